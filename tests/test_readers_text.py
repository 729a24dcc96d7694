"""Plain text becomes a document with the file's own words and blocks where its shape shows them."""

from __future__ import annotations

import hashlib
import unicodedata
from pathlib import Path

import pytest

from graph.errors import BadInput, NotFound
from graph.model import Document
from loaders.readers.files import decode
from loaders.readers.text import document_from, read_text

DATA = Path(__file__).parent / "data" / "readers"


def shown(document: Document) -> list[tuple[str, int, str]]:
    return [(block.kind, block.level, document.text[block.start : block.end]) for block in document.blocks]


def test_the_id_is_the_hash_of_exactly_what_the_file_says(tmp_path: Path) -> None:
    content = "Metropolitan City\u00a0of Turin  \n\n• the aim\n"
    path = tmp_path / "note.txt"
    path.write_bytes(content.encode())

    assert read_text(path).id == hashlib.sha256(content.encode()).hexdigest()[:16]


def test_a_meeting_note_shows_headings_wrapped_paragraphs_nested_items_and_rows() -> None:
    document = read_text(DATA / "meeting.en.txt")

    assert shown(document) == [
        ("heading", 1, "STAKEHOLDER MEETING"),
        (
            "paragraph",
            0,
            "The second meeting of the regional stakeholder group took place in\n"
            "Novara. Fourteen people attended, most of them from municipalities\n"
            "that buy paper and furniture together.",
        ),
        ("paragraph", 0, "What was agreed:"),
        ("item", 1, "to share one list of certified goods"),
        ("item", 2, "furniture first"),
        ("item", 1, "to meet again in spring"),
        ("heading", 1, "1. Next steps"),
        ("paragraph", 0, "The secretariat writes to all members before the end of the month."),
        ("row", 0, "Partner\tCountry"),
        ("row", 0, "LIPOR\tPortugal"),
    ]


def test_cells_of_a_row_are_places_of_their_own() -> None:
    document = document_from("Partner\tLIPOR  \tPortugal")

    assert [document.text[start:end] for start, end, _ in document.blocks[0].cells] == ["Partner", "LIPOR", "Portugal"]


def test_lines_that_each_open_with_a_label_are_no_wrapped_text() -> None:
    lines = [
        "Duration of the project: 1 March 2021 to February 2023",
        "Total budget of the project: EUR 482,100 (ERDF 361,575)",
        "Lead partner: Regional Development Agency of the North",
        "Partners: Municipality of Villach, Municipality of Bovec",
    ]

    assert [words for _, _, words in shown(document_from("Green yards\n\n" + "\n".join(lines)))][1:] == lines


def test_a_list_of_names_on_short_lines_is_not_taken_for_wrapped_text() -> None:
    names = ["Lombardy Region, Directorate for Environment", "Government of Catalonia", "City of Sofia", "SOS"]

    assert shown(document_from("\n".join(names))) == [("paragraph", 0, name) for name in names]


def test_numbered_lines_beside_each_other_are_items() -> None:
    assert shown(document_from("1. Train the buyers\n2. Publish the list")) == [
        ("item", 1, "Train the buyers"),
        ("item", 1, "Publish the list"),
    ]


@pytest.mark.parametrize(
    "line", ["12 partners work together.", "23. Mai 2018: Treffen in Turin.", "2. vaihe alkaa 2021."]
)
def test_a_count_a_day_or_an_ordinal_that_opens_a_line_stays_in_its_block(line: str) -> None:
    assert shown(document_from(f"The notes say this.\n\n{line}")) == [
        ("paragraph", 0, "The notes say this."),
        ("paragraph", 0, line),
    ]


def test_an_underline_makes_a_heading_and_is_no_block() -> None:
    assert shown(document_from("Results\n=======\nTwo towns joined.")) == [
        ("heading", 1, "Results"),
        ("paragraph", 0, "Two towns joined."),
    ]


