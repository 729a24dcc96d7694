"""What the README and docs/security.md promise is backed by tests that there are."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest

import triptych

ROOT = Path(__file__).resolve().parent.parent
README = (ROOT / "README.md").read_text("utf-8")
PAGES = ("security.md", "promises.md")
NUMBERS = {"thirteen": 13, "twenty": 20, "thirty": 30, "forty": 40} | {
    f"thirty-{word}": 30 + number
    for number, word in enumerate(["one", "two", "three", "four", "five", "six", "seven", "eight", "nine"], 1)
}


def number(phrase: str) -> int:
    """The number that the README has where a phrase has a star, in words or figures."""
    found = re.search(phrase.replace("*", r"([\w-]+)"), " ".join(README.split()), re.IGNORECASE)
    assert found, f"the README no longer says {phrase!r}"
    word = found[1].lower()
    return int(word) if word.isdecimal() else NUMBERS[word]


def rows(page: str) -> list[list[str]]:
    """The cells of all rows of a page's tables."""
    lines = (ROOT / "docs" / page).read_text("utf-8").splitlines()
    cells = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines if line.startswith("|")]
    rules = {at for at, row in enumerate(cells) if set("".join(row)) == {"-"}}
    return [row for at, row in enumerate(cells) if not {at, at + 1} & rules]


def named(text: str) -> list[str]:
    return re.findall(r"`((?:test|bench)_\w+\.py(?:::test_\w+)?)`", text)


@cache
def known_in(path: Path) -> frozenset[str]:
    return frozenset(re.findall(r"^(?:    )?(?:async )?def (test_\w+)", path.read_text("utf-8"), re.MULTILINE))


@pytest.mark.parametrize("page", PAGES)
def test_every_promise_names_what_shows_it(page):
    assert [row[0] for row in rows(page) if not named(row[-1])] == []
    assert len(rows(page)) > 20


@pytest.mark.parametrize(
    "name", sorted({name for page in PAGES for name in named((ROOT / "docs" / page).read_text("utf-8"))})
)
def test_what_is_to_show_a_promise_is_there(name):
    file, _, test = name.partition("::")
    path = ROOT / ("tests" if file.startswith("test") else "benchmarks") / file
    if path.parent.name == "benchmarks" and not path.parent.exists():
        pytest.skip("the benchmarks stand in the clone alone")

    assert path.exists()
    assert not test or test in known_in(path)


def test_the_readme_counts_the_questions_as_they_are():
    assert number("* questions are shipped") == len(list((ROOT / "graph" / "queries").glob("*.rq")))


def test_the_languages_are_as_many_as_the_readme_says():
    assert number("word lists in * languages") == len(list((ROOT / "loaders" / "lexicon").glob("*.toml")))


def test_the_examples_are_as_many_as_the_readme_says():
    examples = [path.name for path in (ROOT / "examples").iterdir()]

    assert number("`examples/` . * short documents") == len(examples)
    assert number("short documents about real projects, in * languages") == len(
        {one.split(".")[-2] for one in examples}
    )


def test_the_graph_turns_into_rdflib_and_networkx(store):
    with triptych.open(store) as graph:
        triples, network = graph.to_rdflib(), graph.to_networkx()
        count = graph.query("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }").records()[0]["n"]

    assert len(triples) == count
    assert network.number_of_edges() > 0
