"""Asking: the shipped questions as forms, SPARQL as text, answers as tables to open and to download."""

from __future__ import annotations

import streamlit as st

from graph.errors import GraphError
from graph.questions import Question, ask, questions, with_labels
from graph.results import Answer, Results, Table, Triples
from graph.service.bounded import BoundedReader
from pages._answers import show_answer
from pages._errors import complain
from pages._found import Found
from pages._parts import escaped
from pages._store import base, folder, index, pool, published, reader
from pages._words import language, say
from pages.components.editor import editor_view

_FIRST = """SELECT ?project ?partner
WHERE {
  ?project a tri:Project ;
    tri:hasPartner ?partner .
}
ORDER BY ?project ?partner
LIMIT 100"""
_OWN = ""
"""The choice that stands for a query of one's own."""


def _choose() -> Question | None:
    """The question that is asked, None for one's own query."""
    known = {one.name: one for one in questions()}
    options = [_OWN, *known]
    wanted = st.query_params.get("name", _OWN)
    if "query" in st.query_params:
        wanted = _OWN
    chosen = st.selectbox(
        say("ask.question"),
        options,
        index=options.index(wanted) if wanted in options else 0,
        format_func=lambda name: known[name].title(language()) if name else say("ask.own"),
    )
    if chosen:
        if chosen != wanted:
            _forget("query", "view", *(name for name in st.query_params if name.startswith("p.")))
        st.query_params["name"] = chosen
    else:
        _forget("name", *(name for name in st.query_params if name.startswith("p.")))
    return known.get(chosen or "")


def _forget(*names: str) -> None:
    for name in names:
        st.query_params.pop(name, None)


def _shipped(question: Question) -> None:
    """A shipped question: its parameters, its answer, its text."""
    values: dict[str, str] = {}
    with st.form(f"form-{question.name}", border=False):
        for one in question.parameters:
            name = say("ask.optional", name=one.description) if one.optional else one.description
            given = st.query_params.get(f"p.{one.name}", one.default or "")
            # another widget for another address, or the back button would not reach it
            values[one.name] = st.text_input(name, value=given, key=f"{question.name}-{one.name}-{given}").strip()
        asked = st.form_submit_button(say("ask.run"), type="primary") if question.parameters else True
    needed = [one for one in question.parameters if not one.optional and not values[one.name]]
    if asked and question.parameters:
        st.query_params.update({f"p.{name}": value for name, value in values.items()})
    kept = any(f"p.{name}" in st.query_params for name in values)
    if not needed and (asked or kept or not question.parameters or _can_answer(question)):
        try:
            table = _told(str(folder()), published(), question.name, tuple(values.items()), language())
            title = question.title(language())
            show_answer(Found(table, table, question.name, question.sparql, title, values))
        except GraphError as error:
            complain(error)
    if question.note(language()):
        st.caption(escaped(question.note(language())))
    with st.expander(say("ask.sparql")):
        st.code(question.sparql, language="sparql", wrap_lines=True)
        st.page_link("ask.py", label=say("thing.try"), query_params={"query": question.sparql, "lang": language()})


@st.cache_data(max_entries=16, show_spinner=False)
def _told(store: str, number: str, name: str, values: tuple[tuple[str, str], ...], display: str) -> Table:
    """The bounded answer to a shipped question on a snapshot."""
    bounded = BoundedReader(reader(), pool(store))
    return ask(bounded, name, lang=display, index=index(), base=base(), **dict(values))


def _can_answer(question: Question) -> bool:
    """Whether it says something without being told anything."""
    return all(one.optional or one.default for one in question.parameters)


def _own() -> None:
    """A query of the reader's own; the address keeps it, so that it can be sent as a link."""
    text = st.query_params.get("query", "")
    found: Results | None = None
    failure: GraphError | None = None
    if text.strip():
        try:
            found = _answered(str(folder()), published(), text)
        except GraphError as error:
            failure = error
    editor_view(text or _FIRST, key="sparql", error=failure, on_ask=_keep)
    if failure:
        complain(failure)
    elif isinstance(found, Answer):
        st.header(say("ask.yes") if found else say("ask.no"))
    elif found is not None:
        rows = found.table() if isinstance(found, Triples) else found
        named = _named(str(folder()), published(), text, language(), rows)
        show_answer(Found(named, found, "answer", text))


def _keep(text: str) -> None:
    """Put a query into the address; a view chosen for another may not fit it."""
    st.query_params["query"] = text
    st.query_params.pop("view", None)


@st.cache_data(max_entries=8, show_spinner=False)
def _answered(store: str, number: str, text: str) -> Results:
    """The bounded answer to a query on a snapshot."""
    return pool(store).results(text)


@st.cache_data(max_entries=8, show_spinner=False)
def _named(store: str, number: str, text: str, display: str, _rows: Table) -> Table:
    """The rows of the answer to a query, things by name: choosing one draws all of them again."""
    return with_labels(reader(), _rows, display, base())


st.title(say("ask.title"))
st.markdown(say("ask.intro"))
reader()
question = _choose()
if question:
    _shipped(question)
else:
    _own()
st.caption(say("ask.service", address="`/sparql`"))
