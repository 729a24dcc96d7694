"""Lines that blanks set in columns: each cell is read by itself, and the one with the name is the partner's."""

from graph.model import document_of
from loaders.extract.rules import extract

OPENING = "HARBOURS is a project of Interreg Europe.\n"


def partners(text: str) -> tuple[set[str], set[str]]:
    said = [s for s in extract(document_of(text)) if s.status == "asserted"]
    found = []
    for predicate in ("hasPartner", "leadPartner"):
        found.append({s.object.names[0].text for s in said if s.predicate == predicate})
    return found[0], found[1]


def test_a_partner_has_its_country_and_region_in_cells_of_its_own():
    text = (
        f"{OPENING}Show map  Partnership\nMayo County Council  IE  Northern and Western\n"
        "Province of Fryslân  NL  Friesland\nAgder fylkeskommune  NO  Agder og Sør-Østlandet"
    )

    assert partners(text)[0] == {"Mayo County Council", "Province of Fryslân", "Agder fylkeskommune"}


def test_the_name_is_the_first_cell_that_is_no_number_role_or_place():
    text = (
        f"{OPENING}Meet the partners\nNo.  Organisation  Town  What they do\n"
        "LP  Comune di Ferrara  Ferrara, Italy  Coordination, with Regione Emilia-Romagna\n"
        "PP2  Stavanger kommune  Stavanger, Norway  Joined in place of Agder fylkeskommune\n"
        "PP3  Université de Haute-Alsace  Mulhouse, France  Evaluation"
    )

    everybody, leader = partners(text)
    assert leader == {"Comune di Ferrara"}
    assert everybody >= {"Comune di Ferrara", "Stavanger kommune", "Université de Haute-Alsace"}
