"""Which rows speak of one project, and what the project is called: identity within a document."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from graph.iri import digest
from loaders.tables.cells import Parts, parts
from loaders.tables.entries import Entry
from loaders.tables.places import programme
from loaders.tables.profile import AMOUNTS, DATES, Profile
from loaders.tables.rows import Cell
from loaders.tables.values import figures
from loaders.tables.words import is_nothing, is_person
from ontology.authority import Authority
from ontology.names import fold, slug

LISTED = "listed"
"""Beginning of the tag of a project that a list gives: it is told from others by name and beneficiary or programme."""

_LONGEST_ACRONYM = 30  # characters of a name of one word that is taken for an acronym


@dataclass(frozen=True, slots=True)
class Names:
    """What a row calls its project: the cells of its title (in two languages perhaps), acronym and code."""

    title: Cell | None
    second: Cell | None
    acronym: Cell | None
    code: Cell | None

    @property
    def first(self) -> Cell | None:
        """The name by which it is told from others: its title, else its acronym, else its code."""
        return self.title or self.acronym or self.code


def names_of(entry: Entry) -> Names:
    """The names in a row's own cells."""
    title = second = acronym = code = None
    found = entry.get("project.title") or entry.get("project.name")
    if found:
        one = next(parts(*found))
        name = one.name
        code, second = one.code, one.second
        if found[0].field == "project.name" and " " not in name.text and len(name.text) <= _LONGEST_ACRONYM:
            acronym = name
        else:
            title = name
    said = entry.get("project.acronym")
    acronym = said[1] if said else acronym
    said = entry.get("project.code")
    code = said[1] if said else code
    return Names(title, second, acronym, code)


def beneficiary_of(entry: Entry) -> Parts | None:
    """The first organisation that a row names; None where it names none or a person without a name."""
    found = entry.get("beneficiary.name", "partner.name")
    one = next(parts(*found), None) if found else None
    return None if one is None or is_person(one.name.text) or is_nothing(one.name.text) else one


def programme_of(entry: Entry, profile: Profile) -> tuple[Authority | None, Cell | None]:
    """The programme that a row's cell or the profile names, as far as the tables know it, and the cell."""
    found = entry.get("project.programme")
    if found is None:
        return None, None
    one = next(parts(*found)).name
    return programme(one.text, profile.period), one


def grouped(found: Sequence[Entry], profile: Profile) -> list[tuple[str, str]]:
    """For each row (group, tag): rows of one group are one project, the tag tells it from others of its name.

    By code where the profile says in which scope codes are unique; in a list of partners by programme and name; else
    by name and beneficiary. Several projects of one name and beneficiary are told apart by their dates and amounts, in
    whatever order the rows stand.
    """
    keys = [_key(entry, profile) for entry in found]
    told: dict[str, set[str]] = defaultdict(set)
    for entry, (kind, key) in zip(found, keys, strict=True):
        if kind == "name":
            told[key].add(_telling(entry))
    made = []
    for entry, (kind, key) in zip(found, keys, strict=True):
        if kind == "name" and len(told[key]) > 1:
            mark = digest(_telling(entry))[:6]
            made.append((f"{key}\x1f{mark}", f"{LISTED}-{mark}"))
        elif kind == "alone":
            made.append((key, f"{LISTED}-{digest(_telling(entry))[:6]}"))
        else:
            made.append((key, LISTED))
    return made


def _key(entry: Entry, profile: Profile) -> tuple[str, str]:
    names = names_of(entry)
    if profile.codes and names.code:
        return "code", names.code.text
    name = slug(names.first.text) or fold(names.first.text) if names.first else ""
    if profile.lists_partners:
        row, cell = programme_of(entry, profile)
        roof = dict(row.parts).get("isVersionOf", row.key) if row else fold(cell.text) if cell else ""
        return "partners", f"{roof}\x1f{name}"
    code = names.code.text if names.code else ""
    body = beneficiary_of(entry)
    if body is None:
        return "alone", "\x1f".join((name, code, _telling(entry)))
    return "name", "\x1f".join((name, code, fold(body.name.text)))


def _telling(entry: Entry) -> str:
    """Dates and amounts of a row, without currencies: what tells two projects of one name apart."""
    said = [
        f"{column.field}={figures(cell.text) or fold(cell.text)}"
        for column, cell in entry.all(*sorted(DATES | AMOUNTS))
    ]
    return "\x1f".join(said)


def participation_tags(rows: Iterable[tuple[str, str]]) -> list[str]:
    """Tags of participations, of which (participation, what tells the row) is given: '' where one row speaks of it.

    Rows that are alike in all that is told are numbered, so that none of them is lost.
    """
    listed = list(rows)
    told: dict[str, set[str]] = defaultdict(set)
    for key, telling in listed:
        told[key].add(telling)
    counts: dict[tuple[str, str], int] = defaultdict(int)
    tags = []
    for key, telling in listed:
        counts[key, telling] += 1
        tag = digest(telling)[:8] if len(told[key]) > 1 or key.startswith("?") else ""
        number = counts[key, telling]
        tags.append(f"{tag}-{number}".strip("-") if number > 1 and tag else tag)
    return tags
