"""Who approved a plan, policy or law: the body that does what a verb of approving says, or by which it is done."""

from __future__ import annotations

from loaders.extract.deed_documents import document_of_deed, is_meant
from loaders.extract.deeds import SMALL, VERBS, Deed, deeds, strangers
from loaders.extract.folding import squeezed
from loaders.extract.mentions import BODIES
from loaders.extract.reading import Reading
from loaders.extract.role_words import is_in
from loaders.extract.sentences import Sentence
from loaders.extract.telling import DOCUMENTS
from loaders.extract.things import Occurrence, Thing

_STRANGERS = 1  # words between a document and its verb that are no part of either ("unanimously")
_LINES = 4  # lines of labels below the name of a plan
_RELATIVE = ("relative", *VERBS)  # "the plan, which the Agency prepared and the Council approved"
_SURE = ("agent", "beside", "resolution")  # ways in which "the plan" is not another one that the verb has behind it


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
    for sentence, one in deeds(reading, "approves"):
        _claim(reading, sentence, one)


def _claim(reading: Reading, sentence: Sentence, one: Deed) -> None:
    place, thing = document_of_deed(reading, sentence, one)
    if thing is None or thing is one.body.thing:
        return
    start, end = reading.span(one.verb)
    start = min(start, one.body.start, place.start if place is not None else start)
    end = max(end, one.body.end, place.end if place is not None else end)
    sure = (
        place is not None
        and _is_plain(reading, one.body)
        and (_is_meant(reading, place, one.way) or _is_related(reading, place, one))
        and _is_near(reading, place, one)
    )
    behind = _is_below if one.way == "label" else _is_next
    next_to = place is None and behind(reading, sentence, thing) and is_meant(reading, sentence, one)
    sure = sure or (next_to and _is_plain(reading, one.body) and not strangers(reading, *_between(reading, one)))
    way = "sure" if sure else one.way if place is not None else "told"
    reading.claim(thing, "validatedBy", one.body.thing, (start, end), f"approved-{way}")


def _is_next(reading: Reading, sentence: Sentence, plan: Thing) -> bool:
    """Whether a sentence that names no document follows, in one paragraph, the one that names a text's only plan."""
    number = reading.sentence_number(sentence.start)
    if not number:
        return False
    before = reading.sentences[number - 1]
    near = before.block == sentence.block and not before.heading
    return near and _names_the_plan(reading, before.start, before.end, plan)


def _is_below(reading: Reading, sentence: Sentence, plan: Thing) -> bool:
    """Whether a label stands a few lines below the name of a text's only plan, with no other document between."""
    above = reading.sentences[max(0, reading.sentence_number(sentence.start) - _LINES)]
    return _names_the_plan(reading, above.start, sentence.start, plan)


def _names_the_plan(reading: Reading, start: int, end: int, plan: Thing) -> bool:
    """Whether the only plan of a text is the only document that a stretch of it names."""
    if plan.kind != "ActionPlan" or len(reading.found("ActionPlan")) != 1:
        return False
    return {id(o.thing) for o in reading.within(start, end, *DOCUMENTS)} == {id(plan)}


def _between(reading: Reading, one: Deed) -> tuple[int, int]:
    """The stretch between a verb and the body that does it."""
    start, end = reading.span(one.verb)
    return (end, one.body.start) if one.body.start >= end else (one.body.end, start)


def _is_related(reading: Reading, place: Occurrence, one: Deed) -> bool:
    """Whether a relative pronoun ties a document to the body behind it ("the plan, which the Council approved")."""
    related = reading.cues_between("relative", place.end, one.body.start) if place.end < one.body.start else []
    return bool(related) and "," in reading.text[place.end : reading.span(related[0])[0]]


def _is_near(reading: Reading, place: Occurrence, one: Deed) -> bool:
    """Whether no other noun stands between a document and a verb behind it, which the verb may speak of."""
    left = min(reading.span(one.verb)[0], one.body.start)
    return place.end > left or strangers(reading, place.end, left, _RELATIVE) <= _STRANGERS


def _is_plain(reading: Reading, body: Occurrence) -> bool:
    """Whether a body has one name in the text, and no other body a name that holds it.

    "The Regional Government" may be the Region or an organ of it, "the City Council" that of any town named.
    """
    text = squeezed(reading.text[body.start : body.end])
    own = {squeezed(name.text) for name in body.thing.names if not name.text.isupper()}
    if text not in own or any(name.split()[0] != text.split()[0] for name in own if name):
        return False
    words = set(text.split())
    others = (name for other in reading.found(*BODIES) if other is not body.thing for name in other.names)
    if any(words <= held for held in (set(squeezed(n.text).split()) for n in others)):
        return False
    first = reading.index(body.start)
    if reading.text[body.start : body.end].islower() and first and reading.words[first].joined:
        before = first - 1  # the name may begin before what is read of it
        return any(is_in(reading, before, table) for table in (*SMALL, "conjunctions"))
    return True


def _is_meant(reading: Reading, place: Occurrence, way: str) -> bool:
    """Whether a sentence names a document by more than the noun of any plan, or says "the plan" of no other one."""
    text = reading.text[place.start : place.end]
    use = next((name.use for name in place.thing.names if name.text == text), "alias")
    if use == "alias":
        return way in _SURE
    return place.thing.kind != "ActionPlan" or " " in text or way == "agent"
