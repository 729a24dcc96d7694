"""What a fund or a sum is for: the thing that a clause names before it, else what the text is telling of."""

from __future__ import annotations

from loaders.extract.focus import project_at
from loaders.extract.mentions import BODIES, POLICIES
from loaders.extract.money import amounts
from loaders.extract.reading import Reading
from loaders.extract.sentences import Sentence
from loaders.extract.telling import ACTIONS, PRACTICES, TOLD, done_in, told_of
from loaders.extract.things import Occurrence, Thing

RELATIONS = {
    "Project": "fundedBy",
    "PolicyInstrument": "fundedBy",
    "Strategy": "fundedBy",
    **dict.fromkeys(PRACTICES, "fundedBy"),
    **dict.fromkeys(ACTIONS, "fundingSource"),
}
"""The relation of each class of things to who pays for them."""
MOST = 100_000_000  # euro of a project: more is what a programme or fund has
_OF_COOPERATION = frozenset({"fund/erdf", "fund/ndici", "fund/ipa"})
_AHEAD = 8  # words from a sum that opens a sentence to the thing that it is for


def paid_for(reading: Reading, sentence: Sentence, start: int, end: int, payer: Thing | None = None) -> Thing | None:
    """What the money that a sentence tells of between two offsets is for, or None where it is for something else.

    The money of a fund of cooperation programmes is not for what only the heading far above names.
    """
    inside = [o for o in reading.within(sentence.start, sentence.end, *TOLD) if not _holds(o, start, end)]
    before = [o for o in inside if o.end <= start]
    if before:
        return _meant(reading, before[-1], start)
    if reading.cues("Project", sentence, "heads"):
        return project_at(reading, start)
    behind = [o for o in inside if o.start >= end]
    if behind and behind[0].thing.kind == "Programme" and reading.cues_between("fundedby", sentence.start, start):
        return project_at(reading, start)  # "cofunded by the ERDF through the programme"
    if behind and len(reading.folded[end : behind[0].start].split()) <= _AHEAD:
        return behind[0].thing if behind[0].thing.kind in RELATIONS else None
    told = done_in(reading, sentence) or told_of(reading, sentence, headed=not _cooperates(payer))
    if told is not None and (told.kind in (*PRACTICES, *ACTIONS) or _is_policy_paid(reading, sentence, told)):
        return told
    return project_at(reading, start)


def _is_policy_paid(reading: Reading, sentence: Sentence, told: Thing) -> bool:
    """Whether a sentence without a sum or label goes on about a policy, of which the one before told alone."""
    if (
        told.kind not in POLICIES
        or ":" in reading.text[sentence.start : sentence.end]
        or any(amounts(reading, sentence))
    ):
        return False
    number = reading.sentence_number(sentence.start)
    before = reading.sentences[max(0, number - 1)]
    named = reading.within(before.start, before.end, "Project", "Programme")
    return not named and not reading.cues("Project", before, "heads")


def _holds(one: Occurrence, start: int, end: int) -> bool:
    return one.start <= start and end <= one.end


def _meant(reading: Reading, nearest: Occurrence, start: int) -> Thing | None:
    """The thing that is named nearest before, where it can be paid for; of a programme the project that it funds."""
    if nearest.thing.kind == "Programme":
        return project_at(reading, start)
    apart = nearest.thing.kind != "Project" and ";" in reading.text[nearest.end : start]
    if nearest.thing.kind not in RELATIONS or apart:
        return None
    return nearest.thing


def _cooperates(payer: Thing | None) -> bool:
    return payer is not None and payer.authority in _OF_COOPERATION


def may_fund(reading: Reading, sentence: Sentence, fund: Thing) -> bool:
    """Whether a fund is one of cooperation programmes, or the sentence names the project that it may pay for.

    What the text tells beside its project, a measure, a call, is paid by other funds more often than the project is.
    """
    named = reading.within(sentence.start, sentence.end, "Project") or reading.cues("Project", sentence, "heads")
    large = any(amount.value >= MOST for amount in amounts(reading, sentence))
    return bool(named) or (not large and fund.authority in _OF_COOPERATION)


def said_already(reading: Reading, thing: Thing, payer: Thing) -> bool:
    """Whether the text is known to say that somebody pays for, or helps with, a thing."""
    names = ("fundedBy", "fundingSource", "supportedBy")
    return any(claim.object is payer for name in names for claim in reading.says(thing, name))


def claim_payer(reading: Reading, thing: Thing, payer: Thing, span: tuple[int, int], rule: str) -> None:
    """Claims that somebody pays for a thing, once; a project is paid by funds, not by its partners' towns."""
    relation = RELATIONS.get(thing.kind)
    if relation is None or thing is payer or said_already(reading, thing, payer):
        return
    if thing.kind in ("Project", "PolicyInstrument", "Strategy") and payer.kind != "Fund":
        return
    if payer.kind in BODIES and payer.body in ("secretariat", "managing-authority"):
        return
    reading.claim(thing, relation, payer, span, rule)
