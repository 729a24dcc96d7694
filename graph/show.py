"""One thing as the graph knows it: its facts in plain words, each with its quotes, documents and confidence."""

from __future__ import annotations

import html
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache, partial
from typing import TYPE_CHECKING

from graph.evidence import Evidence, asserted, evidence_of
from graph.iri import BASE, graph_iri
from graph.model import Entity, Fact, Literal
from graph.naming import kinds_of, label, resolve
from graph.terms import DEFAULT_GRAPH, Quad, iri_of, node, shown, texts, to_literal
from ontology import vocabulary

if TYPE_CHECKING:
    from graph.search import Index
    from graph.store import Reader

_NAMES = ("skos:prefLabel", "skos:altLabel", "rdfs:label", "dct:title", "tri:acronym")
_OUTSIDE = ("owl:sameAs", "skos:exactMatch", "skos:closeMatch", "skos:broadMatch", "skos:relatedMatch", "tri:homepage")
_ALSO = 12
"""Other names printed; ``View.names`` holds all."""
_PASSAGES = 3
"""Passages printed for one fact; ``Line.evidence`` holds all."""


@dataclass(frozen=True, slots=True)
class Line:
    """One fact in plain words: ``words`` says the property, ``value`` the other end, ``object`` its IRI or literal.

    ``incoming`` is true where the other thing says it of this one. ``standing`` is ``held``, ``table`` (from
    the shipped tables), ``inferred``, ``judged`` (decided by a person), or the status of what is not held true:
    ``conflicting``, ``suggested`` ….
    """

    predicate: str
    words: str
    value: str
    object: str | Literal
    incoming: bool
    standing: str
    evidence: tuple[Evidence, ...]

    @property
    def confidence(self) -> float:
        """The best confidence among the passages, 0 where there are none."""
        return max((one.confidence for one in self.evidence), default=0.0)

    @property
    def documents(self) -> tuple[str, ...]:
        """IRIs of the documents that say it, each once, sorted."""
        return tuple(sorted({one.document for one in self.evidence}))


@dataclass(frozen=True, slots=True)
class View:
    """A thing ready to be shown; ``entity`` holds the same as plain values.

    ``lines`` are grouped: what it says of itself first, then what other things say of it; what
    contradicts a fact stands below it. ``left_out`` counts, by their words, the facts beyond the limit.
    """

    iri: str
    kinds: tuple[str, ...]
    label: str
    names: tuple[tuple[str, str], ...]
    lines: tuple[Line, ...]
    links: tuple[str, ...]
    left_out: tuple[tuple[str, int], ...] = ()

    @property
    def entity(self) -> Entity:
        """The thing with its facts, one for each passage, as values that travel."""
        facts = tuple(fact for line in self.lines for fact in self.facts_of(line))
        return Entity(self.iri, self.kinds, self.label, self.names, facts)

    def facts_of(self, line: Line) -> tuple[Fact, ...]:
        """One of its lines as facts, one for each passage."""
        return tuple(_facts(self.iri, line))

    def groups(self) -> Iterator[tuple[str, tuple[Line, ...]]]:
        """The lines by their words, in order: ("has partner", (…, …))."""
        seen: dict[str, list[Line]] = {}
        for line in self.lines:
            seen.setdefault(line.words, []).append(line)
        for words, lines in seen.items():
            yield words, tuple(lines)

    def __str__(self) -> str:
        kinds = ", ".join(vocabulary.label(vocabulary.term(kind)) for kind in self.kinds) or "thing"
        out = [f"{self.label} ({kinds})", self.iri]
        others = [f"{text} ({language})" if language else text for text, language in self.names if text != self.label]
        if others:
            more = len(others) - _ALSO
            out.append("also: " + "; ".join(others[:_ALSO]) + (f"; … and {more} more names" if more > 0 else ""))
        for words, lines in self.groups():
            out += ["", words]
            for line in lines:
                out.append(f"  {line.value}{_remark(line)}")
                out += [f"      “{_brief(one.quote)}” {_source(one)}" for one in line.evidence[:_PASSAGES] if one.quote]
                more = len(line.evidence) - _PASSAGES
                out += [f"      … and {more} more passages"] if more > 0 else []
            out += [f"  … and {more} more" for left, more in self.left_out if left == words]
        out += ["", "elsewhere", *(f"  {link}" for link in self.links)] if self.links else []
        return "\n".join(out)

    def _repr_html_(self) -> str:
        parts = [f"<h3>{html.escape(self.label)}</h3><p><code>{html.escape(self.iri)}</code></p><dl>"]
        for words, lines in self.groups():
            parts.append(f"<dt>{html.escape(words)}</dt>")
            for line in lines:
                quotes = "".join(
                    f"<blockquote>{html.escape(one.quote)}<cite> {html.escape(_source(one))}</cite></blockquote>"
                    for one in line.evidence[:_PASSAGES]
                    if one.quote
                )
                parts.append(f"<dd>{html.escape(line.value)}<small>{html.escape(_remark(line))}</small>{quotes}</dd>")
        return "".join(parts) + "</dl>"


def _source(evidence: Evidence) -> str:
    """The document's title, and where in its file the passage stands."""
    place = str(evidence.place)
    return f"{evidence.title}, {place}" if place else evidence.title


