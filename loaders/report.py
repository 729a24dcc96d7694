"""What a load did."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from graph.codec import mentions_of
from graph.library import Reading
from graph.model import Refusal


@dataclass(slots=True)
class Second:
    """What a model had a part in, in one load.

    ``suggestions`` are the statements that were added, ``known`` those of the model's that the rules made too;
    ``unasked`` are documents, or pieces of them, that got no answer, ``untaken`` what of its answers was refused.
    """

    requests: int = 0
    tokens: int = 0
    suggestions: int = 0
    known: int = 0
    unasked: list[Refusal] = field(default_factory=list)
    untaken: list[Refusal] = field(default_factory=list)


@dataclass(slots=True)
class Report:
    """What a load did: for people as a table, for programs as JSON.

    ``loaded`` are locations of documents, ``unchanged`` those of files and addresses; ``missing`` are files of an
    earlier load that are no longer there. ``quarantined`` are statements that are unsound within their own
    document, ``unread`` parts that gave no statements although they might have, such as rows of a table.
    ``tables`` counts the documents that each profile of tables read, ``proposed`` are those, in TOML, that were
    made for tables that none fitted. ``things`` counts what the documents loaded speak of, by class; ``model`` is what
    a language model suggested beside it.
    """

    loaded: list[str] = field(default_factory=list)
    unchanged: list[str] = field(default_factory=list)
    withdrawn: list[str] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)
    refused: list[Refusal] = field(default_factory=list)
    ignored: list[Refusal] = field(default_factory=list)
    quarantined: list[Refusal] = field(default_factory=list)
    unread: list[Refusal] = field(default_factory=list)
    tables: Counter[str] = field(default_factory=Counter)
    proposed: dict[str, str] = field(default_factory=dict)
    things: Counter[str] = field(default_factory=Counter)
    model: Second = field(default_factory=Second)
    statements: int = 0
    seconds: float = 0.0

    def count(self, reading: Reading) -> None:
        """Note a document that was loaded."""
        self.loaded.append(reading.location)
        self.statements += len(reading.statements)
        self.things.update(mention.kind for mention in mentions_of(reading.statements).values())
        by_id = {one.id: one for one in reading.statements} if reading.refused else {}
        for key, reason in reading.refused:
            one = by_id[key]
            quote = reading.document.text[one.start : one.end]
            self.quarantined.append(Refusal(f"{reading.location}: {one.subject.kind} {one.predicate}", reason, quote))
