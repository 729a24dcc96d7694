"""Rows of tables become projects with their beneficiaries or partners, money, dates and places."""

from __future__ import annotations

from decimal import Decimal

import pytest

from graph.codec import mentions_of
from graph.iri import BASE
from graph.model import Literal, Mention, Term
from graph.resolve import resolve
from graph.rulings import Rulings
from loaders.tables.facts import table_statements
from loaders.tables.profile import Column, Profile, fitting, shipped
from tests.made_tables import table_document

HEADERS = ("Code", "Operation", "Beneficiary", "Start", "End", "Total cost", "Place")
COLUMNS = (
    Column("Code", "ignore"),
    Column("Operation", "project.title"),
    Column("Beneficiary", "beneficiary.name"),
    Column("Start", "project.startDate"),
    Column("End", "project.endDate"),
    Column("Total cost", "project.totalBudget"),
    Column("Place", "place"),
)
PROFILE = Profile("mine", COLUMNS, language="it", country="IT", required=("Operation", "Beneficiary"))
ROW = ("1", "Recupero della vecchia stazione", "Comune di Alba", "01/03/2016", "31/12/2018", "1.250.000,50", "Piemonte")


def read(rows, profile=PROFILE, headers=HEADERS, **options):
    return table_statements(table_document(headers, rows, **options), profile)


def said(reading, predicate):
    return [
        one.object.value if isinstance(one.object, Literal) else getattr(one.object, "name", None) or one.object
        for one in reading.statements
        if one.predicate == predicate
    ]


def iris(reading, kind):
    mentions = mentions_of(reading.statements)
    found = resolve(mentions.values(), Rulings(), BASE)
    return sorted({found[key].iri.removeprefix(BASE + "id/") for key, one in mentions.items() if one.kind == kind})


def test_a_row_becomes_a_project_with_beneficiary_dates_money_and_place():
    reading = read([ROW])

    assert said(reading, "title") == ["Recupero della vecchia stazione"]
    assert said(reading, "startDate") == ["2016-03-01"]
    assert said(reading, "endDate") == ["2018-12-31"]
    assert said(reading, "totalBudget") == ["1250000.5"]
    assert said(reading, "role") == ["role/beneficiary"]
    assert [place.code for place in said(reading, "appliesTo")] == ["ITC1"]
    assert [body.body for body in said(reading, "participant")] == ["municipality"]
    assert reading.unread == ()


def test_every_statement_quotes_its_cell():
    document = table_document(HEADERS, [ROW])
    quotes = {
        one.predicate: document.text[one.start : one.end]
        for one in table_statements(document, PROFILE).statements
        if one.predicate in ("title", "startDate", "totalBudget", "participant", "inProject")
    }

    assert quotes == {
        "title": "Recupero della vecchia stazione",
        "startDate": "01/03/2016",
        "totalBudget": "1.250.000,50",
        "participant": "Comune di Alba",
        "inProject": "Recupero della vecchia stazione\tComune di Alba",
    }


def test_a_project_of_a_list_has_no_acronym():
    assert said(read([ROW]), "acronym") == []


def test_the_order_of_rows_does_not_matter():
    other = ("2", "Assistenza tecnica", "Provincia di Cuneo", "01/01/2016", "31/12/2016", "10.000,00", "")
    third = ("3", "Assistenza tecnica", "Provincia di Cuneo", "01/01/2017", "31/12/2017", "12.000,00", "")

    assert iris(read([ROW, other, third]), "Project") == iris(read([third, ROW, other]), "Project")


def test_one_name_with_two_beneficiaries_is_two_projects():
    rows = [(*ROW[:1], "Assistenza tecnica", body, *ROW[3:]) for body in ("Comune di Alba", "Comune di Bra")]

    assert len(iris(read(rows), "Project")) == 2


def test_one_name_and_beneficiary_with_other_amounts_is_two_projects():
    rows = [(*ROW[:5], amount, ROW[6]) for amount in ("1.000,00", "2.000,00")]

    assert len(iris(read(rows), "Project")) == 2


def test_the_same_list_loaded_again_with_a_row_more_keeps_its_projects():
    other = ("2", "Una nuova piazza", "Comune di Bra", "01/01/2017", "31/12/2017", "5.000,00", "")

    assert set(iris(read([ROW]), "Project")) < set(iris(read([other, ROW]), "Project"))


def test_one_operation_with_several_rows_of_one_code_is_one_project():
    profile = Profile("mine", (Column("Code", "project.code"), *COLUMNS[1:]), codes="it-x", required=("Operation",))
    rows = [(*ROW[:2], body, *ROW[3:]) for body in ("Comune di Alba", "Comune di Bra")]

    assert iris(read(rows, profile), "Project") == ["project/it-x-1"]
    assert len(iris(read(rows, profile), "Participation")) == 2


