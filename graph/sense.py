"""What a name says, whatever language says it: its kind, its field, and the words that are only its own.

"Camera di commercio di Torino" and "Turin Chamber of Commerce" have one sense. Likeness of letters has no part in it:
words are known (``ontology/name_words.tsv``), places are known, and all other words must be the very same.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from functools import lru_cache

from graph.capitals import capital_city
from graph.directions import by_compass, directions_in, parted, region_around, region_with
from graph.elided import spelt_out
from graph.place_words import (
    COMPASS,
    LEVELS_OF_PLACES,
    NOWHERE,
    bare_form,
    called_abroad,
    named_here,
    own_form,
    place_at,
    spoken_in,
)
from graph.said import COMMON, COUNCILS_OF_REGIONS, OF_COUNCILS, as_at_home, as_society, kinds_of, told
from graph.short_for import is_short_for
from ontology import name_words
from ontology.names import slug

_RARE = 6  # letters of a word that few names share
_PARTICLE = 3  # letters of articles and prepositions
_GENERIC = frozenset({"kind", "weak", "field", "rare", "scope", "policy"})
_BRACKETS = re.compile(r"\([^()]*\)")
_DOTTED = re.compile(r"\b(?:\w\.)+\w\b\.?")  # S.p.A.
_QUOTED = re.compile(r"[„“”«\"].{3,60}?[“”»\"]")
_LAST_SEAT = re.compile(r"(?:\s[-–—]|,)\s(?!.*(?:\s[-–—]|,)\s)")
_ACRONYM = re.compile(r"(?<![\w-])[A-ZÀ-Þ]{3,7}(?![\w-])")
_NATIONAL = frozenset({"ministry", "national", "executive"})
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
_MANY = 3  # fields of one body that hardly another has all of
# fmt: off
_OF_FEW = frozenset({
    "agency", "bank", "board", "centre", "cluster", "consortium", "foundation", "fund", "hub", "incubator",
    "inspectorate", "institute", "laboratory", "ministry", "network", "observatory", "university",
})
# fmt: on
"""Kinds of bodies of which a town has one in a field."""
_OF_PLACES = frozenset({"county", "district", "local", "municipality", "province"})
_OF_EACH_COUNTRY = frozenset({"inspectorate", "ministry"})
_OF_STATE_IN_CAPITAL = frozenset({"agency", "board", "fund", "inspectorate", "institute"})
_OF_STATES = frozenset(
    {"electricity", "forest", "gas", "meteorology", "post", "radio", "railways", "roads", "television", "water"}
)
"""Fields of companies of a state, which are called by them alone: "Hrvatske šume"."""
_FIELDLESS = ({"association", "municipality"}, {"association", "province"}, {"fund", "ministry"})
_OF_NETWORKS = frozenset({"meteorology", "railways", "roads"})
_OF_MANY = frozenset({"applied", "local", "regional"})
_PLAIN = frozenset({"association", "centre", "institute", "network", "organisation"})
"""Kinds of which a country has many in each of the fields that are common: "Italian research centre"."""
_PATRONS = frozenset({"BG"})
"""Countries whose universities are called by the adjective of their town, and by a patron besides."""
_OF_EUROPE = frozenset({"agency", "bank", "committee", "court", "parliament"})
"""Kinds of bodies of which the European one, of its field, is the Union's."""
_BEYOND = frozenset({"european", "nations", "world"})
"""What is said of bodies beyond a country; with its name they are their office there: "World Bank Bulgaria"."""
_NAMED_AS_GREEK = "MK"
"""The country whose adjective is that of regions of Greece."""
_OF_THE_WORLD = frozenset({"bank", "organisation"})


