"""What one partner has of the project's money is the partner's, and not the project's."""

import pytest

from graph.model import document_of
from loaders.extract.rules import extract


def sums(text: str, predicate: str = "totalBudget") -> set[tuple[str, str, str]]:
    """Whose budget is which, suggestions included: money of one partner waits until its rule is measured."""
    return {
        (
            s.subject.names[0].text if s.subject.names else dict(s.subject.parts)["participant"].names[0].text,
            s.predicate,
            s.object.value,
        )
        for s in extract(document_of(text))
        if s.predicate == predicate
    }


@pytest.mark.parametrize(
    ("text", "owner", "value"),
    [
        (
            "Progetto HARBOURS. Partner: Comune di Udine, Comune di Trento. Budget del Comune di Udine: 214.000 euro.",
            "Comune di Udine",
            "214000",
        ),
        (
            "Hanke HARBOURS. Kumppanit: Lapin liitto, Turun yliopisto. Lapin liiton osuus on 98 000 euroa.",
            "Lapin liitto",
            "98000",
        ),
        (
            "Projekt HARBOURS. Partner: Stadt Graz, Universität Tartu. Gesamtbudget 1,4 Mio. Euro, davon 205.000 Euro "
            "für die Stadt Graz.",
            "Stadt Graz",
            "205000",
        ),
        (
            "Project HARBOURS. Partners: City of Lille, Region of Lazio. The City of Lille's budget is 190,000 euro.",
            "City of Lille",
            "190000",
        ),
        (
            "Projekt HARBOURS. Partner: Stadt Graz, Universität Tartu. Auf die Stadt Graz entfallen 205.000 Euro.",
            "Stadt Graz",
            "205000",
        ),
        (
            "Projekt HARBOURS. Partnerzy: Miasto Lublin, Uniwersytet w Tartu. Budżet Uniwersytetu to 132 000 euro.",
            "Uniwersytet w Tartu",
            "132000",
        ),
        (
            "Proyecto HARBOURS. Socios: Ayuntamiento de Lugo, Universidad de Tartu. Presupuesto total: 1.711.260 € | "
            "Ayuntamiento de Lugo: 247.980 €",
            "Ayuntamiento de Lugo",
            "247980",
        ),
        (
            "Projekt HARBOURS. Partneři: Město Brno, Univerzita Tartu. Rozpočet celkem 1 655 000 €, z toho Město Brno "
            "204 500 €.",
            "Město Brno",
            "204500",
        ),
    ],
)
def test_a_budget_beside_a_partners_name_is_the_partners(text: str, owner: str, value: str) -> None:
    found = sums(text)

    assert (owner, "totalBudget", value) in found
    assert ("HARBOURS", "totalBudget", value) not in found


def test_a_part_that_a_fund_gives_is_no_partners() -> None:
    text = (
        "Project HARBOURS. Partners: City of Lille, University of Tartu. The budget is 1.4 million euro, of which "
        "1.1 million euro from the ERDF, the City of Lille says."
    )

    assert not any(owner == "City of Lille" for owner, _, _ in sums(text))


def test_the_total_budget_behind_a_partner_is_the_projects() -> None:
    text = "Project HARBOURS. Partners: City of Lille, University of Tartu. Total budget: EUR 1,900,000."

    assert ("HARBOURS", "totalBudget", "1900000") in sums(text)
    assert not any(owner == "University of Tartu" for owner, _, _ in sums(text))


@pytest.mark.parametrize(
    ("text", "owner", "value"),
    [
        (
            "Projekt HARBOURS. Partnerzy: Gmina Sejny, Miasto Turku. Budżet Gminy Sejny: 302 tys. €",
            "Gmina Sejny",
            "302000",
        ),
        (
            "Project HARBOURS. Partners: Lapland Timber Institute, City of Graz. Total budget: 1.4 million euro; "
            "Timber: 205,000 euro.",
            "Lapland Timber Institute",
            "205000",
        ),
        (
            "Projekt HARBOURS. Partner: Region Stockholm, Region Skåne. Total budget: 1 512 900 euro, varav ERUF "
            "1 210 320 euro och Region Stockholm 224 000 euro.",
            "Region Stockholm",
            "224000",
        ),
        (
            "City of Graz | EU projects\n\nProject HARBOURS: safer ports. Lead partner: City of Turku. "
            "Our share: 98,000 euro.",
            "City of Graz",
            "98000",
        ),
    ],
)
def test_a_partner_is_told_by_part_of_its_name_by_and_or_by_our(text: str, owner: str, value: str) -> None:
    assert (owner, "totalBudget", value) in sums(text)


