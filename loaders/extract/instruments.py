"""Which instrument a project or plan addresses by a label, and who manages and pays for it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from graph.model import XSD, Literal, Name
from loaders.extract.dates import periods
from loaders.extract.focus import project_at
from loaders.extract.form_fields import titled
from loaders.extract.form_lexicon import headings_of
from loaders.extract.mentions import BODIES, PLACES, POLICIES
from loaders.extract.money import amounts
from loaders.extract.reading import Reading
from loaders.extract.role_words import is_small
from loaders.extract.sentences import Sentence
from loaders.extract.things import Thing
from loaders.extract.tokens import index_at

_FIELDS = frozenset({("project", "instruments"), ("action-plan", "instrument"), ("policy-instrument", "title")})
_LONGEST_LABEL = 70  # characters
_NAME = re.compile(r"[^(;:]{8,160}?(?=\s*[(;:]|\.(?:\s|$)|\s*$)")
_TAIL = re.compile(r",? (?:[-–] |\()")
_TOLD = ("adopts", "does-write", "manages", "does-amend")
_POSSESSIVE = 3  # words before "policy instrument" that say whose it is ("Ihr …", "Wichtigstes …")
_OPENING = 12  # words within which a sentence says what it is about


def instruments(reading: Reading) -> None:
    """Claims the manager and the money of each instrument."""
    for policy in reading.found(*POLICIES):
        _managed(reading, policy)
    for sentence in reading.sentences:
        _money(reading, sentence)


def labelled(reading: Reading) -> None:
    """Claims the instruments that a label announces: the items below it, or the value behind it."""
    for place, sentence in enumerate(reading.sentences):
        _told(reading, sentence)
        found = _label(reading, sentence)
        if found is None:
            continue
        label, forms = found
        rest = label + len(reading.text[label : sentence.end]) - len(reading.text[label : sentence.end].lstrip(" :"))
        subject = _subject(reading, sentence.start, forms)
        if subject is None:
            continue
        for start, end in [(rest, sentence.end)] if rest < sentence.end else _items(reading, place):
            policy = _instrument(reading, start, end)
            if policy is not None:
                subject.parts.setdefault("instrument", policy)
                reading.claim(subject, "addresses", policy, (start, end), "instrument-label")


def _told(reading: Reading, sentence: Sentence) -> None:
    """Claims the instrument that a sentence says is "its policy instrument", of the project of the passage."""
    for noun in reading.cues("instrument-noun", sentence):
        end = reading.span(noun)[1]
        policy = next(iter(reading.within(end, sentence.end, *POLICIES)), None)
        if policy is None or noun.first - sentence.first > _POSSESSIVE or reading.cues("negation", sentence):
            continue
        verbs = {
            at for name in ("be", "passive") for h in reading.cues(name, sentence) for at in range(h.first, h.last + 1)
        }
        between = range(noun.last + 1, reading.index(policy.start))
        others = [at for at in between if at not in verbs and not is_small(reading, at, ("articles",))]
        adjective = others == [noun.last + 1] and not reading.words[noun.last + 1].capital  # "de politique publique"
        plain = not others or adjective
        project = project_at(reading, sentence.start)
        if plain and project is not None and not reading.text[end : policy.start].strip(" \n").startswith((":", "(")):
            span = (reading.words[noun.first].start, policy.end)
            reading.claim(project, "addresses", policy.thing, span, "instrument-told")


def _label(reading: Reading, sentence: Sentence) -> tuple[int, frozenset[str]] | None:
    """Where the label of instruments that opens a sentence ends, and the forms that have it; or None."""
    words = reading.text[sentence.start : sentence.start + _LONGEST_LABEL]
    head, colon, _ = words.partition(":")
    if colon and "\n" not in head.strip():
        end = sentence.start + len(head) + 1
    elif sentence.end - sentence.start <= _LONGEST_LABEL:
        end = sentence.end
        head = reading.text[sentence.start : sentence.end]
    else:
        return None
    forms = frozenset(row.form for row in headings_of(head) if (row.form, row.field) in _FIELDS)
    return (end, forms) if forms else None


def _items(reading: Reading, place: int) -> Iterator[tuple[int, int]]:
    """The items of the list below a label, or the one line below it."""
    block = reading.sentences[place].block
    is_list: bool | None = None
    for sentence in reading.sentences[place + 1 :]:
        if sentence.block == block:
            continue
        is_list = sentence.item if is_list is None else is_list
        if sentence.heading or (is_list and not sentence.item):
            return
        yield _behind_label(reading, sentence), sentence.end
        block = sentence.block
        if not is_list:
            return


def _behind_label(reading: Reading, sentence: Sentence) -> int:
    """Where an item begins, behind a label such as "Name:" or "Name of the instrument:"."""
    head, colon, rest = reading.text[sentence.start : sentence.start + _LONGEST_LABEL].partition(":")
    if colon and "\n" not in head and any((row.form, row.field) in _FIELDS for row in headings_of(head)):
        return sentence.start + len(head) + 1 + len(rest) - len(rest.lstrip())
    for hit in reading.whole_cues("name-label").beginning(sentence.first, sentence.first):
        end = reading.span(hit)[1]
        if reading.text[end : end + 1] == ":" and hit.last + 1 < sentence.last:
            return reading.words[hit.last + 1].start
    return sentence.start


def _subject(reading: Reading, before: int, forms: frozenset[str]) -> Thing | None:
    """What a label is about: the plan or project named nearest before it, else the topic project.

    A label that only plans have is about the plan.
    """
    found = reading.within(0, before, "ActionPlan", "Project")
    plans = [o for o in found if o.thing.kind == "ActionPlan"]
    if plans and "project" not in forms:
        return plans[-1].thing
    own = [o for o in found if o.thing.kind == "ActionPlan" or o.thing is reading.project]
    if not own:
        return reading.project
    last = max(own, key=lambda o: (o.end, o.start))
    around = reading.around(last.start, last.end, "ActionPlan")
    return around[0].thing if around else last.thing


def _instrument(reading: Reading, start: int, end: int) -> Thing | None:
    """The policy that an item names: the one read at its beginning, or its words up to a bracket or full stop."""
    inside = reading.within(start, end, *POLICIES, "Programme")
    match = _NAME.match(reading.text, start, end)
    if match is None or reading.text[start:end].rstrip().endswith("?"):
        return inside[0].thing if inside else None
    stop = _clause(reading, start, match.end())
    for occurrence in inside:
        if occurrence.thing.kind in POLICIES and occurrence.start < stop and occurrence.end >= min(stop, end) - 1:
            before = reading.within(start, occurrence.start, *PLACES)
            if not before:  # "In Portugal, the PEPAC"
                _renamed(reading, occurrence.thing, start, max(stop, occurrence.end))
            return occurrence.thing
    if inside and inside[0].start - start <= 1 and _TAIL.match(reading.text, inside[0].end):
        return inside[0].thing
    if len(match[0].split()) > 25 or not match[0][:1].isalnum():
        return inside[0].thing if inside else None
    return titled(reading, "PolicyInstrument", start, stop, "instrument-label")


def _clause(reading: Reading, start: int, end: int) -> int:
    """Where a name ends, before a clause that says who adopted, wrote or manages what it names."""
    for hit in (h for name in _TOLD for h in reading.cues_between(name, start, end)):
        at = reading.span(hit)[0]
        before = reading.text[start:at].rstrip()
        if before.endswith(","):
            return start + len(before) - 1
    return end


def _renamed(reading: Reading, policy: Thing, start: int, end: int) -> None:
    """Gives a policy the whole name that a label announces, of which another rule read the end."""
    if (start, end) in policy.places:
        return
    name = Name(reading.text[start:end], reading.lexicon_at(index_at(reading.words, start)).code, "title")
    policy.names = [name, *(other for other in policy.names if other.text not in name.text)]
    for occurrence in reading.occurrences.drop(policy):
        if not start <= occurrence.start < end:
            reading.add(policy, occurrence.start, occurrence.end)
    reading.add(policy, start, end)
    policy.start, policy.end = start, end


def _managed(reading: Reading, policy: Thing) -> None:
    """The managing authority that is called after an instrument manages it."""
    for start, end in policy.places:
        for outer in reading.around(start, end, *BODIES):
            if outer.thing.body == "managing-authority":
                reading.claim(policy, "managedBy", outer.thing, (outer.start, outer.end), "secretariat-name")


def _money(reading: Reading, sentence: Sentence) -> None:
    """Reads "The programme is a package of 320 million euro from the fund …, 2014 to 2020": an instrument's money."""
    policies = reading.within(sentence.start, sentence.end, *POLICIES)
    if not policies or reading.within(sentence.start, sentence.end, "Project", "Programme", "ActionPlan"):
        return
    first = policies[0]
    if len(reading.text[sentence.start : first.start].split()) > _OPENING or len({id(o.thing) for o in policies}) > 1:
        return
    found = [a for a in amounts(reading, sentence) if a.start > first.end]
    if len(found) != 1:
        return
    amount, policy = found[0], first.thing
    value = Literal(amount.lexical, XSD + "decimal", None, amount.qualifier)
    if next(reading.says(policy, "totalBudget"), None) is None:
        reading.claim(policy, "totalBudget", value, (first.start, amount.end), "instrument-budget")
    for fund in reading.within(amount.end, sentence.end, "Fund"):
        reading.claim(policy, "fundedBy", fund.thing, (first.start, fund.end), "instrument-fund")
    spans = list(periods(reading, amount.end, sentence.end))
    if len(spans) == 1 and next(reading.says(policy, "startDate"), None) is None:
        span = (spans[0].start, spans[0].end)
        reading.claim(policy, "startDate", spans[0].first.literal, span, "instrument-period")
        reading.claim(policy, "endDate", spans[0].last.literal, span, "instrument-period")
