"""The facts of a thing as one table, and as a page to print."""

from __future__ import annotations

import csv
import html
import io
from collections.abc import Sequence
from datetime import UTC, datetime

import streamlit as st

from graph.evidence import Evidence
from graph.model import XSD, Literal
from graph.show import Line, View
from ontology import vocabulary
from pages._parts import document_language, document_name
from pages._store import published, reader
from pages._values import in_words
from pages._words import heading, language, say, strings

_LINES = 6
"""Facts of a group that a printed page has room for."""
_QUOTES = 12
_HELD = frozenset({"held", "table", "inferred", "judged"})


def show_table(view: View) -> None:
    """The facts as rows: what is said, how it stands, how sure, by which documents; the same as CSV."""
    names = [say(f"sheet.{name}") for name in ("fact", "value", "standing", "sure", "documents")]
    rows = [_row(line) for line in view.lines]
    st.dataframe(
        {name: [row[at] for row in rows] for at, name in enumerate(names)}, hide_index=True, placeholder="–", height=560
    )
    st.download_button(
        say("ask.download", format="CSV"), lambda: _csv(names, rows), f"{view.label}.csv", "text/csv", on_click="ignore"
    )


def _csv(names: Sequence[str], rows: Sequence[Sequence[object]]) -> str:
    out = io.StringIO()
    csv.writer(out).writerows([names, *rows])
    return out.getvalue()


def _row(line: Line) -> tuple[str, str, str, float | None, str]:
    titles = {one.document: document_name(one.title, one.document.rpartition("/")[2]) for one in line.evidence}
    sure = round(line.confidence, 2) if line.evidence else None
    return _title(line), _value(line), say(f"fact.{line.standing}"), sure, "; ".join(sorted(titles.values()))


def _title(line: Line) -> str:
    return heading(vocabulary.local(line.predicate), line.incoming) or line.words.removeprefix("← ")


def _value(line: Line) -> str:
    return line.value if isinstance(line.object, str) else in_words(line.object)


def show_profile(view: View) -> None:
    """One page to print: what is held true, a few quotes with their documents, and when it was read."""
    st.html(profile_html(view), unsafe_allow_javascript=True)


def profile_html(view: View) -> str:
    """The page as HTML; all text in it is escaped."""
    groups: dict[str, list[Line]] = {}
    for line in sorted(view.lines, key=_place):
        if line.standing in _HELD:
            groups.setdefault(_title(line), []).append(line)
    facts = "".join(
        f"<dt>{html.escape(title)}</dt><dd>{'; '.join(map(_printed, lines[:_LINES]))}{_beyond(len(lines))}</dd>"
        for title, lines in groups.items()
    )
    quotes: dict[str, Evidence] = {}
    for line in view.lines:
        for one in line.evidence[:1]:
            if one.quote and line.standing in _HELD:
                quotes.setdefault(one.quote, one)
    said = "".join(_quote(one) for one in list(quotes.values())[:_QUOTES])
    today = in_words(Literal(datetime.now(UTC).date().isoformat(), XSD + "date"))
    foot = say("print.foot", day=today, number=published(), iri=view.iri)
    button = f'<button type="button" class="tri-print">{html.escape(say("print.button"))}</button>'
    script = "<script>document.querySelector('.tri-print')?.addEventListener('click', () => window.print())</script>"
    evidence = f"<h2>{html.escape(say('print.evidence'))}</h2>{said}" if said else ""
    return (
        f'<article class="tri-profile" lang="{language()}"><dl>{facts}</dl>'
        f"{evidence}<footer>{html.escape(foot)}</footer>{button}</article>{script}"
    )


def _place(line: Line) -> tuple[bool, int]:
    """Where a fact comes on a page: in the order of the headings."""
    order = list(strings("en"))
    key = f"{'from' if line.incoming else 'facts'}.{vocabulary.local(line.predicate)}"
    return line.incoming, order.index(key) if key in order else len(order)


def _printed(line: Line) -> str:
    spoken = line.object.language if isinstance(line.object, Literal) else None
    tag = f' lang="{html.escape(spoken, quote=True)}"' if spoken else ""
    return f"<span{tag}>{html.escape(_value(line))}</span>"


def _beyond(count: int) -> str:
    return html.escape(f"; {say('print.more', count=count - _LINES)}") if count > _LINES else ""


def _quote(one: Evidence) -> str:
    name = html.escape(document_name(one.title, one.document.rpartition("/")[2]))
    spoken = document_language(reader(), one.document)
    tag = f' lang="{html.escape(spoken, quote=True)}"' if spoken else ""
    quote = html.escape(" ".join(one.quote.split()))
    return f"<blockquote><span{tag}>“{quote}”</span> <cite>{name}</cite></blockquote>"
