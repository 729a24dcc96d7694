"""The same project in 22 languages, as a form and as prose: who leads, who takes part, when, and for how much."""

import tomllib
from pathlib import Path

import pytest

from graph.model import Literal, Mention
from loaders.extract.lexicon import languages
from loaders.extract.rules import extract
from loaders.readers.text import document_from

PAGES = tomllib.loads((Path(__file__).parent / "data" / "extract" / "pages.toml").read_text("utf-8"))
FACTS = (
    *("acronym", "title", "fundedUnder", "leadPartner", "hasPartner"),
    *("totalBudget", "erdfBudget", "startDate", "endDate", "duration"),
)


def test_every_language_has_its_pages():
    assert sorted(PAGES) == list(languages())


@pytest.mark.parametrize(("language", "kind"), [(code, kind) for code in PAGES for kind in PAGES[code]])
def test_a_page_says_the_same_in_every_language(language: str, kind: str):
    page = PAGES[language][kind]
    found: dict[str, set[str]] = {}
    for one in extract(document_from(page["text"])):
        if one.status == "asserted" and isinstance(one.subject, Mention) and one.subject.kind == "Project":
            value = one.object
            if isinstance(value, Mention):
                found.setdefault(one.predicate, set()).add(value.names[0].text)
            elif isinstance(value, Literal):
                found.setdefault(one.predicate, set()).add(value.value)

    assert {fact: sorted(found[fact]) for fact in FACTS if fact in found} == {
        fact: page[fact] for fact in FACTS if fact in page
    }
