"""Actions by their names: behind a noun, in quotes or not ("the pilot project “X”"), or in brackets behind a number."""

from __future__ import annotations

import re
from collections.abc import Iterator

from loaders.extract.gazetteer import best_place
from loaders.extract.hypotheses import Hypothesis
from loaders.extract.modelled_practices import is_place_case, stands_alone
from loaders.extract.name_runs import Span, run_at
from loaders.extract.reading import Reading
from loaders.extract.spelling import spoken_at
from loaders.extract.tokens import index_at
from loaders.extract.whereabouts import TERRITORIAL
from ontology import authority

_QUOTED = re.compile(r"[“„«\"]\s?([^“”„«»\"\n]{3,120}?)\s?[”“»\"]")
_BRACKETED = re.compile(r"[^.;:()\n]{0,40}?\(([^()\n]{12,140})\)")
_LETTERS = 4
_NOUNS = (("Action", "heads"), ("measure", "cues"), ("pilot", "cues"))
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


def bare_actions(reading: Reading) -> Iterator[Hypothesis]:
    """The capitalised names without quotes right behind a noun for an action, in texts about plans or pilots."""
    if not (reading.cues("ActionPlan", table="heads") or reading.cues("pilot") or reading.cues("piloted")):
        return
    plans = {at for hit in reading.cues("ActionPlan", table="heads") for at in range(hit.first, hit.last + 1)}
    for cue, table in _NOUNS:
        for hit in reading.cues(cue, table=table):
            sentence = reading.sentence_at(reading.words[hit.first].start)
            if sentence is None or sentence.heading or sentence.row or hit.last in plans:
                continue
            if hit.payload.language not in (sentence.language, "en"):
                continue
            at = hit.last + 1
            if reading.words[hit.first].capital and hit.first > sentence.first + 1:
                continue  # "the Bio Base Pilot Plant"
            while at + 1 < sentence.last and _is_capital_article(reading, at):
                at += 1  # "de maatregel De Groene Schuur"
            run = run_at(reading, at, sentence.last)
            span = Span(hit.last + 1, run.last) if run is not None else None
            if span is not None and reading.words[span.first].gap == " " and _is_title(reading, span):
                yield _named(reading, reading.words[span.first].start, reading.words[span.last].end, "action-beside")


def _is_capital_article(reading: Reading, at: int) -> bool:
    return reading.words[at].capital and reading.lexicon_at(at).has("articles", reading.words[at].word)


def _is_title(reading: Reading, span: Span) -> bool:
    """Whether some capitalised words may be the name of an action: no place, authority, policy or acronym."""
    (first, last), words = span, reading.words
    text = reading.text[words[first].start : words[last].end]
    if len(text) < _LETTERS or not stands_alone(reading, span) or text.isupper():
        return False
    if authority.find(text) or best_place(text, spoken=spoken_at(reading, first)) is not None:
        return False
    if any(reading.hits_touching(table, first, last) for table in ("heads", "policies", "demonyms")):
        return False
    if any(hit.payload.value in TERRITORIAL for hit in reading.hits_between("bodies", first, last)):
        return False
    grammar = reading.lexicon_at(first)
    common = first == last and (grammar.has("traits", "capital-nouns") or len(reading.tokens_of(words[first].word)) > 2)
    return not common and not is_place_case(reading, first) and not grammar.has("openers", words[first].word)


def _named(reading: Reading, start: int, end: int, rule: str) -> Hypothesis:
    language = reading.lexicon_at(index_at(reading.words, start)).code
    return Hypothesis("Action", start, end, _WEIGHT * (end - start), rule, language=language)
