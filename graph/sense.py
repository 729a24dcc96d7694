"""What a name says, whatever language says it: its kind, its field, and the words that are only its own.

"Camera di commercio di Torino" and "Turin Chamber of Commerce" have one sense. Likeness of letters has no part in it:
words are known (``ontology/name_words.tsv``), places are known, and all other words must be the very same.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache

from graph.capitals import capital_city
from graph.directions import by_compass, directions_in, parted, region_around, region_with
from graph.elided import spelt_out
from graph.name_sense import OF_MANY, Sense
from graph.own_names import COMPASS, LEVELS_OF_PLACES, SLAVIC, named_here, own_form, spoken_in
from graph.place_words import NOWHERE, called_abroad, city_meant, place_at
from graph.said import COUNCILS_OF_REGIONS, OF_COUNCILS, as_at_home, as_society, kinds_of, told
from graph.short_for import is_short_for
from ontology import name_words
from ontology.names import slug

_RARE = 6  # letters of a word that few names share
_PARTICLE = 3  # letters of articles and prepositions
_SMALL = 6  # letters of those of other languages that a text writes small
_GENERIC = frozenset({"kind", "weak", "field", "rare", "scope", "policy"})
_BRACKETS = re.compile(r"\([^()]*\)")
_DOTTED = re.compile(r"\b(?:Ges\.)?(?:\w\.)+\w\b\.?")  # S.p.A., Ges.m.b.H.
_QUOTED = re.compile(r"[„“”«\"].{3,60}?[“”»\"]")
_LAST_SEAT = re.compile(r"(?:\s[-–—]|,)\s(?!.*(?:\s[-–—]|,)\s)")
_DASHED = re.compile(r"[A-ZÀ-ÞΑ-ΩА-Я]{3,10}\s[-–—]\s(\w.+\s.+)")
_OF_UNITS = frozenset({"academy", "department", "faculty", "hospital", "university"})
"""Kinds of bodies before which the acronym of one of their parts may stand."""
_ACRONYM = re.compile(r"(?<![\w-])[A-ZÀ-ÞΑ-ΩА-Я]{3,7}(?![\w-])")
# fmt: off
_OF_NATIONS = frozenset({
    "academy", "agency", "archive", "association", "authority", "board", "centre", "chamber", "cluster", "committee",
    "foundation", "fund", "inspectorate", "institute", "museum", "network", "office", "organisation", "parliament",
    "university",
})
# fmt: on
"""Kinds of bodies of which the one with the adjective of a country is the whole country's."""
# fmt: off
_NAMED_FOR = frozenset({
    "academy", "college", "faculty", "foundation", "hospital", "institute", "library", "museum", "school", "university",
})
# fmt: on
"""Kinds of bodies that bear the name of a person, with or without the given names."""
_OF_STATES = frozenset(
    {"electricity", "forest", "gas", "meteorology", "post", "radio", "railways", "roads", "television", "water"}
)
"""Fields of companies of a state, which are called by them alone: "Hrvatske šume"."""
STATES_WITH_MINISTRIES = frozenset({"AT", "BE", "CH", "DE", "ES"})
"""Countries whose states or regions have ministries as well: what does not say its state may be of any."""
_PATRON_BESIDE_TOWN = frozenset({"BG"})
"""Countries whose universities are called by the adjective of their town, and by a patron besides."""
PATRONS = frozenset({"BG", "CZ", "HR", "HU", "LT", "ME", "MK", "PL", "RO", "RS", "SI", "SK", "UA"})
"""Countries whose universities bear the name of a patron that others leave out: "im. Hugona Kołłątaja"."""
_BEYOND = frozenset({"european", "nations", "world"})
"""What is said of bodies beyond a country; with its name they are their office there: "World Bank Bulgaria"."""
_NAMED_AS_GREEK = "MK"
"""The country whose adjective is that of regions of Greece."""


