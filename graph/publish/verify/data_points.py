"""Points about the data: dumps, the files of each thing, names, terms and where every fact comes from."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby, islice, pairwise

from graph.export.lines import Line, literal_parts, parsed
from graph.iri import graph_iri
from graph.publish.catalogued import triples
from graph.publish.verify.points import Fault, Point
from graph.publish.verify.website import Website, canonical, triple
from ontology import vocabulary

_NEEDED = frozenset(
    f"<{vocabulary.expand(name)}>"
    for name in ("prov:hadPrimarySource", "tri:start", "tri:end", "tri:rule", "tri:confidence")
)
"""What is said of each passage."""
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
_TOGETHER = 2_000
"""Lines of a dump that are read at once, in a fraction of the time that each takes alone."""


def _parses(site: Website) -> Iterator[Fault]:
    for name in site.files:
        if name.endswith(_RDF):
            try:
                triples(site.folder / name, name.rpartition(".")[2])
            except (SyntaxError, ValueError) as error:
                yield Fault(name, f"is no RDF: {error}")
    for dump in site.dumps:
        for number, reason in _rewritten(site, dump):
            if reason:
                yield Fault(dump, f"line {number} is no N-Quad: {reason}")


def _is_canonical(site: Website) -> Iterator[Fault]:
    if not site.dumps:
        yield Fault("dumps/", "there are no dumps")
    for dump in site.dumps:
        with (site.folder / dump).open("rb") as file:
            if file.read(8)[4:] != b"\0\0\0\0":
                yield Fault(dump, "the gzip says when it was made")
        if any(one >= two for one, two in pairwise(site.raw(dump))):
            yield Fault(dump, "the lines are not in order, or one stands twice")
        for number, _ in _rewritten(site, dump):
            yield Fault(dump, f"line {number} is not as canonical N-Quads write it")


def _rewritten(site: Website, dump: str) -> Iterator[tuple[int, str]]:
    """The numbers of the lines that canonical N-Quads would write otherwise, and why where they are none at all."""
    lines = enumerate(site.raw(dump), 1)
    while some := list(islice(lines, _TOGETHER)):
        if _are_canonical(b"".join(line for _, line in some)):
            continue
        for number, line in some:
            try:
                if canonical(line) != line:
                    yield number, ""
            except (SyntaxError, ValueError) as error:
                yield number, str(error)


def _are_canonical(lines: bytes) -> bool:
    try:
        return canonical(lines) == lines
    except (SyntaxError, ValueError):
        return False


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
    told: set[str] = set()
    for line in site.quads():
        for term in line:
            iri = term[1:-1]
            wrong = _against_policy(iri, site.base) if term.startswith("<") and iri not in told else ""
            if wrong:
                told.add(iri)
                yield Fault("dumps/", f"{iri}: {wrong}")


def _against_policy(iri: str, base: str) -> str:
    """What is wrong with the form of an IRI, '' where it is good."""
    if iri.startswith(base) and not iri.startswith((vocabulary.TRI, vocabulary.VOCAB)):
        if not _OURS.fullmatch(iri[len(base) :]):
            return "not of the form id/KIND/KEY, doc/HASH, rule/NAME or graph/NAME"
    elif not iri.startswith(("http://", "https://", "urn:", "mailto:")):
        return "no web address"
    return ""


def _three_files(site: Website) -> Iterator[Fault]:
    for iri, path in site.paths.items():
        for ending in ("html", "ttl", "jsonld"):
            name = f"{path}.{ending}"
            if name not in site.here:
                yield Fault(name, f"is missing for {iri}")


def _files_equal_dump(site: Website) -> Iterator[Fault]:
    for iri, said in site.things():
        for ending in ("ttl", "jsonld"):
            name = f"{site.paths[iri]}.{ending}"
            if not (site.folder / name).is_file():
                continue
            found = {triple(line) for line in triples(site.folder / name, ending)}
            if found != said:
                yield Fault(
                    name, f"{len(said - found)} triples of the dumps are not in it, {len(found - said)} are new"
                )


def _labels_tagged(site: Website) -> Iterator[Fault]:
    for line in site.quads():
        if line.predicate[1:-1] in _LABELS and not line.object.startswith("<") and not literal_parts(line.object)[1]:
            yield Fault("dumps/", f"{triple(line)}: no language")


def _tags_well_formed(site: Website) -> Iterator[Fault]:
    seen = {tag for line in site.quads() if line.object[:1] == '"' and (tag := literal_parts(line.object)[1])}
    yield from (Fault("dumps/", f"{tag}: no language tag") for tag in sorted(seen) if not _TAG.fullmatch(tag))


def _provenance(site: Website) -> Iterator[Fault]:
    meta = f"<{graph_iri(site.base, 'meta')}>"
    for said, lines in groupby(site.quads(), triple):  # the same triple stands together, whatever the graph
        graphs = {line.graph for line in lines}
        if "" in graphs and not graphs - {"", meta}:
            yield Fault("dumps/", f"{said}: no graph says where it comes from")
    told: set[str] = set()
    lacking: dict[str, frozenset[str]] = {}
    for subject, lines in groupby(site.quads(), lambda line: line.subject):
        if "/ev/" in subject:
            missing = _NEEDED - {line.predicate for line in lines if line.graph == meta}
            if missing:
                lacking[subject] = missing
            else:
                told.add(subject)
    for graph in sorted({line.graph for line in site.quads() if "/ev/" in line.graph and line.graph not in told}):
        names = sorted(vocabulary.compact(one[1:-1]) for one in lacking.get(graph, _NEEDED))
        yield Fault("dumps/", f"{graph}: says nothing of {', '.join(names)}")
    for name in ("prov:wasGeneratedBy", "prov:wasDerivedFrom"):
        if not site.values(site.release, vocabulary.expand(name)):
            yield Fault("catalog.ttl", f"{site.release}: no {name}")


def _links(site: Website) -> Iterator[Fault]:
    starts = tuple(f"<{start}" for start in _FORMS)
    linked = {term[1:-1] for line in site.quads() for term in (line.subject, line.object) if term.startswith(starts)}
    for iri in sorted(linked):
        for start, form in _FORMS.items():
            if iri.startswith(start) and not form.fullmatch(iri[len(start) :]):
                yield Fault("dumps/", f"{iri}: not of the form that {start} has")
    if not linked:
        yield Fault("dumps/", "nothing leads to NUTS, the EU's vocabularies or Wikidata")


def _terms_defined(site: Website) -> Iterator[Fault]:
    defined = {line.subject[1:-1] for line in triples(site.folder / "ontology.ttl", "ttl")}
    used = {
        term[1:-1]
        for line in site.quads()
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
