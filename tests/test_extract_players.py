"""Who carries an action out, who helps and who was only asked; what it costs and when; whose the stakeholders are."""

import pytest

from graph.model import Literal, Mention
from loaders.extract.rules import extract
from loaders.readers.text import document_from

RUNS, HELPS = "implementedBy", "supportedBy"


def said(text: str, *predicates: str) -> set[tuple[str, str]]:
    """Predicate and object of the asserted statements with some predicates, by name."""

    def name(value: object) -> str:
        if isinstance(value, Mention):
            return value.names[0].text if value.names else str(value.code or value.kind)
        return value.value if isinstance(value, Literal) else str(value)

    rows = extract(document_from(text))
    return {(s.predicate, name(s.object)) for s in rows if s.predicate in predicates and s.status == "asserted"}


FORMS = {  # heading of the plan, of an action, of its players
    "en": ("ACTION PLAN", "Action", "Players involved"),
    "it": ("PIANO D'AZIONE", "Azione", "Soggetti coinvolti"),
    "es": ("PLAN DE ACCIÓN", "Acción", "Agentes implicados"),
    "fr": ("PLAN D'ACTION", "Action", "Acteurs impliqués"),
    "de": ("AKTIONSPLAN", "Maßnahme", "Beteiligte Akteure"),
    "pl": ("PLAN DZIAŁANIA", "Działanie", "Zaangażowane podmioty"),
    "nl": ("ACTIEPLAN", "Actie", "Betrokken partijen"),
    "pt": ("PLANO DE AÇÃO", "Ação", "Entidades envolvidas"),
    "sv": ("HANDLINGSPLAN", "Åtgärd", "Medverkande aktörer"),
    "sl": ("AKCIJSKI NAČRT", "Ukrep", "Vključeni akterji"),
}


def plan(language: str, players: str) -> str:
    """A plan of two actions, the first with these players."""
    head, action, label = FORMS[language]
    return f"{head}\n\n{action} 1: Repairs\n\n1. {label}\n{players}\n\n{action} 2: Loans\n\n1. {label}\n-\n"


@pytest.mark.parametrize(
    ("language", "players", "runs", "helps"),
    [
        ("en", "Drenthe Province coordinates the action. Hanze University advises the schools.",
         {"Drenthe Province"}, {"Hanze University"}),
        ("en", "Municipality of Elverum: sets up the stores.\nInland Norway University: advice on design.",
         {"Municipality of Elverum"}, {"Inland Norway University"}),
        ("en", "Municipality of Elverum (lead); Inland Norway University (training)",
         {"Municipality of Elverum"}, {"Inland Norway University"}),
        ("en", "Municipality of Elverum carries it out. Fáilte Norway supports the training.",
         {"Municipality of Elverum"}, {"Fáilte Norway"}),
        ("en", "Municipality of Elverum carries it out. Hanze University was invited, but declined.",
         {"Municipality of Elverum"}, set()),
        ("it", "La Provincia di Cuneo coordina l'azione; l'Università di Torino fornisce i dati.",
         {"Provincia di Cuneo"}, {"Università di Torino"}),
        ("it", "Comune di Udine (attuazione); Università di Udine (consulenza); Provincia di Cuneo (osservatore)",
         {"Comune di Udine"}, {"Università di Udine"}),
        ("it", "La Provincia di Cuneo realizza l'azione. Il Comune di Alba è stato informato.",
         {"Provincia di Cuneo"}, set()),
        ("es", "El Ayuntamiento de Soria gestiona la acción y la Universidad de Valladolid aporta los datos.",
         {"Ayuntamiento de Soria"}, {"Universidad de Valladolid"}),
        ("es", "Junta de Extremadura: ejecuta la acción.\nUniversidad de Extremadura: asesoramiento técnico.",
         {"Junta de Extremadura"}, {"Universidad de Extremadura"}),
        ("es", "La Diputación de Huesca lidera la acción. La Universidad de Zaragoza no ha respondido.",
         {"Diputación de Huesca"}, set()),
        ("fr", "La Métropole de Lyon pilote l'action. L'Université de Lyon conseille les communes.",
         {"Métropole de Lyon"}, {"Université de Lyon"}),
        ("fr", "Métropole de Lyon (portage, pilotage) ; Université de Lyon (suivi)",
         {"Métropole de Lyon"}, {"Université de Lyon"}),
        ("de", "Der Landkreis Tübingen leitet die Maßnahme. Die Hochschule Rottenburg unterstützt die Gemeinden.",
         {"Landkreis Tübingen"}, {"Hochschule Rottenburg"}),
        ("de", "Landkreis Tübingen (Federführung), Hochschule Rottenburg (Beratung)",
         {"Landkreis Tübingen"}, {"Hochschule Rottenburg"}),
        ("de", "Der Landkreis Tübingen koordiniert die Maßnahme. Die Universität Tübingen wurde angefragt.",
         {"Landkreis Tübingen"}, set()),
        ("pl", "Gmina Solina – realizator.\nUniwersytet Rzeszowski – doradztwo.",
         {"Gmina Solina"}, {"Uniwersytet Rzeszowski"}),
        ("pl", "Uniwersytet Rzeszowski kieruje działaniem. Gmina Solina wspiera rolników.",
         {"Uniwersytet Rzeszowski"}, {"Gmina Solina"}),
        ("nl", "Gemeente Westerveld is trekker van de actie. Hogeschool Van Hall Larenstein adviseert.",
         {"Gemeente Westerveld"}, {"Hogeschool Van Hall Larenstein"}),
        ("pt", "Município de Évora (coordenação); Universidade de Évora (apoio técnico)",
         {"Município de Évora"}, {"Universidade de Évora"}),
        ("sv", "Umeå kommun leder åtgärden. Umeå universitet bidrar med data.",
         {"Umeå kommun"}, {"Umeå universitet"}),
        ("sl", "Mestna občina Koper (nosilec), Univerza na Primorskem (svetovanje)",
         {"Mestna občina Koper"}, {"Univerza na Primorskem"}),
    ],
)  # fmt: skip
def test_a_body_carries_an_action_out_or_helps_as_its_words_say(language, players, runs, helps):
    assert said(plan(language, players), RUNS, HELPS) == {(RUNS, one) for one in runs} | {(HELPS, one) for one in helps}


