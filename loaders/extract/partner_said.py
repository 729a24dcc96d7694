"""Whether what a sentence says of a name is that it takes part in a project: then it is none itself."""

from __future__ import annotations

from functools import cache

from loaders.extract.folding import fold
from loaders.extract.lexicon import languages, table
from loaders.extract.reading import Reading

_PARTNERS = ("partner", "partner-list", "lead-partner", "leader")
_BEHIND = 6  # words behind a class noun among which the noun that it completes stands
_STEM = 5  # letters by which the forms of the word partner are the same
_CLAUSE = frozenset(",;:().!?\n")


def said_partner(reading: Reading, first: int, noun: int) -> bool:
    """Whether a word for a partner stands between the verb and the class noun at a token ("is a partner of a project").

    Where nouns stand before what they complete it is looked for behind the class noun too, in the same clause.

    >>> from graph.model import document_of
    >>> from loaders.extract.reading import begin
    >>> reading = begin(document_of("RADAX is a partner of the project. MORTEC is a project with partners."))
    >>> said_partner(reading, 3, 6), said_partner(reading, 10, 10)
    (True, False)
    """
    grammar, stop = reading.lexicon_at(noun), noun
    if grammar.has("traits", "name-first") and grammar.has("traits", "inflects"):
        ends = range(noun + 1, min(noun + 1 + _BEHIND, len(reading.words)))
        stop = next((n for n in ends if _CLAUSE & set(reading.words[n].gap)), ends.stop)
    if any(hit.payload.value in _PARTNERS for hit in reading.hits_between("cues", first, stop - 1)):
        return True
    stems = tuple(partner_stems(grammar.code))
    return any(reading.words[n].word.startswith(stems) for n in range(first, stop))


@cache
def partner_stems(language: str) -> frozenset[str]:
    """How the words for a partner begin in a language.

    >>> sorted(partner_stems("pl"))
    ['partn']
    """
    rows = table(language if language in languages() else "en")["cues"]["partner"]
    return frozenset(fold(word)[: min(_STEM, len(word) - 1)] for word in rows)
