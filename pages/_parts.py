"""What several pages are built from: safe text, links between things, and words for an empty store."""

from __future__ import annotations

import re
from collections.abc import Iterable

import streamlit as st

from graph.iri import digest
from graph.store import Reader
from graph.terms import node, texts
from ontology import vocabulary
from ontology.errors import UnknownTerm
from pages._store import is_writing, library
from pages._words import language, say

_MARKUP = re.compile(r"([!-/:-@\[-`{-~])")


def escaped(text: str) -> str:
    r"""Text of a document or label as Markdown that shows exactly it: no link, image, formula or HTML comes of it.

    >>> escaped("![x](http://a.example/b.png)")
    '\\!\\[x\\]\\(http\\:\\/\\/a\\.example\\/b\\.png\\)'
    """
    return _MARKUP.sub(r"\\\1", " ".join(text.split()))


def kind_words(kinds: Iterable[str]) -> str:
    """The classes of a thing in plain words: "action plan, strategy"; '' for what has none."""
    found = []
    for kind in kinds:
        try:
            found.append(vocabulary.label(vocabulary.term(kind), language()))
        except UnknownTerm:
            continue
    return ", ".join(found)


def thing_link(label: str, iri: str) -> None:
    """A link to the page of a thing."""
    st.page_link("thing.py", label=escaped(label), query_params={"iri": iri, "lang": language()})


def document_link(label: str, document: str, start: int | None = None) -> None:
    """A link to the page of a document, given by its id, at a passage."""
    params = {"doc": document, "lang": language()} | ({"at": str(start)} if start is not None else {})
    st.page_link("documents.py", label=escaped(label), query_params=params)


def document_name(title: str, document: str) -> str:
    """How a document is called: by its title, else by the name of its file, else by its id."""
    if title and not title.startswith(("doc:", "http://", "https://")):
        return title
    with library() as opened:
        places = opened.locations(document)
    names = sorted({place.rstrip("/").rpartition("/")[2] for place, _ in places})
    return names[0] if names and names[0] else say("document.untitled", id=document[:8])


def document_language(reader: Reader, document: str) -> str:
    """The language of a document (ISO 639-1) by its IRI, '' where it is not known."""
    said = sorted(texts(reader.match(node(document), node(vocabulary.expand("dct:language")))))
    return said[0][0] if said else ""


def begin_at_top(address: str) -> None:
    """Scroll to the top when a page shows another thing than before: by itself the browser stays where it was."""
    key = digest(address)  # the script runs again when its text changes; no text of a document is in it
    st.html(
        f'<script>/* {key} */document.querySelector("[data-testid=stMain]")?.scrollTo(0, 0)</script>',
        unsafe_allow_javascript=True,
    )


def nothing_yet() -> None:
    """Say that nothing is loaded, and what to do about it."""
    if is_writing():
        st.info(say("store.writing"))
        return
    st.info(say("store.nothing"))
    st.markdown(say("store.first"))
    st.code("triptych load PATH", language="bash")
    st.page_link("documents.py", label=say("store.go"), query_params={"lang": language()})
