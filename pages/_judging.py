"""What a person decides on a page: under a name, into the ledger, as ``triptych decide`` does."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime

import streamlit as st
from streamlit import config

from graph.clock import not_before
from graph.errors import GraphError
from graph.judging import decide
from graph.model import Judgement
from graph.write import Writer
from pages._errors import complain
from pages._store import folder
from pages._words import say

_AT_HOME = frozenset({"127.0.0.1", "::1", "localhost"})
_NAME = "judge"
WAIT = 10.0
"""Seconds to wait for whoever else writes to the store."""


def may_write() -> bool:
    """Whether this explorer may change the store.

    ``$TRIPTYCH_WRITING`` says so (``yes`` or ``no``); where it is not set, an explorer that only this machine reaches.
    """
    said = os.environ.get("TRIPTYCH_WRITING", "")
    return said == "yes" if said else str(config.get_option("server.address")) in _AT_HOME


def ask_name() -> str:
    """The field for the name that goes into the ledger, kept for the session; '' until there is one."""
    kept = str(st.session_state.get("judge_kept", ""))
    name: str = st.text_input(
        say("judge.name"), value=kept, key=_NAME, max_chars=80, help=say("judge.name_help")
    ).strip()
    st.session_state.judge_kept = name
    return name


def judge(left: str, verdict: str, right: str = "", reason: str = "") -> bool:
    """Put a judgement into the ledger and the graph; whether it was taken. A refusal is said on the page."""
    by, at = st.session_state.get("judge_kept", ""), datetime.now(UTC).isoformat(timespec="seconds")
    given = Judgement(left, right, verdict, by, at, " ".join(reason.split()))

    def put(writer: Writer) -> object:
        return decide(replace(given, at=not_before(at, (one.at for one in writer.judgements))), writer)

    return write(put)


def write(change: Callable[[Writer], object]) -> bool:
    """Change the store; whether that could be done. What could not be is said on the page."""
    try:
        with st.spinner(say("judge.writing")), Writer(folder(), wait=WAIT) as writer:
            change(writer)
    except GraphError as error:
        complain(error)
        return False
    return True
