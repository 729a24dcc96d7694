"""The name that a line holds beside the country that it gives: "P2 City of A Town IT", "IT – City of A".

Numbers, roles, sums and towns beside the name are no part of it; without a country nothing is a name here.
"""

from __future__ import annotations

import re
from functools import cache

from loaders.extract.dashes import joins_areas
from loaders.extract.folding import fold
from loaders.extract.form_lexicon import headings_of
from loaders.extract.gazetteer import best_place
from loaders.extract.lexicon import all_words
from loaders.extract.list_items import Item, holds_body, is_told
from loaders.extract.reading import Reading
from loaders.extract.towns import town_called
from loaders.extract.whereabouts import country_code

END = " \t\n.;,:|/–—-"
"""Marks at the end of a line or cell that are no part of what it says."""
LONGEST = 26
"""Words of a line that may hold a name."""
ROLE_WORDS = 5
"""Words of a cell or line that says a role, or of a label."""
TOWN_WORDS = 4
"""Words of a town."""
LEADING = ("lead-partner", "leader")
ROLES = (*LEADING, "partner", "partner-list")
NUMBER = re.compile(
    r"(?:(?P<leads>lp|lb|вп)\s?\d{0,2}|(?:pp|bp|hp|p|hcp|asp|ap|пп|п)\s?\d{1,2}|\d{1,2})"
    r"(?:\s*/\s*wp\s?\d+(?:\s(?:lead(?:er)?|l))?)?(?:\s*[:.)|–-]+\s*|\s+)(?=[\w(\[])"
)
"""What numbers a partner at the opening of a line; the text is folded."""
ACRONYM_AHEAD = re.compile(r"([^\W\d_a-z]{2,10}) [–—-] (?=\w)")
"""An acronym before the name that it is short for."""
_COUNTRY_WORDS = 4
_EDGE = re.compile(r"(?:\t+| {2,}|\s*\|\s*|\s+[–—-]\s+|\s*[;,:]\s+|/)(?=\S)")
_FLAT = re.compile(
    r"(?: (?:LP|PP|LB|BP))? (?P<code>[A-Z]{2})(?: [\d][\d .,]*| [^\W\d_A-Z]+){1,4}$"
)  # "… PP LT 141 100 active"
_FIRST_CELL = re.compile(r"([^\t|\n]+?)(?:\t+| {2,}|\s*\|\s*|\s+[–—-]\s+)(?=\S)")
_SUM = re.compile(r"(?:€|EUR)?\s?\d[\d  .,']*\s?(?:€|EUR|[Ee]uro?s?)?")
_CODE_AHEAD = re.compile(r"(?:([A-Z]{2})(?:\s*[–—:|\t-]\s*|\t| {2,})|[\[(]([A-Z]{2})[\])]\s*[–—:|\t-]?\s*)(?=\w)")
_BRACKET = re.compile(r"\(([^()\n]*)\)")
_ADDRESS = re.compile(r"(?<=[\w)]) +[|–-]? *(?:https?://|www\.)\S+$")
_SETTING = frozenset("([,;|–—-/\t")  # marks that set a country apart


def placed_name(reading: Reading, start: int, end: int) -> Item | None:
    """The name of a line that says in which country it is, before the name or behind it; None of another line."""
    text, whole = reading.text, end
    address = _ADDRESS.search(text, start, end)
    end = stripped(text, start, address.start() if address else end)
    if len(text[start:end].split()) > LONGEST or headings_of(text[start:end]):
        return None
    mark = NUMBER.match(reading.folded, start, end)
    role = "lead-partner" if mark and mark["leads"] else ""
    start = mark.end() if mark else start
    beside: list[tuple[int, int]] = []
    start, opening = _behind_role(reading, start, end)
    end, closing = _without_cells(reading, start, end)
    role = opening or closing or role
    ahead = _CODE_AHEAD.match(text, start, end)
    if ahead and country_code(ahead[1] or ahead[2]):
        place = ahead.span(1 if ahead[1] else 2)
        start = ahead.end()
    else:
        behind = _country_behind(reading, start, end)
        if behind is None:
            return None
        (end, place), marked = behind, not _SETTING.isdisjoint(text[behind[0] : behind[1][0]])
        end = _before_town(reading, start, end, country_in(text[slice(*place)]), beside, bare=not marked)
    if any(mark in text[start:end] for mark in ":;") or any(map(country_in, _BRACKET.findall(text, start, end))):
        return None  # the label of something else, or several names
    return named(reading, start, end, [*beside, place], whole, role)


