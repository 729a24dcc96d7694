"""What identifies a mention: its family and the keys by which it can be the same as another's.

A key is a string; two mentions that share one are candidates for being one thing. Keys are
*strong* (an outside code, an authority row, the one body that law allows in a territory, a
structure of parts) or *weak* (a name, an acronym). ``graph/resolve.py`` decides.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from graph.capitals import capital_region
from graph.iri import thing_key
from graph.lawful import home, lawful, row_of, senses, senses_anywhere
from graph.listed import listed, other_senses, telling_acronyms
from graph.model import Mention, Name
from graph.place_words import spoken_in
from graph.same_name import is_acronym
from graph.sense import sense
from ontology import authority
from ontology.name_words import classes
from ontology.names import fold, slug

FAMILIES: tuple[str, ...] = (
    "territory",
    "fund",
    "org",
    "programme",
    "objective",
    "project",
    "person",
    "instrument",
    "phase",
    "task",
    "practice",
    "good-practice-set",
    "event",
    "stakeholder-group",
    "participation",
    "plan",
    "action",
    "commitment",
    "change",
    "indicator",
    "status",
    "result",
    "page",
)
"""Families in the order of resolution: a thing's parts come from families before its own.

Each is also the segment of the IRIs of its things."""

_FAMILY = {
    "Territory": "territory",
    "Country": "territory",
    "Region": "territory",
    "City": "territory",
    "Fund": "fund",
    "Organization": "org",
    "PublicOrganisation": "org",
    "Programme": "programme",
    "SpecificObjective": "objective",
    "Project": "project",
    "Person": "person",
    "PolicyFramework": "instrument",
    "PolicyInstrument": "instrument",
    "Strategy": "instrument",
    "Law": "instrument",
    "ProjectPhase": "phase",
    "PhaseTask": "task",
    "Initiative": "practice",
    "GoodPractice": "practice",
    "GoodPracticeSet": "good-practice-set",
    "Event": "event",
    "StakeholderGroup": "stakeholder-group",
    "Participation": "participation",
    "ActionPlan": "plan",
    "Action": "action",
    "PilotAction": "action",
    "Commitment": "commitment",
    "PolicyChange": "change",
    "PerformanceIndicator": "indicator",
    "StatusReport": "status",
    "Result": "result",
    "Document": "page",
}

CODE, ROW, LAW, PARTS, NAME, LOOSE = range(6)
"""Ranks of keys, best first: outside code, authority row, unique by law, by parts, by name, by half of the parts."""

STRONG = frozenset({CODE, ROW, LAW, PARTS})
Keys = list[tuple[int, str]]
KeyMaker = Callable[[str, Mention, dict[str, str]], Keys]
HERE = "here:"
"""Beginning of the key of a mention that nothing ties to other documents."""
CALLED = "org:acronym:in:"
"""Beginning of the key of the bodies of a country that bear an acronym; it joins them if one alone is spelt out."""
INITIALS = "org:initials:in:"
"""The same where an acronym is but the first letters of a name: UTCN, "Universitatea Tehnică din Cluj-Napoca"."""
SEATED = "org:seat:"
"""The same of general words at the same seat; it joins them if no language has two names for them."""
ANYWHERE = "org:anywhere:"
"""The same of names that tell much of what a body does; it joins those of one country, and of none."""
LISTED = "org:listed:"
"""Beginning of the key of a body of which a public list has the name."""
_REGION = 5  # characters of the code of a region of level 3
_FEWEST_INITIALS = 4  # letters: three are anybody's


def family(kind: str) -> str:
    """The family of a class; classes without a family of their own are things by name.

    >>> family("Strategy"), family("GoodPractice")
    ('instrument', 'practice')
    """
    return _FAMILY.get(kind, "page")


@dataclass(frozen=True, slots=True)
class Record:
    """A mention on its way to an IRI: its parts replaced by their IRIs, its keys beside it.

    ``id`` is the mention's; ``strong`` is the best strong key, or None: it alone decides who the mention is,
    whatever else is loaded. ``listed`` is the key of the row that a public list has of it, or None: two rows are two
    bodies.
    """

    mention: Mention
    parts: tuple[tuple[str, str], ...]
    keys: tuple[tuple[int, str], ...]
    id: str = field(init=False, compare=False, repr=False)
    strong: str | None = field(init=False, compare=False, repr=False)
    listed: str | None = field(init=False, compare=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "id", self.mention.id)
        object.__setattr__(self, "strong", next((key for rank, key in self.keys if rank in STRONG), None))
        object.__setattr__(self, "listed", next((key for _, key in self.keys if key.startswith(LISTED)), None))

    @property
    def scope(self) -> str | None:
        """Where it is at home, as far as it is known: the country of a body, the place of a policy."""
        mention = self.mention
        if family(mention.kind) == "project":
            programme = dict(self.parts).get("programme")
            return _undated(programme) if programme else None
        if family(mention.kind) == "instrument":
            return mention.place or mention.country
        return mention.country

    @property
    def period(self) -> str | None:
        """The programming period, where the mention gives one."""
        return self.mention.period


def _undated(programme: str) -> str:
    """The programme without its period: versions of one programme are no reason to part its projects."""
    row = authority.get("programme/" + thing_key(programme))
    return dict(row.parts).get("isVersionOf", row.key) if row else programme


def record(mention: Mention, iri_of: Mapping[str, str]) -> Record:
    """The record of a mention whose parts are resolved (``iri_of``: mention id to IRI)."""
    parts = tuple((role, iri_of[part.id]) for role, part in mention.parts if part.id in iri_of)
    keys = sorted(set(_keys(mention, dict(parts))))
    return Record(mention, parts, tuple(keys) or ((LOOSE, HERE + mention.id),))


def open_tables() -> None:
    """Read the tables by which mentions are told apart: whoever waits for the first of them has them when it comes."""
    record(Mention("", "Organization", 0, 0, (Name("Regione", "it"),), place="ITC1", body="regional-authority"), {})


def names(mention: Mention) -> list[str]:
    """The names that hold outside the document, labels and titles without short forms, as slugs.

    A slug is what a name is in Latin letters, so that Greek and Cyrillic spellings meet.
    """
    kept = (name.text for name in mention.names if name.use in ("label", "title"))
    return sorted({slug(text) or fold(text) for text in kept} - {""})


def acronyms(mention: Mention) -> list[str]:
    """The acronyms without case, spaces and hyphens."""
    return sorted({slug(name.text).replace("-", "") for name in mention.names if name.use == "acronym"} - {""})


def _keys(mention: Mention, parts: dict[str, str]) -> Keys:
    kind = family(mention.kind)
    keys: Keys = []
    if mention.code and kind == "territory":
        keys.append((CODE, f"code:{mention.code}"))
    elif mention.code:  # of a list or a register: an authority row and the law go before it
        keys.append((PARTS, f"{kind}:code:{mention.code}"))
    if mention.authority:
        keys.append((ROW, f"row:{mention.authority}"))
    make = _STRUCTURE.get(kind, _by_name)
    return keys + make(kind, mention, parts)


def _by_name(kind: str, mention: Mention, parts: dict[str, str]) -> Keys:
    return [(NAME, f"{kind}:name:{name}") for name in names(mention)]


def _instrument(kind: str, mention: Mention, parts: dict[str, str]) -> Keys:
    """By name within its place: "Regional Development Strategy" says nothing without one."""
    scope = mention.place or mention.country
    if not scope:
        return []
    keys = [(NAME, f"instrument:{scope}:{name}") for name in names(mention)]
    return keys + [(NAME, f"instrument:sense:{scope}:{one.key}") for one in senses(mention) if one.concepts]


def _practice(kind: str, mention: Mention, parts: dict[str, str]) -> Keys:
    """By title; a title of one word only within a country."""
    return [(NAME, f"practice:name:{name}") for name in names(mention) if "-" in name or mention.country]


def _org(kind: str, mention: Mention, parts: dict[str, str]) -> Keys:
    keys = _named(mention)
    if "unit-of" not in parts:
        keys += _listed(mention)
        country = home(mention)
        told = senses(mention, telling=country is not None)
        keys += [
            (NAME, f"org:sense::{one.rare_key}" if one.is_rare else f"org:sense:{country}:{one.key}")
            for one in told
            if country or one.is_rare
        ]
        keys += [(NAME, f"org:sense:{country}:{one.key_anywhere}") for one in told if country and one.key_anywhere]
        keys += [(NAME, f"org:sense::{one.unplaced.rare_key}") for one in told if one.bears_a_name]
        keys += _seated(mention, country)
        keys += [(LOOSE, f"{ANYWHERE}{one.key}") for one in senses_anywhere(mention) if one.tells_anywhere]
    law = lawful(mention)
    if law and "unit-of" not in parts:
        keys.append((LAW, f"org:{law[0]}:{law[1]}"))
        row = row_of(*law)
        if row and not mention.authority:
            keys.append((ROW, f"row:{row}"))
    place = mention.place or ""
    if len(place) >= 4 and not place.startswith("geonames:"):
        keys += [(NAME, f"org:acronym:{place[:4]}:{name}") for name in acronyms(mention)]
    elif mention.country and len(place) <= 2:
        keys += [(NAME, f"org:acronym:{mention.country}:{kind}:{name}") for kind, name in _national(mention)]
    if "unit-of" not in parts and mention.country:
        keys += [(LOOSE, f"{CALLED}{mention.country}:{name}") for name in _called(mention)]
        keys += [(LOOSE, f"{INITIALS}{mention.country}:{name}") for name in _initials(mention)]
    return keys


def _listed(mention: Mention) -> Keys:
    """By the row of a public list, and by what its other names say."""
    body = listed(mention)
    if not body:
        return []
    keys = [(NAME, f"{LISTED}{body.key}")]
    keys += [(NAME, f"org:sense:{body.country}:{one.key}") for one in other_senses(body)]
    return keys + [(LOOSE, f"{CALLED}{body.country}:{name}") for name in telling_acronyms(body)]


def _named(mention: Mention) -> Keys:
    """By name; one of general words alone ("Regional Agency") only within a country that is known."""
    country, kept = home(mention), [name for name in mention.names if name.use in ("label", "title")]
    keys = []
    for name in kept:
        word, said = slug(name.text) or fold(name.text), sense(name.text, name.language, country, mention.place)
        if word and (said.own or said.places or said.tells or not said.concepts):
            keys.append((NAME, f"org:name:{word}"))
        elif word and country:
            keys.append((NAME, f"org:name:{country}:{word}"))
    return keys


def _seated(mention: Mention, country: str | None) -> Keys:
    """By general words, where a town has one body of that name, or a country in its capital."""
    place = mention.place or ""
    if not country:
        return []
    found = [one for one in senses(mention, telling=False) if one.tells_at_seat]
    local = len(place) == _REGION and not place.startswith("geonames:") and capital_region(country)
    keys = [(LOOSE, f"{SEATED}{place}:{one.key}") for one in found if local]
    capital = place == local
    return keys + [
        (LOOSE, f"{SEATED}{country}:{one.key}") for one in found if one.national or (capital and one.tells_in_capital)
    ]


def _called(mention: Mention) -> list[str]:
    """The acronyms of a body, those that a text uses as its name among them; two letters are anybody's."""
    alone = [slug(name.text) for name in mention.names if name.use == "label" and is_acronym(name.text)]
    return sorted({name for name in [*acronyms(mention), *alone] if len(name) > 2 and "-" not in name})


