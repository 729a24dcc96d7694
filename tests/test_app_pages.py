"""The explorer's pages as a reader meets them, without a browser."""

from __future__ import annotations

import doctest
import importlib
import re
from pathlib import Path

import pytest
import streamlit as st

from graph.library import Library
from graph.questions import questions
from graph.service import Limits
from graph.store import WriteLock
from ontology import vocabulary
from pages._words import languages, strings
from tests.app_pages import hits, links, opened, pieces, words
from tests.explorer_store import make_store

CIRCPRO = "https://w3id.org/triptych/id/project/circpro"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_store(tmp_path_factory.mktemp("pages") / "store")


@pytest.fixture
def store(made: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("TRIPTYCH_STORE", str(made))
    return made


def test_the_first_page_counts_and_offers_ways_in(store: Path) -> None:
    test = opened()

    assert {"**1** Projects", "**2** Organisations"} <= set(links(test))
    assert {"CircPro", "CircPro at a glance", "All questions"} <= set(links(test))


def test_searching_forgives_a_typo_and_links_to_the_thing(store: Path) -> None:
    test = opened()
    test.text_input[0].set_value("Kouvola Inovation").run()

    (rows,) = hits(test)

    assert (rows["label"], rows["about"]) == ("Kouvola Innovation", "organisation")
    assert rows["href"].startswith("/thing?iri=https")


def test_searching_for_what_is_not_there_says_so(store: Path) -> None:
    assert "Nothing is called like “Qwertzuiop”" in words(opened(q="Qwertzuiop"))


def test_a_thing_shows_its_facts_under_plain_headings_with_the_sentence_behind_each(store: Path) -> None:
    test = opened("thing.py", iri=CIRCPRO)

    assert test.title[0].value == "CircPro"
    assert {"**Partners**", "**Lead partner**"} <= {one.value for one in test.markdown}
    assert {"Kouvola Innovation", "Piedmont Region", "CircPro at a glance"} <= set(links(test))
    assert "<strong>Its lead partner is Kouvola Innovation</strong>, in Finland." in pieces(test)


def test_a_quote_is_marked_in_its_own_language(store: Path) -> None:
    assert '<blockquote lang="it"' in pieces(opened("thing.py", iri=CIRCPRO))


def test_sources_that_differ_stand_side_by_side(store: Path) -> None:
    test = opened("thing.py", iri=CIRCPRO)
    captions = [one.value for one in test.caption]

    assert [captions.count(word) for word in ("Sources differ", "Held true here", "Also said")] == [1, 1, 1]
    assert all(f"<strong>{quote}</strong>" in pieces(test) for quote in ("11 partners", "12 partner"))


def test_a_name_opens_the_thing_it_means(store: Path) -> None:
    assert opened("thing.py", q="CircPro").title[0].value == "CircPro"


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        ("en", "Nothing is called like that. Try fewer words, or another language."),
        ("it", "Niente si chiama così. Provi con meno parole o in un'altra lingua."),
    ],
)
def test_a_name_that_nothing_has_is_said_in_a_sentence(store: Path, lang: str, said: str) -> None:
    test = opened("thing.py", q="Xyzzy plugh", lang=lang)

    assert [one.value for one in test.error] == [said]
    assert 'lang="en"' in pieces(test)
    assert "Xyzzy plugh" in pieces(test)


def test_markup_in_a_document_is_shown_and_never_obeyed(store: Path) -> None:
    test = opened("thing.py", iri=CIRCPRO)

    assert "<img" not in pieces(test).replace("&lt;img", "")
    assert all("](http" not in one.value for one in test.markdown)
    assert not any(one.proto.allow_html for one in test.markdown)


def test_no_page_shows_a_raw_address(store: Path) -> None:
    for page, params in (
        ("", {}),
        ("find.py", {}),
        ("thing.py", {"iri": CIRCPRO}),
        ("ask.py", {"name": "partner-network"}),
    ):
        test = opened(page, **params)
        assert "w3id.org" not in "".join([*links(test), words(test).replace("http://outside.example", "")])


def test_the_page_speaks_the_language_of_the_link(store: Path) -> None:
    test = opened("thing.py", iri=CIRCPRO, lang="it")

    assert "**Capofila**" in {one.value for one in test.markdown}
    assert "Regione Piemonte" in links(test)


def test_changing_the_language_keeps_the_thing(store: Path) -> None:
    test = opened("thing.py", iri=CIRCPRO)
    test.radio[0].set_value("it").run()

    assert (test.title[0].value, test.query_params["lang"]) == ("CircPro", "it")
    assert "**Capofila**" in {one.value for one in test.markdown}


def test_a_shipped_question_answers_with_names(store: Path) -> None:
    test = opened("ask.py", name="partner-network")
    frame = test.dataframe[0].value

    assert not any(column.endswith("_iri") for column in frame.columns)
    assert {"Kouvola Innovation", "Piedmont Region"} <= set(frame.to_numpy().flatten().tolist())


def test_every_shipped_question_opens(store: Path) -> None:
    from graph.questions import questions

    for one in questions():
        opened("ask.py", name=one.name, lang="it")


def test_a_query_of_ones_own_is_answered_as_a_table_and_kept_in_the_address(store: Path) -> None:
    query = "SELECT ?partner { ?project tri:leadPartner ?partner }"
    test = opened("ask.py", query=query)

    assert test.dataframe[0].value["partner"].tolist() == ["Kouvola Innovation"]
    assert test.query_params["query"] == query
    assert [one.proto.label for one in test.get("download_button")] == [
        "Download CSV",
        "Download JSON",
        "Download XLSX",
    ]


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("SELECT * { ?s ?p }", "Riga 1, colonna 19: La domanda non si può leggere."),
        ("DELETE WHERE { ?s ?p ?o }", "Le domande leggono soltanto"),
        ("SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }", "Le domande leggono soltanto"),
    ],
)
def test_a_query_that_cannot_be_answered_says_why_in_the_language_of_the_page(
    store: Path, query: str, said: str
) -> None:
    assert [one.value[: len(said)] for one in opened("ask.py", query=query, lang="it").error] == [said]


