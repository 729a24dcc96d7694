"""How sure a fact is, in one small badge: how often its rule is right, or that a person accepted it."""

from __future__ import annotations

from typing import Literal

import streamlit as st

from graph import ledger
from graph.model import Fact
from graph.review import statement_ids
from graph.rulings import rulings
from graph.show import Line, View
from pages._store import base, folder, library, published
from pages._words import say

_SURE = 0.95
_DOUBTFUL = 0.8


def badge(view: View, line: Line) -> None:
    """The badge of a fact, with the rule and its measured precision behind it."""
    if not line.evidence:
        word = line.standing if line.standing in ("inferred", "judged") else "table"
        st.badge(say(f"fact.{word}"), color="gray")
        return
    best = max(line.evidence, key=lambda one: one.confidence)
    percent = round(100 * best.confidence)
    rule = best.rule.rpartition("/")[2]
    if reviewed(view, line):
        st.badge(say("sure.reviewed"), color="green", help=say("sure.rule", rule=rule, percent=percent))
        return
    colour: Literal["blue", "gray", "orange"]
    colour = "blue" if best.confidence >= _SURE else "gray" if best.confidence >= _DOUBTFUL else "orange"
    st.badge(f"{percent} %", color=colour, help=say("sure.rule", rule=rule, percent=percent))


def reviewed(view: View, line: Line) -> bool:
    """Whether a person accepted one of the statements behind a fact."""
    accepted = _accepted(str(folder()), published())
    documents = {one.partition("#")[0] for one in accepted}
    facts = [one for one in view.facts_of(line) if one.document.rpartition("/")[2] in documents]
    return bool(facts) and not accepted.isdisjoint(_ids(published(), tuple(facts)))


@st.cache_data(max_entries=2, show_spinner=False)
def _accepted(store: str, number: str) -> frozenset[str]:
    """The statements that people accepted, as of a snapshot (by its number)."""
    return rulings(ledger.read(folder() / ledger.NAME)).accepted


@st.cache_data(max_entries=256, show_spinner=False)
def _ids(number: str, facts: tuple[Fact, ...]) -> frozenset[str]:
    with library() as opened:
        return frozenset(statement_ids(opened, facts, base()).values())
