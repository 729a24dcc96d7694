"""Searches that a reader saves: in the browser alone, so that nobody else sees them and the store stays as it is."""

from __future__ import annotations

from typing import Any
from urllib.parse import parse_qs, urlencode

import streamlit as st

from pages._asked import Asked, address_of
from pages._counted import value_name
from pages._lists import show_list
from pages._words import say


def saved_searches(given: Asked) -> None:
    """The saved searches, each a click away, and a button that saves what is asked for now."""
    params = address_of(Asked(given.text, given.place, given.chosen, given.sort))
    asks = bool(given.text or given.place or given.chosen)
    names = [given.text, given.place, *(value_name(facet, one) for facet, all_ in given.chosen.items() for one in all_)]
    with st.expander(say("find.saved")):
        data = {
            "address": urlencode(params, doseq=True) if asks else "",
            "name": ", ".join(name for name in names if name),
            "words": {name: say(f"find.saved_{name}") for name in ("none", "save", "forget", "where")},
        }
        show_list("saved", "saved", data, go=_go)


def _go(told: Any) -> None:
    """Ask again what was saved; languages and the shortlist stay as they are."""
    kept = {name: st.query_params.get_all(name) for name in ("lang", "list")}
    asks = {name: values for name, values in parse_qs(str(told)).items() if name not in kept}
    st.query_params.from_dict({**asks, **{name: values for name, values in kept.items() if values}})