def _initials(mention: Mention) -> list[str]:
    """The first letters of the words that tell in a body's names, or the acronyms that are all it is called."""
    if not is_spelt_out(mention):
        return [name for name in _called(mention) if len(name) >= _FEWEST_INITIALS]
    found = set()
    for name in mention.names:
        spoken = spoken_in(name.language, mention.country)
        words = slug(name.text).split("-") if name.use in ("label", "title") else []
        found.add("".join(word[0] for word in words if word and "stop" not in classes(word, spoken)))
    return sorted(name for name in found if len(name) >= _FEWEST_INITIALS)


def is_spelt_out(mention: Mention) -> bool:
    """Whether a body is named by more than acronyms."""
    return any(name.use in ("label", "title") and not is_acronym(name.text) for name in mention.names)


def _national(mention: Mention) -> list[tuple[str, str]]:
    """What a body is whose home is a country, with its acronyms; none for what is one of many, by region or town."""
    found = [one for one in senses(mention, telling=False) if "regional" not in one.concepts and not one.places]
    kinds = sorted({kind for one in found for kind in one.kinds} - {"office"})
    return [(kind, name) for kind in kinds for name in acronyms(mention) if len(name) > 2]


LEAST_TITLE = 12
"""Characters of a title's slug from which projects of that title may be one."""