def test_codes_of_two_lists_never_clash():
    made = [
        Profile("mine", (Column("Code", "project.code"), *COLUMNS[1:]), codes=scope, required=("Operation",))
        for scope in ("it", "fr")
    ]

    assert iris(read([ROW], made[0]), "Project") != iris(read([ROW], made[1]), "Project")


def test_rows_that_are_no_operations_are_listed_with_the_reason():
    rows = [
        ("Priorità 1: innovazione", "", "", "", "", "", ""),
        ROW,
        HEADERS,
        ("", "", "", "", "", "", ""),
        ("Totale", "", "", "", "", "1.250.000,50", ""),
        ("2", "", "Comune di Bra", "", "", "3,00", ""),
    ]
    reading = read(rows)

    assert [(one.what, one.reason) for one in reading.unread] == [
        ("row 2", "is a heading over the rows below"),
        ("row 4", "repeats the header"),
        ("row 6", "is a sum of other rows"),
        ("row 7", "names no project or operation"),
    ]
    assert said(reading, "totalBudget") == ["1250000.5"]


def test_rows_below_an_operation_go_on_with_it_where_the_profile_says_so():
    profile = Profile("mine", COLUMNS, country="IT", language="it", continues=True, required=("Operation",))
    reading = read([ROW, ("", "", "", "", "", "", "Lombardia"), ("", "", "", "", "", "", "Chissà dove")], profile)

    assert len(iris(reading, "Project")) == 1
    assert [place.code for place in said(reading, "appliesTo")] == ["ITC1", "ITC4"]
    assert "row 4" in [one.what for one in reading.unread]


def test_a_person_without_a_name_is_no_organisation():
    reading = read([(*ROW[:2], "persona fisica", *ROW[3:])])

    assert said(reading, "participant") == []
    assert said(reading, "title") == ["Recupero della vecchia stazione"]
    assert [one.reason for one in reading.unread] == [
        "the beneficiary is a person whose name is withheld; the project is read without"
    ]


def test_a_region_in_a_table_is_the_one_of_prose():
    reading = read([(*ROW[:2], "REGIONE PIEMONTE", *ROW[3:])])

    assert iris(reading, "PublicOrganisation") == ["org/it-regione-piemonte"]


def test_a_body_that_has_a_region_in_its_name_is_not_the_region():
    profile = Profile("mine", COLUMNS, language="sv", country="SE", required=("Operation",))
    rows = [(str(n), f"Insats {n}", body, *ROW[3:]) for n, body in enumerate(("Solar Region Skåne", "Region Skåne"))]

    assert len({body.id for body in said(read(rows, profile), "participant")}) == 2
    assert iris(read(rows, profile), "PublicOrganisation") == ["org/se-region-skane", "org/se-solar-region-skane"]


def test_two_spellings_with_one_code_of_a_register_are_one_body():
    columns = (*COLUMNS[:2], Column("Beneficiary", "beneficiary.name", "name (code)"), *COLUMNS[3:])
    profile = Profile("mine", columns, country="HR", bodies="hr", required=("Operation",))
    rows = [
        (str(n), f"Projekt {n}", body, *ROW[3:])
        for n, body in enumerate(("Grad Požega (95699596710)", "POŽEGA, grad (95699596710)", "Nitko (00000000001)"))
    ]

    assert {body.code for body in said(read(rows, profile), "participant")} == {"hr/95699596710", None}


def test_a_column_whose_decimal_mark_is_not_clear_is_refused_with_the_cure():
    reading = read([(*ROW[:5], "1.250", ROW[6])])

    assert said(reading, "totalBudget") == []
    assert ["set decimal in a profile" in one.reason for one in reading.unread] == [True]


def test_currencies_of_cells_are_said_and_none_is_invented():
    crowns = read([(*ROW[:5], "1 250,50 Kč", ROW[6])])

    assert said(crowns, "budgetCurrency") == ["http://publications.europa.eu/resource/authority/currency/CZK"]
    assert said(read([ROW]), "budgetCurrency") == []


def test_shares_of_an_operation_are_amounts_of_its_participations():
    profile = Profile("mine", COLUMNS, country="IT", language="it", shares=True, required=("Operation",))
    rows = [(*ROW[:5], amount, place) for amount, place in (("10,00", "Piemonte"), ("20,50", "Lombardia"))]
    reading = read(rows, profile)

    subjects = {one.subject.kind for one in reading.statements if one.predicate == "totalBudget"}
    assert subjects == {"Participation"}
    assert sum(map(Decimal, said(reading, "totalBudget"))) == Decimal("30.50")
    assert len(iris(reading, "Participation")) == 2


