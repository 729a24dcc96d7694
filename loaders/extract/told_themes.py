"""Themes that a sentence says in so many words: "the project deals with …", "on the topic of …", "… témában"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from loaders.extract.focus import project_at
from loaders.extract.form_practices import RULE as PRACTICE_FORM
from loaders.extract.lexicon import Row
from loaders.extract.phrases import Hit
from loaders.extract.reading import Reading
from loaders.extract.sentences import Sentence
from loaders.extract.theme_names import name_of
from loaders.extract.things import Theme, Thing
from loaders.extract.truth import denied

_SMALL = ("articles", "connectors", "conjunctions")
_LINKS = 2  # small words between what says a theme and its name
_RIVALS = frozenset(
    [
        *("Action", "PilotAction", "ActionPlan", "GoodPractice", "Initiative", "Event", "PolicyInstrument"),
        *("Strategy", "PolicyFramework", "Law", "Organization", "PublicOrganisation", "Person"),
    ]
)
_LINE = 16  # words of a line behind a label
_NEAR = 12  # words between a project, or its noun, and what says its theme


def told_themes(reading: Reading, found: Iterable[Theme]) -> Iterator[tuple[Thing, Theme]]:
    """The projects with the themes that their sentences tell of them, in the order of the text.

    >>> from graph.model import document_of
    >>> from loaders.extract.rules import read
    >>> text = "TOOLSHARE is an Interreg project. The partners exchange experience on energy efficiency in the regions."
    >>> [claim.object.name for claim in read(document_of(text)).claims.by("theme")]
    ['theme/energy-efficiency']
    """
    for theme in found:
        sentence = reading.sentence_at(theme.start)
        if sentence is None or reading.around(theme.start, theme.end):
            continue
        if _labelled(reading, sentence, theme):
            project = project_at(reading, theme.start) or reading.project
            if project is not None:
                yield project, theme
            continue
        hit = _said_before(reading, sentence, theme) or _said_behind(reading, sentence, theme)
        if hit is None or denied(reading, sentence, hit.first, hit.last):
            continue
        project = _subject(reading, sentence, min(hit.first, reading.index(theme.start)))
        if project is not None:
            yield project, theme


def is_denied(reading: Reading, theme: Theme) -> bool:
    """Whether a sentence says that something is not about a theme ("it does not deal with …")."""
    sentence = reading.sentence_at(theme.start)
    hit = _said_before(reading, sentence, theme) if sentence is not None else None
    return hit is not None and sentence is not None and denied(reading, sentence, hit.first, hit.last) == "negation"


def _labelled(reading: Reading, sentence: Sentence, theme: Theme) -> bool:
    """Whether a theme stands in a short line behind a label that says themes: "Thematic area: …"."""
    if sentence.last - sentence.first > _LINE or any(c.rule == PRACTICE_FORM for c in reading.claims):
        return False
    labels = [hit for hit in reading.cues("topic-label", sentence) if hit.first == sentence.first]
    ends = [reading.span(hit)[1] for hit in labels]
    return any(reading.text[end : theme.start].lstrip()[:1] == ":" for end in ends)


def _said_before(reading: Reading, sentence: Sentence, theme: Theme) -> Hit[Row] | None:
    """What says a theme right before its name, small words between."""
    first = reading.index(name_of(reading, theme)[0])
    for hit in reading.cues("topic-of", sentence):
        between = range(hit.last + 1, first)
        if hit.last < first and len(between) <= _LINKS and all(_is_small(reading, at) for at in between):
            return hit if all(reading.words[at].joined for at in (*between, first)) else None
    return None


def _said_behind(reading: Reading, sentence: Sentence, theme: Theme) -> Hit[Row] | None:
    """What says a theme right behind its name, in languages that put it there."""
    last = reading.index(name_of(reading, theme)[1]) - 1
    near = [
        hit for hit in reading.cues("topic-in", sentence) if hit.first == last + 1 and reading.words[hit.first].joined
    ]
    return near[0] if near else None


def _is_small(reading: Reading, at: int) -> bool:
    grammar, word = reading.lexicon_at(at), reading.words[at].word
    return any(grammar.has(table, word) for table in _SMALL)


def _subject(reading: Reading, sentence: Sentence, at: int) -> Thing | None:
    """The project of which a sentence tells before a token: by name, by its noun, its partners or a pronoun."""
    start, end = sentence.start, reading.words[at].start
    before = [o for o in reading.within(start, end) if o.thing.kind == "Project" or o.thing.kind in _RIVALS]
    if before and before[-1].thing.kind != "Project":
        return None
    if before:
        near = at - reading.index(before[-1].end) <= _NEAR
        return before[-1].thing if near else None
    nouns = [hit.last for hit in reading.cues("Project", sentence, "heads") if hit.last <= at]
    partners = [hit.last for hit in reading.cues("partner", sentence) if hit.last <= at]
    opens = any(hit.first == sentence.first for hit in reading.cues("pronoun", sentence))
    if not opens and not any(at - last <= _NEAR for last in (*nouns, *partners)) and at > sentence.first:
        return None
    return project_at(reading, start) or reading.project
