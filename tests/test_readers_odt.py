"""OpenDocument texts become one text of what they show, as Word documents do."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph.errors import BadInput
from graph.model import Document
from loaders.readers.docx import read_docx
from loaders.readers.markdown import read_markdown
from loaders.readers.odt import read_odt
from tests.word_files import docx_of, odt_file, odt_of, zip_file

DATA = Path(__file__).parent / "data" / "readers"
BOLD = '<style:style style:name="B" style:family="{}"><style:text-properties fo:font-weight="bold"/></style:style>'
LISTS = (
    '<text:list-style style:name="L"><text:list-level-style-bullet text:level="1" text:bullet-char="•"/>'
    '<text:list-level-style-number text:level="2" style:num-format="1"/>'
    '<text:list-level-style-number text:level="3" style:num-format=""/></text:list-style>'
    '<text:list-style style:name="N"><text:list-level-style-number text:level="1" style:num-format="1"/>'
    "</text:list-style>"
)


def named(name: str, inside: str = "", family: str = "paragraph", attributes: str = "") -> str:
    return f'<style:style style:name="{name}" style:family="{family}" {attributes}>{inside}</style:style>'


def items(*contents: str, style: str = "L") -> str:
    entries = "".join(f"<text:list-item>{content}</text:list-item>" for content in contents)
    return f'<text:list text:style-name="{style}">{entries}</text:list>'


def row(*cells: str) -> str:
    return f"<table:table-row>{''.join(cells)}</table:table-row>"


def cell(words: str, attributes: str = "") -> str:
    return f"<table:table-cell {attributes}><text:p>{words}</text:p></table:table-cell>"


def shown(document: Document) -> list[tuple[str, int, str]]:
    return [(block.kind, block.level, document.text[block.start : block.end]) for block in document.blocks]


def words(document: Document) -> list[str]:
    return [document.text[block.start : block.end] for block in document.blocks]


def cells(document: Document) -> list[list[tuple[str, str]]]:
    return [
        [(document.text[start:end], header) for start, end, header in block.cells]
        for block in document.blocks
        if block.kind == "row"
    ]


def test_a_plan_keeps_its_headings_paragraphs_items_and_rows() -> None:
    plan = read_odt(DATA / "plan.it.odt")

    assert shown(plan) == shown(read_docx(DATA / "plan.it.docx"))
    assert (plan.title, plan.language, plan.date, plan.rights) == (
        "Piano d'azione per il riuso",
        "it",
        "2021-03",
        "CC BY",
    )


def test_the_same_blocks_are_read_from_both_word_processors(tmp_path: Path) -> None:
    plan = read_markdown(DATA / "plan.it.md")

    assert shown(read_odt(odt_of(plan, tmp_path / "a.odt"))) == shown(plan)
    assert shown(read_docx(docx_of(plan, tmp_path / "a.docx"))) == shown(plan)


def test_headings_are_told_by_level_by_the_outline_of_their_style_and_as_title(tmp_path: Path) -> None:
    automatic = named("P1", attributes='style:parent-style-name="Title"') + named(
        "P2", attributes='style:default-outline-level="2"'
    )
    body = (
        '<text:p text:style-name="P1">Plan</text:p><text:h text:outline-level="1">Aims</text:h>'
        '<text:p text:style-name="P2">Less waste</text:p><text:h>Means</text:h>'
    )
    document = read_odt(odt_file(tmp_path / "a.odt", body, automatic))

    assert shown(document) == [
        ("heading", 1, "Plan"),
        ("heading", 2, "Aims"),
        ("heading", 3, "Less waste"),
        ("heading", 2, "Means"),
    ]
    assert document.title == "Plan"


def test_a_short_paragraph_in_bold_is_a_heading(tmp_path: Path) -> None:
    automatic = BOLD.format("text") + BOLD.format("paragraph")
    body = (
        '<text:p><text:span text:style-name="B">By its characters</text:span></text:p>'
        '<text:p text:style-name="B">By its style</text:p>'
        '<text:p>Partly <text:span text:style-name="B">bold</text:span></text:p>'
    )

    assert [block[0] for block in shown(read_odt(odt_file(tmp_path / "a.odt", body, automatic)))] == [
        "heading",
        "heading",
        "paragraph",
    ]


def test_items_know_their_level_and_hold_further_paragraphs(tmp_path: Path) -> None:
    third = items("<text:p>indented</text:p>", style="L")
    second = items(f"<text:p>City of Graz</text:p>{third}")
    body = items(f"<text:p>Austria</text:p>{second}<text:p>Joined in 2019.</text:p>", "<text:p>Portugal</text:p>")

    assert shown(read_odt(odt_file(tmp_path / "a.odt", body, LISTS))) == [
        ("item", 1, "Austria"),
        ("item", 2, "City of Graz"),
        ("paragraph", 0, "indented"),
        ("paragraph", 0, "Joined in 2019."),
        ("item", 1, "Portugal"),
    ]


def test_a_heading_inside_a_list_and_a_lone_numbered_line_in_bold_are_headings(tmp_path: Path) -> None:
    body = (
        items('<text:h text:outline-level="1">Aims</text:h>', style="N")
        + items('<text:p text:style-name="B">Background</text:p>', style="N")
        + items('<text:p text:style-name="B">One</text:p>', '<text:p text:style-name="B">Two</text:p>', style="N")
    )

    assert [
        block[0] for block in shown(read_odt(odt_file(tmp_path / "a.odt", body, LISTS + BOLD.format("paragraph"))))
    ] == [
        "heading",
        "heading",
        "item",
        "item",
    ]


def test_cells_know_their_column_beside_spans_and_repetitions(tmp_path: Path) -> None:
    covered = "<table:covered-table-cell/>"
    body = (
        '<table:table><table:table-column table:number-columns-repeated="16384"/>'
        + "<table:table-header-rows>"
        + row(cell("Country"), cell("Partner"), cell("Budget"))
        + "</table:table-header-rows>"
        + row(cell("Italy", 'table:number-rows-spanned="2"'), cell("Torino"), cell("1"))
        + row(covered, cell("Cuneo"), cell("2"))
        + row(cell("Total", 'table:number-columns-spanned="2"'), covered, cell("3"))
        + row(cell("none", 'table:number-columns-repeated="3"'))
        + row('<table:table-cell table:number-columns-repeated="16384"/>')
        + "</table:table>"
    )

    assert cells(read_odt(odt_file(tmp_path / "a.odt", body)))[1:] == [
        [("Italy", "Country"), ("Torino", "Partner"), ("1", "Budget")],
        [("Cuneo", "Partner"), ("2", "Budget")],
        [("Total", "Country"), ("3", "Budget")],
        [("none", "Country"), ("none", "Partner"), ("none", "Budget")],
    ]


def test_repetitions_inside_of_repetitions_end(tmp_path: Path) -> None:
    inner = "words"
    for _ in range(30):
        inner = (
            "<table:table><table:table-row table:number-rows-repeated='16384'>"
            f"<table:table-cell table:number-columns-repeated='16384'><text:p>x</text:p>{inner}</table:table-cell>"
            "</table:table-row></table:table>"
        )

    assert len(read_odt(odt_file(tmp_path / "a.odt", inner)).text) < 100_000


def test_notes_follow_what_cites_them_and_boxes_what_they_hang_on(tmp_path: Path) -> None:
    note = (
        "<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>{}</text:p></text:note-body>"
        "</text:note>"
    )
    box = "<draw:frame><draw:text-box><text:p>In a box.</text:p></draw:text-box></draw:frame>"
    body = (
        f"<text:p>Torino{note.format('Since 2019.')} joins.{box}</text:p>"
        + items(f"<text:p>LIPOR{note.format('In Porto.')}</text:p>", "<text:p>Graz</text:p>")
        + "<text:p>The end.</text:p>"
    )

    assert words(read_odt(odt_file(tmp_path / "a.odt", body))) == [
        "Torino joins.",
        "Since 2019.",
        "In a box.",
        "LIPOR",
        "Graz",
        "In Porto.",
        "The end.",
    ]


def test_deletions_comments_contents_and_hidden_words_are_out_and_all_else_is_in(tmp_path: Path) -> None:
    automatic = named("H", '<style:text-properties text:display="none"/>', "text") + named(
        "S", '<style:section-properties text:display="none"/>', "section"
    )
    body = (
        "<text:tracked-changes><text:changed-region><text:deletion><text:p>gone</text:p></text:deletion>"
        "</text:changed-region></text:tracked-changes>"
        "<text:table-of-content><text:index-body><text:p>Aims 2</text:p></text:index-body></text:table-of-content>"
        '<text:p>Kept<text:s text:c="3"/>and <text:change text:change-id="a"/>'
        '<text:span text:style-name="H">hidden</text:span>'
        "<office:annotation><text:p>comment</text:p></office:annotation>"
        "<text:a>linked</text:a><text:soft-page-break/> <text:sequence>4</text:sequence></text:p>"
        '<text:section text:style-name="S"><text:p>A hidden section.</text:p></text:section>'
        '<text:section text:name="one"><text:p>A section.</text:p></text:section>'
        '<text:p><text:hidden-paragraph text:is-hidden="true"/>A hidden paragraph.</text:p>'
        "<text:p>Start: 2019.<text:line-break/>End: 2021.</text:p>"
    )

    assert words(read_odt(odt_file(tmp_path / "a.odt", body, automatic))) == [
        "Kept and linked 4",
        "A section.",
        "Start: 2019.",
        "End: 2021.",
    ]


def test_lines_set_in_columns_by_tabs_are_rows(tmp_path: Path) -> None:
    body = "<text:p>Partner<text:tab/>Country</text:p><text:p>LIPOR<text:tab/>Portugal</text:p>"

    assert shown(read_odt(odt_file(tmp_path / "a.odt", body))) == [
        ("row", 0, "Partner\tCountry"),
        ("row", 0, "LIPOR\tPortugal"),
    ]


def test_the_language_that_an_office_program_puts_by_itself_does_not_count(tmp_path: Path) -> None:
    meta = "<dc:language>en-US</dc:language><meta:generator>LibreOffice/7.4</meta:generator>"

    assert read_odt(odt_file(tmp_path / "a.odt", "<text:p>Testo.</text:p>", meta=meta)).language is None


@pytest.mark.parametrize(
    ("members", "reason"),
    [
        ({"a.txt": "text"}, "is a ZIP archive, not an OpenDocument text; name it .zip"),
        ({"mimetype": "application/vnd.oasis.opendocument.spreadsheet", "content.xml": "<a/>"}, "spreadsheet, not an"),
        ({"mimetype": "application/vnd.oasis.opendocument.text"}, "its part 'content.xml' is missing"),
        ({"content.xml": "<a/>", "META-INF/manifest.xml": "<encryption-data/>"}, "is protected by a password"),
        ({"content.xml": '<!DOCTYPE a [<!ENTITY b "c">]><a/>'}, "declares XML entities"),
        ({"content.xml": "<a/>"}, "shows no text"),
        ({"content.xml": "<a"}, "cannot be read"),
    ],
)
def test_what_is_no_opendocument_text_is_refused_in_one_line(
    members: dict[str, str], reason: str, tmp_path: Path
) -> None:
    path = zip_file(tmp_path / "a.odt", members)

    with pytest.raises(BadInput) as refusal:
        read_odt(path)

    assert str(refusal.value).startswith(f"{path}: ")
    assert reason in str(refusal.value)
    assert "\n" not in str(refusal.value)
