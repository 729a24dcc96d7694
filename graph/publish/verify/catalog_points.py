"""Points about the catalogue: rights, files, numbers and days."""

from __future__ import annotations

import re
from collections.abc import Iterator

from graph.publish.folder import SUMS, digest_of, sums_of
from graph.publish.settings import is_release
from graph.publish.verify.points import Fault, NotChecked, Point
from graph.publish.verify.website import Website
from ontology import vocabulary

_DCAT = "http://www.w3.org/ns/dcat#"
_VOID = "http://rdfs.org/ns/void#"
_SPDX = "http://spdx.org/rdf/terms#"
_FILE = "catalog.ttl"
_MEDIA = "https://www.iana.org/assignments/media-types/application/n-quads"
_DAY = re.compile(r"\d{4}-\d\d-\d\d")


def _licences(site: Website) -> Iterator[Fault]:
    for iri in (site.release, *site.subjects(f"{_DCAT}Distribution")):
        if not site.values(iri, vocabulary.expand("dct:license")):
            yield Fault(_FILE, f"{iri}: no licence")


def _shapes(site: Website) -> Iterator[Fault]:
    if site.shapes is None:
        raise NotChecked("needs the shapes of DCAT-AP 3: give their file with --shapes")
    try:
        from pyshacl import validate
    except ImportError as error:
        raise NotChecked("needs the package pyshacl") from error
    conforms, report, text = validate(str(site.folder / _FILE), shacl_graph=str(site.shapes), advanced=True)
    if not conforms:
        messages = [line.strip() for line in text.splitlines() if line.strip().startswith(("Message", "Focus"))]
        yield Fault(_FILE, "; ".join(messages)[:2000] or str(report))


def _distributions(site: Website) -> Iterator[Fault]:
    found = site.subjects(f"{_DCAT}Distribution")
    if not found:
        yield Fault(_FILE, "there is no distribution")
    for iri in found:
        url = _one(site, iri, f"{_DCAT}downloadURL")
        path = site.folder / url.removeprefix(site.base)
        if not url.startswith(site.base) or not path.is_file():
            yield Fault(_FILE, f"{iri}: downloadURL {url or 'is missing'} leads to no file of this folder")
            continue
        name = url.removeprefix(site.base)
        if _one(site, iri, f"{_DCAT}byteSize") != str(path.stat().st_size):
            yield Fault(name, "its byteSize in the catalogue is another")
        if _one(site, _one(site, iri, f"{_SPDX}checksum"), f"{_SPDX}checksumValue") != digest_of(path):
            yield Fault(name, "its SHA-256 in the catalogue is another")
        if _one(site, iri, f"{_DCAT}mediaType") != _MEDIA:
            yield Fault(name, "its media type in the catalogue is not application/n-quads")


def _void_counts(site: Website) -> Iterator[Fault]:
    found = site.counts
    expected = {
        "triples": found.triples,
        "distinctSubjects": found.subjects,
        "distinctObjects": found.objects,
        "properties": len(found.properties),
        "classes": len(found.classes),
        "entities": found.entities,
    }
    for name, number in expected.items():
        if (said := _one(site, site.release, _VOID + name)) != str(number):
            yield Fault(_FILE, f"void:{name} is {said or 'missing'}; the dumps have {number}")
    for part, key, count, real in (
        ("classPartition", "class", "entities", found.classes),
        ("propertyPartition", "property", "triples", found.properties),
    ):
        said_of = {
            _one(site, one, _VOID + key): _one(site, one, _VOID + count)
            for one in site.values(site.release, _VOID + part)
        }
        for iri in sorted(said_of.keys() | real.keys()):
            if said_of.get(iri) != str(real[iri]):
                yield Fault(_FILE, f"void:{part} of {iri}: {said_of.get(iri, 'missing')}; the dumps have {real[iri]}")


def _void_parts(site: Website) -> Iterator[Fault]:
    for name in ("dataDump", "uriSpace", "exampleResource", "vocabulary"):
        if not site.values(site.release, _VOID + name):
            yield Fault(_FILE, f"no void:{name}")
    for url in site.values(site.release, _VOID + "dataDump"):
        if not (site.folder / url.removeprefix(site.base)).is_file():
            yield Fault(_FILE, f"void:dataDump {url}: no file of this folder")
    examples = set(site.values(site.release, _VOID + "exampleResource"))
    for iri in sorted(examples - {line.subject[1:-1] for line in site.quads() if line.subject[1:-1] in examples}):
        yield Fault(_FILE, f"void:exampleResource {iri}: the dumps say nothing of it")
    links = {one.rpartition("#links-")[2]: one for one in site.subjects(f"{_VOID}Linkset")}
    real = site.counts.links
    for name in sorted(links.keys() | real.keys()):
        said = _one(site, links.get(name, ""), f"{_VOID}triples")
        if said != str(real[name]):
            yield Fault(_FILE, f"linkset {name}: {said or 'missing'}; the dumps have {real[name]}")


def _sums(site: Website) -> Iterator[Fault]:
    listed = sums_of(site.folder)
    if not listed:
        yield Fault(SUMS, "is missing: the publication was cut off; publish again")
        return
    for name in sorted(set(listed) | set(site.files)):
        if name not in listed:
            yield Fault(name, "is not in the list of sums")
        elif name not in site.here:
            yield Fault(name, "is in the list of sums, and missing")
        elif digest_of(site.folder / name) != listed[name]:
            yield Fault(name, "is not what the list of sums says")


def _release(site: Website) -> Iterator[Fault]:
    version = _one(site, site.release, f"{_DCAT}version")
    if not is_release(version) or not site.release.endswith(f"/{version}"):
        yield Fault(_FILE, f"version {version or 'is missing'}: not three numbers, or not those of {site.release}")
    days = [_one(site, site.release, vocabulary.expand(name)) for name in ("dct:issued", "dct:modified")]
    for name, day in zip(("issued", "modified"), days, strict=True):
        if not _DAY.fullmatch(day):
            yield Fault(_FILE, f"{name} {day or 'is missing'}: no day")
    if days[1] < days[0]:
        yield Fault(_FILE, "modified before it was issued")


def _one(site: Website, subject: str, predicate: str) -> str:
    return next(iter(site.values(subject, predicate)), "")


POINTS = (
    Point(14, "The data set and every distribution have a licence.", _licences),
    Point(15, "The catalogue conforms to the shapes of DCAT-AP 3.", _shapes),
    Point(16, "Every distribution says where it is, its bytes, SHA-256 and media type.", _distributions),
    Point(17, "The numbers of VoID are those of the dumps.", _void_counts),
    Point(18, "VoID names dumps, IRI space, an example, vocabularies and link sets.", _void_parts),
    Point(19, "SHA256SUMS lists every file as it is.", _sums),
    Point(23, "The release has a semantic version, and days on which it was issued and modified.", _release),
)
