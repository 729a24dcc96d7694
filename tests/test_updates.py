"""What an update changes, what of it is kept, and that everything derived follows it."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pyoxigraph as ox
import pytest

from graph.erase import Person, complete, erase, plan
from graph.errors import BadInput, BadQuery
from graph.iri import BASE, is_fact_graph
from graph.keep import backup, restore
from graph.model import Judgement
from graph.store import current, open_snapshot
from graph.updates import Dataset, Delta, Evaluation, Forbidden, TooMuch, Update
from graph.write import Writer
from tests.explorer_store import add_later
from tests.served import ROOT

PROJECT = f"<{BASE}id/project/circpro>"
TRI = "https://w3id.org/triptych/ontology#"
CURATED = f"<{BASE}graph/curated>"


@pytest.fixture
def changed(store: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(store, tmp_path / "store"))


@pytest.fixture(scope="module")
def writer(store: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Writer]:
    """A store that is asked what would change, and not changed."""
    with Writer(Path(shutil.copytree(store, tmp_path_factory.mktemp("asked") / "store"))) as opened:
        yield opened


def found(
    writer: Writer, text: str, dataset: Dataset | None = None, *, anywhere: bool = False, most: int = 10**7
) -> Delta:
    scratch = writer.folder / "updating"
    return Evaluation(writer.live, writer.base, scratch, anywhere=anywhere, most=most).delta(text, dataset)


def change(folder: Path, text: str, *, anywhere: bool = False) -> Delta:
    with Writer(folder) as writer:
        delta = found(writer, text, anywhere=anywhere)
        if delta:
            writer.update(Update("2026-01-01T00:00:00Z", "anna", delta.removed, delta.added))
    return delta


def quads(folder: Path) -> list[str]:
    with open_snapshot(folder) as snapshot:
        return sorted(map(str, snapshot.match()))


def curated(folder: Path) -> set[str]:
    with open_snapshot(folder) as snapshot:
        return {str(quad.triple) for quad in snapshot.match(graph=ox.NamedNode(CURATED[1:-1]))}


def holds_what_it_should(folder: Path) -> bool:
    """Whether the default graph is the union of the graphs of facts."""
    with open_snapshot(folder) as snapshot:
        every = list(snapshot.match())
    held = [str(quad.triple) for quad in every if isinstance(quad.graph_name, ox.DefaultGraph)]
    facts = {
        str(quad.triple)
        for quad in every
        if isinstance(quad.graph_name, ox.NamedNode) and is_fact_graph(BASE, quad.graph_name.value)
    }
    return len(held) == len(facts) and set(held) == facts


@pytest.mark.parametrize(
    ("text", "added", "removed"),
    [
        ("INSERT DATA { <x:a> <x:p> 1, 1.50, 'x'@en-GB }", ['"1"', '"1.5"', '"x"@en-gb'], []),
        (f"INSERT DATA {{ GRAPH {CURATED} {{ <x:a> <x:p> 1 }} }}", ['"1"'], []),
        ("INSERT { ?p <x:p> ?n } WHERE { ?p tri:acronym ?a BIND(LCASE(?a) AS ?n) }", ['"circpro"'], []),
        ("INSERT { <x:a> <x:p> 1 } WHERE { ?p tri:acronym 'CircPro' }", ['"1"'], []),
        ("INSERT { <x:a> <x:p> 1 } WHERE { ?p tri:acronym 'None' }", [], []),
        ("INSERT { ?p <x:p> ?none } WHERE { ?p tri:acronym ?a }", [], []),
        ("INSERT DATA { <x:a> <x:p> 1 } ; DELETE DATA { <x:a> <x:p> 1 }", [], []),
        ("INSERT DATA { <x:a> <x:p> 1 } ; INSERT { ?s <x:q> ?o } WHERE { ?s <x:p> ?o }", ['"1"', '"1"'], []),
        (
            "INSERT DATA { <x:a> <x:p> 1 } ; DELETE { ?s <x:p> ?o } INSERT { ?s <x:p> 2 } WHERE { ?s <x:p> ?o }",
            ['"2"'],
            [],
        ),
        ("PREFIX p: <x:> INSERT DATA { p:a p:p 1 } ; PREFIX q: <y:> INSERT DATA { p:a q:p 2 }", ['"1"', '"2"'], []),
        ("DELETE { <x:a> <x:p> 1 } INSERT { <x:a> <x:p> 1 } WHERE { }", ['"1"'], []),
        (f"WITH {CURATED} INSERT {{ <x:a> <x:p> 1 }} WHERE {{ FILTER NOT EXISTS {{ ?s ?p ?o }} }}", ['"1"'], []),
        (
            "INSERT { <x:a> <x:p> ?n } USING <graph/meta> "
            "WHERE { SELECT (COUNT(*) > 0 AS ?n) { ?e a tri:EvidenceGraph } }",
            ['"true"'],
            [],
        ),
        ("INSERT { <x:a> <x:p> ?n } WHERE { SELECT (COUNT(*) > 0 AS ?n) { ?e a tri:EvidenceGraph } }", ['"false"'], []),
        ("CLEAR GRAPH <graph/curated>", [], []),
        ("INSERT DATA { <x:a> <x:p> '} ; CLEAR ALL' } # } ; DROP ALL", ['"} ; CLEAR ALL"'], []),
    ],
)
def test_an_update_changes_what_it_says(writer: Writer, text: str, added: list[str], removed: list[str]) -> None:
    delta = found(writer, text)

    assert {graph for graph, _ in (*delta.added, *delta.removed)} <= {CURATED}
    assert sorted(triple.split(" ", 2)[2].split("^^")[0] for _, triple in delta.added) == added
    assert list(delta.removed) == removed


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("DELETE WHERE { ?p tri:acronym ?a }", "would change"),
        ("DELETE { ?s ?p ?o } WHERE { ?s ?p ?o }", "would change"),
        ("CLEAR ALL", "would change"),
        ("DROP DEFAULT", "would change"),
        ("INSERT DATA { GRAPH <x:g> { <x:a> <x:p> 1 } }", "would change <x:g>: updates may change"),
        ("INSERT { GRAPH ?g { <x:a> <x:p> 1 } } WHERE { GRAPH ?g { ?p tri:acronym ?a } }", "would change"),
        ("COPY DEFAULT TO <x:g>", "would change"),
        ("INSERT DATA { <x:a> <x:p> 1 } ; MOVE <graph/curated> TO <x:g>", "would change"),
        ("LOAD <http://127.0.0.1:9/>", "LOAD fetches"),
        ("load silent <http://127.0.0.1:9/> INTO GRAPH <graph/curated>", "LOAD fetches"),
        ("CLEAR GRAPH <graph/curated> ; LOAD <http://127.0.0.1:9/>", "LOAD fetches"),
        ("INSERT { ?s ?p ?o } WHERE { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }", "SERVICE calls"),
        (r"INSERT { ?s ?p ?o } WHERE { \u0053ERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }", "SERVICE calls"),
    ],
)
def test_another_graph_and_another_server_are_not_for_updates(writer: Writer, text: str, words: str) -> None:
    with pytest.raises(Forbidden, match=words) as error:
        found(writer, text)

    assert "\n" not in str(error.value)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "SELECT * { ?s ?p ?o }",
        "CLEAR XYZ",
        "INSERT DATA { <x:a> <x:p> 1",
        "INSERT DATA { <x:a> <x:p> }",
        "INSERT DATA { <x:a> <x:p> ?v }",
        "INSERT DATA { <x:a> <x:p> 1 } CLEAR ALL",
        "INSERT DATA { <x:a> <x:p> 1 } ; ; CLEAR ALL",
        "DELETE { ?s ?p ?o }",
        "WITH <x:g> CLEAR ALL",
        "PREFIX x: INSERT DATA { }",
        r"\u004COAD <http://127.0.0.1:9/>",
        "INSERT DATA { _:a <x:p> 1 }",
        "INSERT { [] <x:p> ?a } WHERE { ?p tri:acronym ?a }",
        "INSERT { ?b <x:p> 1 } WHERE { BIND(BNODE() AS ?b) }",
        "ADD <x:g>",
    ],
)
def test_what_is_no_update_is_said(writer: Writer, text: str) -> None:
    with pytest.raises(BadQuery) as error:
        found(writer, text)

    assert not isinstance(error.value, Forbidden)
    assert "\n" not in str(error.value)


def test_the_graphs_of_the_call_are_those_that_the_conditions_are_asked_of(writer: Writer) -> None:
    text = "INSERT { <x:a> <x:p> 1 } WHERE { ?e a tri:EvidenceGraph }"
    inside = "INSERT { <x:a> <x:p> 1 } WHERE { GRAPH ?g { ?e a tri:EvidenceGraph } }"
    meta = (f"{BASE}graph/meta",)

    assert not found(writer, text)
    assert found(writer, text, Dataset(default=meta))
    assert not found(writer, text, Dataset(named=meta))
    assert found(writer, inside, Dataset(named=meta))
    assert not found(writer, inside, Dataset(default=meta))
    for clause in ("USING <x:g>", "USING NAMED <x:g>"):
        with pytest.raises(BadQuery, match="only one of both"):
            found(writer, text.replace("WHERE", f"{clause} WHERE"), Dataset(default=meta))
    with pytest.raises(BadQuery, match="only one of both"):
        found(writer, f"WITH <x:g> {text}", Dataset(default=meta))


def test_an_update_may_not_be_larger_than_allowed(writer: Writer) -> None:
    with pytest.raises(TooMuch, match="1,000 bytes"):
        found(writer, "INSERT { ?s <x:p> ?o } WHERE { ?s ?p ?o }", most=1_000)


def test_the_default_graph_follows_and_the_same_update_again_changes_nothing(changed: Path) -> None:
    text = f"INSERT DATA {{ {PROJECT} tri:acronym 'CircPro', 'CP' }}"
    first, again = change(changed, text), change(changed, text)

    assert (len(first.added), again) == (2, Delta())
    assert holds_what_it_should(changed)
    change(changed, f"DELETE DATA {{ GRAPH {CURATED} {{ {PROJECT} tri:acronym 'CircPro', 'CP' }} }}")
    assert holds_what_it_should(changed)
    with open_snapshot(changed) as snapshot:
        names = {row["a"].value for row in snapshot.query(f"SELECT ?a {{ {PROJECT} <{TRI}acronym> ?a }}")}
    assert names == {"CircPro"}  # which documents say too
    assert len((changed / "updates.jsonl").read_text().splitlines()) == 2


def test_updates_hold_over_loads_judgements_and_what_is_built_anew(changed: Path) -> None:
    change(changed, f"INSERT DATA {{ {PROJECT} tri:aim 'Mine'@en . <x:a> <x:p> 1 }}")
    change(changed, "DELETE DATA { <x:a> <x:p> 1 } ; INSERT DATA { <x:a> <x:p> 2 }")
    change(
        changed,
        "DELETE WHERE { ?p tri:partnerCount ?n } ; INSERT DATA { GRAPH <x:g> { <x:a> <x:p> 3 } }",
        anywhere=True,
    )
    add_later(changed)
    with Writer(changed) as writer:
        writer.decide(
            Judgement(f"{BASE}id/project/circpro", "Rings", "label", "anna", "2026-01-02T00:00:00Z", language="en")
        )
    before = quads(changed)
    assert holds_what_it_should(changed)
    assert {triple.split(" ", 2)[2].split("^")[0] for triple in curated(changed)} == {'"Mine"@en', '"2"', '"Rings"@en'}
    with open_snapshot(changed) as snapshot:
        assert not snapshot.query(f"ASK {{ ?p <{TRI}partnerCount> ?n }}")

    shutil.rmtree(changed / "graph")
    with Writer(changed):
        pass
    assert quads(changed) == before
    backup(changed, changed.parent / "backup")
    restore(changed.parent / "backup", changed.parent / "restored")
    assert quads(changed.parent / "restored") == before


def test_a_line_that_was_cut_off_is_set_aside_and_said(changed: Path) -> None:
    change(changed, "INSERT DATA { <x:a> <x:p> 1 }")
    before = quads(changed)
    with (changed / "updates.jsonl").open("a") as log:
        log.write('{"added": ["<x:a> <x:p>')
    with pytest.warns(UserWarning, match="cut off"), Writer(changed):
        pass

    assert quads(changed) == before
    assert len((changed / "updates.jsonl").read_text().splitlines()) == 1
    assert "<x:a> <x:p>" in (changed / "updates.jsonl.torn").read_text()


def test_a_line_that_only_reached_the_log_is_done_by_the_next_writer(changed: Path) -> None:
    change(changed, "INSERT DATA { <x:a> <x:p> 1 }")
    line = Update("2026-01-02T00:00:00Z", "bert", (), ((CURATED, "<x:a> <x:p> <x:b>"),)).to_line()
    with (changed / "updates.jsonl").open("a") as log:
        log.write(line)  # whole but for the end of the line
    change(changed, "INSERT DATA { <x:a> <x:p> 3 }")

    assert len(curated(changed)) == 3
    assert len((changed / "updates.jsonl").read_text().splitlines()) == 3
    assert holds_what_it_should(changed)


def test_a_log_that_was_changed_by_hand_is_followed(changed: Path) -> None:
    change(changed, "INSERT DATA { <x:a> <x:p> 1 }")
    change(changed, "INSERT DATA { <x:a> <x:p> 2 }")
    log = changed / "updates.jsonl"
    log.write_text(log.read_text().splitlines()[1] + "\n")
    with Writer(changed):
        pass

    assert len(curated(changed)) == 1
    assert holds_what_it_should(changed)


@pytest.mark.parametrize("line", ["{}", "[]", '{"at": "", "by": "", "removed": [], "added": ["<x:a> <x:b> <x:c> ."]}'])
def test_a_broken_line_is_named(changed: Path, line: str) -> None:
    (changed / "updates.jsonl").write_text(line + "\n")
    with pytest.raises(BadInput, match=r"updates\.jsonl, line 1: not an update"), Writer(changed):
        pass


def test_what_a_killed_writer_left_of_its_copy_goes(changed: Path) -> None:
    (changed / "updating").mkdir()
    with Writer(changed):
        pass

    assert not (changed / "updating").exists()


def test_an_erased_person_goes_from_the_log_too(changed: Path) -> None:
    change(changed, f"INSERT DATA {{ {PROJECT} tri:aim 'Ask Ada Kask'@en, 'Buy less'@en }}")
    with Writer(changed) as writer:
        made = plan(writer.library, writer.reader, changed, Person(("Ada Kask",)), at="2026-01-01")
        erase(writer, made)
    complete(changed)

    assert made.updates == 1
    assert "Kask" not in (changed / "updates.jsonl").read_text()
    assert [triple.rpartition('"')[0].rpartition('"')[2] for triple in curated(changed)] == ["Buy less"]
    assert holds_what_it_should(changed)


def test_updates_are_counted_among_what_there_is(changed: Path) -> None:
    change(changed, "INSERT DATA { <x:a> <x:p> 1 }")
    command = [sys.executable, "-m", "triptych", "stats", "--json", "--store", str(changed)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=60)

    assert json.loads(done.stdout)["updates"] == 1
    assert current(changed) is not None
