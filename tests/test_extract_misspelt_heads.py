"""Head nouns with one slip of the pen, in several languages; and words that only look like one."""

import pytest

from tests.read_out import bodies


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "The Univeristy of Turin and the Municpality of Cuneo took the minutes.",
            {"Univeristy of Turin", "Municpality of Cuneo"},
        ),
        (
            "L'Univerità di Torino e la Provinica di Cuneo hanno ospitato l'incontro.",
            {"Univerità di Torino", "Provinica di Cuneo"},
        ),
        (
            "Die Univeristät von Bremen und die Landeshaupstadt von Bayern haben es geleitet.",
            {"Univeristät von Bremen", "Landeshaupstadt von Bayern"},
        ),
        (
            "La Univesidad de Creta y el Ayuntamento de Sevilla están en el proyecto.",
            {"Univesidad de Creta", "Ayuntamento de Sevilla"},
        ),
        ("L'Univeristé de Rennes a accueilli les participants et les a remerciés.", {"Univeristé de Rennes"}),
        ("A Universiade de Coimbra e a Univerisdade de Lisboa estão no projeto.", {"Univerisdade de Lisboa"}),
        ("Universtiatea din Craiova și partenerii au fost la întâlnire.", {"Universtiatea din Craiova"}),
        ("Na spotkaniu był Uniwerystet w Poznaniu, a także inni z regionu i z kraju.", set()),
    ],
)
def test_one_slip_in_a_long_head_noun_before_a_known_place_is_passed_over(text: str, names: set[str]):
    assert bodies(text) == names


@pytest.mark.parametrize(
    "text",
    [
        "The Ministers of Latvia and the Provence of France were not there.",
        "Il Ministro dell'Italia era presente, e la Providenza di Torino anche.",
        "The Universality of Turin is a book, and so are the Communities of Practice.",
        "Les Communes de France et la Provence de Giono sont des livres que nous aimons.",
    ],
)
def test_other_words_are_no_head_nouns_with_slips(text: str):
    assert bodies(text) == set()


def test_the_adjective_of_a_country_stands_inside_a_name():
    text = "L'Agenzia tedesca per l'energia ha espresso un parere e la Agenzia tedesca lo ha firmato."

    assert bodies(text) == {"Agenzia tedesca per l'energia"}


def test_the_head_noun_of_another_language_goes_on_with_the_small_words_of_the_sentence():
    assert bodies("A Agência Andaluza da Energia apresentou boas práticas na reunião.") == {
        "Agência Andaluza da Energia"
    }
