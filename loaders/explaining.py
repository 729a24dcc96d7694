"""Why a document says what it says: its mentions, its claims, and what was refused or held back, passage by passage.

The answer is plain values, for whoever shows them; `triptych.explained` does so in colours and as a page.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from graph.export.statements import statement_lines
from graph.iri import BASE
from graph.model import Document, Literal, Mention, Statement, Term
from graph.terms import short
from loaders.extract.even_blanks import evened
from loaders.extract.hypotheses import Hypothesis
from loaders.extract.reading import Reading
from loaders.extract.rules import read as read_prose
from loaders.extract.sentences import blocks_of
from loaders.extract.statements import VERSION, confidence, doubt
from loaders.extract.things import Thing
from loaders.reading import Read

_HELD = {
    "negation": "the sentence denies it",
    "condition": "the sentence makes it a condition",
    "promise": "the sentence only promises it",
    "no-day": "the text does not say on which day",
}


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of text that was taken for a thing: its class, the name the thing goes by, the rule that saw it."""

    start: int
    end: int
    kind: str
    name: str
    rule: str


@dataclass(frozen=True, slots=True)
class Told:
    """A claim as a person reads it; ``why`` says what stands against it, '' where nothing does.

    ``status`` is what `triptych extract` prints, or ``held back`` for a claim that makes no statement.
    """

    start: int
    subject: str
    relation: str
    object: str
    rule: str
    confidence: float
    status: str
    why: str = ""


@dataclass(frozen=True, slots=True)
class Lost:
    """A candidate that was not taken for a thing: what it would have been, and ``why`` it is not."""

    start: int
    end: int
    kind: str
    text: str
    rule: str
    weight: float
    why: str


@dataclass(frozen=True, slots=True)
class Passage:
    """A block of the document with what was read in it, each in the order of the text."""

    start: int
    end: int
    kind: str
    marks: tuple[Mark, ...]
    told: tuple[Told, ...]
    lost: tuple[Lost, ...]


@dataclass(frozen=True, slots=True)
class Explanation:
    """A whole document explained; ``language`` is that of most of its text, '' for a table.

    ``profile`` names what read a table, '' for prose. ``unread`` are lines on parts that gave nothing.
    """

    location: str
    text: str
    language: str
    profile: str
    passages: tuple[Passage, ...]
    unread: tuple[str, ...]


def explain(found: Read, location: str) -> Explanation:
    """The explanation of a document that was read, under the name it is shown by.

    >>> from graph.model import document_of
    >>> page = document_of("Lead partner of the project CircPro: Kouvola Innovation Ltd (FI).")
    >>> from loaders.extract.rules import extract
    >>> (passage,) = explain(Read(page, extract(page)), "page.txt").passages
    >>> [(mark.kind, mark.name) for mark in passage.marks]
    [('Project', 'CircPro'), ('Organization', 'Kouvola Innovation Ltd'), ('Region', 'FI1C4'), ('Country', 'FI')]
    """
    document = found.document
    told = [*_statements(found)]
    if found.tabular is None:
        even = evened(document)
        reading = read_prose(even.document)
        marks = [replace(one, start=even.start(one.start), end=even.end(one.end)) for one in _marks(reading)]
        lost = [replace(one, start=even.start(one.start), end=even.end(one.end)) for one in _lost(reading)]
        told += [replace(one, start=even.start(one.start)) for one in _held(reading)]
    else:
        reading, marks, lost = None, [*_marks_of(document, found.statements)], []
    return Explanation(
        location,
        document.text,
        reading.language if reading else "",
        found.tabular.profile if found.tabular else "",
        tuple(_passages(document, marks, told, lost)),
        tuple(f"{one.what}: {one.reason}" if one.what else one.reason for one in found.unread),
    )


def _statements(found: Read) -> Iterator[Told]:
    """What the document says, with the status that each claim has in the end."""
    lines = statement_lines(found.document, found.statements, found.refused, BASE)
    for one, line in zip(found.statements, lines, strict=True):
        yield Told(
            one.start,
            _named(line, "subject"),
            one.predicate,
            line["value"] if line["value"] is not None else _named(line, "object"),
            one.rule,
            one.confidence,
            line["status"],
            _against(one, line["status"], found.refused),
        )


def _named(line: Mapping[str, str | None], side: str) -> str:
    return line[f"{side}Label"] or short(line[side] or "")


def _against(one: Statement, status: str, refused: Mapping[str, str]) -> str:
    """What stands against a statement of some status, in words."""
    if one.id in refused:
        return refused[one.id]
    if status == "suggested":
        rule = one.rule.rpartition(".")[0]
        return doubt(rule, one.predicate, one.object, one.subject.kind) or "the rule itself only suggests"
    if status == "conflicting":
        return "the document gives another value too"
    if status == "less-exact":
        return "the document says it more exactly too"
    return ""


def _held(reading: Reading) -> Iterator[Told]:
    for claim, reason in reading.held:
        yield Told(
            claim.start,
            _name(claim.subject),
            claim.predicate,
            _name(claim.object),
            f"{claim.rule}.{VERSION}",
            confidence(claim.rule),
            "held back",
            _HELD.get(reason, reason),
        )


