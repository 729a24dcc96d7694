"""Laws by their number or day: "Directive 2012/27/EU", "decreto legislativo 4 luglio 2014, n. 102"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from loaders.extract.hypotheses import Hypothesis
from loaders.extract.reading import Reading, own_language

RULE = "law-numbered"
_WEIGHT = 1.5
_WORDS = r"(?: [^\W\d_]+){0,2}?"  # "regionale", "legislativo", the region
_SIGN = r"(?:(?i:n|nr|no|num|núm|č|št|br)\b\.? ?[°º]? ?|n[°º] ?)?"
_DAY = r"\d{1,2}(?:\.|º|°|er)? (?:de )?[^\W\d_]{3,12} (?:de |del )?(?:19|20)\d\d"
_NUMBER = re.compile(
    rf"{_WORDS},? (?:\(?(?:UE|EU|EC|CE|EG|WE|ES|EÚ)\)? )?{_SIGN}\d{{1,4}}/(?:19|20)?\d{{2,4}}(?:/[^\W\d_]{{2,4}})?"
    r"(?:, de \d{1,2} de [^\W\d_]{4,10})?(?![\d/])"
)
_DATED = re.compile(
    rf"{_WORDS},? (?:of |dated |du |de |del |vom |van |z dnia )?{_DAY}(?: r\.)?(?:,? {_SIGN}\d{{1,4}}(?![\d./]))?"
)


def numbered_laws(reading: Reading) -> Iterator[Hypothesis]:
    """The laws that a number or a day behind their noun names."""
    acts = [hit for hit in reading.hits.get("policies", ()) if hit.payload.value == "Law"]
    others = list(reading.whole_cues("numbered-law"))  # decisions: by number, for on a day many things are decided
    for hit in own_language(reading, [*acts, *others]):
        start, end = reading.span(hit)
        sentence = reading.sentence_at(start)
        if sentence is None:
            continue
        stop = reading.block_span(sentence)[1]  # "n." may end a sentence
        match = _NUMBER.match(reading.text, end, stop)
        if match is None and hit.payload.value == "Law":
            match = _DATED.match(reading.text, end, stop)
        if match is not None:
            language = reading.lexicon_at(hit.first).code
            yield Hypothesis("Law", start, match.end(), _WEIGHT * (match.end() - start), RULE, language=language)
