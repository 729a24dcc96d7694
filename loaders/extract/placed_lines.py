"""Partners in lines of one shape: each line, or card of a few lines, names a body and the country where it is.

"P2 City of A Town IT", "IT – City of A", "City of A, Town, Italy – 120.000 €", or a card "City of A / Town / Italy".
What all lines of a list have in one place needs no other sign: the rest of each line is the name of a partner.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from loaders.extract.folding import KEPT, fold
from loaders.extract.form_lexicon import column_of, headings_of
from loaders.extract.gazetteer import best_place
from loaders.extract.lexicon import all_words
from loaders.extract.list_items import Item, is_told
from loaders.extract.lists import items
from loaders.extract.reading import Reading
from loaders.extract.tokens import index_at
from loaders.extract.towns import town_called
from loaders.extract.whereabouts import country_code

_HEADER = 120  # characters of the head of a table
_FEWEST = 3  # lines or cards of one shape; two below a line that announces partners
_ANNOUNCED = 2
_LONGEST = 26  # words of a line
_ROLE = 5  # words of a cell or line that says a role
_TOWN = 4  # words of a town
_COUNTRY = 4  # words of a country
_CARD = 3  # lines of a card between its name and its country
_NUMBER = re.compile(
    r"(?:(?P<leads>lp|lb|вп)\s?\d{0,2}|(?:pp|bp|hp|p|hcp|пп|п)\s?\d{1,2}|\d{1,2})(?:\s*[:.)|–-]+\s*|\s+)(?=[\w(\[])"
)
_EDGE = re.compile(r"(?:\t+| {2,}|\s*\|\s*|\s+[–—-]\s+|\s*[;,:]\s+|/)(?=\S)")
_FLAT = re.compile(
    r"(?: (?:LP|PP|LB|BP))? (?P<code>[A-Z]{2})(?: [\d][\d .,]*| [^\W\d_A-Z]+){1,4}$"
)  # "… PP LT 141 100 active"
_FIRST_CELL = re.compile(r"([^\t|\n]+?)(?:\t+| {2,}|\s*\|\s*|\s+[–—-]\s+)(?=\S)")
_ACRONYM_AHEAD = re.compile(r"([^\W\d_a-z]{2,10}) [–—-] (?=\w)")
_PIECES = re.compile(r"\s*[,;]\s+|(?<=[)\]])\s+(?=\S)")
_SUM = re.compile(r"(?:€|EUR)?\s?\d[\d  .,']*\s?(?:€|EUR|[Ee]uro?s?)?")
_CODE_AHEAD = re.compile(r"(?:([A-Z]{2})(?:\s*[–—:|\t-]\s*|\t| {2,})|[\[(]([A-Z]{2})[\])]\s*[–—:|\t-]?\s*)(?=\w)")
_BRACKET = re.compile(r"\(([^()\n]*)\)")
_END = " \t\n.;,:|/–—-"
_BESIDE = frozenset({"role", "region", "budget", "instrument", "number"})  # columns that tell neither name nor country
_SETTING = frozenset("([,;|–—-/\t")  # marks that set a country apart
_LEADING = ("lead-partner", "leader")
_ROLES = (*_LEADING, "partner", "partner-list")


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of text as its place, and whether it is a bullet or a heading."""

    start: int
    end: int
    item: bool
    heading: bool


def placed_lines(
    reading: Reading, lines: Iterator[tuple[int, int, bool, bool]], role: str, *, announced: bool
) -> tuple[Item, ...]:
    """The partners of lines or cards of one shape that begin with the first of some lines; none of other lines.

    ``role`` is that of the first, announced above; ``announced`` says that a line above speaks of partners.
    """
    some = [line for one in lines if (line := _in_bars(reading, _Line(*one))) is not None]
    while some and is_header(reading.text[some[0].start : some[0].end]):
        del some[0]
    fewest = _ANNOUNCED if announced else _FEWEST
    for found in (_in_lines(reading, some), _in_cards(reading, some, role)):
        if len(found) >= fewest:
            return tuple(found)
    return ()


