"""The page of connections as a reader meets it, without a browser."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from tests import app_pages
from tests.app_pages import links, words
from tests.explorer_store import add_planned, make_store


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = make_store(tmp_path_factory.mktemp("connections") / "store")
    add_planned(folder)
    return folder


@pytest.fixture
def store(made: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("TRIPTYCH_STORE", str(made))
    return made


opened = partial(app_pages.opened, "connections.py")


def test_without_anything_chosen_the_page_says_what_to_do(store: Path) -> None:
    assert "Name two things" in words(opened())


def test_an_empty_store_says_how_to_load(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TRIPTYCH_STORE", str(tmp_path / "none"))

    assert "Nothing is loaded yet." in words(opened())


def test_a_link_opens_a_way_as_a_sentence_with_its_quotes(store: Path) -> None:
    test = opened(a="id:org/it-regione-piemonte", b="Kouvola Innovation")

    assert "The Piedmont Region is a partner in CircPro, which has among its partners Kouvola Innovation." in words(
        test
    )
    assert "tra cui la Regione Piemonte" in quoted(test)


def quoted(test: AppTest) -> str:
    return "\n".join(one.proto.body for one in test.get("html"))


def test_typing_a_name_keeps_it_in_the_address(store: Path) -> None:
    test = opened(a="id:org/it-regione-piemonte")
    test.text_input(key="pick-b").set_value("kouvola inovation").run()

    assert test.query_params["b"] == "kouvola inovation"
    assert "is a partner in CircPro" in words(test)


def test_of_several_things_called_so_one_is_chosen(store: Path) -> None:
    test = opened(a="Regione Piemonte", b="CircPro")
    assert "Which one is meant?" in words(test)
    next(one for one in test.button if "organisation" in one.label).click().run()

    assert test.query_params["a"] == "id:org/it-regione-piemonte"
    assert test.text_input(key="pick-a").value == "Piedmont Region"
    assert "The Piedmont Region is a partner in CircPro." in words(test)


def test_a_name_that_nothing_bears_is_said(store: Path) -> None:
    assert "Nothing is called like “Qwertzuiop”" in words(opened(a="Qwertzuiop", b="CircPro"))


def test_the_network_counts_and_lists_organisations(store: Path) -> None:
    test = opened(view="network")

    assert "Organisations: 2. Pairs that worked together: 1." in words(test)
    assert "Kouvola Innovation</a>" in quoted(test)


def test_a_network_of_nothing_says_so(store: Path) -> None:
    assert "No document names two organisations" in words(opened(view="network", theme="theme:energy-efficiency"))


def test_chains_are_cards_with_their_gaps_said_plainly(store: Path) -> None:
    test = opened(view="chains")

    assert "Chains: 1. Complete: 0." in words(test)
    assert "Buying green" in links(test)
    assert "*No source practice is named in the one document about this action.*" in words(test)
    assert "*No policy change is named in the one document about this plan.*" in words(test)


def test_the_page_speaks_italian(store: Path) -> None:
    test = opened(view="chains", lang="it")

    assert "*Nel solo documento letto su questa azione non è indicata alcuna pratica di origine.*" in words(test)
    assert test.title[0].value == "Legami"


def test_nobody_to_suggest_is_said(store: Path) -> None:
    test = opened(view="partners", **{"for": "Kouvola Innovation"})

    assert "No other organisation shares a theme" in words(test)


def test_gaps_are_said_with_what_was_read_and_lead_to_the_things(store: Path) -> None:
    test = opened(view="gaps", of="Greener Buying")

    assert "No source practice is named in the one document about this plan." in words(test)
    assert "Greener Buying" in links(test)
    assert "The document read" in [one.proto.popover.label for one in test.get("popover")]
    assert "What is missing in the documents read may stand elsewhere." in words(test)


def test_gaps_are_asked_of_something(store: Path) -> None:
    assert "Name a project, a plan" in words(opened(view="gaps"))


def test_two_things_stand_side_by_side_with_their_sentences(store: Path) -> None:
    test = opened(view="beside", a="id:org/it-regione-piemonte", b="Kouvola Innovation")
    table = next(one.proto.body for one in test.get("html") if "tri-beside" in one.proto.body)

    assert "Side by side: Piedmont Region, Kouvola Innovation" in table
    assert '<th scope="row">' in table
    assert "Finland</a>" in table
    assert "Kouvola Innovation, in Finland" in quoted(test)


def test_a_territory_beside_an_organisation_is_refused_in_a_sentence(store: Path) -> None:
    said = words(opened(view="beside", a="nuts:ITC1", b="id:org/it-regione-piemonte"))

    assert "a region or country is compared with another one alone" in said


def test_both_views_speak_italian(store: Path) -> None:
    assert "Indica due cose dello stesso tipo" in words(opened(view="beside", lang="it"))
    assert "Nel solo documento letto su questo piano" in words(opened(view="gaps", of="Greener Buying", lang="it"))
