"""Web Annotations of the evidence (W3C Web Annotation Data Model, JSON-LD): one a passage, one line each.

The target is the passage, by its words and by its place in the document's text; each body is the graph of what one rule
drew from it, so a JSON-LD reader finds the facts in the same named graphs as in the dump.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from itertools import groupby
from typing import TYPE_CHECKING, Any

from graph.export.jsonld import Context, context, node_of, understood
from graph.export.lines import Line
from graph.export.passages import Passage, passages
from graph.export.persons import persons_of
from ontology import vocabulary

if TYPE_CHECKING:
    from graph.store import Reader

_CONTEXT = "http://www.w3.org/ns/anno.jsonld"
"""What every annotation has to name; terms of our own would take its terms away, so only prefixes are added."""


def web_annotations(reader: Reader, base: str, persons: bool) -> Iterator[str]:
    """An AnnotationCollection with all annotations on one page, piece by piece.

    Persons are left out unless asked for; where a name had to be covered, the passage is told by its place alone.
    """
    prefixes = {name: iri for name, iri in context()["@context"].items() if _is_prefix(name, iri)}
    known = understood({"@context": prefixes})
    yield '{"@context":' + _dumps([_CONTEXT, prefixes])
    yield f',"id":{_dumps(base + "annotations")},"type":"AnnotationCollection","label":"Evidence"'
    yield f',"first":{{"id":{_dumps(base + "annotations/1")},"type":"AnnotationPage","startIndex":0,"items":['
    total = 0
    found = passages(reader, base, persons_of(reader, persons))
    for place, members in groupby(found, key=lambda one: _place(one[0])):
        yield (",\n" if total else "\n") + _dumps(_annotation(place, list(members), known))
        total += 1
    yield f']}},"total":{total}}}\n'


def _is_prefix(name: str, iri: Any) -> bool:
    return isinstance(iri, str) and not name.startswith("@") and iri.endswith(("/", "#"))


def _place(passage: Passage) -> str:
    """The IRI of a passage, whatever rules read it."""
    document, _, rest = passage.graph.partition("/ev/")
    return f"{document}/ev/{rest.partition('/')[0]}"


def _annotation(place: str, members: list[tuple[Passage, list[Line]]], known: Context) -> Mapping[str, Any]:
    passage = members[0][0]
    words = [{"type": "TextQuoteSelector", "exact": passage.quote}] if passage.quote and passage.exact else []
    where = {"type": "TextPositionSelector", "start": passage.start, "end": passage.end}
    return {
        "id": place,
        "type": "Annotation",
        "motivation": "describing",
        "target": {"source": passage.document, "selector": [*words, where]},
        "body": [_body(*member, known) for member in members],
    }


def _body(passage: Passage, facts: list[Line], known: Context) -> Mapping[str, Any]:
    nodes = [node_of(subject, lines, known) for subject, lines in groupby(facts, key=lambda line: line.subject)]
    return {
        "id": passage.graph,
        "type": "tri:EvidenceGraph",
        "tri:rule": {"@id": passage.rule},
        "tri:confidence": {"@type": "xsd:decimal", "@value": str(passage.confidence)},
        "tri:status": {"@id": vocabulary.term(f"evidence-status/{passage.status}")},
        "@graph": nodes,
    }


def _dumps(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
