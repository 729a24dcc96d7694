"""Programmes: how far their names reach."""

import pytest

from graph.model import document_of
from loaders.extract.rules import extract


def programmes(text: str) -> set[str]:
    """The names of the programmes that a text is found to speak of."""
    found = (s.subject for s in extract(document_of(text)) if s.predicate == "type")
    return {m.names[0].text for m in found if m.kind == "Programme" and m.names}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Das Vorhaben läuft im Interreg V-A Polen - Slowakei bis zum Sommer.", "Interreg V-A Polen - Slowakei"),
        ("It was paid by Interreg VI-A Latvia-Lithuania.", "Interreg VI-A Latvia-Lithuania"),
        ("The wood was bought with money from Interreg.", "Interreg"),
    ],
)
def test_strand_and_countries_belong_to_the_name_of_a_programme(text: str, name: str):
    assert programmes(text) == {name}


def test_the_family_is_not_meant_where_its_name_goes_on():
    assert programmes("She works for the Interreg QZX office in the north.") == set()


def test_a_closing_quotation_mark_is_no_part_of_a_name():
    assert programmes("They learnt it “in the years of Interreg Europe” from a neighbour.") == {"Interreg Europe"}


def test_several_programmes_of_the_family_do_not_name_it():
    text = "La Regione Puglia segue da anni i programmi Interreg, che aiutano i pescatori e i comuni della costa."

    assert programmes(text) == {"Interreg"}


def test_the_programme_of_another_project_is_not_that_of_the_topic():
    text = (
        "CircPro: notes on the second meeting\n\nThe CircPro project met in Turin. "
        "The city also showed what it had done in the Horizon 2020 project SPP Regions."
    )
    said = extract(document_of(text))

    assert not [one for one in said if one.predicate == "fundedUnder" and one.subject.names[0].text == "CircPro"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Projekti rahastab Interreg Eesti-Läti programm ja seda veab linn.", "Interreg Eesti-Läti"),
        (
            "Projektas vykdomas pagal Interreg Baltijos jūros programą ir yra svarbus.",
            "Interreg Baltijos jūros programą",
        ),
        ("Das Projekt wird im INTERREG V A Großregion gefördert und endet bald.", "INTERREG V A Großregion"),
        ("Το έργο είναι του προγράμματος Interreg/Europe και είναι χρήσιμο.", "Interreg/Europe"),
        (
            "Projekts notiek Interreg V-A Latvijas – Lietuvas pārrobežu sadarbības programmas ietvaros.",
            "Interreg V-A Latvijas – Lietuvas pārrobežu sadarbības programmas",
        ),
        ("Programma: INTERREG VI-A Igaunijas – Latvijas programma", "INTERREG VI-A Igaunijas – Latvijas programma"),
        (
            "Το έργο είναι του προγράμματος Interreg V-A «Ελλάδα – Βουλγαρία 2014-2020» και είναι χρήσιμο.",
            "Interreg V-A «Ελλάδα – Βουλγαρία 2014-2020»",
        ),
    ],
)
def test_the_class_noun_or_the_area_may_close_the_name_of_a_programme(text: str, name: str):
    assert programmes(text) == {name}


@pytest.mark.parametrize(
    "text", ["The study trip of the Interreg HARBOURS project was long.", "KEYWORDS\nInterreg, Harbours, Cooperation"]
)
def test_the_family_alone_names_no_programme(text: str):
    assert programmes(text) == set()


def test_a_programme_and_its_only_period_are_one():
    text = "It is paid by Interreg Europe 2014-2020. The Interreg Europe programme is for regions."
    found = [s.subject for s in extract(document_of(text)) if s.predicate == "type"]

    assert len({m.authority for m in found if m.kind == "Programme"}) == 1


def keys(text: str) -> set[str | None]:
    """The authority rows of the programmes that a text is found to speak of."""
    return {s.subject.authority for s in extract(document_of(text)) if s.subject.kind == "Programme"}


@pytest.mark.parametrize(
    ("text", "version"),
    [
        ("The work began under Interreg IVB North-West Europe.", "north-west-europe-2007-2013"),
        ("It was paid by Interreg V-A Italy-Slovenia.", "italia-slovenija-2014-2020"),
        ("It was paid by Interreg VI-A Italy-Slovenia.", "italia-slovenija-2021-2027"),
        ("Il programma Interreg Sudoe 2021-2027 è aperto.", "sudoe-2021-2027"),
        ("Il progetto è del programma Interreg MED.", "euro-med-2014-2020"),
        ("Il progetto è del programma Interreg Euro-MED.", "euro-med-2021-2027"),
    ],
)
def test_the_number_years_or_former_name_of_a_programme_mean_its_version(text: str, version: str):
    assert keys(text) == {f"programme/interreg-{version}"}


def test_a_programme_and_its_successor_in_one_text_are_two():
    assert len(keys("Interreg V-A Italy-Slovenia was followed by Interreg VI-A Italy-Slovenia.")) == 2


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("HARBOURS is a project of URBACT (2014–2020) in many towns.", "URBACT (2014–2020)"),
        ("Il progetto è finanziato dal programma Interreg VI-A Italia-Slovenia 2021-2027 da un anno.",
         "Interreg VI-A Italia-Slovenia 2021-2027"),
        ("Le projet relève du programme Interreg V – A Francia-Italia depuis un an.", "Interreg V – A Francia-Italia"),
        ("Projekt sofinancira program Interreg V–A Slovenija–Hrvaška že eno leto.", "Interreg V–A Slovenija–Hrvaška"),
        ("The first exchange was paid by Interreg IVB ten years ago.", "Interreg IVB"),
        ("Проектът се финансира по програма Interreg Европа от една година.", "програма Interreg Европа"),
        ("Il progetto, finanziato da Alcotra, riguarda la montagna e i suoi boschi.", "Alcotra"),
    ],
)  # fmt: skip
def test_programmes_are_known_with_their_years_and_in_other_spellings(text: str, name: str):
    found = (s.subject for s in extract(document_of(text)) if s.predicate == "type")

    assert name in {one.text for m in found if m.kind == "Programme" for one in m.names}
