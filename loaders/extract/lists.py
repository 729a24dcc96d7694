"""Lists: what a cue opens and separators divide, whether with commas, bullets, lines, brackets or "and"."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from loaders.extract import run_together
from loaders.extract.asked_again import once_a_document
from loaders.extract.conjoined_names import affairs, halves
from loaders.extract.dashes import closes
from loaders.extract.gazetteer import best_place
from loaders.extract.legal_forms import form_behind
from loaders.extract.list_items import Item, heads_at, heads_in, is_unit, item_between
from loaders.extract.locatives import is_country
from loaders.extract.reading import Reading
from loaders.extract.spelling import spoken_at
from ontology import authority, territories

_MARKS = re.compile(r"[();,\n•/:]")
_CLOSED = re.compile(r"\)\s*(?:[-–]\s*[^\W\d]+\s*)?$")  # "(Italy)", "(Italy) – leader"
_PARTS = frozenset({"ministry", "agency", "development-agency", "research-centre", "centre", "secretariat"})
_WHOLES = frozenset({"regional-authority", "province", "county", "municipality", "ministry", "university"})
_INSTITUTES = frozenset({"research-centre", "centre"})
_OF = ("de", "d", "di", "da", "do")  # where the word for "of" is an article too
_FEWEST_WORDS = 2  # of a name that a comma parts from another
_TOWNS = 3  # pieces of a list of which most end in towns
_LONGEST_TOWN = 4  # words
_BRACKETS_RULE = 0.6  # share of items with brackets from which only "), " divides


@once_a_document
def items(reading: Reading, start: int, end: int, *, bullet: bool = False) -> Iterator[Item]:
    """The items of the list that fills the text between two offsets.

    Semicolons divide before commas do; where most items end in brackets a comma divides only after
    one; the last item is divided at "and" where both halves can stand alone. A list ends at the
    first item that is no name. A ``bullet`` with a unit behind a dash ("Region – Directorate A, B") is one item.
    """
    found: list[Item] = []
    strange = 0
    pieces = [(start, end)] if bullet and _with_unit(reading, start, end) else _pieces(reading, start, end)
    for a, b in _without_towns(reading, pieces):
        if _clause(reading, a, b) and found and not run_together.opens_with_label(reading, a, b):
            break
        inside = _of_country(reading, a, b)
        if inside:
            found, strange = [*found, *inside], 0
            continue
        if found and _whereabouts(reading, a, b):
            found[-1] = replace(found[-1], brackets=(*found[-1].brackets, _place_in(reading, a, b)))
            continue
        item = item_between(reading, a, b, closing=b >= end and bool(found))
        if item is not None and not _names_programme(reading, item):
            found.append(item)
            strange = 0
        elif found and reading.text[a:b].strip():
            strange += 1  # a relative clause between two items is passed over, not more
            if strange > 1:
                break
    yield from run_together.without_rest(reading, run_together.without_countries(reading, found))


def _whereabouts(reading: Reading, start: int, end: int) -> bool:
    """Whether a piece is a preposition and a place: where the body before it is ("…, el Centre du Pin, de Burdeos")."""
    first, stop = _tokens(reading, start, end)
    if stop - first < _FEWEST_WORDS or reading.words[first].shape != "a" or heads_in(reading, first + 1, stop):
        return False
    grammar, word = reading.lexicon_at(first), reading.words[first].word
    tied = grammar.has("connectors", word) or grammar.has("locatives", word)
    name = reading.text[slice(*_place_in(reading, start, end))]
    known = is_country(reading, first + 1, stop - 1) or best_place(name, spoken=spoken_at(reading, first + 1))
    small = grammar.has("conjunctions", word) or (grammar.has("articles", word) and not grammar.has("locatives", word))
    tied = tied and (not small or word in _OF)
    return tied and name[:1].isupper() and bool(known)


def _place_in(reading: Reading, start: int, end: int) -> tuple[int, int]:
    first, stop = _tokens(reading, start, end)
    return reading.words[min(first + 1, stop - 1)].start, reading.words[stop - 1].end


def _names_programme(reading: Reading, item: Item) -> bool:
    """Whether an item is nothing but a known programme: behind a list the sentence says who pays."""
    name = reading.text[reading.words[item.first].start : reading.words[item.last].end]
    return not heads_in(reading, item.first, item.last + 1) and bool(authority.find(name, kinds=("Programme",)))


def _without_towns(reading: Reading, pieces: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The pieces of a list; those that semicolons part without the towns that commas add to most of them.

    "Partners: City of A's agency, A; B Council, C; D University, E": the towns are where the bodies are.
    """
    some = list(pieces)
    parted = [reading.text[b : b + 1] == ";" for _, b in some]
    commas = [_before_town(reading, a, b) for a, b in some]
    known = sum(comma < b for (_, b), comma in zip(some, commas, strict=True))
    if sum(parted) + 1 < _TOWNS or known * 3 < len(some) * 2:
        yield from some
        return
    yield from ((a, comma) for (a, _), comma in zip(some, commas, strict=True))


