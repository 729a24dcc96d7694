"""A body's page about its own projects: it takes part in those that head its lines."""

import pytest

from graph.model import Mention
from loaders.extract.rules import extract
from loaders.readers.text import document_from


def partners(text: str) -> set[tuple[str, str]]:
    """Projects and partners that a text gives, by name."""
    return {
        (s.subject.names[0].text, s.object.names[0].text)
        for s in extract(document_from(text))
        if s.predicate == "hasPartner"
        and s.status == "asserted"
        and isinstance(s.subject, Mention)
        and isinstance(s.object, Mention)
    }


@pytest.mark.parametrize(
    ("text", "body"),
    [
        (
            "Municipality of Varberg | EU projects\n\n- GREYWATER (Interreg Europe). Rain in towns.\n"
            "- HARDROCK (Interreg Aurora). Stone in towns.",
            "Municipality of Varberg",
        ),
        (
            "Syndicat mixte du Pays de Vannes · Nos projets européens\n\n"
            "GREYWATER (Interreg Europe). Six territoires y cherchent comment garder la pluie.",
            "Syndicat mixte du Pays de Vannes",
        ),
    ],
)
def test_the_body_whose_page_it_is_takes_part_in_the_projects_that_head_its_lines(text: str, body: str) -> None:
    assert ("GREYWATER", body) in partners(text)


@pytest.mark.parametrize(
    "text",
    [
        "Municipality of Varberg | EU projects\n\n- GREYWATER (Interreg Europe) was not approved.",
        "The Municipality of Varberg has adopted a plan\n\nGREYWATER (Interreg Europe) ended in 2022.",
        "Municipality of Varberg | Grants\n\n1 | GREYWATER | Interreg Europe | 388.000 euro",
    ],
)
def test_other_lines_make_no_partner_of_the_body_above(text: str) -> None:
    assert not any(body.endswith("Municipality of Varberg") for _, body in partners(text))
