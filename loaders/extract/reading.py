"""A document while it is being read: its words, sentences and cues, and what was found in it so far."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from operator import attrgetter, itemgetter
from typing import Any

from graph.model import Document, Literal, Term
from loaders.extract import short_heads
from loaders.extract.claims import Claims
from loaders.extract.folding import fold
from loaders.extract.foreign_heads import beside_place, is_form, stands_apart
from loaders.extract.givennames import opens_a_name
from loaders.extract.hypotheses import Hypothesis
from loaders.extract.lexicon import NAMES, Lexicon, Row, lexicon
from loaders.extract.misspelt_heads import misspelt
from loaders.extract.occurrences import Occurrences
from loaders.extract.phrases import NONE, Hit, Hits
from loaders.extract.sentences import Sentence, sentences
from loaders.extract.spoken_phrases import phrases_spoken
from loaders.extract.things import Claim, Occurrence, Theme, Thing, Things
from loaders.extract.tokens import Token, tokens
from loaders.extract.would_be import taken_back

_MANY = 4  # phrases of a document from which those between two places are looked up, not walked over
_REACH = 64  # tokens that no phrase is longer than, those that "…" stands for included
_SMALL = ("function_words", "articles", "connectors", "locatives", "inside", "conjunctions")
_PLACE = attrgetter("start", "end")
_LONG_ENOUGH = 4  # letters from which a capitalised head noun of another language is taken as one
_LONG_COMPOUND = 12  # letters from which a capitalised compound of another language is


@dataclass(slots=True)
class Reading:
    """The working table of one document.

    ``starts`` are where the words begin, ``openings`` where the sentences do. ``language`` is that of most of the
    text, ``grammars`` are the lexicons of the words. ``hits`` are the phrases by table, ``rows`` the longest by table
    and row.
    ``phrased`` (the tokens of phrases), ``themes``, ``parts``, ``about`` (which project each offset is
    about), ``places``, ``proper``, ``blocks``, ``programmes``, ``named`` (the places), ``near`` (its surroundings),
    ``months`` (which each word names), ``numerals`` and ``answers`` (of rules) keep what was worked out once.
    ``chosen`` are the hypotheses that won, ``inner`` and ``refused`` those that lost, ``held`` the claims
    that a rule drew and negation, condition or promise forbade: all are kept for explaining.
    """

    document: Document
    text: str
    folded: str
    words: tuple[Token, ...]
    starts: tuple[int, ...]
    sentences: tuple[Sentence, ...]
    openings: tuple[int, ...]
    language: str
    grammars: tuple[Lexicon, ...]
    hits: Mapping[str, Hits[Row]]
    rows: Mapping[tuple[str, str], Hits[Row]]
    phrased: frozenset[int] | None = None
    themes: tuple[Theme, ...] | None = None
    parts: tuple[int, list[tuple[int, Thing | None]]] | None = None
    about: tuple[int, Thing | None, dict[int, Thing | None]] | None = None
    places: dict[str, list[int]] = field(default_factory=dict)
    proper: dict[str, bool] = field(default_factory=dict)
    blocks: dict[int, tuple[int, int]] = field(default_factory=dict)
    programmes: frozenset[str] | None = None
    named: tuple[Hypothesis, ...] | None = None
    near: tuple[frozenset[str], frozenset[str]] | None = None
    months: tuple[int | None, ...] | None = None
    numerals: tuple[tuple[int, int, int], ...] | None = None
    answers: dict[tuple[Any, ...], tuple[Any, ...]] = field(default_factory=dict)
    things: Things = field(default_factory=Things)
    occurrences: Occurrences = field(default_factory=Occurrences)
    claims: Claims = field(default_factory=Claims)
    chosen: tuple[Hypothesis, ...] = ()
    inner: tuple[Hypothesis, ...] = ()
    refused: tuple[Hypothesis, ...] = ()
    held: list[tuple[Claim, str]] = field(default_factory=list)
    project: Thing | None = None
    acts: list[tuple[int, int, Thing]] = field(default_factory=list)  # where the text tells of each action

    def lexicon_at(self, token: int) -> Lexicon:
        """The lexicon of the sentence in which a token stands."""
        return self.grammars[token]

    def sentence_at(self, offset: int) -> Sentence | None:
        """The sentence around an offset, or None between sentences."""
        number = self.sentence_number(offset)
        if number >= 0 and offset < self.sentences[number].end:
            return self.sentences[number]
        return None

    def sentence_number(self, offset: int) -> int:
        """The number of the last sentence that begins at an offset or before it; -1 before the first."""
        return bisect_right(self.openings, offset) - 1

    def block_of(self, sentence: Sentence) -> tuple[int, int]:
        """The first sentence of a sentence's block and one past its last, as numbers."""
        if not self.blocks:
            for number, part in enumerate(self.sentences):
                first = self.blocks.get(part.block, (number, number))[0]
                self.blocks[part.block] = (first, number + 1)
        return self.blocks[sentence.block]

    def block_span(self, sentence: Sentence) -> tuple[int, int]:
        """Where the block of a sentence begins and ends, in characters."""
        first, last = self.block_of(sentence)
        return self.sentences[first].start, self.sentences[last - 1].end

    def cues(self, value: str, sentence: Sentence | None = None, table: str = "cues") -> list[Hit[Row]]:
        """The phrases of one row of a table, in a sentence or the whole document, longest first at each place."""
        found = self.rows.get((table, value))
        if found is None:
            return []
        return list(found) if sentence is None else found.beginning(sentence.first, sentence.last - 1)

    def whole_cues(self, value: str, table: str = "cues") -> Hits[Row]:
        """The ``cues`` of the whole document, to look some of them up."""
        return self.rows.get((table, value), NONE)

    def cues_at(self, value: str, token: int, table: str = "cues") -> list[Hit[Row]]:
        """The ``cues`` of the whole document that begin at a token."""
        found = self.rows.get((table, value))
        return found.beginning(token, token) if found is not None else []

    def cues_between(self, value: str, start: int, end: int, table: str = "cues") -> list[Hit[Row]]:
        """The ``cues`` of the whole document that lie between two offsets, in order."""
        found = self.rows.get((table, value))
        if found is None:
            return []
        words = self.words
        few = len(found) <= _MANY
        some = found if few else found.beginning(self.index(start), self.index(end) - 1)
        return [hit for hit in some if start <= words[hit.first].start and words[hit.last].end <= end]

    def hits_in(self, table: str, sentence: Sentence) -> list[Hit[Row]]:
        """The phrases of a whole table in a sentence, longest first at each place."""
        return longest(self.hits_between(table, sentence.first, sentence.last - 1))

    def hits_between(self, table: str, first: int, last: int) -> list[Hit[Row]]:
        """Every phrase of a whole table that lies between two tokens, both included, in order."""
        return self.hits.get(table, NONE).between(first, last)

    def index(self, offset: int) -> int:
        """The index of the first token that begins at an offset or after it."""
        return bisect_left(self.starts, offset)

    def span(self, hit: Hit[Row]) -> tuple[int, int]:
        """Where a phrase stands, in characters."""
        return self.words[hit.first].start, self.words[hit.last].end

    def hits_beginning(self, table: str, first: int, last: int) -> list[Hit[Row]]:
        """Every phrase of a whole table that begins between two tokens, both included, in order."""
        return self.hits.get(table, NONE).beginning(first, last)

    def in_phrase(self, at: int) -> bool:
        """Whether a token is part of any phrase."""
        if self.phrased is None:
            every = (hit for found in self.hits.values() for hit in found)
            self.phrased = frozenset(token for hit in every for token in range(hit.first, hit.last + 1))
        return at in self.phrased

    def hits_touching(self, table: str, first: int, last: int) -> list[Hit[Row]]:
        """Every phrase of a whole table that shares a token with those between two, both included, in order."""
        return [hit for hit in self.hits.get(table, NONE).beginning(first - _REACH, last) if first <= hit.last]

    def tokens_of(self, word: str) -> Sequence[int]:
        """Where a folded word stands, as numbers of tokens."""
        if not self.places:
            for number, token in enumerate(self.words):
                self.places.setdefault(token.word, []).append(number)
        return self.places.get(word, ())

    def around(self, start: int, end: int, *kinds: str) -> list[Occurrence]:
        """The occurrences that hold a stretch of text, in order; only of the given classes, if any are given."""
        return self.occurrences.around(start, end, kinds)

    def within(self, start: int, end: int, *kinds: str) -> list[Occurrence]:
        """The occurrences wholly between two offsets, in order; only of the given classes, if any are given."""
        return self.occurrences.within(start, end, kinds)

    def found(self, *kinds: str) -> list[Thing]:
        """The things of some classes, in the order of their first places."""
        return sorted(self.things.of(kinds), key=_PLACE)

    def claim(
        self,
        subject: Thing,
        predicate: str,
        value: Thing | Literal | Term,
        span: tuple[int, int],
        rule: str,
        confidence: float | None = None,
    ) -> None:
        """Notes a claim, once for each passage and rule."""
        if not self.claims.has(subject, predicate, value, rule):
            end = min(span[1], len(self.text))  # a bracket may lack its end
            self.claims.append(Claim(subject, predicate, value, span[0], end, rule, confidence=confidence))

    def says(self, subject: Thing, predicate: str) -> Iterator[Claim]:
        """The claims made so far about a subject by a property."""
        return iter(self.claims.about(subject, predicate))

    def add(self, thing: Thing, start: int, end: int) -> None:
        """Notes that the document speaks of a thing here."""
        if thing not in self.things:
            self.things.append(thing)
        if (start, end) not in thing.places:
            thing.places[start, end] = None
            self.occurrences.add(Occurrence(start, end, thing))


