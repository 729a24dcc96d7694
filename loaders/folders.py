"""Which files paths name or hold, and which of them are left out with what reason."""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from graph.model import Refusal
from loaders import kinds, registry


@dataclass(frozen=True, slots=True)
class Found:
    """What a search of folders came to.

    ``files`` can be tried, in order; ``ignored`` are files of unknown kinds and ``refused`` are
    folders that could not be opened, each with its reason.
    """

    files: tuple[Path, ...]
    ignored: tuple[Refusal, ...] = ()
    refused: tuple[Refusal, ...] = ()


def readable_files(paths: Iterable[Path]) -> Found:
    """The files that paths name or hold, each once: named files first as given, folders walked in sorted order.

    A named file is always among ``files``: whoever reads it says what is wrong with it. In
    folders, hidden names are passed over, links to folders already seen are not followed, and
    files that no reader takes are listed as ignored.
    """
    files: dict[Path, None] = {}
    ignored: dict[str, Refusal] = {}
    refused: list[Refusal] = []
    seen: set[Path] = set()
    for path in paths:
        if _is_folder(path):
            _walk(path, files, ignored, refused, seen)
        elif reason := _unusable(path):
            refused.append(Refusal(repr(str(path)), reason))
        else:
            files.setdefault(path)
    return Found(tuple(files), tuple(ignored.values()), tuple(refused))


def _walk(
    folder: Path, files: dict[Path, None], ignored: dict[str, Refusal], refused: list[Refusal], seen: set[Path]
) -> None:
    waiting = [folder]
    while waiting:
        here = waiting.pop()
        real = here.resolve()
        if real in seen:
            continue
        seen.add(real)
        try:
            entries = sorted(entry for entry in here.iterdir() if not entry.name.startswith("."))
        except OSError as error:
            refused.append(Refusal(str(here), f"folder cannot be opened ({error.strerror}); change its permissions"))
            continue
        for entry in entries:
            if _is_folder(entry):
                continue
            if reason := _unusable(entry):
                refused.append(Refusal(repr(str(entry)), reason))
            elif entry.suffix.lower() in registry.suffixes() or kinds.is_known(entry):
                files.setdefault(entry)
            else:
                reason = f"no reader for {entry.suffix.lower() or 'a file without suffix'}"
                ignored.setdefault(str(entry), Refusal(str(entry), reason))
        # The last one pushed is walked first, so push them backwards.
        waiting.extend(entry for entry in reversed(entries) if _is_folder(entry))


def _is_folder(path: Path) -> bool:
    """Whether it is a folder, as far as one may look: where one may not, reading says so."""
    return os.path.isdir(path)  # noqa: PTH112 - Path.is_dir raises there


def _unusable(path: Path) -> str:
    """Why a file cannot be kept by its name, '' where it can: names are text, and a file system's are bytes."""
    try:
        str(path.absolute()).encode("utf-8")
    except UnicodeEncodeError:
        return "its name is not in UTF-8; rename it"
    return ""
