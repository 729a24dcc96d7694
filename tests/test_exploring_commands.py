"""The exploring commands on a small store: text, JSON with quotes, Italian, and errors in one line."""

from __future__ import annotations

import json

import pytest

from tests.explorer_store import add_planned, make_store
from triptych.__main__ import main


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> str:
    folder = make_store(tmp_path_factory.mktemp("exploring") / "store")
    add_planned(folder)
    return str(folder)


def test_a_way_is_printed_with_its_quotes(store: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["path", "CircPro", "Kouvola Innovation", "--quotes", "--limit", "1", "--store", store]) == 0

    out = capsys.readouterr().out
    assert out.startswith("CircPro has among its partners Kouvola Innovation.")
    assert "“Its lead partner is Kouvola Innovation” CircPro at a glance" in out


def test_the_network_lists_organisations(store: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["network", "--project", "CircPro", "--store", store]) == 0

    assert capsys.readouterr().out.startswith("2 organisations, 1 pairs that worked together")


def test_chains_say_their_gaps_in_italian(store: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["chains", "CircPro", "--lang", "it", "--store", store]) == 0

    assert capsys.readouterr().out.splitlines()[:3] == [
        "pratica      – Nel solo documento letto su questa azione non è indicata alcuna pratica di origine.",
        "azione       Buying green",
        "piano        Greener Buying",
    ]


def test_json_has_the_facts_with_their_passages(store: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["chains", "CircPro", "--json", "--store", store]) == 0

    plan = json.loads(capsys.readouterr().out)[0]["parts"][2]
    assert plan["label"] == "Greener Buying"
    assert [one["quote"] for one in plan["facts"][0]["evidence"]] == ["has one action: Buying green"]


def test_gaps_are_grouped_by_thing(store: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["gaps", "Greener Buying", "--store", store]) == 0

    out = capsys.readouterr().out
    assert out.startswith("Greener Buying — id:plan/")
    assert "    No policy instrument is named in the one document about this plan." in out


def test_things_stand_side_by_side(store: str, capsys: pytest.CaptureFixture[str]) -> None:
    command = ["side-by-side", "Kouvola Innovation", "id:org/it-regione-piemonte", "--store", store]

    assert main(command) == 0
    assert "\ndifferent\n  based in\n" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("command", "said"),
    [
        (["suggest", "Kouvola Innovation"], "no other organisation shares a theme"),
        (["who-else", "Buying green"], "nothing else that is loaded is like it"),
        (["side-by-side", "CircPro"], "one thing alone cannot be compared"),
        (["gaps", "nuts:ITC1"], "something else than was asked for"),
    ],
)
def test_what_cannot_be_answered_is_one_line(
    command: list[str], said: str, store: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([*command, "--store", store]) == 1

    error = capsys.readouterr().err
    assert said in error
    assert error.count("\n") == 1
