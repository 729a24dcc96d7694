"""Lists what the lexicon of each language lacks beside the others: rows that three of five languages have.

python -m tools.lexicon_gaps [--write docs/languages.md]
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from loaders.extract.lexicon import languages, table

_SHARE = 0.6  # of the languages that have a row from which the others lack it
_BEGIN, _END = "<!-- gaps -->\n", "<!-- /gaps -->"
_TABLES = ("bodies", "heads", "policies", "cues", "units", "magnitudes", "events", "groups")
_OF_SOME = frozenset(
    {
        "place_endings",
        "from_endings",
        "genitives",
        "genitives_behind",
        "of",
        "participles",
        "traits",
        "endings",
        "notes",
        "cases",
        "adjectives",
    }
)


def rows(content: Mapping[str, Any]) -> Iterator[str]:
    """The rows of a lexicon that have words: lists, rows of tables, frames by rule.

    >>> list(rows({"articles": ["the"], "cues": {"aim": ["aims to"], "goal": []}, "frames": [{"rule": "led"}]}))
    ['articles', 'cues.aim', 'frames.led']
    """
    for name, value in content.items():
        if name in _TABLES:
            yield from (f"{name}.{row}" for row, words in value.items() if words)
        elif name == "frames":
            yield from (f"frames.{frame['rule']}" for frame in value)
        elif isinstance(value, list) and value and name not in _OF_SOME:
            yield name


def gaps() -> dict[str, list[str]]:
    """Of each language the rows that it lacks, sorted."""
    has = {code: set(rows(table(code))) for code in languages()}
    counts = Counter(row for mine in has.values() for row in mine)
    usual = {row for row, count in counts.items() if count >= _SHARE * len(has)}
    return {code: sorted(usual - mine) for code, mine in has.items()}


def listed() -> str:
    """The gaps as a table in Markdown."""
    lines = ["| language | lacks |", "|---|---|"]
    lines += [
        f"| {code} | {', '.join(f'`{row}`' for row in lacking) or 'nothing'} |" for code, lacking in gaps().items()
    ]
    return "\n".join(lines) + "\n"


def main() -> None:
    """Prints the table, or puts it between a page's marks."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--write", type=Path, help="a page with marks for the table")
    asked = parser.parse_args()
    if asked.write is None:
        print(listed(), end="")
        return
    before, _, rest = asked.write.read_text(encoding="utf-8").partition(_BEGIN)
    asked.write.write_text(f"{before}{_BEGIN}{listed()}{_END}{rest.partition(_END)[2]}", encoding="utf-8")


if __name__ == "__main__":
    main()
