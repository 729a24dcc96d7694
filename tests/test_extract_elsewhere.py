"""Places that stand near a body or policy and are not its own."""

import pytest

from loaders.extract.rules import extract
from loaders.readers.text import document_from


def said(text: str, predicate: str) -> set[tuple[str, str]]:
    rows = [s for s in extract(document_from(text)) if s.predicate == predicate and s.status == "asserted"]
    return {(s.subject.names[0].text, s.object.names[0].text) for s in rows if s.subject.names and s.object.names}


def test_an_office_without_a_name_is_not_where_the_next_heading_says():
    text = (
        "All ten action plans of RIVERLOOP have been validated by the Joint Secretariat.\n\nLithuania\n\n"
        "1. Circular procurement in the strategy\n"
    )
    assert ("Joint Secretariat", "Lithuania") not in said(text, "basedIn")


@pytest.mark.parametrize(
    "text",
    [
        "Finland\n\nThe RIS3 strategy of Kainuu now has an indicator for circular procurement.\n",
        "FRANCE - Région Occitanie: Action Plan Région Occitanie (in English)\n",
    ],
)
def test_a_policy_with_a_region_in_its_name_is_not_for_the_country(text: str):
    assert not {place for _, place in said(text, "appliesTo")} & {"Finland", "FRANCE"}
