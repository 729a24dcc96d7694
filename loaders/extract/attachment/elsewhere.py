"""What speaks against a place that stands near a body or policy: it is that of another, or says no more."""

from __future__ import annotations

from collections.abc import Set

from loaders.extract.attachment.pairs import Couple, Relation
from loaders.extract.practice_cards import in_card
from loaders.extract.reading import Reading
from loaders.extract.whereabouts import is_called_after

_ORGANS = frozenset({"organ-alone"})  # rules that find bodies by their office alone


def is_elsewhere(reading: Reading, couple: Couple, relation: Relation, cues: Set[str]) -> bool:
    """Whether a place is not to be claimed anew for the body that would be based there, or for the policy.

    In "B (France), A" the bracket is that of B. An organ that only its office names ("the Joint Secretariat") is
    nowhere but where its own sentence says, and the place of a practice's card is not that of bodies in it. A policy
    with a region in its name is for that region, not the country.
    """
    subject, place = couple.subject, couple.object
    if relation.name == "based-in":
        behind = "in-brackets" in cues and "order:subject-first" not in cues
        nearer = "another-nearer" in cues and "nearest" not in cues
        again = is_called_after(reading, subject, place)
        apart = subject.rule in _ORGANS or any(in_card(reading, other.start) for _, other in couple.meetings)
        return behind or nearer or again or (apart and not _in_one_sentence(reading, couple))
    if relation.name == "policy-place" and place.kind == "Country":
        return subject.place is not None and subject.country == place.country
    return False


def _in_one_sentence(reading: Reading, couple: Couple) -> bool:
    """Whether a sentence names both ends of a couple."""
    number = reading.sentence_number
    return any(one is not None and number(one.start) == number(other.start) for one, other in couple.meetings)
