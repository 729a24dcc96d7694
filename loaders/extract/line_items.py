"""The name that one line of a list of partners holds, and what stands beside it: "PP2 Name (LP) - Town, Country"."""

from __future__ import annotations

import re

from loaders.extract.dashes import closes, country_from
from loaders.extract.gazetteer import best_place
from loaders.extract.list_items import Item, before_column, is_told
from loaders.extract.locatives import country_behind
from loaders.extract.partner_cells import name_cell
from loaders.extract.reading import Reading
from loaders.extract.spelling import spoken_at
from loaders.extract.tokens import index_at, opens_column
from loaders.extract.towns import town_called
from loaders.extract.whereabouts import country_code, locate

_LONGEST = 24  # words of a line that names one
_SENTENCE = 6  # words from which a line with a full stop is a sentence, not a name
_LONGEST_TOWN = 3  # words of the town behind a dash
_LABEL = 5  # words of a label inside a line
_NUMBER = re.compile(r"(?:(?:pp|lp|p|bp|hcp|hp|vp)\s?\d{0,2}|partner\s?\d{1,2}|\d{1,2})(?:\s?[:.)–-]|\s)\s*(?=\w)")
_LEADS = re.compile(r"lp\b")
END = " \t\n.;,:|/–-"


def line_item(reading: Reading, start: int, end: int, place: tuple[int, int] | None = None) -> Item | None:
    """The name that a line holds, what stands beside it as brackets, and its role; None where it is no name.

    ``place`` is where a line above names the country of those that follow.
    """
    text, end = reading.text, stripped(reading.text, end)
    role = ""
    mark = _NUMBER.match(reading.folded, start, end)
    if mark:
        role = "lead-partner" if _LEADS.match(mark[0]) else ""
        start = mark.end()
    cell = name_cell(reading, start, end)
    whole, start, end = end, cell.start, cell.end
    role = "lead-partner" if cell.leads else role
    brackets = list(cell.beside)
    label = text.find(":", start, end)
    if label >= 0 and len(text[start:label].split()) <= _LABEL:
        said = label_role(reading, start, label)
        if said is None:
            if not is_country(reading, start, label):
                return None
            place = (start, label)
        else:
            role = said or role
        start = label + 1
    first, stop = index_at(reading.words, start), index_at(reading.words, end)
    if first >= stop:
        return None
    country = country_from(reading, first)
    if country is not None and country + 1 < stop and closes(reading, country + 1):
        place = (reading.words[first].start, reading.words[country].end)
        first = country + 1
    last = stop - 1
    opening = text.find("(", reading.words[first].end, end)
    while opening >= 0:
        close = text.find(")", opening, end)
        close = end if close < 0 else close
        brackets.append((opening + 1, close))
        opening = text.find("(", close, end)
    inside = [bracket for bracket in brackets if bracket not in cell.beside]
    if inside:
        behind = index_at(reading.words, inside[-1][1])
        if behind < stop:
            brackets.append((reading.words[behind].start, end))
        last = index_at(reading.words, inside[0][0] - 1) - 1
    last = min(last, index_at(reading.words, before_column(reading, reading.words[first].end, end)) - 1)
    if first < last and _small(reading, first) and reading.hits_beginning("bodies", first + 1, first + 1):
        first += 1  # "The Region of Attica"
    last = _without_tail(reading, first, last, brackets)
    behind = country_behind(reading, first, last) or first
    if behind > first:
        brackets.append((reading.words[behind + 1].start, reading.words[last].end))
        last = behind - 1
    while first < last and not reading.words[first].capital and _small(reading, first):
        first += 1
    if first > last or last - first > _LONGEST or not _is_name(reading, first, last) or is_told(reading, first, last):
        return None
    return Item(first, last, tuple(sorted(brackets)), whole, role, place)


def is_country(reading: Reading, start: int, end: int) -> bool:
    """Whether a stretch is the name or code of a country and no more."""
    first, last = index_at(reading.words, start), index_at(reading.words, end) - 1
    return first <= last and country_code(reading.text[start:end].strip(END)) is not None


def label_role(reading: Reading, start: int, end: int) -> str | None:
    """What a label gives: ``lead-partner``, an empty string for a mere partner, None where it is no such label."""
    if reading.cues_between("lead-partner", start, end):
        return "lead-partner"
    if any(reading.cues_between(name, start, end) for name in ("partner", "partner-list")):
        return ""
    return None