@lru_cache(maxsize=1 << 14)
def sense(name: str, language: str | None, country: str | None, place: str | None) -> Sense:
    """What a name says; ``country`` and ``place`` (codes) are where the thing is at home, as far as that is known.

    >>> sense("Camera di commercio di Torino", "it", "IT", "ITC11").key
    'chamber+commerce:torino /'
    >>> sense("Turin Chamber of Commerce", "en", "IT", "ITC11").key
    'chamber+commerce:torino /'
    """
    bare = _DOTTED.sub(lambda match: match[0].replace(".", ""), _BRACKETS.sub(" ", name))
    spoken = spoken_in(language, country)
    bare = spelt_out(bare, spoken)
    shorter = _without_more(bare, language, country, place, spoken)
    if shorter:
        return shorter
    words = slug(bare).split("-")
    parts = _Parts()
    at = 0
    while at < len(words):
        length, called = place_at(words, at, country, place, spoken)
        if called:
            parts.places += [called] if called != NOWHERE else []
            parts.ours = parts.ours or called == NOWHERE
            if length > 1:
                parts.found |= {
                    one for word in words[at : at + length] for one in name_words.concepts(word, spoken)
                } & LEVELS_OF_PLACES
        elif (compound := parted(words[at], spoken))[0]:  # "Südostschweden"
            words[at : at + 1] = [words[at].removesuffix(compound[1]), compound[1]]
            length = 0
        elif at + 1 < len(words) and (said := name_words.phrase(words[at], words[at + 1], spoken)):
            length = 2
            _read(parts, words[at], said, language, country)
        else:
            length = 1
            _read(parts, words[at], _known(words, at, bare, country, spoken), language, country)
        at += length
    return _put_together(parts, words, country, spoken)


@dataclass(slots=True)
class _Parts:
    """What the words of a name were found to be, as far as they are read; ``ours``: one is its country."""

    found: set[str] = field(default_factory=set)
    places: list[str] = field(default_factory=list)
    own: list[str] = field(default_factory=list)
    given: list[str] = field(default_factory=list)
    legal: list[str] = field(default_factory=list)
    ours: bool = False
    leading: str = ""


def _without_more(
    bare: str, language: str | None, country: str | None, place: str | None, spoken: tuple[str, ...]
) -> Sense | None:
    """What a name says without its seat, its patron or its acronym, where it tells enough without them; else None."""
    seated = _LAST_SEAT.search(bare)
    if seated:
        seat = slug(bare[seated.end() :]).split("-")
        length, town = place_at(seat, 0, country, place, spoken)
        if length == len(seat):  # "Finpiemonte - Torino": a list's column
            before = sense(bare[: seated.start()], language, country, place)
            of_state = "ministry" in before.concepts and country in STATES_WITH_MINISTRIES
            of_state = of_state and town != capital_city(country or "")
            if (before.own or before.places or before.tells) and not of_state:
                return before
    patron = _QUOTED.search(bare)
    if patron and country in _PATRON_BESIDE_TOWN:  # Софийски университет „Св. Климент Охридски“
        without = sense(_QUOTED.sub(" ", bare), language, country, place)
        if without.places and not without.own and "university" in without.concepts:
            return without
    dashed = _DASHED.fullmatch(bare)
    if dashed and not bare.isupper():  # "ADRAL – Agência de Desenvolvimento Regional do Alentejo"
        without = sense(dashed[1], language, country, place)
        if without.tells and not _OF_UNITS & set(without.concepts):
            return without
    for short in _ACRONYM.finditer(bare):
        rest = f"{bare[: short.start()]} {bare[short.end() :]}"
        if name_words.concepts(slug(short[0]), spoken):
            continue  # CIM, comunidade intermunicipal
        if is_short_for(short[0], rest):  # AIT Austrian Institute of Technology
            without = sense(rest, language, country, place)
            if without.tells or (without.national and without.fields):
                return without
    return None


def _known(words: list[str], at: int, bare: str, country: str | None, spoken: tuple[str, ...]) -> tuple[str, ...]:
    """The concepts of a word of a name, in a language that is expected or, for a kind of body, in any other."""
    word = words[at]
    known = name_words.concepts(word, spoken)
    if known:
        return known
    # Particles as the text writes them: "Agência da Energia" in a text taken for Spanish.
    lower = bare.lower() if bare.isupper() else bare
    small = len(word) <= _SMALL and word in {one for one in lower.split() if one.islower()}
    small = small and (len(word) <= _PARTICLE or name_words.aside(word) == ("stop",))
    if small or (at == len(words) - 1 and not country):
        known = name_words.aside(word)  # the "de" of "Pablo de Olavide University"
    return known or name_words.abroad(word) or name_words.misspelt(word, spoken)


