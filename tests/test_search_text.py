"""Search in the text of documents: which document, where, and the words exactly as they stand there."""

from __future__ import annotations

from pathlib import Path

import pytest

import triptych
from graph.errors import StoreError
from graph.library import Library, Reading
from graph.model import Block, document_of
from graph.search import Passage, find_text
from graph.search.entries import PASSAGE, passages
from graph.search.index import Index
from graph.write import Writer

ITALIAN = "Città di Torino.\n\nLa Regione adotta criteri ambientali minimi negli appalti pubblici verdi della città."
GREEK = "Η Περιφέρεια Αττικής εγκρίνει το σχέδιο δράσης."
LONG = "\n".join(f"Paragraph {number} speaks of ordinary things and of nothing else at all." for number in range(60))


def reading(location: str, text: str, **more: object) -> Reading:
    return Reading(location, document_of(text, locations=(location,), **more), ())  # type: ignore[arg-type]


@pytest.fixture
def store(tmp_path: Path) -> Path:
    with Writer(tmp_path / "store") as writer:
        writer.put(
            [
                reading("/it.txt", ITALIAN),
                reading("/el.txt", GREEK),
                reading("/long.txt", f"{LONG}\nGreen public procurement ends it.\n{LONG} Public buyers are green."),
            ]
        )
    return tmp_path / "store"


def found(store: Path, text: str, limit: int = 20) -> tuple[Passage, ...]:
    return triptych.open(store).find_text(text, limit)


@pytest.mark.parametrize(
    ("text", "location"),
    [
        ("appalti pubblici", "/it.txt"),
        ("citta torino", "/it.txt"),
        ("TORINO città", "/it.txt"),
        ("criteri ambientali min", "/it.txt"),
        ("appalti publici", "/it.txt"),
        ("perifereia attikis", "/el.txt"),
        ("αττικης σχεδιο", "/el.txt"),
        ("Τορίνο", "/it.txt"),
        ("green public procurement", "/long.txt"),
    ],
)
def test_a_document_is_found_by_words_however_they_are_typed(store: Path, text: str, location: str) -> None:
    assert found(store, text)[0].locations == (location,)


def test_a_quote_is_the_text_at_its_offsets_and_the_words_stand_where_it_says(store: Path) -> None:
    hit = found(store, "appalti verdi")[0]

    assert hit.quote == ITALIAN[hit.start : hit.end]
    assert [ITALIAN[start:end] for start, end in hit.words] == ["appalti", "verdi"]
    assert all(hit.start <= start < end <= hit.end for start, end in hit.words)


def test_offsets_are_exact_behind_the_first_passage_of_a_long_text(store: Path) -> None:
    hit = found(store, "green public procurement")[0]
    with_library = Library(store)
    text = with_library.document(hit.document).text
    with_library.close()

    assert hit.start > PASSAGE
    assert text[hit.start : hit.end] == hit.quote
    assert [text[start:end] for start, end in hit.words] == ["Green", "public", "procurement"]


def test_the_very_words_come_before_words_that_stand_apart(tmp_path: Path) -> None:
    with Writer(tmp_path) as writer:
        writer.put(
            [reading("/a.txt", "Green buyers of public things."), reading("/b.txt", "All green public offices.")]
        )

    hits = found(tmp_path, "green public")

    assert [(hit.locations, hit.score) for hit in hits] == [(("/b.txt",), 1.0), (("/a.txt",), 0.8)]


def test_mistyped_words_are_looked_for_only_where_nothing_else_is_found(tmp_path: Path) -> None:
    with Writer(tmp_path) as writer:
        writer.put([reading("/a.txt", "The plans are ready."), reading("/b.txt", "The plants are ready.")])

    assert [hit.locations for hit in found(tmp_path, "plans")] == [("/a.txt",)]
    assert [hit.score for hit in found(tmp_path, "plnts")] == [0.6]


def test_a_document_is_one_hit_with_the_number_of_its_passages(store: Path) -> None:
    (hit,) = found(store, "ordinary things")

    assert hit.passages > 2
    assert hit.quote.count("ordinary things") >= 1


def test_a_hit_in_a_table_names_the_page_and_the_cell(tmp_path: Path) -> None:
    text = "Torino\t120 EUR"
    row = Block("row", 0, len(text), cells=((0, 6, ""), (7, 14, "")), page=3, sheet="Partners", row=7)
    with Writer(tmp_path) as writer:
        writer.put([reading("/t.xlsx", text, blocks=(row,))])

    assert str(found(tmp_path, "torino")[0].place) == "page 3, Partners!A7"


@pytest.mark.parametrize("text", ["", " –?! ", "zzzzzzzz", "torino procurement"])
def test_what_no_document_has_in_one_passage_finds_nothing(store: Path, text: str) -> None:
    assert found(store, text) == ()


def test_the_limit_keeps_the_best(store: Path) -> None:
    assert found(store, "di", 1) == found(store, "di")[:1]


def test_a_forgotten_document_is_found_no_more(store: Path) -> None:
    graph = triptych.open(store)
    graph.forget(found(store, "appalti verdi")[0].document)

    assert graph.find_text("appalti verdi") == ()


def test_a_document_that_the_library_no_longer_holds_is_no_hit(store: Path) -> None:
    """As it is in the moment before the index follows."""
    index = Index.at(store / "search")
    library = Library(store, write=True)
    library.drop("/it.txt")

    assert find_text(index, library, "appalti verdi") == ()
    library.close()


def test_a_store_without_an_index_of_texts_says_how_to_make_it(store: Path) -> None:
    for path in sorted((store / "search").iterdir()):
        path.unlink()

    with pytest.raises(StoreError, match="triptych optimize"):
        found(store, "torino")


def test_passages_cover_a_text_without_gap_and_part_no_word() -> None:
    text = f"{LONG} {'word ' * 900}{'x' * 2500}"
    bounds = list(passages(text))

    assert "".join(text[start:end] for start, end in bounds) == text
    assert max(end - start for start, end in bounds) <= PASSAGE
    assert all(text[end - 1].isspace() for _, end in bounds if "x" not in text[:end])
