"""Places that the shipped tables know by name, and which of them a name most likely means."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache, lru_cache

from loaders.extract.folding import KEPT, fold, squeezed
from loaders.extract.givennames import opens_a_name
from loaders.extract.hypotheses import Hypothesis
from loaders.extract.inflection import inflected_place
from loaders.extract.lexicon import all_words, languages, lexicon, months, names_table
from loaders.extract.reading import Reading
from loaders.extract.spelling import may_mean, spoken_at
from loaders.extract.tokens import Token
from loaders.extract.town_signs import labelled
from ontology import territories
from ontology.case_forms import base_forms
from ontology.territories import Territory

_LONGEST = 7  # words of the longest place name looked for
_SMALL_TOWN = 40_000  # inhabitants below which the name of a town alone is no evidence
_BIG_CITY = 50_000  # inhabitants from which a name means the city rather than the region called after it
_NUTS3 = 3
_SHORTEST = 3  # letters
_LONGEST_AREA = 4  # words
_INFLECTED_WORDS = 2  # words behind the first of a name in a case form
STEM_FROM = 5  # letters from which the end of a word is left open, for inflected names
INFLECTING = frozenset(["bg", "cs", "el", "et", "fi", "hr", "hu", "lt", "lv", "pl", "ro", "sk", "sl", "sv"])
_WEIGHT = 1.0  # of a character


def place_hypotheses(reading: Reading) -> Iterator[Hypothesis]:
    """Places that the text names with a capital: the longest name at each word."""
    if reading.named is None:
        reading.named = tuple(_places(reading))
    yield from reading.named


def _places(reading: Reading) -> Iterator[Hypothesis]:
    words, at = reading.words, 0
    while at < len(words):
        named = (_known_at(reading, at) or _area_at(reading, at)) if words[at].capital else None
        if named is None:
            at += 1
            continue
        yield named
        at = reading.index(named.end)


def _known_at(reading: Reading, first: int) -> Hypothesis | None:
    """The country, region or city that is named at a token."""
    found = _place_at(reading, first)
    if found is None:
        return None
    last, place = found
    start, end = reading.words[first].start, reading.words[last].end
    weight = _WEIGHT * (end - start)
    return Hypothesis(place.kind, start, end, weight, "gazetteer", code=place.code, country=place.country)


def place_from(reading: Reading, first: int) -> int | None:
    """The last token of the place name that begins at a token, or None where none does."""
    found = _place_at(reading, first)
    return found[0] if found else None


def _place_at(reading: Reading, first: int) -> tuple[int, Territory] | None:
    words = reading.words
    spoken = spoken_at(reading, first)
    for last in range(last_in_line(words, first, _LONGEST), first - 1, -1):
        capital = words[last].capital
        if not capital and (last == first or words[last].shape != "a"):
            continue
        name = reading.text[words[first].start : words[last].end]
        place = best_place(name, spoken=spoken)
        if place is not None and not capital and place.kind != "Country":
            place = None  # "Česká republika" ends in a small word
        if place is None and first < last <= first + _INFLECTED_WORDS and words[first].shape == "Aa":
            place = _inflected_name(name, reading.lexicon_at(first).code, capital=capital)
        if place is None and not capital:
            continue
        if place is not None and (town := _main_town(name, place)) and _stands_as_town(reading, first, last):
            return last, town
        if place is not None and _credible(reading, first, last, place):
            return last, place
        if first == last and reading.lexicon_at(first).has("states", words[first].word):
            country = _state_at(reading, first)
            if country is not None:
                return country
        if first == last and place is None:
            inflected = _case_form_at(reading, first)
            return (last, inflected) if inflected else None
    return None


def _state_at(reading: Reading, first: int) -> tuple[int, Territory] | None:
    """The last token and the country behind the word for a republic or kingdom ("Република Италия"), or None."""
    if first + 1 >= len(reading.words) or reading.words[first + 1].gap != " ":
        return None
    found = _place_at(reading, first + 1)
    return found if found is not None and found[1].kind == "Country" else None


def _area_at(reading: Reading, first: int) -> Hypothesis | None:
    """The valley, island, county or other area that is no NUTS region, named at a token: what it is within is known."""
    words, language = reading.words, reading.lexicon_at(first).code
    if words[first].shape != "Aa" or opens_a_name(words[first].word, sure=True):
        return None
    for last in range(last_in_line(words, first, _LONGEST_AREA), first - 1, -1):
        if not words[last].capital or is_common(reading, first, last) or _goes_on(reading, last):
            continue
        start, end = words[first].start, words[last].end
        name = reading.text[start:end]
        if words[first].word in months() or territories.find(name) or territories.find_towns(name):
            continue  # "Kilkenny" is the town at least as often
        region = _within(name, language)
        if region is not None:
            weight = _WEIGHT * (end - start)
            return Hypothesis("Region", start, end, weight, "gazetteer-area", place=region.code, country=region.country)
    return None


@lru_cache(KEPT)
def _within(area: str, language: str) -> Territory | None:
    """The NUTS region in which an area lies that is known by its name or a case form of it, or None."""
    forms = base_forms(area, language) if language in INFLECTING else ()
    rows = (territories.region_of_area(one) or territories.region_of_district(one) for one in (area, *forms))
    return next((row for row in rows if row is not None), None)


@lru_cache(KEPT)
def _inflected_name(name: str, language: str, *, capital: bool) -> Territory | None:
    """The country or region of whose name of several words a name is a case form; only a country's ends small.

    >>> [_inflected_name(*one, capital=True).code for one in (("Velké Británie", "cs"), ("Dolnego Śląska", "pl"))]
    ['GB', 'PL51']
    """
    if language not in INFLECTING:
        return None
    rows = [row for form in base_forms(name, language) for row in territories.find(form, language=language)]
    country = next((row for row in rows if row.kind == "Country"), None)
    if country is not None or not capital:
        return country
    place = inflected_place(name, language)
    return place if place is not None and place.kind == "Region" else None


def _case_form_at(reading: Reading, at: int) -> Territory | None:
    """The country, region or city of whose name a word is a case form; the city where it stands as a town does."""
    language, word = reading.lexicon_at(at).code, reading.words[at]
    place = country_of(word, language) or inflected_place(word.word, language)
    if place is None or (place.kind == "City" and place.population < _SMALL_TOWN and is_noun(reading, at)):
        return None
    if place.kind == "City" and at + 1 < len(reading.words) and names_area(reading, at + 1):
        return None
    towns = (_main_town(form, place) for form in base_forms(word.word, language) if place.kind == "Region")
    town = next(filter(None, towns), None)
    stands = town is not None and (_stands_as_town(reading, at, at) or _says_where(reading, at))
    return town if stands else place


def _says_where(reading: Reading, at: int) -> bool:
    """Whether a word is in the case that says where something is ("Rygoje", "Varasdon"): so towns are named."""
    token, code = reading.words[at], reading.lexicon_at(at).code
    return reading.text[token.start : token.end].endswith(_place_endings(code))


@cache
def _place_endings(language: str) -> tuple[str, ...]:
    """The endings, with their accents, of the case that says where something is."""
    return tuple(names_table(language).get("place_endings", ())) if language in languages() else ()


def last_in_line(words: Sequence[Token], first: int, most: int) -> int:
    """The last of so many tokens at most that stand joined in one line with the first."""
    last = first
    while last + 1 < min(first + most, len(words)) and words[last + 1].joined and "\n" not in words[last + 1].gap:
        last += 1
    return last


@lru_cache(KEPT)
def best_place(
    name: str, *, country: str | None = None, levels: tuple[int, ...] = (), spoken: frozenset[str] = frozenset()
) -> Territory | None:
    """The territory that a name most likely means, or None.

    A city of some size goes before the region called after it, unless ``levels`` (NUTS 0 to 3, a
    city 4) say what is wanted, the first of them most. With ``spoken``, the languages of the text,
    names that the territory has only in others do not count.

    >>> [best_place(name).code for name in ("Bassa Slesia", "Katowice", "Italy")]
    ['PL51', 'geonames:3096472', 'IT']
    >>> best_place("Torino", levels=(3,)).code
    'ITC11'
    """
    rows = [row for row in territories.find(name) if country in (None, row.country)]
    if spoken:
        rows = [row for row in rows if may_mean(name, row, spoken)]
    for level in levels:
        for row in rows:
            if row.level == level:
                return row
    if not rows:
        return None
    if rows[0].level in (1, 2, 3):
        city = next((row for row in rows if row.kind == "City" and row.population >= _BIG_CITY), None)
        same = city is not None and city.country == rows[0].country
        return city if city is not None and same else rows[0]
    return rows[0]


def is_common(reading: Reading, first: int, last: int) -> bool:
    """Whether the tokens are words that mean something else although a place is called so ("Centre", "From")."""
    name = _squeezed(reading, first, last)
    return name in all_words("not_places") or is_word(reading, first, last)


def is_word(reading: Reading, first: int, last: int) -> bool:
    """The same, of words of the languages that are written there alone ("Essen" in German)."""
    name = _squeezed(reading, first, last)
    if len(name) < _SHORTEST:
        return True
    grammars = [lexicon(code) for code in sorted(spoken_at(reading, first))]
    if any(g.has("not_places", name) for g in grammars):
        return True
    return first == last and any(g.has("openers", name) or g.has("function_words", name) for g in grammars)


def is_noun(reading: Reading, at: int) -> bool:
    """Whether a word of the languages written here is what a town elsewhere is called ("In Time", "a Monte")."""
    word = reading.words[at].word
    return any(lexicon(code).has("town_words", word) for code in sorted(spoken_at(reading, at)))


def _squeezed(reading: Reading, first: int, last: int) -> str:
    return squeezed(reading.text[reading.words[first].start : reading.words[last].end])


def _credible(reading: Reading, first: int, last: int, place: Territory) -> bool:
    words, name = reading.words, squeezed(reading.text[reading.words[first].start : reading.words[last].end])
    abbreviated = place.kind == "Country" and words[first].shape == "A" and len(name) < _SHORTEST
    if (is_common(reading, first, last) and not abbreviated) or _compass(reading, first):
        return False
    if place.kind == "Country":
        return not abbreviated or place.code.lower() != name  # "UK", but "IT" and "AT" are words
    if place.kind == "City" and _goes_on(reading, last):
        return False
    if first < last:
        return True
    if words[first].shape == "A" and len(name) <= 4:
        return False  # an acronym, not a town
    if place.kind == "City" and place.population < _SMALL_TOWN:
        before = reading.text[words[first].start - 1 : words[first].start]
        after = reading.text[words[last].end : words[last].end + 2]
        beside = last + 1 < len(words) and after[:1] in ("(", ",", " ") and _country_name(reading, last + 1)
        return bool(beside) or (before == "(" and after[:1] == ")")
    return True


def _main_town(name: str, place: Territory) -> Territory | None:
    """The city in a NUTS 3 region that is called as the region is, or None."""
    if place.level != _NUTS3:
        return None
    return next((row for row in territories.find(name, kind="City") if row.parent == place.code), None)


def _stands_as_town(reading: Reading, first: int, last: int) -> bool:
    """Whether a name stands where towns do: behind a preposition or label of place, or alone in brackets or commas.

    A region called after its main town is seldom named so, without the noun for what it is.
    """
    text, words = reading.text, reading.words
    before, after = words[first].gap, text[words[last].end : words[last].end + 1]
    beside = [
        at for at, gap in ((first - 1, before), (last + 1, after)) if gap.startswith((" ", "-")) and "(" not in gap
    ]
    if any(hit.payload.value for at in beside for hit in reading.hits_touching("bodies", at, at)):
        return False
    if last + 1 < len(words) and _country_name(reading, last + 1):
        return True
    if before.endswith(" (") or before == ", ":
        return after in ("", ")", ",", ";", ".", "\n")
    if before == " " and reading.lexicon_at(first).has("locatives", words[first - 1].word):
        return True
    return after in ("", ",", ".", "\n") and labelled(reading, first)


def names_area(reading: Reading, at: int) -> bool:
    """Whether a token right behind a name is the noun for an area that is called so ("Šiaulių rajone")."""
    word = reading.words[at]
    return word.gap == " " and reading.lexicon_at(at).has("areas_behind", word.word)


def _goes_on(reading: Reading, last: int) -> bool:
    """Whether a hyphen joins the rest of a longer word to a name ("Trente-sept"), or the noun for an area follows."""
    words = reading.words
    if last + 1 < len(words) and names_area(reading, last + 1):
        return True
    if last + 1 >= len(words) or words[last + 1].gap != "-" or words[last + 1].start - words[last].end != 1:
        return False
    return words[last + 1].shape == "a" and not reading.cues_at("based", last + 1)


def _compass(reading: Reading, at: int) -> bool:
    """Whether a hyphen joins the token to a word that is no place itself ("South-Finland")."""
    before = reading.words[at - 1] if at else None
    return before is not None and reading.words[at].gap == "-" and before.word in all_words("not_places")


def _country_name(reading: Reading, at: int) -> bool:
    token = reading.words[at]
    if token.gap.strip() not in ("(", ",", "-", "–") or token.gap == " " or not token.capital:
        return False
    return any(row.kind == "Country" for row in territories.find(reading.text[token.start : token.end]))


@cache
def _country_stems(language: str) -> dict[str, str]:
    stems: dict[str, str] = {}
    for name, code_language, code in territories.all_names():
        if code_language == language and len(code) == 2 and " " not in name:
            word = fold(name)
            stem = word[:-1] if word[-1] in "aeiouyаяоеиη" else word
            if len(stem) >= STEM_FROM:
                stems[stem] = code
    return stems


def country_of(token: Token, language: str) -> Territory | None:
    """The country whose name, in a language that inflects names, begins as the word does."""
    if language not in INFLECTING or len(token.word) < STEM_FROM:
        return None
    stems = _country_stems(language)
    for cut in range(len(token.word), max(STEM_FROM, len(token.word) - 5) - 1, -1):
        if token.word[:cut] in stems:
            return territories.by_code(stems[token.word[:cut]])
    # "Virossa", "Suomesta": names too short for a stem, by the rules of their cases
    names = _country_names(language)
    return next((territories.by_code(names[form]) for form in base_forms(token.word, language) if form in names), None)


@cache
def _country_names(language: str) -> dict[str, str]:
    """The folded names of countries in a language, one word each, with their codes."""
    rows = territories.all_names()
    return {
        fold(name): code for name, spoken, code in rows if spoken == language and len(code) == 2 and " " not in name
    }
