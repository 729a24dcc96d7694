"""Documents and statements as JSON and back: how the library keeps what was read."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import fields
from typing import Any

from graph.model import Block, Document, Literal, Mention, Name, Statement, Term


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
_PLAIN = [one.name for one in fields(Mention) if one.name not in ("document", "names", "parts")]


def mention_to_data(mention: Mention) -> dict[str, Any]:
    """A mention as plain data without its document; parts stand as their ids."""
    data = {name: getattr(mention, name) for name in _PLAIN if getattr(mention, name) not in (None, "")}
    data["names"] = [[name.text, name.language, name.use] for name in mention.names]
    data["parts"] = [[role, part.id] for role, part in mention.parts]
    return data


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
