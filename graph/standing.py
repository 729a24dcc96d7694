"""Which judgements stand: those nobody took back or overrode, and that contradict no earlier one.

*Same* is transitive and *different* holds through it: who says that A is B and B is not C has said that A is
not C. A judgement that contradicts those before it is refused before it is written (``refuse_contradictions``).
Ledgers of several people that are put together can still contradict each other: then the earlier word holds
and the later is *disputed*: it is kept and listed, decides nothing, and waits for somebody to settle it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from graph.errors import BadInput
from graph.model import Judgement

_OPPOSITE = {"same": "different", "different": "same", "accept": "reject", "reject": "accept"}


@dataclass(frozen=True, slots=True)
class Dispute:
    """A judgement that decides nothing because it contradicts others, which hold: one, or a chain of them."""

    judgement: Judgement
    against: tuple[Judgement, ...]

    def __str__(self) -> str:
        return f"{told(self.judgement)}, but {' and '.join(map(told, self.against))}"


@dataclass(frozen=True, slots=True)
class Weighed:
    """The judgements that decide something (or are unsure), and those that are disputed."""

    stands: tuple[Judgement, ...]
    disputes: tuple[Dispute, ...]


def told(one: Judgement) -> str:
    """A judgement in words: who, what, when, and its id.

    >>> told(Judgement("x:a", "x:b", "same", "anna", "2026-01-01T10:00:00+00:00"))
    'anna judged x:a the same as x:b (2026-01-01, bdbafd84463c)'
    """
    words = {
        "same": f"judged {one.left} the same as {one.right}",
        "different": f"judged {one.left} different from {one.right}",
        "unsure": f"was unsure whether {one.left} is {one.right}" if one.right else f"doubted {one.left}",
        "accept": f"accepted {one.left}",
        "reject": f"rejected {one.left}",
        "label": f"named {one.left} {one.right!r} ({one.language})",
        "undo": f"took back what was judged of {' and '.join(filter(None, (one.left, one.right)))}",
    }
    return f"{one.by} {words[one.verdict]} ({one.at[:10]}, {one.id})"


def placed(judgements: Iterable[Judgement]) -> list[Judgement]:
    """The judgements, each once, with what they take the place of, in the order given.

    Those of which nobody wrote it down follow upon those before them: the last word on a pair counts, and an undo
    takes back all that was said of it.
    """
    return list({one.id: one for one in each_placed(judgements)}.values())


def each_placed(judgements: Iterable[Judgement]) -> Iterator[Judgement]:
    """As ``placed``, one for each that is given, however often it comes."""
    said: dict[tuple[str, ...], dict[str, None]] = defaultdict(dict)
    for one in judgements:
        made = one if one.over is not None else replace(one, over=tuple(said[one.about]))
        yield made
        if made.verdict != "undo":
            said[made.about][made.id] = None


def place(given: Judgement, made: Sequence[Judgement]) -> Judgement:
    """A new judgement with what it takes the place of, or takes back, in a ledger that holds those ``made``.

    Undoing takes back the last word alone, so that the one before it holds again. Raises BadInput where nothing
    stands that could be undone, or the words of several people do.
    """
    if given.over is not None:
        return given
    if given.verdict != "undo":
        earlier = () if given.follows else tuple(one.id for one in placed(made) if _speaks_of(one, given))
        return replace(given, over=earlier)
    last = [one for one in standing(made) if one.about == given.about and not one.follows]
    if not last:
        raise BadInput(
            f"{' and '.join(given.about)}: nothing is decided about this, so there is nothing to undo",
            code="decided_gone",
        )
    if len(last) > 1:
        raise BadInput(f"{'; '.join(map(told, last))}: name the one to undo by its id")
    return replace(given, over=(last[0].id,))


def is_repeated(given: Judgement, made: Sequence[Judgement]) -> bool:
    """Whether somebody says again what alone stands as a word of theirs, and gives no other reason for it."""
    if given.verdict == "undo" or given.over is not None:
        return False
    said = (given.verdict, given.by, given.reason, given.follows, given.right if given.language else "")
    stands = [one for one in standing(made) if one.about == given.about]
    return bool(stands) and all(
        (one.verdict, one.by, one.reason, one.follows, one.right if one.language else "") == said for one in stands
    )


def _speaks_of(one: Judgement, given: Judgement) -> bool:
    return one.verdict != "undo" and one.about == given.about


def standing(judgements: Iterable[Judgement]) -> list[Judgement]:
    """The judgements that have not been taken back or overridden, in the order of time.

    A judgement that goes with another stands as long as that one does.

    >>> made = [Judgement("x:a", "x:b", "same", "me", "2026"), Judgement("x:b", "x:a", "different", "me", "2027")]
    >>> [one.verdict for one in standing(made)]
    ['different']
    """
    all_of_them = placed(judgements)
    undone = {key for one in all_of_them if one.verdict == "undo" for key in one.over or ()}
    alive = [one for one in all_of_them if one.verdict != "undo" and not undone & {one.id, one.follows}]
    gone = {key for one in alive for key in one.over or ()}
    kept = {one.id: one for one in alive if one.id not in gone}
    return sorted((one for one in kept.values() if not one.follows or one.follows in kept), key=_in_time)


def _in_time(one: Judgement) -> tuple[str, str]:
    return one.at, one.id


def weigh(judgements: Iterable[Judgement]) -> Weighed:
    """What stands and what is disputed; a pure function of the judgements as a set.

    Words about things come before words about mentions, and earlier ones before later ones.
    """
    closure, stands, disputes = _Closure(), [], []
    for one in sorted(standing(judgements), key=lambda one: (bool(one.follows), not is_iri(one.left), *_in_time(one))):
        against = closure.against(one)
        if not against:
            closure.add(one)
            stands.append(one)
        elif not one.follows:  # what merely goes with another word yields to one that was meant
            disputes.append(Dispute(one, against))
    return Weighed(tuple(stands), tuple(disputes))


def refuse_contradictions(made: Sequence[Judgement], given: Iterable[Judgement]) -> None:
    """Raise BadInput where a new judgement contradicts those that stand; it names them, with who made them when."""
    before, new = weigh(made), list(given)
    for one in new:
        closure = _Closure()
        for other in before.stands:
            if other.id not in (one.over or ()):
                closure.add(other)
        against = closure.against(one)
        if against and not one.follows:
            what = " and ".join(filter(None, (one.left, one.right)))
            raise BadInput(
                f"{what}: cannot be judged {one.verdict}, for {' and '.join(map(told, against))}; "
                "undo one of these first, by its id",
                code="contradiction",
            )
    known = {one.judgement.id for one in before.disputes}
    for dispute in weigh([*made, *new]).disputes:  # by a clock that was set back it may come before what it contradicts
        if dispute.judgement.id not in known:
            raise BadInput(
                f"this would contradict what was decided: {dispute}; undo one of them first, by its id",
                code="contradiction",
            )


class _Closure:
    """Judgements that agree, and what follows from them."""

    def __init__(self) -> None:
        self._head: dict[str, str] = {}
        self._same: dict[str, list[Judgement]] = defaultdict(list)  # by either end
        self._apart: dict[str, list[Judgement]] = defaultdict(list)  # by the head of either end
        self._said: dict[tuple[str, ...], list[Judgement]] = defaultdict(list)

    def head(self, name: str) -> str:
        while self._head.get(name, name) != name:
            name = self._head[name]
        return name

    def against(self, one: Judgement) -> tuple[Judgement, ...]:
        """The judgements that a further one contradicts, in the order in which one leads to the next."""
        for other in self._said[one.about]:
            if other.verdict == _OPPOSITE.get(one.verdict) or (one.verdict == "label" and other.right != one.right):
                return (other,)
        first, second = self.head(one.left), self.head(one.right)
        if one.verdict == "different" and first == second:
            return self._chain(one.left, one.right)
        if one.verdict != "same" or first == second:
            return ()
        if not is_iri(one.left) and self._same[one.left]:
            return (self._same[one.left][0],)  # a mention is one thing
        for other in self._apart[first]:
            for near, far in ((other.left, other.right), (other.right, other.left)):
                if self.head(near) == first and self.head(far) == second:
                    return (*self._chain(one.left, near), other, *self._chain(far, one.right))
        return ()

    def add(self, one: Judgement) -> None:
        self._said[one.about].append(one)
        first, second = self.head(one.left), self.head(one.right)
        if one.verdict == "same":
            self._same[one.left].append(one)
            self._same[one.right].append(one)
            if first != second:
                self._head[second] = first
                self._apart[first] += self._apart.pop(second, [])
        elif one.verdict == "different":
            self._apart[first].append(one)
            self._apart[second].append(one)

    def _chain(self, start: str, end: str) -> tuple[Judgement, ...]:
        """The shortest way from one name to another by judgements that they are the same."""
        ways: dict[str, tuple[Judgement, ...]] = {start: ()}
        for name in (waiting := [start]):
            for one in self._same[name]:
                other = one.right if one.left == name else one.left
                if other not in ways:
                    ways[other] = (*ways[name], one)
                    waiting.append(other)
        return ways[end]


def is_iri(name: str) -> bool:
    """Whether a judgement names a thing by its IRI, not a mention or statement by its id."""
    return "://" in name or name.startswith("x:")
