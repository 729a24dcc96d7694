"""PDF files become one text in the order of reading, with the blocks that other formats give."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from fpdf import FPDF

from graph.errors import BadInput
from graph.model import Document
from loaders.readers.markdown import read_markdown
from loaders.readers.pdf import read_pdf
from loaders.readers.pdf_ocr import languages
from tests.pdf_by_hand import box, lines, pdf_of, words

DATA = Path(__file__).parent / "data" / "readers"


def shown(document: Document) -> list[tuple[str, int, str]]:
    return [(block.kind, block.level, document.text[block.start : block.end]) for block in document.blocks]


def cells(document: Document) -> list[list[tuple[str, str]]]:
    return [
        [(document.text[start:end], header) for start, end, header in block.cells]
        for block in document.blocks
        if block.kind == "row"
    ]


@pytest.fixture
def read(tmp_path: Path):
    def reading(*pages: str, **entries: object) -> Document:
        file = tmp_path / "a.pdf"
        file.write_bytes(pdf_of(*pages, **entries))  # type: ignore[arg-type]
        return read_pdf(file)

    return reading


PROSE = [
    "The region helps small firms to repair what they would have thrown away and",
    "to buy only what can be repaired. Ten towns take part in the first year, and",
    "more will follow.",
]


def test_a_printed_page_gives_the_blocks_of_its_source() -> None:
    printed, source = read_pdf(DATA / "plan.it.pdf"), read_markdown(DATA / "plan.it.md")

    assert shown(printed) == shown(source)
    assert cells(printed) == cells(source)
    assert (printed.title, printed.language) == ("Piano d'azione per gli acquisti verdi", "it")


def test_a_plan_keeps_its_order_over_pages_and_loses_running_heads_and_page_numbers() -> None:
    document = read_pdf(DATA / "plan.el.pdf")

    kinds = [(kind, level, text[:30]) for kind, level, text in shown(document) if kind != "row"]
    assert kinds == [
        ("heading", 1, "Σχέδιο δράσης CircGreen"),
        ("heading", 2, "1. Ανάγκες"),
        ("paragraph", 0, "Το σχέδιο στηρίζεται στις ανάγ"),
        ("heading", 2, "2. Δράσεις"),
        ("item", 1, "Κέντρα επισκευής σε τρεις δήμο"),
        ("item", 1, "Εκπαίδευση για όσους αγοράζουν"),
        ("paragraph", 0, "Υπεύθυνος φορέας είναι η Περιφ"),
        ("paragraph", 0, "Με έδρα τα Ιωάννινα."),
    ]
    assert "Σελίδα" not in document.text
    assert "Ηπείρου. Το" in document.text  # the mark of the note is not glued to the word


def test_a_table_over_two_pages_has_one_header() -> None:
    document = read_pdf(DATA / "plan.el.pdf")

    assert cells(document)[0] == [("Φορέας", ""), ("Ρόλος", ""), ("Ποσό", "")]
    assert cells(document)[-1] == [("Δήμος Πωγωνίου", "Φορέας"), ("εταίρος", "Ρόλος"), ("28.000", "Ποσό")]
    assert len(cells(document)) == 10
    assert {block.page for block in document.blocks if block.kind == "row"} == {1, 2}


def test_columns_are_read_one_after_the_other_with_parted_words_joined() -> None:
    document = read_pdf(DATA / "news.de.pdf")

    paragraph = (
        "Die Landesregierung hat die Zusammenarbeitsvereinbarung der Stadtverwaltungen gefördert. Drei"
        " Kreislaufwirtschaftsberater helfen Handwerksbetrieben in Nordrhein-Westfalen, ihre Abfälle zu vermeiden."
        " Die Haushaltsbefragung zeigte, dass Reparaturen fehlen."
    )
    assert shown(document) == [("heading", 1, "Reparieren lohnt sich"), *[("paragraph", 0, paragraph)] * 7]


def test_lines_of_a_paragraph_are_joined_and_paragraphs_are_told_by_their_gap(read) -> None:
    document = read(lines(50, 80, PROSE) + lines(50, 132, PROSE))

    assert shown(document) == [("paragraph", 0, " ".join(PROSE))] * 2


def test_a_first_line_indent_begins_a_paragraph(read) -> None:
    first = [PROSE[0], PROSE[1], "more will follow, as the council has said in its plan for the years to come, which"]
    document = read(
        lines(50, 80, first)
        + words(65, 122, "All of them have signed the agreement of the region on such work and")
        + words(50, 136, "have begun.")
    )

    assert [text[:10] for _, _, text in shown(document)] == ["The region", "All of the"]


def test_a_paragraph_goes_on_over_the_page_and_knows_where_it_began(read) -> None:
    document = read(lines(50, 760, PROSE[:2]), words(50, 60, "more will follow."))

    assert shown(document) == [("paragraph", 0, " ".join(PROSE))]
    assert [block.page for block in document.blocks] == [1]


def test_short_lines_stay_lines(read) -> None:
    document = read(lines(50, 80, ["Regione Piemonte", "City of Graz", "Lille Métropole"]))

    assert shown(document) == [
        ("paragraph", 0, "Regione Piemonte"),
        ("paragraph", 0, "City of Graz"),
        ("paragraph", 0, "Lille Métropole"),
    ]


def test_headings_are_ranked_by_their_size_and_numbers(read) -> None:
    document = read(
        words(50, 60, "Action plan", size=20, font="B")
        + words(50, 90, "1. Context", font="B")
        + lines(50, 110, PROSE)
        + words(50, 160, "1.1 Aims", font="B")
        + lines(50, 180, PROSE)
    )

    assert [(level, text) for kind, level, text in shown(document) if kind == "heading"] == [
        (1, "Action plan"),
        (2, "1. Context"),
        (3, "1.1 Aims"),
    ]


def test_bullets_and_numbers_make_items_and_are_no_words(read) -> None:
    document = read(
        lines(50, 60, PROSE)
        + words(50, 110, "•") + words(64, 110, "greener purchases")
        + words(70, 126, "–") + words(84, 126, "in towns")
        + words(50, 142, "•") + words(64, 142, "fewer obstacles")
        + words(50, 170, "1. train the staff") + words(50, 186, "2. measure results")
    )  # fmt: skip

    assert shown(document)[1:] == [
        ("item", 1, "greener purchases"),
        ("item", 2, "in towns"),
        ("item", 1, "fewer obstacles"),
        ("item", 1, "train the staff"),
        ("item", 1, "measure results"),
    ]


def test_an_item_goes_on_below_its_words(read) -> None:
    document = read(
        words(50, 80, "•")
        + lines(64, 80, ["the regional agency for the environment, which helps all towns of the area with", "advice"])
        + words(50, 108, "•") + words(64, 108, "the university")
    )  # fmt: skip

    assert [text[-6:] for _, _, text in shown(document)] == ["advice", "ersity"]


def test_a_ruled_table_gives_rows_with_headers_and_its_empty_cells(read) -> None:
    grid = "".join(box(left, top, left + 120, top + 20) for top in (80, 100, 120) for left in (50, 170, 290))
    document = read(
        grid + words(55, 94, "Role", font="B") + words(175, 94, "Partner", font="B") + words(295, 94, "EUR", font="B")
        + words(55, 114, "Lead") + words(175, 114, "City of Graz") + words(295, 114, "120,000")
        + words(175, 134, "LIPOR")
    )  # fmt: skip

    assert cells(document) == [
        [("Role", ""), ("Partner", ""), ("EUR", "")],
        [("Lead", "Role"), ("City of Graz", "Partner"), ("120,000", "EUR")],
        [("", "Role"), ("LIPOR", "Partner"), ("", "EUR")],
    ]


def test_a_frame_around_text_is_no_table(read) -> None:
    document = read(box(40, 60, 560, 130) + lines(50, 80, PROSE))

    assert shown(document) == [("paragraph", 0, " ".join(PROSE))]


def test_rows_set_in_columns_without_lines_are_rows(read) -> None:
    drawn = "".join(
        words(50, y, left) + words(250, y, middle) + words(400, y, right)
        for y, left, middle, right in [
            (80, "Regione Piemonte", "Italy", "120,000"),
            (96, "City of Graz", "Austria", "80,000"),
            (112, "LIPOR", "Portugal", "95,500"),
        ]
    )

    assert [[text for text, _ in row] for row in cells(read(drawn))] == [
        ["Regione Piemonte", "Italy", "120,000"],
        ["City of Graz", "Austria", "80,000"],
        ["LIPOR", "Portugal", "95,500"],
    ]


def test_two_columns_are_read_one_after_the_other(read) -> None:
    left = ["The first column tells of", "towns that repair, and it", "has three lines."]
    right = ["The second tells of firms", "that lend their tools, and", "it ends here."]
    document = read(words(50, 60, "News", size=18, font="B") + lines(50, 90, left) + lines(320, 90, right))

    assert [text for _, _, text in shown(document)] == ["News", " ".join(left), " ".join(right)]


def test_hyphens_at_line_ends_go_unless_they_are_the_words_own(read) -> None:
    document = read(
        lines(50, 80, [
            "The region of Friuli-",
            "Venezia Giulia supports coop-", "eration in the years 2014-", "2020 and the long-",
            "term plans of towns and coun-", "ties.",
        ])
    )  # fmt: skip

    assert document.text == (
        "The region of Friuli-Venezia Giulia supports cooperation in the years 2014-2020 and the long-term plans of"
        " towns and counties."
    )


def test_letters_that_are_set_apart_or_drawn_twice_are_read_once(read) -> None:
    apart = "BT /F 11 Tf 3 Tc 1 0 0 1 50 700 Tm (Piemonte) Tj 0 Tc ET\n"
    twice = words(50, 180, "Lombardia") + words(50.3, 180, "Lombardia")

    assert read(apart + twice).text == "Piemonte\n\nLombardia"


def test_words_are_parted_by_gaps_where_the_file_has_no_spaces(read) -> None:
    drawn = "BT /F 11 Tf 1 0 0 1 50 700 Tm [(City) -278 (of) -278 (G) 20 (raz)] TJ ET\n"

    assert read(drawn).text == "City of Graz"


def test_the_mark_of_a_note_is_no_part_of_the_word_and_the_note_follows_the_text(read) -> None:
    document = read(
        lines(50, 80, PROSE)
        + words(50, 136, "The plan of the agency") + words(163, 132, "1", size=6)
        + words(170, 136, "was agreed in May.")
        + words(50, 780, "1", size=5) + words(54, 782, "Agency for the environment of the region.", size=8)
    )  # fmt: skip

    assert [text for _, _, text in shown(document)][1:] == [
        "The plan of the agency was agreed in May.",
        "Agency for the environment of the region.",
    ]


def test_running_heads_and_page_numbers_are_left_out(read) -> None:
    pages = [
        words(50, 40, "Action plan of the region", size=8) + lines(50, 200 + 50 * number, PROSE)
        + words(290, 820, f"Page {number} of 3", size=8)
        for number in (1, 2, 3)
    ]  # fmt: skip

    assert shown(read(*pages)) == [("paragraph", 0, " ".join(PROSE))] * 3


def test_what_stands_on_every_page_is_the_text_where_there_is_nothing_else(read) -> None:
    assert read(words(50, 60, "Regione Piemonte"), words(50, 60, "Regione Piemonte")).text.count("Piemonte") == 2


def test_the_first_words_of_two_pages_may_be_alike(read) -> None:
    pages = [words(50, 60, f"Action {number}", font="B") + lines(50, 80, PROSE) for number in (1, 2)]

    assert [text for kind, _, text in shown(read(*pages)) if kind == "heading"] == ["Action 1", "Action 2"]


def test_a_line_of_a_table_of_contents_is_left_out(read) -> None:
    document = read(words(50, 60, "1. Context ............................ 3") + lines(50, 100, PROSE))

    assert document.text == " ".join(PROSE)


def test_a_page_with_twenty_thousand_words_all_over_is_read_in_bounded_time(read) -> None:
    drawn = "".join(words(place * 37 % 560, place * 53 % 830, f"w{place}", size=6) for place in range(20_000))

    start = time.process_time()
    assert len(read(drawn).text) > 100_000
    assert time.process_time() - start < 20


def test_text_of_a_turned_page_is_read_and_turned_text_on_an_upright_page_is_told(read) -> None:
    turned = "BT /F 11 Tf 0 1 -1 0 100 100 Tm (Regione Piemonte and its towns) Tj ET\n"

    assert read(turned, page="/Rotate 90").text == "Regione Piemonte and its towns"
    mixed = read(lines(50, 80, PROSE) + turned)
    assert "Piemonte" not in mixed.text
    assert mixed.notes == ("page 1 is read without the text that runs in another direction",)


def test_text_that_nobody_sees_is_left_out(read) -> None:
    document = read(lines(50, 80, PROSE) + "BT 3 Tr /F 11 Tf 1 0 0 1 50 500 Tm (hidden words) Tj ET\n")

    assert "hidden" not in document.text


def test_ligatures_are_letters_and_no_break_spaces_stay(read) -> None:
    drawn = words(50, 80, "12 000 eŽcient")
    font = (
        "/Font << /F << /Type /Font /Subtype /Type1 /BaseFont /Helvetica /FirstChar 0 /LastChar 255 /ToUnicode 100 0 R"
        f" /Widths [{'556 ' * 256}] >> >>"
    )
    codes = "".join(f"<{code:02x}> <{code:04x}>\n" for code in range(33, 127))
    table = (
        "/CIDInit /ProcSet findresource begin begincmap 1 begincodespacerange <00> <ff> endcodespacerange\n"
        f"94 beginbfchar\n{codes}endbfchar\n2 beginbfchar\n<20> <00a0>\n<8e> <fb03>\nendbfchar endcmap"
    )
    document = read(
        drawn, page=f"/Resources << {font} >>", extra=[f"<< /Length {len(table)} >>\nstream\n{table}\nendstream"]
    )

    assert document.text == "12\u00a0000\u00a0efficient"


def test_a_title_is_believed_unless_it_is_the_name_of_a_file(read) -> None:
    drawn = words(50, 60, "Action plan", size=20, font="B") + lines(50, 90, PROSE)

    assert read(drawn, info="/Title (Plan for repair)").title == "Plan for repair"
    assert read(drawn, info="/Title (Microsoft Word - plan_v2.docx)").title == "Action plan"


def test_the_day_a_file_was_made_is_not_the_date_of_the_document(read) -> None:
    assert read(lines(50, 80, PROSE), info="/CreationDate (D:20210405)").date is None


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"plain words", "is no PDF, as it does not begin like one"),
        (b"%PDF-1.7 and no more", "is a PDF that is cut off, its end is missing"),
        (b"%PDF-1.7 and junk\n%%EOF", "is a damaged PDF, or one without pages"),
        (pdf_of(), "is a damaged PDF, or one without pages; save or fetch it again"),
        (pdf_of(""), "shows no text; nothing to read"),
    ],
)
def test_what_cannot_be_read_is_refused_with_one_line(tmp_path: Path, data: bytes, reason: str) -> None:
    file = tmp_path / "a.pdf"
    file.write_bytes(data)

    with pytest.raises(BadInput) as refused:
        read_pdf(file)
    assert f"{file}: {reason}" in str(refused.value)
    assert "\n" not in str(refused.value)


def test_more_pages_than_the_limit_are_refused(read, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TRIPTYCH_PAGE_LIMIT", "1")

    with pytest.raises(BadInput, match="has 2 pages, more than the limit of 1; split it or set TRIPTYCH_PAGE_LIMIT"):
        read(words(50, 80, "one"), words(50, 80, "two"))


def test_a_file_for_which_only_the_owner_has_a_password_is_read_and_one_for_readers_refused(tmp_path: Path) -> None:
    for user, name in (("", "open.pdf"), ("secret", "closed.pdf")):
        made = FPDF()
        made.set_encryption(owner_password="owner", user_password=user)
        made.add_page()
        made.set_font("helvetica", size=12)
        made.cell(text="Regione Piemonte")
        made.output(str(tmp_path / name))

    assert read_pdf(tmp_path / "open.pdf").text == "Regione Piemonte"
    with pytest.raises(BadInput, match="is an encrypted PDF; save it without a password"):
        read_pdf(tmp_path / "closed.pdf")


def test_a_damaged_page_costs_that_page_alone_and_is_told(tmp_path: Path) -> None:
    file = tmp_path / "a.pdf"
    data = pdf_of(lines(50, 80, PROSE), lines(50, 80, PROSE))
    at = data.index(b"/Type /Page /Parent", data.index(b"\n12 0 obj"))
    file.write_bytes(data[:at] + b"/Type /Lost" + data[at + 11 :])

    document = read_pdf(file)
    assert document.text == " ".join(PROSE)
    assert document.notes == ("page 2 is damaged and was not read",)


def scan(tmp_path: Path, text: str) -> bytes:
    """A page of 300 by 100 points that is a picture of a line of text."""
    from pypdfium2 import PdfDocument

    drawn = PdfDocument(pdf_of(words(20, 842 - 50, text, size=18), box=(0, 0, 300, 100)))
    picture = drawn[0].render(scale=200 / 72, grayscale=True)
    rows = [bytes(picture.buffer)[at * picture.stride :][: picture.width] for at in range(picture.height)]
    data = b"".join(rows).hex() + ">"
    image = (
        f"<< /Type /XObject /Subtype /Image /Width {picture.width} /Height {picture.height} /BitsPerComponent 8"
        f" /ColorSpace /DeviceGray /Filter /ASCIIHexDecode /Length {len(data)} >>\nstream\n{data}\nendstream"
    )
    drawn.close()
    return pdf_of(
        "q 300 0 0 100 0 0 cm /S Do Q", box=(0, 0, 300, 100), resources="/XObject << /S 100 0 R >>", extra=[image]
    )


def test_a_scan_is_read_where_tesseract_is_installed(tmp_path: Path) -> None:
    if "en" not in languages():
        pytest.skip("no Tesseract with English on this machine")
    file = tmp_path / "scan.pdf"
    file.write_bytes(scan(tmp_path, "Regional action plan"))

    assert read_pdf(file).text == "Regional action plan"


def test_a_scan_is_refused_where_there_is_no_tesseract(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("loaders.readers.pdf_ocr.languages", frozenset)
    file = tmp_path / "scan.pdf"
    file.write_bytes(scan(tmp_path, "Regional action plan"))

    with pytest.raises(BadInput, match=r"is a scan, .* install Tesseract to read it \(Debian: tesseract-ocr"):
        read_pdf(file)
