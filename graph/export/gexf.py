"""GEXF 1.3: the network for Gephi, with the kinds of its links apart."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from graph.export.markup import attribute
from graph.export.network import Network

_NODE = (
    ("class", "string"),
    ("country", "string"),
    ("nuts", "string"),
    ("latitude", "double"),
    ("longitude", "double"),
)
_EDGE = (("property", "string"), ("documents", "integer"), ("confidence", "double"))


def gexf(network: Network) -> Iterator[str]:
    """A GEXF file piece by piece."""
    yield (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<gexf xmlns="http://gexf.net/1.3" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'
        ' xsi:schemaLocation="http://gexf.net/1.3 http://gexf.net/1.3/gexf.xsd" version="1.3">\n'
        "  <meta><creator>Triptych</creator></meta>\n"
        '  <graph defaultedgetype="directed" mode="static">\n'
    )
    for of, attributes in (("node", _NODE), ("edge", _EDGE)):
        declared = "".join(f'<attribute id="{name}" title="{name}" type="{kind}"/>' for name, kind in attributes)
        yield f'    <attributes class="{of}">{declared}</attributes>\n'
    yield "    <nodes>\n"
    for node in network.nodes():
        where = node.where
        values = (node.kind, where.country, where.nuts, *(where.point or ()))
        yield f"      <node id={attribute(node.iri)} label={attribute(node.label)}>{_values(_NODE, values)}</node>\n"
    yield "    </nodes>\n    <edges>\n"
    for number, edge in enumerate(network.edges()):
        ends = f"source={attribute(edge.source)} target={attribute(edge.target)}"
        # of links between the same two things Gephi keeps one of each kind
        said = f"kind={attribute(edge.label)} label={attribute(edge.label)}"
        values = (edge.property, edge.documents, edge.confidence)
        yield f'      <edge id="{number}" {ends} {said}>{_values(_EDGE, values)}</edge>\n'
    yield "    </edges>\n  </graph>\n</gexf>\n"


def _values(attributes: Sequence[tuple[str, str]], values: Sequence[str | float]) -> str:
    """The values that there are, in the order of the attributes."""
    said = "".join(
        f'<attvalue for="{name}" value={attribute(str(value))}/>'
        for (name, _), value in zip(attributes, values, strict=False)
        if value != ""
    )
    return f"<attvalues>{said}</attvalues>"