def test_yes_or_no_and_statements_are_answers_too(store: Path) -> None:
    yes = opened("ask.py", query="ASK { ?s tri:acronym 'CircPro' }")
    made = opened("ask.py", query="CONSTRUCT WHERE { ?s tri:acronym ?o }")

    assert yes.header[0].value == "Yes"
    assert [one.proto.label for one in made.get("download_button")] == [
        "Download CSV",
        "Download Turtle",
        "Download JSON-LD",
        "Download XLSX",
    ]


def test_the_address_keeps_what_a_form_was_filled_with(store: Path) -> None:
    test = opened("ask.py", name="partner-network")
    test.text_input[0].set_value("Kouvola Innovation")
    test.button[0].click().run()

    assert test.query_params["p.organisation"] == "Kouvola Innovation"
    again = opened("ask.py", name="partner-network", **{"p.organisation": "Kouvola Innovation"})
    assert again.text_input[0].value == "Kouvola Innovation"


def test_an_answer_is_drawn_where_it_links_things_and_counted_where_it_has_numbers(store: Path) -> None:
    linked = opened("ask.py", query="SELECT ?project ?partner { ?project tri:hasPartner ?partner }", view="graph")
    counted = opened("ask.py", query="SELECT ?p (COUNT(*) AS ?n) { ?s ?p ?o } GROUP BY ?p", view="chart")
    plain = opened("ask.py", query="SELECT ?name { ?s tri:acronym ?name }", view="graph")

    assert [len(test.get("bidi_component")) for test in (linked, counted, plain)] == [2, 1, 1]
    assert [len(test.get("vega_lite_chart")) for test in (linked, counted, plain)] == [0, 1, 0]
    assert "<td>partner</td>" in pieces(linked)
    assert plain.dataframe[0].value["name"].tolist() == ["CircPro"]


def test_a_query_says_how_to_cite_it(store: Path) -> None:
    test = opened("ask.py", name="partner-network")

    (cited,) = [one.value for one in test.code if "asked on" in one.value]
    assert re.match(r"Triptych, state \d+\. “[^”]+”\. Query [0-9a-f]{10}, asked on \d{4}-\d\d-\d\d\. ", cited)
    assert "?name=partner-network" in cited


def test_a_document_shows_its_text_with_what_was_understood(store: Path) -> None:
    library = Library(store)
    document = dict(library.locations())["/folder/glance.txt"]
    library.close()
    test = opened("documents.py", doc=document)

    assert test.title[0].value == "CircPro at a glance"
    assert ">Kouvola Innovation</mark>" in pieces(test)
    assert "&lt;img src=" in pieces(test)


def test_the_documents_are_listed_by_name(store: Path) -> None:
    assert links(opened("documents.py")) == ["CircPro at a glance", "CircPro in breve"]


def test_a_document_that_is_not_there_is_said(store: Path) -> None:
    assert "This document is not in the store." in words(opened("documents.py", doc="0123"))


@pytest.mark.parametrize("page", ["", "find.py", "thing.py", "ask.py", "documents.py"])
def test_without_a_store_every_page_says_what_to_do(page: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TRIPTYCH_STORE", str(tmp_path / "none"))
    test = opened(page, q="x") if page == "thing.py" else opened(page)

    assert "Nothing is loaded yet." in words(test)
    assert [one.value for one in test.code] == ["triptych load PATH"]


def test_a_first_load_that_is_under_way_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TRIPTYCH_STORE", str(tmp_path))
    with WriteLock(tmp_path):
        during = words(opened())
    after = words(opened())

    assert ["Documents are being loaded." in said for said in (during, after)] == [True, False]


def test_all_languages_have_the_same_strings_with_the_same_places() -> None:
    english = strings("en")
    for code in languages():
        own = strings(code)
        assert set(own) == set(english)
        assert [key for key in english if sorted(_places(own[key])) != sorted(_places(english[key]))] == []


def test_every_standing_of_a_fact_has_its_words() -> None:
    standings = {iri.rpartition("/")[2] for iri in vocabulary.concepts("evidence-status")} - {"accepted"}

    assert [name for name in sorted(standings) if f"fact.{name}" not in strings("en")] == []


def _places(text: str) -> list[str]:
    return [part.partition("}")[0] for part in text.split("{")[1:]]


@pytest.mark.parametrize("name", ["_parts", "_quotes", "_reading", "_values", "_words"])
def test_the_examples_of_shared_parts_run(name: str) -> None:
    found = doctest.testmod(importlib.import_module(f"pages.{name}"))

    assert (found.failed, found.attempted > 0) == (0, True)


def test_a_shipped_question_that_takes_too_long_is_stopped_in_a_sentence(
    store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    slow = tmp_path / "questions"
    slow.mkdir()
    crossed = "SELECT (COUNT(*) AS ?many) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"
    (slow / "slow.rq").write_text(f"# title@en: How many are three by three?\n{crossed}\n", "utf-8")
    monkeypatch.setattr("graph.questions._FOLDER", slow)
    monkeypatch.setattr("pages._store.Limits", lambda: Limits(workers=1, seconds=1))
    questions.cache_clear()
    st.cache_resource.clear()
    try:
        assert "The query took too long and was stopped." in words(opened("ask.py", name="slow"))
    finally:
        monkeypatch.undo()
        questions.cache_clear()
        st.cache_resource.clear()
