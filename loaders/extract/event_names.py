"""What events are called: a head noun with what stands before and behind it, or the name in quotes beside it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from loaders.extract.dateforms import month_of
from loaders.extract.lexicon import Lexicon, Row, lexicon
from loaders.extract.phrases import Hit
from loaders.extract.reading import Reading, longest
from loaders.extract.sentences import Sentence

_LONGEST = 12  # words behind a head noun that may belong to the name
_QUOTE_NEAR = 5  # words between a head noun and the name in quotes ("radionica na temu „…“")
_TITLE_WORDS = 16
_FRONT = 6  # words of "during the second interregional thematic" before a head noun
_QUOTED = re.compile(r"[“„«\"‘”]\s?([^“”„«»\"\n]{4,120}?)\s?[”“»\"’](?!\w)")
_ORDINAL = re.compile(  # folded, so that a Greek word never ends in "ς"
    r"\d{1,2}(?:st|nd|rd|th|o|a|e|er|re|eme|de|da|do|te|ter|ten|mo|ma|η|ησ|ο|οσ|ου|α|ва|ви|та|ти|ма|ри|ия|ата)$"
    r"|[ivx]{1,4}$"
)
_DOTTED = re.compile(r"\d{1,2}$|[ivx]{1,4}$")  # "4. setkání", "III. Forum"
_ENDING = 5  # letters of the ending that a hyphen joins to a number ("7-asis", "3-та")
_PLACES = ("City", "Region", "Country")
_OTHERS = (*_PLACES, "Project", "Programme")


@dataclass(frozen=True, slots=True)
class EventName:
    """An event as a sentence names it: the place of its title, of its head noun, and its kind.

    ``proper`` says that the title is more than the head noun: it has an ordinal, a capital, a quote or a complement.
    """

    start: int
    end: int
    head: tuple[int, int]
    kind: str
    proper: bool


def event_names(reading: Reading, sentence: Sentence) -> Iterator[EventName]:
    """The events that a sentence names, in order."""
    for hit in event_heads(reading, sentence):
        head = reading.span(hit)
        quote = _quoted(reading, sentence, hit)
        if quote is not None:
            yield EventName(*quote, head, hit.payload.value, True)
            continue
        first, last = _before(reading, sentence, hit), _behind(reading, sentence, hit)
        start, end = reading.words[first].start, reading.words[last].end
        proper = first < hit.first or last > hit.last or hit.payload.compound
        yield EventName(start, end, head, hit.payload.value, proper)


def event_heads(reading: Reading, sentence: Sentence) -> list[Hit[Row]]:
    """The head nouns of events in a sentence; of two side by side ("kick-off conference") one with both words."""
    none = reading.cues("no-event", sentence)
    nouns = lexicon(sentence.language).has("traits", "capital-nouns")
    hits = [
        hit
        for hit in reading.hits_between("events", sentence.first, sentence.last - 1)
        if not nouns or not hit.payload.compound or reading.words[hit.first].capital  # "betreffen" is no "Treffen"
    ]
    verbs = [(held.first, held.last) for held in reading.cues("held", sentence) if held.first < held.last]
    hits = [hit for hit in hits if not any(a <= hit.first and hit.last <= b for a, b in verbs)]
    plain = {(hit.first, hit.last) for hit in hits if not hit.payload.compound}
    found: list[Hit[Row]] = []
    for hit in longest(h for h in hits if not h.payload.compound or (h.first, h.last) not in plain):
        if any(h.first <= hit.first and hit.last <= h.last for h in none):
            continue
        if found and hit.first == found[-1].last + 1 and reading.words[hit.first].gap in (" ", "-"):
            found[-1] = Hit(found[-1].first, hit.last, found[-1].payload)
        else:
            found.append(hit)
    return found


def is_ordinal(reading: Reading, at: int) -> bool:
    """Whether a token numbers an event: "third", "2nd", "VI", "doilea"."""
    word = reading.words[at].word
    roman = reading.words[at].shape in ("A", "Aa") or not word.isalpha()
    return word in reading.lexicon_at(at).ordinals or (roman and _ORDINAL.match(word) is not None)


def _other(reading: Reading, at: int) -> bool:
    """Whether a token belongs to the name of a place, project or programme, which is no part of an event's."""
    return bool(reading.around(reading.words[at].start, reading.words[at].end, *_OTHERS))


def _tokens_of(reading: Reading, row: str, sentence: Sentence) -> frozenset[int]:
    return frozenset(n for h in reading.cues(row, sentence) for n in range(h.first, h.last + 1))


def _before(reading: Reading, sentence: Sentence, hit: Hit[Row]) -> int:
    """The first token of the name: ordinals, adjectives of events and capitals before the head noun belong to it."""
    words, grammar = reading.words, reading.lexicon_at(hit.first)
    own = _tokens_of(reading, "event-words", sentence) | _tokens_of(reading, "event-order", sentence)
    first = at = hit.first
    while at > sentence.first and words[at].gap in (" ", "-", "' "):
        before = at - 1
        token = words[before]
        if _other(reading, before):
            first = _over_project(reading, sentence, before, own) or first
            break
        capital = token.capital and sentence.language != "de" and before > sentence.first
        small = any(grammar.has(table, token.word) for table in ("articles", "openers", "function_words"))
        counted = before in own or is_ordinal(reading, before)
        if not counted and _joins(reading, sentence, before, own):
            counted = True  # "third site and study visit"
        if not counted and (small or not capital or month_of(reading, before)):
            break
        first = at = before
        if token.shape == "a" and grammar.has("connectors", token.word):
            break  # "al doilea", "a treia": the article of an ordinal opens the name
    return _numbered(reading, sentence, first)


