"""The gold of the identity benchmark: which name at which place means which thing, and which things look alike."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from graph.errors import BadInput

HERE = Path(__file__).parent
HALVES = ("train", "test")
UNREAD = ("test", "third")
"""Parts of which only totals are shown: rules are not written on them."""
PARTS = (*HALVES, "third")
CLASSES = ("Organisation", "Project", "PolicyInstrument", "Programme", "Region", "City")
DIFFICULTIES = {
    "own": "full name in the thing's own language",
    "english": "full name in English",
    "third": "full name in a third language",
    "variant": "another wording in the same language",
    "short": "without legal form, or a part of the name",
    "acronym": "an acronym, or a name built on one",
    "abbreviated": "a word cut short: Univ., Prov.",
    "plain": "accents left out",
    "upper": "in capitals",
    "inflected": "in another case than the nominative",
    "order": "words in another order",
    "typo": "a slip of the pen",
}
_ROW = ("document", "start", "end", "name", "thing", "class", "difficulty")
_PAIR = ("thing", "other", "why")


@dataclass(frozen=True, slots=True)
class Row:
    """One gold mention: the ``name`` at ``start`` to ``end`` (code points of the NFC text) means ``thing``.

    ``document`` is the text's file name without suffix and begins with its language (ISO 639-1);
    ``kind`` is one of CLASSES, ``difficulty`` one of DIFFICULTIES.
    """

    document: str
    start: int
    end: int
    name: str
    thing: str
    kind: str
    difficulty: str

    @property
    def language(self) -> str:
        """Language of the document.

        >>> Row("el-02", 0, 6, "Δήμος", "el-dimos-chanion", "Organisation", "short").language
        'el'
        """
        return self.document.split("-")[0]


@dataclass(frozen=True, slots=True)
class Pair:
    """Two things that look alike and are different, and why."""

    thing: str
    other: str
    why: str


@dataclass(frozen=True, slots=True)
class Gold:
    """One part: texts by document, gold mentions in the order of the file, look-alikes."""

    texts: dict[str, str]
    rows: tuple[Row, ...]
    pairs: tuple[Pair, ...]


def read(half: str, folder: Path = HERE) -> Gold:
    """The gold of a part (one of PARTS), checked.

    Raises BadInput, which names every fault: a name that does not stand at its place, an unknown
    class, difficulty or thing, a text without gold.
    """
    texts = {
        path.stem: unicodedata.normalize("NFC", path.read_text("utf-8"))
        for path in sorted((folder / half).glob("*.txt"))
    }
    rows = tuple(Row(line[0], int(line[1]), int(line[2]), *line[3:]) for line in _lines(folder / f"{half}.tsv", _ROW))
    pairs = tuple(Pair(*line) for line in _lines(folder / f"{half}-apart.tsv", _PAIR))
    gold = Gold(texts, rows, pairs)
    faults = list(_faults(gold))
    if faults:
        raise BadInput(f"{folder / half}: {'; '.join(faults)}; expected rows whose name stands at their place")
    return gold


def _lines(path: Path, header: Sequence[str]) -> Iterator[tuple[str, ...]]:
    lines = path.read_text("utf-8").splitlines()
    if tuple(lines[0].split("\t")) != tuple(header):
        raise BadInput(f"{path}: first line is {lines[0]!r}; expected {' '.join(header)}, tabs between them")
    for number, line in enumerate(lines[1:], 2):
        cells = tuple(line.split("\t"))
        if len(cells) != len(header):
            raise BadInput(f"{path}:{number}: {len(cells)} cells; expected {len(header)}")
        yield cells


def _faults(gold: Gold) -> Iterator[str]:
    kinds: dict[str, str] = {}
    for row in gold.rows:
        if gold.texts.get(row.document, "")[row.start : row.end] != row.name:
            yield f"{row.document}:{row.start}: {row.name!r} does not stand there"
        if row.kind not in CLASSES or row.difficulty not in DIFFICULTIES:
            yield f"{row.document}:{row.start}: unknown class {row.kind!r} or difficulty {row.difficulty!r}"
        if kinds.setdefault(row.thing, row.kind) != row.kind:
            yield f"{row.thing}: is {kinds[row.thing]} and {row.kind}"
    if len({(row.document, row.start) for row in gold.rows}) < len(gold.rows):
        yield "two rows at one place"
    yield from (f"{name}: no gold" for name in sorted(gold.texts.keys() - {row.document for row in gold.rows}))
    for pair in gold.pairs:
        yield from (f"{thing}: in a pair but in no text" for thing in (pair.thing, pair.other) if thing not in kinds)
        if pair.thing == pair.other:
            yield f"{pair.thing}: paired with itself"