def _in_bars(reading: Reading, line: _Line) -> _Line | None:
    """A line without the bars at its ends, as tables in Markdown have them; None for the rule below their head."""
    text = reading.text[line.start : line.end]
    if not any(map(str.isalnum, text)):
        return None
    left = len(text) - len(text.lstrip("| ")) if text.startswith("|") else 0
    return replace(line, start=line.start + left, end=line.start + len(text.rstrip("| ")))


def placed_run(reading: Reading, start: int, end: int) -> tuple[Item, ...]:
    """The partners of one line of which each has its role before it and its country behind it, with no marks between.

    "Lead partner City of A Italy Partner B Council Ireland Partner Comune di C Italy": a page whose boxes came down
    as one line.
    """
    hits = sorted({(h.first, h.last) for name in _ROLES for h in reading.cues_between(name, start, end)})
    opens = [(a, b) for a, b in hits if reading.words[a].capital and not any(c < a <= d for c, d in hits)]
    if len(opens) < _FEWEST or reading.words[opens[0][0]].start != start:
        return ()
    found = []
    for (first, last), (behind, _) in zip(opens, [*opens[1:], (index_at(reading.words, end), 0)], strict=True):
        if last + 1 >= behind:
            return ()
        left = reading.words[last + 1].start
        right = _stripped(
            reading.text,
            left,
            reading.words[behind - 1].end + (reading.text[reading.words[behind - 1].end :][:1] == ")"),
        )
        some = [] if ":" in reading.text[reading.words[first].start : right] else _placed(reading, left, right)
        if not some:
            return ()
        leads = any(reading.cues_between(name, reading.words[first].start, left) for name in _LEADING)
        found += [replace(one, role="lead-partner" if leads else "partner") for one in some]
    return tuple(found)


def placed_pieces(reading: Reading, start: int, end: int) -> tuple[Item, ...]:
    """The names of a list in one line of which each has its country behind it, in brackets or behind a mark.

    "City of A (Italy), B Council – Ireland", "1 City of A (IT) 2 B Council (IE)". None where a country has
    several names before it.
    """
    end = start + len(reading.text[start:end].rstrip(_END))
    found: list[Item] = []
    left = start
    for mark in [*_PIECES.finditer(reading.text, start, end), None]:
        right = mark.start() if mark else end
        if mark and not _closed(reading, left, right):
            continue
        left = _behind_conjunction(reading, left, right)
        some = _placed(reading, left, right) if _closed(reading, left, right) else []
        several = "," in reading.text[left:right] and len(items(reading, left, right)) > 1
        if not some or several or _ACRONYM_AHEAD.match(reading.text, left, right):
            return ()
        found += some
        left = mark.end() if mark else end
    return tuple(found) if len(found) >= _FEWEST else ()


def _closed(reading: Reading, start: int, end: int) -> bool:
    """Whether a stretch ends in a country that brackets or a mark set apart."""
    end = _stripped(reading.text, start, end)
    behind = _country_behind(reading, start, end) if end > start else None
    return behind is not None and not _SETTING.isdisjoint(reading.text[behind[0] : behind[1][0]])


def _behind_conjunction(reading: Reading, start: int, end: int) -> int:
    """Where a name begins behind blanks and an "and" before it."""
    start += len(reading.text[start:end]) - len(reading.text[start:end].lstrip())
    word = reading.text[start:end].partition(" ")[0]
    return start + len(word) + 1 if fold(word) in all_words("conjunctions") else start


@lru_cache(KEPT)
def is_header(line: str) -> bool:
    """Whether a line is the head of a table of partners: at least two of its columns, and hardly anything else.

    >>> is_header("Nr Partner Town Country"), is_header("Partner | Paese"), is_header("Partner organisation of Turin")
    (True, True, False)
    """
    if len(line) > _HEADER or line.rstrip()[-1:] in (*".!?:",):
        return False
    cells = [cell for cell in re.split(r"\t| {2,}|\s*[|;]\s*", line.strip(" |")) if cell]
    apart = len(cells) > 1
    cells = cells if apart else line.split()
    cells = [cell for cell in cells if cell != "#"]
    known = {column_of(cell.strip(_END)) or column_of(cell) for cell in cells}
    strange = sum(column_of(cell.strip(_END)) is None and column_of(cell) is None for cell in cells)
    return len(known - {None}) > 1 and strange * 3 <= len(cells) * apart and "name" in known


