"""Lines that name no thing: what a page calls itself ("Press release") and its parts ("Facts and figures")."""

from __future__ import annotations

from pathlib import Path

import tomli

from loaders.extract.folding import squeezed
from ontology.kept import kept

_FILE = Path(__file__).parent.parent / "lexicon" / "pages" / "captions.toml"


def is_caption(text: str) -> bool:
    """Whether words are all that a page or one of its parts is called, in any language.

    >>> is_caption("PRESS RELEASE"), is_caption("Auf einen Blick"), is_caption("Quiet gardens")
    (True, True, False)
    """
    return squeezed(text) in _captions()


@kept
def _captions() -> frozenset[str]:
    tables = tomli.loads(_FILE.read_text("utf-8"))
    return frozenset(squeezed(text) for languages in tables.values() for texts in languages.values() for text in texts)
