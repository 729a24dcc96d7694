"""The first page: search, what there is, and where to begin."""

from __future__ import annotations

import streamlit as st

from graph.naming import label
from graph.questions import question
from graph.store import Reader
from graph.terms import iri_of, node
from ontology import vocabulary
from pages._parts import document_link, document_name, escaped, nothing_yet, thing_link
from pages._search import search_box
from pages._store import base, library, published, reader
from pages._words import language, say

_KINDS = ("Project", "Organization", "GoodPractice", "ActionPlan", "Action", "PolicyInstrument", "Territory")
_BEGIN = ("Project", "ActionPlan", "GoodPractice")
_QUESTIONS = ("plans-validated", "partner-network", "conflicts")
_FEW = 5


@st.cache_data(max_entries=2, show_spinner=False)
def _counts(store: str) -> dict[str, int]:
    """How many things of each kind the snapshot holds; the key is its number."""
    found = {kind: len(_things(reader(), kind)) for kind in _KINDS}
    return {kind: count for kind, count in found.items() if count}


def _things(snapshot: Reader, kind: str) -> list[str]:
    kinds = {kind, *vocabulary.subclasses(kind)}
    a = node(vocabulary.expand("rdf:type"))
    found = {iri_of(quad.subject) for one in kinds for quad in snapshot.match(None, a, node(vocabulary.term(one)))}
    return sorted(found)


def _begin() -> None:
    left, middle, right = st.columns(3, gap="medium")
    with left:
        st.subheader(say("home.begin"))
        for kind in _BEGIN:
            for iri in _things(reader(), kind)[: _FEW if kind == "Project" else 2]:
                thing_link(label(reader(), iri, language(), base()), iri)
    with middle:
        st.subheader(say("home.questions"))
        for name in _QUESTIONS:
            title = escaped(question(name).title(language()))
            st.page_link("ask.py", label=title, query_params={"name": name, "lang": language()})
        st.page_link("ask.py", label=say("home.all_questions"), query_params={"lang": language()})
    with right:
        st.subheader(say("home.newest"))
        with library() as opened:
            documents = opened.documents()
        for document in documents[:_FEW]:
            title = label(reader(), f"{base()}doc/{document}", language(), base())
            document_link(document_name(title, document), document)
        st.page_link("documents.py", label=say("home.all_documents"), query_params={"lang": language()})


st.title(say("home.title"))
st.markdown(say("home.intro"))
if not published() or not len(reader()):
    nothing_yet()
elif not search_box():
    counts = _counts(published())
    if counts:
        for column, (kind, count) in zip(st.columns(len(counts)), counts.items(), strict=True):
            column.metric(vocabulary.label(vocabulary.term(kind), language()).capitalize(), count)
    _begin()
