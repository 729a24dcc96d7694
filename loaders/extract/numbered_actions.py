"""Actions that sentences name behind their number or ordinal, or by what they are called.

"Maßnahme 1, Rückbaubörse: …", "Działanie drugie, Barometr Kompetencji, realizuje …", "Az 1. intézkedés (Hőlépcső)",
"a pilot called Vecinos de guardia".
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from loaders.extract.hypotheses import Hypothesis
from loaders.extract.lexicon import Row
from loaders.extract.phrases import Hit
from loaders.extract.plans import numbered_action
from loaders.extract.reading import Reading
from loaders.extract.sentences import Sentence
from loaders.extract.tokens import index_at

_WEIGHT = 1.9
_NOUNS = (("Action", "heads"), ("measure", "cues"), ("pilot", "cues"), ("piloted", "cues"))
_NUMBER = re.compile(r"(?:n[.r°º]{0,2}\s?)?(?:\d{1,2}|[A-HА-ЖΑ-Θ]|[IV]{1,4})(?![\w.]*\d)", re.IGNORECASE)
_APART = re.compile(r"\s?(?:[,.:(]|\s[–—-])\s?(?=[^\W\d_]|[\"“„«»])")  # what parts a number from the title
_END = re.compile(r"[:;,()\n]|\.(?=\s|$)|\s[–—-]\s")
_CLOSE = re.compile(r"[\"”“»«\n]")
_QUOTES = '"“„«»”'
_MOST_WORDS = 10
_SINCE = 4  # sentences since actions were spoken of
_REACH = 6  # words between a noun and "called"


def numbered_actions(reading: Reading) -> Iterator[Hypothesis]:
    """The titles behind "action 1," and behind "called" near a noun for an action, in texts about plans or pilots."""
    if not (reading.cues("ActionPlan", table="heads") or reading.cues("pilot") or reading.cues("piloted")):
        return
    nouns = [hit for name, table in _NOUNS for hit in reading.cues(name, table=table)]
    for hit in nouns:
        start = _behind_number(reading, hit)
        if start is not None and not _is_heading(reading, hit):
            yield from _title(reading, start, "action-numbered")
    if reading.cues("ActionPlan", table="heads"):
        yield from _counted(reading)
    lasts = {hit.last for hit in nouns}
    for hit in reading.cues("same"):
        near = range(max(0, hit.first - _REACH), hit.first)
        sentence = reading.sentence_at(reading.words[hit.first].start)
        if sentence is not None and any(n in lasts and n >= sentence.first for n in near):
            yield from _title(reading, reading.words[hit.last].end + 1, "action-called")


def _counted(reading: Reading) -> Iterator[Hypothesis]:
    """The titles behind the ordinals in sentences on actions ("La tercera, Ruta Cero, …"; "The second is Farm Desk").

    The actions are spoken of before, in the sentence or in one of the last ones.
    """
    for sentence in reading.sentences:
        if sentence.heading or sentence.row:
            continue
        number = reading.sentence_number(sentence.start)
        around = reading.sentences[max(0, number - _SINCE) : number]
        spoken = any(_spoken(reading, one) for one in around)
        inside = any(one.block == sentence.block for one in around if _spoken(reading, one))
        for at in range(sentence.first, sentence.last):
            if not _is_ordinal(reading, at) or not _opens(reading, sentence, at):
                continue
            before = (sentence.start, reading.words[at].start)
            if not (spoken and at - sentence.first <= 1) and not any(
                reading.cues_between(name, *before, table) for name, table in _NOUNS
            ):
                continue
            apart = _APART.match(reading.text, reading.words[at].end)
            opening = at - sentence.first <= 1
            if apart is not None and (apart[0].strip()[:1] in (",", ":") or (opening and inside)):
                yield from _title(reading, apart.end(), "action-counted")
            elif at - sentence.first <= 1 and (start := _behind_copula(reading, sentence, at)) is not None:
                yield from _title(reading, start, "action-counted")


def _spoken(reading: Reading, sentence: Sentence) -> bool:
    """Whether a sentence speaks of actions."""
    return any(reading.cues(name, sentence, table) for name, table in _NOUNS)


def _opens(reading: Reading, sentence: Sentence, at: int) -> bool:
    """Whether an ordinal opens a sentence or a clause of it, an article before it or not."""
    first = at
    while first > sentence.first and reading.lexicon_at(first - 1).has("articles", reading.words[first - 1].word):
        first -= 1
    word, conjunction = (
        reading.words[first],
        reading.lexicon_at(first).has("conjunctions", reading.words[first - 1].word),
    )
    return first == sentence.first or any(mark in word.gap for mark in ",;") or (conjunction and word.gap == " ")


def _behind_copula(reading: Reading, sentence: Sentence, at: int) -> int | None:
    """Where a title begins behind an ordinal with "is" ("Die zweite ist …"), or None."""
    for name in ("copula", "be", "same"):
        for hit in reading.cues_at(name, at + 1):
            if hit.last + 1 < sentence.last and reading.words[hit.last + 1].gap.strip(_QUOTES + " ") == "":
                return reading.words[hit.last].end + 1
    return None


def _is_heading(reading: Reading, hit: Hit[Row]) -> bool:
    """Whether the noun is in a line that heads an action's part of a plan, which is read as that."""
    sentence = reading.sentence_at(reading.span(hit)[0])
    if sentence is None or reading.block_of(sentence)[0] != reading.sentence_number(sentence.start):
        return False
    return numbered_action(reading.text[sentence.start : sentence.end]) is not None


