"""The open questions of identity in a store: which of its things may be one, and which of them a person has settled."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph.candidates import FAMILIES, LEAST, Candidate, candidates
from graph.codec import mention_from_row
from graph.comparing import Subject, subject
from graph.model import Judgement
from graph.one_thing import reasons
from graph.rulings import rulings
from graph.standing import standing

if TYPE_CHECKING:
    from graph.library import Library

_LONGEST_LIST = 400  # mentions of a document that speaks of each thing under one name


@dataclass(frozen=True, slots=True)
class Question:
    """Two things that may be one; ``names`` are what documents call them, ``unsure`` who looked and could not tell."""

    candidate: Candidate
    names: tuple[str, str]
    unsure: str = ""


def questions(library: Library, judgements: Iterable[Judgement], least: float = LEAST) -> list[Question]:
    """What waits for a person, the likeliest first: pairs that nobody judged the same or different."""
    made = standing(judgements)
    meant = rulings(made)
    apart = {frozenset(map(meant.redirect, pair)) for pair in meant.apart}  # through what others joined, too
    unsure = {frozenset((one.left, one.right)): one.by for one in made if one.verdict == "unsure"}
    known = {one.iri: one for one in subjects(library)}
    return [
        Question(one, (called(known[one.left]), called(known[one.right])), unsure.get(pair, ""))
        for one in candidates(known.values(), least)
        if (pair := frozenset((one.left, one.right))) not in apart
    ]


def subjects(library: Library) -> list[Subject]:
    """Every thing of the store that may have a twin, with all that its mentions tell, sorted by IRI."""
    taking_part = _projects(library)
    clues: dict[tuple[str, str], set[str]] = defaultdict(set)
    lists = _lists(library)
    named_in: dict[str, set[str]] = defaultdict(set)
    strong: set[str] = set()
    marks = ", ".join("?" * len(FAMILIES))
    sql = f"SELECT iri, family, document, provisional, clues FROM mention WHERE family IN ({marks})"
    for iri, family, document, provisional, told in library.db.execute(sql, FAMILIES):
        clues[iri, family].add(told)
        if document in lists:
            named_in[iri].add(document)
        if not provisional:
            strong.add(iri)
    return [
        subject(
            iri,
            family,
            (mention_from_row("-/0-0/Thing", one, ()) for one in sorted(told)),
            named_in[iri],
            taking_part.get(iri, ()),
            iri in strong,
        )
        for (iri, family), told in sorted(clues.items())
        if "/id/" in iri
    ]


def _lists(library: Library) -> set[str]:
    """The documents short enough that what they name twice under two names is hardly one thing: no registers."""
    sql = "SELECT document FROM mention GROUP BY document HAVING COUNT(*) <= ?"
    return {document for (document,) in library.db.execute(sql, (_LONGEST_LIST,))}


def joined(library: Library, iri: str) -> tuple[str, ...]:
    """Why the mentions that were found to be a thing are one, the strongest reason first."""
    rows = library.db.execute("SELECT id, clues FROM mention WHERE iri = ? ORDER BY id", (iri,))
    kinds = {(clues, key.split("/", 3)[2]) for key, clues in rows}
    return reasons(
        mention_from_row(f"-/0-{place}/{kind}", clues, ()) for place, (clues, kind) in enumerate(sorted(kinds))
    )


def called(one: Subject) -> str:
    """What documents call a thing: the shortest of its names that is no mere acronym."""
    found = [name.text for name in one.names if name.use in ("label", "title")] or [name.text for name in one.names]
    return min(found, key=lambda text: (" " not in text, len(text), text), default=one.iri)


def _projects(library: Library) -> dict[str, set[str]]:
    """The projects in which each body takes part, by IRI."""
    iri_of = dict(library.db.execute("SELECT id, iri FROM mention WHERE family IN ('project', 'org')"))
    found: dict[str, set[str]] = defaultdict(set)
    for (parts,) in library.db.execute("SELECT parts FROM mention WHERE family = 'participation'"):
        roles = dict(json.loads(parts))
        if "project" in roles and "participant" in roles:
            found[iri_of.get(roles["participant"], "")].add(iri_of.get(roles["project"], ""))
    return found
