"""Reporting a mistake: a doubt about a fact, with a note, that ``triptych review`` lists until somebody settles it."""

from __future__ import annotations

from datetime import UTC, datetime

import streamlit as st

from graph.clock import not_before
from graph.errors import GraphError
from graph.judging import decide
from graph.model import Judgement
from graph.review import statement_ids
from graph.show import Line, View
from graph.write import Writer
from pages._errors import complain
from pages._judging import WAIT, may_write
from pages._parts import escaped
from pages._store import folder
from pages._words import say

_PASSAGES = 20


def report_button(view: View, line: Line, key: str) -> None:
    """A button that opens the form for one fact; none where no passage says it, or nothing may be written here."""
    if line.evidence and may_write() and st.button(say("report.button"), key=f"report-{key}", type="tertiary"):
        _form(view, line)


@st.dialog(" ", width="medium")
def _form(view: View, line: Line) -> None:
    st.subheader(say("report.title"))
    words = line.words.removeprefix("← ")
    fact = (line.value, words, view.label) if line.incoming else (view.label, words, line.value)
    st.markdown(f"**{escaped(' – '.join(fact))}**")
    with st.form("report", border=False):
        note = st.text_area(say("report.note"), max_chars=1000)
        name = st.text_input(say("report.name"), value=str(st.session_state.get("judge_kept", "")), max_chars=80)
        sent = st.form_submit_button(say("report.send"), type="primary")
    if not sent:
        st.caption(say("report.what"))
        return
    if not note.strip() or not name.strip():
        st.warning(say("report.missing"))
        return
    try:
        count = doubt(view, line, name.strip(), note.strip())
    except GraphError as error:
        complain(error)
        return
    st.success(say("report.done") if count else say("report.none"))


def doubt(view: View, line: Line, by: str, note: str) -> int:
    """How many statements behind a fact were put before the next reviewer, with who doubts them and why."""
    facts = view.facts_of(line)[:_PASSAGES]
    at = datetime.now(UTC).isoformat(timespec="seconds")
    with Writer(folder(), wait=WAIT) as writer:
        at = not_before(at, (one.at for one in writer.judgements))
        ids = list(dict.fromkeys(statement_ids(writer.library, facts, writer.base).values()))
        for one in ids:
            decide(Judgement(one, "", "unsure", by, at, " ".join(note.split())), writer)
    return len(ids)
