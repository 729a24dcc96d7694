"""Towns that a text names without saying that they are towns: taken where something else says so.

The names of small towns are full of ordinary words and family names. One counts only where what stands around it
says that it is a town, or beside its country or in a row with other places, and in a country that the text speaks of
or whose language it is in, unless there is only one country with a place of that name.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from functools import cache

from loaders.extract.dateforms import month_of
from loaders.extract.gazetteer import (
    country_of,
    is_common,
    is_noun,
    is_word,
    last_in_line,
    names_area,
    place_hypotheses,
)
from loaders.extract.givennames import opens_a_name
from loaders.extract.hypotheses import Hypothesis
from loaders.extract.lexicon import languages, lexicon, names_table
from loaders.extract.reading import Reading
from loaders.extract.spelling import languages_of
from loaders.extract.surroundings import surroundings
from loaders.extract.town_signs import Sign, dated, sign_before
from loaders.extract.towns import city_called, city_in_case, country_with_towns, only_town, town_abroad, town_called
from loaders.extract.whereabouts import country_code
from ontology import territories
from ontology.territories import Territory

WEIGHT = 0.9  # below that of places which need no support
_LONGEST = 4  # words
_NUTS2 = 4  # characters of the code of a region of level 2
_BRACKET = 60  # characters of what a bracket says of a town in a row
_CODE = 2  # letters of the code of a country
_SMALL = frozenset({"SI", "HR", "RS", "BA", "ME", "MK", "BG"})  # that write the second word of a town's name small
_LONG = 8  # letters of a name that is no form of an ordinary word
_SHORTEST = 3  # letters of a name that stands by itself


def town_hypotheses(reading: Reading) -> Iterator[Hypothesis]:
    """Small towns that the text gives a reason to expect: the longest name at each word."""
    named = list(place_hypotheses(reading))
    starts, ends = {one.start for one in named}, {one.end for one in named}
    inner = {at for one in named for at in range(reading.index(one.start) + 1, reading.index(one.end))}
    at = 0
    while at < len(reading.words):
        name = reading.words[at].shape == "Aa" and at not in inner  # "Área Metropolitana do Porto" is one place
        found = _town_at(reading, at, starts, ends) if name else None
        if found is None:
            at += 1
            continue
        last, code, country = found
        start, end = reading.words[at].start, reading.words[last].end
        yield Hypothesis("City", start, end, WEIGHT * (end - start), "town", code=code, country=country)
        ends.add(end)
        at = last + 1


def _town_at(reading: Reading, first: int, starts: set[int], ends: set[int]) -> tuple[int, str | None, str] | None:
    """The last token of the town named from a token on, its code if one town alone is meant, and its country."""
    words = reading.words
    if month_of(reading, first) or words[first].gap == "-":
        return None
    before = sign_before(reading, first) or Sign(_in_row(reading, first, ends))
    for last in range(last_in_line(words, first, _LONGEST), first - 1, -1):
        whole = words[last].capital or (
            last == first + 1 and words[last].gap == " " and _is_whole(reading, first, last)
        )
        if not whole:
            continue
        said = said_country(reading, first, last)
        if not said and not _ends(reading, last):
            continue
        sign = Sign.PLAIN if said or dated(reading, first, last) else before
        if first < last and not sign and any(words[at].start in starts for at in range(first + 1, last + 1)):
            sign = Sign.MAY  # "Slovenj Gradec" is not the Gradec that a table has
        if not sign and not _says_where(reading, last) and not _row_goes_on(reading, last, starts):
            continue
        if is_word(reading, first, last) or (first == last and not _alone(reading, first, sign)):
            continue
        if (
            first == last
            and not said
            and (is_noun(reading, first) or (sign is not Sign.PLAIN and _is_other(reading, first)))
        ):
            continue
        town = _town(reading, first, last, said, sign)
        if town is not None:
            return last, town.code, town.country
        name = reading.text[words[first].start : words[last].end]
        country = country_with_towns(name, {said} if said else surroundings(reading)[0])
        if country and sign is Sign.PLAIN:
            return last, None, country
        if said and _unlisted(reading, first, last, before):
            return last, None, said
    return None


def _town(reading: Reading, first: int, last: int, said: str | None, sign: Sign) -> Territory | None:
    """The town that a name means in the country that is said, or in one where a town is to be expected."""
    near, regions = surroundings(reading)
    countries = frozenset({said}) if said else near
    language = reading.lexicon_at(first).code
    name = reading.text[reading.words[first].start : reading.words[last].end]
    if is_common(reading, first, last):  # a word of another language: "en Essen", "i Bergen"
        return city_called(name, countries, regions) if sign else None
    town = town_called(name, language, countries, regions, others=bool(sign) and not _joined_by_dash(reading, first))
    if town is None and (sign or said is None):
        town = town_abroad(name, language, countries, regions)
    if town is None and not said and sign:
        town = only_town(name)
        if town is not None and sign is not Sign.PLAIN and language in languages_of(town.country):
            return None
    if town is None and not said and sign:
        town = city_in_case(name, language, regions)
    noun = lexicon(language).has("traits", "capital-nouns")  # "in Schulen": a capital marks no name
    sure = sign is Sign.PLAIN or not noun or (town is not None and language not in languages_of(town.country))
    return town if town is not None and (sure or _near(town, regions)) else None


def _unlisted(reading: Reading, first: int, last: int, before: Sign) -> bool:
    """Whether what no table has is a town all the same, the country behind it: "в град Евора, Португалия".

    A noun for a town stands before it, or a preposition where the name is written in letters that are not its own.
    """
    if any(reading.words[n].shape != "Aa" or n in _capital_nouns(reading) for n in range(first, last + 1)):
        return False
    latin = unicodedata.name(reading.text[reading.words[first].start], "").startswith("LATIN")
    return before is Sign.PLAIN or (before is Sign.MAY and not latin)


def _capital_nouns(reading: Reading) -> frozenset[int]:
    """The tokens of nouns for bodies, projects, plans and meetings."""
    tables = ("bodies", "heads", "policies", "events", "groups")
    return frozenset(n for name in tables for h in reading.hits.get(name, ()) for n in range(h.first, h.last + 1))


def _is_whole(reading: Reading, first: int, last: int) -> bool:
    """Whether two words, the second in small letters, are a town's own name as South Slavs write it ("Novo mesto")."""
    name = reading.text[reading.words[first].start : reading.words[last].end]
    towns = (*territories.find(name, kind="City"), *territories.find_towns(name))
    return any(town.country in _SMALL and territories.fold(name) == territories.fold(town.name) for town in towns)


