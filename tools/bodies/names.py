"""The names that an entry of a list holds: without notes, departments and acronyms, and which of them name a body."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Collection, Iterator
from functools import cache, lru_cache
from pathlib import Path

from loaders.extract.givennames import opens_a_name
from loaders.extract.inflection import inflected_place
from loaders.extract.lexicon import languages, lexicon
from loaders.extract.phrases import Hit
from loaders.extract.regionadjectives import region_of
from loaders.extract.spelling import languages_of
from loaders.extract.spoken_phrases import phrases_spoken
from loaders.extract.tokens import tokens
from ontology import authority, territories
from ontology.name_words import classes
from ontology.names import fold, slug

_MOST = 14  # words of a name
_FEWEST = 4  # letters of a name
_LONGEST_ACRONYM = 10  # letters
_USED = 2.5  # on Zipf's scale: three times in a billion words
_OFTEN = 5.2  # 160 times in a million words: beside a head noun, a word that no name is known by
_KNOWN = 4.3  # twenty times in a million words: most for a name of one word that lists repeat
_PERSON = 3  # words of a person's name, at most
_SINGLE = 6  # letters of a name of one word
_LANGUAGES = tuple("bg cs da de el en es fi fr hu it lt lv nb nl pl pt ro sk sl sv uk tr".split())  # noqa: SIM905
_THINGS = ("Programme", "Project", "Fund", "Strategy", "Law", "PolicyFramework", "PolicyInstrument", "Initiative")
_SAYS_NO_NAME = frozenset({"kind", "weak", "field", "rare", "scope", "policy", "stop", "legal", "none"})
_BRACKETS = re.compile(r"\s*[(\[]([^()\[\]]*)[)\]]")
_PARTED = re.compile(r"\s+[-–—]+\s+|\s*[;:|]\s+|\s+/\s+|/\s+|\s+/|,(?=\s)|\s+c/o\s+|\.\s+(?=[A-ZÀ-Ž][a-zß-ž]{4})")
_NO_NAME = re.compile(r"[@?*_<>=]|www|https?|\d{4,}|\bn/?a\b", re.IGNORECASE)
_FORMS = Path(__file__).with_name("legal_forms.txt")  # their letters alone
_LONGEST_FORM = 4  # words
_PERSONS = Path(__file__).with_name("persons.txt")  # keys only: the table is not to tell the names either
_DIGITS = 10  # of a key


def spellings(entry: str, town: str) -> tuple[str, list[str]]:
    """The name of an entry without notes, and the parts of it that may be names by themselves.

    >>> spellings("CTIC – Centro Tecnológico de Asturias (ES)", "")
    ('CTIC – Centro Tecnológico de Asturias', ['Centro Tecnológico de Asturias'])
    >>> spellings("Regione Lazio, Direzione Bilancio", "Roma")
    ('Regione Lazio, Direzione Bilancio', ['Regione Lazio'])
    >>> spellings("Bodensee Institut e.V. (Lake Institute of Bodensee)", "")
    ('Bodensee Institut e.V.', ['Lake Institute of Bodensee', 'Bodensee Institut'])
    """
    whole = unicodedata.normalize("NFC", entry).replace("\u00ad", "").replace("''", "'")
    inside = [one.strip() for one in _BRACKETS.findall(whole)]
    whole = _trimmed(_BRACKETS.sub("", whole).partition("(")[0])
    parts = [_trimmed(one) for one in inside if len(one.split()) > 2]
    pieces = [_trimmed(one) for one in _PARTED.split(whole)]
    if len(pieces) > 1:
        first = pieces[0]
        if _is_acronym(first):
            parts.append(_trimmed(whole[len(first) :]))
            parts += pieces[1:2]
        else:
            parts.append(first)
        if fold(pieces[-1]) in {fold(town), *map(fold, town.split("-"))} or _is_place(pieces[-1]):
            parts.append(_trimmed(whole[: whole.rindex(pieces[-1])]))
    parts += [_trimmed(short) for one in (whole, *parts) if (short := _without_form(one)) != one]
    return whole, list(dict.fromkeys(one for one in parts if one and one != whole))


def _trimmed(name: str) -> str:
    name = " ".join(name.split()).strip(" ,;:-–—/|\\'\"“”„«»‘’`*•").removesuffix(" and").removesuffix(" &")
    name = name.removeprefix("The ") if name.count(" ") > 1 else name
    return name if name.count(".") > 1 or _without_form(name) != name else name.rstrip(".")


def _without_form(name: str) -> str:
    """The name without the legal form that ends it, or as it is.

    >>> _without_form("Zarro Acque S.p.A."), _without_form("Zarro spol. s r. o."), _without_form("Zarro")
    ('Zarro Acque', 'Zarro', 'Zarro')
    """
    words = name.split(" ")
    for count in range(min(_LONGEST_FORM, len(words) - 1), 0, -1):
        if re.sub(r"[\W_]", "", fold("".join(words[-count:]))) in _forms():
            return " ".join(words[:-count])
    return name


@cache
def _forms() -> frozenset[str]:
    return frozenset(_FORMS.read_text(encoding="utf-8").split())


def _is_acronym(name: str) -> bool:
    return " " not in name and len(name) <= _LONGEST_ACRONYM and sum(map(str.isupper, name)) > 1


def names_a_body(name: str, country: str, listed: int = 1) -> bool:
    """Whether a text that holds the name speaks of that body: no place, person, programme, kind or ordinary words.

    ``listed`` is how many entries of the lists have the name.

    >>> [names_a_body(name, "IT") for name in ("Comune di Faenza", "Faenza", "City Council", "Smart Water")]
    [True, False, False, False]
    """
    words = fold(name).split()
    if key_of(country, name) in _persons():
        return False
    if not 1 <= len(words) <= _MOST or sum(map(len, words)) < _FEWEST or _NO_NAME.search(name):
        return False
    if not (name[0].isupper() or name[0].isdigit()) or not any(map(str.isalpha, words[0])):
        return False
    if _is_place(name) or authority.find(name, kinds=_THINGS) or _cut(words[-1], country):
        return False
    heads, taken = _heads(name, country)
    if len(words) == 1:
        return _stands_alone(name, words[0], country, listed, headed=bool(heads))
    own = [n for n, word in enumerate(words) if _is_proper(word, country, headed=n in taken)]
    if heads:
        return bool(own)
    if opens_a_name(words[0]) and len(words) <= _PERSON:
        return False
    rare = [words[n] for n in own if _is_rare(words[n]) and not _is_place(words[n])]
    if _without_form(name) != name or (len(words) > 2 and rare):
        return bool(rare)
    others = [n for n, word in enumerate(words) if n not in own and word.isalpha() and not _says(word, country, "stop")]
    placed = [words[n] for n in own if _is_place(words[n]) or _says(words[n], country, "nation", "place")]
    told = any(_says(words[n], country, "field", "kind", "weak") for n in others)
    return all(map(_is_rare, words)) or (bool(placed) and len(placed) < len(words) and (told or listed > 1))


def key_of(country: str, name: str) -> str:
    """Ten hexadecimal digits made of a country and a name, the same for all spellings that fold alike.

    >>> key_of("IT", "Comune di Faenza") == key_of("IT", "COMUNE DI FAENZA")
    True
    """
    return hashlib.sha256(f"{country} {fold(name)}".encode()).hexdigest()[:_DIGITS]


@cache
def _persons() -> frozenset[str]:
    """The keys of the names that tell a person: a sole trader, or who speaks for a body."""
    return frozenset(_PERSONS.read_text(encoding="utf-8").split())


def kind_of(name: str, country: str) -> str:
    """The kind of body that the head noun of a name says, empty where none or several do.

    >>> kind_of("Comune di Faenza", "IT"), kind_of("Federlegno", "IT")
    ('municipality', '')
    """
    heads, _ = _heads(name, country)
    if heads and heads[0].first == 0:
        return str(heads[0].payload.value)
    kinds = {hit.payload.value for hit in heads}
    return str(kinds.pop()) if len(kinds) == 1 else ""


@lru_cache(1 << 16)
def _heads(name: str, country: str) -> tuple[tuple[Hit, ...], frozenset[int]]:  # type: ignore[type-arg]
    """The head nouns of bodies in a name, longest first at each place, and the words that they are made of."""
    words = tokens(name)
    near = frozenset({"en", *languages_of(country)})
    hits = [hit for hit in phrases_spoken(words, 0, len(words), near) if hit.payload.table == "bodies"]
    hits = [hit for hit in hits if hit.payload.language in near and not hit.payload.short]
    found: list[Hit] = []  # type: ignore[type-arg]
    for hit in sorted(hits, key=lambda one: (one.first, -one.last, one.payload.language != "en", one.payload.value)):
        if not found or hit.first > found[-1].last:
            found.append(hit)
    return tuple(found), frozenset(n for hit in found for n in range(hit.first, hit.last + 1))


def _is_place(name: str) -> bool:
    return bool(territories.find(name) or territories.find_towns(name) or territories.region_of_district(name))


def _is_proper(word: str, country: str, *, headed: bool) -> bool:
    """Whether a word tells one body from others of its kind; ``headed``: it is part of a head noun."""
    if word.isdigit() or len(word) < 2:
        return False
    said = _classes(word, country)
    if said or headed:
        return bool(said - _SAYS_NO_NAME)
    return frequency(word) < _OFTEN or _is_place(word) or _is_place_form(word, country)


@lru_cache(1 << 16)
def _is_place_form(word: str, country: str) -> bool:
    """Whether a word is a case form or an adjective of a place."""
    languages = sorted(languages_of(country))
    return any(inflected_place(word, one, ()) or region_of(word, one) for one in languages)


def _says(word: str, country: str, *wanted: str) -> bool:
    return not _classes(word, country).isdisjoint(wanted)


@lru_cache(1 << 16)
def _classes(word: str, country: str) -> frozenset[str]:
    """The classes of the concepts that a word stands for in English or the languages of a country."""
    return classes(slug(word).replace("-", ""), ("en", *sorted(languages_of(country))))


def _is_rare(word: str) -> bool:
    return frequency(word) < _USED and len(word) > 2 and not word.isdigit()


def _stands_alone(name: str, word: str, country: str, listed: int, *, headed: bool) -> bool:
    """Whether a name of one word is that of a body wherever it is written with a capital."""
    if len(word) < _SINGLE or name.isupper() or opens_a_name(word) or not name.isalpha():
        return False
    if _is_rare(word):
        return not headed or listed > 1
    spoken = {"nb" if code == "no" else code for code in languages_of(country)}
    return (
        listed > 1
        and frequency(word) < _KNOWN
        and all(frequency(word, code) < _USED for code in _LANGUAGES if code not in spoken)
    )


def _cut(word: str, country: str) -> bool:
    """Whether a name ends in a word that goes on, so that its end is lost."""
    grammars = [lexicon(code) for code in ("en", *sorted(languages_of(country))) if code in languages()]
    return any(one.has(table, word) for one in grammars for table in ("connectors", "conjunctions", "articles"))


def frequency(word: str, language: str = "") -> float:
    """How often a folded word is used, on Zipf's scale, in a language or in that which uses it most."""
    return _frequencies(language).get(word, 0.0)


@cache
def _frequencies(language: str) -> dict[str, float]:
    import wordfreq  # a help in writing the table: nothing depends on it

    found: dict[str, float] = {}
    for code in [language] if language else _LANGUAGES:
        for word, share in wordfreq.get_frequency_dict(code).items():
            key, scale = fold(word), wordfreq.freq_to_zipf(share)
            found[key] = max(scale, found.get(key, 0.0))
    return found


def parts_standing(parts: Collection[str], known: Collection[str], country: str) -> Iterator[str]:
    """The parts of an entry that are a name by themselves: so listed elsewhere, or with a head noun and a name."""
    for part in parts:
        if fold(part) in known or (_heads(part, country)[0] and names_a_body(part, country)):
            yield part