LEAST_LISTED = 40
"""The same for a project of a list: lists have many a "Technical assistance" and "Purchase of machinery"."""


def _project(kind: str, mention: Mention, parts: dict[str, str]) -> Keys:
    """By acronym and title; a project of a list (its ``tag`` says so) by name within beneficiary or programme, too."""
    keys: Keys = [(NAME, f"project:acronym:{name}") for name in acronyms(mention)]
    if mention.tag and not mention.code and mention.names:
        roof = parts.get("beneficiary") or (_undated(parts["programme"]) if "programme" in parts else mention.country)
        first = mention.names[0].text
        keys.append((PARTS, f"project:{mention.tag}:{roof or ''}:{slug(first) or fold(first)}"))
    least = LEAST_LISTED if mention.code or mention.tag else LEAST_TITLE
    return keys + [(NAME, f"project:title:{name}") for name in names(mention) if len(name) >= least]


def _person(kind: str, mention: Mention, parts: dict[str, str]) -> Keys:
    body = parts.get("organisation")
    return [(NAME, f"person:{body}:{name}") for name in names(mention)] if body else []


def _numbered(whole: str) -> KeyMaker:
    def keys(kind: str, mention: Mention, parts: dict[str, str]) -> Keys:
        if whole not in parts:
            return _by_name(kind, mention, parts) if kind == "action" else []
        found = [(NAME, f"{kind}:{parts[whole]}~{name}") for name in names(mention)]
        return found + ([(PARTS, f"{kind}:{parts[whole]}#{mention.number}")] if mention.number is not None else [])

    return keys


