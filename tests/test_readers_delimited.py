"""Tables as text are read in any encoding of the Union, with whatever parts their fields."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph.errors import BadInput
from graph.model import Block, Document
from loaders.readers.delimited import find_delimiter, read_delimited, records

DATA = Path(__file__).parent / "data" / "readers"


def read(tmp_path: Path, content: str | bytes, name: str = "table.csv") -> Document:
    path = tmp_path / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return read_delimited(path)


def cells(document: Document, block: Block) -> list[tuple[str, str]]:
    return [(document.text[start:end], header) for start, end, header in block.cells]


def test_a_polish_list_in_the_encoding_of_windows_gives_rows_with_headers() -> None:
    document = read_delimited(DATA / "operations.pl.csv")
    rows = document.blocks

    assert [row.row for row in rows] == [1, 3, 4, 5, 6, 7]
    assert cells(document, rows[2]) == [
        ("Gmina Ełk", "Nazwa beneficjenta"),
        ('Ścieżka "Zielona"', "Tytuł projektu"),
        ("1 200 000,00", "Wartość projektu"),
        ("01.02.2016", "Data rozpoczęcia"),
    ]
    assert document.title == "Lista projektów"


def test_the_header_and_what_stands_above_it_have_no_header() -> None:
    document = read_delimited(DATA / "operations.pl.csv")

    assert [header for row in document.blocks[:2] for _, header in cells(document, row)] == [""] * 5


def test_a_greek_list_is_read_in_its_alphabet() -> None:
    document = read_delimited(DATA / "operations.el.csv")

    assert document.text.splitlines()[1] == (
        "Δήμος Βόλου\tΠράσινη αγορά για τα σχολεία της πόλης\t01/01/2016\t1.912,96"
    )


def test_tabs_part_the_cells_of_a_tsv() -> None:
    document = read_delimited(DATA / "partners.en.tsv")

    assert cells(document, document.blocks[2]) == [
        ("PP", "Role"),
        ("LIPOR", "Organisation"),
        ("Portugal", "Country"),
    ]


@pytest.mark.parametrize("delimiter", [";", ",", "\t", "|"])
def test_what_parts_the_fields_is_found(delimiter: str) -> None:
    lines = [["Town", "Project", "EUR"], ["Graz", "Mill", "1"], ["Linz", "Port", "2"], ["Wels", "Park", "3"]]

    assert find_delimiter([delimiter.join(line) + "\n" for line in lines]) == delimiter


def test_decimal_commas_do_not_pass_for_what_parts_fields() -> None:
    lines = ["Graz;1,50;2,75;3,25\n", "Linz;4,50;5,75;6,25\n", "Wels;7,50;8,75;9,25\n"]

    assert find_delimiter(lines) == ";"


def test_signs_inside_quotes_do_not_part_fields() -> None:
    assert records('a,b\n"x, y","say ""no"""\n') == [["a", "b"], ["x, y", 'say "no"']]


def test_a_line_end_inside_quotes_stays_in_its_cell(tmp_path: Path) -> None:
    document = read(tmp_path, 'Town;Aim;EUR\n"Graz";"Less waste,\r\nmore repair";5\n"Linz";"Port";6\n')

    assert [(row.row, document.text[row.start : row.end]) for row in document.blocks[1:]] == [
        (2, "Graz\tLess waste, more repair\t5"),
        (3, "Linz\tPort\t6"),
    ]


def test_a_quote_that_is_never_closed_costs_its_own_line_alone(tmp_path: Path) -> None:
    lines = ["Town;Aim;EUR", 'Graz;"Old mill;5', *(f"Town {number};Aim;{number}" for number in range(40))]
    document = read(tmp_path, "\n".join(lines))

    assert len(document.blocks) == 42
    assert document.text.splitlines()[1] == 'Graz\t"Old mill\t5'


def test_a_line_that_announces_the_sign_is_an_instruction(tmp_path: Path) -> None:
    document = read(tmp_path, "sep=|\nTown|EUR\nGraz|1;5\nLinz|2;5\n")

    assert [(row.row, document.text[row.start : row.end]) for row in document.blocks] == [
        (1, "Town\tEUR"),
        (2, "Graz\t1;5"),
        (3, "Linz\t2;5"),
    ]


def test_lines_that_are_quoted_as_a_whole_are_opened_twice(tmp_path: Path) -> None:
    document = read(tmp_path, '"Town,Aim,EUR"\n"Graz,""Old, mill"",5"\n"Linz,Port,6"\n')

    assert document.text == "Town\tAim\tEUR\nGraz\tOld, mill\t5\nLinz\tPort\t6"


def test_rows_may_differ_in_length(tmp_path: Path) -> None:
    document = read(tmp_path, "Town;Aim;EUR;;\nGraz;Mill\nLinz;Port;6;;;\nWels;Park;7\n")

    assert [len(row.cells) for row in document.blocks] == [3, 2, 3, 3]


def test_empty_lines_count_but_give_no_row(tmp_path: Path) -> None:
    document = read(tmp_path, "Town;EUR\n\nGraz;1\n;\nLinz;2\n")

    assert [row.row for row in document.blocks] == [1, 3, 5]


def test_a_few_nuls_are_passed_over(tmp_path: Path) -> None:
    text = "Town;EUR\n" + "".join(f"Town number {number};{number}\n" for number in range(50))

    assert read(tmp_path, text.replace("number 7;", "number 7\0;")).text.splitlines()[8] == "Town number 7\t7"


def test_broken_bytes_do_not_spoil_a_file_in_utf8(tmp_path: Path) -> None:
    good = "Město;Projekt;Částka\nPlzeň;Čistá řeka;1\nBrno;Škola;2\nZlín;Údolí;3\n".encode()
    document = read(tmp_path, good + "Kroměříž;Nová lávka;4\n".encode("cp1250") + b"Most;\xc5 kanal \xe2\x82;5\n")

    assert document.text.splitlines()[1] == "Plzeň\tČistá řeka\t1"
    assert document.text.splitlines()[4] == "Kroměříž\tNová lávka\t4"


def test_binary_data_is_refused_in_one_line(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="not a table as text"):
        read(tmp_path, bytes(range(256)) * 20)


def test_more_cells_than_the_limit_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TRIPTYCH_CELL_LIMIT", "100")

    with pytest.raises(BadInput, match=r"more than the limit of 100; .* TRIPTYCH_CELL_LIMIT"):
        read(tmp_path, "a;b\n" * 60)


def test_more_columns_than_the_limit_are_refused(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="fills 10,000 columns, more than the limit of 2,000"):
        read(tmp_path, ";".join(f"c{number}" for number in range(10_000)) + "\n")


def test_empty_columns_do_not_count(tmp_path: Path) -> None:
    assert len(read(tmp_path, ("a;b" + ";" * 9_998 + "\n") * 3).blocks) == 3


def test_a_file_without_any_word_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="no row with words"):
        read(tmp_path, ";;;\n;;;\n")
