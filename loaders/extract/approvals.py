"""Who approved a plan, policy or law: the body that does what a verb of approving says, or by which it is done.

"approved by the Council", "von der Landesregierung beschlossen", "que aprobó el Pleno", "Plan przyjął Zarząd". The
verbs are one row in all languages (``approves``); what stands between a body and a verb says how they belong together.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from loaders.extract.between import conjoined, marked
from loaders.extract.folding import squeezed
from loaders.extract.lexicon import Row
from loaders.extract.mentions import BODIES
from loaders.extract.occurrences import outermost
from loaders.extract.phrases import Hit
from loaders.extract.reading import Reading
from loaders.extract.sentences import Sentence
from loaders.extract.telling import DOCUMENTS, TOLD, told_of
from loaders.extract.things import Occurrence, Thing
from loaders.extract.told_roles import is_time
from loaders.extract.truth import denied, denied_before, promised

_APART = 12  # tokens between a verb and who approved, those of a date among them
_PLAIN = 2  # of these the ones that are neither small nor of a date ("unanimously")
_BEFORE = 14  # words between a document and the verb behind it
_ASIDE = 9  # the same behind a comma
_BEHIND = 4  # words between the verb and the document behind it
_OPENS = 2  # words before a verb that opens its line
_STAMP = 16  # words of a line that says no more than who approved and when
_BY = ("agents", "by")
_SMALL = ("articles", "connectors", *_BY, "pronouns")
_GENITIVE = ("of", "connectors", "locatives", "inside")
_UNSURE = ("only-asked", "asked-for")
_SURE = ("agent", "beside", "resolution")  # ways in which "the plan" is not another one that the verb has behind it


@dataclass(frozen=True, slots=True)
class Approval:
    """A verb of approving, who approved, and what joins them.

    ``agent``: a word for "by"; ``subject``: the body stands before the verb; ``beside``: right behind it;
    ``resolution``: a word for a decision of the body; ``label``: a colon.
    """

    verb: Hit[Row]
    body: Occurrence
    way: str


def approvals(reading: Reading) -> None:
    """Claims who approved the documents of a text.

    >>> from graph.model import document_of
    >>> from loaders.extract.rules import read_by_rules
    >>> text = "The Mobility Strategy of Lower Austria 2030, adopted by the City of Krems on 4 May 2021, is in force."
    >>> [(c.subject.label, c.object.label) for c in read_by_rules(document_of(text)).claims.by("validatedBy")]
    [('Mobility Strategy of Lower Austria 2030', 'City of Krems')]
    """
    if not reading.found(*DOCUMENTS):
        return
    for sentence in reading.sentences:
        if sentence.row or any(reading.cues(name, sentence) for name in _UNSURE):
            continue
        for one in _approvals(reading, sentence):
            if not _untrue(reading, sentence, one.verb):
                _claim(reading, sentence, one)


def _claim(reading: Reading, sentence: Sentence, one: Approval) -> None:
    named = outermost(reading.within(sentence.start, sentence.end, *TOLD))
    place = _document(reading, one, named)
    thing = place.thing if place is not None else _told(reading, sentence, one) if not named else None
    if thing is None or thing is one.body.thing:
        return
    start, end = reading.span(one.verb)
    start = min(start, one.body.start, place.start if place is not None else start)
    end = max(end, one.body.end, place.end if place is not None else end)
    sure = place is not None and _is_plain(reading, one.body) and _is_meant(reading, place, one.way)
    way = "sure" if sure else one.way if place is not None else "told"
    reading.claim(thing, "validatedBy", one.body.thing, (start, end), f"approved-{way}")


def _untrue(reading: Reading, sentence: Sentence, verb: Hit[Row]) -> bool:
    if denied(reading, sentence, verb.first, verb.last) or denied_before(reading, sentence, verb.first):
        return True
    return promised(reading, sentence, verb.first, verb.last)


def _approvals(reading: Reading, sentence: Sentence) -> Iterator[Approval]:
    bodies = outermost(reading.within(sentence.start, sentence.end, *BODIES))
    for verb in reading.cues("approves", sentence) if bodies else ():
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


def _behind_verb(reading: Reading, sentence: Sentence, verb: Hit[Row], body: Occurrence) -> Approval | None:
    """The body behind a verb, with a word for "by" or a decision, or with nothing between ("que aprobó el Pleno")."""
    end = reading.span(verb)[1]
    between = reading.text[end : body.start]
    tokens = range(verb.last + 1, reading.index(body.start))
    if between.strip() == ":" and verb.first - sentence.first <= _OPENS:
        return Approval(verb, body, "label")
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
        return Approval(verb, body, "agent") if close and not documents else None  # "approved the plan written by …"
    if decision:
        return Approval(verb, body, "resolution")
    articles = all(_is(reading, at, "articles") for at in tokens)
    return Approval(verb, body, "beside") if articles and sentence.language != "en" else None


def _before_verb(reading: Reading, sentence: Sentence, verb: Hit[Row], body: Occurrence) -> Approval | None:
    """The body before a verb that approves, or by which it is done where the verb closes the clause."""
    start = reading.span(verb)[0]
    tokens = range(reading.index(body.end), verb.first)
    if len(tokens) > _APART or marked(reading, body.end, start):
        return None
    said = _held(reading, body.end, start)
    for name in ("passive", "holds", "resolution"):
        said |= _tokens(reading.cues_between(name, body.end, start))
    if sum(at not in said and not _is_little(reading, at) for at in tokens) > _PLAIN:
        return None
    at = reading.index(body.start) - 1
    while at >= sentence.first and _is(reading, at, "articles"):
        at -= 1
    if at < sentence.first or marked(reading, reading.words[at].end, body.start):
        return Approval(verb, body, "subject")
    if _brings_in(reading, at):
        other = conjoined(reading, body.end, start) or reading.cues_between("relative", body.end, start)
        return None if other else Approval(verb, body, "agent")  # "drawn up by the agency and approved"
    whole = any(o.end == reading.words[at].end for o in reading.within(sentence.start, body.start, *TOLD))
    if whole or any(_is(reading, at, name) for name in _GENITIVE):
        return None  # "the plan of the Region was approved"
    return Approval(verb, body, "subject")


def _tokens(hits: Sequence[Hit[Row]]) -> set[int]:
    return {at for hit in hits for at in range(hit.first, hit.last + 1)}


def _held(reading: Reading, start: int, end: int) -> set[int]:
    """The tokens of the documents that are named between two offsets."""
    named = reading.within(start, end, *DOCUMENTS)
    return {at for o in named for at in range(reading.index(o.start), reading.index(o.end))}


def _is(reading: Reading, at: int, table: str) -> bool:
    return reading.lexicon_at(at).has(table, reading.words[at].word)


def _brings_in(reading: Reading, at: int) -> bool:
    """Whether a word brings in by whom something is done."""
    return any(_is(reading, at, table) for table in _BY)


def _is_little(reading: Reading, at: int) -> bool:
    return is_time(reading, at) or any(_is(reading, at, table) for table in _SMALL)


def _document(reading: Reading, one: Approval, named: Sequence[Occurrence]) -> Occurrence | None:
    """Where the sentence names what was approved: between verb and body, behind a subject's verb, else before."""
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
    near = len(between.split()) <= (_ASIDE if "," in between else _BEFORE)
    return fitting[-1] if near and ";" not in between else None


