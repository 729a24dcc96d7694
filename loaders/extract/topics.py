"""Themes: what a text is about, and what of it: a project, or the plan, practice or event that a sentence tells of."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from graph.model import Term
from loaders.extract.focus import section_project
from loaders.extract.folding import squeezed
from loaders.extract.form_practices import RULE as PRACTICE_FORM
from loaders.extract.reading import Reading
from loaders.extract.theme_cues import GENERAL, Candidate, Outlook, candidates, cues_of
from loaders.extract.theme_hits import themes_of
from loaders.extract.theme_names import name_of, with_complement
from loaders.extract.theme_subjects import SURE, names_pillar, subjects
from loaders.extract.theme_weights import Weighing, weighing
from loaders.extract.things import Claim, Theme, Thing
from loaders.extract.told_themes import is_denied, told_themes

_MOST = 3  # themes that sentences tell of one project
_LONG = 2  # of them with a complement
_NAMES = 5  # names of one theme that are quoted
_LONGEST = 60  # characters of a name
_OWNERS = ("GoodPractice", "Initiative", "ActionPlan")  # that a text without a project is about


def claim_themes(reading: Reading) -> None:
    """Claims what projects, programmes, plans, practices and events are about.

    Of the themes that a text names it is about those with the most telling cues. They are the themes of the
    project that their passages tell of, three at most, and of other things where a name or a sentence says so.
    """
    found = [theme for theme in named(reading) if not is_denied(reading, theme)]
    _claim_of_policies(reading, found)
    had: Counter[Thing] = Counter()
    weighed = weighing()
    some = candidates(found)
    told = _told(reading, found, some)
    for thing, one in told:
        had[thing] += 1
        _claim(reading, thing, one, "told-theme")
    for probability, one in ranked(reading, some, weighed):
        for thing, rule in _owners(reading, one) if probability >= weighed.enough[0] else ():
            if (thing, one) in told:
                continue
            if had[thing] < len(weighed.enough) and probability >= weighed.enough[had[thing]]:
                had[thing] += 1
                _claim(reading, thing, one, rule)


def _told(reading: Reading, found: Sequence[Theme], some: Sequence[Candidate]) -> dict[tuple[Thing, Candidate], None]:
    """The projects with the themes that sentences tell of them in so many words, three at most of each."""
    by_term = {one.term: one for one in some}
    rows: dict[tuple[Thing, Candidate], None] = {}
    count: Counter[Thing] = Counter()
    for thing, theme in told_themes(reading, specific(found)):
        if (thing, by_term[theme.term]) not in rows and count[thing] < _MOST:
            rows[thing, by_term[theme.term]] = None
            count[thing] += 1
    return rows


def named(reading: Reading) -> list[Theme]:
    """The themes that the text names, without those that are only the name of an axis of a programme."""
    return [theme for theme in _whole(reading, themes_of(reading)) if not names_pillar(reading, theme)]


def ranked(reading: Reading, some: Sequence[Candidate], weighed: Weighing) -> list[tuple[float, Candidate]]:
    """The themes with the probabilities that the text is about them, the most probable first."""
    outlook = Outlook(reading, some)
    return sorted(((weighed.probability(cues_of(outlook, one)), one) for one in some), key=_rank)


def _rank(row: tuple[float, Candidate]) -> tuple[float, int]:
    return -row[0], row[1].places[0].start


def _owners(reading: Reading, one: Candidate) -> list[tuple[Thing, str]]:
    """What a theme is the theme of, and by which rule."""
    scores: dict[Thing, float] = {}
    rules: dict[Thing, str] = {}
    for place in one.places:
        for thing, weight, rule in subjects(reading, place):
            scores[thing] = scores.get(thing, 0.0) + weight if thing.kind == "Project" else max(1.0, weight)
            rules.setdefault(thing, rule)
    projects = [thing for thing in scores if thing.kind == "Project"]
    best = max((scores[thing] for thing in projects), default=0.0)
    kept = [thing for thing in scores if scores[thing] >= SURE or (thing in projects and scores[thing] == best)]
    sheets = {c.subject for c in reading.claims if c.rule == PRACTICE_FORM and c.subject.kind == "GoodPractice"}
    if len(sheets) == 1:
        return [(sheets.pop(), "sentence-theme")]  # the text is the page of one practice
    if not kept:
        kept = [thing for thing in (_topic(reading, one),) if thing is not None]
    return [(thing, rules.get(thing, "project-theme")) for thing in kept]


def _topic(reading: Reading, one: Candidate) -> Thing | None:
    """The project that the text or the part of it is about, else the first practice, plan or event that it names."""
    part = section_project(reading, one.places[0].start)
    return part or reading.project or next((thing for kind in _OWNERS for thing in reading.found(kind)), None)


def _claim(reading: Reading, thing: Thing, one: Candidate, rule: str) -> None:
    """Claims a theme of a thing once for each of its names in the text, the whole noun phrase first."""
    for start, end in names_of(reading, one):
        reading.claims.append(Claim(thing, "theme", Term(one.term), start, end, rule))


def _whole(reading: Reading, found: Iterable[Theme]) -> list[Theme]:
    """The themes, a shortened one with the term of the full one before it ("bio-based circular economy")."""
    full: dict[str, str] = {}
    rows = []
    for theme in found:
        name = f" {squeezed(reading.text[theme.start : theme.end])} "
        term = next((full[longer] for longer in full if name in longer and name != longer), theme.term)
        full.setdefault(name, term)
        rows.append(Theme(theme.start, theme.end, term))
    return rows


def specific(found: Iterable[Theme]) -> list[Theme]:
    """The themes without those that nearly every text of the kind names, where others are left.

    >>> [t.term for t in specific([Theme(0, 4, "theme/sustainable-development"), Theme(5, 9, "theme/bioeconomy")])]
    ['theme/bioeconomy']
    """
    rows = list(found)
    return [theme for theme in rows if theme.term not in GENERAL] or rows


def names_of(reading: Reading, one: Candidate) -> list[tuple[int, int]]:
    """Where the names of a theme stand: the noun phrases with their complements, the phrases, the bare labels."""
    names: dict[str, tuple[int, int]] = {}
    spans = [span for place in one.places if (span := with_complement(reading, place))][:_LONG]
    spans += [name_of(reading, place) for place in one.places]
    for start, end in [*spans, *((place.start, place.end) for place in one.places)]:
        if end - start <= _LONGEST and "\n" not in reading.text[start:end]:
            names.setdefault(squeezed(reading.text[start:end]), (start, end))
    return list(names.values())[:_NAMES]


def _claim_of_policies(reading: Reading, found: Iterable[Theme]) -> None:
    """Suggests the themes in the names of policies as theirs; a text that only cites one is not about that."""
    for theme in found:
        for occurrence in reading.around(theme.start, theme.end, "Strategy", "PolicyFramework"):
            known = Term(theme.term)
            if not any(c.object == known for c in reading.says(occurrence.thing, "theme")):
                reading.claims.append(
                    Claim(occurrence.thing, "theme", known, theme.start, theme.end, "policy-theme", "suggested")
                )
