"""The SPARQL editor: completion from the ontology, errors marked where they are, Ctrl+Enter to ask."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache

import streamlit as st

from graph.errors import GraphError
from graph.iri import digest
from graph.terms import PREFIXES
from ontology import vocabulary
from pages._errors import sentence
from pages._words import language, say
from pages.components.browser import component

_PLACE = re.compile(r"line (\d+), column (\d+): ")


def editor_view(text: str, *, key: str, error: GraphError | None = None, on_ask: Callable[[str], None]) -> None:
    """Draw the editor with a text; ``on_ask`` is called with what somebody asks before the page is drawn anew.

    An ``error`` whose words begin with its line and column, as those of queries do, is marked there. What is being
    written stays when the page is drawn anew with the same text.
    """

    def heard() -> None:
        asked = st.session_state[key].get("asked")
        if asked is not None:
            on_ask(asked)

    found = _PLACE.match(str(error)) if error else None
    marked = (
        {
            "line": int(found[1]),
            "column": int(found[2]),
            "message": sentence(error.code),
            "id": digest(f"{text}{error}{language()}"),
        }
        if error and found
        else None
    )
    data = {
        "text": text,
        "error": marked,
        "terms": terms(language()),
        "words": {"label": say("editor.label"), "run": say("ask.run"), "help": say("editor.help")},
    }
    component("editor")(data=data, key=key, on_asked_change=heard)


@cache
def terms(display: str) -> list[dict[str, str]]:
    """Prefixes, classes and properties to complete a query with, with labels in the display language; sorted.

    >>> [one for one in terms("it") if one["name"] == "tri:leadPartner"]
    [{'name': 'tri:leadPartner', 'label': 'capofila', 'kind': 'property'}]
    """
    found = [{"name": f"{prefix}:", "label": "", "kind": "prefix"} for prefix in sorted(PREFIXES)]
    for iri in vocabulary.terms():
        name = vocabulary.local(iri)
        kind = "class" if vocabulary.is_class(name) else "property" if vocabulary.is_property(name) else ""
        if kind:
            found.append({"name": vocabulary.compact(iri), "label": vocabulary.label(iri, display), "kind": kind})
    return found