@dataclass(frozen=True, slots=True)
class Sense:
    """The parts of a name: ``concepts`` of known words, ``places`` by their native names, ``own`` words, all sorted.

    ``legal`` are legal forms, which say little; ``national``: whether it is said to be its whole country's.
    """

    concepts: tuple[str, ...]
    places: tuple[str, ...]
    own: tuple[str, ...]
    legal: tuple[str, ...] = ()
    national: bool = False

    @property
    def kinds(self) -> tuple[str, ...]:
        """The concepts that say what sort of thing it is."""
        return tuple(one for one in self.concepts if name_words.class_of(one) in ("kind", "weak"))

    @property
    def fields(self) -> tuple[str, ...]:
        """The concepts that say what it works on."""
        return tuple(one for one in self.concepts if name_words.class_of(one) in ("field", "rare"))

    def of_kind(self, body: str | None) -> Sense:
        """The same where the name says "council" and the text, or its place, that it is a municipality's."""
        if body == "municipality" and self.places and self.kinds == ("office",):
            return replace(self, concepts=tuple(sorted({*self.concepts, body} - {"office"})))
        return self

    @property
    def tells(self) -> bool:
        """Whether no other thing of the country is called so: by a word of its own, its place, or as a ministry is."""
        if any(len(word) > 2 for word in self.own) or any(name_words.class_of(one) == "rare" for one in self.concepts):
            return True
        if self.places:
            if self.concepts == ("regional",):
                return True  # the body that governs a region
            return (
                bool(set(self.kinds) - {"office"})
                or "intermunicipal" in self.concepts
                or {"island", "office"} <= set(self.concepts)
                or (set(self.kinds) <= {"office"} and bool(set(self.fields) - COMMON))  # "Puglia Sviluppo"
                or any(name_words.class_of(one) == "policy" for one in self.concepts)
            )
        said = set(self.concepts)
        if said & COMPASS and set(self.kinds) - {"office"} and set(self.fields) - COMPASS:
            return True  # "Razvojna agencija Sjever": of the north of its country
        if (
            self._is_of_a_network
            or self._is_of_all
            or (self.national and self.kinds in (("academy",), ("university",)))
        ):
            return True
        several = bool(self.fields) or any(some <= said for some in _FIELDLESS)
        if len(self.fields) == 1 and set(self.fields) <= COMMON and set(self.kinds) <= _PLAIN:
            return False
        if self._is_exact:
            return True
        return several and (self.national or bool(_NATIONAL & said))

    @property
    def _is_of_a_network(self) -> bool:
        """Whether it is the one body of a country for its roads, railways or weather: "Road Infrastructure Agency"."""
        one_of_few = self._is_one_of_few and not {"regional"} & set(self.concepts)
        return one_of_few and set(self.kinds) <= {"agency", "institute"} and bool(_OF_NETWORKS & set(self.fields))

    @property
    def _is_of_all(self) -> bool:
        """Whether it is named as agencies of the Union or of the world are, which are the same in all countries."""
        if self.places or self.own or self.national:
            return False
        said, kinds = set(self.concepts), set(self.kinds)
        if "european" in said:
            return len(kinds) == 1 and kinds <= _OF_EUROPE and (bool(self.fields) or not kinds & {"agency", "bank"})
        return ("world" in said and bool(_OF_THE_WORLD & kinds)) or {"nations", "united"} <= said

    @property
    def _is_exact(self) -> bool:
        """Whether it works on so many fields that hardly another does: packaging, transport and logistics."""
        fields = set(self.fields) - COMPASS
        enough = len(fields) >= _MANY and len(fields - COMMON) > 1
        return enough and self._is_one_of_few and not self._is_of_a_region

    @property
    def _is_one_of_few(self) -> bool:
        """Whether it is a body such as a town has one of in its field, whose name has no more to say."""
        return (
            bool(set(self.kinds) & _OF_FEW) and not self.own and not self.places and not _OF_PLACES & set(self.concepts)
        )

    @property
    def tells_at_seat(self) -> bool:
        """Whether no other body of its town is called so: "Energy Agency", not "Local Agency"."""
        return self._is_one_of_few and bool(set(self.fields) - COMMON - COMPASS)

    @property
    def tells_in_capital(self) -> bool:
        """Whether a body that is called so in the capital is its country's: "Environment Agency"."""
        if not self.tells_at_seat or "regional" in self.concepts:
            return False
        return bool(set(self.kinds) & _OF_STATE_IN_CAPITAL) or len(set(self.fields) - COMMON) > 1

    @property
    def key_anywhere(self) -> str:
        """The key of a university that is told by its own words wherever it is, '' for another thing.

        >>> sense("Charles University in Prague", "en", "CZ", None).key_anywhere
        'university:/ charles'
        """
        known = any(name_words.class_of(one) in ("given", "name") for one in self.own if name_words.is_concept(one))
        if "university" not in self.concepts or not (known or any(len(word) >= _RARE for word in self.own)):
            return ""
        return self.unplaced.key

    @property
    def unplaced(self) -> Sense:
        """The same without its places."""
        return replace(self, places=())

    @property
    def bears_a_name(self) -> bool:
        """Whether it is a university with a word of its own that is long enough to name it in any country."""
        return bool(self.key_anywhere) and any(
            len(word) >= _RARE and not word.isupper() and not name_words.is_concept(word) for word in self.own
        )

    @property
    def is_rare(self) -> bool:
        """Whether a word of its own names it wherever it is ("Masaryk University"), so that a country is not asked."""
        abroad = any(word.isupper() for word in self.own)  # "Italy-Croatia" in Italy: a neighbour's code alone
        long = any(len(word) >= _RARE for word in self.own)
        long = long or (len(self.own) > 1 and sum(map(len, self.own)) >= 2 * _RARE - 2)
        return self._is_of_all or (not self.places and not abroad and long)

    @property
    def rare_key(self) -> str:
        """The key of a rare name, the same whether its country, and with it the endings of its cases, is known."""
        return replace(self, own=tuple(sorted(map(bare_form, self.own)))).key

    @property
    def tells_anywhere(self) -> bool:
        """Whether so much is said that the country may be missing: three fields, a rare one, or a sea or a land."""
        fields, kinds = set(self.fields) - COMMON, set(self.kinds)
        if self._is_of_a_region or not kinds & _OF_FEW:
            return False
        if self.places:  # "University of the Aegean"
            return not self.own and all(map(name_words.is_concept, self.places))
        if kinds <= _OF_EACH_COUNTRY:
            return self._is_one_of_few and len(fields) > _MANY
        rare = any(name_words.class_of(one) == "rare" for one in fields)
        return self._is_one_of_few and (rare or len(fields) >= _MANY)

    @property
    def _is_of_a_region(self) -> bool:
        """Whether it is one of its kind among many, of a region that it does not say."""
        return "regional" in self.concepts and not COMPASS & set(self.concepts)

    @property
    def key(self) -> str:
        """The sense in one string, the same for all names of that sense."""
        return "+".join(self.concepts) + ":" + " ".join((*self.places, "/", *self.own))


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


