"""Exports: every format holds the same quads, in the same bytes each time."""

from __future__ import annotations

import gzip
import io
import json
import os
import random
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib

from graph.errors import BadInput
from graph.export import FOLDER, FORMATS, dump, export
from graph.export.jsonld import jsonld, understood
from graph.export.lines import by_graph, ordered
from tests.small_graph import Memory, small_graph
from triptych.commandline import EXPORTS

READ = {
    "nq": ox.RdfFormat.N_QUADS,
    "trig": ox.RdfFormat.TRIG,
    "jsonld": ox.RdfFormat.JSON_LD,
    "nt": ox.RdfFormat.N_TRIPLES,
    "ttl": ox.RdfFormat.TURTLE,
    "rdf": ox.RdfFormat.RDF_XML,
}
RDFLIB = {"nq": "nquads", "trig": "trig", "jsonld": "json-ld", "nt": "nt", "ttl": "turtle", "rdf": "xml"}
COMPRESSED = ["nq.gz", "nt.gz", "trig.gz", "ttl.gz"]
WHOLE = {"nq", "trig", "jsonld"}
RDFS_LABEL = ox.NamedNode("http://www.w3.org/2000/01/rdf-schema#label")


def awkward() -> Memory:
    """Literals and names that break careless writers."""
    thing, graph = ox.NamedNode("https://example.org/ü/1"), ox.NamedNode("https://example.org/g#1")
    texts = [
        'a "quote"',
        'x "^^<y:z>',
        'x "@it',
        "tab\tline\nreturn\rend\\",
        "ends in a backslash \\",
        "\u00a0 \u2028 Столична 😀",
    ]
    xsd = "http://www.w3.org/2001/XMLSchema#"
    values = [ox.Literal(text) for text in texts] + [ox.Literal(text, language="en") for text in texts]
    values += [
        ox.Literal(lexical, datatype=ox.NamedNode(xsd + kind))
        for lexical, kind in [
            ("8", "integer"),
            ("1.5", "decimal"),
            ("true", "boolean"),
            ("P2Y6M", "duration"),
            ("2021", "gYear"),
        ]
    ]
    quads = [ox.Quad(thing, RDFS_LABEL, value) for value in values]
    quads += [ox.Quad(thing, RDFS_LABEL, value, graph) for value in values]
    quads.append(ox.Quad(thing, ox.NamedNode("https://example.org/p/1-links_to"), ox.NamedNode("urn:isbn:0")))
    return Memory(iter(quads))


def exported(reader: Memory, form: str) -> bytes:
    out = io.BytesIO()
    export(reader, out, form)
    return out.getvalue()


def expected(reader: Memory, form: str) -> set[ox.Quad]:
    quads = set(reader.match())
    return quads if form in WHOLE else {quad for quad in quads if quad.graph_name == ox.DefaultGraph()}


@pytest.mark.parametrize("make", [small_graph, awkward])
@pytest.mark.parametrize("form", sorted(READ))
def test_pyoxigraph_reads_back_what_was_exported(form, make):
    reader = make()

    assert set(ox.parse(exported(reader, form), format=READ[form])) == expected(reader, form)


@pytest.mark.parametrize("make", [small_graph, awkward])
@pytest.mark.parametrize("form", sorted(READ))
def test_rdflib_reads_back_what_was_exported(form, make):
    reader = make()
    read = rdflib.Dataset()
    read.parse(data=exported(reader, form), format=RDFLIB[form])
    again = read.serialize(format="nquads", encoding="utf-8")

    assert set(ox.parse(again, format=ox.RdfFormat.N_QUADS)) == expected(reader, form)


@pytest.mark.parametrize("form", sorted(READ))
def test_the_order_in_which_quads_were_added_does_not_change_a_byte(form):
    quads = list(small_graph().match())
    random.Random(7).shuffle(quads)

    assert exported(Memory(iter(quads)), form) == exported(small_graph(), form)


@pytest.mark.parametrize("form", COMPRESSED)
def test_a_compressed_dump_is_the_dump_with_no_name_and_no_time_in_it(form):
    packed = exported(small_graph(), form)

    assert gzip.decompress(packed) == exported(small_graph(), form.removesuffix(".gz"))
    assert packed[3:8] == bytes(5)  # no flags: no name; the time is 0
    assert packed == exported(small_graph(), form)


