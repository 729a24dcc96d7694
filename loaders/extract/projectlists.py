"""Projects that are named in lists: behind "the projects", one a line, or in brackets behind what they are about."""

from __future__ import annotations

import re
from collections.abc import Iterator

from loaders.extract.acronyms import glued, opening
from loaders.extract.givennames import opens_a_name
from loaders.extract.projectnames import is_body, is_other, proper_run, shouted
from loaders.extract.reading import Reading
from loaders.extract.sentences import Sentence

_IN_LIST = 5  # words of a name in a list of projects
_FEWEST = 3  # names from which a list of words that are no acronyms is one of projects
_HEADING = 12  # words of a heading between the parts of a list
_MARK = re.compile(r" ?\( ?\"?| ?[:–-][ \n]+\"?| \| |, ")
_BEHIND = (" ", " (", ": ", ", ", " – ", " - ")  # what stands between the plural and the first name
_GOES_ON = (" ", ", ", " (")  # what stands between the name that opens an item and what it says of it
_NEVER = ("bodies", "events", "groups", "heads")  # tables with whose words no project of a list is named
_CUT = re.compile(r"[.:()%\n]")
_BRACKETED = re.compile(r"\(([^\W\d_][^\s(),;]{2,29}(?: [^\s(),;]{1,20}){0,2})\)\s*(?=[;.]|$)")


def listed(reading: Reading) -> Iterator[tuple[int, int, str]]:
    """Reads "the projects Green Roads, SHOREWAY and Slow Boats", "five projects (Alder, WINDOW and Old Mills)".

    The names stand right behind the plural, in brackets or not; words that are no acronyms count
    where there are several.
    """
    words = reading.words
    for hit in reading.cues("Project", table="heads"):
        at = _behind_such_as(reading, hit.last + 1)
        if at >= len(words) or words[at].gap not in _BEHIND or shouted(reading, hit.first):
            continue
        if not _may_open(reading, at):
            continue
        start = words[at].start
        close = reading.text.find(")", start) if words[at].gap == " (" else -1
        sentence = reading.sentence_at(start)
        stop = close if close >= 0 else sentence.end if sentence else start
        names = list(_names(reading, start, stop, closed=close >= 0))
        acronyms = [n for n in names if opening(reading, n[0])]
        ends = bool(names) and sentence is not None and names[-1][1] == sentence.last - 1
        plural = any(h.last == hit.last for h in reading.cues_at("projects", hit.first))
        if not plural and any(opening(reading, n[0]) != n for n in names):
            continue  # "the project Knowledge, Skills and Innovation"
        told = len(names) >= _FEWEST or acronyms or (ends and words[hit.first].shape == "a")
        if len(names) >= 2 and told and not any(is_other(reading, *n) or _is_person(reading, *n) for n in names):
            for first, last in names:
                yield *_without_clause(reading, first, last), "project-list"


def _without_clause(reading: Reading, first: int, last: int) -> tuple[int, int]:
    """The short name that opens the last of a list where the sentence goes on behind it ("… and C worked on ports")."""
    short = opening(reading, first)
    return short if short and short[1] < last and reading.words[short[1] + 1].shape == "a" else (first, last)


def _is_person(reading: Reading, first: int, last: int) -> bool:
    """Whether a given name and another word with a capital are all of a name."""
    words = reading.words
    two = last == first + 1 and words[last].shape == words[first].shape == "Aa"
    return two and opens_a_name(words[first].word, sure=True)


def _behind_such_as(reading: Reading, at: int) -> int:
    """The token behind "such as", "namely" where they stand at a token, else the token itself."""
    behind = [h.last + 1 for h in reading.whole_cues("such-as").beginning(at, at)]
    return behind[0] if behind else at


def _names(reading: Reading, start: int, stop: int, *, closed: bool) -> Iterator[tuple[int, int]]:
    """The names of a list from its first capital: parted by commas, the last by a conjunction."""
    words = reading.words
    first = at = next((n for n, w in enumerate(words) if w.start >= start), len(words))
    while at < len(words) and words[at].start < stop:
        gap = words[at].gap if at > first else " "
        conjunction = at > first and _joins(reading, at)
        if at > first and glued(reading, at):
            at += 1
            continue
        if _CUT.search(gap) or (at - first > _IN_LIST):
            break
        if gap.strip() in (",", ";") or conjunction:
            yield first, at - 1
            at += conjunction
            first = at
            if at >= len(words) or words[at].start >= stop or not _may_open(reading, at):
                return
        at += 1
    if closed or (at < len(words) and _CUT.search(words[at].gap)) or at >= len(words) or words[at].start >= stop:
        if at - first <= _IN_LIST:
            yield first, at - 1
    elif opening(reading, first):
        yield opening(reading, first) or (first, first)


