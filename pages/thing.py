"""One thing: its names, its facts in plain words, the passages behind them, and the same as data."""

from __future__ import annotations

import streamlit as st

from graph.errors import NotFound
from graph.show import View, show
from graph.terms import short
from pages._facts import show_facts
from pages._parts import begin_at_top, complain, escaped, kind_words
from pages._picture import show_picture
from pages._search import search_box, show_hits
from pages._store import base, find, index, reader
from pages._words import language, say

_NAMES = 6


def _query(iri: str) -> str:
    return (
        "SELECT ?direction ?property ?other\n"
        "WHERE {\n"
        f'  {{ BIND("has" AS ?direction) <{iri}> ?property ?other }}\n'
        "  UNION\n"
        f'  {{ BIND("is" AS ?direction) ?other ?property <{iri}> }}\n'
        "}\n"
        "ORDER BY ?direction ?property ?other"
    )


def _title(view: View) -> None:
    st.title(escaped(view.label))
    others = list(dict.fromkeys(text for text, _ in view.names if text != view.label))
    words = [kind_words(view.kinds).capitalize()] if view.kinds else []
    if others:
        names = " · ".join(others[:_NAMES]) + (" …" if len(others) > _NAMES else "")
        words.append(say("thing.also", names=names))
    if words:
        st.caption(escaped(". ".join(words)))


def _behind(view: View) -> None:
    """The same as data: the query, files, and what it is called elsewhere."""
    st.divider()
    with st.expander(say("thing.behind")):
        query = _query(view.iri)
        st.code(query, language="sparql", wrap_lines=True)
        st.page_link("ask.py", label=say("thing.try"), query_params={"query": query, "lang": language()})
    if view.iri.startswith(base()):
        path = view.iri.removeprefix(base())
        links = [f"[{name}](/data/{path}.{end})" for name, end in (("Turtle", "ttl"), ("JSON\\-LD", "jsonld"))]
        st.caption(f"{say('thing.data')}: {' · '.join(links)}")
    if view.links:
        named = [f"[{escaped(short(link))}]({link})" for link in view.links if link.startswith(("https://", "http://"))]
        st.caption(f"{say('thing.elsewhere')}: {' · '.join(named)}")


def _show(name: str) -> None:
    try:
        view = show(reader(), name, language(), index=index(), base=base())
    except NotFound as error:
        hits = find(name) if not is_iri(name) else ()
        if hits:
            st.markdown(say("thing.several"))
            show_hits(hits)
        else:
            complain(error)
        return
    begin_at_top(view.iri)
    _title(view)
    left, right = st.columns([1, 1], gap="large")
    with left:
        show_facts(reader(), view)
    with right:
        show_picture(view.iri, view.label)
    _behind(view)


def is_iri(name: str) -> bool:
    """Whether the text is an address rather than a name."""
    return name.startswith(("http://", "https://", "urn:"))


wanted = st.query_params.get("iri") or st.query_params.get("q") or ""
if wanted:
    _show(wanted)
else:
    st.title(say("thing.title"))
    st.markdown(say("thing.intro"))
    search_box()
