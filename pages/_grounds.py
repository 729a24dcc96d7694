"""What a sentence rests on, one click away: each fact in words, with its passages."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from graph.explore.links import Link, called
from graph.explore.reasons import quotes
from graph.phrases import sentence
from pages._facts import show_passages
from pages._parts import document_link, document_name, escaped
from pages._store import base, reader
from pages._words import language, say


def show_grounds(facts: Sequence[Link], key: str) -> None:
    """A button that opens the facts, each as a sentence above the words it was read from."""
    with st.popover(f"“ ” {say('grounds.why')}", type="tertiary", key=f"grounds-{key}"):
        for number, (fact, evidence) in enumerate(quotes(reader(), facts, language(), base())):
            if number:
                st.divider()
            things = [called(reader(), iri, language(), base()) for iri in (fact.subject, fact.object)]
            st.markdown(f"**{escaped(sentence(things, [(fact.predicate, True)], language()))}**")
            if evidence:
                show_passages(reader(), evidence)
            else:
                st.caption(say("grounds.unquoted"))


def show_read(documents: Sequence[str], key: str) -> None:
    """A button that opens the list of documents (IRIs) that were read; nothing where there are none."""
    if not documents:
        return
    label = say("grounds.read_one") if len(documents) == 1 else say("grounds.read", count=len(documents))
    with st.popover(label, type="tertiary", key=f"read-{key}"):
        for iri in documents:
            number = iri.rpartition("/")[2]
            title = called(reader(), iri, language(), base()).name
            document_link(document_name(title, number), number)
