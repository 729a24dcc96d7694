"""Small head nouns of other languages in names: "Uppsala kommun", "gemeente Maastricht", "Podravska razvojna agencija".

A text keeps the names of foreign bodies as they are. A word of another language counts as a head noun where the
place beside it, in any form of that language, lies where the language is spoken; and behind a capitalised word where
no language of the text has anything like it.
"""

from __future__ import annotations

from collections.abc import Sequence, Set
from functools import cache, lru_cache

from loaders.extract.folding import KEPT, fold
from loaders.extract.lexicon import Row, lexicon, names_table
from loaders.extract.phrases import Hit
from loaders.extract.regionadjectives import region_of
from loaders.extract.spelling import languages_of
from loaders.extract.tokens import Token
from ontology import territories
from ontology.case_forms import base_forms

_LETTERS = 4  # of the shortest such noun
_GOVERN = frozenset({"municipality", "county", "province"})  # whose head noun may stand before the place
_WORD = 5  # letters of a head noun that no language of the text has
_BETWEEN = 3  # small words between the capitalised word and such a noun ("Tauragės regiono plėtros taryba")
_ENDING = 2  # letters by which a word of the text's own language may differ
_TOWNS = frozenset({"mesto", "město"})  # which are the end of towns' names: "Novo mesto"
_READ = {"NO": frozenset({"da"}), "RS": frozenset({"hr"}), "ME": frozenset({"hr"}), "MK": frozenset({"bg"})}
# countries whose bodies have head nouns that a lexicon of a near language holds
_FORM = 4  # letters of a legal form, or of each of its parts
_KINDS = _GOVERN | {"regional-authority", "university", "chamber", "development-agency", "school"}


def beside_place(text: str, words: Sequence[Token], hit: Hit[Row], first: int, last: int) -> bool:
    """Whether a head noun in small letters stands beside a place of its language, between two tokens.

    >>> from loaders.extract.tokens import tokens
    >>> text, row = "ja Uppsala kommun", Row("bodies", "municipality", "sv")
    >>> beside_place(text, tokens(text), Hit(2, 2, row), 0, 3)
    True
    """
    row = hit.payload
    if row.table != "bodies" or row.value not in _KINDS or row.capital or row.short or hit.first < first:
        return False
    if len(words[hit.first].word) < _LETTERS or not all(words[n].shape == "a" for n in range(hit.first, hit.last + 1)):
        return False
    before, behind = hit.first - 1, hit.last + 1
    if behind < last and words[behind].gap == ", " and _is_country(text[words[behind].start : words[behind].end]):
        return False  # "in Oslavany, Jihomoravský kraj, Czechia": an address
    led = before >= first and words[before].capital and words[hit.first].gap == " "
    if led and _lies_where(text[words[before].start : words[before].end], row.language):
        return True
    leads = row.value in _GOVERN and behind < last and words[behind].capital and words[behind].gap == " "
    return leads and _lies_where(text[words[behind].start : words[behind].end], row.language)


def stands_apart(
    text: str, words: Sequence[Token], hit: Hit[Row], first: int, last: int, near: frozenset[str], known: Set[int]
) -> bool:
    """Whether a head noun in small letters, behind a capitalised word, is of no language of its sentence.

    ``near`` are those languages, ``known`` the tokens of phrases in them, ``first`` and ``last`` bound the sentence.

    >>> from loaders.extract.tokens import tokens
    >>> text, row = "y Regionalna razvojna agencija", Row("bodies", "development-agency", "hr")
    >>> stands_apart(text, tokens(text), Hit(2, 3, row), 0, 4, frozenset({"es", "en"}), frozenset())
    True
    """
    row = hit.payload
    if row.table != "bodies" or row.capital or row.short or hit.first in known:
        return False
    if any(words[n].shape != "a" for n in range(hit.first, hit.last + 1)) or words[hit.first].word in _TOWNS:
        return False
    if len(words[hit.first].word) < _WORD or _is_near(words[hit.last].word, near):
        return False
    at = hit.first - 1
    while at >= first and words[at].shape == "a" and words[at + 1].gap == " " and hit.first - at <= _BETWEEN:
        if at in known or any(lexicon(code).has("function_words", words[at].word) for code in sorted(near)):
            return False
        at -= 1
    if at < first or not words[at].capital or words[at + 1].gap != " ":
        return False
    if at == hit.first - 1 and _is_place(text[words[at].start : words[at].end]):
        return False  # "Lyon kommun": of another country
    behind = hit.last + 1
    closed = behind >= last or words[behind].gap != " "
    return closed or hit.first - at <= _BETWEEN - 1


@lru_cache(KEPT)
def _is_near(word: str, near: frozenset[str]) -> bool:
    """Whether a language with cases has a head noun that a word may be a form of ("Utenos regione")."""
    stem = word[:-_ENDING]
    return any(
        any(phrase.startswith(stem) for phrase in _heads(code))
        for code in near
        if lexicon(code).has("traits", "inflects")
    )


@cache
def _heads(language: str) -> tuple[str, ...]:
    """The head nouns of bodies in a language, folded."""
    rows = names_table(language).get("bodies", {})
    return tuple(sorted({fold(phrase) for words in rows.values() for phrase in words}))


def is_form(words: Sequence[Token], hit: Hit[Row], first: int) -> bool:
    """Whether a phrase is a legal form that completes a name in any language ("Iren S.p.A.", "Munster Vales CLG").

    Its letters have full stops between them, or it is in capitals behind a capitalised word.

    >>> from loaders.extract.tokens import tokens
    >>> words, row = tokens("von Iren S.p.A. geliefert"), Row("bodies", "company", "it")
    >>> is_form(words, Hit(2, 4, row), 0), is_form(words, Hit(1, 1, row), 0)
    (True, False)
    """
    row, form = hit.payload, words[hit.first : hit.last + 1]
    before = hit.first - 1
    if row.table != "bodies" or row.value != "company" or row.short or row.compound or before < first:
        return False
    if not words[before].capital or form[0].gap not in (" ", ", ") or any(len(w.word) > _FORM for w in form):
        return False
    if len(form) > 1:
        return all(token.gap in (".", ". ") for token in form[1:])
    numeral = set(form[0].word) <= set("ivx")  # "Part II"
    return form[0].shape in ("A", "aA") and len(form[0].word) > 1 and words[before].shape != "A" and not numeral


def _is_place(name: str) -> bool:
    return bool(territories.find(name) or territories.find_towns(name))


def _is_country(name: str) -> bool:
    return any(place.kind == "Country" for place in territories.find(name))


@lru_cache(KEPT)
def _lies_where(name: str, language: str) -> bool:
    """Whether a word names a place, or is the adjective of one, in a country where a language is spoken."""
    if region_of(name, language):
        return True
    forms = (name, name.removesuffix("s"), *base_forms(name, language, adjectives=True))
    return any(
        language in languages_of(place.country) | _READ.get(place.country, frozenset())
        for form in forms
        for place in (*territories.find(form), *territories.find_towns(form))
        if place.kind != "Country"
    )
