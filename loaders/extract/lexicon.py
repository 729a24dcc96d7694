"""The words of each language that the rules rest on, read from ``loaders/lexicon/*.toml``.

A language is one file; the code knows none. ``docs/extraction.md`` says what each table is for.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import tomli

from loaders.extract.errors import BadLexicon
from loaders.extract.folding import fold, fold_all
from ontology.stored import stored

FOLDER = Path(__file__).parent.parent / "lexicon"
_LISTS = (
    "traits",
    "place_endings",
    "from_endings",
    "genitives",
    "genitives_behind",
    "participles",
    "articles",
    "bare_articles",
    "conjunctions",
    "too",
    "connectors",
    "of",
    "from",
    "by",
    "pronouns",
    "openers",
    "weekdays",
    "adjectives",
    "modifiers",
    "topics",
    "function_words",
    "not_places",
    "town_words",
    "not_bodies",
    "locatives",
    "venues",
    "towards",
    "visits",
    "place_nouns",
    "states",
    "genitive_nouns",
    "sites",
    "place_labels",
    "stands_for",
    "agents",
    "inside",
    "areas",
    "areas_behind",
    "number_links",
    "between_regions",
)
TABLES = (
    *("bodies", "plurals", "heads", "policies", "cues", "demonyms"),
    *("units", "magnitudes", "halves", "events", "groups"),
)
_VERBS = ("is-partner", "leads", "comprises")  # cues that no name begins with
NAMES = frozenset({"bodies", "policies"})  # tables whose rows count in texts of other languages where they are names
CASES = "cases"  # of the table of bodies: forms that are part of a name only with a capital
SHORT = "short"  # head nouns in short ("univ.", "RRA"), by kind of body
_VOWELS = "aeiou"
DECLINES = "declines"  # the rules by which a language makes case forms of the head nouns of bodies
_VALUES = ("code", "name", "letters", "months", "numbers", "ordinals", "frames", "notes", DECLINES)


class Row(NamedTuple):
    """What a phrase of a lexicon stands for: its table (``bodies``), its value (``ministry``), its language.

    ``capital`` says that it counts only where it is written like a name: case forms of heads of names.
    ``compound`` says that it is the end of a compound word ("*kammer"), ``short`` how a head noun in short is written.
    """

    table: str
    value: str
    language: str
    capital: bool = False
    compound: bool = False
    short: str = ""


@dataclass(frozen=True, slots=True)
class Frame:
    """How a language says one relation.

    In ``after`` the subject stands before the cue and the object after it ("plan *developed by* body"),
    in ``before`` it is the other way round ("body *developed* plan"); before ``closing`` both stand,
    as in German ("body hat plan *validiert*"). ``subject`` and ``object`` are classes;
    ``fallback`` names the subject to take where the sentence has none (``project``, ``plan``,
    ``action``); ``unless`` a class of which a sentence must not speak.
    """

    rule: str
    relation: str
    subject: tuple[str, ...]
    object: tuple[str, ...]
    after: tuple[str, ...]
    before: tuple[str, ...]
    language: str
    fallback: str = ""
    unless: str = ""
    closing: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The closed classes and values of one language; its open classes are in `spoken_phrases`.

    ``openings`` are what words of a list begin with, of the lists that have such rows ("regional*").
    """

    code: str
    words: Mapping[str, frozenset[str]]
    openings: Mapping[str, tuple[str, ...]]
    months: Mapping[str, int] = field(default_factory=dict)
    numbers: Mapping[str, int] = field(default_factory=dict)
    ordinals: Mapping[str, int] = field(default_factory=dict)
    frames: tuple[Frame, ...] = ()

    def has(self, table: str, word: str) -> bool:
        """Whether a folded word belongs to one of the word lists, inflected forms (``regional*``) included."""
        return word in self.words[table] or (table in self.openings and word.startswith(self.openings[table]))


@cache
def languages() -> tuple[str, ...]:
    """The codes (ISO 639-1) of the languages that have a lexicon, sorted.

    >>> "en" in languages() and "it" in languages()
    True
    """
    return tuple(sorted(path.stem for path in FOLDER.glob("*.toml")))


@stored
def table(language: str) -> Mapping[str, Any]:
    """One lexicon file as it is; raises BadLexicon if a table is not known."""
    return _parsed(language, _text(language))


