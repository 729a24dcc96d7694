"""What places are called at home, in Latin letters: own names, and the stems that their case forms share with them.

"Łódź", "Łódzki" and "Łódzkie" have one own name, and so have a city and the region named after it.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from functools import cache, lru_cache
from types import MappingProxyType

from ontology import name_words, territories
from ontology.names import slug
from ontology.stored import stored
from ontology.territories import Territory

_LEAST = 4  # letters of a place's name
_SMALLEST = 3  # NUTS level
ASIDE = re.compile(r"[(,/].*")  # "Köln, Kreisfreie Stadt", "София (столица)", "Alacant/Alicante"
# Adjectives and case forms of Slavic places: Łódzkie, Łódzki, Łódź; małopolskie, Małopolska.
_ENDING = re.compile(
    r"(?:(?<=...)(?:ys|s)?k)?"
    r"(?:iyat|iya|ata|oto|ite|iach|ach|iego|iej|iemu|ich|ego|ega|eho|oho|og|ie|im|om|ou|i|a|e|y|o|u)?$"
)
_ADMINISTRATIVE = frozenset({"arr", "makroregion", "grad", "hlavni", "kreisfreie", "oblast", "okres", "prov"})
"""What native names of regions say of their level."""
_BALTIC = re.compile(r"(?:iaus|ius|aus|iai|iu|io|us|ys|is|os|es|as|o|a|e|u|i)$")
"""How places of Lithuania and Latvia end: Kaunas and the county "Kauno", Rīga and "Rīgas"."""
_BALTIC_LANDS = frozenset({"LT", "LV"})
_SEATS = {"lubel": "lublin", "nitrian": "nitr", "trencian": "trencin", "valenciana": "valencia"}
"""What regions are called by another stem than the city that is their seat."""
_HARD = {"z": ("h", "g"), "c": ("",)}  # of Praha, Ryga; of Rijeka, whose k no stem has
SLAVIC = frozenset({"BA", "BG", "BY", "CZ", "HR", "ME", "MK", "PL", "RS", "SI", "SK", "UA"})
_NEAREST = {"bs": "hr", "ca": "es", "gl": "pt", "mk": "bg", "nb": "da", "nn": "da", "no": "da", "sr": "hr"}
"""The language with words of its own that is nearest to one without."""
_CASED = frozenset({"bg", "cs", "hr", "pl", "sk", "sl"})
LEAST_CASED = 6  # letters of a word that is told from others without its ending, or in another language
_CASE = re.compile(
    r"(?<=.{5})(?:ov|ow)?(?:sk|ck|c(?=[ei]))?"
    r"(?:iego|eho|ego|ega|oga|emu|omu|ych|ich|ih|iej|ej|oj|og|em|im|ym|om|ou|ie|iu|a|e|i|o|u|y)?$"
)
_GREEK = re.compile(r"(?<=.{4})(?:os|ou|on|as|is|es|us|a|o|i)$")
_FINNISH = re.compile(r"(?<=.{4})[aeio]?n?$")
_NORDIC = re.compile(r"(?<=.{5}[^s])s$")
_OWN_ENDINGS = {
    "CY": _GREEK,
    "GR": _GREEK,
    "FI": _FINNISH,
    "DK": _NORDIC,
    "NO": _NORDIC,
    "SE": _NORDIC,
    "LT": re.compile(r"(?<=.{4})(?:ai$|" + _BALTIC.pattern[3:]),
    "LV": re.compile(r"(?<=.{4})" + _BALTIC.pattern),
}
"""How the cases of names of bodies and small places end, by their country."""
_STOP = "stop"
LEVELS_OF_PLACES = frozenset({"county", "metropolitan", "municipality", "province", "regional"})
_OF_LEVELS = frozenset({"autonomous", "capital", "community"})
"""What names of regions say besides: Comunidad de Madrid, Provincia autonoma di Trento, Bruxelles-Capitale."""
COMPASS = frozenset({"north", "south", "east", "west"})


def without_kind(words: list[str], spoken: tuple[str, ...]) -> list[str]:
    """The words of a place's name without those that say what it is; none of "Nord-Vest", which are concepts."""
    known = [set(name_words.concepts(word, spoken)) for word in words]
    if all(has & COMPASS for has in known):
        return []
    told = [place for place, has in enumerate(known) if not has & (LEVELS_OF_PLACES | _OF_LEVELS)]
    while told and _STOP in known[told[0]]:
        del told[0]
    while told and _STOP in known[told[-1]]:
        del told[-1]
    return [words[place] for place in told] or words


@lru_cache(maxsize=1 << 14)
def own_name(row: Territory) -> str:
    """What a region or city is called at home, in Latin letters; the same for a city and the region named after it.

    In Slavic and Baltic lands a region of one region is called as that: Střední Čechy as Středočeský kraj.
    """
    if 0 < row.level < _SMALLEST and row.kind == "Region" and row.country in SLAVIC | _BALTIC_LANDS:
        parts = territories.children(row.code)
        only = territories.by_code(parts[0]) if len(parts) == 1 else None
        if only and only.kind == "Region":
            return own_name(only)
    own = _own_words(row)
    own = _SEATS.get(own, own)
    return _compounds(row.country).get(own, own) if row.country in SLAVIC else own


def _own_words(row: Territory) -> str:
    words = slug(ASIDE.sub("", row.latin or row.name)).split("-")
    words = [word for word in words if word not in _ADMINISTRATIVE] or words
    told = without_kind(words, spoken_in(None, row.country)) or words
    told = told if sum(map(len, told)) >= _LEAST else words  # "Novo mesto"
    if row.country in _BALTIC_LANDS:
        return "-".join(_BALTIC.sub("", word) or word for word in told)
    if row.country == "SE" and words[-1] == "lan":
        told = [*told[:-1], told[-1].removesuffix("s")]  # Stockholms län
    if row.country == "GR":
        return "-".join(word.removesuffix("n") if word.endswith("ion") else word for word in told)  # Ηράκλειον
    return "-".join(stem(word) if row.country in SLAVIC else word for word in told)


