"""The statements of a table while they are gathered: each with its passage, the profile's rule and its confidence."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from functools import lru_cache

from graph.model import XSD, Document, Literal, Mention, Name, Statement, Term
from graph.status import MONEY
from loaders.extract.statements import ENOUGH, FEWEST, VERSION, confidence, confidences
from loaders.tables.profile import Profile
from loaders.tables.projects import Names
from loaders.tables.rows import Cell

_LANG_STRING = "http://www.w3.org/1999/02/22-rdf-syntax-ns#langString"
_CURRENCY = "http://publications.europa.eu/resource/authority/currency/"
_SCRIPTS = {"el": "GREEK", "bg": "CYRILLIC"}
_LETTERS = 60  # characters that tell the script of a cell


@lru_cache(maxsize=16384)
def _is_in_script(text: str, script: str) -> bool:
    letters = [character for character in text if character.isalpha()]
    if script == "LATIN" and text.isascii():
        return bool(letters)
    return bool(letters) and 2 * sum(script in unicodedata.name(one, "") for one in letters) >= len(letters)


class Claims:
    """Statements of one document, each once, with the rule of one profile."""

    def __init__(self, document: Document, profile: Profile) -> None:
        self.document, self._profile = document, profile
        self._rule = f"{profile.rule}.{VERSION}"
        self._confidence = confidence(profile.rule)
        _, right, wrong = confidences().get(profile.rule, (0.0, 0, 0))
        self._sure = right >= FEWEST and right >= ENOUGH * (right + wrong)
        self._found: list[Statement] = []
        self._typed: set[int] = set()
        self._paid: set[tuple[int, str]] = set()

    def language(self, cell: Cell, *, second: bool = False) -> str | None:
        """The language of a cell, as far as the profile says it and the cell's script allows."""
        if second:
            return "en" if self._profile.language != "en" else None
        code = self._profile.language
        return code if code and _is_in_script(cell.text[:_LETTERS], _SCRIPTS.get(code, "LATIN")) else None

    def names(self, named: Iterable[Names]) -> tuple[Name, ...]:
        """The names of a project in the order in which its rows give them, each once."""
        found: dict[Name, None] = {}
        for names in named:
            if names.title:
                found[Name(names.title.text, self.language(names.title), "title")] = None
            if names.second:
                found[Name(names.second.text, self.language(names.second, second=True), "title")] = None
            if names.acronym:
                found[Name(names.acronym.text, None, "acronym")] = None
        return tuple(found)

    def kind(self, thing: Mention, cell: Cell) -> None:
        """Claims the class of a thing, where it is first named."""
        if id(thing) not in self._typed:
            self._typed.add(id(thing))
            self._say(thing, "type", Term(thing.kind), cell.start, cell.end)

    def name(self, thing: Mention, use: str, cell: Cell, language: str | None) -> None:
        """Claims a name as the cell writes it."""
        datatype = _LANG_STRING if language else XSD + "string"
        self._say(thing, use, Literal(cell.text, datatype, language), cell.start, cell.end)

    def text(self, thing: Mention, predicate: str, cell: Cell) -> None:
        """Claims a code: the cell as plain text."""
        self._say(thing, predicate, Literal(cell.text), cell.start, cell.end)

    def words(self, thing: Mention, predicate: str, cell: Cell) -> None:
        """Claims words in the language of the list; in none where their script is another's."""
        language = self.language(cell) or self.document.language or "und"
        self._say(thing, predicate, Literal(cell.text, _LANG_STRING, language), cell.start, cell.end)

    def address(self, thing: Mention, predicate: str, cell: Cell) -> None:
        """Claims a web address."""
        address = cell.text if "://" in cell.text else f"https://{cell.text}"
        self._say(thing, predicate, Literal(address, XSD + "anyURI"), cell.start, cell.end)

    def literal(self, thing: Mention, predicate: str, value: Literal, cell: Cell) -> None:
        """Claims a value that stands in a cell."""
        self._say(thing, predicate, value, cell.start, cell.end)

    def currency(self, thing: Mention, code: str | None, cell: Cell) -> None:
        """Claims the currency of a thing's amounts, once for a thing."""
        if code and (id(thing), code) not in self._paid:
            self._paid.add((id(thing), code))
            self._say(thing, "budgetCurrency", Term(_CURRENCY + code), cell.start, cell.end)

    def link(self, subject: Mention, predicate: str, target: Mention | Term, *cells: Cell) -> None:
        """Claims a relation; its passage goes from the first to the last of the cells that say it."""
        self._say(subject, predicate, target, min(c.start for c in cells), max(c.end for c in cells))

    def _say(self, subject: Mention, predicate: str, target: Mention | Literal | Term, start: int, end: int) -> None:
        stakes = subject.kind == "Participation" and predicate in MONEY
        status = "suggested" if stakes and not self._sure else "asserted"
        self._found.append(Statement(subject, predicate, target, start, end, self._rule, self._confidence, status))

    def sorted(self) -> tuple[Statement, ...]:
        """Every statement once, sorted by place, rule and claim as those of prose are."""
        once = {one.id: one for one in self._found}
        keyed = [((one.start, one.end, one.rule, one.predicate, one.subject.id, key), one) for key, one in once.items()]
        return tuple(one for _, one in sorted(keyed, key=lambda pair: pair[0]))
