"""Chains as cards: practice, action, plan, instrument and change beside each other, gaps said plainly."""

from __future__ import annotations

import streamlit as st

from graph.explore.chains import Chain, Part, chains
from pages._grounds import show_grounds, show_read
from pages._parts import escaped, thing_link
from pages._picked import picked
from pages._store import base, folder, published, reader
from pages._words import language, say

_PAGE = 10
_MOST = 200


def show_chains() -> None:
    """A box for what the chains shall lead through, and the chains as cards."""
    through = picked(
        "through", say("connections.through"), help_text=say("connections.through_help"), example="Rete APE"
    )
    if st.query_params.get("through") and not through:
        return
    found = _found(str(folder()), published(), through, language())
    if not found:
        st.info(say("connections.chains_none"))
        return
    complete = sum(chain.complete for chain in found)
    st.markdown(say("connections.chains_count", count=len(found), complete=complete))
    shown = _shown()
    for number, chain in enumerate(found[:shown]):
        _card(chain, number)
    if len(found) > shown:
        st.button(say("thing.more", count=min(_PAGE, len(found) - shown)), on_click=_more)


@st.cache_data(max_entries=32, show_spinner=False)
def _found(store: str, number: str, through: str | None, display: str) -> tuple[Chain, ...]:
    return chains(reader(), through, display, _MOST, base=base())


def _shown() -> int:
    asked = st.query_params.get("shown", "")
    return min(int(asked), _MOST) if asked.isdecimal() else _PAGE


def _more() -> None:
    st.query_params["shown"] = str(_shown() + _PAGE)


def _card(chain: Chain, number: int) -> None:
    with st.container(border=True):
        for column, part in zip(st.columns(len(chain.parts), gap="small"), chain.parts, strict=True):
            with column, st.container(gap="xxsmall"):
                _part(part, f"{number}-{part.part}")


def _part(part: Part, key: str) -> None:
    st.caption(say(f"connections.part_{part.part}"))
    if not part.iri:
        st.markdown(f"*{escaped(part.gap)}*")
        show_read(part.read, key)
        return
    thing_link(part.label, part.iri)
    if part.status:
        st.caption(escaped(part.status))
    if part.facts:
        show_grounds(part.facts, key)
