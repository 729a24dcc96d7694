"""How two things are linked: each way as a sentence, and all of them as one picture."""

from __future__ import annotations

import streamlit as st

from graph.errors import NotFound
from graph.explore.links import Link, kind_of
from graph.explore.paths import Path, paths
from graph.naming import label
from graph.phrases import phrase
from pages._errors import complain
from pages._grounds import show_grounds
from pages._parts import escaped
from pages._picked import picked_pair
from pages._store import base, folder, published, reader
from pages._words import language, say
from pages.components.graph import Edge, Node, graph_view

_WAYS = 3


def show_ways() -> None:
    """Two boxes, and below them the ways between what they hold."""
    captions = say("connections.from"), say("connections.to")
    pair = picked_pair(captions, ("CircPro", "Rete APE"), say("connections.path_empty"))
    if pair is None:
        return
    try:
        with st.spinner(say("connections.working")):
            found = _found(str(folder()), published(), *pair, language())
    except NotFound as error:
        complain(error)
        return
    if not found:
        st.info(say("connections.path_none"))
        return
    for number, way in enumerate(found):
        with st.container(border=True, gap="xsmall"):
            st.markdown(escaped(way.sentence))
            show_grounds([Link(step.subject, step.predicate, step.object) for step in way.steps], f"way-{number}")
    _picture(found, *pair)


@st.cache_data(max_entries=32, show_spinner=False)
def _found(store: str, number: str, first: str, second: str, display: str) -> tuple[Path, ...]:
    return paths(reader(), first, second, _WAYS, display, base=base())


def _picture(found: tuple[Path, ...], first: str, second: str) -> None:
    things = dict.fromkeys(iri for way in found for iri in way.things)
    nodes = [
        Node(
            iri,
            label(reader(), iri, language(), base()),
            kind_of(reader(), iri),
            focus=iri in (first, second),
            expanded=True,
        )
        for iri in things
    ]
    edges = [
        Edge(step.subject, step.object, phrase(step.predicate, True, language())) for way in found for step in way.steps
    ]
    title = say("connections.path_title", first=nodes[0].label, second=label(reader(), second, language(), base()))
    clicked = graph_view(nodes, edges, key="ways", title=title)
    if clicked and clicked.action == "open":
        st.switch_page("thing.py", query_params={"iri": clicked.id, "lang": language()})
