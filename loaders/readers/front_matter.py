"""The block of ``key: value`` lines between two ``---`` that may open a Markdown file."""

from __future__ import annotations

import re
from collections.abc import Mapping

_FENCED = re.compile(r"\A\ufeff?---[ \t]*\n(.*?)^(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)
_FIELD = re.compile(r"([A-Za-z][\w.-]*)[ \t]*:[ \t]*(\S.*)")


def front_matter(source: str) -> tuple[Mapping[str, str], str]:
    """The fields of a front matter by lower-case name, and the text below it.

    Plain one-line values only, with or without quotes; lists and nested values are passed over.

    >>> front_matter('---\\ntitle: "Rete APE"\\n---\\n# Testo')
    ({'title': 'Rete APE'}, '# Testo')
    """
    match = _FENCED.match(source)
    if match is None:
        return {}, source
    lines = [line for line in match.group(1).splitlines() if line.strip()]
    fields: dict[str, str] = {}
    for line in lines:
        field = _FIELD.fullmatch(line.rstrip())
        if field:
            value = field.group(2)
            quoted = re.fullmatch(r"(['\"])(.*)\1", value)
            fields.setdefault(field.group(1).lower(), quoted.group(2) if quoted else value)
    # Two rules around prose are no front matter: without a single field the text stays whole.
    return (fields, source[match.end() :]) if fields or not lines else ({}, source)
