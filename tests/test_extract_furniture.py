"""Lines of a web page that are not its text: menus, the way to the page, buttons, credits, other news."""

import pytest

from graph.model import Mention, document_of
from loaders.extract.furniture import furniture, is_furniture
from loaders.extract.reading import begin
from loaders.extract.rules import extract


@pytest.mark.parametrize(
    "line",
    [
        "Startseite | Presse | Kontakt",
        "Share  Facebook  X  LinkedIn",
        "Saltar al contenido principal",
        "Aller au contenu | Aller au menu | Contraste renforcé",
        "Domov  O nas  Novice  Kontakt",
        "Image © project partner",
        "Published on 3 May 2024  |  By OAKROOT",
        "Foto: Ana Kos (2023)",
    ],
)
def test_links_buttons_and_credits_are_no_text(line):
    assert is_furniture(line)


@pytest.mark.parametrize(
    "line",
    [
        "Pubblicato il Piano d'azione della Regione Molise",
        "Partners: City of Graz (AT) • Comune di Udine (IT) • Občina Ptuj (SI)",
        "Start: 1 April 2022 | End: 30 June 2025 | Budget: 1,500,000 euro",
        "The agency runs a tool shed in Leuven.",
    ],
)
def test_text_lists_and_facts_are_no_furniture(line):
    assert not is_furniture(line, top=True)


def test_the_way_to_a_page_is_furniture_at_its_top_alone():
    assert is_furniture("Themen > Verkehr > Ländlicher Raum", top=True)
    assert not is_furniture("Themen > Verkehr > Ländlicher Raum")


def test_what_stands_below_a_line_about_other_news_is_no_text():
    text = "The Region of Molise opened a mill.\nMore news\nBakers meet in Udine  |  Snow again"
    reading = begin(document_of(text))

    assert [text[start:end] for start, end in furniture(reading)] == [
        "More news",
        "Bakers meet in Udine  |  Snow again",
    ]


def test_links_below_the_word_practices_are_no_practices():
    text = "\n".join(
        [
            "Home > Solutions > Good practices",
            "Shared Oven: bread for a valley",
            "Published on 3 May 2024  |  By OAKROOT",
            "Image © project partner",
            "The municipality of Udine opened the oven in 2021. OAKROOT is an Interreg Europe project.",
        ]
    )
    found = [
        s.subject for s in extract(document_of(text)) if s.predicate == "type" and s.subject.kind == "GoodPractice"
    ]
    names = {name.text for one in found if isinstance(one, Mention) for name in one.names}

    assert not any("Published" in name or "Image" in name for name in names)


def test_all_titles_below_a_line_about_other_news_are_of_other_news():
    text = "Obec Lúčka realizuje projekt „Zelené mosty“ o remeslách.\n\nĎalšie oznamy\nZber elektroodpadu\nPlagát\n"
    text += "Mestská knižnica Zlín pozýva"
    found = {s.subject.names[0].text for s in extract(document_of(text)) if s.predicate == "type" and s.subject.names}

    assert found == {"Obec Lúčka", "Zelené mosty"}
