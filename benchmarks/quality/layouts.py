"""The same text in other layouts must give the same facts: which documents still differ, and in what.

    python -m benchmarks.quality.layouts            # measure the training half
    python -m benchmarks.quality.layouts --shrink   # take off the list what holds now
    python -m benchmarks.quality.layouts --write    # write the list anew, to review what a change of the rules did

`layouts.tsv` lists the documents that differ, with the relations lost and gained. Where the causes lie: *double blanks*
in patterns and reaches that count characters; *capital headings* in names that are told from ordinary words by their
capitals; *lists as prose* in brackets and commas within items, which a line's end keeps apart.
"""

from __future__ import annotations

import argparse
import re
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from benchmarks.quality.facts import letters
from benchmarks.quality.sets import HERE, Lines, cases, lines
from graph.model import Block
from loaders import registry

KNOWN = HERE / "layouts.tsv"
Layout = Callable[[Path], str]
Fact = tuple[str, str, str, str, str]
_LIST = re.compile(r"^([^\n:]{3,80}:) ((?:[^\n;]+; ){2,}[^\n;]+?)\.?$", re.MULTILINE)
_FEWEST = 3  # items that make a list


def double_blanks(path: Path) -> str:
    """Twice as many blanks between words, and between columns."""
    return re.sub(r"(?<=\S) +(?=\S)", lambda blanks: 2 * blanks[0], path.read_text("utf-8"))


def windows_lines(path: Path) -> str:
    """Lines that end as on Windows."""
    return path.read_text("utf-8").replace("\n", "\r\n")


def trailing_blanks(path: Path) -> str:
    """Blanks at the end of every line."""
    return re.sub(r"(?m)$", "   ", path.read_text("utf-8"))


def capital_headings(path: Path) -> str:
    """Headings in capitals."""
    document = registry.read(path)
    text = document.text
    for block in sorted(document.blocks, key=lambda b: -b.start):
        if block.kind == "heading":
            text = text[: block.start] + text[block.start : block.end].upper() + text[block.end :]
    return text


def lists_as_prose(path: Path) -> str:
    """The items of each list one behind the other, with semicolons between them."""
    document = registry.read(path)
    runs: list[list[Block]] = []
    for before, block in zip([None, *document.blocks], document.blocks, strict=False):
        if block.kind == "item":
            if before is None or before.kind != "item":
                runs.append([])
            runs[-1].append(block)
    text = document.text
    for run in reversed([run for run in runs if len(run) >= _FEWEST]):
        start = text.rfind("\n", 0, run[0].start) + 1
        items = [" ".join(text[one.start : one.end].split()).rstrip(".;,") for one in run]
        text = f"{text[:start].rstrip()} {'; '.join(items)}.{text[run[-1].end :]}"
    return text


def lists_as_bullets(path: Path) -> str:
    """Lists that stand in one line behind a colon, with semicolons, as bullets."""
    return _LIST.sub(
        lambda found: found[1] + "".join(f"\n- {item}" for item in found[2].split("; ")), path.read_text("utf-8")
    )


LAYOUTS: dict[str, Layout] = {
    one.__name__: one
    for one in (double_blanks, windows_lines, trailing_blanks, capital_headings, lists_as_prose, lists_as_bullets)
}


def facts(said: Lines) -> set[Fact]:
    """What lines say, whatever the white space and capitals of names and wherever it stands."""
    return {
        (
            one["subjectType"],
            letters(one["subjectLabel"] or ""),  # what has no name is known by what is said of it
            one["predicate"],
            letters(str(one["objectLabel"] or one["value"] or one["object"])),
            one["status"],
        )
        for one in said
    }


def difference(text: Path, layout: Layout, before: set[Fact]) -> tuple[set[Fact], set[Fact]] | None:
    """The facts that a text loses and gains in another layout; None where the layout leaves it as it is."""
    changed = layout(text)
    if changed == text.read_text("utf-8"):
        return None
    with tempfile.TemporaryDirectory() as scratch:
        copy = Path(scratch) / text.name
        copy.write_bytes(changed.encode())
        after = facts(lines(copy))
    return before - after, after - before


def known() -> dict[tuple[str, str], str]:
    """What differs, by layout and document, as the list has it."""
    _, *rows = KNOWN.read_text("utf-8").splitlines()
    return {(layout, document): differs for layout, document, differs in (row.split("\t") for row in rows)}


def measured() -> dict[tuple[str, str], str]:
    """What differs in the training half of our own documents, by layout and document."""
    found = {}
    for case in cases("own", split="train")[0]:
        before = facts(lines(case.text))
        for name, layout in LAYOUTS.items():
            differs = difference(case.text, layout, before)
            if differs and any(differs):
                found[name, case.gold["id"]] = f"lost: {_counted(differs[0])}; new: {_counted(differs[1])}"
    return found


def _counted(some: Iterable[Fact]) -> str:
    counts = Counter(predicate for _, _, predicate, _, _ in some)
    return ", ".join(f"{name} {count}" for name, count in sorted(counts.items())) or "nothing"


def _write(rows: Mapping[tuple[str, str], str]) -> None:
    made = ["\t".join((*key, rows[key])) for key in sorted(rows)]
    KNOWN.write_text("\n".join(["layout\tdocument\tdiffers", *made]) + "\n", encoding="utf-8")


def main() -> int:
    """0, or 1 where a document differs that is not listed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shrink", action="store_true", help="take off the list what holds now")
    parser.add_argument("--write", action="store_true", help="write the list anew")
    asked = parser.parse_args()
    found = measured()
    listed = known() if KNOWN.exists() else {}
    for key in sorted(found.keys() | listed.keys()):
        state = "holds now" if key not in found else "listed" if key in listed else "NOT LISTED"
        print(f"{state:10}  {key[0]:17} {key[1]:28} {found.get(key, listed.get(key))}")
    if asked.write or asked.shrink:
        _write(found if asked.write else {key: found[key] for key in listed.keys() & found.keys()})
    return int(bool(found.keys() - listed.keys()) and not asked.write)


if __name__ == "__main__":
    sys.exit(main())