def _may_open(reading: Reading, at: int) -> bool:
    """Whether a token can open a name: a capital, or a figure with letters ("2Seas")."""
    return reading.words[at].capital or (reading.words[at].shape == "1" and not reading.words[at].word.isdigit())


def _joins(reading: Reading, at: int) -> bool:
    """Whether a token is "and" or "or"."""
    word = reading.words[at].word
    return reading.lexicon_at(at).has("conjunctions", word) or bool(reading.whole_cues("or").beginning(at, at))


def itemised(reading: Reading) -> Iterator[tuple[int, int, str]]:
    """Lines that open with a name and a mark: below "the following projects:", or that say who leads it."""
    told, led, titled = _announced(reading), _led(reading), _titled(reading)
    listing, block = False, -1
    for sentence in reading.sentences:
        if sentence.block == block or sentence.first >= sentence.last:
            continue
        block, at = sentence.block, sentence.first
        if block in told:
            listing = True
            continue
        numbered = reading.words[at].shape == "1" and reading.words[min(at + 1, len(reading.words) - 1)].gap == ". "
        item = sentence.item or numbered
        named = titled.get(block) if listing else None
        if named is None and (listing or (item and block in led)):
            named = _name_of_line(reading, sentence, at + numbered, listing)
        if named:
            yield *named, "project-item"
        elif listing and not item:
            listing = _is_heading(reading, sentence)


def _announced(reading: Reading) -> frozenset[int]:
    """The blocks that announce a list of projects: they have the plural and end in a colon."""
    about = {s.block for s in reading.sentences if reading.cues("projects", s)}
    about -= {s.block for s in reading.sentences if reading.cues("partner", s) or reading.cues("partner-list", s)}
    items = {s.block for s in reading.sentences if s.item}
    return frozenset(
        s.block
        for s in reading.sentences
        if s.block in about
        and (
            reading.text[s.end - 1] == ":"
            or reading.cues("listed-below", s)
            or (s.block + 1 in items and s.block not in items and reading.text[reading.block_span(s)[1] - 1].isalpha())
        )
    )


def _led(reading: Reading) -> frozenset[int]:
    """The blocks that say who leads, and those right above a line that begins so."""
    found = set()
    for s in reading.sentences:
        leads = [h for name in ("led-by", "lead-partner") for h in reading.cues(name, s)]
        if leads:
            found.add(s.block)
        if any(h.first == s.first for h in leads):
            found.add(s.block - 1)
    return frozenset(found)


def _titled(reading: Reading) -> dict[int, tuple[int, int]]:
    """The names in each row of lines that all have a short name, a colon and a title, by the number of their block.

    "HARBOURS: Better ports", "Slow Boats: Trips for all": half of them at least are acronyms.
    """
    found: dict[int, tuple[int, int]] = {}
    row: dict[int, tuple[int, int]] = {}
    for sentence in [*reading.sentences, None]:
        if sentence is not None and reading.block_span(sentence)[0] != sentence.start:
            continue
        name = _before_colon(reading, sentence) if sentence is not None else None
        if sentence is not None and name is not None:
            row[sentence.block] = name
            continue
        acronyms = sum(opening(reading, first) is not None for first, _ in row.values())
        if len(row) >= _FEWEST and acronyms * 2 >= len(row):
            found.update(row)
        row = {}
    return found


def _before_colon(reading: Reading, sentence: Sentence) -> tuple[int, int] | None:
    """The words with capitals, or figures, that open a line up to its colon, where more stands behind it; or None."""
    colon = reading.text.find(": ", sentence.start, sentence.end)
    last = reading.index(colon) - 1 if colon > 0 else -1
    name = range(sentence.first, last + 1)
    if not 0 < len(name) <= _IN_LIST or sentence.last - last <= 2 or sentence.row:
        return None
    written = all(reading.words[n].capital or reading.words[n].shape == "1" for n in name)
    return (sentence.first, last) if written and not is_body(reading, sentence.first, last) else None


