"""What documents and workbooks of Office Open XML have in common: names, and which part leads to which."""

from __future__ import annotations

from collections.abc import Iterable

from graph.export.markup import attribute

HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"


def relations(ends: Iterable[tuple[str, str]], *, external: bool = False) -> str:
    """The part that says where another one leads, by kind and target; ``external`` where that is out of the file.

    >>> relations([("styles", "styles.xml")]).partition("<Relationship ")[2]
    'Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" \
Target="styles.xml"/></Relationships>'
    """
    mode = ' TargetMode="External"' if external else ""
    said = "".join(
        f'<Relationship Id="rId{number}" Type="{OFFICE}/{kind}" Target={attribute(target)}{mode}/>'
        for number, (kind, target) in enumerate(ends, 1)
    )
    return f'{HEAD}<Relationships xmlns="{PACKAGE}/relationships">{said}</Relationships>'
