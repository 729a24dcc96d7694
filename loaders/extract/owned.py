"""A sum that a text gives to one body, and how it says so."""

from __future__ import annotations

from dataclasses import dataclass

from loaders.extract.money import Amount
from loaders.extract.things import Occurrence


@dataclass(frozen=True, slots=True)
class OwnBudget:
    """An amount and whose it is; ``start`` is where the text begins to say so.

    ``labelled`` tells that a word for a share stands before the owner, ``fund`` that it is what the fund gives.
    """

    amount: Amount
    owner: Occurrence
    start: int
    labelled: bool
    fund: bool = False
    rule: str = "partner-own-money"

    @property
    def predicate(self) -> str:
        """Which property of the owner's part the sum is."""
        return "erdfBudget" if self.fund else "totalBudget"
