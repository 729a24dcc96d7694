"""Which facts link two things, and which classes are things of the world: what makes a network of the graph."""

from __future__ import annotations

from functools import cache

from ontology import vocabulary

_PLAIN = frozenset(
    {
        "role",
        "status",
        "instrumentType",
        "eventType",
        "changeType",
        "organisationKind",
        "governanceLevel",
        "budgetCurrency",
        "commitsTo",
        "rule",
        "premise",
    }
)  # fmt: skip - one list
"""Links that say of what sort a thing is; two partners are not linked by being partners."""
NO_THINGS = frozenset({"EvidenceGraph", "InferenceGraph", "SourceDocument", "ExtractionRule"})
"""Classes of what the graph needs to speak of its own facts."""


@cache
def linking() -> frozenset[str]:
    """Local names of the properties that link two things.

    >>> "hasPartner" in linking(), "role" in linking()
    (True, False)
    """
    names = {vocabulary.local(iri) for iri in vocabulary.terms() if iri.startswith(vocabulary.TRI)}
    return frozenset(name for name in names if vocabulary.is_property(name)) - _PLAIN
