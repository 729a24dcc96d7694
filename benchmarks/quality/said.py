"""The facts that lines of ``triptych extract`` state, in the words of the gold.

The statement contract (``evaluation/README.md`` beside the gold's scorer) says what counts as what.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from benchmarks.quality.facts import NUTS_PREFIX, PLACES, Facts, Thing, letters

Line = Mapping[str, Any]

KINDS = {
    **{kind: (kind,) for kind in ("Project", "Programme", "Fund", "Organisation", "Region", "Country", "City")},
    **{kind: (kind,) for kind in ("PolicyInstrument", "Strategy", "Legislation", "GoodPractice", "ActionPlan")},
    **{kind: (kind,) for kind in ("Action", "Theme", "Event", "Person")},
    "Organization": ("Organisation",),
    "PublicOrganisation": ("Organisation",),
    "Territory": ("City", "Region"),
    "PolicyFramework": ("Strategy", "Legislation"),
    "Law": ("Legislation",),
    "Initiative": ("GoodPractice",),
    "PilotAction": ("Action",),
}
RELATIONS = {
    **{name: name for name in ("hasPartner", "leadPartner", "stakeholder", "locatedIn", "partOf", "fundedBy")},
    **{name: name for name in ("addressesInstrument", "appliesTo", "hasActionPlan", "developedBy", "includesAction")},
    **{name: name for name in ("inspiredBy", "sharesPractice", "implementedBy", "validatedBy", "supportedBy")},
    **{name: name for name in ("hasTheme", "alignsWith", "hostedBy", "heldIn")},
    "basedIn": "locatedIn",
    "targets": "appliesTo",
    "withinTerritory": "partOf",
    "fundedUnder": "partOf",
    "unitOf": "partOf",
    "fundingSource": "fundedBy",
    "theme": "hasTheme",
    "addresses": "addressesInstrument",
    "implements": "addressesInstrument",
    "developedWithin": "addressesInstrument",
    "issuedBy": "developedBy",
    "managedBy": "developedBy",
    "hasAction": "includesAction",
    "informedBy": "inspiredBy",
    "buildsOn": "inspiredBy",
    "practiceOwner": "implementedBy",
    "mainInstitution": "implementedBy",
    "alignedWith": "alignsWith",
}
TURNED = {"secretariat": "partOf"}  # relations said from the other end
OF_PROJECT = {"ActionPlan": "hasActionPlan", "GoodPractice": "sharesPractice"}  # what ``inProject`` turns into
ATTRIBUTES = {
    **{name: name for name in ("startDate", "endDate", "date", "duration", "budgetEUR", "erdfEUR", "partnerCount")},
    **{name: name for name in ("acronym", "title", "phase", "website")},
    "validationDate": "date",
    "totalBudget": "budgetEUR",
    "erdfBudget": "erdfEUR",
    "homepage": "website",
}
NAMING = frozenset({"label", "prefLabel", "altLabel", "title", "acronym"})
_EUROPE = (
    "AUT=AT BEL=BE BGR=BG HRV=HR CYP=CY CZE=CZ DNK=DK EST=EE FIN=FI FRA=FR DEU=DE GRC=GR HUN=HU IRL=IE ITA=IT LVA=LV "
    "LTU=LT LUX=LU MLT=MT NLD=NL POL=PL PRT=PT ROU=RO SVK=SK SVN=SI ESP=ES SWE=SE GBR=GB NOR=NO ISL=IS LIE=LI CHE=CH "
    "ALB=AL BIH=BA MKD=MK MNE=ME SRB=RS TUR=TR UKR=UA MDA=MD BLR=BY RUS=RU AND=AD MCO=MC SMR=SM VAT=VA"
)
_TWO_LETTERS = {nuts: iso for iso, nuts in NUTS_PREFIX.items()} | {
    three: two for three, _, two in (pair.partition("=") for pair in _EUROPE.split())
}
_COUNTRY = re.compile(r"/authority/country/([A-Z]{3})$")
_NUTS = re.compile(r"[#/:_-]([A-Z]{2}[0-9A-Z]{0,3})$")


def _two_letters(country: str | None) -> str | None:
    return _TWO_LETTERS.get(country, country) if country else None


class Row(NamedTuple):
    """What one line says, its names without the ontology's address."""

    subject: str
    predicate: str
    object: str | None
    value: Any


def local(name: str | None) -> str:
    """The last part of an IRI or short name.

    >>> local("http://example.org/ont#Project"), local("tri:Project"), local(None)
    ('Project', 'Project', '')
    """
    return re.split(r"[#/:]", name or "")[-1]


def of_lines(lines: Iterable[Line]) -> Facts:
    """The facts of the lines that are asserted."""
    asserted = [one for one in lines if one.get("status", "asserted") == "asserted"]
    foreign = {one["subject"] for one in asserted if local(one["predicate"]) == "budgetCurrency" and not _euro(one)}
    kept = [
        one
        for one in asserted
        if one["subject"] not in foreign or not ATTRIBUTES.get(local(one["predicate"]), "").endswith("EUR")
    ]
    found, codes = Facts(), {}
    for iri, node in _nodes(kept).items():
        thing = node.thing(iri)
        if thing is None:
            continue
        if PLACES & set(thing.kinds):
            codes[iri] = thing.nuts or NUTS_PREFIX.get(thing.country or "", thing.country or "")
        if thing.names:
            found.things[iri] = thing
    for row in _rows(kept):
        if row.subject in found.things:
            _note(found, row, codes)
    return found


def _euro(line: Line) -> bool:
    return local(str(line.get("object") or line.get("value"))) == "EUR"