def _before_town(reading: Reading, start: int, end: int) -> int:
    """Where a piece ends before the town behind its last comma; its end where there is none."""
    comma = reading.text.rfind(",", start, end)
    name = reading.text[comma + 1 : end].strip(" .\n")
    if comma < 0 or not name[:1].isupper() or len(name.split()) > _LONGEST_TOWN:
        return end
    if heads_in(reading, *_tokens(reading, comma + 1, end)):
        return end
    known = territories.find(name, kind="City") or territories.find_towns(name)
    return comma if known else end


def _parts_names(reading: Reading, start: int, comma: int, end: int) -> bool:
    """Whether a comma parts a whole body from another name of several words, of which one has a head noun.

    "Guldborgsund Kommune, Erhvervshus Sjælland, Kurzeme Planning Region (Latvia)", not "LAG Pfalz e. V., Landau (DE)".
    """
    first, at, last = _beside(reading, start, comma, end)
    sides = [range(first, at), range(at, last)]
    if any(len(side) < _FEWEST_WORDS or not reading.words[side[0]].capital for side in sides) or is_unit(reading, at):
        return False
    grammar = reading.lexicon_at(at)
    small = any(grammar.has(table, reading.words[n].word) for n in (first, at) for table in ("topics", "modifiers"))
    capitals = all(sum(reading.words[n].capital for n in side) >= _FEWEST_WORDS for side in sides)
    heads = [{h.payload.value for h in heads_in(reading, side.start, side.stop)} for side in sides]
    name = reading.text[reading.words[at].start : reading.words[last - 1].end]
    place = best_place(name, spoken=spoken_at(reading, at)) is not None or is_country(reading, at, last - 1)
    return any(heads) and not small and not place and not _is_part(*heads) and (capitals or all(heads))


def _opens_verb(reading: Reading, comma: int) -> bool:
    """Whether the verb of taking part follows a comma ("besides Leiria, the consortium includes A (ES)")."""
    at = reading.index(comma)
    return any(reading.whole_cues(name).beginning(at, at + 1) for name in ("is-partner", "comprises"))


def _is_part(left: set[str], right: set[str]) -> bool:
    """Whether a body is part of the one behind its comma ("Ministry of Environment, Government of Andalusia")."""
    wholes = _WHOLES - {"municipality"} if left <= {"ministry"} else _WHOLES
    institute = "university" in left and right <= _INSTITUTES  # "University of Pisa, Institute of Geology"
    return institute or (bool(left & _PARTS) and bool(right & wholes))


def _of_country(reading: Reading, start: int, end: int) -> tuple[Item, ...]:
    """The names that a country has in brackets behind it ("Estonia (Tallinn University and Saaremaa)"), or none."""
    opening = reading.text.find("(", start, end)
    at = reading.index(opening) - 1
    if opening < 0 or at < 0 or reading.words[at].end + 1 < opening or reading.words[at].start < start:
        return ()
    close = reading.text.find(")", opening, end + 1)
    close = end if close < 0 else close
    first = max(reading.index(start), at - 1)
    first = first if is_country(reading, first, at) else at
    if not is_country(reading, first, at) or not heads_in(reading, at + 1, reading.index(close)):
        return ()
    place = (reading.words[first].start, reading.words[at].end)
    return tuple(replace(item, place=item.place or place) for item in items(reading, opening + 1, close))


def _with_unit(reading: Reading, start: int, end: int) -> bool:
    """Whether a dash in a bullet is followed by the head noun of a body's unit, with commas in its name."""
    heads = {h.first for h in reading.hits.get("bodies", ())}
    dashes = [n for n in range(*_tokens(reading, start, end)) if closes(reading, n) and n in heads]
    return bool(dashes) and "," in reading.text[reading.words[dashes[0]].start : end]


def _tokens(reading: Reading, start: int, end: int) -> tuple[int, int]:
    return reading.index(start), reading.index(end)


def _clause(reading: Reading, start: int, end: int) -> bool:
    """Whether a piece speaks of a project or an aim: there the list is over and the sentence goes on."""
    return bool(reading.cues_between("Project", start, end, "heads") or reading.cues_between("aim", start, end))


