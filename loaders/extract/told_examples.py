"""Practices that a text names one after another behind words that announce them, without quotes.

"Two examples were shown: Farm Bus, run by the Town since 2015, and Shed School (University X, 2019)"; "Three practices
were presented. First Farm Bus, a bus that … Then Shed School, …"; "…, modelled on Shed School, which the Town set up".
A name is one where what follows it says who runs it or since when; so it may have the noun of a body in it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from loaders.extract.bracketed_rows import bracketed_row
from loaders.extract.gazetteer import best_place
from loaders.extract.givennames import opens_a_name
from loaders.extract.hypotheses import Hypothesis
from loaders.extract.lexicon import Row
from loaders.extract.list_items import conjunction
from loaders.extract.modelled_practices import is_place_case
from loaders.extract.name_runs import Span, links, run_at
from loaders.extract.organisations import PUBLIC
from loaders.extract.phrases import Hit
from loaders.extract.reading import Reading
from loaders.extract.sentences import Sentence
from loaders.extract.spelling import spoken_at
from loaders.extract.truth import denied
from ontology import authority

RULE, MODEL = "practice-example-told", "practice-model-run"
_WEIGHT = 1.7  # more than the noun of a body makes of a name
_NOUNS = (("examples", "cues"), ("practices", "cues"), ("GoodPractice", "heads"))
_MODELS = ("does-model", "source", "inspired-by")
_EXPERIENCE = ("in-turn", "examples", "extends", "example", "bare-practice")
_FALSE = ("only-asked", "condition", "negation")
_BACK = 2  # sentences before, of which one speaks of a model
_TO_COLON = 14  # words between the noun and its colon
_ONWARD = 5  # sentences behind the one that announces, each of which may begin with another name
_BEFORE = 5  # small words before a name at the head of an item
_GOVERNED = 4  # words between what says "modelled" and a name
_TOLD = 14  # words behind a name in which it is told who runs it
_FOREIGN = 4  # words of a foreign name behind its first
_LONGEST = 8  # words of a name
_LETTERS = 4
_BODY = 3  # words from "of" to the noun of a body
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_BRACKET = re.compile(r"\s\(([^()\n]{3,120})\)")
_ENDS = ",;:.()–—"
_CLASSES = ("heads", "policies", "events", "units")


def told_examples(reading: Reading) -> Iterator[Hypothesis]:
    """The practices named in announced rows, and the models of which it is told who runs them."""
    for number, sentence in enumerate(reading.sentences):
        if sentence.row or sentence.heading:
            continue
        colon = _announced(reading, sentence)
        if colon is not None:
            yield from bracketed_row(reading, sentence, colon) or _row(reading, sentence, colon)
        elif _shown(reading, sentence):
            yield from _in_turn(reading, number)
        yield from _models(reading, sentence)
        yield from _opening(reading, number)


def _announced(reading: Reading, sentence: Sentence) -> int | None:
    """The token behind the colon with which a sentence announces practices, or None."""
    for name, table in _NOUNS:
        for hit in reading.cues(name, sentence, table):
            for at in range(hit.last + 1, min(sentence.last, hit.last + 1 + _TO_COLON)):
                if re.search(r"[.()\n]", reading.words[at].gap):
                    break
                if ":" in reading.words[at].gap:
                    end = reading.words[at].start
                    false = any(reading.cues_between(cue, sentence.start, end) for cue in _FALSE)
                    return None if false or reading.hits_between("heads", hit.last + 1, at - 1) else at
    return None


def _shown(reading: Reading, sentence: Sentence) -> bool:
    """Whether a sentence says that some practices were shown, and ends."""
    nouns = any(reading.cues(name, sentence, table) for name, table in _NOUNS)
    return nouns and bool(reading.cues("shown", sentence)) and not any(reading.cues(cue, sentence) for cue in _FALSE)


def _row(reading: Reading, sentence: Sentence, colon: int) -> Iterator[Hypothesis]:
    """The names at the heads of the items behind a colon."""
    depth, heads = 0, [colon]
    for at in range(colon + 1, sentence.last):
        gap = reading.words[at].gap
        depth += gap.count("(") - gap.count(")")
        if depth <= 0 and (";" in gap or conjunction(reading, at)):
            heads.append(at)
    for at in heads:
        span = _headed(reading, sentence, at)
        if span is not None and _runs_it(reading, sentence, span):
            yield _hypothesis(reading, span, RULE)


def _opening(reading: Reading, number: int) -> Iterator[Hypothesis]:
    """The name that opens a sentence behind one on a model ("Where is it from? … Farm Bus, run by …")."""
    sentence = reading.sentences[number]
    before = [one for one in reading.sentences[max(0, number - _BACK) : number] if not one.row]
    if not any(reading.cues(cue, one) for one in before for cue in _MODELS):
        return
    if any(reading.cues(cue, sentence) for cue in _FALSE):
        return
    span = _headed(reading, sentence, sentence.first, 1)
    if span is None or span.first == span.last or reading.lexicon_at(span.first).has("traits", "capital-nouns"):
        return
    told = span.last + 1 < sentence.last and reading.words[span.last + 1].gap in (", ", " (")
    if told and _runs_it(reading, sentence, span):
        yield _hypothesis(reading, span, MODEL)


def _in_turn(reading: Reading, number: int) -> Iterator[Hypothesis]:
    """The names with which the next sentences of a paragraph begin, behind "first", "then", "finally"."""
    block = reading.sentences[number].block
    for sentence in reading.sentences[number + 1 : number + 1 + _ONWARD]:
        turn = reading.cues_at("in-turn", sentence.first)
        if sentence.block != block:
            return
        if not turn or any(reading.cues(cue, sentence) for cue in _FALSE):
            continue
        span = _headed(reading, sentence, turn[0].last + 1)
        if span is not None and _runs_it(reading, sentence, span):
            yield _hypothesis(reading, span, RULE)


def _models(reading: Reading, sentence: Sentence) -> Iterator[Hypothesis]:
    """The names that words for a model govern, of which the sentence goes on to tell who runs them."""
    for hit in (hit for cue in (*_MODELS, "shown") for hit in reading.cues(cue, sentence)):
        if denied(reading, sentence, hit.first, hit.last) or hit.payload.language != sentence.language:
            continue
        span = _headed(reading, sentence, hit.last + 1, _GOVERNED)
        if span is not None and span.first > hit.last and _runs_it(reading, sentence, span, owned=True):
            between = reading.text[reading.words[hit.last].end : reading.words[span.first].start]
            if not re.search(r"[,;:.()]", between):
                yield _hypothesis(reading, span, MODEL)


def _headed(reading: Reading, sentence: Sentence, at: int, most: int = _BEFORE) -> Span | None:
    """The name at the head of an item, behind few small words or the place it is from ("Malta: Farm Bus")."""
    words, first = reading.words, at
    while at < sentence.last and at - first <= most:
        word = words[at]
        if at > first and re.search(r"[;,.()\"“”„«»]", word.gap):
            return None
        small = word.shape == "a" and (links(reading, at) or _is_grammar(reading, at) or _is_demonym(reading, at))
        if small or (word.capital and (_is_demonym(reading, at) or is_place_case(reading, at))):
            at += 1
            continue
        labelled = at + 1 < sentence.last and ":" in words[at + 1].gap and word.capital
        if labelled and best_place(reading.text[word.start : word.end], spoken=spoken_at(reading, at)) is not None:
            at += 1
            continue
        break
    if at >= sentence.last or re.search(r"[\"“”„«»(]", words[at].gap):
        return None
    opening = at
    while at + 1 < sentence.last and words[at].capital and reading.lexicon_at(at).has("articles", words[at].word):
        at += 1
    run = run_at(reading, at, sentence.last)
    return None if run is None else _whole(reading, Span(opening, run.last), sentence.last)


def _is_grammar(reading: Reading, at: int) -> bool:
    grammar, word = reading.lexicon_at(at), reading.words[at].word
    noun = any(reading.cues_at(name, at) for name in _EXPERIENCE)
    return noun or any(grammar.has(name, word) for name in ("function_words", "locatives", "inside"))


def _is_demonym(reading: Reading, at: int) -> bool:
    return bool(reading.hits_beginning("demonyms", at, at))


def _whole(reading: Reading, span: Span, stop: int) -> Span | None:
    """A name with the words of its own language behind it; None where it goes on, or is no name of a practice."""
    words, grammar, at = reading.words, reading.lexicon_at(span.first), span.last + 1
    while at < stop and words[at].gap in (" ", "'", "’", "-") and at - span.last <= _FOREIGN:
        known = any(grammar.has(name, words[at].word) for name in ("function_words", "conjunctions", "locatives", "of"))
        if known or reading.in_phrase(at) or words[at].shape not in ("a", "Aa"):
            break
        at += 1
    foreign = at > span.last + 1 and grammar.has("of", words[min(at, stop - 1)].word)
    ended = at >= stop or words[at].gap.strip()[:1] in tuple(_ENDS) or words[at].gap.startswith(" (") or foreign
    if ended:
        span = Span(span.first, at - 1)
    elif words[span.last + 1].gap.strip():
        return None
    text = reading.text[words[span.first].start : words[span.last].end]
    if span.last - span.first >= _LONGEST or len(text) < _LETTERS or _is_else(reading, span, text):
        return None
    return span


def _is_else(reading: Reading, span: Span, text: str) -> bool:
    """Whether some capitalised words are a place's, a person's, a public body's, or have another class's noun."""
    (first, last), words = span, reading.words
    if text.isupper() or _YEAR.search(text):
        return True  # a project, a programme
    if authority.find(text) or best_place(text, spoken=spoken_at(reading, first)) is not None:
        return True
    if opens_a_name(words[first].word, sure=True) or reading.cues_at("honorific", first):
        return True
    if any(reading.hits_touching(table, first, last) for table in _CLASSES):
        return True
    if any(_is_head(reading, hit, first) for hit in reading.hits_between("bodies", first, last)):
        return True
    grammar = reading.lexicon_at(first)
    if first == last:
        common = grammar.has("traits", "capital-nouns") or words[first].shape in ("A", "aA")
        return common or grammar.has("openers", words[first].word) or is_place_case(reading, first)
    return False


def _is_head(reading: Reading, hit: Hit[Row], first: int) -> bool:
    """Whether a noun makes a body of a name: one that governs, or one at its head, in the language of the sentence."""
    opens = hit.first == first and (hit.last == first or reading.words[hit.last].shape == "a")
    return hit.payload.language == reading.lexicon_at(first).code and (opens or hit.payload.value in PUBLIC)


def _is_of_body(reading: Reading, sentence: Sentence, at: int) -> bool:
    """Whether "of" and the noun of a body stand at a token."""
    if not reading.lexicon_at(at).has("of", reading.words[at].word) or reading.words[at].gap not in (" ", ", "):
        return False
    bodies = reading.hits_between("bodies", at + 1, min(at + _BODY, sentence.last - 1))
    return any(reading.words[hit.first].capital for hit in bodies)


def _runs_it(reading: Reading, sentence: Sentence, span: Span, *, owned: bool = False) -> bool:
    """Whether what follows a name tells who runs it or since when: in brackets, behind a mark, in a relative clause.

    With ``owned``, "of" and a body tell it too.
    """
    words, after = reading.words, span.last + 1
    end = words[span.last].end
    bracket = _BRACKET.match(reading.text, end, sentence.end)
    if bracket is not None:
        first, last = reading.index(bracket.start(1)), reading.index(bracket.end(1)) - 1
        if first > last:
            return False  # marks alone
        body = bool(reading.hits_between("bodies", first, last)) or bool(_YEAR.search(bracket[1]))
        plain = not owned and first < last and best_place(bracket[1], spoken=spoken_at(reading, first)) is None
        return words[first].capital and (body or (plain and words[first + 1].capital))
    if after >= sentence.last:
        return False
    if owned and _is_of_body(reading, sentence, after):
        return True
    if words[after].gap not in (", ", " – ", " - ", ": ", " : "):
        return False
    stop = min(sentence.last, after + _TOLD)
    stop = next((at for at in range(after + 1, stop) if ";" in words[at].gap), stop)
    start, far = words[after].start, words[stop - 1].end
    if words[after].capital or any(reading.cues_between(cue, start, far) for cue in (*_FALSE, "promise")):
        return False
    told = [hit for cue in ("does-run", "does-begin") for hit in reading.cues_between(cue, start, far)]
    related = [hit for hit in reading.cues_between("relative", start, far) if hit.first - after <= _TOLD // 2]
    bodies = [hit for hit in reading.hits_between("bodies", after, stop - 1) if words[hit.first].capital]
    return bool(told) or (bool(related) and bool(bodies))


def _hypothesis(reading: Reading, span: Span, rule: str) -> Hypothesis:
    start, end = reading.words[span.first].start, reading.words[span.last].end
    language = reading.lexicon_at(span.first).code
    return Hypothesis("GoodPractice", start, end, _WEIGHT * (end - start), rule, language=language)
