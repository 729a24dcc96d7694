"""``triptych stats``: how much is there."""

from __future__ import annotations

import argparse
import json
from typing import cast

import triptych
from graph.results import Table
from ontology import vocabulary

_COUNTS = """
SELECT ?class (COUNT(DISTINCT ?thing) AS ?count) WHERE {
  GRAPH ?g { ?thing a ?class } FILTER(CONTAINS(STR(?g), "/ev/")) FILTER(!STRENDS(STR(?g), "/suggested"))
} GROUP BY ?class ORDER BY DESC(?count) ?class
"""


def run(options: argparse.Namespace) -> None:
    """Print the counts."""
    graph = triptych.open(options.store)
    documents = {document for _, document in graph.documents()}
    facts = cast("Table", graph.query("SELECT (COUNT(*) AS ?n) WHERE { ?s ?p ?o }")).records()[0]["n"]
    counted = cast("Table", graph.query(_COUNTS)).records()
    classes = {vocabulary.local(str(one["class"])): one["count"] for one in counted}
    changed = len(graph.updates())
    found = {
        "documents": len(documents),
        "facts": facts,
        "quads": len(graph.reader),
        "updates": changed,
        "things": classes,
    }
    if options.json:
        print(json.dumps(found, ensure_ascii=False, indent=1))
        return
    print(f"{found['documents']} documents, {facts} facts held true, {found['quads']} quads with their evidence")
    if changed:
        print(f"{changed} updates by SPARQL")
    for name, count in classes.items():
        print(f"{count:8} {name}")
