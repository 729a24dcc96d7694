"""What the page of an instrument states beside its name: who manages it, where it applies, when, and its money."""

from __future__ import annotations

from collections.abc import Iterator

from loaders.extract.form_fields import amount_in, body_in, claim_period, claim_place, money, passage
from loaders.extract.form_lexicon import headings_of
from loaders.extract.forms import Section
from loaders.extract.mentions import BODIES
from loaders.extract.reading import Reading
from loaders.extract.things import Thing

_FORM = "policy-instrument"
_LONGEST_LABEL = 60  # characters
_TOP = 3  # blocks of a page within which it names its instrument
RULE = "form-instrument"


def instrument_pages(reading: Reading) -> None:
    """Claims the fields of a page about one instrument; in other texts only who manages the one just labelled."""
    labelled = [claim for claim in reading.claims.by("addresses") if claim.rule == "instrument-label"]
    named = sorted({id(c.object): c.object for c in labelled if isinstance(c.object, Thing)}.values(), key=_start)
    page = next((policy for policy in named if _is_on_top(reading, policy)), None)
    fields = list(_fields(reading))
    for section in fields:
        before = [policy for policy in named if policy.start < section.start]
        policy = page or (before[-1] if before else None)
        if policy is None:
            continue
        if section.field == "managingAuthority":
            body = body_in(reading, section, RULE)
            if body is not None and body.kind in BODIES and next(reading.says(policy, "managedBy"), None) is None:
                reading.claim(policy, "managedBy", body, passage(section), RULE)
        elif policy is page:
            _field(reading, policy, section)


def _start(thing: Thing) -> int:
    return thing.start


def _is_on_top(reading: Reading, policy: Thing) -> bool:
    sentence = reading.sentence_at(policy.start)
    return sentence is not None and sentence.block < _TOP


def _fields(reading: Reading) -> Iterator[Section]:
    """The lines "Label: value" whose label a page of an instrument has."""
    text = reading.text
    for block in reading.document.blocks:
        head, colon, _ = text[block.start : min(block.end, block.start + _LONGEST_LABEL)].partition(":")
        rows = [row for row in headings_of(head) if row.form == _FORM] if colon else []
        if rows:
            start = block.start + len(head) + 1
            start += len(text[start : block.end]) - len(text[start : block.end].lstrip())
            if start < block.end:
                yield Section(_FORM, rows[0].field, (block.start, block.start + len(head)), start, block.end)


def _field(reading: Reading, policy: Thing, section: Section) -> None:
    if section.field == "territory":
        claim_place(reading, policy, section, RULE)
    elif section.field == "period":
        claim_period(reading, policy, section, RULE)
    elif section.field == "totalBudget" and next(reading.says(policy, "totalBudget"), None) is None:
        amount = amount_in(reading, section)
        if amount is not None:
            reading.claim(policy, "totalBudget", money(amount), passage(section), RULE)
