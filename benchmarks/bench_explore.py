"""How long looking at the graph as a whole takes, in a store of 20,000 and of 500,000 things; run by ``make bench``.

With the argument ``backends`` it compares networkx with rustworkx on the partner network of each store.
"""

from __future__ import annotations

import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from random import Random

import networkx as nx
import pyoxigraph as ox
import rustworkx

from benchmarks.timing import machine
from graph.explore import (
    chains,
    gaps,
    neighbourhood,
    partner_network,
    paths,
    side_by_side,
    suggest_partners,
    who_else,
)
from graph.explore.partners import Network
from graph.iri import BASE
from graph.store import Held
from graph.terms import PREFIXES

SIZES = (20_000, 500_000)
TRI, RDF, NUTS = PREFIXES["tri"], PREFIXES["rdf"], PREFIXES["nuts"]
_TIMES = 5


class Made(Held):
    """A store of a bench, as a reader sees one."""

    def __init__(self, folder: Path, size: int) -> None:
        self._box = [ox.Store(str(folder))]
        self._box[0].bulk_extend(_facts(size))


def _iri(kind: str, number: int) -> str:
    return f"{BASE}id/{kind}/{number}"


def _facts(size: int) -> Iterator[ox.Quad]:
    """Facts about so many things: a twentieth projects, a fifth organisations, half participations, the rest plans.

    Partners are drawn so that some organisations take part often and most once, and half of them near home.
    """
    random = Random(7)
    projects, bodies, plans, practices = size // 20, size // 5, size // 20, size // 10
    places = [f"{NUTS}X{number:03d}" for number in range(1_500)]
    themes = [f"{PREFIXES['theme']}t{number}" for number in range(60)]

    def fact(subject: str, name: str, value: str) -> ox.Quad:
        predicate = RDF + "type" if name == "a" else TRI + name
        return ox.Quad(ox.NamedNode(subject), ox.NamedNode(predicate), ox.NamedNode(value))

    for place in places:
        yield fact(place, "a", TRI + "Region")
        yield fact(place, "withinTerritory", f"{PREFIXES['country']}C{int(place[-3:]) % 30}")
    for number in range(30):
        yield fact(f"{PREFIXES['country']}C{number}", "a", TRI + "Country")
    for number in range(bodies):
        yield fact(_iri("org", number), "a", PREFIXES["org"] + "Organization")
        yield fact(_iri("org", number), "basedIn", places[number % len(places)])
    for number in range(projects):
        project = _iri("project", number)
        yield fact(project, "a", TRI + "Project")
        yield fact(project, "fundedUnder", _iri("programme", number % 40))
        for theme in random.sample(themes, 2):
            yield fact(project, "theme", theme)
        partners = {min(int(random.paretovariate(0.6)) - 1, bodies - 1) for _ in range(3)}
        partners |= {random.randrange(bodies) for _ in range(7)}
        for place, body in enumerate(sorted(partners)):
            part = _iri("participation", number * 10 + place)
            yield fact(project, "hasPartner", _iri("org", body))
            yield fact(part, "a", TRI + "Participation")
            yield fact(part, "inProject", project)
            yield fact(part, "participant", _iri("org", body))
        plan = _iri("plan", number % plans)
        yield fact(plan, "a", TRI + "ActionPlan")
        yield fact(plan, "inProject", project)
        yield fact(project, "hasActionPlan", plan)
        yield fact(plan, "developedBy", _iri("org", min(partners)))
        yield fact(plan, "addresses", _iri("instrument", number // 4))
        yield fact(_iri("instrument", number // 4), "a", TRI + "PolicyInstrument")
        for action in (_iri("action", 2 * number), _iri("action", 2 * number + 1)):
            yield fact(action, "a", TRI + "Action")
            yield fact(plan, "hasAction", action)
            yield fact(action, "theme", random.choice(themes))
            if random.random() < 0.5:
                yield fact(action, "buildsOn", _iri("practice", random.randrange(practices)))
    for number in range(practices):
        practice = _iri("practice", number)
        yield fact(practice, "a", TRI + "GoodPractice")
        yield fact(practice, "theme", random.choice(themes))
        yield fact(practice, "practiceOwner", _iri("org", random.randrange(bodies)))
        yield fact(practice, "appliesTo", places[number % len(places)])


def main() -> None:
    """Ask every question of both stores, each of five different things; seconds of processor time."""
    print(machine())
    for size in SIZES:
        with tempfile.TemporaryDirectory() as folder:
            reader = Made(Path(folder), size)
            print(f"\n{size:,} things, {len(reader):,} facts")
            if "backends" in sys.argv:
                _backends(partner_network(reader, bridging=False))
                continue
            for name, question in _questions(reader, size).items():
                _report(name, question)


def _questions(reader: Made, size: int) -> dict[str, Callable[[int], object]]:
    def some(kind: str, share: int) -> Callable[[int], str]:
        return lambda turn: _iri(kind, (turn + 1) * (size // share // 7))

    project, body, plan, practice = some("project", 20), some("org", 5), some("plan", 20), some("practice", 10)
    return {
        "neighbourhood of an organisation": lambda turn: neighbourhood(reader, body(turn)),
        "3 ways between two organisations": lambda turn: paths(reader, body(turn), body(turn + 1)),
        "3 ways, from the busiest organisation": lambda turn: paths(reader, _iri("org", 0), body(turn)),
        "partners suggested": lambda turn: suggest_partners(reader, body(turn)),
        "partners suggested for a region": lambda turn: suggest_partners(reader, f"{NUTS}X{turn:03d}"),
        "chains of a project": lambda turn: chains(reader, project(turn)),
        "chains of a practice": lambda turn: chains(reader, practice(turn)),
        "100 chains of the store": lambda _: chains(reader),
        "gaps of a plan": lambda turn: gaps(reader, plan(turn)),
        "two regions side by side": lambda turn: side_by_side(reader, [f"{NUTS}X{turn:03d}", f"{NUTS}X{turn + 9:03d}"]),
        "who else did a practice": lambda turn: who_else(reader, practice(turn)),
        "partner network of a project": lambda turn: partner_network(reader, project=project(turn)),
        "partner network of a region": lambda turn: partner_network(reader, region=f"{NUTS}X{turn:03d}"),
        "partner network of all, without bridging": lambda _: partner_network(reader, bridging=False),
    }


def _report(name: str, question: Callable[[int], object]) -> None:
    taken = []
    for turn in range(_TIMES):
        begun = time.process_time()
        question(turn)
        taken.append(time.process_time() - begun)
        if taken[-1] > 30:
            break
    taken.sort()
    print(f"{name:<44} {taken[len(taken) // 2]:9.3f} s   slowest {taken[-1]:9.3f} s")


def _backends(network: Network) -> None:
    """Who bridges the few organisations with the most partners, by networkx and by rustworkx with the conversion."""
    for count in (100, 300):
        few = network.graph.subgraph([one.iri for one in network.standings[:count]])
        print(f"{len(few):,} organisations, {few.number_of_edges():,} pairs")
        _report("networkx", partial(_by_networkx, few))
        _report("rustworkx", partial(_by_rustworkx, few))


def _by_networkx(few: nx.Graph[str], _: int) -> object:
    return nx.betweenness_centrality(few)


def _by_rustworkx(few: nx.Graph[str], _: int) -> object:
    return rustworkx.graph_betweenness_centrality(rustworkx.networkx_converter(few))


if __name__ == "__main__":
    main()