def test_the_command_offers_the_formats_there_are():
    assert (*FORMATS, FOLDER) == EXPORTS


def test_the_dump_is_sorted_and_holds_each_quad_once():
    lines = list(dump(small_graph()))

    assert lines == sorted(set(lines))
    assert len(lines) == len(list(small_graph().match()))


def test_sorting_through_files_gives_what_sorting_in_memory_gives():
    lines = [b"%d\n" % (n * 7919 % 1000) for n in range(1000)]

    assert list(ordered(iter(lines), chunk=64)) == sorted(lines)


def test_turtle_is_grouped_by_subject_with_short_names():
    text = exported(small_graph(), "ttl").decode()

    assert (
        "<id/initiative/ITC4/riuso> a tri:GoodPractice, tri:Initiative ;\n"
        '  dct:title "Centri del riuso"@it ;\n'
        '  skos:prefLabel "Centri del riuso"@it ;\n'
        "  tri:appliesTo nuts:ITC4 ;\n"
    ) in text


def test_trig_says_the_default_graph_first_and_each_graph_once():
    lines = exported(small_graph(), "trig").decode().splitlines()
    heads = [line for line in lines if line.endswith("{")]

    assert heads[0] == "{"
    assert len(heads) == len(set(heads)) == 1 + len({quad.graph_name for quad in small_graph().match()}) - 1


def test_json_ld_holds_one_subject_a_line():
    document = json.loads(exported(small_graph(), "jsonld"))
    nodes = [node for node in document["@graph"] if "@graph" not in node]

    assert len(nodes) == len({node["@id"] for node in nodes})


def test_a_context_with_a_default_language_does_not_tag_plain_strings():
    found = understood({"@context": {"@language": "en", "label": str(RDFS_LABEL.value)}})
    text = "".join(jsonld(by_graph(awkward()), found))

    assert set(ox.parse(text, format=ox.RdfFormat.JSON_LD)) == set(awkward().match())


def test_a_file_takes_its_format_from_its_suffix(tmp_path):
    size = export(small_graph(), tmp_path / "graph.nt")

    assert (tmp_path / "graph.nt").read_bytes() == exported(small_graph(), "nt")
    assert (tmp_path / "graph.nt").stat().st_size == size


def test_a_suffix_of_two_parts_is_a_format(tmp_path):
    export(small_graph(), tmp_path / "graph.v1.nq.gz")

    assert (tmp_path / "graph.v1.nq.gz").read_bytes() == exported(small_graph(), "nq.gz")


def test_an_unknown_format_names_the_known_ones():
    with pytest.raises(BadInput, match=r"'docx'.*nq, trig, jsonld, nt, ttl, rdf"):
        export(small_graph(), io.BytesIO(), "docx")


def test_a_folder_that_is_not_there_is_named(tmp_path):
    with pytest.raises(BadInput, match=r"missing/graph\.ttl: cannot be written"):
        export(small_graph(), tmp_path / "missing" / "graph.ttl")


def test_a_property_that_xml_cannot_name_is_refused_with_the_way_out():
    nameless = ox.Quad(ox.NamedNode("x:a"), ox.NamedNode("https://example.org/12"), ox.NamedNode("x:b"))

    with pytest.raises(BadInput, match=r"https://example\.org/12: RDF/XML needs .* export as ttl"):
        exported(Memory(iter([nameless])), "rdf")


def test_an_iri_that_json_ld_would_take_for_a_prefixed_name_is_refused():
    odd = ox.Quad(ox.NamedNode("nuts:x"), RDFS_LABEL, ox.Literal("odd"))

    with pytest.raises(BadInput, match="nuts:x: JSON-LD would take nuts: for a prefix"):
        exported(Memory(iter([odd])), "jsonld")


def test_a_link_to_a_file_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "real.nt").write_bytes(b"old")
    (tmp_path / "link.nt").symlink_to("real.nt")

    size = export(small_graph(), tmp_path / "link.nt")

    assert (tmp_path / "link.nt").is_symlink()
    assert (tmp_path / "real.nt").stat().st_size == size


def test_a_pipe_is_written_into_and_stays_a_pipe(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.nt")
    with ThreadPoolExecutor(1) as pool:
        received = pool.submit((tmp_path / "pipe.nt").read_bytes)
        size = export(small_graph(), tmp_path / "pipe.nt")

    assert (len(received.result()), (tmp_path / "pipe.nt").is_fifo()) == (size, True)