def _without_more(
    bare: str, language: str | None, country: str | None, place: str | None, spoken: tuple[str, ...]
) -> Sense | None:
    """What a name says without its seat, its patron or its acronym, where it tells enough without them; else None."""
    seated = _LAST_SEAT.search(bare)
    if seated:
        seat = slug(bare[seated.end() :]).split("-")
        if place_at(seat, 0, country, place, spoken)[0] == len(seat):  # "Finpiemonte - Torino": a list's column
            before = sense(bare[: seated.start()], language, country, place)
            if before.own or before.places or before.tells:
                return before
    patron = _QUOTED.search(bare)
    if patron and country in _PATRONS:  # Софийски университет „Св. Климент Охридски“
        without = sense(_QUOTED.sub(" ", bare), language, country, place)
        if without.places and not without.own and "university" in without.concepts:
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
    small = len(word) <= _PARTICLE and word in {one for one in bare.split() if one.islower()}
    if small or (at == len(words) - 1 and not country):
        known = name_words.aside(word)  # the "de" of "Pablo de Olavide University"
    return known or name_words.abroad(word)


def _read(parts: _Parts, word: str, known: tuple[str, ...], language: str | None, country: str | None) -> None:
    """Add a word that is no place to what the words of its name were found to be."""
    of_class = {one: name_words.class_of(one) for one in known}
    classes = set(of_class.values())
    if classes & _GENERIC:
        parts.found.update(one for one in known if of_class[one] in _GENERIC)
    elif "legal" in classes:
        parts.legal.append(word)
    elif "place" in classes:
        for one in known:
            here = named_here(one, country)
            parts.places += [here] if here else []
            parts.own += [] if here else [one]
    elif country == "GR" and _NAMED_AS_GREEK in known:
        parts.own.append("macedonia")  # of the regions
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
    if not places and country and {"capital", "municipality"} <= found:
        places += [capital_city(country)] if capital_city(country) else []  # Столична община
    kinds = kinds_of(found)
    said = {"national", "executive"} if "agency" in kinds else {"national"}
    national = not places and not own and (bool(kinds & _OF_NATIONS) or (not kinds and bool(found & _OF_STATES)))
    if found & _BEYOND:
        national, found = parts.ours, found - said
    elif not found & said:
        national = national and parts.ours and not found & _OF_MANY
    if "authority" in found:
        found = (found - {"authority"}) | {"agency" if national and not kinds - {"authority"} else "office"}
    found = as_at_home(found, country, bool(places))
    concepts = told(found - said if national else found, bool(places), country)
    return Sense(concepts, tuple(sorted(set(places))), tuple(sorted(own)), tuple(sorted(parts.legal)), national)
