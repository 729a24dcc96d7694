"""A load with a model beside the rules: what it suggests waits for a person, is asked for once, and stays."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

import triptych
from graph.review import Suggestion
from loaders.report import Report
from tests.fake_model import NOTHING, FakeModel, Reply, busy, said
from triptych.__main__ import main

TEXT = "TOOLSHARE is an Interreg Europe project.\n\nThe Sharing Shed of Utrecht joined TOOLSHARE in spring.\n"
QUOTE = "The Sharing Shed of Utrecht joined TOOLSHARE"
PROJECT, SHED = {"class": "Project", "name": "TOOLSHARE"}, {"class": "Organization", "name": "Sharing Shed of Utrecht"}
JOINED = {"subject": PROJECT, "property": "hasPartner", "object": SHED, "quote": QUOTE}
INVENTED = {**JOINED, "quote": "The Sharing Shed left TOOLSHARE"}
ANSWER = said({"things": [PROJECT], "facts": [JOINED, INVENTED]}, tokens=700)
KEY = "sk-very-secret-0123456789"
PARTNERS = "SELECT ?name { ?project tri:acronym 'TOOLSHARE' ; tri:hasPartner/rdfs:label ?name }"


@pytest.fixture
def page(tmp_path: Path) -> Path:
    made = tmp_path / "page.txt"
    made.write_text(TEXT, encoding="utf-8")
    return made


@pytest.fixture
def store(tmp_path: Path) -> Path:
    return tmp_path / "store"


def use(monkeypatch: pytest.MonkeyPatch, model: FakeModel, **settings: Any) -> None:
    monkeypatch.setenv("TRIPTYCH_MODEL_URL", model.url)
    monkeypatch.setenv("TRIPTYCH_MODEL_KEY", KEY)
    monkeypatch.setenv("TRIPTYCH_MODEL_NAME", "local")
    for name, value in settings.items():
        monkeypatch.setenv(f"TRIPTYCH_MODEL_{name}", str(value))


def load(store: Path, *paths: Path, with_model: bool = True) -> Report:
    return triptych.open(store).load(*paths, suggest_with_model=with_model)


def waiting(store: Path) -> list[Suggestion]:
    return [one for one in triptych.open(store).suggestions() if "model-local.1" in one.reason]


def partners(store: Path) -> list[str]:
    return [str(row["name"]) for row in triptych.open(store).query(PARTNERS).records()]


def test_nothing_is_sent_unless_it_is_asked_for(page: Path, store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with FakeModel([ANSWER]) as model:
        use(monkeypatch, model)
        load(store, page, with_model=False)

    assert model.asked == []


def test_what_a_model_says_waits_until_a_person_accepts_it(
    page: Path, store: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    with FakeModel([ANSWER]) as model:
        use(monkeypatch, model)
        report = load(store, page)

    assert "Sharing Shed of Utrecht" not in partners(store)
    (joined,) = [one for one in waiting(store) if "has partner" in one.claim]
    assert (joined.claim, joined.quote) == ("TOOLSHARE — has partner — Sharing Shed of Utrecht", QUOTE)
    assert (report.model.suggestions, report.model.requests, report.model.tokens) == (3, 1, 700)
    assert [one.reason for one in report.model.untaken] == ["the quote does not stand in the text"]

    assert main(["decide", "accept", joined.id, "--by", "anna", "--store", str(store)]) == 0
    assert partners(store) == ["Sharing Shed of Utrecht"]
    assert waiting(store) == []
    shown = triptych.open(store).show("Sharing Shed of Utrecht")
    assert shown.entity.kinds == ("Organization",) or "Organization" in str(shown.entity.kinds)


def test_what_a_person_rejects_waits_no_more(page: Path, store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with FakeModel([ANSWER]) as model:
        use(monkeypatch, model)
        load(store, page)
    (joined,) = [one for one in waiting(store) if "has partner" in one.claim]
    main(["decide", "reject", joined.id, "--by", "anna", "--store", str(store)])

    assert "Sharing Shed of Utrecht" not in partners(store)
    assert joined.id not in [one.id for one in waiting(store)]


def test_a_host_is_named_before_it_gets_text_and_the_key_never(
    page: Path, store: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    with FakeModel([ANSWER]) as model:
        use(monkeypatch, model)
        told = store.parent / "report.json"
        command = ["load", str(page), "--store", str(store), "--suggest-with-model", "--report", str(told)]
        assert main(command) == 0
        host = model.url.removesuffix("/v1")

    printed = capsys.readouterr()
    assert printed.err.splitlines() == [f"triptych: the text of documents goes to {host} (model local)"]
    assert "model: 1 request, 700 tokens, 3 suggestions beside 0 known facts" in printed.out
    assert "not taken from the model: 1 item, the quote does not stand in the text" in printed.out
    assert json.loads(told.read_text(encoding="utf-8"))["model"]["suggestions"] == 3
    everything = [
        printed.out.encode(),
        printed.err.encode(),
        *(p.read_bytes() for p in store.parent.rglob("*") if p.is_file()),
    ]
    assert not any(KEY.encode() in one for one in everything)


def test_without_an_address_the_load_says_so_and_does_nothing(
    page: Path, store: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv("TRIPTYCH_MODEL_URL", raising=False)
    monkeypatch.setenv("TRIPTYCH_MODEL_NAME", "local")

    assert main(["load", str(page), "--store", str(store), "--suggest-with-model"]) == 1
    assert "TRIPTYCH_MODEL_URL: is not set" in capsys.readouterr().err
    assert not store.exists()


def test_a_document_is_asked_about_once_and_its_suggestions_stay(
    page: Path, store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with FakeModel([ANSWER]) as model:
        use(monkeypatch, model)
        load(store, page, with_model=False)
        load(store, page)
        before = waiting(store)
        page.touch()
        assert load(store, page).unchanged == [str(page)]
        monkeypatch.setattr("loaders.ingest.rules_version", lambda: "another")
        assert load(store, page, with_model=False).loaded == [str(page)]
        assert load(store, page).loaded == [str(page)]

    assert len(model.asked) == 1
    assert before != []
    assert waiting(store) == before


def test_another_text_is_asked_about_anew_and_what_was_said_of_the_old_one_is_gone(
    page: Path, store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with FakeModel([ANSWER, NOTHING]) as model:
        use(monkeypatch, model)
        load(store, page)
        page.write_text("TOOLSHARE is an Interreg Europe project.\n", encoding="utf-8")
        load(store, page)

    assert len(model.asked) == 2
    assert waiting(store) == []
    assert b"Sharing Shed left" not in (store / "library.sqlite").read_bytes()


@pytest.mark.parametrize(
    ("replies", "reason"),
    [
        ([Reply(b"<html>", kind="text/html")], "no JSON"),
        ([Reply(b"{}", 401)], "TRIPTYCH_MODEL_KEY"),
        ([said("{", reason="length")], "cut short"),
        ([busy(429, Retry_After="3600")], "too busy"),
    ],
)
def test_a_model_that_fails_costs_no_document(
    replies: list[Reply], reason: str, page: Path, store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with FakeModel(replies) as model:
        use(monkeypatch, model)
        report = load(store, page)

    assert report.loaded == [str(page)]
    assert report.refused == []
    assert reason in report.model.unasked[0].reason
    assert projects(store) == 1


def projects(store: Path) -> int:
    return len(triptych.open(store).query("SELECT DISTINCT ?p { ?p a tri:Project }").records())


def test_a_document_that_got_no_answer_is_asked_about_by_the_next_load(
    page: Path, store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with FakeModel([Reply(b"", kind="text/html"), ANSWER]) as model:
        use(monkeypatch, model)
        assert load(store, page).model.unasked != []
        assert load(store, page).model.unasked == []

    assert len(waiting(store)) == 3


def test_a_load_ends_with_an_error_where_the_model_was_not_heard(
    page: Path, store: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    with FakeModel([Reply(b"{}", 401)]) as model:
        use(monkeypatch, model)
        assert main(["load", str(page), "--store", str(store), "--suggest-with-model"]) == 1

    assert "the model was not heard on characters 0 to" in capsys.readouterr().err


def test_after_failures_in_a_row_no_more_is_asked(tmp_path: Path, store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pages = []
    for number in range(6):
        pages.append(tmp_path / f"{number}.txt")
        pages[-1].write_text(f"Page {number} of TOOLSHARE.", encoding="utf-8")
    with FakeModel([Reply(b"", kind="text/html")]) as model:
        use(monkeypatch, model)
        report = load(store, *pages)

    assert len(model.asked) == 3
    assert len(report.model.unasked) == 6
    assert "not asked any more" in report.model.unasked[-1].reason


def test_a_budget_ends_the_asking_and_not_the_load(
    tmp_path: Path, store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pages = []
    for number in range(3):
        pages.append(tmp_path / f"{number}.txt")
        pages[-1].write_text(f"Page {number} of TOOLSHARE.", encoding="utf-8")
    with FakeModel() as model:
        use(monkeypatch, model, REQUESTS=1)
        report = load(store, *pages)

    assert (len(model.asked), len(report.loaded), len(report.model.unasked)) == (1, 3, 2)


def test_an_answer_cut_short_is_asked_for_in_smaller_pieces(
    tmp_path: Path, store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = tmp_path / "long.txt"
    page.write_text("\n\n".join(f"Paragraph {n} tells of tools and sheds. " * 8 for n in range(4)), encoding="utf-8")

    def answer(asked: dict[str, Any]) -> Reply:
        piece = asked["messages"][1]["content"]
        return said("{", reason="length") if len(piece) > 900 else NOTHING

    with FakeModel(answer) as model:
        use(monkeypatch, model)
        report = load(store, page)

    assert report.model.unasked == []
    assert len(model.asked) == 3


def test_a_table_is_not_sent(tmp_path: Path, store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    table = tmp_path / "list.csv"
    table.write_text("Beneficiary;Project\nShed;TOOLSHARE\nDepot;CircPro\n", encoding="utf-8")
    with FakeModel() as model:
        use(monkeypatch, model)
        report = load(store, table)

    assert (len(report.loaded), model.asked) == (1, [])


def test_extract_prints_suggestions_as_such(
    page: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    with FakeModel([ANSWER]) as model:
        use(monkeypatch, model)
        assert main(["extract", str(page), "--suggest-with-model"]) == 0

    printed = capsys.readouterr()
    lines = [json.loads(line) for line in printed.out.splitlines()]
    (joined,) = [line for line in lines if line["predicate"] == "hasPartner" and line["rule"] == "model-local.1"]
    assert (joined["status"], joined["quote"]) == ("suggested", QUOTE)
    assert "not taken from the model: the quote does not stand in the text" in printed.err


def test_the_same_answers_give_the_same_store(page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    written = []
    for name in ("one", "two"):
        with FakeModel([ANSWER]) as model:
            use(monkeypatch, model)
            load(tmp_path / name, page)
        out = tmp_path / f"{name}.nq"
        triptych.open(tmp_path / name).export(out)
        written.append(out.read_bytes())

    assert written[0] == written[1]
