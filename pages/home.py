"""The first page: search, what there is, the three panels, what is new, and where to begin."""

from __future__ import annotations

import streamlit as st

from graph.questions import question
from pages._counted import facets, is_counted, names, number_words, ranks
from pages._news import newest_documents
from pages._parts import escaped, nothing_yet, thing_link
from pages._search import search_box
from pages._store import is_empty
from pages._triptych import triptych
from pages._words import language, say

_KINDS = ("Project", "Organization", "GoodPractice", "ActionPlan", "Action", "PolicyInstrument", "Territory")
_QUESTIONS = ("plans-validated", "partner-network", "conflicts")
_FEW = 5


def _counts() -> None:
    """How many things of each kind there are, each a way to them; kinds without any are left out."""
    column = facets().columns["kind"]
    with st.container(horizontal=True, gap="medium", key="counts"):
        for kind in _KINDS:
            count = len(column.of(kind))
            if count:
                st.page_link(
                    "find.py",
                    label=f"**{number_words(count)}** {escaped(say(f'kinds.{kind}'))}",
                    query_params={"kind": kind, "lang": language()},
                )


def _begin() -> None:
    """Ways into the graph: what is new, questions, projects."""
    left, middle, right = st.columns(3, gap="medium")
    with left:
        newest_documents()
        st.page_link("documents.py", label=say("home.all_documents"), query_params={"lang": language()})
        st.markdown(f"[{say('home.follow')}](/feed.atom?lang={language()})")
    with middle:
        st.header(say("home.questions"))
        for name in _QUESTIONS:
            title = escaped(question(name).title(language()))
            st.page_link("ask.py", label=title, query_params={"name": name, "lang": language()})
        st.page_link("ask.py", label=say("home.all_questions"), query_params={"lang": language()})
    with right:
        st.header(say("kinds.Project"))
        everything = facets()
        projects = everything.sorted(everything.columns["kind"].of("Project"), "documents", ranks())
        for number in projects[:_FEW].tolist():
            thing_link(names()[number], everything.things[number])
        st.page_link("find.py", label=say("home.all_projects"), query_params={"kind": "Project", "lang": language()})


st.title(say("home.title"))
st.markdown(say("home.intro"))
if is_empty():
    nothing_yet()
elif not search_box() and is_counted():
    _counts()
    triptych()
    _begin()
