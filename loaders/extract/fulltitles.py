"""What the text says that a project's acronym stands for: "HARBOURS (full title: …)", "HARBOURS stands for “…”"."""

from __future__ import annotations

import re

from loaders.extract.reading import Reading
from loaders.extract.things import Thing

_FEWEST = 3  # words of a title
_NEAR = 8  # words between an acronym and the words that tell what it stands for
_FULL = re.compile(
    r"\.?(?: (?:is|ist|est|è|es|je|to|on|är|er|af|für|di|de|von))?\s?:?\s?"
    r"(?:[“\"„«‘]\s?([^\n“”\"„«»]{8,200}?)\s?[”\"»“’]|([A-ZÀ-ÞΑ-ΩА-Я][^\n(),;.“”\"„«»]{8,160}))"
)
_OTHER_ACRONYM = re.compile(r"[^\W\d_]{3,} [–—-] ")


def in_full(reading: Reading, project: Thing) -> tuple[int, int] | None:
    """Where a project's title stands behind words such as "full title" or "stands for", or None."""
    for start, end in sorted(project.places):
        sentence = reading.sentence_at(start)
        for hit in reading.cues("in-full", sentence) if sentence is not None else ():
            at = reading.span(hit)[1]
            match = _FULL.match(reading.text, at, sentence.end if sentence else at)
            near = len(reading.folded[min(end, at) : max(start, at)].split()) <= _NEAR
            if match is None or not near:
                continue
            first, last = match.span(1 if match[1] else 2)
            opens = _OTHER_ACRONYM.match(reading.text, first, last)
            if opens and opens[0].split()[0].isupper():
                first = opens.end()  # "in English: FORD – Forgotten Riverfronts Developed"
            if len(reading.text[first:last].split()) >= _FEWEST:
                return first, last
    return None
