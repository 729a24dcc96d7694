"""The acronym and the title of a project where one stretch of text holds both."""

from __future__ import annotations

import re

from loaders.extract.acronyms import opening, reach
from loaders.extract.reading import Reading

_FEWEST = 2  # words of a title
_TITLED = re.compile(r"[”»“\"]?(?:\s[–—|-]\s|:\s|\s?\()[„“\"«]?")


def names_in(reading: Reading, start: int, end: int) -> tuple[tuple[int, int], ...]:
    """The acronym and the title that one stretch holds, the acronym first; none where it is one name.

    "NAME – Better boats", "Better boats - NAME", "Better boats (NAME)".
    """
    words, first, last = reading.words, reading.index(start), reading.index(end) - 1
    short = opening(reading, first)
    if short and short[1] + _FEWEST <= last and _TITLED.match(reading.text, words[short[1]].end):
        title = short[1] + 1
        return (start, words[short[1]].end), (words[title].start, end)
    acronym = opening(reading, last)
    if acronym is None or words[last].shape not in ("A", "aA"):
        return ()
    begin = last
    while begin > first and words[begin].gap in (" ", "-") and words[begin - 1].shape == "A":
        begin -= 1
    begin = reach(reading, begin, begin)[0]
    gap = words[begin].gap
    if begin - first >= _FEWEST and gap.strip() in ("-", "–", "—", "(", '"(', '" (') and gap != "-":
        return (words[begin].start, words[last].end), (start, words[begin - 1].end)
    return ()