@stored
def names_table(language: str) -> Mapping[str, Any]:
    """What a lexicon file says ahead of its cues: all that counts in texts of other languages too.

    The cues and frames are the longer half of a file, and stand last; a text needs them in its own languages alone.

    >>> "bodies" in names_table("it"), "cues" in names_table("it")
    (True, False)
    """
    return _parsed(language, _text(language).partition("\n[cues]\n")[0])


def _text(language: str) -> str:
    return (FOLDER / f"{language}.toml").read_text(encoding="utf-8")


def _parsed(language: str, text: str) -> Mapping[str, Any]:
    content = tomli.loads(text)
    unknown = sorted(set(content) - {*_LISTS, *TABLES, CASES, SHORT, *_VALUES})
    if unknown:
        known = ", ".join(sorted({*_LISTS, *TABLES, CASES, SHORT, *_VALUES}))
        raise BadLexicon(f"{language}.toml: table {unknown[0]!r} is not known; known: {known}")
    return content


@cache
def lexicon(language: str) -> Lexicon:
    """The closed classes of a language; those of English where the language has no lexicon.

    >>> lexicon("it").has("conjunctions", "e"), lexicon("it").months["ottobre"]
    (True, 10)
    """
    content = table(language if language in languages() else "en")
    lists = {name: fold_all(content.get(name, [])) for name in _LISTS}
    cues = content.get("cues", {})
    for name in ("each", *_VERBS):
        lists["openers"] += (word for word in fold_all(cues.get(name, [])) if " " not in word and "*" not in word)
    return Lexicon(
        content["code"],
        {name: frozenset(word for word in words if not word.endswith("*")) for name, words in lists.items()},
        {name: found for name, words in lists.items() if (found := tuple(w[:-1] for w in words if w.endswith("*")))},
        _months(content),
        _numbers(content),
        {fold(name): number for name, number in content.get("ordinals", {}).items()},
        tuple(_frames(content)),
    )


def _months(content: Mapping[str, Any]) -> dict[str, int]:
    return {fold(name): number for number, names in enumerate(content.get("months", []), 1) for name in names}


def _numbers(content: Mapping[str, Any]) -> dict[str, int]:
    """The numbers in words, and those that a language writes as one word of a ten and a unit, in either order.

    >>> from loaders.extract.lexicon import lexicon
    >>> lexicon("it").numbers["cinquantaquattro"], lexicon("de").numbers["vierundzwanzig"]
    (54, 24)
    """
    listed = {fold(name): number for name, number in content.get("numbers", {}).items()}
    units = [(word, number) for word, number in listed.items() if 1 <= number <= 9]
    tens = [(word, number) for word, number in listed.items() if number in range(20, 100, 10)]
    links = fold_all(content.get("number_links", []))
    found: dict[str, int] = {}
    for (ten, tenfold), (unit, single) in itertools.product(tens, units):
        stem = ten[:-1] if ten[-1] in _VOWELS and unit[0] in _VOWELS else ten  # "quarantotto"
        for word in (ten + unit, stem + unit, *(unit + link + ten for link in links)):
            found[word] = tenfold + single
    return found | listed


def _frames(content: Mapping[str, Any]) -> Iterator[Frame]:
    for row in content.get("frames", []):
        yield Frame(
            row["rule"],
            row["relation"],
            tuple(row["subject"]),
            tuple(row["object"]),
            tuple(row.get("after", [])),
            tuple(row.get("before", [])),
            content["code"],
            row.get("fallback", ""),
            row.get("unless", ""),
            tuple(row.get("closing", [])),
        )


def whole_words(language: str, name: str) -> frozenset[str]:
    """One word list of a language, folded, without the rows that stand for many forms."""
    return frozenset(word for word in fold_all(names_table(language).get(name, ())) if not word.endswith("*"))


@cache
def all_words(name: str) -> frozenset[str]:
    """One word list of all languages together, folded."""
    return frozenset(word for language in languages() for word in whole_words(language, name))


@cache
def months() -> Mapping[str, int]:
    """Month names of all languages; where two languages disagree the word is left out."""
    found: dict[str, int] = {}
    clash: set[str] = set()
    for language in languages():
        for word, value in _months(names_table(language)).items():
            if found.setdefault(word, value) != value:
                clash.add(word)
    return {word: value for word, value in found.items() if word not in clash}
