"""What a body only wishes to be, and what it does for a project from outside: neither makes it a partner."""

from __future__ import annotations

from loaders.extract.lexicon import Row
from loaders.extract.partner_said import partner_stems
from loaders.extract.phrases import Hit
from loaders.extract.reading import Reading
from loaders.extract.sentences import Sentence
from loaders.extract.truth import same_clause

_BEFORE = 6  # words before a role in which "would like to" governs it
_OUTSIDE = ("only-asked", "outside-work")


def is_wished(reading: Reading, sentence: Sentence, role: Hit[Row]) -> bool:
    """Whether words for wishing stand right before a role or in it ("would like to become a partner").

    >>> from graph.model import document_of
    >>> from loaders.extract.reading import begin
    >>> text = "The Town would like to become a partner. The Region is a partner and wishes to stay."
    >>> reading = begin(document_of(text))
    >>> [is_wished(reading, reading.sentence_at(reading.span(hit)[0]), hit) for hit in reading.cues("partner")]
    [True, False]
    """
    return any(
        wish.first <= role.last and role.first - wish.last <= _BEFORE and same_clause(reading, wish.last, role.first)
        for wish in reading.cues("wishes", sentence)
    )


def is_outside(reading: Reading, sentence: Sentence) -> bool:
    """Whether a sentence tells of guests, evaluators or suppliers, or of what somebody wishes to be.

    >>> from graph.model import document_of
    >>> from loaders.extract.reading import begin
    >>> reading = begin(document_of("The project was evaluated by the Institute. It works with the Town."))
    >>> [is_outside(reading, sentence) for sentence in reading.sentences]
    [True, False]
    """
    roles = [hit for name in ("partner", "is-partner") for hit in reading.cues(name, sentence)]
    if roles:
        return any(is_wished(reading, sentence, role) for role in roles)
    if any(reading.cues(name, sentence) for name in _OUTSIDE):
        return True
    stems = tuple(partner_stems(sentence.language))
    return any(  # of a partner in a case that no lexicon lists
        reading.words[at].word.startswith(stems)
        for wish in reading.cues("wishes", sentence)
        for at in range(wish.first, min(wish.last + 1 + _BEFORE, sentence.last))
    )
