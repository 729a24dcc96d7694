"""Two regions, plans, practices or projects side by side: what is the same, what differs, and who says so."""

from __future__ import annotations

import csv
import html
import io
from collections.abc import Sequence

import streamlit as st

from graph.errors import GraphError
from graph.explore.beside import Beside, Cell, Row, side_by_side
from pages._errors import complain
from pages._facts import show_passages
from pages._lists import thing_address
from pages._parts import escaped
from pages._picked import picked_pair
from pages._store import base, folder, published, reader
from pages._words import language, say

_VALUES = 15
"""Values of one thing in one row that the table shows; the file holds all."""
_PASSAGES = 2


def show_beside() -> None:
    """Two boxes, and below them a table of what their things have and have not in common."""
    captions = say("connections.beside_first"), say("connections.beside_second")
    examples = say("connections.beside_example"), say("connections.beside_other")
    pair = picked_pair(captions, examples, say("connections.beside_empty"))
    if pair is None:
        return
    try:
        with st.spinner(say("connections.working")):
            found = _found(str(folder()), published(), *pair, language())
    except GraphError as error:
        complain(error)
        return
    if not found.rows:
        st.info(say("connections.beside_none"))
        return
    st.html(table_html(found), width="stretch")
    st.download_button(
        say("ask.download", format="CSV"), lambda: _csv(found), "side-by-side.csv", "text/csv", on_click="ignore"
    )
    _grounds(found)


@st.cache_resource(max_entries=16, show_spinner=False)
def _found(store: str, number: str, first: str, second: str, display: str) -> Beside:
    return side_by_side(reader(), [first, second], display, base=base())


def table_html(found: Beside) -> str:
    """The rows as a table: what both have in a cell over both columns; all text in it is escaped."""
    head = "".join(f'<th scope="col">{_link(*one)}</th>' for one in zip(found.labels, found.things, strict=True))
    caption = html.escape(say("connections.beside_title", names=", ".join(found.labels)))
    corner = f'<th scope="col">{html.escape(say("connections.beside_what"))}</th>'
    body = "".join(_row(row) for row in found.rows)
    return (
        f'<table class="tri-table tri-beside"><caption>{caption}</caption><thead><tr>{corner}{head}</tr></thead>'
        f"<tbody>{body}</tbody></table>"
    )


def _row(row: Row) -> str:
    name = f'<th scope="row">{html.escape(row.words[:1].upper() + row.words[1:])}</th>'
    none = f'<span class="tri-none">{html.escape(say("connections.beside_nothing"))}</span>'
    if row.standing == "same":
        return f'<tr>{name}<td colspan="{len(row.own)}">{_both(row)}</td></tr>'
    own = "".join(f"<td>{_values(cells) if cells else none}</td>" for cells in row.own)
    if not row.shared:
        return f"<tr>{name}{own}</tr>"
    over_both = f'<td colspan="{len(row.own)}">{_both(row)}</td>'
    return f"<tr>{name.replace('<th', '<th rowspan=2', 1)}{over_both}</tr><tr>{own}</tr>"


def _both(row: Row) -> str:
    return f"<strong>{html.escape(say('connections.beside_both'))}</strong> {_values(row.shared)}"


def _values(cells: Sequence[Cell]) -> str:
    shown = "".join(f"<li>{_link(cell.words, cell.iri)}</li>" for cell in cells[:_VALUES])
    more = len(cells) - _VALUES
    rest = f"<li>{html.escape(say('connections.beside_more', count=more))}</li>" if more > 0 else ""
    return f"<ul>{shown}{rest}</ul>"


def _link(words: str, iri: str) -> str:
    if not iri:
        return html.escape(words)
    return f'<a href="{html.escape(thing_address(iri), quote=True)}" target="_self">{html.escape(words)}</a>'


def _grounds(found: Beside) -> None:
    """The sentences behind the values that are shown, by row."""
    with st.expander(say("connections.beside_grounds")):
        for row in found.rows:
            sides = [(found.labels[at], cells) for at, cells in enumerate(row.own)]
            for owner, cells in [(say("connections.beside_both"), row.shared), *sides]:
                said = [cell for cell in cells[:_VALUES] if cell.evidence]
                if said:
                    st.markdown(f"**{escaped(row.words)}** – {escaped(owner)}")
                for cell in said:
                    st.markdown(escaped(cell.words))
                    show_passages(reader(), cell.evidence, _PASSAGES)


def _csv(found: Beside) -> str:
    out = io.StringIO()
    rows = csv.writer(out)
    rows.writerow(("what", "thing", "thing_iri", "value", "value_iri", "standing", "documents"))
    for row in found.rows:
        for thing, label, own in zip(found.things, found.labels, row.own, strict=True):
            for standing, cells in (("both", row.shared), ("only here", own)):
                for cell in cells:
                    documents = " ".join(sorted({one.document for one in cell.evidence}))
                    rows.writerow((row.words, label, thing, cell.words, cell.iri, standing, documents))
    return out.getvalue()
