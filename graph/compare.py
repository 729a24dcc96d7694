"""What a list has and the graph lacks, and the other way round, with the values in which they differ.

The graph is asked only for what the list could hold: projects of its programmes, its years, its countries, as far as
its columns say so. A thing that does not say where it belongs is not held to be missing from the list.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING

from graph.bearers import Bearers, Profiled
from graph.iri import BASE
from graph.reconcile import NO, YES, Reconciler, Wanted
from graph.same_name import is_acronym
from graph.terms import DEFAULT_GRAPH, iri_of, node, shown
from ontology import authority, vocabulary

if TYPE_CHECKING:
    from graph.store import Reader

DATES = ("startDate", "endDate")
AMOUNTS = ("totalBudget", "euBudget", "erdfBudget", "esfBudget", "publicBudget", "grant")
PARTNERS = "partners"
_OVERHANG = 2  # years for which projects of a period may still begin after it
_TITLE = 40  # characters of a title that tells enough by itself, as for lists in ``graph.identity``


@dataclass(frozen=True, slots=True)
class Listed:
    """A thing of a list.

    ``where`` is the cell that names it first; ``names`` begin with the one that people know it by; ``known`` is the IRI
    that it has by a code, a row of the shipped tables, by law or by its place in the list, and ``by`` says which.
    ``values`` are what the list says, by property: dates, amounts, and the number of ``partners``. ``currency`` is
    ISO 4217, '' where none is stated.
    """

    where: str
    names: tuple[str, ...]
    known: str | None = None
    by: str = ""
    country: str | None = None
    programmes: frozenset[str] = frozenset()
    values: Mapping[str, str] = field(default_factory=dict)
    currency: str = ""


@dataclass(frozen=True, slots=True)
class Scope:
    """What a list holds, as far as it says so, each empty where it does not.

    ``programmes`` are keys of the authority tables without their period (``unknown`` counts the things whose programme
    they lack), ``years`` the first and last of a programming
    period, ``countries`` ISO 3166 alpha-2; with ``partners`` these are countries of partners, of which alone the list
    tells.
    """

    programmes: frozenset[str] = frozenset()
    unknown: int = 0
    years: tuple[int, int] | None = None
    countries: frozenset[str] = frozenset()
    partners: bool = False


@dataclass(frozen=True, slots=True)
class Difference:
    """A property of which list and graph say something else."""

    name: str
    listed: str
    held: str


@dataclass(frozen=True, slots=True)
class Pair:
    """A thing that both have: as the list calls it, as the graph does, and why they are one."""

    listed: Listed
    iri: str
    label: str
    reason: str
    differences: tuple[Difference, ...] = ()


@dataclass(frozen=True, slots=True)
class Missing:
    """A thing that the graph lacks; ``perhaps`` is the IRI of what it may be, '' for nothing, ``reason`` why it may."""

    listed: Listed
    perhaps: str = ""
    label: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Comparison:
    """The three lists, in the order of the list's rows, those of the graph by label.

    ``scope`` says in words which things of the graph were looked at; ``outside`` counts those that are in the graph and
    beyond the scope, ``unplaced`` those that do not say whether they are within it.
    """

    kind: str
    both: tuple[Pair, ...]
    listed_only: tuple[Missing, ...]
    held_only: tuple[tuple[str, str], ...]
    scope: str
    outside: int = 0
    unplaced: int = 0


def compare(
    listed: Sequence[Listed],
    scope: Scope,
    reader: Reader,
    reconciler: Reconciler,
    kind: str = "Project",
    base: str = BASE,
) -> Comparison:
    """The things of a class that list and graph share, and those that one of them has alone."""
    held = _Held(reader, base, scope)
    both: list[Pair] = []
    missing: list[Missing] = []
    for one in listed:
        iri, label, reason, sure = _found(one, kind, reconciler, held)
        if iri and sure:
            both.append(Pair(one, iri, label, reason, held.differences(iri, one)))
        else:
            missing.append(Missing(one, iri, label, reason if iri else ""))
    matched = {pair.iri for pair in both}
    inside, outside, unplaced = [], 0, 0
    for thing in held.things(kind):
        if thing.iri in matched:
            continue
        verdict = held.within(thing)
        if verdict:
            inside.append((thing.label, thing.iri))
        outside += verdict is False
        unplaced += verdict is None
    said = _said(scope)
    return Comparison(
        kind, tuple(both), tuple(missing), tuple((iri, label) for label, iri in sorted(inside)), said, outside, unplaced
    )


def _found(one: Listed, kind: str, reconciler: Reconciler, held: _Held) -> tuple[str, str, str, bool]:
    """(IRI, label, reason, whether it is sure) of what a listed thing is in the graph; IRI '' for nothing."""
    if one.known is not None and reconciler.has(one.known, kind):
        return (
            one.known,
            held.of(one.known).label,
            one.by,
            True,
        )
    telling = kind != "Project" or len(one.names[0]) >= _TITLE or is_acronym(one.names[0])
    verdict = reconciler.match(
        Wanted(one.names[0], kind, one.country, None, one.programmes, one.names[1:], telling=telling)
    )
    if verdict.match == NO or verdict.best is None:
        return "", "", "", False
    return verdict.best.iri, verdict.best.label, verdict.reason, verdict.match == YES


class _Held:
    """What the graph holds of things of one kind."""

    def __init__(self, reader: Reader, base: str, scope: Scope) -> None:
        self._reader, self._scope = reader, scope
        self._bearers = Bearers(reader, base)

    def of(self, iri: str) -> Profiled:
        return self._bearers.profiled(iri)

    def things(self, kind: str) -> list[Profiled]:
        """Everything of a class or below it, by IRI."""
        return [self.of(iri) for iri in sorted(self._bearers.of_class(kind))]

    def within(self, thing: Profiled) -> bool | None:
        """Whether the list could hold a thing; None where the thing does not say."""
        told: list[bool | None] = []
        scope = self._scope
        if scope.programmes:
            told.append(bool(thing.programmes & scope.programmes) if thing.programmes else None)
        if scope.years:
            year = self._year(thing.iri)
            told.append(scope.years[0] <= year <= scope.years[1] + _OVERHANG if year else None)
        if scope.countries:
            home = self._partner_countries(thing.iri) if scope.partners else thing.countries
            told.append(bool(home & scope.countries) if home else None)
        if False in told:
            return False
        return None if None in told else True

    def differences(self, iri: str, one: Listed) -> tuple[Difference, ...]:
        """What list and graph say differently; a less exact date or an amount in another currency is no difference."""
        found = []
        for name, value in one.values.items():
            if name == PARTNERS:
                held = [str(self._partners(iri))]
                if held == ["0"]:
                    continue
            else:
                held = self._values(iri, name)
            if name in AMOUNTS and one.currency and self._currencies(iri) - {one.currency}:
                continue
            if held and not any(_agree(name, value, other) for other in held):
                found.append(Difference(name, value, ", ".join(held)))
        return tuple(found)

    def _values(self, iri: str, name: str) -> list[str]:
        property_ = node(vocabulary.term(name))
        return sorted(shown(quad.object) for quad in self._reader.match(node(iri), property_, None, DEFAULT_GRAPH))

    def _currencies(self, iri: str) -> set[str]:
        return {value.rpartition(":")[2] for value in self._values(iri, "budgetCurrency")}

    def _objects(self, iri: str, name: str) -> set[str]:
        property_ = node(vocabulary.term(name))
        return {iri_of(quad.object) for quad in self._reader.match(node(iri), property_, None, DEFAULT_GRAPH)}

    def _partners(self, iri: str) -> int:
        """How many partners the graph knows: those of the countries alone of which the list tells."""
        partners = self._objects(iri, "hasPartner") | self._objects(iri, "leadPartner")
        if not self._scope.partners:
            return len(partners)
        return sum(1 for one in partners if self.of(one).countries & self._scope.countries)

    def _partner_countries(self, iri: str) -> frozenset[str]:
        partners = self._objects(iri, "hasPartner") | self._objects(iri, "leadPartner")
        return frozenset(country for one in partners for country in self.of(one).countries)

    def _year(self, iri: str) -> int | None:
        dates = self._values(iri, "startDate")
        if dates and dates[0][:4].isdecimal():
            return int(dates[0][:4])
        periods = [row.period for one in self._objects(iri, "fundedUnder") if (row := _programme(one)) and row.period]
        return int(periods[0][:4]) if periods else None


def _programme(iri: str) -> authority.Authority | None:
    return authority.get("programme/" + iri.rpartition("/id/programme/")[2])


def _agree(name: str, value: str, other: str) -> bool:
    """Whether two values of a property say the same, as exactly as the less exact of them."""
    if name in DATES:
        return value.startswith(other) or other.startswith(value)
    try:
        return Decimal(value) == Decimal(other)
    except InvalidOperation:
        return value == other


def _said(scope: Scope) -> str:
    """The scope in words."""
    parts = []
    if scope.programmes:
        besides = f" (and {scope.unknown} things of the list whose programme is not known)" if scope.unknown else ""
        parts.append(f"programme {', '.join(sorted(map(_name, scope.programmes)))}{besides}")
    if scope.years:
        parts.append(f"period {scope.years[0]}-{scope.years[1]}")
    if scope.countries:
        parts.append(f"{'partners of ' if scope.partners else ''}{', '.join(sorted(scope.countries))}")
    return "; ".join(parts)


def _name(programme: str) -> str:
    row = authority.get(programme)
    if row is None:
        return programme.partition("/")[2]
    return next((name for language, name in row.names if language == "en"), row.names[0][1] if row.names else row.key)


def merged(listed: Iterable[Listed]) -> list[Listed]:
    """The things of a list, each once: rows of one identity are one thing, with what the first of them says.

    >>> [one.where for one in merged([Listed("row 2", ("A",), "x:a"), Listed("row 3", ("A",), "x:a")])]
    ['row 2']
    """
    found: dict[str, Listed] = {}
    for number, one in enumerate(listed):
        key = one.known or f"{number}"
        if key in found:
            first = found[key]
            found[key] = replace(
                first,
                names=tuple(dict.fromkeys([*first.names, *one.names])),
                values={**one.values, **first.values},
                programmes=first.programmes | one.programmes,
            )
        else:
            found[key] = one
    return list(found.values())
