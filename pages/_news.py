"""What came into the store, newest first, and what of it is new since the last visit with this browser."""

from __future__ import annotations

from typing import Any

import streamlit as st

from graph.arrivals import arrivals
from graph.iri import digest
from graph.model import XSD, Literal
from pages._listing import documents
from pages._lists import show_list
from pages._parts import document_link, escaped
from pages._store import folder, library, published
from pages._values import in_words
from pages._words import language, say

_FEW, _NEW = 5, 12


@st.cache_data(max_entries=4, show_spinner=False)
def _arrivals(store: str, number: str) -> list[tuple[str, str]]:
    with library() as opened:
        return arrivals(opened)


def newest_documents() -> None:
    """Documents as links, those that came last first; those that are new to the reader are counted and come alone."""
    rows = {row.document: row for row in documents(str(folder()), published(), language())}
    came = [(document, at) for document, at in _arrivals(str(folder()), published()) if document in rows]
    latest = came[0][1] if came else ""
    seen = st.session_state.get("seen", "")
    new = [document for document, at in came if seen and at > seen]
    if new:
        st.header(say("home.new_one") if len(new) == 1 else say("home.new", count=len(new)))
        st.caption(say("home.since", date=escaped(in_words(Literal(seen[:10], XSD + "date")))))
    else:
        st.header(say("home.newest"))
    for document in new[:_NEW] or [document for document, _ in came[:_FEW]] or list(rows)[:_FEW]:
        document_link(rows[document].name, document)
    if len(new) > _NEW:
        st.caption(say("home.new_more", count=len(new) - _NEW))
    show_list("visit", "visit", {"store": digest(str(folder())), "at": latest}, seen=_seen)


def _seen(told: Any) -> None:
    st.session_state["seen"] = str(told)[:40]
