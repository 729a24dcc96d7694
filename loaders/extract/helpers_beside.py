"""Who helps with what a sentence says another body carries out: "the Town runs it with the support of the Club".

What says it is a noun for help behind "with" (``help-from``), a participle before "by", a phrase for working together
(``in-cooperation``) or a noun behind who helps ("Turun kaupungin tuella", ``help-behind``). It is help with what the
doer named last before it carries out; "and supports the Club" is what the doer does itself, and no help.
"""

from __future__ import annotations

from loaders.extract.attachment.series import runs
from loaders.extract.between import conjoined, marked
from loaders.extract.mentions import BODIES
from loaders.extract.occurrences import outermost
from loaders.extract.reading import Reading
from loaders.extract.role_rows import body_rows
from loaders.extract.role_words import ARTICLES, SMALL, is_small, words_between
from loaders.extract.sentences import Sentence
from loaders.extract.telling import ACTIONS, PRACTICES, TOLD
from loaders.extract.things import Occurrence, Thing
from loaders.extract.truth import denied, denied_before, promised

RULE = "helper-beside"
_DONE = (*PRACTICES, *ACTIONS)
_FAR = 16  # words between who carries it out and who helps
_QUALIFIED = 2  # words between "with" and a noun for help ("with the technical support")
_GOVERNED = 3  # words between the word for help and who helps
_FRONT = 3  # words before the word for help where who helps is named first
_UNSURE = ("only-asked", "asked-for", "condition")
_HELPS = ("does-help", "in-cooperation")
Row = tuple[Occurrence, ...]


def helpers_beside(reading: Reading) -> None:
    """Claims who helps with the practices and actions of which a sentence says who carries them out.

    >>> from graph.model import document_of
    >>> from loaders.extract.rules import read_by_rules
    >>> text = "“Farm Bus” is a good practice. The City of Turku has run it with support from Oulu University."
    >>> [claim.object.label for claim in read_by_rules(document_of(text)).claims.by("supportedBy")]
    ['Oulu University']
    """
    doers = _doers(reading)
    if not doers:
        return
    known = runs(reading)
    for sentence in reading.sentences:
        here = [(body, thing) for body, thing in doers if sentence.start <= body.start and body.end <= sentence.end]
        if not here or sentence.row or any(reading.cues(name, sentence) for name in _UNSURE):
            continue
        for row in body_rows(reading, sentence, known):
            mine = [(body, thing) for body, thing in here if body not in row]
            place = (_place(reading, sentence, row) or _in_label(reading, row, mine)) if mine else None
            thing = _helped(reading, sentence, row, place, mine) if place is not None else None
            if place is not None and thing is not None and not _untrue(reading, sentence, place, thing):
                _claim(reading, thing, row, place)


def _doers(reading: Reading) -> list[tuple[Occurrence, Thing]]:
    """Who carries something out, where a claim says so, and what."""
    found = []
    for claim in list(reading.claims.by("implementedBy")):
        if claim.subject.kind in _DONE:
            places = reading.within(claim.start, claim.end, *BODIES)
            found += [(place, claim.subject) for place in places if place.thing is claim.object]
    return sorted(found, key=lambda one: one[0].start)


def _place(reading: Reading, sentence: Sentence, row: Row) -> tuple[int, int] | None:
    """The first and last token of the words that make a row those who help, or None."""
    first, last = reading.index(row[0].start), reading.index(row[-1].end)
    for name in _HELPS:
        for hit in reading.cues(name, sentence):
            ahead = hit.last < first and words_between(reading, hit.last + 1, first) <= _GOVERNED
            if (
                ahead
                and _governs(reading, hit.last, row)
                and (name == _HELPS[1] or _is_given(reading, hit.first, hit.last))
            ):
                return hit.first, hit.last
    for at in (last, last + 1):
        for hit in reading.cues_at("help-behind", at) if at < sentence.last else ():
            if not marked(reading, row[-1].end, reading.words[hit.first].start):
                return hit.first, hit.last
    return None