def _behind_number(reading: Reading, hit: Hit[Row]) -> int | None:
    """Where the title begins behind a noun with its number or ordinal, or None."""
    words = reading.words
    end = reading.span(hit)[1]
    before = words[hit.first - 1] if hit.first else None
    ordinal = before is not None and words[hit.first].gap in (" ", ". ") and _counts(reading, hit.first - 1)
    number = _NUMBER.match(reading.text, end + 1) if reading.text[end : end + 1] == " " else None
    if number is None and hit.last + 1 < len(words) and words[hit.last + 1].gap == " ":
        if _is_ordinal(reading, hit.last + 1):
            end = words[hit.last + 1].end
        elif not ordinal:
            return None
    elif number is not None:
        end = number.end()
    elif not ordinal:
        return None
    apart = _APART.match(reading.text, end)
    return apart.end() if apart is not None else None


def _counts(reading: Reading, at: int) -> bool:
    """Whether a word is an ordinal or a figure ("druhé opatření", "2. intézkedés", "1 veiksmas")."""
    word = reading.words[at].word
    letter = len(word) == 1 and reading.words[at].capital and not reading.words[at].joined  # "A. intézkedés – …"
    return _is_ordinal(reading, at) or letter or (word.isdigit() and len(word) <= 2)


def _is_ordinal(reading: Reading, at: int) -> bool:
    """Whether a word is an ordinal, in any of its forms."""
    ordinal = reading.words[at].word in reading.lexicon_at(at).ordinals
    return ordinal or bool(reading.cues_at("event-order", at))


def _before_verb(reading: Reading, first: int, stop: int) -> int:
    """Where "and" with a verb ends a title ("… Farm Desk and was inspired by"), else where it ends."""
    for at in range(first + 1, reading.index(stop) - 1):
        goes_on = any(reading.cues_at(name, at + 1) for name in ("be", "passive"))
        if goes_on and reading.lexicon_at(at).has("conjunctions", reading.words[at].word):
            return reading.words[at - 1].end
    return stop


def _title(reading: Reading, start: int, rule: str) -> Iterator[Hypothesis]:
    """The capitalised title at an offset, without quotes and articles before it, up to the mark that ends it."""
    text, opening = reading.text, start
    while start < len(text) and text[start] in _QUOTES + " ":
        start += 1
    at = index_at(reading.words, start)
    if at >= len(reading.words) or reading.words[at].start != start:
        return
    grammar = reading.lexicon_at(at)
    while reading.words[at].shape == "a" and grammar.has("articles", reading.words[at].word):
        at += 1
        if at >= len(reading.words):
            return
    start = reading.words[at].start
    quoted = text[opening : opening + 1] in tuple(_QUOTES) or text[start - 1 : start] in tuple(_QUOTES)
    end = (_CLOSE if quoted else _END).search(text, start)
    stop = start + len(text[start : end.start() if end else len(text)].rstrip())
    stop = stop if quoted else _before_verb(reading, at, stop)
    words = text[start:stop].split()
    if not reading.words[at].capital or not 0 < len(words) <= _MOST_WORDS or stop - start < 4:
        return
    language = grammar.code
    yield Hypothesis("Action", start, stop, _WEIGHT * (stop - start), rule, language=language)
