"""Towns by the case that says where, by the noun and country beside them, and what is no town but so called."""

import pytest

from loaders.extract.rules import read
from loaders.readers.text import document_from


def kinds(text: str) -> set[tuple[str, str]]:
    """What a text names, each with its class."""
    reading = read(document_from(text))
    return {(reading.text[one.start : one.end], one.thing.kind) for one in reading.occurrences}


@pytest.mark.parametrize(
    ("text", "town"),
    [
        ("Jungtinis sekretoriatas veikia Rygoje ir padeda partneriams.", "Rygoje"),
        ("A GREYWATER projekt nyitókonferenciáját Varasdon rendezte meg az ügynökség.", "Varasdon"),
        ("Срещата по проекта се проведе в град Евора, Португалия.", "Евора"),
        ("Η συνάντηση του έργου έγινε στην πόλη Ζιλίνα, Σλοβακία.", "Ζιλίνα"),
    ],
)
def test_a_town_is_read_by_its_case_or_by_what_stands_beside_it(text: str, town: str) -> None:
    assert (town, "City") in kinds(text)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("В рамките на проекта ще бъде изградена алея край язовир „Огоста“ в Монтана.", "Огоста"),
        ("A projekt partnerei a „Fehér Hattyú” étteremben találkoztak Szegeden.", "Fehér Hattyú"),
        ("The partners of the project met in the restaurant “Green Arrow” in Riga.", "Green Arrow"),
    ],
)
def test_the_quoted_name_of_a_lake_or_building_is_no_practice(text: str, name: str) -> None:
    assert (name, "GoodPractice") not in kinds(text)


def test_a_country_goes_on_with_the_word_for_republic_before_its_name() -> None:
    found = kinds("Партньори по проекта са:\n- град Грац, Република Австрия;\n- град Пескара, Република Италия.")
    assert ("Република Италия", "Country") in found
    assert not any("Република" in name for name, kind in found if kind != "Country")


def test_a_small_adjective_before_a_topic_is_part_of_a_name() -> None:
    found = kinds("Водеща организация е Фондация за екологично образование на Каталуния. Проектът започна.")
    assert ("Фондация за екологично образование на Каталуния", "Organization") in found
