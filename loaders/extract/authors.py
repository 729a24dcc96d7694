"""Who wrote a plan, strategy, programme or law: the bodies that do what a verb of writing says."""

from __future__ import annotations

from loaders.extract.attachment.series import runs
from loaders.extract.between import marked
from loaders.extract.deed_documents import document_of_deed
from loaders.extract.deeds import Deed, deeds
from loaders.extract.list_items import conjunction
from loaders.extract.mentions import BODIES
from loaders.extract.occurrences import outermost
from loaders.extract.reading import Reading
from loaders.extract.role_words import is_in
from loaders.extract.sentences import Sentence
from loaders.extract.statements import status
from loaders.extract.telling import DOCUMENTS
from loaders.extract.things import Occurrence

_SAID = ("developedBy", "issuedBy", "managedBy")
_TOGETHER = ("jointly", "with")
_LINK = 3  # words between two bodies that write together


def authors(reading: Reading) -> None:
    """Claims who wrote the documents of a text, where no rule has claimed it of the two.

    >>> from graph.model import document_of
    >>> from loaders.extract.rules import read_by_rules
    >>> text = "La Stratégie de mobilité 2021-2027, que la Ville de Lille a rédigée, est en vigueur."
    >>> [(c.subject.label, c.object.label) for c in read_by_rules(document_of(text)).claims.by("developedBy")]
    [('Stratégie de mobilité 2021-2027', 'Ville de Lille')]
    """
    if not reading.found(*DOCUMENTS):
        return
    rows = None
    for sentence, one in deeds(reading, "writes"):
        place, thing = document_of_deed(reading, sentence, one)
        if thing is None:
            continue
        rows = runs(reading) if rows is None else rows
        start, end = reading.span(one.verb)
        said = [c.object for name in _SAID for c in reading.says(thing, name) if status(c) == "asserted"]
        for body in _row(reading, sentence, one, rows):
            if body.thing is thing or body.thing in said:
                continue
            span = (min(start, body.start), max(end, body.end))
            rule = "document-author" if place is not None else "told-author"
            reading.claim(thing, "developedBy", body.thing, span, rule)


def _row(
    reading: Reading, sentence: Sentence, one: Deed, known: dict[Occurrence, tuple[Occurrence, ...]]
) -> list[Occurrence]:
    """Who writes, with those that a list, "and" or "together with" joins to it."""
    bodies = outermost(reading.within(sentence.start, sentence.end, *BODIES))
    start = reading.span(one.verb)[0]
    side = [o for o in bodies if (o.start < start) == (one.body.start < start)]
    at = side.index(one.body) if one.body in side else 0
    row = [one.body]
    for other in side[at + 1 :]:
        if not _joined(reading, row[-1], other, known):
            break
        row.append(other)
    for other in reversed(side[:at]):
        if not _joined(reading, other, row[0], known):
            break
        row.insert(0, other)
    return row


def _joined(
    reading: Reading, one: Occurrence, other: Occurrence, known: dict[Occurrence, tuple[Occurrence, ...]]
) -> bool:
    """Whether a list, a conjunction or words for "together with" join two bodies."""
    if other in known.get(one, ()) and not marked(reading, one.end, other.start, ";:"):
        return True
    cues = [h for name in _TOGETHER for h in reading.cues_between(name, one.end, other.start)]
    rest = [
        at
        for at in range(reading.index(one.end), reading.index(other.start))
        if not any(h.first <= at <= h.last for h in cues) and not is_in(reading, at, "articles")
    ]
    if cues:
        return not rest and not marked(reading, one.end, other.start, ";:")
    return bool(rest) and all(conjunction(reading, at) for at in rest) and not marked(reading, one.end, other.start)
