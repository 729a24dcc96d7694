"""Which practice a policy was changed after, in the sentence that says so, behind it, and at the head of a page."""

from __future__ import annotations

import pytest

from tests.read_out import said


@pytest.mark.parametrize(
    ("policy", "text"),
    [
        (
            "Regional Innovation Strategy of Lapland",
            "The amendment of the Regional Innovation Strategy of Lapland is based on the good practice “Night Sheds”.",
        ),
        (
            "Klimaschutzplan Hessen 2030",
            "Nach dem Beispiel von „Night Sheds“ wurde der Klimaschutzplan Hessen 2030 am 12. Mai 2022 geändert.",
        ),
        (
            "Estrategia Regional de Turismo de Aragón",
            "La Diputación modificó la Estrategia Regional de Turismo de Aragón en 2022. El cambio se inspiró en"
            " la buena práctica «Night Sheds».",
        ),
        (
            "Strategia Rozwoju Województwa Pomorskiego 2030",
            "Zmiana Strategii Rozwoju Województwa Pomorskiego 2030 opiera się na dobrej praktyce „Night Sheds”.",
        ),
    ],
)
def test_a_policy_is_changed_after_the_practice_that_the_change_follows(policy: str, text: str) -> None:
    found = said(text)["informedBy"]

    assert [practice for _, practice in found] == ["Night Sheds"], (policy, found)


def test_a_page_that_opens_with_a_change_follows_the_practice_got_to_know() -> None:
    found = said(
        "The council amended the Regional Food Strategy of Lapland on 3 May 2023.\n\nHow it came about\n\n"
        "In autumn our staff went to Ghent. There they saw the practice “Night Sheds”, run by the city since 2016."
    )

    assert ("Regional Food Strategy of Lapland", "Night Sheds") in found["informedBy"]


@pytest.mark.parametrize(
    "text",
    [
        "The amendment of the Regional Food Strategy of Lapland is not based on the good practice “Night Sheds”.",
        "The action “Farm Taxi” of the action plan is modelled on the good practice “Night Sheds” and contributes to"
        " the Regional Food Strategy of Lapland, amended in 2022.",
        "The project takes the practice “Night Sheds” as its example and contributes to the Regional Food Strategy of"
        " Lapland, which the council approved in 2021.",
    ],
)
def test_a_policy_follows_no_practice_of_something_else(text: str) -> None:
    assert all("Strategy" not in subject for subject, _ in said(text).get("informedBy", ()))