def test_a_kind_of_body_that_two_partners_are_owns_no_budget() -> None:
    text = "Project HARBOURS. Partners: University of Graz, University of Turku. Budget of the University: 98,000 euro."

    assert not {owner for owner, _, value in sums(text) if value == "98000" and owner != "HARBOURS"}


LISTED = "Partners of the project HARBOURS (Interreg Europe):"


@pytest.mark.parametrize(
    ("text", "owner", "predicate", "value"),
    [
        (
            f"{LISTED}\n- City of Lille (lead partner): 214,000 €\n- Region of Lazio: 188,000 €",
            "Region of Lazio",
            "totalBudget",
            "188000",
        ),
        (
            f"{LISTED}\n\nNo | Partner | Country | Budget\n1 | City of Lille | France | 214,000.00\n"
            "2 | Region of Lazio | Italy | 188,000.00",
            "Region of Lazio",
            "totalBudget",
            "188000",
        ),
        (
            "Partnerschaft des Projekts HARBOURS, das im Rahmen von Interreg Europe kleine Häfen sicherer macht:\n\n"
            "Partner          Land         Budget       EFRE\n"
            "Stadt Graz       Österreich   214.000 €    171.200 €\n"
            "Regione Umbria   Italien      188.000 €    150.400 €",
            "Stadt Graz",
            "erdfBudget",
            "171200",
        ),
        (
            "Partenaires du projet HARBOURS (Interreg Europe) :\nComune di Lecce (chef de file), Italie – 214 000 €\n"
            "Ville de Nantes, France – 188 000 €",
            "Ville de Nantes",
            "totalBudget",
            "188000",
        ),
        (
            "Los socios del proyecto HARBOURS (Interreg Europe) son el Ayuntamiento de Lugo (214.000 euros), la "
            "Regione Umbria (188.000 euros) y la Stadt Graz (170.500 euros).",
            "Regione Umbria",
            "totalBudget",
            "188000",
        ),
        (
            "Partner del progetto HARBOURS (Interreg Europe): Comune di Lecce, Regione Umbria, Stadt Graz. Dotazione "
            "complessiva 1.915.600,00 euro, di cui 268.000,00 alla Regione Umbria.",
            "Regione Umbria",
            "totalBudget",
            "268000",
        ),
        (
            "The partners of the Interreg Europe project HARBOURS are the City of Lille, the Region of Lazio and the "
            "City of Turku. The Region of Lazio's share is 298,000 euros, of which 238,400 euros comes from the ERDF.",
            "Region of Lazio",
            "erdfBudget",
            "238400",
        ),
        (
            "Partnerzy projektu HARBOURS (Interreg Europa): Miasto Lublin, Miasto Zamość, Stadt Graz. Wartość "
            "projektu: 1 604 300 euro, dofinansowanie z EFRR 1 283 440 euro, w tym dla Miasta Lublin 201 600 euro.",
            "Miasto Lublin",
            "erdfBudget",
            "201600",
        ),
    ],
)
def test_a_partner_has_the_sum_of_its_line_row_or_bracket(text: str, owner: str, predicate: str, value: str) -> None:
    assert (owner, predicate, value) in sums(text, predicate)


@pytest.mark.parametrize(
    "text",
    [
        f"{LISTED} City of Lille, Region of Lazio. The shed is paid by the City of Lille (20,000 euros) and the Region "
        "of Lazio (10,000 euros).",
        f"{LISTED} City of Lille, Region of Lazio.\n\nAction 1: The shed\nCosts:\nCity of Lille: 20,000 euros\n"
        "Region of Lazio: 10,000 euros",
        f"{LISTED} City of Lille, Region of Lazio.\n\nCity of Lille and Region of Lazio dig canals (20,000 euros).\n"
        "Region of Lazio and the towns plant trees (10,000 euros).",
    ],
)
def test_what_bodies_pay_or_spend_elsewhere_is_no_share_of_the_project(text: str) -> None:
    assert not {owner for owner, _, _ in sums(text) if owner in ("City of Lille", "Region of Lazio")}
