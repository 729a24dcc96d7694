"""Countries of the world: codes, official languages and names."""

from __future__ import annotations

import gettext
import xml.etree.ElementTree as ElementTree
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pycountry
from babel import Locale
from babel.languages import get_official_languages

# The languages of the European Union, then others in which cooperation projects publish.
LANGUAGES = (
    "bg", "cs", "da", "de", "el", "en", "es", "et", "fi", "fr", "ga", "hr", "hu", "it", "lt", "lv", "mt", "nl", "pl",
    "pt", "ro", "sk", "sl", "sv",
    "be", "bs", "ca", "cy", "eu", "gl", "is", "ka", "lb", "mk", "nb", "nn", "rm", "ru", "sq", "sr", "tr", "uk",
)  # fmt: skip
# CLDR's lists hold dialects without documents (gsw) or another order than the state's own.
OFFICIAL = {
    "AL": "sq", "AT": "de", "BA": "bs hr sr", "BE": "nl fr de", "CH": "de fr it rm", "CY": "el tr", "ES": "es",
    "FI": "fi sv", "GB": "en", "IE": "en ga", "IT": "it", "LU": "fr de lb", "ME": "sr", "MK": "mk sq", "MT": "mt en",
    "NL": "nl", "NO": "nb nn", "RS": "sr", "SI": "sl", "SK": "sk", "XK": "sq sr", "LI": "de", "IS": "is", "TR": "tr",
}  # fmt: skip
# The Publications Office gives Kosovo a code of its own; ISO 3166 has none.
EXTRA = {"XK": ("1A0", "Kosovo")}


# ISO lists them beside their states; here they are NUTS regions and nothing else.
REGIONS = {"AX", "GF", "GP", "MQ", "RE", "SJ", "YT"}


@dataclass(frozen=True, slots=True)
class Country:
    """A country with its ISO 3166-1 codes and the ISO 639-1 codes of its official languages."""

    code: str
    iso3: str
    english: str
    languages: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Name:
    """One name of a territory: its language (ISO 639-1, empty if unknown), kind and source."""

    code: str
    language: str
    text: str
    kind: str
    source: str


def read_countries() -> list[Country]:
    """All countries of ISO 3166-1 and Kosovo, by code."""
    found = {c.alpha_2: (c.alpha_3, c.name) for c in pycountry.countries if c.alpha_2 not in REGIONS} | EXTRA
    english = Locale("en").territories
    return [
        Country(code, iso3, english.get(code, name), official_languages(code))
        for code, (iso3, name) in sorted(found.items())
    ]


def official_languages(code: str) -> tuple[str, ...]:
    """ISO 639-1 codes of the official languages, the most used first."""
    if code in OFFICIAL:
        return tuple(OFFICIAL[code].split())
    found = get_official_languages(code, de_facto=True)
    return tuple(dict.fromkeys("nb" if tag == "no" else tag for tag in found if len(tag) == 2))


def country_names(countries: list[Country], sources: Path) -> Iterator[Name]:
    """Names of the countries in all ``LANGUAGES``: CLDR's, its short and variant forms, ISO's official ones."""
    short = {language: dict[str, list[str]]() for language in LANGUAGES}
    for language in LANGUAGES:
        for code, name in _alternatives(sources / f"cldr/common/main/{language}.xml"):
            short[language].setdefault(code, []).append(name)
    for country in countries:
        iso = pycountry.countries.get(alpha_2=country.code)
        for language in LANGUAGES:
            translated = Locale.parse(language).territories.get(country.code)
            if translated:
                yield Name(country.code, language, translated, "name", "CLDR")
            for other in short[language].get(country.code, ()):
                yield Name(country.code, language, other, "variant", "CLDR")
            official = getattr(iso, "official_name", None)
            translated = _translation(language).gettext(official) if official else ""
            if translated and (language == "en" or translated != official):
                yield Name(country.code, language, translated, "official", "ISO 3166-1 (pycountry)")


def _alternatives(path: Path) -> Iterator[tuple[str, str]]:
    if path.exists():
        for node in ElementTree.parse(path).iterfind("localeDisplayNames/territories/territory[@alt]"):
            if node.text and node.text != "↑↑↑":
                yield node.attrib["type"], node.text


def _translation(language: str) -> gettext.NullTranslations:
    folder = Path(pycountry.__file__).parent / "locales"
    return gettext.translation("iso3166-1", folder, [{"nb": "nb_NO"}.get(language, language)], fallback=True)
