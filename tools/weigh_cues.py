"""Writes `loaders/extract/attachment/weights.tsv`: what each cue says for or against each relation.

    python -m tools.weigh_cues --texts DIR [--scorer score.py] [--dry]

Reads the training halves of `benchmarks/quality` (`own`, split "train", and `real/read`, whose texts stand in DIR as
``<id>.<language>.txt``), lays what the rules find beside the gold with the outside scorer's own alignment, and weighs
the cues by logistic regression (needs the extra ``weigh``). Weights that all relations share and those of one relation
are learnt together; the L1 penalty leaves most of them zero and out of the table. Prints, of documents that the
weights were not learnt from, precision, recall and F1 of the rules alone and of the rules with the weighed cues. A
relation that has too few examples, or that the cues do not find better, stays with the rules.
"""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

from graph.model import document_of
from loaders.extract.attachment.attach import barred, said
from loaders.extract.attachment.cues import cues_of
from loaders.extract.attachment.pairs import RELATIONS, Relation, couples
from loaders.extract.attachment.relative import seen_by
from loaders.extract.attachment.scene import Scene
from loaders.extract.attachment.weights import ADD, EVERY, KEEP, TABLE
from loaders.extract.rules import read_by_rules
from loaders.extract.things import Thing
from tools.weighing import FOLDS, arguments, folds, gold_documents, load_scorer, out_of_fold

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
}
PLACED = frozenset({"locatedIn", "heldIn", "appliesTo"})  # a wider place follows from a narrower one
STRENGTHS = (0.2, 0.3, 0.5)  # inverse of the penalty, chosen by cross-validation
OWN = 0.8  # how freely a relation may differ from what all share
FREE = {"rule:own": 3.0, "always": 3.0}  # cues that the penalty hardly touches
FEWEST_DOCUMENTS = 6  # in which a cue must be seen
FEWEST_EXAMPLES = 60  # right couples without which a relation stays with the rules
PRECISE = 0.75  # precision that a relation must keep
GAIN = 0.01  # F1 below which the rules are left alone
ADDING = [step / 20 for step in range(12, 19)]  # what is hardly more probable than its contrary is not claimed
KEEPING = [step / 20 for step in range(8)]


@dataclass(frozen=True, slots=True)
class Example:
    """A couple with one relation, its cues, whether the gold has it, and whether the gold has both ends."""

    document: str
    relation: str
    cues: frozenset[str]
    right: bool
    claimed: bool
    barred: bool


def examples(scorer: Any, gold: Mapping[str, Any], text: str) -> Iterator[Example]:
    """Every couple of a document; what neither counts for nor against a scored text is left out."""
    reading = read_by_rules(document_of(text))
    facts = scorer.from_gold(gold).finish({})
    node = aligned(scorer, facts, [*reading.things])
    need, may = (scorer.triples(rows, facts.things.get) for rows in (facts.rels, facts.optional))
    scene = Scene(reading)
    for couple in couples(reading):
        subject, value = node.get(couple.subject), node.get(couple.object)
        if any(end is not None and end.optional for end in (subject, value)):
            continue
        cues = cues_of(scene, couple)
        for relation in couple.relations:
            name = GOLD[relation.name]
            right = (subject, name, value) in need
            follows = name in PLACED and within(couple.subject, couple.object)
            if right or not ((subject, name, value) in may or follows):
                claimed = bool(said(scene, couple, relation))
                seen = frozenset(cues | seen_by(relation, cues))
                no = barred(scene, couple, relation, cues)
                yield Example(gold["id"], relation.name, seen, right, claimed, no)


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


def allowed(some: Sequence[Example], probability: np.ndarray) -> np.ndarray:
    """The probabilities with that of new claims that are barred set to zero."""
    never = np.array([example.barred and not example.claimed for example in some])
    return np.where(never, 0.0, probability)


def loss(right: np.ndarray, probability: np.ndarray) -> float:
    """The mean logarithmic loss."""
    sure = np.clip(np.where(right, probability, 1 - probability), 1e-6, 1)
    return float(-np.log(sure).mean())


def scores(right: np.ndarray, taken: np.ndarray) -> tuple[float, float, float]:
    """Precision, recall and F1."""
    both = int((right & taken).sum())
    precision, recall = both / max(1, int(taken.sum())), both / max(1, int(right.sum()))
    return precision, recall, 2 * precision * recall / max(1e-9, precision + recall)


def taken(probability: np.ndarray, claimed: np.ndarray, add: float, keep: float) -> np.ndarray:
    """Which couples count as related: new ones from ``add`` on, what rules claimed from ``keep`` on."""
    return np.where(claimed, probability >= keep, probability >= add)