def show(
    reader: Reader,
    name_or_iri: str,
    language: str = "en",
    *,
    index: Index | None = None,
    limit: int = 100,
    base: str = BASE,
) -> View:
    """Everything the graph knows about a thing, given by IRI, short IRI, territory code or name.

    Of each property at most ``limit`` facts are read: a country has thousands. Raises NotFound where
    nothing, or more than one thing, goes by that name; the message lists what could be meant.
    """
    iri = resolve(reader, name_or_iri, index=index, base=base)
    named = cache(partial(label, reader, language=language, base=base))  # its facts stand in few documents
    facts = _by_fact([*reader.match(node(iri)), *reader.match(None, None, node(iri))], base)
    lines: list[Line] = []
    count: Counter[str] = Counter()
    for same in facts:
        words = _words(same[0].predicate.value, iri_of(same[0].subject) != iri, language)
        count[words] += 1
        if count[words] <= limit:
            lines += _lines(reader, iri, same, words, named, base)
    more = tuple((words, found - limit) for words, found in sorted(count.items()) if found > limit)
    held = list(reader.match(node(iri), None, None, DEFAULT_GRAPH))
    outside = [quad.object for quad in held if vocabulary.compact(quad.predicate.value) in _OUTSIDE]
    links = tuple(sorted({iri_of(one) or shown(one) for one in outside}))
    title = named(iri)
    return View(iri, kinds_of(reader, iri), title, _names(held), tuple(sorted(lines, key=_order)), links, more)


def _names(held: Iterable[Quad]) -> tuple[tuple[str, str], ...]:
    found: dict[str, list[Quad]] = {}
    for quad in held:
        found.setdefault(vocabulary.compact(quad.predicate.value), []).append(quad)
    return tuple(dict.fromkeys(name for use in _NAMES for name in sorted(texts(found.get(use, [])))))


def _by_fact(quads: Iterable[Quad], base: str) -> list[list[Quad]]:
    """The quads of each fact together, in order; names, classes and what is said about evidence left out."""
    hidden = {vocabulary.expand(name) for name in (*_NAMES, *_OUTSIDE, "rdf:type")}
    meta = node(graph_iri(base, "meta"))
    found: dict[tuple[str, str, str], list[Quad]] = {}
    for quad in quads:
        if quad.predicate.value not in hidden and quad.graph_name != meta:
            found.setdefault((str(quad.subject), str(quad.predicate), str(quad.object)), []).append(quad)
    return [found[key] for key in sorted(found)]


def _lines(
    reader: Reader, iri: str, same: list[Quad], words: str, named: Callable[[str], str], base: str
) -> Iterator[Line]:
    quad = same[0]
    incoming = iri_of(quad.subject) != iri
    end = quad.subject if incoming else quad.object
    value = named(iri_of(end)) if iri_of(end) else shown(end)
    graphs = [iri_of(one.graph_name) for one in same if one.graph_name != DEFAULT_GRAPH]
    held = len(graphs) < len(same)
    found = evidence_of(reader, graphs, base=base, titled=named)
    for standing, evidence in _standings(found, graphs, held, base):
        yield Line(quad.predicate.value, words, value, iri_of(end) or to_literal(end), incoming, standing, evidence)


def _standings(
    found: tuple[Evidence, ...], graphs: Iterable[str], held: bool, base: str
) -> Iterator[tuple[str, tuple[Evidence, ...]]]:
    """How the fact stands, and the passages that speak for it; what is held true is not shown as suggested too."""
    if held:
        accepted = tuple(one for one in found if asserted(one))
        inferred = any(graph.startswith(graph_iri(base, "inferred/")) for graph in graphs)
        judged = any(graph in (graph_iri(base, "merges"), graph_iri(base, "curated")) for graph in graphs)
        yield "held" if accepted else "inferred" if inferred else "judged" if judged else "table", accepted
        return
    for status in sorted({one.status for one in found}):
        yield status, tuple(one for one in found if one.status == status)


def _words(predicate: str, incoming: bool, language: str) -> str:
    known = vocabulary.labels(predicate)
    words = known.get(language) or known.get("en") or vocabulary.compact(predicate)
    return f"← {words}" if incoming else words


def _order(line: Line) -> tuple[bool, str, bool, str, str, str]:
    unsettled = line.standing not in {"held", "table", "inferred", "judged"}
    return (line.incoming, line.words, unsettled, line.value, str(line.object), line.standing)


def _remark(line: Line) -> str:
    if line.standing == "table":
        return "  [from the tables]"
    if line.standing == "judged":
        return "  [decided by a person]"
    if line.standing == "inferred":
        return "  [follows from other facts]"
    documents = len(line.documents)
    support = f"{line.confidence:.2f}, {documents} document{'' if documents == 1 else 's'}"
    return f"  [{support}]" if line.standing == "held" else f"  [{line.standing}: {support}]"


def _brief(quote: str, length: int = 160) -> str:
    text = " ".join(quote.split())
    return text if len(text) <= length else text[: length - 1] + "…"


def _facts(iri: str, line: Line) -> Iterator[Fact]:
    subject: str = line.object if line.incoming and isinstance(line.object, str) else iri
    value: str | Literal = iri if line.incoming else line.object
    for one in line.evidence:
        place = (one.document, one.start, one.end, one.quote, one.rule, one.confidence, one.status)
        yield Fact(subject, line.predicate, value, *place)
    if not line.evidence:
        yield Fact(subject, line.predicate, value, "", 0, 0, "", line.standing, 1.0, line.standing)