def _in_lines(reading: Reading, lines: Sequence[_Line]) -> list[Item]:
    found: list[Item] = []
    for line in lines:
        behind, _, label = _without_label(reading, line)
        some = _of_country(reading, line) or _placed(reading, behind.start, line.end)
        if not some:
            break
        found += [replace(one, role=one.role or label) for one in some]
    return found


def _of_country(reading: Reading, line: _Line) -> list[Item]:
    """The names that stand in one line behind their country and a colon ("Italy: City of A; B Council")."""
    text, end = reading.text, _stripped(reading.text, line.start, line.end)
    colon = text.find(":", line.start, end)
    if colon < 0 or country_code(text[line.start : colon]) is None:
        return []
    place = (line.start, colon)
    if ";" not in text[colon:end] and "," in text[colon:end]:
        return [replace(one, place=place) for one in items(reading, colon + 1, end)]
    found = []
    start = colon + 1
    for piece in text[start:end].split(";"):
        left = start + len(piece) - len(piece.lstrip())
        one = _named(reading, left, start + len(piece.rstrip()), [place], line.end, "")
        if one is None:
            return []
        found.append(one)
        start += len(piece) + 1
    return found


def _placed(reading: Reading, start: int, end: int) -> list[Item]:
    """The name of a line that says in which country it is, before the name or behind it; none of another line."""
    text, whole = reading.text, end
    end = _stripped(text, start, end)
    if len(text[start:end].split()) > _LONGEST or headings_of(text[start:end]):
        return []
    mark = _NUMBER.match(reading.folded, start, end)
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
            return []
        (end, place), marked = behind, not _SETTING.isdisjoint(text[behind[0] : behind[1][0]])
        end = _before_town(reading, start, end, _in_bracket(text[slice(*place)]), beside, bare=not marked)
    if any(mark in text[start:end] for mark in ":;") or any(map(_in_bracket, _BRACKET.findall(text, start, end))):
        return []  # the label of something else, or several names
    one = _named(reading, start, end, [*beside, place], whole, role)
    return [] if one is None else [one]


def _stripped(text: str, start: int, end: int) -> int:
    return start + len(text[start:end].rstrip(_END))


def _last_edge(text: str, start: int, end: int) -> re.Match[str] | None:
    """The mark before the last cell of a line."""
    edge = None
    for edge in _EDGE.finditer(text, start + 1, end):  # noqa: B007
        pass
    return edge


def opens_with_role(reading: Reading, start: int, end: int) -> bool:
    """Whether the first cell of a line gives a role, and others follow ("Lead partner | City of A | Italy")."""
    return bool(_behind_role(reading, start, end)[1])


def _behind_role(reading: Reading, start: int, end: int) -> tuple[int, str]:
    """Where a line begins behind the role that its first cell gives, and the role."""
    cell = _FIRST_CELL.match(reading.text, start, end)
    role = _role_of(reading, start, cell.end(1)) if cell else None
    return (cell.end(), role) if cell and role else (start, "")


def _without_cells(reading: Reading, start: int, end: int) -> tuple[int, str]:
    """Where a line ends before the sums and roles that its last cells give, and the role."""
    role = ""
    while edge := _last_edge(reading.text, start, end):
        piece = reading.text[edge.end() : end].strip()
        said = _role_of(reading, edge.end(), end)
        if said is None and not _SUM.fullmatch(piece):
            break
        role = said or role
        end = _stripped(reading.text, start, edge.start())
    return end, role


