"""Names that a sentence says to be of a project: "NAME is an Interreg project", "A NAME az … program projektje".

The class noun may stand at the end of the clause, with the programme before it, as Hungarian, Finnish and the Baltic
languages have it. A name that looks like no acronym counts where the sentence speaks of a programme or of
cooperation between regions too: else it may be that of any undertaking.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from loaders.extract.acronyms import NEVER, opening
from loaders.extract.givennames import opens_a_name
from loaders.extract.lexicon import Row
from loaders.extract.partner_said import said_partner
from loaders.extract.phrases import Hit
from loaders.extract.programmes import FAMILY
from loaders.extract.projectcues import quoted_at
from loaders.extract.projectnames import is_body, is_other, proper_run, shouted
from loaders.extract.reading import Reading
from loaders.extract.role_words import ARTICLES, is_small
from loaders.extract.sentences import Sentence
from ontology import authority, territories

_LETTERS = 4  # of a name that is one word
_LONGEST = 5  # words of a name without quotes
_NEAR, _FAR = 6, 14  # words from the verb to a class noun that stands before, or behind what completes it
_APPOSED = re.compile(r"\s?[”“\"»'’«]?(?:,| [–—-]| \()")
_STOPS = re.compile(r"[;:()!?\n\t]|, |\. | [–—-] ")
_QUOTE = re.compile(r"[“„«‘\"'»”’]")
_SMALL = ("articles", "bare_articles", "openers", "locatives", "function_words", "connectors", "modifiers", "topics")
_OTHERS = ("bodies", "plurals", "events", "groups", "policies")
_PARTS = ("partner", "partner-list", "lead-partner", "leader", "result", "pilot")


def said_to_be(reading: Reading) -> Iterator[tuple[int, int, str]]:
    """The names that a sentence says to be of a project: first and last token, and rule."""
    for sentence in reading.sentences:
        for first, last, sure in _names(reading, sentence):
            behind = last + 1
            if behind >= sentence.last or not _is_project(reading, sentence, behind):
                continue
            if sure or _is_between_regions(reading, sentence):
                yield first, last, "project-said"


def _names(reading: Reading, sentence: Sentence) -> Iterator[tuple[int, int, bool]]:
    """What may be names in a sentence, and whether one looks like an acronym."""
    words, at = reading.words, sentence.first
    if at + 1 < sentence.last and words[at + 1].gap != "-":
        at += reading.lexicon_at(at).has("articles", words[at].word)
    head = at
    while at < sentence.last:
        if not words[at].capital or words[at].word in FAMILY:
            at += 1
            continue
        quoted = quoted_at(reading, at)
        if quoted is not None and quoted < sentence.last:
            if not _is_taken(reading, at, quoted):
                yield at, quoted, False
            at = quoted + 1
            continue
        found = opening(reading, at)
        if found and found[1] < sentence.last and not shouted(reading, at):
            if not is_other(reading, *found) and not is_body(reading, *found):
                yield *found, True
            at = max(found[1], at) + 1
            continue
        if at == head and _opens_small(reading, at):
            at += 1
            continue
        last = at
        while last + 1 < sentence.last and words[last + 1].gap in (" ", "-") and words[last + 1].capital:
            last += 1
        plain = last - at < _LONGEST and (at == head or not _continues(reading, at))
        if plain and _is_proper(reading, at, last):
            yield at, last, False
        at = last + 1


def _is_taken(reading: Reading, first: int, last: int) -> bool:
    """Whether words in quotes are a place, body or programme, or closed by a class noun before them."""
    hits = [h for table in ("heads", *_OTHERS) for h in reading.hits_touching(table, first - 1, first - 1)]
    return is_body(reading, first, last) or bool(hits) or any(w.word in FAMILY for w in reading.words[first : last + 1])


def _continues(reading: Reading, at: int) -> bool:
    """Whether a word with a capital goes on with the name before it, or German writes it as any noun."""
    words = reading.words
    if at > 0 and _opens_small(reading, at - 1) and words[at].gap == " ":
        return False
    if reading.lexicon_at(at).has("traits", "capital-nouns"):
        return True
    return at > 0 and words[at].gap in (" ", "-", "'") and words[at - 1].capital


def _opens_small(reading: Reading, at: int) -> bool:
    """Whether a small word opens a sentence at a token ("Mit Kelvora, einem Projekt …")."""
    sentence, grammar = reading.sentence_at(reading.words[at].start), reading.lexicon_at(at)
    small = any(grammar.has(name, reading.words[at].word) for name in ("locatives", "function_words", "connectors"))
    return sentence is not None and sentence.first == at and (small or reading.in_phrase(at))


def _is_proper(reading: Reading, first: int, last: int) -> bool:
    """Whether capitalised words are a name that no table explains."""
    if first < last:
        person = opens_a_name(reading.words[first].word)
        return proper_run(reading, first, last) and not reading.in_phrase(first) and not person
    token, grammar = reading.words[first], reading.lexicon_at(first)
    if token.shape != "Aa" or len(token.word) < _LETTERS or token.word in NEVER or opens_a_name(token.word):
        return False
    if any(grammar.has(name, token.word) for name in _SMALL) or reading.in_phrase(first):
        return False
    if any(not reading.words[n].capital for n in reading.tokens_of(token.word)):
        return False
    name = reading.text[token.start : token.end]
    known = authority.find(name, kinds=("Organization", "Programme", "Fund", "Strategy", "PolicyFramework"))
    return not known and not territories.find(name)


def _is_project(reading: Reading, sentence: Sentence, at: int) -> bool:
    """Whether what stands behind a name says that it is a project."""
    words, grammar = reading.words, reading.lexicon_at(at)
    final = grammar.has("traits", "name-first") and grammar.has("traits", "inflects")
    gap = reading.text[words[at - 1].end : words[at].start]
    apposed = _APPOSED.match(gap) is not None
    verbs = [h.last + 1 for name in ("copula", "is-one") for h in reading.cues_at(name, at)]
    if not apposed and (_QUOTE.sub("", gap).strip(" ") or not gap):
        return False
    if not (apposed or verbs or grammar.has("traits", "no-copula")):
        return False
    begin = at if apposed else max(verbs, default=at)
    stop = min(begin + (_FAR if final else _NEAR), sentence.last - 1)
    forms = {h.first: h for h in reading.hits_beginning("cues", begin, stop) if h.payload.value == "is-project"}
    if apposed:  # in the case of the name
        heads = reading.hits_beginning("heads", begin, stop)
        forms = {h.first: h for h in heads if h.payload.value == "Project"} | forms
    for first in sorted(forms):
        hit = forms[first]
        if not _is_plain(reading, begin, first, final=final) or _is_part(reading, hit):
            return False
        if said_partner(reading, begin, first):
            return False
        nominative = hit.payload.value == "is-project" and (apposed or bool(verbs))
        return (not final or nominative or _closes(reading, sentence, hit.last)) and not _is_named(
            reading, sentence, hit.last
        )
    return False


def _is_part(reading: Reading, noun: Hit[Row]) -> bool:
    """Whether a class noun is the first word of another noun ("project manager", "project partner")."""
    longer = [h for h in reading.hits_beginning("cues", noun.first, noun.first) if h.last > noun.last]
    return any(h.payload.value in (*_PARTS, "contact") for h in longer)


def _is_plain(reading: Reading, begin: int, stop: int, *, final: bool) -> bool:
    """Whether no mark, body or other noun of ours stands between the verb and the class noun."""
    words = reading.words
    if any(_STOPS.search(words[n].gap) for n in range(begin + 1, stop + 1)):
        return False
    programmes = {h.first for h in reading.hits_between("heads", begin, stop - 1) if h.payload.value == "Programme"}
    others = (h.first for table in _OTHERS for h in reading.hits_between(table, begin, stop - 1))
    if any(first not in programmes for first in others):
        return False
    if any(h.payload.value in _PARTS for h in reading.hits_between("cues", begin, stop - 1)):
        return False
    return final or not any(_joins(reading, at) and words[at + 1].word not in FAMILY for at in range(begin, stop))


def _joins(reading: Reading, at: int) -> bool:
    """Whether a word joins another noun to the one before it."""
    return is_small(reading, at, ("locatives", "of", "conjunctions")) and not is_small(reading, at, ARTICLES)


def _closes(reading: Reading, sentence: Sentence, last: int) -> bool:
    """Whether a class noun ends its clause."""
    if last + 1 >= sentence.last:
        return True
    return reading.words[last + 1].gap.strip("”“\"»'’«) ")[:1] in (",", ";", ".", "–", "-", "(")


def _is_named(reading: Reading, sentence: Sentence, last: int) -> bool:
    """Whether another name stands right behind the class noun: that is the project's."""
    words, at = reading.words, last + 1
    if at >= sentence.last or words[at].word in FAMILY:
        return False
    gap = _QUOTE.sub("", words[at].gap)
    return gap == " " and (words[at].gap != " " or words[at].shape in ("A", "aA"))


def _is_between_regions(reading: Reading, sentence: Sentence) -> bool:
    """Whether a sentence speaks of a programme, or of cooperation between regions."""
    words = reading.words
    if reading.cues("cooperation", sentence):
        return True
    return any(
        words[n].word in FAMILY or reading.lexicon_at(n).has("between_regions", words[n].word)
        for n in range(sentence.first, sentence.last)
    )
