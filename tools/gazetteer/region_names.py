"""Names of the NUTS regions in many languages."""

from __future__ import annotations

import gettext
import re
import xml.etree.ElementTree as ElementTree
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pycountry

from gazetteer.countries import LANGUAGES, Name, official_languages
from gazetteer.nuts import Region
from gazetteer.subdivisions import spellings

# The languages of native names where they are not the country's first; the parts around a slash take them in turn.
SPOKEN = {
    "BE": "fr nl", "BE2": "nl", "BE3": "fr", "BE336": "de", "CH01": "fr", "CH02": "fr", "CH021": "fr de",
    "CH022": "fr de", "CH023": "de", "CH024": "fr", "CH025": "fr", "CH056": "de rm", "CH07": "it", "ES21": "eu es",
    "ES22": "es eu", "ES51": "ca", "ES52": "ca", "ES521": "es ca", "ES522": "es ca", "ES523": "es ca", "ES53": "ca",
    "FI1D": "fi", "FI2": "sv", "ITC2": "it fr", "ITH1": "it de", "IE": "ga en", "IE0": "en", "NO": "nb se", "LU": "fr",
    "MT": "mt en", "RS": "sr", "ES11": "gl", "ES12": "es", "CH": "de fr it", "CH0": "de fr it", "CH03": "de",
    "CH04": "de", "CH05": "de", "CH06": "de",
}  # fmt: skip
OF = {
    "it": r"(?:provincia|voivodato|regione|contea|distretto|dipartimento|cantone|città metropolitana"
    r"|prefettura|libero consorzio comunale|oblast'?)(?: autonoma| autonomo)?"
    r" (?:di |della |del |dell['’]|dei |delle |degli |d['’])",
    "en": r"(?:province|county|region|canton|metropolitan city|land|governorate|oblast) of (?:the )?",
    "fr": r"(?:province|voïvodie|région|comté|district|département|canton|oblast|préfecture|comitat|comarque"
    r"|ville métropolitaine)(?: autonome)? (?:de la |de l['’]|du |des |de |d['’])",
    "es": r"(?:provincia|voivodato|región|condado|distrito|departamento|cantón|prefectura|oblast|óblast)"
    r"(?: autónoma)? (?:de la |del |de los |de las |de )(?=[A-ZÁÉÍÓÚ])",
    "pt": r"(?:província|voivodia|voivodato|região|condado|distrito|departamento|cantão|prefeitura|oblast)"
    r"(?: autónoma| autônoma)? (?:da |do |dos |das |de )",
    "ca": r"(?:província|voivodat|regió|comtat|districte|departament|cantó) (?:de la |de l['’]|del |dels |de |d['’])",
    "de": r"(?:Provinz|Woiwodschaft|Region|Bezirk|Département|Kanton|Komitat|Kreis|Oblast|Distrikt|Landschaft) ",
    "nl": r"(?:provincie|woiwodschap|regio|district|kanton|departement|comitaat|oblast) ",
    "pl": r"(?:województwo|prowincja|region|departament|kanton|komitat|dystrykt|okręg|obwód|gespanschaft) ",
    "cs": r"(?:provincie|vojvodství|region|departement|kanton|okres) ",
    "ro": r"(?:județul|provincia|voievodatul|regiunea|cantonul|departamentul|districtul) ",
    "sv": r"(?:provinsen|landskapet|kantonen|regionen) ", "bg": r"(?:област|провинция|департамент|кантон|окръг) ",
    "da": r"(?:provinsen|amtet|kantonen|region|provincia) ", "nb": r"(?:provinsen|fylket|kantonen|regionen|provincia) ",
    "ru": r"(?:область|провинция|департамент|кантон|регион) ",
}  # fmt: skip
TAIL = {
    "en": r" (?:Voivodeship|Province|County|Region|District|Oblast|Prefecture|Canton|Municipality|Land)$",
    "sv": r"s? län$", "hu": r" (?:megye|tartomány|vajdaság|régió|kanton|terület)$", "tr": r" (?:ili|bölgesi|eyaleti)$",
    "fi": r" (?:lääni|maakunta)$", "nl": r" \((?:provincie|departement|regio|kanton)\)$",
}  # fmt: skip
ADJECTIVE = re.compile(r"(?:ian|ish|ese|ic|[nr]s?k[ay]?|sk[aéiyý]|ская|ский|ska|ski|ško|čka|čko)$")


