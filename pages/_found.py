"""The answer to a question: its rows, files of them to take away, and how to cite it."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from urllib.parse import urlencode

import streamlit as st

from graph.export.rows import Cell, Sheet
from graph.export.xlsx import xlsx
from graph.publish import cite_query, imprint
from graph.results import Table, Triples
from graph.terms import iri_of, plain
from pages._store import published
from pages._words import language, say


@dataclass(frozen=True, slots=True)
class Found:
    """An answer: its rows with names, as ``graph.questions.with_labels`` gives them, and as they came.

    ``key`` tells it from other answers of the page. ``sparql`` and ``values`` are what was asked, ``title`` is the
    question in words, '' for one's own.
    """

    named: Table
    raw: Table | Triples
    key: str
    sparql: str
    title: str = ""
    values: Mapping[str, str] = field(default_factory=dict)

    def places(self) -> list[int]:
        """The columns to show: one ``x_iri`` only says what the names in ``x`` stand for."""
        columns = self.named.columns
        return [at for at, name in enumerate(columns) if not (name.endswith("_iri") and name[:-4] in columns)]

    def things(self) -> list[tuple[str, int, int]]:
        """The columns that hold things: name, place of their names, place of their IRIs."""
        columns = self.named.columns
        places = [(columns[at], at) for at in self.places()]
        return [(name, at, columns.index(f"{name}_iri")) for name, at in places if f"{name}_iri" in columns]


def downloads(found: Found) -> None:
    """Buttons for the whole answer as files."""
    raw, key = found.raw, found.key
    table = raw.table() if isinstance(raw, Triples) else raw
    with st.container(horizontal=True):
        _download("CSV", lambda: table.write("csv"), f"{key}.csv", "text/csv")
        if isinstance(raw, Triples):
            _download("Turtle", lambda: raw.write("ttl"), f"{key}.ttl", "text/turtle")
            _download("JSON-LD", lambda: raw.write("jsonld"), f"{key}.jsonld", "application/ld+json")
        else:
            _download("JSON", lambda: raw.write("json"), f"{key}.json", "application/sparql-results+json")
        sheet = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
        _download("XLSX", lambda: workbook(found.named), f"{key}.xlsx", sheet)


def workbook(table: Table) -> bytes:
    """The rows as an XLSX file, IRIs as links."""
    rows = ([_sheet_cell(term) for term in row] for row in table.rows)
    return b"".join(xlsx([Sheet("answer", tuple(table.columns), rows)]))


def _sheet_cell(term: object) -> Cell:
    iri = iri_of(term)  # type: ignore[arg-type] # rows hold terms
    value = plain(term)  # type: ignore[arg-type]
    if iri:
        return Cell(iri, "link")
    number = isinstance(value, int | float) and not isinstance(value, bool)
    return Cell("" if value is None else str(value), "number" if number else "text")


def _download(name: str, made: Callable[[], str | bytes], file: str, media: str) -> None:
    st.download_button(say("ask.download", format=name), made, file, media, on_click="ignore")


def citation(found: Found) -> None:
    """The query as it can be cited: whose graph, in which state, what was asked, on which day, where."""
    params = [(name, one) for name in st.query_params for one in st.query_params.get_all(name)]
    address = f"{(st.context.url or '').partition('?')[0]}?{urlencode(params)}"
    cited = cite_query(
        found.sparql,
        imprint(os.environ),
        snapshot=published(),
        day=datetime.now(UTC).date().isoformat(),
        address=address,
        values=found.values,
        title=found.title,
        language=language(),
    )
    with st.expander(say("answer.cite")):
        st.code(cited, language=None, wrap_lines=True)
