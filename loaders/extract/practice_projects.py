"""Whether a text says that a practice is one of its project's: "a good practice of the project X", and its lists."""

from __future__ import annotations

from loaders.extract.reading import Reading
from loaders.extract.sentences import Sentence
from loaders.extract.things import Thing

RULE = "practice-of-project"
_NEAR = 4  # words between the noun for practices and the project that they are of
_NOUNS = (("practices", "cues"), ("GoodPractice", "heads"))
_ELSE = ("does-model", "source", "be", "relative")  # what makes the practices those of something else
_FALSE = ("negation", "condition", "only-asked")


def is_of_project(reading: Reading, practice: Thing, project: Thing) -> bool:
    """Whether the sentence that names a practice, or the line above its list, speaks of the project's good practices.

    >>> from graph.model import document_of
    >>> from loaders.extract.rules import read_by_rules
    >>> text = "CircPro, Interreg Europe\\n\\nGood practices of CircPro were presented: “Farm Bus” and “Shed School”."
    >>> reading = read_by_rules(document_of(text))
    >>> [claim.rule for claim in reading.claims.by("sharesPractice") if claim.object.label == "Farm Bus"]
    ['practice-of-project']
    """
    for start, _ in list(practice.places):
        sentence = reading.sentence_at(start)
        if sentence is None:
            continue
        above = _above(reading, sentence) if sentence.item else sentence
        if above is not None and _speaks(reading, above, project):
            return True
    return False


def _above(reading: Reading, item: Sentence) -> Sentence | None:
    """The last sentence before the list that an item is of."""
    number = reading.sentence_number(item.start)
    while number and reading.sentences[number].item:
        number -= 1
    return None if reading.sentences[number].item else reading.sentences[number]


def _speaks(reading: Reading, sentence: Sentence, project: Thing) -> bool:
    if any(reading.cues(name, sentence) for name in _FALSE):
        return False
    nouns = [reading.span(hit) for name, table in _NOUNS for hit in reading.cues(name, sentence, table)]
    places = [o for o in reading.within(sentence.start, sentence.end, "Project") if o.thing is project]
    return any(_beside(reading, *noun, o.start, o.end) for noun in nouns for o in places)


def _beside(reading: Reading, start: int, end: int, first: int, last: int) -> bool:
    """Whether few words and no mark stand between a noun and a project, the one before or behind the other."""
    left, right = (end, first) if end <= first else (last, start)
    between = reading.text[left:right]
    if len(between.split()) > _NEAR or any(mark in between for mark in ',.;:()"“”„«»–\n'):
        return False
    words = range(reading.index(left), reading.index(right))
    joined = any(reading.lexicon_at(at).has("conjunctions", reading.words[at].word) for at in words)
    return not joined and not any(reading.cues_between(name, left, right) for name in _ELSE)
