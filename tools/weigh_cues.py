"""Writes `loaders/extract/attachment/first_weights.tsv` and `weights.tsv`: what each cue says of each relation.

    python -m tools.weigh_cues [--texts DIR] [--more DIR] [--scorer score.py] [--dry]

Reads the training halves of `benchmarks/quality` (`own`, split "train", and `real/read`, whose texts stand in
``--texts`` as ``<id>.<language>.txt``) and documents with their facts in ``--more``, lays what the rules find
beside the gold with the outside scorer's own alignment, and weighs the cues by logistic regression (needs the extra
``weigh``). Each document is read twice: as it is, and with the gold's things given, so that couples teach of which the
rules do not find both ends. And each couple teaches twice: with what rules have said of it, and without, as if no rule
had been written with it in view. And each couple is looked at twice (`company.py`): by itself, and then with what the
first look says of the couples that share an end or a list with it; a document's first look is by weights that it had no
part in. Weights that all relations share and those of one relation are learnt together; the
L1 penalty leaves most of them zero and out of the table. Prints, of documents that the weights were not learnt from,
how many new claims are right with given things and with found ones. A relation of which too few are right stays with
the rules.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

from benchmarks.quality import oracle
from graph.model import document_of
from loaders.extract.attachment.attach import barred, said
from loaders.extract.attachment.company import UNLIKELY, Sight, company_of
from loaders.extract.attachment.cues import cues_of
from loaders.extract.attachment.pairs import RELATIONS, Relation, couples
from loaders.extract.attachment.relative import seen_by
from loaders.extract.attachment.scene import Scene
from loaders.extract.attachment.weights import ADD, EVERY, FIRST, KEEP, NEVER, TABLE
from loaders.extract.naming import name_things
from loaders.extract.reading import Reading
from loaders.extract.rules import read_by_rules
from loaders.extract.things import Thing
from tools.weighing import arguments, folds, gold_documents, load_scorer, more_documents, out_of_fold

GOLD = {  # what the gold calls the relation
    "partner": "hasPartner",
    "lead-partner": "leadPartner",
    "stakeholder": "stakeholder",
    "based-in": "locatedIn",
    "practice-place": "locatedIn",
    "policy-place": "appliesTo",
    "programme": "partOf",
    "fund": "fundedBy",
    "event-project": "partOf",
    "event-place": "heldIn",
    "event-host": "hostedBy",
    "plan-project": "hasActionPlan",
    "practice-project": "sharesPractice",
    "instrument": "addressesInstrument",
    "developer": "developedBy",
    "plan-action": "includesAction",
    "inspiration": "inspiredBy",
    "implementer": "implementedBy",
    "supporter": "supportedBy",
    "alignment": "alignsWith",
    "payer": "fundedBy",
    "body-instrument": "addressesInstrument",
}
PLACED = frozenset({"locatedIn", "heldIn", "appliesTo"})  # a wider place follows from a narrower one
STRENGTH = 0.3  # inverse of the penalty, chosen by cross-validation
OWN = 0.8  # how freely a relation may differ from what all share
FREE = {"rule:own": 3.0, "always": 3.0}  # cues that the penalty hardly touches
FEWEST_DOCUMENTS = 6  # in which a cue must be seen
FEWEST = 6  # new claims without which nothing is known of a relation
PRECISE = 0.78  # part of the new claims of a relation that must be right, things given and found together
PRECISE_FOUND = 0.77  # and of those between found things, whose names may be wrong
PRECISE_FEW = 0.67  # where there are few of these
FEW = 20
ADDING = [step / 20 for step in range(11, 19)]  # what is hardly more probable than its contrary is not claimed
KEEPING = [step / 20 for step in range(9)]
SETTLED = {  # set by hand after reading what the learnt ones did to the examples and to fresh documents
    ("lead-partner", ADD): NEVER,  # a project has one, and a sentence that says so is read by rules
    ("partner", ADD): 0.725,  # below, texts of three lines had wrong ones, and so had an example
    ("partner", KEEP): 0.3,
    ("stakeholder", ADD): 0.8,  # a signature below a list is none of it
    ("instrument", ADD): 0.75,
    ("event-host", ADD): 0.75,  # below, who only came to an event was its host
    ("implementer", ADD): 0.95,
    ("fund", ADD): NEVER,  # of twelve new ones between found things three were of something else in the text
    ("practice-project", KEEP): 0.3,
    ("developer", ADD): NEVER,  # rules know a plan that is written from one to be written
    # Rules for these read sentences, not lists
    **{(name, KEEP): 0.0 for name in ("developer", "implementer", "supporter")},
    ("practice-begin", ADD): 0.75,  # of those claimed from .55 on eight in 25 were wrong
    ("practice-begin", KEEP): 0.0,
}
RULES = ("rule:", "list-rule:")  # cues that tell what rules have said of a couple


class Doubts(NamedTuple):
    """When claims of rules are doubted: how many at least, and which part of them may be right."""

    fewest: int = 30
    right: float = 0.25


USUAL = Doubts()


@dataclass(frozen=True, slots=True)
class Example:
    """A couple with one relation, its cues, whether the gold has it, and what rules and truth say of it.

    ``given``: the document was read with the gold's things. Of the examples of one ``group`` in a document only the
    most probable is claimed: a thing has one value of a property; without a group all are. ``ends`` are the numbers of
    its things, ``mates`` those of the others in the object's lists. What does not count for a scored text either way
    teaches nothing, and is only the others' company.
    """

    document: str
    relation: str
    cues: frozenset[str]
    right: bool
    claimed: bool
    barred: bool
    given: bool
    group: str = ""
    ends: tuple[int, int] = (0, 0)
    mates: frozenset[int] = frozenset()
    counts: bool = True


def examples(scorer: Any, gold: Mapping[str, Any], text: str) -> Iterator[Example]:
    """Every couple of a document, read as it is and with the gold's things given."""
    return read_twice(_examples, scorer, gold, text)


