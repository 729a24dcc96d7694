"""The documents: add some, see which there are, and what was understood in each."""

from __future__ import annotations

import streamlit as st

from graph import ledger
from graph.errors import NotFound
from graph.naming import label
from graph.review import statements_at
from graph.rulings import rulings
from pages._judging import ask_name, judge, may_write, write
from pages._listing import documents
from pages._loading import add_documents
from pages._parts import begin_at_top, document_language, document_link, document_name, escaped, nothing_yet, thing_link
from pages._quotes import sentence, show_quote
from pages._reading import Passage, legend, marked, passages
from pages._store import base, folder, library, published, reader
from pages._words import language, say

_LONGEST = 60_000
"""Code points of a text that are shown at once."""
_FIRST = 40
"""Passages that are listed before somebody asks for more."""


def _list() -> None:
    rows = documents(str(folder()), published(), language())
    if not rows:
        st.info(say("document.empty"))
        return
    st.header(f"{say('document.list')} ({len(rows)})")
    for row in rows:
        with st.container(horizontal=True, vertical_alignment="center", gap="xsmall"):
            document_link(row.name, row.document)
            about = [row.language.upper(), row.file if row.file != row.name else ""]
            st.caption(escaped(" · ".join(word for word in about if word)), width="content")


def _one(document: str) -> None:
    """A document's text with what was understood in it."""
    try:
        with library() as opened:
            read = opened.document(document)
    except NotFound:
        st.title(say("document.title"))
        st.warning(say("document.unknown"))
        return
    iri = f"{base()}doc/{document}"
    begin_at_top(iri)
    st.title(escaped(document_name(label(reader(), iri, language(), base()), document)))
    st.page_link("documents.py", label=f"← {say('home.all_documents')}", query_params={"lang": language()})
    found = passages(reader(), iri, language(), base())
    place = st.query_params.get("at", "")
    at = int(place) if place.isdigit() else None
    tag = document_language(reader(), iri)
    left, right = st.columns([3, 2], gap="large")
    with left:
        st.header(say("document.text"))
        st.html(legend(found))
        if len(read.text) > _LONGEST:
            st.caption(say("document.long", count=_LONGEST))
        st.html(marked(read.text[:_LONGEST], found, tag, at))
    with right:
        st.header(say("document.understood"))
        if may_write():
            with st.container(horizontal=True, vertical_alignment="bottom"):
                ask_name()
                _withdraw(document)
        _understood(document, read.text, found, tag, at)


def _understood(document: str, text: str, found: tuple[Passage, ...], tag: str, at: int | None) -> None:
    if not found:
        st.info(say("document.none_understood"))
    ordered = sorted(found, key=lambda one: (one.start != at, one.start, one.end))
    for passage in ordered[:_FIRST]:
        _passage(document, text, passage, tag, opened=passage.start == at)
    if len(ordered) > _FIRST:
        with st.expander(say("thing.more", count=len(ordered) - _FIRST)):
            for passage in ordered[_FIRST:]:
                show_quote(sentence(text, passage.start, passage.end), tag)
                _said(passage)


def _passage(document: str, text: str, passage: Passage, tag: str, opened: bool) -> None:
    brief = " ".join(text[passage.start : passage.end].split())
    with st.expander(f"“{escaped(brief if len(brief) <= 70 else brief[:69] + '…')}”", expanded=opened):
        show_quote(sentence(text, passage.start, passage.end), tag)
        _said(passage)
        if may_write():
            _judge(document, passage)


def _judge(document: str, passage: Passage) -> None:
    """What is read there, statement by statement, with a way to say that it is right or wrong."""
    if not st.toggle(say("document.judge"), key=f"judge-{passage.start}-{passage.end}-{passage.status}"):
        return
    with library() as opened:
        meant = rulings(ledger.read(folder() / ledger.NAME))
        place = document, passage.start, passage.end
        said = statements_at(reader(), opened, *place, meant, base())
    unnamed = not st.session_state.get("judge_kept")
    for one in said:
        with st.container(horizontal=True, gap="small", vertical_alignment="center"):
            st.markdown(escaped(one.claim), width="content")
            st.caption(say(f"standing.{one.reason}"), width="content")
            for verdict in ("accept", "reject"):
                if st.button(say(f"review.{verdict}"), key=f"{verdict}-{one.id}", disabled=unnamed) and judge(
                    one.id, verdict
                ):
                    st.rerun()


def _withdraw(document: str) -> None:
    """Take a document out of the store, after asking once more."""
    with st.popover(say("document.withdraw")):
        st.markdown(say("document.withdraw_sure"))
        if st.button(say("document.withdraw_yes"), key=f"withdraw-{document}") and write(
            lambda writer: writer.forget(document)
        ):
            st.query_params.pop("doc")
            st.rerun()


def _said(passage: Passage) -> None:
    if passage.status != "accepted":
        st.caption(say(f"fact.{passage.status}"))
    for fact in passage.facts:
        with st.container(horizontal=True, gap="small", vertical_alignment="center"):
            thing_link(fact.subject, fact.iri)
            st.markdown(f"{escaped(fact.words)} **{escaped(fact.value)}**", width="content")


wanted = st.query_params.get("doc")
if wanted:
    _one(wanted)
else:
    st.title(say("document.title"))
    if may_write():
        st.markdown(say("document.intro"))
        add_documents()
    if published():
        _list()
    else:
        nothing_yet()