def _without_tail(reading: Reading, first: int, last: int, brackets: list[tuple[int, int]]) -> int:
    """The last token of the name, without the country, town, role or acronym that marks part from it at the end."""
    words, text = reading.words, reading.text
    while last > first:
        at = next((n for n in range(last, first, -1) if _parts(reading, n)), first)
        if at == first:
            break
        span = (words[at].start, words[last].end)
        piece = text[slice(*span)]
        role = any(reading.cues_between(name, *span) for name in ("lead-partner", "leader", "partner"))
        apart = "," in words[at].gap
        town = best_place(piece, spoken=spoken_at(reading, at)) is not None and (brackets or apart)
        town = town or (apart and _town_of(reading, at, piece, brackets))
        known = country_code(piece) is not None or (town and _whole(reading, first, at - 1))
        dashed = not apart and last - at < 2 and piece.isupper() and len(piece) > 1
        dashed = dashed or (not apart and _is_seat(reading, first, at, last))
        dashed = dashed or _remark(reading, at)
        known = known and (apart or country_code(piece) is not None or not is_of_town(reading, first, at - 1))
        if not (known or role or dashed):
            break
        brackets.append(span)
        last = at - 1
    return last


def is_of_town(reading: Reading, first: int, last: int) -> bool:
    """Whether a town behind a dash is a part of the name: "Технически университет - София"."""
    heads = {hit.payload.value for hit in reading.hits_between("bodies", first, last)} & {"chamber", "university"}
    return bool(heads) and locate(reading, first, last, min(heads))[1] is None


def _town_of(reading: Reading, at: int, piece: str, brackets: list[tuple[int, int]]) -> bool:
    """Whether a piece of a line is a small town of the country behind it ("Valga, Estonia")."""
    country = country_code(reading.text[slice(*brackets[-1])]) if brackets else None
    return country is not None and town_called(piece, reading.lexicon_at(at).code, {country}) is not None


def _is_seat(reading: Reading, first: int, at: int, last: int) -> bool:
    """Whether what a dash parts from a name is the town of the country behind it ("RRA Kras - Pivka, Slovenija").

    A small town of that country, or words of which none names a body where the name before them has a head noun.
    """
    words = reading.words
    country = country_from(reading, last + 1) if last + 1 < len(words) and words[last + 1].gap == ", " else None
    if not closes(reading, at) or country is None or is_of_town(reading, first, at - 1) or last - at >= _LONGEST_TOWN:
        return False
    name, code = (
        reading.text[words[at].start : words[last].end],
        country_code(reading.text[words[last + 1].start : words[country].end]),
    )
    if code and town_called(name, reading.lexicon_at(at).code, {code}) is not None:
        return True
    capital = all(words[n].capital for n in range(at, last + 1)) and words[at].shape != "A"
    return capital and _whole(reading, first, at - 1) and not reading.hits_between("bodies", at, last)


def _remark(reading: Reading, at: int) -> bool:
    """Whether what a dash parts from a name is no name but said of it ("– in charge of reports", "– budget …")."""
    word, town = reading.words[at], reading.words[at - 1]
    small = word.shape in ("a", "1") and not reading.hits_beginning("bodies", at, at)
    if closes(reading, at) or not word.gap.startswith(","):
        return closes(reading, at) and small
    enclosed = small and town.gap == ", " and town.capital and not _small(reading, at)  # ", Lund, took over from …"
    return enclosed or bool(small and (reading.cues_at("seated", at) or reading.cues_at("seated", at + 1)))


def _parts(reading: Reading, at: int) -> bool:
    """Whether a comma, bar or dash parts a token from the one before it."""
    gap = reading.words[at].gap
    if gap == "," and reading.words[at].shape == "1":
        return False  # "310,500"
    return gap.strip(". ") in (",", "|", "/") or opens_column(reading.words[at]) or closes(reading, at)


def _whole(reading: Reading, first: int, last: int) -> bool:
    """Whether some tokens hold the head noun of a body: then a town behind a comma is no part of a list."""
    return bool(reading.hits_between("bodies", first, last))


def _small(reading: Reading, at: int) -> bool:
    grammar, word = reading.lexicon_at(at), reading.words[at].word
    return grammar.has("articles", word) or grammar.has("conjunctions", word)


def _is_name(reading: Reading, first: int, last: int) -> bool:
    words = reading.words
    head = any(h.first == first for h in reading.hits_between("bodies", first, last))
    if not (words[first].capital or head) or not any(w.capital for w in words[first : last + 1]):
        return False
    if any(re.match(r"[.!?]\s", words[n].gap) and words[n - 1].shape == "a" for n in range(first + 1, last + 1)):
        return False
    sentence = reading.sentence_at(words[first].start)
    told = sentence is not None and reading.text[sentence.end - 1 : sentence.end] == "."
    small = sum(w.shape == "a" for w in words[first : last + 1])
    return not (told and last - first >= _SENTENCE and small * 2 > last - first)


def stripped(text: str, end: int) -> int:
    """The end of a stretch without the marks and spaces that close it."""
    while end > 0 and text[end - 1] in ". \n;,":
        end -= 1
    return end
