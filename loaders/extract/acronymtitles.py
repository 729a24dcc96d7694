"""Acronyms beside titles: whether the one is made of the other."""

from __future__ import annotations

from loaders.extract.folding import fold, squeezed
from loaders.extract.reading import Reading

_FIRST_WORDS = 6  # "A Systemic Approach for REgions" begins late
_LONG_WORD = 4
_MARKS = 8  # words with capitals within that one title may have


def acronym_of(acronym: str, title: str) -> bool:
    """Whether an acronym can be read off a title.

    Its letters come in order, three in four of them at the heads of words or going on from one, the
    first among the first two words, and at least a third of the longer words lend a letter.

    >>> acronym_of("CircPro", "Smart Circular Procurement")
    True
    >>> acronym_of("Italy", "Regione Piemonte")
    False
    """
    letters = [c for c in fold(acronym) if c.isalpha()]
    capitals = [c for c in title if c.isupper()]
    if len(letters) > 3 and fold("".join(capitals)) == "".join(letters):
        return True  # "intErconnecting MoBility acRoss …"
    words = squeezed(title).split()
    if len(letters) < 3 or len(words) < 2:
        return False
    joined, heads, at = "".join(words), [], 0
    for word in words:
        heads.append(at)
        at += len(word)
    position, at_head, run = 0, 0, False
    used: set[int] = set()
    for letter in letters:
        head = next((h for h in heads if h >= position and joined[h] == letter), -1)
        near = joined.find(letter, position)
        if near < 0 or (letter is letters[0] and not used and head not in heads[:_FIRST_WORDS]):
            return False
        if run and near == position and near not in heads:
            position += 1
            at_head += 1  # goes on with the word whose head it took: "Circ" of "Circular"
        elif head >= 0:
            position, at_head, run = head + 1, at_head + 1, True
            used.add(head)
        else:
            position, run = near + 1, False
    long_words = [h for h, word in zip(heads, words, strict=True) if len(word) >= _LONG_WORD]
    return at_head * 4 >= len(letters) * 3 and len(used.intersection(long_words)) * 3 >= len(long_words)


def spelt_by_capitals(reading: Reading) -> dict[str, tuple[int, int]]:
    """What the capitals within the words of a sentence spell, and where: "EUropean REgions of GAstronomy"."""
    found: dict[str, tuple[int, int]] = {}
    for sentence in reading.sentences:
        words = reading.words[sentence.first : sentence.last]
        marks = [(w, caps) for w in words if w.shape == "aA" and (caps := _capitals(reading.text[w.start : w.end]))]
        for first in range(len(marks)):
            letters = marks[first][1]
            for last in range(first + 1, min(first + _MARKS, len(marks))):
                letters += marks[last][1]
                found.setdefault(letters, (marks[first][0].start, marks[last][0].end))
    return found


def _capitals(word: str) -> str:
    """The capitals of a word, folded, if small letters stand beside them and they are more than its first letter."""
    marked = word[1:] if word[:1].isupper() and word[1:2].islower() else word  # "GreenWAYs" gives "WAY"
    capitals = "".join(c for c in marked if c.isupper())
    return fold(capitals) if capitals and not word.isupper() else ""