def _right_behind(reading: Reading, behind: Sequence[Occurrence], start: int) -> Occurrence | None:
    if not behind or behind[0].thing.kind not in DOCUMENTS or marked(reading, start, behind[0].start):
        return None
    return behind[0] if len(reading.folded[start : behind[0].start].split()) <= _BEHIND else None


def _told(reading: Reading, sentence: Sentence, one: Approval) -> Thing | None:
    """The document that the sentences before name, where a pronoun, "the plan" or a verb that opens its line means it.

    A line that says no more than who approved and when is of the one plan of a text.
    """
    if reading.hits_in("events", sentence):
        return None
    opens = one.verb.first - sentence.first <= _OPENS
    near = range(max(sentence.first, one.verb.first - _APART), one.verb.first)
    meant = any(reading.cues(name, sentence) for name in ("it", "the-plan", "document"))
    if not opens and not meant and not any(_is(reading, at, "pronouns") for at in near):
        return None
    told = told_of(reading, sentence)
    if told is not None:
        return told if told.kind in DOCUMENTS else None
    plans = reading.found("ActionPlan")
    return plans[0] if opens and sentence.last - sentence.first <= _STAMP and len(plans) == 1 else None


def _is_plain(reading: Reading, body: Occurrence) -> bool:
    """Whether a body has one name in the text, and no other body a name that holds it or is held by it.

    "The Regional Government" may be the Region or an organ of it, "the City Council" that of any town named.
    """
    text = squeezed(reading.text[body.start : body.end])
    own = {squeezed(name.text) for name in body.thing.names}
    if text not in own or any(" " in name and name.split()[0] != text.split()[0] for name in own):
        return False
    words = set(text.split())
    others = (name for other in reading.found(*BODIES) if other is not body.thing for name in other.names)
    if any(held and (held <= words or words <= held) for held in (set(squeezed(n.text).split()) for n in others)):
        return False
    first = reading.index(body.start)
    if reading.text[body.start : body.end].islower() and first and reading.words[first].joined:
        before = first - 1  # the name may begin before what is read of it
        return any(_is(reading, before, table) for table in (*_SMALL, "conjunctions"))
    return True


def _is_meant(reading: Reading, place: Occurrence, way: str) -> bool:
    """Whether a sentence names a document by more than the noun of any plan, or says "the plan" of no other one."""
    text = reading.text[place.start : place.end]
    use = next((name.use for name in place.thing.names if name.text == text), "alias")
    if use == "alias":
        return way in _SURE
    return place.thing.kind != "ActionPlan" or " " in text or way == "agent"
