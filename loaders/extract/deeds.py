"""Who does something to a document, and to which: a verb, the body that is its agent or subject, and the document.

"approved by the Council", "von der Landesregierung beschlossen", "que aprobó el Pleno", "Plan przyjął Zarząd". The
verbs are a row of stems in all languages; what stands between a body and a verb says how they belong together.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from loaders.extract.between import conjoined, marked
from loaders.extract.lexicon import Row
from loaders.extract.list_items import conjunction
from loaders.extract.mentions import BODIES
from loaders.extract.occurrences import outermost
from loaders.extract.phrases import Hit
from loaders.extract.reading import Reading
from loaders.extract.sentences import Sentence
from loaders.extract.telling import DOCUMENTS, TOLD, told_of
from loaders.extract.things import Occurrence, Thing
from loaders.extract.told_roles import is_time
from loaders.extract.truth import conditional, denied, denied_before, promised

_APART = 12  # tokens between a verb and who does it, those of a date among them
_PLAIN = 2  # of these the ones that are neither small nor of a date ("unanimously")
_BEFORE = 14  # words between a document and the verb behind it
_ASIDE = 9  # the same behind a comma
_BEHIND = 4  # words between the verb and the document behind it
_OPENS = 2  # words before a verb that opens its line
_CLAUSE = 6  # words before a verb in which a pronoun means what it is done to
_STAMP = 16  # words of a line that says no more than who did it and when
VERBS = ("approves", "writes")
_BY = ("agents", "by")
SMALL = ("articles", "connectors", *_BY, "pronouns")
_GENITIVE = ("of", "connectors", "locatives", "inside")
_MEANT = ("it", "the-plan", "document")
_FRAMES = ("Project", "Programme")  # in which it was done, where they stand behind
_UNSURE = ("only-asked", "asked-for")


@dataclass(frozen=True, slots=True)
class Deed:
    """A verb, who does it, and what joins them.

    ``agent``: a word for "by"; ``subject``: the body stands before the verb; ``beside``: right behind it;
    ``resolution``: a word for a decision of the body; ``label``: a colon.
    """

    verb: Hit[Row]
    body: Occurrence
    way: str


def deeds(reading: Reading, row: str) -> Iterator[tuple[Sentence, Deed]]:
    """The deeds that sentences tell by the verbs of a row; none that is denied, promised or supposed."""
    for sentence in reading.sentences:
        if sentence.row or any(reading.cues(name, sentence) for name in _UNSURE):
            continue
        for one in _deeds(reading, sentence, row):
            if not _untrue(reading, sentence, one.verb):
                yield sentence, one


def _untrue(reading: Reading, sentence: Sentence, verb: Hit[Row]) -> bool:
    if denied(reading, sentence, verb.first, verb.last) or denied_before(reading, sentence, verb.first):
        return True
    if conditional(reading, sentence, verb.last):
        return True
    return promised(reading, sentence, verb.first, verb.last)


def _deeds(reading: Reading, sentence: Sentence, row: str) -> Iterator[Deed]:
    bodies = outermost(reading.within(sentence.start, sentence.end, *BODIES))
    for verb in reading.cues(row, sentence) if bodies else ():
        start, end = reading.span(verb)
        if reading.around(start, end):
            continue
        before = [o for o in bodies if o.end <= start]
        behind = [o for o in bodies if o.start >= end]
        one = _behind_verb(reading, sentence, verb, behind[0]) if behind else None
        if before and (one is None or one.way == "beside"):
            one = _before_verb(reading, sentence, verb, before[-1]) or one
        if one is not None:
            yield one


def _behind_verb(reading: Reading, sentence: Sentence, verb: Hit[Row], body: Occurrence) -> Deed | None:
    """The body behind a verb, with a word for "by" or a decision, or with nothing between ("que aprobó el Pleno")."""
    end = reading.span(verb)[1]
    between = reading.text[end : body.start]
    tokens = range(verb.last + 1, reading.index(body.start))
    if between.strip() == ":" and verb.first - sentence.first <= _OPENS:
        return Deed(verb, body, "label")
    if len(tokens) > _APART or marked(reading, end, body.start, ";:()"):
        return None
    by = [at for at in tokens if _brings_in(reading, at)]
    decision = _tokens(reading.cues_between("resolution", end, body.start))
    documents = _held(reading, end, body.start)
    plain = [at for at in tokens if at not in decision and at not in documents and not _is_little(reading, at)]
    if len(plain) > (_PLAIN if by else 0) or ("," in between and not by):
        return None
    if by:
        close = all(at in decision or _is_little(reading, at) for at in range(by[-1] + 1, tokens.stop))
        return Deed(verb, body, "agent") if close and not documents else None  # "approved the plan written by …"
    if decision:
        return Deed(verb, body, "resolution")
    articles = all(is_in(reading, at, "articles") for at in tokens)
    return Deed(verb, body, "beside") if articles and sentence.language != "en" else None


def _before_verb(reading: Reading, sentence: Sentence, verb: Hit[Row], body: Occurrence) -> Deed | None:
    """The body before a verb that does it, or by which it is done where the verb closes the clause."""
    start = reading.span(verb)[0]
    tokens = range(reading.index(body.end), verb.first)
    if len(tokens) > _APART or marked(reading, body.end, start):
        return None
    if any(reading.cues_between(name, body.end, start) for name in VERBS):
        return None  # "the Council approved the plan drawn up in the project"
    said = _held(reading, body.end, start)
    for name in ("passive", "holds", "resolution"):
        said |= _tokens(reading.cues_between(name, body.end, start))
    if sum(at not in said and not _is_little(reading, at) for at in tokens) > _PLAIN:
        return None
    at = reading.index(body.start) - 1
    while at >= sentence.first and is_in(reading, at, "articles"):
        at -= 1
    if at < sentence.first or marked(reading, reading.words[at].end, body.start):
        return Deed(verb, body, "subject")
    if _brings_in(reading, at):
        other = conjoined(reading, body.end, start) or reading.cues_between("relative", body.end, start)
        return None if other else Deed(verb, body, "agent")  # "drawn up by the agency and approved"
    whole = any(o.end == reading.words[at].end for o in reading.within(sentence.start, body.start, *TOLD))
    if whole or any(is_in(reading, at, name) for name in _GENITIVE):
        return None  # "the plan of the Region was approved"
    return Deed(verb, body, "subject")


def strangers(reading: Reading, start: int, end: int) -> int:
    """How many words stand between two offsets that may part a document from the verb that tells of it.

    Small words, words of a date, auxiliaries, decisions and named things do not: "the plan, by a decision of 4 May,
    was approved". Others do: "the plan belongs to the Protocol, signed by …".
    """
    known = _tokens([h for name in ("passive", "holds", "resolution") for h in reading.cues_between(name, start, end)])
    named = reading.within(start, end, *TOLD, *BODIES)
    known |= {at for o in named for at in range(reading.index(o.start), reading.index(o.end))}
    return sum(
        at not in known and not _is_little(reading, at) for at in range(reading.index(start), reading.index(end))
    )


def _tokens(hits: Sequence[Hit[Row]]) -> set[int]:
    return {at for hit in hits for at in range(hit.first, hit.last + 1)}


def _held(reading: Reading, start: int, end: int) -> set[int]:
    """The tokens of the documents that are named between two offsets."""
    named = reading.within(start, end, *DOCUMENTS)
    return {at for o in named for at in range(reading.index(o.start), reading.index(o.end))}


def is_in(reading: Reading, at: int, table: str) -> bool:
    """Whether a word belongs to a list of its language."""
    return reading.lexicon_at(at).has(table, reading.words[at].word)


def _brings_in(reading: Reading, at: int) -> bool:
    """Whether a word brings in by whom something is done."""
    return any(is_in(reading, at, table) for table in _BY)


def _is_little(reading: Reading, at: int) -> bool:
    return is_time(reading, at) or any(is_in(reading, at, table) for table in SMALL)


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
        return behind or (_right_before(reading, before, left) if related else None)
    return _right_before(reading, before, left) if before else behind


def _right_before(reading: Reading, before: Sequence[Occurrence], stop: int) -> Occurrence | None:
    """The document before a verb, a project or programme that completes its name passed over."""
    fitting = [o for o in before if o.thing.kind not in ("Project", "Programme")]
    if not fitting or fitting[-1].thing.kind not in DOCUMENTS:
        return None
    between = reading.folded[fitting[-1].end : stop]
    if between.count("(") > between.count(")") and between.rpartition("(")[2].strip():
        return None  # "the strategy is in force (map drawn by …)"
    near = len(between.split()) <= (_ASIDE if "," in between else _BEFORE)
    return fitting[-1] if near and ";" not in between else None


def _right_behind(reading: Reading, behind: Sequence[Occurrence], start: int) -> Occurrence | None:
    if not behind or behind[0].thing.kind not in DOCUMENTS or marked(reading, start, behind[0].start):
        return None
    return behind[0] if len(reading.folded[start : behind[0].start].split()) <= _BEHIND else None


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
    near = range(max(sentence.first, one.verb.first - _CLAUSE), one.verb.first)
    spoken = any(h.first in near for name in _MEANT for h in reading.cues(name, sentence))
    if one.way != "agent":
        spoken = spoken or any(is_in(reading, at, "pronouns") for at in near)
    if not opens and not spoken and not _turned(reading, sentence, one):
        return None
    told = told_of(reading, sentence)
    if told is not None:
        return told if told.kind in DOCUMENTS else None
    plans = reading.found("ActionPlan")
    return plans[0] if opens and sentence.last - sentence.first <= _STAMP and len(plans) == 1 else None


def _opens(reading: Reading, sentence: Sentence, one: Deed) -> bool:
    """Whether a verb opens its sentence: no subject of its own stands before it ("The test bed was drawn up by …")."""
    if one.verb.first - sentence.first > _OPENS or one.way != "agent":
        return one.verb.first - sentence.first <= _OPENS
    said = {
        at for name in ("passive", "holds") for h in reading.cues(name, sentence) for at in range(h.first, h.last + 1)
    }
    before = range(sentence.first, one.verb.first)
    body = range(reading.index(one.body.start), reading.index(one.body.end))
    return all(at in said or at in body or _is_little(reading, at) or conjunction(reading, at) for at in before)


def _turned(reading: Reading, sentence: Sentence, one: Deed) -> bool:
    """Whether a pronoun stands behind a verb that opens its sentence ("Ausgearbeitet wurde er von der Agentur")."""
    behind = range(one.verb.last + 1, reading.index(one.body.start))
    pronoun = any(h.first in behind for h in reading.cues("it", sentence))
    return pronoun or any(is_in(reading, at, "pronouns") for at in behind[:2])