def _behind_role(reading: Reading, start: int, end: int) -> tuple[int, str]:
    """Where a line begins behind the role that its first cell gives, and the role."""
    cell = _FIRST_CELL.match(reading.text, start, end)
    role = role_of(reading, start, cell.end(1)) if cell else None
    return (cell.end(), role) if cell and role else (start, "")


def opens_with_role(reading: Reading, start: int, end: int) -> bool:
    """Whether the first cell of a line gives a role, and others follow ("Lead partner | City of A | Italy")."""
    return bool(_behind_role(reading, start, end)[1])


def _without_cells(reading: Reading, start: int, end: int) -> tuple[int, str]:
    """Where a line ends before the sums and roles that its last cells give, and the role."""
    role = ""
    while edge := _last_edge(reading.text, start, end):
        piece = reading.text[edge.end() : end].strip()
        said = role_of(reading, edge.end(), end)
        if said is None and not _SUM.fullmatch(piece):
            break
        role = said or role
        end = stripped(reading.text, start, edge.start())
    return end, role


def role_of(reading: Reading, start: int, end: int) -> str | None:
    """The role that a cell or line gives and nothing else, or None."""
    text = reading.text[start:end].strip(END)
    if not text or len(text.split()) > ROLE_WORDS or holds_body(reading, start, end):
        return None
    if any(reading.cues_between(name, start, end) for name in LEADING):
        return "lead-partner"
    return "partner" if any(reading.cues_between(name, start, end) for name in ROLES) else None


def _country_behind(reading: Reading, start: int, end: int) -> tuple[int, tuple[int, int]] | None:
    """Where the name ends before the country that closes a line, and where the country or its bracket stands."""
    text = reading.text
    opens = {")": "(", "]": "["}.get(text[end - 1])
    if opens and (opening := text.rfind(opens, start, end)) > start:
        bracket = (opening + 1, end - 1)
        return (stripped(text, start, opening), bracket) if country_in(text[slice(*bracket)]) else None
    edge = _last_edge(text, start, end)
    if edge and country_code(text[edge.end() : end]):
        return stripped(text, start, edge.start()), (edge.end(), end)
    words = text[start:end].split(" ")
    for count in range(min(_COUNTRY_WORDS, len(words) - 1), 0, -1):
        name = " ".join(words[-count:])
        if name[:1].isupper() and country_code(name):
            before = _before_place(text, start, end - len(name))
            return None if before is None else (before, (end - len(name), end))
    flat = _FLAT.search(text, start, end)
    if flat and country_code(flat["code"]):
        return stripped(text, start, flat.start()), flat.span("code")
    return None


def _before_place(text: str, start: int, end: int) -> int | None:
    """Where a name ends before the preposition of its country ("Comté de Vas, *en* Hongrie").

    None where another small word makes the country a part of the name ("Association des villes *de* Slovénie").
    """
    end = stripped(text, start, end)
    last = text[start:end].rpartition(" ")[2]
    word = fold(last.rpartition("'")[2].rpartition("’")[2])
    if word in all_words("locatives") - all_words("connectors"):
        return stripped(text, start, end - len(last))
    return None if word in _small_words() else end


def country_in(text: str) -> str | None:
    """The country that a piece of a bracket names ("Turin, Italy"), or None."""
    pieces = re.split(r"\s*[,;/]\s*|\s[–-]\s", text)
    return next((code for piece in reversed(pieces) if (code := country_code(piece))), None)


