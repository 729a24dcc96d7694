"""What a page tells those who do not see it: how a search or a filter ended, once it has."""

from __future__ import annotations

import json

import streamlit as st

from graph.iri import digest

_TOLD = """<script>/* KEY */ {
const said = document.getElementById("triptych-said") ?? document.body.appendChild(
  Object.assign(document.createElement("div"), { id: "triptych-said", className: "tri-said" }));
said.setAttribute("role", "status");
said.textContent = "";
clearTimeout(window.triptychSaying);
window.triptychSaying = setTimeout(() => { said.textContent = WORDS; }, 250);
}</script>"""
"""The place is of the page itself, not of what is drawn anew: screen readers read what changes in a place they know."""


def announce(words: str) -> None:
    """Have screen readers say these words; the same words for another address are said again."""
    key = digest(f"{words} {sorted(st.query_params.to_dict().items())}")
    text = json.dumps(words.replace("*", "")).replace("<", "\\u003c")
    st.html(_TOLD.replace("KEY", key).replace("WORDS", text), unsafe_allow_javascript=True)
