"""The facts of one thing on a page: in groups, each with its passages one click away."""

from __future__ import annotations

import html
from collections.abc import Iterable, Sequence

import streamlit as st

from graph.evidence import Evidence
from graph.naming import kinds_of
from graph.show import Line, View
from graph.store import Reader
from ontology import vocabulary
from pages._parts import document_language, document_link, document_name, escaped, thing_link
from pages._quotes import sentence_of, show_quote
from pages._report import report_button
from pages._sureness import badge
from pages._values import in_words
from pages._words import heading, language, say, strings

_HELD = frozenset({"held", "table", "inferred", "judged"})
_FIRST = 8
"""Facts of a group that are shown before somebody asks for more."""
_PASSAGES = 5
_BESIDE = 2
"""Passages of a value that stands beside another."""
_RECORDS = frozenset({"Participation", "ProjectPhase", "StatusReport"})
"""Classes that only join others: what they say stands in the groups of what they join."""


def show_facts(reader: Reader, view: View) -> None:
    """All facts of a thing in groups; what links to it comes after what it says of itself."""
    own = [line for line in view.lines if not line.incoming]
    others = [line for line in view.lines if line.incoming]
    records = [line for line in others if _joins(reader, line)]
    links = [line for line in others if line not in records]
    if not view.lines:
        st.markdown(say("thing.nothing"))
    _groups(reader, view, own, "own")
    if links:
        st.header(say("thing.incoming"))
        _groups(reader, view, links, "links")
    if records:
        with st.expander(say("thing.details", count=len(records))):
            _groups(reader, view, records, "records")
    for words, count in view.left_out:
        st.caption(f"{escaped(words)}: {say('thing.beyond', count=count)}")


def _joins(reader: Reader, line: Line) -> bool:
    return isinstance(line.object, str) and bool(_RECORDS.intersection(kinds_of(reader, line.object)))


def _groups(reader: Reader, view: View, lines: Iterable[Line], section: str) -> None:
    grouped: dict[tuple[str, bool], list[Line]] = {}
    for line in lines:
        grouped.setdefault((vocabulary.local(line.predicate), line.incoming), []).append(line)
    titles = {key: heading(*key) or _title(found[0]) for key, found in grouped.items()}
    order = [key.partition(".")[2] for key in strings("en") if key.startswith(("facts.", "from."))]
    places = {name: place for place, name in reversed(list(enumerate(order)))}
    for key in sorted(grouped, key=lambda one: (places.get(one[0], len(order)), titles[one], one)):
        left, right = st.columns([1, 3], gap="xsmall")
        left.markdown(f"**{escaped(titles[key])}**")
        with right.container(gap="xxsmall"):
            _group(reader, view, grouped[key], f"{section}-{key[0]}-{key[1]}")


def _group(reader: Reader, view: View, lines: Sequence[Line], key: str) -> None:
    if any(line.standing == "conflicting" for line in lines):
        _side_by_side(
            reader, view, key, [line for line in lines if line.standing in _HELD or line.standing == "conflicting"]
        )
        lines = [line for line in lines if line.standing not in _HELD and line.standing != "conflicting"]
    lines = sorted(lines, key=lambda line: (line.standing not in _HELD, -len(line.documents)))
    for number, line in enumerate(lines[:_FIRST]):
        _row(reader, view, line, f"{key}-{number}")
    if len(lines) > _FIRST:
        with st.expander(say("thing.more", count=len(lines) - _FIRST)):
            for number, line in enumerate(lines[_FIRST:], _FIRST):
                _row(reader, view, line, f"{key}-{number}")


def _row(reader: Reader, view: View, line: Line, key: str) -> None:
    with st.container(horizontal=True, vertical_alignment="center", gap="xsmall"):
        _value(line)
        if line.standing not in _HELD:
            st.caption(say(f"fact.{line.standing}"), width="content")
        badge(view, line)
        if line.evidence:
            count = len(line.documents)
            label = say("fact.source") if count == 1 else say("fact.sources", count=count)
            with st.popover(f"“ ” {label}", type="tertiary", key=f"why-{key}"):
                show_passages(reader, line.evidence)
                report_button(view, line, key)


def _side_by_side(reader: Reader, view: View, key: str, lines: Sequence[Line]) -> None:
    """Values that exclude each other, beside each other, each with who says so."""
    st.caption(say("fact.differ"))
    for start in range(0, len(lines), 2):
        for column, line in zip(st.columns(2), lines[start : start + 2], strict=False):
            with column.container(border=True):
                st.caption(say("fact.held" if line.standing in _HELD else "fact.other"))
                _value(line, strong=line.standing in _HELD)
                show_passages(reader, line.evidence, _BESIDE)
                report_button(view, line, f"{key}-{line.value}-{line.standing}")


def _value(line: Line, strong: bool = False) -> None:
    if isinstance(line.object, str):
        thing_link(line.value, line.object)
        return
    text = in_words(line.object)
    if line.object.language and line.object.language != language():
        weight = "font-weight:600" if strong else ""
        tag = html.escape(line.object.language, quote=True)
        st.html(f'<span lang="{tag}" style="{weight}">{html.escape(text)}</span>', width="content")
    else:
        st.markdown(f"**{escaped(text)}**" if strong else escaped(text), width="content")


def _where(evidence: Evidence) -> str:
    """The page or cells of a passage, behind the name of its document; '' where it has none."""
    place = evidence.place
    page = say("fact.page", number=place.page) if place.page else ""
    return "".join(f", {part}" for part in (page, place.cells) if part)


def show_passages(reader: Reader, evidence: Sequence[Evidence], most: int = _PASSAGES) -> None:
    """The quotes, each once, in its own language with a link to its place in the document."""
    evidence = list({(one.document, one.start, one.end): one for one in evidence}.values())  # two rules may read one
    for one in evidence[:most]:
        document = one.document.rpartition("/")[2]
        if one.quote:
            show_quote(sentence_of(document, one.start, one.end, one.quote), document_language(reader, one.document))
        else:
            st.caption(say("fact.unquoted"))
        document_link(document_name(one.title, document) + _where(one), document, one.start)
    if evidence:
        st.caption(say("fact.confidence", percent=round(100 * max(one.confidence for one in evidence))))
    if len(evidence) > most:
        st.caption(say("fact.passages", count=len(evidence) - most))


def _title(line: Line) -> str:
    """The heading of a group that has none of its own: the property's label."""
    words = line.words.removeprefix("← ")
    return say("thing.said_by", words=words) if line.incoming else words[:1].upper() + words[1:]