PARTNERS = ("Programme", "Project", "Partner", "Role", "NUTS", "Budget")
PARTNER_PROFILE = Profile(
    "partners",
    (
        Column("Programme", "project.programme"),
        Column("Project", "project.name"),
        Column("Partner", "partner.name"),
        Column("Role", "partner.role"),
        Column("NUTS", "partner.nuts"),
        Column("Budget", "partner.budget"),
    ),
    language="en",
    required=("Project", "Partner"),
)


def test_partners_of_one_project_are_rows_of_one_project():
    rows = [
        ("Interreg Europe", "SOFTWOOD", "Regione Piemonte", "LP", "ITC1", "100000"),
        (
            "Interreg Europe",
            "SOFTWOOD",
            "Marshal's Office of Lower Silesia",
            "Project partner",
            "Lower Silesia",
            "50000",
        ),
        ("Interreg Aurora", "SOFTWOOD", "Region Norrbotten", "LP", "SE332", "70000"),
    ]
    reading = read(rows, PARTNER_PROFILE, PARTNERS)

    assert iris(reading, "Project") == ["project/interreg-aurora-softwood", "project/interreg-europe-softwood"]
    assert said(reading, "role") == ["role/lead-partner", "role/partner", "role/lead-partner"]
    assert [place.code for place in said(reading, "region")] == ["ITC1", "PL51", "SE332"]
    assert len(said(reading, "leadPartner")) == 2


def test_money_of_a_partner_is_suggested_where_the_rule_was_not_measured():
    reading = read(
        [("Interreg Europe", "SOFTWOOD", "Regione Piemonte", "LP", "ITC1", "1000")], PARTNER_PROFILE, PARTNERS
    )

    assert {one.status for one in reading.statements if one.predicate == "totalBudget"} == {"suggested"}


def test_a_partner_without_a_name_takes_part_all_the_same():
    reading = read([("Interreg Europe", "SOFTWOOD", "", "PP", "ITC1", "1000")], PARTNER_PROFILE, PARTNERS)

    assert said(reading, "totalBudget") == ["1000"]
    assert said(reading, "participant") == []
    assert [one.reason for one in reading.unread] == ["names no partner; the project is read without"]


def test_a_column_that_the_profile_does_not_know_is_listed():
    headers = (*HEADERS, "Remarks")

    assert [one.what for one in read([(*ROW, "none")], headers=headers).unread] == ["column 'Remarks'"]


def test_a_header_that_the_reader_did_not_find_is_found():
    assert said(read([ROW], heads=False), "title") == ["Recupero della vecchia stazione"]


@pytest.mark.parametrize("profile", shipped(), ids=lambda profile: profile.name)
def test_a_shipped_profile_fits_a_table_of_its_columns(profile):
    headers = [column.header for column in profile.columns]

    assert fitting(table_document(headers, [["x"] * len(headers)])) == profile


def test_headers_are_compared_without_case_accents_and_line_ends():
    headers = ("TYTUL PROJEKTU", "nazwa\nbeneficjenta", "Wartość projektu:", "Dofinansowanie  z EU")
    found = fitting(table_document([" ".join(header.split()) for header in headers], [["x"] * 4]))

    assert found is not None
    assert found.name == "pl-erdf-2014-2020"


def test_the_role_of_a_participation_is_a_term():
    roles = [one.object for one in read([ROW]).statements if one.predicate == "role"]

    assert roles == [Term("role/beneficiary")]
    assert all(isinstance(one.subject, Mention) for one in read([ROW]).statements)


def test_beneficiaries_of_two_exports_meet_by_their_code():
    profiles = {profile.name: profile for profile in shipped()}
    one = profiles["kohesio-beneficiaries"]
    row = {"Beneficiary": "https://linkedopendata.eu/entity/Q12345", "BeneficiaryLabel": "Uppsala kommun"}
    headers = [column.header for column in one.columns]
    alone = read([[row.get(header, "") for header in headers]], one, headers)
    two = profiles["kohesio-projects"]
    row = {
        "Operation_Unique_Identifier": "https://linkedopendata.eu/entity/Q99",
        "Operation_Name_Programme_Language": "Gröna torg",
        "Beneficiary_Unique_Identifier": "https://linkedopendata.eu/entity/Q12345",
        "Beneficiary_Name": "Uppsala kommun",
        "Country": "Sweden",
        "Project_EU_Budget": "134991.36",
    }
    headers = [column.header for column in two.columns]
    projects = read([[row.get(header, "") for header in headers]], two, headers)

    assert iris(alone, "PublicOrganisation") == iris(projects, "PublicOrganisation") == ["org/kohesio-q12345"]
    assert iris(projects, "Project") == ["project/kohesio-q99"]
