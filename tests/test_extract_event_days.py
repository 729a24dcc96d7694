"""Days and hosts of events in the orders of words that languages have."""

import pytest

from graph.model import document_of
from loaders.extract.dates import day_ranges, periods
from loaders.extract.reading import begin
from loaders.extract.rules import extract


def told(text: str) -> set[tuple[str, str]]:
    found = [s for s in extract(document_of(text)) if s.status == "asserted" and s.subject.kind == "Event"]
    hosts = {(s.predicate, s.object.names[0].text) for s in found if s.predicate == "hostedBy"}
    return hosts | {(s.predicate, s.object.value) for s in found if s.predicate in ("date", "startDate", "endDate")}


@pytest.mark.parametrize(
    ("text", "host"),
    [
        (
            "HARBOURS ist ein Projekt des Programms Interreg Europe. Am 3. Mai 2024 veranstaltete die Stadt Fulda in "
            "Kassel das zweite Stakeholdertreffen des Projekts.",
            "Stadt Fulda",
        ),
        (
            "HARBOURS är ett projekt inom programmet Interreg Europe. Den 3 maj 2024 anordnade Falköpings kommun "
            "projektets andra intressentmöte i Umeå.",
            "Falköpings kommun",
        ),
        (
            "HARBOURS je projekt programu Interreg Europe. 3. května 2024 uspořádal Zlínský kraj v Ostravě "
            "druhé setkání zainteresovaných stran projektu.",
            "Zlínský kraj",
        ),
        (
            "HARBOURS to projekt programu Interreg Europa. 3 maja 2024 r. Politechnika Lubelska zorganizowała w Gdyni "
            "drugie spotkanie interesariuszy projektu.",
            "Politechnika Lubelska",
        ),
    ],
)
def test_who_held_an_event_and_on_what_day(text: str, host: str):
    assert told(text) == {("hostedBy", host), ("date", "2024-05-03")}


@pytest.mark.parametrize(
    "text",
    [
        "Pirmasis projekto mokomasis vizitas vyko Kaune 2024 m. gegužės 3–4 d. ir buvo sėkmingas.",
        "Pirmā mācību vizīte notika Liepājā 2024. gada 3. un 4. maijā un bija veiksmīga.",
        "Az első tanulmányútra Pécsen került sor 2024. május 3-4-én, és sikeres volt.",
    ],
)
def test_a_run_of_days_may_begin_with_its_year(text: str):
    found = day_ranges(begin(document_of(text)), 0, len(text))

    assert [(one.first.value, one.last.value) for one in found] == [("2024-05-03", "2024-05-04")]


@pytest.mark.parametrize(
    "text",
    [
        "HARBOURS is a project of the programme Interreg Europe. The third meeting of its partners was about mills. "
        "Mills are rare.\n\nThe meeting took place in Leuven on 3 May 2024.",
        "HARBOURS ist ein Projekt des Programms Interreg Europe. Das dritte Treffen der Partner war den Mühlen "
        "gewidmet.\n\nDas Treffen fand am 3. Mai 2024 in Kassel statt.",
        "HARBOURS to projekt programu Interreg Europa. Trzecie spotkanie partnerów poświęcono młynom.\n\n"
        "Spotkanie odbyło się w Gdyni 3 maja 2024 r.",
        "Projektas „HARBOURS“ yra programos „Interreg Europe“ dalis. Trečiasis partnerių susitikimas buvo skirtas "
        "malūnams.\n\n"
        "Susitikimas vyko 2024 m. gegužės 3 d. Kaune.",
    ],
)
def test_the_meeting_is_the_one_that_the_text_spoke_of_before(text: str) -> None:
    found = [s for s in extract(document_of(text)) if s.status == "asserted" and s.subject.kind == "Event"]
    assert {s.predicate for s in found} >= {"heldIn", "date"}


@pytest.mark.parametrize(
    ("said", "days"),
    [
        ("March 12th and 13th, 2024", ("2024-03-12", "2024-03-13")),
        ("November, 20, 21 and 22, 2019", ("2019-11-20", "2019-11-22")),
        ("12 th and 13 th March 2019", ("2019-03-12", "2019-03-13")),
        ("22nd & 23rd November 2017", ("2017-11-22", "2017-11-23")),
        ("26 until 28 February 2013", ("2013-02-26", "2013-02-28")),
    ],
)
def test_days_in_the_orders_of_english(said: str, days: tuple[str, str]) -> None:
    text = f"The meeting was held on {said} in Lille."
    found = day_ranges(begin(document_of(text)), 0, len(text))

    assert [(one.first.value, one.last.value) for one in found] == [days]


@pytest.mark.parametrize(
    ("said", "days"),
    [
        ("November 30th and December 1st, 2017", ("2017-11-30", "2017-12-01")),
        ("Tuesday, November 22 to Thursday, November 24, 2017", ("2017-11-22", "2017-11-24")),
        ("30.11.-1.12.2017", ("2017-11-30", "2017-12-01")),
    ],
)
def test_the_year_stands_once_behind_both_days(said: str, days: tuple[str, str]) -> None:
    text = f"The meeting was held on {said} in Lille."
    found = periods(begin(document_of(text)), 0, len(text))

    assert [(one.first.value, one.last.value) for one in found] == [days]


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("The study visit took place in Turku on 14-15. May 2019 and was a success.", ("2019-05-14", "2019-05-15")),
        ("The study visit took place in Turku on 14.-15. May 2019.", ("2019-05-14", "2019-05-15")),
    ],
)
def test_a_full_stop_between_a_day_and_its_month_ends_no_sentence(text: str, days: tuple[str, str]):
    said = {s.predicate: s.object.value for s in extract(document_of(text)) if s.predicate in ("startDate", "endDate")}
    assert (said["startDate"], said["endDate"]) == days