def _role_of(reading: Reading, start: int, end: int) -> str | None:
    """The role that a cell or line gives and nothing else, or None."""
    text = reading.text[start:end].strip(_END)
    if not text or len(text.split()) > _ROLE or _has_body(reading, start, end):
        return None
    if any(reading.cues_between(name, start, end) for name in _LEADING):
        return "lead-partner"
    return "partner" if any(reading.cues_between(name, start, end) for name in _ROLES) else None


def _country_behind(reading: Reading, start: int, end: int) -> tuple[int, tuple[int, int]] | None:
    """Where the name ends before the country that closes a line, and where the country or its bracket stands."""
    text = reading.text
    opens = {")": "(", "]": "["}.get(text[end - 1])
    if opens and (opening := text.rfind(opens, start, end)) > start:
        bracket = (opening + 1, end - 1)
        return (_stripped(text, start, opening), bracket) if _in_bracket(text[slice(*bracket)]) else None
    edge = _last_edge(text, start, end)
    if edge and country_code(text[edge.end() : end]):
        return _stripped(text, start, edge.start()), (edge.end(), end)
    words = text[start:end].split(" ")
    for count in range(min(_COUNTRY, len(words) - 1), 0, -1):
        name = " ".join(words[-count:])
        if name[:1].isupper() and country_code(name):
            before = _before_place(text, start, end - len(name))
            return None if before is None else (before, (end - len(name), end))
    flat = _FLAT.search(text, start, end)
    if flat and country_code(flat["code"]):
        return _stripped(text, start, flat.start()), flat.span("code")
    return None


def _before_place(text: str, start: int, end: int) -> int | None:
    """Where a name ends before the preposition of its country ("Comté de Vas, *en* Hongrie").

    None where another small word makes the country a part of the name ("Association des villes *de* Slovénie").
    """
    end = _stripped(text, start, end)
    last = text[start:end].rpartition(" ")[2]
    word = fold(last.rpartition("'")[2].rpartition("’")[2])
    if word in all_words("locatives") - all_words("connectors"):
        return _stripped(text, start, end - len(last))
    return None if word in _small_words() else end


def _in_bracket(text: str) -> str | None:
    """The country that a piece of a bracket names ("Turin, Italy"), or None."""
    pieces = re.split(r"\s*[,;/]\s*|\s[–-]\s", text)
    return next((code for piece in reversed(pieces) if (code := country_code(piece))), None)


def _before_town(
    reading: Reading, start: int, end: int, country: str | None, beside: list[tuple[int, int]], *, bare: bool
) -> int:
    """Where a name ends before the town of its country: behind a mark, or in a line that has none (``bare``)."""
    text = reading.text
    edge = _last_edge(text, start, end)
    if edge and len(text[edge.end() : end].split()) <= _TOWN and not _has_body(reading, edge.end(), end):
        if country and best_place(text[edge.end() : end].strip(_END), country=country) is not None:
            beside.append((edge.end(), end))
            return _stripped(text, start, edge.start())
        if country and _is_town(reading, edge.end(), end, country):
            beside.append((edge.end(), end))
            return _stripped(text, start, edge.start())
        if "\t" in edge[0] or "  " in edge[0] or "|" in edge[0]:
            beside.append((edge.end(), end))  # a column of its own
            return _stripped(text, start, edge.start())
    words = text[start:end].split(" ") if bare else []
    for count in range(min(_TOWN, len(words) - 2), 0, -1):
        name = " ".join(words[-count:])
        if country and name[:1].isupper() and _is_town(reading, end - len(name), end, country) and not edge:
            before = fold(text[start : end - len(name)].split()[-1])
            if before not in _small_words():
                beside.append((end - len(name), end))
                return _stripped(text, start, end - len(name))
    return end


@cache
def _small_words() -> frozenset[str]:
    """The words of all languages behind which a town is part of a name ("University *of* Turin")."""
    return all_words("connectors") | all_words("articles") | all_words("locatives")


def _is_town(reading: Reading, start: int, end: int, country: str) -> bool:
    name = reading.text[start:end].strip(_END)
    place = best_place(name, country=country)
    if place is not None and place.kind == "City":
        return True
    return town_called(name, reading.language, {country}, cases=False) is not None


