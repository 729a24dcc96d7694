"""Themes: long words that hold one, how far a name reaches, and which of many a text is about."""

import pytest

from graph.model import Term, document_of
from loaders.extract.reading import begin
from loaders.extract.rules import extract, read
from loaders.extract.theme_cues import Outlook, candidates, cues_of
from loaders.extract.theme_hits import compound, themes_of
from loaders.extract.theme_names import name_of
from loaders.extract.theme_weights import RANKS, TABLE, read_weighing, weighing
from loaders.extract.topics import named, ranked


def names(text: str) -> list[str]:
    """The names of all themes, as far as they reach."""
    reading = begin(document_of(text))
    spans = [name_of(reading, theme) for theme in themes_of(reading)]
    return [reading.text[start:end] for start, end in spans]


@pytest.mark.parametrize(
    ("word", "language", "theme"),
    [
        ("paardentoerisme", "nl", "tourism"),
        ("wasserstofftankstelle", "de", "hydrogen"),
        ("energiaszegenysegenek", "hu", "energy-poverty"),
        ("skogsturismen", "sv", "tourism"),
        ("sportturizmusban", "hu", "tourism"),
    ],
)
def test_a_long_word_has_the_theme_of_its_last_part_or_its_first(word: str, language: str, theme: str):
    assert compound(word, language) == f"theme/{theme}"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The partners want inclusive and digital tourism in their regions.", "inclusive and digital tourism"),
        ("I partner delle regioni vogliono un turismo integrato e sostenibile.", "turismo integrato e sostenibile"),
        ("Les partenaires ont vu des parcs naturels transfrontaliers.", "parcs naturels transfrontaliers"),
        ("Partnerzy wspierają lokalną turystykę rowerową w swoich regionach.", "lokalną turystykę rowerową"),
        ("Partneři chtějí, aby byla lepší ochrana podzemních vod v regionech.", "ochrana podzemních vod"),
        ("Hankkeen kumppanit ovat sopineet, että vesistöjen kunnostus on tärkeää alueilla.", "vesistöjen kunnostus"),
    ],
)  # fmt: skip
def test_the_name_of_a_theme_is_the_whole_noun_phrase(text: str, name: str):
    assert name in names(text)


def test_the_name_of_a_theme_ends_at_verbs_and_places():
    assert names("The region of Lille supports cycling in Brussels.") == ["cycling"]


def test_a_theme_is_quoted_with_the_whole_phrase():
    text = "The project TOOLSHARE aims to promote sustainable rural mobility. Partners met in Lille in May."
    quotes = {text[s.start : s.end] for s in extract(document_of(text)) if s.predicate == "theme"}

    assert "sustainable rural mobility" in quotes


def test_a_text_that_names_many_themes_is_about_three_at_most():
    listed = "energy poverty, drinking water, wetlands, beekeeping, crafts, ports and road safety"
    text = f"The project TOOLSHARE aims at {listed}. TOOLSHARE deals with {listed}."
    found = {s.object.name for s in extract(document_of(text)) if s.predicate == "theme" and isinstance(s.object, Term)}

    assert 1 <= len(found) <= len(RANKS)


def test_the_theme_of_the_aim_comes_before_one_named_in_passing():
    text = (
        "The project TOOLSHARE aims at energy poverty in rural homes. The partners met in Lille. "
        "They also visited a place where the project partners spoke of tourism."
    )
    reading = read(document_of(text))

    assert ranked(reading, candidates(named(reading)), weighing())[0][1].term == "theme/energy-poverty"


def test_cues_are_named_alike_in_every_language():
    english = "The project TOOLSHARE aims at water quality."
    italian = "Il progetto TOOLSHARE mira a migliorare la qualità dell'acqua."
    found = []
    for text in (english, italian):
        reading = read(document_of(text))
        some = candidates(named(reading))
        found.append({cue for cue in cues_of(Outlook(reading, some), some[0]) if cue.startswith("near:cues/aim")})

    assert found[0] == found[1] == {"near:cues/aim"}


def test_the_table_of_weights_has_its_limits_in_order():
    enough = read_weighing(TABLE).enough

    assert list(enough) == sorted(enough)
