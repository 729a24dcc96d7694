"""The language of a document is what its file says, else what its words leave no doubt of."""

from __future__ import annotations

from pathlib import Path

import pytest

import triptych
from loaders.reading import read

EXAMPLES = Path(__file__).parents[1] / "examples"


def test_every_example_is_in_the_language_that_its_name_says() -> None:
    files = sorted(path for path in EXAMPLES.rglob("*") if path.is_file() and path.suffix in (".txt", ".md", ".html"))

    assert {path.name: read(path).document.language for path in files} == {
        path.name: path.name.split(".")[-2] for path in files
    }


@pytest.mark.parametrize("text", ["Torino", "Torino, Milano, Kouvola", ""])
def test_a_few_names_are_in_no_language(text: str, tmp_path: Path) -> None:
    path = tmp_path / "names.txt"
    path.write_text(text or "1", "utf-8")

    assert read(path).document.language is None


def test_what_the_file_says_of_its_language_wins(tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_text(f'<html lang="fr"><body><p>{"Il progetto mira ad aiutare i partner. " * 5}</p></body></html>')

    assert read(path).document.language == "fr"


def test_the_graph_states_the_language_of_a_text_that_does_not_say_it(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Il progetto mira ad aiutare i partner coinvolti nella prima fase. " * 3, "utf-8")
    with triptych.open(tmp_path / "store") as graph:
        graph.load(tmp_path / "a.txt")
        found = graph.query("SELECT ?language { GRAPH ?g { ?document a tri:SourceDocument ; dct:language ?language } }")

        assert [str(row[0]) for row in found] == ['"it"']
