"""Erasing a person: nothing of the name is left in any byte of a store, and no later load brings it back."""

from __future__ import annotations

import json
import os
import shutil
import sys
from contextlib import closing
from pathlib import Path

import pytest

import triptych
from graph import erase, erasure_files, ledger
from graph.errors import BadInput, NotFound
from graph.library import Library
from graph.model import Judgement
from graph.naming import is_there
from graph.standing import standing
from graph.store import open_snapshot
from graph.write import Writer
from loaders.uploads import keep
from ontology.names import fold
from tests.erased_person import CSV, HTML, MAIL, NAME, PROJECT, TRACES, TXT, UNSEEN, erased, planned, traces
from triptych.__main__ import main


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Documents; nobody changes them."""
    made = tmp_path_factory.mktemp("documents")
    (made / "page.txt").write_text(TXT, encoding="utf-8")
    (made / "page.html").write_text(HTML, encoding="utf-8")
    (made / "zofie-tammova.csv").write_text(CSV, encoding="utf-8")
    (made / "mail.eml").write_text(MAIL, encoding="utf-8")
    (made / "other.txt").write_text("CircPro is an Interreg Europe project. Mayor Jaan Kask opened it.\n", "utf-8")
    return made


@pytest.fixture(scope="module")
def loaded(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store of the documents and an upload, with judgements by and about the person."""
    made = tmp_path_factory.mktemp("loaded") / "store"
    upload = keep(made, "cv tammova.txt", b"Zofie Tammova works for CircE, which is an Interreg Europe project.")
    keep(made, "refused tammova.txt", b"Zofie Tammova, whose load was cut off")
    graph = triptych.open(made)
    report = graph.load(folder, upload)
    assert not report.refused
    assert len(report.loaded) == 6
    one, other = (graph.find(name, kind="Person")[0].iri for name in (NAME, "Jaan Kask"))
    first, second = f"{PROJECT}circe", f"{PROJECT}circpro"
    at = "2026-01-01"
    graph.decide(Judgement(one, other, "different", "zofie.tammova", at, "no"))
    graph.decide(Judgement(first, second, "different", "Zofie Tammova", at, "Tammova, Zofie told me"))
    graph.close()
    return made


@pytest.fixture
def store(loaded: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(loaded, tmp_path / "store"))


def test_the_store_holds_the_name_in_all_its_parts_before(store: Path) -> None:
    places = {one.split(":")[0] for one in traces(store)}
    assert {"table reading", "graph", "search", "decisions.jsonl", "table location", "name of file"} <= places


def test_after_an_erasure_no_byte_of_the_store_holds_name_address_or_number(store: Path) -> None:
    erased(store)
    assert traces(store) == []


def test_a_new_export_holds_nothing_of_an_erased_person(store: Path, tmp_path: Path) -> None:
    erased(store)
    for form in ("nq", "trig", "ttl", "jsonld", "rdf"):
        target = tmp_path / f"graph.{form}"
        triptych.open(store).export(target)
        folded = fold(target.read_text("utf-8")).replace(" ", "")
        assert [trace for trace in TRACES if trace in folded] == []
        assert target.stat().st_size > 1000


def test_other_persons_and_facts_stay(store: Path) -> None:
    erased(store)
    graph = triptych.open(store)
    assert {hit.label for hit in graph.find("Jaan Kask", kind="Person")} == {"Jaan Kask"}
    assert is_there(graph.reader, f"{PROJECT}circe")
    assert len(graph.documents()) == 6


def test_offsets_stay_and_the_document_keeps_its_id(store: Path, folder: Path) -> None:
    with closing(Library(store)) as library:
        key = library.document_at(str(folder / "page.txt"))
        assert key is not None
        before = library.document(key)
    erased(store)
    with closing(Library(store)) as library:
        after = library.document(key)
        statements, _ = library.statements(key)
    assert len(after.text) == len(before.text)
    assert after.blocks == before.blocks
    assert [one for one, two in zip(after.text, before.text, strict=True) if one != two] == ["█"] * after.text.count(
        "█"
    )
    visit = next(one for one in statements if one.predicate == "eventType")
    assert after.text[visit.start : visit.end] == "study visit"


def test_the_same_documents_loaded_again_bring_nothing_back(store: Path, folder: Path, tmp_path: Path) -> None:
    erased(store)
    report = triptych.open(store).load(shutil.copytree(folder, tmp_path / "copy of Tammova"))
    assert len(report.loaded) == 5
    assert traces(store) == []


def test_unchanged_documents_are_known_again_by_their_covered_path(store: Path, folder: Path) -> None:
    erased(store)
    report = triptych.open(store).load(folder, prune=True)
    assert len(report.unchanged) == 5
    assert report.loaded == report.withdrawn == report.missing == []
    assert len(triptych.open(store).documents()) == 6


