"""Connections: how two things are linked, who works with whom, whom to work with, and what led to a change."""

from __future__ import annotations

import streamlit as st

from pages._beside import show_beside
from pages._chained import show_chains
from pages._gapped import show_gaps
from pages._partnering import show_network, show_suggestions
from pages._parts import nothing_yet
from pages._store import is_empty
from pages._ways import show_ways
from pages._words import say

_VIEWS = {
    "path": show_ways,
    "network": show_network,
    "partners": show_suggestions,
    "chains": show_chains,
    "gaps": show_gaps,
    "beside": show_beside,
}
"""What the page can show, by its name in the address."""


def _view() -> str:
    """The view that the address or the reader chose."""
    wanted = st.query_params.get("view", "path")
    wanted = wanted if wanted in _VIEWS else "path"
    if st.session_state.get("connections-seen") != wanted:
        st.session_state["connections-view"] = wanted  # the address was changed
        st.session_state["connections-seen"] = wanted
    st.radio(
        say("connections.view"),
        list(_VIEWS),
        key="connections-view",
        format_func=lambda name: say(f"connections.{name}"),
        horizontal=True,
        label_visibility="collapsed",
        on_change=_choose,
    )
    return wanted


def _choose() -> None:
    st.query_params["view"] = st.session_state["connections-view"]


st.title(say("connections.title"))
st.markdown(say("connections.intro"))
if is_empty():
    nothing_yet()
else:
    chosen = _view()
    st.caption(say(f"connections.{chosen}_about"))
    _VIEWS[chosen]()