def thresholds(
    relation: Relation, right: np.ndarray, probability: np.ndarray, claimed: np.ndarray
) -> tuple[float, float] | None:
    """The two probabilities with the best F1 that are precise enough; None where the rules alone do as well."""
    if int(right.sum()) < FEWEST_EXAMPLES:
        return None
    precision, _, rules = scores(right, claimed)
    best, found = rules + GAIN, None
    for keep, add in itertools.product(KEEPING, ADDING):
        got = scores(right, taken(probability, claimed, add, keep))
        if got[0] >= (min(PRECISE, precision) if claimed.any() else PRECISE) and got[2] > best:
            best, found = got[2], (add, keep)
    return found


def better(right: np.ndarray, claimed: np.ndarray, found: np.ndarray) -> bool:
    """Whether the weighed cues gain on the rules and are precise enough."""
    (rules_precision, _, rules), (precision, _, weighed) = scores(right, claimed), scores(right, found)
    least = min(PRECISE, rules_precision) if claimed.any() else PRECISE
    return weighed >= rules + GAIN and precision >= least


def decided(relation: Relation, some: Sequence[Example], fold: np.ndarray, probability: np.ndarray) -> Any:
    """Of one relation: right, claimed by rules, and taken by thresholds that each document had no part in."""
    mine = np.array([example.relation == relation.name for example in some])
    right = np.array([example.right for example in some])[mine]
    claimed = np.array([example.claimed for example in some])[mine]
    mine_fold, mine_probability = fold[mine], probability[mine]
    found = claimed.copy()
    for number in range(FOLDS):
        held, rest = mine_fold == number, mine_fold != number
        limits = thresholds(relation, right[rest], mine_probability[rest], claimed[rest])
        if limits is not None:
            found[held] = taken(mine_probability[held], claimed[held], *limits)
    return right, claimed, found, thresholds(relation, right, mine_probability, claimed)


def line(name: str, right: np.ndarray, claimed: np.ndarray, found: np.ndarray, note: str) -> str:
    """One row of the printed table."""
    figures = [f"{value:.3f}" for value in (*scores(right, claimed), *scores(right, found))]
    rules, weighed = " ".join(figures[:3]), " ".join(figures[3:])
    return f"{name:17}{len(right):6}{int(right.sum()):6}  rules {rules}  weighed {weighed}  {note}"


def weigh(some: Sequence[Example], chosen: Sequence[float] = STRENGTHS) -> Mapping[tuple[str, str], float]:
    """The table of weights and thresholds; prints what they are worth on documents not learnt from."""
    matrix, fold = Matrix(some), folds((one.document for one in some), [one.document for one in some])
    tried = {strength: out_of_fold(matrix, fold, strength) for strength in chosen}
    strength = min(tried, key=lambda one: loss(matrix.right, tried[one]))
    table = matrix.weights(matrix.fit(np.ones(len(some), dtype=bool), strength))
    probability = allowed(some, tried[strength])
    columns: list[tuple[np.ndarray, ...]] = []
    for relation in RELATIONS:
        right, claimed, found, limits = decided(relation, some, fold, probability)
        if not better(right, claimed, found):
            found, limits = claimed, None
        columns.append((right, claimed, found))
        if limits is None:
            table = {key: weight for key, weight in table.items() if key[0] != relation.name}
        else:
            table[relation.name, ADD], table[relation.name, KEEP] = limits
        print(line(relation.name, right, claimed, found, f"add {limits[0]} keep {limits[1]}" if limits else "rules"))
    whole = [np.concatenate(column) for column in zip(*columns, strict=True)]
    print(line("all", *whole, f"strength {strength}, log loss {loss(matrix.right, tried[strength]):.4f}"))
    return table


def write(table: Mapping[tuple[str, str], float]) -> None:
    """Writes the table, sorted."""
    rows = [f"{relation}\t{cue}\t{weight:g}" for (relation, cue), weight in sorted(table.items())]
    TABLE.write_text("\n".join(["relation\tcue\tweight", *rows]) + "\n", encoding="utf-8")


def main() -> None:
    """Weighs the cues and writes the table."""
    asked = arguments(__doc__)
    scorer = load_scorer(asked.scorer)
    documents = list(gold_documents(asked.texts))
    some = [example for gold, text in documents for example in examples(scorer, gold, text)]
    print(f"{len(documents)} documents, {len(some)} couples with a relation")
    table = weigh(some)
    print(f"{sum(not cue.startswith('=') for _, cue in table)} weights")
    if not asked.dry:
        write(table)


if __name__ == "__main__":
    main()
