"""Names of the tables in text: with other dashes, quotes and cases than the table writes, and only then."""

import pytest

from graph.model import document_of
from loaders.extract.rules import read


def keys(text: str) -> list[str]:
    """The keys of the policies that a text names and a table has."""
    found = read(document_of(text)).found("PolicyInstrument", "Strategy")
    return [thing.authority for thing in found if thing.authority]


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("Ямбол работи по Програма „Развитие на регионите“ 2021 – 2027 г.", "bg-p-razvitie-na-regionite-2021-2027"),
        ("Ο δήμος χρηματοδοτείται από το Πρόγραμμα «Ήπειρος 2021–2027».", "gr-pep-ipeiros-2021-2027"),
        ("Grad koristi Integrirani teritorijalni program 2021. – 2027. za ceste.", "hr-itp-2021-2027"),
        ("Obec čerpá z Programu Slovensko na nové chodníky.", "sk-program-slovensko-2021-2027"),
        ("Parkui skiria 2021–2027 m. Europos Sąjungos fondų investicijų programa.", "lt-eu-funds-2021-2027"),
        ("Il corso è pagato dal PN Giovani, donne e lavoro della nazione.", "it-pn-giovani-2021-2027"),
        ("The mill was repaired with money of IBW/EFRE & JTF 2021–2027.", "at-ibw-efre-2021-2027"),
    ],
)  # fmt: skip
def test_a_name_is_found_whatever_its_dashes_quotes_and_cases_are(text: str, key: str):
    assert keys(text) == [f"instrument/{key}"]


@pytest.mark.parametrize(
    "text",
    [
        "Kniha opisuje program slovenského divadla a jeho hercov.",
        "Program slovenského divadla je na plagáte.",
        "They met in the north, 2030 people in all, and in the Norte, 2030 more.",
    ],
)
def test_words_of_a_name_in_another_order_of_signs_are_not_it(text: str):
    assert keys(text) == []


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("Il Comune di Enna ripara la scuola secondo il PNRR e secondo le norme della Regione.", "it-pnrr"),
        ("Primăria repară școala din oraș cu bani din PNRR și din bugetul local.", "ro-pnrr"),
    ],
)
def test_an_abbreviation_of_two_countries_means_that_of_the_texts_language(text: str, key: str):
    assert keys(text) == [f"instrument/{key}"]


def test_an_abbreviation_of_two_countries_means_none_in_a_third_language():
    assert keys("The town repairs its school with money of the PNRR and of the region.") == []
