"""Partners a line each that no heading announces: marks, a leader among them or headings of countries tell."""

import pytest

from graph.model import document_of
from loaders.extract.rules import extract

OPENING = "HARBOURS is a project of Interreg Europe.\n"


def partners(text: str) -> tuple[set[str], set[str]]:
    said = [s for s in extract(document_of(text)) if s.status == "asserted"]
    found = []
    for predicate in ("hasPartner", "leadPartner"):
        found.append({s.object.names[0].text.rstrip(".") for s in said if s.predicate == predicate})
    return found[0], found[1]


@pytest.mark.parametrize(
    "rows",
    [
        "LP Stadt Bremen, Germany; PP2 Soline d.o.o., Slovenia; PP3 Gmina Sopot, Poland",
        "Project partners: PP2 Soline d.o.o., Slovenia; PP3 Gmina Sopot, Poland. Lead partner: Stadt Bremen.",
        "LP: Stadt Bremen\nPP2: Soline d.o.o.\nPP3: Gmina Sopot",
        "P1 – Stadt Bremen (lead)\nP2 – Soline d.o.o.\nP3 – Gmina Sopot",
        "1. Stadt Bremen, Germany (lead partner)\n2. Soline d.o.o., Slovenia\n3. Gmina Sopot, Poland – evaluation",
        "Partners by country\nGERMANY\nStadt Bremen – in the lead\nSLOVENIA\nSoline d.o.o.\nPOLAND\nGmina Sopot",
    ],
)
def test_rows_of_partners_are_read_with_their_leader(rows: str):
    assert partners(OPENING + rows) == ({"Stadt Bremen", "Soline d.o.o", "Gmina Sopot"}, {"Stadt Bremen"})


def test_partners_that_only_accompany_a_project_are_none():
    text = "LP Stadt Bremen\nPP2 Comune di Ferrara\nPP3 Gmina Sopot\nAP1 Ministerium für Umwelt"

    assert "Ministerium für Umwelt" not in partners(OPENING + text)[0]


def test_sentences_below_the_heading_of_a_country_name_no_partner():
    text = (
        f"{OPENING}Our partners, country by country\nNEDERLAND\n"
        "Stichting Landschap Twente, based in Hengelo – budget EUR 310,500\n"
        "Waterschap Vechtstromen no longer belongs to the consortium since January.\n"
        "DEUTSCHLAND\nLandwirtschaftskammer Niedersachsen (Oldenburg) – budget EUR 402,000\n"
        "DANMARK\nTønder Kommune – budget EUR 188,900"
    )

    assert partners(text)[0] == {
        "Stichting Landschap Twente",
        "Landwirtschaftskammer Niedersachsen",
        "Tønder Kommune",
    }


def test_what_marks_of_partners_number_behind_another_label_is_no_partner():
    text = (
        f"{OPENING}Partners: PP2 Comune di Ferrara; PP3 Gmina Sopot; PP4 Stadt Bremen.\n"
        "Policy instruments: PP2: Regional Plan of Emilia - PP3: Strategy of Pomorze - PP4: Plan of Bremen"
    )

    assert partners(text)[0] == {"Comune di Ferrara", "Gmina Sopot", "Stadt Bremen"}


def test_a_row_of_bullets_without_a_leader_or_mark_says_nothing_of_partners():
    text = "We met in Sopot with:\n- Stadt Bremen\n- Comune di Ferrara\n- Gmina Sopot"

    assert partners(OPENING + text)[1] == set()
