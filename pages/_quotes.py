"""Passages word for word: the quote in its sentence, in its own language, safe to show."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass

import streamlit as st

from graph.errors import NotFound
from pages._store import library, published

_AROUND = 240
"""Code points on either side within which the sentence is looked for."""
_ENDS = re.compile(r"[.!?;…]\s+|\n")


@dataclass(frozen=True, slots=True)
class Quote:
    """A quote with the rest of its sentence on either side."""

    before: str
    text: str
    after: str


def sentence(text: str, start: int, end: int) -> Quote:
    """The passage (code points) with what stands before and after it in its sentence or line.

    A sentence that goes on too far is cut at a word, with an ellipsis.

    >>> sentence("One. CircPro has 11 partners. Two.", 17, 28)
    Quote(before='CircPro has ', text='11 partners', after='.')
    """
    before, after = text[max(0, start - _AROUND) : start], text[end : end + _AROUND]
    ends = list(_ENDS.finditer(before))
    if ends:
        before = before[ends[-1].end() :]
    elif start > _AROUND:
        before = "… " + before.partition(" ")[2]
    stop = _ENDS.search(after)
    if stop:
        after = after[: stop.start() + (0 if stop.group().startswith("\n") else 1)]
    elif end + _AROUND < len(text):
        after = after.rpartition(" ")[0] + " …"
    return Quote(before, text[start:end], after)


def sentence_of(document: str, start: int, end: int, quote: str) -> Quote:
    """The passage of a document (its id) in its sentence; the quote alone where the text is not at hand."""
    text = _text(published(), document)
    return sentence(text, start, end) if text[start:end] == quote else Quote("", quote, "")


@st.cache_data(max_entries=64, show_spinner=False)
def _text(number: str, document: str) -> str:
    """A document's text; the key holds the snapshot's number, since a document may be withdrawn."""
    with library() as opened:
        try:
            return opened.document(document).text
        except NotFound:
            return ""


def show_quote(quote: Quote, tag: str = "") -> None:
    """A passage as a quotation in its language (``tag``), with the words that count in bold; all of it escaped."""
    spoken = f' lang="{html.escape(tag, quote=True)}"' if tag else ""
    before, text, after = (html.escape(re.sub(r"\s+", " ", part)) for part in (quote.before, quote.text, quote.after))
    body = f"{before}<strong>{text}</strong>{after}" if before or after else text
    st.html(
        f'<blockquote{spoken} style="margin:0;padding-left:.75rem;border-left:3px solid #7a8899">{body}</blockquote>'
    )
