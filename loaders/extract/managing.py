"""Who manages a policy, where a sentence says what a body is to it: "Flanders is its managing authority".

The word for managing (``manages``) stands beside the policy, on either side of it, and the body beside the two, behind
"is" or "acts as", a comma, a bracket or a colon: "la Regione è l'autorità di gestione del Programma", "Programmas
vadošā iestāde ir reģions", "Verwaltungsbehörde des Programms ist das Land", "the Region, responsible for the Strategy".
"""

from __future__ import annotations

from collections.abc import Iterator

from loaders.extract.lexicon import Row
from loaders.extract.list_items import conjunction
from loaders.extract.mentions import BODIES, POLICIES
from loaders.extract.occurrences import outermost
from loaders.extract.phrases import Hit
from loaders.extract.reading import Reading
from loaders.extract.role_words import is_small, is_time
from loaders.extract.sentences import Sentence
from loaders.extract.statements import status
from loaders.extract.things import Occurrence
from loaders.extract.truth import denied, denied_behind, promised

RULE = "managing-told"
_KNOWN = ("managedBy", "issuedBy", "developedBy")
_SMALL = ("articles", "connectors", "of", "locatives", "agents")
_SOME = 1  # other words between the two and the body ("is also the competent")
_BESIDE = 1  # other words between the word for managing and the policy ("responsible for implementing the")
_DENIED = 2  # words behind in which "not" denies it
_BREAKS = ";.!?\n"
_APPOSED = (",", ":", "(", " – ", " - ", " — ")
_UNSURE = ("only-asked", "asked-for", "condition")


def managing(reading: Reading) -> None:
    """Claims who manages the policies of which sentences say it so, where nothing has said it of the two."""
    if not reading.found(*POLICIES):
        return
    for sentence in reading.sentences:
        hits = [] if sentence.row else list(_words(reading, sentence))
        if not hits or any(reading.cues(name, sentence) for name in _UNSURE):
            continue
        policies = outermost(reading.within(sentence.start, sentence.end, *POLICIES))
        bodies = outermost(reading.within(sentence.start, sentence.end, *BODIES))
        for hit in hits:
            policy = _beside(reading, hit, policies)
            if policy is not None and not _untrue(reading, sentence, hit):
                for body in _who(reading, sentence, hit, policy, bodies):
                    _claim(reading, policy, body, hit)
                    break


def _claim(reading: Reading, policy: Occurrence, body: Occurrence, hit: Hit[Row]) -> None:
    said = [c for name in _KNOWN for c in reading.says(policy.thing, name) if status(c) == "asserted"]
    if any(c.object is body.thing or c.predicate == "managedBy" for c in said):
        return
    start, end = reading.span(hit)
    span = (min(policy.start, body.start, start), max(policy.end, body.end, end))
    reading.claim(policy.thing, "managedBy", body.thing, span, RULE)


def _words(reading: Reading, sentence: Sentence) -> Iterator[Hit[Row]]:
    """The longest words for managing at their places, outside of names."""
    last = -1
    for hit in reading.cues("manages", sentence):
        if hit.first > last and not reading.around(*reading.span(hit)):
            last = hit.last
            yield hit


def _untrue(reading: Reading, sentence: Sentence, hit: Hit[Row]) -> bool:
    return (
        denied(reading, sentence, hit.first, hit.last) is not None
        or denied_behind(reading, sentence, hit.last, _DENIED)
        or promised(reading, sentence, hit.first, hit.last)
    )


def _beside(reading: Reading, hit: Hit[Row], policies: list[Occurrence]) -> Occurrence | None:
    """The policy right behind a word for managing, or right before it, small words between."""
    start, end = reading.span(hit)
    for policy in policies:
        if policy.start >= end and _plain(reading, end, policy.start, _BESIDE):
            return policy
    for policy in reversed(policies):
        if policy.end <= start and _plain(reading, policy.end, start, 0, joins=False):
            return policy
    return None


def _plain(reading: Reading, start: int, end: int, some: int, *, joins: bool = True) -> bool:
    """Whether only small words, and few others in small letters, stand between two offsets, and no mark."""
    if any(mark in reading.text[start:end] for mark in ",:()–—" + _BREAKS) or (
        not joins and _verbs(reading, start, end)
    ):
        return False
    others = [at for at in range(reading.index(start), reading.index(end)) if not is_small(reading, at, _SMALL)]
    return len(others) <= some and not any(reading.words[at].capital for at in others)


def _verbs(reading: Reading, start: int, end: int) -> list[Hit[Row]]:
    """The words for being or acting as something, without the "and" that differs from one by its accent only."""
    return [
        hit
        for hit in reading.cues_between("is-what", start, end)
        if not (conjunction(reading, hit.first) and reading.text[slice(*reading.span(hit))].isascii())
    ]


def _who(
    reading: Reading, sentence: Sentence, hit: Hit[Row], policy: Occurrence, bodies: list[Occurrence]
) -> Iterator[Occurrence]:
    """The bodies that stand right before or right behind the policy with its word, the surest first."""
    start, end = reading.span(hit)
    first, last = min(policy.start, start), max(policy.end, end)
    behind = [one for one in bodies if one.start >= last]
    before = [one for one in bodies if one.end <= first]
    if before and _told(reading, before[-1].end, first):
        yield before[-1]
    if behind and _told(reading, last, behind[0].start):
        yield behind[0]
    between = [one for one in bodies if policy.end <= one.start and one.end <= start]
    if between and _verbs(reading, between[-1].end, start) and _plain(reading, between[-1].end, start, _SOME):
        yield between[-1]  # "of the Programme Flanders is the managing authority"


def _told(reading: Reading, start: int, end: int) -> bool:
    """Whether "is", "as" or a mark of apposition joins two offsets, and hardly anything else stands between."""
    between = reading.text[start:end]
    if any(mark in between for mark in _BREAKS + ")"):
        return False
    marks = sum(between.count(mark) for mark in _APPOSED)
    verbs = {at for h in _verbs(reading, start, end) for at in range(h.first, h.last + 1)}
    if any(conjunction(reading, at) for at in range(reading.index(start), reading.index(end)) if at not in verbs):
        return False
    others = [
        at
        for at in range(reading.index(start), reading.index(end))
        if at not in verbs and not is_small(reading, at, _SMALL) and not is_time(reading, at)
    ]
    if any(reading.words[at].capital and not reading.lexicon_at(at).has("traits", "capital-nouns") for at in others):
        return False
    return len(others) <= _SOME and bool(verbs) != (marks == 1) and marks <= 1
