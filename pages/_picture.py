"""The picture beside a thing's facts: what is linked to it, and to what was clicked since; the address keeps it all."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

import streamlit as st

from graph.around import Around, Sort, around
from graph.iri import digest
from graph.naming import identified, kinds_of, label
from graph.phrases import phrase
from graph.store import Reader
from graph.terms import short
from ontology import vocabulary
from pages._store import base, published, reader
from pages._words import heading, language, say
from pages.components.graph import Click, Edge, Fold, Node, graph_view
from pages.components.saved_view import saved_view

_FIRST = 5
"""Links of one sort that are shown before somebody asks for more."""
_MORE = 10
_LESS = {"leadPartner": "hasPartner", "region": "appliesTo"}
"""Properties that say what another says, more exactly."""


@dataclass(frozen=True, slots=True)
class Picture:
    """What is drawn around a thing."""

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    folds: tuple[Fold, ...]


@st.fragment
def show_picture(iri: str, title: str) -> None:
    """The picture of a thing (its IRI); a click draws this part of the page anew, not the whole page."""
    drawn = _drawn(published(), language(), iri, _opened(), _asked())
    key = f"picture-{digest(iri)}"
    named = say("graph.around", name=title)
    clicked = graph_view(
        drawn.nodes, drawn.edges, key=key, folds=drawn.folds, title=named, on_click=lambda click: _follow(click, iri)
    )
    if clicked and clicked.action == "open":
        _open(clicked.id)
    today = datetime.now(UTC).date()
    st.download_button(
        say("graph.save_view"),
        lambda: saved_view(drawn.nodes, drawn.edges, folds=drawn.folds, title=named, day=today),
        f"{digest(iri)}.html",
        "text/html",
        on_click="ignore",
        type="tertiary",
    )


def _opened() -> tuple[str, ...]:
    """The things whose links are shown besides those of the page's own, as the address has them."""
    return tuple(st.query_params.get_all("open"))


def _asked() -> tuple[str, ...]:
    """How many more of a sort of link are shown than the first few, as the address has it."""
    return tuple(st.query_params.get_all("more"))


def _follow(click: Click, iri: str) -> None:
    """Write into the address what a click asks for."""
    if click.action == "expand" and click.id != iri:
        st.query_params["open"] = list(dict.fromkeys([*_opened(), short(click.id)]))
    elif click.action == "more":
        direction, predicate, thing = click.id.split(" ", 2)
        name = f"{short(thing)}~{predicate}~{direction}"
        asked = dict(one.rsplit("~", 1) for one in _asked() if one.count("~") == 3)
        asked[name] = str((int(asked[name]) if asked.get(name, "").isdecimal() else 0) + _MORE)
        st.query_params["more"] = [f"{one}~{count}" for one, count in asked.items()]


def _open(iri: str) -> None:
    if iri.startswith(f"{base()}doc/"):
        st.switch_page("documents.py", query_params={"doc": iri.rpartition("/")[2], "lang": language()})
    st.query_params.from_dict({"iri": iri, "lang": language()})  # this page already: a switch would leave the address
    st.rerun()


@st.cache_data(max_entries=64, show_spinner=False)
def _drawn(number: str, display: str, iri: str, opened: tuple[str, ...], asked: tuple[str, ...]) -> Picture:
    """The picture on a snapshot (by its number) in a language; what the address names and nobody knows is left out."""
    source = reader()
    found = [identified(source, one, base()) for one in opened]
    shown = tuple(dict.fromkeys([iri, *(one for one in found if one)]))
    more = _more(source, asked)
    seen: dict[str, None] = dict.fromkeys(shown)
    links: dict[tuple[str, str], set[str]] = {}
    folds = []
    for thing in shown:
        for sort in around(source, thing, _FIRST, more.get(thing), frozenset(seen)):
            seen.update(dict.fromkeys(sort.others))
            for other in sort.others:
                said = links.setdefault((other, thing) if sort.incoming else (thing, other), set())
                said.add(sort.predicate)
            if sort.left_out:
                folds.append(_fold(thing, sort))
    nodes = tuple(
        Node(one, label(source, one, display, base()), _kind(source, one), focus=one == iri, expanded=one in shown)
        for one in seen
    )
    edges = tuple(Edge(start, end, _words(said, display)) for (start, end), said in links.items())
    return Picture(nodes, edges, tuple(folds))


def _words(properties: set[str], display: str) -> str:
    """What links two things in one direction."""
    more_exact = {_LESS[one] for one in properties if one in _LESS}
    return ", ".join(phrase(vocabulary.term(one), True, display) for one in sorted(properties - more_exact))


def _more(source: Reader, asked: Iterable[str]) -> Mapping[str, dict[Sort, int]]:
    found: dict[str, dict[Sort, int]] = {}
    for one in asked:
        parts = one.split("~")
        iri = identified(source, parts[0], base()) if len(parts) == 4 else None
        if iri and parts[3].isdecimal():
            found.setdefault(iri, {})[(parts[1], parts[2] == "in")] = min(int(parts[3]), 2000)
    return found


def _fold(thing: str, sort: Around) -> Fold:
    words = heading(sort.predicate, sort.incoming) or vocabulary.label(vocabulary.term(sort.predicate), language())
    return Fold(thing, words, sort.left_out, sort.predicate, sort.incoming)


def _kind(source: Reader, iri: str) -> str:
    return next(iter(kinds_of(source, iri)), "")
