"""Who holds an event and where, as news of visits and meetings tell it."""

import pytest

from graph.model import Mention, document_of
from loaders.extract.rules import extract

_OPENS = "HARBOURS is a project of Interreg Europe. "


def told(text: str, predicate: str) -> set[str]:
    found = [s for s in extract(document_of(_OPENS + text)) if s.status == "asserted" and s.predicate == predicate]
    return {s.object.names[0].text for s in found if isinstance(s.object, Mention)}


@pytest.mark.parametrize(
    ("text", "host"),
    [
        ("On 3 May 2019 Lisboa E-Nova welcomed the partners to Sintra for the third study visit.", "Lisboa E-Nova"),
        ("Business Vejle organised the third stakeholder meeting on 3 May 2019.", "Business Vejle"),
        ("On 3 May 2019, DEV'UP hosted the second thematic workshop in Orléans.", "DEV'UP"),
        (
            "The Community of Municipalities of Val de Garonne organised the second partner meeting.",
            "Community of Municipalities of Val de Garonne",
        ),
        (
            "The Provincial Deputation of Teruel organised the second partner meeting.",
            "Provincial Deputation of Teruel",
        ),
    ],
)
def test_a_name_before_the_verb_of_holding_is_a_body(text: str, host: str):
    assert told(text, "hostedBy") == {host}


@pytest.mark.parametrize(
    "text",
    [
        "Anna Kask welcomed the participants of the second thematic workshop in Lund.",
        "Participants welcomed the second thematic workshop in Lund.",
        "HARBOURS organised the second thematic workshop in Lund.",
    ],
)
def test_persons_and_guests_are_no_hosts(text: str):
    assert told(text, "hostedBy") == set()


@pytest.mark.parametrize(
    "text",
    [
        "The third meeting was held in Lund. The next meeting will be hosted by the City of Ghent.",
        "The third meeting was held in Lund. The following workshop is hosted by the City of Ghent.",
    ],
)
def test_who_holds_the_next_meeting_did_not_hold_this_one(text: str):
    assert told(text, "hostedBy") == set()


def test_a_town_told_later_takes_the_place_of_the_country_in_the_heading():
    text = (
        "Second partner meeting in Portugal\n\nThe partners met in May. The second partner meeting took place in Braga."
    )

    assert told(text, "heldIn") == {"Braga"}


def test_guests_come_from_all_towns_of_their_list():
    assert told("At the second workshop, guests from Almería, Kaunas and Pécs spoke about water.", "heldIn") == set()


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("During the third thematic workshop partners from Lund learnt about mills.", "third thematic workshop"),
        ("The third site and study visit took place in Lund.", "third site and study visit"),
        ("In the second interregional seminar the group looked into mills.", "second interregional seminar"),
    ],
)
def test_what_an_event_is_called_between_small_words(text: str, name: str):
    found = [s for s in extract(document_of(_OPENS + text)) if s.subject.kind == "Event"]

    assert {s.subject.names[0].text for s in found} == {name}


def test_a_surname_behind_a_title_is_of_the_person_told_before():
    text = 'Ms Nina Oblak of the University of Lund spoke first. "See us", Ms Oblak told the listeners.'
    found = [s for s in extract(document_of(_OPENS + text)) if s.subject.kind == "Person"]

    assert {s.subject.names[0].text for s in found} == {"Nina Oblak"}


def test_who_hosts_together_with_whom():
    text = "The second workshop was hosted by the City of Lund together with the University of Lund."

    assert told(text, "hostedBy") == {"City of Lund", "University of Lund"}


def test_a_long_date_does_not_part_a_town_from_its_meeting():
    text = "Partners came together in Zadar on the 14 th and 15 th of October 2021, to kick-off the project."

    assert told(text, "heldIn") == {"Zadar"}


@pytest.mark.parametrize(
    "text",
    [
        'The subject of the second workshop, held in Lund, was "Signposting Trails across Borders".',
        "HARBOURS belongs to the “Environment and Cultural Heritage” Priority Axis.",
    ],
)
def test_topics_and_axes_in_quotes_are_no_practices(text: str):
    assert not any(s.subject.kind == "GoodPractice" for s in extract(document_of(_OPENS + text)))


def test_the_day_on_which_news_was_posted_is_not_that_of_the_meeting():
    found = extract(document_of("Second stakeholder meeting in Lund\nPosted on 03/12/2018\n\nHARBOURS is a project."))

    assert not any(s.predicate == "date" for s in found)


@pytest.mark.parametrize("county", ["County Mayo", "Co. Mayo"])
def test_a_county_behind_its_town_is_no_body(county: str):
    found = extract(document_of(_OPENS + f"The second meeting took place in Westport, {county} on 3 May 2019."))

    assert {s.subject.kind for s in found if any(n.text == county for n in s.subject.names)} == {"Region"}


def test_persons_may_go_by_initials_behind_their_titles():
    found = extract(document_of(_OPENS + "In the workshop took part Mr. L. Conti, Ms. P. Serra and Mr D. Gallo."))

    assert {s.subject.names[0].text for s in found if s.subject.kind == "Person"} == {
        "L. Conti",
        "P. Serra",
        "D. Gallo",
    }
