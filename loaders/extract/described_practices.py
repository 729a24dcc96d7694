"""Practices by what is told right behind their names: "…, a bus that the Town runs", "(Town, 2019)".

Without quotes a name is one behind words of showing, modelling or running; with quotes it is one although the noun of
a programme or body stands before them, where something was modelled on it ("inspired by the network “Farm”").
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from loaders.extract.givennames import opens_a_name
from loaders.extract.hypotheses import Hypothesis
from loaders.extract.lexicon import Row
from loaders.extract.modelled_practices import is_name, name_behind, own_hits
from loaders.extract.name_runs import Span
from loaders.extract.organisations import PUBLIC
from loaders.extract.phrases import Hit
from loaders.extract.practice_names import quotes
from loaders.extract.reading import Reading
from loaders.extract.sentences import Sentence
from loaders.extract.truth import denied
from ontology import authority

_WEIGHT = 1.6
_NOUN = 1.9  # more than the programme or body that a noun before quotes makes of them
_NEAR = 2  # small words between what says it and the name, besides articles
_MODELS = ("does-model", "source", "inspired-by")
_CONTEXT = (*_MODELS, "shown", "practices", "bare-practice")
_BACK = 2  # sentences before, in which what is told of is set
_TOLD = 14  # words behind a name in which it is told who runs it, or since when
_GOVERNED = 5  # words between what says "modelled" and the noun before the quotes
_OPENS = (", ", " (", ": ", " – ", " - ", "; ", ' "')
_JOINED = (" ", "-", " -")
_NOT_LATIN = frozenset(["bg", "el"])
_RUNS = ("does-run", "does-begin")
_OWN_NOUNS = ("Programme", "Initiative")


def described_practices(reading: Reading) -> Iterator[Hypothesis]:
    """The names that a description or a model shows to be of practices, in texts where none is said to be one."""
    yield from _in_quotes(reading)
    yield from _before_noun(reading)
    for cue in ("shown", *_MODELS, "does-run"):
        for hit in own_hits(reading, cue):
            sentence = reading.sentence_at(reading.span(hit)[0])
            if sentence is None or denied(reading, sentence, hit.first, hit.last):
                continue
            if cue == "does-run" and not _set(reading, sentence, hit):
                continue
            span = name_behind(reading, hit.last + 1, _NEAR)
            foreign = cue != "does-run" or (span is not None and _in_other_letters(reading, span))
            if span is not None and foreign and _is_practice(reading, sentence, span):
                yield _hypothesis(reading, span.first, span.last)


def _set(reading: Reading, sentence: Sentence, hit: Hit[Row]) -> bool:
    """Whether the text speaks of models, practices or what was shown before a verb, or in the sentences before."""
    number = reading.sentence_number(sentence.start)
    start = reading.sentences[max(0, number - _BACK)].start
    return any(reading.cues_between(name, start, reading.span(hit)[0]) for name in _CONTEXT)


def _in_other_letters(reading: Reading, span: Span) -> bool:
    """Whether a name is written in Latin letters in a text that is not ("въведе Postens hälsorunda")."""
    return reading.lexicon_at(span.first).code in _NOT_LATIN and reading.words[span.first].word[:1].isascii()


def _before_noun(reading: Reading) -> Iterator[Hypothesis]:
    """Reads "Scuola Aperta -mallista", "a finn Kyläpiste jó gyakorlat": languages that put a name before its noun."""
    words = reading.words
    for name, table in (("bare-practice", "cues"), ("GoodPractice", "heads")):
        for hit in reading.cues(name, table=table):
            sentence, last = reading.sentence_at(words[hit.first].start), hit.first - 1
            if sentence is None or last < sentence.first or sentence.heading or words[hit.first].gap not in _JOINED:
                continue
            grammar = reading.lexicon_at(hit.first)
            joined = words[hit.first].gap != " " or grammar.code == "hu"  # elsewhere a genitive may be a place
            if not joined or not grammar.has("traits", "name-first") or words[hit.first].capital:
                continue
            first = last
            while first > sentence.first and words[first].gap == " " and _goes_back(reading, first, sentence.first):
                first -= 1
            while first < last and not words[first].capital:
                first += 1
            if words[first].capital and first > sentence.first and is_name(reading, Span(first, last)):
                yield _hypothesis(reading, first, last)


def _goes_back(reading: Reading, at: int, bound: int) -> bool:
    """Whether a name goes on over the word before a token: a capital, or one small word behind a capital."""
    words = reading.words
    before = at - 1
    if before == bound or words[before].shape == "1":
        return False
    if words[before].capital:
        return not reading.lexicon_at(before).has("openers", words[before].word)
    own = reading.lexicon_at(before).has("function_words", words[before].word)
    return words[at].capital and not own and words[before - 1].capital and words[before].gap == " "


def _is_practice(reading: Reading, sentence: Sentence, span: Span) -> bool:
    """Whether a name is no person's, and what follows its mark tells who runs it or since when."""
    words, after = reading.words, span.last + 1
    if opens_a_name(words[span.first].word, sure=True) or reading.cues_at("honorific", span.first):
        return False
    if after >= sentence.last or not words[after].gap.startswith(_OPENS):
        return False
    stop = min(sentence.last, after + _TOLD)
    start, end = words[after].start, words[stop - 1].end
    if any(reading.cues_between(name, start, end) for name in _RUNS):
        return True
    bracket = words[after].gap.startswith(" (")
    return bracket and bool(reading.hits_between("bodies", after, stop - 1))


def _in_quotes(reading: Reading) -> Iterator[Hypothesis]:
    for match, first, _ in quotes(reading):
        sentence = reading.sentence_at(match.start(1))
        noun = _class_noun(reading, first, match.start())
        if sentence is None or noun is None or authority.find(match[1]):
            continue
        near = reading.words[max(sentence.first, noun - _GOVERNED)].start
        start = reading.words[noun].start
        models = [hit for name in _MODELS for hit in reading.cues_between(name, near, start)]
        clear = [hit for hit in models if not re.search(r"[;:.\"“”„«»]", reading.text[reading.span(hit)[1] : start])]
        if clear and not any(denied(reading, sentence, hit.first, hit.last) for hit in clear):
            inner, outer = match.span(1), (start, match.end())
            weight = _NOUN * (match.end() - start)
            language = reading.lexicon_at(first).code
            yield Hypothesis(
                "GoodPractice", *outer, weight, "practice-model-noun", language=language, names=(inner, outer)
            )


def _class_noun(reading: Reading, first: int, start: int) -> int | None:
    """The token of the noun of a programme, call, or body that is no authority, right before quotes; else None."""
    at = first - 1
    if at < 0 or reading.text[reading.words[at].end : start].strip():
        return None
    if any(hit.payload.value in _OWN_NOUNS and hit.last == at for hit in reading.hits_touching("heads", at, at)):
        return at
    if any(hit.last == at for hit in reading.cues_at("call-noun", at)):
        return at
    bodies = [hit for hit in reading.hits_touching("bodies", at, at) if hit.last == at]
    weak = bodies and all(hit.payload.value not in PUBLIC for hit in bodies)
    return bodies[0].first if weak and reading.words[bodies[0].first].shape == "a" else None


def _hypothesis(reading: Reading, first: int, last: int) -> Hypothesis:
    start, end = reading.words[first].start, reading.words[last].end
    language = reading.lexicon_at(first).code
    return Hypothesis("GoodPractice", start, end, _WEIGHT * (end - start), "practice-described", language=language)
