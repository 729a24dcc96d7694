"""The ontology and its vocabularies as a graph of the store: queries find labels of classes and concepts in it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from functools import cache

from ontology import vocabulary


def ontology_triples() -> Iterator[str]:
    """The triples of ``graph/ontology``, as text (``graph/nquads.py``)."""
    return map(str, vocabulary.quads())


@cache
def ontology_version() -> str:
    """A hash of the shipped files: a store that holds another is brought up to date when it is next written."""
    digest = hashlib.sha256()
    for path in sorted([vocabulary.HERE / "core.ttl", *(vocabulary.HERE / "vocabularies").glob("*.ttl")]):
        digest.update(path.read_bytes())
    return digest.hexdigest()[:16]
