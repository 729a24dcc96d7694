"""Which practice an action was modelled on, as sentences of any order and pages of practices tell it."""

from __future__ import annotations

import pytest

from tests.read_out import said

PLAN = 'The Action Plan of Norrland was adopted in May 2021. It includes action 1, "Night Sheds". '


@pytest.mark.parametrize(
    "text",
    [
        PLAN + 'The action 1 "Night Sheds" borrows the whole idea of the good practice "Shared Shed" of Elverum.',
        PLAN + 'The good practice "Shared Shed" of Elverum was shown. Gävle copied Shared Shed for its "Night Sheds".',
    ],
)
def test_an_action_builds_on_the_practice_that_a_word_for_modelling_governs(text: str) -> None:
    assert ("Night Sheds", "Shared Shed") in said(text)["buildsOn"]


def test_an_action_on_the_page_of_a_practice_builds_on_that_practice() -> None:
    found = said(
        "Gute Praxis „Dorflager für alle“\n\nTräger: Gemeinde Lech\n\nÜbertragbarkeit: Die Partner haben sich das Lager"
        " angesehen. Daraufhin nahm die Region Vysočina in ihren Aktionsplan die Aktion „Sklad pro obec“ auf."
    )

    assert ("Sklad pro obec", "Dorflager für alle") in found["buildsOn"]


def test_what_a_plan_concerns_is_no_action_of_it_where_it_is_a_policy() -> None:
    found = said(
        "Zarząd przyjął Plan działań dla Kaszub 17 grudnia 2024 r.; dotyczy on programu Fundusze Europejskie dla"
        " Pomorza 2021-2027."
    )

    assert "hasAction" not in found


def test_who_carries_an_action_out_is_no_model_of_it() -> None:
    found = said(
        "Die erste Maßnahme, „Samstags frei“, überträgt das finnische Vorbild und wird von der Stadtreinigung Lech"
        " umgesetzt."
    )

    assert "Stadtreinigung Lech" not in {name for name, kind in found["type"] if "GoodPractice" in kind}
