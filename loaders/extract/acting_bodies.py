"""Bodies that only their position shows: behind what they do, behind the label of their role, before their place.

"Is looked after by Oost NL", "Stakeholders in Limburg: Natuurpunt", "CNA Sicilia", "Energap Maribor". Each is a name of
several words or in capitals; a single plain word is more often something else.
"""

from __future__ import annotations

from collections.abc import Iterator, Set

from loaders.extract.form_lexicon import headings_of
from loaders.extract.gazetteer import best_place
from loaders.extract.lexicon import lexicon
from loaders.extract.name_runs import WITHIN, Span, is_acronym, links, run_at
from loaders.extract.reading import Reading
from loaders.extract.sentences import Sentence
from loaders.extract.spelling import spoken_at

_AGENTS = frozenset({"implementedBy", "hostedBy", "developedBy", "supportedBy", "validatedBy"})
_DEEDS = ("does-run", "does-help", "does-write")  # what bodies do, before or behind their names
_ROLES = (*_DEEDS, "does-pay", "stakeholder", "partner-list", "lead-partner", "leader", "responsible", "members")
_FIELDS = frozenset(
    ["involves", "implementer", "mainInstitution", "owner", "stakeholders", "stakeholderGroup", "managingAuthority"]
)
_PERSONS = ("contact", "honorific")  # labels of who is a person
_NEAR = 1  # words between what is done and who does it
_MARKS = frozenset(
    {",", ";", ":", "(", '"', '" (', "”", "” (", "“ (", "» (", "/"}
)  # before what a list or bracket names
_DOER = 2  # words before a deed in which the name of who does it may end
_LABEL = 8  # words of a label


def acting_bodies(reading: Reading, ends: Set[int]) -> Iterator[tuple[str, Span]]:
    """Names that may be of bodies, each with the rule that says so; the same may come more than once.

    ``ends`` are the last tokens of the bodies that are known.
    """
    yield from _behind_frames(reading)
    yield from _behind_deeds(reading, ends)
    yield from _behind_labels(reading)
    yield from _before_places(reading)


def is_telling(reading: Reading, span: Span) -> bool:
    """Whether a name has several words, or one in capitals."""
    return span.last > span.first or is_acronym(reading, span.first)


def _behind_frames(reading: Reading) -> Iterator[tuple[str, Span]]:
    """The names right behind "run by", "developed by", "hosted by" and their like."""
    for hit in reading.hits.get("frames", ()):
        number, way = hit.payload.value.split()
        frame = lexicon(hit.payload.language).frames[int(number)]
        own = hit.payload.language == reading.lexicon_at(hit.first).code
        if way != "after" or frame.relation not in _AGENTS or not own:
            continue
        if all(links(reading, n) for n in range(hit.first, hit.last + 1)):
            continue
        span = _behind(reading, hit.last + 1, 0)
        if span is not None:
            yield "body-acting", span


def _behind_deeds(reading: Reading, ends: Set[int]) -> Iterator[tuple[str, Span]]:
    """The names near behind a word of what bodies do ("to be looked after by Oost NL").

    Where a body stands right before it, what follows is what that body does it to ("The City of Lyon runs BIKELAQ").
    """
    for deed in _DEEDS:
        for hit in reading.cues(deed):
            own = reading.lexicon_at(hit.first).code == hit.payload.language
            if own and not _in_name(reading, hit.first) and ends.isdisjoint(range(hit.first - _DOER, hit.first)):
                span = _behind(reading, hit.last + 1, _NEAR)
                if span is not None and is_telling(reading, span):
                    yield "body-doing", span


def _in_name(reading: Reading, at: int) -> bool:
    """Whether a word is written like a part of a name ("Plano de Ação de Gestão Integrada"), and opens no sentence."""
    sentence = reading.sentence_at(reading.words[at].start)
    return reading.words[at].capital and sentence is not None and at > sentence.first


def _behind(reading: Reading, at: int, between: int) -> Span | None:
    """The name behind a token, articles aside, with at most as many other small words between."""
    words, sentence = reading.words, reading.sentence_at(reading.words[at - 1].start)
    stop = sentence.last if sentence else 0
    while at < stop and words[at].gap in (" ", "'", "’") and words[at].shape in ("a", "1"):
        if words[at].shape == "a" and not links(reading, at):
            between -= 1
        if between < 0:
            return None
        at += 1
    return run_at(reading, at, stop) if at < stop and words[at].gap in (" ", "'", "’") else None


def _behind_labels(reading: Reading) -> Iterator[tuple[str, Span]]:
    """The names right behind the label of a role ("Aktører: Business Lolland-Falster")."""
    words = reading.words
    for at in range(1, len(words)):
        if words[at].gap.strip() != ":" or not (words[at].capital or words[at].shape == "a"):
            continue
        sentence = reading.sentence_at(words[at - 1].start)
        if sentence is None or not _is_label(reading, sentence, at):
            continue
        first = at
        while first < sentence.last and words[first].shape == "a" and links(reading, first):
            first += 1
        span = run_at(reading, first, max(sentence.last, first))
        if span is not None and is_telling(reading, span):
            yield "body-labelled", span


def _is_label(reading: Reading, sentence: Sentence, colon: int) -> bool:
    """Whether what stands before a colon is the label of a role or of a form's field for bodies."""
    words, first = reading.words, colon - 1
    while first > sentence.first and words[first].gap in WITHIN and colon - first <= _LABEL:
        first -= 1
    if colon - first > _LABEL:
        return False
    start, end = words[first].start, words[colon - 1].end
    if any(reading.cues_between(name, start, end) for name in _PERSONS):
        return False  # "Koordynator po stronie powiatu: Radosława Kwiecińska-Lis"
    if any(row.field in _FIELDS for row in headings_of(reading.text[start:end])):
        return True
    return any(reading.cues_between(name, start, end) for name in _ROLES)


def _before_places(reading: Reading) -> Iterator[tuple[str, Span]]:
    """The names that end in the name of a place: acronyms ("CNA Sicilia"), others in a list or in brackets."""
    words = reading.words
    for at in range(len(words) - 1):
        token, after = words[at], words[at + 1]
        if not token.capital or after.gap not in WITHIN or (token.gap in WITHIN and at and words[at - 1].capital):
            continue
        acronym = is_acronym(reading, at) and after.gap == " " and after.shape == "Aa"
        if not acronym and not _is_marked(reading, at):
            continue
        sentence = reading.sentence_at(token.start)
        span = run_at(reading, at, sentence.last) if sentence else None
        if span is None or span.last == at:
            continue
        if acronym and _is_place(reading, at + 1, span.last):
            yield "acronym-in-place", span
        elif (
            not acronym
            and not _is_place(reading, at, at)
            and any(_is_place(reading, n, span.last) for n in range(at + 1, span.last + 1))
        ):
            yield "body-in-place", span


def _is_marked(reading: Reading, at: int) -> bool:
    """Whether a mark of a list or bracket stands before a name, small words aside, where only names have capitals."""
    if reading.lexicon_at(at).has("traits", "capital-nouns"):
        return False
    while at and reading.words[at].gap in (" ", "'", "’") and reading.words[at - 1].shape == "a":
        joins = reading.lexicon_at(at - 1).has("conjunctions", reading.words[at - 1].word)
        if joins or not links(reading, at - 1):
            return False
        at -= 1
    return reading.words[at].gap.strip() in _MARKS


def _is_place(reading: Reading, first: int, last: int) -> bool:
    words = reading.words
    if not words[first].capital:
        return False
    return best_place(reading.text[words[first].start : words[last].end], spoken=spoken_at(reading, first)) is not None
