"""Bodies that share one head noun in the plural ("Municipalities of Lahti and Kuopio", "Slagelse og Lolland Kommuner").

The first of them goes by its place alone and with the noun; the others by their places.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from loaders.extract.hypotheses import Hypothesis
from loaders.extract.lexicon import Row
from loaders.extract.locatives import is_country
from loaders.extract.organisations import body_hypothesis
from loaders.extract.phrases import Hit
from loaders.extract.reading import Reading
from loaders.extract.whereabouts import TERRITORIAL, place_in_name

_WEIGHT = 1.9  # more than an item of a list
_LONGEST_NAME, _MOST = 5, 15  # words of a name, names
_FEWEST = 3  # names that a semicolon closes instead of a conjunction
_LINKS = 2  # small words between a noun and the first name ("de las")


@dataclass(frozen=True, slots=True)
class Shared:
    """The names, in tokens, that one head noun is of: ``kind`` says of what kind, ``head`` where it stands."""

    kind: str
    language: str
    head: tuple[int, int]
    names: tuple[tuple[int, int], ...]


def shared_bodies(reading: Reading) -> Iterator[Hypothesis]:
    """What the names beside a head noun in the plural stand for: a body each."""
    for group in groups(reading, 0, len(reading.words) - 1):
        (head, behind), words = group.head, reading.words
        for first, last in group.names:
            begin = head if first == group.names[0][0] and head < first else first
            end = behind if last == group.names[-1][1] and behind > last else last
            found = body_hypothesis(reading, begin, end, group.kind, group.language, "shared-head", _WEIGHT)
            if (begin, end) != (first, last):
                bare = (words[first].start, words[last].end)
                found = replace(found, names=(bare, (found.start, found.end)))
            yield found


def groups(reading: Reading, first: int, last: int) -> Iterator[Shared]:
    """The groups of names whose head noun stands between two tokens."""
    for hit in reading.hits_between("plurals", max(first, 0), min(last, len(reading.words) - 1)):
        if hit.payload.language not in (reading.lexicon_at(hit.first).code, "en") or _placed_in(reading, hit):
            continue
        names = _behind(reading, hit) or _before(reading, hit)
        if len(names) > 1 and _are_places(reading, hit, names):
            yield Shared(hit.payload.value, hit.payload.language, (hit.first, hit.last), names)


def parted(reading: Reading, at: int) -> bool:
    """Whether a conjunction parts two names that share a head noun."""
    near = groups(reading, at - _MOST, at + _LONGEST_NAME)
    return any(group.names[-2][1] < at < group.names[-1][0] for group in near)


def _are_places(reading: Reading, hit: Hit[Row], names: tuple[tuple[int, int], ...]) -> bool:
    """Whether names may be those of places: no countries, and half of them known; of chambers all."""
    if any(is_country(reading, a, b) or reading.hits_touching("demonyms", a, b) for a, b in names):
        return False
    known = sum(place_in_name(reading, a, b, hit.payload.value) is not None for a, b in names)
    return known * 2 >= len(names) if hit.payload.value in TERRITORIAL else known == len(names)


def _placed_in(reading: Reading, hit: Hit[Row]) -> bool:
    """Whether something is said to be in or from what the noun names: then it means the places."""
    before = hit.first - 1
    if before > 0 and reading.lexicon_at(before).has("articles", reading.words[before].word):
        before -= 1
    return before >= 0 and reading.lexicon_at(before).has("locatives", reading.words[before].word)


def _behind(reading: Reading, hit: Hit[Row]) -> tuple[tuple[int, int], ...]:
    """The names behind the noun, the last of them behind a conjunction; none where no conjunction comes."""
    words, grammar, at = reading.words, reading.lexicon_at(hit.first), hit.last + 1
    found: list[tuple[int, int]] = []
    closing = False
    while at < len(words) and len(found) < _MOST:
        links = 0
        while at < len(words) - 1 and links < _LINKS and words[at].joined and _joins(reading, at):
            at, links = at + 1, links + 1
        last = _name(reading, at)
        if last < at:
            return ()
        found.append((at, last))
        at = _past_brackets(reading, last)
        if closing or at >= len(words):
            return tuple(found) if closing else ()
        closing = words[at].shape == "a" and grammar.has("conjunctions", words[at].word)
        comma = words[at].gap in (", ", "), ")
        if not closing and not comma:
            return tuple(found) if ";" in words[at].gap and len(found) >= _FEWEST else ()
        at += closing
    return ()


def _joins(reading: Reading, at: int) -> bool:
    """Whether a small word joins a name to its head noun, and says no place ("of", "de las")."""
    grammar, word = reading.lexicon_at(at), reading.words[at]
    small = any(grammar.has(table, word.word) for table in ("connectors", "articles"))
    return word.shape == "a" and small and not any(grammar.has(t, word.word) for t in ("conjunctions", "locatives"))


def _name(reading: Reading, first: int) -> int:
    """The last token of the name that begins at a token, or the token before it where none does."""
    words, at = reading.words, first
    if first >= len(words) or not words[first].capital or reading.hits_touching("bodies", first, first):
        return first - 1
    while at + 1 < len(words) and at - first < _LONGEST_NAME and words[at + 1].gap in (" ", "-"):
        onward = at + 2 if _joins(reading, at + 1) else at + 1
        if onward >= len(words) or not words[onward].capital or words[onward].gap not in (" ", "-"):
            break
        at = onward
    return at


def _past_brackets(reading: Reading, last: int) -> int:
    """The token behind a name and what stands in brackets behind it."""
    words, at = reading.words, last + 1
    if at < len(words) and words[at].gap == " (":
        while at < len(words) and ")" not in words[at].gap:
            at += 1
    return at


def _before(reading: Reading, hit: Hit[Row]) -> tuple[tuple[int, int], ...]:
    """The names before the noun, the last of them behind a conjunction ("Slagelse og Lolland Kommuner")."""
    words, grammar, at = reading.words, reading.lexicon_at(hit.first), hit.first - 1
    sentence = reading.sentence_at(words[hit.first].start)
    found: list[tuple[int, int]] = []
    while sentence and at >= sentence.first and words[at + 1].joined | bool(found) and len(found) < _MOST:
        first = _opening(reading, at, sentence.first)
        if first > at:
            break
        found.append((first, at))
        conjunction = first - 1 > sentence.first and grammar.has("conjunctions", words[first - 1].word)
        if len(found) == 1 and not conjunction:
            return ()
        if len(found) > 1 and words[first].gap != ", ":
            break
        at = first - 1 - (len(found) == 1)
    return tuple(reversed(found))


def _opening(reading: Reading, last: int, bound: int) -> int:
    """The first token of the name that ends at a token; the one behind it where none does."""
    words, grammar, at = reading.words, reading.lexicon_at(last), last + 1
    while at - 1 >= bound and last - at < _LONGEST_NAME - 1:
        token = words[at - 1]
        if not token.capital or grammar.has("openers", token.word) or (at <= last and words[at].gap not in (" ", "-")):
            break
        at -= 1
    return at