@lru_cache(maxsize=1 << 6)
def _compounds(country: str) -> Mapping[str, str]:
    """The names of two words of a Slavic country's cities by what adjectives make of them: "zielonogórski"."""
    cities = {own for row in places_in(country) if row.kind == "City" and (own := _own_words(row)).count("-") == 1}
    pairs = [(*own.split("-"), own) for own in sorted(cities)]
    found = {first + joint + second: own for first, second, own in pairs for joint in ("", "o", "e", "ko", "sko")}
    return MappingProxyType({**{f"{second}e{first}": own for first, second, own in pairs}, **found})


def named_here(concept: str, country: str | None) -> str:
    """What a concept of class ``place`` is called: the region's own name, the concept of a river or sea; '' abroad.

    >>> named_here("ES21", "ES"), named_here("ES21", "FR"), named_here("danube", "HU")
    ('pais-vasco', '', 'danube')
    """
    if not concept[-1].isdigit() and not concept.isupper():
        return concept
    region = territories.by_code(concept)
    return own_name(region) if region.country == country else ""


def stem(word: str) -> str:
    """The beginning that a Slavic place, its adjective and its case forms have in common.

    >>> stem("lodzkie"), stem("lodz"), stem("warszawski"), stem("warszawa")
    ('lodz', 'lodz', 'warszaw', 'warszaw')
    """
    return _ENDING.sub("", word.removesuffix("y") if word.endswith("iy") else word) or word  # ...ский


def grades(word: str) -> tuple[str, ...]:
    """The stems that a case form may have, that with the consonants of the nominative last: "Praze" of Praha.

    >>> grades("praze"), grades("rijeci")
    (('praz', 'prah', 'prag'), ('rijec', 'rije'))
    """
    bare = stem(word)
    softened = word.endswith(("e", "i")) and len(bare) >= _LEAST
    return (bare, *((bare[:-1] + hard for hard in _HARD.get(bare[-1], ())) if softened else ()))


def bare_form(word: str) -> str:
    """A word of a name without the endings of cases, in whatever language: for names of which no country is known.

    >>> bare_form("murska"), bare_form("szechenyi"), bare_form("szecheny")
    ('mursk', 'szechen', 'szechen')
    """
    while len(word) >= LEAST_CASED and (bare := _CASE.sub("", word)) != word:
        word = bare
    return word


def own_form(word: str, language: str | None, country: str | None) -> str:
    """A word of a name in Slavic lands and Hungary without the ending of its case: "Palackého" is "Palacký".

    >>> own_form("masarykovy", "cs", None), own_form("masaryk", "en", "CZ"), own_form("igra", "hr", "HR")
    ('masaryk', 'masaryk', 'igra')
    """
    if len(word) > _LEAST and (country == "HU" or language == "hu"):
        return word.removesuffix("i")  # Bükki Nemzeti Park
    if country in _OWN_ENDINGS and len(word) > _LEAST:
        return _OWN_ENDINGS[country].sub("", word)  # Πάρνωνας, Πάρνωνα
    if len(word) < LEAST_CASED or not (country in SLAVIC if country else language in _CASED):
        return word
    return _CASE.sub("", word)


@cache
def places_in_greece(country: str) -> Mapping[str, tuple[Territory, ...]]:
    """The regions and cities of Greece, or Cyprus, by all their names without the endings of cases."""
    found: dict[str, list[Territory]] = defaultdict(list)
    for row in places_in(country):
        for _, name in ((None, row.name), *territories.names(row.code)):
            found[without_endings(slug(name).split("-"))].append(row)
    return MappingProxyType({stem: tuple(rows) for stem, rows in found.items()})


def without_endings(words: list[str]) -> str:
    """Words of a Greek name without the endings of cases, and without "and" between them.

    >>> without_endings(["anatolikis", "makedonias", "kai", "thrakis"])
    'anatolik-makedoni-thrak'
    """
    return "-".join(_GREEK.sub("", word) for word in words if word not in ("and", "kai"))


@cache
def places_by_stem(country: str) -> Mapping[str, tuple[Territory, ...]]:
    """The regions and cities of a country by the stems of their own names."""
    found: dict[str, list[Territory]] = defaultdict(list)
    for row in places_in(country):
        found[own_name(row)].append(row)
    for joined, own in _compounds(country).items():
        found.setdefault(joined, found.get(own, []))
    return MappingProxyType({stem: tuple(rows) for stem, rows in found.items()})


@lru_cache(maxsize=1 << 6)
def places_in(country: str) -> tuple[Territory, ...]:
    """The regions and cities of a country, by code."""
    return tuple(map(territories.by_code, _codes().get(country, ())))


@stored
def _codes() -> Mapping[str, tuple[str, ...]]:
    """The codes of regions and cities by country, sorted: a list with partners everywhere asks for every country."""
    found: dict[str, list[str]] = defaultdict(list)
    for code in sorted({code for _, _, code in territories.all_names()}):
        row = territories.by_code(code)
        if row.kind != "Country":
            found[row.country].append(code)
    return MappingProxyType({country: tuple(codes) for country, codes in found.items()})


@lru_cache(maxsize=1 << 10)
def spoken_in(language: str | None, country: str | None) -> tuple[str, ...]:
    """Languages that a name may be in: its text's, those of its country, English."""
    home = territories.country_languages(country) if country else ()
    told = (_NEAREST.get(one or "", one) for one in (language, *home, "en"))
    return tuple(dict.fromkeys(one for one in told if one))
