"""What is in line with several policies, and what is part of one, in sentences of several languages."""

from __future__ import annotations

import pytest

from tests.read_out import said


@pytest.mark.parametrize(
    "text",
    [
        "Der Aktionsplan für Linz steht im Einklang mit dem Klimaschutzplan Hessen 2030 (2019) und dem"
        " Radverkehrsprogramm Bayern 2025.",
        "The Action Plan of Cork is in line with the Climate Strategy 2030 and with the Regional Transport Strategy.",
    ],
)
def test_a_plan_is_in_line_with_each_policy_of_a_row(text: str) -> None:
    assert len(said(text)["alignedWith"]) == 2


def test_a_policy_of_another_clause_is_not_in_the_row() -> None:
    found = said(
        "The Action Plan of Cork is in line with the Climate Strategy 2030 and was written before the Regional"
        " Transport Strategy was adopted."
    )

    assert {policy for _, policy in found["alignedWith"]} == {"Climate Strategy 2030"}


def test_a_plan_is_made_within_the_policy_that_it_is_part_of() -> None:
    found = said(
        "The City of Cork drew up an action plan. The action plan is part of the Munster Climate Strategy 2030."
    )

    assert found["developedWithin"]


def test_a_plan_that_does_not_concern_a_policy_aims_at_none() -> None:
    found = said(
        "Malmö har tagit fram en handlingsplan. Handlingsplanen avser inte Regional utvecklingsstrategi för Skåne."
    )

    assert "addresses" not in found
