"""Partners that are none, and approvals that hang on a condition."""

from __future__ import annotations

import pytest

from graph.model import document_of
from loaders.extract.rules import read_by_rules
from tests.read_out import of_projects

_LISTS = {
    "en": "The project GREENLOOP is an Interreg project. {}: City of Turku, Lodz Region, University of Maribor.",
    "de": "Das Projekt GREENLOOP ist ein Interreg-Projekt. {}: Stadt Turku, Region Lodz, Universität Maribor.",
    "fr": "Le projet GREENLOOP est un projet Interreg. {} : Ville de Turku, Région Occitanie, Université de Lyon.",
    "it": "Il progetto GREENLOOP è un progetto Interreg. {}: Comune di Torino, Regione Lazio, Università di Bari.",
    "es": "El proyecto GREENLOOP está financiado por Interreg Europe. {}: Ayuntamiento de Gijón, Junta de Extremadura.",
    "pl": "Projekt GREENLOOP jest finansowany z programu Interreg Europe. {}: Miasto Łódź, Politechnika Łódzka.",
    "cs": "Projekt GREENLOOP je financován z programu Interreg Europe. {}: Město Brno, Univerzita Pardubice.",
    "nl": "Het project GREENLOOP wordt gefinancierd door Interreg Europe. {}: Gemeente Utrecht, Provincie Fryslân.",
    "fi": "GREENLOOP-hanketta rahoittaa Interreg Europe. {}: Turun kaupunki, Lapin liitto.",
    "hu": "A GREENLOOP projektet az Interreg Europe finanszírozza. {}: Szegedi Tudományegyetem, Pécs Önkormányzata.",
    "el": "Το έργο GREENLOOP χρηματοδοτείται από το Interreg Europe. {}: Δήμος Πατρέων, Περιφέρεια Κρήτης.",
    "bg": "Проектът GREENLOOP се финансира от Interreg Europe. {}: Община Варна, Община Русе.",
}
_NONE = {
    "en": ("Potential partners", "Former project partners", "Partners wanted"),
    "de": ("Mögliche Partner", "Ehemalige Projektpartner"),
    "fr": ("Partenaires potentiels", "Anciens partenaires"),
    "it": ("Partner potenziali", "Possibili partner"),
    "es": ("Socios potenciales", "Antiguos socios"),
    "pl": ("Potencjalni partnerzy", "Byli partnerzy"),
    "cs": ("Potenciální partneři", "Bývalí partneři"),
    "nl": ("Mogelijke partners", "Voormalige partners"),
    "fi": ("Mahdolliset kumppanit", "Entiset kumppanit"),
    "hu": ("Lehetséges partnerek", "Korábbi partnerek"),
    "el": ("Πιθανοί εταίροι", "Πρώην εταίροι"),
    "bg": ("Потенциални партньори", "Бивши партньори"),
}
_PLAIN = {
    "bg": "Партньори",
    "cs": "Partneři",
    "de": "Partner",
    "el": "Εταίροι",
    "en": "Partners",
    "es": "Socios",
    "fi": "Kumppanit",
    "fr": "Partenaires",
    "hu": "Partnerek",
    "it": "Partner",
    "nl": "Partners",
    "pl": "Partnerzy",
}


def _partners(text: str) -> set[str]:
    return of_projects(document_of(text), "hasPartner")


@pytest.mark.parametrize("language", sorted(_LISTS))
def test_partners_are_those_listed_as_such(language: str) -> None:
    assert _partners(_LISTS[language].format(_PLAIN[language])), _PLAIN[language]


@pytest.mark.parametrize(("language", "heading"), [(one, words) for one in sorted(_NONE) for words in _NONE[one]])
def test_former_and_possible_partners_are_none(language: str, heading: str) -> None:
    assert _partners(_LISTS[language].format(heading)) == set()


_GRANTED = {
    "en": (
        "The action plan of Lodz Region was approved by the City of Turku on 3 May 2021",
        ", provided that costs fall",
    ),
    "de": (
        "Der Aktionsplan der Stadt Graz wurde am 3. Mai 2021 vom Land Steiermark genehmigt",
        ", sofern die Kosten sinken",
    ),
    "fr": ("Le plan d'action de Lyon a été approuvé par la Région Occitanie le 3 mai 2021", ", sous réserve d'un avis"),
    "it": (
        "Il piano d'azione di Torino è stato approvato dalla Regione Lazio il 3 maggio 2021",
        ", a condizione che costi meno",
    ),
    "es": (
        "El plan de acción de Gijón fue aprobado por la Junta de Extremadura el 3 de mayo de 2021",
        ", siempre que cueste menos",
    ),
    "pl": (
        "Plan działania miasta Łódź został zatwierdzony przez Miasto Gdynia 3 maja 2021",
        ", pod warunkiem obniżenia kosztów",
    ),
    "pt": (
        "O plano de ação de Faro foi aprovado pelo Município de Évora em 3 de maio de 2021",
        ", desde que custe menos",
    ),
    "nl": (
        "Het actieplan van Utrecht is op 3 mei 2021 goedgekeurd door de Provincie Fryslân",
        ", mits de kosten dalen",
    ),
    "sv": (
        "Handlingsplanen för Skåne godkändes av Region Skåne den 3 maj 2021",
        ", under förutsättning att den blir billigare",
    ),
    "cs": ("Akční plán města Brna schválil Jihomoravský kraj 3. května 2021", ", pod podmínkou nižších nákladů"),
}


@pytest.mark.parametrize("language", sorted(_GRANTED))
def test_what_is_approved_on_a_condition_is_not_approved(language: str) -> None:
    granted, condition = _GRANTED[language]

    def told(text: str) -> set[str]:
        claims = read_by_rules(document_of(text)).claims
        return {one.predicate for name in ("validatedBy", "validationDate") for one in claims.by(name)}

    assert told(f"{granted}."), granted
    assert not told(f"{granted}{condition}.")


def test_a_negation_behind_both_ends_denies_what_joins_them() -> None:
    text = (
        "Die gute Praxis „Leihladen“ wurde im Projekt GREENLOOP vorgestellt. "
        "Die Stadt Leoben betreibt den „Leihladen“. "
        "Die Stadt Graz hat die Praxis „Leihladen“ nicht eröffnet."
    )
    found = read_by_rules(document_of(text)).claims
    assert {one.object.label for one in found.by("implementedBy") if one.status == "asserted"} == {"Stadt Leoben"}
