"""The interface's own words, in the reader's language."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path

import streamlit as st
import tomli

_FOLDER = Path(__file__).parent / "strings"


@cache
def languages() -> Mapping[str, str]:
    """The languages of the interface: code (ISO 639-1) to own name, English first.

    >>> languages()["it"]
    'Italiano'
    """
    found = {path.stem: str(strings(path.stem)["language"]) for path in sorted(_FOLDER.glob("*.toml"))}
    return {"en": found.pop("en"), **found}


@cache
def strings(language: str) -> Mapping[str, str]:
    """All strings of a language by dotted key; a region adds a language by adding its file.

    >>> strings("it")["nav.ask"]
    'Chiedi'
    """
    sections = tomli.loads((_FOLDER / f"{language}.toml").read_text("utf-8"))
    found = {key: str(value) for key, value in sections.items() if not isinstance(value, dict)}
    for section, entries in sections.items():
        if isinstance(entries, dict):
            found.update({f"{section}.{key}": str(value) for key, value in entries.items()})
    return found


def language() -> str:
    """The display language of this session: what ``?lang=`` or the reader chose, else English."""
    chosen = st.session_state.get("language") or st.query_params.get("lang", "en")
    return chosen if chosen in languages() else "en"


def say(key: str, **values: object) -> str:
    """A string of the interface in the display language, else in English; ``values`` fill its places."""
    text = strings(language()).get(key) or strings("en")[key]
    return text.format(**values) if values else text


def heading(predicate: str, incoming: bool) -> str | None:
    """The heading of a group of facts by the property's local name, None where there is no better than its label."""
    key = f"{'from' if incoming else 'facts'}.{predicate}"
    return strings(language()).get(key) or strings("en").get(key)
