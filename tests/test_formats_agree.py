"""The same document says the same things in every format."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
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
from tools.corpus.writers.table import TEXTS

FORMATS = (".html", ".md", ".docx", ".odt")
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
            what = (what.value, what.datatype, what.qualifier)
        said.add((who(one.subject), one.predicate, what))
    return said


def project_with_table(code: str, number: int) -> Paper:
    """A project's page on which a table names the partners."""
    made = project(1, number)
    paper = compose("project", code, made, Random(code))
    return replace(paper, parts=(*paper.parts[:-1], partner_table(language(code), made)))


def papers() -> list[Paper]:
    """Each kind of document in each of the ten languages."""
    kinds = ("project", "plan", "practice", "news", "meeting")
    found = [
        compose(kind, code, project(1, number), Random(f"{kind}/{code}"))
        for number, code in enumerate(CODES)
        for kind in kinds
    ]
    return found + [project_with_table(code, 20 + number) for number, code in enumerate(CODES)]


def said_in(folder: Path, paper: Paper, suffix: str, look: Look) -> set[Claim]:
    path = folder / f"paper{suffix}"
    path.write_bytes(TEXTS[suffix](paper, look))
    return claims(extract(registry.read(path)))


@pytest.mark.parametrize("suffix", FORMATS)
@pytest.mark.parametrize("code", CODES)
def test_every_document_of_a_language_says_in_a_format_what_it_says_as_text(
    code: str, suffix: str, tmp_path: Path
) -> None:
    differing = {}
    for paper in papers():
        if paper.language == code:
            as_text = said_in(tmp_path, paper, ".txt", Look())
            here = said_in(tmp_path, paper, suffix, Look(framed=True))
            assert len(as_text) > 5
            if here != as_text:
                differing[paper.title] = {"missing": as_text - here, "added": here - as_text}

    assert differing == {}
