"""What a query gives back: a table, triples, or a yes or no, each ready to print, to compute with and to save."""

from __future__ import annotations

import html
import io
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph import terms
from graph.errors import BadInput
from graph.iri import BASE
from graph.terms import Row, Term, iri_of, plain, short, shown

if TYPE_CHECKING:
    import networkx
    import pandas
    import rdflib
    from pyoxigraph import Triple

__all__ = ["Answer", "Results", "Table", "Triples", "short"]

_SHOWN = 200
"""Rows that a notebook shows; ``write`` gives all of them."""


@dataclass(frozen=True, slots=True)
class Table:
    """The rows of a SELECT: ``columns`` are the variables, ``rows`` hold RDF terms, None where nothing is bound."""

    columns: tuple[str, ...]
    rows: tuple[Row, ...]

    def __iter__(self) -> Iterator[Row]:
        return iter(self.rows)

    def __len__(self) -> int:
        return len(self.rows)

    def __repr__(self) -> str:
        return f"<Table of {len(self.rows)} rows: {', '.join(self.columns)}>"

    def __str__(self) -> str:
        return self.text(shutil.get_terminal_size((120, 24)).columns)

    def records(self) -> tuple[dict[str, str | int | float | bool | None], ...]:
        """One dictionary a row, with plain values: IRIs and texts as str, numbers as int or float."""
        return tuple({name: plain(cell) for name, cell in zip(self.columns, row, strict=True)} for row in self.rows)

    def column(self, name: str) -> tuple[Term | None, ...]:
        """The terms of one column from top to bottom; BadInput names the columns there are."""
        if name not in self.columns:
            raise BadInput(f"column {name!r}: not in this table; its columns are {', '.join(self.columns)}")
        place = self.columns.index(name)
        return tuple(row[place] for row in self.rows)

    def text(self, width: int = 120) -> str:
        """The table for a terminal that is ``width`` characters wide, with short IRIs and wrapped cells."""
        from rich import box
        from rich.console import Console
        from rich.table import Table as Grid
        from rich.text import Text

        grid = Grid(box=box.SIMPLE_HEAD, pad_edge=False)
        places = self._named()
        for place in places:
            grid.add_column(self.columns[place], overflow="fold")
        for row in self.rows:
            grid.add_row(*(Text(shown(row[place])) for place in places))
        out = io.StringIO()
        Console(file=out, width=width, color_system=None, force_terminal=False).print(grid)
        lines = [line.rstrip() for line in out.getvalue().splitlines()]
        body = "\n".join(line for line in lines if line)
        return body + ("" if self.rows else "\n(no rows)")

    def write(self, form: str = "table") -> str:
        """All of it as ``table`` (plain text), ``csv``, ``tsv``, ``json`` or ``xml`` (SPARQL results)."""
        _known(form, ("table", "csv", "tsv", "json", "xml"), "rows (a SELECT)")
        return self.text() + "\n" if form == "table" else terms.write_rows(self.columns, self.rows, form)

    def to_pandas(self) -> pandas.DataFrame:
        """A data frame with plain values; needs the extra ``pandas``."""
        import pandas

        return pandas.DataFrame(list(self.records()), columns=list(self.columns))

    def to_rdflib(self) -> rdflib.query.Result:
        """The same rows as a result of rdflib."""
        import rdflib.query

        return rdflib.query.Result.parse(io.BytesIO(self.write("json").encode()), format="json")

    def _named(self) -> tuple[int, ...]:
        """The columns to print: one ``x_iri`` only says what the names in ``x`` stand for."""
        names = {name + "_iri" for name in self.columns}
        return tuple(place for place, name in enumerate(self.columns) if name not in names)

    def _repr_html_(self) -> str:
        places = self._named()
        links = {
            place: self.columns.index(self.columns[place] + "_iri")
            for place in places
            if self.columns[place] + "_iri" in self.columns
        }
        head = "".join(f"<th>{html.escape(self.columns[place])}</th>" for place in places)
        body = ""
        for row in self.rows[:_SHOWN]:
            cells = (_cell(row[place], row[links[place]] if place in links else None) for place in places)
            body += f"<tr>{''.join(f'<td>{cell}</td>' for cell in cells)}</tr>"
        more = len(self.rows) - _SHOWN
        note = f"<p>{more} more rows; write('csv') gives all.</p>" if more > 0 else ""
        return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>{note}"


