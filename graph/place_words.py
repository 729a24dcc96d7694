"""Places in names: which words name one, in any language and case, and what the place is called at home.

"Łódź", "Lodz", "Łódzki" and "Łódzkie" are one word of a name, and so are a city and the region named after it: which
of them is meant is said by the other words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import takewhile

from graph.own_names import (
    ASIDE,
    COMPASS,
    LEAST_CASED,
    LEVELS_OF_PLACES,
    SLAVIC,
    grades,
    own_name,
    places_by_stem,
    places_in_greece,
    spoken_in,
    stem,
    without_endings,
    without_kind,
)
from ontology import name_words, territories
from ontology.case_forms import latin_forms
from ontology.errors import UnknownTerritory
from ontology.names import slug
from ontology.territories import Territory

_LEAST = 4  # letters of a place's name
NOWHERE = "-"  # what the country of a thing adds to its name
_LONGEST = 4  # words of a place's name
_DECLINED = 2  # words of a place's name that are undone of their case
_GREAT = 50_000  # inhabitants of a city from which other countries have a name for it
_FAMOUS = 100_000  # inhabitants of a city of which a short foreign name is known
_LONG = 8  # letters of a name that is no other place's by chance, whatever language it is in
_GREEK = frozenset({"CY", "GR"})
_LOST = 3  # letters at the end of a place's name that an adjective or a case leaves out
# fmt: off
_SUFFIXES = frozenset({
    "", "a", "ach", "ais", "ama", "aise", "aises", "an", "ana", "ane", "aner", "ani", "ano", "ans", "as", "at", "ban",
    "ben", "bol", "ch", "cka", "cke", "ckeho", "cki", "ckie", "ckiego", "cky", "ct", "e", "ech", "een", "em", "en",
    "ena", "enas", "eni", "eno", "enos", "ense", "enses", "er", "es", "ese", "esi", "et", "i", "ia", "iach", "ian",
    "iana", "iano", "ich", "ie", "ien", "ienne", "ii", "iin", "ija", "ije", "iji", "iju", "in", "ina", "ine", "ini",
    "ino", "io", "is", "isch", "ische", "ischen", "ischer", "isches", "ish", "iu", "ja", "jos", "laan", "lla",
    "lle", "lta", "mi", "n", "na", "nak", "nal", "nek", "nel", "ner", "o", "ois", "oise", "om", "on", "os", "ou",
    "owi", "s", "se", "seen", "sk", "ska", "skata", "ske", "skeho", "skej", "ski", "skie", "skiego", "skiej",
    "skih", "skite", "sko", "skoto", "ssa", "sta", "te", "ts", "u", "uje", "us", "y", "za", "zas", "zka", "zki",
    "zkie", "zo", "zos",
})
# fmt: on
"""How adjectives and case forms of places end, in Latin letters."""
_VOWELS = re.compile("[aeiouy]")


def place_at(
    words: list[str], at: int, country: str | None, place: str | None, spoken: tuple[str, ...]
) -> tuple[int, str]:
    """How many words from here on name a place, and the place's own name; (0, '') where none does."""
    home = _home(place or country or "")
    for length in range(min(_LONGEST, len(words) - at), 0, -1):
        written = " ".join(words[at : at + length])
        if written in home:
            return length, home[written]
        if any(word.isdigit() for word in words[at : at + length]):
            continue  # "Lyon 1" is a university, and a district of the city
        each = [_said(word, spoken) for word in words[at : at + length]]
        if not country or len(written) < _LEAST or all(known and known <= COMPASS for known in each):
            continue
        if any(known & LEVELS_OF_PLACES for known in each):
            bare = not all(each) and all(known <= LEVELS_OF_PLACES for known in each)
            called = _called_with_level(written, country) if bare else ""
        elif length == 1 and each[0]:
            is_nation = all(name_words.class_of(one) == "nation" for one in each[0])  # "román" is no town of Romania
            called = "" if is_nation else _called_only_there(written, country)
        else:
            called = _called(written, country) or (_formed(written, place or country) if length == 1 else "")
            if not called and length <= _DECLINED and all(map(_may_name_place, each)):
                called = _declined(written, country, spoken)
        if called:
            return length, called
    return 0, ""


