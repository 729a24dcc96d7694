"""What a name says, whatever language says it: its kind, its field, and the words that are only its own.

"Camera di commercio di Torino" and "Turin Chamber of Commerce" have one sense. Likeness of letters has no part in it:
words are known (``ontology/name_words.tsv``), places are known, and all other words must be the very same.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from graph.place_words import (
    COMPASS,
    LEVELS_OF_PLACES,
    NOWHERE,
    by_compass,
    called_abroad,
    named_here,
    own_form,
    place_at,
    spoken_in,
)
from ontology import name_words
from ontology.names import slug

_RARE = 6  # letters of a word that few names share
_PARTICLE = 3  # letters of articles and prepositions
_GENERIC = frozenset({"kind", "weak", "field", "rare", "scope", "policy"})
_BRACKETS = re.compile(r"\([^()]*\)")
_DOTTED = re.compile(r"\b(?:\w\.)+\w\b\.?")  # S.p.A.
_QUOTED = re.compile(r"[„“”«\"].{3,60}?[“”»\"]")
_LAST_DASH = re.compile(r"\s[-–—]\s(?!.*\s[-–—]\s)")
_NEEDLESS = (
    ({"chamber", "commerce"}, {"economy"}),
    ({"chamber", "commerce"}, {"industry", "craft", "agriculture", "services", "navigation"}),  # named or not
    ({"technical", "university"}, {"institute"}),  # Instituto Politécnico
    ({"hospital"}, {"centre", "medicine"}),  # centre hospitalier
    ({"university"}, {"higher"}),
    ({"chamber", "commerce"}, {"municipality"}),  # câmara de comércio
    ({"municipality"}, {"county", "chamber"}),  # megyei jogú város; câmara municipal
    ({"ministry"}, {"national"}),  # Bundesministerium
    ({"aerospace"}, {"aeronautics"}),
    ({"trade-union"}, {"commerce"}),
    ({"environment"}, {"protection"}),
    ({"planning"}, {"spatial"}),  # Raumordnung
    ({"water"}, {"management"}),  # Wasserwirtschaft, gospodarka wodna
    ({"environment", "water"}, {"economy"}),
    ({"meteorology", "water"}, {"economy"}),
    ({"technical", "university"}, {"school", "science"}),  # école polytechnique, University of Science and Technology
    ({"medicine", "university"}, {"applied", "science"}),  # Medizinische Hochschule
    ({"municipality"}, {"capital"}),
    ({"municipality"}, {"hanse"}),  # Hansestadt
    ({"secretariat"}, {"programme"}),
    ({"park"}, {"department", "institute", "management", "office", "organisation", "public"}),  # ente parco
    ({"basin"}, {"district", "hydrology", "management", "office", "river", "water"}),  # autorità di bacino
    ({"school"}, {"advanced"}),  # scuola superiore
    ({"association", "municipality"}, {"local", "office", "regional"}),
    ({"nature", "protection"}, {"landscape"}),  # Naturschutz, ochrana přírody a krajiny
    ({"port"}, {"department", "management"}),
    ({"works"}, {"public"}),
    ({"committee", "european"}, {"association"}),  # EU-Kommission
    ({"european", "parliament"}, {"association"}),
    ({"nations", "united"}, {"organisation"}),
)
"""What goes without saying beside other concepts."""
_SAME = (
    ({"chamber", "economy"}, {"chamber", "commerce"}),  # Wirtschaftskammer
    ({"economy", "promotion"}, {"economy", "development"}),  # Wirtschaftsförderung
    ({"company", "development"}, {"agency", "development"}),  # ontwikkelingsmaatschappij
    ({"company", "promotion"}, {"agency", "promotion"}),  # Förderungsgesellschaft
    ({"small", "medium"}, {"sme"}),
    ({"sme", "enterprise"}, {"sme"}),
    ({"agency", "enterprise"}, {"agency", "economy"}),  # Wirtschaftsagentur, business agency
    ({"medicine", "school"}, {"medicine", "university"}),  # medical school
    ({"centre", "medicine", "university"}, {"hospital", "university"}),  # universitair medisch centrum
    ({"ministry", "spatial"}, {"ministry", "planning"}),  # okolje in prostor
    ({"higher", "school"}, {"university"}),  # vysoká škola
    ({"bank", "school"}, {"bank", "university"}),
    ({"management", "school"}, {"management", "university"}),
    ({"association", "hydrology"}, {"basin"}),  # confederación hidrográfica
    ({"board", "water"}, {"office", "water"}),  # waterschap
    ({"development", "organisation"}, {"agency", "development"}),  # αναπτυξιακός οργανισμός
    ({"association", "local"}, {"association", "municipality"}),
    ({"academy", "applied", "science"}, {"applied", "science", "university"}),  # akademia nauk stosowanych
)
"""Concepts that say, together, what others say."""
_NATIONAL = frozenset({"ministry", "national", "executive"})
# fmt: off
_OF_NATIONS = frozenset({
    "academy", "agency", "archive", "association", "authority", "board", "centre", "chamber", "cluster", "committee",
    "foundation", "fund", "inspectorate", "institute", "museum", "network", "office", "organisation", "parliament",
    "university",
})
# fmt: on
"""Kinds of bodies of which the one with the adjective of a country is the whole country's."""
_OF_STATES = frozenset({"electricity", "forest", "gas", "post", "radio", "railways", "roads", "television", "water"})
"""Fields of companies of a state, which are called by them alone: "Hrvatske šume"."""
_FIELDLESS = ({"association", "municipality"}, {"fund", "ministry"})
_OF_MANY = frozenset({"applied", "local", "regional"})
_COMMON = frozenset({"public", "research", "technical", "training"})
_PLAIN = frozenset({"association", "centre", "institute", "network", "organisation"})
"""Kinds of which a country has many in each of the fields that are common: "Italian research centre"."""
# fmt: off
_SCHOOLED = frozenset({
    "agriculture", "arts", "catholic", "film", "forest", "music", "pedagogy", "police", "sport", "sustainable",
    "theology",
})
# fmt: on
"""Fields of which a university and one of applied sciences are the same: Musikhochschule."""
_DISTRICTS = frozenset({"CZ", "DE", "PL", "SK"})
"""Countries whose counties are districts in other languages."""
_PATRONS = frozenset({"BG"})
"""Countries whose universities are called by the adjective of their town, and by a patron besides."""
_COUNTIES = frozenset({"HR"})
"""Countries that counties govern, which others call provinces and regions."""
_ONE_CHAMBER = frozenset({"CY", "GR"})
"""Countries whose chambers are those of commerce, unless their names say others."""
_OF_EUROPE = frozenset({"agency", "bank", "committee", "court", "parliament"})
"""Kinds of bodies of which the European one, of its field, is the Union's."""
_BEYOND = frozenset({"european", "nations", "world"})
"""What is said of bodies beyond a country; with its name they are their office there: "World Bank Bulgaria"."""
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
                or {"island", "office"} <= set(self.concepts)
                or (not self.kinds and bool(self.fields))  # "Puglia Sviluppo"
                or any(name_words.class_of(one) == "policy" for one in self.concepts)
            )
        said = set(self.concepts)
        if said & COMPASS and set(self.kinds) - {"office"} and set(self.fields) - COMPASS:
            return True  # "Razvojna agencija Sjever": of the north of its country
        if self._is_of_all or (self.national and self.kinds in (("academy",), ("university",))):
            return True
        several = bool(self.fields) or any(some <= said for some in _FIELDLESS)
        if len(self.fields) == 1 and set(self.fields) <= _COMMON and set(self.kinds) <= _PLAIN:
            return False
        return several and (self.national or bool(_NATIONAL & said))

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
    def is_rare(self) -> bool:
        """Whether a word of its own names it wherever it is ("Masaryk University"), so that a country is not asked."""
        abroad = any(word.isupper() for word in self.own)  # "Italy-Croatia" in Italy: a neighbour's code alone
        return self._is_of_all or (not self.places and not abroad and any(len(word) >= _RARE for word in self.own))

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
    dash = _LAST_DASH.search(bare)
    if dash:
        seat = slug(bare[dash.end() :]).split("-")
        if place_at(seat, 0, country, place, spoken)[0] == len(seat):  # "Finpiemonte - Torino": a list's column
            before = sense(bare[: dash.start()], language, country, place)
            if before.own or before.places or before.tells:
                return before
    patron = _QUOTED.search(bare)
    if patron and country in _PATRONS:  # Софийски университет „Св. Климент Охридски“
        without = sense(_QUOTED.sub(" ", bare), language, country, place)
        if without.places and not without.own and "university" in without.concepts:
            return without
    words = slug(bare).split("-")
    # Particles as the text writes them: "Agência da Energia" in a text taken for Spanish.
    small = {word for word in bare.split() if len(word) <= _PARTICLE and word.islower()}
    found: set[str] = set()
    places: list[str] = []
    own: list[str] = []
    legal: list[str] = []
    ours = False
    at = 0
    while at < len(words):
        length, called = place_at(words, at, country, place, spoken)
        if called:
            places += [called] if called != NOWHERE else []
            ours = ours or called == NOWHERE
            if length > 1:
                found |= {
                    one for word in words[at : at + length] for one in name_words.concepts(word, spoken)
                } & LEVELS_OF_PLACES
        else:
            length = 1
            known = name_words.concepts(words[at], spoken)
            last = len(words[at]) <= _PARTICLE or at == len(words) - 1
            if not known and (words[at] in small or (last and not country)):
                known = name_words.aside(words[at])  # the "de" of "Pablo de Olavide University"
            classes = {name_words.class_of(one) for one in known}
            if classes & _GENERIC:
                found.update(one for one in known if name_words.class_of(one) in _GENERIC)
            elif "legal" in classes:
                legal.append(words[at])
            elif "place" in classes:
                for one in known:
                    here = named_here(one, country)
                    places += [here] if here else []
                    own += [] if here else [one]
            elif "nation" in classes:
                ours = ours or country in known
                own += [one for one in known if country not in known and name_words.class_of(one) == "nation"]
            elif not classes:
                word = called_abroad(words[at]) or own_form(words[at], language, country)
                own += [word] if len(word) > 1 or word.isdigit() else []
        at += length
    directions = found & (COMPASS | {"central"})
    if "centre" in name_words.concepts(words[-1], spoken) and _kinds(found) - {"centre"}:
        directions |= {"centre"}  # "ADR Centru"
    if not places and country and directions:
        region = by_compass(frozenset("central" if one == "centre" else one for one in directions), country)
        places += [region] if region else []
        found -= directions if region else set()
    kinds = _kinds(found)
    said = {"national", "executive"} if "agency" in kinds else {"national"}
    national = not places and not own and (bool(kinds & _OF_NATIONS) or (not kinds and bool(found & _OF_STATES)))
    if found & _BEYOND:
        national, found = ours, found - said
    elif not found & said:
        national = national and ours and not found & _OF_MANY
    if "authority" in found:
        found = (found - {"authority"}) | {"agency" if national and not kinds - {"authority"} else "office"}
    found = _as_at_home(found, country)
    concepts = _told(found - said if national else found, bool(places))
    return Sense(concepts, tuple(sorted(set(places))), tuple(sorted(own)), tuple(sorted(legal)), national)


