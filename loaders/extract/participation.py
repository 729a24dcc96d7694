"""How claims about taking part and being somewhere are made, whatever rule draws them."""

from __future__ import annotations

from graph.model import Term
from loaders.extract.reading import Reading
from loaders.extract.things import Thing


def take_part(
    reading: Reading,
    project: Thing,
    body: Thing,
    role: str,
    span: tuple[int, int],
    rule: str,
    confidence: float | None = None,
) -> None:
    """Claims that a body takes part in a project: the participation and the short cut.

    A body that already leads the project is not made a mere partner by another sentence. A project
    has one lead partner, the first that the text calls so: a second is that of some other project,
    unless the text says of both of which country they are ("Svensk projektägare", "Norsk projektägare").
    """
    said_to_lead = [c for c in reading.says(project, "leadPartner") if c.status == "asserted"]
    leaders = [c.object for c in said_to_lead if c.object is not body]
    if role == "lead-partner" and leaders and _by_country(reading, span[0]):
        role = "partner"
    if body is project or (role == "lead-partner" and leaders):
        return
    known = reading.things.participation(project, body)
    if known is None:
        start, end = _place(reading, body, span)
        known = Thing("Participation", start, end, parts={"project": project, "participant": body}, rule=rule)
        reading.things.append(known)
    said = [c.object for c in reading.says(known, "role") if c.status == "asserted"]
    if Term("role/lead-partner") in said and role != "lead-partner":
        return
    if role == "lead-partner" and Term("role/partner") in said:
        reading.claims.drop(
            lambda c: (
                (c.subject is known and c.predicate == "role")
                or (c.subject is project and c.predicate == "hasPartner" and c.object is body)
            )
        )
    reading.claim(known, "inProject", project, span, rule, confidence)
    reading.claim(known, "participant", body, span, rule, confidence)
    reading.claim(known, "role", Term(f"role/{role}"), span, rule, confidence)
    reading.claim(project, "leadPartner" if role == "lead-partner" else "hasPartner", body, span, rule, confidence)
    if role == "lead-partner":
        reading.claim(project, "hasPartner", body, span, rule, confidence)


def _place(reading: Reading, body: Thing, span: tuple[int, int]) -> tuple[int, int]:
    """Where a participation stands: by its place one is told from the others of the same sentence."""
    taken = {(thing.start, thing.end) for thing in reading.things if thing.kind == "Participation"}
    around = (min(span[0], body.start), max(span[1], body.end))
    places = (span, (body.start, body.end), around, (body.start, around[1]), (around[0], body.end))
    return next((place for place in places if place not in taken), span)


def _by_country(reading: Reading, offset: int) -> bool:
    """Whether the adjective of a country opens the line of a role."""
    sentence = reading.sentence_at(offset)
    return sentence is not None and bool(reading.hits_beginning("demonyms", sentence.first, sentence.first))


def based_in(reading: Reading, body: Thing, place: Thing, span: tuple[int, int], rule: str) -> None:
    """Claims where a body is, or in which territory a place lies."""
    inner = body.kind in ("City", "Region")
    if body is not place and not (inner and place.kind == "City"):
        reading.claim(body, "withinTerritory" if inner else "basedIn", place, span, rule)


def stakeholder_group(reading: Reading, project: Thing, start: int, end: int) -> Thing:
    """The stakeholder group of the text, made where none was named."""
    known = reading.found("StakeholderGroup")
    if known:
        return known[0]
    group = Thing("StakeholderGroup", start, end, parts={"project": project}, rule="stakeholder-group")
    reading.add(group, start, end)
    reading.claim(group, "inProject", project, (start, end), "stakeholder-group")
    return group
