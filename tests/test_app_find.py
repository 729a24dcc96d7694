"""The page Find and the panels of the first page without a browser: what is sent to it, what the address holds."""

from __future__ import annotations

import json
from functools import partial
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs

import pytest
from streamlit.testing.v1 import AppTest

import triptych
from graph.write import Writer
from pages._asked import Asked, address_of
from tests.app_pages import links, opened, words
from tests.explorer_store import Sheet, english, italian, make_store

find_page = partial(opened, "find.py")
PROJECT = "https://w3id.org/triptych/id/project/circpro"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_store(tmp_path_factory.mktemp("find") / "store")


@pytest.fixture
def store(made: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("TRIPTYCH_STORE", str(made))
    return made


PRACTICE = (
    "APE Network is a good practice of Regione Ferrano. The action Train the buyers builds on it. "
    "The plan Plan of Ferrano has the action Train the buyers. Another plan is Plan of Linn."
)


@pytest.fixture(scope="module")
def chain(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """A store with a practice, the action that builds on it, its plan, and a plan apart; and the practice's IRI."""
    folder = tmp_path_factory.mktemp("chain") / "store"
    sheet = Sheet(PRACTICE, "en", "Chain")
    practice = sheet.thing("GoodPractice", "APE Network", "title")
    owner = sheet.thing("PublicOrganisation", "Regione Ferrano")
    action = sheet.thing("Action", "Train the buyers", "title")
    plan = sheet.thing("ActionPlan", "Plan of Ferrano", "title")
    sheet.thing("ActionPlan", "Plan of Linn", "title")
    sheet.say(practice, "practiceOwner", owner, "of Regione Ferrano")
    sheet.say(action, "buildsOn", practice, "builds on it")
    sheet.say(plan, "hasAction", action, "has the action")
    with Writer(folder) as writer:
        writer.put([sheet.reading("/folder/chain.txt")])
    with triptych.open(folder) as graph:
        return folder, graph.find("APE Network")[0].iri


@pytest.fixture
def practice(chain: tuple[Path, str], monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.setenv("TRIPTYCH_STORE", str(chain[0]))
    return chain[1]


def sent(test: AppTest, shape: str) -> dict[str, Any]:
    """What a list of a shape was given."""
    found = [json.loads(one.proto.json) for one in test.get("bidi_component")]
    return next(one for one in found if one["shape"] == shape)


def names(test: AppTest) -> list[str]:
    return [row["label"] for row in sent(test, "rows")["rows"]] if "**0 things**" not in words(test) else []


def counts(test: AppTest, facet: str) -> dict[str, str]:
    facets = {one["name"]: one["values"] for one in sent(test, "facets")["facets"]}
    return {value["label"]: value["shown"] for value in facets.get(facet, [])}


def panel(test: AppTest, which: str) -> dict[str, Any]:
    return next(one for one in sent(test, "panels")["panels"] if one["id"] == which)


def items(test: AppTest, which: str) -> dict[str, str]:
    """The things of a panel with why they are lit."""
    return {item["label"]: item["why"] for group in panel(test, which)["groups"] for item in group["items"]}


def test_everything_is_listed_with_its_kind_and_counted(store: Path) -> None:
    test = find_page()

    assert {"CircPro", "Kouvola Innovation", "Piedmont Region"} <= set(names(test))
    assert counts(test, "kind")["Organisations"] == "2"
    assert counts(test, "language") == {"English": "3", "Italian": "2"}
    about = {row["label"]: row["about"] for row in sent(test, "rows")["rows"]}
    assert about["Kouvola Innovation"] == "Organisation · CircPro · Finland · 1 document"


def test_the_address_holds_the_choice(store: Path) -> None:
    test = find_page(kind="Organization", country="country:ITA")

    assert names(test) == ["Piedmont Region"]
    assert counts(test, "country") == {"Italy": "1", "Finland": "1"}
    assert [one.label.replace("\\", "") for one in test.button][:2] == ["Organisations ✕", "Italy ✕"]


def test_the_link_to_the_list_holds_all_that_was_ticked(store: Path) -> None:
    test = find_page(list=["id:project/circpro", "nuts:ITC1"])
    (link,) = [one.proto for one in test.get("page_link") if one.proto.label.startswith("To the list")]

    assert (link.label, parse_qs(link.query_string)["list"]) == ("To the list (2)", ["id:project/circpro", "nuts:ITC1"])


def test_taking_a_choice_away_leaves_the_others(store: Path) -> None:
    test = find_page(kind="Organization", country="country:ITA")
    next(one for one in test.button if one.label.startswith("Italy")).click().run()

    assert set(names(test)) == {"Kouvola Innovation", "Piedmont Region"}
    assert dict(test.query_params) == {"lang": "en", "kind": "Organization"}


def test_text_and_place_are_looked_for_together(store: Path) -> None:
    test = find_page()
    test.text_input[0].set_value("regione").run()
    test.text_input[1].set_value("ITC1").run()

    assert "Piedmont Region" in names(test)
    assert "Kouvola Innovation" not in names(test)
    assert test.query_params["q"] == "regione"
    assert test.query_params["place"] == "ITC1"


def test_a_place_that_nothing_is_called_is_said(store: Path) -> None:
    assert "No place is called “Qwertzuiop”" in words(find_page(place="Qwertzuiop"))


def test_where_nothing_fits_the_page_says_what_to_do(store: Path) -> None:
    assert "Nothing fits all of this." in words(find_page(kind="Project", country="country:BGR"))
    assert "Nothing is called like “Qwertzuiop”" in words(find_page(q="Qwertzuiop"))


def test_what_an_address_cannot_mean_is_left_out(store: Path) -> None:
    assert names(find_page(sort="colour", list="<>", colour="red"))


def test_a_list_is_a_page_with_the_facts_and_their_sentences(store: Path) -> None:
    test = find_page(show="list", list=["id:org/nothing", "id:project/circpro"])

    assert [one.value for one in test.header] == ["CircPro"]
    assert "1 on the list are no longer in the store." in words(test)
    assert "Kouvola Innovation" in words(test)
    assert any("Its lead partner is Kouvola Innovation" in one.proto.body for one in test.get("html"))


def test_an_empty_list_says_how_to_fill_it(store: Path) -> None:
    assert "tick what belongs on it" in words(find_page(show="list"))


def test_what_is_asked_for_becomes_an_address(store: Path) -> None:
    given = Asked("torino", "ITC1", {"project": [PROJECT], "year": ["2020", "2021"]}, "newest", 3, [PROJECT])

    assert address_of(given) == {
        "lang": "en", "q": "torino", "place": "ITC1", "project": ["id:project/circpro"], "year": ["2020", "2021"],
        "sort": "newest", "page": "3", "list": ["id:project/circpro"],
    }  # fmt: skip
    assert given.toggled("year", "2020", on=False).chosen == {"project": [PROJECT], "year": ("2021",)}
    assert given.toggled("colour", "red", on=True) == given


def test_the_panels_show_the_best_known_of_each_kind(store: Path) -> None:
    test = opened("")

    assert set(items(test, "partner")) == {"Kouvola Innovation", "Piedmont Region"}
    assert panel(test, "practice")["said"].startswith("No practices yet.")


def test_choosing_in_a_panel_shows_what_is_linked_and_why(practice: str) -> None:
    test = opened("", practice=practice)

    assert items(test, "policy")["Train the buyers"] == "builds on"
    assert items(test, "partner")["Regione Ferrano"] == "owner"
    assert panel(test, "policy")["said"] == "2 of 3 are linked"
    assert "Linked to **APE Network**" in words(test)


def test_showing_all_again_forgets_the_choice(practice: str) -> None:
    test = opened("", practice=practice)
    next(one for one in test.button if one.label == "Show all again").click().run()

    assert "practice" not in test.query_params
    assert panel(test, "policy")["said"].startswith("3 in all")


def test_newest_documents_come_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with Writer(tmp_path) as writer:
        writer.put([italian()], run="2026-03-01T10:00:00+00:00")
        writer.put([english()], run="2026-03-02T10:00:00+00:00")
    monkeypatch.setenv("TRIPTYCH_STORE", str(tmp_path))
    test = opened("")
    shown = [one for one in links(test) if one.startswith("CircPro ")]

    assert shown == ["CircPro at a glance", "CircPro in breve"]
    assert sent(test, "visit")["at"] == "2026-03-02T10:00:00+00:00"
