"""Actions by their names: in quotes beside a noun ("the pilot project “X”"), or in brackets behind a number."""

from __future__ import annotations

import re
from collections.abc import Iterator

from loaders.extract.hypotheses import Hypothesis
from loaders.extract.reading import Reading
from loaders.extract.tokens import index_at

_QUOTED = re.compile(r"[“„«\"]\s?([^“”„«»\"\n]{3,120}?)\s?[”“»\"]")
_BRACKETED = re.compile(r"[^.;:()\n]{0,40}?\(([^()\n]{12,140})\)")
_WEIGHT = 1.7
_TITLE_WORDS = 16
_NUMBER = re.compile(r"\d{1,2}")
_WORDS_IN_BRACKETS = 3


def action_hypotheses(reading: Reading) -> Iterator[Hypothesis]:
    """Titles in quotes behind or before a noun for an action, and titles in brackets behind "Action 1 of the plan"."""
    pilots = reading.cues("pilot")
    plans = reading.cues("ActionPlan", table="heads")
    nouns = [*reading.cues("Action", table="heads"), *pilots] if plans else pilots
    if not nouns:
        return  # where no plan is near, "the action “X”" is a practice
    first_of, last_of = {hit.first for hit in nouns}, {hit.last for hit in nouns}
    for match in _QUOTED.finditer(reading.text):
        first, after = index_at(reading.words, match.start(1)), index_at(reading.words, match.end())
        before = index_at(reading.words, match.start()) - 1
        if first >= len(reading.words) or len(match[1].split()) > _TITLE_WORDS or before < 0:
            continue
        number = _NUMBER.fullmatch(reading.words[before].word) is not None
        noun = before - number
        ordinals = reading.lexicon_at(before).ordinals
        close = reading.text[reading.words[before].end : match.start()].strip(" :–-,") == ""
        behind = after in first_of and reading.text[match.end() : reading.words[after].start] in (" ", "")
        ordinal = bool(plans) and reading.words[before].word in ordinals
        ordinal = ordinal and not reading.hits_between("events", first, after - 1)  # "the fifth “Learning Event”"
        if ((noun in last_of or ordinal) and close) or behind:
            yield _named(reading, match.start(1), match.end(1), "action-quoted")
    for hit in reading.cues("Action", table="heads"):
        at = hit.last + 1
        if at < len(reading.words) and reading.words[at].joined and _NUMBER.fullmatch(reading.words[at].word):
            inside = _BRACKETED.match(reading.text, reading.words[at].end)
            many = inside and reading.index(inside.end(1)) - reading.index(inside.start(1)) >= _WORDS_IN_BRACKETS
            if inside and many and not _NUMBER.search(inside[1]):
                yield _named(reading, inside.start(1), inside.end(1), "action-bracketed")


def _named(reading: Reading, start: int, end: int, rule: str) -> Hypothesis:
    language = reading.lexicon_at(index_at(reading.words, start)).code
    return Hypothesis("Action", start, end, _WEIGHT * (end - start), rule, language=language)
