"""The names of policies and plans: years, quotes, abbreviations, owners, and what is no name."""

import pytest

from graph.model import document_of
from loaders.extract.rules import extract, read

POLICIES = ("PolicyInstrument", "Strategy", "PolicyFramework", "Law")


def named(text: str, *kinds: str) -> list[str]:
    """The names of the things of some classes, as the text writes them, in order."""
    return [thing.label for thing in read(document_of(text)).found(*(kinds or POLICIES))]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "The county adopted the Rural Growth Strategy until 2031 in spring.",
            "Rural Growth Strategy until 2031",
        ),
        (
            "Funds come from the Regional Operational Programme 2021 – 2027 of the state.",
            "Regional Operational Programme 2021 – 2027",
        ),
        ('The call is part of OP "Regions on the Move" 2014-2020.', 'OP "Regions on the Move" 2014-2020'),
        ("La misura rientra nel POR FESR 2014-2020 della Regione.", "POR FESR 2014-2020"),
        ("La Región aprobó la Estrategia regional de turismo sostenible que redactaron los socios.",
         "Estrategia regional de turismo sostenible"),
        ("Le projet améliore le Plan régional de gestion des déchets.", "Plan régional de gestion des déchets"),
        (
            "Das Land beschloss das Entwicklungskonzept Lausitz 2038 im Mai.",
            "Entwicklungskonzept Lausitz 2038",
        ),
        (
            "Działanie wpisuje się w Program Ochrony Środowiska 2021-2027 województwa.",
            "Program Ochrony Środowiska 2021-2027",
        ),
        ("Projekt zlepší Integrovaný regionální operační program 2021-2027.",
         "Integrovaný regionální operační program 2021-2027"),
        ("Hanke parantaa Lapin maakuntaohjelma 2022-2025 -asiakirjaa.", "Lapin maakuntaohjelma 2022-2025"),
    ],
)  # fmt: skip
def test_a_policy_is_named_with_its_years_and_titles(text: str, name: str):
    assert name in named(text)


@pytest.mark.parametrize(
    "text",
    [
        "Each partner works on an operational programme.",
        "Het werk gaat door op 2 juni en po drie weken.",
        "They compared regional development programmes of their countries.",
        "Every region has a waste management plan.",
    ],
)
def test_nouns_of_policies_without_a_name_are_none(text: str):
    assert named(text) == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Partners met. Lapland's action plan concerns district heating.", "Lapland's action plan"),
        ("The regional action plan of Castilla y León was presented.", "action plan of Castilla y León"),
        ("Il piano d'azione della Regione Lazio è pronto.", "piano d'azione della Regione Lazio"),
        (
            "El plan de acción de Extremadura incluye dos acciones para las empresas de la zona.",
            "plan de acción de Extremadura",
        ),
        ("The e-PLOUGH Action Plan was discussed.", "e-PLOUGH Action Plan"),
    ],
)
def test_a_plan_is_named_with_its_owner(text: str, name: str):
    assert named(text, "ActionPlan") == [name]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "Ce plan agit sur le Programme opérationnel régional FEDER/FSE Bretagne 2014-2020 et ses axes.",
            "Programme opérationnel régional FEDER/FSE Bretagne 2014-2020",
        ),
        ("L'avviso è finanziato dal PR Campania FESR 2021-2027 della Regione.", "PR Campania FESR 2021-2027"),
        (
            "A ação está alinhada com a Estratégia de Desenvolvimento Turístico do Alentejo.",
            "Estratégia de Desenvolvimento Turístico do Alentejo",
        ),
    ],
)
def test_policies_are_named_over_slashes_and_behind_articles(text: str, name: str):
    assert name in named(text)


@pytest.mark.parametrize(
    "text",
    [
        "The partners prepared a Strategy for Energy Efficiency in Public Buildings.",
        "L'Agenda del Meeting è disponibile sul sito del progetto.",
    ],
)
def test_any_strategy_and_the_agenda_of_a_meeting_are_no_policies(text: str):
    assert named(text, "PolicyInstrument", "Strategy") == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "Instrumentul este Strategia de dezvoltare a județului Alba pentru perioada 2021-2027, aprobată de "
            "Consiliul Județean.",
            "Strategia de dezvoltare a județului Alba pentru perioada 2021-2027",
        ),
        (
            "Nástrojem je Operační program Spravedlivá transformace 2021–2027.",
            "Operační program Spravedlivá transformace 2021–2027",
        ),
        (
            "Il piano si rifà alla Strategia regionale per il cibo 2022-2027.",
            "Strategia regionale per il cibo 2022-2027",
        ),
        (
            "2022–2030 m. Utenos regiono plėtros planas patvirtintas.",
            "2022–2030 m. Utenos regiono plėtros planas",
        ),
        (
            "Celem jest program Fundusze Europejskie dla Lubuskiego 2021-2027, którym zarządza Zarząd Województwa.",
            "Fundusze Europejskie dla Lubuskiego 2021-2027",
        ),
    ],
)
def test_a_name_goes_on_to_the_years_that_it_is_for(text: str, name: str) -> None:
    found = extract(document_of(text))

    assert name in {one.text for s in found for one in s.subject.names if s.predicate == "type"}


def test_a_verb_parts_years_from_a_name() -> None:
    found = extract(document_of("The Strategy was approved for the years 2014-2015. The Programme began in 2014-2020."))

    assert not any("2014" in one.text for s in found for one in s.subject.names)


def test_a_noun_at_the_head_of_a_sentence_names_no_new_policy() -> None:
    text = (
        "Das Instrument ist das Operationelle Programm des Landes Brandenburg für den EFRE 2014-2020 (OP EFRE "
        "Brandenburg). Das Programm wurde am 12. Dezember 2014 genehmigt."
    )
    names = {s.subject.names[0].text for s in extract(document_of(text)) if s.predicate == "type"}

    assert "Das Programm" not in names
    assert "OP EFRE Brandenburg" not in names


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The Region works on its PR FESR Liguria 2021-2027 with six partners.", "PR FESR Liguria 2021-2027"),
        ("The county works on the PO FEDER Asturias 2014-2020 with six partners.", "PO FEDER Asturias 2014-2020"),
        (
            "The city changes the Noise Action Plan of Limerick 2024-2028 with six partners.",
            "Noise Action Plan of Limerick 2024-2028",
        ),
    ],
)
def test_programmes_in_two_abbreviations_and_plans_that_laws_ask_for_are_policies(text: str, name: str):
    assert name in named(text)


def test_a_head_noun_of_many_words_is_a_name_by_itself():
    text = "Il piano si inserisce nella Strategia regionale per lo sviluppo sostenibile."

    found = {name for s in extract(document_of(text)) for name in (n.text for n in s.subject.names)}

    assert "Strategia regionale per lo sviluppo sostenibile" in found