def _joined_by_dash(reading: Reading, first: int) -> bool:
    """Whether a dash joins a name to the one before it, which may be the same in another language."""
    return reading.words[first].gap in (" – ", " - ", " / ", "/")


def _near(town: Territory, regions: frozenset[str]) -> bool:
    """Whether the text speaks of the region around a town."""
    return any((town.parent or "").startswith(code[:_NUTS2]) for code in regions if len(code) >= _NUTS2)


def _alone(reading: Reading, at: int, sign: Sign) -> bool:
    """Whether one word may be a town's whole name: neither a given name nor the head of something else.

    A long one that begins like a word of the lexicon may, where a sign stands before it ("in Neuruppin").
    """
    word = reading.words[at].word
    if len(word) < _SHORTEST or opens_a_name(word):
        return False
    if not reading.in_phrase(at):
        return True
    return (
        bool(sign) and len(word) >= _LONG and bool(territories.find_towns(word) or territories.find(word, kind="City"))
    )


def _is_other(reading: Reading, at: int) -> bool:
    """Whether the text has the word in small letters too, or as a surname."""
    words = reading.words
    same = [words[one] for one in reading.tokens_of(words[at].word)]
    return any(one.shape == "a" and one.gap == " " for one in same) or _of_person(reading, at)


def _of_person(reading: Reading, at: int) -> bool:
    """Whether a word stands somewhere in the text as a surname does.

    That is behind a given name with at most one word between, or with a capital at the preposition before it although
    that opens nothing ("the architect Anna Dal Pozzo … Dal Pozzo said").
    """
    words = reading.words
    for place in reading.tokens_of(words[at].word):
        if place < 2 or words[place].gap != " ":
            continue
        before, first = words[place - 1], words[place - 2]
        if any(one.shape == "Aa" and opens_a_name(one.word, sure=True) for one in (before, first)):
            return True
        if before.gap == " " and before.capital and first.capital and before.word == words[at - 1].word:
            return True
    return False


