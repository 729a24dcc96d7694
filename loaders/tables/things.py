"""Programmes, funds, themes and places that rows name, each as one mention of the document."""

from __future__ import annotations

from functools import cache

from graph.model import Mention, Name, Term
from loaders.tables.cells import parts
from loaders.tables.claims import Claims
from loaders.tables.entries import Entry, Notes
from loaders.tables.places import country, fund, places, programme
from loaders.tables.profile import Column, Profile
from loaders.tables.projects import Names
from loaders.tables.rows import Cell
from ontology import authority, territories, themes
from ontology.authority import Authority
from ontology.names import fold
from ontology.territories import Territory


class Things:
    """What the shipped tables know of the names in a document's tables."""

    def __init__(self, claims: Claims, profile: Profile, notes: Notes) -> None:
        self._claims, self.profile, self.notes = claims, profile, notes
        self.columns = frozenset(column.field for column in profile.columns)
        self._made: dict[tuple[str, str], Mention] = {}
        self._named: set[tuple[int, str]] = set()

    def programme(self, row: Authority, cell: Cell) -> Mention:
        """The mention of a programme, its name claimed where it first stands."""
        return self._row(row, "Programme", "title", cell)

    def known_project(self, names: Names, row: Authority | None) -> str | None:
        """The key of the project in the authority tables that a row of a programme names, or None."""
        if row is None or not self.profile.lists_partners:
            return None
        whole = dict(row.parts).get("isVersionOf", row.key)
        keys = set()
        for cell in (names.acronym, names.title):
            for found in authority.find(cell.text, kinds=("Project",)) if cell else ():
                under = dict(found.parts).get("fundedUnder", "")
                roof = authority.get(under)
                if whole in (under, dict(roof.parts).get("isVersionOf") if roof else None):
                    keys.add(found.key)
        return keys.pop() if len(keys) == 1 else None

    def funding(self, project: Mention, entry: Entry) -> None:
        """Claims the programme and the fund of a row, as far as the tables know them."""
        said = entry.get("project.programme")
        if said:
            cell = next(parts(*said)).name
            row = programme(cell.text, self.profile.period)
            if row:
                self._claims.link(project, "fundedUnder", self.programme(row, cell), cell)
            else:
                self.notes.unknown(said[0], "no programme of the tables", cell.text)
        for column, whole in entry.all("project.fund"):
            for one in parts(column, whole):
                row = _fund(column, one.name.text)
                if row:
                    self._claims.link(project, "fundedBy", self._row(row, "Fund", "label", one.name), one.name)
                else:
                    self.notes.unknown(column, "no fund of the tables", one.name.text)

    def themes(self, project: Mention, entry: Entry) -> None:
        """Claims the themes whose label fills a cell."""
        for column, cell in entry.all("project.theme"):
            known = _themes().get(fold(cell.text))
            if known:
                self._claims.link(project, "theme", Term(known), cell)
            else:
                self.notes.unknown(column, "no theme of the vocabulary", cell.text)

    def where(self, project: Mention, entry: Entry, of: Entry) -> None:
        """Claims where a project takes place, by the row's most exact place and its country.

        A row that goes on with the project ``of`` another and names no known place is noted.
        """
        found = self._most_exact(entry, "place", "beneficiary.nuts") if not self._regional() else []
        for place, cell in found:
            self._claims.link(project, "appliesTo", self._place(place, cell), cell)
        said = entry.get("country")
        if said and not found:
            code = country(said[1].text)
            if code:
                self._claims.link(project, "appliesTo", self._place(territories.by_code(code), said[1]), said[1])
            else:
                self.notes.unknown(said[0], "no country", said[1].text)
        if entry is not of and not found:
            words = " · ".join(cell.text for _, cell in entry.all("place"))
            self.notes.row(entry, f"goes on with {of.row.name}, and names no place that the tables know", words)

    def region(self, participation: Mention, entry: Entry, *, also_project: bool) -> None:
        """Claims the territory for which a body takes part."""
        fields = ("partner.nuts", "beneficiary.nuts", "place") if also_project else ("partner.nuts", "beneficiary.nuts")
        for place, cell in self._most_exact(entry, *fields):
            self._claims.link(participation, "region", self._place(place, cell), cell)

    def home(self, body: Mention, entry: Entry, name: Cell) -> None:
        """Claims the country of a body that its row gives."""
        said = entry.get("partner.country", "beneficiary.country")
        code = country(said[1].text) if said else None
        if said and code:
            self._claims.link(body, "basedIn", self._place(territories.by_code(code), said[1]), name, said[1])
        elif said:
            self.notes.unknown(said[0], "no country", said[1].text)

    def _regional(self) -> bool:
        """Whether the places of rows are those of partners and not of projects."""
        return "partner.nuts" in self.columns and "place" not in self.columns

    def _most_exact(self, entry: Entry, *fields: str) -> list[tuple[Territory, Cell]]:
        """The places of a row, without those that hold another of them."""
        found: dict[str, tuple[Territory, Cell]] = {}
        for column, cell in entry.all(*fields):
            home = self.profile.country if not column.field.startswith("partner") else self._partner_country(entry)
            known = _own_place(column, cell.text) or places(cell.text, home, self.profile.language)
            if not known and not cell.text.replace(" ", "").isdecimal():
                self.notes.unknown(column, "no place of the tables", cell.text)
            for place in known:
                found.setdefault(place.code, (place, cell))
        outer = {above for code in found for above in territories.parents(code)}
        return [pair for code, pair in found.items() if code not in outer]

    def _partner_country(self, entry: Entry) -> str | None:
        said = entry.get("partner.country", "country")
        return (country(said[1].text) if said else None) or self.profile.country

    def _place(self, place: Territory, cell: Cell) -> Mention:
        key = ("place", place.code)
        if key not in self._made:
            named = place.code not in cell.text
            names = (Name(cell.text, self._claims.language(cell)),) if named else ()
            self._made[key] = Mention(
                self._claims.document.id,
                place.kind,
                cell.start,
                cell.end,
                names,
                code=place.code,
                country=place.country,
            )
            self._claims.kind(self._made[key], cell)
            if named:
                self._claims.name(self._made[key], "label", cell, self._claims.language(cell))
        return self._made[key]

    def _row(self, row: Authority, kind: str, use: str, cell: Cell) -> Mention:
        key = (kind, row.key)
        if key not in self._made:
            self._made[key] = Mention(
                self._claims.document.id,
                kind,
                cell.start,
                cell.end,
                (Name(cell.text, None, use),),
                authority=row.key,
                country=row.country,
                period=row.period,
            )
            self._claims.kind(self._made[key], cell)
        made = self._made[key]
        if (id(made), cell.text) not in self._named:
            self._named.add((id(made), cell.text))
            self._claims.name(made, use, cell, None)
        return made


def _own_place(column: Column, text: str) -> tuple[Territory, ...]:
    """The territory that a profile's own words stand for, such as the region of a county."""
    code = dict(column.values).get(text) if column.values else None
    return (territories.by_code(code),) if code else ()


def _fund(column: Column, text: str) -> Authority | None:
    """The fund that a profile's own words or the tables know."""
    own = dict(column.values)
    return authority.get(own[text]) if text in own else fund(text)


@cache
def _themes() -> dict[str, str]:
    """Themes by their folded labels; labels that two themes share are left out."""
    found: dict[str, set[str]] = {}
    for label, _, iri in themes.labels():
        found.setdefault(fold(label), set()).add(f"theme/{iri.rsplit('/', 1)[1]}")
    return {label: terms.pop() for label, terms in found.items() if len(terms) == 1}
