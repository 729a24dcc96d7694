"""What one partner has of its project's money, where the text says whose budget it is.

"Budget of the City of Graz: 214,000 euro", "Lapin liiton osuus on 228 000 euroa", "1.4 million, of which 205,000 for
Bornholm", "auf die Stadt Zittau entfallen 412.600 Euro", "Total budget: 1,711,260 € | INFO: 247,980 €". The name
stands right beside the word, and the amount right beside both.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from loaders.extract.asked_again import once_a_document
from loaders.extract.between import conjoined, marked
from loaders.extract.coded_sums import coded_sums
from loaders.extract.focus import project_at
from loaders.extract.form_fields import money
from loaders.extract.lined_sums import lined_sums
from loaders.extract.list_items import conjunction
from loaders.extract.mentions import BODIES, PLACES
from loaders.extract.money import Amount, amounts, bare_amount
from loaders.extract.occurrences import outermost
from loaders.extract.ownbodies import called_by_noun, called_by_part
from loaders.extract.owned import OwnBudget
from loaders.extract.ownpages import page_owner
from loaders.extract.participation import take_part
from loaders.extract.reading import Reading
from loaders.extract.sentences import Sentence
from loaders.extract.things import Occurrence, Thing

_OF = 2  # words from the word budget to the name of its owner
_POSSESSED = 1  # words from the owner to the word budget ("Lapin liiton osuus", "the City's own budget")
_UNTIL = 5  # words from owner and word to the amount
_FOR = 3  # words from an amount to the body that it is for
_GIVEN = 3  # words between an owner and its part ("revin", "a quantia de")
_SMALL = ("articles", "connectors", "locatives", "inside")
_APART = "|,;)\n•·"  # what stands before a partner that is named with its part alone
_PART_NEAR = 40  # characters between a sum and the part of it that "of which" brings in
PART, FUND_PART, JOINING = "partner-part-money", "partner-fund-part", "partner-by-money"
_JOINTS = frozenset({"", ":", "–", "-", "—", "="})  # and between both


@once_a_document
def own_budgets(reading: Reading) -> Iterator[OwnBudget]:
    """The amounts that a text gives to one body or place by name."""
    for sentence in reading.sentences:
        found = amounts(reading, sentence)
        bare = list(_bare_parts(reading, sentence, found)) if found else []
        rows = sorted([*found, *bare], key=lambda amount: amount.start)
        for one in _in(reading, sentence, rows):
            if one.amount in bare and not _for(reading, one):
                continue
            yield replace(one, rule=PART) if one.amount in bare or one.fund else one
            part = _fund_part(reading, sentence, rows, one)
            if part is not None:
                yield part
    yield from lined_sums(reading)
    yield from coded_sums(reading)


def _for(reading: Reading, one: OwnBudget) -> bool:
    """Whether the words between a sum and the name behind it are articles and prepositions ("268.000 alla …")."""
    between = range(reading.index(one.amount.end), reading.index(one.owner.start))
    return len(between) <= _FOR and all(
        any(reading.lexicon_at(at).has(table, reading.words[at].word) for table in _SMALL) for at in between
    )


def _bare_parts(reading: Reading, sentence: Sentence, found: Sequence[Amount]) -> Iterator[Amount]:
    """The parts of a sum that "of which" brings in without a currency ("1.9 million euro, di cui 268.000 alla …")."""
    for hit in reading.cues("of-which", sentence):
        end = reading.span(hit)[1]
        if not any(0 <= end - one.end <= _PART_NEAR for one in found):
            continue
        stop = min([sentence.end, end + _PART_NEAR, *(one.start for one in found if one.start >= end)])
        bare = bare_amount(reading, sentence, end, stop)
        if bare is not None and not any(one.start < bare.end and bare.start < one.end for one in found):
            yield bare


def _fund_part(reading: Reading, sentence: Sentence, found: Sequence[Amount], one: OwnBudget) -> OwnBudget | None:
    """What the fund gives of a body's own sum ("share: 298,000 euro, of which 238,400 from the ERDF"), or None."""
    behind = [amount for amount in found if amount.start >= one.amount.end]
    if one.fund or not behind:
        return None
    part, stop = behind[0], behind[1].start if behind[1:] else sentence.end
    told = reading.cues_between("of-which", one.amount.end, part.start)
    if not told or part.value >= one.amount.value or part.start - one.amount.end > _PART_NEAR:
        return None
    funded = reading.within(one.amount.end, stop, "Fund") or reading.cues_between("erdf", one.amount.end, stop)
    return OwnBudget(part, one.owner, one.start, one.labelled, fund=True, rule=FUND_PART) if funded else None