def most_spoken(parts: Iterable[Sentence]) -> str:
    """The language of most of the characters of some sentences; English where there are none."""
    lengths: dict[str, int] = {}
    for sentence in parts:
        lengths[sentence.language] = lengths.get(sentence.language, 0) + sentence.end - sentence.start
    return max(sorted(lengths), key=lambda code: lengths[code]) if lengths else "en"


def own_language(reading: Reading, hits: Iterable[Hit[Row]]) -> list[Hit[Row]]:
    """The longest hit at each place; of one phrase in two languages the one of the sentence's own, then English."""
    best: dict[int, tuple[tuple[int, bool, bool, str], Hit[Row]]] = {}
    for hit in hits:
        language = reading.lexicon_at(hit.first).code
        rank = (hit.last, hit.payload.language == language, hit.payload.language == "en", hit.payload.value)
        if hit.first not in best or rank > best[hit.first][0]:
            best[hit.first] = (rank, hit)
    kept: list[Hit[Row]] = []
    for _, hit in sorted(best.values(), key=lambda row: (row[1].first, -row[1].last)):
        if not kept or hit.first > kept[-1].last:
            kept.append(hit)
    return kept


def longest(hits: Iterable[Hit[Row]]) -> list[Hit[Row]]:
    """The hits without those that lie inside a longer one, in order."""
    some = list(hits)
    if len(some) < 2:
        return some
    kept: list[Hit[Row]] = []
    for hit in sorted(some, key=lambda h: (h.first, -h.last, h.payload.value, h.payload.language)):
        if not kept or hit.last > kept[-1].last:
            kept.append(hit)
    return kept


