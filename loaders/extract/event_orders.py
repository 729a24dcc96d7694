"""Which number an event has: "third", "3.", "III", "τρίτη" are one, whatever the noun and its case."""

from __future__ import annotations

import re

from loaders.extract.event_names import EventName, event_names
from loaders.extract.reading import Reading
from loaders.extract.sentences import Sentence

_MOST = 8  # ordinals that the lexicons have words for
_BEFORE = 3  # words before a name in which its number may stand ("cea de-a treia întâlnire")
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5, "vi": 6, "vii": 7, "viii": 8}
_DIGITS = re.compile(r"(\d{1,2})[^\W\d]{0,4}$")


def order_of(reading: Reading, sentence: Sentence, name: EventName) -> int | None:
    """The number of an event as its name gives it, or None.

    >>> from graph.model import document_of
    >>> from loaders.extract.event_names import event_names
    >>> from loaders.extract.reading import begin
    >>> reading = begin(document_of("The third meeting of the group took place in Lille."))
    >>> [order_of(reading, sentence, one) for sentence in reading.sentences for one in event_names(reading, sentence)]
    [3]
    """
    last = reading.index(name.head[0])
    first = max(sentence.first, min(reading.index(name.start), last) - _BEFORE)
    for at in range(last - 1, first - 1, -1):
        number = _number(reading, at)
        if number is not None:
            return number
    return None


def is_another(reading: Reading, sentence: Sentence, name: EventName) -> bool:
    """Whether a bare noun means an event before or after the one that the text tells of: "the next meeting".

    >>> from graph.model import document_of
    >>> from loaders.extract.event_names import event_names
    >>> from loaders.extract.reading import begin
    >>> reading = begin(document_of("The next meeting will be in Lille. The meeting is over."))
    >>> [is_another(reading, sentence, one) for sentence in reading.sentences for one in event_names(reading, sentence)]
    [True, False]
    """
    first, last = reading.index(name.head[0]), reading.index(name.head[1]) - 1
    behind = reading.lexicon_at(first).has("traits", "adjective-behind")
    own = (hit for hit in reading.cues("another-event", sentence) if hit.payload.language == sentence.language)
    return any(hit.last == first - 1 or (behind and hit.first == last + 1) for hit in own)


def tells_of_another(reading: Reading, sentence: Sentence) -> bool:
    """Whether a sentence speaks of another event than those told before."""
    return any(is_another(reading, sentence, name) for name in event_names(reading, sentence))


def _number(reading: Reading, at: int) -> int | None:
    """What a token counts, or None: a word, a Roman numeral, a figure with its ending or stop."""
    word = reading.words[at]
    for number in range(1, _MOST + 1):
        if any(hit.last == at for hit in reading.cues_at(f"order-{number}", at)):
            return number
    if word.shape in ("A", "Aa") and word.word in _ROMAN:
        return _ROMAN[word.word]
    match = _DIGITS.match(word.word)
    dotted = at + 1 < len(reading.words) and reading.words[at + 1].gap in (". ", ".º ", ".ª ", "º ", "ª ", "-")
    if match and (dotted or not word.word.isdigit()) and int(match[1]) <= 2 * _MOST:
        return int(match[1])
    return None