def native_names(regions: dict[str, Region]) -> Iterator[Name]:
    """The names that Eurostat gives, each part with its language, in the native and in the Latin script."""
    for code, region in regions.items():
        if len(code) == 2:
            continue
        languages = spoken(code, region.country)
        for name in dict.fromkeys((region.name, region.latin)):
            parts = spellings(name)
            for index, part in enumerate(parts):
                language = languages[min(index, len(languages) - 1)] if len(parts) <= len(languages) else languages[0]
                kind = "name" if name == region.name else "latin"
                yield Name(code, language, part, kind, "Eurostat NUTS")
                yield from (
                    Name(code, language, form, "variant", "Eurostat NUTS, shortened") for form in _german(part) if form
                )


def spoken(code: str, country: str) -> tuple[str, ...]:
    """Languages of the native name of a NUTS region."""
    for length in range(len(code), 1, -1):
        if code[:length] in SPOKEN:
            return tuple(SPOKEN[code[:length]].split())
    return official_languages(country)


def translated_names(matches: dict[str, list[str]], sources: Path, earth: list[dict[str, Any]]) -> Iterator[Name]:
    """Names of the matched subdivisions: CLDR first, then Natural Earth, then the translations of ISO 3166-2."""
    for language in LANGUAGES:
        path = sources / f"cldr/common/subdivisions/{'no' if language == 'nb' else language}.xml"
        if path.exists():
            for node in ElementTree.parse(path).iterfind("localeDisplayNames/subdivisions/subdivision"):
                subdivision = f"{node.attrib['type'][:2].upper()}-{node.attrib['type'][2:].upper()}"
                if node.text and "↑" not in node.text:
                    for code in matches.get(subdivision, ()):
                        yield from _with_short(Name(code, language, node.text, "name", "CLDR"))
    for feature in earth:
        properties = feature["properties"]
        for code in matches.get(properties["iso_3166_2"].strip("~"), ()):
            for language in LANGUAGES:
                text = properties.get(f"name_{language}")
                if text:
                    yield from _with_short(Name(code, language, text, "name", "Natural Earth"))
    folder = Path(pycountry.__file__).parent / "locales"
    for language in LANGUAGES:
        tag = {"nb": "nb_NO"}.get(language, language)
        translation = gettext.translation("iso3166-2", folder, [tag], fallback=True)
        for subdivision in sorted(pycountry.subdivisions, key=lambda item: item.code):
            text = translation.gettext(subdivision.name)
            # Untranslated names come back as they are: the name in its own language, which Eurostat has.
            if text != subdivision.name:
                for code in matches.get(subdivision.code, ()):
                    for spelling in spellings(text):
                        yield from _with_short(Name(code, language, spelling, "name", "ISO 3166-2 (pycountry)"))


def _with_short(name: Name) -> Iterator[Name]:
    """The name, and the name without the word for its kind ("provincia di Torino": "Torino")."""
    text = re.sub(r"\s*\([^)]*\)$", "", name.text.strip()) or name.text
    short = re.sub("^" + OF[name.language], "", text, flags=re.I) if name.language in OF else text
    if name.language in TAIL:
        short = re.sub(TAIL[name.language], "", short)
    if short != text and short[:1].isupper() and not ADJECTIVE.search(short):
        yield Name(name.code, name.language, short, "name", f"{name.source}, shortened")
        yield Name(name.code, name.language, text, "official", name.source)
    else:
        yield Name(name.code, name.language, text, name.kind, name.source)


def _german(part: str) -> list[str]:
    """Usual forms of "Suhl, Kreisfreie Stadt" and "München, Landkreis"."""
    match = re.fullmatch(r"(.+), (Kreisfreie Stadt|Stadtkreis|Landkreis|Hansestadt|Landeshauptstadt)", part)
    if not match:
        return []
    return [f"Landkreis {match[1]}"] if match[2] == "Landkreis" else [match[1], f"Stadt {match[1]}"]