def _read(parts: _Parts, word: str, known: tuple[str, ...], language: str | None, country: str | None) -> None:
    """Add a word that is no place to what the words of its name were found to be."""
    of_class = {one: name_words.class_of(one) for one in known}
    classes = set(of_class.values())
    if classes & _GENERIC:
        parts.found.update(one for one in known if of_class[one] in _GENERIC)
        parts.leading = parts.leading or next((one for one in known if of_class[one] in ("field", "rare")), "")
        parts.places += [one for one in known if of_class[one] == "place" and not one[-1].isdigit()]  # Donauraum
    elif "legal" in classes:
        parts.legal.append(word)
    elif "place" in classes:
        for one in known:
            here = named_here(one, country)
            parts.places += [here] if here else []
            parts.own += [] if here else [one]
    elif country == "GR" and _NAMED_AS_GREEK in known:
        parts.own.append(own_form("macedonia", None, country))  # of the regions
    elif "nation" in classes:
        parts.ours = parts.ours or country in known
        parts.own += [one for one in known if country not in known and of_class[one] == "nation"]
    elif classes & {"given", "name"}:
        parts.given += [one for one in known if of_class[one] == "given"]
        parts.own += [one for one in known if of_class[one] == "name"]
    elif not classes:
        here = called_abroad(word) or own_form(word, language, country)
        region = region_with(word, country) if country else ""
        parts.places += [region] if region else []
        parts.own += [here] if not region and (len(here) > 1 or here.isdigit()) else []


def _put_together(parts: _Parts, words: list[str], country: str | None, spoken: tuple[str, ...]) -> Sense:
    """The sense of all words of a name together."""
    found, places, own = as_society(parts.found, bool(parts.legal), parts.ours), parts.places, parts.own
    if "saint" in own or not (kinds_of(found) & _NAMED_FOR and any(len(word) > _PARTICLE for word in own)):
        own += parts.given  # "Charles University"; "Pavol Jozef Šafárik University" has a name without them
    if country:
        found -= {one for place in places for one in directions_in(place, country)}  # South West Oltenia
        if country in COUNCILS_OF_REGIONS and found <= OF_COUNCILS and found:
            places[:] = [region_around(place, country) for place in places]  # Council of Tampere Region
    directions = found & (COMPASS | {"central"})
    if kinds_of(found) - {"centre"} and any(
        "centre" in name_words.concepts(one, spoken) for one in {words[0], words[-1]}
    ):
        directions |= {"centre"}  # "ADR Centru"
    if not places and country and directions:
        region = by_compass(frozenset("central" if one == "centre" else one for one in directions), country)
        places += [region] if region else []
        found -= directions if region else set()
    if country in SLAVIC and "university" in found and len(set(places)) == 2:  # Śląski w Katowicach
        places[:] = [around for town in places if (around := region_around(town, country)) in places] or places
    if not places and not own and country:
        city, concept = city_meant(words, country, found)
        places += [city] if city else []
        found -= {concept}
    if not places and country and {"capital", "municipality"} <= found:
        places += [capital_city(country)] if capital_city(country) else []  # Столична община
    kinds = kinds_of(found)
    said = {"national", "executive"} if "agency" in kinds else {"national"}
    national = not places and not own and (bool(kinds & _OF_NATIONS) or (not kinds and bool(found & _OF_STATES)))
    if found & _BEYOND:
        national, found = parts.ours, found - said
    elif not found & said:
        national = national and parts.ours and not found & OF_MANY
    if "authority" in found:
        found = (found - {"authority"}) | {"agency" if national and not kinds - {"authority"} else "office"}
    if any(len(word) >= _RARE for word in own):
        found -= {"national"} if "agency" in kinds else set()  # Traficom
        found -= {"company"} if parts.legal and kinds == {"company"} else set()
    found = as_at_home(found, country, bool(places))
    concepts = told(found - said if national else found, bool(places), country)
    some = (concepts, tuple(sorted(set(places))), tuple(sorted(own)), tuple(sorted(parts.legal)))
    return Sense(*some, national, parts.leading if parts.leading in concepts else "", bool(parts.given) or len(own) > 1)
