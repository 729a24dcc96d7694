"""What identifies a mention: its family and the keys by which it can be the same as another's."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from graph.body_keys import LISTED, keys_of_body
from graph.iri import thing_key
from graph.keys import CODE, LOOSE, NAME, PARTS, ROW, STRONG, KeyMaker, Keys, acronyms, names
from graph.lawful import senses
from graph.model import Mention, Name
from ontology import authority
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
HERE = "here:"
"""Beginning of the key of a mention that nothing ties to other documents."""


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
    record(Mention("", "Organization", 0, 0, (Name("Università di Torino", "it"),), country="IT"), {})


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
    "org": keys_of_body,
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
