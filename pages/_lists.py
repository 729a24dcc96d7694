"""Lists that say back what was chosen: facets, found things, and the three panels of the first page.

Streamlit's own widgets would be a hundred elements on a page of twenty things; each of these is one. What they show is
text alone, and what they say back is looked up: an identifier that nothing has changes nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import streamlit as st

from pages._words import language

_ASSETS = Path(__file__).parent / "assets"


@cache
def _component() -> Any:
    return st.components.v2.component(
        "triptych_lists",
        css=(_ASSETS / "lists.css").read_text("utf-8"),
        js=(_ASSETS / "lists.js").read_text("utf-8"),
    )


def show_list(shape: str, key: str, data: Mapping[str, Any], **told: Callable[[Any], None]) -> None:
    """A list of one of the shapes ``facets``, ``rows``, ``hits`` and ``panels``.

    ``told`` are called before the page is drawn anew: ``choose``, ``tick``, ``more`` … with what was said.
    """
    _component()(
        key=key,
        data={"shape": shape, **data},
        **{f"on_{name}_change": _teller(key, name, tell) for name, tell in told.items()},
    )


def thing_address(iri: str) -> str:
    """The address of a thing's page in the explorer."""
    return f"/thing?{urlencode({'iri': iri, 'lang': language()})}"


def _teller(key: str, name: str, tell: Callable[[Any], None]) -> Callable[[], None]:
    def told() -> None:
        said = getattr(st.session_state.get(key), name, None)
        if said is not None:
            tell(said)

    return told
