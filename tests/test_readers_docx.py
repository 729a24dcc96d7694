"""Word documents become one text of what they show, with blocks that say what each part was."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph.errors import BadInput
from graph.model import Document
from loaders.readers.docx import read_docx
from tests.word_files import docx_file, paragraph, run, table, zip_file

DATA = Path(__file__).parent / "data" / "readers"
BULLETS = (
    '<w:abstractNum w:abstractNumId="1">'
    '<w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="•"/></w:lvl>'
    '<w:lvl w:ilvl="1"><w:numFmt w:val="decimal"/><w:lvlText w:val="%2."/></w:lvl>'
    '<w:lvl w:ilvl="2"><w:numFmt w:val="none"/><w:lvlText w:val=""/></w:lvl>'
    '</w:abstractNum><w:num w:numId="7"><w:abstractNumId w:val="1"/></w:num>'
)


def item(level: int) -> str:
    return f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="7"/></w:numPr>'


def style(key: str, name: str, under: str = "", inside: str = "", kind: str = "paragraph") -> str:
    based = f'<w:basedOn w:val="{under}"/>' if under else ""
    return f'<w:style w:type="{kind}" w:styleId="{key}"><w:name w:val="{name}"/>{based}{inside}</w:style>'


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
    assert shown(read_docx(DATA / "plan.it.docx")) == [
        ("heading", 1, "Piano d'azione per il riuso"),
        ("heading", 2, "Contesto"),
        ("paragraph", 0, "Il Comune di Torino apre due centri del riuso."),
        ("paragraph", 0, "Il secondo apre nel 2021."),
        ("heading", 3, "Soggetti coinvolti"),
        ("item", 1, "ARPA Piemonte"),
        ("item", 2, "Sede di Torino"),
        ("row", 0, "Soggetto\tRuolo"),
        ("row", 0, "Comune di Torino\tResponsabile"),
    ]


def test_a_document_says_its_title_language_date_of_issue_and_rights() -> None:
    plan = read_docx(DATA / "plan.it.docx")

    assert (plan.title, plan.language, plan.date, plan.rights) == (
        "Piano d'azione per il riuso",
        "it",
        "2021-03",
        "CC BY",
    )


def test_headings_are_told_by_outline_by_localized_name_and_by_inheritance(tmp_path: Path) -> None:
    styles = (
        style("berschrift1", "Überschrift 1")
        + style("Own", "Section of ours", "berschrift1")
        + style("Deep", "Part of ours", inside='<w:pPr><w:outlineLvl w:val="3"/></w:pPr>')
    )
    body = "".join(
        paragraph(name, name, extra)
        for name, extra in [
            ("berschrift1", ""),
            ("Own", ""),
            ("Deep", ""),
            ("Titolo2", ""),
            ("", '<w:outlineLvl w:val="4"/>'),
            ("Own", '<w:outlineLvl w:val="9"/>'),
        ]
        if name or extra
    ).replace('<w:t xml:space="preserve"></w:t>', "<w:t>Aims</w:t>")
    document = read_docx(docx_file(tmp_path / "a.docx", body, styles=styles))

    assert [block[:2] for block in shown(document)] == [
        ("heading", 1),
        ("heading", 1),
        ("heading", 4),
        ("heading", 2),
        ("heading", 5),
        ("paragraph", 0),
    ]


def test_below_a_title_the_first_headings_are_second(tmp_path: Path) -> None:
    body = paragraph("Plan", "Title") + paragraph("Aims", "Heading1") + paragraph("Less waste", "Heading2")
    document = read_docx(docx_file(tmp_path / "a.docx", body))

    assert (document.title, [block[1] for block in shown(document)]) == ("Plan", [1, 2, 3])


def test_a_short_paragraph_in_bold_is_a_heading_however_it_is_bold(tmp_path: Path) -> None:
    styles = style("Strong", "Strong", inside="<w:rPr><w:b/></w:rPr>", kind="character") + style(
        "Lead", "Lead", inside="<w:rPr><w:b/></w:rPr>"
    )
    body = (
        paragraph(run("Directly", "<w:b/>"))
        + paragraph(run("By its characters", '<w:rStyle w:val="Strong"/>'))
        + paragraph("By its style", "Lead")
        + paragraph(run("Not here", '<w:b w:val="0"/>'), "Lead")
        + paragraph(run("Partly ", "<w:b/>") + run("bold"))
        + paragraph(run("A sentence in bold.", "<w:b/>"))
    )

    assert [block[0] for block in shown(read_docx(docx_file(tmp_path / "a.docx", body, styles=styles)))] == [
        *["heading"] * 3,
        *["paragraph"] * 3,
    ]


def test_items_know_their_level_and_a_level_without_sign_makes_none(tmp_path: Path) -> None:
    body = "".join(paragraph(f"Level {level}", "", item(level)) for level in range(3))

    assert shown(read_docx(docx_file(tmp_path / "a.docx", body, numbering=BULLETS))) == [
        ("item", 1, "Level 0"),
        ("item", 2, "Level 1"),
        ("paragraph", 0, "Level 2"),
    ]


def test_a_list_style_makes_items_without_a_part_of_numbering(tmp_path: Path) -> None:
    styles = style("LB2", "List Bullet 2") + style("Ours", "Ours", "LB2")
    body = paragraph("less waste", "Ours") + paragraph("off again", "Ours", '<w:numPr><w:numId w:val="0"/></w:numPr>')

    assert shown(read_docx(docx_file(tmp_path / "a.docx", body, styles=styles))) == [
        ("item", 2, "less waste"),
        ("paragraph", 0, "off again"),
    ]


def test_a_numbered_line_in_bold_is_a_heading_alone_and_an_item_in_a_list(tmp_path: Path) -> None:
    numbered = paragraph(run("Background", "<w:b/>"), "", item(1))
    body = numbered + paragraph("Text of the section.") + numbered + numbered

    assert [block[0] for block in shown(read_docx(docx_file(tmp_path / "a.docx", body, numbering=BULLETS)))] == [
        "heading",
        "paragraph",
        "item",
        "item",
    ]


def test_a_declared_header_heads_its_columns(tmp_path: Path) -> None:
    body = table(("Partner", "Country", "Role"), ("LIPOR", "Portugal", "Lead"), header=True)

    assert cells(read_docx(docx_file(tmp_path / "a.docx", body)))[1] == [
        ("LIPOR", "Partner"),
        ("Portugal", "Country"),
        ("Lead", "Role"),
    ]


def test_a_first_row_in_bold_is_a_header_and_so_is_a_bold_column_of_labels(tmp_path: Path) -> None:
    bold = paragraph(run("Partner", "<w:b/>")), paragraph(run("Country", "<w:b/>"))
    label = paragraph(run("Lead partner", "<w:b/>"))
    body = table(bold, ("LIPOR", "Portugal")) + paragraph("Below.") + table((label, "LIPOR"), (label, "Graz"))

    assert [[header for _, header in row] for row in cells(read_docx(docx_file(tmp_path / "a.docx", body)))] == [
        ["", ""],
        ["Partner", "Country"],
        ["", "Lead partner"],
        ["", "Lead partner"],
    ]


def test_merged_cells_are_told_once_and_their_neighbours_know_their_columns(tmp_path: Path) -> None:
    def cell(inside: str, text: str = "") -> str:
        return f"<w:tc><w:tcPr>{inside}</w:tcPr>{paragraph(text)}</w:tc>"

    body = (
        "<w:tbl><w:tr><w:trPr><w:tblHeader/></w:trPr>"
        + cell("", "Country") + cell("", "Partner") + cell("", "Budget")
        + "</w:tr><w:tr>" + cell('<w:vMerge w:val="restart"/>', "Italy") + cell("", "Torino") + cell("", "1")
        + "</w:tr><w:tr>" + cell("<w:vMerge/>") + cell("", "Cuneo") + cell("", "2")
        + "</w:tr><w:tr>" + cell('<w:gridSpan w:val="2"/>', "Total") + cell("", "3") + "</w:tr></w:tbl>"
    )  # fmt: skip

    assert cells(read_docx(docx_file(tmp_path / "a.docx", body)))[1:] == [
        [("Italy", "Country"), ("Torino", "Partner"), ("1", "Budget")],
        [("Cuneo", "Partner"), ("2", "Budget")],
        [("Total", "Country"), ("3", "Budget")],
    ]


def test_tables_that_only_lay_out_a_page_give_paragraphs(tmp_path: Path) -> None:
    body = (
        table(("One column",), ("alone",))
        + table((paragraph("Aims", "Heading2"), "beside a heading"))
        + table((table(("inner", "table")) + paragraph(""), "outer"))
    )

    assert [block[0] for block in shown(read_docx(docx_file(tmp_path / "a.docx", body)))] == [
        *["paragraph"] * 2,
        "heading",
        "paragraph",
        "row",
        "paragraph",
    ]


def test_neighbouring_lines_set_in_columns_by_tabs_are_rows_and_a_lone_tab_is_a_space(tmp_path: Path) -> None:
    body = (
        paragraph(run("Partner\tCountry"))
        + paragraph(run("LIPOR\t\tPortugal"))
        + paragraph("Text.")
        + paragraph(run("Start:\t2019"))
        + paragraph(run("Text again."))
        + paragraph(run("1.\tAims"))
        + paragraph(run("2.\tMeans"))
    )

    assert shown(read_docx(docx_file(tmp_path / "a.docx", body))) == [
        ("row", 0, "Partner\tCountry"),
        ("row", 0, "LIPOR\tPortugal"),
        ("paragraph", 0, "Text."),
        ("paragraph", 0, "Start: 2019"),
        ("paragraph", 0, "Text again."),
        ("paragraph", 0, "1. Aims"),
        ("paragraph", 0, "2. Means"),
    ]


def note(kind: str, key: str, text: str, sort: str = "") -> str:
    return f'<w:{kind} w:id="{key}"{sort}>{paragraph(f"<w:r><w:{kind}Ref/></w:r>" + run(" " + text))}</w:{kind}>'


def test_notes_follow_the_block_that_cites_them_and_leave_no_mark(tmp_path: Path) -> None:
    def cite(kind: str, key: str) -> str:
        return f'<w:r><w:{kind}Reference w:id="{key}"/></w:r>'

    body = (
        paragraph(run("Torino") + cite("footnote", "2") + run(" joins."))
        + paragraph(run("LIPOR") + cite("endnote", "2"), "", item(0))
        + paragraph("Graz", "", item(0))
        + paragraph("The end.")
    )
    parts = {
        "footnotes": note("footnote", "0", "rule", ' w:type="separator"') + note("footnote", "2", "Since 2019."),
        "endnotes": note("endnote", "2", "In Porto."),
        "numbering": BULLETS,
    }

    assert words(read_docx(docx_file(tmp_path / "a.docx", body, **parts))) == [
        "Torino joins.",
        "Since 2019.",
        "LIPOR",
        "Graz",
        "In Porto.",
        "The end.",
    ]


def test_a_mark_that_an_author_chose_is_no_word(tmp_path: Path) -> None:
    mark = '<w:r><w:footnoteReference w:customMarkFollows="1" w:id="2"/><w:t>*</w:t></w:r>'
    body = paragraph(run("Torino") + mark + run(" joins."))

    assert words(read_docx(docx_file(tmp_path / "a.docx", body))) == ["Torino joins."]


def test_a_text_box_is_told_once_after_the_paragraph_it_hangs_on(tmp_path: Path) -> None:
    box = f"<w:txbxContent>{paragraph('In a box.')}</w:txbxContent>"
    both = (
        f'<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:txbx>{box}</wps:txbx></w:drawing>'
        f"</mc:Choice><mc:Fallback><w:pict><v:textbox>{box}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )

    assert words(read_docx(docx_file(tmp_path / "a.docx", paragraph(run("Around ") + both + run("it."))))) == [
        "Around it.",
        "In a box.",
    ]


def test_deletions_comments_codes_prompts_and_hidden_words_are_out_and_all_else_is_in(tmp_path: Path) -> None:
    body = (
        paragraph(
            run("Kept ")
            + f"<w:ins>{run('inserted ')}</w:ins><w:del><w:r><w:delText>gone</w:delText></w:r></w:del>"
            + f"<w:moveFrom>{run('moved')}</w:moveFrom><w:moveTo>{run('arrived ')}</w:moveTo>"
            + run("hidden", "<w:vanish/>")
            + f"<w:hyperlink>{run('linked ')}</w:hyperlink><w:smartTag>{run('tagged ')}</w:smartTag>"
            + '<w:r><w:fldChar w:fldCharType="begin"/><w:instrText>PAGE</w:instrText>'
            + '<w:fldChar w:fldCharType="separate"/></w:r>'
            + run("12 ")
            + '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
            + f"<w:sdt><w:sdtContent>{run('controlled ')}</w:sdtContent></w:sdt>"
            + "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>"
            + run("Click here")
            + "</w:sdtContent></w:sdt>"
            + "<w:r><w:t>co</w:t><w:softHyphen/><w:t>op</w:t><w:noBreakHyphen/>"
            + '<w:sym w:font="Symbol" w:char="F0B3"/></w:r>'
            + "<w:r><w:commentReference/></w:r>"
        )
        + f"<w:sdt><w:sdtContent>{paragraph('A block under control.')}</w:sdtContent></w:sdt>"
    )

    assert words(read_docx(docx_file(tmp_path / "a.docx", body))) == [
        "Kept inserted arrived linked tagged 12 controlled coop-≥",
        "A block under control.",
    ]


def test_a_paragraph_whose_end_was_deleted_runs_on_in_the_next(tmp_path: Path) -> None:
    body = (
        paragraph("Torino ", "", "<w:rPr><w:del/></w:rPr>")
        + paragraph("joins.")
        + paragraph("The last.", "", "<w:rPr><w:del/></w:rPr>")
    )

    assert words(read_docx(docx_file(tmp_path / "a.docx", body))) == ["Torino joins.", "The last."]


def test_the_table_of_contents_is_left_out_whichever_way_it_is_made(tmp_path: Path) -> None:
    begin = '<w:r><w:fldChar w:fldCharType="begin"/><w:instrText> TOC \\o </w:instrText>'
    begin += '<w:fldChar w:fldCharType="separate"/></w:r>'
    end = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    gallery = '<w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj></w:sdtPr>'
    body = (
        paragraph(begin + run("Aims 2"))
        + paragraph(run("Means 3") + end)
        + paragraph("Partners 4", "TOC1")
        + f"<w:sdt>{gallery}<w:sdtContent>{paragraph('Contents')}</w:sdtContent></w:sdt>"
        + paragraph("Aims")
    )

    assert words(read_docx(docx_file(tmp_path / "a.docx", body))) == ["Aims"]


def test_a_field_that_never_ends_hides_nothing(tmp_path: Path) -> None:
    begin = '<w:r><w:fldChar w:fldCharType="begin"/><w:instrText> TOC </w:instrText></w:r>'

    assert words(read_docx(docx_file(tmp_path / "a.docx", paragraph(begin) + paragraph("All of it.")))) == [
        "All of it."
    ]


def test_typed_bullets_of_a_symbol_font_are_bullets(tmp_path: Path) -> None:
    document = read_docx(docx_file(tmp_path / "a.docx", paragraph(run("\uf0b7\tless waste"))))

    assert shown(document) == [("item", 1, "less waste")]


def test_a_line_break_parts_paragraphs_and_joins_the_words_of_a_heading(tmp_path: Path) -> None:
    body = paragraph(run("Action plan\nPiemonte"), "Heading1") + paragraph(run("Start: 2019.\nEnd: 2021."))

    assert words(read_docx(docx_file(tmp_path / "a.docx", body))) == [
        "Action plan Piemonte",
        "Start: 2019.",
        "End: 2021.",
    ]


def test_a_web_page_taken_in_is_read_in_its_place_and_what_is_not_read_is_told(tmp_path: Path) -> None:
    body = (
        paragraph("Above.")
        + '<w:altChunk r:id="page"/><w:altChunk r:id="other"/>'
        + paragraph("<w:r><w:drawing><c:chart/></w:drawing><w:object><o:OLEObject/></w:object></w:r>" + run("Below."))
    )
    page = "<html><head><title>No</title></head><body><h2>Inside</h2><ul><li>Torino</ul></body></html>"
    document = read_docx(docx_file(tmp_path / "a.docx", body, page=page))

    assert shown(document) == [
        ("paragraph", 0, "Above."),
        ("heading", 2, "Inside"),
        ("item", 1, "Torino"),
        ("paragraph", 0, "Below."),
    ]
    assert [note.partition(",")[0] for note in document.notes] == ["has charts (1)", "has documents inside of it (2)"]


def test_the_stricter_standard_is_read_as_the_usual_one(tmp_path: Path) -> None:
    strict = "http://purl.oclc.org/ooxml/wordprocessingml/main"
    members = {
        "word/document.xml": f'<w:document xmlns:w="{strict}"><w:body>{paragraph("Text.")}</w:body></w:document>',
    }

    assert words(read_docx(zip_file(tmp_path / "a.docx", members))) == ["Text."]


@pytest.mark.parametrize(
    ("core", "app", "expected"),
    [
        ("<dc:title>Microsoft Word - plan.doc</dc:title>", "", (None, None)),
        ("<dc:title>A plan for Graz</dc:title><dc:language>de-AT</dc:language>", "", ("A plan for Graz", "de")),
        ("<dc:language>en-US</dc:language>", "<Application>LibreOffice/7.4</Application>", (None, None)),
    ],
)
def test_properties_count_where_a_person_wrote_them(
    core: str, app: str, expected: tuple[str | None, str | None], tmp_path: Path
) -> None:
    document = read_docx(docx_file(tmp_path / "a.docx", paragraph("Text."), core=core, app=app))

    assert (document.title, document.language) == expected


def test_styles_that_rest_on_one_another_in_a_circle_end(tmp_path: Path) -> None:
    styles = style("A", "Ours", "B") + style("B", "Theirs", "A")

    assert words(read_docx(docx_file(tmp_path / "a.docx", paragraph("Text.", "A"), styles=styles))) == ["Text."]


@pytest.mark.parametrize(
    ("members", "reason"),
    [
        ({"a.txt": "text"}, "is a ZIP archive, not a Word document; name it .zip"),
        ({"mimetype": "application/vnd.oasis.opendocument.text"}, "is an OpenDocument text, not a Word document; name"),
        (
            {"[Content_Types].xml": '<Override ContentType="…spreadsheetml.sheet.main+xml"/>'},
            "is an Excel workbook, not a Word document; name it .xlsx",
        ),
        (
            {"[Content_Types].xml": '<Override ContentType="…wordprocessingml.document.main+xml"/>'},
            "its main part 'word/document.xml' is missing",
        ),
        ({"word/document.xml": "<w:document"}, "its part 'word/document.xml' cannot be read"),
        ({"word/document.xml": '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'}, "declares XML entities"),
        ({"word/document.xml": "<a/>"}, "shows no text"),
        ({"word/document.xml": "<a>" * 5000 + "</a>" * 5000}, "cannot be read"),
    ],
)
def test_what_is_no_word_document_is_refused_in_one_line(members: dict[str, str], reason: str, tmp_path: Path) -> None:
    path = zip_file(tmp_path / "a.docx", members)

    with pytest.raises(BadInput) as refusal:
        read_docx(path)

    assert str(refusal.value).startswith(f"{path}: ")
    assert reason in str(refusal.value)
    assert "\n" not in str(refusal.value)


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"\xd0\xcf\x11\xe0" + "EncryptedPackage".encode("utf-16-le"), "is protected by a password; save it without"),
        (b"\xd0\xcf\x11\xe0" + "WordDocument".encode("utf-16-le"), "is an old Office document, not a Word document"),
        (b"%PDF-1.7", "is not a Word document"),
        ((DATA / "plan.it.docx").read_bytes()[:2000], "is cut off or damaged"),
    ],
)
def test_other_files_are_refused_with_what_they_are(content: bytes, reason: str, tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(content)

    with pytest.raises(BadInput, match=reason):
        read_docx(path)