def _like_name(token: Token, row: Row) -> bool:
    """Whether a head noun of any language is written like a name; "AgroCluster" is a name itself, no compound."""
    long = len(token.word) >= (_LONG_COMPOUND if row.compound else _LONG_ENOUGH)
    return token.capital and long and row.table in NAMES and not (row.compound and token.shape == "aA")


def _is_given(words: Sequence[Token], at: int) -> bool:
    """Whether a word is a given name before a surname: Latvian "lēne" is no head noun in "Lene Madsen"."""
    if words[at].shape != "Aa" or at + 1 >= len(words):
        return False
    surname = words[at + 1].gap == " " and words[at + 1].shape == "Aa"
    return surname and opens_a_name(words[at].word, sure=True)


def _in_capitals(words: Sequence[Token], hit: Hit[Row]) -> bool:
    """Whether a head noun is two abbreviations, as no language but its own has them ("PR FESR", "PO FEDER")."""
    return hit.first < hit.last and all(token.shape == "A" for token in words[hit.first : hit.last + 1])


def _own_small_word(words: Sequence[Token], hit: Hit[Row], code: str) -> bool:
    """Whether a word of another language is a small word of the sentence's own ("No projeto", no English "no")."""
    row = hit.payload
    if hit.first != hit.last or row.language == code or row.table != "cues":
        return False
    return any(lexicon(code).has(table, words[hit.first].word) for table in _SMALL)


