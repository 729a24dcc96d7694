"""Policies in lines that begin with their place."""

import pytest

from loaders.extract.rules import extract
from loaders.readers.text import document_from


def places(text: str) -> set[tuple[str, str | None]]:
    rows = [s for s in extract(document_from(text)) if s.predicate == "appliesTo" and s.rule.startswith("policy-line")]
    return {(s.subject.names[0].text, s.object.code or s.object.country) for s in rows}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "HARBOURS has changed policies:\n\nin Extremadura: the Regional Forestry Plan has been revised\n\n"
            "and in Estonia: the Forest Strategy 2030 now speaks of ports\n",
            {("Regional Forestry Plan", "ES43"), ("Forest Strategy 2030", "EE")},
        ),
        (
            "HARBOURS hat die Politik verändert:\n\nSteiermark: die Klimastrategie 2030 wurde überarbeitet\n",
            {("Klimastrategie 2030", "AT22")},
        ),
        ("HARBOURS changed this:\n\nLazio, in short: the Regional Forestry Plan has been revised\n", set()),
        ("HARBOURS in Lazio: the Waste Plan and the Forestry Plan have been revised\n", set()),
    ],
)
def test_the_policy_of_a_line_is_for_the_place_that_opens_it(text: str, expected: set[tuple[str, str | None]]):
    assert places(text) == expected
