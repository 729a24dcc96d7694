"""Which document a deed is done to: named in the sentence, or meant by a pronoun or by what opens the sentence."""

from __future__ import annotations

from collections.abc import Sequence

from loaders.extract.between import marked
from loaders.extract.deeds import OPENS, Deed, is_idle, is_little, strangers, tokens_of
from loaders.extract.list_items import conjunction
from loaders.extract.mentions import BODIES
from loaders.extract.occurrences import outermost
from loaders.extract.reading import Reading
from loaders.extract.role_words import is_in
from loaders.extract.sentences import Sentence
from loaders.extract.telling import DOCUMENTS, TOLD, told_of
from loaders.extract.things import Occurrence, Thing

_BEFORE = 14  # words between a document and the verb behind it
_ASIDE = 11  # the same behind a comma
_CLAUSE = 6  # words before a verb in which a pronoun means what it is done to
_STAMP = 16  # words of a line that says no more than who did it and when
_AFTER = 2  # words behind a verb in which a pronoun is what it is done to
_BEHIND = 4  # words between the verb and the document behind it
_MEANT = ("it", "the-plan", "document")
_FRAMES = ("Project", "Programme")  # in which it was done, where they stand behind


def document_of_deed(reading: Reading, sentence: Sentence, one: Deed) -> tuple[Occurrence | None, Thing | None]:
    """Where the sentence names the document that it is done to, if it does, and the document."""
    named = outermost(reading.within(sentence.start, sentence.end, *TOLD))
    place = _done_to(reading, one, named)
    return place, place.thing if place is not None else _meant(reading, sentence, one, named)


def _done_to(reading: Reading, one: Deed, named: Sequence[Occurrence]) -> Occurrence | None:
    """Where the sentence names what it is done to: between verb and body, behind a subject's verb, else before."""
    start, end = reading.span(one.verb)
    left, right = min(start, one.body.start), max(end, one.body.end)
    between = [o for o in named if left < o.start and o.end < right and o.thing.kind in DOCUMENTS]
    if between:
        return between[0] if len({id(o.thing) for o in between}) == 1 else None
    before = [o for o in named if o.end <= left]
    behind = _right_behind(reading, [o for o in named if o.start >= right], right)
    if one.way == "subject":
        related = before and reading.cues_between("relative", before[-1].end, left)
        return behind or (_right_before(reading, before, left) if related else _fronted(reading, one, before))
    return _right_before(reading, before, left) if before else behind


def _fronted(reading: Reading, one: Deed, before: Sequence[Occurrence]) -> Occurrence | None:
    """The document that opens a sentence as what is done to it: "Den Aktionsplan hat der Landkreis beschlossen"."""
    if not before or before[-1].thing.kind not in DOCUMENTS or before[-1].end > one.body.start:
        return None
    place, sentence = before[-1], reading.sentence_at(one.body.start)
    at = reading.index(place.start) - 1
    while sentence is not None and at >= sentence.first and is_in(reading, at, "articles"):
        at -= 1
    if sentence is None or at >= sentence.first or marked(reading, place.end, reading.span(one.verb)[0]):
        return None
    helping = tokens_of(
        [h for name in ("passive", "holds") for h in reading.cues_between(name, place.end, one.body.start)]
    )
    between = range(reading.index(place.end), reading.index(one.body.start))
    closing = {"name-first", "inflects"} <= set(reading.lexicon_at(one.verb.first).words["traits"])
    small = all(n in helping or is_in(reading, n, "articles") for n in between)
    idle = all(is_idle(reading, n) for n in range(reading.index(one.body.end), one.verb.first))
    return place if small and idle and (helping or closing) else None


def _right_before(reading: Reading, before: Sequence[Occurrence], stop: int) -> Occurrence | None:
    """The document before a verb, a project or programme that completes its name passed over."""
    fitting = [o for o in before if o.thing.kind not in ("Project", "Programme")]
    if not fitting or fitting[-1].thing.kind not in DOCUMENTS:
        return None
    between = reading.folded[fitting[-1].end : stop]
    if between.count("(") > between.count(")") and between.rpartition("(")[2].strip():
        return None  # "the strategy is in force (map drawn by …)"
    bodies = outermost(reading.within(fitting[-1].end, stop, *BODIES))
    names = sum(len(reading.text[o.start : o.end].split()) - 1 for o in bodies)  # each counts as one word
    near = len(between.split()) - names <= (_ASIDE if "," in between else _BEFORE)
    return fitting[-1] if near and ";" not in between else None