def _may_be(words: Sequence[Token], hit: Hit[Row], first: int) -> bool:
    """Whether a phrase that needs a capital has one, at its head or right before it ("Západočeské univerzity").

    ``first`` is the first token of its sentence.
    """
    token = words[hit.first]
    if token.capital or not hit.payload.capital:
        return True
    return token.gap == " " and hit.first > first and words[hit.first - 1].capital


def begin(document: Document) -> Reading:
    """The reading of a document before any rule has run: words, sentences, phrases of the lexicons.

    A phrase counts where the sentence, or the document, is in its language or it is English; a head
    noun of any language counts where it is written like a name.
    """
    words = tokens(document.text)
    parts = sentences(document, words)
    whole = most_spoken(parts)
    apart = {part: frozenset({part.language, whole, "en"}) for part in parts}
    runs = [short_heads.joined(words, part.first, part.last, sorted(near)) for part, near in apart.items()]
    onward = {at: token for run in runs for at, token in run.items()}
    words = tuple(onward.get(at, token) for at, token in enumerate(words)) if onward else words
    grammars = [lexicon("en")] * len(words)
    hits: dict[str, list[Hit[Row]]] = defaultdict(list)
    rows: dict[tuple[str, str], list[Hit[Row]]] = defaultdict(list)
    for part, near in apart.items():
        grammars[part.first : part.last] = [lexicon(part.language)] * (part.last - part.first)
        found = list(phrases_spoken(words, part.first, part.last, near))
        known = {n for hit in found if hit.payload.language in near for n in range(hit.first, hit.last + 1)}
        for hit in found:
            row = hit.payload
            if row.short and not short_heads.stands(document.text, words, hit, part.first, part.last):
                continue
            named = _like_name(words[hit.first], row) and not _is_given(words, hit.first)
            near_by = row.language in near or named or is_form(words, hit, part.first)
            near_by = near_by or (row.table == "policies" and _in_capitals(words, hit))
            near_by = near_by or beside_place(document.text, words, hit, part.first, part.last)
            near_by = near_by or stands_apart(document.text, words, hit, part.first, part.last, near, known)
            if near_by and _may_be(words, hit, part.first) and not _own_small_word(words, hit, part.language):
                hits[row.table].append(hit)
                rows[row.table, row.value].append(hit)
        for hit in misspelt(words, part.first, part.last, part.language, item=part.item):
            if not any(other.first <= hit.first <= other.last for other in hits.get("bodies", ())):
                hits["bodies"].append(hit)
                rows["bodies", hit.payload.value].append(hit)
    words = short_heads.with_stops(words, hits.get("bodies", ()))
    for hit, meant in taken_back(words, rows):
        hits["cues"][hits["cues"].index(hit)] = meant
        rows["cues", hit.payload.value].remove(hit)
        rows["cues", meant.payload.value].append(meant)
    return Reading(
        document,
        document.text,
        fold(document.text),
        words,
        tuple(map(itemgetter(0), words)),
        parts,
        tuple(part.start for part in parts),
        whole,
        tuple(grammars),
        {table: Hits(some) for table, some in hits.items()},
        {row: Hits(longest(some)) for row, some in rows.items()},
    )
