"""What organisations do, as the graph has it: their projects, plans, practices, themes and kinds of instruments."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from graph.explore.links import Link, into, is_a, out_of

if TYPE_CHECKING:
    from graph.store import Reader

PRACTICE_ROLES = ("practiceOwner", "mainInstitution", "operatedBy", "implementedBy", "supportedBy")
"""How a practice names the bodies that hold it."""
INSTRUMENT_ROLES = ("developedWithin", "addresses", "implements")
"""How a plan, action, project or participation names the policy it works on."""
_MOST = 2_000
"""Links of one sort read for one thing."""

Trail = tuple[Link, ...]
"""The facts that lead from an organisation to something."""


@dataclass(slots=True)
class Profile:
    """What some organisations do, each thing with the shortest trail of facts that leads to it."""

    organisations: tuple[str, ...]
    projects: dict[str, Trail] = field(default_factory=dict)
    plans: dict[str, Trail] = field(default_factory=dict)
    practices: dict[str, Trail] = field(default_factory=dict)
    instruments: dict[str, Trail] = field(default_factory=dict)
    themes: dict[str, Trail] = field(default_factory=dict)
    types: dict[str, Trail] = field(default_factory=dict)
    practice_themes: dict[str, Trail] = field(default_factory=dict)


def profile(reader: Reader, organisations: Iterable[str], most: int = _MOST) -> Profile:
    """What the organisations (IRIs) do together, read from at most so many links of each sort to each of them."""
    made = Profile(tuple(dict.fromkeys(organisations)))
    for body in made.organisations:
        _engagements(reader, made, body, most)
    for plan, trail in list(made.plans.items()):
        for link in out_of(reader, plan, "inProject"):
            made.projects.setdefault(link.object, (*trail, link))
    worked_on = {**made.practices, **made.plans, **made.projects}
    for plan, trail in made.plans.items():
        for link in out_of(reader, plan, "hasAction"):
            worked_on.setdefault(link.object, (*trail, link))
    for thing, trail in worked_on.items():
        for link in out_of(reader, thing, "theme"):
            made.themes.setdefault(link.object, (*trail, link))
        for link in out_of(reader, thing, *INSTRUMENT_ROLES):
            made.instruments.setdefault(link.object, (*trail, link))
    for practice, trail in made.practices.items():
        for link in out_of(reader, practice, "theme"):
            made.practice_themes.setdefault(link.object, (*trail, link))
    for instrument, trail in made.instruments.items():
        for link in out_of(reader, instrument, "instrumentType"):
            made.types.setdefault(link.object, (*trail, link))
    return made


def _engagements(reader: Reader, made: Profile, body: str, most: int) -> None:
    """Add what one organisation takes part in, develops, holds and manages."""
    for link in into(reader, body, "leadPartner", "hasPartner", most=most):
        made.projects.setdefault(link.subject, (link,))
    for link in into(reader, body, "participant", most=most):
        for other in out_of(reader, link.subject, "inProject"):
            made.projects.setdefault(other.object, (link, other))
        for other in out_of(reader, link.subject, "addresses"):
            made.instruments.setdefault(other.object, (link, other))
    for link in into(reader, body, "developedBy", most=most):
        if is_a(reader, link.subject, "ActionPlan"):
            made.plans.setdefault(link.subject, (link,))
    for link in into(reader, body, *PRACTICE_ROLES, most=most):
        if is_a(reader, link.subject, "Initiative"):
            made.practices.setdefault(link.subject, (link,))
    for link in into(reader, body, "managedBy", most=most):
        if is_a(reader, link.subject, "PolicyFramework"):
            made.instruments.setdefault(link.subject, (link,))


def places_within(reader: Reader, place: str, most: int = 5_000) -> list[str]:
    """The territory and all that lie within it, at most so many."""
    found, waiting = {place: None}, [place]
    while waiting and len(found) < most:
        for link in into(reader, waiting.pop(), "withinTerritory"):
            if link.subject not in found:
                found[link.subject] = None
                waiting.append(link.subject)
    return list(found)


def bodies_in(reader: Reader, place: str, most: int = 500) -> list[str]:
    """The organisations based in a territory or within it, at most so many, in order."""
    found: dict[str, None] = {}
    for one in places_within(reader, place):
        for link in into(reader, one, "basedIn"):
            if is_a(reader, link.subject, "Organization"):
                found[link.subject] = None
            if len(found) >= most:
                return sorted(found)
    return sorted(found)
