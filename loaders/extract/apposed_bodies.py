"""Proper names right behind the noun that says what a body is ("the housing association AAB", "sociedad RAG Montan").

The noun is no part of the name: the body goes by both, the bare name first where the noun is written small.
"""

from __future__ import annotations

from loaders.extract.acronyms import NEVER
from loaders.extract.gazetteer import best_place
from loaders.extract.givennames import opens_a_name
from loaders.extract.legal_forms import form_behind, is_legal_form
from loaders.extract.lexicon import Row
from loaders.extract.name_edges import is_whence
from loaders.extract.name_runs import holds_acronym
from loaders.extract.phrases import Hit
from loaders.extract.reading import Reading
from loaders.extract.regionadjectives import region_of
from loaders.extract.spelling import spoken_at

_KINDS = frozenset(
    ["association", "company", "cluster", "agency", "development-agency", "centre", "research-centre", "group"]
)
_BETWEEN = 3  # small words that may say more of the noun ("société de transport UVG")
_LONGEST = 6  # words of a name
_LETTERS = 3  # of an acronym
_LONGER = 2  # words behind the first with which a name is no person's


def apposed(reading: Reading, hit: Hit[Row]) -> tuple[int, int] | None:
    """The first and last token of the proper name that a head noun says the kind of, or None."""
    words, grammar = reading.words, reading.lexicon_at(hit.first)
    sentence = reading.sentence_at(words[hit.first].start)
    capital_nouns = grammar.has("traits", "capital-nouns")
    if sentence is None or hit.payload.value not in _KINDS or (words[hit.first].capital and not capital_nouns):
        return None
    at = hit.last + 1
    while at < sentence.last and words[at].gap in (" ", "'", "’") and words[at].shape == "a":
        if at - hit.last > _BETWEEN or grammar.has("conjunctions", words[at].word):
            return None
        if grammar.has("function_words", words[at].word) and not grammar.has("connectors", words[at].word):
            return None
        at += 1
    if at >= sentence.last or words[at].gap != " " or not words[at].capital:
        return None
    if any(grammar.has(name, words[at - 1].word) for name in ("connectors", "articles", "locatives")):
        return None  # "the association of Growers"
    last = at
    while last + 1 < sentence.last and last - at < _LONGEST and words[last + 1].gap in (" ", "-", "'", " & "):
        onward = last + 1
        if words[onward].shape == "a" and onward + 1 < sentence.last and _link(reading, onward):
            onward += 1
        if not words[onward].capital or is_whence(reading, onward):
            break
        last = onward
    last = form_behind(reading, last)
    return (at, last) if _proper(reading, at, last, hit) else None


def _link(reading: Reading, at: int) -> bool:
    """Whether a small word inside a name joins it to the next capitalised one, and says neither place nor "and"."""
    grammar, word = reading.lexicon_at(at), reading.words[at].word
    if grammar.has("traits", "capital-nouns") and grammar.has("function_words", word):
        return False  # "der Verein Kuopion Latu mit Helfern"
    small = len(word) <= _LETTERS and reading.words[at + 1].gap == " " and reading.words[at + 1].capital
    return small and not any(grammar.has(name, word) for name in ("conjunctions", "locatives"))


def _proper(reading: Reading, first: int, last: int, hit: Hit[Row]) -> bool:
    """Whether a run of capitals is a name of its own: not a place, person, programme or noun, nor in a case alone.

    Where names have cases, or all nouns a capital, one word tells nothing; several do, and so do a legal form and a
    head noun of another language ("cooperativa Osuuskunta Maitola").
    """
    words, grammar = reading.words, reading.lexicon_at(first)
    name = reading.text[words[first].start : words[last].end]
    acronym = holds_acronym(reading, first, last)
    if words[first].word in NEVER or len(name) < _LETTERS or reading.hits_touching("demonyms", first, first):
        return False
    for table in ("heads", "policies", "events", "plurals"):
        if reading.hits_touching(table, first, last):
            return False
    heads = [h for h in reading.hits_touching("bodies", first, last) if not is_legal_form(words[h.first])]
    if any(h.payload.language in (grammar.code, hit.payload.language) for h in heads):
        return False
    spoken = spoken_at(reading, first)
    if best_place(name, spoken=spoken) is not None:
        return False
    if best_place(reading.text[words[first].start : words[first].end], spoken=spoken) is not None and not heads:
        return False
    if opens_a_name(words[first].word) and last - first < _LONGER:
        return False
    if acronym or heads or not (grammar.has("traits", "inflects") or grammar.has("traits", "capital-nouns")):
        return True
    if region_of(words[first].word, grammar.code):
        return False  # "Agentúra Prešovského Kraja"
    common = any(grammar.has(table, words[first].word) for table in ("modifiers", "topics", "openers"))
    return last > first and not common and hit.payload.language == grammar.code
