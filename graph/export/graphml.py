"""GraphML: the network for Gephi, yEd, Cytoscape and networkx.

Identifiers are numbers, for the schema allows no IRIs there; the IRI is an attribute.
"""

from __future__ import annotations

from collections.abc import Iterator

from graph.export.markup import attribute, content
from graph.export.network import Network

_KEYS = (
    ("iri", "node", "iri", "string"),
    ("label", "node", "label", "string"),
    ("class", "node", "class", "string"),
    ("country", "node", "country", "string"),
    ("nuts", "node", "nuts", "string"),
    ("latitude", "node", "latitude", "double"),
    ("longitude", "node", "longitude", "double"),
    ("link", "edge", "label", "string"),
    ("property", "edge", "property", "string"),
    ("documents", "edge", "documents", "int"),
    ("confidence", "edge", "confidence", "double"),
)
"""Identifier, what it is of, name and type of each attribute."""


def graphml(network: Network) -> Iterator[str]:
    """A GraphML file piece by piece."""
    yield (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<graphml xmlns="http://graphml.graphdrawing.org/xmlns"'
        ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'
        ' xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns'
        ' http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">\n'
    )
    for key, of, name, kind in _KEYS:
        yield f'  <key id="{key}" for="{of}" attr.name="{name}" attr.type="{kind}"/>\n'
    yield '  <graph id="triptych" edgedefault="directed">\n'
    for number, node in enumerate(network.nodes()):
        where = node.where
        said: list[tuple[str, str | float]] = [("iri", node.iri), ("label", node.label), ("class", node.kind)]
        said += [("country", where.country), ("nuts", where.nuts)]
        said += [*zip(("latitude", "longitude"), where.point or (), strict=False)]
        yield f'    <node id="n{number}">{_data(said)}</node>\n'
    for number, edge in enumerate(network.edges()):
        ends = f'source="n{network.numbers[edge.source]}" target="n{network.numbers[edge.target]}"'
        named: list[tuple[str, str | float]] = [("link", edge.label), ("property", edge.property)]
        counted = [("documents", edge.documents), ("confidence", edge.confidence)]
        yield f'    <edge id="e{number}" {ends}>{_data([*named, *counted])}</edge>\n'
    yield "  </graph>\n</graphml>\n"


def _data(said: list[tuple[str, str | float]]) -> str:
    """The attributes that there are."""
    return "".join(f"<data key={attribute(key)}>{content(str(value))}</data>" for key, value in said if value != "")
