"""The shipped examples say the same when somebody has put them into a word processor."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph.model import Document, Literal, Mention, Statement
from loaders.extract.rules import extract
from loaders.readers.docx import read_docx
from loaders.readers.odt import read_odt
from loaders.registry import read
from tests.word_files import docx_of, odt_of

EXAMPLES = Path(__file__).parent.parent / "examples"
NAMES = (
    "ape-network-practice.en.html",
    "circe-lombardia.it.md",
    "circe-sofia.bg.txt",
    "circe-visites-lille.fr.html",
    "circpro-alentejo.pt.html",
    "circpro-kymenlaakso.fi.txt",
    "circpro-partners.en.md",
    "circpro-thraki.el.txt",
    "moloc-hamburg.de.html",
    "piemonte-action-plan.en.md",
    "rete-ape.it.html",
    "reunion-sevilla.es.txt",
)


def blocks(document: Document) -> list[tuple[str, int, str]]:
    return [(block.kind, block.level, document.text[block.start : block.end]) for block in document.blocks]


def said(document: Document) -> list[tuple[object, ...]]:
    """Who, what, and the words that it was read from, without their places."""
    found: list[tuple[object, ...]] = [
        (named(one.subject), one.predicate, target(one), document.text[one.start : one.end])
        for one in extract(document)
    ]
    return sorted(found, key=repr)


def named(mention: Mention) -> tuple[object, ...]:
    return mention.kind, sorted(name.text for name in mention.names), mention.code, mention.number


def target(statement: Statement) -> object:
    if isinstance(statement.object, Mention):
        return named(statement.object)
    return statement.object.value if isinstance(statement.object, Literal) else statement.object.name


@pytest.mark.parametrize("name", NAMES)
def test_an_example_has_the_same_blocks_and_statements_from_word_and_from_opendocument(
    name: str, tmp_path: Path
) -> None:
    example = read(EXAMPLES / name)
    word, open_document = (
        read_docx(docx_of(example, tmp_path / "a.docx")),
        read_odt(odt_of(example, tmp_path / "a.odt")),
    )

    assert blocks(word) == blocks(open_document) == blocks(example)
    assert said(word) == said(open_document) == said(example)
