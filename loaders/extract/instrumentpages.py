"""What the page of an instrument states beside its name: who manages it, where it applies, when, and its money."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from loaders.extract.dates import moments
from loaders.extract.form_fields import amount_in, body_in, claim_period, claim_place, money, passage
from loaders.extract.form_lexicon import Heading, headings_of
from loaders.extract.forms import Section
from loaders.extract.mentions import BODIES, POLICIES
from loaders.extract.money import Amount, amounts
from loaders.extract.reading import Reading
from loaders.extract.things import Thing

_FORM = "policy-instrument"
_LONGEST_LABEL = 60  # characters
_TOP = 3  # blocks of a page within which it names its instrument
_TELLING = frozenset({"title", "approval", "managingAuthority", "territory", "totalBudget", "period"})
_FEWEST = 2  # such fields of a page
_WORDS = 6  # of a label
_NAMED = 8  # characters of a policy's name
RULE = "form-instrument"


def instrument_pages(reading: Reading) -> None:
    """Claims the fields of a page about one instrument; in other texts only who manages the one just labelled."""
    labelled = [claim for claim in reading.claims.by("addresses") if claim.rule == "instrument-label"]
    named = sorted({id(c.object): c.object for c in labelled if isinstance(c.object, Thing)}.values(), key=_start)
    fields = list(_fields(reading))
    page = next((policy for policy in named if _is_on_top(reading, policy)), None) or _titled(reading, fields)
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


def _titled(reading: Reading, fields: Sequence[Section]) -> Thing | None:
    """The policy in the title of a page that has fields of an instrument, where no label announces it."""
    told = {section.field for section in fields} & _TELLING
    if len(told) < _FEWEST or not fields:
        return None
    top = next((section.start for section in fields if section.field != "title"), len(reading.text))
    for occurrence in reading.within(0, top, *POLICIES):
        sentence = reading.sentence_at(occurrence.start)
        if sentence is None or not _is_on_top(reading, occurrence.thing):
            continue
        before = reading.text[sentence.start : occurrence.start].strip(' „“"«‘’”')
        if (not before or before.endswith(":")) and occurrence.end - occurrence.start >= _NAMED:
            return occurrence.thing
    return None


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
        rows = [row for row in _headings(reading, block.start, head) if row.form == _FORM] if colon else []
        if rows:
            start = block.start + len(head) + 1
            start += len(text[start : block.end]) - len(text[start : block.end].lstrip())
            if start < block.end:
                yield Section(_FORM, rows[0].field, (block.start, block.start + len(head)), start, block.end)


def _headings(reading: Reading, start: int, head: str) -> tuple[Heading, ...]:
    """The headings that a label is, or begins with: "Organismo responsable del instrumento"; never of the project."""
    rows = tuple(headings_of(head))
    words = head.split()
    if rows or any(reading.cues_between("Project", start, start + len(head), "heads")):
        return rows
    shorter = (tuple(headings_of(" ".join(words[:count]))) for count in range(len(words) - 1, _FEWEST - 1, -1))
    return next((found for found in shorter if found), ()) if len(words) <= _WORDS else ()


def _field(reading: Reading, policy: Thing, section: Section) -> None:
    if section.field == "territory":
        claim_place(reading, policy, section, RULE)
    elif section.field == "period":
        claim_period(reading, policy, section, RULE)
    elif section.field == "approval" and next(reading.says(policy, "date"), None) is None:
        for moment in moments(reading, section.start, section.end)[:1]:
            reading.claim(policy, "date", moment.literal, passage(section), RULE)
    elif section.field == "fund":
        _fund(reading, policy, section)
    elif section.field == "totalBudget":
        amount = amount_in(reading, section)
        if amount is not None and _is_of_fund(reading, section, amount):
            reading.claim(policy, "erdfBudget", money(amount), passage(section), RULE)
        elif amount is not None and next(reading.says(policy, "totalBudget"), None) is None:
            reading.claim(policy, "totalBudget", money(amount), passage(section), RULE)
        _fund(reading, policy, section)


def _is_of_fund(reading: Reading, section: Section, amount: Amount) -> bool:
    """Whether a fund stands right behind the only sum of the money's field: "845,6 Mio. Euro EFRE"."""
    funds = reading.within(amount.end, section.end, "Fund")
    return bool(funds) and not reading.text[amount.end : funds[0].start].strip(" (")


def _fund(reading: Reading, policy: Thing, section: Section) -> None:
    """Claims the funds that the field of the money names, and what the first of them gives of the whole."""
    inside = reading.within(section.start, section.end, "Fund")
    for occurrence in inside:
        reading.claim(policy, "fundedBy", occurrence.thing, passage(section), RULE)
    sentence = reading.sentence_at(section.start)
    found = list(amounts(reading, sentence)) if sentence is not None and inside else []
    if len(found) == 2 and reading.cues_between("of-which", found[0].end, section.end):
        reading.claim(policy, "erdfBudget", money(found[1]), passage(section), RULE)
