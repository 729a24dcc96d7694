"""Names as they stand in a sentence: with the article and, in Italian, the preposition that goes with them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from itertools import zip_longest
from pathlib import Path
from typing import Literal, cast

Gender = Literal["m", "f", "mp", "fp"]

_TABLE = Path(__file__).with_name("articles.tsv")
_FEMININE = frozenset(
    {
        "Action",
        "City",
        "GoodPractice",
        "Initiative",
        "Law",
        "Organization",
        "Participation",
        "Person",
        "PilotAction",
        "ProjectPhase",
        "PublicOrganisation",
        "Strategy",
    }
)  # fmt: skip - one list
"""Classes that are feminine in Italian: "una buona pratica"."""
_PLACES_WITH_THE = re.compile(r"(Netherlands|Czech Republic|Slovak Republic|United Kingdom|United States|.* Islands)$")
_PLACES: dict[str, Gender] = {"Isole": "fp", "Marche": "fp", "Paesi": "mp", "Stati": "mp", "Valle": "f"}
"""First words of places whose gender their last letter does not tell."""
_BARE_PLACES = frozenset({"Andorra", "Cipro", "Cuba", "Israele", "Malta", "Monaco"})
_IN_THE = frozenset({"Lazio", "Regno Unito"})
"""Places that keep the article after "in": "nel Lazio", but "in Piemonte"."""
_CONTRACTED = {"di": "de", "a": "a", "da": "da", "in": "ne", "su": "su"}
_TITLED: dict[str, tuple[str, str, str]] = {
    "Action": ("the action", "azione", "l'"),
    "PhaseTask": ("the task", "compito", "il"),
    "PilotAction": ("the pilot action", "azione pilota", "l'"),
}
"""Classes whose titles are phrases of their own: they stand in quotation marks behind a noun and its article."""


@dataclass(frozen=True, slots=True)
class Called:
    """A thing as a sentence calls it: its name, its class ('' for a concept), and the language that the name is in."""

    name: str
    kind: str = ""
    spoken: str = ""


@dataclass(frozen=True, slots=True)
class _Noun:
    gender: Gender
    article: str


def named(thing: Called, language: str = "en") -> str:
    """The name with its article, where it takes one.

    >>> named(Called("APE Network", "GoodPractice")), named(Called("CircPro", "Project"))
    ('the APE Network', 'CircPro')
    >>> named(Called("Regione Piemonte", "Organization"), "it"), named(Called("Italia", "Country", "it"), "it")
    ('la Regione Piemonte', "l'Italia")
    """
    if not thing.kind:
        return quoted(thing.name, language)
    if thing.kind in _TITLED:
        english, italian, article = _TITLED[thing.kind]
        noun = _joined(article, italian) if language == "it" else english
        return f"{noun} {quoted(thing.name, language)}"
    article = _article(thing) if language == "it" else _the(thing)
    if not article and thing.name[:1].islower():  # a description in another language, no name
        return quoted(thing.name, language)
    return _joined(article, thing.name)


def quoted(name: str, language: str = "en") -> str:
    """A title in the quotation marks of the language.

    >>> quoted("circular economy"), quoted("economia circolare", "it")
    ('“circular economy”', '«economia circolare»')
    """
    return f"«{name}»" if language == "it" else f"“{name}”"


def after(words: str, thing: Called, language: str = "en") -> str:
    """The name behind some words; in Italian their last preposition takes up the article.

    >>> after("è sostenuto da", Called("Regione Piemonte", "Organization"), "it")
    'è sostenuto dalla Regione Piemonte'
    >>> after("ha sede in", Called("Piemonte", "Region", "it"), "it")
    'ha sede in Piemonte'
    """
    begun, _, last = words.rpartition(" ")
    begun += " " if begun else ""
    if language != "it" or last not in _CONTRACTED:
        return f"{words} {named(thing, language)}"
    if last == "in" and thing.kind == "City":
        return f"{begun}{_euphonic('a', thing.name)} {thing.name}"
    if not thing.kind:
        return f"{words} {quoted(thing.name, language)}"
    if thing.kind in _TITLED:
        _, noun, article = _TITLED[thing.kind]
        return begun + _joined(_contracted(last, article), f"{noun} {quoted(thing.name, language)}")
    article = _article(thing)
    if not article or (last == "in" and thing.kind in {"Region", "Country"} and not _keeps_article(thing)):
        name = quoted(thing.name, language) if thing.name[:1].islower() else thing.name
        return f"{begun}{_euphonic(last, name)} {name}"
    return begun + _joined(_contracted(last, article), thing.name)


def gender(thing: Called) -> Gender:
    """The gender of a thing in Italian, with ``p`` for a plural: that of its name's first noun, else of its kind.

    >>> gender(Called("Comune di Torino", "Organization")), gender(Called("Arpa Piemonte", "Organization"))
    ('m', 'f')
    """
    known = _known(thing)
    if known:
        return known
    if thing.kind in {"Region", "Country", "Territory"}:
        first = re.split(r"\W", thing.name, maxsplit=1)[0]
        return _PLACES.get(first, "f" if first.endswith("a") else "m")
    return "f" if thing.kind in _FEMININE else "m"


def agreed(words: str, thing: Called) -> str:
    """Italian words with their participles in the gender of their subject: "{o}" is the ending.

    >>> agreed("è stat{o} sviluppat{o} da", Called("Strategia regionale", "Strategy"))
    'è stata sviluppata da'
    """
    return words.replace("{o}", {"m": "o", "f": "a", "mp": "i", "fp": "e"}[gender(thing)])


def _known(thing: Called) -> Gender | None:
    """The gender that the name itself has; None where no noun of it is known."""
    first = re.match(r"\w+", thing.name)
    noun = _nouns("it").get(first.group().lower() if first else "") or _nouns("en").get(_head(thing.name))
    return noun.gender if noun else None


def _head(name: str) -> str:
    """The noun that gives an English name its article, '' where it takes none."""
    words = name.split()
    for place, word in enumerate(words):
        if word in {"of", "for"} and place and words[place - 1] in _nouns("en"):
            return words[place - 1]
    last = _nouns("en").get(words[-1]) if words else None
    return words[-1] if last and last.article == "the" else ""


@cache
def _nouns(language: str) -> dict[str, _Noun]:
    """The nouns of a language in articles.tsv."""
    lines = [line.split("\t") for line in _TABLE.read_text("utf-8").splitlines() if not line.startswith("#")]
    rows = (dict(zip_longest(lines[0], line, fillvalue="")) for line in lines[1:])
    return {
        row["noun"]: _Noun(cast("Gender", row["gender"]), row["article"]) for row in rows if row["language"] == language
    }


def _the(thing: Called) -> str:
    if thing.name.startswith(("The ", "the ")):
        return ""
    described = thing.name[:1].islower() and ": " in thing.name  # it has no name: "stakeholder group: Kouvola, CircPro"
    return "the" if described or _head(thing.name) or _PLACES_WITH_THE.fullmatch(thing.name) else ""


def _article(thing: Called) -> str:
    place = thing.kind in {"Region", "Country"} and thing.spoken == "it" and thing.name not in _BARE_PLACES
    known = _known(thing)
    if known is None and not place:
        return ""
    sort = known or gender(thing)
    first = thing.name.lower()
    vowel = first[:1] in tuple("aeiouàèéìòù")
    hard = bool(re.match(r"s[^aeiou]|z|gn|ps|pn|x|y", first))
    if sort == "m":
        return "l'" if vowel else "lo" if hard else "il"
    if sort == "f":
        return "l'" if vowel else "la"
    return ("gli" if vowel or hard else "i") if sort == "mp" else "le"


def _contracted(preposition: str, article: str) -> str:
    """The preposition and article as one word: "dalla", "nell'", "dei"."""
    stem = _CONTRACTED[preposition]
    ending = {"il": "l", "i": "i", "gli": "gli", "lo": "llo", "la": "lla", "le": "lle", "l'": "ll'"}[article]
    return stem + ending


def _keeps_article(thing: Called) -> bool:
    return gender(thing) in {"mp", "fp"} or thing.name in _IN_THE


def _euphonic(preposition: str, name: str) -> str:
    return "ad" if preposition == "a" and name[:1].lower() == "a" else preposition


def _joined(article: str, name: str) -> str:
    return f"{article}{name}" if article.endswith("'") or not article else f"{article} {name}"
