"""Two things side by side: how far their names, places, kinds and company speak for one thing, feature by feature."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from rapidfuzz import fuzz

from graph.keys import acronyms
from graph.lawful import senses
from graph.model import Mention, Name
from graph.name_sense import Sense
from ontology import territories, vocabulary
from ontology.errors import UnknownTerritory
from ontology.names import fold, slug

NEAR, ALIKE = 92.0, 75.0
"""Per cent of letters (rapidfuzz's ratio) from which names of one language and country are near, or alike."""

_DIGITS = re.compile(r"\d+")  # of two numbers one letter is all the difference

LEVELS = {
    "name": ("other", "alike", "field", "part", "near", "words", "same"),
    "acronym": ("unknown", "differ", "initials", "same"),
    "country": ("unknown", "differ", "same"),
    "place": ("unknown", "differ", "within", "same"),
    "kind": ("unknown", "differ", "same"),
    "period": ("unknown", "differ", "same"),
    "company": ("none", "document", "project"),
}
"""The features by which two things are compared, each with its levels."""


@dataclass(frozen=True)
class Subject:
    """A thing as its mentions tell of it: everything by which it may be another's twin.

    ``projects`` are those in which it takes part; ``documents`` those that name it. ``strong``
    says that it rests on a code, an authority row, law or structure.
    """

    iri: str
    family: str
    names: tuple[Name, ...] = ()
    countries: frozenset[str] = frozenset()
    places: frozenset[str] = frozenset()
    bodies: frozenset[str] = frozenset()
    periods: frozenset[str] = frozenset()
    documents: frozenset[str] = frozenset()
    projects: frozenset[str] = frozenset()
    strong: bool = False

    @cached_property
    def acronyms(self) -> frozenset[str]:
        """The acronyms without case, spaces and hyphens."""
        return frozenset(acronyms(self._mention))

    @cached_property
    def folded(self) -> tuple[tuple[str, str], ...]:
        """(name as it is compared, language) of labels and titles, sorted."""
        kept = {(fold(name.text), name.language or "") for name in self.names if name.use in ("label", "title")}
        return tuple(sorted(kept - {("", "")}))

    @cached_property
    def senses(self) -> tuple[Sense, ...]:
        """What the names say, where the country is known."""
        return tuple(senses(self._mention, telling=False))

    @cached_property
    def initials(self) -> frozenset[str]:
        """The first letters of the words of each name, and those of its longer words."""
        found = set()
        for text, _ in self.folded:
            words = slug(text).split("-")
            found |= {"".join(word[:1] for word in words), "".join(word[0] for word in words if len(word) > 3)}
        return frozenset(one for one in found if len(one) > 2)

    @cached_property
    def _mention(self) -> Mention:
        place = min(self.places, key=lambda code: (-len(code), code), default=None)
        return Mention("", "Organization", 0, 0, self.names, country=min(self.countries, default=None), place=place)


def subject(
    iri: str,
    family: str,
    mentions: Iterable[Mention],
    documents: Iterable[str],
    projects: Iterable[str] = (),
    strong: bool = False,
) -> Subject:
    """The thing that some mentions of these documents were found to be."""
    kept = list(mentions)
    return Subject(
        iri,
        family,
        tuple(sorted({name for one in kept for name in one.names}, key=lambda name: (name.text, name.language or ""))),
        frozenset(one.country for one in kept if one.country),
        frozenset(one.place for one in kept if one.place),
        frozenset(one.body for one in kept if one.body),
        frozenset(one.period for one in kept if one.period),
        frozenset(documents),
        frozenset(projects),
        strong,
    )


def compared(one: Subject, other: Subject) -> dict[str, str]:
    """The level of each feature: ``name`` ``acronym`` ``country`` ``place`` ``kind`` ``period`` ``company``."""
    return {
        "name": _name(one, other),
        "acronym": _acronym(one, other),
        "country": _known(one.countries, other.countries),
        "place": _place(one.places, other.places),
        "kind": _known(one.bodies, other.bodies),
        "period": _known(one.periods, other.periods),
        "company": _company(one, other),
    }


def _known(one: frozenset[str], other: frozenset[str]) -> str:
    if not one or not other:
        return "unknown"
    return "same" if one & other else "differ"


def _name(one: Subject, other: Subject) -> str:
    if {text for text, _ in one.folded} & {text for text, _ in other.folded}:
        return "same"
    level = "other"
    for left in one.senses:
        for right in other.senses:
            level = max(level, _sense(left, right), key=LEVELS["name"].index)
    if not one.countries or not other.countries or one.countries & other.countries:
        for text, language in one.folded:
            for second, spoken in other.folded:
                if language == spoken and _DIGITS.findall(text) == _DIGITS.findall(second):
                    ratio = fuzz.ratio(text, second)
                    found = "near" if ratio >= NEAR else "alike" if ratio >= ALIKE else "other"
                    level = max(level, found, key=LEVELS["name"].index)
    return level


def _sense(one: Sense, other: Sense) -> str:
    own = set(one.own) & set(other.own)
    if one.concepts == other.concepts and one.own == other.own and (one.own or one.places == other.places):
        return "words"
    if not own:
        same = one.fields and one.fields == other.fields and one.places == other.places
        return "field" if same and not one.own and not other.own else "other"
    left = {*one.own, *one.concepts, *one.places}
    right = {*other.own, *other.concepts, *other.places}
    if (left <= right or right <= left) and any(len(word) > 3 for word in own):
        return "part"
    return "alike" if 2 * len(own) >= max(len(one.own), len(other.own)) else "other"


def _acronym(one: Subject, other: Subject) -> str:
    if one.acronyms & other.acronyms:
        return "same"
    if one.acronyms & other.initials or other.acronyms & one.initials:
        return "initials"
    return "differ" if one.acronyms and other.acronyms else "unknown"


def _place(one: frozenset[str], other: frozenset[str]) -> str:
    left, right = ({code for code in codes if len(code) > 2} for codes in (one, other))
    if not left or not right:
        return "unknown"
    if left & right:
        return "same"
    return "within" if _around(left) & right or _around(right) & left else "differ"


def _around(codes: Iterable[str]) -> set[str]:
    found: set[str] = set()
    for code in codes:
        try:
            found.update(parent for parent in territories.parents(code) if len(parent) > 2)
        except UnknownTerritory:
            continue
    return found


def _company(one: Subject, other: Subject) -> str:
    """Whether one document names both, or other documents each as a partner in one project."""
    if one.documents & other.documents:
        return "document"
    return "project" if one.projects & other.projects else "none"


def told(one: Subject, other: Subject, levels: dict[str, str]) -> str:
    """The reasons for and against one thing, to be read: ``same name, in bg and it; same place, Sofia``."""
    said = [_TOLD.get((feature, level), "").format(**_values(one, other)) for feature, level in levels.items()]
    return "; ".join(part for part in said if part)


_TOLD = {
    ("name", "same"): "the same name, {languages}",
    ("name", "words"): "names that say the same, {languages}",
    ("name", "field"): "names of the same field of work, {languages}",
    ("name", "near"): "names that differ in a letter or two, {languages}",
    ("name", "part"): "one name holds all words of the other, {languages}",
    ("name", "alike"): "names with much in common, {languages}",
    ("acronym", "same"): "the same acronym",
    ("acronym", "initials"): "the acronym of one is the initials of the other",
    ("acronym", "differ"): "but other acronyms",
    ("country", "same"): "{countries}",
    ("country", "differ"): "but countries differ ({countries})",
    ("country", "unknown"): "a country is not known",
    ("place", "same"): "the same place, {places}",
    ("place", "within"): "one place within the other ({places})",
    ("place", "differ"): "but places differ ({places})",
    ("kind", "same"): "the same kind of body, {kinds}",
    ("kind", "differ"): "but kinds differ ({kinds})",
    ("period", "same"): "the same period",
    ("period", "differ"): "but periods differ ({periods})",
    ("company", "project"): "partners in the same project",
    ("company", "document"): "but one document names both",
}


def _values(one: Subject, other: Subject) -> dict[str, str]:
    spoken = sorted({language for side in (one, other) for _, language in side.folded if language})
    return {
        "languages": "in " + " and ".join(spoken) if spoken else "in no known language",
        "countries": ", ".join(sorted(one.countries | other.countries)),
        "places": ", ".join(dict.fromkeys(map(_called, sorted(one.places | other.places)))),
        "kinds": ", ".join(
            vocabulary.label(vocabulary.term(f"organisation-kind/{body}")) for body in sorted(one.bodies | other.bodies)
        ),
        "periods": ", ".join(sorted(one.periods | other.periods)),
    }


def _called(code: str) -> str:
    try:
        return territories.by_code(code).latin
    except UnknownTerritory:
        return code