@pytest.mark.parametrize(
    ("encoding", "text"),
    [
        ("utf-8-sig", "Łódź, Torino, Αθήνα"),
        ("utf-16", "Łódź, Torino, Αθήνα"),
        ("cp1252", "La Région Île-de-France développe l'économie circulaire à l'échelle européenne."),
        ("cp1250", "Skupnost občin Slovenije sodeluje pri projektu."),
        ("cp1257", "Rīgas plānošanas reģions piedalās projektā par aprites ekonomiku."),
        ("cp1250", "Urząd Marszałkowski Województwa Dolnośląskiego uczestniczy w projekcie z partnerami."),
        ("iso8859_7", "Η Περιφέρεια Δυτικής Μακεδονίας συμμετέχει στο έργο για την κυκλική οικονομία."),
        ("cp1251", "Столична община участва в проекта за кръгова икономика заедно с партньори."),
    ],
)
def test_old_encodings_of_the_unions_languages_are_recognised(tmp_path: Path, encoding: str, text: str) -> None:
    path = tmp_path / "old.txt"
    path.write_bytes(text.encode(encoding))

    assert read_text(path).text == text


def test_line_ends_are_one_kind_and_letters_are_composed(tmp_path: Path) -> None:
    path = tmp_path / "windows.txt"
    path.write_bytes(unicodedata.normalize("NFD", "Città\r\ndi Łódź\r\n").encode())

    assert read_text(path).text == "Città\ndi Łódź\n"


def test_a_missing_file_is_not_found(tmp_path: Path) -> None:
    path = tmp_path / "nowhere.txt"

    with pytest.raises(NotFound) as caught:
        read_text(path)
    assert str(caught.value) == f"{path}: no such file; check the spelling"


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "is empty; nothing to read"),
        (b"\xef\xbb\xbf \r\n", "is empty; nothing to read"),
        ("\u00a0\n".encode(), "is empty; nothing to read"),
        (bytes(range(256)), "is binary data, not text; convert it to text, Markdown or HTML"),
        (b"\xff\xfea\x00\x00\xd8", "announces utf-16-le and breaks it at byte 2; save it anew"),
    ],
)
def test_a_file_that_holds_no_text_is_refused_with_one_line(tmp_path: Path, content: bytes, reason: str) -> None:
    path = tmp_path / "wrong.txt"
    path.write_bytes(content)

    with pytest.raises(BadInput) as caught:
        read_text(path)
    assert str(caught.value) == f"{path}: {reason}"


def test_a_folder_is_no_document(tmp_path: Path) -> None:
    with pytest.raises(BadInput) as caught:
        read_text(tmp_path)
    assert str(caught.value) == f"{tmp_path}: is a folder; name a file, or load the folder as a whole"


def test_a_file_above_the_size_limit_is_refused_before_it_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "long.txt"
    path.write_text("x" * 1001)
    monkeypatch.setenv("TRIPTYCH_SIZE_LIMIT", "1000")

    with pytest.raises(BadInput) as caught:
        read_text(path)
    assert str(caught.value) == (
        f"{path}: has 1,001 bytes, more than the limit of 1,000; split it or set TRIPTYCH_SIZE_LIMIT"
    )


def test_a_file_that_may_not_be_read_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "secret.txt"
    path.write_text("hidden")

    def denied(*_: object) -> object:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", denied)
    with pytest.raises(BadInput) as caught:
        read_text(path)
    assert str(caught.value) == f"{path}: may not be read (permission denied); change its permissions"


def test_a_mark_of_utf8_stands_over_a_few_broken_bytes() -> None:
    data = b"\xef\xbb\xbf" + "Plzeň\nÚstí\n".encode() + "Kroměříž".encode("cp1250")

    assert decode(data, Path("list.txt")) == "Plzeň\nÚstí\nKroměříž"


def test_an_older_encoding_is_told_by_lines_beyond_the_first_pages() -> None:
    lines = ["Nothing but plain letters in this line of the list."] * 600
    data = "\n".join([*lines, "Gmina Łódź: ścieżka rowerowa, źródła ciepła, żłobek"]).encode("cp1250")

    assert decode(data, Path("list.txt")).endswith("Gmina Łódź: ścieżka rowerowa, źródła ciepła, żłobek")
