"""Which column of a table holds the names to match, and which the country and place beside them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from graph.errors import BadInput
from graph.places import column
from loaders.tables.profile import Profile, fits, shipped
from loaders.tables.propose import LEAST
from loaders.tables.sheet_rows import SheetRows
from loaders.tables.terms import meanings

_NAMED: dict[str, str] = {
    "partner.name": "Organization",
    "beneficiary.name": "Organization",
    "project.acronym": "Project",
    "project.name": "Project",
    "project.title": "Project",
    "project.programme": "Programme",
    "project.fund": "Fund",
    "place": "Territory",
}
"""What a column of names holds, by what its header means; the first is looked for first."""

_COUNTRIES = ("partner.country", "beneficiary.country", "country")
_PLACES = ("partner.nuts", "beneficiary.nuts", "place")
_TYPICAL = (8, 120)  # characters of a name: what is shorter is a code, what is longer a text


@dataclass(frozen=True, slots=True)
class NameColumns:
    """The places of the columns in a sheet, None where there is none; ``kind`` is the class of what is named.

    ``home`` is the country (ISO 3166 alpha-2) of the bodies of a list whose profile says it, where no column does;
    ``said`` tells a person what was guessed.
    """

    sheet: SheetRows
    names: int
    country: int | None
    place: int | None
    kind: str | None
    said: tuple[str, ...]
    home: str | None = None


def name_columns(
    sheets: Sequence[SheetRows],
    names: str | None = None,
    kind: str | None = None,
    country: str | None = None,
    place: str | None = None,
    where: str = "table",
) -> NameColumns:
    """The columns given by header or letter, the others guessed.

    Raises BadInput for one that no sheet has, or where the names cannot be told; it calls the table ``where``.
    """
    filled = [sheet for sheet in sheets if sheet.data]
    sheet, at = _given(filled, names) if names is not None else _guessed(filled, kind, where)
    fields = _fields(sheet)
    meant = _NAMED.get(fields.get(at, ""))
    said = []
    if names is None:
        said.append(f"names are taken from column {_title(sheet, at)}; --column names another")
    if kind is None and meant:
        said.append(f"only things of the class {meant} are looked for; --kind names another")
    bodies = (kind or meant) == "Organization"
    # beside a project the place is the project's, which tells nothing of where its partners are at home
    general = -1 if bodies and any(field.startswith("project.") for field in fields.values()) else None
    beside = []
    for wanted, asked, option in ((country, _COUNTRIES, "--country"), (place, _PLACES, "--place")):
        found = sheet.column(wanted) if wanted is not None else _first(fields, asked[:general], at)
        if wanted is None and found is not None:
            said.append(f"{option[2:]} is taken from column {_title(sheet, found)}; {option} names another")
        beside.append(found)
    profile = _profile(sheet)
    home = profile.country if profile and bodies and beside[0] is None else None
    if profile and home:
        said.append(f"bodies are taken to be at home in {home}, as the profile {profile.name!r} has it")
    return NameColumns(sheet, at, beside[0], beside[1], kind or meant, tuple(said), home)


def _given(sheets: Sequence[SheetRows], name: str) -> tuple[SheetRows, int]:
    refused: BadInput | None = None
    for sheet in sheets:
        try:
            return sheet, sheet.column(name)
        except BadInput as error:
            refused = refused or error
    raise refused or BadInput(f"column {name!r}: there is no table")


def _guessed(sheets: Sequence[SheetRows], kind: str | None, where: str) -> tuple[SheetRows, int]:
    """The column whose header means names of the class wanted, else the first of names, else that of most words."""
    for exact in (True, False):
        for field, names in _NAMED.items():
            for sheet in sheets:
                found = _first(_fields(sheet), (field,), None)
                if found is not None and (names == kind if exact and kind else True):
                    return sheet, found
        if kind is None:
            break
    ranked = [(-_wordiness(sheet, at), number, at) for number, sheet in enumerate(sheets) for at in range(sheet.width)]
    worth, number, at = min(ranked)
    if worth == 0:
        known = ", ".join(repr(header) for sheet in sheets for header in sheet.headers if header)
        raise BadInput(f"{where}: no column looks like names; give one with --column, of {known or 'A, B …'}")
    return sheets[number], at


def _fields(sheet: SheetRows) -> dict[int, str]:
    """What each column is: by the shipped profile that fits, else by its header."""
    profile = _profile(sheet)
    if profile is not None:
        return {at: one.field for at, one in profile.places(sheet.headers).items()}
    found = {}
    for at, header in enumerate(sheet.headers):
        meaning = meanings(header)[:1] if header else ()
        if meaning and meaning[0].score >= LEAST:
            found[at] = meaning[0].field
    return found


def _profile(sheet: SheetRows) -> Profile | None:
    return next((one for one in shipped() if fits(one, sheet.headers)), None)


def _first(fields: dict[int, str], wanted: Sequence[str], but: int | None) -> int | None:
    return next((at for field in wanted for at, one in sorted(fields.items()) if one == field and at != but), None)


def _wordiness(sheet: SheetRows, at: int) -> float:
    """How much a column is like one of names: many different cells of some words."""
    cells = [cell for cell in sheet.cells(at) if cell]
    likely = {cell for cell in cells if _TYPICAL[0] <= len(cell) <= _TYPICAL[1] and " " in cell}
    likely = {cell for cell in likely if 2 * sum(map(str.isalpha, cell)) > len(cell)}
    return len(likely) / len(sheet.data)


def _title(sheet: SheetRows, at: int) -> str:
    header = sheet.headers[at] if at < len(sheet.headers) else ""
    return repr(header) if header else column(at)
