"""The map of Europe, coloured by numbers: a click on a region writes it into the address."""

from __future__ import annotations

from collections.abc import Mapping

import altair as alt
import streamlit as st

from graph.service.assets import EUROPE, europe, version
from pages._words import say

_STEPS = {"0": 0, "1": 1, "2–4": 4, "5–9": 9, "10–99": 99, "100+": None}
"""Each colour with the largest number that it stands for."""
_COLOURS = {
    "light": ("#eceff3", "#c6dbef", "#9ecae1", "#5aa5d6", "#2171b5", "#08306b"),
    "dark": ("#33373d", "#1d3f5e", "#245f8c", "#2f86c1", "#74b5e0", "#cfe6f7"),
}
_BORDERS = {"light": "#8a94a0", "dark": "#767e88"}
_CHOSEN = {"light": "#b3261e", "dark": "#ffb4a9"}
_HEIGHT = 520


def draw(counts: Mapping[str, int], names: Mapping[str, str], place: str) -> None:
    """The map with the number of each region (by code), the region ``place`` outlined.

    The shapes are no part of what goes to the browser with each click: it gets them once, from the explorer.
    """
    theme = "dark" if st.context.theme.type == "dark" else "light"
    numbers = [
        {"code": code, "name": names[code], "count": counts.get(code, 0), "step": _step(counts.get(code, 0))}
        for code in sorted(names)
    ]
    address = f"assets/{EUROPE}?v={version(europe())}"
    shapes = alt.UrlData(url=address, format=alt.JsonDataFormat(type="json", property="features"))
    picked = alt.selection_point(fields=["code"], name="region", empty=False)
    is_chosen = alt.datum.code == place
    colours = alt.Scale(domain=list(_STEPS), range=list(_COLOURS[theme]))
    legend = alt.Legend(
        title=say("map.number"), orient="bottom", symbolType="square", symbolStrokeWidth=0.5, columns=len(_STEPS)
    )
    drawn = (
        alt.Chart(shapes)
        .transform_lookup(
            "code", from_=alt.LookupData(alt.InlineData(values=numbers), key="code", fields=["name", "count", "step"])
        )
        .mark_geoshape(cursor="pointer")
        .encode(
            color=alt.Color("step:O", scale=colours, legend=legend),
            stroke=alt.condition(is_chosen, alt.value(_CHOSEN[theme]), alt.value(_BORDERS[theme])),
            strokeWidth=alt.condition(is_chosen, alt.value(2.5), alt.value(0.5)),
            tooltip=[alt.Tooltip("name:N", title=say("map.region")), alt.Tooltip("count:Q", title=say("map.number"))],
        )
        .project(type="azimuthalEqualArea", rotate=[-12, -52, 0])
        .add_params(picked)
        .properties(height=_HEIGHT, description=say("map.described"))
    )
    st.altair_chart(drawn, width="stretch", key="map", on_select=_clicked, selection_mode="region")


def _step(number: int) -> str:
    return next(name for name, most in _STEPS.items() if most is None or number <= most)


def _clicked() -> None:
    chosen = st.session_state["map"]["selection"].get("region", [])
    if chosen:
        st.query_params["place"] = chosen[0]["code"]
