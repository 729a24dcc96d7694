"""What a name says, whatever language says it: its kind, its field, and the words that are only its own.

"Camera di commercio di Torino" and "Turin Chamber of Commerce" have one sense. Likeness of letters has no part in it:
words are known (``ontology/name_words.tsv``), places are known, and all other words must be the very same.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from graph.place_words import NOWHERE, place_at, spoken_in
from ontology import name_words
from ontology.names import slug

_RARE = 6  # letters of a word that few names share
_GENERIC = frozenset({"kind", "weak", "field", "scope", "policy"})
_BRACKETS = re.compile(r"\([^()]*\)")
_DOTTED = re.compile(r"\b(?:\w\.)+\w\b\.?")  # S.p.A.
_LAST_DASH = re.compile(r"\s[-–—]\s(?!.*\s[-–—]\s)")
_NEEDLESS = (
    ({"chamber", "commerce"}, {"industry", "craft", "agriculture", "services", "navigation"}),  # named or not
    ({"technical", "university"}, {"institute"}),  # Instituto Politécnico
    ({"hospital"}, {"centre"}),  # centre hospitalier
    ({"chamber", "commerce"}, {"municipality"}),  # câmara de comércio
    ({"municipality"}, {"county", "chamber"}),  # megyei jogú város; câmara municipal
    ({"ministry"}, {"national"}),  # Bundesministerium
    ({"aerospace"}, {"aeronautics"}),
    ({"trade-union"}, {"commerce"}),
)
"""What goes without saying beside other concepts."""
_NATIONAL = frozenset({"ministry", "national", "executive"})


@dataclass(frozen=True, slots=True)
class Sense:
    """The parts of a name: ``concepts`` of known words, ``places`` by their native names, ``own`` words, all sorted.

    ``legal`` are legal forms, which say little.
    """

    concepts: tuple[str, ...]
    places: tuple[str, ...]
    own: tuple[str, ...]
    legal: tuple[str, ...] = ()

    @property
    def kinds(self) -> tuple[str, ...]:
        """The concepts that say what sort of thing it is."""
        return tuple(one for one in self.concepts if name_words.class_of(one) in ("kind", "weak"))

    @property
    def fields(self) -> tuple[str, ...]:
        """The concepts that say what it works on."""
        return tuple(one for one in self.concepts if name_words.class_of(one) == "field")

    def of_kind(self, body: str | None) -> Sense:
        """The same where the name says "council" and the text, or its place, that it is a municipality's."""
        if body == "municipality" and self.places and self.kinds == ("office",):
            return replace(self, concepts=tuple(sorted({*self.concepts, body} - {"office"})))
        return self

    @property
    def tells(self) -> bool:
        """Whether no other thing of the country is called so: by a word of its own, its place, or as a ministry is."""
        if any(len(word) > 2 for word in self.own):
            return True
        if self.places:
            return bool(set(self.kinds) - {"office"}) or any(
                name_words.class_of(one) == "policy" for one in self.concepts
            )
        return bool(self.fields) and bool(_NATIONAL & set(self.concepts))

    @property
    def is_rare(self) -> bool:
        """Whether a word of its own names it wherever it is ("Masaryk University"), so that a country is not asked."""
        return not self.places and any(len(word) >= _RARE for word in self.own)

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
            if before.own or before.places:
                return before
    words = slug(bare).split("-")
    found: set[str] = set()
    places: list[str] = []
    own: list[str] = []
    legal: list[str] = []
    at = 0
    while at < len(words):
        length, called = place_at(words, at, country, place, spoken)
        if called:
            places += [called] if called != NOWHERE else []
        else:
            length = 1
            known = name_words.concepts(words[at], spoken)
            classes = {name_words.class_of(one) for one in known}
            if classes & _GENERIC:
                found.update(one for one in known if name_words.class_of(one) in _GENERIC)
            elif "legal" in classes:
                legal.append(words[at])
            elif "nation" in classes and country not in known:
                own += [one for one in known if name_words.class_of(one) == "nation"]  # of another country
            elif not classes:
                own += [words[at]] if len(words[at]) > 1 or words[at].isdigit() else []
        at += length
    return Sense(_told(found, bool(places)), tuple(sorted(set(places))), tuple(sorted(own)), tuple(sorted(legal)))


def _told(found: set[str], placed: bool) -> tuple[str, ...]:
    """The concepts without those that others make needless."""
    if any(name_words.class_of(one) == "kind" for one in found):
        found = {one for one in found if name_words.class_of(one) != "weak"}
    for one, others in _NEEDLESS:
        if one <= found:
            found = found - others
    if placed and any(name_words.class_of(one) in ("kind", "policy") for one in found):
        found = found - {"regional"}  # the place says which region
    return tuple(sorted(found))
