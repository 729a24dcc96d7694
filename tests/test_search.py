"""Search: names are found in any language and script, half typed and mistyped, and what is gone stays gone."""

from __future__ import annotations

import pytest
import tantivy

from graph.errors import StoreError
from graph.search import Index, Named, index_of
from tests.small_graph import iri, small_graph

THINGS = [
    Named(
        "x:turin",
        "PublicOrganisation",
        (("Città metropolitana di Torino", "it"), ("Metropolitan City of Turin", "en")),
        ("http://data.europa.eu/nuts/code/ITC1", "http://data.europa.eu/nuts/code/ITC11"),
    ),
    Named("x:sofia", "PublicOrganisation", (("Столична община", "bg"), ("Sofia Municipality", "en"))),
    Named("x:attica", "Organization", (("Περιφέρεια Αττικής", "el"),), ("http://data.europa.eu/nuts/code/EL30",)),
    Named("x:silesia", "PublicOrganisation", (("Urząd Marszałkowski Województwa Dolnośląskiego", "pl"),)),
    Named("x:circpro", "Project", (("CircPro", "en"), ("Smart circular procurement", "en"))),
    Named("x:circe", "Project", (("CircE", "en"),)),
    Named("x:circe2020", "Project", (("Circe2020", "en"),)),
    Named("x:milano", "Organization", (("Comune di Milano", "it"),)),
]


@pytest.fixture
def index():
    made = Index()
    made.replace(THINGS)
    made.commit("1")
    return made


def iris(hits):
    return [hit.iri for hit in hits]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Città metropolitana di Torino", "x:turin"),
        ("CITTA METROPOLITANA DI\u00a0TORINO", "x:turin"),
        ("metropolitan turin", "x:turin"),
        ("citta metropoltana", "x:turin"),
        ("metropol", "x:turin"),
        ("stolichna obshtina", "x:sofia"),
        ("столична", "x:sofia"),
        ("perifereia attikis", "x:attica"),
        ("Αττικης", "x:attica"),
        ("urzad marszalkowski", "x:silesia"),
        ("dolnoslaskigo", "x:silesia"),
        ("circular procurment", "x:circpro"),
        ("μητροπολιταν τορινο", "x:turin"),
        ("комуне ди милано", "x:milano"),
        ("Κομούνε ντι Μιλάνο", "x:milano"),
        ("comunedi milano", "x:milano"),
    ],
)
def test_a_name_is_found_however_it_is_typed(index, text, found):
    assert index.find(text)[0].iri == found


def test_the_very_name_comes_before_longer_ones(index):
    hits = index.find("circe")

    assert iris(hits)[:2] == ["x:circe", "x:circe2020"]
    assert hits[0].score == 1.0


def test_a_hit_tells_the_preferred_label_and_the_name_that_matched(index):
    hit = index.find("столична община")[0]

    assert (hit.label, hit.name, hit.kind) == ("Sofia Municipality", "Столична община", "PublicOrganisation")


def test_a_thing_with_several_matching_names_is_one_hit(index):
    index.replace([Named("x:y", "Organization", (("Turin Lab", "en"), ("Turin Laboratory", "en")))])
    index.commit("2")

    assert iris(index.find("turin lab")).count("x:y") == 1


def test_a_kind_keeps_its_subclasses_and_nothing_else(index):
    assert iris(index.find("circular", kind="Project")) == ["x:circpro"]
    assert "x:turin" in iris(index.find("metropolitana", kind="Organization"))
    assert index.find("metropolitana", kind="Project") == ()


def test_the_limit_keeps_the_best(index):
    assert iris(index.find("circ", limit=1)) == iris(index.find("circ"))[:1]


@pytest.mark.parametrize("text", ["", " \u00a0", "–?!", "qqqqqq"])
def test_what_names_nothing_finds_nothing(index, text):
    assert index.find(text) == ()


def test_removed_and_replaced_names_are_found_no_more(index):
    index.remove(["x:turin"])
    index.replace([Named("x:circe", "Project", (("Regions for a circular economy", "en"),))])
    index.commit("2")

    assert "x:turin" not in iris(index.find("metropolitana"))
    assert iris(index.find("circe", kind="Project"))[0] == "x:circe2020"
    assert len(index) == 9


def test_nothing_changes_before_the_commit(index):
    index.remove(["x:circpro"])

    assert iris(index.find("circpro")) == ["x:circpro"]


def test_the_stamp_is_that_of_the_last_commit_and_is_no_hit(index):
    assert index.stamp() == "1"
    assert index.find("stamp") == ()
    assert Index().stamp() == ""


