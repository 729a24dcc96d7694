"""What no document says of a project, plan, action or practice: gaps as a list, each with what was read."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence

import streamlit as st

from graph.explore.gaps import KINDS, Gap, gaps
from graph.iri import digest
from pages._counted import number_words
from pages._grounds import show_grounds, show_read
from pages._parts import escaped, thing_link
from pages._picked import picked
from pages._store import base, folder, published, reader
from pages._words import language, say

_PAGE = 30
"""Gaps that are shown at once; the file holds all."""


def show_gaps() -> None:
    """A box for a thing, and below it what nobody says of it and of its parts."""
    asked = picked("of", say("connections.gaps_of"), kinds=KINDS, example=say("connections.gaps_example"))
    if not asked:
        if not st.query_params.get("of"):
            st.info(say("connections.gaps_empty"))
        return
    found = _found(str(folder()), published(), asked, language())
    if not found:
        st.info(say("connections.gaps_none"))
        return
    things = list(dict.fromkeys(gap.thing for gap in found))
    counts = {"count": number_words(len(found)), "things": number_words(len(things))}
    st.markdown(say("connections.gaps_count", **counts))
    for thing in things:
        mine = [(number, gap) for number, gap in enumerate(found[:_PAGE]) if gap.thing == thing]
        if mine:
            with st.container(border=True, gap="xsmall"):
                thing_link(mine[0][1].label, thing)
                for number, gap in mine:
                    _row(gap, number)
    if len(found) > _PAGE:
        st.caption(say("connections.gaps_more", count=number_words(len(found) - _PAGE)))
    st.download_button(
        say("ask.download", format="CSV"),
        lambda: _csv(found),
        f"gaps-{digest(asked)}.csv",
        "text/csv",
        on_click="ignore",
    )


@st.cache_resource(max_entries=32, show_spinner=False)
def _found(store: str, number: str, asked: str, display: str) -> tuple[Gap, ...]:
    return gaps(reader(), asked, display, base=base())


def _row(gap: Gap, number: int) -> None:
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.markdown(escaped(gap.sentence), width="content")
        if gap.facts:
            show_grounds(gap.facts, f"gap-{number}")
        show_read(gap.read, f"gap-{number}")


def _csv(found: Sequence[Gap]) -> str:
    out = io.StringIO()
    rows = csv.writer(out)
    rows.writerow(("thing", "thing_iri", "missing", "sentence", "documents_read"))
    rows.writerows((one.label, one.thing, one.missing, one.sentence, " ".join(one.read)) for one in found)
    return out.getvalue()
