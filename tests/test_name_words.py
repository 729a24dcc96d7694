"""The table of words of names: well formed, and no word of it says two things by mistake."""

from __future__ import annotations

from collections import Counter, defaultdict
from pathlib import Path

import pytest

from graph import same_name
from ontology import name_words, territories
from ontology.names import slug

_, *LINES = Path(name_words.__file__).with_name("name_words.tsv").read_text(encoding="utf-8").splitlines()
ROWS = [tuple(line.split("\t")) for line in LINES]
LANGUAGES = name_words.languages()
LEAST = 4  # letters of a beginning

TWOFOLD = {
    "academy science",
    "advanced technical",
    "development plan",
    "agency energy",
    "park science",
    "park technical",
    "action group local",
    "chamber craft",
    "community mountain",
    "community municipality",
    "county landsting office",
    "health local",
    "nature park regional",
    "organisation tourism",
    "birds observatory",
    "chamber municipality",
    "climate protection",
    "ethnography music",
    "forest office",
    "agency environment national",
    "applied science",
    "applied science university",
    "arts university",
    "agency national",
    "association chamber commerce",
    "centre medicine university",
    "community intermunicipal",
    "association european",
    "association municipality",
    "baltic sea",
    "hospital university",
    "agency environment",
    "agency development regional",
    "centre environment",
    "chamber commerce",
    "chamber industry",
    "east north",
    "east south",
    "north west",
    "south west",
    "association regional",
    "bank investment",
    "board county",
    "board water",
    "enterprise hub",
    "forest national",
    "hydrology meteorology",
    "management office",
    "meteorology services",
    "ministry regional",
    "music university",
    "national office",
    "national park",
    "nature park",
    "nature protection",
    "nature resources",
    "office regional",
    "operational programme",
    "operational programme regional",
    "planning urban",
    "public services",
    "radio television",
    "sewage water",
    "sport university",
    "association county",
    "mining university",
    "agriculture university",
    "office water",
    "technical university",
}
"""What one word says at once: "Musikhochschule", "Landesamt", "POR"."""


def _letters(form: str) -> str:
    return slug(form.removesuffix("*")).replace("-", "")


def test_a_concept_has_one_class() -> None:
    classes = defaultdict(set)
    for concept, name, _, _ in ROWS:
        classes[concept].add(name)
    assert {concept: sorted(names) for concept, names in classes.items() if len(names) > 1} == {}
    assert set().union(*classes.values()) == name_words.CLASSES


def test_rows_are_sorted_and_none_stands_twice() -> None:
    keys = [(concept, language) for concept, _, language, _ in ROWS]
    assert keys == sorted(set(keys))


def test_forms_of_a_row_are_sorted_and_none_stands_twice() -> None:
    wrong = []
    for concept, _, language, forms in ROWS:
        words = forms.split()
        spelt = Counter((_letters(word), word.endswith("*")) for word in words)
        if words != sorted(words) or max(spelt.values()) > 1:
            wrong.append((concept, language, forms))
    assert wrong == []


def test_a_beginning_is_long_enough_to_be_one_word() -> None:
    short = [
        (concept, language, form)
        for concept, _, language, forms in ROWS
        for form in forms.split()
        if not _letters(form) or (form.endswith("*") and len(_letters(form)) < LEAST)
    ]
    assert short == []


def test_no_form_says_two_things_but_those_that_are_meant_to() -> None:
    said = defaultdict(set)
    for concept, _, language, forms in ROWS:
        for form in forms.split():
            said[language, _letters(form), form.endswith("*")].add(concept)
    twofold = {key: " ".join(sorted(concepts)) for key, concepts in said.items() if len(concepts) > 1}
    assert {key: concepts for key, concepts in twofold.items() if concepts not in TWOFOLD} == {}
    assert set(twofold.values()) == TWOFOLD


def test_the_adjective_of_a_country_is_known_in_every_language() -> None:
    assert len(LANGUAGES) == 22
    told = defaultdict(set)
    for concept, name, language, _ in ROWS:
        if name == "nation":
            told[concept].add(language)
    assert {
        concept: sorted(set(LANGUAGES) - found) for concept, found in told.items() if len(found) < len(LANGUAGES)
    } == {}


@pytest.mark.parametrize(
    ("word", "language", "concepts"),
    [
        ("immunologie", "de", ("immunology",)),
        ("imunologie", "ro", ("immunology",)),
        ("molekularbiologie", "de", ("molecular", "biodiversity")),
        ("integracji", "pl", ("inclusion",)),  # Polish has a word of its own that begins so
        ("integrazione", "it", ("integration",)),
    ],
)
def test_a_word_of_many_languages_is_known_where_a_language_has_none_of_its_own(
    word: str, language: str, concepts: tuple[str, ...]
) -> None:
    assert name_words.concepts(word, (language,)) == concepts
    assert "mul" not in name_words.languages()


@pytest.mark.parametrize(
    ("place", "language"),
    [
        ("Klosterneuburg", "de"),
        ("Lichtenfels", "de"),
        ("Herzogenrath", "de"),
        ("Szentendre", "hu"),
        ("Guarda", "pt"),
        ("Camerino", "it"),
        ("Legnano", "it"),
        ("Pescara", "it"),
        ("Holzminden", "de"),
        ("Weinheim", "de"),
        ("Waldshut", "de"),
        ("Nordrhein", "de"),
        ("Westfalen", "de"),
        ("Waterloo", "nl"),
        ("Kerkrade", "nl"),
        ("Kościan", "pl"),
        ("Przemyśl", "pl"),
        ("Teplice", "cs"),
        ("Ostrov", "cs"),
        ("Ostrava", "cs"),
        ("Orăștie", "ro"),
        ("Roman", "ro"),
        ("Kirkkonummi", "fi"),
        ("Portsmouth", "en"),
        ("Lagos", "pt"),
    ],
)
def test_a_town_is_no_word_that_it_begins_with(place: str, language: str) -> None:
    assert name_words.concepts(slug(place), (language,)) == ()


def test_a_country_of_the_union_has_its_adjective() -> None:
    adjectives = {concept for concept, name, _, _ in ROWS if name == "nation"}
    assert {"AL", "BA", "CH", "GB", "ME", "MK", "NO", "RS", "TR", "UA"} < adjectives
    assert all(territories.by_code(code).country == code for code in adjectives - {"GB"})


def test_every_legal_form_that_two_spellings_may_differ_in_says_nothing_in_a_name() -> None:
    legal = {_letters(form) for concept, _, _, forms in ROWS if concept == "legal" for form in forms.split()}
    assert {form for form in same_name._FORMS.split() if "-" not in form} - legal == set()
