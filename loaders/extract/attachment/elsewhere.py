"""What speaks against a place that stands near a body or policy: it is that of another, or says no more."""

from __future__ import annotations

from collections.abc import Set

from loaders.extract.attachment.pairs import Couple, Relation
from loaders.extract.practice_cards import in_card
from loaders.extract.reading import Reading
from loaders.extract.things import Occurrence
from loaders.extract.whereabouts import is_called_after

_BETWEEN = 2  # small words between two countries of one row
_ORGANS = frozenset({"organ-alone"})  # rules that find bodies by their office alone


def is_elsewhere(reading: Reading, couple: Couple, relation: Relation, cues: Set[str]) -> bool:
    """Whether a place is not to be claimed anew for the body that would be based there, or for the policy.

    In "B (France), A" the bracket is that of B. An organ that only its office names ("the Joint Secretariat") is
    nowhere but where its own sentence says, and the place of a practice's card is not that of bodies in it. A policy
    with a region in its name is for that region, not the country. In "A, with bodies from France, Italy and Spain" the
    countries are of others.
    """
    subject, place = couple.subject, couple.object
    if relation.name == "based-in":
        behind = "in-brackets" in cues and "order:subject-first" not in cues
        nearer = "another-nearer" in cues and "nearest" not in cues
        again = is_called_after(reading, subject, place)
        apart = subject.rule in _ORGANS or any(in_card(reading, other.start) for _, other in couple.meetings)
        alone = apart and not _in_one_sentence(reading, couple)
        return behind or nearer or again or alone or _among_countries(reading, couple)
    if relation.name == "policy-place" and place.kind == "Country":
        return subject.place is not None and subject.country == place.country
    return False


def _in_one_sentence(reading: Reading, couple: Couple) -> bool:
    """Whether a sentence names both ends of a couple."""
    number = reading.sentence_number
    return any(one is not None and number(one.start) == number(other.start) for one, other in couple.meetings)


def _among_countries(reading: Reading, couple: Couple) -> bool:
    """Whether a country stands in a row of several wherever it meets a body."""
    return couple.object.kind == "Country" and all(_in_row(reading, value) for _, value in couple.meetings)


def _in_row(reading: Reading, country: Occurrence) -> bool:
    """Whether nothing but a comma, a conjunction or a preposition parts a country from another one."""
    sentence = reading.sentence_at(country.start)
    rows = reading.within(sentence.start, sentence.end, "Country") if sentence is not None else []
    return any(one.thing is not country.thing and _beside(reading, one, country) for one in rows)


def _beside(reading: Reading, one: Occurrence, other: Occurrence) -> bool:
    start, end = min(one.end, other.end), max(one.start, other.start)
    tokens = range(reading.index(start), reading.index(end))
    small = all(reading.words[at].shape == "a" for at in tokens)
    return small and len(tokens) <= _BETWEEN and not any(mark in reading.text[start:end] for mark in "();:.\n")
