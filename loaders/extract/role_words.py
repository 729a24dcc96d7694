"""Which words between a verb and who does it count, and which only say when, or stand for what is spoken of."""

from __future__ import annotations

from loaders.extract.between import MARKS, marked
from loaders.extract.dateforms import month_of
from loaders.extract.list_items import conjunction
from loaders.extract.reading import Reading
from loaders.extract.sentences import Sentence

PRONOUN, _SCHEME = 2, 4  # words before a verb that are no subject of their own, with an article or without
_TIMED = 1  # the same beside words of when
_BARE, _BARE_VERB = 5, 3  # words before a word for help, with a pronoun that opens the sentence or without
_ABBREVIATED = 2  # letters of "r.", "г.", "m." behind a year
SMALL = ("articles", "connectors", "conjunctions", "locatives", "inside")
ARTICLES = ("articles",)
VERB_LAST = frozenset({"de", "nl"})  # languages in whose passive and relative clauses the verb stands at the end
_COMPLETING = 3  # words between "owner" and "practice" ("of the")
_SPOKEN_OF = (("heads", "GoodPractice"), ("heads", "Initiative"), ("cues", "bare-practice"), ("heads", "Action"))


def words_parting(reading: Reading, first: int, stop: int) -> int:
    """How many words stand between a body and its verb, without pronouns and auxiliaries ("hat sie 2019 gestartet")."""
    helping = {at for name in ("passive", "holds") for h in tokens_of_cue(reading, name, first, stop) for at in h}
    return sum(not (is_pronoun(reading, at) or at in helping) for at in range(first, stop) if not is_time(reading, at))


def tokens_of_cue(reading: Reading, name: str, first: int, stop: int) -> list[range]:
    """The tokens of the cues of a kind that lie between two tokens."""
    rows = reading.rows.get(("cues", name))
    hits = rows.beginning(first, stop - 1) if rows is not None and first < stop else []
    return [range(hit.first, hit.last + 1) for hit in hits if hit.last < stop]


def words_between(reading: Reading, first: int, stop: int, *, small: bool = False) -> int:
    """How many words stand between two, those of when something is done aside ("führt seit Mai 2011 die Stadt").

    With ``small`` pronouns do not count ("Betrieben wird er von der Stadt").
    """
    words = (at for at in range(first, stop) if not is_time(reading, at))
    return sum(not (small and is_pronoun(reading, at) and not is_small(reading, at, ARTICLES)) for at in words)


def is_time(reading: Reading, at: int) -> bool:
    """Whether a word says when: a number, a month, "since", a word for year or its abbreviation behind a number."""
    token = reading.words[at]
    if token.shape == "1" or month_of(reading, at) is not None:
        return True
    if any(hit.last == at for n in (at - 1, at) if n >= 0 for hit in reading.cues_at("since", n)):
        return True
    unit = bool(reading.hits_beginning("units", at, at))
    behind = at > 0 and reading.words[at - 1].shape == "1"
    ahead = at + 1 < len(reading.words) and reading.words[at + 1].shape == "1"
    return (behind and (unit or len(token.word) <= _ABBREVIATED)) or (ahead and unit)  # "2019 m.", "leta 2019"


def is_in(reading: Reading, at: int, table: str) -> bool:
    """Whether a word belongs to a list of its language."""
    return reading.lexicon_at(at).has(table, reading.words[at].word)


def is_small(reading: Reading, at: int, tables: tuple[str, ...] = SMALL) -> bool:
    """Whether a word belongs to one of some lists of small words of its language."""
    return any(is_in(reading, at, table) for table in tables)


def is_pronoun(reading: Reading, at: int) -> bool:
    """Whether a word is "it", "they" or a form of it."""
    return any(hit.last == at for hit in reading.cues_at("pronoun", at))


def opens_clause(reading: Reading, sentence: Sentence, word: int) -> bool:
    """Whether hardly more than a pronoun or "the scheme" stands before a word: else its clause has a subject."""
    begin = next((at for at in range(word, sentence.first, -1) if parted(reading, at)), sentence.first)
    if begin < word and conjunction(reading, begin):
        begin += 1
    between = range(begin, word)
    if any(reading.cues_at("relative", at) for at in between if not is_small(reading, at, ARTICLES)):
        return False
    if len(between) <= PRONOUN:
        return True
    rest = [at for at in between if not is_time(reading, at)]
    if any(is_pronoun(reading, at) for at in rest):  # "it has been", "od roku 2019 jej"
        return sum(not is_pronoun(reading, at) for at in rest) <= PRONOUN
    definite = reading.lexicon_at(begin).has("articles", reading.words[begin].word)
    return len(rest) <= _TIMED or (definite and len(between) <= _SCHEME)


def completed(reading: Reading, last: int, stop: int) -> int:
    """The last token of "of the practice" behind a word for a role that ends at a token, else that token.

    "The owner of the practice is the Town" says it of what is spoken of.
    """
    at = last + 1
    while at < stop and at - last <= _COMPLETING and is_small(reading, at, (*SMALL, "of")):
        at += 1
    if at >= stop or marked(reading, reading.words[last].end, reading.words[at].start):
        return last
    for table, name in _SPOKEN_OF:
        for hit in reading.cues_at(name, at, table):
            if hit.last < stop:
                return hit.last
    return last


def opens_bare(reading: Reading, sentence: Sentence, word: int) -> bool:
    """Whether a sentence opens with a pronoun, or its verb, and names nothing before a word ("It is done with …")."""
    before = range(sentence.first, word)
    most = _BARE if any(is_pronoun(reading, at) for at in before[:1]) else _BARE_VERB
    return len(before) <= most and not any(reading.words[at].capital or parted(reading, at) for at in before[1:])


def apart_from(reading: Reading, last: int, first: int) -> int:
    """How many words stand between a word for a role and a body, without "of the practice" behind the word."""
    return words_between(reading, completed(reading, last, first) + 1, first, small=True)


def parted(reading: Reading, at: int) -> bool:
    """Whether a mark or a conjunction before a token begins another clause."""
    return any(mark in reading.words[at].gap for mark in MARKS) or conjunction(reading, at)


def together(reading: Reading, end: int, start: int) -> bool:
    """Whether "together with" and no more stands between two bodies."""
    words = reading.words[reading.index(end) : reading.index(start)]
    hits = [reading.span(hit) for hit in reading.cues_between("jointly", end, start)]
    small = [w for w in words if not any(a <= w.start < b for a, b in hits)]
    grammar = reading.lexicon_at(reading.index(start))
    return bool(hits) and all(grammar.has("articles", w.word) for w in small)
