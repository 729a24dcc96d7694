"""Places: which words of a text are taken for one."""

import pytest

from graph.model import Mention, document_of
from loaders.extract.reading import begin
from loaders.extract.rules import extract
from loaders.extract.whereabouts import locate
from ontology import territories


def places(text: str) -> set[str]:
    """The names of the places that a text is found to speak of, and the codes of those it does not name."""
    found = (s.subject for s in extract(document_of(text)) if s.predicate == "type")
    return {m.names[0].text if m.names else str(m.code) for m in found if m.kind in ("City", "Region", "Country")}


def located(text: str, body: str) -> tuple[str | None, str | None]:
    """Where the body is whose name fills the text."""
    reading = begin(document_of(text))
    return locate(reading, 0, len(reading.words) - 1, body)


@pytest.mark.parametrize(
    "text",
    [
        "From these visits the partners learnt a lot.",
        "Com este plano o município quer poupar energia.",
        "Una nuova rete di comuni è nata in primavera.",
        "A visita foi feita pelo Vale na semana passada.",
        "Ha parlato anche Juan Ferrero, direttore.",
        "The report was written by Karin Holm.",
    ],
)
def test_a_word_that_is_a_place_in_another_language_only_is_no_place(text: str):
    assert places(text) == set()


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The partners met in Florence.", "Florence"),
        ("The partners met in Pilsen.", "Pilsen"),
        ("Spotkanie dotyczyło planów Lublina.", "Lublina"),
        ("I partner si sono incontrati a Lubiana.", "Lubiana"),
    ],
)
def test_a_city_is_known_by_its_foreign_and_inflected_names(text: str, name: str):
    assert places(text) == {name}


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Työ alkoi vuonna 2018 ja sen kokous pidetään syksyllä Kuopiossa, jossa on myös vieraita.", "geonames:650224"),
        ("The meeting in Kuopiossa was a slip of the pen, and nobody was there.", None),
        ("Następne spotkanie odbyło się w Krakowie i było bardzo ciekawe dla wszystkich.", "geonames:3094802"),
        ("Naslednje srečanje je bilo v Mariboru in je bilo zelo zanimivo za vse.", "geonames:3195506"),
    ],
)
def test_a_case_form_of_a_name_means_the_place_where_its_language_is_spoken(text: str, code: str | None):
    found = {s.subject.code for s in extract(document_of(text)) if s.predicate == "label"}

    assert found == ({code} if code else set())


def test_a_year_before_the_head_noun_belongs_to_a_strategy():
    rows = extract(document_of("The council adopted the Green Valley 2040 Roadmap in spring."))
    names = {s.object.value for s in rows if s.predicate == "label"}

    assert names == {"Green Valley 2040 Roadmap"}


def test_a_compass_word_joined_by_a_hyphen_leaves_no_country():
    assert places("The farms of West-Poland took part.") == set()


@pytest.mark.parametrize(
    ("name", "body", "where"),
    [
        ("Latvia Design Centre", "research-centre", ("LV", None)),
        ("Centro per la Mobilità", "research-centre", (None, None)),
        ("West Valley Cluster", "cluster", (None, None)),
        ("Comune di Este", "municipality", ("IT", "ITH36")),
    ],
)
def test_a_body_is_not_where_its_head_noun_or_a_common_word_is_a_place(
    name: str, body: str, where: tuple[str | None, str | None]
):
    assert located(name, body) == where


def test_a_legal_form_in_brackets_is_no_country_code():
    rows = extract(document_of("The project DEMO has three partners: Alfa Consulting (SL), City of Turin (IT)."))
    based = {s.object.code for s in rows if s.predicate == "basedIn" and isinstance(s.object, Mention)}

    assert "SL" not in based


def test_a_body_is_where_the_case_form_in_its_name_says():
    text = "W spotkaniu wzięła udział Politechnika w Krakowie i było to bardzo ciekawe dla wszystkich."
    rows = extract(document_of(text))

    assert {s.object.code for s in rows if s.predicate == "basedIn" and isinstance(s.object, Mention)} == {"PL213"}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Il secondo incontro si è svolto a Carloforte con i pescatori.", "Carloforte"),
        ("Drugie spotkanie odbyło się w Lanckoronie i było bardzo ciekawe.", "Lanckoronie"),
        ("La visita pasó por Logroño, Haro y los viñedos del valle.", "Haro"),
        ("Visitors from Peitz (Germany) came too.", "Peitz"),
    ],
)
def test_a_small_town_counts_behind_a_preposition_in_a_row_and_beside_its_country(text: str, name: str):
    assert name in places(text)


