"""What went wrong, as a sentence in the reader's language; the words of the error itself stand below it."""

from __future__ import annotations

import html
import re

import streamlit as st

from graph.errors import GraphError
from pages._words import language, say, strings

_PLACE = re.compile(r"line (\d+), column (\d+)")
_OF_QUERIES = frozenset({"query", "prefix"})
"""Causes whose words may begin with the place in the query."""


def sentence(code: str, said: str = "") -> str:
    """What is said of a cause (see ``graph.errors``), with the place in the query that the error's own words name."""
    key = f"errors.{code}"
    found = say(key if key in strings("en") else "errors.error")
    place = _PLACE.match(said) if code in _OF_QUERIES else None
    return f"{say('errors.place', line=place[1], column=place[2])} {found}" if place else found


def complain(error: Exception) -> None:
    """Say what went wrong, and below it in the words of the error what exactly."""
    code = error.code if isinstance(error, GraphError) else "store" if isinstance(error, OSError) else "error"
    refuse(sentence(code, str(error)), str(error))


def refuse(words: str, details: str) -> None:
    """A sentence about what could not be done, and the details, which are English in every language."""
    st.error(words)
    show_details(details)


def show_details(details: str) -> None:
    """English words about a cause, marked so that screen readers read them in English."""
    if not details:
        return
    named = "" if language() == "en" else f'<span lang="{language()}">{html.escape(say("errors.details"))}</span> '
    st.html(f'<p class="tri-details" lang="en">{named}{html.escape(details)}</p>')
