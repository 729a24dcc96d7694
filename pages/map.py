"""The map: how much is linked to each region, and what it is; the same as a table."""

from __future__ import annotations

import streamlit as st

from graph.explore.regions import SHOWN, Regions
from graph.facets.kept import regions_kept
from graph.naming import label
from graph.terms import PREFIXES, short
from ontology import territories
from ontology.territory_shapes import shapes
from pages._counted import is_counted
from pages._drawn import draw
from pages._parts import nothing_yet, thing_link
from pages._regions import table_html
from pages._store import base, folder, is_empty, published, reader
from pages._words import language, say

_LISTED = 40
"""Things of one sort that are listed for a region."""


def _kept(param: str, options: list[str], first: str) -> str:
    """What the address chose among the options; the box of the same name follows it."""
    wanted = st.query_params.get(param, first)
    wanted = wanted if wanted in options else first
    box, seen = f"map-{param}", f"map-{param}-seen"
    if st.session_state.get(seen) != wanted:
        st.session_state[box], st.session_state[seen] = wanted, wanted
    return wanted


def _choose(param: str) -> None:
    if st.session_state[f"map-{param}"]:
        st.query_params[param] = st.session_state[f"map-{param}"]
    else:
        st.query_params.pop(param, None)


@st.cache_resource(max_entries=2, show_spinner=False)
def _regions(store: str, number: str) -> Regions:
    return regions_kept(reader())


@st.cache_data(max_entries=8, show_spinner=False)
def _names(display: str) -> dict[str, str]:
    """The name of each region of the map in the display language."""
    return {one.code: territories.preferred_names(one.code).get(display) or one.name for one in shapes()}


def _show() -> None:
    found, names = _regions(str(folder()), published()), _names(language())
    shown = _kept("show", list(SHOWN), "organisations")
    place = _kept("place", ["", *names], "")
    st.radio(
        say("map.show"),
        list(SHOWN),
        key="map-show",
        format_func=lambda name: say(f"map.{name}"),
        horizontal=True,
        on_change=_choose,
        args=("show",),
    )
    counts = {code: len(things) for code, things in found.things.get(shown, {}).items()}
    left, right = st.columns([3, 2], gap="large")
    with left:
        draw(counts, names, place)
        st.caption(say("map.hint"))
    with right:
        st.selectbox(
            say("map.place"),
            ["", *sorted(names, key=lambda code: (names[code].casefold(), code))],
            key="map-place",
            format_func=lambda code: _option(code, names, counts),
            on_change=_choose,
            args=("place",),
        )
        _chosen(found, names, place)
    _as_table(found, names)


def _option(code: str, names: dict[str, str], counts: dict[str, int]) -> str:
    return f"{names[code]} ({counts.get(code, 0)})" if code else say("map.nowhere")


def _chosen(found: Regions, names: dict[str, str], place: str) -> None:
    """What is linked to the region, by sort, with the ways to its own page and to a search there."""
    if not place:
        st.info(say("map.empty"))
        return
    st.subheader(names[place])
    with st.container(horizontal=True, gap="medium"):
        st.page_link("thing.py", label=say("map.open"), query_params={"iri": _iri(place), "lang": language()})
        st.page_link("find.py", label=say("map.find"), query_params={"place": place, "lang": language()})
    here = {shown: found.things.get(shown, {}).get(place, ()) for shown in SHOWN}
    if not any(here.values()):
        st.markdown(say("map.nothing"))
    for shown, things in here.items():
        if not things:
            continue
        st.markdown(f"**{say(f'map.{shown}')}** ({len(things)})")
        with st.container(gap="xxsmall"):
            for iri in things[:_LISTED]:
                thing_link(label(reader(), iri, language(), base()), iri)
        if len(things) > _LISTED:
            st.caption(say("map.more", count=len(things) - _LISTED))


def _iri(code: str) -> str:
    return territories.by_code(code).iri if len(code) == 2 else PREFIXES["nuts"] + code


def _as_table(found: Regions, names: dict[str, str]) -> None:
    """The same as the map, and what lies in larger territories, which the map cannot show."""
    rows = []
    codes = {code for by_code in found.things.values() for code in by_code}
    for code in sorted(codes, key=lambda one: (names[one].casefold(), one)):
        counts = [len(found.things.get(shown, {}).get(code, ())) for shown in SHOWN]
        rows.append((names[code], f"map?place={code}&lang={language()}", counts))
    wide = {place for by_place in found.wide.values() for place in by_place}
    for name, place in sorted((label(reader(), one, language(), base()), one) for one in wide):
        counts = [len(found.wide.get(shown, {}).get(place, ())) for shown in SHOWN]
        rows.append((say("map.wide", name=name), f"thing?iri={short(place)}&lang={language()}", counts))
    with st.expander(say("map.table", count=len(rows))):
        st.html(table_html([say("map.region"), *(say(f"map.{shown}") for shown in SHOWN)], rows))


st.title(say("map.title"))
st.markdown(say("map.intro"))
if is_empty():
    nothing_yet()
elif is_counted():
    _show()
