"""Words of scanned pages, read by Tesseract where it is installed."""

from __future__ import annotations

import math
import os
import re
import shutil
import subprocess
from collections.abc import Sequence
from functools import cache
from statistics import median
from typing import Any

from loaders.readers.pdf_words import Word

_DPI = 300
_PIXELS = 40_000_000  # of a page: at 300 dpi an A3 sheet has 17 million
_SECONDS = 120  # that one page may take; an A4 page of text takes 4
_SURE = 25  # per cent: what Tesseract is less sure of is dirt
_ALIKE = 0.18  # measured letters differ so much within one text
_BULLETS = frozenset(".·+*¢°©«»■")  # what a bullet before a line is read as
_FRAMES = "|[]_¦"  # what the lines of a table are read as
_DESCENDERS = frozenset("gjpqyçµφρβμηγξζψχруфцщд,;()[]{}Qşţ")
_CODES = {
    "bg": "bul", "cs": "ces", "da": "dan", "de": "deu", "el": "ell", "en": "eng", "es": "spa", "et": "est",
    "fi": "fin", "fr": "fra", "ga": "gle", "hr": "hrv", "hu": "hun", "is": "isl", "it": "ita", "lt": "lit",
    "lv": "lav", "mt": "mlt", "nb": "nor", "nl": "nld", "no": "nor", "pl": "pol", "pt": "por", "ro": "ron",
    "sk": "slk", "sl": "slv", "sq": "sqi", "sr": "srp", "sv": "swe", "tr": "tur", "uk": "ukr",
}  # fmt: skip
_SCRIPTS = ("en", "el", "bg")  # one language for each alphabet, to begin with


@cache
def languages() -> frozenset[str]:
    """The languages (ISO 639-1) that the Tesseract installed here reads; empty where there is none."""
    program = shutil.which("tesseract")
    if program is None:
        return frozenset()
    try:
        told = subprocess.run([program, "--list-langs"], capture_output=True, check=False, timeout=20)  # noqa: S603
    except (OSError, subprocess.TimeoutExpired):
        return frozenset()
    installed = set(told.stdout.decode("utf-8", "replace").split())
    return frozenset(code for code, name in _CODES.items() if name in installed)


def likely_languages(stated: str | None, text: str) -> tuple[str, ...]:
    """The languages in which to read scanned pages: the document's own, by what it states or its other text.

    Where neither tells, one language for each alphabet.
    """
    own = stated or (_language_of(text) if len(text) > 200 else None)
    chosen = (own, "en") if own else _SCRIPTS
    return tuple(dict.fromkeys(code for code in chosen if code in languages()))


def language_read(words: Sequence[Word]) -> str | None:
    """The language that words read are in, None where they are too few to tell."""
    text = " ".join(word.text for word in words)
    return _language_of(text) if len(text) > 80 else None


def _language_of(text: str) -> str | None:
    import py3langid  # loading the model takes half a second: only for scans

    found = str(py3langid.classify(text[:5000])[0])
    return found if found in _CODES else None


def read_picture(page: Any, codes: Sequence[str]) -> list[Word] | None:
    """The words on a page's picture (``page`` is pypdfium2's), None where it cannot be drawn or Tesseract fails."""
    from pypdfium2 import PdfiumError

    width, height = page.get_size()
    scale = min(_DPI / 72, math.sqrt(_PIXELS / max(1.0, width * height)), 20_000 / max(1.0, width, height))
    try:
        bitmap = page.render(scale=scale, grayscale=True)
    except (PdfiumError, MemoryError):
        return None
    try:
        rows, stride = bytes(bitmap.buffer), bitmap.stride
        picture = b"P5 %d %d 255\n" % (bitmap.width, bitmap.height) + b"".join(
            rows[start : start + bitmap.width] for start in range(0, stride * bitmap.height, stride)
        )
    finally:
        bitmap.close()
    program = shutil.which("tesseract")
    names = "+".join(_CODES[code] for code in codes if code in languages())
    if program is None or not names:
        return None
    command = [program, "stdin", "stdout", "-l", names, "--dpi", str(max(70, round(scale * 72))), "tsv"]
    # On two cores, Tesseract's own threads make a page take five times as long.
    environment = {**os.environ, "OMP_THREAD_LIMIT": "1"}
    try:
        told = subprocess.run(  # noqa: S603 - no shell, and the program's own options alone
            command, input=picture, capture_output=True, check=False, timeout=_SECONDS, env=environment
        )
    except (OSError, subprocess.TimeoutExpired):
        return None
    return words_from(told.stdout.decode("utf-8", "replace"), 1 / scale) if told.returncode == 0 else None


def words_from(table: str, scale: float) -> list[Word]:
    """The words of Tesseract's table; ``scale`` is points per pixel.

    >>> rows = ["-", "5 1 1 1 1 1 100 100 160 30 96 Piano", "5 1 1 1 1 2 280 100 60 30 3 ~"]
    >>> table = chr(10).join(row.replace(" ", chr(9)) for row in rows)
    >>> [(word.text, round(word.left)) for word in words_from(table, 0.24)]
    [('Piano', 24)]
    """
    lines: dict[tuple[str, ...], list[tuple[str, float, float, float, float]]] = {}
    for row in table.splitlines()[1:]:
        fields = row.split("\t")
        text = fields[11].strip().strip(_FRAMES) if len(fields) > 11 and fields[0] == "5" else ""
        if not text or float(fields[10]) < _SURE:
            continue
        text = text.replace("\u00b5", "\u03bc") if re.search("[\u0370-\u03ff]", text) else text
        left, top, width, height = (float(field) * scale for field in fields[6:10])
        lines.setdefault(tuple(fields[1:5]), []).append((text, left, top, width, height))
    measured = {key: _measured(words) for key, words in lines.items()}
    usual = median(size for size, _ in measured.values()) if measured else 0.0
    found = []
    for key, words in lines.items():
        size, base = measured[key]
        size = usual if abs(size - usual) <= _ALIKE * usual else size
        if words[0][0] in _BULLETS and len(words) > 1:
            words[0] = ("•", *words[0][1:])
        found += [Word(text, left, left + width, base, round(size, 1)) for text, left, _, width, _ in words]
    return found


def _measured(words: Sequence[tuple[str, float, float, float, float]]) -> tuple[float, float]:
    """Size and base line of a line of words by their boxes: capitals are 0.72 of the size, descenders 0.21."""
    sizes, bases = [], []
    for text, _, top, _, height in words:
        deep = any(letter in _DESCENDERS for letter in text)
        tall = any(letter.isupper() or letter.isdigit() or letter in "bdfhklßб" for letter in text)
        size = height / ((0.72 if tall else 0.53) + (0.21 if deep else 0.0))
        sizes.append((size, len(text)))
        bases.append(top + height - (0.21 * size if deep else 0.0))
    weighed = sorted(size for size, length in sizes for _ in range(length))
    return weighed[len(weighed) // 2], median(bases)