@dataclass(frozen=True, slots=True)
class Triples:
    """The triples of a CONSTRUCT or DESCRIBE, each once, sorted."""

    rows: tuple[Triple, ...]

    columns = ("subject", "predicate", "object")

    def __iter__(self) -> Iterator[Triple]:
        return iter(self.rows)

    def __len__(self) -> int:
        return len(self.rows)

    def __repr__(self) -> str:
        return f"<Triples: {len(self.rows)}>"

    def __str__(self) -> str:
        return self.table().__str__()

    def table(self) -> Table:
        """The triples as a table of subject, predicate and object."""
        return Table(self.columns, tuple((row.subject, row.predicate, row.object) for row in self.rows))

    def write(self, form: str = "ttl") -> str:
        """All of it as ``ttl``, ``nt``, ``rdf`` or ``jsonld``, or as a plain ``table``."""
        _known(form, ("ttl", "nt", "rdf", "jsonld", "table"), "triples (a CONSTRUCT or DESCRIBE)")
        if form == "table":
            return self.table().write()
        if form == "jsonld":
            return terms.jsonld_of(self.rows)
        lines = sorted(terms.nquads_of(self.rows))
        if form == "nt":
            return b"".join(lines).decode()
        from graph.export.lines import parsed  # rows need none of it
        from graph.export.rdfxml import rdfxml
        from graph.export.turtle import turtle

        return "".join(rdfxml(map(parsed, lines)) if form == "rdf" else turtle(map(parsed, lines), BASE))

    def to_pandas(self) -> pandas.DataFrame:
        """A data frame of subject, predicate and object; needs the extra ``pandas``."""
        return self.table().to_pandas()

    def to_rdflib(self) -> rdflib.Graph:
        """The same triples as a graph of rdflib."""
        import rdflib

        graph = rdflib.Graph()
        graph.parse(data=self.write("nt"), format="nt")
        return graph

    def to_networkx(self) -> networkx.MultiDiGraph[str]:
        """The links between IRIs as a graph of networkx; literals become attributes of their subject."""
        from graph.explore import links_of

        return links_of(self.rows)

    def _repr_html_(self) -> str:
        return self.table()._repr_html_()


@dataclass(frozen=True, slots=True)
class Answer:
    """The yes or no of an ASK; it is true or false as itself."""

    value: bool

    def __bool__(self) -> bool:
        return self.value

    def __str__(self) -> str:
        return "yes" if self.value else "no"

    def write(self, form: str = "table") -> str:
        """``yes`` or ``no`` for ``table``, else the W3C form in ``json``, ``xml``, ``csv`` or ``tsv``."""
        _known(form, ("table", "csv", "tsv", "json", "xml"), "a yes or no (an ASK)")
        return f"{self}\n" if form == "table" else terms.write_truth(self.value, form)

    def _repr_html_(self) -> str:
        return f"<p>{self}</p>"


Results = Table | Triples | Answer


def _known(form: str, right: tuple[str, ...], what: str) -> None:
    if form not in right:
        raise BadInput(f"format {form!r}: not for {what}; choose one of {', '.join(right)}")


def _cell(term: Term | None, thing: Term | None = None) -> str:
    text = html.escape(shown(term))
    address = iri_of(thing) or iri_of(term)
    if address.startswith(("http://", "https://")):
        return f'<a href="{html.escape(address)}">{text}</a>'
    language = getattr(term, "language", None)
    return f'<span lang="{html.escape(language)}">{text}</span>' if language else text