def _name_of_line(reading: Reading, sentence: Sentence, at: int, listing: bool) -> tuple[int, int] | None:
    """The project's name that opens a line, with a mark behind it or nothing; in a list also words with capitals."""
    words = reading.words
    article = listing and words[at].shape == "Aa" and reading.lexicon_at(at).has("articles", words[at].word)
    at += article and at + 1 < sentence.last
    column = listing and words[at].shape == "a" and at + 1 < sentence.last and words[at + 1].gap == "   "
    at += column  # behind the words of a picture
    found = opening(reading, at)
    if found is None and listing and not article and words[at].capital:
        last = at
        while last + 1 < sentence.last and last - at < _IN_LIST - 1 and words[last + 1].gap == " ":
            last += words[last + 1].capital or words[last + 1].shape == "1"
            if (
                not (words[last].capital or words[last].shape == "1")
                or not words[min(last + 1, len(words) - 1)].capital
            ):
                break
        mark = words[last + 1].gap.strip() if last + 1 < sentence.last else ""
        titled = mark == "|" or ((sentence.item or column) and mark in (":", "–"))
        found = (at, last) if titled and proper_run(reading, at, last) else None
    if found is None and listing:
        return _subject(reading, sentence, at)
    if found is None or is_body(reading, *found):
        return None
    after = found[1] + 1
    marked = after >= sentence.last or bool(_MARK.fullmatch(words[after].gap))
    if marked and after < sentence.last and words[after].gap == ", " and not article:
        marked = sentence.item  # "HARBOURS, …" in a list; in running text only behind an article
    return found if marked else _subject(reading, sentence, at) if listing else None


def _subject(reading: Reading, sentence: Sentence, at: int) -> tuple[int, int] | None:
    """The name of which a line of a list tells: "HARBOURS will test …", "Slow Boats, trips for …"."""
    words, last = reading.words, at
    found = opening(reading, at)
    if not words[at].capital or shouted(reading, at):
        return None
    last = found[1] if found else at
    while last + 1 < sentence.last and last - at < _IN_LIST and words[last + 1].gap == " " and words[last + 1].capital:
        last += 1
    after = last + 1
    if after >= sentence.last or words[after].shape != "a" or words[after].gap not in _GOES_ON:
        return None
    grammar = reading.lexicon_at(at)
    joins = any(grammar.has(table, words[after].word) for table in ("connectors", "articles", "conjunctions"))
    if found is None and joins and words[after].gap == " ":
        return None  # "Support for …" is a phrase
    if is_body(reading, at, last) or any(reading.hits_touching(t, at, last) for t in _NEVER):
        return None
    if found or (last > at and proper_run(reading, at, last)):
        return at, last
    alone = sentence.item and last == at and not reading.in_phrase(at) and not grammar.has("openers", words[at].word)
    return (at, at) if alone and all(words[n].capital for n in reading.tokens_of(words[at].word)) else None


def _is_heading(reading: Reading, sentence: Sentence) -> bool:
    """Whether a line is a heading between the parts of a list, or says more of the item above it."""
    if reading.text[reading.block_span(sentence)[1] - 1] == ":":
        return True
    short = (
        sentence.last - sentence.first <= _HEADING
        and reading.block_of(sentence)[1] - reading.block_of(sentence)[0] == 1
    )
    return short and reading.text[sentence.end - 1] not in ".!?"


def bracketed(reading: Reading) -> Iterator[tuple[int, int, str]]:
    """Reads "five projects: cycling by bus (HARBOURS); training (LEARNNET)": names behind their subjects."""
    for sentence in reading.sentences:
        if not (reading.cues("projects", sentence) and reading.cues("Project", sentence, "heads")):
            continue
        found = []
        for match in _BRACKETED.finditer(reading.text, sentence.start, sentence.end):
            at = reading.index(match.start(1))
            name = opening(reading, at)
            opens = max(reading.text.rfind(mark, sentence.start, match.start()) for mark in ";:.")
            inside = reading.hits_between("bodies", reading.index(max(opens, sentence.start)), at - 1)
            body = any(reading.words[h.first].capital for h in inside)
            if name and reading.words[name[1]].end == match.end(1) and not body:
                found.append(name)
        if len(found) >= 2:
            for name in found:
                yield *name, "project-bracketed"


RULES = (listed, itemised, bracketed)
