"""What the columns of one kind of table mean: the profile as a value."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache
from pathlib import Path
from types import MappingProxyType

from graph.model import Document
from loaders.tables.rows import Table, tables
from ontology.names import fold

FOLDER = Path(__file__).parent / "profiles"

FIELDS: Mapping[str, str] = MappingProxyType(
    {
        "project.title": "name of the project or operation",
        "project.acronym": "its acronym",
        "project.name": "its acronym or name, whichever the list gives: one word is taken for an acronym",
        "project.code": "its code or number, unique in the scope that `codes` names",
        "project.description": "summary or purpose",
        "project.startDate": "first day, month or year",
        "project.endDate": "last day, month or year",
        "project.totalBudget": "all it costs, or its total eligible expenditure",
        "project.euBudget": "what the EU pays of it, from whatever fund",
        "project.erdfBudget": "what the ERDF pays of it",
        "project.esfBudget": "what the ESF pays of it",
        "project.publicBudget": "what public funds pay of it, the EU's and the nation's together",
        "project.grant": "the support granted to it, where it is not said from which funds",
        "project.programme": "the programme that selected it",
        "project.fund": "the fund that pays",
        "project.theme": "a theme, by one of its labels",
        "project.website": "its website",
        "beneficiary.name": "who receives the funding",
        "beneficiary.code": "the number of the beneficiary in a national register",
        "beneficiary.website": "the website of the beneficiary",
        "beneficiary.country": "the country of the beneficiary",
        "beneficiary.nuts": "the region of the beneficiary, by NUTS code or name",
        "partner.name": "an organisation that takes part",
        "partner.code": "the number of the partner in a register",
        "partner.role": "LP, PP, AP, or words for lead partner and partner in any language",
        "partner.country": "the country of the partner",
        "partner.nuts": "the region of the partner, by NUTS code or name",
        "partner.budget": "what is budgeted for the partner",
        "partner.erdfBudget": "what the ERDF pays the partner",
        "place": "where the project takes place: NUTS codes, regions, cities; several columns may say so",
        "country": "the country where it takes place",
        "currency": "the currency of the row's amounts",
        "ignore": "gives no fact",
    }
)
"""What a column may be. Every column of a table is one of these."""

AMOUNTS = frozenset(
    {
        "project.totalBudget",
        "project.euBudget",
        "project.erdfBudget",
        "project.esfBudget",
        "project.publicBudget",
        "project.grant",
        "partner.budget",
        "partner.erdfBudget",
    }
)
DATES = frozenset({"project.startDate", "project.endDate"})
SEVERAL = frozenset(
    {"place", "partner.nuts", "beneficiary.nuts", "project.description", "project.website", "project.theme", "ignore"}
)
"""Fields that more than one column may give."""

CELLS: Mapping[str, str] = MappingProxyType(
    {
        "name (code)": "a code in brackets behind the name: 'Grad Požega (95699596710)'",
        "code name": "a code and white space before the name: 'OP20.00002   SPODBUJANJE'",
        "code-name": "a code and a hyphen before the name: '5000306-Παροχή υπηρεσιών'",
        "first / second": "the same in two languages, parted by a slash",
    }
)
"""How the text of a cell may be put together."""


@dataclass(frozen=True, slots=True)
class Column:
    """What one column is.

    ``header`` is compared without case, accents, white space and punctuation; ``#2`` behind it means the second of
    that name. ``cell`` is one of `CELLS`, ``separator`` parts several values in a cell, ``currency`` (ISO 4217) and
    ``unit`` (1, 1000, 1000000) are those of its amounts, ``values`` turns words of a column into terms.
    """

    header: str
    field: str
    cell: str = ""
    separator: str = ""
    currency: str | None = None
    unit: int = 1
    languages: tuple[str, ...] = ()
    values: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Profile:
    """What the columns of one kind of table mean, and how its rows make projects.

    ``name`` is the end of the rule's name (``table-NAME.1``). ``language`` is that of the titles, ``country`` (ISO
    3166 alpha-2) where its bodies are at home unless the row says otherwise, ``currency`` that of amounts whose cell
    and column say none. ``dates`` (``dmy``, ``mdy``, ``ymd``) and ``decimal`` (``.`` or ``,``) are None where each
    column is to tell itself. ``programme`` and ``fund`` are keys of the authority tables that hold for every row.
    ``codes`` names the scope in which project codes are unique ('' where they are not known to be), ``bodies`` that of
    the codes of organisations. ``required`` are the headers by which a table is known. ``continues`` says that a row
    without a name goes on with the project above; ``shares`` that the amounts of a project's rows are parts of it;
    ``partners`` that rows with one name (and programme) are one project with several partners, which is so wherever a
    column is `partner.name`; otherwise rows are one project where name and beneficiary are the same.
    """

    name: str
    columns: tuple[Column, ...]
    title: str = ""
    source: str = ""
    language: str | None = None
    country: str | None = None
    currency: str | None = None
    dates: str | None = None
    decimal: str | None = None
    programme: str | None = None
    fund: str | None = None
    period: str | None = None
    codes: str = ""
    bodies: str = ""
    sheets: tuple[str, ...] = ()
    required: tuple[str, ...] = ()
    continues: bool = False
    shares: bool = False
    partners: bool = False
    proposed: bool = field(default=False, compare=False)

    @property
    def rule(self) -> str:
        """The name of the rule that its statements bear, without the version."""
        return "table-proposed" if self.proposed else f"table-{self.name}"

    @property
    def lists_partners(self) -> bool:
        """Whether rows with one name are one project, each with another partner."""
        return self.partners or bool(self.of("partner.name"))

    @property
    def lists_bodies(self) -> bool:
        """Whether no column names a project, so that rows tell of organisations alone."""
        return not self.of("project.title", "project.name", "project.acronym", "project.code")

    def of(self, *fields: str) -> tuple[Column, ...]:
        """The columns that give one of some fields, in order."""
        return tuple(column for column in self.columns if column.field in fields)

    def places(self, headers: Sequence[str]) -> dict[int, Column]:
        """Which column stands where in a table with these headers; those of the profile that it lacks are left out."""
        at = {}
        seen: dict[str, int] = {}
        for place, header in enumerate(headers):
            plain = folded(header)
            seen[plain] = seen.get(plain, 0) + 1
            at[plain if seen[plain] == 1 else f"{plain}#{seen[plain]}"] = place
        return {at[key]: column for column in self.columns if (key := _key(column.header)) in at}


@lru_cache(maxsize=8192)
def folded(header: str) -> str:
    """A header as headers are compared: no case, accents, white space, line breaks and punctuation.

    >>> folded("Operation  End\\nDate ") == folded("operation end date:")
    True
    """
    return fold(header).replace(" ", "")


def _key(header: str) -> str:
    name, mark, number = header.rpartition("#")
    return f"{folded(name)}#{number}" if mark and number.isdecimal() and number != "1" else folded(header)


def fits(profile: Profile, headers: Iterable[str]) -> bool:
    """Whether a table with these headers has every column by which the profile is known."""
    plain = {folded(header) for header in headers}
    return bool(profile.required) and all(folded(header) in plain for header in profile.required)


def fitting(document: Document, extra: Sequence[Profile] = ()) -> Profile | None:
    """The profile that fits a table of the document, or None; of several the one that knows most of its columns.

    ``extra`` profiles, a user's own, go before the shipped ones.
    """
    found = [table for table in tables(document) if any(table.headers)]
    for group in (extra, shipped()):
        ranked = [
            (len(profile.places(table.headers)), len(profile.required), profile.name, profile)
            for profile in group
            for table in found
            if _may_be(profile, table) and fits(profile, table.headers)
        ]
        if ranked:
            return min(ranked, key=lambda row: (-row[0], -row[1], row[2]))[3]
    return None


def _may_be(profile: Profile, table: Table) -> bool:
    return not profile.sheets or table.sheet in profile.sheets


@cache
def shipped() -> tuple[Profile, ...]:
    """The profiles that come with Triptych, by name.

    >>> "hr-2007-2020" in [profile.name for profile in shipped()]
    True
    """
    from loaders.tables.profile_file import read_profile  # it needs this module

    return tuple(read_profile(path) for path in sorted(FOLDER.glob("*.toml")))
