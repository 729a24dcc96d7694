"""The names to show for very many things at once, each the one that ``graph.naming.label`` gives."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from graph.choice import chosen
from graph.iri import BASE, graph_iri
from graph.naming import LABELS, is_project, label
from graph.terms import DEFAULT_GRAPH, iri_of, node, texts
from ontology import vocabulary

if TYPE_CHECKING:
    from graph.store import Reader


def labels_of(reader: Reader, iris: Sequence[str], language: str = "en", base: str = BASE) -> list[str]:
    """The name to show for each thing, in their order.

    Reads each property of names once from end to end, where ``label`` looks for each thing by itself: for a hundred
    thousand things that is a second, and not half a minute.
    """
    wanted = set(iris)
    found = {
        iri: chosen(names, language)
        for iri, names in _names(
            reader, "skos:prefLabel", filter(is_project, wanted), graph_iri(base, "curated")
        ).items()
        if language in {spoken for _, spoken in names}
    }
    projects = {iri for iri in wanted if is_project(iri) and iri not in found}
    _choose(found, _names(reader, "tri:acronym", projects), language)
    for graph in ("", graph_iri(base, "meta")):
        for predicate in LABELS:
            _choose(found, _names(reader, predicate, wanted - found.keys(), graph), language)
    return [found[iri] if iri in found else label(reader, iri, language, base) for iri in iris]


def _choose(found: dict[str, str], names: dict[str, list[tuple[str, str]]], language: str) -> None:
    found.update((iri, chosen(given, language)) for iri, given in names.items())


def _names(reader: Reader, predicate: str, iris: Iterable[str], graph: str = "") -> dict[str, list[tuple[str, str]]]:
    """The (text, language) that a property gives each of some things."""
    wanted, found = set(iris), dict[str, list[tuple[str, str]]]()
    if not wanted:
        return found
    where = node(graph) if graph else DEFAULT_GRAPH
    for quad in reader.match(None, node(vocabulary.expand(predicate)), None, where):
        iri = iri_of(quad.subject)
        if iri in wanted:
            found.setdefault(iri, []).extend(texts([quad]))
    return {iri: names for iri, names in found.items() if names}
