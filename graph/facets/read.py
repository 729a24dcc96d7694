"""What facets are made of: the facts that say of which project, theme, place, year and language things are.

docs/search.md says in words which facts count.
"""

from __future__ import annotations

import re
import sys
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping

import numpy as np

from graph.facets.table import Column, Facets
from graph.iri import BASE, graph_iri, is_fact_graph
from graph.search.feed import PLACES
from graph.store import Reader
from graph.terms import DEFAULT_GRAPH, iri_of, node, shown
from ontology import vocabulary

KINDS = (
    *("Project", "Organization", "PublicOrganisation", "StakeholderGroup", "Person"),
    *("Initiative", "GoodPractice", "GoodPracticeSet", "PilotAction", "Event"),
    *("ActionPlan", "Action", "PolicyFramework", "PolicyInstrument", "Strategy", "Law", "PolicyChange"),
    *("Programme", "Fund", "Territory", "Region", "City", "Country"),
)
"""Classes of what people look for; records such as participations only join others, and have no name of their own."""
_LONGEST_PERIOD = 40
"""Years of a period, at most, each of which counts; a longer one counts by its ends."""
_YEAR = re.compile(r"[12]\d{3}")
_DATES = ("date", "validationDate", "dct:issued")
Sets = dict[str, set[str]]


def facets_of(reader: Reader, base: str = BASE) -> Facets:
    """The facets of all things of a snapshot that are of one of the classes ``KINDS``."""
    kinds = {kind: set(_subjects(reader, kind)) for kind in KINDS}
    things = tuple(sorted(set().union(*kinds.values())))
    number = {iri: place for place, iri in enumerate(things)}
    projects = _projects(reader, kinds["Project"])
    places = _places(reader, projects, kinds["Territory"])
    years = _years(reader)
    documents, languages = _documents(reader, base)
    by_place = _inverted(places, number)
    columns = {
        "kind": Column({kind: [number[iri] for iri in found] for kind, found in kinds.items() if found}),
        "project": Column(_inverted(projects, number)),
        "programme": Column(_inverted(_programmes(reader, projects, kinds["Programme"]), number)),
        "theme": Column(_inverted(_themes(reader), number)),
        "country": Column({iri: found for iri, found in by_place.items() if iri in kinds["Country"]}),
        "region": Column({iri: found for iri, found in by_place.items() if iri in kinds["Region"]}),
        "year": Column(_inverted(years, number)),
        "language": Column(_inverted(languages, number)),
    }
    spoken = np.array([len(documents.get(iri, ())) for iri in things], np.int32)
    latest = np.array([max(map(int, years.get(iri, ())), default=0) for iri in things], np.int32)
    return Facets(things, columns, Column(by_place), spoken, latest)


def _inverted(values: Mapping[str, Iterable[str]], number: Mapping[str, int]) -> dict[str, list[int]]:
    found: dict[str, list[int]] = defaultdict(list)
    for iri, held in values.items():
        place = number.get(iri)
        if place is not None:
            for value in held:
                found[value].append(place)
    return found


def _subjects(reader: Reader, kind: str) -> Iterator[str]:
    a = node(vocabulary.expand("rdf:type"))
    for name in (kind, *vocabulary.subclasses(kind)):
        for quad in reader.match(None, a, node(vocabulary.term(name)), DEFAULT_GRAPH):
            yield iri_of(quad.subject)


def _links(reader: Reader, name: str) -> Iterator[tuple[str, str]]:
    """(subject, object) of the facts of a property that link two things."""
    property_ = node(vocabulary.expand(name) if ":" in name else vocabulary.term(name))
    for quad in reader.match(None, property_, None, DEFAULT_GRAPH):
        target = iri_of(quad.object)
        if target:
            yield iri_of(quad.subject), target


def _projects(reader: Reader, projects: Iterable[str]) -> Sets:
    """The projects of each thing: those it is said to be in, and those of the plan, set or group that has it."""
    found: Sets = defaultdict(set)
    for project in projects:
        found[project].add(project)
    for name in ("inProject", "partnerIn"):
        for thing, project in _links(reader, name):
            found[thing].add(project)
    for name in ("hasPartner", "leadPartner", "hasActionPlan", "sharesPractice"):
        for project, thing in _links(reader, name):
            found[thing].add(project)
    for record, body in _links(reader, "participant"):
        found[body] |= found.get(record, set())
    for name in ("hasAction", "hasPractice", "addresses", "implements"):  # in this order: an action's plan comes first
        for whole, part in _links(reader, name):
            found[part] |= found.get(whole, set())
    return found


