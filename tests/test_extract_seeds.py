"""What the two texts that the project grew from must yield, fact by fact."""

from pathlib import Path

import pytest

from graph.model import Literal, Mention, Statement, Term, document_of
from loaders.extract.rules import extract

PLAN_NEWS = (
    "Interreg Europe Joint Secretariat validated the first CircPro Regional Action Plan developed by "
    "Regione Piemonte (Italy) on 7 October 2021.\n\n"
    "Regione\u00a0Piemonte developed its Regional Action Plan in the framework of its Regional Strategy for "
    "Sustainable Development and in line with CircPro partnership learning.\n\n"
    "The approved document includes 2 main Actions:\n\n"
    "Greening the purchases of schools aiming at:\n\n"
    "• use green public procurement in every school\n\n"
    "• teach buyers to weigh the costs of a whole life\n\n"
    "Lending tools between towns aiming at spreading the circular economy in Piedmont by extending the "
    "experience of the Metropolitan City of Turin with the “Shared Shed” activity.\n"
)
PROJECT = (
    "Il Circe (Regioni europee verso un'economia circolare) comprende 3 partner a livello regionale: Regione "
    "Lombardia, Comune di Sofia, Associazione dei Comuni e Città della Slovenia (SOS). L'obiettivo del progetto "
    "è quello di rafforzare la diffusione dell'economia circolare. Nella prima fase (2,5 anni), ogni partner "
    "lavora sui settori rilevanti. Ciascun partner preparerà un piano d'azione per il proprio strumento. Nella "
    "seconda fase (2 anni) il progetto coinvolgerà il livello politico."
)


def named(mention: object) -> str:
    """The first name of a mention, as the text writes it."""
    assert isinstance(mention, Mention)
    return mention.names[0].text if mention.names else mention.kind


def facts(text: str, predicate: str) -> list[tuple[str, str]]:
    """Subject and object of the asserted statements with a predicate, by their names, each once."""
    found = []
    for statement in extract(document_of(text)):
        if statement.predicate == predicate and statement.status == "asserted":
            value = statement.object
            said = (
                named(value)
                if isinstance(value, Mention)
                else value.value
                if isinstance(value, Literal)
                else value.name
            )
            if (named(statement.subject), said) not in found:
                found.append((named(statement.subject), said))
    return found


def test_a_plan_is_validated_by_the_body_before_the_verb():
    assert facts(PLAN_NEWS, "validatedBy") == [("CircPro Regional Action Plan", "Interreg Europe Joint Secretariat")]
    assert facts(PLAN_NEWS, "validationDate") == [("CircPro Regional Action Plan", "2021-10-07")]
    assert facts(PLAN_NEWS, "validationOrder") == [("CircPro Regional Action Plan", "1")]


def test_a_no_break_space_inside_a_name_does_not_make_a_second_body():
    assert facts(PLAN_NEWS, "developedBy") == [("CircPro Regional Action Plan", "Regione Piemonte")]


def test_the_secretariat_is_the_programmes_and_the_programme_is_the_projects():
    assert facts(PLAN_NEWS, "secretariat") == [("Interreg Europe", "Interreg Europe Joint Secretariat")]
    assert facts(PLAN_NEWS, "fundedUnder") == [("CircPro", "Interreg Europe")]


def test_its_strategy_is_the_strategy_of_the_body_that_the_sentence_is_about():
    strategy = "Regional Strategy for Sustainable Development"

    assert facts(PLAN_NEWS, "developedWithin") == [("CircPro Regional Action Plan", strategy)]
    assert facts(PLAN_NEWS, "managedBy") == [(strategy, "Regione Piemonte")]


def test_the_actions_behind_a_colon_are_numbered_and_their_bullets_are_aims():
    titles = ["Greening the purchases of schools", "Lending tools between towns"]
    actions = [s for s in extract(document_of(PLAN_NEWS)) if s.predicate == "hasAction"]

    assert [(named(s.object), s.object.number) for s in actions] == list(zip(titles, (1, 2), strict=True))
    assert facts(PLAN_NEWS, "actionCount") == [("CircPro Regional Action Plan", "2")]
    assert facts(PLAN_NEWS, "aim") == [
        (titles[0], "use green public procurement in every school"),
        (titles[0], "teach buyers to weigh the costs of a whole life"),
        (titles[1], "spreading the circular economy in Piedmont"),
    ]


def test_an_action_builds_on_the_initiative_whose_experience_it_extends():
    assert facts(PLAN_NEWS, "buildsOn") == [("Lending tools between towns", "Shared Shed")]


def test_a_comma_list_with_brackets_keeps_the_name_that_holds_and():
    assert facts(PROJECT, "hasPartner") == [
        ("Circe", "Regione Lombardia"),
        ("Circe", "Comune di Sofia"),
        ("Circe", "Associazione dei Comuni e Città della Slovenia"),
    ]
    assert facts(PROJECT, "leadPartner") == []


def test_the_title_in_brackets_is_the_projects():
    assert facts(PROJECT, "title") == [("Circe", "Regioni europee verso un'economia circolare")]
    assert facts(PROJECT, "partnerCount") == [("Circe", "3")]


def test_half_a_year_becomes_six_months_of_a_phase():
    rows = extract(document_of(PROJECT))

    assert {(s.subject.number, s.object.value) for s in rows if s.predicate == "duration"} == {(1, "P2Y6M"), (2, "P2Y")}


def test_a_plan_that_each_partner_is_to_write_is_one_commitment_and_no_plan():
    rows = extract(document_of(PROJECT))
    promises = {s.subject for s in rows if s.predicate == "commitsTo"}

    assert len(promises) == 1
    assert [s for s in rows if s.predicate == "type" and s.object == Term("ActionPlan")] == []
    assert len([s for s in rows if s.predicate == "commitmentOf"]) == 4
    assert next(iter(promises)).part("phase").number == 1


@pytest.mark.parametrize("text", [PLAN_NEWS, PROJECT])
def test_every_statement_quotes_its_document(text: str):
    document = document_of(text)
    rows: tuple[Statement, ...] = extract(document)

    assert rows
    assert [s for s in rows if not 0 <= s.start < s.end <= len(document.text)] == []
    assert [n for s in rows for n in s.subject.names if n.text not in document.text] == []


@pytest.mark.parametrize("text", [PLAN_NEWS, PROJECT])
def test_reading_a_text_twice_gives_the_same_statements_in_the_same_order(text: str):
    assert extract(document_of(text)) == extract(document_of(text))


def test_every_term_and_property_stands_in_the_ontology():
    from ontology import vocabulary

    rows = [s for text in (PLAN_NEWS, PROJECT) for s in extract(document_of(text))]
    names = {s.object.name for s in rows if isinstance(s.object, Term)} | {s.predicate for s in rows}
    unknown = [n for n in sorted(names - {"type", "label", "title"}) if not vocabulary.term(n).startswith("http")]

    assert unknown == []


def test_the_confidence_table_has_no_rule_twice_and_counts_for_each():
    table = Path(__file__).parent.parent / "loaders" / "extract" / "confidence.tsv"
    rows = [line.split("\t") for line in table.read_text(encoding="utf-8").splitlines()[1:]]

    assert [row[0] for row in rows] == sorted({row[0] for row in rows})
    assert [row for row in rows if int(row[2]) + int(row[3]) == 0] == []
