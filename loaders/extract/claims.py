"""The claims made so far, each once, found by what they are about without walking over all."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from dataclasses import replace

from loaders.extract.things import Claim, Thing


class Claims:
    """Claims in the order in which they were made.

    >>> from graph.model import Term
    >>> plan = Thing("ActionPlan", 0, 4)
    >>> made = Claims([Claim(plan, "type", Term("ActionPlan"), 0, 4, "plan")])
    >>> made.has(plan, "type", Term("ActionPlan"), "plan"), len(made.about(plan, "validatedBy"))
    (True, 0)
    """

    def __init__(self, claims: Iterable[Claim] = ()) -> None:
        self._begin(claims)

    def _begin(self, claims: Iterable[Claim]) -> None:
        self._all: list[Claim] = []
        self._said: set[Hashable] = set()
        self._about: dict[tuple[Thing, str], list[Claim]] = {}
        self._by_predicate: dict[str, list[Claim]] = {}
        self._things: set[Hashable] = set()
        for claim in claims:
            self.append(claim)

    def __iter__(self) -> Iterator[Claim]:
        return iter(self._all)

    def __len__(self) -> int:
        return len(self._all)

    def append(self, claim: Claim) -> None:
        """Adds a claim, said before or not."""
        self._all.append(claim)
        self._said.add((claim.subject, claim.predicate, claim.object, claim.rule))
        self._about.setdefault((claim.subject, claim.predicate), []).append(claim)
        self._by_predicate.setdefault(claim.predicate, []).append(claim)
        self._things |= {claim.subject, claim.object}

    def drop(self, unwanted: Callable[[Claim], bool]) -> None:
        """Takes back the claims that ``unwanted`` is true of."""
        self._begin([claim for claim in self._all if not unwanted(claim)])

    def doubt(self, doubted: Mapping[Claim, float]) -> None:
        """Makes claims suggestions, each with a confidence of its own; their order stays."""
        self._begin(
            [
                replace(claim, status="suggested", confidence=doubted[claim]) if claim in doubted else claim
                for claim in self._all
            ]
        )

    def has(self, subject: Thing, predicate: str, value: Hashable, rule: str) -> bool:
        """Whether a rule has claimed this already."""
        return (subject, predicate, value, rule) in self._said

    def about(self, subject: Thing, predicate: str) -> list[Claim]:
        """The claims about a subject by a property."""
        return self._about.get((subject, predicate), [])

    def by(self, predicate: str) -> list[Claim]:
        """The claims by a property."""
        return self._by_predicate.get(predicate, [])

    def speak_of(self, thing: Thing) -> bool:
        """Whether a thing is the subject or the object of a claim."""
        return thing in self._things
