"""From the rows of a table to statements: projects with their beneficiaries or partners, money, dates and places."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from graph.iri import digest
from graph.model import Document, Mention, Refusal, Statement
from loaders.tables.claims import Claims
from loaders.tables.columns import Formats
from loaders.tables.entries import Entry, Notes, entries
from loaders.tables.organisations import Organisations, bare_code
from loaders.tables.participations import take_part
from loaders.tables.profile import Profile
from loaders.tables.projects import Names, beneficiary_of, grouped, names_of, participation_tags, programme_of
from loaders.tables.things import Things

_WORDS = frozenset({"project.description", "project.website", "project.title"})  # which tell no two rows apart


@dataclass(frozen=True, slots=True)
class TableReading:
    """What came of the tables of a document: statements in order of place, and what gave none, with the reason."""

    statements: tuple[Statement, ...]
    unread: tuple[Refusal, ...]


def table_statements(document: Document, profile: Profile) -> TableReading:
    """The statements of every row of the tables that a profile fits.

    What is not taken in is listed: rows (their address, the reason, their words), cells that are no date or amount,
    and for each column the names that no shipped table knows. Nothing is asserted that a cell does not say.
    """
    found, refused = entries(document, profile)
    notes = Notes()
    notes.rows += refused
    claims = Claims(document, profile)
    formats = Formats(found, profile, notes)
    things = Things(claims, profile, notes)
    organisations = Organisations(found, claims, profile)
    if profile.lists_bodies:
        for entry in found:
            _tell_bodies(claims, organisations, things, entry)
        return TableReading(claims.sorted(), tuple(notes.all()))
    own = [entry for entry in found if entry.above is None]
    groups = grouped(own, profile)
    projects = _projects(own, groups, claims, organisations, things, profile)
    tags = participation_tags(_takings(own, groups, profile))
    made: dict[int, Mention] = {}
    for entry, (key, _), tag in zip(own, groups, tags, strict=True):
        project = projects[key]
        made[id(entry)] = project
        _name(claims, project, entry)
        money = take_part(claims, organisations, things, formats, project, entry, tag)
        _describe(claims, formats, things, project, entry, whole=not money)
    for entry in found:
        if entry.above is not None:
            things.where(made[id(entry.above)], entry, entry.above)
    return TableReading(claims.sorted(), tuple(notes.all()))


def _tell_bodies(claims: Claims, organisations: Organisations, things: Things, entry: Entry) -> None:
    """Claims what a row of a list of organisations says of them."""
    for one in organisations.named(entry):
        body = organisations.of(entry, one)
        things.home(body, entry, one.name)
        for _, cell in entry.all("beneficiary.website"):
            if cell.text.startswith(("http://", "https://", "www.")):
                claims.address(body, "homepage", cell)


def _projects(
    found: Sequence[Entry],
    groups: Sequence[tuple[str, str]],
    claims: Claims,
    organisations: Organisations,
    things: Things,
    profile: Profile,
) -> dict[str, Mention]:
    """The mention of each project, by its group: every name that its rows give it, placed where its first row is."""
    rows: dict[str, list[tuple[Entry, str]]] = {}
    for entry, (key, tag) in zip(found, groups, strict=True):
        rows.setdefault(key, []).append((entry, tag))
    made = {}
    for key, listed in rows.items():
        first, tag = listed[0]
        named = [names_of(entry) for entry, _ in listed]
        anchor = named[0].first
        code = next((names.code.text for names in named if names.code), None) if profile.codes else None
        parts: list[tuple[str, Mention]] = []
        row, cell = programme_of(first, profile)
        if row is not None and cell is not None:
            parts.append(("programme", things.programme(row, cell)))
        body = beneficiary_of(first)
        if code is None and not profile.lists_partners and body is not None:
            parts.append(("beneficiary", organisations.of(first, body)))
        if profile.lists_partners and cell is not None and row is None:
            tag = f"{tag}-{digest(cell.text)[:6]}"
        made[key] = Mention(
            claims.document.id,
            "Project",
            anchor.start if anchor else first.row.start,
            anchor.end if anchor else first.row.end,
            claims.names(named),
            authority=things.known_project(named[0], row),
            code=f"{profile.codes}/{bare_code(code)}" if code else None,
            country=profile.country if parts == [] or parts[0][0] != "programme" else None,
            period=None,
            parts=tuple(sorted(parts, key=lambda part: part[0])),
            tag=tag,
        )
    return made


def _takings(found: Sequence[Entry], groups: Sequence[tuple[str, str]], profile: Profile) -> Iterable[tuple[str, str]]:
    """For each row (participation, what tells the row): of which body in which project it speaks."""
    for entry, (key, _) in zip(found, groups, strict=True):
        body = beneficiary_of(entry)
        who = f"{body.name.text}\x1f{body.code.text if body.code else ''}" if body else "?"
        alone = "?" if profile.shares or body is None else ""
        told = [
            f"{column.field}={' '.join(cell.text.split())}"
            for field in sorted(entry.cells)
            if field.startswith("partner.") or (profile.shares and field not in _WORDS)
            for column, cell in entry.cells[field]
        ]
        yield f"{alone}{key}\x1f{who}", "\x1f".join(told)


def _name(claims: Claims, project: Mention, entry: Entry) -> None:
    names: Names = names_of(entry)
    anchor = names.first
    if anchor is None:
        return
    claims.kind(project, anchor)
    for use, cell in (("title", names.title), ("title", names.second), ("acronym", names.acronym)):
        if cell is not None:
            second = cell is names.second
            claims.name(project, use, cell, claims.language(cell, second=second) if use == "title" else None)
    if names.code is not None:
        claims.text(project, "indexNumber", names.code)


def _describe(claims: Claims, formats: Formats, things: Things, project: Mention, entry: Entry, *, whole: bool) -> None:
    """Summary, dates, places, programme and fund of a row's project; its amounts unless they are shares of it."""
    for _, cell in entry.all("project.description"):
        claims.words(project, "description", cell)
    for _, cell in entry.all("project.website"):
        if cell.text.startswith(("http://", "https://", "www.")):
            claims.address(project, "homepage", cell)
    for property_, literal, cell in formats.dates(entry):
        claims.literal(project, property_, literal, cell)
    if whole:
        for property_, literal, currency, cell in formats.amounts(entry, "project"):
            claims.literal(project, property_, literal, cell)
            claims.currency(project, currency, cell)
    things.funding(project, entry)
    things.themes(project, entry)
    things.where(project, entry, entry)