def _in_label(reading: Reading, row: Row, doers: list[tuple[Occurrence, Thing]]) -> tuple[int, int] | None:
    """The token of "with" behind who a label says is responsible: "(responsible: the Town, with the Club)"."""
    before = [body for body, _ in doers if body.end <= row[0].start][-1:]
    if not before or not reading.text[: before[0].start].rstrip().endswith(":"):
        return None
    first, stop = reading.index(before[0].end), reading.index(row[0].start)
    if first >= stop or "," not in reading.words[first].gap:
        return None
    with_it = any(hit.last == first for hit in reading.cues_at("help-from", first))
    return (first, first) if with_it and all(is_small(reading, at, ARTICLES) for at in range(first + 1, stop)) else None


def _governs(reading: Reading, last: int, row: Row) -> bool:
    """Whether nothing but small words stands between a word for help and a row."""
    between = range(last + 1, reading.index(row[0].start))
    small = all(is_small(reading, at, (*SMALL, "agents", "by", "of")) for at in between)
    return small and not marked(reading, reading.words[last].end, row[0].start)


def _is_given(reading: Reading, first: int, last: int) -> bool:
    """Whether help is what something is done with or by: "with … support", "supported by"; not "supports"."""
    after = last + 1
    if after < len(reading.words) and is_small(reading, after, ("agents", "by")):
        return not reading.cues_at("does-run", first)
    for at in range(first, max(-1, first - _QUALIFIED - 2), -1):
        if any(hit.last <= first for hit in reading.cues_at("help-from", at)):
            return not any(reading.cues_between("does-pay", reading.words[at].start, reading.words[last].end))
        if at < first and reading.words[at + 1].gap.strip():
            return False
    return False


def _helped(
    reading: Reading, sentence: Sentence, row: Row, place: tuple[int, int], doers: list[tuple[Occurrence, Thing]]
) -> Thing | None:
    """What the doer named last before a row carries out, or the first behind one that opens its sentence."""
    start = min(row[0].start, reading.words[place[0]].start)
    before = [one for one in doers if one[0].end <= start]
    if before:
        body, thing = before[-1]
        others = [o for o in outermost(reading.within(body.end, start, *TOLD, *BODIES)) if o.thing is not thing]
        others = [o for o in others if o not in [place for place, _ in doers]]
        near = len(reading.folded[body.end : start].split()) <= _FAR and ";" not in reading.text[body.end : start]
        same = len({id(t) for b, t in before if b.start == body.start}) == 1
        return thing if near and same and not others else None
    end = max(row[-1].end, reading.words[place[1]].end)
    behind = [one for one in doers if one[0].start >= end]
    opens = reading.index(start) - sentence.first <= _FRONT
    if not behind or not opens or len({id(thing) for _, thing in behind}) != 1:
        return None
    body, thing = behind[0]
    between = outermost(reading.within(end, body.start, *BODIES))
    return thing if not between and not conjoined(reading, end, body.start) else None


def _untrue(reading: Reading, sentence: Sentence, place: tuple[int, int], thing: Thing) -> bool:
    first, last = place
    if denied(reading, sentence, first, last) or denied_before(reading, sentence, first):
        return True
    return thing.kind in PRACTICES and promised(reading, sentence, first, last)


def _claim(reading: Reading, thing: Thing, row: Row, place: tuple[int, int]) -> None:
    names = ("implementedBy", "supportedBy", "fundedBy", "fundingSource")
    said = [claim.object for name in names for claim in reading.says(thing, name)]
    for body in row:
        if body.thing.kind in BODIES and body.thing not in said and body.thing is not thing:
            start = min(body.start, reading.words[place[0]].start)
            end = max(body.end, reading.words[place[1]].end)
            reading.claim(thing, "supportedBy", body.thing, (start, end), RULE)
