"""The store: one writer, many readers, nobody blocked, nothing torn."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from graph.errors import BadInput, NotFound, StoreLocked
from graph.iri import BASE
from graph.keep import backup, restore
from graph.library import Library
from graph.model import Judgement, Name
from graph.query import run
from graph.results import Table
from graph.store import current, open_snapshot
from graph.write import Writer
from tests.made import Page, canonical, default_graph_faults, integer, random_page


def count(folder: Path, sparql: str = "SELECT ?p { ?p a tri:Project }") -> int:
    with open_snapshot(folder) as snapshot:
        found = run(snapshot, sparql)
        assert isinstance(found, Table)
        return len(found)


def page(partners: int, text: str) -> Page:
    made = Page(text * 10)
    project = made.thing("Project", Name("CircX", None, "acronym"))
    made.say(project, "partnerCount", integer(partners))
    return made


def test_no_store_says_how_to_make_one(tmp_path: Path) -> None:
    with pytest.raises(NotFound, match="no store here; make one with 'triptych load"):
        open_snapshot(tmp_path)


def test_a_new_store_publishes_an_empty_state(tmp_path: Path) -> None:
    with Writer(tmp_path / "store"):
        pass
    assert count(tmp_path / "store") == 0


def test_a_reader_keeps_its_state_while_the_store_goes_on(tmp_path: Path) -> None:
    folder = tmp_path / "store"
    with Writer(folder):
        pass
    with open_snapshot(folder) as old:
        for number in range(3):
            with Writer(folder) as writer:
                writer.put([random_page(number).reading(f"/{number}.txt")])
        found = run(old, "SELECT ?p { ?p a tri:Project }")
        assert isinstance(found, Table)
        assert len(found) == 0
        assert count(folder) > 0


def test_snapshots_that_nobody_reads_go(tmp_path: Path) -> None:
    folder = tmp_path / "store"
    for number in range(4):
        with Writer(folder) as writer:
            writer.put([random_page(number).reading(f"/{number}.txt")])
    kept = [path.name for path in (folder / "snapshots").iterdir() if path.is_dir()]
    assert kept == [current(folder)]


def test_the_engine_leaves_no_reports_of_its_own_doings(tmp_path: Path) -> None:
    for number in range(3):
        with Writer(tmp_path / "store") as writer:
            writer.put([random_page(number).reading(f"/{number}.txt")])
    assert list((tmp_path / "store").rglob("LOG.old.*")) == []


def test_a_second_writer_is_told_who_writes(tmp_path: Path) -> None:
    with Writer(tmp_path / "store"):
        program = f"from graph.write import Writer; Writer({str(tmp_path / 'store')!r}, wait=0.1).__enter__()"
        found = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert "StoreLocked" in found.stderr
    assert "process" in found.stderr
    assert "is writing to this store; try again when it is done" in found.stderr


def test_a_store_keeps_its_base(tmp_path: Path) -> None:
    with Writer(tmp_path / "store", base="https://example.org/"):
        pass
    with (
        pytest.raises(BadInput, match=r"its IRIs begin with https://example\.org/"),
        Writer(tmp_path / "store", base=BASE),
    ):
        pass


def test_a_conflict_keeps_both_values_with_their_quotes_and_holds_one(tmp_path: Path) -> None:
    with Writer(tmp_path / "store") as writer:
        writer.put([page(8, "Eight partners. ").reading("/a.txt"), page(9, "Nine partners. ").reading("/b.txt")])
        writer.put([page(9, "Nine of them. ").reading("/c.txt")])
        held = run(writer.reader, "SELECT ?n { <id/project/circx> tri:partnerCount ?n }")
        summed = run(writer.reader, "SELECT (SUM(?n) AS ?all) { ?p tri:partnerCount ?n }")
        other = run(
            writer.reader,
            "SELECT ?n ?quote { GRAPH ?g { ?p tri:partnerCount ?n } GRAPH <graph/meta> { ?g tri:quote ?quote ; "
            "tri:status <https://w3id.org/triptych/vocab/evidence-status/conflicting> } }",
        )
    assert isinstance(held, Table)
    assert isinstance(summed, Table)
    assert isinstance(other, Table)
    assert [row["n"] for row in held.records()] == [9]
    assert [row["all"] for row in summed.records()] == [9]
    assert [row["n"] for row in other.records()] == [8]


def test_a_fact_of_two_documents_stays_when_one_is_forgotten(tmp_path: Path) -> None:
    folder = tmp_path / "store"
    with Writer(folder) as writer:
        first, second = page(8, "Eight partners. "), page(8, "They are eight. ")
        writer.put([first.reading("/a.txt"), second.reading("/b.txt")])
        writer.forget(first.document.id)
        assert default_graph_faults(writer.reader) == (set(), set())
    assert count(folder, "SELECT ?n { ?p tri:partnerCount ?n }") == 1
    with Writer(folder) as writer:
        writer.forget(second.document.id)
    assert count(folder, "SELECT ?n { ?p tri:partnerCount ?n }") == 0


def test_forgetting_what_is_not_there_names_it(tmp_path: Path) -> None:
    with Writer(tmp_path / "store") as writer, pytest.raises(NotFound, match="'nothing': not in this store"):
        writer.forget("nothing")


def test_a_document_goes_with_the_last_of_its_locations(tmp_path: Path) -> None:
    with Writer(tmp_path / "store") as writer:
        made = page(8, "Eight partners. ")
        writer.put([made.reading("/a.txt"), made.reading("/copy.txt")])
        assert writer.withdraw(["/a.txt"]) == 0
        assert writer.withdraw(["/copy.txt"]) == 1


def test_a_rejected_statement_leaves_and_comes_back_with_undo(tmp_path: Path) -> None:
    with Writer(tmp_path / "store") as writer:
        made = page(8, "Eight partners. ")
        writer.put([made.reading("/a.txt")])
        before = canonical(writer.reader)
        one = next(one for one in made.statements if one.predicate == "partnerCount")
        reference = f"{one.document}#{one.id}"
        writer.decide(Judgement(reference, "", "reject", "anna", "2026-01-01", "they are nine"))
        found = run(writer.reader, "SELECT ?n { ?p tri:partnerCount ?n }")
        assert isinstance(found, Table)
        assert len(found) == 0
        writer.decide(Judgement(reference, "", "undo", "anna", "2026-01-02"))
        assert canonical(writer.reader) == before


def test_a_merge_is_published_as_a_redirect(tmp_path: Path) -> None:
    with Writer(tmp_path / "store") as writer:
        made = Page("Two names of one body. " * 5)
        made.thing("Organization", Name("Agenzia Alfa", "it"), country="IT")
        made.thing("Organization", Name("Agenzia Beta", "it"), country="IT")
        writer.put([made.reading("/a.txt")])
        pair = [f"{BASE}id/org/it-agenzia-{name}" for name in ("alfa", "beta")]
        writer.decide(Judgement(*pair, "same", "anna", "2026-01-01"))
        found = run(writer.reader, "SELECT ?old ?new { GRAPH <graph/merges> { ?old dct:isReplacedBy ?new } }")
        assert isinstance(found, Table)
        assert [(row["old"], row["new"]) for row in found.records()] == [(pair[1], pair[0])]


def test_a_backup_restores_to_the_same_graph(tmp_path: Path) -> None:
    with Writer(tmp_path / "store") as writer:
        writer.put([random_page(seed).reading(f"/{seed}.txt") for seed in range(6)])
        before = canonical(writer.reader)
        backup(tmp_path / "store", tmp_path / "backup")
    restore(tmp_path / "backup", tmp_path / "other")
    with open_snapshot(tmp_path / "other") as snapshot:
        assert canonical(snapshot) == before


def test_backup_and_restore_overwrite_nothing(tmp_path: Path) -> None:
    with Writer(tmp_path / "store"):
        pass
    backup(tmp_path / "store", tmp_path / "backup")
    with pytest.raises(BadInput, match="exists already"):
        backup(tmp_path / "store", tmp_path / "backup")
    with pytest.raises(BadInput, match="a store is there already"):
        restore(tmp_path / "backup", tmp_path / "store")
    with pytest.raises(NotFound, match="no backup here"):
        restore(tmp_path / "nowhere", tmp_path / "new")


def test_the_index_of_names_is_built_again_when_it_is_lost(tmp_path: Path) -> None:
    import shutil

    from graph.search import Index

    folder = tmp_path / "store"
    with Writer(folder) as writer:
        writer.put([page(8, "Eight partners. ").reading("/a.txt")])
    shutil.rmtree(folder / "search")
    with Writer(folder):
        pass
    assert [hit.label for hit in Index(folder / "search").find("circx")] == ["CircX"]


def test_a_library_of_another_version_is_not_touched(tmp_path: Path) -> None:
    from graph.errors import StoreError

    folder = tmp_path / "store"
    with Writer(folder) as writer:
        writer.library.keep("version", "99")
    with pytest.raises(StoreError, match="written by a newer version"):
        Library(folder)


def test_waiting_for_the_lock_ends_with_its_error(tmp_path: Path) -> None:
    folder = tmp_path / "store"
    with Writer(folder), pytest.raises(StoreLocked), Writer(folder, wait=0.1):
        pass


def test_what_a_killed_writer_changed_and_did_not_publish_is_published_by_the_next(tmp_path: Path) -> None:
    folder = tmp_path / "store"
    killed = "\n".join(
        [
            "import os, sys",
            "from pathlib import Path",
            "import graph.write",
            "from graph.write import Writer",
            "from tests.made import random_page",
            "graph.write.PUBLISH_EVERY = 1e9  # however slow the machine is",
            "writer = Writer(Path(sys.argv[1])).__enter__()",
            "writer.put([random_page(1).reading('/1.txt')])",
            "os._exit(9)",
        ]
    )
    subprocess.run([sys.executable, "-c", killed, str(folder)], check=False)
    assert count(folder) == 0
    with Writer(folder):
        pass

    assert count(folder) > 0
