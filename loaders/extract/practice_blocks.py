"""Practices that each open a paragraph of a text on what was learnt, "Shared Shed (Elverum). …", and what it tells."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise

from loaders.extract.actionvalues import claim_cost, cost_of
from loaders.extract.dateforms import Moment
from loaders.extract.dates import moments
from loaders.extract.frames import cues_of
from loaders.extract.hypotheses import Hypothesis
from loaders.extract.mentions import BODIES, PLACES
from loaders.extract.occurrences import outermost
from loaders.extract.participation import based_in
from loaders.extract.reading import Reading
from loaders.extract.sentences import Sentence
from loaders.extract.things import Occurrence, Thing
from loaders.extract.truth import denied, promised

RULE = "practice-headed"
_OPENING = re.compile(
    r"[\"“„«»]?\s?(?P<name>[^\"“”„«»()\n.:;]{3,80}?)\s?[\"“”«»]?"
    r"(?:, [^\W\dA-Z][^()\n.:;]{2,60}?)? \((?P<place>[^()\n\d]{2,60})\)(?P<mark>\.|:|,| [–-])?(?=\s|$)"
)
_WEIGHT = 1.7
_MOST_WORDS = 9
_SHORT = 4  # letters of a name that may be any word elsewhere
_LEAST = 100  # characters of what is told of a practice
_NEAR = 14  # sentences behind the word "practices" among which such paragraphs stand
_SUBJECT = 8  # words that may open a sentence before the body that acts ("Since September 2015 the Province …")
_CLOSE = 3  # words behind a body among which "not" denies what it does
_UNSURE = ("negation", "condition", "only-asked")


def headed_practices(reading: Reading) -> Iterator[Hypothesis]:
    """The names that open the paragraphs behind a sentence on practices, each with its place in brackets.

    Two such paragraphs are practices anywhere in a text that speaks of good practices, three in one that speaks of
    practices or models. Later the name alone stands for one.
    """
    told = [*reading.cues("practices"), *reading.cues("GoodPractice", table="heads")]
    if not told and not reading.cues("bare-practice"):
        return
    opened = {number: match for number in range(len(reading.sentences)) if (match := _opened(reading, number))}
    numbers = {reading.sentence_number(reading.words[hit.first].start) for hit in told}
    for number, match in opened.items():
        if len(opened) > (1 if told else 2) or any(0 <= number - one <= _NEAR for one in numbers):
            yield from _named(reading, match)


def _named(reading: Reading, match: re.Match[str]) -> Iterator[Hypothesis]:
    """A practice at each place that has its name."""
    name = match["name"]
    for later in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", reading.text):
        start, end = later.span()
        if start == match.start("name") or len(name) > _SHORT or " " in name:
            language = reading.lexicon_at(reading.index(start)).code
            yield Hypothesis("GoodPractice", start, end, _WEIGHT * (end - start), RULE, language=language)


def without_projects(reading: Reading, found: Iterable[Hypothesis]) -> list[Hypothesis]:
    """The hypotheses, without names that open a paragraph where they end with what may be a project's.

    "CircPro (Circular procurement in small towns). The project …" is no practice of Circular procurement.
    """
    rows = list(found)
    ends = {one.end for one in rows if one.kind == "Project"}
    names = {reading.text[one.start : one.end] for one in rows if one.rule == RULE and one.end in ends}
    return [one for one in rows if one.rule != RULE or reading.text[one.start : one.end] not in names]


def _opened(reading: Reading, number: int) -> re.Match[str] | None:
    """The name and place with which a sentence opens a paragraph that tells of them, or None."""
    sentence = reading.sentences[number]
    if sentence.row or (number and reading.sentences[number - 1].block == sentence.block):
        return None
    start, stop = reading.block_span(sentence)
    match = _OPENING.match(reading.text, start, stop)
    if match is None or match["mark"] == "," or not match["place"][:1].isupper():
        return None
    first, last = reading.index(match.start("name")), reading.index(match.end("name")) - 1
    if not (first <= last and reading.words[first].capital and last - first < _MOST_WORDS):
        return None
    bodies = [hit for hit in reading.hits_between("bodies", first, last) if reading.words[hit.first].capital]
    if bodies or any(reading.hits_between(table, first, last) for table in ("heads", "policies")):
        return None  # a partner, a project, a programme
    if match["place"].isupper():
        return None  # an abbreviation
    told = stop - match.end()
    if told < _LEAST and match.end() + 1 >= stop:
        below = reading.block_of(sentence)[1]
        told = 0 if below >= len(reading.sentences) else _length(reading, below)
    return match if told >= _LEAST else None


def _length(reading: Reading, number: int) -> int:
    start, stop = reading.block_span(reading.sentences[number])
    return stop - start


def claim_headed(reading: Reading) -> None:
    """Claims who runs and supports the practice that a paragraph tells of, since when, for how much and where."""
    for practice in reading.found("GoodPractice"):
        if practice.rule != RULE:
            continue
        rows = _told(reading, practice)
        if not rows:
            continue
        _places(reading, practice)
        _actors(reading, practice, rows)
        start, end = rows[0].start, rows[-1].end
        dates = [one for row in rows for one in moments(reading, row.start, row.end) if _happened(reading, row, one)]
        if dates and next(reading.says(practice, "startDate"), None) is None:
            first = dates[0]
            reading.claim(practice, "startDate", first.literal, (first.start, first.end), "practice-block-start")
        cost = cost_of(reading, start, end)
        if cost is not None and next(reading.says(practice, "cost"), None) is None:
            claim_cost(reading, practice, cost, (cost.start, cost.end), "practice-block-cost")


def _told(reading: Reading, practice: Thing) -> list[Sentence]:
    """The sentences of the paragraph that a practice opens, or of the one below its line."""
    number = reading.sentence_number(practice.start)
    last = reading.block_of(reading.sentences[number])[1]
    close = reading.text.find(")", practice.end)
    rows = [row for row in reading.sentences[number:last] if row.end > close + 2]
    if sum(row.end - max(row.start, close) for row in rows) < _LEAST and last < len(reading.sentences):
        rows = list(reading.sentences[last : reading.block_of(reading.sentences[last])[1]])
    return rows


def _places(reading: Reading, practice: Thing) -> None:
    close = reading.text.find(")", practice.end)
    inside = reading.within(practice.end, close, *PLACES)
    areas = [o for o in inside if o.thing.kind != "Country"]
    for inner, outer in pairwise(inside):
        if inner.thing.country == outer.thing.country:
            based_in(reading, inner.thing, outer.thing, (inner.start, outer.end), RULE)
    for place in areas[-1:]:
        span = (practice.start, place.end)
        reading.claim(practice, "appliesTo", place.thing, span, RULE)
        practice.place = practice.place or place.thing.code
    for place in inside:
        practice.country = practice.country or place.thing.country


def _actors(reading: Reading, practice: Thing, rows: list[Sentence]) -> None:
    """The body that acts in the first sentences runs the practice; so does who "runs" it; others support it."""
    runs: list[Thing] = []
    for place, row in enumerate(rows):
        found = [(o.thing, "implementedBy") for o in _by_verb(reading, row, "implementedBy")]
        found += [(o.thing, "supportedBy") for o in _by_verb(reading, row, "supportedBy")]
        if place < 2 and not runs and all(relation != "implementedBy" for _, relation in found):
            found += [(o.thing, "implementedBy") for o in _subject(reading, row)]
        for body, relation in found:
            runs += [body] if relation == "implementedBy" else []
            if relation == "implementedBy" or body not in runs:
                reading.claim(practice, relation, body, (row.start, row.end), "practice-block")


def _by_verb(reading: Reading, row: Sentence, relation: str) -> list[Occurrence]:
    """The bodies that a sentence says carry out or support what it tells of, where it names nothing else."""
    found = []
    for first, last, frame, way in cues_of(reading, row):
        if frame.relation != relation or "GoodPractice" not in frame.subject:
            continue
        if denied(reading, row, first, last) is not None:
            continue
        at, end = reading.words[first].start, reading.words[last].end
        if way == "after":
            near = [o for o in reading.within(end, row.end, *BODIES) if len(reading.folded[end : o.start].split()) <= 3]
            found += near[:1]
        elif way == "before":
            near = [o for o in reading.within(row.start, at, *BODIES) if len(reading.folded[o.end : at].split()) <= 3]
            found += near[-1:]
    return found


def _subject(reading: Reading, row: Sentence) -> list[Occurrence]:
    """The body that opens a sentence, behind words of time at most."""
    bodies = reading.within(row.start, row.end, *BODIES)
    outer = outermost(bodies)
    near = [o for o in outer if reading.index(o.start) - row.first <= _SUBJECT]
    unsure = [hit for name in _UNSURE for hit in reading.cues(name, row)]
    return [o for o in near[:1] if all(hit.first - reading.index(o.end) > _CLOSE for hit in unsure)]


def _happened(reading: Reading, row: Sentence, date: Moment) -> bool:
    """Whether a date is of what was: nothing before it denies, supposes or announces."""
    at = reading.index(date.start)
    return denied(reading, row, at, at) is None and not promised(reading, row, at, at)
