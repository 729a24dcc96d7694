"""Where the items of a list of partners end, and what is said behind their names."""

from graph.model import Literal, Mention, Term, document_of
from loaders.extract.rules import extract

LIST = "The partners of the project TOOLSHARE are:\n"


def pairs(text: str, predicate: str) -> set[tuple[str, str]]:
    """Subject and object of the statements with a predicate, by first name, or the country's code."""

    def name(value: object) -> str:
        if isinstance(value, Mention):
            return value.names[0].text if value.names else str(value.country)
        return value.value if isinstance(value, Literal) else value.name if isinstance(value, Term) else ""

    rows = extract(document_of(text))
    return {(name(s.subject), name(s.object)) for s in rows if s.predicate == predicate and s.status == "asserted"}


def test_a_dash_before_a_country_ends_the_name_however_it_is_spaced():
    text = LIST + "• Harbour Institute-Italy\n• School Centre Velenje – Slovenia\n• Municipality of Tirana -Albania\n"

    assert {name for _, name in pairs(text, "hasPartner")} == {
        "Harbour Institute",
        "School Centre Velenje",
        "Municipality of Tirana",
    }
    assert {("Harbour Institute", "Italy"), ("School Centre Velenje", "Slovenia")} <= pairs(text, "basedIn")


def test_an_acronym_behind_a_dash_is_the_bodys():
    text = LIST + "• Institute for Sustainable Ports - ISUPO – Greece\n• University of Turin (Italy)\n"

    assert ("Institute for Sustainable Ports", "ISUPO") in pairs(text, "acronym")


def test_a_person_behind_a_dash_is_no_part_of_the_name():
    text = "10:00 Talks of the project TOOLSHARE: Gabrovo Municipality - Anna Petrova, Project Manager"

    assert "Gabrovo Municipality" in {name for name, _ in pairs(text, "label")}


def test_a_word_cut_short_by_a_hyphen_goes_on():
    text = (
        "CircPro-hankkeen kumppanit ovat Kouvola Innovation Oy (Suomi), "
        "Andalusian aluehallituksen ympäristö- ja aluesuunnitteluministeriö (Espanja) ja Kaunasin yliopisto (Liettua)."
    )

    assert "Andalusian aluehallituksen ympäristö" not in {name for name, _ in pairs(text, "label")}
