"""What a colon announces in a sentence about partners: no list of them where it is a name, a number, projects."""

from __future__ import annotations

import re

from loaders.extract.lexicon import Row
from loaders.extract.phrases import Hit
from loaders.extract.reading import Reading
from loaders.extract.sentences import Sentence
from loaders.extract.tokens import index_at

_QUOTED = re.compile(r"\s*[\"“”„«‟]([^\"“”»]+)")
_PARTNERS = ("partner", "partner-list", "lead-partner", "is-partner")
_OPENING = 2  # words
_FEW_SMALL = 3  # small words in the quoted name of a body


def names_project(reading: Reading, sentence: Sentence, at: int) -> bool:
    """Whether a colon announces the name of a project ("as partner in the project called: “…”")."""
    last = index_at(reading.words, at) - 1
    names = ("same", "title", "name-label", "acronym")
    return any(h.last == last and h.first > sentence.first for n in names for h in reading.cues(n, sentence))


def behind_project(reading: Reading, sentence: Sentence, at: int) -> bool:
    """Whether a colon stands right behind a project's name ("a partner in the project HARBOURS: Better Ports").

    Not where the sentence opens with words for partners, as one that lists them does.
    """
    if opens_with_partners(reading, sentence, at):
        return False
    stop = index_at(reading.words, at)
    ends = [h.last for h in reading.cues("Project", sentence, "heads") if h.last < stop - 1]
    name = reading.words[max(ends) + 1 : stop] if ends else ()
    return 0 < len(name) <= _OPENING and all(word.capital for word in name)


def is_apposed_leader(reading: Reading, sentence: Sentence, hit: Hit[Row]) -> bool:
    """Whether the word for who leads is said of a body before it in a sentence that goes on to list the others.

    "It brings together around the County of Cork, lead partner: the City of Malmö, …".
    """
    start = reading.span(hit)[0]
    opened = [reading.span(h)[1] for h in reading.cues("comprises", sentence) if reading.span(h)[1] <= start]
    if not opened or reading.words[hit.first].gap != ", ":
        return False
    return bool(reading.hits_between("bodies", index_at(reading.words, min(opened)), hit.first - 1))


def opens_with_partners(reading: Reading, sentence: Sentence, at: int) -> bool:
    """Whether a sentence opens with words for partners, before an offset ("Partners of the project HARBOURS: …")."""
    hits = (hit for name in ("partner-list", "lead-partner") for hit in reading.cues(name, sentence))
    return any(hit.first - sentence.first < _OPENING and reading.span(hit)[1] <= at for hit in hits)


def of_projects(reading: Reading, colon: int) -> bool:
    """Whether projects, not partners, are what a colon announces ("takes part in 5 projects: A, B")."""
    last = index_at(reading.words, colon) - 1
    plural = any(h.last == last for h in reading.cues("projects"))
    return plural or (
        last > 1
        and reading.words[last - 1].shape == "1"
        and any(h.last == last and h.payload.value == "Project" for h in reading.hits_touching("heads", last, last))
    )


def of_places(reading: Reading, sentence: Sentence, colon: int) -> bool:
    """Whether towns, regions or countries are what a colon announces, in a sentence that tells of no partners."""
    last = index_at(reading.words, colon) - 1
    nouns = [hit for hit in reading.cues("several-places", sentence) if hit.last == last]
    partners = (hit for name in _PARTNERS for hit in reading.cues(name, sentence))
    return bool(nouns) and not any(reading.span(hit)[1] <= colon for hit in partners)


def counted(reading: Reading, start: int, end: int) -> bool:
    """Whether a number of partners, not their names, opens a stretch of text ("13 partners", "In all 41 partners")."""
    first, stop = index_at(reading.words, start), index_at(reading.words, end)
    numbers = [n for n in range(first, min(first + 3, stop)) if reading.words[n].shape == "1"]
    return any(n < h.first <= n + 2 for n in numbers for h in reading.cues("partner"))


def saying(reading: Reading, colon: int, end: int) -> bool:
    """Whether what somebody says stands behind a colon ("…, says the partner: "We can gain from it"."), and no list."""
    quoted = _QUOTED.match(reading.text, colon + 1, end)
    if quoted is None:
        return False
    said = reading.words[index_at(reading.words, quoted.start(1)) : index_at(reading.words, quoted.end(1))]
    return sum(word.shape == "a" for word in said) > _FEW_SMALL