def test_an_unseen_document_that_names_the_person_brings_nothing_back(store: Path, tmp_path: Path) -> None:
    erased(store)
    (tmp_path / "unseen.txt").write_text(UNSEEN, encoding="utf-8")
    upload = keep(store, "unseen.html", HTML.replace("CircE", "Circ3").encode())
    report = triptych.open(store).load(tmp_path / "unseen.txt", upload)
    assert len(report.loaded) == 2
    assert is_there(triptych.open(store).reader, f"{PROJECT}circ2")
    assert not upload.exists()
    assert traces(store) == []


def test_a_store_built_anew_brings_nothing_back(store: Path, tmp_path: Path) -> None:
    erased(store)
    assert main(["backup", str(tmp_path / "backup"), "--store", str(store)]) == 0
    assert main(["restore", str(tmp_path / "backup"), "--store", str(tmp_path / "again")]) == 0
    assert traces(tmp_path / "again") == []
    (tmp_path / "unseen.txt").write_text(UNSEEN, encoding="utf-8")
    triptych.open(tmp_path / "again").load(tmp_path / "unseen.txt")
    assert traces(tmp_path / "again") == []


def test_the_ledger_loses_the_judge_and_judgements_about_the_person(store: Path) -> None:
    before = (store / "decisions.jsonl").read_text("utf-8").splitlines()
    erased(store)
    lines = [json.loads(line) for line in (store / "decisions.jsonl").read_text("utf-8").splitlines()]
    assert len(before) == 2
    assert [(line["by"], line["reason"], line["verdict"]) for line in lines] == [
        ("erased", "██████████████ told me", "different")
    ]


def test_what_the_erased_judge_took_back_stays_taken_back(store: Path) -> None:
    path = store / "decisions.jsonl"
    (kept,) = (one for one in standing(ledger.read(path)) if one.by == "Zofie Tammova")
    with Writer(store) as writer:
        writer.decide(Judgement(kept.left, kept.right, "undo", NAME, "2026-03-01"))
    erased(store)
    found = ledger.read(path)
    assert [(one.by, one.verdict) for one in found] == [("erased", "different"), ("erased", "undo")]
    assert standing(found) == []


def test_lines_of_the_ledger_that_were_cut_off_lose_the_person_too(store: Path) -> None:
    with (store / "decisions.jsonl").open("a", encoding="utf-8") as out:
        out.write(f'{{"at": "2026-01-02", "by": "{NAME}", "le')
    with pytest.warns(UserWarning, match="the last line was cut off"):
        erased(store)
    assert traces(store) == []
    assert "by" not in (store / "decisions.jsonl.torn").read_text("utf-8")


def test_a_judgement_made_or_taken_in_later_does_not_bring_the_name_back(store: Path, tmp_path: Path) -> None:
    shutil.copy(store / "decisions.jsonl", tmp_path / "theirs.jsonl")
    erased(store)
    graph = triptych.open(store)
    first, second = f"{PROJECT}circe", f"{PROJECT}circpro"
    graph.decide(Judgement(first, second, "unsure", "Zofie Tammova", "2026-02-02", "said Ms Zofie Tammova"))
    before = (store / "decisions.jsonl").read_text("utf-8").splitlines()
    assert [json.loads(line)["by"] for line in before] == ["erased", "erased"]
    graph.close()
    for _ in range(2):
        main(["ledger", "import", str(tmp_path / "theirs.jsonl"), "--store", str(store)])
    assert traces(store) == []
    assert len((store / "decisions.jsonl").read_text("utf-8").splitlines()) <= len(before) + 2


def test_a_fact_that_was_accepted_stays_so_though_its_words_are_covered(tmp_path: Path) -> None:
    page = tmp_path / "page.txt"
    page.write_text(
        "CircE is an Interreg Europe project.\n\nThe good practice “Reuse with Ada Kask” was shown.\n", "utf-8"
    )
    graph = triptych.open(tmp_path / "store")
    graph.load(page)
    with closing(Library(graph.folder)) as library:
        document = library.documents()[0]
        named = next(one for one in library.statements(document)[0] if "Ada Kask" in getattr(one.object, "value", ""))
    graph.decide(Judgement(f"{document}#{named.id}", "", "reject", "me", "2026-01-01"))
    graph.close()
    erased(graph.folder, "Ada Kask")
    with closing(Library(graph.folder)) as library:
        ids = {f"{document}#{one.id}" for one in library.statements(document)[0]}
    line = json.loads((graph.folder / "decisions.jsonl").read_text("utf-8"))
    assert line["left"] in ids
    assert line["left"] != f"{document}#{named.id}"