def _ends(reading: Reading, last: int) -> bool:
    """Whether a name ends here: neither a capitalised word, the noun for an area nor a hyphen goes on with it."""
    words = reading.words
    if last + 1 >= len(words) or words[last + 1].gap not in (" ", "-"):
        return True
    if names_area(reading, last + 1):
        return False
    if words[last + 1].gap == "-":  # "Linz-based", but not "Primorsko-notranjska"
        return bool(reading.cues_at("based", last + 1))
    return not words[last + 1].capital


def _in_row(reading: Reading, first: int, ends: set[int]) -> bool:
    """Whether a place stands right before, with a comma or "and" between them, what a bracket says of it left out."""
    words = reading.words
    if first == 0:
        return False
    joined = words[first].gap == " " and reading.lexicon_at(first).has("conjunctions", words[first - 1].word)
    mark = words[first - 1] if joined and first > 1 else words[first]
    if mark.gap == ", " or (joined and mark.gap == " "):
        return mark.start - len(mark.gap) in ends
    if mark.gap not in ("), ", ") "):
        return False
    opening = reading.text.rfind(" (", max(mark.start - _BRACKET, 0), mark.start)
    return opening in ends


def _row_goes_on(reading: Reading, last: int, starts: set[int]) -> bool:
    """Whether a place stands right behind, with a comma or "and" between them."""
    words = reading.words
    if last + 1 >= len(words):
        return False
    if words[last + 1].gap == ", ":
        return words[last + 1].start in starts
    joined = words[last + 1].gap == " " and reading.lexicon_at(last).has("conjunctions", words[last + 1].word)
    return joined and last + 2 < len(words) and words[last + 2].start in starts


def _says_where(reading: Reading, last: int) -> bool:
    """Whether the last word is in the case that says where something is.

    One letter counts only with its accent ("Kuldīgā"): without it other words end so too.
    """
    word = reading.words[last]
    code = reading.lexicon_at(last).code
    endings = tuple(ending for ending in lexicon(code).words["place_endings"] if len(ending) > 1)
    accented = reading.text[word.start : word.end].endswith(_accented(code))
    return accented or (bool(endings) and word.word.endswith(endings)) or _town_in_case(reading, last, code)


def _town_in_case(reading: Reading, at: int, language: str) -> bool:
    """Whether a word within a sentence is a town in a one-letter case that says where: "Rakveres", "Birštone"."""
    word, sentence = reading.words[at], reading.sentence_at(reading.words[at].start)
    short = tuple(ending for ending in lexicon(language).words["place_endings"] if len(ending) == 1)
    if not short or sentence is None or at == sentence.first or not word.word.endswith(short):
        return False
    at_home = {country for country in surroundings(reading)[0] if language in languages_of(country)}
    name = reading.text[word.start : word.end]
    towns = town_called(name, language, at_home), town_called(name, language, at_home, cases=False)
    return towns[0] is not None and towns[1] is None


@cache
def _accented(language: str) -> tuple[str, ...]:
    """The endings of one letter with an accent that say where something is."""
    rows = names_table(language).get("place_endings", ()) if language in languages() else ()
    return tuple(row for row in rows if len(row) == 1 and not row.isascii())


def said_country(reading: Reading, first: int, last: int) -> str | None:
    """The country right behind a name: in brackets, behind a comma, in the next column, or a code that ends a line.

    Or in the case that says where something is, too ("Haapsalussa Virossa").
    """
    words = reading.words
    if last + 1 >= len(words):
        return None
    behind = words[last + 1]
    text = reading.text[behind.start : behind.end]
    mark = behind.gap.strip()
    column = words[first].gap
    if (
        mark in ("(", ",")
        or (mark in ("–", "-", "|") and behind.gap.startswith(" ") and column.strip() in ("–", "-", "|"))
        or (behind.gap == "\t" and (column == "\t" or "\n" in column))
        or (behind.gap == " " and len(text) == _CODE and reading.text[behind.end : behind.end + 1] in ("", "\n", "\t"))
    ):
        return country_code(text)
    if behind.gap == " " and behind.shape == "Aa":  # "Haapsalussa Virossa"
        place = country_of(behind, reading.lexicon_at(last).code) if _says_where(reading, last + 1) else None
        return place.country if place is not None else None
    return None
