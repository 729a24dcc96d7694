"""Names of places undone of their case forms and adjectives: "Kouvolassa" is Kouvola, "Krakowski" is Kraków.

The rules stand in ``case_forms.toml``, by language. They say what a form may stand for, not that there is such a place.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache, lru_cache
from itertools import product
from pathlib import Path

import tomli

from ontology.names import slug
from ontology.territory_names import fold

_FILE = Path(__file__).with_name("case_forms.toml")
_STEM, _NAME = 2, 4  # letters that must be left, and that a name must have
_WORDS = 3  # of the longest name whose forms are tried
_KEPT = 20_000  # words of which an answer is kept: texts repeat them, and memory stays bounded
_LAST_ONLY = frozenset({"fi", "et", "hu", "sv", "da", "de", "en", "nl"})  # that inflect the last word of a name only
_Endings = dict[str, Sequence[str]]
_Rules = tuple[_Endings, dict[str, str], _Endings]


@lru_cache(_KEPT)
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
    return tuple(_forms(fold(name).split(), language, _rules(), adjectives))


@lru_cache(_KEPT)
def latin_forms(name: str, language: str) -> tuple[str, ...]:
    """The same of a name in Latin letters, case forms and adjectives, those of names that are compared as well.

    >>> "silesia" in latin_forms("silesian", "en"), latin_forms("ipeirou", "el")
    (True, ('ipeiros', 'ipeiro', 'ipeiri'))
    """
    return tuple(_forms(name.split(), language, _latin_rules(), True))


def _forms(words: Sequence[str], language: str, rules: Mapping[str, _Rules], adjectives: bool) -> Iterator[str]:
    if language not in rules or not 0 < len(words) <= _WORDS:
        return
    choices = [tuple(_bases(word, rules[language], adjectives)) for word in words]
    if len(words) > 1:
        fixed = len(words) - 1 if language in _LAST_ONLY else 0
        pairs = enumerate(zip(words, choices, strict=True))
        choices = [(word, *forms) if n >= fixed else (word,) for n, (word, forms) in pairs]
    yield from dict.fromkeys(" ".join(chosen) for chosen in product(*choices))


def _bases(word: str, rules: _Rules, adjectives: bool) -> Iterator[str]:
    endings, stems, derived = rules
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
def _rules() -> Mapping[str, _Rules]:
    """By language: endings with what they stand for, the changes of stems, and the endings of adjectives."""
    return {
        language: (
            _endings(rules.get("endings", {}), fold),
            {fold(weak): fold(strong) for weak, strong in rules.get("stems", {}).items()},
            _endings(rules.get("adjectives", {}), fold),
        )
        for language, rules in _content().items()
    }


@cache
def _latin_rules() -> Mapping[str, _Rules]:
    """The same in Latin letters, with the adjectives of compared names."""
    return {
        language: (
            _endings(rules.get("endings", {}), slug),
            {slug(weak): slug(strong) for weak, strong in rules.get("stems", {}).items()},
            _endings(_together(rules.get("adjectives", {}), rules.get("compared", {})), slug),
        )
        for language, rules in _content().items()
    }


def _together(one: Mapping[str, Sequence[str]], other: Mapping[str, Sequence[str]]) -> dict[str, list[str]]:
    return {ending: [*one.get(ending, ()), *other.get(ending, ())] for ending in {**one, **other}}


@cache
def _content() -> Mapping[str, Mapping[str, dict[str, Sequence[str]]]]:
    return tomli.loads(_FILE.read_text(encoding="utf-8"))


def _endings(rows: Mapping[str, Sequence[str]], written: Callable[[str], str]) -> _Endings:
    """Endings with what they stand for, without accents, the longest first."""
    ranked = sorted(rows.items(), key=lambda row: (-len(row[0]), row[0]))
    return {written(ending): [written(base) for base in bases] for ending, bases in ranked}