def _before_town(
    reading: Reading, start: int, end: int, country: str | None, beside: list[tuple[int, int]], *, bare: bool
) -> int:
    """Where a name ends before the town of its country: behind a mark, or in a line that has none (``bare``)."""
    text = reading.text
    edge = _last_edge(text, start, end)
    if edge is not None and joins_areas(reading, reading.index(edge.end())):
        return end
    if edge is not None:
        cell, column = (edge.end(), end), any(mark in edge[0] for mark in ("\t", "  ", "|"))
        short = len(text[slice(*cell)].split()) <= TOWN_WORDS and not holds_body(reading, *cell)
        if short and (column or _is_place(reading, *cell, country)):
            beside.append(cell)
            return stripped(text, start, edge.start())
        return end
    words = text[start:end].split(" ") if bare else []
    for count in range(min(TOWN_WORDS, len(words) - 2), 0, -1):
        at = end - len(" ".join(words[-count:]))
        plain = text[at].isupper() and fold(text[start:at].strip().rpartition(" ")[2]) not in _small_words()
        if plain and _is_town(reading, at, end, country):
            beside.append((at, end))
            return stripped(text, start, at)
    return end


@cache
def _small_words() -> frozenset[str]:
    """The words of all languages behind which a town is part of a name ("University *of* Turin")."""
    return all_words("connectors") | all_words("articles") | all_words("locatives")


def _is_place(reading: Reading, start: int, end: int, country: str | None) -> bool:
    """Whether a cell is a place of a country."""
    known = country and best_place(reading.text[start:end].strip(END), country=country)
    return bool(known) or _is_town(reading, start, end, country)


def _is_town(reading: Reading, start: int, end: int, country: str | None) -> bool:
    if country is None:
        return False
    name = reading.text[start:end].strip(END)
    place = best_place(name, country=country)
    if place is not None and place.kind == "City":
        return True
    return town_called(name, reading.language, {country}, cases=False) is not None


def named(reading: Reading, start: int, end: int, beside: list[tuple[int, int]], whole: int, role: str) -> Item | None:
    """The item of a name between two offsets, without a bracket at its end; None where it is none."""
    text = reading.text
    if text[end - 1 : end] == ")" and (opening := text.rfind("(", start, end)) > start:
        beside = [*beside, (opening + 1, end - 1)]
        end = stripped(text, start, opening)
    edge = _last_edge(text, start, end)
    if edge and text[edge.end() : end].isupper() and not set(text[edge.end() : end]) & {" ", "."}:
        beside = [*beside, (edge.end(), end)]  # "Institute for Ports - IFP"
        end = stripped(text, start, edge.start())
    first, last = reading.index(start), reading.index(end) - 1
    while first < last and not reading.words[first].capital and reading.words[first].word in all_words("articles"):
        first += 1
    if first > last or not any(word.capital for word in reading.words[first : last + 1]):
        return None
    if text[start:end].strip(END) == "" or country_code(text[start:end]) or role_of(reading, start, end) is not None:
        return None
    if is_told(reading, first, last):
        return None
    return Item(first, last, tuple(sorted(beside)), whole, role, sure=True)


def is_set_apart(reading: Reading, start: int, end: int) -> bool:
    """Whether a stretch ends in a country that brackets or a mark set apart."""
    end = stripped(reading.text, start, end)
    behind = _country_behind(reading, start, end) if end > start else None
    return behind is not None and not _SETTING.isdisjoint(reading.text[behind[0] : behind[1][0]])


def stripped(text: str, start: int, end: int) -> int:
    """Where a stretch of text ends without the marks that close it."""
    return start + len(text[start:end].rstrip(END))


def _last_edge(text: str, start: int, end: int) -> re.Match[str] | None:
    """The mark before the last cell of a line."""
    return max(_EDGE.finditer(text, start + 1, end), key=re.Match.start, default=None)