def _joins(reading: Reading, sentence: Sentence, at: int, own: frozenset[int]) -> bool:
    """Whether "and" joins two words that say what kind of event one noun means, an ordinal before them."""
    if at - 1 <= sentence.first or at - 1 not in own or reading.words[at].gap != " ":
        return False
    if not reading.lexicon_at(at).has("conjunctions", reading.words[at].word):
        return False
    before = at - 2
    while before > sentence.first and before in own and not is_ordinal(reading, before):
        before -= 1
    return is_ordinal(reading, before)


def _numbered(reading: Reading, sentence: Sentence, first: int) -> int:
    """The number right before a name, with a stop or an ending behind a hyphen: "4. setkání", "7-asis posėdis"."""
    words = reading.words
    if first - 1 >= sentence.first and words[first].gap == ". " and _DOTTED.match(words[first - 1].word):
        dated = first - 2 >= sentence.first and month_of(reading, first - 2)
        return first if dated else first - 1
    if first - 2 >= sentence.first and words[first].gap == " " and words[first - 1].gap == "-":
        ending = words[first - 1].word
        if words[first - 2].word.isdigit() and ending.isalpha() and len(ending) <= _ENDING:
            return first - 2
    return first


def _over_project(reading: Reading, sentence: Sentence, at: int, own: frozenset[int]) -> int | None:
    """The ordinal or adjective before a project's name ("5th RELOOP visit"), or None where there is none."""
    around = reading.around(reading.words[at].start, reading.words[at].end, "Project")
    if not around:
        return None
    before = reading.index(around[0].start) - 1
    joined = before >= sentence.first and reading.words[before + 1].gap == " "
    return before if joined and (before in own or is_ordinal(reading, before)) else None


def _behind(reading: Reading, sentence: Sentence, hit: Hit[Row]) -> int:
    """The last token of the name: adjectives, capitals and what small words join to the head noun belong to it."""
    words, own = reading.words, _tokens_of(reading, "event-words", sentence)
    grammar, stops = reading.lexicon_at(hit.first), _heads_of(reading, sentence, "Project")
    stops |= _tokens_of(reading, "place-in", sentence)
    last, at, behind = hit.last, hit.last + 1, grammar.has("traits", "adjective-behind")
    fronted = not behind and _is_fronted(reading, sentence, hit)
    while at < sentence.last and at - hit.last <= _LONGEST and words[at].gap in (" ", "-", "'", " & "):
        word = words[at].word
        if at in stops and last == at - 1 > hit.last and last in own and not words[last].capital and not behind:
            last -= 1  # "závěrečná konference přeshraničního projektu": the adjective is the project's
        if at in stops or _other(reading, at) or month_of(reading, at):
            break
        if at == hit.last + 1 and fronted and not words[at].capital and at in own:
            break  # "during the third workshop partners learnt"
        plain = at - 1 > hit.last and at - 1 > last and grammar.has("articles", words[at - 1].word)
        shouted = words[at].shape == "A" and any(grammar.has(t, word) for t in ("articles", "connectors"))
        if (at in own and not plain) or (words[at].capital and not shouted and sentence.language != "de"):
            last = at
        elif at - last > 2 or not _links(grammar, word, last == at - 1):
            break
        at += 1
    return last


def _is_fronted(reading: Reading, sentence: Sentence, hit: Hit[Row]) -> bool:
    """Whether a sentence begins with when something was done: "during the third workshop"."""
    near = hit.first - sentence.first <= _FRONT
    return near and any(
        h.first == sentence.first for row in ("at-event", "place-in") for h in reading.cues(row, sentence)
    )


def _heads_of(reading: Reading, sentence: Sentence, value: str) -> frozenset[int]:
    return frozenset(n for h in reading.cues(value, sentence, "heads") for n in range(h.first, h.last + 1))


def _links(grammar: Lexicon, word: str, first: bool) -> bool:
    """Whether a small word goes on with a name: a connecting word, or an article behind one."""
    return grammar.has("connectors", word) or (not first and grammar.has("articles", word))


def is_topic(reading: Reading, sentence: Sentence, first: int) -> bool:
    """Whether the quotes that a token opens hold what a meeting was about: "the subject of the workshop was “…”"."""
    before = reading.words[max(sentence.first, first - _LONGEST)].start
    start = reading.words[first].start
    verbs = [hit for row in ("copula", "passive") for hit in reading.cues_between(row, before, start)]
    return any(hit.last == first - 1 for hit in verbs) and bool(reading.cues_between("subject-of", before, start))


def _quoted(reading: Reading, sentence: Sentence, hit: Hit[Row]) -> tuple[int, int] | None:
    """The name in quotes near behind a head noun, unless another noun stands between or a project is called so."""
    start = reading.words[hit.last].end
    match = _QUOTED.search(reading.text, start, min(sentence.end + 1, start + 200))
    if match is None:
        return None
    first, last = reading.index(match.start(1)), reading.index(match.end(1)) - 1
    between = reading.folded[start : match.start()]
    near = first - hit.last - 1 <= _QUOTE_NEAR and not re.search(r"[.;()\n]", between)
    near = near and not any(reading.words[n].capital for n in range(hit.last + 1, first))
    if near and is_topic(reading, sentence, first):
        return None
    if not near or first > last or last - first >= _TITLE_WORDS or not reading.words[first].capital:
        return None
    heads = reading.hits_between("heads", hit.last + 1, first - 1) if first - 1 > hit.last else []
    if heads or reading.around(match.start(1), match.end(1), "Project") or reading.within(*match.span(1), "Project"):
        return None
    return match.span(1)
