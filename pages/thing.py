"""One thing: its names, its facts in plain words, the passages behind them, and the same as data."""

from __future__ import annotations

import streamlit as st

from graph.errors import NotFound
from graph.explore import who_else
from graph.explore.alike import KINDS
from graph.show import View, show
from graph.terms import short
from ontology import vocabulary
from pages._errors import complain
from pages._facts import show_facts
from pages._parts import begin_at_top, escaped, kind_words, thing_link
from pages._picture import show_picture
from pages._search import search_box, show_hits
from pages._sheet import show_profile, show_table
from pages._store import base, find, index, reader
from pages._words import language, say

_NAMES = 6
_OTHERS = 6
"""Things that are like this one, at most."""


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
    if "print" in st.query_params:
        _link(say("explore.whole"), view.iri)
        show_profile(view)
        return
    left, right = st.columns([6, 5], gap="medium")
    with left:
        _facts(view)
    with right:
        show_picture(view.iri, view.label)
        _who_else(view)
    _behind(view)


def _facts(view: View) -> None:
    """The facts in words or as a table; the address keeps which."""
    wanted = "table" if st.query_params.get("tab") == "table" else "facts"
    with st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"):
        chosen = st.segmented_control(
            say("answer.view"),
            ("facts", "table"),
            default=wanted,
            format_func=lambda name: say(f"explore.{name}"),
            key=f"tab-{wanted}",  # another widget for another address, or the back button would not reach it
            label_visibility="collapsed",
        )
        _link(say("explore.print"), view.iri, print="1")
    if chosen and chosen != wanted:
        st.query_params["tab"] = chosen
        st.rerun()
    if wanted == "table":
        show_table(view)
    else:
        show_facts(reader(), view)


def _link(words: str, iri: str, **more: str) -> None:
    query = {"iri": iri, "lang": language()} | more
    st.page_link("thing.py", label=words, query_params=query, width="content")


def _who_else(view: View) -> None:
    """What else is like this one, each with why."""
    kinds = {vocabulary.local(kind) for kind in view.kinds if vocabulary.is_class(kind)}
    above = {name for kind in kinds for name in (kind, *vocabulary.superclasses(kind))}
    found = who_else(reader(), view.iri, _OTHERS, language(), base=base()) if above.intersection(KINDS) else ()
    if not found:
        return
    st.header(say("explore.else"))
    for one in found:
        thing_link(one.label, one.iri)
        st.caption(escaped(" ".join(map(str, one.reasons))))


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
