"""Documents and readings without what tombstones take out: texts covered, statements about the person gone.

The id of a document stays that of its text before (``is_redacted`` tells such a document), and every offset stays.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace

from graph.library import Reading
from graph.model import Document, Literal, Mention, Statement, Term, text_hash
from graph.redaction import Found, covered, find, is_covered
from graph.tombstones import Tombstones

Cover = Callable[[str], str]


def is_redacted(document: Document) -> bool:
    """Whether something was taken out of a document's text: it no longer is the text that its id names.

    >>> from graph.model import document_of
    >>> ada = document_of("Ada Kask spoke.")
    >>> is_redacted(ada), is_redacted(replace(ada, text="████████ spoke."))
    (False, True)
    """
    return text_hash(document.text) != document.id


def found_in(document: Document, stones: Tombstones) -> list[Found]:
    """All that a document's text says of erased persons."""
    rows = [[(start, end) for start, end, _ in block.cells] for block in document.blocks if block.cells]
    return find(document.text, stones, document.id, rows=rows)


def cover_of(document: Document, stones: Tombstones, found: Iterable[Found]) -> Cover:
    """What covers the names in a text that belongs to a document in which this was found, such as its title."""
    named = any(one.what in ("name", "contact") for one in found)

    def cover(text: str) -> str:
        return covered(text, find(text, stones, document.id, named=named))

    return cover


def redacted_document(document: Document, stones: Tombstones) -> Document:
    """The document with its text, title, address and headers covered where they speak of erased persons.

    >>> from graph.model import document_of
    >>> from graph.tombstones import Seal, tombstone
    >>> stones = Tombstones(Seal("00"), (tombstone(Seal("00"), ["Ada Kask"]),))
    >>> redacted_document(document_of("Ms Ada Kask spoke."), stones).text
    'Ms ████████ spoke.'
    """
    found = found_in(document, stones)
    return _covered(document, found, cover_of(document, stones, found))


def _covered(document: Document, found: Iterable[Found], cover: Cover) -> Document:
    blocks = tuple(
        replace(one, cells=tuple((a, b, cover(header)) for a, b, header in one.cells), sheet=cover(one.sheet))
        if one.cells or one.sheet
        else one
        for one in document.blocks
    )
    notes = tuple(map(cover, document.notes))
    return replace(
        document,
        text=covered(document.text, found),
        blocks=blocks,
        title=document.title and cover(document.title),
        url=document.url and cover(document.url),
        rights=document.rights and cover(document.rights),
        notes=notes,
    )


@dataclass(slots=True)
class Redacted:
    """A reading after redaction, and what became of its statements.

    ``ids`` are the ids of statements that have another now, with that one, '' for those that went; ``persons`` are
    the ids of the mentions that went.
    """

    document: Document
    statements: tuple[Statement, ...]
    refused: tuple[tuple[str, str], ...]
    ids: dict[str, str] = field(default_factory=dict)
    persons: frozenset[str] = frozenset()


def redacted(
    document: Document, statements: Iterable[Statement], refused: Iterable[tuple[str, str]], stones: Tombstones
) -> Redacted:
    """A document and its statements without the erased persons.

    A mention of a person whose name was covered goes with all that is said of it; so does any thing of whose names
    nothing is left. Other names and values are covered.
    """
    found = found_in(document, stones)
    cover = cover_of(document, stones, found)
    mentions = _Mentions(cover)
    kept: list[Statement] = []
    ids: dict[str, str] = {}
    seen: set[str] = set()
    for one in statements:
        left = mentions.statement(one)
        if left is None:
            ids[one.id] = ""
            continue
        if left.id != one.id:
            ids[one.id] = left.id
        if left.id not in seen:  # two names that are covered alike say the same
            seen.add(left.id)
            kept.append(left)
    reasons = {ids.get(key, key): cover(reason) for key, reason in refused}
    reasons.pop("", None)
    made = _covered(document, found, cover)
    return Redacted(made, tuple(kept), tuple(sorted(reasons.items())), ids, frozenset(mentions.gone))


def redacted_reading(reading: Reading, stones: Tombstones) -> Reading:
    """A reading without the erased persons; itself where it does not speak of them."""
    made = redacted(reading.document, reading.statements, reading.refused, stones)
    if made.document == reading.document and made.statements == reading.statements and made.refused == reading.refused:
        return reading
    return replace(reading, document=made.document, statements=made.statements, refused=made.refused, packed=None)


class _Mentions:
    """Mentions and statements of one document on their way through ``cover``."""

    def __init__(self, cover: Cover) -> None:
        self._cover = cover
        self._made: dict[Mention, Mention | None] = {}
        self.gone: set[str] = set()

    def mention(self, one: Mention) -> Mention | None:
        """The mention without the person; None for the person."""
        if one not in self._made:
            made = self._made[one] = self._mention(one)
            if made is None:
                self.gone.add(one.id)
        return self._made[one]

    def _mention(self, one: Mention) -> Mention | None:
        names = [replace(name, text=self._cover(name.text)) for name in one.names]
        if one.kind == "Person" and names != list(one.names):
            return None
        left = [name for name in names if not is_covered(name.text)]
        if names and not left:
            return None
        parts = tuple((role, made) for role, part in one.parts if (made := self.mention(part)) is not None)
        return replace(one, names=tuple(left), parts=parts, tag=self._cover(one.tag), code=self._code(one.code))

    def _code(self, code: str | None) -> str | None:
        return None if code is None else self._cover(code)

    def statement(self, one: Statement) -> Statement | None:
        """The statement without the person; None where nothing is left to state."""
        subject = self.mention(one.subject)
        value = self._value(one.object)
        return None if subject is None or value is None else replace(one, subject=subject, object=value)

    def _value(self, value: Mention | Literal | Term) -> Mention | Literal | Term | None:
        if isinstance(value, Mention):
            return self.mention(value)
        if isinstance(value, Term):
            return value
        said = self._cover(value.value)
        qualifier = value.qualifier and self._cover(value.qualifier)
        return None if is_covered(said) else replace(value, value=said, qualifier=qualifier)


def covered_json(line: str, cover: Cover) -> str:
    """A line of JSON with every text in it covered.

    >>> covered_json('{"by": "Ada", "at": 1}', lambda text: text.replace("Ada", "███"))
    '{"at": 1, "by": "███"}'
    """
    return json.dumps(_each(json.loads(line), cover), ensure_ascii=False, sort_keys=True)


def _each(value: object, cover: Cover) -> object:
    if isinstance(value, str):
        return cover(value)
    if isinstance(value, list):
        return [_each(one, cover) for one in value]
    if isinstance(value, dict):
        return {cover(name): _each(one, cover) for name, one in value.items()}
    return value
