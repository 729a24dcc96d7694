"""Asking: the shipped questions as forms, SPARQL as text, answers as tables to open and to download."""

from __future__ import annotations

import streamlit as st

from graph.errors import GraphError
from graph.questions import Question, ask, questions, with_labels
from graph.results import Answer, Results, Table, Triples
from graph.terms import iri_of, plain, shown
from pages._parts import complain, escaped, thing_link
from pages._store import base, folder, index, pool, published, reader
from pages._words import language, say

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
        st.query_params["name"] = chosen
        st.query_params.pop("query", None)
    else:
        st.query_params.pop("name", None)
    return known.get(chosen or "")


def _shipped(question: Question) -> None:
    """A shipped question: its parameters, its answer, its text."""
    values: dict[str, str] = {}
    with st.form(f"form-{question.name}", border=False):
        for one in question.parameters:
            name = say("ask.optional", name=one.description) if one.optional else one.description
            given = st.query_params.get(f"p.{one.name}", one.default or "")
            values[one.name] = st.text_input(name, value=given, key=f"{question.name}-{one.name}").strip()
        asked = st.form_submit_button(say("ask.run"), type="primary") if question.parameters else True
    needed = [one for one in question.parameters if not one.optional and not values[one.name]]
    if not needed and (asked or not question.parameters or _can_answer(question)):
        try:
            table = ask(reader(), question.name, lang=language(), index=index(), base=base(), **(values or {}))
            _table(table, question.name)
        except GraphError as error:
            complain(error)
    if question.note(language()):
        st.caption(escaped(question.note(language())))
    with st.expander(say("ask.sparql")):
        st.code(question.sparql, language="sparql", wrap_lines=True)
        st.page_link("ask.py", label=say("thing.try"), query_params={"query": question.sparql, "lang": language()})


def _can_answer(question: Question) -> bool:
    """Whether it says something without being told anything."""
    return all(one.optional or one.default for one in question.parameters)


def _own() -> None:
    """A query of the reader's own; the address keeps it, so that it can be sent as a link."""
    text = st.query_params.get("query", _FIRST)
    with st.form("own", border=False):
        text = st.text_area("SPARQL", value=text, height=240, help=say("ask.prefixes"))
        asked = st.form_submit_button(say("ask.run"), type="primary")
    if asked:
        st.query_params["query"] = text
    if not asked and "query" not in st.query_params:
        return
    try:
        found = _answered(str(folder()), published(), text)
    except GraphError as error:
        complain(error)
        return
    if isinstance(found, Answer):
        st.subheader(say("ask.yes") if found else say("ask.no"))
    elif isinstance(found, Triples):
        st.caption(say("ask.triples", count=len(found)))
        _rows(with_labels(reader(), found.table(), language(), base()), "triples")
        _download("Turtle", found.write("ttl"), "answer.ttl", "text/turtle")
    else:
        named = with_labels(reader(), found, language(), base())
        _table(named, "own", found)


@st.cache_data(max_entries=8, show_spinner=False)
def _answered(store: str, number: str, text: str) -> Results:
    """The bounded answer to a query on a snapshot."""
    return pool(store).results(text)


def _table(named: Table, key: str, raw: Table | None = None) -> None:
    """An answer with names, how many rows it has, and its downloads."""
    count = len(named)
    if not count:
        st.info(say("ask.no_rows"))
        return
    st.caption(say("ask.row") if count == 1 else say("ask.rows", count=count))
    _rows(named, key)
    whole = raw or named
    with st.container(horizontal=True):
        _download("CSV", whole.write("csv"), f"{key}.csv", "text/csv")
        _download("JSON", whole.write("json"), f"{key}.json", "application/sparql-results+json")


def _rows(table: Table, key: str) -> None:
    """The rows as a table of names; choosing one offers what is in it."""
    things = {name.removesuffix("_iri") for name in table.columns if name.endswith("_iri")}
    places = [
        place for place, name in enumerate(table.columns) if not (name.endswith("_iri") and name[:-4] in table.columns)
    ]
    columns = {table.columns[place]: [_cell(row[place]) for row in table.rows] for place in places}
    chosen = st.dataframe(
        columns, key=f"rows-{key}", hide_index=True, on_select="rerun", selection_mode="single-row", placeholder="–"
    )
    picked = list(chosen.selection.rows)
    if not picked:
        st.caption(say("ask.pick") if things else "")
        return
    row = table.rows[picked[0]]
    st.caption(say("ask.open"))
    for name in table.columns:
        if name in things:
            iri = iri_of(row[table.columns.index(f"{name}_iri")])
            if iri:
                thing_link(shown(row[table.columns.index(name)]), iri)


def _cell(term: object) -> str | int | float | bool | None:
    value = plain(term)  # type: ignore[arg-type] # rows hold terms
    return shown(term) if isinstance(value, str) else value  # type: ignore[arg-type]


def _download(name: str, text: str, file: str, media: str) -> None:
    st.download_button(say("ask.download", format=name), text.encode(), file, media, on_click="ignore")


st.title(say("ask.title"))
st.markdown(say("ask.intro"))
reader()
question = _choose()
if question:
    _shipped(question)
else:
    _own()
st.caption(say("ask.service", address="`/sparql`"))
