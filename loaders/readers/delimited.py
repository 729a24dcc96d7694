"""Tables as text: CSV with whatever parts its fields, and TSV."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from graph.errors import BadInput
from graph.model import Document
from loaders.readers.files import binary_kind, decode, read_content
from loaders.readers.tabular import document_of_sheets
from loaders.tables.grid import ROW_LIMIT, Row, Sheet, cell_limit, cell_words, check_size, trimmed

_DELIMITERS = (";", ",", "\t", "|")
_ANNOUNCED = re.compile(r"\"?sep=(.)\"?\r?\n?", re.IGNORECASE)
_SAMPLE = 400  # lines that show what parts the fields
_NULS = 0.02  # share of a file's head; more is no text


def read_delimited(path: Path) -> Document:
    """The document of a CSV or TSV file: a row for each record, numbered as a spreadsheet program does.

    The encoding and what parts the fields (semicolon, comma, tab, bar) are found out. Raises
    BadInput for what is no text or too large, and as ``read_content`` does.
    """
    data = read_content(path)
    if 0 < data[:65536].count(0) <= _NULS * len(data[:65536]):
        data = data.replace(b"\x00", b"")
    kind = binary_kind(data)
    if kind:
        raise BadInput(f"{path}: is {kind}, not a table as text; save it as CSV in UTF-8", code="kind")
    text = decode(data, path)
    media_type = "text/tab-separated-values" if path.suffix.lower() in {".tsv", ".tab"} else "text/csv"
    return document_of_sheets([Sheet("", tuple(_rows(text, path)))], path, media_type)


def records(text: str) -> list[list[str]]:
    """The fields of each record of a table as text, an empty list for an empty line.

    >>> records('Name;Budget\\n"Gamma; Delta";"1,5\\n(planned)"\\n')
    [['Name', 'Budget'], ['Gamma; Delta', '1,5\\n(planned)']]
    """
    return list(_records(_lines(text)))


def _rows(text: str, path: Path) -> Iterator[Row]:
    limit, cells = cell_limit(), 0
    for number, fields in enumerate(_records(_lines(text)), start=1):
        words = trimmed([cell_words(field) for field in fields])
        cells += len(words)
        # Checked here too: what is too large should not be held in memory first.
        if number > ROW_LIMIT or cells > limit:
            check_size(str(path), number, cells)
        if words:
            yield Row(number, words)


def _lines(text: str) -> list[str]:
    return list(io.StringIO(text.replace("\x00", ""), newline=""))


def _records(lines: list[str]) -> Iterator[list[str]]:
    announced = _ANNOUNCED.fullmatch(lines[0]) if lines else None
    if announced:
        # Spreadsheet programs take this line as an instruction and do not show it.
        yield from _parsed(lines[1:], announced[1])
        return
    delimiter = find_delimiter(lines[:_SAMPLE])
    if delimiter is None:
        inner = [line[0] if line else "" for line in _parsed(lines[:_SAMPLE], "\x1f")]
        delimiter = find_delimiter(inner)
        if delimiter is not None and any(line.startswith('"') for line in lines[:2]):
            # Some programs quote each line as a whole, and every quote in it once more.
            lines = [f"{line[0]}\n" if line else "\n" for line in _parsed(lines, "\x1f")]
    yield from _parsed(lines, delimiter or "\x1f")


def find_delimiter(lines: Sequence[str]) -> str | None:
    """What parts the fields of these lines: the sign that gives most records the same number of fields, or None.

    >>> find_delimiter(["Town;EUR\\n", "Graz;1,50\\n", "Linz;2,75\\n"])
    ';'
    """
    best, most = None, 0.0
    for delimiter in _DELIMITERS:
        counts = Counter(len(fields) for fields in _parsed(lines, delimiter) if fields)
        total = sum(counts.values())
        width, frequent = max(counts.items(), key=lambda item: (item[1] * (item[0] > 1), item[0]), default=(1, 0))
        if width < 2:
            continue
        # Trailing fields are often left out: what is narrower than most speaks less against a sign than what is wider.
        wider = sum(number for count, number in counts.items() if count > width)
        score = (frequent / total) * (1 - wider / total) * (1 - 1 / (width + 1)) * (counts[1] < total / 2 or 0.3)
        if score > most:
            best, most = delimiter, score
    return best if most > 0.1 else None


def _parsed(lines: Sequence[str], delimiter: str) -> Iterator[list[str]]:
    """Records, where a quote that is never closed costs its own line alone."""
    widths: Counter[int] = Counter()
    width = start = 0
    reader = csv.reader(_from(lines, 0), delimiter=delimiter)
    while True:
        before = start + reader.line_num
        try:
            fields = next(reader)
        except StopIteration:
            return
        except csv.Error:
            # A field of more than 131,072 characters: a quote was opened and never closed.
            fields, stray = [], True
        else:
            after = start + reader.line_num
            stray = after > before + 1 and len(fields) != width
            if stray:
                alone = len(_split(lines[before], delimiter))
                stray = alone == width or (after == len(lines) and alone > 1)
        if stray:
            fields = _split(lines[before], delimiter)
            start = before + 1
            reader = csv.reader(_from(lines, start), delimiter=delimiter)
        widths[len(fields)] += 1
        if widths[len(fields)] >= widths[width]:
            width = len(fields)
        yield fields


def _from(lines: Sequence[str], start: int) -> Iterator[str]:
    return (lines[number] for number in range(start, len(lines)))


def _split(line: str, delimiter: str) -> list[str]:
    return line.rstrip("\r\n").split(delimiter)
