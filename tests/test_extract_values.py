"""Whose a date, sum or length of time is, decided by weighed cues."""

import pytest

from graph.model import document_of
from loaders.extract.attachment.scene import TABLES
from loaders.extract.attachment.values import VALUED, values_of
from loaders.extract.attachment.weights import VALUES, read_weighings
from loaders.extract.form_lexicon import forms
from loaders.extract.lexicon import languages, lexicon, table
from loaders.extract.reading import begin
from loaders.extract.rules import extract

_PROPERTIES = ("startDate", "endDate", "date", "totalBudget", "erdfBudget", "duration")


def said(text: str) -> set[tuple[str, str, str]]:
    """What is asserted of things by their first name: dates, sums, lengths of time."""
    return {
        (s.subject.names[0].text, s.predicate, s.object.value)
        for s in extract(document_of(text))
        if s.predicate in _PROPERTIES and s.status == "asserted" and s.subject.names
    }


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "Das Projekt HARBOURS stellt die gute Praxis „Azubi-Taxi“ vor, die der Landkreis Harz seit 2019 betreibt.",
            "Azubi-Taxi",
        ),
        (
            "Le projet HARBOURS présente la bonne pratique « Azubi-Taxi », gérée par la Ville de Lille depuis 2019.",
            "Azubi-Taxi",
        ),
    ],
)
def test_a_practice_begins_in_the_year_since_which_it_is_run(text: str, name: str):
    assert (name, "startDate", "2019") in said(text)
    assert ("HARBOURS", "startDate", "2019") not in said(text)


@pytest.mark.parametrize(
    "text",
    [
        "El proyecto HARBOURS va de agosto de 2019 a julio de 2023 y cuesta 1.428.190 euros.",
        "Projekt HARBOURS rozpoczął się w sierpniu 2019 r. i zakończył w lipcu 2023 r. Kosztował 1 428 190 euro.",
        "Progetto HARBOURS\n\nDurata: dal 1° agosto 2019 al 31 luglio 2023\nBilancio: 1.428.190 euro",
    ],
)
def test_what_a_project_costs_is_read_from_prose_and_from_labels(text: str):
    assert {value for _, name, value in said(text) if name == "totalBudget"} == {"1428190"}


@pytest.mark.parametrize(
    "text",
    [
        'The good practice "Straw Bank" has not been run by the City of Lille since 2015.',
        "Die gute Praxis „Strohbank“ wird nicht von der Stadt Bregenz seit 2015 betrieben.",
    ],
)
def test_what_a_sentence_denies_has_no_date(text: str):
    assert {value for _, _, value in said(text)} == set()


def test_the_years_of_a_programme_are_not_those_of_its_project():
    assert said("The project HARBOURS (Interreg Europe, 2021-2027) met in Lille.") == set()


def test_a_value_tells_how_exact_or_large_it_is():
    reading = begin(document_of("On 12 May 2021 it was 3 years old and had cost EUR 4,000."))

    assert [value.form for value in values_of(reading)] == ["Date/day", "Sum/10k", "Length"]


def test_the_weights_name_only_words_that_a_lexicon_has():
    known = {f"fields/{row.field}" for some in forms().headings.values() for row in some} | {"policies", "events"}
    for language in languages():
        known |= {f"{name}/{row}" for name in ("cues", "heads", "groups") for row in table(language).get(name, {})}
    ways = ("after", "before", "closing")
    known |= {f"frames/{f.relation}/{way}" for code in languages() for f in lexicon(code).frames for way in ways}
    named = {cue.rpartition(":")[2] for weighing in read_weighings(VALUES).values() for cue in weighing.weights}

    assert {name for name in named if name.partition("/")[0] in (*TABLES, "fields")} <= known
    assert {word for relation in VALUED for word in relation.words} <= known


@pytest.mark.parametrize(
    "text",
    [
        "The charter was signed on 18 May 2019 by Lille and 53 bodies, and will carry out the Mobility Strategy 2030.",
        "L'Agenda 21 della Provincia di Torino, a cui dal 1° gennaio 2015 è subentrata la Città metropolitana.",
        "Am 22. September 2021 traf sich die Gruppe in Bregenz und sprach über die Agenda 2030.",
    ],
)
def test_a_date_beside_a_policy_is_not_that_of_its_adoption(text: str):
    assert {name for _, name, _ in said(text)} == set()


@pytest.mark.parametrize(
    "text",
    [
        "The project HARBOURS met in Lille. HARBOURS receives EUR 1.74 million from the ERDF.",
        "Das Projekt HARBOURS erhält 1,74 Millionen Euro aus dem EFRE.",
    ],
)
def test_what_a_fund_gives_is_not_what_a_project_costs(text: str):
    assert {name for _, name, _ in said(text)} <= {"erdfBudget"}
