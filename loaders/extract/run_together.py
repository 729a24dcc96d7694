"""Names that follow each other without a mark between them: the country behind each, or a label, parts them.

So lists look that a page sets in columns or boxes and that come down as one line: "Lead partner City of A (SE) Partners
Comune di B (IT) C Council (IE)", "City of A Sweden Comune di B Italy", "Partner 2: Comune di B, Italy Partner 3: …".
"""

from __future__ import annotations

import re
from dataclasses import replace

from loaders.extract.dashes import country_from
from loaders.extract.label_edges import role_label
from loaders.extract.list_items import Item
from loaders.extract.reading import Reading
from loaders.extract.whereabouts import country_code

_FEWEST = 2  # names parted by their countries alone, and items that end in the name or code of one
_CODE = 2  # letters
_NOTE = re.compile(r"[*†¹²³]{0,3} ")  # the mark of a footnote behind a bracket


def cuts(reading: Reading, start: int, end: int) -> list[int]:
    """The spaces between two offsets at which one name of a list ends and the next begins, in order."""
    found = _behind_brackets(reading, start, end)
    if not found:
        found = _behind_countries(reading, start, end)
    return sorted({*found, *_before_labels(reading, start, end), *_before_numbers(reading, start, end)})


def _behind_brackets(reading: Reading, start: int, end: int) -> list[int]:
    """Where a name follows right behind a country in brackets, in a list that has two or more of them."""
    text, found, placed = reading.text, [], 0
    for bracket in re.finditer(r"\(([^()\n]{2,60})\)", text[start:end]):
        if not any(country_code(piece.strip()) for piece in re.split(r"[,;/–-]", bracket[1])):
            continue
        placed += 1
        note = _NOTE.match(text, start + bracket.end(), end)
        at = reading.index(note.end()) if note else len(reading.words)
        if note and at < len(reading.words) and reading.words[at].start == note.end() and reading.words[at].capital:
            found.append(note.end() - 1)
    return found if placed >= _FEWEST else []


def _before_numbers(reading: Reading, start: int, end: int) -> list[int]:
    """Where the numbers of a list stand before its names: "1 City of A 2 Comune di B 3 University of C"."""
    words, found, number = reading.words, [], 0
    for at in range(reading.index(start), reading.index(end) - 1):
        if words[at].word == str(number + 1) and words[at + 1].capital and words[at + 1].gap in (" ", ". ", ") "):
            found.append(max(words[at].start - 1, start))
            number += 1
    return [at for at in found if at > start] if number > _FEWEST else []


def _behind_countries(reading: Reading, start: int, end: int) -> list[int]:
    """Where a name follows right behind the bare name of a country that closes the name before it."""
    words, found = reading.words, []
    at, stop = reading.index(start) + 1, reading.index(end)
    while at < stop:
        last = country_from(reading, at) if _follows(reading, at) else None
        if last is None:
            at += 1
            continue
        onward = last + 1
        if (
            onward < stop
            and words[onward].gap == " "
            and words[onward].capital
            and country_from(reading, onward) is None
        ):
            found.append(words[onward].start - 1)
        at = onward
    return found if len(found) >= _FEWEST else []


def _follows(reading: Reading, at: int) -> bool:
    """Whether only a space parts a capitalised word from a name before it: from a capital, a letter or a head noun."""
    word, before = reading.words[at], reading.words[at - 1]
    if not word.capital or word.gap not in (" ", ". "):
        return False
    return before.capital or len(before.word) == 1 or bool(reading.hits_touching("bodies", at - 1, at - 1))


def names_begin(reading: Reading, start: int, end: int) -> frozenset[int]:
    """The tokens between two offsets with which such names begin, and the bare countries that close them."""
    found = {reading.index(cut) for cut in _behind_countries(reading, start, end)}
    if found:
        between = range(reading.index(start) + 1, reading.index(end))
        found.update(n for n in between if _follows(reading, n) and country_from(reading, n) is not None)
    return frozenset(found)


def _before_labels(reading: Reading, start: int, end: int) -> list[int]:
    """Where a label with a capital and a colon or number behind it says the role of the name that follows it."""
    words, found, known = reading.words, [], 0
    for at in range(reading.index(start) + 1, reading.index(end)):
        label = role_label(reading, at) if at >= known and words[at].gap == " " and words[at].capital else None
        if label is not None:
            found.append(words[at].start - 1)
            known = label[0]
    return found


def opens_with_label(reading: Reading, start: int, end: int) -> bool:
    """Whether the label of a role opens a stretch of text."""
    at = reading.index(start)
    return at < reading.index(end) and role_label(reading, at) is not None


def without_countries(reading: Reading, found: list[Item]) -> list[Item]:
    """The items without the bare names or codes of their countries, where two or more of them end in one."""
    for ends in (_name_of_country, _code_of_country):
        at = [ends(reading, item) for item in found]
        if sum(n is not None for n in at) >= _FEWEST and sum(n is not None for n in at) * 2 >= len(found):
            found = [item if n is None else _cut(reading, item, n) for item, n in zip(found, at, strict=True)]
    return found


def without_rest(reading: Reading, found: list[Item]) -> list[Item]:
    """The items without a last one that is a word of the page ("… (NL) Comune di B (IT) Contact").

    It follows a name with its country without a mark, has none itself and no head noun.
    """
    if len(found) <= _FEWEST:
        return found
    before, last = found[-2:]
    unmarked = reading.words[last.first].gap == ") " and before.brackets and not last.brackets
    return found[:-1] if unmarked and not reading.hits_between("bodies", last.first, last.last) else found


def _cut(reading: Reading, item: Item, at: int) -> Item:
    country = (reading.words[at].start, reading.words[item.last].end)
    return replace(item, last=at - 1, brackets=tuple(sorted([*item.brackets, country])))


def _name_of_country(reading: Reading, item: Item) -> int | None:
    """The token at which the bare name of a country that ends an item begins, or None."""
    for at in range(item.last, item.first, -1):
        if _follows(reading, at) and country_from(reading, at) == item.last:
            return at
    return None


def _code_of_country(reading: Reading, item: Item) -> int | None:
    """The token of the code of a country that ends an item ("City of Ruse BG"), or None."""
    word = reading.words[item.last]
    name = reading.text[word.start : word.end]
    coded = item.last > item.first and len(name) == _CODE and name.isupper() and word.gap == " "
    return item.last if coded and country_code(name) is not None else None
