"""Some chosen things as a table: one row each, with what facets say of it and the documents that speak of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from graph.export.csvtables import csv_files
from graph.export.rows import Cell, Sheet
from graph.export.xlsx import xlsx
from graph.iri import BASE
from graph.show import Line, View, show
from ontology import vocabulary

if TYPE_CHECKING:
    from graph.store import Reader

_BETWEEN = "; "
_HELD = frozenset({"held", "table", "inferred", "judged"})
_THINGS = ("label", "IRI", "class", "other names", "documents", "source documents")
_FACTS = ("subject", "subject IRI", "property", "object", "quote", "document", "page", "confidence")


def selection(reader: Reader, iris: Iterable[str], language: str = "en", base: str = BASE) -> Iterator[View]:
    """The things of a selection, each as ``show`` gives it, in their order."""
    return (show(reader, iri, language, base=base) for iri in iris)


def to_csv(things: Iterable[View]) -> Iterator[bytes]:
    """The things as one CSV table."""
    return (piece for _, pieces in csv_files([_things(things)]) for piece in pieces)


def to_xlsx(things: Sequence[View]) -> Iterator[bytes]:
    """The things as a workbook: a sheet of them, and one of the facts about them with their quotes."""
    return xlsx([_things(things), Sheet("facts", _FACTS, _facts(things))])


def held(view: View) -> list[Line]:
    """What is held true of a thing, without what only the shipped tables of names and places say of others."""
    return [line for line in view.lines if line.standing in _HELD]


def _things(things: Iterable[View]) -> Sheet:
    return Sheet("selection", _THINGS, map(_row, things))


def _row(view: View) -> list[Cell]:
    kinds = _BETWEEN.join(vocabulary.label(vocabulary.term(kind)) for kind in view.kinds)
    names = _BETWEEN.join(dict.fromkeys(text for text, _ in view.names if text != view.label))
    titles = {one.document: one.title for line in held(view) for one in line.evidence}
    row = [Cell(view.label), Cell(view.iri, "link"), Cell(kinds), Cell(names), Cell(str(len(titles)), "number")]
    return [*row, Cell(_BETWEEN.join(titles[document] for document in sorted(titles)))]


def _facts(things: Iterable[View]) -> Iterator[list[Cell]]:
    for view in things:
        for line in held(view):
            best = line.evidence[0] if line.evidence else None
            row = [Cell(view.label), Cell(view.iri, "link"), Cell(line.words), Cell(line.value)]
            if best:
                page = str(best.place.page) if best.place.page else ""
                row += [Cell(best.quote), Cell(best.title), Cell(page, "number"), Cell(str(best.confidence), "number")]
            yield row
