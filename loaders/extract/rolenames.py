"""Bodies whose names hold no head noun and that only their role shows ("ERNIT, lead partner of …", "led by ERNIT")."""

from __future__ import annotations

from collections.abc import Iterator

from loaders.extract.gazetteer import best_place
from loaders.extract.givennames import opens_a_name
from loaders.extract.hypotheses import Hypothesis
from loaders.extract.lexicon import Row
from loaders.extract.locatives import is_country
from loaders.extract.organisations import body_hypothesis
from loaders.extract.phrases import Hit
from loaders.extract.reading import Reading
from loaders.extract.spelling import spoken_at
from loaders.extract.whereabouts import TERRITORIAL

_WEIGHT = 1.1  # less than a name with a head noun, more than a place within
_LONGEST = 5  # words
_NEVER = frozenset(["eu", "ue", "erdf", "efre", "fesr", "feder", "interreg", "ngo", "sme", "smes", "lp", "pp"])


def role_names(reading: Reading) -> Iterator[Hypothesis]:
    """The names beside the words for a role: before it behind a comma, or right behind it."""
    for cue in ("lead-partner", "led-by", "partner"):
        for hit in reading.cues(cue):
            if cue == "lead-partner":
                yield from _apposed(reading, hit)
            if cue != "partner" or not reading.words[hit.first].capital:
                yield from _following(reading, hit)


def _apposed(reading: Reading, hit: Hit[Row]) -> Iterator[Hypothesis]:
    """The name that a role stands behind ("ERNIT, the lead partner", "ERNIT (lead partner)")."""
    words, at = reading.words, hit.first
    if words[at].gap == " " and at and reading.lexicon_at(at).has("articles", words[at - 1].word):
        at -= 1
    if at == 0 or words[at].gap not in (", ", " ("):
        return
    first = at - 1
    while first > 0 and at - first < _LONGEST and words[first].gap in (" ", "-") and words[first - 1].capital:
        first -= 1
    sentence = reading.sentence_at(words[at].start)
    if sentence is not None and first >= sentence.first and words[first].capital:
        yield from _name(reading, first, at - 1)


def _following(reading: Reading, hit: Hit[Row]) -> Iterator[Hypothesis]:
    """The name right behind a role, an article or a form of "to be" passed over ("the partner Nordic Novum")."""
    words, at = reading.words, hit.last + 1
    sentence = reading.sentence_at(words[hit.first].start)
    stop = sentence.last if sentence else 0
    small = {h.first for h in reading.cues("be", sentence)}
    while at < stop and words[at].gap == " " and words[at].shape == "a":
        if reading.hits_beginning("bodies", at, at):
            break
        if at not in small and not reading.lexicon_at(at).has("articles", words[at].word):
            return
        at += 1
    if at < stop and words[at].gap == " ":
        yield from _province(reading, at, stop)
    if at >= stop or words[at].gap != " " or not words[at].capital:
        return
    last = at
    while last + 1 < stop and last - at < _LONGEST and words[last + 1].gap in (" ", "-") and words[last + 1].capital:
        last += 1
    yield from _name(reading, at, last)


def _province(reading: Reading, at: int, stop: int) -> Iterator[Hypothesis]:
    """The authority that a role makes of an area in small letters ("led by the Spanish province of Teruel")."""
    words = reading.words
    head = at + 1 if reading.hits_beginning("demonyms", at, at) else at
    hits = [h for h in reading.hits_beginning("bodies", head, head) if h.payload.value in TERRITORIAL]
    if head >= stop or not hits or words[head].capital or not words[head].joined:
        return
    first = max(h.last for h in hits) + 1
    if first < stop and reading.lexicon_at(first).has("connectors", words[first].word):
        first += 1
    last = first
    while last + 1 < stop and words[last + 1].gap in (" ", "-") and words[last + 1].capital:
        last += 1
    if first < stop and words[first].capital and words[first].gap == " ":
        hit = hits[0]
        yield body_hypothesis(reading, at, last, hit.payload.value, hit.payload.language, "role-area")


def _name(reading: Reading, first: int, last: int) -> Iterator[Hypothesis]:
    """The hypothesis that some capitalised words name a body, if they are no place, person, or word of the language."""
    words = reading.words
    grammar, text = reading.lexicon_at(first), reading.text[words[first].start : words[last].end]
    acronym = any(words[n].shape in ("A", "aA") for n in range(first, last + 1))
    plain = grammar.has("traits", "capital-nouns") or last == first
    if (plain and not acronym) or last - first >= _LONGEST or len(text) < len("abc"):
        return
    if any(words[n].word in _NEVER or grammar.has("openers", words[n].word) for n in (first, last)):
        return
    if reading.hits_touching("bodies", first, last) or reading.hits_touching("heads", first, last):
        return
    if (
        opens_a_name(words[first].word)
        or is_country(reading, first, last)
        or reading.hits_touching("demonyms", first, last)
    ):
        return
    if best_place(text, spoken=spoken_at(reading, first)) is not None or reading.cues_between(
        "contact", words[first].start, words[last].end
    ):
        return
    start, end = words[first].start, words[last].end
    yield Hypothesis("Organization", start, end, _WEIGHT * (end - start), "role-name", language=grammar.code)
