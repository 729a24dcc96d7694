"""What the tools that weigh cues share: the documents that teach, the scorer, and the folds of cross-validation."""

from __future__ import annotations

import argparse
import importlib.util
import json
import random
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Protocol

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

from benchmarks.quality import sets

SCORER = Path(__file__).resolve().parents[2] / "shared" / "evaluation" / "score.py"
FOLDS = 8


class Fitted(Protocol):
    """Examples as rows, over some of which a regression can be made."""

    rows: csr_matrix

    def fit(self, which: np.ndarray, strength: float) -> LogisticRegression:
        """The regression over some rows."""


def gold_documents(texts: Path | None) -> Iterator[tuple[Mapping[str, Any], str]]:
    """The gold of the training halves with their texts, in the order of their ids; public pages only with ``texts``."""
    some = sets.cases("own", split="train")[0]
    if texts:
        some += sets.cases("real/read", texts=texts)[0]
    for case in some:
        yield case.gold, case.text.read_text(encoding="utf-8")


def more_documents(folder: Path | None) -> Iterator[tuple[Mapping[str, Any], str]]:
    """Gold files of a folder with the texts beside them (``<name>.txt``, ``<name>.<language>.txt``), by name."""
    for path in sorted(folder.rglob("*.json")) if folder else ():
        gold = json.loads(path.read_text(encoding="utf-8"))
        texts = sorted(path.parent.glob(f"{path.stem}.*txt"))
        if texts and "entities" in gold:
            yield {"id": path.stem} | gold, texts[0].read_text(encoding="utf-8")


def folds(documents: Iterable[str], rows: Sequence[str]) -> np.ndarray:
    """The fold of each row by its document: documents stay whole, languages are mixed."""
    mixed = sorted(set(documents))
    random.Random(5).shuffle(mixed)
    fold = {document: number % FOLDS for number, document in enumerate(mixed)}
    return np.array([fold[document] for document in rows])


def out_of_fold(matrix: Fitted, fold: np.ndarray, strength: float, teaches: np.ndarray | None = None) -> np.ndarray:
    """The probability of each example by weights that its document had no part in, learnt from what ``teaches``."""
    found = np.zeros(len(fold))
    teaches = np.ones(len(fold), dtype=bool) if teaches is None else teaches
    for number in range(FOLDS):
        held = fold == number
        found[held] = matrix.fit(~held & teaches, strength).predict_proba(matrix.rows[held])[:, 1]
    return found


def load_scorer(path: Path) -> Any:
    """The outside scorer as a module."""
    spec = importlib.util.spec_from_file_location("score", path)
    if spec is None or spec.loader is None or not path.exists():
        raise SystemExit(f"{path}: no scorer there; name it with --scorer")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def arguments(description: str | None) -> argparse.Namespace:
    """What the command line of such a tool says."""
    parser = argparse.ArgumentParser(description=description, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--texts", type=Path, help="the folder with the texts of public pages")
    parser.add_argument("--more", type=Path, help="a folder with further documents and their facts")
    parser.add_argument("--scorer", type=Path, default=SCORER)
    parser.add_argument("--dry", action="store_true", help="print only, write nothing")
    return parser.parse_args()