def test_every_body_of_a_plain_list_carries_the_action_out():
    bodies = "Municipality of Elverum, Hanze University"

    assert said(plan("en", bodies), RUNS, HELPS) == {(RUNS, "Municipality of Elverum"), (RUNS, "Hanze University")}


def test_the_title_of_an_action_may_stand_below_its_number():
    text = (
        "ACTION PLAN\n\nACTION 1\nRepair: a right\n\n1. Timeframe\n2020 - 2021\n\nACTION 2\nLoans\n\n1. Timeframe\n-\n"
    )

    assert said(text, "hasAction") == {("hasAction", "Repair: a right"), ("hasAction", "Loans")}


@pytest.mark.parametrize(
    ("time", "first", "last"),
    [
        ("First meetings: October 2021\nRules agreed: March 2022\nEnd of the pilot: May 2023", "2021-10", "2023-05"),
        ("From September 2021 until the summer of 2022.", "2021-09", "2022"),
        ("July 2021 - December 2022", "2021-07", "2022-12"),
    ],
)
def test_an_action_lasts_from_its_first_step_to_its_last(time, first, last):
    text = f"ACTION PLAN\n\nAction 1: Repairs\n\n1. Timeframe\n{time}\n\nAction 2: Loans\n\n1. Timeframe\n-\n"

    assert said(text, "startDate", "endDate") == {("startDate", first), ("endDate", last)}


@pytest.mark.parametrize(
    ("cost", "whole"),
    [
        ("EUR 40,500, of which 27,000 for staff and EUR 13,500 for rooms", {"40500"}),
        ("Item\tCost (EUR)\nLease\t18,000\nFitting out\t85,000\nTotal\t103,000", {"103000"}),
        ("Staff: EUR 10,000. Rooms: EUR 20,000. Books: EUR 5,000.", set()),  # nobody says how much it is together
    ],
)
def test_an_action_costs_what_the_text_calls_the_whole(cost, whole):
    text = f"ACTION PLAN\n\nAction 1: Repairs\n\n1. Costs\n{cost}\n\nAction 2: Loans\n\n1. Costs\n-\n"

    assert said(text, "cost") == {("cost", one) for one in whole}


def test_who_pays_for_an_action_is_not_who_was_asked_to():
    money = "Municipality of Elverum: EUR 5,000\nFLAG Inland: EUR 9,000\nAn application to Hanze University is pending."
    text = f"ACTION PLAN\n\nAction 1: Repairs\n\n1. Funding sources\n{money}\n\nAction 2: Loans\n\n1. Costs\n-\n"

    assert said(text, "fundingSource") == {
        ("fundingSource", "Municipality of Elverum"),
        ("fundingSource", "FLAG Inland"),
    }


@pytest.mark.parametrize(
    "heading",
    ["Annex - Members of the stakeholder group", "Allegato A - Gruppo locale degli stakeholder",
     "6. Anexo: partes interesadas", "Annexe 1 – Parties prenantes", "Anhang  Regionale Begleitgruppe",
     "Załącznik. Regionalna grupa interesariuszy"],
)  # fmt: skip
def test_the_annex_of_a_plan_lists_the_stakeholders_of_its_project(heading):
    text = (
        "ACTION PLAN\n\nProject: TOOLSHARE\n\nAction 1: Repairs\n\n1. Costs\n-\n\nAction 2: Loans\n\n1. Costs\n-\n\n"
        f"{heading}\n\nHanze University\nUniversities: University of Turin ; Municipality of Elverum\n"
        "Drenthe Province was not able to join.\n\nSignature\nRegione Lazio\n"
    )

    assert said(text, "stakeholder") == {
        ("stakeholder", "Hanze University"), ("stakeholder", "University of Turin"),
        ("stakeholder", "Municipality of Elverum"),
    }  # fmt: skip


def test_the_table_of_partners_tells_which_instrument_each_works_on():
    text = (
        "Project: TOOLSHARE\n\nNo.\tPartner\tCountry\tPolicy instrument\n1\tProvince of Zeeland\tNetherlands\tOP South "
        "Netherlands 2014-2020\n2\tUniversity of Turin\tItaly\t-\n3\tRegion of Crete\tGreece\tROP Crete 2014-2020\n"
    )

    assert said(text, "addresses") == {
        ("addresses", "OP South Netherlands 2014-2020"),
        ("addresses", "ROP Crete 2014-2020"),
    }
