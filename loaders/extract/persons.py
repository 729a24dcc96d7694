"""Persons named by virtue of an office or task."""

from __future__ import annotations

from collections.abc import Iterator

from loaders.extract.hypotheses import Hypothesis
from loaders.extract.reading import Reading

WEIGHT = 1.3
_NEAR = 5  # words between an office and the name of who holds it


def person_hypotheses(reading: Reading) -> Iterator[Hypothesis]:
    """Two or three capitalised words behind an office or title ("Contacts: …", "the mayor, …", "Mr …")."""
    words = reading.words
    heads = {
        n
        for table in ("bodies", "policies", "heads", "groups")
        for h in reading.hits.get(table, ())
        for n in range(h.first, h.last + 1)
    }
    for hit in reading.cues("contact"):
        sentence = reading.sentence_at(words[hit.first].start)
        if sentence is None:
            continue
        for first in range(hit.last + 1, min(hit.last + 2 + _NEAR, sentence.last - 1)):
            if any(c in words[first].gap for c in ".;(") and not (
                first == hit.last + 1 and words[first].gap.strip() == "."
            ):
                break
            last = first
            while (
                last + 1 < sentence.last
                and last - first < 2
                and words[last + 1].gap in (" ", "-")
                and words[last + 1].shape == "Aa"
            ):
                last += 1
            opens = first == hit.last + 1 or words[first].gap.strip() in (",", ":", "")
            if words[first].shape == "Aa" and last > first and opens and not heads & set(range(first, last + 1)):
                if any(len(words[n].word) < 3 for n in range(first, last + 1)):
                    break
                ends = last + 1 >= len(words) or not words[last + 1].capital or not words[last + 1].joined
                if ends:
                    start, end = words[first].start, words[last].end
                    yield Hypothesis("Person", start, end, WEIGHT * (end - start), "person-office", language=None)
                break
            if words[first].capital and words[first].shape != "Aa":
                break
