"""Which facts go out: by confidence, by the date of their document, and by what they belong to."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph.errors import BadInput, NotFound
from graph.export.lines import Line, parsed
from graph.iri import graph_iri, is_fact_graph
from graph.naming import is_there
from graph.publish.settings import Cut
from graph.terms import Quad, iri_of, node, nquads_of, shown
from ontology import vocabulary
from ontology.errors import UnknownTerm

if TYPE_CHECKING:
    from graph.store import Reader

# A thing belongs to another by what it says of itself …
_BELONGS = ("inProject", "commitmentOf", "inPhase", "reportsOn", "partnerIn", "developedWithin", "convenedBy")
# … or by what the other says of it.
_HAS = (
    "hasPhase",
    "hasTask",
    "hasActionPlan",
    "sharesPractice",
    "hasAction",
    "hasIndicator",
    "hasResult",
    "hasPractice",
)
# What lies in a territory, or holds for it.
_IN = ("basedIn", "appliesTo", "heldIn", "withinTerritory", "region", "targets")
# What a reader needs to know of a thing that is only mentioned.
_SHORTLY = ("rdf:type", "rdfs:label", "dct:title", "tri:acronym", "tri:basedIn", "skos:prefLabel", "skos:altLabel")
_BACKGROUND = ("reference", "labels", "curated", "merges")


@dataclass(frozen=True, slots=True)
class Sources:
    """What ``graph/meta`` says of graphs of facts: document and confidence of a passage, premises of an inference."""

    passages: dict[str, tuple[str, float]]
    premises: dict[str, frozenset[str]]
    dates: dict[str, str]


def published(reader: Reader, base: str, cut: Cut, change: Callable[[Line], Line | None]) -> Iterator[Line]:
    """The quads that go out, in no order: accepted facts in their graphs, and what ``graph/meta`` says of these.

    ``change`` makes each line what it is to be, or None for one that stays here; of a graph that loses all its facts
    nothing is said.
    The default graph is to be the union of these facts; the shipped ontology is not among them.
    Raises NotFound where nothing of the kind or key asked for is there.
    """
    sources = _sources(reader, base)
    graphs = _graphs(reader, base, sources, cut)
    core, mentioned = _things(reader, base, graphs, cut) if cut else (None, None)
    told: set[str] = set()
    for line in _facts(reader, base, graphs):
        if core is not None and mentioned is not None and not _is_kept(line, base, core, mentioned):
            continue
        if (made := change(line)) is not None:
            told.add(line.graph[1:-1])
            yield made
    documents = {sources.passages[graph][0] for graph in told if graph in sources.passages}
    meta = graph_iri(base, "meta")
    for line in _lines(reader.match(None, None, None, node(meta))):
        subject = line.subject[1:-1]
        is_thing = not _is_graph(subject, base) and (mentioned is None or subject in mentioned)
        if (subject in told or subject in documents or is_thing) and (made := change(line)) is not None:
            yield made


def _is_graph(iri: str, base: str) -> bool:
    return iri.startswith((base + "doc/", base + "graph/"))


def _lines(quads: Iterable[Quad]) -> Iterator[Line]:
    return map(parsed, nquads_of(quads))


def _sources(reader: Reader, base: str) -> Sources:
    """What is known of all graphs of facts and their documents."""
    document: dict[str, str] = {}
    confidence: dict[str, float] = {}
    dates: dict[str, str] = {}
    premises: dict[str, set[str]] = defaultdict(set)
    wanted = {vocabulary.expand(name): name for name in ("prov:hadPrimarySource", "tri:confidence", "dct:date")}
    wanted[vocabulary.expand("prov:wasDerivedFrom")] = "premise"
    for predicate, name in wanted.items():
        for quad in reader.match(None, node(predicate), None, node(graph_iri(base, "meta"))):
            subject = iri_of(quad.subject)
            if name == "prov:hadPrimarySource":
                document[subject] = iri_of(quad.object)
            elif name == "premise":
                premises[subject].add(iri_of(quad.object))
            elif name == "dct:date":
                dates[subject] = shown(quad.object)
            else:
                confidence[subject] = float(shown(quad.object))
    passages = {graph: (one, confidence.get(graph, 0.0)) for graph, one in document.items()}
    return Sources(passages, {graph: frozenset(found) for graph, found in premises.items()}, dates)


def _graphs(reader: Reader, base: str, sources: Sources, cut: Cut) -> frozenset[str]:
    """The graphs whose facts go out: accepted passages that are sure and new enough, and what follows from them."""
    kept = {graph_iri(base, name) for name in _BACKGROUND}
    for graph, (document, confidence) in sources.passages.items():
        is_new = not cut.since or sources.dates.get(document, "") >= cut.since
        if is_fact_graph(base, graph) and confidence >= cut.min_confidence and is_new:
            kept.add(graph)
    waiting = dict(sources.premises)
    while found := {graph for graph, premises in waiting.items() if premises <= kept}:
        kept |= found
        waiting = {graph: premises for graph, premises in waiting.items() if graph not in found}
    return frozenset(kept)


def _facts(reader: Reader, base: str, graphs: frozenset[str]) -> Iterator[Line]:
    for line in _lines(reader.match()):
        if line.graph and line.graph[1:-1] in graphs:
            yield line


def _things(reader: Reader, base: str, graphs: frozenset[str], cut: Cut) -> tuple[set[str], set[str]]:
    """IRIs of what is told in full, and of what is told shortly because the former mention it."""
    links: dict[str, set[tuple[str, str]]] = defaultdict(set)
    background = {f"<{graph_iri(base, name)}>" for name in _BACKGROUND}
    named: set[str] = set()
    for line in _facts(reader, base, graphs):
        if line.object.startswith("<"):
            links[line.subject[1:-1]].add((line.predicate[1:-1], line.object[1:-1]))
        if line.graph not in background:
            named.add(line.subject[1:-1])
    core = named
    if cut.only:
        seed = _iri(cut.only, base)
        core = _belonging(seed, links, _BELONGS if seed.startswith(base) else (*_BELONGS, *_IN))
        if not core & set(links):
            if is_there(reader, seed):
                raise NotFound(
                    f"{cut.only}: is in this store, but no fact of it is sure and new enough; "
                    "ask for less with --min-confidence and --since"
                )
            raise NotFound(f"{cut.only}: nothing of this store is called so; 'triptych find' tells what is there")
    if cut.kind:
        core = {one for one in core | (set() if cut.only else set(links)) if _is_a(links[one], cut.kind)}
        if not core:
            raise NotFound(f"class {cut.kind}: nothing that is to be published belongs to it")
    mentioned = set(core)
    shortly = {vocabulary.expand("tri:basedIn"), vocabulary.expand("tri:withinTerritory")}
    waiting = {other for one in core for _, other in links.get(one, ())}
    while waiting - mentioned:
        new = waiting - mentioned
        mentioned |= new
        waiting = {other for one in new for predicate, other in links.get(one, ()) if predicate in shortly}
    return core, mentioned


def _belonging(seed: str, links: dict[str, set[tuple[str, str]]], by: Iterable[str]) -> set[str]:
    """The seed with all that belongs to it ``by`` these properties, and what belongs to that."""
    up = {vocabulary.term(name) for name in by}
    down = {vocabulary.term(name) for name in _HAS}
    below: dict[str, set[str]] = defaultdict(set)
    for one, said in links.items():
        for predicate, other in said:
            if predicate in up:
                below[other].add(one)
            if predicate in down:
                below[one].add(other)
    core, waiting = {seed}, {seed}
    while waiting := {one for found in waiting for one in below[found]} - core:
        core |= waiting
    return core


def _is_a(said: set[tuple[str, str]], kind: str) -> bool:
    return (vocabulary.expand("rdf:type"), _class(kind)) in said


def _class(kind: str) -> str:
    try:
        if vocabulary.is_class(kind):
            return vocabulary.term(kind)
    except UnknownTerm:
        pass
    raise BadInput(f"class {kind!r}: not in the ontology; 'triptych stats' lists classes, such as Project")


def _iri(only: str, base: str) -> str:
    if "://" in only:
        return only
    kind, _, key = only.partition("=")
    if kind in {"region", "nuts"}:
        return vocabulary.expand("nuts:" + key)
    return f"{base}id/{kind}/{key}"


def _is_kept(line: Line, base: str, core: set[str], mentioned: set[str]) -> bool:
    subject = line.subject[1:-1]
    if subject in core:
        return True
    if subject not in mentioned:
        return False
    background = line.graph[1:-1].startswith(base + "graph/") and "/graph/inferred/" not in line.graph
    return background or line.predicate[1:-1] in _short_predicates()


def _short_predicates() -> frozenset[str]:
    return frozenset(map(vocabulary.expand, _SHORTLY))
