"""Tables among documents: which profile reads them, a user's own, a shipped one, or one proposed for it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath

import tomli

from graph.iri import digest
from graph.model import Document, Refusal, Statement
from loaders import kinds
from loaders.tables.facts import table_statements
from loaders.tables.profile import Profile, fitting, folded
from loaders.tables.profile_file import profile_of
from loaders.tables.propose import Proposal, propose
from ontology.names import slug

AUTO = "auto"
"""What stands for a profile where one is to be proposed for each table that none fits."""
_NO_PROFILE = (
    "no profile fits its table, so it gave no facts; 'triptych profile FILE' shows one to edit, "
    "and 'triptych load FILE --profile auto' takes it as it is"
)


@dataclass(frozen=True, slots=True)
class Tabular:
    """What the tables of a document say, by the profile of that name, '' where none fits.

    ``unread`` are rows that gave nothing, with the reason.
    """

    statements: tuple[Statement, ...] = ()
    unread: tuple[Refusal, ...] = ()
    profile: str = ""


def read_tables(document: Document, profiles: Sequence[Profile] = ()) -> Tabular | None:
    """What a document says that is mostly a table, None for prose and for a page that no profile fits.

    ``profiles`` go before the shipped ones.
    """
    if not _is_mostly_a_table(document):
        return None
    profile = fitting(document, profiles)
    if profile is not None:
        made = table_statements(document, profile)
        return Tabular(made.statements, made.unread, profile.name)
    return Tabular(unread=(Refusal("", _NO_PROFILE),)) if document.media_type in kinds.TABLES else None


def proposed(document: Document, profiles: Sequence[Profile] = ()) -> Proposal | None:
    """The profile proposed for a table that none fits, None where there is no need of one.

    All tables with the same columns give a profile of the same name, so that the first of them speaks for all.
    """
    if document.media_type not in kinds.TABLES or not _is_mostly_a_table(document) or fitting(document, profiles):
        return None
    headers = max(
        (tuple(h for _, _, h in block.cells) for block in document.blocks), key=lambda found: sum(map(bool, found))
    )
    return propose(document, f"columns-{digest(*sorted(map(folded, headers)))[:6]}")


def _is_mostly_a_table(document: Document) -> bool:
    rows = [block for block in document.blocks if any(header for _, _, header in block.cells)]
    return bool(rows) and 2 * sum(block.end - block.start for block in rows) >= len(document.text)


def name_of(location: str) -> str:
    """A name for the profile of a file: letters, digits and hyphens.

    >>> name_of("lists/Liste Vorhaben (2024).xlsx")
    'liste-vorhaben-2024'
    """
    return re.sub(r"-+", "-", slug(PurePosixPath(location).stem)) or "table"


def profiles_of(texts: Mapping[str, str]) -> tuple[Profile, ...]:
    """The profiles of a store, from their texts in TOML by name; raises BadInput for one with mistakes."""
    return tuple(profile_of(tomli.loads(text), name) for name, text in texts.items())
