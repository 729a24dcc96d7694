"""Which tables the graph is exported in, and what stands in their columns: one table a class, in a fixed order.

A column is a property by its local name; its header is the property's English label. Behind ``*`` the IRIs of what it
links to have a column of their own. ``plan=^hasAction`` is a column called "plan" of what has the thing as its action.
"""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from ontology import vocabulary

_MONEY = "totalBudget erdfBudget esfBudget euBudget publicBudget grant budgetCurrency"
_PERIOD = "date startDate endDate"


class Table(NamedTuple):
    """A table of the things of some classes and of those below them; a thing stands in the first that has its class."""

    name: str
    classes: tuple[str, ...]
    columns: tuple[str, ...]


class Column(NamedTuple):
    """A property as a column: ``inverse`` where the other thing says it of this one, ``iris`` with a second column."""

    header: str
    property: str
    inverse: bool
    iris: bool


def _table(name: str, classes: str, columns: str) -> Table:
    return Table(name, tuple(classes.split()), tuple(columns.split()))


TABLES = (
    _table(
        "projects",
        "Project",
        f"acronym dct:title indexNumber fundedUnder* programmePeriod underObjective* {_PERIOD} duration {_MONEY} "
        "partnerCount leadPartner* hasPartner* addresses* governanceLevel contributesTo theme aim method "
        "intendedImprovement predecessor* contact* homepage",
    ),
    _table("phases", "ProjectPhase", f"project=^hasPhase* phaseNumber {_PERIOD} duration {_MONEY} hasTask*"),
    _table("phase tasks", "PhaseTask", "phase=^hasTask* aim method"),
    _table(
        "programmes",
        "Programme",
        f"acronym cciNumber programmePeriod {_PERIOD} managedBy* secretariat* fundedBy* {_MONEY} hasObjective* "
        "homepage",
    ),
    _table("objectives", "SpecificObjective", "objective+of=^hasObjective*"),
    _table("funds", "Fund", "acronym homepage"),
    _table(
        "organisations", "Organization", "acronym organisationKind basedIn* unitOf* partnerIn* predecessor* homepage"
    ),
    _table("participations", "Participation", f"inProject* participant* role region* addresses* {_MONEY}"),
    _table("stakeholder groups", "StakeholderGroup", "inProject* region* convenedBy* stakeholder* addresses*"),
    _table("target groups", "TargetGroup", "involved+in=^involves*"),
    _table(
        "good practices",
        "Initiative",
        f"inProject* shared+by=^sharesPractice* theme mainInstitution* practiceOwner* operatedBy* supportedBy* "
        f"involves* appliesTo* status {_PERIOD} cost {_MONEY} costNote fundingSource* resourcesNeeded "
        "evidenceOfSuccess hasResult* difficulties transferPotential contact* homepage",
    ),
    _table("practice sets", "GoodPracticeSet", "inProject* inPhase* practiceCount hasPractice*"),
    _table(
        "action plans",
        "ActionPlan",
        "inProject* developedBy* developedWithin* addresses* appliesTo* status validatedBy* validationDate "
        f"validationOrder {_PERIOD} {_MONEY} actionCount hasAction* informedBy* background monitoring "
        "obstacle contact*",
    ),
    _table(
        "actions",
        "Action",
        "plan=^hasAction* actionNumber status implements* buildsOn* informedBy* involves* targets* theme aim "
        f"background activities timeframe {_PERIOD} cost {_MONEY} costNote fundingSource* hasIndicator* hasResult* "
        "monitoring obstacle",
    ),
    _table("pilot actions", "PilotAction", f"inProject* appliesTo* status {_PERIOD} cost {_MONEY} hasResult*"),
    _table(
        "policy instruments",
        "PolicyFramework",
        f"acronym instrumentType managedBy* issuedBy* appliesTo* period {_PERIOD} {_MONEY} underObjective* "
        "hasObjective* alignedWith* intendedImprovement addressed+by=^addresses* homepage",
    ),
    _table(
        "policy changes",
        "PolicyChange",
        "inProject* changedInstrument* changeType status date influencedFunding budgetCurrency resultOf* "
        "evidenceOfSuccess",
    ),
    _table("indicators", "PerformanceIndicator", "indicator+of=^hasIndicator* baselineValue targetValue unit"),
    _table("results", "Result", "result+of=^hasResult* value unit year"),
    _table("events", "Event", f"inProject* inPhase* eventType {_PERIOD} heldIn* hostedBy* attendedBy* about*"),
    _table("status reports", "StatusReport", "reportsOn* reportedBy* status date reason"),
    _table("commitments", "Commitment", "inProject* inPhase* commitmentOf* commitsTo date endDate"),
    _table("territories", "Territory", "withinTerritory*"),
    _table("persons", "Person", "jobTitle affiliation* basedIn*"),
    _table("publications", "Document", "date homepage"),
)
AMOUNTS = frozenset(_MONEY.split()) - {"budgetCurrency"} | {"cost", "influencedFunding"}
"""Properties that are amounts of money."""


@cache
def columns(table: Table) -> tuple[Column, ...]:
    """The columns of a table that are properties.

    >>> columns(_table("actions", "Action", "plan=^hasAction* cost"))[0]
    Column(header='plan', property='hasAction', inverse=True, iris=True)
    """
    return tuple(map(_column, table.columns))


def _column(written: str) -> Column:
    header, _, name = written.rpartition("=")
    name, inverse, iris = name.strip("^*"), name.startswith("^"), name.endswith("*")
    words = header.replace("+", " ") or vocabulary.label(vocabulary.term(name), "en")
    return Column(words, name, inverse, iris)
