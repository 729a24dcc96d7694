"""Documents and statements as JSON and back: how the library keeps what was read."""

from __future__ import annotations

import hashlib
import json
import zlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields
from typing import Any

from graph.model import Block, Document, Literal, Mention, Name, Statement, Term


@dataclass(frozen=True, slots=True)
class Packed:
    """A document and its statements as they are kept and handed from process to process: JSON, made smaller.

    ``hash`` is the same for the same text, layout and statements.
    """

    hash: str
    document: bytes
    statements: bytes

    def opened(self, document: str, locations: Sequence[str] = ()) -> tuple[Document, tuple[Statement, ...]]:
        """The document, which has this id, and its statements."""
        text, said = (zlib.decompress(part).decode() for part in (self.document, self.statements))
        return document_from_json(text, locations), statements_from_json(document, said)


def pack(document: Document, statements: Sequence[Statement]) -> Packed:
    """A document, without its locations, and its statements."""
    text, said = document_to_json(document), statements_to_json(statements)
    key = hashlib.sha256(f"{text}\n{said}".encode()).hexdigest()[:24]
    return Packed(key, zlib.compress(text.encode(), 6), zlib.compress(said.encode(), 6))


def document_to_json(document: Document) -> str:
    """A document without its locations and notes: the same reading gives the same text."""
    data = {name: getattr(document, name) for name in _DOCUMENT}
    data["blocks"] = [
        [
            block.kind,
            block.start,
            block.end,
            block.level,
            block.language,
            block.cells,
            block.page,
            block.sheet,
            block.row,
        ]
        for block in document.blocks
    ]
    return json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def document_from_json(text: str, locations: Sequence[str] = ()) -> Document:
    """The document that ``document_to_json`` wrote."""
    data = json.loads(text)
    data["blocks"] = tuple(
        Block(kind, start, end, level, language, tuple((a, b, c) for a, b, c in cells), page, sheet, row)
        for kind, start, end, level, language, cells, page, sheet, row in data["blocks"]
    )
    return Document(**data, locations=tuple(locations))


_DOCUMENT = [one.name for one in fields(Document) if one.name not in ("locations", "notes")]
_PLAIN = [one.name for one in fields(Mention) if one.name not in ("document", "names", "parts", "id")]
_CLUES = [name for name in _PLAIN if name not in ("kind", "start", "end", "tag")]
_ENCODE = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def mention_to_data(mention: Mention) -> dict[str, Any]:
    """A mention as plain data without its document; parts stand as their ids."""
    data = {name: getattr(mention, name) for name in _PLAIN if getattr(mention, name) not in (None, "")}
    data["names"] = [[name.text, name.language, name.use] for name in mention.names]
    data["parts"] = [[role, part.id] for role, part in mention.parts]
    return data


def clues_to_json(mention: Mention) -> str:
    """All that tells what a mention is, but for its id and its parts: the same clues give the same text."""
    names = [(name.text, name.language, name.use) for name in mention.names]
    return _ENCODE([names, *(getattr(mention, name) for name in _CLUES)])


def mention_from_row(key: str, clues: str, parts: Iterable[tuple[str, Mention]]) -> Mention:
    """The mention with an id, from its clues and its parts.

    >>> from graph.model import Name
    >>> circe = Mention("5c16c84d38141c2b", "Project", 3, 8, (Name("CircE", None, "acronym"),), period="2014-2020")
    >>> mention_from_row(circe.id, clues_to_json(circe), ()) == circe
    True
    """
    document, place, kind, *tag = key.split("/", 3)
    start, end = place.split("-")
    names, *values = json.loads(clues)
    return Mention(
        document,
        kind,
        int(start),
        int(end),
        tuple(Name(*name) for name in names),
        parts=tuple(parts),
        tag="".join(tag),
        **dict(zip(_CLUES, values, strict=True)),
    )


def mentions_of(statements: Iterable[Statement]) -> dict[str, Mention]:
    """All mentions of the statements, parts included, by id in order of id."""
    found: dict[str, Mention] = {}
    waiting = [
        mention
        for statement in statements
        for mention in (statement.subject, statement.object)
        if isinstance(mention, Mention)
    ]
    while waiting:
        mention = waiting.pop()
        if mention.id not in found:
            found[mention.id] = mention
            waiting += [part for _, part in mention.parts]
    return dict(sorted(found.items()))


def statements_to_json(statements: Sequence[Statement]) -> str:
    """Statements of one document, each mention once."""
    mentions = mentions_of(statements)
    data = {
        "mentions": {key: mention_to_data(mention) for key, mention in mentions.items()},
        "statements": [
            [
                one.subject.id,
                one.predicate,
                _object(one.object),
                one.start,
                one.end,
                one.rule,
                one.confidence,
                one.status,
            ]
            for one in statements
        ],
    }
    return json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def _object(value: Mention | Literal | Term) -> list[Any]:
    if isinstance(value, Mention):
        return ["m", value.id]
    if isinstance(value, Term):
        return ["t", value.name]
    return ["l", value.value, value.datatype, value.language, value.qualifier]


def mentions_from_data(document: str, data: dict[str, dict[str, Any]]) -> dict[str, Mention]:
    """Mentions by id from their plain data, parts joined again."""
    made: dict[str, Mention] = {}

    def make(key: str) -> Mention:
        if key not in made:
            entry = dict(data[key])
            names = tuple(Name(*name) for name in entry.pop("names"))
            parts = tuple((role, make(part)) for role, part in entry.pop("parts"))
            made[key] = Mention(document=document, names=names, parts=parts, **entry)
        return made[key]

    for key in data:
        make(key)
    return made


def statements_from_json(document: str, text: str) -> tuple[Statement, ...]:
    """The statements that ``statements_to_json`` wrote."""
    data = json.loads(text)
    mentions = mentions_from_data(document, data["mentions"])

    def value(entry: list[Any]) -> Mention | Literal | Term:
        if entry[0] == "m":
            return mentions[entry[1]]
        return Term(entry[1]) if entry[0] == "t" else Literal(*entry[1:])

    return tuple(
        Statement(mentions[subject], predicate, value(target), start, end, rule, confidence, status)
        for subject, predicate, target, start, end, rule, confidence, status in data["statements"]
    )
