"""Themes: where the text names one, and what is about it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache

from graph.model import Term
from loaders.extract.gazetteer import stemmed
from loaders.extract.phrases import PhraseIndex
from loaders.extract.reading import Reading
from loaders.extract.things import Claim, Theme, Thing
from ontology import themes, vocabulary

_MOST = 3  # themes that a project of one text is about, at most
_SHORT = 4  # letters up to which a theme's abbreviation must be written in capitals


@cache
def _phrases() -> PhraseIndex[tuple[str, str, str]]:
    rows = []
    for text, language, iri in themes.labels():
        rows.append((stemmed(text, language), (text, language, vocabulary.local(iri))))
    return PhraseIndex(rows)


def themes_of(reading: Reading) -> tuple[Theme, ...]:
    """The themes that the text names, longest name at each place, in order."""
    if reading.themes is None:
        reading.themes = _themes(reading)
    return reading.themes


def _themes(reading: Reading) -> tuple[Theme, ...]:
    found: dict[tuple[int, int], set[str]] = {}
    for hit in _phrases().hits(reading.words):
        text, language, term = hit.payload
        start, end = reading.words[hit.first].start, reading.words[hit.last].end
        written = reading.text[start:end]
        if len(text) <= _SHORT and (written != text or len(text) < 3):
            continue
        near = {
            reading.lexicon_at(hit.first).code,
            reading.sentences[0].language if reading.sentences else "en",
            "en",
            "",
        }
        if len(text) > _SHORT and language and language not in near and not reading.words[hit.first].capital:
            sentence = reading.sentence_at(start)
            if sentence is None or sentence.language != language:
                continue
        found.setdefault((hit.first, hit.last), set()).add(term)
    kept: list[Theme] = []
    last = -1
    for (first, end_token), terms in sorted(found.items(), key=lambda row: (row[0][0], -row[0][1])):
        if first > last and len(terms) == 1:
            start, end = reading.words[first].start, reading.words[end_token].end
            kept.append(Theme(start, end, next(iter(terms))))
            last = end_token
    return tuple(kept)


def claim_themes(reading: Reading) -> None:
    """Claims what the topic project is about, unless plans or practices carry the themes of the text.

    A theme counts where the project, its aim or its title stands in the same sentence, or near the
    top of the text; of many, those named first and most.
    """
    found = themes_of(reading)
    taken = set(_of_policies(reading, found))
    project = reading.project
    if project is None:
        return
    weights: dict[str, float] = {}
    first: dict[str, Theme] = {}
    for theme in found:
        if any(a <= theme.start and theme.end <= b for a, b in taken) or _in_name(reading, theme):
            continue
        weight = _weight(reading, project, theme)
        weights[theme.term] = weights.get(theme.term, 0.0) + weight
        if weight > 0.5:
            first.setdefault(theme.term, theme)
    telling = {t.term for t in specific([theme for theme in first.values() if weights[theme.term] >= 1.0])}
    ranked = sorted(
        (t for t in first if t in telling and weights[t] >= 1.0), key=lambda t: (-weights[t], first[t].start)
    )
    for term in ranked[:_MOST]:
        theme = first[term]
        reading.claim(project, "theme", Term(term), (theme.start, theme.end), "project-theme")


def _in_name(reading: Reading, theme: Theme) -> bool:
    """A word inside the name or title of a body or project says little of what the text is about."""
    if any(o.thing.kind not in ("Action", "ActionPlan") for o in reading.around(theme.start, theme.end)):
        return True
    return any(c.start <= theme.start and theme.end <= c.end for c in reading.claims.by("title"))


def specific(found: Iterable[Theme]) -> list[Theme]:
    """The themes without those that nearly every text of the kind names, where others are left.

    >>> [t.term for t in specific([Theme(0, 4, "theme/sustainable-development"), Theme(5, 9, "theme/bioeconomy")])]
    ['theme/bioeconomy']
    """
    rows = list(found)
    return [theme for theme in rows if theme.term not in _GENERAL] or rows


_GENERAL = frozenset(
    f"theme/{name}"
    for name in (
        "sustainable-development",
        "innovation",
        "research-development",
        "environment",
        "governance",
        "skills",
        "education",
        "employment",
        "public-services",
        "recycling",
    )
)


def _weight(reading: Reading, project: Thing, theme: Theme) -> float:
    sentence = reading.sentence_at(theme.start)
    if sentence is None:
        return 0.0
    inside = reading.within(sentence.start, sentence.end)
    near = any(o.thing is project for o in inside) or bool(reading.cues("Project", sentence, "heads"))
    aim = bool(reading.cues("aim", sentence))
    heading = sentence.heading or sentence.end <= reading.sentences[0].end
    rivals = any(o.thing.kind in ("Action", "GoodPractice", "Initiative", "ActionPlan") for o in inside)
    return 0.5 + 0.6 * near + 0.6 * aim + 0.6 * heading - 1.2 * rivals


def _of_policies(reading: Reading, found: tuple[Theme, ...]) -> Iterator[tuple[int, int]]:
    """Themes in the names of policies are the policies'; the spans they stand in."""
    for theme in found:
        for occurrence in reading.around(theme.start, theme.end, "Strategy", "PolicyFramework"):
            known = Term(theme.term)
            if not any(c.object == known for c in reading.says(occurrence.thing, "theme")):
                # A name says what a policy is about, but a text that only cites it is not about that.
                reading.claims.append(
                    Claim(occurrence.thing, "theme", known, theme.start, theme.end, "policy-theme", "suggested")
                )
            yield occurrence.start, occurrence.end


def themes_between(reading: Reading, start: int, end: int) -> tuple[Theme, ...]:
    """The themes named between two offsets."""
    return tuple(theme for theme in themes_of(reading) if start <= theme.start and theme.end <= end)
