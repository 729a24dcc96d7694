"""The sense of a name: its kind, field, places and own words, and whether these tell it from all other things."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from graph.own_names import COMPASS, bare_form
from graph.said import COMMON
from ontology import name_words

_RARE = 6  # letters of a word that few names share
_NATIONAL = frozenset({"ministry", "national", "executive"})
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
_FIELDLESS = ({"association", "municipality"}, {"association", "province"}, {"fund", "ministry"})
_OF_NETWORKS = frozenset({"meteorology", "railways", "roads"})
# fmt: off
_OF_REGIONS = frozenset({
    "business", "commerce", "culture", "development", "economy", "education", "energy", "enterprise", "environment",
    "health", "industry", "innovation", "management", "promotion", "science", "social", "tourism", "youth",
})
# fmt: on
"""Fields in which each region has a body: "Energy Agency"."""
_OF_SEVERAL_MINISTRIES = frozenset({"", "development", "economy", "public", "social", "training"})
OF_MANY = frozenset({"applied", "local", "regional"})
_PLAIN = frozenset({"association", "centre", "institute", "network", "organisation"})
"""Kinds of which a country has many in each of the fields that are common: "Italian research centre"."""
_OF_EUROPE = frozenset({"agency", "bank", "committee", "court", "parliament"})
"""Kinds of bodies of which the European one, of its field, is the Union's."""
_OF_THE_WORLD = frozenset({"bank", "organisation"})


@dataclass(frozen=True, slots=True)
class Sense:
    """The parts of a name: ``concepts`` of known words, ``places`` by their native names, ``own`` words, all sorted.

    ``legal`` are legal forms, which say little; ``national``: whether it is said to be its whole country's;
    ``leading``: the field that is named first; ``patron``: whether its own words look like somebody's name.
    """

    concepts: tuple[str, ...]
    places: tuple[str, ...]
    own: tuple[str, ...]
    legal: tuple[str, ...] = ()
    national: bool = False
    leading: str = field(default="", compare=False)
    patron: bool = field(default=False, compare=False)

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
    def says_where(self) -> bool:
        """Whether it names a place, or a part of its country: "Sud-Est"."""
        return bool(self.places) or bool(COMPASS & set(self.concepts))

    @property
    def tells_at_seat(self) -> bool:
        """Whether no other body of its town is called so: "Energy Agency", not "Local Agency"."""
        return self._is_one_of_few and bool(set(self.fields) - COMMON - COMPASS)

    @property
    def tells_in_words(self) -> bool:
        """Whether a country seldom has two bodies of that name, though no word says so: "Transport Research Centre"."""
        fields = set(self.fields) - COMMON - COMPASS - _OF_REGIONS
        return self._is_one_of_few and bool(fields) and not {"regional", "local"} & set(self.concepts)

    @property
    def tells_in_capital(self) -> bool:
        """Whether a body that is called so in the capital is its country's: "Environment Agency"."""
        if not self.tells_at_seat or "regional" in self.concepts:
            return False
        return bool(set(self.kinds) & _OF_STATE_IN_CAPITAL) or len(set(self.fields) - COMMON) > 1

    @property
    def key_anywhere(self) -> str:
        """The key of a university that is told by its own words wherever it is, '' for another thing.

        >>> from graph.sense import sense
        >>> sense("Charles University in Prague", "en", "CZ", None).key_anywhere
        'university:/ charles'
        """
        known = any(name_words.class_of(one) in ("given", "name") for one in self.own if name_words.is_concept(one))
        if "university" not in self.concepts or not (known or any(len(word) >= _RARE for word in self.own)):
            return ""
        return self.unplaced.key

    @property
    def of_town(self) -> str:
        """The key of a university of a field in a town without its patron's name, '' for another thing.

        >>> from graph.sense import sense
        >>> sense("Gheorghe Asachi Technical University of Iași", "en", "RO", None).of_town
        'technical+university:iasi /'
        """
        kinds, fields = set(self.kinds), set(self.fields) - OF_MANY - {"science", "research"}
        of_field = kinds in ({"university"}, {"academy"}) and fields and "applied" not in self.concepts
        if not of_field or len(self.places) != 1 or (self.own and not self.patron):
            return ""
        return replace(self, own=()).key

    @property
    def of_ministry(self) -> str:
        """The key of a ministry by the first of its fields, '' for another thing.

        >>> from graph.sense import sense
        >>> sense("Ministerium für Umwelt und Energie", "de", "DE", None).of_ministry
        'environment:'
        """
        if self.kinds != ("ministry",) or self.own or self.leading in _OF_SEVERAL_MINISTRIES:
            return ""
        return f"{self.leading}:{' '.join(self.places)}"

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
