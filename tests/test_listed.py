"""Bodies that a public list names: joined by its row, told apart by two rows, and left alone where it is in doubt."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from graph import listed as subject
from graph.iri import BASE
from graph.model import Mention, Name
from graph.resolve import resolve
from graph.rulings import Rulings
from ontology import known_bodies
from ontology.known_bodies import KnownBody
from ontology.names import fold

ROWS = [
    KnownBody("ror/1", "SI", None, None, ("ZAPLO",), ("Zavod za plovbo Lipnik", "Lipnik Boating House")),
    KnownBody("ror/2", "SI", None, None, (), ("Sklad Javor", "Javor Fund")),
    KnownBody("ror/3", "SI", None, None, (), ("Sklad Javor Bled", "Javor Fund of Bled")),
    KnownBody("ror/4", "SI", None, None, (), ("Hiša Smreka", "Smreka House")),
    KnownBody("ror/5", "SI", None, None, (), ("Smreka House", "Stara hiša Smreka")),
    KnownBody("keep/6", "SI", None, None, (), ("Društvo Jelka", "Fir Society")),
]


@pytest.fixture(autouse=True)
def few_rows(monkeypatch: pytest.MonkeyPatch) -> None:
    def find(name: str, *, country: str | None = None) -> tuple[KnownBody, ...]:
        told = fold(name)
        return tuple(row for row in ROWS if country in (None, row.country) and told in {fold(one) for one in row.names})

    monkeypatch.setattr(known_bodies, "find", find)


@pytest.fixture
def things() -> Callable[..., list[str]]:
    """How many things some names are: their IRIs, in the order of the names."""

    def iris(*names: str, country: str | None = "SI") -> list[str]:
        mentions = [
            Mention(
                f"{number}", "Organization", 0, 5, (Name(name, "acronym" if name.isupper() else "en"),), country=country
            )
            for number, name in enumerate(names)
        ]
        found = resolve(mentions, Rulings(), BASE)
        return [found[one.id].iri for one in mentions]

    return iris


def test_two_names_of_one_row_are_one_body_and_so_is_what_says_the_same(things: Callable[..., list[str]]) -> None:
    own, translated, other = things("Zavod za plovbo Lipnik", "Lipnik Boating House", "Lipnik Institute")
    assert own == translated
    assert own != other


def test_without_a_country_a_name_must_be_one_bodys_of_all_countries(things: Callable[..., list[str]]) -> None:
    own, translated = things("Zavod za plovbo Lipnik", "Lipnik Boating House", country=None)
    assert own == translated


def test_a_row_of_another_country_says_nothing(things: Callable[..., list[str]]) -> None:
    own, translated = things("Zavod za plovbo Lipnik", "Lipnik Boating House", country="HR")
    assert own != translated


def test_bodies_that_share_a_name_are_neither_joined_nor_told_apart_by_their_rows() -> None:
    for name in ("Hiša Smreka", "Smreka House", "Stara hiša Smreka"):
        assert subject.listed(Mention("1", "Organization", 0, 5, (Name(name, "en"),), country="SI")) is None


def test_a_list_that_has_a_row_for_each_way_to_write_a_name_tells_nothing() -> None:
    assert subject.listed(Mention("1", "Organization", 0, 5, (Name("Fir Society", "en"),), country="SI")) is None


def test_an_acronym_of_a_row_is_its_body_in_its_country_alone(things: Callable[..., list[str]]) -> None:
    spelt, short = things("Lipnik Boating House", "ZAPLO")
    assert spelt == short
    spelt, short = things("Lipnik Boating House", "ZAPLO", country="HR")
    assert spelt != short


def test_two_rows_are_two_bodies_whatever_a_third_mention_says() -> None:
    first = Mention(
        "1", "Organization", 0, 5, (Name("Javor Fund", "en"), Name("JAV", None, "acronym")), country="SI", place="SI042"
    )
    second = Mention(
        "2",
        "Organization",
        0,
        5,
        (Name("Javor Fund of Bled", "en"), Name("JAV", None, "acronym")),
        country="SI",
        place="SI042",
    )
    found = resolve([first, second], Rulings(), BASE)
    assert found[first.id].iri != found[second.id].iri


def test_two_rows_are_two_bodies_where_a_known_body_has_one_of_them_by_another_mention() -> None:
    """The first mention of the known body has no row, the second one has."""

    def mention(number: str, name: str, authority: str | None) -> Mention:
        names = (Name(name, "en"), Name("JAV", None, "acronym"))
        return Mention(number, "Organization", 0, 5, names, country="SI", place="SI042", authority=authority)

    known = [mention("1", "Javor", "body/javor"), mention("2", "Javor Fund", "body/javor")]
    other = mention("3", "Javor Fund of Bled", None)
    found = resolve([*known, other], Rulings(), BASE)
    iris = [found[one.id].iri for one in (*known, other)]
    assert iris[0] == iris[1] != iris[2]
