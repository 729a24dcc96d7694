"""Projects that a sentence says to be projects, wherever the class noun stands, and names that only take part."""

import pytest

from tests.named_projects import projects


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("A GREYWATER az Interreg Europe program projektje. Ezen az oldalon a munkáról írunk.", "GREYWATER"),
        ("A GREYWATER az Interreg Europe első felhívásában jóváhagyott projektek egyike, és most indul.", "GREYWATER"),
        ("GREYWATER yra programos „Interreg Europe“ projektas. Šiame puslapyje rašome, kaip sekasi.", "GREYWATER"),
        ("„Vesirada“ on Interreg Europe'i projekt, mis aitab linnadel vett säästa.", "Vesirada"),
        ("Morvena on Interreg Europe -hanke, joka auttaa pieniä kaupunkeja.", "Morvena"),
        ("Ūdensceļi ir Interreg Europe projekts, kas palīdz pilsētām taupīt ūdeni.", "Ūdensceļi"),
        ("« Eaux Vives » est un projet Interreg Europe qui aide les petites villes.", "Eaux Vives"),
        ("Morvena ist eines der Projekte, die Interreg Europe im Mai genehmigt hat.", "Morvena"),
        ("Morvena, ein von Interreg Europe kofinanziertes Projekt, befasst sich mit Wasser.", "Morvena"),
        ("Morvena is one of the projects that Interreg Europe approved in May.", "Morvena"),
        ("Morvena è un progetto interregionale sull'acqua che le città non usano più.", "Morvena"),
        ("Morvena jest projektem programu Interreg Europa, który pomaga małym miastom.", "Morvena"),
        ("Το Μορβένα είναι έργο του προγράμματος Interreg Europe και αφορά το νερό.", "Μορβένα"),
    ],
)
def test_a_sentence_says_that_a_name_is_a_project(text: str, name: str) -> None:
    assert name in projects(text)


@pytest.mark.parametrize(
    "text",
    [
        "RADAX is a partner of the Interreg Europe project GREYWATER.",
        "Radax je partnerem projektu Interreg Europe GREYWATER a letos se hodně naučil.",
        "RADAX on Interreg Europe -ohjelman GREYWATER-hankkeen kumppani ja oppii paljon.",
        "RADAX, Interreg Europe projekta GREYWATER partneris, sagaidīja viesus.",
        "RADAX, partner in het Interreg Europe-project GREYWATER, ontving de gasten.",
        "A „Radax”, az Interreg Europe GREYWATER projektjének partnere fogadta a vendégeket.",
        "Radax ist ein Unternehmen, das viel aus dem Interreg-Europe-Projekt GREYWATER lernt.",
    ],
)
def test_who_takes_part_in_a_project_is_none(text: str) -> None:
    assert projects(text) == {"GREYWATER"}


@pytest.mark.parametrize(
    "text",
    [
        "Bienengarten ist ein Projekt der Stadt, das allen Kindern offen steht.",
        "Anna Morvena, project manager at the Interreg Europe secretariat, opened the day.",
        "Kultura je projekt celého města, na kterém se podílejí všichni.",
    ],
)
def test_an_undertaking_without_programme_is_no_project_of_ours(text: str) -> None:
    assert projects(text) == set()


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Projekt Morvena je financován z programu Interreg Europe a trvá tři roky.", "Morvena"),
        ("Das Projekt Morvena wird vom Programm Interreg Europe gefördert.", "Morvena"),
        ("Nous avons visité deux villes dans le cadre du projet Interreg Europe Morvena.", "Morvena"),
        ("A Morvena projektet az Interreg Europe program finanszírozza, és most indul.", "Morvena"),
        ("Vierailimme viime viikolla kolmessa yrityksessä osana Morvena-hanketta.", "Morvena"),
        ("Mit Morvena, einem Projekt von Interreg Europe, erneuert die Stadt ihre Hallen.", "Morvena"),
        ("The kick-off meeting of MorVena took place. The project is part of Interreg Europe.", "MorVena"),
        ("La réunion de lancement de « Eaux Vives » a eu lieu hier. Le projet est européen.", "Eaux Vives"),
        ("Projektakronym: Morvena\nProgramm: Interreg Europe\n\nHier berichten wir über die Arbeit.", "Morvena"),
        ("Hírek MorVena projektünkről\nA projektet az Interreg Europe finanszírozza, és most indul.", "MorVena"),
    ],
)
def test_a_name_that_looks_like_no_acronym_is_told_by_what_stands_beside_it(text: str, name: str) -> None:
    assert name in projects(text)


@pytest.mark.parametrize(
    "text",
    [
        "Projekt Partnerů začne v květnu a všichni se na něj těší.",
        "Das Projekt Geld und Zeit kostete uns viel, sagt die Leiterin.",
        "We like the European project, and so does the Alpine project team of Interreg.",
        "The kick-off meeting of the Region took place, and Interreg paid for it.",
    ],
)
def test_other_words_beside_the_class_noun_name_none(text: str) -> None:
    assert projects(text) == set()
