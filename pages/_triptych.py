"""The triptych: partners, practices and policies side by side; choosing in one shows what is linked in the others."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
import streamlit as st

from graph.linked import CHAIN, FACT, PANELS, PROJECT, REGION, Link, linked, numbers_of
from ontology import vocabulary
from pages._asked import iri_of, written
from pages._counted import facets, name_of, names, number_words, ranks
from pages._lists import show_list, thing_address
from pages._parts import escaped
from pages._said import announce
from pages._store import folder, published, reader
from pages._words import language, say

_FEW, _MORE = 8, 30
_FIND = {"partner": "Organization", "practice": "Initiative", "policy": "PolicyFramework"}
"""The kind under which the page Find has all of a panel."""


def triptych() -> None:
    """The three panels, with what the address says is chosen in them."""
    chosen = {panel: iri for panel in PANELS if (iri := _chosen(panel))}
    links = {panel: _linked(str(folder()), published(), iri) for panel, iri in chosen.items()}
    st.header(say("triptych.title"))
    if chosen:
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            said = " + ".join(f"**{escaped(name_of(iri))}**" for iri in chosen.values())
            st.markdown(say("triptych.chosen", names=said), width="content")
            st.button(say("triptych.clear"), key="triptych-clear", on_click=_keep, args=({},))
    else:
        st.caption(say("triptych.intro"))
    panels = [_panel(panel, chosen, links) for panel in PANELS]
    show_list("panels", "triptych", {"panels": panels}, choose=_choose, more=_more)
    if chosen:
        announce(" ".join(f"{one['title']}: {one['said']}." for one in panels))


def _chosen(panel: str) -> str:
    """The thing that the address names in a panel, '' where it names none that is there."""
    iri = iri_of(st.query_params.get(panel, ""))
    number = facets().number(iri)
    return iri if number is not None and number in numbers_of(facets(), panel) else ""


@st.cache_data(max_entries=64, show_spinner=False)
def _linked(store: str, number: str, iri: str) -> dict[str, Link]:
    return linked(reader(), facets(), iri)


def _choose(told: Any) -> None:
    panel, iri = told.get("panel"), str(told.get("id") or "")
    chosen = {one: st.query_params[one] for one in PANELS if one in st.query_params}
    chosen.pop(panel, None)
    if panel in PANELS and iri:
        chosen[panel] = written(iri)
    _keep(chosen)


def _keep(chosen: Mapping[str, str]) -> None:
    for panel in PANELS:
        st.session_state.pop(f"more-{panel}", None)
    st.query_params.from_dict({"lang": language(), **chosen})


def _more(told: Any) -> None:
    key = f"more-{told}"
    st.session_state[key] = st.session_state.get(key, _FEW) + _MORE


def _panel(panel: str, chosen: Mapping[str, str], links: Mapping[str, Mapping[str, Link]]) -> dict[str, Any]:
    every = numbers_of(facets(), panel)
    others = [links[one] for one in chosen if one != panel]
    own = chosen.get(panel, "")
    room = st.session_state.get(f"more-{panel}", _FEW)
    if others:
        both = set(others[0]).intersection(*others[1:])
        lit = [facets().things[number] for number in np.intersect1d(every, facets().numbers(both)).tolist()]
        shown, many = _ordered(lit, others), len(lit)
    else:
        first = facets().sorted(every, "documents", ranks())[: room + 1]  # of hundreds of thousands those that show
        shown, many = [facets().things[number] for number in first.tolist()], len(every)
    if own:
        many += own not in shown and bool(others)
        shown = [own, *(iri for iri in shown if iri != own)]
    groups: dict[str, list[dict[str, Any]]] = {}
    for iri in shown[:room]:
        levels = [found[iri] for found in others if iri in found]
        title = "" if not others or iri == own else say(f"triptych.level{max(link.level for link in levels)}")
        groups.setdefault(title, []).append(_item(iri, levels, iri == own))
    rest = many - room
    return {
        "id": panel,
        "title": say(f"triptych.{panel}"),
        "said": _said(panel, len(every), len(lit) if others else None),
        "groups": [{"title": title, "items": items} for title, items in groups.items()],
        "more": say("find.more", count=number_words(min(rest, _MORE))) if rest > 0 else "",
    }


def _said(panel: str, every: int, lit: int | None) -> str:
    if not every:
        return say(f"triptych.no_{panel}")
    if lit is None:
        return say("triptych.all", count=number_words(every))
    words = {"count": number_words(lit), "all": number_words(every)}
    return say("triptych.lit", **words) if lit else say("triptych.none", **words)


def _ordered(iris: list[str], others: list[Mapping[str, Link]]) -> list[str]:
    """The closest first, then what most documents speak of, then by name."""
    everything, placed = facets(), ranks()
    numbers = {iri: everything.number(iri) or 0 for iri in iris}

    def place(iri: str) -> tuple[int, int, int]:
        level = max((found[iri].level for found in others), default=0)
        return level, -int(everything.documents[numbers[iri]]), int(placed[numbers[iri]])

    return sorted(iris, key=place)


def _item(iri: str, levels: list[Link], is_own: bool) -> dict[str, Any]:
    name = names()[facets().number(iri) or 0]
    return {
        "id": iri,
        "href": thing_address(iri),
        "label": name,
        "open": say("triptych.open", name=name),
        "why": "; ".join(dict.fromkeys(map(_why, levels))),
        "lit": bool(levels),
        "chosen": is_own,
    }


def _why(link: Link) -> str:
    """By which facts a thing is linked, in words."""
    through = ", ".join(map(name_of, link.through))
    if link.level == FACT:
        words = vocabulary.labels(link.properties[0])
        return words.get(language()) or words.get("en") or vocabulary.local(link.properties[0])
    key = {CHAIN: "through", PROJECT: "project", REGION: "region"}[link.level]
    return say(f"triptych.by_{key}", name=through)