def _plan(kind: str, mention: Mention, parts: dict[str, str]) -> Keys:
    project, place = parts.get("project"), mention.place
    if not project:
        developer = parts.get("developer")
        return [(NAME, f"plan:{developer}:{name}") for name in names(mention)] if developer else []
    keys = [(LOOSE, f"plan:{project}:by:{parts[role]}") for role in ("instrument", "developer") if role in parts]
    if place and len(place) > 2:
        keys.append((PARTS, f"plan:{project}:{place}"))
    elif place and not keys:
        keys.append((LOOSE, f"plan:{project}:{place}"))
    return keys


def _joined(*roles: str) -> KeyMaker:
    """Things that are nothing but their parts: the same parts, the same thing."""

    def keys(kind: str, mention: Mention, parts: dict[str, str]) -> Keys:
        given = [parts.get(role) for role in roles]
        if given[0] is None or (len(roles) > 1 and not any(given[1:]) and not mention.place and not mention.tag):
            return []
        place = mention.place or ""
        return [
            (PARTS, f"{kind}:{'+'.join(part or '' for part in given)}:{place}:{mention.tag}:{mention.number or ''}")
        ]

    return keys


def _event(kind: str, mention: Mention, parts: dict[str, str]) -> Keys:
    """By name within its project and year, where the name is more than "kick-off meeting"; else by kind and phase."""
    project = parts.get("project", "")
    telling = [name for name in names(mention) if name.count("-") >= 3 or any(map(str.isdigit, name))]
    found = [(NAME, f"event:{project}:{mention.period or ''}:{name}") for name in telling if project]
    if project and mention.tag and parts.get("phase"):
        found.append((LOOSE, f"event:{project}:{mention.tag}:{parts['phase']}"))
    return found


_STRUCTURE: dict[str, KeyMaker] = {
    "org": _org,
    "instrument": _instrument,
    "practice": _practice,
    "project": _project,
    "person": _person,
    "objective": _numbered("programme"),
    "phase": _numbered("project"),
    "task": _numbered("phase"),
    "action": _numbered("plan"),
    "plan": _plan,
    "event": _event,
    "participation": _joined("project", "participant"),
    "stakeholder-group": _joined("project", "instrument", "convener"),
    "good-practice-set": _joined("project", "phase"),
    "commitment": _joined("project", "phase"),
    "status": _joined("thing"),
    "result": _joined("thing"),
    "indicator": _joined("instrument"),
    "change": _joined("instrument", "project"),
}
