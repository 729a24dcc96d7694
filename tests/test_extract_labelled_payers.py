"""Who pays for and helps with a practice, in lines with a label below the sentences that tell of it."""

import pytest

from tests.read_out import payers_and_helpers as told


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        (
            "“Shared Shed” is a good practice of the project WOODLOOP. It is run by Elverum Municipality.\n"
            "Source of funding: Innlandet County Council.",
            ("fundedBy", "Innlandet County Council"),
        ),
        (
            "„Dorfwerkstatt“ ist eine gute Praxis des Projekts WOODLOOP.\nMit Unterstützung von: Stadt Graz.",
            ("supportedBy", "Stadt Graz"),
        ),
        (
            "„Sdílená dílna“ je dobrou praxí projektu WOODLOOP.\nDalší zapojené subjekty: Město Hranice; Zlínský kraj.",
            ("supportedBy", "Zlínský kraj"),
        ),
        (
            "« Atelier commun » est une bonne pratique du projet WOODLOOP.\nAide : Région Bretagne (30 000 €).",
            ("fundedBy", "Région Bretagne"),
        ),
    ],
)
def test_a_label_below_tells_who_pays_or_helps(text: str, fact: tuple[str, str]):
    assert fact in told(text)


def test_labels_below_a_project_are_not_those_of_the_practice_above():
    text = (
        "“Shared Shed” is a good practice from Norway.\n\nThe project WOODLOOP lasts three years.\n"
        "Others involved: City of Lille."
    )
    assert told(text) == set()
