"""Writes `loaders/extract/theme_weights.tsv`: what each cue says for or against a text being about a theme.

    python -m tools.weigh_themes --texts DIR [--scorer score.py] [--dry]

Reads the training halves of `benchmarks/quality` (`own`, split "train", and `real/read`, whose texts stand in DIR as
``<id>.<language>.txt``), takes every theme that a text names, and weighs its cues by logistic regression (needs
scikit-learn). The L1 penalty leaves most weights zero and out of the table. Prints, of documents that the weights
were not learnt from, precision, recall and F1 of the themes themselves.
"""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

from graph.model import document_of
from loaders.extract.rules import read
from loaders.extract.theme_cues import Outlook, candidates, cues_of
from loaders.extract.theme_weights import RANKS, TABLE
from loaders.extract.topics import named, names_of
from tools.weighing import arguments, folds, gold_documents, load_scorer, out_of_fold

STRENGTHS = (0.15, 0.2, 0.3)  # inverse of the penalty, chosen by cross-validation
FEWEST_DOCUMENTS = 5  # in which a cue must be seen
PRECISE = 0.7  # precision that the themes must keep, of documents not learnt from
LIMITS = [step / 20 for step in range(5, 17)]  # probabilities tried for the best, second and third theme of a text


@dataclass(frozen=True, slots=True)
class Example:
    """A theme that a document names, its cues, and which themes of the gold it is; None if that is left open."""

    document: str
    cues: frozenset[str]
    gold: tuple[str, ...] | None


@dataclass(frozen=True, slots=True)
class Lesson:
    """All examples, and how many themes the gold of each document has."""

    examples: tuple[Example, ...]
    wanted: Mapping[str, int]


def lesson(scorer: Any, documents: Sequence[tuple[Mapping[str, Any], str]]) -> Lesson:
    """What the documents teach."""
    rows: list[Example] = []
    wanted: dict[str, int] = {}
    for gold, text in documents:
        facts = scorer.from_gold(gold).finish({})
        known = [thing for thing in facts.things.values() if thing.types[:1] == ["Theme"]]
        wanted[gold["id"]] = sum(not thing.optional for thing in known)
        reading = read(document_of(text))
        some = candidates(named(reading))
        outlook = Outlook(reading, some)
        for one in some:
            names = [reading.text[start:end] for start, end in names_of(reading, one)]
            mine = scorer.Thing(one.term, ["Theme"], names)
            same = [thing for thing in known if scorer.name_score(mine, thing)]
            needed = tuple(sorted(thing.key for thing in same if not thing.optional))
            found = None if same and not needed else needed
            rows.append(Example(gold["id"], frozenset(cues_of(outlook, one)), found))
    return Lesson(tuple(rows), wanted)


class Matrix:
    """The examples as rows; a column is a cue that stands in enough documents."""

    def __init__(self, some: Sequence[Example]) -> None:
        seen: dict[str, set[str]] = defaultdict(set)
        for example in some:
            for cue in example.cues:
                seen[cue].add(example.document)
        self.names = sorted(cue for cue, where in seen.items() if len(where) >= FEWEST_DOCUMENTS)
        number = {name: at for at, name in enumerate(self.names)}
        cells = [(at, number[cue]) for at, one in enumerate(some) for cue in sorted(one.cues) if cue in number]
        at, column = zip(*cells, strict=True)
        self.rows = csr_matrix((np.ones(len(cells)), (at, column)), shape=(len(some), len(self.names)))
        self.right = np.array([bool(one.gold) for one in some])
        self.sure = np.array([one.gold is not None for one in some])

    def fit(self, which: np.ndarray, strength: float) -> LogisticRegression:
        """The regression over some rows."""
        model = LogisticRegression(C=strength, l1_ratio=1, solver="liblinear", max_iter=500, random_state=0)
        return model.fit(self.rows[which & self.sure], self.right[which & self.sure])


def loss(matrix: Matrix, probability: np.ndarray) -> float:
    """The mean logarithmic loss."""
    sure = np.clip(np.where(matrix.right, probability, 1 - probability), 1e-6, 1)[matrix.sure]
    return float(-np.log(sure).mean())


def scores(known: Lesson, probability: np.ndarray, enough: Sequence[float]) -> tuple[float, float, float]:
    """Precision, recall and F1 of the themes, with these limits for the best, second and third theme of a text."""
    of: dict[str, list[int]] = defaultdict(list)
    for number, example in enumerate(known.examples):
        of[example.document].append(number)
    right = wrong = 0
    for numbers in of.values():
        got: set[str] = set()
        for limit, number in zip(enough, sorted(numbers, key=lambda n: -probability[n]), strict=False):
            if probability[number] < limit:
                break
            gold = known.examples[number].gold
            new = next((key for key in gold or () if key not in got), None)
            if new is not None:
                got.add(new)
                right += 1
            elif gold is not None:
                wrong += 1
    precision, recall = right / max(1, right + wrong), right / max(1, sum(known.wanted.values()))
    return precision, recall, 2 * precision * recall / max(1e-9, precision + recall)


def limits(known: Lesson, probability: np.ndarray) -> tuple[float, ...]:
    """The limits with the best F1 that is precise enough, a limit for each rank and none below the one before."""
    tried = [some for some in itertools.product(LIMITS, repeat=len(RANKS)) if list(some) == sorted(some)]
    figures = {some: scores(known, probability, some) for some in tried}
    precise = {some: figure for some, figure in figures.items() if figure[0] >= PRECISE}
    return max(precise or figures, key=lambda some: (figures[some][2], some))


def weigh(known: Lesson) -> dict[str, float]:
    """The table of weights and limits; prints what they are worth on documents not learnt from."""
    matrix, fold = Matrix(known.examples), folds(known.wanted, [one.document for one in known.examples])
    tried = {strength: out_of_fold(matrix, fold, strength) for strength in STRENGTHS}
    strength = min(tried, key=lambda one: loss(matrix, tried[one]))
    enough = limits(known, tried[strength])
    figures = " ".join(f"{value:.3f}" for value in scores(known, tried[strength], enough))
    print(
        f"themes {figures} of documents not learnt from, strength {strength}, loss {loss(matrix, tried[strength]):.4f}"
    )
    model = matrix.fit(np.ones(len(fold), dtype=bool), strength)
    table = {name: round(float(weight), 2) for name, weight in zip(matrix.names, model.coef_[0], strict=True)}
    table["always"] = round(table.get("always", 0.0) + float(model.intercept_[0]), 2)
    return {cue: weight for cue, weight in table.items() if weight} | dict(zip(RANKS, enough, strict=True))


def write(table: Mapping[str, float]) -> None:
    """Writes the table, sorted."""
    rows = [f"{cue}\t{weight:g}" for cue, weight in sorted(table.items())]
    TABLE.write_text("\n".join(["cue\tweight", *rows]) + "\n", encoding="utf-8")


def main() -> None:
    """Weighs the cues and writes the table."""
    asked = arguments(__doc__)
    documents = list(gold_documents(asked.texts))
    known = lesson(load_scorer(asked.scorer), documents)
    print(f"{len(documents)} documents, {len(known.examples)} themes named, {sum(known.wanted.values())} in the gold")
    table = weigh(known)
    print(f"{len(table) - len(RANKS)} weights")
    if not asked.dry:
        write(table)


if __name__ == "__main__":
    main()
