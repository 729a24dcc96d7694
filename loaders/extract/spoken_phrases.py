"""The phrases of the lexicons that count where some languages are spoken: theirs, and the names of bodies of all."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any

from loaders.extract.folding import fold
from loaders.extract.head_forms import head_forms
from loaders.extract.lexicon import CASES, DECLINES, NAMES, SHORT, TABLES, Row, languages, lexicon, names_table, table
from loaders.extract.phrases import Hit, Openings, Phrase, PhraseIndex, find_hits
from loaders.extract.tokens import Token
from ontology.stored import stored

_KEPT = 50_000  # words, each with the languages spoken around it, whose phrases are kept: most have none


def phrases_spoken(words: Sequence[Token], start: int, stop: int, spoken: frozenset[str]) -> Iterator[Hit[Row]]:
    """Every phrase between two tokens, the second excluded, that counts where some languages are spoken.

    >>> from loaders.extract.tokens import tokens
    >>> words = tokens("der Partner Regione Piemonte")
    >>> [hit.payload.value for hit in phrases_spoken(words, 2, 4, frozenset({"de"})) if hit.payload.language == "it"]
    ['regional-authority']
    """
    return find_hits(words, start, stop, lambda word: _openings(word, spoken))


@lru_cache(_KEPT)  # texts say the same few thousand words again and again
def _openings(word: str, spoken: frozenset[str]) -> Openings[Row] | None:
    """The phrases that a word may open there, in the order of the languages and of the rows in each."""
    found = [some for code in languages() if code in spoken and (some := _phrases(code).openings(word))]
    names = _names().openings(word)
    if names is not None:
        found.append(_without(names, spoken))
    if not any(map(any, found)):
        return None
    if len(found) == 1:
        return found[0]
    return Openings(
        _in_order(row for one in found for row in one.exact),
        {
            second: _in_order(row for one in found for row in one.pairs.get(second, ()))
            for second in dict.fromkeys(second for one in found for second in one.pairs)
        },
        _in_order(row for one in found for row in one.begun),
        _in_order(row for one in found for row in one.ended),
    )


def _without(names: Openings[Row], spoken: frozenset[str]) -> Openings[Row]:
    """The names of other languages: those of the languages spoken stand among their own phrases."""

    def foreign(rows: Iterable[Phrase[Row]]) -> tuple[Phrase[Row], ...]:
        return tuple(row for row in rows if row[2].language not in spoken)

    seconds = ((second, foreign(rows)) for second, rows in names.pairs.items())
    pairs = {second: rows for second, rows in seconds if rows}
    return Openings(foreign(names.exact), pairs, foreign(names.begun), foreign(names.ended))


def _in_order(rows: Iterable[Phrase[Row]]) -> tuple[Phrase[Row], ...]:
    return tuple(sorted(rows, key=lambda row: (row[2].language, row[0])))


@stored
def _phrases(language: str) -> PhraseIndex[Row]:
    """Every phrase of every open table of one language."""
    return PhraseIndex(_rows(language))


@stored
def _names() -> PhraseIndex[Row]:
    """The names of bodies and policies in every language: a text in any other may hold them."""
    return PhraseIndex((phrase, row) for code in languages() for phrase, row in _named(code, names_table(code), NAMES))


def _rows(language: str) -> Iterator[tuple[str, Row]]:
    yield from _named(language, table(language), TABLES)
    yield from _declined(language, table(language))
    for value, words in table(language).get(SHORT, {}).items():
        for phrase in words:
            yield phrase, Row("bodies", value, language, short=phrase)
    for number, frame in enumerate(lexicon(language).frames):
        for way, words in (("after", frame.after), ("before", frame.before), ("closing", frame.closing)):
            for phrase in words:
                yield phrase, Row("frames", f"{number} {way}", language)


def _declined(language: str, content: Mapping[str, Any]) -> Iterator[tuple[str, Row]]:
    """The case forms of heads of bodies that a lexicon does not list itself.

    Nouns for areas and towns have none here, for their cases say where something is, nor have nouns of other classes.
    """
    declines = content.get(DECLINES, {})
    if not declines:
        return
    known = {fold(phrase) for name in ("bodies", CASES) for words in content.get(name, {}).values() for phrase in words}
    known |= {fold(phrase) for words in content.get("plurals", {}).values() for phrase in words}
    others = {fold(word) for name in ("areas", "areas_behind", "place_nouns") for word in content.get(name, ())}
    others |= {fold(word) for words in content.get("heads", {}).values() for word in words}
    for value, words in content.get("bodies", {}).items():
        for phrase in words:
            made = () if fold(phrase) in others else head_forms(phrase, declines)
            for form in made:
                if form not in known:
                    known.add(form)
                    yield form, Row("bodies", value, language, capital=declines.get("capital", False))


def _named(language: str, content: Mapping[str, Any], tables: Collection[str]) -> Iterator[tuple[str, Row]]:
    for name in TABLES:
        for value, words in content.get(name, {}).items() if name in tables else ():
            for phrase in words:
                yield phrase, Row(name, value, language, compound=phrase.startswith("*"))
    for value, words in content.get(CASES, {}).items():
        for phrase in words:
            yield phrase, Row("bodies", value, language, capital=True)