def test_a_namesake_is_kept_where_only_some_documents_are_named(store: Path, folder: Path, tmp_path: Path) -> None:
    with closing(Library(store)) as library:
        one = library.document_at(str(folder / "page.txt"))
        other = library.document_at(str(folder / "mail.eml"))
    assert one
    assert other
    erased(store, documents=(one,))
    with closing(Library(store)) as library:
        assert "Tammova" not in library.document(one).text
        assert "Tammova" in library.document(other).text
    triptych.open(store).load(shutil.copytree(folder, tmp_path / "copy"))
    with closing(Library(store)) as library:
        assert "Tammova" not in library.document(one).text


def test_a_plan_shows_each_passage_and_changes_nothing(store: Path) -> None:
    before = {path: path.read_bytes() for path in store.rglob("*") if path.is_file() and "search" not in str(path)}
    made = planned(store)
    after = {path: path.read_bytes() for path in store.rglob("*") if path.is_file() and "search" not in str(path)}
    found = {(one.what, one.text) for one in made.passages}
    assert {
        ("name", "Žofie Maria Tammova"),
        ("name", "TAMMOVA, Žofie"),
        ("name", "Žofie\u00a0Tammová"),
        ("surname", "Tammova"),
        ("contact", "z.tammova@regione.example"),
        ("contact", "+39 02 1234 567"),
    } <= found
    assert made.doubtful == ()
    assert made.judgements == 2
    assert len(made.uploads) == 2  # that of her, and one that was never read
    assert {path.name for path in after if after[path] != before.get(path)} == set()


def test_a_plan_lists_what_looks_like_the_surname_and_stays(tmp_path: Path) -> None:
    texts = (
        "CircE is a project. Ada Kask leads it. Adale Kaskile kiri.",
        "CircE is a project. Ms Kask left. A kask grew.",
    )
    for number, text in enumerate(texts):
        (tmp_path / f"page-{number}.txt").write_text(text, "utf-8")
    triptych.open(tmp_path / "store").load(*tmp_path.glob("*.txt"))
    made = planned(tmp_path / "store", "Ada Kask")
    assert {one.text for one in made.passages} == {"Ada Kask"}
    assert {one.text for one in made.doubtful} == {"Kaskile", "Kask"}
    more = planned(tmp_path / "store", "Ada Kask", "Adale Kaskile", "Kask")
    assert {one.text for one in more.passages} == {"Ada Kask", "Adale Kaskile", "Kask"}


def test_an_erasure_without_yes_says_what_would_go_and_changes_nothing(
    store: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["erase", NAME, "--store", str(store)]) == 2
    said = capsys.readouterr()
    assert "[TAMMOVA, Žofie]" in said.out
    assert "nothing was erased" in said.err
    assert traces(store) != []


def test_an_erasure_on_the_command_line_says_what_it_looked_at_and_what_is_out_of_reach(
    store: Path, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["erase", NAME, "--yes", "--store", str(store)]) == 0
    said = capsys.readouterr().out
    assert "looked at" in said
    assert "backups" in said
    assert "Tammova" in (folder / "page.txt").read_text("utf-8")
    assert traces(store) == []
    assert main(["erase", NAME, "--yes", "--store", str(store)]) == 1
    assert "erased already" in capsys.readouterr().err


def test_whoever_nobody_names_is_not_found(store: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["erase", "Nobody Atall", "--yes", "--store", str(store)]) == 1
    assert "nothing in this store names this person" in capsys.readouterr().err
    with pytest.raises(NotFound):
        planned(store, documents=("0000000000000000",))
    with pytest.raises(BadInput):
        planned(store, "…")


def test_a_person_can_be_named_by_iri(store: Path) -> None:
    with triptych.open(store) as graph:
        iri = graph.find("Jaan Kask", kind="Person")[0].iri
        assert erase.names_of_person(graph.reader, iri) == ("Jaan Kask",)
        with pytest.raises(BadInput):
            erase.names_of_person(graph.reader, f"{PROJECT}circe")
        with pytest.raises(NotFound):
            erase.names_of_person(graph.reader, "https://nowhere.example/person")


def test_a_reader_that_holds_an_old_snapshot_is_named_and_the_snapshot_goes_after_it(store: Path) -> None:
    held = open_snapshot(store)
    made = planned(store)
    with Writer(store) as writer:
        erase.erase(writer, made)
    left = erase.complete(store, 0.3)
    assert [number for number, _ in left.snapshots] == [held.number]
    if sys.platform == "linux":
        assert left.snapshots[0][1] == (os.getpid(),)
    assert next(held.match(), None) is not None
    held.close()
    with Writer(store) as writer:
        assert not erasure_files.is_pending(writer.library)
    assert traces(store) == []
