"""Bodies under a part of their names: "the County Council" is Kerry County Council, "ARPA" is ARPA Umbria.

An office alone is that of the body whose name has it, an acronym alone the body whose longer name begins with it; where
a text names several such bodies, it is none of them.
"""

from __future__ import annotations

from loaders.extract.folding import squeezed
from loaders.extract.mentions import BODIES, merge
from loaders.extract.reading import Reading
from loaders.extract.things import Thing
from loaders.extract.tokens import Token

_LETTERS = 3  # of an acronym
_ORGAN = "organ-alone"


def short_names(reading: Reading) -> None:
    """Makes bodies one that go by a part of another's name."""
    bodies = reading.found(*BODIES)
    for organ in [body for body in bodies if body.rule == _ORGAN]:
        phrase = f" {squeezed(organ.label)} "
        longer = [b for b in bodies if b is not organ and b in reading.things and _has(b, phrase)]
        if len(longer) == 1 and all(_holds(name.text, phrase) for name in longer[0].names):
            merge(reading, longer[0], organ)
    for token in reading.words:
        if token.shape in ("A", "aA") and len(token.word) >= _LETTERS:
            _acronym(reading, token)


def _acronym(reading: Reading, token: Token) -> None:
    """Ties an acronym that stands alone to the body whose name of several words begins with it."""
    name = reading.text[token.start : token.end]
    bodies = [b for b in reading.found(*BODIES) if any(n.text.startswith(f"{name} ") for n in b.names)]
    if len(bodies) != 1 or bodies[0].places.keys() & {(token.start, token.end)}:
        return
    there = list(reading.occurrences.touching(token.start, token.end))
    alone = [o for o in there if (o.start, o.end) == (token.start, token.end) and o.thing.kind in BODIES]
    if there and len(alone) != len(there):
        return
    behind = reading.text[token.end : token.end + 2]
    if behind[:1] in ("-", "/", "_", "@") or (behind[:1] == " " and behind[1:].isupper()):
        return
    for other in alone:
        if all(row.text == name for row in other.thing.names) and not other.thing.authority:
            merge(reading, bodies[0], other.thing)
    if not there:
        reading.add(bodies[0], token.start, token.end)
        bodies[0].call(name, None, "alias")


def _has(body: Thing, phrase: str) -> bool:
    """Whether a name of a body holds a phrase and more."""
    return any(_holds(name.text, phrase) for name in body.names)


def _holds(name: str, phrase: str) -> bool:
    own = f" {squeezed(name)} "
    return phrase in own and own != phrase
