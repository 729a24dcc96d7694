"""The ledger of human judgements as a file: append-only, one JSON line each, readable in a diff.

``graph/standing.py`` says which of them stand, ``graph/rulings.py`` what those mean.
"""

from __future__ import annotations

import json
import os
import re
import warnings
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from pathlib import Path

from graph.errors import BadInput
from graph.model import Judgement
from graph.standing import is_iri
from graph.terms import node

NAME = "decisions.jsonl"
"""The ledger's file in the folder of a store."""
VERDICTS = ("same", "different", "unsure", "accept", "reject", "label", "undo")
LANGUAGE = re.compile(r"[a-z]{2,3}(-[a-z0-9]{2,8})*")
"""How a language's code is written."""


def read(path: Path) -> tuple[Judgement, ...]:
    """The judgements of a ledger in the order they were made; none if there is no file yet.

    A last line that a crash cut off is no judgement yet and is left out; ``torn`` gives it. Raises BadInput naming a
    line that is broken.
    """
    return tuple(_judgements(path, whole_lines(path)))


def whole_lines(path: Path) -> bytes:
    """What of a ledger is whole: its bytes without a last line that was cut off."""
    held = path.read_bytes() if path.exists() else b""
    return held[: len(held) - len(_tail(held))]


def torn(path: Path) -> str:
    """The last line of a ledger where a crash cut it off, '' where all lines are whole."""
    return _tail(path.read_bytes()).decode(errors="replace") if path.exists() else ""


def torn_lines(path: Path) -> Path:
    """The file beside a ledger that holds its lines that were cut off."""
    return path.with_name(path.name + ".torn")


def set_aside(path: Path) -> Path | None:
    """Move a last line that was cut off to a file beside the ledger, which comes back; None if all lines are whole.

    For the one who writes: what is appended next would otherwise become part of that line.
    """
    rest = torn(path)
    if not rest:
        return None
    aside = torn_lines(path)
    with aside.open("a", encoding="utf-8") as out:
        out.write(rest + "\n")
        out.flush()
        os.fsync(out.fileno())
    with path.open("r+b") as out:
        out.truncate(len(whole_lines(path)))
        os.fsync(out.fileno())
    return aside


def mended(folder: Path) -> Path:
    """The ledger's file in the folder of a store, all of whose lines are whole; warns of one that was cut off."""
    path = folder / NAME
    aside = set_aside(path)
    if aside:
        warnings.warn(f"{path}: the last line was cut off; it now stands in {aside}", stacklevel=3)
    return path


def append(path: Path, *judgements: Judgement) -> None:
    """Write judgements in one go; they are on disk when this returns."""
    held = path.read_bytes()[-1:] if path.exists() else b""
    begin = "\n" if held not in (b"", b"\n") else ""
    with path.open("a", encoding="utf-8") as out:
        out.write(begin + to_lines(judgements))
        out.flush()
        os.fsync(out.fileno())


def to_lines(judgements: Iterable[Judgement]) -> str:
    """Judgements as lines of a ledger; what is empty is left out.

    >>> print(to_lines([Judgement("x:a", "x:b", "same", "anna", "2026-01-01", over=())]), end="")
    {"at": "2026-01-01", "by": "anna", "left": "x:a", "over": [], "right": "x:b", "verdict": "same"}
    """
    return "".join(json.dumps(_data(one), ensure_ascii=False, sort_keys=True) + "\n" for one in judgements)


def from_lines(text: str, name: str, by: str = "") -> tuple[Judgement, ...]:
    """The judgements in the text of a file called ``name``; ``by`` made those that name nobody.

    Raises BadInput naming the line that is broken.
    """
    return tuple(_judgements(name, text.encode(), by))


def _judgements(name: Path | str, held: bytes, by: str = "") -> Iterator[Judgement]:
    for number, line in enumerate(held.split(b"\n"), 1):
        if line.strip():
            try:
                yield _judgement(json.loads(line), by)
            except (ValueError, TypeError, RecursionError) as error:
                raise BadInput(f"{name}, line {number}: not a judgement ({error}); mend or remove the line") from error


def _judgement(data: object, by: str) -> Judgement:
    if not isinstance(data, dict):
        raise TypeError("expected an object in braces")
    over = data.pop("over", None)
    if over is not None and not (isinstance(over, list) and all(isinstance(one, str) for one in over)):
        raise TypeError("'over' is no list of ids")
    given = {"right": "", "by": by} | data
    for name, value in given.items():
        if not isinstance(value, str):
            raise TypeError(f"{name!r} is no text")
        value.encode()  # half a letter, which JSON can hold, is none
    if given.get("verdict") not in VERDICTS:
        raise ValueError(f"verdict {given.get('verdict')!r}; expected one of {', '.join(VERDICTS)}")
    doubt = given["verdict"] == "unsure" and not given["right"] and "#" in given.get("left", "")
    if given["verdict"] in ("same", "different", "unsure") and not is_iri(given["right"]) and not doubt:
        raise ValueError(f"'right' is {given['right']!r}; expected an IRI")
    for name in ("left", "right")[: 1 if given["verdict"] == "label" else 2]:
        if is_iri(given.get(name, "")):
            node(given[name])
    if given.get("language") and not LANGUAGE.fullmatch(given["language"]):
        raise ValueError(f"'language' is {given['language']!r}; expected a code such as 'it'")
    if not given["by"]:
        raise ValueError("it names nobody in 'by'")
    return Judgement(**given, over=None if over is None else tuple(over))


def _data(judgement: Judgement) -> dict[str, object]:
    found = {name: value for name, value in asdict(judgement).items() if value not in ("", None)}
    return found | {"right": judgement.right}


def _tail(held: bytes) -> bytes:
    """What stands after the last line end, unless it is whole: an editor may leave the last one out."""
    rest = held.rpartition(b"\n")[2]
    try:
        json.loads(rest)
    except ValueError:  # UnicodeDecodeError is one too
        return rest
    return b""
