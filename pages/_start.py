"""The frame around every page: navigation, language, and watching the store for fresh facts."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from graph.errors import GraphError, NotFound
from pages._navigation import pages
from pages._parts import complain, nothing_yet
from pages._store import published
from pages._words import language, languages, say

_ICON = Path(__file__).parent / "assets" / "icon.png"


def _choose_language() -> None:
    """Keep the language in the session and in the address, so that a link opens as it was seen."""
    codes = list(languages())
    wanted = st.query_params.get("lang")
    if "language" not in st.session_state:
        st.session_state.language = wanted if wanted in codes else "en"
    with st.container(horizontal=True, horizontal_alignment="right"):
        st.radio(
            say("nav.language"),
            codes,
            key="language",
            format_func=lambda code: languages()[code],
            horizontal=True,
            label_visibility="collapsed",
        )
    if wanted != language():
        st.query_params["lang"] = language()


@st.fragment(run_every=1)
def _watch(seen: str) -> None:
    """Show the page anew as soon as the store has published something."""
    if published() != seen:
        st.rerun()


_STYLE = """<style>
[data-testid="stMainBlockContainer"] { padding-top: 4.5rem; max-width: 76rem; }
[data-testid="stPageLink-NavLink"] {
  background: none; padding: 0.1rem 0; min-height: 1.75rem; height: auto;
}
[data-testid="stPageLink-NavLink"] * {
  color: light-dark(#0b5fa5, #9cc9f2); white-space: normal; overflow: visible; font-weight: 400;
}
[data-testid="stPageLink-NavLink"]:hover * { text-decoration: underline; }
[data-testid="stCaptionContainer"] { color: light-dark(#555b63, #b4bac2); opacity: 1; }
</style>"""
"""Links between things look like links, and long names wrap instead of being cut."""

st.set_page_config(page_title="Triptych", page_icon=str(_ICON), layout="wide")
chosen = st.navigation(pages(), position="top")
st.html(_STYLE)
_choose_language()
seen = published()
try:
    chosen.run()
except NotFound as error:
    if published():
        complain(error)
    else:
        nothing_yet()
except GraphError as error:
    complain(error)
_watch(seen)
