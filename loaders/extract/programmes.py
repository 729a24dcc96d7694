"""Where the name of a programme ends that begins with the name of the whole family ("Interreg V-A …")."""

from __future__ import annotations

import re

from loaders.extract.gazetteer import country_of
from loaders.extract.inflection import inflected_place
from loaders.extract.reading import Reading
from loaders.extract.spelling import european, may_mean, spoken_at
from ontology import authority, territories

FAMILY = ("interreg", "интеррег", "интерег")
_STRAND = re.compile(r"(?:i{1,3}|iv|vi?)(?:[abcd])?")
_LETTERS = frozenset("abcd")  # the strands of cooperation
_BETWEEN = re.compile(r" ?[-–/] ?")
_DASHES = frozenset({"–", " – ", " - "})  # between a strand and its letter ("V – A")
_LONGEST = 4  # words of a country's name
_QUOTE = re.compile(r" [«„“\"]")  # before the countries of a border
_OPEN = re.compile(r"[«„“\"][^»”“\"]*$")
_CLOSED = re.compile(r"(?:,? (?:19|20)\d\d ?[-–] ?(?:19|20)?\d\d)?[»”“\"]")
_FARTHEST = 6  # words between the family name and the class noun that closes the programme's name
_FUNDED = 3  # words between "funded by" and who funds
_SHORT = 4  # letters below which capitals behind the family name are a programme's rather than a project's


def family_end(reading: Reading, at: int) -> int | None:
    """The last token of the programme's name that begins with the family name at a token.

    Period, strand and the countries or regions of a border belong to it ("Interreg V-A Italia-Slovenia"),
    with a class noun between or without. None where the name goes on with words that no table knows:
    these name another programme than the family.
    """
    words, last = reading.words, at
    if _joined(reading, last + 1) and words[last + 1].capital and _STRAND.fullmatch(words[last + 1].word):
        last += 1
        lettered = _joined(reading, last + 1) or (last + 1 < len(words) and words[last + 1].gap in _DASHES)
        if lettered and words[last + 1].capital and words[last + 1].word in _LETTERS:
            last += 1
    if last == at and last + 1 < len(words) and words[last + 1].gap == "/" and words[last + 1].capital:
        name = f"interreg {words[last + 1].word}"  # "Interreg/Europe"
        return last + 1 if authority.find(name, kinds=("Programme",)) else at
    nouns = [h.last for h in reading.hits_beginning("heads", last + 1, last + 1) if h.payload.value == "Programme"]
    noun = max(nouns, default=last)
    border = border_end(reading, noun + 1, closed=True)
    if border is not None:
        return _closing_noun(reading, border) if last > at else border
    called = _known_behind(reading, noun + 1) if noun > last else None
    if called is not None:
        return called
    if last > at:
        return _area(reading, noun + 1) or last
    named = _before_noun(reading, at)
    if named is not None:
        return named
    return None if _goes_on(reading, at + 1) else at


def _closing_noun(reading: Reading, last: int) -> int:
    """The noun that closes a name behind its countries and words for cooperation, or the last of the countries.

    Languages that put the class noun last have it there ("Interreg V-A Latvijas – Lietuvas sadarbības programma").
    """
    words, first = reading.words, last + 1
    if not reading.lexicon_at(last).has("traits", "name-first"):
        return last
    for at in range(first, min(first + _FARTHEST, len(words))):
        nouns = [h.last for h in reading.hits_beginning("heads", at, at) if h.payload.value == "Programme"]
        if words[at].gap != " " or (at == first and not nouns and not reading.cues_at("cooperation", at)):
            break
        if nouns:
            return max(nouns)
    return last


def spans_of_name(reading: Reading, first: int, last: int) -> tuple[tuple[int, int], ...]:
    """The stretches that name the programme between two tokens, the longest first: with what closes it and without.

    What closes it is a class noun behind the countries, and the years and the quote behind a name that opens a quote.
    """
    text, start = reading.text, reading.words[first].start
    ends = [reading.words[last].end]
    quoted = _CLOSED.match(text, ends[0]) if _OPEN.search(text[start : ends[0]]) else None
    if quoted:
        ends.insert(0, quoted.end())
    nouns = [h.first for h in reading.hits_touching("heads", last, last) if h.payload.value == "Programme"]
    border = next(
        (end for n in range(first + 1, last) if (end := border_end(reading, n, closed=True)) is not None), last
    )
    if nouns and border < last:
        ends.append(reading.words[border].end)
    return tuple((start, end) for end in ends)


def _known_behind(reading: Reading, first: int) -> int | None:
    """The last token of the known programme's name behind its class noun ("Interreg-programma 2 Zeeën"), or None."""
    words = reading.words
    for last in range(min(first + _LONGEST, len(words)) - 1, first - 1, -1):
        if any(words[n].gap not in (" ", "-", "–") for n in range(first + (words[first].gap == " "), last + 1)):
            continue
        name = f"Interreg {reading.text[words[first].start : words[last].end]}"
        if words[last].capital and authority.find(name, kinds=("Programme",)):
            return last
    return None


def _area(reading: Reading, first: int) -> int | None:
    """The last token of the area that stands behind strand and letter ("Interreg V A Großregion"), or None."""
    words, last = reading.words, first - 1
    while (
        last - first < _LONGEST - 1
        and last + 1 < len(words)
        and words[last + 1].gap in (" ", "-")
        and words[last + 1].shape == "Aa"
        and not reading.hits_beginning("bodies", last + 1, last + 1)
    ):
        last += 1
    return last if last >= first else None


