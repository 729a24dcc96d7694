"""The search box and its hits."""

from __future__ import annotations

from collections.abc import Iterable

import streamlit as st

from graph.naming import label
from graph.search import Hit
from pages._lists import show_list, thing_address
from pages._parts import escaped, kind_words
from pages._said import announce
from pages._store import base, find, reader
from pages._words import language, say


def search_box() -> str:
    """A search box with what it found below it; the text that was searched comes back."""
    text = st.text_input(
        say("home.search"), value=st.query_params.get("q", ""), placeholder=say("home.placeholder"), key="search"
    ).strip()
    if not text:
        st.query_params.pop("q", None)
        return ""
    st.query_params["q"] = text
    hits = find(text)
    if not hits:
        st.info(say("home.none", text=escaped(text)))
        announce(say("home.none", text=text))
    else:
        key = "home.found_one" if len(hits) == 1 else "home.found"
        st.caption(say(key, count=len(hits), text=escaped(text)))
        show_hits(hits)
        announce(say(key, count=len(hits), text=text))
    return text


def show_hits(hits: Iterable[Hit]) -> None:
    """The hits as links, each with its kind, and the name that matched where it is another."""
    rows = []
    for hit in hits:
        shown = label(reader(), hit.iri, language(), base())
        about = [kind_words([hit.kind])] + ([hit.name] if hit.name != shown else [])
        words = " · ".join(word for word in about if word)
        rows.append({"id": hit.iri, "href": thing_address(hit.iri), "label": shown, "about": words})
    show_list("hits", "hits", {"rows": rows})
