"""What every reader promises of every input: exact places in order, NFC, a document or one clear refusal."""

from __future__ import annotations

import random
import unicodedata
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graph.errors import BadInput
from graph.model import Document
from loaders import registry
from loaders.readers import html, markdown, text

DATA = Path(__file__).parent / "data" / "readers"
READERS = {"html": html.document_from, "markdown": markdown.document_from, "text": text.document_from}
WORDS = [
    "Regione Piemonte",
    "Città\u00a0di",
    "e\u0301",
    "\u0301",
    "ŁÓDŹ",
    "Αθήνα.",
    "Aims:",
    "\u200b",
    "\ud7ff",
    "\ufeff",
]
LAYOUT = [
    "•",
    "- ",
    "1. ",
    "# ",
    "**",
    "| a | b |\n|---|---|\n",
    "\n",
    "\n\n",
    "\t",
    "\r\n",
    "---\n",
    "```\n",
    "=====\n",
]
MARKUP = ["<p>", "</p>", "<br>", "<ul><li>", "</li></ul>", "<dl><dt>", "</dt><dd>", "</dd></dl>", "<b>", "</b>", "<h2>"]
TABLES = [
    "<table><tr><th>",
    "</th><td>",
    "</td></tr></table>",
    "<td rowspan=3>",
    "<main>",
    "</main>",
    "<pre>",
    "</pre>",
]
ENTITIES = ["&#xD800;", "&nbsp;", "&shy;", "&#0;", "\x0c", "\x1c", "\x85", "\u2028"]
PIECES = st.sampled_from(WORDS + LAYOUT + MARKUP + TABLES + ENTITIES)


def promises_kept(document: Document) -> bool:
    """Places lie inside the text, in order, apart; cells inside their row; the text is NFC and its own hash."""
    end = 0
    for block in document.blocks:
        inside = 0 <= end <= block.start < block.end <= len(document.text)
        if not inside or not document.text[block.start : block.end].strip():
            return False
        place = block.start
        for start, stop, _ in block.cells:
            if not place <= start <= stop <= block.end:
                return False
            place = stop
        end = block.end
    return unicodedata.is_normalized("NFC", document.text)


@pytest.mark.parametrize("name", sorted(READERS))
@given(pieces=st.lists(PIECES | st.text(max_size=8), max_size=30))
@settings(max_examples=150, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
def test_every_block_stands_where_it_says_in_a_text_in_nfc(name: str, pieces: list[str]) -> None:
    assert promises_kept(READERS[name]("".join(pieces)))


@pytest.mark.parametrize("name", sorted(READERS))
@given(pieces=st.lists(PIECES, max_size=30))
@settings(max_examples=50, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
def test_reading_the_same_source_twice_gives_the_same_document(name: str, pieces: list[str]) -> None:
    assert READERS[name]("".join(pieces)) == READERS[name]("".join(pieces))


@pytest.mark.parametrize("name", ["meeting.en.txt", "plan.it.md", "practice.en.html"])
def test_a_damaged_file_gives_a_document_or_one_line_of_refusal(name: str, tmp_path: Path) -> None:
    whole = (DATA / name).read_bytes()
    dice = random.Random(name)
    outcomes = []
    for number in range(100):
        damaged = bytearray(whole)
        for _ in range(dice.randint(1, 40)):
            place = dice.randrange(len(damaged))
            damaged[place : place + dice.randint(0, 12)] = dice.randbytes(dice.randint(0, 3))
        path = tmp_path / f"{number}-{name}"
        path.write_bytes(bytes(damaged))
        try:
            outcomes.append(promises_kept(registry.read(path)))
        except BadInput as refusal:
            outcomes.append("\n" not in str(refusal))

    assert outcomes == [True] * 100