def _pieces(reading: Reading, start: int, end: int) -> Iterator[tuple[int, int]]:
    text = reading.folded
    depth, marks = 0, []
    for mark in _MARKS.finditer(text, start, end):
        at, character = mark.start(), mark[0]
        depth = max(0, depth + (character == "(") - (character == ")"))
        if (depth == 0 and character in ";,\n•") or (
            depth == 0 and character == "/" and text[at - 1 : at + 2].count(" ") == 2
        ):
            if character == "," and text[at - 1 : at].isdigit() and text[at + 1 : at + 2].isdigit():
                continue
            if character == "," and _before_form(reading, at):
                continue
            marks.append(at)
        elif character == ":" and depth == 0 and text[at + 1 : at + 2] == " ":
            label = _label(reading, start, at)
            marks += [] if label is None else sorted({label, at} - set(marks))
    inside = affairs(reading, start, end)
    marks = [m for m in marks if text[m] != "," or reading.index(m) not in inside]
    apart = run_together.cuts(reading, start, end)
    marks = sorted({*marks, *apart})
    lines, semicolons = [m for m in marks if text[m] in "\n•"], [m for m in marks if text[m] == ";"]
    if semicolons:
        bodies = {m for m in marks if text[m] == "," and _parts_bodies(reading, start, m, end, whole=True)}
        bodies |= _before_clause(reading, start, [m for m in marks if text[m] == ","], semicolons)
        marks = [
            m
            for m in marks
            if text[m] in ";: \n•" or m in bodies or (text[m] == "," and _CLOSED.search(text, start, m))
        ]
    else:
        commas = [m for m in marks if text[m] == ","]
        closed = [m for m in commas if _CLOSED.search(text, start, m)]
        if len(commas) >= 3 and len(closed) >= _BRACKETS_RULE * len(commas):
            bodies = {m for m in commas if m not in closed and _parts_bodies(reading, start, m, end)}
            bodies |= {m for m in commas if m not in closed and _parts_names(reading, start, m, end)}
            bodies |= {m for m in commas if m not in closed and _opens_verb(reading, m)}
            marks = [m for m in marks if m in closed or m in bodies or text[m] in ": \n•"]
        elif lines:
            marks = sorted({*lines, *apart})
    edges = [start - 1, *marks, end]
    cuts = list(itertools.pairwise(edges))
    for number, (a, b) in enumerate(cuts):
        if lines:
            yield a + 1, b
        else:
            yield from halves(reading, a + 1, b, last=number >= len(cuts) - 2 - (len(cuts) > 4))


def _before_clause(reading: Reading, start: int, commas: list[int], semicolons: list[int]) -> set[int]:
    """The commas of a list that its conjunction closes before the only semicolon, behind which a clause goes on.

    "The partners are the museum, Skive Council and the harbour; from Norway …".
    """
    at = semicolons[0]
    before = [m for m in commas if m < at]
    if len(semicolons) > 1 or not before or "(" in reading.text[start:at]:
        return set()
    units = any(is_unit(reading, reading.index(m)) for m in before)
    closing = range(reading.index(before[-1]), reading.index(at))
    joined = any(reading.lexicon_at(n).has("conjunctions", reading.words[n].word) for n in closing)
    return set(before) if joined and not units else set()


def _before_form(reading: Reading, comma: int) -> bool:
    """Whether a legal form follows a comma ("Tourist Board of Kuopio, Ltd"): it belongs to the name."""
    last = reading.index(comma) - 1
    return form_behind(reading, last) > last


def _parts_bodies(reading: Reading, start: int, comma: int, end: int, *, whole: bool = False) -> bool:
    """Whether a comma parts two bodies, with a head noun each, and not a body from its department.

    With ``whole`` the second must begin with its head noun or end in it.
    """
    first, at, last = _beside(reading, start, comma, end)
    unit = at < last and is_unit(reading, at)
    left = {h.payload.value for h in heads_in(reading, first, at)}
    right = {h.payload.value for h in heads_in(reading, at, last)}
    edged = not whole or heads_at(reading, at) or any(h.last == last - 1 for h in heads_in(reading, at, last))
    return bool(left) and bool(right) and edged and not unit and not _is_part(left, right)


def _beside(reading: Reading, start: int, comma: int, end: int) -> tuple[int, int, int]:
    """The first tokens of what stands before a comma and behind it, and the one that follows; brackets end both."""
    edges = [m.start() for m in re.finditer(r"[,(]", reading.text[start:comma])]
    stop = min((n for n in (reading.text.find(c, comma + 1, end) for c in ",(") if n >= 0), default=end)
    return reading.index(start + edges[-1] + 1 if edges else start), reading.index(comma), reading.index(stop)


def _label(reading: Reading, start: int, colon: int) -> int | None:
    """Where the label before a colon inside a list begins ("and on the Polish side: A, B"), or None.

    It has small letters only, and a comma, a dash or a conjunction before it.
    """
    first, stop = reading.index(start), reading.index(colon)
    for at in range(stop - 1, first, -1):
        token = reading.words[at]
        if token.shape != "a":
            return None
        if token.gap.strip() or reading.lexicon_at(at).has("conjunctions", token.word):
            return token.start - 1
    return None
