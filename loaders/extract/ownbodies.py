"""The body that a common noun means where one partner alone is called so: "the University's share", "budżet Cechu"."""

from __future__ import annotations

import re

from loaders.extract.folding import fold
from loaders.extract.mentions import BODIES
from loaders.extract.reading import Reading
from loaders.extract.things import Occurrence, Thing

_SMALL = ("articles", "connectors")
_ENDING = 3  # letters by which the cases of a noun may differ
_SHORTEST = 3  # letters of a word by which a partner is told
_LEAST = 4  # letters that they have in common


def called_by_noun(reading: Reading, start: int, end: int) -> Occurrence | None:
    """The noun between two offsets that begins the name of one body only, of those that the text names."""
    span = range(reading.index(start), reading.index(end))
    words = [
        at
        for at in span
        if reading.words[at].word.isalpha()
        and not any(reading.lexicon_at(at).has(table, reading.words[at].word) for table in _SMALL)
    ]
    if not words or not reading.hits_touching("bodies", words[0], words[0]):
        return None
    token = reading.words[words[0]]
    bodies = [body for body in reading.found(*BODIES) if _heads(body, token.word)]
    return Occurrence(token.start, token.end, bodies[0]) if len(bodies) == 1 else None


def called_by_part(reading: Reading, start: int, end: int) -> Occurrence | None:
    """The capitalised word between two offsets that is part of the name of one partner only ("IDA", "Cursorin")."""
    partners = {
        id(body): body for t in reading.things if t.kind == "Participation" and (body := t.parts.get("participant"))
    }
    for at in range(reading.index(start), reading.index(end)):
        token = reading.words[at]
        kind = reading.hits_touching("bodies", at, at)  # "the Agency" may be that of another partner
        if token.end > end or not token.capital or len(token.word) < _SHORTEST or kind:
            continue
        named = [body for body in partners.values() if any(_is_part(token.word, n.text) for n in body.names)]
        if len(named) == 1:
            return Occurrence(token.start, token.end, named[0])
    return None


def _is_part(word: str, name: str) -> bool:
    """Whether a word is one of a name, or the case form of one."""
    return any(word == part or _alike(word, part) for part in re.findall(r"[^\W\d_]+", fold(name)))


def _heads(body: Thing, word: str) -> bool:
    """Whether a word, in whatever case, is the head noun that a body's name has."""
    return any(_alike(word, part) for name in body.names for part in _words(name.text))


def _words(name: str) -> list[str]:
    return [fold(part) for part in name.replace("-", " ").replace("'", " ").replace("’", " ").split()]


def _alike(word: str, other: str) -> bool:
    """Whether two words are one noun in two cases perhaps.

    >>> _alike("uniwersytetu", "uniwersytet"), _alike("comune", "comitato"), _alike("cechu", "cech")
    (True, False, True)
    """
    short = min(len(word), len(other))
    stem = max(short - _ENDING, min(_LEAST, short))
    return short >= _LEAST and word[:stem] == other[:stem] and abs(len(word) - len(other)) <= _ENDING