def _right_behind(reading: Reading, behind: Sequence[Occurrence], start: int) -> Occurrence | None:
    """The document behind a verb; what stands between says at most when, by how many votes and by which decision."""
    if not behind or behind[0].thing.kind not in DOCUMENTS:
        return None
    start = _over_bracket(reading, start, behind[0].start)
    if marked(reading, start, behind[0].start, ";:()"):
        return None
    near = len(reading.folded[start : behind[0].start].split()) <= _BEHIND and not marked(
        reading, start, behind[0].start
    )
    return behind[0] if near or not strangers(reading, start, behind[0].start) else None


def _over_bracket(reading: Reading, start: int, stop: int) -> int:
    """Where the text goes on behind a bracket that stands right behind a verb: "approved (decision 21/14) the plan"."""
    between = reading.text[start:stop]
    close = between.find(")")
    return start + close + 1 if between.lstrip().startswith("(") and close > 0 else start


def _meant(reading: Reading, sentence: Sentence, one: Deed, named: Sequence[Occurrence]) -> Thing | None:
    """The document that the sentences before name, where a pronoun, "the plan" or a verb that opens its line means it.

    A line that says no more than who did it and when is of the one plan of a text.
    """
    start, end = reading.span(one.verb)
    left, right = min(start, one.body.start), max(end, one.body.end)
    if any(o.start < right or o.thing.kind not in _FRAMES for o in named) or reading.hits_in("events", sentence):
        return None
    ahead = reading.text[sentence.start : left]
    if ahead.count("(") > ahead.count(")"):
        return None  # of what stands before the bracket
    opens = _opens(reading, sentence, one)
    if not opens and not _spoken(reading, sentence, one) and not _turned(reading, sentence, one):
        return None
    told = told_of(reading, sentence)
    if told is not None:
        return told if told.kind in DOCUMENTS else None
    plans = reading.found("ActionPlan")
    return plans[0] if opens and sentence.last - sentence.first <= _STAMP and len(plans) == 1 else None


def _spoken(reading: Reading, sentence: Sentence, one: Deed) -> bool:
    """Whether a pronoun or "the plan" stands a few words before a verb."""
    stop = one.verb.last + 1 + _AFTER if one.way == "subject" else one.verb.first  # "approved it", "gave it …"
    near = range(max(sentence.first, one.verb.first - _CLAUSE), min(stop, sentence.last))
    spoken = any(h.first in near for name in _MEANT for h in reading.cues(name, sentence))
    if one.way != "agent":
        spoken = spoken or any(is_in(reading, at, "pronouns") for at in near)
    return spoken


def is_meant(reading: Reading, sentence: Sentence, one: Deed) -> bool:
    """Whether a sentence that names no document points back to one: by a pronoun, or by having no subject but the
    one who does it ("Approvato dalla Giunta", not "The Council approved new rules").
    """
    if _spoken(reading, sentence, one) or _turned(reading, sentence, one):
        return True
    return one.way != "subject" and _opens(reading, sentence, one)


def _opens(reading: Reading, sentence: Sentence, one: Deed) -> bool:
    """Whether a verb opens its sentence: no subject of its own stands before it ("The test bed was drawn up by …")."""
    if one.verb.first - sentence.first > OPENS or one.way != "agent":
        return one.verb.first - sentence.first <= OPENS
    said = tokens_of([hit for name in ("passive", "holds") for hit in reading.cues(name, sentence)])
    before = range(sentence.first, one.verb.first)
    body = range(reading.index(one.body.start), reading.index(one.body.end))
    return all(at in said or at in body or is_little(reading, at) or conjunction(reading, at) for at in before)


def _turned(reading: Reading, sentence: Sentence, one: Deed) -> bool:
    """Whether a pronoun stands behind a verb that opens its sentence ("Ausgearbeitet wurde er von der Agentur")."""
    behind = range(one.verb.last + 1, reading.index(one.body.start))
    pronoun = any(h.first in behind for h in reading.cues("it", sentence))
    return pronoun or any(is_in(reading, at, "pronouns") for at in behind[:2])
