"""Facets: what there is by kind, project, theme, place, year and language, counted under a choice."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest

import triptych
from graph.errors import BadInput, NotFound
from graph.facets import FACETS, Facets, NamedFacets, facets_of
from graph.many_names import labels_of
from graph.naming import label
from graph.search import index_of
from graph.terms import PREFIXES
from tests.explorer_store import add_later, make_store
from tests.small_graph import iri, small_graph
from triptych.__main__ import main

CIRCPRO, CIRCE = iri("project/circpro"), iri("project/circe")
PIEDMONT, TURIN = PREFIXES["nuts"] + "ITC1", PREFIXES["nuts"] + "ITC11"
ITALY = PREFIXES["country"] + "ITA"
BUYING, CIRCULAR = PREFIXES["theme"] + "green-public-procurement", PREFIXES["theme"] + "circular-economy"


@pytest.fixture(scope="module")
def facets() -> Facets:
    return facets_of(small_graph())


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_store(tmp_path_factory.mktemp("facets") / "store")


def chosen(facets: Facets, **values: str) -> set[str]:
    """The ends of the IRIs of what a choice leaves."""
    found = facets.choose({name: [value] for name, value in values.items()})
    return {facets.things[number].rpartition("/")[2] for number in found.things}


def test_a_project_holds_its_partners_plans_actions_and_instruments(facets: Facets) -> None:
    assert chosen(facets, project=CIRCPRO) == {
        "circpro", "fi-kouvola", "it-regione-piemonte", "ITC1", "1", "2", "rete-ape", "strategia"
    }  # fmt: skip


def test_a_programme_holds_what_its_projects_hold_and_itself(facets: Facets) -> None:
    found = chosen(facets, programme=iri("programme/interreg-europe"))

    assert {"interreg-europe", "circpro", "fi-kouvola", "strategia"} <= found


def test_what_lies_in_a_region_counts_in_all_around_it(facets: Facets) -> None:
    assert chosen(facets, region=TURIN) <= chosen(facets, region=PIEDMONT) <= chosen(facets, country=ITALY)
    assert "it-citta-metropolitana-di-torino" in chosen(facets, region=PIEDMONT)


def test_a_project_is_where_its_partners_are(facets: Facets) -> None:
    assert "circpro" in chosen(facets, region=PREFIXES["nuts"] + "FI1C")


def test_a_theme_counts_in_those_above_it() -> None:
    from ontology import vocabulary

    facets = facets_of(small_graph())
    narrow = facets.columns["theme"].of(BUYING).tolist()
    above = vocabulary.broader(BUYING)

    assert narrow
    assert all(set(narrow) <= set(facets.columns["theme"].of(theme).tolist()) for theme in above)


def test_all_years_from_start_to_end_count(facets: Facets) -> None:
    assert [year for year in ("2018", "2019", "2020", "2021", "2022") if facets.columns["year"].of(year).size] == [
        "2018", "2019", "2020", "2021", "2022"
    ]  # fmt: skip


CHOICES: Sequence[Mapping[str, Sequence[str]]] = [
    {},
    {"kind": ["Organization"]},
    {"kind": ["Organization", "Action"], "country": [ITALY]},
    {"project": [CIRCPRO], "region": [PIEDMONT], "kind": ["Action"]},
    {"theme": [CIRCULAR], "year": ["2021"]},
    {"project": ["https://nothing.example/"]},
]


@pytest.mark.parametrize("choice", CHOICES)
def test_a_count_is_how_many_there_are_when_the_value_is_chosen(
    facets: Facets, choice: Mapping[str, Sequence[str]]
) -> None:
    for facet, counts in facets.choose(choice).counts.items():
        known = dict(counts)
        for value in facets.columns[facet].values:
            assert len(facets.choose({**choice, facet: [value]})) == known.get(value, 0)


@pytest.mark.parametrize("choice", CHOICES)
def test_what_is_left_has_a_chosen_value_of_every_facet(facets: Facets, choice: Mapping[str, Sequence[str]]) -> None:
    left = set(facets.choose(choice).things.tolist())
    fit = {
        number
        for number in range(len(facets))
        if all(set(values).intersection(facets.columns[facet].held_by(number)) for facet, values in choice.items())
    }

    assert left == fit


def test_a_facet_that_there_is_not_is_said(facets: Facets) -> None:
    with pytest.raises(BadInput, match="'colour': no facet; known are kind, project"):
        facets.choose({"colour": ["red"]})


def test_names_of_many_things_are_those_of_each(facets: Facets) -> None:
    reader = small_graph()
    for language in ("en", "it", "fi"):
        assert labels_of(reader, facets.things, language) == [label(reader, one, language) for one in facets.things]


def test_values_are_chosen_by_name_and_things_come_by_name() -> None:
    reader = small_graph()
    named = NamedFacets(reader, index_of(reader), "it")
    found = named.choose(chosen={"project": "CircPro", "country": "IT", "kind": ["Organization", "Action"]})

    assert [name for _, name in found.things] == sorted((name for _, name in found.things), key=str.casefold)
    assert found.total == len(found.things) > 1
    assert [one.name for one in found.counts["project"] if one.value == CIRCPRO] == ["CircPro"]


def test_a_text_and_a_place_limit_what_is_counted() -> None:
    reader = small_graph()
    named = NamedFacets(reader, index_of(reader))
    found = named.choose("regione", place="ITC1")

    assert [one for one, _ in found.things if "/org/" in one] == [iri("org/it-regione-piemonte")]
    assert all(one.count <= found.total for one in found.counts["kind"])


def test_a_name_that_means_no_project_is_said() -> None:
    reader = small_graph()
    with pytest.raises(NotFound, match="Xyzzy"):
        NamedFacets(reader, index_of(reader)).choose(chosen={"project": "Xyzzy plugh"})


def test_facets_follow_what_is_published_and_show_the_language_of_documents(tmp_path: Path) -> None:
    graph = triptych.open(make_store(tmp_path / "store"))
    before = graph.facets().choose(chosen={"kind": "Project"})
    add_later(tmp_path / "store")
    after = graph.facets().choose(chosen={"kind": "Project"})

    assert [name for _, name in before.things] == ["CircPro"]
    assert [name for _, name in after.things] == ["CircPro", "Ferrano"]
    assert {one.value for one in after.counts["language"]} == {"en", "it"}
    graph.close()


def test_a_store_without_anything_has_no_values(tmp_path: Path) -> None:
    from graph.write import Writer

    with Writer(tmp_path / "store"):
        pass
    graph = triptych.open(tmp_path / "store")
    found = graph.facets().choose()

    assert (found.total, found.things, set(found.counts)) == (0, (), set(FACETS))
    graph.close()


def test_the_command_counts_and_lists(store: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status = main(["find", "--facets", "--choose", "kind=Organization", "--store", str(store)])
    lines = capsys.readouterr().out.splitlines()

    assert (status, lines[0]) == (0, "2 things")
    assert "project: CircPro 2" in lines
    assert lines[-2].startswith("Kouvola Innovation — ")


def test_the_command_gives_programs_everything(store: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["find", "--facets", "--json", "--store", str(store)])
    found = json.loads(capsys.readouterr().out)

    assert found["counts"]["project"][0]["name"] == "CircPro"


@pytest.mark.parametrize("wrong", [["--facets", "--choose", "project"], ["--choose", "kind=Project"], []])
def test_the_command_says_how_to_choose(store: Path, wrong: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["find", *wrong, "--store", str(store)]) == 1
    assert "--choose" in capsys.readouterr().err
