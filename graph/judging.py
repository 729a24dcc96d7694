"""Judgements as a person gives them: what they name is looked up, and what makes no sense is refused in time.

The ledger is append-only, so all this comes before it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from graph.curated import is_used
from graph.errors import BadInput, NotFound
from graph.identity import family
from graph.iri import BASE
from graph.ledger import LANGUAGE
from graph.model import Judgement, Mention
from graph.naming import identified, kinds_of, possible_iris
from graph.rulings import rulings
from graph.standing import is_repeated, place, placed, standing, told
from graph.status import first_status

if TYPE_CHECKING:
    from graph.library import Library
    from graph.store import Reader
    from graph.write import Writer

_NAMING = ("type", "title", "label", "acronym")
_MENTION = re.compile(r"[0-9a-f]{16}/\d+-\d+/.+")
_ID = re.compile(r"[0-9a-f]{12}")


@dataclass(frozen=True, slots=True)
class Decision:
    """What a judgement comes to: the lines for the ledger, none where it says what stands already.

    ``overrides`` is the judgement with another verdict that has stood until now, ``again`` the one that holds
    again where its successor was undone; None where there is none.
    """

    written: tuple[Judgement, ...]
    overrides: Judgement | None = None
    again: Judgement | None = None


def prepared(
    given: Judgement, reader: Reader, library: Library, made: Sequence[Judgement], base: str = BASE
) -> Decision:
    """A judgement as it goes into a ledger that holds those ``made``.

    Short IRIs and territory codes are written out. With a fact that is accepted go the class and name of its things.
    Raises NotFound for a thing or statement that is not in the store, BadInput for a thing the same as itself or as
    one of another kind, and for taking back what nobody decided.
    """
    wanted = _undoing(given, made, base) if given.verdict == "undo" else _checked(given, reader, library, base)
    if is_repeated(wanted, made):
        return Decision(())
    if _is_doubt(wanted):
        return Decision((replace(wanted, over=()),))  # what was decided stands until somebody settles the doubt
    wanted = place(wanted, made)
    before = [one for one in standing(made) if one.about == wanted.about and not one.follows]
    if wanted.verdict == "undo":
        after = [one for one in standing([*made, wanted]) if one.about == wanted.about and one not in before]
        return Decision((wanted,), again=after[-1] if after else None)
    other = [one for one in before if (one.verdict, one.right if one.language else "") != _said(wanted)]
    return Decision((wanted, *_names_with(wanted, library, made)), overrides=other[-1] if other else None)


def _is_doubt(one: Judgement) -> bool:
    return one.verdict == "unsure" and not one.right


def decide(given: Judgement, writer: Writer) -> Decision:
    """Put a judgement into the ledger and the graph; what was written and what it overrides comes back.

    Raises what ``prepared`` raises, and BadInput for what contradicts earlier judgements.
    """
    decision = prepared(given, writer.reader, writer.library, writer.judgements, writer.base)
    writer.decide(*decision.written)
    return decision


def _said(one: Judgement) -> tuple[str, str]:
    return one.verdict, one.right if one.language else ""


def _undoing(given: Judgement, made: Sequence[Judgement], base: str) -> Judgement:
    """The undoing of a judgement named by its id, or of the last word on a pair, statement or name."""
    if not given.right and _ID.fullmatch(given.left):
        found = {one.id: one for one in placed(made) if one.verdict != "undo"}.get(given.left)
        if found is None:
            raise NotFound(
                f"{given.left}: no judgement has this id; 'triptych ledger list' prints those that stand",
                code="decided_gone",
            )
        if any(found.id in (one.over or ()) for one in made if one.verdict == "undo"):
            raise BadInput(f"{told(found)}: this was taken back already", code="decided_gone")
        over: tuple[str, ...] | None = (found.id,)
    else:
        left, right = _readings(given.left, base), _readings(given.right, base)
        last = [
            one
            for one in standing(made)
            if one.language == given.language and (given.language or one.right in right or one.left in right)
            if one.left in left or (one.right in left and not given.language)
        ]
        if not last:
            raise BadInput(
                f"{_pair(given)}: nothing is decided about this, so there is nothing to undo", code="decided_gone"
            )
        found, over = last[-1], None
    return replace(given, left=found.left, right=found.right, language=found.language, over=over)


def _checked(given: Judgement, reader: Reader, library: Library, base: str) -> Judgement:
    if given.verdict in ("accept", "reject") or _is_doubt(given):
        if given.right:
            raise BadInput(f"{given.right!r}: {given.verdict} judges one statement; leave out what comes after it")
        _find_statement(library, given.left)
        return given
    if given.verdict == "label":
        return _checked_label(given, reader, library, base)
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
                f"{left} and {right} are of different kinds ({kinds}); only things of one kind can be the same",
                code="different_kinds",
            )
    return replace(given, left=left, right=right)


def _checked_label(given: Judgement, reader: Reader, library: Library, base: str) -> Judgement:
    name, language = " ".join(given.right.split()), given.language.lower()
    if not name:
        raise BadInput(f"{given.left}: give the name that it is to go by")
    if not LANGUAGE.fullmatch(language):
        raise BadInput(f"{given.language!r}: no language; give its code, such as 'it'")
    left = _thing(given.left, reader, library, base)
    if not is_used(library, left):
        raise BadInput(f"{left}: no document speaks of this; only things that documents speak of can be named")
    return replace(given, left=left, right=name, language=language)


def _names_with(given: Judgement, library: Library, made: Sequence[Judgement]) -> tuple[Judgement, ...]:
    """The judgements that go with one: a fact that is accepted is about things, with class and name.

    These are accepted too where they wait; one that somebody rejected stays rejected.
    """
    document, _, key = given.left.partition("#")
    said, refused = library.statements(document) if given.verdict == "accept" else ((), {})
    about = {
        thing.id for one in said if one.id == key for thing in (one.subject, one.object) if isinstance(thing, Mention)
    }
    meant = rulings(one for one in placed(made) if not one.follows)
    others = (
        f"{document}#{one.id}"
        for one in said
        if one.subject.id in about and one.id != key and one.predicate in _NAMING
        if first_status(one, meant, refused)[0] == "suggested"
    )
    reason = f"goes with {given.left}"
    return tuple(
        Judgement(other, "", "accept", given.by, given.at, reason, over=(), follows=given.id) for other in others
    )


def _readings(text: str, base: str) -> set[str]:
    return {text, *possible_iris(text, base)}


def _thing(text: str, reader: Reader, library: Library, base: str) -> str:
    if _MENTION.fullmatch(text):
        if not library.db.execute("SELECT 1 FROM mention WHERE id = ?", (text,)).fetchone():
            raise NotFound(
                f"{text}: no such mention in this store; was its document read anew since?", code="read_anew"
            )
        return text
    found = identified(reader, text, base)
    if found is None:
        raise NotFound(
            f"{text!r}: nothing in this store has this IRI; 'triptych find NAME' prints the IRIs of things",
            code="unknown",
        )
    return found


def _find_statement(library: Library, text: str) -> None:
    document, mark, statement = text.partition("#")
    known: Iterable[str] = (one.id for one in library.statements(document)[0]) if mark else ()
    if statement not in known:
        raise NotFound(
            f"{text!r}: no such statement in this store; 'triptych review' lists those that wait for you",
            code="read_anew",
        )


def _families(text: str, reader: Reader, library: Library) -> set[str]:
    found = {
        str(row[0])
        for where in ("id = ?", "iri = ?", "own = ? AND own != iri")
        for row in library.db.execute(f"SELECT DISTINCT family FROM mention WHERE {where}", (text,))
    }
    return found or ({family(kind) for kind in kinds_of(reader, text)} if "://" in text else set())


def _pair(given: Judgement) -> str:
    return " and ".join(filter(None, (given.left, given.right)))