def claim_own_budgets(reading: Reading) -> None:
    """Claims the budgets of bodies that take part in a project."""
    for one in (*own_budgets(reading), *_ours(reading)):
        taking = _part_of(reading, one) or _joining(reading, one)
        if taking is not None and next(reading.says(taking, one.predicate), None) is None:
            span = (min(one.start, one.amount.start), max(one.amount.end, one.owner.end))
            reading.claim(taking, one.predicate, money(one.amount), span, one.rule)


def _ours(reading: Reading) -> Iterator[OwnBudget]:
    """What a text calls "our share": the money of the body whose page it is."""
    owner = page_owner(reading)
    for sentence in reading.sentences if owner is not None else ():
        for hit in reading.cues("our-share", sentence):
            start, end = reading.span(hit)
            near = next((one for one in amounts(reading, sentence) if one.start >= end), None)
            if owner is not None and near is not None and _leads_to(reading, end, near):
                yield OwnBudget(near, Occurrence(start, end, owner.thing), start, True)


def _in(reading: Reading, sentence: Sentence, found: Sequence[Amount]) -> Iterator[OwnBudget]:
    words = [reading.span(hit) for hit in reading.cues("portion", sentence)]
    funds = [reading.span(hit) for hit in reading.cues("erdf", sentence)]
    whole = [reading.span(hit) for hit in reading.cues("budget", sentence)]  # "total budget", "project budget"
    words = [w for w in words if not any(a <= w[0] and w[1] <= b for a, b in funds)]
    words = [w for w in words if not any(a < w[0] and w[1] <= b for a, b in whole)]
    names = outermost(reading.within(sentence.start, sentence.end, *BODIES, *PLACES))
    for number, amount in enumerate(found):
        begin = found[number - 1].end if number else sentence.start
        stop = found[number + 1].start if number + 1 < len(found) else sentence.end
        near = [w for w in words if begin <= w[0] and w[1] <= amount.start]
        if near:
            owner = _owner(reading, near[-1], names, begin, amount)
            if owner is not None:
                yield OwnBudget(amount, owner, min(owner.start, near[-1][0]), near[-1][0] < owner.start)
            continue
        before = [o for o in names if begin <= o.start and o.end <= amount.start]
        owner = before[-1] if before else None
        if number and reading.cues_between("of-which", begin, amount.start):
            behind = next((o for o in names if amount.end <= o.start and o.end <= stop), None)
            funded = reading.within(begin, stop, "Fund") or any(begin <= a and b <= stop for a, b in funds)
            if owner is None and behind is not None and not funded and _beside(reading, amount.end, behind.start, _FOR):
                yield OwnBudget(amount, behind, amount.start, False, _of_fund(reading, sentence, found[number - 1]))
                continue
            if owner is not None and not funded and _given(reading, owner, amount):
                yield OwnBudget(amount, owner, owner.start, False, _of_fund(reading, sentence, found[number - 1]))
                continue
        behind_whole = bool(number and whole) and whole[0][0] < begin
        unnamed = owner is None or (owner.thing.kind in PLACES and not _named_apart(reading, owner, amount))
        if unnamed and behind_whole and not any(begin <= a and b <= amount.start for a, b in funds):
            owner = called_by_part(reading, begin, amount.start) or owner
        if owner is not None and (
            _falls_to(reading, owner, begin, amount, stop) or (behind_whole and _named_apart(reading, owner, amount))
        ):
            yield OwnBudget(amount, owner, owner.start, False)


def _of_fund(reading: Reading, sentence: Sentence, whole: Amount) -> bool:
    """Whether a word for the fund's money, and none for a budget, stands right before a sum, in its clause."""
    clause = max(reading.text.rfind(mark, sentence.start, whole.start) for mark in ",;:|") + 1
    start = max(sentence.start, clause)
    near = [
        (reading.span(hit)[1], name)
        for name in ("erdf", "budget")
        for hit in reading.cues_between(name, start, whole.start)
    ]
    return bool(near) and max(near)[1] == "erdf"


def _given(reading: Reading, owner: Occurrence, amount: Amount) -> bool:
    """Whether few words and no marks but a dash or colon stand between an owner and its part."""
    between = reading.folded[owner.end : amount.start]
    return len(between.split()) <= _GIVEN and not any(mark in between for mark in ",;()")


