"""Write the names of territories and towns down by how they are compared (``ontology/folded_names.py``).

    python -m tools.fold_names

To be run when ``names.tsv.gz``, ``places.tsv.gz`` or ``towns.tsv.gz`` have changed; a test says so. Curated names
(``aliases.tsv``) are not among them: those are few, and folded when they are needed.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from itertools import chain

from ontology.folded_names import folded_lines
from ontology.territories import FOLDED, built_names
from ontology.territory_names import fold_all
from ontology.territory_tables import town_table
from ontology.towns import FOLDED_TOWNS


def territory_names() -> bytes:
    """The file of the countries, regions and cities: what bears a name is ``LANGUAGE CODE``."""
    names = list(built_names())
    return _file((name, f"{language} {code}") for name, language, code in names)


def town_names() -> bytes:
    """The file of the towns: what bears a name is the number of its row."""
    table = town_table()
    cells = chain.from_iterable(enumerate(column) for column in (table.names, table.latins, table.others))
    return _file((name, str(row)) for row, cell in cells if cell for name in cell.split("|"))


def _file(borne: Iterable[tuple[str, str]]) -> bytes:
    names, bearers = zip(*borne, strict=True)
    found: dict[str, set[str]] = defaultdict(set)
    for fold, bearer in zip(fold_all(list(names)), bearers, strict=True):
        found[fold].add(bearer)
    return folded_lines(found)


def main() -> None:
    """Write both files."""
    for path, content in ((FOLDED, territory_names()), (FOLDED_TOWNS, town_names())):
        path.write_bytes(content)
        print(f"{path.name}: {len(content):,} bytes")


if __name__ == "__main__":
    main()
