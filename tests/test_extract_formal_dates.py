"""When a plan was signed, and the years that the name of an instrument holds, where a form names it."""

import pytest

from graph.model import Literal
from loaders.extract.rules import extract
from loaders.readers.text import document_from

PLAN = (
    "{title}\n\nProject: TOOLSHARE\n\n{instrument}: {name}\n\n"
    "{name}\n\n{name}: 2015.\n\n{action} 1: Repairs\n\n1. {time}\n-\n\n"
    "{action} 2: Loans\n\n1. {time}\n-\n\n{signature}\n\n{day}\nHanze University\n"
)


def dates(text: str, kind: str) -> dict[str, str]:
    """The dates that are asserted of the things of a class, by predicate."""
    return {
        row.predicate: row.object.value
        for row in extract(document_from(text))
        if row.status == "asserted" and row.subject.kind == kind and isinstance(row.object, Literal)
        and row.predicate in ("date", "startDate", "endDate", "validationDate")
    }  # fmt: skip


def plan(language: str, **other: str) -> str:
    """A plan with its instrument and signature under the headings of a language."""
    words = {
        "en": ("ACTION PLAN", "Policy instrument", "ROP Crete 2014-2020", "Action", "Timeframe", "Signature",
               "Date: 24 June 2021"),
        "it": ("PIANO D'AZIONE", "Strumento di policy", "POR FESR Lazio 2014-2020", "Azione", "Tempi", "Firma",
               "Roma, 24 giugno 2021"),
        "es": ("PLAN DE ACCIÓN", "Instrumento de política", "PO FEDER Soria 2014-2020", "Acción", "Plazos", "Firma",
               "En Soria, a 24 de junio de 2021"),
        "fr": ("PLAN D'ACTION", "Instrument de politique", "PO FEDER Bretagne 2014-2020", "Action", "Calendrier",
               "Signature", "Fait à Lyon, le 24 juin 2021"),
        "de": ("AKTIONSPLAN", "Politikinstrument", "OP EFRE Thüringen 2014-2020", "Maßnahme", "Zeitplan",
               "Unterschrift", "Erfurt, 24. Juni 2021"),
        "pl": ("PLAN DZIAŁANIA", "Instrument polityki", "RPO Mazowsze 2014-2020", "Działanie", "Harmonogram", "Podpis",
               "Lublin, 24 czerwca 2021 r."),
    }[language]  # fmt: skip
    names = ("title", "instrument", "name", "action", "time", "signature", "day")
    return PLAN.format(**{**dict(zip(names, words, strict=True)), **other})


@pytest.mark.parametrize("language", ["en", "it", "es", "fr", "de", "pl"])
def test_a_plan_is_of_the_day_on_which_it_was_signed(language):
    assert dates(plan(language), "ActionPlan")["date"] == "2021-06-24"


@pytest.mark.parametrize("language", ["en", "it", "es", "fr", "de", "pl"])
def test_the_instrument_of_a_plan_has_the_years_of_its_name(language):
    assert dates(plan(language), "PolicyInstrument") == {"startDate": "2014", "endDate": "2020"}


def test_a_signature_without_a_day_gives_no_date():
    assert "date" not in dates(plan("en", day="Date: June 2021"), "ActionPlan")


def test_an_instrument_that_is_only_named_has_no_period_of_its_own():
    text = plan("en").replace("ROP Crete 2014-2020\n\nROP Crete 2014-2020: 2015.\n\n", "")

    assert dates(text, "PolicyInstrument") == {}


def test_an_instrument_without_years_in_its_name_has_none():
    assert dates(plan("en", name="Rural Development Programme of Crete"), "PolicyInstrument") == {}
