"""Who does something to a document, and to which: a verb, the body that is its agent or subject, and the document.

"approved by the Council", "von der Landesregierung beschlossen", "que aprobó el Pleno", "Plan przyjął Zarząd". The
verbs are a row of stems in all languages; what stands between a body and a verb says how they belong together.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from loaders.extract.between import MARKS, conjoined, marked
from loaders.extract.granted import granted
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
from loaders.extract.truth import conditional, denied, denied_before, denied_behind, promised

_APART = 12  # tokens between a verb and who does it, those of a date among them
_PLAIN = 2  # of these the ones that are neither small nor of a date ("unanimously")
_BEFORE = 14  # words between a document and the verb behind it
_ASIDE = 9  # the same behind a comma
_BEHIND = 4  # words between the verb and the document behind it
_OPENS = 2  # words before a verb that opens its line
_CLAUSE = 6  # words before a verb in which a pronoun means what it is done to
_STAMP = 16  # words of a line that says no more than who did it and when
_SHORT_NAME = 24  # characters of an acronym in brackets
_NUMBERED = 3  # letters of what stands before the number of a decision
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
    if conditional(reading, sentence, verb.last) or denied_behind(reading, sentence, verb.last, _APART):
        return True
    opposed = [hit for at in (verb.last + 1, verb.last + 2) for hit in reading.cues_at("opposes", at)]
    if opposed and opposed[0].first < sentence.last:
        return True  # "voted against the plan"
    return promised(reading, sentence, verb.first, verb.last)


def _deeds(reading: Reading, sentence: Sentence, row: str) -> Iterator[Deed]:
    bodies = outermost(reading.within(sentence.start, sentence.end, *BODIES))
    for verb, way in _verbs(reading, sentence, row) if bodies else ():
        start, end = reading.span(verb)
        if reading.around(start, end):
            continue
        inside = [o for o in bodies if start < o.start and o.end < end]
        if way == "gets" or inside:
            giver = _giver(reading, verb, inside, [o for o in bodies if o.start >= end])
            if giver is not None:
                yield Deed(verb, giver, "agent" if way == "gets" else "subject")
            continue
        before = [o for o in bodies if o.end <= start]
        behind = [o for o in bodies if o.start >= end]
        one = _behind_verb(reading, sentence, verb, behind[0]) if behind else None
        if before and (one is None or one.way == "beside"):
            one = _before_verb(reading, sentence, verb, before[-1]) or one
        if one is not None:
            yield one


def _verbs(reading: Reading, sentence: Sentence, row: str) -> Iterator[tuple[Hit[Row], str]]:
    """The verbs of a row in a sentence; of approving also those that give or get a noun for it, with which of both."""
    if row == "approves":
        for way in ("gets", "grants"):
            for hit in granted(reading, sentence, way, idle=lambda at: _is_idle(reading, at)):
                yield hit, way
    for hit in reading.cues(row, sentence):
        yield hit, row


def _giver(
    reading: Reading, verb: Hit[Row], inside: Sequence[Occurrence], behind: Sequence[Occurrence]
) -> Occurrence | None:
    """Who gives an approval that a document gets: named between verb and noun, or right behind the noun."""
    if inside:
        return inside[-1] if len(inside) == 1 else None
    if not behind or marked(reading, reading.span(verb)[1], behind[0].start):
        return None
    between = range(verb.last + 1, reading.index(behind[0].start))
    return behind[0] if len(between) <= _BEHIND and all(_is_little(reading, at) for at in between) else None


def _behind_verb(reading: Reading, sentence: Sentence, verb: Hit[Row], body: Occurrence) -> Deed | None:
    """The body behind a verb, with a word for "by" or a decision, or with nothing between ("que aprobó el Pleno")."""
    end = reading.span(verb)[1]
    between = reading.text[end : body.start]
    tokens = range(verb.last + 1, reading.index(body.start))
    small = all(_brings_in(reading, at) for at in tokens)
    if between.strip().endswith(":") and small and verb.first - sentence.first <= _OPENS:
        return Deed(verb, body, "label")
    if _is_far(reading, tokens) or marked(reading, end, body.start, ";:()"):
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
    helping = _tokens(reading.cues_between("passive", end, body.start))
    articles = all(is_in(reading, at, "articles") or at in helping for at in tokens)
    return Deed(verb, body, "beside") if articles and sentence.language != "en" else None


def _before_verb(reading: Reading, sentence: Sentence, verb: Hit[Row], body: Occurrence) -> Deed | None:
    """The body before a verb that does it, or by which it is done where the verb closes the clause."""
    start, closed = reading.span(verb)[0], _closed(reading, body)
    tokens = range(reading.index(closed), verb.first)
    aside = all(_is_idle(reading, at) for at in tokens)  # "the Council, at its meeting of 12 March, adopted"
    if _is_far(reading, tokens) or marked(reading, closed, start, ";:()" if aside else MARKS):
        return None
    if any(reading.cues_between(name, closed, start) for name in VERBS):
        return None  # "the Council approved the plan drawn up in the project"
    said = _held(reading, closed, start)
    for name in ("passive", "holds", "resolution"):
        said |= _tokens(reading.cues_between(name, closed, start))
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
    traits = reading.lexicon_at(at).words["traits"]
    whole = whole and not {"name-first", "inflects"} <= set(traits)  # there an owner stands before what it owns
    joins = conjunction(reading, at) and not any(
        o.end == reading.words[at - 1].end for o in reading.within(sentence.start, body.start)
    )
    genitive = (
        any(is_in(reading, at, name) for name in _GENITIVE) and not joins
    )  # "… took note and the Council adopted"
    if whole:
        return None  # "the plan of the Region was approved"
    if genitive:
        return _of_whole(reading, sentence, verb, body)
    return Deed(verb, body, "subject")


def _of_whole(reading: Reading, sentence: Sentence, verb: Hit[Row], part: Occurrence) -> Deed | None:
    """The deed of the body that a body before a verb completes: "le Conseil de la Communauté X a approuvé"."""
    before = [o for o in outermost(reading.within(sentence.start, part.start, *BODIES)) if o.end < part.start]
    if not before:
        return None
    between = range(reading.index(before[-1].end), reading.index(part.start))
    small = all(any(is_in(reading, at, name) for name in ("articles", *_GENITIVE)) for at in between)
    plain = (
        small and not marked(reading, before[-1].end, part.start) and not conjoined(reading, before[-1].end, part.start)
    )
    one = (
        _before_verb(reading, sentence, verb, Occurrence(before[-1].start, part.end, before[-1].thing))
        if plain
        else None
    )
    return Deed(verb, before[-1], one.way) if one is not None else None


def _closed(reading: Reading, body: Occurrence) -> int:
    """Where a body's name ends, with the short name in brackets behind it."""
    rest = reading.text[body.end : body.end + _SHORT_NAME]
    close = rest.find(")")
    short = rest.startswith(" (") and close > 0 and " " not in rest[2:close]
    return body.end + close + 1 if short else body.end


