"""Which action plan a programme's secretariat approved: "has received the endorsement of the Joint Secretariat".

A secretariat approves action plans and signs nothing else of a project's, so that its name beside a word for
approving, a verb or a noun, is enough; which plan it was the sentence, those before it or the whole text must tell.
"""

from __future__ import annotations

from collections.abc import Sequence

from loaders.extract.between import marked
from loaders.extract.deeds import SMALL, VERBS
from loaders.extract.lexicon import Row
from loaders.extract.list_items import conjunction
from loaders.extract.mentions import BODIES
from loaders.extract.occurrences import outermost
from loaders.extract.phrases import Hit
from loaders.extract.reading import Reading
from loaders.extract.role_words import is_in, is_time
from loaders.extract.sentences import Sentence
from loaders.extract.telling import DOCUMENTS, TOLD, told_of
from loaders.extract.things import Occurrence, Thing
from loaders.extract.truth import denied, denied_before, promised

RULE = "approved-secretariat"
_SAYS = ("approves", "validate", "approval")
_UNSURE = ("only-asked", "asked-for", "condition", "negation", "promise")
_APART = 12  # tokens between a secretariat and what says that it approved
_PLAIN = 2  # of these the ones that are neither small nor of a date nor in a name
_OPENS = 2  # words before a label ("Endorsed: Joint Secretariat")
_OTHERS = ("PilotAction", "Event")  # which a secretariat may also approve


def secretariat_approvals(reading: Reading) -> None:
    """Claims the action plans that a secretariat approved.

    >>> from graph.model import document_of
    >>> from loaders.extract.rules import read_by_rules
    >>> text = "The Action Plan for Zasavje has received the approval of the Interreg Europe Joint Secretariat."
    >>> found = read_by_rules(document_of(text)).claims.by("validatedBy")
    >>> [(c.subject.label, c.object.label) for c in found if c.rule == RULE]
    [('Action Plan for Zasavje', 'Interreg Europe Joint Secretariat')]
    """
    if not reading.found("ActionPlan"):
        return
    for sentence in reading.sentences:
        bodies = outermost(reading.within(sentence.start, sentence.end, *BODIES))
        for body in bodies:
            if sentence.row or not is_secretariat(reading, body):
                continue
            said = _said(reading, sentence, body, bodies)
            plan = _plan(reading, sentence, said) if said is not None else None
            if said is not None and plan is not None:
                start, end = reading.span(said)
                span = (min(start, body.start), max(end, body.end))
                reading.claim(plan, "validatedBy", body.thing, span, RULE)


def is_secretariat(reading: Reading, body: Occurrence) -> bool:
    """Whether a body is called a secretariat of a programme."""
    first, last = reading.index(body.start), reading.index(body.end) - 1
    return any(hit.payload.value == "secretariat" for hit in reading.hits_between("bodies", first, last))


def _said(reading: Reading, sentence: Sentence, body: Occurrence, bodies: Sequence[Occurrence]) -> Hit[Row] | None:
    """What says in a sentence that a secretariat approved something, the nearest word that stands well; or None."""
    hits = [hit for name in _SAYS for hit in reading.cues(name, sentence)]
    hits.sort(key=lambda hit: min(abs(reading.span(hit)[0] - body.end), abs(body.start - reading.span(hit)[1])))
    for hit in hits:
        start, end = reading.span(hit)
        if reading.around(start, end) or body.start <= start < body.end:
            continue  # a word of a name
        if any(min(end, body.end) <= o.start and o.end <= max(start, body.start) for o in bodies):
            continue  # another body stands between
        if _joined(reading, sentence, hit, body) and not _untrue(reading, sentence, hit, body):
            return hit
    return None


def _joined(reading: Reading, sentence: Sentence, hit: Hit[Row], body: Occurrence) -> bool:
    """Whether nothing parts a word for approving from a secretariat, by which or of which it is said."""
    start, end = reading.span(hit)
    behind = body.start >= end
    left, right = (end, body.start) if behind else (body.end, start)
    tokens = range(reading.index(left), reading.index(right))
    between = reading.text[left:right]
    if behind and between.lstrip().startswith(":") and hit.first - sentence.first <= _OPENS:
        left += between.index(":") + 1  # a label: "Endorsed: Joint Secretariat"
        tokens = range(reading.index(left), reading.index(right))
    if len(tokens) > _APART or marked(reading, left, right, ";:()") or any(conjunction(reading, at) for at in tokens):
        return False
    named = reading.within(left, right, *DOCUMENTS, "Project", "Programme")
    known = {at for o in named for at in range(reading.index(o.start), reading.index(o.end))}
    for name in ("passive", "holds", "resolution"):
        for one in reading.cues_between(name, left, right):
            known |= set(range(one.first, one.last + 1))
    plain = [at for at in tokens if at not in known and not is_time(reading, at) and not _is_small(reading, at)]
    if behind:
        by = tokens and any(is_in(reading, tokens[-1] - back, "agents") for back in (0, 1))
        kinds = {o.thing.kind for o in named}
        return len(plain) <= (_PLAIN if by else 0) and kinds <= {"Programme"}
    agent = range(hit.last + 1, min(sentence.last, hit.last + 3))
    other = any(is_in(reading, at, table) for at in agent for table in ("agents", "by"))
    return len(plain) <= _PLAIN and not other  # "sent to the Secretariat, approved by the Council"


def _is_small(reading: Reading, at: int) -> bool:
    return any(is_in(reading, at, table) for table in (*SMALL, "of"))


def _untrue(reading: Reading, sentence: Sentence, hit: Hit[Row], body: Occurrence) -> bool:
    """Whether a sentence denies, promises, asks for or makes depend on something that a secretariat approves."""
    if denied(reading, sentence, hit.first, hit.last) or denied_before(reading, sentence, hit.first):
        return True
    if promised(reading, sentence, hit.first, hit.last):
        return True
    start, end = reading.span(hit)
    left, right = min(start, body.start), max(end, body.end)
    left = reading.words[max(sentence.first, reading.index(left) - _APART)].start
    return any(reading.cues_between(name, left, right) for name in _UNSURE)


def _plan(reading: Reading, sentence: Sentence, hit: Hit[Row]) -> Thing | None:
    """The plan that a sentence names; else the one that those before it tell of; else the only one of a text."""
    named = outermost(reading.within(sentence.start, sentence.end, *TOLD))
    plans = {id(o.thing): o.thing for o in named if o.thing.kind == "ActionPlan"}
    if len(plans) == 1:
        return next(iter(plans.values()))
    verbs = [one for name in VERBS for one in reading.cues(name, sentence) if one.last != hit.last]
    if plans or any(o.thing.kind in (*DOCUMENTS, *_OTHERS) for o in named) or len(verbs) > 1:
        return None
    told = told_of(reading, sentence)
    if told is not None and told.kind in (*DOCUMENTS, *_OTHERS):
        return told if told.kind == "ActionPlan" else None
    found = reading.found("ActionPlan")
    return found[0] if len(found) == 1 else None
