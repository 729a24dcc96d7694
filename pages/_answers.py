"""The answer to a question as a table, a picture or a chart."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from itertools import pairwise

import streamlit as st

from graph.naming import kinds_of
from graph.results import Triples
from graph.terms import Row, iri_of, plain, shown
from pages._found import Found, citation, downloads
from pages._parts import thing_link
from pages._said import announce
from pages._store import reader
from pages._words import language, say
from pages.components.graph import Edge, Node, graph_view

_DRAWN = 400
"""Rows of an answer that a picture shows."""
_BARS = 40


def show_answer(found: Found) -> None:
    """The answer in the view that the address names, with its downloads and its citation."""
    count = len(found.named)
    if not count:
        st.info(say("ask.no_rows"))
        announce(say("ask.no_rows"))
        return
    many = "triples" if isinstance(found.raw, Triples) else "row" if count == 1 else "rows"
    st.caption(say(f"ask.{many}", count=count))
    announce(say(f"ask.{many}", count=count))
    fitting = [name for name, (fits, _) in _VIEWS.items() if fits(found)]
    _VIEWS[_chosen_view(fitting)][1](found)
    downloads(found)
    citation(found)


def _chosen_view(fitting: Sequence[str]) -> str:
    """The view that is wanted; the address keeps it."""
    wanted = st.query_params.get("view", fitting[0])
    wanted = wanted if wanted in fitting else fitting[0]
    if len(fitting) == 1:
        return wanted
    chosen = st.segmented_control(
        say("answer.view"),
        fitting,
        default=wanted,
        format_func=lambda name: say(f"answer.{name}"),
        key=f"view-{wanted}",  # another widget for another address, or the back button would not reach it
        label_visibility="collapsed",
    )
    if chosen and chosen != wanted:
        st.query_params["view"] = chosen
        st.rerun()
    return wanted


def _table(found: Found) -> None:
    """The rows as a table of names; choosing one offers what is in it."""
    table = found.named
    columns = {table.columns[at]: [_cell(row[at]) for row in table.rows] for at in found.places()}
    chosen = st.dataframe(
        columns,
        key=f"rows-{found.key}",
        hide_index=True,
        on_select="rerun",
        selection_mode="single-row",
        placeholder="–",
    )
    picked = list(chosen.selection.rows)
    if not picked:
        st.caption(say("ask.pick") if found.things() else "")
        return
    row = table.rows[picked[0]]
    st.caption(say("ask.open"))
    for _, name, address in found.things():
        iri = iri_of(row[address])
        if iri:
            thing_link(shown(row[name]), iri)


def _cell(term: object) -> str | int | float | bool | None:
    value = plain(term)  # type: ignore[arg-type] # rows hold terms
    return shown(term) if isinstance(value, str) else value  # type: ignore[arg-type]


def _links(found: Found) -> bool:
    if isinstance(found.raw, Triples):
        return any(iri_of(triple.object) for triple in found.raw)
    return len(found.things()) >= 2


def _picture(found: Found) -> None:
    """Things of one row linked from column to column, subjects with objects where the answer is statements."""
    nodes: dict[str, Node] = {}
    edges: dict[Edge, None] = {}
    rows = found.named.rows[:_DRAWN]
    for row in rows:
        for start, end, words in _pairs(found, row):
            for name, iri in (start, end):
                if iri not in nodes:
                    nodes[iri] = Node(iri, name, next(iter(kinds_of(reader(), iri)), ""), expanded=True)
            edges[Edge(start[1], end[1], words)] = None
    if len(found.named) > len(rows):
        st.caption(say("answer.drawn", count=len(rows)))
    clicked = graph_view(tuple(nodes.values()), tuple(edges), key=f"picture-{found.key}", title=found.title)
    if clicked and clicked.action == "open":
        st.switch_page("thing.py", query_params={"iri": clicked.id, "lang": language()})


_Thing = tuple[str, str]


def _pairs(found: Found, row: Row) -> Iterable[tuple[_Thing, _Thing, str]]:
    """What a row links: (name, IRI) of two things and the words between them."""
    things = [(name, (shown(row[label]), iri_of(row[iri]))) for name, label, iri in found.things() if iri_of(row[iri])]
    if isinstance(found.raw, Triples):
        ends = dict(things)
        if "subject" in ends and "object" in ends:
            yield ends["subject"], ends["object"], ends["predicate"][0]
        return
    for (_, start), (name, end) in pairwise(things):
        if start[1] != end[1]:
            yield start, end, name.replace("_", " ")


def _bars(found: Found) -> tuple[list[int], int] | None:
    """The columns of a chart: at most two with the words of a row, and the last that holds nothing but numbers."""
    table, places = found.named, found.places()
    numbers = [at for at in places if all(isinstance(plain(row[at]), int | float) for row in table.rows)]
    words = [at for at in places if at not in numbers]
    return (words[:2], numbers[-1]) if numbers and words and len(table) > 1 else None


def _chart(found: Found) -> None:
    columns = _bars(found)
    if columns is None:
        return
    names, numbers = columns
    table = found.named
    values = [
        {"row": place, "name": " · ".join(shown(row[at]) for at in names), "count": plain(row[numbers])}
        for place, row in enumerate(table.rows[:_BARS])
    ]
    if len(table) > _BARS:
        st.caption(say("answer.drawn", count=_BARS))
    bars = {"field": "row", "type": "ordinal", "title": None}
    # two rows may have the same words: each has its bar, and its label is looked up by its place
    labels = {"labelExpr": f"{json.dumps([one['name'] for one in values])}[datum.value]", "labelLimit": 420}
    st.vega_lite_chart(
        {
            "data": {"values": values},
            "mark": {"type": "bar", "color": "#2a74b3"},
            "encoding": {
                "y": bars | {"axis": labels},
                "x": {"field": "count", "type": "quantitative", "title": table.columns[numbers].replace("_", " ")},
                "tooltip": [{"field": "name", "title": " "}, {"field": "count", "title": table.columns[numbers]}],
            },
        },
        width="stretch",
    )


_VIEWS: dict[str, tuple[Callable[[Found], object], Callable[[Found], None]]] = {
    "table": (lambda _: True, _table),
    "graph": (_links, _picture),
    "chart": (_bars, _chart),
}
"""The views of an answer: whether one fits, and what draws it. Another is a line here and a name in the strings."""
