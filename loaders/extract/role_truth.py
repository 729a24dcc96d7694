"""Whether what a sentence says of who has a role is so: not denied, and of practices not only wished for or to come."""

from __future__ import annotations

from loaders.extract.reading import Reading
from loaders.extract.role_words import ARTICLES, is_small
from loaders.extract.sentences import Sentence
from loaders.extract.telling import ACTIONS
from loaders.extract.things import Occurrence, Thing
from loaders.extract.truth import denied, denied_before, denied_behind, denied_late, promised, wished_before

_DENIED = 4  # words from a verb to "not" behind it


def untrue(reading: Reading, sentence: Sentence, word: tuple[int, int], thing: Thing, body: Occurrence) -> bool:
    """Whether a sentence denies the role that some words tell, or tells of a practice what is only to come.

    >>> from graph.model import document_of
    >>> from loaders.extract.rules import read_by_rules
    >>> text = "“Farm Bus” is a good practice. The City of Turku would like to run it."
    >>> [claim.object.label for claim in read_by_rules(document_of(text)).claims.by("implementedBy")]
    []
    """
    first, last = word
    if denied(reading, sentence, first, last) or denied_before(reading, sentence, first):
        return True
    if denied_late(reading, sentence, last) or denied_behind(
        reading, sentence, last, _DENIED
    ):  # "die Stadt betreibt sie nicht"
        return True
    if thing.kind in ACTIONS:
        return False
    if wished_before(reading, sentence, first) or _will_be(reading, sentence, first, last):
        return True  # "the Town would like to run something like it"
    return promised(reading, sentence, first, last) and not is_done_now(reading, sentence, first, last, body)


def _will_be(reading: Reading, sentence: Sentence, first: int, last: int) -> bool:
    """Whether a verb is a future that needs no auxiliary ("gestirà", "vykdys")."""
    return any(hit.first <= last and first <= hit.last for hit in reading.cues("will-run", sentence))


def is_done_now(reading: Reading, sentence: Sentence, first: int, last: int, body: Occurrence) -> bool:
    """Whether what may be a promise makes a passive with its agent ("Sie wird von der Stadt verwaltet").

    Not where the same auxiliary closes the clause ("soll … verwaltet werden").
    """
    promises = [hit for hit in reading.cues("promise", sentence) if hit.last < first]
    helping = {at for h in reading.cues("passive", sentence) for at in range(h.first, h.last + 1)}
    begin = reading.index(body.start)
    while begin > sentence.first and is_small(reading, begin - 1, ARTICLES):
        begin -= 1
    by = begin > sentence.first and is_small(reading, begin - 1, ("agents", "by"))
    closed = last + 1 < sentence.last and last + 1 in helping
    return by and not closed and all(hit.first in helping for hit in promises)
