"""Head nouns of other languages, in small letters, beside the places of their countries."""

import pytest

from tests.read_out import bodies


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Kumppanuuteen kuuluvat lisäksi Lahden kaupunki, Uppsala kommun sekä Rostockin yliopisto.", "Uppsala kommun"),
        ("Mallen togs fram av gemeente Maastricht, som har betalat för den sedan dess.", "gemeente Maastricht"),
        (
            "Das Treffen war am Montag, und Zadarska županija hat die Gäste aus dem Ausland begrüßt.",
            "Zadarska županija",
        ),
        ("Les partenaires sont venus de loin ; Kuopion kaupunki a payé le voyage avec la région.", "Kuopion kaupunki"),
        ("The idea had come up a year before, when Tartu linn wrote to the other partners.", "Tartu linn"),
    ],
)
def test_a_small_head_noun_of_another_language_counts_beside_a_place_where_that_is_spoken(text: str, name: str):
    assert name in bodies(text)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Lo integran la ciudad de Krems, Posavska razvojna agencija y la comarca.", "Posavska razvojna agencija"),
        ("The bundle is run by the farmers together with Innlandet fylkeskommune.", "Innlandet fylkeskommune"),
        ("Pilotti syntyi, kun Zemgales attīstības padome antoi luvan.", "Zemgales attīstības padome"),
        ("Le modèle vient de Finlande : Kainuun hyvinvointialue l'exploite depuis 2018.", "Kainuun hyvinvointialue"),
        ("Partnerji so Latvijas būvniecības klasteris in Regione Piemonte.", "Latvijas būvniecības klasteris"),
    ],
)
def test_a_small_head_noun_that_no_language_of_the_text_has_counts_behind_a_capital(text: str, name: str):
    assert name in bodies(text)


@pytest.mark.parametrize(
    "text",
    [
        "Pokytis Utenos regione buvo patvirtintas sausio mėnesį.",
        "La délégation est allée à Staro mesto en octobre et y est restée.",
        "Arrangørerne kørte dem til Maden i institutionernes egne køkkener.",
    ],
)
def test_forms_of_the_texts_own_nouns_and_towns_do_not(text: str):
    assert not bodies(text)


@pytest.mark.parametrize(
    "text",
    [
        "They ate with friends in the Turin linn that nobody knew, and then they left the town.",
        "Wir fuhren mit dem Rad nach Lyon kommun und dann weiter, weil das Wetter gut war.",
        "Nous avons vu un film de la ville, et Kielce vald ne veut rien dire dans cette langue.",
    ],
)
def test_it_does_not_beside_a_place_of_another_country(text: str):
    assert not {name for name in bodies(text) if name.endswith(("linn", "kommun", "vald"))}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "Мярката се изпълнява от Технически университет – Габрово до края на годината.",
            "Технически университет – Габрово",
        ),
        ("Планът беше приет от Общински съвет – Хасково на последното му заседание.", "Общински съвет – Хасково"),
        (
            "Центърът се управлява от Регионална агенция за предприемачество и иновации – Варна, която е партньор.",
            "Регионална агенция за предприемачество и иновации – Варна",
        ),
    ],
)
def test_a_bulgarian_name_goes_on_behind_a_dash_with_its_town(text: str, name: str):
    assert name in bodies(text)


def test_a_dash_before_a_country_still_ends_a_bulgarian_name():
    text = "Партньор е Агенция за развитие Родопи – България, която води проекта."

    assert not {name for name in bodies(text) if name.endswith("България")}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Das Projekt läuft seit 1996 mit Ligne S.p.A. und der Stadt Linz.", "Ligne S.p.A"),
        ("Zesla wordt betaald door Benzol d.d. en door de gemeente, die het ook wil.", "Benzol d.d"),
        ("The lead is Munster Hills Enterprise CLG, and the county helps with rooms.", "Munster Hills Enterprise CLG"),
        ("Praksu vodi Moorforum S.A. uz pomoć grada, koji plaća polovicu.", "Moorforum S.A"),
    ],
)
def test_a_legal_form_completes_a_name_in_any_language(text: str, name: str):
    assert any(one.rstrip(".") == name for one in bodies(text))


@pytest.mark.parametrize(
    "text",
    [
        "As the plan says, the AS is a shop of the town.",
        "Part II says what the Chapter III of the text has left out.",
        "They met on 3 May a.m. and then at noon in the town.",
        "Die Gäste kamen am Montag u. a. aus Polen und blieben lange.",
    ],
)
def test_abbreviations_behind_small_words_complete_none(text: str):
    assert bodies(text) == set()
