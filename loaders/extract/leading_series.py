"""Rows of names of which one is said to lead: partners, though no word announces them.

"Who: A; B; C in the lead", "A (lead partner) - B - C", "compares five towns: A, B, C and, at the helm, D".
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator

from loaders.extract.acronyms import shaped
from loaders.extract.form_lexicon import headings_of
from loaders.extract.forms import sections
from loaders.extract.list_items import Item, item_between
from loaders.extract.lists import items
from loaders.extract.partner_lines import is_known
from loaders.extract.reading import Reading
from loaders.extract.sentences import Sentence

_FEWEST = 3  # names in a row
_LABEL = 3  # words of a label before the row
_ABOVE = 2  # lines above a row that may say what it is of
_AHEAD = 3  # words before the first name, articles and labels aside
_TELLING = 3  # small words behind the first of an item that no name has
_LEADING = ("lead-partner", "leader", "does-lead")
BARRING = ("stakeholder", "held", "negation", "condition", "promise", "contact")
"""Cues of a sentence whose row of bodies is not one of partners."""
_MARKS = (re.compile(r"(?<=[^\W\d_])\)?;\s"), re.compile(r"(?<=[\w)]) [-–—•·|] (?=\w)"))
_STOP = re.compile(r"(?<=[^\W\d_]{3})\. (?=[\dA-ZÀ-Þ])")  # a full stop behind a word
_END = " .;\n"


def leading_series(reading: Reading, sentence: Sentence) -> Iterator[tuple[int, tuple[Item, ...]]]:
    """Where such a row begins, and its names."""
    if not _may_tell(reading, sentence):
        return
    start, end = _bounds(reading, sentence)
    for found in (*(_parted(reading, start, end, mark) for mark in _MARKS), _listed(reading, sentence, start, end)):
        if any(_tells(reading, one) for one in found):
            continue
        if len(found) >= _FEWEST and sum(is_known(reading, one) for one in found) * 2 >= len(found):
            yield sentence.start, found
            return


def _tells(reading: Reading, item: Item) -> bool:
    """Whether an item opens with words of a sentence instead of a name ("V njem so poleg nje Dežela …")."""
    opening = reading.words[item.first + 1 : min(item.first + 1 + _TELLING, item.last)]
    return len(opening) == _TELLING and all(word.shape == "a" for word in opening)


def _may_tell(reading: Reading, sentence: Sentence) -> bool:
    """Whether a sentence has a word of leading, and is about no action, event, stakeholders or what is not yet."""
    if not any(reading.cues(name, sentence) for name in _LEADING) or reading.hits_in("events", sentence):
        return False
    barred = any(reading.cues(name, sentence) for name in BARRING) or reading.cues("Action", sentence, "heads")
    return not barred and not of_action(reading, sentence)


def of_action(reading: Reading, sentence: Sentence) -> bool:
    """Whether a label, or a line above, says that who carries out an action is named."""
    number = reading.sentence_number(sentence.start)
    above = reading.sentences[max(0, number - _ABOVE) : number]
    labels = [reading.text[one.start : one.end] for one in above]
    labels.append(reading.text[sentence.start : sentence.end].partition(":")[0])
    fields = (row for label in labels for row in headings_of(label.strip(_END + "0123456789)")))
    if any(row.form == "action-plan" for row in fields):
        return True
    return any(
        section.form == "action-plan" and section.start <= sentence.start < section.end
        for section in sections(reading.document)
    )


def _bounds(reading: Reading, sentence: Sentence) -> tuple[int, int]:
    """Where the row of a sentence begins, behind a label of a few words, and where it ends."""
    text, start, end = reading.text, sentence.start, sentence.end
    colon = text.find(": ", start, end)
    if colon >= 0 and len(text[start:colon].split()) <= _LABEL:
        start = colon + 2
    stop = _STOP.search(text, start, end)
    return start, start + len(text[start : stop.start() if stop else end].rstrip(_END))


def _parted(reading: Reading, start: int, end: int, mark: re.Pattern[str]) -> tuple[Item, ...]:
    """The names that marks of one kind part, where one of them has a word of leading beside it; none otherwise."""
    marks = list(mark.finditer(reading.text, start, end))
    if len(marks) + 1 < _FEWEST or ":" in reading.text[start:end]:
        return ()
    edges = [(start, start), *((one.start(), one.end()) for one in marks), (end, end)]
    pieces = [(a, b) for (_, a), (b, _) in itertools.pairwise(edges)]
    if not any(_leads(reading, *piece) for piece in pieces):
        return ()
    found = (item_between(reading, *piece, closing=False) for piece in pieces)
    return tuple(one for one in found if one is not None)


def _listed(reading: Reading, sentence: Sentence, start: int, end: int) -> tuple[Item, ...]:
    """The names that commas part: they fill the sentence, or a colon announces them behind a name in capitals."""
    colon = reading.text.find(": ", start, end)
    named = any(shaped(reading, n) for n in range(sentence.first, reading.index(colon))) if colon > 0 else False
    found = items(reading, colon + 1 if named else start, end)
    if (
        not found
        or (not named and ":" in reading.text[start:end])
        or not (named or found[0].first - reading.index(start) < _AHEAD)
    ):
        return ()
    if named:
        behind = range(found[0].first, reading.index(end))
        return found if any(hit.first in behind for name in _LEADING for hit in reading.cues(name, sentence)) else ()
    return found if any(_leads(reading, a, b) for one in found for a, b in one.brackets) else ()


def _leads(reading: Reading, start: int, end: int) -> bool:
    """Whether a word of leading stands between two offsets."""
    return any(reading.cues_between(name, start, end) for name in _LEADING)