def test_an_index_in_a_folder_is_there_when_opened_again(tmp_path):
    first = Index(tmp_path / "search")
    first.replace(THINGS)
    first.commit("7")
    second = Index(tmp_path / "search")

    assert (second.stamp(), iris(second.find("circpro"))) == ("7", ["x:circpro"])


def test_a_reader_sees_the_commits_of_the_writer(tmp_path):
    writer, reader = Index(tmp_path), Index(tmp_path)
    writer.replace(THINGS)
    writer.commit("1")

    assert reader.find("circpro")[0].iri == "x:circpro"


def test_a_second_writer_is_told_that_there_is_one(tmp_path):
    first, second = Index(tmp_path), Index(tmp_path)
    first.remove(["x:a"])

    with pytest.raises(StoreError, match="written by another process"):
        second.remove(["x:a"])


def test_a_broken_index_is_begun_anew(tmp_path):
    (tmp_path / "meta.json").write_text("{ not json")

    assert Index(tmp_path).stamp() == ""


def test_an_index_is_built_from_a_graph():
    index = index_of(small_graph())

    assert index.find("Kouvola")[0].iri == iri("org/fi-kouvola")
    assert index.find("plan", kind="ActionPlan")[0].iri == iri("plan/circpro/ITC1")


def named(*names):
    return [Named(f"x:{number}", "Organization", ((name, ""),)) for number, name in enumerate(names)]


def index_with(*names):
    made = Index()
    made.fill(named(*names))
    made.commit("1")
    return made


def test_hits_come_in_the_order_of_how_well_they_fit():
    index = index_with("Bari", "Barix", "Citta di Bari", "Barri", "Bariloche", "Bern")

    assert [(hit.name, hit.score) for hit in index.find("bari")] == [
        ("Bari", 1.0),
        ("Barix", 0.972),
        ("Bariloche", 0.94),
        ("Citta di Bari", 0.8033),
        ("Barri", 0.71),
    ]


def test_among_many_names_that_begin_so_there_is_room_for_one_that_was_mistyped():
    many = [f"Gras{letter}hof" for letter in "abcdefghijklmnop"]
    index = index_with(*many, "Graz")

    assert [hit.name for hit in index.find("gras", limit=10)][-1] == "Graz"
    assert len(index.find("gras", limit=10)) == 10


@pytest.mark.parametrize(
    "typed", ["regione lombrdia", "regoine lombardia", "regiione lombardia", "regionelombardia", "regione lomb ardia"]
)
def test_one_slip_anywhere_in_a_name_is_forgiven_spaces_too(typed):
    index = index_with("Regione Lombardia", "Regione Liguria", "Lombardia Informatica")

    assert index.find(typed)[0].name == "Regione Lombardia"


def test_words_that_are_spelt_so_are_not_taken_for_mistyped_ones():
    index = index_with("Rome Museum", "Roma Museum")

    assert [hit.name for hit in index.find("museum roma")] == ["Roma Museum"]


@pytest.mark.parametrize("typed", ["a", "ab", "abc", "abcd"])
def test_the_first_letters_find_the_shortest_names_that_begin_so(typed):
    index = index_with(*(f"Abcd{'e' * size}" for size in range(50, 0, -1)))

    assert [len(hit.name) for hit in index.find(typed, limit=3)] == [5, 6, 7]


def test_the_order_of_writing_changes_no_answer():
    things = named(*(f"Comune di {place}" for place in ("Asti", "Alba", "Biella", "Novara", "Cuneo", "Verbania")))
    one, other = Index(), Index()
    one.fill(things)
    one.commit("1")
    for number, thing in enumerate([*things[::-1], things[2], things[4]]):
        other.replace([thing])
        other.commit(str(number))

    for text in ("comune", "comune di a", "comun", "comnue di", "novarra", "di", "c"):
        assert one.find(text, limit=3) == other.find(text, limit=3)


def test_an_index_with_other_fields_is_no_index_to_readers_and_begun_anew_by_the_writer(tmp_path):
    builder = tantivy.SchemaBuilder()
    builder.add_text_field("key")
    tantivy.Index(builder.build(), path=str(tmp_path))

    with pytest.raises(StoreError, match="triptych optimize"):
        Index.at(tmp_path)
    assert (Index(tmp_path).stamp(), len(Index.at(tmp_path))) == ("", 0)


def test_a_reader_leaves_a_folder_without_an_index_as_it_is(tmp_path):
    with pytest.raises(StoreError, match="triptych optimize"):
        Index.at(tmp_path / "search")

    assert list(tmp_path.iterdir()) == []


def test_a_filled_index_holds_nothing_of_before(index):
    index.fill(named("Bern"))
    index.commit("2")

    assert (len(index), index.find("circpro")) == (1, ())
