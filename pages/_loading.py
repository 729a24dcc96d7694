"""Adding documents on a page: choose or paste, start the load, watch it, say how it ended."""

from __future__ import annotations

import json

import streamlit as st

from graph.errors import GraphError
from graph.naming import label
from loaders.uploads import Loading, keep, suffixes
from pages._errors import complain, refuse, sentence, show_details
from pages._parts import document_link, document_name, escaped
from pages._store import base, folder, library, reader
from pages._words import language, say

_NAMED = """<script>
window.triptychPlaceWords = WORDS;
window.triptychPlaceName = () => {
  const say = (one, words) => {
    if (!one || one.textContent === words) return;
    one.childNodes.forEach((part, place) => { part.nodeValue = place ? "" : words; });
  };
  const { button, kinds } = window.triptychPlaceWords;
  for (const one of document.querySelectorAll("[data-testid=stFileUploaderDropzone]")) {
    if (one.getAttribute("role") === "presentation") one.setAttribute("role", "group");
    say(one.querySelector("button p"), button);
    say(one.querySelector("[data-testid=stFileUploaderDropzoneInstructions] span"), kinds);
  }
};
window.triptychPlaceName();
if (!window.triptychPlace) {
  window.triptychPlace = new MutationObserver(() => window.triptychPlaceName());
  window.triptychPlace.observe(document.body, { childList: true, subtree: true });
}
</script>"""
"""The place for files has a role by which screen readers pass over it, and words in English alone: it gets others."""


def add_documents() -> None:
    """The form for new documents; while a load runs, its progress instead."""
    running = st.session_state.get("loading")
    if running is not None:
        _watch_load()
        return
    _last_outcome()
    with st.form("upload", clear_on_submit=True, border=True):
        files = st.file_uploader(say("document.drop"), type=list(suffixes()), accept_multiple_files=True)
        with st.expander(say("document.paste")):
            name = st.text_input(say("document.paste_name"))
            text = st.text_area(say("document.paste_text"), height=160)
        sent = st.form_submit_button(say("document.load"), type="primary")
    kinds = ", ".join(sorted(one.removeprefix(".").upper() for one in suffixes()))
    words = {
        "button": say("document.choose"),
        "kinds": say("document.kinds", size=st.get_option("server.maxUploadSize"), kinds=kinds),
    }
    st.html(_NAMED.replace("WORDS", json.dumps(words)), unsafe_allow_javascript=True)
    if sent:
        given = [(file.name, file.getvalue()) for file in files or []]
        if text.strip():
            given.append((f"{name.strip() or say('document.paste_text')}.txt", text.encode()))
        _begin(given)


def _begin(given: list[tuple[str, bytes]]) -> None:
    try:
        folder().mkdir(parents=True, exist_ok=True)
        kept = [keep(folder(), name, data) for name, data in given]
    except (GraphError, OSError) as error:
        complain(error)
        return
    if kept:
        st.session_state.loading = Loading(folder(), kept)
        st.rerun()


@st.fragment(run_every=0.5)
def _watch_load() -> None:
    """The load's progress; the page is drawn anew when it ends."""
    load: Loading | None = st.session_state.get("loading")
    if load is None:
        return
    if not load.is_running():
        st.session_state.outcome = load.outcome()
        st.session_state.loading = None
        st.rerun()
    st.info(say("document.reading", names=escaped(", ".join(load.names)), seconds=load.seconds))
    if st.button(say("document.stop")):
        load.stop()


def _last_outcome() -> None:
    outcome = st.session_state.get("outcome")
    if outcome is None:
        return
    if outcome.failure:
        refuse(say("document.stopped" if outcome.is_stopped else "document.failed"), outcome.failure)
        return
    counts = {"loaded": len(outcome.loaded), "unchanged": len(outcome.unchanged), "refused": len(outcome.refused)}
    (st.warning if outcome.refused else st.success)(say("document.done", **counts))
    for location in outcome.locations:
        _open_link(location)
    for one in outcome.refused:
        st.markdown(say("document.refused", what=escaped(one.what), why=sentence(one.code or "file")))
        show_details(one.reason)
    for one in outcome.quarantined:
        st.markdown(say("document.kept_out", what=escaped(one.what)))
        show_details(one.reason)


def _open_link(location: str) -> None:
    """A link to what was understood in a document that was just read."""
    with library() as opened:
        document = opened.document_at(location)
    if document is not None:
        title = label(reader(), f"{base()}doc/{document}", language(), base())
        document_link(document_name(title, document), document)
