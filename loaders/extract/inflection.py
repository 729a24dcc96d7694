"""Places whose names a language inflects ("Kouvolassa", "Banskej Bystrici"): found by the forms that its rules undo."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache
from itertools import product
from pathlib import Path

import tomli

from loaders.extract.folding import KEPT
from loaders.extract.spelling import languages_of, may_mean
from ontology import territories
from ontology.territories import Territory

FILE = Path(__file__).parent.parent / "lexicon" / "places" / "cases.toml"
_STEM, _NAME = 2, 4  # letters that must be left, and that a name must have
_SHORT = 5  # letters of a name that is short enough to be many a word
_TOWN = 40_000  # inhabitants from which a town of a short name is looked for
_GREAT = 200_000  # inhabitants from which a short name is one in the name of a body: "Politechnika w Brnie"
_FAR = 120_000  # inhabitants from which one is looked for where another language is spoken
_WORDS = 3  # of the longest name whose forms are tried
_Endings = dict[str, Sequence[str]]
_LAST_ONLY = frozenset({"fi", "et", "hu", "sv", "da", "de"})  # languages that inflect the last word of a name only


@lru_cache(KEPT)
def base_forms(name: str, language: str, *, adjectives: bool = False) -> tuple[str, ...]:
    """The names, without accents, of which a name may be a case form in a language, the likeliest first.

    With ``adjectives`` also those of which it may be the adjective, as in the names of bodies.

    >>> base_forms("Kouvolassa", "fi")[0], base_forms("Zadru", "hr")[:2]
    ('kouvola', ('zadr', 'zadro'))
    >>> "banska bystrica" in base_forms("Banskej Bystrici", "sk"), base_forms("Torino", "it")
    (True, ())
    >>> "klodzko" in base_forms("Kłodzki", "pl", adjectives=True)
    True
    """
    if language not in _rules():
        return ()
    words = territories.fold(name).split()
    if not 0 < len(words) <= _WORDS:
        return ()
    choices = [tuple(_bases(word, language, adjectives)) for word in words]
    if len(words) > 1:
        fixed = len(words) - 1 if language in _LAST_ONLY else 0
        pairs = enumerate(zip(words, choices, strict=True))
        choices = [(word, *forms) if n >= fixed else (word,) for n, (word, forms) in pairs]
    return tuple(dict.fromkeys(" ".join(chosen) for chosen in product(*choices)))


def _bases(word: str, language: str, adjectives: bool) -> Iterator[str]:
    endings, stems, derived = _rules()[language]
    if adjectives:
        yield from (
            word.removesuffix(end) + base for end, bases in derived.items() if word.endswith(end) for base in bases
        )
    for ending in endings:
        stem = word.removesuffix(ending)
        if stem == word or len(stem) < _STEM:
            continue
        yield from (stem + base for base in endings[ending] if len(stem + base) >= _NAME)
        for weak, strong in stems.items():
            if stem.endswith(weak):
                yield stem.removesuffix(weak) + strong


@cache
def _rules() -> Mapping[str, tuple[_Endings, dict[str, str], _Endings]]:
    """By language: endings with what they stand for, the changes of stems, and the endings of adjectives."""
    content = tomli.loads(FILE.read_text(encoding="utf-8"))
    fold = territories.fold
    return {
        language: (
            _endings(rules["endings"]),
            {fold(weak): fold(strong) for weak, strong in rules.get("stems", {}).items()},
            _endings(rules.get("adjectives", {})),
        )
        for language, rules in content.items()
    }


def _endings(rows: Mapping[str, Sequence[str]]) -> _Endings:
    """Endings with what they stand for, without accents, the longest first."""
    ranked = sorted(rows.items(), key=lambda row: (-len(row[0]), row[0]))
    return {territories.fold(ending): [territories.fold(base) for base in bases] for ending, bases in ranked}


@lru_cache(KEPT)
def inflected_place(
    word: str, language: str, levels: tuple[int, ...] | None = None, country: str | None = None
) -> Territory | None:
    """The region or city of which a name is a case form in a language, or None.

    Cities by their own names in countries that speak the language, greater ones by what the language
    calls them, regions by either; in a known ``country`` all by any name. ``levels`` (a city is 4) are
    those that a body governs, the first of them most: in the names of bodies adjectives count too.

    >>> inflected_place("kouvolassa", "fi").name, inflected_place("krakowie", "pl").name
    ('Kouvola', 'Kraków')
    >>> inflected_place("krakowie", "fi") is None, inflected_place("Sewilli", "pl", (4,)).name
    (True, 'Sevilla')
    """
    forms = base_forms(word, language, adjectives=levels is not None)
    named = [(form, row) for form in forms for row in territories.find(form)]
    if country:
        named = [(form, row) for form, row in named if row.country == country]
    if any(row.kind == "Country" for _, row in named):
        return None  # "Slovenská": not the region of level 1 that is all of Slovakia
    found = [row for form, row in named if country or _called(form, row, language, levels is not None)]
    for level in levels or ():
        for row in found:
            if row.level == level:
                return row
    return _city_of(found[0], found) if found else None


def _city_of(first: Territory, found: Sequence[Territory]) -> Territory:
    """The city rather than the region called after it."""
    cities = (row for row in found if row.kind == "City" and row.country == first.country)
    same = (row for row in cities if first.kind == "Region" and row.population >= _TOWN)
    return next(same, first)


def _called(form: str, row: Territory, language: str, in_name: bool) -> bool:
    """Whether the language calls a place so: it is spoken there, or the place is known far away."""
    if row.kind == "Region":
        known = {(code, territories.fold(name)) for code, name in territories.names(row.code)}
        if (language, form) in known:
            return True
    own = form in (territories.fold(row.name), territories.fold(row.latin))
    if language in languages_of(row.country):
        return own and (row.kind == "Region" or row.population >= _TOWN or len(form) >= _SHORT)
    long = len(form) >= _SHORT or (in_name and row.population >= _GREAT)
    return row.population >= _FAR and long and may_mean(form.title(), row, frozenset({language}))
