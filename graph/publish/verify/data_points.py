"""Points about the data: dumps, the files of each thing, names, terms and where every fact comes from."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from graph.export.lines import Line, literal_parts, parsed
from graph.iri import graph_iri
from graph.publish.places import path_of
from graph.publish.verify.points import Fault, Point
from graph.publish.verify.website import Website, canonical, triple, triples
from ontology import vocabulary

_LABELS = frozenset(map(vocabulary.expand, ("rdfs:label", "dct:title", "skos:prefLabel")))
_TAG = re.compile(r"[a-z]{2,3}(-[a-z]{4})?(-([a-z]{2}|\d{3}))?(-[a-z0-9]{5,8}|-x-[a-z0-9-]+)*", re.ASCII)
_FORMS = {
    vocabulary.NAMESPACES["nuts"]: re.compile(r"[A-Z]{2}[0-9A-Z]{0,3}"),
    vocabulary.NAMESPACES["country"]: re.compile(r"[A-Z0-9]{3}|1A0"),
    "http://www.wikidata.org/entity/": re.compile(r"[QP]\d+"),
    vocabulary.NAMESPACES["evoc"]: re.compile(r"[a-z0-9_]+"),
}
_OURS = re.compile(r"(id/[a-z-]+/[^\s/?#][^\s?#]*|doc/[0-9a-f]+(/ev/\d+-\d+/[^\s/?#]+)?|rule/[^\s?#]+|graph/[^\s?#]+)")
_RDF = (".ttl", ".jsonld", ".nt")


def _parses(site: Website) -> Iterator[Fault]:
    for name in site.files:
        if name.endswith(_RDF):
            try:
                triples(site.folder / name, name.rpartition(".")[2])
            except (SyntaxError, ValueError) as error:
                yield Fault(name, f"is no RDF: {error}")
    for dump in site.dumps:
        for number, line in enumerate(site.raw(dump), 1):
            try:
                canonical(line)
            except (SyntaxError, ValueError) as error:
                yield Fault(dump, f"line {number} is no N-Quad: {error}")


def _is_canonical(site: Website) -> Iterator[Fault]:
    if not site.dumps:
        yield Fault("dumps/", "there are no dumps")
    for dump in site.dumps:
        if (site.folder / dump).read_bytes()[4:8] != b"\0\0\0\0":
            yield Fault(dump, "the gzip says when it was made")
        lines = list(site.raw(dump))
        if any(one >= two for one, two in pairwise(lines)):
            yield Fault(dump, "the lines are not in order, or one stands twice")
        for number, line in enumerate(lines, 1):
            if canonical(line) != line:
                yield Fault(dump, f"line {number} is not as canonical N-Quads write it")


def _no_blank_nodes(site: Website) -> Iterator[Fault]:
    for dump in site.dumps:
        for line in map(parsed, site.raw(dump)):
            if _has_blank(line):
                yield Fault(dump, f"{triple(line)}: a blank node")
    for name in site.files:
        if name.endswith(_RDF):
            yield from (
                Fault(name, f"{triple(line)}: a blank node")
                for line in triples(site.folder / name, name.rpartition(".")[2])
                if _has_blank(line)
            )


def _has_blank(line: Line) -> bool:
    return any(term.startswith("_:") for term in line)


def _iri_policy(site: Website) -> Iterator[Fault]:
    seen: set[str] = set()
    for line in site.quads:
        for term in (line.subject, line.predicate, line.object, line.graph):
            iri = term[1:-1]
            if not term.startswith("<") or iri in seen:
                continue
            seen.add(iri)
            if iri.startswith(site.base) and not iri.startswith((vocabulary.TRI, vocabulary.VOCAB)):
                if not _OURS.fullmatch(iri[len(site.base) :]):
                    yield Fault("dumps/", f"{iri}: not of the form id/KIND/KEY, doc/HASH, rule/NAME or graph/NAME")
            elif not iri.startswith(("http://", "https://", "urn:", "mailto:")):
                yield Fault("dumps/", f"{iri}: no web address")


def _three_files(site: Website) -> Iterator[Fault]:
    here = set(site.files)
    for iri in site.things:
        for ending in ("html", "ttl", "jsonld"):
            name = f"{path_of(iri, site.base)}.{ending}"
            if name not in here:
                yield Fault(name, f"is missing for {iri}")


def _files_equal_dump(site: Website) -> Iterator[Fault]:
    for iri, said in site.things.items():
        for ending in ("ttl", "jsonld"):
            name = f"{path_of(iri, site.base)}.{ending}"
            if not (site.folder / name).is_file():
                continue
            found = {triple(line) for line in triples(site.folder / name, ending)}
            if found != said:
                yield Fault(
                    name, f"{len(said - found)} triples of the dumps are not in it, {len(found - said)} are new"
                )


def _labels_tagged(site: Website) -> Iterator[Fault]:
    for line in site.quads:
        if line.predicate[1:-1] in _LABELS and not line.object.startswith("<") and not literal_parts(line.object)[1]:
            yield Fault("dumps/", f"{triple(line)}: no language")


def _tags_well_formed(site: Website) -> Iterator[Fault]:
    seen = {tag for line in site.quads if line.object[:1] == '"' and (tag := literal_parts(line.object)[1])}
    yield from (Fault("dumps/", f"{tag}: no language tag") for tag in sorted(seen) if not _TAG.fullmatch(tag))


def _provenance(site: Website) -> Iterator[Fault]:
    meta = f"<{graph_iri(site.base, 'meta')}>"
    told = {triple(line) for line in site.quads if line.graph and line.graph != meta}
    known: dict[str, set[str]] = {}
    for line in site.quads:
        if line.graph == meta:
            known.setdefault(line.subject, set()).add(vocabulary.compact(line.predicate[1:-1]))
        elif not line.graph and triple(line) not in told:
            yield Fault("dumps/", f"{triple(line)}: no graph says where it comes from")
    needed = {"prov:hadPrimarySource", "tri:start", "tri:end", "tri:rule", "tri:confidence"}
    for graph in sorted({line.graph for line in site.quads if "/ev/" in line.graph}):
        if missing := needed - known.get(graph, set()):
            yield Fault("dumps/", f"{graph}: says nothing of {', '.join(sorted(missing))}")
    for name in ("prov:wasGeneratedBy", "prov:wasDerivedFrom"):
        if not site.values(site.release, vocabulary.expand(name)):
            yield Fault("catalog.ttl", f"{site.release}: no {name}")


def _links(site: Website) -> Iterator[Fault]:
    found = {term[1:-1] for line in site.quads for term in (line.subject, line.object) if term.startswith("<")}
    linked = 0
    for iri in sorted(found):
        for start, form in _FORMS.items():
            if iri.startswith(start):
                linked += 1
                if not form.fullmatch(iri[len(start) :]):
                    yield Fault("dumps/", f"{iri}: not of the form that {start} has")
    if not linked:
        yield Fault("dumps/", "nothing leads to NUTS, the EU's vocabularies or Wikidata")


def _terms_defined(site: Website) -> Iterator[Fault]:
    defined = {line.subject[1:-1] for line in triples(site.folder / "ontology.ttl", "ttl")}
    used = {
        term[1:-1]
        for line in site.quads
        for term in (line.predicate, line.object)
        if term.startswith((f"<{vocabulary.TRI}", f"<{vocabulary.VOCAB}"))
    }
    yield from (Fault("ontology.ttl", f"{iri}: used, and not described") for iri in sorted(used - defined))


POINTS = (
    Point(1, "Every RDF file parses strictly.", _parses),
    Point(2, "The dumps are canonical: sorted, each line once, gzip without a time.", _is_canonical),
    Point(3, "There are no blank nodes.", _no_blank_nodes),
    Point(4, "Every IRI of the publication has the agreed form.", _iri_policy),
    Point(5, "Every thing has HTML, Turtle and JSON-LD.", _three_files),
    Point(6, "The files of every thing say what the dumps say.", _files_equal_dump),
    Point(12, "Every label and title has a language.", _labels_tagged),
    Point(13, "Language tags are well formed.", _tags_well_formed),
    Point(20, "Every fact says where it comes from, and the release what it was made of.", _provenance),
    Point(21, "Links to NUTS, the EU's vocabularies and Wikidata are there and well formed.", _links),
    Point(22, "Every term of ours that is used is described.", _terms_defined),
)