def read_twice(
    examples_of: Callable[..., Iterator[Example]], scorer: Any, gold: Mapping[str, Any], text: str
) -> Iterator[Example]:
    """What ``examples_of`` finds in a document as it is read, then in a reading with the gold's things ``given``."""
    yield from examples_of(scorer, gold, read_by_rules(document_of(text)), given=False)
    with oracle.given(gold, oracle.GIVEN):
        reading = read_by_rules(document_of(text))
    yield from examples_of(scorer, gold, reading, given=True)


def _examples(scorer: Any, gold: Mapping[str, Any], reading: Reading, *, given: bool) -> Iterator[Example]:
    """Every couple of a reading with every relation that its classes admit."""
    facts = scorer.from_gold(gold).finish({})
    name_things(reading)  # actions and plans get their names when reading is over
    node = aligned(scorer, facts, [*reading.things])
    need, may = (scorer.triples(rows, facts.things.get) for rows in (facts.rels, facts.optional))
    number = {thing: at for at, thing in enumerate(reading.things)}
    scene = Scene(reading)
    for couple in couples(reading):
        subject, value = node.get(couple.subject), node.get(couple.object)
        left_open = any(end is not None and end.optional for end in (subject, value))
        ends = number[couple.subject], number[couple.object]
        mates = frozenset(number[one] for one in scene.mates(couple))
        cues = cues_of(scene, couple)
        for relation in couple.relations:
            name = GOLD[relation.name]
            right = (subject, name, value) in need
            follows = name in PLACED and within(couple.subject, couple.object)
            yield Example(
                gold["id"],
                relation.name,
                frozenset(cues | seen_by(relation, cues)),
                right,
                claimed=bool(said(scene, couple, relation)),
                barred=barred(scene, couple, relation, cues),
                given=given,
                ends=ends,
                mates=mates,
                counts=not left_open and (right or not ((subject, name, value) in may or follows)),
            )


def aligned(scorer: Any, facts: Any, things: Sequence[Thing]) -> dict[Thing, Any]:
    """The gold's thing of each thing that the rules found."""
    found = scorer.Graph()
    for number, thing in enumerate(things):
        kinds = scorer.CLASS.get("Region" if thing.kind == "Territory" else thing.kind, "").split()
        if kinds and thing.label:
            one = scorer.Thing(number, kinds, [name.text for name in thing.names], thing.code, thing.country)
            one.at = one.nuts or scorer.NUTS_OF.get(one.country, one.country) or ""
            found.things[number] = one
    return {things[number]: facts.things[key] for number, key in scorer.align(facts, found, True).items()}


def within(thing: Thing, place: Thing) -> bool:
    """Whether the place of a thing lies in another, so that saying so is no mistake."""
    return bool(place.code) and (thing.place or thing.country or "").startswith(place.code or "-")


def features(example: Example) -> dict[str, float]:
    """The columns of an example: each cue for all relations, and for its own."""
    shared = {f"{EVERY}\t{cue}": FREE.get(cue, 1.0) for cue in example.cues}
    return shared | {f"{example.relation}\t{cue}": OWN * FREE.get(cue, 1.0) for cue in example.cues}


