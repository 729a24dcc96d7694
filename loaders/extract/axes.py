"""Axes and priorities that a sentence is about: "Priority axis 1, “Clean Transport”, supports …" is an instrument.

An axis that a text only refers to ("under priority axis 3") is none: its number there says where something belongs.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from loaders.extract.hypotheses import Hypothesis
from loaders.extract.reading import Reading

RULE = "axis-told"
_WEIGHT = 1.4
_NUMBER = re.compile(r" (?:\d{1,2}(?:\.\d{1,2}){0,2}|[IVX]{1,4})(?![\w.]*\d)")
_TITLE = re.compile(r"(?:[,:]| [–—-])? ?[\"“„«»]\s?([^\"“”„«»\n]{4,110}?)\s?[\"”“»«]")


def told_axes(reading: Reading) -> Iterator[Hypothesis]:
    """The axes with a number and a title in quotes that open a sentence, by both."""
    for sentence in reading.sentences:
        at = sentence.first
        while at < sentence.last and reading.lexicon_at(at).has("articles", reading.words[at].word):
            at += 1
        for hit in reading.cues_at("pillar", at)[:1]:
            start, end = reading.span(hit)
            number = _NUMBER.match(reading.text, end)
            title = _TITLE.match(reading.text, number.end()) if number else None
            if number is None or title is None or title.end() > sentence.end or sentence.heading:
                continue
            names = ((start, title.end()), (start, number.end()), title.span(1))
            weight = _WEIGHT * (title.end() - start)
            language = sentence.language
            yield Hypothesis("PolicyInstrument", start, title.end(), weight, RULE, language=language, names=names)
