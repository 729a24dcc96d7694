"""The organisations of a table: one mention for each spelling, with the code that stands beside it."""

from __future__ import annotations

from collections.abc import Sequence

from graph.model import Mention, Name
from loaders.tables.bodies import bodies
from loaders.tables.cells import Parts, parts
from loaders.tables.claims import Claims
from loaders.tables.entries import BODIES, Entry
from loaders.tables.places import country
from loaders.tables.profile import Profile
from loaders.tables.words import is_nothing, is_person
from ontology import territories

_FEWEST = 4  # digits or letters that a number in a register has, leading zeros aside


def is_placeholder(code: str) -> bool:
    """Whether a code only fills its place ("00000000001" for bodies that the register does not have).

    >>> is_placeholder("00000000001"), is_placeholder("15351583880"), is_placeholder("N/A")
    (True, False, True)
    """
    plain = "".join(filter(str.isalnum, code)).lstrip("0")
    return len(plain) < _FEWEST or len(set(plain)) == 1 or is_nothing(code)


def bare_code(code: str) -> str:
    """A code without the address under which a database publishes it.

    >>> bare_code("https://linkedopendata.eu/entity/Q3063331"), bare_code("CZ.03.1.48/0.0")
    ('Q3063331', 'CZ.03.1.48/0.0')
    """
    return code.rstrip("/").rpartition("/")[2] if code.startswith(("http://", "https://")) else code


class Organisations:
    """Mentions of bodies by spelling, code and country."""

    def __init__(self, found: Sequence[Entry], claims: Claims, profile: Profile) -> None:
        self._claims, self._profile = claims, profile
        self._mentions: dict[tuple[str, str, str], Mention] = {}
        spelled: dict[str | None, set[str]] = {}
        for entry in found:
            for one in self.named(entry):
                spelled.setdefault(self._country(entry), set()).add(one.name.text)
        self._bodies = {home: bodies(names, self._spoken(home), home) for home, names in spelled.items()}

    def named(self, entry: Entry) -> list[Parts]:
        """The organisations that a row names; persons without a name are none."""
        return [
            one
            for column, cell in entry.all(*BODIES)
            for one in parts(column, cell)
            if not is_person(one.name.text) and not is_nothing(one.name.text)
        ]

    def of(self, entry: Entry, one: Parts) -> Mention:
        """The mention of an organisation of a row; its class and name are claimed where it is first named."""
        home = self._country(entry)
        said = entry.get("beneficiary.code", "partner.code")
        code = (one.code.text if one.code else said[1].text if said else "") if self._profile.bodies else ""
        code = "" if is_placeholder(code) else code
        key = (one.name.text, code, home or "")
        if key not in self._mentions:
            clues = self._bodies[home][one.name.text]
            names = [Name(one.name.text, self._claims.language(one.name))]
            if one.second:
                names.append(Name(one.second.text, self._claims.language(one.second, second=True)))
            self._mentions[key] = Mention(
                self._claims.document.id,
                clues.kind,
                one.name.start,
                one.name.end,
                tuple(names),
                clues.authority,
                f"{self._profile.bodies}/{bare_code(code)}" if code else None,
                clues.country,
                clues.place,
                clues.body,
            )
        made = self._mentions[key]
        self._claims.kind(made, one.name)
        for cell in (one.name, one.second):
            if cell:
                self._claims.name(made, "label", cell, self._claims.language(cell, second=cell is one.second))
        return made

    def _spoken(self, home: str | None) -> str | None:
        """The language of names: the profile's, else that of the country they are from."""
        if self._profile.language or home is None:
            return self._profile.language
        return next(iter(territories.country_languages(home)), None)

    def _country(self, entry: Entry) -> str | None:
        said = entry.get("partner.country", "beneficiary.country")
        return (country(said[1].text) if said else None) or self._profile.country
