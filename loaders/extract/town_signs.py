"""What stands around a name that says that it is a town: a preposition, a label, a noun for a place, a date."""

from __future__ import annotations

from collections.abc import Iterator
from enum import IntEnum

from loaders.extract.asked_again import once_a_document
from loaders.extract.dateforms import month_of
from loaders.extract.lexicon import lexicon
from loaders.extract.reading import Reading

_LABEL = 4  # words of the longest label
_VALUE = 12  # words behind a label in which towns are looked for
_DATE = 8  # words of the longest date, both ends of a span included
_DAY, _YEAR = 31, 4  # the last day of a month; digits of a year
_NUMBERS = 3  # numbers of a date in figures
_LETTERS = 2  # of what stands between the parts of a date: "14 de mayo", "2019 m. gegužės 14 d."
_LINKS = frozenset({"and", "und", "bis", "del"})
_OF = frozenset({"of", "de", "d", "di", "da"})  # without an article: "cité du Train" is no town
_CLOSES = (";", "|", "\n", "\t")


class Sign(IntEnum):
    """How surely what stands before a name says that it is one of a town: not at all, perhaps, plainly."""

    NONE = 0
    MAY = 1
    PLAIN = 2


def sign_before(reading: Reading, first: int) -> Sign:
    """What the words before a name say of it.

    >>> from graph.model import document_of
    >>> from loaders.extract.reading import begin
    >>> reading = begin(document_of("Place: Comacchio. In Ferrara the village of Voghenza was named by Tresigallo."))
    >>> [sign_before(reading, at).name for at, word in enumerate(reading.words) if word.shape == "Aa"]
    ['NONE', 'PLAIN', 'NONE', 'MAY', 'PLAIN', 'NONE']
    """
    if first == 0:
        return Sign.NONE
    words, at = reading.words, first - 1
    if labelled(reading, first):
        return Sign.PLAIN
    if words[first].gap != " ":
        return Sign.NONE
    if at and words[at].shape == "a" and words[at].gap == " " and reading.hits_touching("demonyms", at, at):
        at -= 1  # "v belgické Lovani"
    grammar, word = reading.lexicon_at(at), words[at].word
    if _is_place_noun(reading, at) or (words[at].shape == "a" and grammar.has("visits", word)):
        return Sign.PLAIN
    if at and word in _OF and words[at].gap == " " and _is_place_noun(reading, at - 1):
        return Sign.PLAIN
    if words[at].shape != "a" and not (words[at].shape == "Aa" and _opens(reading, at)):
        return Sign.NONE
    return Sign.MAY if leads_to_place(reading, at) or grammar.has("towards", word) else Sign.NONE


def _is_place_noun(reading: Reading, at: int) -> bool:
    """Whether a token is a noun for a town or village; one that governs, too, only where something is in it.

    "In der Gemeinde Bezau" is where, "die Gemeinde Bezau" may be who.
    """
    words = reading.words
    if not reading.lexicon_at(at).has("place_nouns", words[at].word):
        return False
    if not any(hit.payload.value == "municipality" for hit in reading.hits_touching("bodies", at, at)):
        return True
    before = at - 1
    while before > 0 and reading.lexicon_at(before).has("articles", words[before].word):
        before -= 1
    return before >= 0 and words[before + 1].gap == " " and leads_to_place(reading, before)


def _opens(reading: Reading, at: int) -> bool:
    """Whether a token opens a sentence, a line or what stands behind a mark."""
    gap = reading.words[at].gap
    if at == 0 or "\n" in gap or gap.strip():
        return True
    sentence = reading.sentence_at(reading.words[at].start)
    return sentence is not None and sentence.first == at


def leads_to_place(reading: Reading, at: int) -> bool:
    """Whether a token is a preposition of place, or the last word of such a phrase."""
    return reading.lexicon_at(at).has("locatives", reading.words[at].word) or at in _phrases_of_place(reading)[0]


@once_a_document
def _phrases_of_place(reading: Reading) -> tuple[frozenset[int]]:
    """The last tokens of the phrases that say where something is."""
    return (frozenset(hit.last for hit in reading.cues("place-in")),)


def labelled(reading: Reading, first: int) -> bool:
    """Whether a token stands where a name begins behind a label of place: "Venue: Ferrara", "Ort: Rathaus, Bezau"."""
    return first in _labelled(reading)[0]


@once_a_document
def _labelled(reading: Reading) -> tuple[frozenset[int]]:
    """The tokens behind labels of place where a name may begin: "Ort: Rathaus, Bezau"."""
    return (frozenset(at for mark in _labels(reading) for at in _values(reading, mark)),)


def _labels(reading: Reading) -> Iterator[int]:
    """The tokens right behind the colons that close labels of place."""
    words = reading.words
    for at in range(1, len(words)):
        if not words[at].gap.lstrip().startswith(":"):
            continue
        label = ""
        for first in range(at - 1, max(at - 1 - _LABEL, -1), -1):
            label = f"{words[first].word} {label}".rstrip()
            known = any(lexicon(code).has("place_labels", label) for code in _spoken(reading, first))
            if known and _opens(reading, first):
                yield at
            if words[first].gap != " ":
                break


def _spoken(reading: Reading, at: int) -> set[str]:
    return {reading.lexicon_at(at).code, reading.language, "en"}


def _values(reading: Reading, first: int) -> Iterator[int]:
    """The tokens with which a name may begin in what stands behind a label, up to the end of it."""
    words = reading.words
    for at in range(first, min(first + _VALUE, len(words))):
        gap = words[at].gap
        if at > first and (any(mark in gap for mark in _CLOSES) or gap.startswith(". ") or ":" in gap):
            return
        if at == first or gap in (", ", " (", " / ", "/") or (gap == " " and words[at - 1].shape == "a"):
            yield at


def dated(reading: Reading, first: int, last: int) -> bool:
    """Whether a date stands beside a name, with a comma, a bracket or a dash between them.

    >>> from graph.model import document_of
    >>> from loaders.extract.reading import begin
    >>> text = "Seminar (Comacchio, 14-15 May 2019). Peer review: 3 June 2020, Ferrara. By Rossi, 2019."
    >>> reading = begin(document_of(text))
    >>> [word.word for at, word in enumerate(reading.words) if word.shape == "Aa" and dated(reading, at, at)]
    ['comacchio', 'ferrara']
    """
    words = reading.words
    gap = words[first].gap
    if gap in (", ", "., ", " – ", " — ", ": ") and _ends_date(reading, first - 1):
        return True
    if last + 1 >= len(words) or words[last + 1].gap not in (", ", " (", " – ", " — ", " - "):
        return False
    apart = first == 0 or gap.strip() or "\n" in gap or bool(reading.hits_touching("events", first - 1, first - 1))
    return bool(apart) and _is_date(reading, range(last + 1, min(last + 1 + _DATE, len(words))))


def _ends_date(reading: Reading, at: int) -> bool:
    return _is_date(reading, range(at, max(at - _DATE, -1), -1))


def _is_date(reading: Reading, tokens: range) -> bool:
    """Whether tokens, the nearest first, are a day or a year with its month, or a date in figures."""
    words, numbers, month = reading.words, 0, False
    for at in tokens:
        word = words[at].word
        if word.isdigit() and (int(word) <= _DAY or len(word) == _YEAR):
            numbers += 1
        elif month_of(reading, at):
            month = True
        elif at == tokens.start or words[at].shape != "a" or not (len(word) <= _LETTERS or word in _LINKS):
            break
    return numbers >= (1 if month else _NUMBERS)