def _before_noun(reading: Reading, at: int) -> int | None:
    """The noun that closes the name where it stands last ("Interreg Eesti-Läti programmist"), or None.

    Languages that put the class noun behind the name write what is between with small letters or not.
    """
    words = reading.words
    if not reading.lexicon_at(at).has("traits", "name-first"):
        return None
    if at + 1 < len(words) and authority.find(f"Interreg {words[at + 1].word}", kinds=("Programme",)):
        return None  # "Interreg Europe programme": the name is known without the noun
    heads = reading.hits_beginning("heads", at + 2, at + _FARTHEST)
    nouns = {h.first: h.last for h in heads if h.payload.value == "Programme"}
    first = min(nouns, default=at)
    if first == at or any(words[n].gap not in (" ", "-", "–", " – ", " - ") for n in range(at + 1, first + 1)):
        return None
    return nouns[first] if words[at + 1].capital and not words[first].capital else None


def stands_for_itself(reading: Reading, at: int) -> bool:
    """Whether the family's name alone is meant: the class noun stands beside it, or money comes from it."""
    for hit in reading.hits_touching("heads", max(0, at - 1), at + 1):
        if hit.payload.value == "Programme":
            return True
    if at and reading.words[at].gap == " " and reading.lexicon_at(at).has("locatives", reading.words[at - 1].word):
        return True
    sentence = reading.sentence_at(reading.words[at].start)
    return sentence is not None and any(0 < at - h.last <= _FUNDED for h in reading.cues("fundedby", sentence))


def known_programme(reading: Reading, at: int, last: int) -> str | None:
    """The key of the programme whose name is the family's and the countries between two tokens, if a table has it."""
    nouns = [h for h in reading.cues("Programme", table="heads") if at < h.first and h.last <= last]
    spare = {place for h in nouns for place in range(h.first, h.last + 1)}
    ends = [last, *(h.first - 1 for h in nouns if h.last == last)]
    for first in range(at + 1, last + 1):
        for end in ends:
            name = (
                f"Interreg {reading.text[reading.words[first].start : reading.words[end].end]}" if end >= first else ""
            )
            rows = [row for row in authority.find(name, kinds=("Programme",)) if row.period is None] if name else []
            if len(rows) == 1:
                return rows[0].key
        word = reading.words[first].word
        if first not in spare and not _STRAND.fullmatch(word) and word not in _LETTERS:
            return None  # a word of the name: "Interreg Central Europe" is not Interreg Europe
    return None


def _joined(reading: Reading, at: int) -> bool:
    return at < len(reading.words) and reading.words[at].gap in (" ", "-")


def border_end(reading: Reading, first: int, *, closed: bool = False) -> int | None:
    """The last token of two or more countries or regions with dashes between them that begin at a token.

    With ``closed`` they are the rest of a name that has begun: a quote may stand before the first of them, and "and"
    before the second ("Interreg V-A «Ελλάδα – Βουλγαρία»", "Interreg V-A Latvijos ir Lietuvos").
    """
    last, count = first - 1, 0
    while True:
        gap = reading.words[last + 1].gap if last + 1 < len(reading.words) else ""
        opened = gap == " " or (closed and _QUOTE.fullmatch(gap) is not None)
        joined = closed and count == 1 and gap == " " and _is_and(reading, last + 1)
        if not (opened if count == 0 else joined or _BETWEEN.fullmatch(gap)):
            break
        end = _territory(reading, last + 1 + joined)
        if end is None:
            break
        last, count = end, count + 1
    return last if count > 1 else None


def _is_and(reading: Reading, at: int) -> bool:
    """Whether a conjunction stands at a token, and one word with a capital behind it ("Latvijos ir Lietuvos")."""
    words = reading.words
    follows = at + 1 < len(words) and words[at + 1].gap == " " and words[at + 1].capital
    return follows and reading.lexicon_at(at).has("conjunctions", words[at].word)


def _territory(reading: Reading, first: int) -> int | None:
    words = reading.words
    if first >= len(words):
        return None
    if words[first].shape == "A" and len(words[first].word) == 2:
        code = words[first].word.upper()
        return first if european(territories.EUROSTAT.get(code, code)) else None
    for last in range(min(first + _LONGEST, len(words)) - 1, first - 1, -1):
        if any(words[n].gap not in (" ", "-") for n in range(first + 1, last + 1)):
            continue  # the last word may be small: "Česká republika"
        name = reading.text[words[first].start : words[last].end]
        if words[first].capital and any(
            row.level < 4 and may_mean(name, row, spoken_at(reading, first)) for row in territories.find(name)
        ):
            return last
    return first if _case_form(reading, first) else None


def _case_form(reading: Reading, at: int) -> bool:
    """Whether a word is a case form of a country's or region's name ("Latvijas", "Lietuvos")."""
    token, language = reading.words[at], reading.lexicon_at(at).code
    if not token.capital:
        return False
    place = country_of(token, language) or inflected_place(token.word, language)
    return place is not None and place.kind != "City"


def _goes_on(reading: Reading, at: int) -> bool:
    """Whether a capitalised word that no lexicon knows follows, and is not the name of a project."""
    words = reading.words
    if at >= len(words) or words[at].gap != " " or not words[at].capital:
        return False
    if any(hits.beginning(at, at) for hits in reading.hits.values()) or reading.lexicon_at(at).has(
        "openers", words[at].word
    ):
        return False
    if words[at].shape == "aA" or (words[at].shape == "A" and len(words[at].word) >= _SHORT):
        return False
    end = at
    while _joined(reading, end + 1) and words[end + 1].capital:
        end += 1
    return not any(h.payload.value == "Project" for h in reading.hits_beginning("heads", at + 1, end + 1))