@pytest.mark.parametrize(
    "text",
    [
        "Carloforte ha presentato la relazione e tutti hanno votato.",
        "In Schulen und Betrieben wird das Wissen nun angewandt.",
        "They talked with Haro and Peitz about it in Brussels.",
    ],
)
def test_a_small_town_needs_a_reason(text: str):
    assert not places(text) & {"Carloforte", "Schulen", "Haro", "Peitz"}


@pytest.mark.parametrize(
    ("text", "body", "place"),
    [
        ("Comune di Carloforte", "municipality", "ITG2H"),
        ("Lieksan kaupunki on mukana hankkeessa ja sen työ on alkanut.", "municipality", "FI1D3"),
        ("Košický samosprávny kraj je partnerom projektu a jeho práca sa už začala.", "regional-authority", "SK042"),
        ("La Agencia Andaluza de la Energía", "agency", "ES61"),
    ],
)
def test_a_body_is_where_a_small_town_a_case_form_or_an_adjective_in_its_name_says(text: str, body: str, place: str):
    assert located(text, body)[1] == place


def seat(text: str, name: str) -> str | None:
    """The NUTS code that a text is found to give a body."""
    found = (s.subject for s in extract(document_of(text)) if s.predicate == "type")
    return next(m.place for m in found if m.names and m.names[0].text == name)


def test_a_country_beside_a_body_lets_the_foreign_place_in_its_name_be_found():
    text = "Partnerzy: Gmina Águeda (Portugalia), Gmina Sopot (Polska) i Gmina Idrija (Słowenia)."

    assert seat(text, "Gmina Águeda") == "PT16D"


def test_a_ministry_without_a_place_is_of_the_only_region_of_which_the_text_speaks():
    text = "El plan de la Región de Murcia fue redactado por la Dirección General del Agua en 2021."

    assert seat(text, "Dirección General del Agua") == "ES62"


def test_a_ministry_is_nowhere_in_a_text_about_several_regions():
    text = "El plan une Aragón y la Región de Murcia y fue redactado por la Dirección General del Agua en 2021."

    assert seat(text, "Dirección General del Agua") is None


def test_two_municipalities_of_one_province_stay_two():
    text = "I partner sono il Comune di Carloforte e il Comune di Sant'Antioco."
    found = {s.subject.names[0].text for s in extract(document_of(text)) if s.predicate == "type" and s.subject.body}

    assert found == {"Comune di Carloforte", "Comune di Sant'Antioco"}


def test_a_county_that_is_no_region_is_in_the_region_around_it():
    assert located("Mayo County Council", "county") == ("IE", "IE042")
    assert located("Norfolk County", "county") == ("GB", "UKH1")  # not Norfolk Island


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Los técnicos se reunieron en Soria y hablaron de transporte.", {"Soria"}),
        ("The partners met in Utena, Lithuania.", {"Utena", "Lithuania"}),
        ("Partnerzy spotkali się w Mikołajkach i mówili o wodzie.", {"Mikołajkach"}),
        ("Partneri tikās Kuldīgā, un sanāksme bija par ūdeni.", {"Kuldīgā"}),
        ("Partneriai susitiko Anykščiuose ir kalbėjo apie vandenį.", {"Anykščiuose"}),
        ("Partneri sa stretli v Rudňanoch a hovorili o vode.", {"Rudňanoch"}),
    ],
)
def test_a_name_where_towns_stand_is_that_of_a_town(text: str, names: set[str]):
    found = [s.subject for s in extract(document_of(text)) if s.predicate == "type" and s.subject.kind == "City"]
    assert {m.names[0].text for m in found} <= names
    assert len(found) == 1


def test_the_region_called_after_its_town_stays_one_behind_its_noun():
    text = "La Diputación de Soria gobierna la provincia de Soria."
    found = [s.subject.kind for s in extract(document_of(text)) if s.predicate == "type"]
    assert "City" not in found


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Stretnutie sa konalo v Trnave.", "SK021"),
        ("The meeting was held in Solna (Sweden).", "SE110"),
    ],
)
def test_a_town_goes_before_a_larger_one_that_is_called_so_in_no_known_language(text: str, code: str) -> None:
    found = [s.subject for s in extract(document_of(text)) if s.predicate == "type"]
    cities = {m.code for m in found if isinstance(m, Mention) and m.kind == "City"}

    assert {territories.by_code(one).parent for one in cities if one} == {code}


def test_the_slovene_word_for_a_purpose_is_no_town() -> None:
    assert places("Namen projekta je pokazati nove rešitve. Cilji so jasni.") == set()
