"""Tables among documents: which profile reads them, a user's own, a shipped one, or one proposed for it."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath

from graph.iri import digest
from graph.model import Document, Refusal, Statement
from loaders import kinds
from loaders.tables.facts import table_statements
from loaders.tables.profile import Profile, fitting
from loaders.tables.profile_file import profile_of
from loaders.tables.profile_text import proposal_text
from loaders.tables.propose import propose
from ontology.names import slug

AUTO = "auto"
"""What stands for a profile where one is to be proposed for each table that none fits."""
_NO_PROFILE = (
    "no profile fits its table, so it gave no facts; 'triptych profile FILE' shows one to edit, "
    "and 'triptych load FILE --profile auto' takes it as it is"
)


@dataclass(frozen=True, slots=True)
class Profiles:
    """The profiles of tables that go before the shipped ones, and whether one is proposed where none fits."""

    own: tuple[Profile, ...] = ()
    auto: bool = False


SHIPPED = Profiles()
"""No profiles but the shipped ones."""


@dataclass(frozen=True, slots=True)
class Tabular:
    """What the tables of a document say, by the profile of that name, '' where none fits.

    ``unread`` are rows that gave nothing, with the reason; ``proposed`` is the profile in TOML where it was made
    for this table.
    """

    statements: tuple[Statement, ...] = ()
    unread: tuple[Refusal, ...] = ()
    profile: str = ""
    proposed: str = ""


def read_tables(document: Document, location: str, profiles: Profiles = SHIPPED) -> Tabular | None:
    """What a document says that is mostly a table, None for prose and for a page that no profile fits.

    ``location`` is what the document is called: a proposed profile is named by it.
    """
    rows = [block for block in document.blocks if any(header for _, _, header in block.cells)]
    if 2 * sum(block.end - block.start for block in rows) < len(document.text):
        return None
    profile, proposed = fitting(document, profiles.own), ""
    if profile is None and document.media_type not in kinds.TABLES:
        return None
    if profile is None and profiles.auto:
        proposal = propose(document, _proposed_name(document, location))
        if proposal.missing:
            missing = ", ".join(proposal.missing)
            return Tabular(unread=(Refusal("", f"no column was found for {missing}; name it in a profile"),))
        profile, proposed = proposal.profile, proposal_text(proposal)
    if profile is None:
        return Tabular(unread=(Refusal("", _NO_PROFILE),))
    made = table_statements(document, profile)
    return Tabular(made.statements, made.unread, profile.name, proposed)


def _proposed_name(document: Document, location: str) -> str:
    """The name of a profile that is taken unseen: that of the file, and a mark of the table's headers."""
    headers = next((tuple(h for _, _, h in b.cells) for b in document.blocks if any(h for _, _, h in b.cells)), ())
    return f"{name_of(location)}-{digest(*headers)[:6]}"


def name_of(location: str) -> str:
    """A name for the profile of a file: letters, digits and hyphens.

    >>> name_of("lists/Liste Vorhaben (2024).xlsx")
    'liste-vorhaben-2024'
    """
    return re.sub(r"-+", "-", slug(PurePosixPath(location).stem)) or "table"


def profiles_of(texts: Mapping[str, str], auto: bool = False) -> Profiles:
    """The profiles of a store, from their texts in TOML by name; raises BadInput for one with mistakes."""
    return Profiles(tuple(profile_of(tomllib.loads(text), name) for name, text in texts.items()), auto)
