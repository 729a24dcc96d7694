"""What a change draws after it in graphs of their own: shipped facts about what is used, merges, inferences."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

import pyoxigraph as ox

from graph.change import Change
from graph.curated import giving_way
from graph.derived import conclusions, is_premise, merges
from graph.iri import graph_iri
from graph.library import Library
from graph.nquads import term
from graph.rdf import node
from graph.reference import described, is_known, needed, reference_of, subject_of
from graph.rulings import Rulings
from graph.store import LiveGraph


def note_needed(library: Library, touched: Iterable[str], base: str) -> set[str]:
    """Note what the shipped tables say of which things is in use; those of which it is since now, or no longer.

    The library remembers of each used thing what it needs: itself and the territories around it.
    """
    db, things = library.db, set()
    for name in touched:
        if is_known(name, base):
            used = db.execute("SELECT 1 FROM mention WHERE iri = ? LIMIT 1", (name,)).fetchone() is not None
            known = db.execute("SELECT 1 FROM reference WHERE iri = ? LIMIT 1", (name,)).fetchone() is not None
            if used and not known:
                fresh = needed([name], base)
                things |= {one for one in fresh if not _is_needed(library, one)}
                db.executemany("INSERT INTO reference VALUES (?, ?)", [(name, one) for one in fresh])
            elif known and not used:
                things |= {one for (one,) in db.execute("SELECT thing FROM reference WHERE iri = ?", (name,))}
                db.execute("DELETE FROM reference WHERE iri = ?", (name,))
    return {subject_of(thing) for thing in things}


def write_reference(
    change: Change, live: LiveGraph, library: Library, things: Iterable[str], rulings: Rulings, base: str
) -> None:
    """Bring in what the shipped tables say of these things where they are in use; what nobody uses any more goes."""
    graph = ox.NamedNode(graph_iri(base, "reference"))
    things = sorted(things)
    live.ahead(things)
    for subject in things:
        thing = reference_of(subject)
        now = live.match(ox.NamedNode(subject), None, None, graph)
        wanted = described([thing], base) if _is_needed(library, thing) else ()
        change.replace(str(graph), now, giving_way(wanted, rulings.labels.get(subject, {})))


def _is_needed(library: Library, thing: str) -> bool:
    return library.db.execute("SELECT 1 FROM reference WHERE thing = ? LIMIT 1", (thing,)).fetchone() is not None


def write_merges(change: Change, live: LiveGraph, library: Library, rulings: Rulings, base: str) -> None:
    """Write which IRI took whose place by a person's judgement."""
    graph = ox.NamedNode(graph_iri(base, "merges"))
    now = list(live.match(graph=graph))
    if now or rulings.joined:
        sql = "SELECT 1 FROM mention WHERE own = ? AND own != iri LIMIT 1"
        used = [old for old in rulings.joined if library.db.execute(sql, (old,)).fetchone()]
        change.replace(str(graph), now, merges(rulings.joined, used))


def write_inferences(change: Change, live: LiveGraph, base: str) -> None:
    """Write what follows from facts that came in, and take away what followed from facts that went."""
    change.balance()
    come, gone = _grounds(change, change.added), _grounds(change, change.removed)
    meta = ox.NamedNode(graph_iri(base, "meta"))
    derived = term("prov:wasDerivedFrom")
    for premise in come.keys() | gone.keys():
        stays = premise in come or any(
            "/ev/" in graph for graph in change.supporters(change.removed[next(iter(gone[premise]))][premise])
        )
        for graph, conclusion, rule in conclusions(premise, base):
            place = ox.NamedNode(graph[1:-1])
            if stays:
                kind = f"{graph} {term('rdf:type')} {term('InferenceGraph')}"
                change.add(graph, [conclusion])
                change.add(str(meta), [kind, rule, *(f"{graph} {derived} {ground}" for ground in come[premise])])
                for ground in gone[premise]:
                    to = ox.NamedNode(ground[1:-1])
                    change.replace(str(meta), live.match(place, node("prov:wasDerivedFrom"), to, meta), ())
            else:
                change.replace(graph, live.match(graph=place), ())
                change.replace(str(meta), live.match(place, None, None, meta), ())


def _grounds(change: Change, triples: dict[str, set[str]] | dict[str, dict[str, ox.Triple]]) -> dict[str, list[str]]:
    """By premise, the evidence graphs of facts in which it stands."""
    found: dict[str, list[str]] = defaultdict(list)
    for graph, stated in triples.items():
        if "/ev/" in graph and change.facts(graph):
            for triple in stated:
                if is_premise(triple):
                    found[triple].append(graph)
    return found
