"""Bodies beside the persons who come from them: "Anna Berg (BIC Innovation)", "Jānis Ozols, Zemes Draugi", "of CETS".

Such a name needs no head noun, since persons are introduced by their office or by their body: it is neither an office
nor a place, and what stands behind the comma is read only where offices are written small, or if it is an acronym.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from loaders.extract.hypotheses import Hypothesis
from loaders.extract.name_runs import Span, holds_acronym, run_at
from loaders.extract.reading import Reading
from loaders.extract.role_words import is_small

RULE = "body-of-person"
_OFFICE = 9  # words of an office
_COMING = ("from", "of")
_COMMA, _BRACKET = ", ", " ("


def affiliations(reading: Reading, found: Sequence[Hypothesis]) -> Iterator[tuple[str, Span]]:
    """The names that stand right behind those of persons, in brackets, behind a comma or a word for coming from."""
    for person in found:
        if person.kind != "Person":
            continue
        at = reading.index(person.end)
        span = _behind(reading, at) or _in_office(reading, at)
        if span is not None:
            yield RULE, span


def _behind(reading: Reading, at: int) -> Span | None:
    """The capitalised words from a token on that say of whom a person is, if they end as such a word does."""
    words = reading.words
    sentence = reading.sentence_at(words[at - 1].start) if at else None
    if sentence is None or at >= sentence.last:
        return None
    gap, grammar = words[at].gap, reading.lexicon_at(at)
    led = gap == " " and words[at].shape == "a" and is_small(reading, at, _COMING)
    first = at + led
    while led and first < sentence.last and grammar.has("articles", words[first].word) and words[first].gap == " ":
        first += 1
    span = run_at(reading, first, sentence.last) if first < sentence.last else None
    if span is None or not (led or gap in (_COMMA, _BRACKET)):
        return None
    acronym = holds_acronym(reading, *span)
    if not acronym and (span.first == span.last or _offices_are_capital(reading, at, bracket=gap == _BRACKET)):
        return None
    closed = reading.text[words[span.last].end :][:1]
    return span if closed in ((")", ",", ";") if gap == _BRACKET else (",", ".", ";", ")", "\n", "", " ")) else None


def _in_office(reading: Reading, at: int) -> Span | None:
    """The name behind the office that a person holds: "Bart Claeys, adviser at Boerenbond, "."""
    words = reading.words
    sentence = reading.sentence_at(words[at - 1].start) if at else None
    if sentence is None or at >= sentence.last or words[at].gap != _COMMA:
        return None
    first = at
    while first < sentence.last and words[first].shape == "a" and first - at < _OFFICE:
        if first > at and words[first].gap not in (" ", "-", "'", "’"):
            return None
        first += 1
    last, grammar = first - 1, reading.lexicon_at(at)
    while last > at and grammar.has("articles", words[last].word):
        last -= 1
    inside = any(hit.last == last and hit.payload.language == grammar.code for hit in reading.cues_at("place-in", last))
    span = run_at(reading, first, sentence.last) if last > at and first < sentence.last else None
    if span is None or not (inside or is_small(reading, last, _COMING)) or words[first].gap != " ":
        return None
    acronym = holds_acronym(reading, *span)
    if not acronym and span.first == span.last and not inside:
        return None
    closed = reading.text[words[span.last].end :][:1]
    return span if closed in (",", ".", ";", ")", "\n", "") else None


def _offices_are_capital(reading: Reading, at: int, *, bracket: bool) -> bool:
    """Whether what stands here may be an office with capitals, as in German, and in English behind a comma."""
    grammar = reading.lexicon_at(at)
    return grammar.has("traits", "capital-nouns") or (grammar.code == "en" and not bracket)
