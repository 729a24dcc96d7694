"""Which names of bodies tell one from all others: "Ministry of the Environment" is what many are called."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, lru_cache
from pathlib import Path

import tomli

from ontology import themes
from ontology.names import slug

_FOLDER = Path(__file__).parent.parent / "lexicon"
_TABLES = ("bodies", "plurals", "heads", "policies", "units")
# What stands beside head nouns in names of bodies of any place, and words of subjects that no theme is called by.
_COMMON = """
and of the for in to a an de la le les des du et en der die das und fur von di del della delle dei e per il lo el los
las y da do dos van het voor i o ja z w na za og och av af till til
regional local national central state federal public general european international municipal provincial
environment environmental development energy transport health education culture tourism agriculture forestry research
science sciences technology technological innovation economy economic business trade industry finance labour
employment social affairs planning spatial urban rural territorial infrastructure water waste climate protection
management cooperation service services applied technical joint managing finances food nature natural resources
"""


@lru_cache(maxsize=1 << 14)
def is_telling(name: str) -> bool:
    """Whether a name has a word beside those that bodies everywhere are called by.

    >>> is_telling("Ministry of the Environment"), is_telling("Regional Development Agency")
    (False, False)
    >>> is_telling("Ministry of the Environment of Finland"), is_telling("Kouvola Innovation")
    (True, True)
    """
    return any(word not in _common() and not word.isdecimal() for word in slug(name).split("-") if len(word) > 1)


@cache
def _common() -> frozenset[str]:
    return frozenset(_COMMON.split()) | frozenset(_heads()) | frozenset(_subjects())


def _heads() -> Iterator[str]:
    """The words of the head nouns of bodies in every language."""
    for path in sorted(_FOLDER.glob("*.toml")):
        tables = tomli.loads(path.read_text(encoding="utf-8"))
        for kind in _TABLES:
            for phrases in tables.get(kind, {}).values():
                for phrase in phrases if isinstance(phrases, list) else ():
                    yield from (word for word in slug(str(phrase).replace("*", "")).split("-") if word)


def _subjects() -> Iterator[str]:
    """The words of the themes in every language."""
    for text, _, _ in themes.labels():
        yield from slug(text).split("-")