def _has_body(reading: Reading, start: int, end: int) -> bool:
    first, stop = index_at(reading.words, start), index_at(reading.words, end)
    return bool(reading.hits_between("bodies", first, stop - 1))


def _named(reading: Reading, start: int, end: int, beside: list[tuple[int, int]], whole: int, role: str) -> Item | None:
    """The item of a name between two offsets, without a bracket at its end; None where it is none."""
    text = reading.text
    if text[end - 1 : end] == ")" and (opening := text.rfind("(", start, end)) > start:
        beside = [*beside, (opening + 1, end - 1)]
        end = _stripped(text, start, opening)
    edge = _last_edge(text, start, end)
    if edge and text[edge.end() : end].isupper() and not set(text[edge.end() : end]) & {" ", "."}:
        beside = [*beside, (edge.end(), end)]  # "Institute for Ports - IFP"
        end = _stripped(text, start, edge.start())
    first, last = index_at(reading.words, start), index_at(reading.words, end) - 1
    while first < last and not reading.words[first].capital and reading.words[first].word in all_words("articles"):
        first += 1
    if first > last or not any(word.capital for word in reading.words[first : last + 1]):
        return None
    if text[start:end].strip(_END) == "" or country_code(text[start:end]) or _role_of(reading, start, end) is not None:
        return None
    if is_told(reading, first, last):
        return None
    return Item(first, last, tuple(sorted(beside)), whole, role, sure=True)


def _without_label(reading: Reading, line: _Line) -> tuple[_Line, str | None, str]:
    """A line behind its label, the column of a table that the label names, and the role that it gives."""
    colon = reading.text.find(":", line.start, line.end)
    if colon < 0 or colon + 1 >= line.end or len(reading.text[line.start : colon].split()) > _ROLE:
        return line, None, ""
    label = reading.text[line.start : colon]
    column = column_of(label)
    role = _role_of(reading, line.start, colon) or ""
    if not role and column is None:
        return line, None, ""
    left = len(reading.text[colon + 1 : line.end]) - len(reading.text[colon + 1 : line.end].lstrip())
    return replace(line, start=min(colon + 1 + left, line.end - 1)), None if role else column, role


def _in_cards(reading: Reading, lines: Sequence[_Line], role: str) -> list[Item]:
    """The names of cards: a line with a name, perhaps its role before it and its town behind it, then the country."""
    found: list[Item] = []
    said, name = "", None
    between: list[_Line] = []
    for line in lines:
        line, column, label = _without_label(reading, line)
        text = reading.text[line.start : line.end].strip(_END)
        given = label or _role_of(reading, line.start, line.end)
        bracket = text.startswith("(") and text.endswith(")")
        country = country_code(text) or (_in_bracket(text.strip("()")) if bracket or name else None)
        if country and name is not None and not _has_body(reading, line.start, line.end):
            beside = [(one.start, one.end) for one in between]
            place = (line.start + bracket, line.end - bracket)
            one = _named(reading, name.start, name.end, [*beside, place], name.end, said)
            if one is None:
                break
            found.append(one)
            said, name, between = "", None, []
        elif given is not None and name is None and not label:
            said = given
        elif name is None:
            if column in _BESIDE and found:
                continue  # what else the card before says
            mark = _NUMBER.match(reading.folded, line.start, line.end)
            said = "lead-partner" if mark and mark["leads"] else label or said
            if len(text.split()) > _LONGEST or headings_of(text) or text[-1:] in ".?!" or ":" in text:
                break
            name = _Line(mark.end() if mark else line.start, line.end, line.item, line.heading)
        elif column in _BESIDE:
            continue
        elif len(between) < _CARD - 1 and len(text.split()) <= _TOWN and not _has_body(reading, line.start, line.end):
            between.append(line)
        else:
            break
    if role == "lead-partner":
        roles = [role, *["partner"] * len(found)]
        return [one if one.role else replace(one, role=said) for one, said in zip(found, roles, strict=False)]
    return found
