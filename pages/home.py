"""The first page: search, what there is, and where to begin."""

from __future__ import annotations

import streamlit as st

from graph.naming import label
from graph.questions import question
from pages._listing import documents, things
from pages._parts import document_link, escaped, nothing_yet, thing_link
from pages._search import search_box
from pages._store import base, published, reader
from pages._words import language, say

_KINDS = ("Project", "Organization", "GoodPractice", "ActionPlan", "Action", "PolicyInstrument", "Territory")
_BEGIN = ("Project", "ActionPlan", "GoodPractice")
_QUESTIONS = ("plans-validated", "partner-network", "conflicts")
_FEW = 5


def _counts() -> None:
    """How many things of each kind there are; kinds without any are left out."""
    counted = {kind: len(things(published(), kind)) for kind in _KINDS}
    with st.container(horizontal=True, gap="large"):
        for kind, count in counted.items():
            if count:
                st.metric(say(f"kinds.{kind}"), count, width="content")


def _begin() -> None:
    """Ways into the graph: things, questions, documents."""
    left, middle, right = st.columns(3, gap="medium")
    with left:
        st.subheader(say("home.begin"))
        for kind in _BEGIN:
            for iri in things(published(), kind)[: _FEW if kind == "Project" else 2]:
                thing_link(label(reader(), iri, language(), base()), iri)
    with middle:
        st.subheader(say("home.questions"))
        for name in _QUESTIONS:
            title = escaped(question(name).title(language()))
            st.page_link("ask.py", label=title, query_params={"name": name, "lang": language()})
        st.page_link("ask.py", label=say("home.all_questions"), query_params={"lang": language()})
    with right:
        st.subheader(say("home.newest"))
        for row in documents(published(), language())[:_FEW]:
            document_link(row.name, row.document)
        st.page_link("documents.py", label=say("home.all_documents"), query_params={"lang": language()})


st.title(say("home.title"))
st.markdown(say("home.intro"))
if not published() or not len(reader()):
    nothing_yet()
elif not search_box():
    _counts()
    _begin()
