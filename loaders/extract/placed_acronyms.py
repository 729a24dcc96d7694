"""Acronyms beside bodies, with their town in brackets ("dena (Berlin, Germany)", "5. UTCN (Cluj-Napoca, România)").

Projects, practices and events are called by acronyms too and have places: none is taken where the sentences around
speak of one, and none where no body is named in them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from loaders.extract.acronyms import NEVER
from loaders.extract.gazetteer import best_place
from loaders.extract.hypotheses import Hypothesis
from loaders.extract.organisations import body_hypothesis
from loaders.extract.reading import Reading
from loaders.extract.spelling import spoken_at
from loaders.extract.tokens import index_at
from loaders.extract.towns import town_called
from loaders.extract.whereabouts import country_code

_WEIGHT = 1.1  # as a name that only its role shows
_FEWEST = 3  # letters
_SMALL = 6  # letters of an acronym in small letters ("dena"), at most
_BRACKET = 60  # characters
_NEAR = 6  # words from the head noun before "and" to an acronym with its town alone
_OTHERS = ("Project", "Programme", "GoodPractice", "Action", "ActionPlan", "Strategy")


def placed_acronyms(reading: Reading) -> Iterator[Hypothesis]:
    """The acronyms that a town and its country, or behind a body and "and" a town, show to be bodies."""
    for at, token in enumerate(reading.words):
        if len(token.word) < _FEWEST or token.shape not in ("A", "aA", "a"):
            continue
        if token.shape == "a" and len(token.word) > _SMALL:
            continue
        where = _bracket(reading, at)
        if where is None or not (_joins(reading, at) or (token.shape != "a" and _opens(reading, at))):
            continue
        if not _is_word(reading, at) or not _among_bodies(reading, at):
            continue
        country = _country(reading, at, *where)
        town = token.shape != "a" and _joins(reading, at) and _behind_body(reading, at) and _is_town(reading, *where)
        if country is None and not town:
            continue
        language = reading.lexicon_at(at).code
        weight = _WEIGHT if token.shape != "a" else _WEIGHT / 2
        found = body_hypothesis(reading, at, at, "", language, "placed-acronym", weight)
        yield replace(found, country=country) if country and not found.authority else found


def _is_word(reading: Reading, at: int) -> bool:
    """Whether a token may be an acronym of a body: alone, of no phrase, no place, and never called a project."""
    words, token = reading.words, reading.words[at]
    if token.word in NEVER or token.word.isdigit() or reading.in_phrase(at):
        return False
    if token.gap in ("-", "'", "/", ".", "@", "_") or (token.gap == " " and at and words[at - 1].shape in ("A", "aA")):
        return False
    grammar = reading.lexicon_at(at)
    if token.shape == "a" and any(
        grammar.has(name, token.word) for name in ("function_words", "topics", "modifiers", "openers", "connectors")
    ):
        return False
    name = reading.text[token.start : token.end]
    if best_place(name, spoken=spoken_at(reading, at)) is not None or country_code(name):
        return False
    same = reading.tokens_of(token.word)
    return not any(
        hit.payload.value in _OTHERS
        for n in same
        for hit in reading.hits_touching("heads", max(n - 1, 0), min(n + 1, len(words) - 1))
    )


def _bracket(reading: Reading, at: int) -> tuple[int, int] | None:
    """What stands in the brackets right behind a token, in characters, or None."""
    end = reading.words[at].end
    if reading.text[end : end + 2] != " (":
        return None
    close = reading.text.find(")", end, end + _BRACKET)
    return (end + 2, close) if close > 0 else None


def _country(reading: Reading, at: int, start: int, end: int) -> str | None:
    """The country of brackets that hold a town and its country, or None."""
    town, comma, country = reading.text[start:end].partition(",")
    code = country_code(country.strip()) if comma else None
    if code is None:
        return None
    place = best_place(town, spoken=spoken_at(reading, index_at(reading.words, start)))
    known = place is not None and place.country == code and place.kind != "Country"
    return code if known or town_called(town.strip(), reading.lexicon_at(at).code, {code}) is not None else None


def _is_town(reading: Reading, start: int, end: int) -> bool:
    place = best_place(reading.text[start:end], spoken=spoken_at(reading, index_at(reading.words, start)))
    return place is not None and place.kind == "City"


def _joins(reading: Reading, at: int) -> bool:
    """Whether a comma or a conjunction joins a token to what stands before it."""
    if not at:
        return False
    comma = reading.words[at].gap == ", "
    return comma or (
        reading.words[at].gap == " " and reading.lexicon_at(at).has("conjunctions", reading.words[at - 1].word)
    )


def _opens(reading: Reading, at: int) -> bool:
    """Whether a token opens its sentence, or a clause behind a comma ("…, while KEAN (Hannover, Germany) is …")."""
    sentence = reading.sentence_at(reading.words[at].start)
    if sentence is None or at == sentence.first:
        return sentence is not None
    return reading.words[at].gap == " " and at - 1 > sentence.first and reading.words[at - 1].gap == ", "


def _behind_body(reading: Reading, at: int) -> bool:
    """Whether a head noun with a capital stands a few words before a token of its sentence."""
    sentence = reading.sentence_at(reading.words[at].start)
    first = max(at - _NEAR, sentence.first if sentence else at)
    return any(reading.words[hit.first].capital for hit in reading.hits_between("bodies", first, at - 1))


def _among_bodies(reading: Reading, at: int) -> bool:
    """Whether the sentence of a token or one beside it names bodies, and none what else has acronyms."""
    number = reading.sentence_number(reading.words[at].start)
    near = reading.sentences[max(number - 1, 0) : number + 2]
    first, last = near[0].first, near[-1].last - 1
    others = [h for h in reading.hits_between("heads", first, last) if h.payload.value in _OTHERS]
    bodies = [h for h in reading.hits_between("bodies", first, last) if h.payload.value != "company"]
    return bool(bodies) and not others and not reading.hits_between("events", first, last)
