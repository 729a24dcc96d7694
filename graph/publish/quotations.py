"""What of a publication is quoted: the words of passages, and facts that are whole sentences of a source."""

from __future__ import annotations

import json

from graph.export.lines import Line, literal_parts
from graph.nquads import text
from ontology import vocabulary

QUOTE = vocabulary.expand("tri:quote")
_NO_QUOTES = frozenset(
    vocabulary.expand(name)
    for name in (
        "rdfs:label", "dct:title", "skos:prefLabel", "skos:altLabel", "tri:acronym", "tri:nutsCode", "dct:identifier",
        "tri:textHash", "tri:cells", "dct:language", "dct:rights", "dct:source", "dct:date", "tri:unit",
    )
)  # fmt: skip
"""Properties whose texts are names, codes, or said of a document: no words of a source that anybody could own."""


def is_quotation(line: Line) -> bool:
    """Whether a line holds words of a source: they are published apart from the facts, with rights of their own.

    >>> is_quotation(Line("<x:s>", f"<{QUOTE}>", '"eleven partners"', ""))
    True
    """
    if line.object.startswith("<") or line.predicate[1:-1] in _NO_QUOTES:
        return False
    return not literal_parts(line.object)[2]


def shortened(line: Line, length: int) -> Line | None:
    """The line with at most so many code points of the source; None where none are to be published.

    >>> shortened(Line("<x:s>", f"<{QUOTE}>", '"eleven partners"', ""), 7).object
    '"eleven…"'
    """
    if not is_quotation(line):
        return line
    if length <= 0:
        return None
    quoted, language, _ = literal_parts(line.object)
    value: str = json.loads(quoted)
    if len(value) <= length:
        return line
    return line._replace(object=text(value[: length - 1].rstrip() + "…", language or None))
