"""Practices named without quotes: behind "practice", behind what says that something was modelled, at their label.

"Vychádza z parížskej praxe Cours Oasis", "está inspirada en Eau-Vigne", "Zgled: Fachkräftebörse Lausitz".
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from loaders.extract.acronyms import is_programme
from loaders.extract.form_lexicon import headings_of
from loaders.extract.gazetteer import best_place, country_of
from loaders.extract.hypotheses import Hypothesis
from loaders.extract.inflection import inflected_place
from loaders.extract.lexicon import Row
from loaders.extract.list_items import conjunction
from loaders.extract.name_runs import Span, links, run_at
from loaders.extract.organisations import is_shouted
from loaders.extract.phrases import Hit
from loaders.extract.practice_names import WEIGHT, hypothesis
from loaders.extract.reading import Reading
from loaders.extract.spelling import spoken_at
from ontology import authority

_MODELS = ("does-model", "inspired-by", "source")
_NOUNS = ("bare-practice", "practices")
_NEAR = 3  # small words between what says it and the name, besides articles
_LABEL = 5  # words of a label
_CLASSES = ("bodies", "plurals", "heads", "policies", "events", "units", "demonyms")
_LETTERS = 4
_TITLE_WORDS = 10
_NAME = r"([^\W\d_a-zà-ž][^\n:|(–—]{2,90}?)(?=\s?(?:$|\n|[|(–—]|\s-\s))"
_BEHIND = re.compile(r"[^:\n–—]{0,12}(?::|\s[–—-])\s[\"“„«»]?\s?" + _NAME)
_BEFORE = re.compile(r"([^\W\d_a-zà-ž][^\n:|]{2,90}?)\s?(?:[,(|]|\s[–—-])\s")
_BELOW = re.compile(r"\s+" + _NAME)
_FOREIGN = 4  # words of a foreign name behind its first, at most


def modelled_practices(reading: Reading) -> Iterator[Hypothesis]:
    """The names that no quotes mark and that a noun, a verb of modelling or a label shows to be of practices."""
    words = reading.words
    yield from _titled(reading)
    for cue in _NOUNS:
        for hit in own_hits(reading, cue):
            span = name_behind(reading, hit.last + 1, 0)
            if span is not None and words[span.first].gap.strip() != ":" and stands_alone(reading, span):
                yield hypothesis(reading, *span, "practice-beside")
    for cue in _MODELS:
        for hit in own_hits(reading, cue):
            span = name_behind(reading, hit.last + 1, _NEAR, foreign=False)
            if span is None or any(conjunction(reading, at) for at in range(hit.last + 1, span.first)):
                continue  # "takes over the Finnish model and is run by NAME"
            if stands_alone(reading, span) and _is_whole(reading, span):
                yield hypothesis(reading, *span, "practice-modelled")
    for at in range(1, len(words)):
        if words[at].capital and words[at].gap.strip() == ":" and _labelled(reading, at):
            span = name_behind(reading, at, 0)
            if span is not None:
                yield hypothesis(reading, *span, "practice-labelled")


def _titled(reading: Reading) -> Iterator[Hypothesis]:
    """The practice that the first line of a document names beside "good practice", or the line behind that noun alone.

    "Buurtdroom – goede praktijk uit Gent", "Dobra praksa št. 7: Vaška hladilnica".
    """
    if not reading.sentences:
        return
    start, end = reading.block_span(reading.sentences[0])
    line = reading.text[start:end]
    for hit in reading.cues_between("GoodPractice", start, end, "heads"):
        first, last = (at - start for at in reading.span(hit))
        behind, before = _BEHIND.match(line, last), _BEFORE.fullmatch(line, 0, first)
        below = _BELOW.match(reading.text, end) if first == 0 and not line[last:].strip(" :.0123456789n°ºr") else None
        for found, base in ((behind, start), (before, start), (below, 0)):
            if found is None or headings_of(found[1]) or is_programme(found[1]):
                continue  # "Good practices | HARBOURS - Interreg Europe"
            if found is below and found[1].endswith("."):
                continue  # a sentence
            if len(found[1].split()) <= _TITLE_WORDS:
                a, b = (base + at for at in found.span(1))
                language = reading.sentences[0].language
                yield Hypothesis("GoodPractice", a, b, WEIGHT * (b - a), "practice-titled", language=language)
                return


def own_hits(reading: Reading, cue: str) -> Iterator[Hit[Row]]:
    """The phrases of a row in sentences of its language, outside of headings."""
    for hit in reading.cues(cue):
        sentence = reading.sentence_at(reading.words[hit.first].start)
        if sentence is not None and not sentence.heading and sentence.language == hit.payload.language:
            yield hit


def _labelled(reading: Reading, at: int) -> bool:
    """Whether a colon at a token ends the label of a model or of examples ("Zgled:", "Goede voorbeelden:")."""
    words, first = reading.words, at - 1
    sentence = reading.sentence_at(words[first].start)
    if sentence is None:
        return False
    while first > sentence.first and words[first].joined:
        first -= 1
    if at - first > _LABEL:
        return False
    start, end = words[first].start, words[at - 1].end
    if headings_of(reading.text[start:end]):
        return False  # "End date of the practice:"
    nouns = reading.cues_between("GoodPractice", start, end, "heads")
    return bool(nouns) or any(reading.cues_between(cue, start, end) for cue in (*_MODELS, *_NOUNS))


def name_behind(reading: Reading, at: int, between: int, *, foreign: bool = True) -> Span | None:
    """The capitalised name behind a token, articles, adjectives of countries and as many other words between."""
    words, sentence = reading.words, reading.sentence_at(reading.words[at - 1].start)
    if sentence is None:
        return None
    while at < sentence.last and words[at].shape == "a" and words[at].gap in (" ", "'", "’"):
        free = links(reading, at) or reading.hits_beginning("demonyms", at, at)
        between -= not free
        if between < 0 and not free:
            return None
        at += 1
    if at >= sentence.last or words[at].gap not in (" ", "'", "’", ": ", " : ") or is_shouted(reading, sentence):
        return None
    if any(hit.payload.value == "Project" for hit in reading.hits_touching("heads", at - 1, at - 1)):
        return None
    opening = at
    while at + 1 < sentence.last and words[at].capital and reading.lexicon_at(at).has("articles", words[at].word):
        at += 1  # "Les Voyageurs du temps"
    span = run_at(reading, at, sentence.last)
    if span is None:
        return None
    end = _foreign_end(reading, span, sentence.last) if foreign else span.last
    return Span(opening, end) if is_name(reading, span, least=1 if end > span.last else _LETTERS) else None


def _foreign_end(reading: Reading, span: Span, stop: int) -> int:
    """The last token of a foreign name whose small words go on to the next mark ("Praia para Todos, …"; "Bir fid-dar").

    None of them is a word that the sentence's own language has between its names, and there are few.
    """
    words, grammar, at = reading.words, reading.lexicon_at(span.first), span.last + 1
    if at >= stop or words[at].gap != " " or words[at].shape != "a":
        return span.last
    while at < stop and words[at].gap in (" ", "'", "’", "-"):
        own = any(grammar.has(name, words[at].word) for name in ("function_words", "conjunctions", "locatives"))
        if own or words[at].shape not in ("a", "Aa") or at - span.last > _FOREIGN or reading.in_phrase(at):
            return span.last
        at += 1
    return at - 1 if at >= stop or words[at].gap.strip()[:1] in tuple(",;.)(:–—") else span.last


def is_name(reading: Reading, span: Span, least: int = _LETTERS) -> bool:
    """Whether some capitalised words of some letters are neither of another class nor an ordinary noun."""
    (first, last), words = span, reading.words
    grammar, text = reading.lexicon_at(first), reading.text[words[first].start : words[last].end]
    if len(text) < least or authority.find(text) or best_place(text, spoken=spoken_at(reading, first)) is not None:
        return False
    if any(reading.hits_touching(table, first, last) for table in _CLASSES) or is_place_case(reading, first):
        return False
    if any(reading.cues_between(cue, words[first].start, words[first].end) for cue in _NOUNS):
        return False  # "Potential for transfer: Practice already taken up in Limbaži"
    if first == last and (grammar.has("traits", "capital-nouns") or len(reading.tokens_of(words[first].word)) > 2):
        return False
    return not any(grammar.has("openers", words[n].word) for n in (first, last))


def stands_alone(reading: Reading, span: Span) -> bool:
    """Whether a name of one word is no project's acronym and ends at a mark: else a noun of its own follows."""
    (first, last), words = span, reading.words
    if first < last:
        return True
    ends = last + 1 >= len(words) or words[last + 1].gap.strip() != ""
    return ends and words[first].shape not in ("A", "aA")


def _is_whole(reading: Reading, span: Span) -> bool:
    """Whether no word that the language of the sentence does not know goes on behind a name: then it is longer.

    Nor may the name begin with that of something known, or end in the case form of a place.
    """
    words, after = reading.words, span.last + 1
    goes_on = after < len(words) and words[after].gap == " " and words[after].shape == "a"
    known = goes_on and (links(reading, after) or reading.in_phrase(after) or _is_grammar(reading, after))
    if goes_on and not known and span.first < span.last:
        return False
    prefixes = (reading.text[words[span.first].start : words[n].end] for n in range(span.first + 1, span.last))
    return not is_place_case(reading, span.last) and not any(authority.find(name) for name in prefixes)


def _is_grammar(reading: Reading, at: int) -> bool:
    grammar = reading.lexicon_at(at)
    return any(grammar.has(name, reading.words[at].word) for name in ("function_words", "locatives", "inside"))


def is_place_case(reading: Reading, at: int) -> bool:
    """Whether a word is a case form of the name of a place, with which a name begins or ends."""
    word, code = reading.words[at], reading.lexicon_at(at).code
    return country_of(word, code) is not None or inflected_place(word.word, code) is not None