def city_meant(words: list[str], country: str, found: set[str]) -> tuple[str, str]:
    """The own name of the great city that a word of a name without another place is, and what the word says else.

    >>> city_meant(["camara", "municipal", "do", "porto"], "PT", {"municipality", "port"})
    ('porto', 'port')
    """
    for word in words if len(found) > 1 else ():
        said = set(name_words.concepts(word, spoken_in(None, country))) & found
        if len(said) == 1 and all(name_words.class_of(one) in ("field", "kind") for one in said):
            city = next((row for row in territories.find(word, country=country) if row.kind == "City"), None)
            if city and city.population >= _FAMOUS and slug(city.name) == word:
                return own_name(city), said.pop()
    return "", ""


@lru_cache(maxsize=1 << 14)
def _said(word: str, spoken: tuple[str, ...]) -> frozenset[str]:
    """What a word stands for besides the name of somebody or of a land, which a place may bear."""
    known = name_words.concepts(word, spoken)
    return frozenset(
        one for one in known if name_words.class_of(one) not in ("given", "name", "place") or one.isupper()
    )


def _may_name_place(known: frozenset[str]) -> bool:
    """Whether a word of these concepts can be one of a region's name: "Észak-magyarországi", of northern Hungary."""
    return all(one in COMPASS or one == "central" or name_words.class_of(one) == "nation" for one in known)


def _called_with_level(written: str, country: str) -> str:
    """The own name of a region that is called so with what it is: "Zagreb County", which the city is no part of."""
    rows = territories.find(written, country=country)
    return own_name(rows[0]) if rows and rows[0].kind == "Region" else ""


def _called_only_there(word: str, country: str) -> str:
    """The own name of a great city that a word of another language alone is taken from: Fiume, in Croatia."""
    if len(word) < _LEAST or name_words.concepts(word, spoken_in("en", country)):
        return ""
    rows = territories.find(word, country=country)
    return own_name(rows[0]) if rows and rows[0].kind == "City" and rows[0].population >= _GREAT else ""


@lru_cache(maxsize=1 << 14)
def _declined(written: str, country: str, spoken: tuple[str, ...]) -> str:
    """The own name of the region or city of a country of which a word or two are a case form or an adjective.

    >>> _declined("south moravian", "CZ", ("en",)), _declined("rusenska", "BG", ("bg",))
    ('jihomorav', 'rus')
    """
    if len(written) <= _LEAST:
        return ""
    for form in _forms(written, spoken):
        rows = territories.find(form, country=country)
        if not rows:
            continue
        great = rows[0].kind != "City" or rows[0].population >= _GREAT
        known = slug(rows[0].name) == form or _is_called(rows[0], form, spoken)
        if known or len(form) >= (_LEAST + 1 if great else LEAST_CASED):
            return NOWHERE if rows[0].kind == "Country" else own_name(rows[0])
    return ""


def _is_called(row: Territory, form: str, spoken: tuple[str, ...]) -> bool:
    """Whether a place is called so in one of some languages."""
    return any(language in spoken and slug(name) == form for language, name in territories.names(row.code))


def _forms(written: str, spoken: tuple[str, ...]) -> Iterator[str]:
    """What a word or two may be a form of, in several languages."""
    for language in spoken:
        yield from (form for form in latin_forms(written, language) if len(form) >= _LEAST)


@lru_cache(maxsize=1 << 12)
def country_of(words: tuple[str, ...], language: str | None) -> str | None:
    """The country where alone there are regions or great cities called as words of a name are, in any case form.

    >>> country_of(("south", "transdanubian", "agency"), "en"), country_of(("agence", "nord", "ouest"), "fr")
    ('HU', None)
    >>> country_of(("agenzia", "slesiana"), "it"), country_of(("universitat", "lipsk"), "de")
    ('PL', 'DE')
    >>> country_of(("comune", "di", "capodistria"), "it")
    'SI'
    """
    spoken = spoken_in(language, None)
    found = set()
    for at in range(len(words)):
        for length in range(min(_DECLINED, len(words) - at), 0, -1):
            each = [set(name_words.concepts(word, spoken)) for word in words[at : at + length]]
            if any(known - COMPASS for known in each) or all(each):
                continue
            written = " ".join(words[at : at + length])
            if len(written) > _LEAST:
                rows = territories.find(written)
                declined = next(filter(None, map(territories.find, _forms(written, spoken))), ()) if not rows else ()
                told = (row for row in rows or declined if row.kind == "Region" or row.population >= _GREAT)
                found |= {row.country for row in told}
                found |= {rows[0].country} if len(rows) == 1 and _is_exonym(written, rows[0]) else set()
    return found.pop() if len(found) == 1 else None


