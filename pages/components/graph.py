"""A picture of things and their links to click through, with the same as a table beside it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

import streamlit as st

from pages._parts import kind_words
from pages._words import say
from pages.components.browser import address, component
from pages.components.graph_table import table_html
from pages.components.kinds import family, looks

Action = Literal["expand", "open", "more"]


@dataclass(frozen=True, slots=True)
class Node:
    """A thing in the picture: ``kind`` is the local name of its class, '' for a concept.

    The thing that the picture is about has ``focus``; one that shows all its links is ``expanded``: a click on it
    asks for no more. ``language`` (ISO 639-1) is the label's where it is not the page's.
    """

    iri: str
    label: str
    kind: str = ""
    focus: bool = False
    expanded: bool = False
    language: str = ""


@dataclass(frozen=True, slots=True)
class Edge:
    """A link in plain words, from the IRI ``source`` to the IRI ``target``: "has partner".

    One that says the same of both its ends ("works with") is not ``directed``: it is drawn without an arrowhead.
    """

    source: str
    target: str
    words: str
    directed: bool = True


@dataclass(frozen=True, slots=True)
class Fold:
    """Links of one sort that a thing has besides those shown: ``count`` of them, called by ``words``: "Partners"."""

    node: str
    words: str
    count: int
    predicate: str
    incoming: bool = False

    @property
    def id(self) -> str:
        """What tells it from other folds: thing, property and direction."""
        return f"{'in' if self.incoming else 'out'} {self.predicate} {self.node}"


@dataclass(frozen=True, slots=True)
class Click:
    """What somebody chose: to ``expand`` or ``open`` the thing ``id`` (its IRI), or ``more`` of the fold ``id``."""

    action: Action
    id: str


def graph_view(
    nodes: Sequence[Node],
    edges: Sequence[Edge],
    *,
    key: str,
    height: int = 520,
    folds: Sequence[Fold] = (),
    title: str = "",
    on_click: Callable[[Click], None] | None = None,
) -> Click | None:
    """What was clicked since the page was drawn, if anything; draws the picture and its table.

    Nodes that were there in the picture of the same ``key`` stay where they are. ``height`` is in pixels, ``title``
    says what the picture shows, to those who do not see it and in the names of files. The caller answers the click:
    typically it changes the address, so that a link shows what is seen. Done in ``on_click``, which is called before
    the page is drawn anew, it takes one run instead of two.
    """

    def heard() -> None:
        clicked = _click(st.session_state[key])
        if on_click and clicked:
            on_click(clicked)

    data = picture(nodes, edges, folds, title, height)
    found = component("graph")(data=data, key=key, on_clicked_change=heard)
    with st.expander(say("graph.table", count=len(edges))):
        st.html(table_html(nodes, edges, folds, title))
    return _click(found)


def _click(found: Mapping[str, Any]) -> Click | None:
    clicked = found.get("clicked")
    return Click(clicked["action"], clicked["id"]) if clicked else None


def picture(
    nodes: Sequence[Node], edges: Sequence[Edge], folds: Sequence[Fold], title: str, height: int
) -> dict[str, Any]:
    """What the script draws, as JSON: the same for the page and for a saved view."""
    known = {one.iri for one in nodes}
    return {
        "title": title or say("graph.title"),
        "height": height,
        "worker": address("graph_worker"),
        "nodes": [
            {
                "id": one.iri,
                "label": one.label,
                "kind": family(one.kind),
                "about": kind_words([one.kind]) if one.kind else "",
                "focus": one.focus,
                "expanded": one.expanded,
                "language": one.language,
            }
            for one in dict.fromkeys(nodes)
        ],
        "links": [
            {"id": f"{one.source} {one.words} {one.target}", "source": one.source, "target": one.target}
            | {"words": one.words, "directed": one.directed}
            for one in dict.fromkeys(edges)
            if one.source in known and one.target in known
        ],
        "folds": [
            {"id": one.id, "node": one.node, "label": say("graph.fold", words=one.words, count=one.count)}
            for one in folds
            if one.node in known
        ],
        "kinds": {name: say(f"graph.{name}") for name in looks()},
        "words": {
            "in": say("graph.zoom_in"),
            "out": say("graph.zoom_out"),
            "fit": say("graph.fit"),
            "png": say("graph.save", form="PNG"),
            "svg": say("graph.save", form="SVG"),
            "tools": say("graph.tools"),
            "help": say("graph.help"),
            "hint": say("graph.hint" if any(not one.expanded for one in nodes) else "graph.hint_open"),
            "empty": say("graph.empty"),
            "arranging": say("graph.arranging"),
            "arranged": say("graph.arranged"),
            "links": say("graph.links", count="{count}"),
            "more": say("graph.more"),
            "expand": say("graph.expand"),
            "open": say("graph.open"),
            "enterMore": say("graph.enter_more"),
            "enterExpand": say("graph.enter_expand"),
            "enterOpen": say("graph.enter_open"),
        },
    }
