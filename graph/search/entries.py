"""What stands in the index: one entry for each name of a thing, and one for each passage of a document."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import tantivy

from graph.choice import chosen
from graph.search.forms import forms

STARTS = 3
"""Letters at the beginning of a name that are a term of their own: so many names begin so that reading all their
terms would take long."""
PASSAGE = 1000
"""Characters of a passage, at most."""
_LONGEST = 0x7FFF


@dataclass(frozen=True, slots=True)
class Named:
    """A thing to be found: its class, its (name, language) with the preferred ones first, IRIs of territories.

    ``places`` are where it is or applies to, with all territories around them.
    """

    iri: str
    kind: str
    names: tuple[tuple[str, str], ...]
    places: tuple[str, ...] = ()


def schema() -> Any:
    """The fields: ``rank`` gives every answer one order, short names first, whatever the order of writing was.

    There is nothing to score by: what ranks hits is told by the name alone (``graph/search/likeness.py``).
    """
    builder = tantivy.SchemaBuilder()
    for name in ("key", "kind", "place", "whole"):
        builder.add_text_field(name, tokenizer_name="raw", index_option="basic")
    builder.add_text_field("starts", tokenizer_name="starts", index_option="basic")
    builder.add_text_field("words", tokenizer_name="whitespace", index_option="basic")
    builder.add_text_field("text", tokenizer_name="whitespace", index_option="position")
    builder.add_bytes_field("entry", stored=True)
    builder.add_integer_field("rank", fast=True)  # unsigned ones take no values from keyword arguments
    return builder.build()


def prepared(index: Any) -> Any:
    """The index with the way of cutting off how names begin, which is not kept in its files."""
    starts = tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.ngram(1, STARTS, prefix_only=True)).build()
    index.register_tokenizer("starts", starts)
    return index


def name_entries(thing: Named) -> Iterator[Any]:
    """The entries of a thing: one for each name that folds otherwise than those before it."""
    first = {language: name for name, language in reversed(thing.names)}  # the preferred one of each language
    label = chosen([(name, language) for language, name in first.items()], "en") if first else ""
    known = set()
    for name, _ in thing.names:
        found = forms(name)
        if found and found not in known:
            known.add(found)
            both = list(found)
            yield tantivy.Document(
                key=thing.iri,
                kind=thing.kind or "-",
                place=list(thing.places),
                whole=both,
                starts=both,
                words=both,
                entry=_packed(thing.iri, thing.kind, label, name),
                rank=min(len(found[0]), _LONGEST) << 48 | _hash(thing.iri, name),
            )


def text_entries(document: str, text: str) -> Iterator[Any]:
    """The entries of a document: one for each passage, in their order."""
    place = int.from_bytes(hashlib.sha256(document.encode()).digest()[:4], "big") << 31
    for start, end in passages(text):
        found = forms(text[start:end])
        if found:
            yield tantivy.Document(
                key=text_key(document), text=list(found), entry=_packed(document, start, end), rank=place | start
            )


def text_key(document: str) -> str:
    """The key of the entries of a document's text; no IRI is like it."""
    return f"text:{document}"


def unpacked(entry: Any) -> list[Any]:
    """What is kept of a name (IRI, kind, label, name) or of a passage (document, start, end)."""
    found: list[Any] = json.loads(bytes(entry["entry"][0]).decode())
    return found


def passages(text: str) -> Iterator[tuple[int, int]]:
    """Where the passages of a text begin and end: at ends of lines, or between words where lines are long.

    >>> list(passages("One line.\\nAnother."))
    [(0, 18)]
    """
    start = 0
    while start < len(text):
        end = min(start + PASSAGE, len(text))
        if end < len(text):
            cut = max(text.rfind("\n", start + PASSAGE // 2, end), 0) or max(text.rfind(" ", start, end), 0)
            end = cut + 1 if cut else end
        yield start, end
        start = end


def _packed(*values: str | int) -> bytes:
    return json.dumps(values, ensure_ascii=False, separators=(",", ":")).encode()


def _hash(*values: str) -> int:
    return int.from_bytes(hashlib.blake2b("\n".join(values).encode(), digest_size=6).digest(), "big")
