"""Taking a selection away: as a table, as a workbook, or as a text document with its citations."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

import streamlit as st

from graph.export.docx import to_docx
from graph.export.selection import selection, to_csv, to_xlsx
from graph.store import Reader
from pages._counted import number_words
from pages._store import base, reader
from pages._words import language, say

_MOST = 500
"""Things that a file holds, at most: each is looked up with all its facts and passages."""


def take_away(iris: Sequence[str], key: str) -> None:
    """Buttons that download the things; a file is made when it is asked for."""
    few = tuple(iris[:_MOST])
    forms = (
        ("CSV", "csv", "text/csv", _csv),
        ("XLSX", "xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", _xlsx),
        ("DOCX", "docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", _docx),
    )
    given = (reader(), few, language(), base(), say("find.document_title"))
    with st.expander(say("find.take")):
        if len(iris) > _MOST:
            st.caption(say("find.take_first", count=number_words(_MOST)))
        with st.container(horizontal=True):
            for name, suffix, media, make in forms:
                st.download_button(
                    say("ask.download", format=name),
                    partial(_made, make, given),
                    f"triptych-{key}.{suffix}",
                    media,
                    key=f"take-{key}-{suffix}",
                    on_click="ignore",
                )


_Given = tuple[Reader, Sequence[str], str, str, str]


def _made(make: Callable[[_Given], bytes], given: _Given) -> bytes:
    return make(given)


def _csv(given: _Given) -> bytes:
    opened, iris, display, start, _ = given
    return b"".join(to_csv(selection(opened, iris, display, start)))


def _xlsx(given: _Given) -> bytes:
    opened, iris, display, start, _ = given
    return b"".join(to_xlsx(list(selection(opened, iris, display, start))))


def _docx(given: _Given) -> bytes:
    opened, iris, display, start, title = given
    return b"".join(to_docx(selection(opened, iris, display, start), title, display))
