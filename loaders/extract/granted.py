"""Approvals that a verb and a noun tell together: "gave its consent to", "hat grünes Licht erhalten", "uzyskał zgodę".

Each language has its verbs for giving and for getting and its nouns for approval; the two stand near each other in
either order, and what stands between is the document, the body or small words.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from loaders.extract.lexicon import Row
from loaders.extract.phrases import Hit
from loaders.extract.reading import Reading
from loaders.extract.sentences import Sentence
from loaders.extract.truth import same_clause

_REACH = 14  # tokens between verb and noun, those of names among them
_PLAIN = 1  # of these the ones that are neither small nor in a name ("the formal consent")


def granted(reading: Reading, sentence: Sentence, row: str, *, idle: Callable[[int], bool]) -> Iterator[Hit[Row]]:
    """The stretches in which a verb of a row (``grants`` or ``gets``) has a noun for approval as its object.

    ``idle`` says whether a token between the two counts for nothing.
    """
    nouns = reading.cues("approval", sentence)
    if not nouns:
        return
    verbs = reading.cues(row, sentence)
    for noun in nouns:
        best: Hit[Row] | None = None
        for verb in verbs:
            left, right = (verb, noun) if verb.first < noun.first else (noun, verb)
            between = range(left.last + 1, right.first)
            if right.first <= left.last or len(between) > _REACH or not same_clause(reading, left.last, right.first):
                continue
            if sum(not idle(at) for at in between) > _PLAIN:
                continue
            if best is None or len(between) < best.last - best.first:
                best = Hit(left.first, right.last, noun.payload)
        if best is not None:
            yield best
