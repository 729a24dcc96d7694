"""What waits for a person: things that may be one, facts to accept, sources that differ; and what was decided."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, TypeVar

import streamlit as st

from graph import ledger
from graph.errors import NotFound
from graph.evidence import Evidence, evidence_of
from graph.naming import label
from graph.review import Suggestion, contested, statement_ids, suggestions
from graph.rulings import rulings
from graph.show import Line, show
from graph.standing import told, weigh
from graph.terms import iri_of, node
from graph.twins import Question, questions
from ontology import vocabulary
from pages._judging import ask_name, judge, may_write
from pages._parts import document_language, document_link, document_name, escaped, kind_words, nothing_yet, thing_link
from pages._quotes import sentence_of, show_quote
from pages._store import base, folder, index, library, published, reader
from pages._words import language, say

_Row = TypeVar("_Row")
_PARTS = ("things", "facts", "conflicts", "decided")
_AT_ONCE = 5
"""Questions on one page."""
_PASSAGES = 2
_ASIDE = frozenset({"conflicting", "suggested", "rejected", "quarantined", "less-exact"})
"""Standings of what is not held true."""


@st.cache_data(max_entries=2, show_spinner=False)
def _things(number: str, store: str) -> list[Question]:
    """The pairs that may be one, of a snapshot: weighing them all takes long in a large store."""
    with library() as opened:
        return questions(opened, ledger.read(folder() / ledger.NAME))


@st.cache_data(max_entries=2, show_spinner=False)
def _facts(number: str, store: str) -> list[Suggestion]:
    with library() as opened:
        return list(suggestions(reader(), opened, rulings(ledger.read(folder() / ledger.NAME)), base()))


@st.cache_data(max_entries=2, show_spinner=False)
def _conflicts(number: str, store: str) -> list[tuple[str, str]]:
    return list(contested(reader(), base()))


def _numbered(rows: Sequence[_Row], part: str) -> list[tuple[int, _Row]]:
    """The rows of the page that the address names, each with its number."""
    pages = max(1, -(-len(rows) // _AT_ONCE))
    given = st.query_params.get("page", "1")
    page = min(max(1, int(given) if given.isdigit() else 1), pages)
    if pages > 1:
        page = int(st.number_input(say("review.page", pages=pages), 1, pages, page, key=f"page-{part}"))
        st.query_params["page"] = str(page)
    first = (page - 1) * _AT_ONCE
    return list(enumerate(rows[first : first + _AT_ONCE], first))


def _passages(evidence: Sequence[Evidence]) -> None:
    for one in evidence[:_PASSAGES]:
        document = one.document.rpartition("/")[2]
        if one.quote:
            tag = document_language(reader(), one.document)
            show_quote(sentence_of(document, one.start, one.end, one.quote), tag)
        document_link(document_name(one.title, document), document, one.start)


def _each_document_once(iri: str) -> list[Evidence]:
    """One passage of each document that names a thing or speaks of it, the first there is."""
    graphs = {iri_of(quad.graph_name) for quad in reader().match(node(iri)) if iri_of(quad.graph_name)}
    found = sorted(
        evidence_of(reader(), graphs, language(), base()), key=lambda one: (one.document, one.start), reverse=True
    )
    return list({one.document: one for one in found}.values())[::-1]


def _side(iri: str, name: str) -> None:
    """One of two things: what it is called, what it is, and what is said of it."""
    try:
        view = show(reader(), iri, language(), index=index(), base=base())
    except NotFound:
        st.markdown(f"**{escaped(name)}**")
        return
    thing_link(view.label, iri)
    st.caption(escaped(kind_words(view.kinds)))
    _passages(_each_document_once(iri))


def _pair(one: Question, number: int) -> None:
    pair = one.candidate
    with st.container(border=True):
        st.markdown(f"**{escaped(one.names[0])}** · **{escaped(one.names[1])}**")
        st.caption(escaped(say("review.likely", percent=round(100 * pair.score), reason=pair.reason)))
        if one.unsure:
            st.caption(escaped(say("review.unsure_before", name=one.unsure)))
        left, right = st.columns(2, gap="medium")
        with left:
            _side(pair.left, one.names[0])
        with right:
            _side(pair.right, one.names[1])
        _choose({verdict: (pair.left, verdict, pair.right) for verdict in ("same", "different", "unsure")}, number)


def _choose(choices: dict[str, tuple[str, str, str]], number: int | str) -> None:
    """A button for each verdict, which needs a name for the ledger."""
    if not may_write():
        return
    unnamed = not st.session_state.get("judge_kept")
    with st.container(horizontal=True):
        for words, (left, verdict, right) in choices.items():
            pressed = st.button(say(f"review.{words}"), key=f"{words}-{number}-{left}-{right}", disabled=unnamed)
            if pressed and judge(left, verdict, right):
                st.rerun()


def _suggestion(one: Suggestion, number: int) -> None:
    document = one.id.partition("#")[0]
    with st.container(border=True):
        st.markdown(f"**{escaped(one.claim)}**")
        with library() as opened:
            read = opened.document(document)
        place = one.start, one.start + len(one.quote)
        show_quote(sentence_of(document, *place, one.quote), read.language or "")
        title = label(reader(), f"{base()}doc/{document}", language(), base())
        document_link(document_name(title, document), document, one.start)
        st.caption(escaped(say("review.why", reason=one.reason)))
        _choose({verdict: (one.id, verdict, "") for verdict in ("accept", "reject")}, number)


def _conflict(contest: tuple[str, str], number: int) -> None:
    """The values that exclude each other, each with who says so, and a button to hold it true."""
    subject, predicate = contest
    view = show(reader(), subject, language(), index=index(), base=base())
    lines = [line for line in view.lines if line.predicate == predicate and not line.incoming]
    with library() as opened:
        ids = statement_ids(opened, view.entity.facts, base())
    found = {(fact.object, fact.predicate): key for fact, key in sorted(ids.items(), key=lambda pair: pair[1])}
    with st.container(border=True):
        thing_link(view.label, subject)
        st.caption(escaped(vocabulary.label(predicate, language())))
        for column, line in zip(st.columns(max(2, len(lines))), lines, strict=False):
            with column:
                _value(line, found.get((line.object, predicate), ""), f"{number}-{line.value}")


def _value(line: Line, statement: str, key: str) -> None:
    aside = line.standing in _ASIDE
    st.caption(say("fact.other" if aside else "fact.held"))
    st.markdown(f"**{escaped(line.value)}**")
    _passages(line.evidence)
    if statement and aside:
        _choose({"prefer": (statement, "accept", "")}, key)


def _decided() -> None:
    """The ledger, the newest first, each line with a way to take it back; what is disputed is said."""
    weighed = weigh(ledger.read(folder() / ledger.NAME))
    for dispute in weighed.disputes:
        st.warning(escaped(say("review.disputed", what=str(dispute))))
    standing = sorted((one for one in weighed.stands if not one.follows), key=lambda one: one.at, reverse=True)
    if not standing:
        st.info(say("review.nothing_decided"))
    for number, one in _numbered(standing, "decided"):
        with st.container(border=True):
            st.markdown(escaped(told(one)))
            if one.reason:
                st.caption(escaped(say("review.because", reason=one.reason)))
            _choose({"undo": (one.id, "undo", "")}, number)


_WAITING: dict[str, tuple[Callable[[str, str], list[Any]], Callable[[Any, int], None]]] = {
    "things": (_things, _pair),
    "facts": (_facts, _suggestion),
    "conflicts": (_conflicts, _conflict),
}
"""What waits, by part: where it is listed, and what shows one of it."""


def _part(part: str) -> None:
    if part not in _WAITING:
        _decided()
        return
    listed, show_one = _WAITING[part]
    rows = listed(published(), str(folder()))
    st.markdown(say(f"review.{part}_intro", count=len(rows)) if rows else say(f"review.{part}_none"))
    for number, row in _numbered(rows, part):
        show_one(row, number)


st.title(say("review.title"))
if published():
    st.markdown(say("review.intro"))
    if may_write():
        ask_name()
    else:
        st.info(say("review.reading_only"))
    asked = st.query_params.get("show", "things")
    chosen = st.segmented_control(
        say("review.what"),
        _PARTS,
        default=asked if asked in _PARTS else "things",
        format_func=lambda part: say(f"review.part_{part}"),
        label_visibility="collapsed",
    )
    if chosen and chosen != asked:
        st.query_params["show"] = chosen
        st.query_params.pop("page", None)
    _part(chosen or "things")
else:
    nothing_yet()
