"""The part of the public Python API in which people decide: judgements, what waits for them, what was changed."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from graph.library import Library
from graph.model import Judgement

if TYPE_CHECKING:
    from graph.judging import Decision
    from graph.ledger_merge import Merge
    from graph.model import Fact
    from graph.review import Suggestion
    from graph.rulings import Rulings
    from graph.show import View
    from graph.store import Snapshot
    from graph.twins import Question
    from graph.updates import Update

WAIT = 10.0
"""Seconds to wait for another writer before saying who holds the store."""


class _Open(Protocol):
    """What a store must offer for people to decide about it."""

    folder: Path

    @property
    def reader(self) -> Snapshot:
        """The newest published state."""

    @property
    def base(self) -> str:
        """What the IRIs of its things begin with."""

    def require(self) -> None:
        """Raises NotFound where there is no store."""

    def judgements(self) -> tuple[Judgement, ...]:
        """The ledger."""

    def _rulings(self) -> Rulings: ...


class Judging:
    """What people decide about a store, and what waits for them; docs/identity.md tells how decisions work."""

    def decide(self: _Open, judgement: Judgement) -> Decision:
        """Add a judgement to the ledger and apply it; what was written and what it overrides comes back.

        Whoever accepts a fact accepts the classes and names of its two things, too, where they wait.
        Short IRIs and territory codes are written out. Raises NotFound for what is not in the store, BadInput for
        what cannot be, such as a project the same as an organisation, or contradicts what was decided.
        """
        from graph import judging
        from graph.write import Writer

        self.require()
        with Writer(self.folder, wait=WAIT) as writer:
            return judging.decide(judgement, writer)

    def judgements(self: _Open) -> tuple[Judgement, ...]:
        """The ledger: all that people decided and took back, in the order in which it was written."""
        from graph import ledger

        self.require()
        return ledger.read(self.folder / ledger.NAME)

    def updates(self: _Open) -> tuple[Update, ...]:
        """What was changed by SPARQL Update, in the order in which it was written (docs/service.md)."""
        from graph import updates

        self.require()
        return updates.read(updates.whole_lines(self.folder / updates.NAME))

    def _rulings(self: _Open) -> Rulings:
        from graph.rulings import rulings

        return rulings(self.judgements())

    def merge_ledgers(self: _Open, *ledgers: Iterable[Judgement]) -> Merge:
        """Add the judgements of other ledgers to this store's and apply them; what is new and what is disputed."""
        from graph.ledger_merge import merged
        from graph.write import Writer

        self.require()
        with Writer(self.folder, wait=WAIT) as writer:
            found = merged(writer.judgements, ledgers)
            writer.adopt(found.new)
        return found

    def suggestions(self: _Open) -> tuple[Suggestion, ...]:
        """The statements that wait for a person, with the ids that ``accept`` and ``reject`` take."""
        from graph import review

        with Library(self.folder) as library:
            return tuple(review.suggestions(self.reader, library, self._rulings(), self.base))

    def twins(self: _Open, least: float | None = None) -> tuple[Question, ...]:
        """Pairs of things that may be one, the likeliest first, with what speaks for and against it.

        Left out are those that a person judged the same or different, and those less probable than ``least``.
        """
        from graph import twins
        from graph.candidates import LEAST

        with Library(self.folder) as library:
            return tuple(twins.questions(library, self.judgements(), LEAST if least is None else least))

    def joined(self: _Open, iri: str) -> tuple[str, ...]:
        """Why the mentions of a thing are held to be one, the strongest reason first; () where they say one name."""
        from graph import twins

        with Library(self.folder) as library:
            return twins.joined(library, iri)

    def statement_ids(self: _Open, view: View) -> dict[Fact, str]:
        """The ids of the statements behind what ``show`` gives, by fact."""
        from graph import review

        with Library(self.folder) as library:
            return review.statement_ids(library, view.entity.facts, self.base)
