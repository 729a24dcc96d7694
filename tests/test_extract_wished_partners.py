"""Bodies that are near a project and no partners: those that wish to be one, guests, evaluators and suppliers."""

import pytest

from loaders.extract.rules import extract
from loaders.readers.text import document_from

_BODY = "Kildare County Council"


def _partners(text: str) -> set[str]:
    found = extract(document_from(text))
    return {s.object.names[0].text for s in found if s.predicate == "hasPartner" and s.status == "asserted"}  # type: ignore[union-attr]  # bodies


@pytest.mark.parametrize(
    "text",
    [
        "{} would like to become a partner in the project GREYWATER.",
        "{} möchte Partner im Projekt GREYWATER werden.",
        "{} souhaite devenir partenaire du projet GREYWATER.",
        "{} querría convertirse en socio del proyecto GREYWATER.",
        "{} bardzo chciałby zostać partnerem projektu GREYWATER, który jest teraz znany.",
        "{} haluaisi GREYWATER-hankkeen kumppaniksi.",
        "{} szeretne partner lenni a GREYWATER projektben.",
        "{} би искала да стане партньор по проекта GREYWATER.",
        "{} norėtų tapti projekto GREYWATER partneriu.",
        "{} was invited to the final conference of the project GREYWATER as a guest.",
        "{} bjöds in som gäst till slutkonferensen för projektet GREYWATER.",
        "Die Evaluierung des Projekts GREYWATER wurde von {} durchgeführt.",
        "La valutazione del progetto GREYWATER è stata svolta da {}.",
        "Hodnocení projektu GREYWATER provedla {}.",
    ],
)
def test_who_wishes_to_take_part_or_works_from_outside_is_no_partner(text: str) -> None:
    assert _partners(text.format(_BODY)) == set()


@pytest.mark.parametrize(
    "text",
    [
        "{} is a partner in the project GREYWATER and would like to host the final conference.",
        "{} ist Partner im Projekt GREYWATER; die Gäste der Konferenz waren zufrieden.",
    ],
)
def test_a_partner_may_wish_for_more(text: str) -> None:
    assert _partners(text.format(_BODY)) == {_BODY}