def _kinds(found: set[str]) -> set[str]:
    return {one for one in found if name_words.class_of(one) in ("kind", "weak")}


def _as_at_home(found: set[str], country: str | None) -> set[str]:
    """The concepts as the country's own names have them: what others call a district is a county in Germany."""
    if country in _DISTRICTS and "district" in found:
        found = (found - {"district"}) | {"county"}
    if country in _COUNTIES and found & {"province", "regional"} and found <= {"office", "province", "regional"}:
        found = {"county"}
    if country == "NO" and "county" in found:
        found = found - {"municipality"}  # fylkeskommune
    if country == "GR" and found == {"development"}:
        found = {"agency", "development"}  # Αναπτυξιακή Τρικάλων
    if country in _ONE_CHAMBER and found == {"chamber"}:
        found = found | {"commerce"}
    if country == "FI" and "centre" in found and not found & _COMMON and found & {"environment", "resources"}:
        found = (found - {"centre"}) | {"institute"}  # Suomen ympäristökeskus
    if "self-rule" in found:  # urząd marszałkowski, beside which there is the voivode's
        found = found - {"self-rule", "office"}
    elif country != "PL" and found == {"office", "regional"}:
        found = found - {"office"}
    return found


def _told(found: set[str], placed: bool) -> tuple[str, ...]:
    """The concepts without those that others make needless."""
    if any(name_words.class_of(one) == "kind" for one in found):
        found = {one for one in found if name_words.class_of(one) != "weak"}
    for some, same in _SAME:
        if some <= found:
            found = (found - some) | same
    for one, others in _NEEDLESS:
        if one <= found:
            found = found - others
    if "university" in found and found & _SCHOOLED:
        found = found - {"applied", "science"}
    fields = {one for one in found if name_words.class_of(one) in ("field", "rare")}
    if placed and (fields or any(name_words.class_of(one) in ("kind", "policy") for one in found)):
        found = found - {"regional"}  # the place says which region
    if placed and ("agency" in found or (fields and "office" in found)):
        found = found - {"national"}
    return tuple(sorted(found))
