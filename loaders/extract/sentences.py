"""Sentences: where they begin and end, in which block and language."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

import sentencex

from graph.model import Block, Document
from loaders.extract.document_language import language_of_block, language_of_document
from loaders.extract.folding import fold, fold_all
from loaders.extract.lexicon import lexicon, months, names_table, table
from loaders.extract.short_heads import goes_on
from loaders.extract.tokens import Token, index_at

_ITEM = re.compile(r"\s*(?:[•\-–*]\s*|\(?\d{1,2}[.)]\s+|[a-z]\)\s+)")
_ORDINAL = re.compile(r"(?<![\d.])\d{1,2}\. $")  # "1. 3. 2019"
_YEAR_QUOTED = re.compile(r"(?:19|20)\d\d (?:r|g|г|m)\. $")  # "w 2020 r. „Otwarty warsztat”"
_DAY_OPENS = re.compile(r"(?:[^\s.]+,? ){1,5}(?:\d{1,2}\.? [^\W\d_]+ )?(?:19|20)\d\d(?: (?:r|g|г|m))?\. ")
# "12 maja 2022 r. Rada …": years take a stop of their own
_DAY_ALONE = re.compile(r"\d{1,2}\.? (?P<month>[^\W\d_]{3,12}) (?:19|20)\d\d(?P<mark> (?:r|g|г|m))?\. ")
_STOPPED_YEARS = frozenset({"hr"})  # languages that write a stop behind every year
_DAY_BEFORE = re.compile(r"\S[ -]\d{1,2}\. $|\S\.-\d{1,2}\. $")
_MONTH_AND_YEAR = re.compile(r"([^\W\d_]{3,12})\.?,? (?:19|20)\d\d(?!\d)")
_SCALED = re.compile(r"\d\s?([^\W\d_]{1,6})\. $")
_NUMBERED = re.compile(
    r"(?<!\w)(?:n|nr|no|núm|num|art|č|čl|št|br|бр|чл|αρ|poz|pkt)\. $", re.IGNORECASE
)  # "delibera n. 902"
_RUN_ON = re.compile(r"(?<=[^\W\d_]{3}[.!?])(?=[A-ZÀ-ÖØ-Þ][a-zà-öø-ÿ])")


@dataclass(frozen=True, eq=False, slots=True)
class Sentence:
    """A sentence: its place in the text, its tokens ``first`` to ``last`` (exclusive), its language.

    ``block`` is the index of its block, ``item`` says that the block is an item of a list,
    ``heading`` that it is a heading, ``row`` a row of a table.
    """

    start: int
    end: int
    first: int
    last: int
    language: str
    block: int
    item: bool = False
    heading: bool = False
    row: bool = False


def blocks_of(document: Document) -> tuple[Block, ...]:
    """The blocks that the reader gave, or the lines of the text where it gave none.

    Rows and cells of a table are blocks of their own; a block inside another is left out.
    """
    if document.blocks:
        kept: list[Block] = []
        for block in sorted(document.blocks, key=lambda b: (b.start, -b.end)):
            if not kept or block.start >= kept[-1].end:
                kept.append(block)
        return tuple(kept)
    found = []
    for match in re.finditer(r"[^\n]*[^\s][^\n]*", document.text):
        item = _ITEM.match(match[0])
        start = match.start() + (item.end() if item else len(match[0]) - len(match[0].lstrip()))
        end = match.start() + len(match[0].rstrip())
        if start < end:
            found.append(Block("item" if item else "paragraph", start, end))
    return tuple(found)


def sentences(document: Document, words: Sequence[Token]) -> tuple[Sentence, ...]:
    """The sentences of a document, in order; none crosses a block.

    The language is the block's where it is clear, else the document's, else English; a row's is the document's.
    """
    text = document.text
    whole = document.language or language_of_document(words, text) or "en"
    found: list[Sentence] = []
    for number, block in enumerate(blocks_of(document)):
        first, last = index_at(words, block.start), index_at(words, block.end)
        language = block.language or whole
        if not block.language and block.kind != "row":  # a row is full of names, each in a language of its own
            language = language_of_block(words[first:last], text[block.start : block.end], whole)
        for start, end in _cut(text, block, language, words):
            found.append(
                Sentence(
                    start,
                    end,
                    index_at(words, start),
                    index_at(words, end),
                    language,
                    number,
                    block.kind == "item",
                    block.kind == "heading",
                    block.kind == "row",
                )
            )
    return tuple(found)


def _cut(text: str, block: Block, language: str, words: Sequence[Token]) -> Iterator[tuple[int, int]]:
    """Full stops without a space after them end a sentence before a capitalised word, and so do cells and columns."""
    part = text[block.start : block.end]
    marks = {0, len(part), *(m.start() for m in _RUN_ON.finditer(part)), *(m.start() for m in re.finditer("\t", part))}
    marks.update(_column(words, block))
    opening_at = 0
    for piece in sentencex.get_sentence_boundaries(language, part):
        mark = piece["start_index"]
        opening = part[mark : mark + 1]
        behind = part[mark + 1 :].lstrip()[:1]
        run = opening in ("-", "–") and (behind.isdigit() or behind.islower())  # "1.-3. July", "2014 г. – април"
        run = run or (opening.isdigit() and _ORDINAL.search(part, 0, mark) is not None)
        run = run or (opening.isdigit() and _NUMBERED.search(part, 0, mark) is not None)
        run = run or (opening.isupper() and _honours(words, index_at(words, block.start + mark), language))
        run = run or (opening in "„“\"«»'" and _YEAR_QUOTED.search(part, 0, mark) is not None)
        place = block.start + mark
        run = run or _sum_goes_on(words, index_at(words, place), language)
        run = run or (opening == "€" and _scaled(part[:mark], language))
        run = run or goes_on(text, place, words, index_at(words, place), language)
        run = run or (opening.isupper() and _is_day(part[opening_at:mark], words, block.start + opening_at, language))
        run = run or (opening.isupper() and _is_month(part, mark))
        if not (run or opening.islower() or opening in (",", ";", ")")):  # "1. junija", "S.p.a., " go on as well
            marks.add(mark)
            opening_at = mark
    ordered = sorted(marks)
    for start, end in itertools.pairwise(ordered):
        body = part[start:end]
        if body.strip():
            left = len(body) - len(body.lstrip())
            yield block.start + start + left, block.start + start + len(body.rstrip())


def _is_month(text: str, start: int) -> bool:
    """Whether a month with its year begins at an offset ("14-15. May 2019" has a full stop in English too)."""
    day = _DAY_BEFORE.search(text, max(0, start - 8), start)
    match = _MONTH_AND_YEAR.match(text, start) if day is not None else None
    return match is not None and fold(match[1]) in months()


def _column(words: Sequence[Token], block: Block) -> Iterator[int]:
    """Where a column of a block begins with a name; one of figures goes with the label before it."""
    for at in range(index_at(words, block.start) + 1, index_at(words, block.end)):
        if words[at].capital and "\t" in words[at].gap:
            yield words[at].start - block.start


def _is_day(opening: str, words: Sequence[Token], start: int, language: str) -> bool:
    """Whether a text up to a full stop is no more than when something was done ("W dniu 17 czerwca 2022 r. Rada …")."""
    alone = _DAY_ALONE.fullmatch(opening)
    if alone is not None and (alone["mark"] or language in _STOPPED_YEARS):
        return fold(alone["month"])[:3] in _months(language)
    match = _DAY_OPENS.fullmatch(opening)
    at = index_at(words, start)
    if match is None or at >= len(words):
        return False
    return words[at].word in _opening_days(language)


@cache
def _months(language: str) -> frozenset[str]:
    """The first letters of the names of months."""
    return frozenset(fold(name)[:3] for names in table(lexicon(language).code)["months"] for name in names)


@cache
def _opening_days(language: str) -> frozenset[str]:
    grammar = lexicon(language)
    return frozenset(fold_all(table(grammar.code)["cues"].get("day-opening", [])))


def _honours(words: Sequence[Token], at: int, language: str) -> bool:
    """Whether the full stop before a token cuts short the word before whom a body's name honours ("im. Jana …")."""
    return 0 < at < len(words) and words[at].gap == ". " and words[at - 1].word in _honouring(language)


@cache
def _honouring(language: str) -> frozenset[str]:
    return frozenset(fold_all(table(lexicon(language).code)["cues"].get("honouring", [])))


def _sum_goes_on(words: Sequence[Token], at: int, language: str) -> bool:
    """Whether the full stop before a token cuts short a word between a figure and a currency ("300 tys. EUR")."""
    if at < 2 or at >= len(words) or not words[at].gap.startswith("."):
        return False
    scales, euro = _of_sums(language)
    currency = words[at].word in euro or "€" in words[at].gap
    return words[at - 1].word in scales and currency and words[at - 2].shape == "1"


def _scaled(before: str, language: str) -> bool:
    """Whether a text ends with a figure and a word for thousands or millions in short ("302 tys. ")."""
    match = _SCALED.search(before)
    return match is not None and fold(match[1]) in _of_sums(language)[0]


@cache
def _of_sums(language: str) -> tuple[frozenset[str], frozenset[str]]:
    """The folded words for thousands and millions of a language, and those for the euro."""
    content = names_table(lexicon(language).code)
    scales = [word for words in content["magnitudes"].values() for word in words]
    return frozenset(fold_all(scales)), frozenset(fold_all(content["units"]["euro"]))