def _falls_to(reading: Reading, owner: Occurrence, begin: int, amount: Amount, stop: int) -> bool:
    """Whether a verb between them, before both or right behind the sum says that it falls to a body."""
    verbs = [reading.span(h) for h in reading.cues_between("falls-to", begin, stop)]
    near = any(start - amount.end <= 1 for start, _ in verbs if start >= amount.end) or any(
        end <= amount.start for _, end in verbs
    )
    return near and _given(reading, owner, amount)


def _named_apart(reading: Reading, owner: Occurrence, amount: Amount) -> bool:
    """Whether a partner behind a bar, comma or bracket has nothing but its sum beside it, after the whole budget."""
    before = reading.text[: owner.start].rstrip(" ")[-1:]
    apart = before in _APART or conjunction(reading, reading.index(owner.start) - 1)
    return apart and reading.text[owner.end : amount.start].strip() in _JOINTS


def _owner(
    reading: Reading, word: tuple[int, int], names: list[Occurrence], begin: int, amount: Amount
) -> Occurrence | None:
    """Who stands right behind the word budget or right before it, with nobody between both and the amount."""
    behind = [o for o in names if word[1] <= o.start and o.end <= amount.start]
    if behind:
        one = behind[0]
        own = len(behind) == 1 and _beside(reading, word[1], one.start, _OF) and _leads_to(reading, one.end, amount)
        return one if own else None
    noun = called_by_noun(reading, word[1], amount.start) or called_by_part(reading, word[1], amount.start)
    if noun is not None:
        return noun if _leads_to(reading, noun.end, amount) else None
    before = [o for o in names if begin <= o.start and o.end <= word[0]]
    if not before:
        return None
    one = before[-1]
    close = len(reading.folded[one.end : word[0]].split()) <= _POSSESSED and not marked(reading, one.end, word[0])
    if reading.text[word[0] : word[0] + 1].isupper() and not _opens(reading, one.start):
        return None  # "partners: City of Lille, Region of Lazio Budget: …": the label begins a line of its own
    return one if close and not conjoined(reading, one.end, word[0]) and _leads_to(reading, word[1], amount) else None


def _opens(reading: Reading, at: int) -> bool:
    """Whether a name opens its sentence, line or cell."""
    sentence = reading.sentence_at(at)
    return (sentence is not None and at - sentence.start <= 1) or reading.text[:at].rstrip(" ")[-1:] in "|\n;•"


def _beside(reading: Reading, start: int, end: int, most: int) -> bool:
    """Whether small words alone, and few, stand between two offsets."""
    between = range(reading.index(start), reading.index(end))
    small = all(
        any(reading.lexicon_at(at).has(table, reading.words[at].word) for table in _SMALL)
        or reading.words[at].shape == "a"
        for at in between
    )
    return small and len(between) <= most and not marked(reading, start, end)


def _leads_to(reading: Reading, start: int, amount: Amount) -> bool:
    return len(reading.folded[start : amount.start].split()) <= _UNTIL and not marked(
        reading, start, amount.start, ",;("
    )


def _part_of(reading: Reading, one: OwnBudget) -> Thing | None:
    """The part that the owner takes in a project: that of the passage, else the only one.

    A place stands for the body that has its name.
    """
    parts = (thing for thing in reading.things if thing.kind == "Participation")
    taking = [thing for thing in parts if _is(thing.parts.get("participant"), one.owner.thing)]
    project = project_at(reading, one.amount.start)
    here = [thing for thing in taking if thing.parts.get("project") is project]
    return here[0] if len(here) == 1 else taking[0] if len(taking) == 1 else None


def _is(body: Thing | None, owner: Thing) -> bool:
    if body is None or owner.kind not in PLACES:
        return body is owner
    return owner.kind != "Country" and any(owner.label and owner.label in name.text for name in body.names)


def _joining(reading: Reading, one: OwnBudget) -> Thing | None:
    """The part in the topic project of a body that has a share of its budget, and of which no list says it."""
    project, body = project_at(reading, one.amount.start), one.owner.thing
    known = any(thing.parts.get("participant") is body for thing in reading.things if thing.kind == "Participation")
    owner = page_owner(reading)
    own = one.labelled or (owner is not None and owner.thing is body)
    if project is None or known or not own or body.kind not in BODIES:
        return None
    take_part(reading, project, body, "partner", (one.owner.start, one.owner.end), JOINING)
    return reading.things.participation(project, body)
