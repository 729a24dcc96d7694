"""Why something is put forward: sentences, each with the facts that it rests on."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph.articles import Called, after, named, quoted
from graph.evidence import Evidence, evidence_for
from graph.explore.links import Link, called
from graph.iri import BASE

if TYPE_CHECKING:
    from graph.store import Reader


@dataclass(frozen=True, slots=True)
class Reason:
    """One reason: which ``feature`` it is, how much it adds to the score, a sentence, and the facts behind it."""

    feature: str
    weight: float
    sentence: str
    facts: tuple[Link, ...]

    def __str__(self) -> str:
        return self.sentence


@dataclass(frozen=True, slots=True)
class Wording:
    """What turns things and templates of sentences into sentences in one language."""

    reader: Reader
    language: str
    base: str = BASE

    def called(self, iri: str) -> Called:
        """The thing as sentences call it."""
        return called(self.reader, iri, self.language, self.base)

    def name(self, iri: str) -> str:
        """The thing with its article."""
        return named(self.called(iri), self.language)

    def after(self, words: str, iri: str) -> str:
        """The thing behind some words, whose last preposition takes up its article in Italian."""
        return after(words, self.called(iri), self.language)

    def title(self, iri: str) -> str:
        """The bare name in quotation marks."""
        return quoted(self.called(iri).name, self.language)

    def say(self, english: str, italian: str) -> str:
        """The sentence of the language, its first letter a capital."""
        text = italian if self.language == "it" else english
        return text if text[:1] in "“«" else text[:1].upper() + text[1:]


def listed(names: Sequence[str], language: str = "en", most: int = 3) -> str:
    """Names as a sentence lists them; those beyond ``most`` are counted.

    >>> listed(["A", "B"]), listed(["A", "B", "C", "D", "E"], most=3), listed(["A", "B"], "it")
    ('A and B', 'A, B, C and 2 more', 'A e B')
    """
    shown, more = list(names[:most]), len(names) - most
    if more > 0:
        shown.append(("un altro" if more == 1 else f"altri {more}") if language == "it" else f"{more} more")
    apart = "; " if any("," in name for name in shown) else ", "
    joint = " e " if language == "it" else " and "
    return joint.join(part for part in (apart.join(shown[:-1]), shown[-1]) if part) if shown else ""


def quotes(
    reader: Reader, facts: Iterable[Link], language: str = "en", base: str = BASE
) -> tuple[tuple[Link, tuple[Evidence, ...]], ...]:
    """Each fact with the passages that say so, () where it comes from a table or follows from others."""
    return tuple(
        (fact, evidence_for(reader, fact.subject, fact.predicate, fact.object, language, base))
        for fact in dict.fromkeys(facts)
    )
