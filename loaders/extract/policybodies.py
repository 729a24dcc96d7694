"""Whose a policy is, where a body stands right behind its name: "the Strategy … of the GAL X", "Plan … (City of Y)"."""

from __future__ import annotations

from loaders.extract.mentions import BODIES, POLICIES
from loaders.extract.occurrences import outermost
from loaders.extract.reading import Reading
from loaders.extract.statements import confidences
from loaders.extract.things import Occurrence

RULE = "policy-of-body"
_SMALL = ("articles", "connectors", "of")
_LINKS = 2  # small words between a policy and its body
_OFFICES = frozenset({"secretariat", "managing-authority"})
_KNOWN = ("issuedBy", "managedBy", "developedBy")


def policies_of_bodies(reading: Reading) -> None:
    """Claims which body issued a policy that is called its own, where the text says nobody else did."""
    for policy in reading.within(0, len(reading.text), *POLICIES):
        said = (claim for name in _KNOWN for claim in reading.says(policy.thing, name))
        if any(not _mostly_wrong(claim.rule) for claim in said):
            continue
        body = _behind(reading, policy)
        if body is not None and body.thing.body not in _OFFICES:
            reading.claim(policy.thing, "issuedBy", body.thing, (policy.start, body.end), RULE)


def _mostly_wrong(rule: str) -> bool:
    """Whether a rule was wrong more often than right, so that what it says is only suggested."""
    _, right, wrong = confidences().get(rule, (0.0, 0, 0))
    return right < wrong


def _behind(reading: Reading, policy: Occurrence) -> Occurrence | None:
    """The body behind "of", or alone in a bracket, right behind a policy's name."""
    sentence = reading.sentence_at(policy.start)
    found = reading.within(policy.end, sentence.end, *BODIES) if sentence is not None else []
    found = outermost(found)
    if not found:
        return None
    body, between = found[0], reading.text[policy.end : found[0].start]
    if between == " (" and reading.text[body.end : body.end + 1] == ")":
        return body
    words = range(reading.index(policy.end), reading.index(body.start))
    linked = 0 < len(words) <= _LINKS and between.replace("'", " ").replace("’", " ").replace(" ", "").isalpha()
    small = all(any(reading.lexicon_at(at).has(table, reading.words[at].word) for table in _SMALL) for at in words)
    return body if linked and small and _genitive(reading, words[0]) else None


def _genitive(reading: Reading, at: int) -> bool:
    """Whether a small word says "of" in its language: an "of", or a word of the list that brings in a place's name."""
    grammar, word = reading.lexicon_at(at), reading.words[at].word
    return grammar.has("of", word) or any(grammar.has("of", part) for part in word.split("'"))
