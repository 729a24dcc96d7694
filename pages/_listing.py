"""The list of documents."""

from __future__ import annotations

from dataclasses import dataclass

import streamlit as st

from graph.naming import label
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
def documents(store: str, number: str, display: str) -> list[Row]:
    """The documents of a store's snapshot (by its number), by name in the display language."""
    found = []
    with library() as opened:
        for document in opened.documents():
            title = label(reader(), f"{base()}doc/{document}", display, base())
            read = opened.document(document)
            file = read.locations[0].rstrip("/").rpartition("/")[2] if read.locations else ""
            found.append(Row(document, document_name(title, document), read.language or "", file))
    return sorted(found, key=lambda row: (row.name.casefold(), row.document))
