"""Events: which words name one, which name the same, and where it is held."""

from graph.model import Literal, Mention, Term, document_of
from loaders.extract.rules import extract


def told(text: str, predicate: str) -> set[tuple[str, str]]:
    """Title of the event and what a predicate says of it."""

    def name(value: object) -> str:
        if isinstance(value, Mention):
            return value.names[0].text
        return value.value if isinstance(value, Literal) else value.name if isinstance(value, Term) else ""

    rows = [s for s in extract(document_of(text)) if s.subject.kind == "Event" and s.predicate == predicate]
    return {(s.subject.names[0].text, name(s.object)) for s in rows}


def test_two_head_nouns_side_by_side_are_one_event():
    text = "The TOOLSHARE kick-off conference took place in Ljubljana, Slovenia, on February 22, 2017."

    assert told(text, "date") == {("kick-off conference", "2017-02-22")}


def test_the_event_of_a_sentence_before_is_not_a_second_one():
    text = (
        "The conference of the project TOOLSHARE took place in Ljubljana on February 22, 2017. "
        "The conference was organised by the University of Turin."
    )

    assert told(text, "hostedBy") == {("conference", "University of Turin")}
    assert len({s.subject for s in extract(document_of(text)) if s.subject.kind == "Event"}) == 1


def test_a_heading_and_the_text_below_it_speak_of_one_kick_off():
    text = (
        "TOOLSHARE kick-off meeting in Dresden\n\n"
        "The City of Lille hosted the TOOLSHARE kick-off meeting on 8-10 May 2023 in Dresden."
    )

    assert told(text, "startDate") == {("kick-off meeting", "2023-05-08")}
    assert len({s.subject for s in extract(document_of(text)) if s.subject.kind == "Event"}) == 1


def test_a_press_conference_is_no_event_of_the_project():
    text = "The day of the project TOOLSHARE ended with a press conference in Lille."

    assert told(text, "heldIn") == set()


def test_an_event_is_not_held_where_a_border_is():
    text = (
        "The kick-off meeting of the project TOOLSHARE was held on 7 October 2021 very close to the borders with "
        "Czech Republic."
    )

    assert told(text, "heldIn") == set()
    assert told(text, "date") == {("kick-off meeting", "2021-10-07")}
