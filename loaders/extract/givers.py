"""Who pays a sum or a share of the costs, by a verb of giving: "the Region gives 40,000 euro", "a third is met by …".

The verbs (``does-give``) are too common to say by themselves who pays: beside a sum or a share they do. Their order is
free: "the Region gave 40,000 euro", "40,000 Euro steuerte das Land bei", "40 000 eur, které poskytl kraj".
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator

from loaders.extract.between import marked
from loaders.extract.lexicon import Row
from loaders.extract.mentions import BODIES, POLICIES
from loaders.extract.money import amounts
from loaders.extract.occurrences import outermost
from loaders.extract.paying import claim_payer, may_fund, paid_for
from loaders.extract.phrases import Hit
from loaders.extract.reading import Reading
from loaders.extract.sentences import Sentence
from loaders.extract.telling import ACTIONS
from loaders.extract.things import Occurrence
from loaders.extract.truth import denied, denied_before, denied_behind, promised

RULE = "giver"
_PAYERS = ("Fund", "Programme", *POLICIES, *BODIES)
_WORDS = ("does-give", "does-pay")
_UNSURE = ("only-asked", "asked-for", "condition")
_GIVES = 7  # words between who gives and the sum
_BEHIND = 2  # words between a sum and the verb behind it, or between the verb and who gives
_NEAR = 3  # words between a sum and who gives it, where the verb stands on the other side of either
_DENIED = 2  # words from the last of the three to "not" behind it
_BRACKET = re.compile(r"\s?\([^()\n]{1,20}\)")
_SHARE = re.compile(
    r"(?<![\d.,])\d{1,3}(?:[.,]\d+)?\s?(?:%|percent\b|per cent\b|procent\w*|prozent\b|proc\b|proz\b|τοισ εκατο)"
)
_UNIT = 2  # words from a number to its currency ("2,8 miljoner kronor")


def givers(reading: Reading) -> None:
    """Claims who gives the sums and shares that sentences tell, to the practice or action that they are for."""
    for sentence in reading.sentences:
        if sentence.row or any(reading.cues(name, sentence) for name in _UNSURE):
            continue
        values = sorted(_values(reading, sentence))
        words = list(_verbs(reading, sentence)) if values else []
        for start, end in values if words else []:
            for payer, word in _giver(reading, sentence, words, start, end):
                _claim(reading, sentence, payer, word, (start, end))
                break


def _claim(reading: Reading, sentence: Sentence, payer: Occurrence, word: Hit[Row], value: tuple[int, int]) -> None:
    first = word.first
    if denied(reading, sentence, first, word.last) or denied_before(reading, sentence, first):
        return
    span = (min(payer.start, value[0]), max(payer.end, value[1], reading.span(word)[1]))
    if reading.cues_between("negation", *span) or denied_behind(reading, sentence, reading.index(span[1]) - 1, _DENIED):
        return  # "gibt keine 40.000 Euro", "gibt die 40.000 Euro nicht"
    thing = paid_for(reading, sentence, min(span[0], reading.span(word)[0]), span[1], payer.thing)
    if thing is None or (thing.kind not in ACTIONS and promised(reading, sentence, first, word.last)):
        return
    if thing.kind == "Project" and not may_fund(reading, sentence, payer.thing):
        return
    claim_payer(reading, thing, payer.thing, span, RULE)


def _values(reading: Reading, sentence: Sentence) -> Iterator[tuple[int, int]]:
    """Where the sums and shares of a sentence stand."""
    found = [(one.start, one.end) for one in amounts(reading, sentence)]
    found += [match.span() for match in _SHARE.finditer(reading.folded, sentence.start, sentence.end)]
    yield from found
    for hit in reading.cues("currency", sentence):
        near = range(max(sentence.first, hit.first - _UNIT), hit.first)
        number = next((at for at in near if reading.words[at].shape == "1"), None)
        if number is not None:
            yield reading.words[number].start, reading.span(hit)[1]


def _verbs(reading: Reading, sentence: Sentence) -> Iterator[Hit[Row]]:
    for name in _WORDS:
        for hit in reading.cues(name, sentence):
            if not reading.around(*reading.span(hit)) and not reading.words[hit.first].capital:
                yield hit


def _giver(
    reading: Reading, sentence: Sentence, words: list[Hit[Row]], start: int, end: int
) -> Iterator[tuple[Occurrence, Hit[Row]]]:
    """Who gives a sum, with the verb that says so, for each order of the three."""
    before = outermost(reading.within(sentence.start, start, *_PAYERS))[-1:]
    behind = outermost(reading.within(end, sentence.end, *_PAYERS))[:1]
    for payer, word in itertools.product(before, words):
        close, (first, last) = _behind_bracket(reading, payer.end), reading.span(word)
        between = close <= first and last <= start and _plain(reading, close, start, _GIVES)
        ahead = last <= payer.start and _plain(reading, last, payer.start, _BEHIND)
        if between or (ahead and _plain(reading, close, start, _NEAR)):
            yield payer, word
    for payer, word in itertools.product(behind, words):
        first, last = reading.span(word)
        between = end <= first and last <= payer.start and _plain(reading, end, first, _BEHIND)
        after = payer.end <= first and _plain(reading, payer.end, first, 1)
        if (between and _plain(reading, last, payer.start, _BEHIND)) or (
            after and _plain(reading, end, payer.start, _NEAR)
        ):
            yield payer, word


def _behind_bracket(reading: Reading, end: int) -> int:
    """The end of a name with the acronym in brackets behind it."""
    match = _BRACKET.match(reading.text, end)
    return match.end() if match else end


def _plain(reading: Reading, start: int, end: int, most: int) -> bool:
    """Whether few words stand between two offsets and no mark parts them but the comma before a relative pronoun."""
    between = reading.text[start:end]
    if len(between.split()) > most or marked(reading, start, end, ";:()"):
        return False
    comma = between.find(",")
    return comma < 0 or any(
        reading.span(hit)[0] - (start + comma) <= 2 for hit in reading.cues_between("relative", start + comma, end)
    )
