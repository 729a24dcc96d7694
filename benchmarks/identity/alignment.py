"""Which extracted mention stands where a gold mention does, and which thing the software takes it for."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from benchmarks.identity.gold import Gold, Row
from graph.iri import BASE
from graph.model import Mention, Statement, document_of
from graph.resolve import resolve
from graph.rulings import Rulings
from loaders.extract.rules import extract

_BODIES = frozenset({"Organization", "PublicOrganisation"})
_POLICIES = frozenset({"Programme", "PolicyInstrument", "PolicyFramework", "Strategy", "Law"})
_PLACES = frozenset({"Region", "City", "Territory"})
# Whether a programme is an instrument, or a city a region, is a question of extraction and not of identity.
COMPATIBLE = {
    "Organisation": _BODIES,
    "Project": frozenset({"Project"}),
    "PolicyInstrument": _POLICIES,
    "Programme": _POLICIES,
    "Region": _PLACES,
    "City": _PLACES,
}
_NAMING = ("label", "acronym", "title")


@dataclass(frozen=True, slots=True)
class Place:
    """A stretch of a document at which a mention is named."""

    start: int
    end: int
    mention: Mention


def places(statements: Iterable[Statement]) -> list[Place]:
    """Every place where one of the mentions of the statements is named, sorted.

    A mention has its first place; other names of it stand where the statement that gives them does.
    """
    found: dict[tuple[int, int, str], Mention] = {}
    for statement in statements:
        mentions = [statement.subject]
        if isinstance(statement.object, Mention):
            mentions.append(statement.object)
        for mention in (each for one in mentions for each in _with_parts(one)):
            found[(mention.start, mention.end, mention.id)] = mention
        if statement.predicate in _NAMING:
            found[(statement.start, statement.end, statement.subject.id)] = statement.subject
    return [Place(start, end, found[start, end, name]) for start, end, name in sorted(found)]


def _with_parts(mention: Mention) -> Iterator[Mention]:
    yield mention
    for _, part in mention.parts:
        yield from _with_parts(part)


def aligned(row: Row, found: Iterable[Place]) -> Mention | None:
    """The mention of a compatible class that shares most of the row's place, or None.

    At least half of the longer of both stretches must be shared, so that no name is counted for
    the name it is part of.

    >>> row = Row("en-01", 0, 18, "University of Turin", "it-unito", "Organisation", "english")
    >>> turin = Mention("d", "City", 14, 19)
    >>> aligned(row, [Place(14, 19, turin)]) is None
    True
    """
    best: tuple[float, Mention] | None = None
    for place in found:
        if place.mention.kind not in COMPATIBLE[row.kind]:
            continue
        shared = min(row.end, place.end) - max(row.start, place.start)
        share = shared / max(row.end - row.start, place.end - place.start)
        if share >= 0.5 and (best is None or share > best[0]):
            best = (share, place.mention)
    return best[1] if best else None


def resolved(gold: Gold) -> list[str | None]:
    """For each row of the gold the IRI of the thing it was resolved to, or None where nothing was found.

    All mentions of all documents are resolved together, as a store would.
    """
    found: dict[str, list[Place]] = {}
    mentions: dict[str, Mention] = {}
    for name, text in gold.texts.items():
        found[name] = places(extract(document_of(text)))
        mentions.update((place.mention.id, place.mention) for place in found[name])
    identities = resolve([mentions[name] for name in sorted(mentions)], Rulings(), BASE)
    answers: list[str | None] = []
    for row in gold.rows:
        mention = aligned(row, found[row.document])
        answers.append(None if mention is None else identities[mention.id].iri)
    return answers


def iris_of_things(gold: Gold, answers: Iterable[str | None]) -> dict[str, frozenset[str]]:
    """The IRIs that the found mentions of each thing were resolved to; empty where none was found."""
    iris: dict[str, set[str]] = defaultdict(set)
    for row, answer in zip(gold.rows, answers, strict=True):
        iris[row.thing].update([answer] if answer else [])
    return {thing: frozenset(those) for thing, those in iris.items()}
