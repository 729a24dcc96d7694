"""Partners in lines of one shape: each line, or card of a few lines, names a body and the country where it is.

"P2 City of A Town IT", "IT – City of A", "City of A, Town, Italy – 120.000 €", or a card "City of A / Town / Italy".
What all lines of a list have in one place needs no other sign: the rest of each line is the name of a partner.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import lru_cache

from loaders.extract.folding import KEPT, fold
from loaders.extract.form_lexicon import column_of, headings_of
from loaders.extract.lexicon import all_words
from loaders.extract.list_items import Item, holds_body
from loaders.extract.lists import items
from loaders.extract.placed_names import (
    ACRONYM_AHEAD,
    END,
    LEADING,
    LONGEST,
    NUMBER,
    ROLE_WORDS,
    ROLES,
    TOWN_WORDS,
    country_in,
    is_set_apart,
    named,
    placed_name,
    role_of,
    stripped,
)
from loaders.extract.reading import Reading
from loaders.extract.whereabouts import country_code

_HEADER = 120  # characters of the head of a table
_FEWEST = 3  # names in one line
_LINES = 2  # lines or cards of one shape
_COLUMN = 4  # words of the name of a column
_ACRONYM = 10  # letters of a short name
_CARD = 3  # lines of a card between its name and its country
_PIECES = re.compile(r"\s*[,;]\s+|(?<=[)\]])\s+(?=\S)")
_BESIDE = frozenset({"role", "region", "budget", "instrument", "number"})  # columns that tell neither name nor country


_Span = tuple[int, int]


def placed_lines(reading: Reading, lines: Iterable[_Span], role: str) -> tuple[Item, ...]:
    """The partners of lines or cards of one shape that begin with the first of some lines; none of other lines.

    ``role`` is that of the first, announced above.
    """
    some = [line for one in lines if (line := _without_bars(reading, *one)) is not None]
    while some and is_head_of_table(reading.text[slice(*some[0])]):
        del some[0]
    for found in (_in_lines(reading, some), _in_cards(reading, some, role)):
        if len(found) >= _LINES:
            return tuple(found)
    return ()


def _without_bars(reading: Reading, start: int, end: int) -> _Span | None:
    """A line without the bars at its ends, as tables in Markdown have them; None for the rule below their head."""
    text = reading.text[start:end]
    if not any(map(str.isalnum, text)):
        return None
    left = len(text) - len(text.lstrip("| ")) if text.startswith("|") else 0
    return start + left, start + len(text.rstrip("| "))


def placed_run(reading: Reading, start: int, end: int) -> tuple[Item, ...]:
    """The partners of one line of which each has its role before it and its country behind it, with no marks between.

    "Lead partner City of A Italy Partner B Council Ireland Partner Comune di C Italy": a page whose boxes came down
    as one line.
    """
    hits = sorted({(h.first, h.last) for name in ROLES for h in reading.cues_between(name, start, end)})
    opens = [(a, b) for a, b in hits if reading.words[a].capital and not any(c < a <= d for c, d in hits)]
    if len(opens) < _FEWEST or reading.words[opens[0][0]].start != start:
        return ()
    found = []
    for (first, last), (behind, _) in zip(opens, [*opens[1:], (reading.index(end), 0)], strict=True):
        if last + 1 >= behind:
            return ()
        left, right = reading.words[last + 1].start, reading.words[behind - 1].end
        right = stripped(reading.text, left, right + (reading.text[right : right + 1] == ")"))
        labelled = ":" in reading.text[reading.words[first].start : right]
        one = None if labelled else placed_name(reading, left, right)
        if one is None:
            return ()
        leads = any(reading.cues_between(name, reading.words[first].start, left) for name in LEADING)
        found.append(replace(one, role="lead-partner" if leads else "partner"))
    return tuple(found)


def placed_pieces(reading: Reading, start: int, end: int) -> tuple[Item, ...]:
    """The names of a list in one line of which each has its country behind it, in brackets or behind a mark.

    "City of A (Italy), B Council – Ireland", "1 City of A (IT) 2 B Council (IE)". None where a country has
    several names before it.
    """
    end = stripped(reading.text, start, end)
    found: list[Item] = []
    left = start
    for mark in [*_PIECES.finditer(reading.text, start, end), None]:
        right = mark.start() if mark else end
        if mark and not is_set_apart(reading, left, right):
            continue
        left = _behind_conjunction(reading, left, right)
        one = placed_name(reading, left, right) if is_set_apart(reading, left, right) else None
        several = "," in reading.text[left:right] and len(items(reading, left, right)) > 1
        if one is None or several or ACRONYM_AHEAD.match(reading.text, left, right):
            return ()
        found.append(one)
        left = mark.end() if mark else end
    return tuple(found) if len(found) >= _FEWEST else ()


def _behind_conjunction(reading: Reading, start: int, end: int) -> int:
    """Where a name begins behind blanks and an "and" before it."""
    start += len(reading.text[start:end]) - len(reading.text[start:end].lstrip())
    word = reading.text[start:end].partition(" ")[0]
    return start + len(word) + 1 if fold(word) in all_words("conjunctions") else start


@lru_cache(KEPT)
def is_head_of_table(line: str) -> bool:
    """Whether a line is the head of a table of partners: at least two of its columns, and hardly anything else.

    >>> lines = ("Nr Partner Town Country", "Role Official name Country", "Partner | Paese", "Partner office of Turin")
    >>> [is_head_of_table(line) for line in lines]
    [True, True, True, False]
    """
    if len(line) > _HEADER or line.rstrip()[-1:] in (*".!?:",):
        return False
    cells = [cell for cell in re.split(r"\t| {2,}|\s*[|;]\s*", line.strip(" |")) if cell]
    apart = len(cells) > 1
    cells = cells if apart else _columns(line.split())
    cells = [cell for cell in cells if cell != "#"]
    known = [column_of(cell.strip(END)) or column_of(cell) for cell in cells]
    strange = known.count(None)
    return len({*known} - {None}) > 1 and strange * 3 <= len(cells) * apart and "name" in known


def _columns(words: list[str]) -> list[str]:
    """The words of a line, those together that are the name of one column ("Official name")."""
    found: list[str] = []
    while words:
        count = next((n for n in range(min(len(words), _COLUMN), 1, -1) if column_of(" ".join(words[:n]))), 1)
        found.append(" ".join(words[:count]))
        words = words[count:]
    return found


def _without_acronyms(reading: Reading, found: Sequence[Item]) -> list[Item]:
    """The items without the short names that end them, where most have one ("City of A *COA*")."""
    short = [_ends_short(reading, one) for one in found]
    if sum(short) * 3 < len(found) * 2:
        return list(found)
    rows = []
    for one, ends in zip(found, short, strict=True):
        name = reading.words[one.last]
        beside = tuple(sorted((*one.brackets, (name.start, name.end))))
        rows.append(replace(one, last=one.last - 1, brackets=beside) if ends else one)
    return rows


def _ends_short(reading: Reading, one: Item) -> bool:
    """Whether a short name in capitals stands behind some other words of a name, nothing but a blank between."""
    word = reading.words[one.last]
    letters = sum(map(str.isupper, reading.text[word.start : word.end]))
    before = reading.words[one.first : one.last]
    plain = len(before) > 1 and any(token.shape in ("a", "Aa") for token in before)
    return plain and word.gap == " " and letters > 1 and word.end - word.start <= _ACRONYM and word.shape in ("A", "aA")


def _in_lines(reading: Reading, lines: Sequence[_Span]) -> list[Item]:
    found: list[Item] = []
    for start, end in lines:
        behind, _, label = _without_label(reading, start, end)
        some = _of_country(reading, start, end)
        if not some:
            one = placed_name(reading, behind, end)
            if one is None:
                break
            some = [one]
        found += [replace(item, role=item.role or label) for item in some]
    return _without_acronyms(reading, found)


def _of_country(reading: Reading, start: int, whole: int) -> list[Item]:
    """The names that stand in one line behind their country and a colon ("Italy: City of A; B Council")."""
    text, end = reading.text, stripped(reading.text, start, whole)
    colon = text.find(":", start, end)
    if colon < 0 or country_code(text[start:colon]) is None:
        return []
    place = (start, colon)
    if ";" not in text[colon:end] and "," in text[colon:end]:
        return [replace(one, place=place) for one in items(reading, colon + 1, end)]
    found = []
    left = colon + 1
    for piece in text[left:end].split(";"):
        right = left + len(piece)
        one = named(reading, right - len(piece.lstrip()), left + len(piece.rstrip()), [place], whole, "")
        if one is None:
            return []
        found.append(one)
        left = right + 1
    return found


def _without_label(reading: Reading, start: int, end: int) -> tuple[int, str | None, str]:
    """Where a line begins behind its label, the column of a table that the label names, and the role that it gives."""
    colon = reading.text.find(":", start, end)
    if colon < 0 or colon + 1 >= end or len(reading.text[start:colon].split()) > ROLE_WORDS:
        return start, None, ""
    column, role = column_of(reading.text[start:colon]), role_of(reading, start, colon) or ""
    if not role and column is None:
        return start, None, ""
    value = reading.text[colon + 1 : end]
    return min(end - len(value.lstrip()), end - 1), None if role else column, role


def _in_cards(reading: Reading, lines: Sequence[_Span], role: str) -> list[Item]:
    """The names of cards: a line with a name, perhaps its role before it and its town behind it, then the country."""
    found: list[Item] = []
    said = ""
    name: _Span | None = None
    between: list[_Span] = []
    for opening, end in lines:
        start, column, label = _without_label(reading, opening, end)
        text = reading.text[start:end].strip(END)
        given = label or role_of(reading, start, end)
        bracket = text.startswith("(") and text.endswith(")")
        country = country_code(text) or (country_in(text.strip("()")) if bracket or name else None)
        if country and name is not None and not holds_body(reading, start, end):
            one = named(reading, *name, [*between, (start + bracket, end - bracket)], name[1], said)
            if one is None:
                break
            found.append(one)
            said, name, between = "", None, []
        elif given is not None and name is None and not label:
            said = given
        elif name is None:
            if column in _BESIDE and found:
                continue  # what else the card before says
            mark = NUMBER.match(reading.folded, start, end)
            said = "lead-partner" if mark and mark["leads"] else label or said
            if len(text.split()) > LONGEST or headings_of(text) or text[-1:] in ".?!" or ":" in text:
                break
            name = (mark.end() if mark else start, end)
        elif column in _BESIDE:
            continue
        elif len(between) < _CARD - 1 and len(text.split()) <= TOWN_WORDS and not holds_body(reading, start, end):
            between.append((start, end))
        else:
            break
    if role == "lead-partner":
        roles = [role, *["partner"] * len(found)]
        return [one if one.role else replace(one, role=told) for one, told in zip(found, roles, strict=False)]
    return found
