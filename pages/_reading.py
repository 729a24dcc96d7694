"""What was understood in one document: its passages with their facts, and its text with the passages marked."""

from __future__ import annotations

import html
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from graph.evidence import Evidence, evidence_of
from graph.naming import kinds_of, label
from graph.store import Reader
from graph.terms import PREFIXES, iri_of, node, to_literal
from ontology import vocabulary
from pages._values import in_words
from pages._words import say
from pages.components.kinds import family, looks

_TYPE = PREFIXES["rdf"] + "type"
_LINES = {"accepted": "solid", "conflicting": "double"}
"""How a passage is underlined, by its standing: what is not held true is dotted."""


@dataclass(frozen=True, slots=True)
class Said:
    """One fact of a passage in words: "CircPro", "has partner", "Kouvola"; ``iri`` is the subject's."""

    subject: str
    words: str
    value: str
    iri: str


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of a document's text (code points) with the facts that were drawn from it and their standing.

    ``family`` is the kind of thing that the first fact speaks of, as the pictures colour it.
    """

    start: int
    end: int
    status: str
    facts: tuple[Said, ...]
    family: str = "other"


def passages(reader: Reader, document: str, language: str, base: str) -> tuple[Passage, ...]:
    """The passages of a document (its IRI) in order; one that several rules read comes once a standing."""
    source = node(vocabulary.expand("prov:hadPrimarySource"))
    graphs = [iri_of(quad.subject) for quad in reader.match(None, source, node(document))]
    found: dict[tuple[int, int, str], dict[Said, None]] = {}
    for one in evidence_of(reader, graphs, language, base):
        found.setdefault((one.start, one.end, one.status), {}).update(
            dict.fromkeys(_facts(reader, one, language, base))
        )
    return tuple(
        Passage(*key, tuple(found[key]), _family(reader, next(iter(found[key])).iri))
        for key in sorted(found)
        if found[key]
    )


def _family(reader: Reader, iri: str) -> str:
    """The kind of thing, as pictures colour it."""
    found = sorted(family(vocabulary.local(kind)) for kind in kinds_of(reader, iri) if vocabulary.is_class(kind))
    return next((one for one in found if one != "other"), "other")


def _facts(reader: Reader, evidence: Evidence, language: str, base: str) -> list[Said]:
    quads = sorted(reader.match(None, None, None, node(evidence.graph)), key=str)
    types = {(iri_of(quad.subject), iri_of(quad.object)) for quad in quads if quad.predicate.value == _TYPE}
    made = []
    for quad in quads:
        predicate, subject, end = quad.predicate.value, iri_of(quad.subject), iri_of(quad.object)
        if predicate == _TYPE and _is_general(end, {kind for thing, kind in types if thing == subject}):
            continue
        value = label(reader, end, language, base) if end else in_words(to_literal(quad.object))
        words = say("document.is_a") if predicate == _TYPE else vocabulary.label(predicate, language)
        made.append(Said(label(reader, subject, language, base), words, value, subject))
    return made


def _is_general(kind: str, kinds: set[str]) -> bool:
    """Whether another of the classes says more than this one, or it is none of ours."""
    names = {vocabulary.local(one) for one in kinds if vocabulary.is_class(one)}
    name = vocabulary.local(kind)
    return name not in names or any(name in vocabulary.superclasses(one) for one in names - {name})


def marked(text: str, found: Iterable[Passage], language: str | None = None, at: int | None = None) -> str:
    """The text as HTML with its passages marked; all of the text is escaped.

    Where passages overlap, the stretch carries the facts of all of them. ``at`` is the start of the passage
    that a link points to.

    >>> shown = marked("a <b> c", [Passage(2, 5, "accepted", (Said("b", "is", "bold", "x:b"),), "partners")])
    >>> shown.startswith('a <mark title="b – is – bold" '), shown.endswith(">&lt;b&gt;</mark> c")
    (True, True)
    """
    ordered = sorted(found, key=lambda one: (one.start, one.end))
    cuts = sorted({0, len(text), *(place for one in ordered for place in (one.start, one.end) if place <= len(text))})
    parts = []
    for start, end in pairwise(cuts):
        over = [one for one in ordered if one.start <= start and one.end >= end]
        parts.append(_piece(text[start:end], over, at is not None and any(one.start == at for one in over)))
    body = "".join(parts)
    tag = f' lang="{html.escape(language, quote=True)}"' if language else ""
    return (
        f'<div{tag} style="white-space:pre-wrap;overflow-wrap:anywhere">{body}</div>' if language is not None else body
    )


def _piece(text: str, over: Sequence[Passage], chosen: bool) -> str:
    if not over:
        return html.escape(text)
    said = [f"{one.subject} – {one.words} – {one.value}" for passage in over for one in passage.facts]
    title = html.escape("\n".join(dict.fromkeys(said)), quote=True)
    statuses = {passage.status for passage in over}
    line = next((shape for status, shape in _LINES.items() if status in statuses), "dotted")
    shade = _colour(over[0].family)
    style = f"background:none;color:inherit;border-bottom:3px {line} {shade}"
    chosen_style = f";background:color-mix(in srgb, {shade} 25%, transparent)" if chosen else ""
    return f'<mark title="{title}" style="{style}{chosen_style}">{html.escape(text)}</mark>'


def _colour(kind: str) -> str:
    return f"light-dark({looks()[kind]['light']},{looks()[kind]['dark']})"


def legend(found: Iterable[Passage]) -> str:
    """The kinds of things among passages as HTML, each in its colour; how what is not certain is underlined."""
    kinds = sorted({one.family for one in found}, key=list(looks()).index)
    marks = [
        f'<span style="border-bottom:3px solid {_colour(kind)}">{html.escape(say(f"graph.{kind}"))}</span>'
        for kind in kinds
    ]
    if any(one.status != "accepted" for one in found):
        marks.append(
            f'<span style="border-bottom:3px dotted currentColor">{html.escape(say("document.not_held"))}</span>'
        )
    return f'<p style="display:flex;flex-wrap:wrap;gap:.3rem 1rem;font-size:.9rem">{"".join(marks)}</p>'
