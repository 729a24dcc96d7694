"""Places in names: which words name one, in any language and case, and what the place is called at home.

"Łódź", "Lodz", "Łódzki" and "Łódzkie" are one word of a name, and so are a city and the region named after it: which
of them is meant is said by the other words.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from functools import cache, lru_cache
from itertools import takewhile
from types import MappingProxyType

from ontology import name_words, territories
from ontology.errors import UnknownTerritory
from ontology.names import slug
from ontology.territories import Territory

NOWHERE = "-"  # what the country of a thing adds to its name
_LONGEST = 4  # words of a place's name
_LEAST = 4  # letters of a place's name
_LOST = 3  # letters at the end of a place's name that an adjective or a case leaves out
# fmt: off
_SUFFIXES = frozenset({
    "", "a", "ach", "ais", "aise", "aises", "an", "ana", "ane", "aner", "ani", "ano", "ans", "as", "at", "ban",
    "ben", "bol", "ch", "cka", "cke", "ckeho", "cki", "ckie", "ckiego", "cky", "ct", "e", "ech", "een", "em",
    "en", "ena", "enas", "eni", "eno", "enos", "ense", "enses", "er", "es", "ese", "esi", "et", "i", "ia", "ian",
    "iana", "iano", "ich", "ie", "ien", "ienne", "ii", "iin", "ija", "ije", "iji", "iju", "in", "ina", "ine",
    "ini", "ino", "io", "is", "isch", "ische", "ischen", "ischer", "isches", "ish", "iu", "ja", "jos", "laan",
    "lla", "lle", "lta", "mi", "n", "nak", "nal", "nek", "nel", "ner", "o", "ois", "oise", "om", "on", "os", "ou",
    "owi", "s", "se", "seen", "sk", "ska", "skata", "ske", "skeho", "skej", "ski", "skie", "skiego", "skiej",
    "skih", "skite", "sko", "skoto", "ssa", "sta", "te", "ts", "u", "uje", "us", "y", "za", "zas", "zo", "zos",
})
# fmt: on
"""How adjectives and case forms of places end, in Latin letters."""
_ASIDE = re.compile(r"[(,/].*")  # "Köln, Kreisfreie Stadt", "София (столица)", "Alacant/Alicante"
# Adjectives and case forms of Slavic places: Łódzkie, Łódzki, Łódź; małopolskie, Małopolska.
_ENDING = re.compile(
    r"(?:(?<=...)(?:ys|s)?k)?"
    r"(?:iego|iej|iemu|ich|ego|ega|eho|oho|og|ie|im|om|ou|i|a|e|y|o|u)?$"
)
_ADMINISTRATIVE = frozenset({"grad", "kreisfreie", "oblast", "okres", "prov"})
"""What native names of regions say of their level."""
_SLAVIC = frozenset({"BA", "BG", "BY", "CZ", "HR", "ME", "MK", "PL", "RS", "SI", "SK", "UA"})
_STOP = "stop"
_LEVELS_OF_PLACES = frozenset({"county", "metropolitan", "municipality", "province", "regional"})
_COMPASS = frozenset({"north", "south", "east", "west"})


def place_at(
    words: list[str], at: int, country: str | None, place: str | None, spoken: tuple[str, ...]
) -> tuple[int, str]:
    """How many words from here on name a place, and the place's own name; (0, '') where none does."""
    home = _home(place or country or "")
    for length in range(min(_LONGEST, len(words) - at), 0, -1):
        written = " ".join(words[at : at + length])
        if written in home:
            return length, home[written]
        known = {one for word in words[at : at + length] for one in name_words.concepts(word, spoken)}
        if not country or len(written) < _LEAST or known & _LEVELS_OF_PLACES or (known and known <= _COMPASS):
            continue
        if length == 1 and known:
            continue
        called = _called(written, country) or (_formed(written, place or country) if length == 1 else "")
        if called:
            return length, called
    return 0, ""


@lru_cache(maxsize=1 << 14)
def _formed(word: str, place: str) -> str:
    """The own name of the place, or of a region around it, of which a word is an adjective or a case form.

    >>> _formed("tampereen", "FI197"), _formed("andalusian", "ES61"), _formed("turintech", "ITC11")
    ('tampere', 'andalucia', '')
    """
    best = (0, "")
    for name, own in _home(place).items():
        shared = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(word, name, strict=False)))
        enough = shared >= _LEAST and shared + _LOST >= len(name) and 5 * shared >= 3 * len(name)
        if enough and word[shared:] in _SUFFIXES:
            best = max(best, (shared, own))
    return best[1]


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
    for code in codes:
        row = territories.by_code(code)
        own = NOWHERE if row.kind == "Country" else own_name(row)
        for language, name in ((None, row.name), *territories.names(code)):
            called = _called_only(slug(name).split("-"), spoken_in(language or None, row.country))
            if called:
                found.setdefault(" ".join(called), own)
    return found


def _called_only(words: list[str], spoken: tuple[str, ...]) -> list[str]:
    """The words of a place's name without those that say what it is; none of "Nord-Vest", which are concepts."""
    known = [set(name_words.concepts(word, spoken)) for word in words]
    if all(has & _COMPASS for has in known):
        return []
    told = [place for place, has in enumerate(known) if not has & _LEVELS_OF_PLACES]
    while told and _STOP in known[told[0]]:
        del told[0]
    while told and _STOP in known[told[-1]]:
        del told[-1]
    return [words[place] for place in told] or words


@lru_cache(maxsize=1 << 14)
def _called(written: str, country: str) -> str:
    """The own name of the likeliest region or city of a country that is called so, '' for none; of a country too."""
    rows = territories.find(written, country=country)
    if not rows and country in _SLAVIC:
        rows = tuple(row for row in _stems(country).get(_stem(written), ()))
    if not rows:
        return ""
    return NOWHERE if rows[0].kind == "Country" else own_name(rows[0])


def own_name(row: Territory) -> str:
    """What a region or city is called at home, in Latin letters; the same for a city and the region named after it."""
    words = slug(_ASIDE.sub("", row.latin or row.name)).split("-")
    told = [word for word in _called_only(words, spoken_in(None, row.country)) if word not in _ADMINISTRATIVE] or words
    return "-".join(_stem(word) if row.country in _SLAVIC else word for word in told)


def _stem(word: str) -> str:
    """The beginning that a Slavic place, its adjective and its case forms have in common.

    >>> _stem("lodzkie"), _stem("lodz"), _stem("warszawski"), _stem("warszawa")
    ('lodz', 'lodz', 'warszaw', 'warszaw')
    """
    return _ENDING.sub("", word.removesuffix("y") if word.endswith("iy") else word) or word  # ...ский


@cache
def _stems(country: str) -> Mapping[str, tuple[Territory, ...]]:
    """The regions and cities of a country by the stems of their own names."""
    found: dict[str, list[Territory]] = defaultdict(list)
    for code in sorted({code for _, _, code in territories.all_names()}):
        row = territories.by_code(code)
        if row.country == country and row.kind != "Country":
            found[own_name(row)].append(row)
    return MappingProxyType({stem: tuple(rows) for stem, rows in found.items()})


@lru_cache(maxsize=1 << 10)
def spoken_in(language: str | None, country: str | None) -> tuple[str, ...]:
    """Languages that a name may be in: its text's, those of its country, English."""
    home = territories.country_languages(country) if country else ()
    return tuple(dict.fromkeys(one for one in (language, *home, "en") if one))
