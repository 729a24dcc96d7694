"""The list of documents, and how many things of each kind there are."""

from __future__ import annotations

from dataclasses import dataclass

import streamlit as st

from graph.naming import label
from graph.terms import DEFAULT_GRAPH, iri_of, node
from ontology import vocabulary
from pages._parts import document_name
from pages._store import base, library, reader


@dataclass(frozen=True, slots=True)
class Row:
    """A document in the list: its id, how it is called, its language (ISO 639-1, '' if unknown), its file's name."""

    document: str
    name: str
    language: str
    file: str


@st.cache_data(max_entries=4, show_spinner=False)
def documents(number: str, display: str) -> list[Row]:
    """The documents of a snapshot (by its number), by name in the display language."""
    found = []
    with library() as opened:
        for document in opened.documents():
            title = label(reader(), f"{base()}doc/{document}", display, base())
            read = opened.document(document)
            file = read.locations[0].rstrip("/").rpartition("/")[2] if read.locations else ""
            found.append(Row(document, document_name(title, document), read.language or "", file))
    return sorted(found, key=lambda row: (row.name.casefold(), row.document))


@st.cache_data(max_entries=32, show_spinner=False)
def things(number: str, kind: str) -> list[str]:
    """IRIs of the things of a class, subclasses included, that a snapshot (by its number) holds; sorted."""
    a = node(vocabulary.expand("rdf:type"))
    kinds = {kind, *vocabulary.subclasses(kind)}
    quads = (reader().match(None, a, node(vocabulary.term(one)), DEFAULT_GRAPH) for one in kinds)
    return sorted({iri_of(quad.subject) for some in quads for quad in some})
