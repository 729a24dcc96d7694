"""The keys and IRIs of everything Triptych mints."""

from __future__ import annotations

import hashlib
import re
from functools import lru_cache
from urllib.parse import quote

from graph.errors import BadInput

BASE = "https://w3id.org/triptych/"
"""The default base of data IRIs; one setting, carried by the store."""


_BASE = re.compile(r"https?://[^\s<>\"{}|\\^`/?#]+[^\s<>\"{}|\\^`]*[/#]")


def must_be_base(base: str) -> None:
    """Raise BadInput for what IRIs cannot begin with.

    >>> must_be_base("https://example.org/data/")
    """
    if not _BASE.fullmatch(base):
        raise BadInput(
            f"{base!r}: IRIs cannot begin with this; give an address such as https://example.org/data/, "
            "which ends in / or #"
        )


def digest(*parts: str) -> str:
    """A short key for things that nothing better names: 10 hexadecimal digits over the parts."""
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:10]


def thing_iri(base: str, segment: str, key: str) -> str:
    """IRI of a thing of ours.

    >>> thing_iri(BASE, "plan", "circpro/ITC1")
    'https://w3id.org/triptych/id/plan/circpro/ITC1'
    """
    return f"{base}id/{segment}/{key}"


def thing_key(iri: str) -> str:
    """What identifies a thing within its kind: the end of its IRI, a code for outside IRIs.

    >>> thing_key("https://w3id.org/triptych/id/project/circe"), thing_key("http://data.europa.eu/nuts/code/ITC1")
    ('circe', 'ITC1')
    """
    if "/id/" in iri:
        return iri.split("/id/", 1)[1].split("/", 1)[1]
    return re.split(r"[/#]", iri.rstrip("/"))[-1]


def document_iri(base: str, document: str) -> str:
    """IRI of a source document."""
    return f"{base}doc/{document}"


def evidence_iri(base: str, document: str, start: int, end: int, rule: str, status: str = "accepted") -> str:
    """IRI of the named graph that holds what one rule drew from one passage.

    Facts that are not accepted stand in a sibling graph that ends in their status.

    >>> evidence_iri(BASE, "5c16c84d38141c2b", 3, 8, "project-acronym.1", "suggested")
    'https://w3id.org/triptych/doc/5c16c84d38141c2b/ev/3-8/project-acronym.1/suggested'
    """
    iri = f"{base}doc/{document}/ev/{start}-{end}/{_quoted(rule)}"
    return iri if status == "accepted" else f"{iri}/{status}"


def rule_iri(base: str, rule: str) -> str:
    """IRI of an extraction rule."""
    return f"{base}rule/{_quoted(rule)}"


@lru_cache(maxsize=1024)
def _quoted(rule: str) -> str:
    return quote(rule, safe=".-")


def graph_iri(base: str, name: str) -> str:
    """IRI of one of the store's own graphs, such as ``meta``, ``reference``, ``labels`` or ``merges``."""
    return f"{base}graph/{name}"


def is_fact_graph(base: str, graph: str) -> bool:
    """Whether the graph's facts are held true, and so stand in the default graph too.

    >>> is_fact_graph(BASE, BASE + "doc/5c16c84d38141c2b/ev/3-8/project-acronym.1")
    True
    >>> is_fact_graph(BASE, BASE + "doc/5c16c84d38141c2b/ev/3-8/project-acronym.1/conflicting")
    False
    """
    if graph.startswith(base + "graph/"):
        return graph != base + "graph/meta"
    return "/ev/" in graph and len(graph.split("/ev/", 1)[1].split("/")) == 2
