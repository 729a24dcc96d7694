"""Web pages become one text of their own content, with blocks that say what each part was."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph.errors import BadInput
from graph.model import Document
from loaders.readers.html import document_from, read_html

DATA = Path(__file__).parent / "data" / "readers"


def shown(document: Document) -> list[tuple[str, int, str]]:
    return [(block.kind, block.level, document.text[block.start : block.end]) for block in document.blocks]


def test_a_practice_page_keeps_its_content_and_loses_navigation_and_footer() -> None:
    assert shown(read_html(DATA / "practice.en.html")) == [
        ("heading", 1, "Repair\u00a0vouchers for households"),
        ("row", 0, "Main institution\tGraz Environment Agency"),
        ("row", 0, "Location\tSteiermark, Austria"),
        ("row", 0, "Start date\tJune 2018"),
        ("heading", 2, "Evidence of success"),
        ("paragraph", 0, "In two years, 6,100 devices were repaired,\nmost of them coffee machines."),
        ("heading", 3, "Difficulties encountered"),
        ("paragraph", 0, "Few workshops joined at first."),
        ("heading", 2, "Partners"),
        ("item", 1, "City of Graz (Austria)"),
        ("item", 2, "Department of the Environment"),
        ("item", 1, "LIPOR (Portugal)"),
        ("row", 0, "Role\tPartner\tBudget (EUR)"),
        ("row", 0, "Partner\tCity of Graz\t120,000"),
        ("row", 0, "LIPOR\t95,500"),
        ("paragraph", 0, "Reparieren statt wegwerfen."),
    ]


def test_a_page_says_its_title_address_language_rights_and_date() -> None:
    page = read_html(DATA / "practice.en.html")

    assert (page.title, page.url, page.language, page.rights, page.date) == (
        "Repair\u00a0vouchers for households",
        "https://example.org/practices/repair-vouchers",
        "en",
        "https://creativecommons.org/licenses/by/4.0/",
        "2021-10-07",
    )


def test_a_part_in_another_language_says_so() -> None:
    page = read_html(DATA / "practice.en.html")

    assert [block.language for block in page.blocks[-2:]] == ["en", "de"]


def test_cells_know_their_column_also_beside_a_cell_that_spans_rows() -> None:
    page = read_html(DATA / "practice.en.html")
    last = [block for block in page.blocks if block.kind == "row"][-1]

    assert [(page.text[start:end], header) for start, end, header in last.cells] == [
        ("LIPOR", "Partner"),
        ("95,500", "Budget (EUR)"),
    ]


def test_the_cell_beside_a_label_has_the_label_as_its_header() -> None:
    page = document_from("<table><tr><th>Lead partner</th><td>Regione Piemonte</td></tr></table>")

    assert [header for _, _, header in page.blocks[0].cells] == ["", "Lead partner"]


def test_a_table_that_only_lays_out_a_page_gives_paragraphs() -> None:
    page = document_from("<table><tr><td><table><tr><td>One</td></tr></table></td><td>Two</td></tr></table>")

    assert shown(page) == [("paragraph", 0, "One"), ("paragraph", 0, "Two")]


def test_two_tables_in_a_row_are_parted_by_an_empty_line() -> None:
    table = "<table><tr><td>a</td><td>b</td></tr></table>"

    assert document_from(table + table).text == "a\tb\n\na\tb"


def test_a_very_short_page_without_main_loses_nothing_but_its_navigation() -> None:
    page = document_from("<body><nav>Home</nav><div><p>CircE has eight partners.</p></div><footer>(c)</footer></body>")

    assert page.text == "CircE has eight partners."


def test_a_long_page_without_main_keeps_its_article_and_drops_the_link_lists_around_it() -> None:
    links = "".join(f"<li><a href='/{n}'>Link {n}</a></li>" for n in range(40))
    prose = "".join(
        f"<p>In year {n} the region measured what its offices bought, and published the share of goods that"
        f" carried an ecolabel together with the names of the {n} suppliers that had delivered them.</p>"
        for n in range(2010, 2022)
    )
    page = document_from(
        f"<body><div><ul>{links}</ul></div><div><h1>Buying green</h1>{prose}</div><ul>{links}</ul></body>"
    )

    assert (page.blocks[0].kind, len(page.blocks), "Link 3" in page.text) == ("heading", 13, False)


def test_the_first_heading_in_a_banner_is_kept() -> None:
    page = document_from("<header><h1>Moving on</h1></header><main><p>" + "Two towns share tools. " * 3 + "</p></main>")

    assert shown(page)[0] == ("heading", 1, "Moving on")


def test_further_paragraphs_of_an_item_are_no_items() -> None:
    page = document_from("<ul><li><p>Turin</p><p>It buys green paper.</p></li></ul>")

    assert shown(page) == [("item", 1, "Turin"), ("paragraph", 0, "It buys green paper.")]


def test_bullets_typed_by_hand_become_items() -> None:
    page = document_from("<p>Aims:<br>• less waste<br>• more repair</p>")

    assert shown(page) == [("paragraph", 0, "Aims:"), ("item", 1, "less waste"), ("item", 1, "more repair")]


def test_a_declared_encoding_is_believed(tmp_path: Path) -> None:
    path = tmp_path / "old.html"
    path.write_bytes('<meta charset="windows-1257"><p>Lietuvos savivaldybių asociacija, Rīga</p>'.encode("cp1257"))

    assert read_html(path).text == "Lietuvos savivaldybių asociacija, Rīga"


def test_a_page_that_shows_nothing_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "app.html"
    path.write_text("<html><script>start()</script></html>")

    with pytest.raises(BadInput) as caught:
        read_html(path)
    assert str(caught.value) == f"{path}: shows no text; save the page again with its content"


def test_nesting_without_end_does_not_break_the_walk() -> None:
    assert document_from("<div>" * 3000 + "deep" + "</div>" * 3000).text in {"", "deep"}


@pytest.mark.parametrize("depth", [200, 300, 1500])
def test_words_nested_very_deep_are_read(depth: int) -> None:
    markup = "<div>" * depth + "<p>Deep words</p>" + "</div>" * depth
    assert document_from(f"<body>{markup}<p>after</p></body>").text == "Deep words\n\nafter"


def test_rows_know_their_number_in_their_table() -> None:
    page = document_from("<table><tr><td>a</td><td>b</td></tr><tr><td></td></tr><tr><td>c</td><td>d</td></tr></table>")

    assert [block.row for block in page.blocks] == [1, 3]


def test_a_long_table_that_marks_no_header_has_the_one_that_shows() -> None:
    rows = [
        ("Town", "Project", "EUR"),
        *((f"Town {number}", f"Mill {number % 3}", str(number)) for number in range(20)),
    ]
    markup = "".join("<tr>" + "".join(f"<td>{words}</td>" for words in cells) + "</tr>" for cells in rows)
    page = document_from(f"<body><table><tr><td colspan=3>Projects</td></tr>{markup}</table></body>")
    last = page.blocks[-1]

    assert (last.row, [(page.text[start:end], header) for start, end, header in last.cells]) == (
        22,
        [("Town 19", "Town"), ("Mill 1", "Project"), ("19", "EUR")],
    )
