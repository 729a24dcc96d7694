"""Partners of which a sentence says that they carry the project out together, work together in it or have joined it."""

import pytest

from loaders.extract.rules import extract
from loaders.readers.text import document_from


def _taking_part(text: str, predicate: str) -> set[str]:
    found = extract(document_from(text))
    return {s.object.names[0].text for s in found if s.predicate == predicate and s.status == "asserted"}  # type: ignore[union-attr]  # bodies


@pytest.mark.parametrize(
    "text",
    [
        "The project GREYWATER is carried out jointly by Kildare County Council and Comune di Trento.",
        "Das Projekt GREYWATER wird gemeinsam von Kildare County Council und Comune di Trento durchgeführt.",
        "Le projet GREYWATER est mené conjointement par Kildare County Council et Comune di Trento.",
        "El proyecto GREYWATER lo llevan a cabo conjuntamente Kildare County Council y Comune di Trento.",
        "O projeto GREYWATER é realizado em conjunto por Kildare County Council e Comune di Trento.",
        "Projektet GREYWATER genomförs gemensamt av Kildare County Council och Comune di Trento.",
        "GREYWATER-hanketta toteuttavat yhdessä Kildare County Council ja Comune di Trento.",
        "Projekt GREYWATER společně realizují Kildare County Council a Comune di Trento.",
        "A GREYWATER projektet Kildare County Council és Comune di Trento közösen valósítja meg.",
        "Проектът GREYWATER се изпълнява съвместно от Kildare County Council и Comune di Trento.",
        "Το έργο GREYWATER υλοποιείται από κοινού από Kildare County Council και Comune di Trento.",
        "Projektu GREYWATER kopīgi īsteno Kildare County Council un Comune di Trento.",
        "No projeto GREYWATER trabalham em conjunto Kildare County Council e Comune di Trento.",
        "W projekcie GREYWATER współpracują Kildare County Council i Comune di Trento.",
    ],
)
def test_all_who_carry_a_project_out_together_are_partners(text: str) -> None:
    assert _taking_part(text, "hasPartner") == {"Kildare County Council", "Comune di Trento"}
    assert _taking_part(text, "leadPartner") == set()


@pytest.mark.parametrize(
    "text",
    [
        "The study was carried out jointly by Kildare County Council and Comune di Trento.",
        "Kildare County Council will not take part in the project GREYWATER, nor will Comune di Trento.",
    ],
)
def test_other_work_done_together_makes_no_partners(text: str) -> None:
    assert _taking_part(f"{text} The project GREYWATER is funded by Interreg Europe.", "hasPartner") == set()


@pytest.mark.parametrize(
    "text",
    [
        "GREYWATER-hanketta rahoittaa Interreg Europe. Pääpartnerin {} lisäksi kumppanuuteen kuuluvat {} ja {}.",
        "Projekt GREYWATER je financován z programu Interreg Europe. Vede jej {} a partnery jsou {} a {}.",
    ],
)
def test_the_leader_and_the_others_are_read_from_one_sentence(text: str) -> None:
    bodies = ["Kildare County Council", "Comune di Trento", "Ville de Lyon"]
    said = text.format(*bodies)
    assert _taking_part(said, "leadPartner") == {bodies[0]}
    assert _taking_part(said, "hasPartner") == set(bodies)