class Matrix:
    """The examples as rows; a column is a cue that stands in enough documents."""

    def __init__(self, some: Sequence[Example]) -> None:
        rows = [features(example) for example in some]
        seen: dict[str, set[str]] = defaultdict(set)
        for example, row in zip(some, rows, strict=True):
            for name in row:
                seen[name].add(example.document)
        self.names = sorted(name for name, where in seen.items() if len(where) >= FEWEST_DOCUMENTS)
        number = {name: at for at, name in enumerate(self.names)}
        cells = [(at, number[n], v) for at, row in enumerate(rows) for n, v in row.items() if n in number]
        at, column, value = zip(*cells, strict=True)
        self.rows = csr_matrix((value, (at, column)), shape=(len(some), len(self.names)))
        self.right = np.array([example.right for example in some])

    def fit(self, which: np.ndarray, strength: float) -> LogisticRegression:
        """The regression over some rows."""
        model = LogisticRegression(C=strength, l1_ratio=1, solver="liblinear", max_iter=400, random_state=0)
        return model.fit(self.rows[which], self.right[which])

    def weights(self, model: LogisticRegression) -> dict[tuple[str, str], float]:
        """The weights of a regression by relation and cue, as a cue that is present adds them; zeros left out."""
        found = {}
        for name, weight in zip(self.names, model.coef_[0], strict=True):
            relation, cue = name.split("\t")
            value = round(weight * FREE.get(cue, 1.0) * (1.0 if relation == EVERY else OWN), 2)
            if value:
                found[relation, cue] = value
        return found


def unruled(example: Example) -> Example:
    """The same couple as if no rule had been written with it in view."""
    return replace(example, cues=frozenset(cue for cue in example.cues if not cue.startswith(RULES)))


def foremost(some: Sequence[Example], probability: np.ndarray) -> np.ndarray:
    """Which examples may be claimed: of a group the most probable, and none of a group that a rule has a value of."""
    groups: dict[tuple[str, str, bool, str], list[int]] = defaultdict(list)
    allowed = np.ones(len(some), dtype=bool)
    for number, one in enumerate(some):
        if one.group and not one.barred:
            groups[one.document, one.relation, one.given, one.group].append(number)
    for numbers in groups.values():
        allowed[numbers] = False
        if not any(some[number].claimed for number in numbers):
            allowed[max(numbers, key=lambda number: probability[number])] = True
    return allowed


def share(right: np.ndarray, taken: np.ndarray) -> float:
    """The part of what is taken that is right; 1 where nothing is."""
    return int((right & taken).sum()) / int(taken.sum()) if taken.any() else 1.0


def adding(right: np.ndarray, probability: np.ndarray, given: np.ndarray) -> float:
    """The least probability from which enough of the new claims are right."""
    for least in ADDING:
        taken = probability >= least
        found = taken & ~given
        enough = PRECISE_FOUND if int(found.sum()) >= FEW else PRECISE_FEW
        if int(taken.sum()) >= FEWEST and share(right, taken) >= PRECISE and share(right, found) >= enough:
            return least
    return NEVER


def keeping(right: np.ndarray, probability: np.ndarray, doubts: Doubts) -> float:
    """The greatest probability below which most of what rules claimed is wrong."""
    doubted = [(least, probability < least) for least in KEEPING]
    some = [least for least, low in doubted if low.sum() >= doubts.fewest and share(right, low) <= doubts.right]
    return max(some, default=0.0)


def weigh(
    some: Sequence[Example], relations: Sequence[Relation] = RELATIONS, doubts: Doubts = USUAL
) -> Mapping[tuple[str, str], float]:
    """The table of weights and thresholds; prints what they are worth on documents not learnt from."""
    probability, _, weights = learnt(some, ruled(some)[1])
    return decided(some, probability, weights, relations, doubts)


def weigh_twice(some: Sequence[Example]) -> tuple[Mapping[tuple[str, str], float], Mapping[tuple[str, str], float]]:
    """The tables of both looks; prints what they are worth on documents not learnt from.

    Without rules the others in a document are what they are without rules, too.
    """
    where, apart = ruled(some)
    probability, unled, first = learnt(some, apart)
    without = probability.copy()
    without[where] = unled
    again, bare = with_company(some, probability), with_company([unruled(one) for one in some], without)
    likely = np.flatnonzero((probability >= UNLIKELY) | (without >= UNLIKELY) | np.array([one.claimed for one in some]))
    looked = [again[number] for number in likely]
    probability[likely], _, second = learnt(looked, [bare[number] for number in likely])
    return first, decided(some, probability, second)


