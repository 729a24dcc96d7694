"""Who is related to whom, decided by weighed cues."""

import itertools
from pathlib import Path

import pytest

from graph.model import document_of
from loaders.extract.attachment.attach import decide
from loaders.extract.attachment.company import Sight, company_of
from loaders.extract.attachment.cues import cues_of
from loaders.extract.attachment.pairs import RELATIONS, couples
from loaders.extract.attachment.scene import TABLES, Scene
from loaders.extract.attachment.weights import TABLE, Weighing, first_weighings, read_weighings
from loaders.extract.errors import BadLexicon
from loaders.extract.form_lexicon import forms
from loaders.extract.lexicon import languages, lexicon, table
from loaders.extract.reading import Reading
from loaders.extract.rules import extract, read_by_rules

SURE = Weighing({"always": 4.0}, 0.5, 0.5)
NEVER = Weighing({"always": -4.0}, 0.5, 0.5)


def cues(text: str, subject: str, value: str) -> set[str]:
    """The cues of the couple with these names."""
    reading = read_by_rules(document_of(text))
    couple = next(c for c in couples(reading) if (c.subject.label, c.object.label) == (subject, value))
    return cues_of(Scene(reading), couple)


def shipped() -> list[Weighing]:
    """The weighings of both looks."""
    return [*first_weighings().values(), *read_weighings(TABLE).values()]


def rows() -> set[str]:
    """The names of all rows of all lexicons, and of all fields of official forms."""
    names = {f"fields/{row.field}" for some in forms().headings.values() for row in some} | {"policies", "events"}
    for language in languages():
        for name in ("cues", "heads", "groups"):
            names |= {f"{name}/{row}" for row in table(language).get(name, {})}
    ways = ("after", "before", "closing")
    return names | {
        f"frames/{frame.relation}/{way}" for code in languages() for frame in lexicon(code).frames for way in ways
    }


def partners(reading: Reading) -> dict[str, str]:
    """The status of each partner of the project by its name."""
    return {c.object.label: c.status for c in reading.claims.by("hasPartner") if hasattr(c.object, "label")}


@pytest.mark.parametrize(
    "text",
    [
        "The project HARBOURS is led by the City of Lille.",
        "Il progetto HARBOURS è coordinato da City of Lille.",
        "Das Projekt HARBOURS wird geleitet von City of Lille.",
    ],
)
def test_the_words_between_two_things_have_one_name_in_every_language(text: str):
    assert "between:cues/led-by" in cues(text, "HARBOURS", "City of Lille")


def test_what_announces_a_list_is_a_cue_of_each_of_its_lines():
    text = "Project HARBOURS\n\nPartners\nCity of Lille\nCity of Turin\nUniversity of Vaasa"

    assert "list-before:cues/partner-list" in cues(text, "HARBOURS", "University of Vaasa")


def test_a_label_of_a_form_is_a_cue_by_its_field():
    text = "Projekt: HARBOURS\nProjektpartner: Stadt Bregenz"

    assert "led:fields/partners" in cues(text, "HARBOURS", "Stadt Bregenz")


def test_a_probable_couple_is_claimed_with_its_probability_and_passage():
    text = "The City of Lille met the City of Turin in HARBOURS, an Interreg project."
    reading = read_by_rules(document_of(text))
    decide(reading, first_weighings(), {"partner": SURE})
    found = [c for c in reading.claims.by("hasPartner") if c.rule == "attached-partner"]

    assert {(text[c.start : c.end], c.confidence) for c in found} == {
        ("City of Lille met the City of Turin in HARBOURS", 0.95),
        ("City of Turin in HARBOURS", 0.95),
    }


def test_an_improbable_claim_of_a_rule_is_held_back_as_a_suggestion():
    reading = read_by_rules(
        document_of("Partners of the project HARBOURS: City of Lille (France) and University of Vaasa (Finland).")
    )
    decide(reading, first_weighings(), {"partner": NEVER})

    assert partners(reading) == {"City of Lille": "suggested", "University of Vaasa": "suggested"}


@pytest.mark.parametrize(
    "text",
    [
        "The project HARBOURS has begun. The City of Turin has not joined it.",
        "Das Projekt HARBOURS hat begonnen. Die Stadt Bregenz ist nicht dabei.",
        "Le projet HARBOURS a commencé. La Ville de Lille n'y participe pas.",
        "The project HARBOURS has begun. If the City of Turin joins, it grows.",
        "The project HARBOURS has begun. The City of Turin will join.",
    ],
)
def test_what_a_sentence_denies_or_only_announces_is_not_claimed(text: str):
    reading = read_by_rules(document_of(text))
    decide(reading, first_weighings(), {relation.name: SURE for relation in RELATIONS})

    assert not [c for c in reading.claims.by("hasPartner") if c.rule.startswith("attached")]


def test_a_list_tells_of_each_of_its_members_what_the_first_look_makes_of_the_others():
    reading = read_by_rules(
        document_of("HARBOURS, a project of the City of Lille, the City of Turin and Umeå University.")
    )
    alone = {relation.name: Weighing({"always": 3.0}, 0.5, 0.0) for relation in RELATIONS}
    decide(reading, alone, {"partner": Weighing({"in-company-least:over.85": 3.0, "always": -1.0}, 0.7, 0.0)})

    assert set(partners(reading)) == {"City of Lille", "City of Turin", "Umeå University"}


def test_a_likelier_subject_elsewhere_is_told_of_by_the_second_look():
    here, there = (Sight(name, "Lille", "partner", frozenset(), p) for name, p in (("HARBOURS", 0.4), ("PIERS", 0.6)))
    cues, others = company_of([here, there])

    assert "other-subject-likelier" in cues - others
    assert {"other-subject:under.7", "other-object:none", "same-two:none", "other-role:none"} <= cues


def test_cues_in_any_order_weigh_the_same():
    weighing = Weighing({"one": 0.1, "two": 0.2, "three": -0.3}, 0.5, 0.5)
    orders = itertools.permutations(weighing.weights)

    assert {weighing.probability(order) for order in orders} == {0.5}


def test_the_same_text_gives_the_same_statements_again():
    text = "HARBOURS is an Interreg Europe project. Partners: City of Lille, City of Turin and the University of Vaasa."

    assert extract(document_of(text)) == extract(document_of(text))


def test_the_weights_name_only_words_that_a_lexicon_has():
    known = rows()
    named = {cue.rpartition(":")[2] for weighing in shipped() for cue in weighing.weights}

    assert {name for name in named if name.partition("/")[0] in (*TABLES, "fields")} <= known


def test_the_weights_name_only_places_of_cues_that_the_code_has():
    source = "".join(path.read_text("utf-8") for path in TABLE.parent.glob("*.py"))
    named = {cue.split(":")[0].split("+")[0] for one in shipped() for cue in one.weights}

    assert {name for name in named if f"{name}" not in source and name.partition("-")[2] not in source} == set()


def test_the_words_of_a_relation_stand_in_a_lexicon():
    words = {word for relation in RELATIONS for word in relation.words}

    assert words <= rows()


def test_a_relation_that_is_not_known_is_refused(tmp_path: Path):
    path = tmp_path / "weights.tsv"
    path.write_text("relation\tcue\tweight\nfriend\talways\t1\n", encoding="utf-8")

    with pytest.raises(BadLexicon, match="'friend'"):
        read_weighings(path)