class _Node:
    """What the lines say of one IRI, gathered."""

    def __init__(self) -> None:
        self.classes: list[str] = []
        self.names: list[str] = []
        self.nuts: str | None = None
        self.country: str | None = None

    def learn(self, kind: str | None, names: Iterable[Any], nuts: str | None, country: str | None) -> None:
        if local(kind) and local(kind) not in self.classes:
            self.classes.append(local(kind))
        self.names += [one for one in dict.fromkeys(names) if isinstance(one, str) and one not in self.names]
        self.nuts = self.nuts or nuts
        self.country = self.country or _two_letters(country)

    def thing(self, iri: str) -> Thing | None:
        """The thing that it is, None where its classes are none of the gold's."""
        kinds = [kind for name in self.classes for kind in KINDS.get(name, ())]
        if self.classes and not kinds:
            return None
        nuts, country = self.nuts, self.country
        state, code = _COUNTRY.search(iri), _NUTS.search(iri)
        if state:
            kinds, nuts, country = ["Country"], None, _TWO_LETTERS.get(state[1]) or country
        elif code and not set(self.classes) - {"Territory", "Region", "Country"}:
            kinds, nuts = ["Country" if len(code[1]) == 2 else "Region"], nuts or code[1]
        if nuts and len(nuts) == 2:
            country, nuts = _two_letters(nuts), None
        names = [name for name in self.names if letters(name) and name != iri]
        return Thing(iri, tuple(dict.fromkeys(kinds)), names, nuts, country)


def _nodes(lines: Iterable[Line]) -> dict[str, _Node]:
    nodes: dict[str, _Node] = defaultdict(_Node)
    for one in lines:
        predicate, target, value = local(one["predicate"]), one.get("object"), one.get("value")
        subject = nodes[one["subject"]]
        names = [one.get("subjectLabel"), *(one.get("subjectAliases") or ())]
        subject.learn(one.get("subjectType"), names, one.get("nuts"), one.get("country"))
        if predicate == "type":
            subject.learn(target or value, (), None, None)
        elif predicate in NAMING:
            subject.learn(None, [value], None, None)
        elif target and predicate not in ATTRIBUTES:
            theme = predicate in ("theme", "hasTheme") and local(one.get("objectType")) in ("", "Concept")
            names = [one.get("objectLabel"), *(one.get("objectAliases") or ())]
            kind = "Theme" if theme else one.get("objectType")
            nodes[target].learn(kind, names, one.get("objectNuts"), one.get("objectCountry"))
    return nodes


def _rows(lines: Iterable[Line]) -> Iterator[Row]:
    """What the lines say, and what nodes that only join others say of the things that they join."""
    said: dict[str, dict[str, list[Any]]] = defaultdict(lambda: defaultdict(list))
    kinds: dict[str, set[str]] = defaultdict(set)
    for one in lines:
        row = Row(one["subject"], local(one["predicate"]), one.get("object"), one.get("value"))
        yield row
        kinds[row.subject].add(local(row.object or row.value if row.predicate == "type" else one.get("subjectType")))
        said[row.subject][row.predicate].append(row.object or row.value)
        if row.predicate == "hasPhase" and row.object:
            said[row.object]["inProject"].append(row.subject)
    for iri, about in said.items():
        if "Participation" in kinds[iri]:
            yield from _taking_part(about)
        if "StakeholderGroup" in kinds[iri]:
            yield from (Row(p, "stakeholder", body, None) for p in about["inProject"] for body in about["stakeholder"])
        if "ProjectPhase" in kinds[iri]:
            yield from _phases(about)


def _taking_part(about: Mapping[str, list[Any]]) -> Iterator[Row]:
    """A participation as the body's relation to the project, its instrument and its money."""
    roles = {re.sub(r"[^a-z]", "", local(str(role)).lower()) for role in about["role"]}
    relation = "leadPartner" if "leadpartner" in roles else "" if "policyauthority" in roles else "hasPartner"
    for body in about["participant"]:
        yield from (Row(project, relation, body, None) for project in about["inProject"] if relation)
        yield from (Row(body, "addresses", instrument, None) for instrument in about["addresses"])
        for amount in ("totalBudget", "erdfBudget"):
            yield from (Row(body, amount, None, value) for value in about[amount])


def _phases(about: Mapping[str, list[Any]]) -> Iterator[Row]:
    start, end = (next(iter(about[name]), None) for name in ("startDate", "endDate"))
    spans = about["duration"] or ([f"{start}/{end}" if start else f"end {end}"] if end else [])
    for project in dict.fromkeys(about["inProject"]):
        yield from (Row(project, "phase", None, f"{n}: {span}") for n in about["phaseNumber"] for span in spans)


def _note(found: Facts, row: Row, codes: Mapping[str, str]) -> None:
    """Add what a row says, if the gold has a word for it."""
    subject, predicate, target, value = row
    thing = found.things[subject]
    if predicate in ATTRIBUTES:
        if value is not None or target:
            found.attributes.append((subject, ATTRIBUTES[predicate], str(value if value is not None else target)))
        return
    turned, relation = predicate in TURNED, RELATIONS.get(predicate) or TURNED.get(predicate)
    if predicate == "inProject":
        kind = next((one for one in thing.kinds if one in OF_PROJECT or one == "Event"), "")
        turned, relation = kind in OF_PROJECT, OF_PROJECT.get(kind, "partOf" if kind else None)
    if relation is None:
        return
    if target in found.things:
        found.relations.add((target, relation, subject) if turned else (subject, relation, target))
    elif relation == "locatedIn" and len(codes.get(target or "", "")) > 2:
        thing.nuts = max(thing.nuts or "", codes[target or ""], key=len)  # a place without a name still says where