def ruled(some: Sequence[Example]) -> tuple[np.ndarray, list[Example]]:
    """Which examples know what rules have said, and these without it."""
    where = np.array([n for n, one in enumerate(some) if any(cue.startswith(RULES) for cue in one.cues)], dtype=int)
    return where, [unruled(some[number]) for number in where]


def learnt(
    some: Sequence[Example], twins: Sequence[Example]
) -> tuple[np.ndarray, np.ndarray, Mapping[tuple[str, str], float]]:
    """The probability of each example and twin by weights that its document had no part in, and the weights of all."""
    taught = [*some, *twins]
    matrix, fold = Matrix(taught), folds((one.document for one in taught), [one.document for one in taught])
    teaches = np.array([one.counts for one in taught])
    probability = out_of_fold(matrix, fold, STRENGTH, teaches)
    return probability[: len(some)], probability[len(some) :], matrix.weights(matrix.fit(teaches, STRENGTH))


def with_company(some: Sequence[Example], probability: np.ndarray) -> list[Example]:
    """The same examples with the cues of what the first look says of the others in their document."""
    readings: dict[tuple[str, bool], list[int]] = defaultdict(list)
    for number, one in enumerate(some):
        readings[one.document, one.given].append(number)
    found = [*some]
    for numbers in readings.values():
        sights = [Sight(*some[n].ends, some[n].relation, some[n].mates, float(probability[n])) for n in numbers]
        for n, cues in zip(numbers, company_of(sights), strict=True):
            found[n] = replace(some[n], cues=some[n].cues | cues)
    return found


def decided(
    some: Sequence[Example],
    probability: np.ndarray,
    weights: Mapping[tuple[str, str], float],
    relations: Sequence[Relation] = RELATIONS,
    doubts: Doubts = USUAL,
) -> Mapping[tuple[str, str], float]:
    """The weights with the two probabilities of each relation that the cues can decide; prints what they are worth."""
    counts = np.array([one.counts for one in some])
    some, probability = [one for one in some if one.counts], probability[counts]
    table = dict(weights)
    right, given, claimed, barred = (
        np.array([getattr(one, name) for one in some]) for name in ("right", "given", "claimed", "barred")
    )
    names = np.array([one.relation for one in some])
    best = foremost(some, probability)
    print(f"{'relation':17}{'lacking':>8}  {'given':>9}  {'found':>9}  {'doubted':>9}")
    for relation in relations:
        mine = names == relation.name
        new, old = mine & ~claimed & ~barred & best, mine & claimed & ~given
        add, keep = adding(right[new], probability[new], given[new]), keeping(right[old], probability[old], doubts)
        add = SETTLED.get((relation.name, ADD), add)
        keep = SETTLED.get((relation.name, KEEP), keep)
        taken = [new & given & (probability >= add), new & ~given & (probability >= add), old & (probability < keep)]
        told = "  ".join(f"{f'{int((right & row).sum())}/{int(row.sum())}':>9}" for row in taken)
        print(f"{relation.name:17}{int((right & mine & ~claimed).sum()):8}  {told}  add {add} keep {keep}")
        if add == NEVER and not keep:
            table = {key: weight for key, weight in table.items() if key[0] != relation.name}
        else:
            table[relation.name, ADD], table[relation.name, KEEP] = add, keep
    return table


def write(table: Mapping[tuple[str, str], float], path: Path = TABLE) -> None:
    """Writes a table, sorted."""
    rows = [f"{relation}\t{cue}\t{weight:g}" for (relation, cue), weight in sorted(table.items())]
    path.write_text("\n".join(["relation\tcue\tweight", *rows]) + "\n", encoding="utf-8")


def main() -> None:
    """Weighs the cues and writes the table."""
    asked = arguments(__doc__)
    scorer = load_scorer(asked.scorer)
    documents = [*gold_documents(asked.texts), *more_documents(asked.more)]
    some = [example for gold, text in documents for example in examples(scorer, gold, text)]
    print(f"{len(documents)} documents, {len(some)} couples with a relation")
    first, table = weigh_twice(some)
    print(f"{len(first)} weights of the first look, {sum(not cue.startswith('=') for _, cue in table)} of the second")
    if not asked.dry:
        write(first, FIRST)
        write(table)


if __name__ == "__main__":
    main()
