"""The same facts in the sentences of native writers, in every language and relation.

``data/extract/sentences/<language>.toml`` has for each relation some sentences in different words and orders; what
stands in brackets is the object of the relation. ``context`` opens the text where one sentence is too little to tell
the language by. ``FAILING`` names the sentences that are not read yet.
"""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

from graph.model import Literal, Mention, Statement, Term, document_of
from loaders.extract.folding import fold
from loaders.extract.lexicon import table
from loaders.extract.rules import extract

FOLDER = Path(__file__).parent / "data" / "extract" / "sentences"
LANGUAGES = {path.stem: tomllib.loads(path.read_text(encoding="utf-8")) for path in sorted(FOLDER.glob("*.toml"))}

RELATIONS = {  # whose object stands in brackets
    "event": ("heldIn",),
    "lead": ("leadPartner",),
    "partners": ("hasPartner",),
    "funding": ("fundedBy", "fundedUnder"),
    "host": ("hostedBy",),
    "practice": ("implementedBy",),
    "approval": ("validatedBy",),
    "action": ("hasAction",),
    "stakeholder": ("stakeholder",),
}
VALUES = {  # that are the same in every sentence
    "event": {"date": {"2019-10-15"}},
    "period": {"startDate": {"2019-08"}, "endDate": {"2022-07"}},
    "duration": {"duration": {"P36M"}},
    "budget": {"totalBudget": {"1500000"}, "erdfBudget": {"1200000"}},
    "count": {"partnerCount": {"9"}},
    "website": {"homepage": {"www.harbours.eu"}},
    "title": {"acronym": {"HARBOURS"}},
}
# Not read yet, and why. The list can only shrink: a sentence that is read after all fails here too.
_NO_CASE = "the case form of the town is not known"
FAILING = {
    ("el", "event", 1): "a town right before the word for a workshop is read as the name of a laboratory",
    ("fi", "action", 0): "an action in quotes that close as they open",
    ("fi", "event", 0): _NO_CASE,
    ("fi", "event", 1): _NO_CASE,
    ("fi", "title", 0): "the acronym stands behind the class noun that stands behind the title",
    ("hr", "event", 1): _NO_CASE,
    ("hu", "event", 0): _NO_CASE,
    ("hu", "event", 1): _NO_CASE,
    ("hu", "host", 0): "no event is read where its town is an adjective",
    ("hu", "host", 1): "the event's name takes in who holds it",
    ("hu", "title", 0): "the acronym stands between the title and the class noun",
    ("lt", "event", 0): _NO_CASE,
    ("lt", "event", 1): _NO_CASE,
}
CASES = [
    pytest.param(
        *case,
        marks=pytest.mark.xfail(strict=True, raises=AssertionError, reason=FAILING[case]) if case in FAILING else (),
        id="-".join(map(str, case)),
    )
    for language, told in LANGUAGES.items()
    for relation in dict.fromkeys((*RELATIONS, *VALUES))
    for case in [(language, relation, number) for number in range(len(told[relation]))]
]


def read(language: str, sentence: str) -> tuple[set[tuple[int, int]], tuple[Statement, ...]]:
    """The places in brackets, and the statements of the text without brackets."""
    context = LANGUAGES[language]["context"]
    text, places = (context + " " if context else ""), set()
    for part in re.split(r"(\[[^]]+\])", sentence):
        word = part.strip("[]")
        if part != word:
            places.add((len(text), len(text) + len(word)))
        text += word
    return places, extract(document_of(text))


def objects(found: tuple[Statement, ...], predicates: tuple[str, ...]) -> set[Mention | Literal | Term]:
    return {s.object for s in found if s.predicate in predicates and s.status in ("asserted", "suggested")}


@pytest.mark.parametrize(("language", "relation", "number"), CASES)
def test_the_sentence_says_the_fact(language: str, relation: str, number: int) -> None:
    places, found = read(language, LANGUAGES[language][relation][number])
    if relation in RELATIONS:
        mentions = {o for o in objects(found, RELATIONS[relation]) if isinstance(o, Mention)}
        met = {(a, b) for a, b in places for o in mentions if o.start < b and a < o.end}
        assert met == places
        assert all(any(o.start < b and a < o.end for a, b in places) for o in mentions)
    for predicate, expected in VALUES.get(relation, {}).items():
        assert {o.value for o in objects(found, (predicate,)) if isinstance(o, Literal)} == expected


@pytest.mark.parametrize("language", sorted(LANGUAGES))
def test_no_cue_that_ends_or_joins_is_another_small_word_without_its_accents(language: str) -> None:
    content = table(language)
    small = {word for name in ("articles", "conjunctions", "connectors") for word in content.get(name, ())}
    cues = {word for name in ("clause", "or", "since") for word in content["cues"].get(name, ())}
    folded = {fold(word) for word in small}
    assert {word for word in cues - small if fold(word) != word and fold(word) in folded} == set()
