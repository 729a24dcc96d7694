"""The shortlist: some things on one page to print or to send, each with its chief facts and where they stand."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from graph.export.selection import held
from graph.naming import is_there
from graph.show import Line, View, show
from ontology import vocabulary
from pages._asked import Asked, address_of
from pages._parts import document_language, document_name, escaped, kind_words, thing_link
from pages._quotes import sentence_of, show_quote
from pages._store import base, reader
from pages._taking import take_away
from pages._values import in_words
from pages._words import heading, language, say, strings

_FACTS = 8
"""Facts of one thing on the page; the thing's own page has all."""
_PRINT = """<style>
@media print {
  header, [data-testid="stHeader"], [data-testid="stRadio"], [data-testid="stExpander"],
  [data-testid="stPageLink"], .st-key-list-tools { display: none !important; }
  .stApp, [data-testid="stAppViewContainer"], [data-testid="stMain"] {
    overflow: visible !important; height: auto !important; position: static !important;
  }
  [data-testid="stMainBlockContainer"] { padding: 0 !important; }
}
</style>"""
"""On paper stand the things alone, over as many sheets as they need."""


def show_shortlist(iris: Sequence[str]) -> None:
    """The things of the list one below the other, with the ways to send, print and take them away."""
    st.html(_PRINT)
    st.title(say("find.list_title"))
    there = [iri for iri in iris if is_there(reader(), iri)]
    if not there:
        st.info(say("find.list_empty"))
    with st.container(key="list-tools"):
        st.page_link("find.py", label=f"← {say('find.back')}", query_params=address_of(Asked(listed=tuple(there))))
        if there:
            st.caption(say("find.list_send"))
    if len(there) < len(iris):
        st.caption(say("find.list_gone", count=len(iris) - len(there)))
    for iri in there:
        _thing(show(reader(), iri, language(), base=base()))
    if there:
        take_away(there, "list")


def _thing(view: View) -> None:
    with st.container(border=True):
        st.header(escaped(view.label))
        st.caption(escaped(kind_words(view.kinds).capitalize()))
        lines = sorted((line for line in held(view) if line.evidence), key=_place)
        for line in lines[:_FACTS]:
            _fact(line)
        if not lines:
            st.caption(say("thing.nothing"))
        thing_link(say("find.list_all"), view.iri)


def _place(line: Line) -> tuple[bool, int, str]:
    """What a thing says of itself first, in the order in which its own page has it."""
    order = [key.partition(".")[2] for key in strings("en") if key.startswith("facts.")]
    name = vocabulary.local(line.predicate)
    return line.incoming, order.index(name) if name in order else len(order), line.value


def _fact(line: Line) -> None:
    words = line.words.removeprefix("← ")
    known = heading(vocabulary.local(line.predicate), line.incoming)
    said = known or (say("thing.said_by", words=words) if line.incoming else words[:1].upper() + words[1:])
    value = line.value if isinstance(line.object, str) else in_words(line.object)
    st.markdown(f"**{escaped(said)}:** {escaped(value)}")
    one = line.evidence[0]
    document = one.document.rpartition("/")[2]
    if one.quote:
        show_quote(sentence_of(document, one.start, one.end, one.quote), document_language(reader(), one.document))
    place = f", {one.place}" if str(one.place) else ""
    st.caption(escaped(document_name(one.title, document) + place))
