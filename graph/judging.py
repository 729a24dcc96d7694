"""Judgements as a person gives them: what they name is looked up, and what makes no sense is refused in time.

The ledger is append-only, so all this comes before it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from graph.errors import BadInput, NotFound
from graph.identity import family
from graph.iri import BASE
from graph.ledger import Rulings, standing
from graph.model import Judgement, Mention
from graph.naming import identified, kinds_of, possible_iris
from graph.status import first_status

if TYPE_CHECKING:
    from graph.library import Library
    from graph.store import Reader

_NAMING = ("type", "title", "label", "acronym")
_MENTION = re.compile(r"[0-9a-f]{16}/\d+-\d+/.+")


def checked(
    given: Judgement, reader: Reader, library: Library, made: Sequence[Judgement], base: str = BASE
) -> Judgement:
    """The judgement with short IRIs and territory codes written out; ``made`` are those of the ledger so far.

    Raises NotFound for a thing or statement that is not in the store, BadInput for a thing the same as itself or as
    one of another kind, and for taking back what nobody decided.
    """
    if given.verdict == "undo":
        earlier = _standing_on(given, made, base)
        if earlier is None:
            raise BadInput(f"{_pair(given)}: nothing is decided about this, so there is nothing to undo")
        return replace(given, left=earlier.left, right=earlier.right)
    if given.verdict in ("accept", "reject"):
        if given.right:
            raise BadInput(f"{given.right!r}: {given.verdict} judges one statement; leave out what comes after it")
        _find_statement(library, given.left)
        return given
    left, right = _thing(given.left, reader, library, base), _thing(given.right, reader, library, base)
    if _MENTION.fullmatch(right):
        raise BadInput(f"{right}: a mention stands first, and second the IRI of what it is {given.verdict} as")
    if left == right:
        raise BadInput(f"{left}: both names mean this one thing; a judgement needs two")
    if given.verdict == "same":
        one, other = _families(left, reader, library), _families(right, reader, library)
        if one and other and not one & other:
            kinds = " but ".join(" and ".join(sorted(each)) for each in (one, other))
            raise BadInput(
                f"{left} and {right} are of different kinds ({kinds}); only things of one kind can be the same"
            )
    return replace(given, left=left, right=right)


def with_names(given: Judgement, library: Library, rulings: Rulings) -> tuple[Judgement, ...]:
    """A judgement with those that follow from it: a fact that is accepted is about things, with class and name.

    These are accepted too where they wait; one that somebody rejected stays rejected.
    """
    document, _, key = given.left.partition("#")
    said, refused = library.statements(document) if given.verdict == "accept" else ((), {})
    about = {
        thing.id for one in said if one.id == key for thing in (one.subject, one.object) if isinstance(thing, Mention)
    }
    others = (
        f"{document}#{one.id}"
        for one in said
        if one.subject.id in about and one.id != key and one.predicate in _NAMING
        if first_status(one, rulings, refused)[0] == "suggested"
    )
    reason = f"goes with {given.left}"
    return (given, *(Judgement(other, "", "accept", given.by, given.at, reason) for other in others))


def overridden(given: Judgement, made: Sequence[Judgement], base: str = BASE) -> Judgement | None:
    """The judgement of the same pair or statement that says something else and has stood until now."""
    earlier = _standing_on(given, made, base)
    return earlier if earlier and given.verdict not in ("undo", earlier.verdict) else None


def _standing_on(given: Judgement, made: Sequence[Judgement], base: str) -> Judgement | None:
    left, right = _readings(given.left, base), _readings(given.right, base)
    for one in standing(made):
        if (one.left in left and one.right in right) or (one.left in right and one.right in left):
            return one
    return None


def _readings(text: str, base: str) -> set[str]:
    return {text, *possible_iris(text, base)}


def _thing(text: str, reader: Reader, library: Library, base: str) -> str:
    if _MENTION.fullmatch(text):
        if not library.db.execute("SELECT 1 FROM mention WHERE id = ?", (text,)).fetchone():
            raise NotFound(f"{text}: no such mention in this store; was its document read anew since?")
        return text
    found = identified(reader, text, base)
    if found is None:
        raise NotFound(f"{text!r}: nothing in this store has this IRI; 'triptych find NAME' prints the IRIs of things")
    return found


def _find_statement(library: Library, text: str) -> None:
    document, mark, statement = text.partition("#")
    known: Iterable[str] = (one.id for one in library.statements(document)[0]) if mark else ()
    if statement not in known:
        raise NotFound(f"{text!r}: no such statement in this store; 'triptych review' lists those that wait for you")


def _families(text: str, reader: Reader, library: Library) -> set[str]:
    found = {
        str(row[0])
        for where in ("id = ?", "iri = ?", "own = ? AND own != iri")
        for row in library.db.execute(f"SELECT DISTINCT family FROM mention WHERE {where}", (text,))
    }
    return found or ({family(kind) for kind in kinds_of(reader, text)} if "://" in text else set())


def _pair(given: Judgement) -> str:
    return " and ".join(filter(None, (given.left, given.right)))
