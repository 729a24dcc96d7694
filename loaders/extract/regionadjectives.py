"""Adjectives of regions in the names of bodies: "Agencia Andaluza de la Energía" is in Andalusia."""

from __future__ import annotations

from functools import cache, lru_cache
from pathlib import Path

import tomli

from loaders.extract.folding import KEPT, fold

FILE = Path(__file__).parent.parent / "lexicon" / "places" / "adjectives.toml"


@lru_cache(KEPT)
def region_of(word: str, language: str) -> str | None:
    """The NUTS code of the region whose adjective a word is in a language, in any form; None where it is none.

    >>> region_of("Andaluza", "es"), region_of("Prešovského", "sk"), region_of("Andaluza", "it")
    ('ES61', 'SK041', None)
    """
    folded = fold(word)
    for opening, exact, code in _adjectives().get(language, ()):
        if folded == opening or (not exact and folded.startswith(opening)):
            return code
    return None


@cache
def _adjectives() -> dict[str, list[tuple[str, bool, str]]]:
    """By language: the adjective or how it begins, whether that is all of it, and the code; the longest first."""
    found: dict[str, list[tuple[str, bool, str]]] = {}
    for code, rows in tomli.loads(FILE.read_text(encoding="utf-8")).items():
        for language, words in rows.items():
            for word in words:
                found.setdefault(language, []).append((fold(word.removesuffix("*")), not word.endswith("*"), code))
    return {language: sorted(rows, key=lambda row: (-len(row[0]), row)) for language, rows in found.items()}
