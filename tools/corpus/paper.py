"""What a document holds before it has a format: headings, paragraphs, items and tables in order."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; ``level`` counts from 1, which the title alone has."""

    level: int
    words: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of one or more sentences."""

    words: str


@dataclass(frozen=True, slots=True)
class Items:
    """A list of items, all on one level."""

    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table under one row of headers; every row has as many cells."""

    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


Part = Heading | Paragraph | Items | Table


@dataclass(frozen=True, slots=True)
class Paper:
    """A document without a format.

    ``kind`` is project, plan, practice, news, meeting, partners or operations; ``language`` is ISO
    639-1; ``region`` is the country and region under
    which it is filed; ``parts`` begin with the title.
    """

    kind: str
    language: str
    title: str
    day: date
    region: str
    parts: tuple[Part, ...]

    @property
    def table(self) -> Table | None:
        """The only table of a paper that is nothing but one under its title, else None."""
        tables = [part for part in self.parts if isinstance(part, Table)]
        return tables[0] if len(tables) == 1 and len(self.parts) == 2 else None
