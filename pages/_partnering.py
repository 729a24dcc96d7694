"""Who works with whom, and whom to work with: the partner network and suggestions with their reasons."""

from __future__ import annotations

import html
from collections.abc import Iterable
from itertools import islice
from urllib.parse import urlencode

import streamlit as st

from graph.explore.partners import Network, partner_network
from graph.explore.suggest import Partner, suggest_partners
from graph.naming import label
from graph.terms import DEFAULT_GRAPH, node, short
from ontology import vocabulary
from pages._grounds import show_grounds
from pages._parts import escaped, thing_link
from pages._picked import picked
from pages._store import base, folder, index, published, reader
from pages._words import language, say
from pages.components.graph import Edge, Node, graph_view

_DRAWN = 40
"""Organisations in the picture: those with the most partners."""
_ROWS = 50
_ALL = 20_000
"""Links of projects to partners up to which the network of the whole store is drawn unasked."""
_SUGGESTED = 10
_STYLE = """<style>
.standings { border-collapse: collapse; width: 100%; }
.standings caption { text-align: left; font-weight: 600; padding: 0.5rem 0; }
.standings th, .standings td { text-align: left; vertical-align: top; padding: 0.25rem 0.75rem 0.25rem 0; }
.standings tbody th { font-weight: 400; }
.standings tr { border-bottom: 1px solid #8886; }
.standings tbody th { overflow-wrap: anywhere; }
@media (max-width: 640px) { .standings { font-size: 0.8rem; } .standings th, .standings td { padding-right: 0.4rem; } }
.standings a { color: light-dark(#0b5fa5, #9cc9f2); }
</style>"""


def show_network() -> None:
    """Boxes for a place, a theme and a project, and the network of what they leave."""
    columns = st.columns(3, gap="medium")
    with columns[0]:
        region = picked(
            "region", say("connections.region"), kinds=("Territory",), example=say("connections.region_example")
        )
    with columns[1]:
        theme = _theme()
    with columns[2]:
        project = picked("project", say("connections.project"), kinds=("Project",), example="CircPro")
    unclear = any(st.query_params.get(name) and not iri for name, iri in (("region", region), ("project", project)))
    if unclear:
        return
    if not (region or theme or project) and _is_large(str(folder()), published()):
        st.info(say("connections.network_large"))
        return
    with st.spinner(say("connections.working")):
        found = _network(str(folder()), published(), region, theme, project, language())
    if not found.graph.number_of_edges():
        st.info(say("connections.network_none"))
        return
    pairs = found.graph.number_of_edges()
    st.markdown(say("connections.network_count", count=len(found.graph), pairs=pairs, parts=len(found.components)))
    _picture(found)
    _table(found)


def _theme() -> str | None:
    """The theme chosen, in the address by its short IRI."""
    known = {short(iri): vocabulary.label(iri, language()) for iri in vocabulary.concepts("theme")}
    wanted = st.query_params.get("theme", "")
    if st.session_state.get("theme-seen") != wanted:
        st.session_state["theme"] = wanted if wanted in known else ""
        st.session_state["theme-seen"] = wanted
    st.selectbox(
        say("connections.theme"),
        ["", *sorted(known, key=lambda one: known[one].casefold())],
        key="theme",
        format_func=lambda one: known.get(one, say("connections.theme_any")),
        on_change=_choose_theme,
    )
    return wanted if wanted in known else None


def _choose_theme() -> None:
    chosen = st.session_state["theme"]
    if chosen:
        st.query_params["theme"] = chosen
    else:
        st.query_params.pop("theme", None)


@st.cache_data(max_entries=2, show_spinner=False)
def _is_large(store: str, number: str) -> bool:
    partners = reader().match(None, node(vocabulary.term("hasPartner")), None, DEFAULT_GRAPH)
    return sum(1 for _ in islice(partners, _ALL + 1)) > _ALL


@st.cache_resource(max_entries=8, show_spinner=False)
def _network(
    store: str, number: str, region: str | None, theme: str | None, project: str | None, display: str
) -> Network:
    return partner_network(
        reader(),
        region=region,
        theme=theme,
        project=project,
        named=max(_DRAWN, _ROWS),
        language=display,
        index=index(),
        base=base(),
    )


def _picture(found: Network) -> None:
    drawn = {one.iri: one for one in found.standings[:_DRAWN]}
    nodes = [Node(one.iri, one.label, "Organization", expanded=True) for one in drawn.values()]
    edges = [
        Edge(min(one, other), max(one, other), _together(data["shared"]), directed=False)
        for one, other, data in found.graph.edges(data=True)
        if one in drawn and other in drawn
    ]
    edges.sort(key=lambda edge: (edge.source, edge.target))
    clicked = graph_view(nodes, edges, key="network", title=say("connections.network_title"))
    if clicked and clicked.action == "open":
        st.switch_page("thing.py", query_params={"iri": clicked.id, "lang": language()})
    if len(found.standings) > _DRAWN:
        st.caption(say("connections.drawn", count=_DRAWN, all=len(found.standings)))


def _together(things: Iterable[str]) -> str:
    return ", ".join(label(reader(), thing, language(), base()) for thing in things)


def _table(found: Network) -> None:
    """The organisations as a table, each a link to its page."""
    names = ("organisation", "partners_many", "shared", "bridging", "group")
    head = "".join(f'<th scope="col">{html.escape(say(f"connections.{name}"))}</th>' for name in names)
    rows = "".join(
        f'<tr><th scope="row">{_link(one.label, one.iri)}</th><td>{one.partners}</td><td>{one.shared}</td>'
        f"<td>{'–' if one.bridging is None else f'{one.bridging:.3f}'}</td><td>{one.group}</td></tr>"
        for one in found.standings[:_ROWS]
    )
    caption = html.escape(say("connections.network_table"))
    st.html(
        f'{_STYLE}<table class="standings"><caption>{caption}</caption><thead><tr>{head}</tr></thead>'
        f"<tbody>{rows}</tbody></table>"
    )
    if len(found.standings) > _ROWS:
        st.caption(say("connections.rows", count=len(found.standings) - _ROWS))
    st.caption(say("connections.bridging_about") + (" " + say("connections.sampled") if found.sampled else ""))


def _link(text: str, iri: str) -> str:
    address = f"thing?{urlencode({'iri': iri, 'lang': language()})}"
    return f'<a href="{html.escape(address, quote=True)}" target="_self">{html.escape(text)}</a>'


def show_suggestions() -> None:
    """A box for an organisation or a place, and whom it could work with."""
    asked = picked(
        "for", say("connections.for"), kinds=("Organization", "Territory"), example=say("connections.for_example")
    )
    if not asked:
        if not st.query_params.get("for"):
            st.info(say("connections.partners_empty"))
        return
    with st.spinner(say("connections.working")):
        found = _suggested(str(folder()), published(), asked, language())
    if not found:
        st.info(say("connections.partners_none"))
        return
    for number, one in enumerate(found):
        with st.container(border=True, gap="xsmall"):
            with st.container(horizontal=True, vertical_alignment="center", gap="small"):
                thing_link(one.label, one.iri)
                st.caption(say("connections.score", score=f"{one.score:g}"), width="content")
            st.markdown("\n".join(f"- {escaped(reason.sentence)}" for reason in one.reasons))
            st.caption(escaped(one.apart))
            show_grounds([fact for reason in one.reasons for fact in reason.facts], f"partner-{number}")


@st.cache_data(max_entries=32, show_spinner=False)
def _suggested(store: str, number: str, asked: str, display: str) -> tuple[Partner, ...]:
    return suggest_partners(reader(), asked, _SUGGESTED, display, base=base())
