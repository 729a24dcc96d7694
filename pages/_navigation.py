"""Which pages there are, in the order of the navigation; each has its words under ``nav.NAME``."""

from __future__ import annotations

import streamlit as st

from pages._words import say

FIRST = "home"
"""The page that opens without a path."""
PAGES = (
    "home",
    "find",
    "thing",
    "map",
    "connections",
    "ask",
    "documents",
    "review",
    "data",
)
"""A page is the file ``NAME.py``, and ``/NAME`` in the address."""


def pages() -> list[st.Page]:
    """The pages, named in the display language."""
    return [
        st.Page(f"{name}.py", title=say(f"nav.{name}"), default=True)
        if name == FIRST
        else st.Page(f"{name}.py", title=say(f"nav.{name}"), url_path=name)
        for name in PAGES
    ]
