"""Who runs a practice or action by a noun that has it behind it: "the owner of the good practice X is the Town"."""

from __future__ import annotations

from loaders.extract.between import marked
from loaders.extract.mentions import BODIES
from loaders.extract.occurrences import outermost
from loaders.extract.reading import Reading
from loaders.extract.role_words import ARTICLES, is_small
from loaders.extract.sentences import Sentence
from loaders.extract.telling import ACTIONS, PRACTICES
from loaders.extract.things import Occurrence
from loaders.extract.truth import denied, promised

RULE = "role-noun"
_NAMED = 5  # words between the noun and the name: "of", articles, the noun for practices
_JOINS = 3  # words between the name and the body, of which one is "is"
_COPULA = ("be", "passive")


def role_nouns(reading: Reading) -> None:
    """Claims the bodies that a sentence says are owner, promoter or manager of what it names.

    >>> from graph.model import document_of
    >>> from loaders.extract.rules import read_by_rules
    >>> text = "The owner of the good practice “Farm Bus” is the City of Turku."
    >>> [claim.object.label for claim in read_by_rules(document_of(text)).claims.by("implementedBy")]
    ['City of Turku']
    """
    for practice in reading.found(*PRACTICES, *ACTIONS):
        for start, end in list(practice.places):
            sentence = reading.sentence_at(start)
            body = None if sentence is None else _body(reading, sentence, end)
            if sentence is None or body is None or any(reading.says(practice, "implementedBy")):
                continue
            noun = _noun(reading, sentence, start)
            if noun is not None:
                reading.claim(practice, "implementedBy", body.thing, (noun, body.end), RULE)


def _body(reading: Reading, sentence: Sentence, end: int) -> Occurrence | None:
    """The body that a verb for "is" joins to a name that ends at an offset, or to its closing quotes."""
    while end < sentence.end and reading.text[end] in "”“»\"’'":
        end += 1
    near = outermost(reading.within(end, sentence.end, *BODIES))
    if not near or marked(reading, end, near[0].start, ",;:()"):
        return None
    between = range(reading.index(end), reading.index(near[0].start))
    joins = {at for name in _COPULA for hit in reading.cues(name, sentence) for at in range(hit.first, hit.last + 1)}
    plain = all(at in joins or is_small(reading, at, ARTICLES) for at in between)
    return near[0] if plain and len(between) <= _JOINS and any(at in joins for at in between) else None


def _noun(reading: Reading, sentence: Sentence, start: int) -> int | None:
    """Where the noun for who runs it begins, before a name with only small words and the noun for practices between."""
    first = reading.index(start)
    known = {
        at
        for name in ("GoodPractice", "Initiative", "Action")
        for hit in reading.cues(name, sentence, "heads")
        for at in range(hit.first, hit.last + 1)
    }
    for hit in reading.cues("does-run", sentence):
        between = [at for at in range(hit.last + 1, first) if at not in known]
        small = all(is_small(reading, at, ("articles", "of", "connectors")) for at in between)
        if not (hit.last < first and len(between) <= _NAMED and small):
            continue
        if denied(reading, sentence, hit.first, hit.last) or promised(reading, sentence, hit.first, hit.last):
            continue
        return reading.span(hit)[0]
    return None