def _is_far(reading: Reading, tokens: range) -> bool:
    """Whether more words stand between a verb and a body than may, those not counted that say when and how."""
    return len(tokens) > _APART and sum(not _is_idle(reading, at) for at in tokens) > _PLAIN + 1


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
    """Whether a word is small, or says when, in which session, under which number or by how many votes it is done."""
    if is_time(reading, at) or any(is_in(reading, at, table) for table in SMALL):
        return True
    if any(at <= hit.last for n in (at - 1, at) if n >= 0 for hit in reading.cues_at("by-vote", n)):
        return True
    if any(reading.cues_at(name, at) for name in ("its", "present")):
        return True  # "our plan"
    token, after = reading.words[at], reading.words[at + 1] if at + 1 < len(reading.words) else None
    if len(token.word) <= _NUMBERED and after is not None and after.shape == "1":
        return True  # "no. 12", "č. 12"
    return is_in(reading, at, "function_words") and not conjunction(reading, at) and not _turns(reading, at)


def _turns(reading: Reading, at: int) -> bool:
    """Whether a function word turns what is said: a relative pronoun, a negation."""
    return any(reading.cues_at(name, at) for name in ("relative", "negation", "opposes", "promise", "condition"))


def _is_idle(reading: Reading, at: int) -> bool:
    """Whether a word is little, or part of the name of a body or document."""
    start, end = reading.words[at].start, reading.words[at].end
    return _is_little(reading, at) or bool(reading.around(start, end, *BODIES, *DOCUMENTS))


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
    helping = _tokens(
        [h for name in ("passive", "holds") for h in reading.cues_between(name, place.end, one.body.start)]
    )
    between = range(reading.index(place.end), reading.index(one.body.start))
    closing = {"name-first", "inflects"} <= set(reading.lexicon_at(one.verb.first).words["traits"])
    small = all(n in helping or is_in(reading, n, "articles") for n in between)
    idle = all(_is_idle(reading, n) for n in range(reading.index(one.body.end), one.verb.first))
    return place if small and idle and (helping or closing) else None


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