def _is_exonym(written: str, place: Territory) -> bool:
    """Whether a place is called so in another language than its own: "Capodistria" is but one town."""
    if len(written) < LEAST_CASED or slug(place.latin or place.name) == written.replace(" ", "-"):
        return False
    sure = len(written) >= _LONG
    called = (slug(name) for language, name in territories.names(place.code) if language or sure)
    return written.replace(" ", "-") in called


@lru_cache(maxsize=1 << 14)
def _formed(word: str, place: str) -> str:
    """The own name of the place, or of a region around it, of which a word is an adjective or a case form.

    >>> _formed("tampereen", "FI197"), _formed("andalusian", "ES61"), _formed("turintech", "ITC11")
    ('tampere', 'andalucia', '')
    """
    best = (0, "")
    fleeting = _consonants(word) if place[:2] in SLAVIC and len(word) > _LEAST else ""
    for name, own in _home(place).items():
        shared = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(word, name, strict=False)))
        enough = shared >= _LEAST and shared + _LOST >= len(name) and 5 * shared >= 3 * len(name)
        enough = enough and word[shared:] in _SUFFIXES
        if enough or (fleeting and shared + 1 >= _LEAST and fleeting == _consonants(name)):
            best = max(best, (shared, own))
    return best[1]


def _consonants(word: str) -> str:
    """What is left of a place's name where a case form moves its vowels: "Zadra" of Zadar, "Plzni" of Plzeň."""
    return _VOWELS.sub("", word)


@lru_cache(maxsize=1 << 12)
def _home(place: str) -> dict[str, str]:
    """Every name of a place, the regions around it and its country in Latin letters, with its own name."""
    found: dict[str, str] = {}
    try:
        codes = [place, *territories.parents(place)] if place else []
        if codes and territories.by_code(place).level == 3:
            codes += territories.children(place)  # its cities
    except UnknownTerritory:
        codes = []
    for code in sorted(codes, key=lambda code: len(code) > 2):  # "Denmark" before the region of its capital
        for called, own in _named(code):
            found.setdefault(called, own)
    return found


@lru_cache(maxsize=1 << 15)
def _named(code: str) -> tuple[tuple[str, str], ...]:
    """Every name of one territory in Latin letters, with its own name."""
    row = territories.by_code(code)
    own = NOWHERE if row.kind == "Country" else own_name(row)
    names = dict.fromkeys(((None, row.name), *territories.names(code)))
    called = (without_kind(slug(name).split("-"), spoken_in(language or None, row.country)) for language, name in names)
    return tuple(
        dict.fromkeys(
            (" ".join(words), own)
            for words in called
            if words and not ((row.kind == "City" or row.level == 1) and _is_kind(words, row))
        )
    )


def _is_kind(words: list[str], place: Territory) -> bool:
    """Whether a place is called as bodies are by their kind, "Universidad" in Madrid; not Porto, of its region."""
    known = name_words.concepts(words[0], spoken_in(None, place.country)) if len(words) == 1 else ()
    if not any(name_words.class_of(one) == "kind" for one in known):
        return False
    return not place.parent or words[0] not in slug(territories.by_code(place.parent).name).split("-")


@lru_cache(maxsize=1 << 14)
def _called(written: str, country: str) -> str:
    """The own name of the likeliest region or city of a country that is called so, '' for none; of a country too."""
    rows = territories.find(written, country=country)
    if not rows and country in SLAVIC:
        stems = (*grades(written), "-".join(map(stem, written.split())))
        rows = next((some for stem in stems if (some := places_by_stem(country).get(stem))), ())
    if not rows and country in _GREEK and " " in written:
        rows = places_in_greece(country).get(without_endings(written.split()), ())
    if not rows:
        return ""
    if rows[0].kind == "Country":
        return NOWHERE
    own, native = own_name(rows[0]), slug(written)
    if own[:_LOST] != native[:_LOST]:  # a city before the region of which it is the seat: Faro, in Algarve
        own = next((own_name(row) for row in rows if slug(ASIDE.sub("", row.latin or row.name)) == native), own)
    return own


@lru_cache(maxsize=1 << 14)
def called_abroad(word: str) -> str:
    """What a place of another country is called there, the code of another country; '' for what names none.

    >>> called_abroad("stoccolma"), called_abroad("kroatien"), called_abroad("finpiemonte")
    ('stockholm', 'HR', '')
    """
    rows = territories.find(word) if len(word) >= _LEAST else ()
    if rows and rows[0].kind == "Country":
        return rows[0].code
    return own_name(rows[0]) if rows and len(word) >= LEAST_CASED else ""