def _name(value: Thing | Literal | Term) -> str:
    """What a thing or value is called in an explanation; a thing without a name by its code or class."""
    if isinstance(value, Literal):
        return value.value
    if isinstance(value, Term):
        return value.name
    return value.label or next((name.text for name in value.names), value.code or f"({value.kind})")


def _marks(reading: Reading) -> Iterator[Mark]:
    """Where the text speaks of each thing; the rule is that of the hypothesis that was chosen there, if one was."""
    rules = {(h.start, h.end, h.kind): h.rule for h in (*reading.inner, *reading.chosen)}
    for one in reading.occurrences:
        if one.thing in reading.things and one.start < one.end:
            rule = rules.get((one.start, one.end, one.thing.kind)) or one.thing.rule or "name repeated"
            yield Mark(one.start, one.end, one.thing.kind, _name(one.thing), rule)


def _marks_of(document: Document, statements: Iterable[Statement]) -> Iterator[Mark]:
    """The mentions of a table's statements, each where it stands first, by the rule that speaks of it first."""
    seen: set[tuple[int, int, str]] = set()
    for one in statements:
        for mention in (one.subject, one.object):
            if isinstance(mention, Mention) and mention.names and mention.start < mention.end:
                place = (mention.start, mention.end, mention.kind)
                if place not in seen:
                    seen.add(place)
                    yield Mark(*place, mention.names[0].text, one.rule)


def _lost(reading: Reading) -> Iterator[Lost]:
    """The candidates that came to nothing."""
    spoken = {(one.start, one.end, one.thing.kind) for one in reading.occurrences}
    for one in sorted((*reading.refused, *reading.inner, *reading.chosen), key=lambda h: (h.start, -h.end, h.rule)):
        if (one.start, one.end, one.kind) not in spoken:
            text = reading.text[one.start : one.end]
            yield Lost(one.start, one.end, one.kind, text, one.rule, one.weight, _reason(reading, one))


def _reason(reading: Reading, lost: Hypothesis) -> str:
    """Why a candidate came to nothing: by which chosen ones it lost, or what a chosen one lacked."""
    if lost in reading.chosen:
        if lost.use == "alias":
            return "chosen, but it points back to nothing named before"
        return "chosen, but made no thing of its own here"
    rivals = [h for h in _touching(reading.chosen, lost) if h != lost]
    if not rivals:
        return f"its weight of {lost.weight:g} explains nothing"
    winners = " and ".join(
        f"{h.kind} “{reading.text[h.start : h.end]}” ({h.rule}, weight {h.weight:g})" for h in rivals
    )
    inside = (
        len(rivals) == 1
        and (rivals[0].start, rivals[0].end) != (lost.start, lost.end)
        and (rivals[0].start <= lost.start and lost.end <= rivals[0].end)
    )
    return f"lies inside {winners}" if inside else f"lost to {winners}"


def _touching(chosen: Sequence[Hypothesis], lost: Hypothesis) -> list[Hypothesis]:
    """The chosen hypotheses, which are in order and do not overlap, that share text with one that was not."""
    at = max(0, bisect_right(chosen, lost.start, key=lambda h: h.start) - 1)
    found = []
    while at < len(chosen) and chosen[at].start < lost.end:
        if lost.start < chosen[at].end:
            found.append(chosen[at])
        at += 1
    return found


def _passages(
    document: Document, marks: Iterable[Mark], told: Iterable[Told], lost: Iterable[Lost]
) -> Iterator[Passage]:
    """The blocks of the document, and what stands between them, with what begins in each; none is left out."""
    spans = [*_spans(document)] or [(0, len(document.text), "paragraph")]
    starts = [start for start, _, _ in spans]

    def at(offset: int) -> int:
        return max(0, bisect_right(starts, offset) - 1)

    marks_at: dict[int, list[Mark]] = {}
    for mark in sorted(marks, key=lambda m: (m.start, -m.end, m.kind)):
        _, end, _ = spans[at(mark.start)]
        if mark.start < end:
            marks_at.setdefault(at(mark.start), []).append(replace(mark, end=min(mark.end, end)))
    told_at: dict[int, list[Told]] = {}
    for claim in sorted(told, key=lambda c: c.start):
        told_at.setdefault(at(claim.start), []).append(claim)
    lost_at: dict[int, list[Lost]] = {}
    for one in lost:
        lost_at.setdefault(at(one.start), []).append(one)
    for number, (start, end, kind) in enumerate(spans):
        yield Passage(
            start,
            end,
            kind,
            tuple(marks_at.get(number, ())),
            tuple(told_at.get(number, ())),
            tuple(lost_at.get(number, ())),
        )


def _spans(document: Document) -> Iterator[tuple[int, int, str]]:
    """The blocks of a document in order, and the text between them that is more than white space."""
    last = 0
    for block in blocks_of(document):
        start = block.start
        if block.kind == "item":  # with its bullet or number
            start = max(last, document.text.rfind("\n", 0, start) + 1)
        yield from _between(document.text, last, start)
        yield start, block.end, block.kind
        last = block.end
    yield from _between(document.text, last, len(document.text))


def _between(text: str, start: int, end: int) -> Iterator[tuple[int, int, str]]:
    """The words between two blocks; none where there are only blanks and marks."""
    part = text[start:end]
    if any(letter.isalnum() for letter in part):
        first = start + len(part) - len(part.lstrip())
        yield first, start + len(part.rstrip()), "paragraph"
