"""Who takes part in the project of a row: in which role, for which region and with how much money."""

from __future__ import annotations

from graph.model import Mention, Term
from loaders.tables.claims import Claims
from loaders.tables.columns import Formats
from loaders.tables.entries import BODIES, Entry
from loaders.tables.organisations import Organisations
from loaders.tables.profile import Column
from loaders.tables.rows import Cell
from loaders.tables.things import Things
from loaders.tables.words import is_person, table
from ontology.names import fold

_ROLES = ("lead-partner", "partner", "associated-partner", "advisory-partner", "policy-authority", "beneficiary")
_PARTNERS = frozenset({"lead-partner", "partner", "advisory-partner", "associated-partner"})


def take_part(
    claims: Claims,
    organisations: Organisations,
    things: Things,
    formats: Formats,
    project: Mention,
    entry: Entry,
    tag: str,
) -> bool:
    """Claims the participations of a row; whether the project's amounts were taken for those of its participation.

    ``tag`` tells the participation from others of the same body in the same project.
    """
    named = organisations.named(entry)
    role, said = _role(entry, things)
    partner = "partner.name" in things.columns
    title = entry.get("project.title", "project.name", "project.acronym", "project.code")
    if not named:
        _nobody(entry, things, partner)
        if not (partner and said):
            return False
        made = _participation(claims, project, None, entry, tag, said[1])
        claims.link(made, "inProject", project, said[1], *([title[1]] if title else []))
        _claim(claims, things, formats, made, entry, role, said[1])
        return False
    shares = things.profile.shares and not partner
    for one in named:
        body = organisations.of(entry, one)
        made = _participation(claims, project, body, entry, tag, one.name)
        beside = [title[1]] if title else []
        claims.link(made, "inProject", project, one.name, *beside)
        claims.link(made, "participant", body, one.name)
        _claim(claims, things, formats, made, entry, role, said[1] if said else one.name, shares=shares)
        if role in _PARTNERS:
            claims.link(project, "hasPartner", body, one.name, *beside)
            if role == "lead-partner":
                claims.link(project, "leadPartner", body, one.name, *beside)
        things.home(body, entry, one.name)
    return shares


def _participation(
    claims: Claims, project: Mention, body: Mention | None, entry: Entry, tag: str, cell: Cell
) -> Mention:
    parts = [("project", project)] + ([("participant", body)] if body else [])
    made = Mention(
        claims.document.id,
        "Participation",
        cell.start,
        entry.row.end,
        parts=tuple(sorted(parts, key=lambda part: part[0])),
        tag=tag,
    )
    claims.kind(made, cell)
    return made


def _claim(
    claims: Claims,
    things: Things,
    formats: Formats,
    made: Mention,
    entry: Entry,
    role: str,
    cell: Cell,
    *,
    shares: bool = False,
) -> None:
    claims.link(made, "role", Term(f"role/{role}"), cell)
    for property_, literal, currency, at in formats.amounts(entry, "project" if shares else "partner"):
        claims.literal(made, property_, literal, at)
        claims.currency(made, currency, at)
    things.region(made, entry, also_project=shares)


def _role(entry: Entry, things: Things) -> tuple[str, tuple[Column, Cell] | None]:
    """The role that a row gives, by the profile's own words or those of any language, and its cell."""
    usual = "partner" if "partner.name" in things.columns else "beneficiary"
    said = entry.get("partner.role")
    if said is None:
        return usual, None
    column, cell = said
    own = dict(column.values)
    if cell.text in own:
        return own[cell.text], said
    known = _known_role(cell.text, asked="lead" in fold(column.header))
    if known:
        return known, said
    things.notes.unknown(column, "no role that is known", cell.text)
    return usual, None


def is_role(text: str) -> bool:
    """Whether a cell says a role in any language, or yes or no.

    >>> is_role("PP"), is_role("Chef de file"), is_role("Comune di Alba")
    (True, True, False)
    """
    return _known_role(text, asked=True) is not None


def _known_role(text: str, *, asked: bool) -> str | None:
    """The role that words say; where a column asks whether the partner leads, yes and no count too."""
    plain, roles = fold(text), table("roles")
    for role in _ROLES:
        if plain in roles[role]:
            return role
    if asked and plain in (*roles["yes"], *roles["no"]):
        return "lead-partner" if plain in roles["yes"] else "partner"
    return None


def _nobody(entry: Entry, things: Things, partner: bool) -> None:
    said = entry.get(*BODIES)
    if said is not None and is_person(said[1].text):
        things.notes.row(
            entry, "the beneficiary is a person whose name is withheld; the project is read without", said[1].text
        )
    else:
        who = "partner" if partner else "beneficiary"
        title = entry.get("project.title", "project.name", "project.acronym", "project.code")
        things.notes.row(entry, f"names no {who}; the project is read without", title[1].text if title else "")
