"""Projects by the underscore in their acronyms, and what is none: calls, small words in a line of capitals."""

from loaders.extract.rules import extract
from loaders.readers.text import document_from


def projects(text: str) -> set[str]:
    """The names of the projects that a text speaks of."""
    found = extract(document_from(text))
    return {s.object.value for s in found if s.predicate in ("acronym", "title") and s.subject.kind == "Project"}


def test_an_acronym_with_an_underscore_is_a_project_in_a_text_about_projects():
    text = "Três projetos foram aprovados. O CUIDAR_RAIA, na área do envelhecimento ativo, é promovido pela câmara."
    assert "CUIDAR_RAIA" in projects(text)


def test_a_call_for_projects_in_quotes_is_no_project():
    text = "Le projet CLEANPORTS modifie l'appel à projets « Ports durables » de la région."
    assert "Ports durables" not in projects(text)


def test_a_name_ends_before_a_small_word_in_a_line_of_capitals():
    text = (
        "LA DIPUTACIÓN ACOGE EL TALLER DEL PROYECTO RURALWATT EN SORIA\n\nEl proyecto RURALWATT es de Interreg Europe."
    )
    assert projects(text) == {"RURALWATT"}


def test_an_acronym_behind_the_title_in_quotes_is_that_of_one_project():
    text = 'Proiectul "Orașe mai răcoroase pe Crișuri", acronim COOLCRIS, este finanțat prin Programul Interreg Europe.'
    found = extract(document_from(text))
    assert len({s.subject.id for s in found if s.predicate == "type" and s.subject.kind == "Project"}) == 1
    assert {"COOLCRIS", "Orașe mai răcoroase pe Crișuri"} <= projects(text)


def test_an_acronym_with_the_name_of_a_body_in_a_list_of_partners_is_no_project():
    text = (
        "Il progetto BOSCHI VIVI è finanziato da Interreg Europe.\n\nPartner:\n• Comune di Lucca\n"
        "• CNR - Consiglio nazionale delle ricerche\n"
        "• ISPRA – Istituto superiore per la protezione e la ricerca ambientale\n"
    )
    assert projects(text) == {"BOSCHI VIVI"}
