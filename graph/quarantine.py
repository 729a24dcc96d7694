"""What a document may not say: statements that are unsound within their own document.

A validated plan without a date, an end before its start: the gate of the shapes finds them in the
graph of the document alone, and the statements concerned are kept out, each with the reason. The
rest of the document is loaded.
"""

from __future__ import annotations

from collections.abc import Sequence

import pyoxigraph as ox

from graph.codec import mentions_of
from graph.model import Statement
from graph.rdf import triples
from graph.resolve import iris, resolve
from graph.rulings import Rulings
from graph.status import first_status
from ontology import vocabulary
from ontology.check import gate


def unsound(statements: Sequence[Statement], base: str) -> dict[str, str]:
    """Ids of the statements to keep out, with the reason of each; empty for a sound document.

    Judged by what the document itself asserts, so the outcome is the same whatever else is loaded.
    """
    iri_of = iris(resolve(mentions_of(statements).values(), Rulings(), base))
    asserted = [one for one in statements if first_status(one, Rulings(), {})[0] == "accepted"]
    refused: dict[str, str] = {}
    while True:
        kept = [one for one in asserted if one.id not in refused] if refused else asserted
        facts = {triple for one in kept for triple in triples(one, iri_of)}
        found = gate(ox.Quad(one.subject, one.predicate, one.object) for one in facts)
        fresh = {}
        for finding in found:
            blamed = set(finding.refuse)
            about = [one for one in kept if iri_of[one.subject.id] == finding.focus]
            chosen = [one for one in about if _property(one) in blamed]
            for one in chosen or about:
                fresh[one.id] = finding.message
        if not fresh:
            return refused
        refused |= fresh


def _property(statement: Statement) -> str:
    return "type" if statement.predicate == "type" else vocabulary.local(vocabulary.term(statement.predicate))