def _programmes(reader: Reader, projects: Sets, programmes: Iterable[str]) -> Sets:
    """The programmes of each thing's projects, with the programme as such where one of a period is named."""
    above, under = _gathered(_links(reader, "dct:isVersionOf")), _gathered(_links(reader, "fundedUnder"))
    whole = {project: _closed(found, lambda one: above.get(one, ())) for project, found in under.items()}
    found = {thing: set().union(*(whole.get(project, set()) for project in given)) for thing, given in projects.items()}
    for programme in programmes:
        found.setdefault(programme, set()).update(_closed({programme}, lambda one: above.get(one, ())))
    return found


def _themes(reader: Reader) -> Sets:
    """The themes that are said of each thing, with all broader ones."""
    return {thing: _closed(found, vocabulary.broader) for thing, found in _gathered(_links(reader, "theme")).items()}


def _places(reader: Reader, projects: Sets, territories: Iterable[str]) -> Sets:
    """Where each thing is or applies to, with all around it: of a project its partners, of an action its plan."""
    within = _gathered(_links(reader, "withinTerritory"))
    named = [name for name in PLACES if name != "withinTerritory"]
    found = _gathered(pair for name in named for pair in _links(reader, name))
    for name in ("hasPartner", "leadPartner"):
        for project, partner in _links(reader, name):
            found.setdefault(project, set()).update(found.get(partner, ()))
    for plan, action in _links(reader, "hasAction"):
        if action not in found and plan in found:
            found[action] = found[plan]
    for territory in territories:
        found.setdefault(territory, set()).add(territory)
    around: dict[str, set[str]] = {}
    for place in set().union(*found.values()):
        around[place] = _closed({place}, lambda one: within.get(one, ()))
    return {thing: set().union(*(around[place] for place in given)) for thing, given in found.items()}


def _years(reader: Reader) -> Sets:
    """The years that are said of each thing: of its dates, and all from its start to its end."""
    found = _gathered(pair for name in _DATES for pair in _dated(reader, name))
    ends: dict[str, list[int]] = defaultdict(list)
    for name in ("startDate", "endDate", "period"):
        for thing, year in _dated(reader, name):
            ends[thing].append(int(year))
    for thing, given in ends.items():
        first, last = min(given), max(given)
        whole = range(first, last + 1) if last - first < _LONGEST_PERIOD else (first, last)
        found.setdefault(thing, set()).update(map(str, whole))
    return found


def _dated(reader: Reader, name: str) -> Iterator[tuple[str, str]]:
    property_ = node(vocabulary.expand(name) if ":" in name else vocabulary.term(name))
    for quad in reader.match(None, property_, None, DEFAULT_GRAPH):
        for year in _YEAR.findall(shown(quad.object)):
            yield iri_of(quad.subject), year


def _documents(reader: Reader, base: str) -> tuple[Sets, Sets]:
    """The documents that speak of each thing, and their languages."""
    found: Sets = defaultdict(set)
    document: dict[str, str] = {}  # by graph, '' for a graph that holds no accepted facts of a document
    for quad in reader.match(None, node(vocabulary.expand("rdf:type")), None, None):
        graph = iri_of(quad.graph_name)
        if graph not in document:
            is_read = "/ev/" in graph and is_fact_graph(base, graph)
            document[graph] = sys.intern(graph.partition("/ev/")[0]) if is_read else ""
        if document[graph]:
            found[iri_of(quad.subject)].add(document[graph])
    spoken = {
        iri_of(quad.subject): shown(quad.object)
        for quad in reader.match(None, node(vocabulary.expand("dct:language")), None, node(graph_iri(base, "meta")))
    }
    languages = {
        thing: {spoken[document] for document in documents if document in spoken} for thing, documents in found.items()
    }
    return found, languages


def _gathered(pairs: Iterable[tuple[str, str]]) -> Sets:
    found: Sets = {}
    for thing, value in pairs:
        found.setdefault(thing, set()).add(value)
    return found


def _closed(start: Iterable[str], above: Callable[[str], Iterable[str]]) -> set[str]:
    """What is in a set or above it, however far."""
    found, rest = set(start), list(start)
    while rest:
        for one in above(rest.pop()):
            if one not in found:
                found.add(one)
                rest.append(one)
    return found
