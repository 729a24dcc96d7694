"""Names for things: slugs, keys and the IRIs of everything Triptych mints."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from urllib.parse import quote

BASE = "https://w3id.org/triptych/"
"""The default base of data IRIs; one setting, carried by the store."""

_LETTERS = "ł:l ø:o đ:d ð:d þ:th ß:ss æ:ae œ:oe ı:i ħ:h"
_GREEK = "α:a β:v γ:g δ:d ε:e ζ:z η:i θ:th ι:i κ:k λ:l μ:m ν:n ξ:x ο:o π:p ρ:r σ:s ς:s τ:t υ:y φ:f χ:ch ψ:ps ω:o"
_CYRILLIC = (
    "а:a б:b в:v г:g д:d е:e ж:zh з:z и:i й:y к:k л:l м:m н:n о:o п:p р:r с:s т:t у:u ф:f х:h ц:ts ч:ch ш:sh щ:sht "
    "ъ:a ь:y ю:yu я:ya є:ye і:i ї:yi ґ:g ё:yo ы:y э:e"
)


def _table(pairs: str) -> dict[int, str]:
    return {ord(letter): latin for letter, latin in (pair.split(":") for pair in pairs.split())}


_PLAIN = _table(_LETTERS)
_LATIN = _table(f"{_GREEK} {_CYRILLIC}")


def fold(text: str) -> str:
    """The form in which names are compared: lower case, no accents, single spaces, no punctuation.

    Scripts stay as they are: a Greek and a Latin spelling are two names until a table or a person joins them.

    >>> fold("Città\\u00a0metropolitana di  TORINO"), fold("Waste-to-Value (W2V)")
    ('citta metropolitana di torino', 'waste to value w2v')
    """
    text = unicodedata.normalize("NFKD", text.casefold().translate(_PLAIN))
    text = "".join(character for character in text if not unicodedata.combining(character))
    return " ".join(re.findall(r"[^\W_]+", text))


def slug(text: str) -> str:
    """Lower-case Latin letters and digits with hyphens, other scripts transliterated.

    >>> slug("Столична община"), slug("Urząd Marszałkowski"), slug("Περιφέρεια Αττικής")
    ('stolichna-obshtina', 'urzad-marszalkowski', 'perifereia-attikis')
    """
    folded = fold(text).translate(_LATIN)
    return "-".join(re.findall(r"[a-z0-9]+", folded))


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
    iri = f"{base}doc/{document}/ev/{start}-{end}/{quote(rule, safe='.-')}"
    return iri if status == "accepted" else f"{iri}/{status}"


def rule_iri(base: str, rule: str) -> str:
    """IRI of an extraction rule."""
    return f"{base}rule/{quote(rule, safe='.-')}"


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
