"""Names of bodies with two fields, and what ends a name behind a conjunction."""

import pytest

from loaders.extract.rules import extract
from loaders.readers.text import document_from


def names(text: str, *kinds: str) -> set[str]:
    """The names of the things of some classes that a text speaks of."""
    found = extract(document_from(text))
    return {s.object.value for s in found if s.predicate == "label" and s.subject.kind in kinds}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "Elle représente la Chambre d'agriculture et de foresterie de Novo Mesto dans le projet.",
            "Chambre d'agriculture et de foresterie de Novo Mesto",
        ),
        (
            "Le projet est mené par la Direction de l'agriculture et de la forêt de Styrie.",
            "Direction de l'agriculture et de la forêt de Styrie",
        ),
        (
            "Le projet est porté par l'Office du tourisme et des congrès de Nice depuis deux ans.",
            "Office du tourisme et des congrès de Nice",
        ),
        (
            "La riunione si è tenuta al Consiglio regionale dell'Ostrobotnia meridionale.",
            "Consiglio regionale dell'Ostrobotnia meridionale",
        ),
    ],
)
def test_a_name_goes_on_over_its_second_field_and_the_rest_of_its_place(text, name):
    assert name in names(text, "Organization", "PublicOrganisation")


def test_a_body_ends_before_many_others():
    text = "La Direction de l'agriculture et de nombreux partenaires de Bretagne sont venus."
    assert not [name for name in names(text, "Organization", "PublicOrganisation") if "partenaires" in name]


def test_a_town_with_hyphens_behind_a_preposition_is_no_body():
    text = "Le projet HAIES a été présenté par l'association à Sains-du-Nord et à Trélon."
    assert names(text, "City") == {"Sains-du-Nord", "Trélon"}
    assert names(text, "Organization") == set()
