"""The names of columns, put together from the lines of a header."""

from __future__ import annotations

from collections.abc import Sequence

from loaders.tables.grid import Merge


def spread(rows: Sequence[Sequence[str]], number: int, merges: Sequence[Merge] = ()) -> tuple[str, ...]:
    """The cells of an upper line of a header, with the label of a group over each of its columns.

    Where the file joins cells in this row, these are the groups. Elsewhere a label reaches to the
    right as far as cells are empty, if the line below names its own column too.

    >>> spread([["Name", "Budget", ""], ["", "ERDF", "national"]], 0)
    ('Name', 'Budget', 'Budget')
    """
    cells = list(rows[number])
    joined = [(left, right) for top, left, bottom, right in merges if top <= number <= bottom and right > left]
    for left, right in joined:
        label = cells[left] if left < len(cells) else ""
        if label:
            cells += [""] * (right + 1 - len(cells))
            cells[left : right + 1] = [label] * (right + 1 - left)
    if joined or number + 1 >= len(rows):
        return tuple(cells)
    lower = rows[number + 1]
    cells += [""] * (len(lower) - len(cells))
    label = ""
    for column, words in enumerate(cells):
        under = lower[column] if column < len(lower) else ""
        if words:
            label = words if under else ""
        elif under and label:
            cells[column] = label
    return tuple(cells)


def joined_names(lines: Sequence[Sequence[str]]) -> tuple[str, ...]:
    """The name of each column: what its lines say from top to bottom, nothing twice.

    A line that names every column of its own, in another language, is parted by a slash.

    >>> joined_names([("Budget", "Budget", "Naziv"), ("ERDF", "national", "Name")])
    ('Budget ERDF', 'Budget national', 'Naziv / Name')
    """
    width = max((len(line) for line in lines), default=0)
    names = [""] * width
    for number, line in enumerate(lines):
        groups = len(set(filter(None, line))) < len(list(filter(None, line)))
        for column, words in enumerate(line):
            if not words or words.casefold() in names[column].casefold().split(" / "):
                continue
            above = names[column]
            beside = [
                lines[number - 1][place] for place in (column - 1, column + 1) if 0 <= place < len(lines[number - 1])
            ]
            part = " " if words[0].islower() or words[0] in "([" or above in beside or groups else " / "
            names[column] = f"{above}{part}{words}" if above else words
    return tuple(names)
