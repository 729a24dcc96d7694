"""The keys of mentions: their ranks, and the names that they are made of.

A key is a string; two mentions that share one are candidates for being one thing. Keys are
*strong* (an outside code, an authority row, the one body that law allows in a territory, a
structure of parts) or *weak* (a name, an acronym). ``graph/resolve.py`` decides.
"""

from __future__ import annotations

from collections.abc import Callable

from graph.model import Mention
from ontology.names import fold, slug

CODE, ROW, LAW, PARTS, NAME, LOOSE = range(6)
"""Ranks of keys, best first: outside code, authority row, unique by law, by parts, by name, by half of the parts."""
STRONG = frozenset({CODE, ROW, LAW, PARTS})
Keys = list[tuple[int, str]]
KeyMaker = Callable[[str, Mention, dict[str, str]], Keys]


def names(mention: Mention) -> list[str]:
    """The names that hold outside the document, labels and titles without short forms, as slugs.

    A slug is what a name is in Latin letters, so that Greek and Cyrillic spellings meet.
    """
    kept = (name.text for name in mention.names if name.use in ("label", "title"))
    return sorted({slug(text) or fold(text) for text in kept} - {""})


def acronyms(mention: Mention) -> list[str]:
    """The acronyms without case, spaces and hyphens."""
    return sorted({slug(name.text).replace("-", "") for name in mention.names if name.use == "acronym"} - {""})
