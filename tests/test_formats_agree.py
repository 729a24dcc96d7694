"""The same document says the same things in every format."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import cache
from pathlib import Path
from random import Random

import pytest

from graph.model import Literal, Mention, Statement
from loaders import registry
from loaders.extract.rules import extract
from tools.corpus.compose import compose
from tools.corpus.language import CODES, language
from tools.corpus.lists import partner_table
from tools.corpus.look import Look
from tools.corpus.paper import Paper
from tools.corpus.projects import project
from tools.corpus.writers.pdf import has_font
from tools.corpus.writers.table import TEXTS

FORMATS = (
    (".html", Look(framed=True)),
    (".md", Look()),
    (".docx", Look()),
    (".odt", Look()),
    (".pdf", Look()),
    (".pdf", Look(columns=2, running_head=True)),
)
"""Compared with plain text, which knows nothing but the words."""

Claim = tuple[object, str, object]


def who(mention: Mention) -> tuple[object, ...]:
    """A thing as its document calls it; where it stands there is left out."""
    return mention.kind, tuple(sorted({name.text for name in mention.names})), mention.code, mention.number


def claims(statements: Iterable[Statement]) -> set[Claim]:
    """What statements say, without the places at which they say it."""
    said: set[Claim] = set()
    for one in statements:
        what: object = one.object
        if isinstance(what, Mention):
            what = who(what)
        elif isinstance(what, Literal):
            # A page of a PDF does not tell a no-break space from another.
            what = (" ".join(what.value.split()), what.datatype, what.qualifier)
        said.add((who(one.subject), one.predicate, what))
    return said


def project_with_table(code: str, number: int) -> Paper:
    """A project's page on which a table names the partners."""
    made = project(1, number)
    paper = compose("project", code, made, Random(code))
    return replace(paper, parts=(*paper.parts[:-1], partner_table(language(code), made)))


@cache
def papers(code: str) -> tuple[Paper, ...]:
    """Four kinds of document in a language, one of them with a table; news, meetings and lists take turns."""
    number = CODES.index(code)
    kinds = ("plan", "practice", ("news", "meeting", "operations")[number % 3])
    made = [compose(kind, code, project(1, number), Random(f"{kind}/{code}")) for kind in kinds]
    return (*made, project_with_table(code, 20 + number))


def said_in(folder: Path, paper: Paper, suffix: str, look: Look) -> set[Claim]:
    path = folder / f"paper{suffix}"
    path.write_bytes(TEXTS[suffix](paper, look))
    return claims(extract(registry.read(path)))


@pytest.fixture(scope="module")
def said_as_text(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], list[set[Claim]]]:
    folder = tmp_path_factory.mktemp("texts")
    return cache(lambda code: [said_in(folder, paper, ".txt", Look()) for paper in papers(code)])


@pytest.mark.parametrize(("suffix", "look"), FORMATS)
@pytest.mark.parametrize("code", CODES)
def test_every_document_of_a_language_says_in_a_format_what_it_says_as_text(
    code: str, suffix: str, look: Look, tmp_path: Path, said_as_text: Callable[[str], list[set[Claim]]]
) -> None:
    if suffix == ".pdf" and not has_font():
        pytest.skip("no font for PDF files: apt-get install fonts-dejavu-core")
    differing = {}
    for paper, as_text in zip(papers(code), said_as_text(code), strict=True):
        here = said_in(tmp_path, paper, suffix, look)
        assert len(as_text) > 5
        if here != as_text:
            differing[paper.title] = {"missing": as_text - here, "added": here - as_text}

    assert differing == {}
