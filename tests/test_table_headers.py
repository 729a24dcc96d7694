"""The header of a table is found by its shape, wherever it stands and in whatever language."""

from __future__ import annotations

import pytest

from loaders.tables.headers import Header, find_header

Table = list[list[str]]

ROWS: Table = [
    ["Gemeinde Feldbach", "Radweg am Fluss", "01.03.2016", "31.12.2018", "125.000,00"],
    ["Stadt Leibnitz", "Offenes Labor", "15.09.2016", "30.06.2019", "88.500,50"],
    ["Verein Murtal", "Wald und Klima", "01.01.2017", "31.12.2019", "12.340,00"],
    ["Stadt Leibnitz", "Alte Mühle", "01.02.2017", "31.01.2020", "240.000,00"],
]
NAMES = ["Begünstigter", "Vorhaben", "Beginn", "Ende", "Kosten"]


def found(table: Table, **more: object) -> Header:
    header = find_header(table, **more)  # type: ignore[arg-type]
    assert header is not None
    return header


def test_a_header_in_the_first_row_names_its_columns() -> None:
    header = found([NAMES, *ROWS])

    assert (header.first, header.last, header.names) == (0, 0, tuple(NAMES))


def test_titles_notes_and_dates_may_stand_above() -> None:
    above: Table = [
        ["Liste der Vorhaben 2014-2020"],
        ["Programm:", "Wachstum und Beschäftigung"],
        [],
        ["Stand", "31.12.2019"],
        [],
    ]
    header = found([*above, NAMES, *ROWS])

    assert (header.first, header.last) == (5, 5)


@pytest.mark.parametrize(
    ("names", "rows"),
    [
        (
            ["Nazwa beneficjenta", "Tytuł projektu", "Wartość projektu", "Województwo"],
            [["Gmina Ełk", "Budowa ścieżki", "1 200 000,00", "WARMIŃSKO-MAZURSKIE"]] * 2
            + [["Powiat Nyski", "Szkoła jutra", "310 000,00", "OPOLSKIE"]],
        ),
        (
            ["Kedvezményezett neve", "Projekt címe", "Megítélt támogatás", "Helyszín"],
            [
                ["Pécs Város", "Zöld park", "125 000 000 Ft", "Pécs"],
                ["Szeged Város", "Új út", "9 500 000 Ft", "Szeged"],
            ],
        ),
        (
            ["Наименование на бенефициента", "Проект", "Обща стойност", "Начало"],
            [
                ["Община Русе", "Зелен град", "1 200 000,00", "01.02.2016"],
                ["Община Видин", "Музей", "90 000,00", "03.05.2017"],
            ],
        ),
        (
            ["Δικαιούχος", "Τίτλος πράξης", "Προϋπολογισμός", "Έναρξη"],
            [["Δήμος Βόλου", "Πάρκο", "1.912,96", "01/01/2016"], ["Δήμος Λαμίας", "Δρόμος", "50.000,00", "13/05/2016"]],
        ),
        (
            ["Code", "Partner", "Country", "NUTS 3", "2014", "2015"],
            [["P1", "City A", "FR", "FRK26", "100", "120"], ["P2", "City B", "IT", "ITC11", "90", "70"]],
        ),
    ],
)
def test_no_language_is_needed(names: list[str], rows: Table) -> None:
    header = found([["2014-2020"], [], names, *rows])

    assert (header.first, header.last, header.names) == (2, 2, tuple(names))


def test_a_list_of_words_alone_has_its_header_first() -> None:
    names = ["Role", "Organisation", "Country"]
    rows = [["LP", "City of Graz", "Austria"], ["PP", "LIPOR", "Portugal"], ["PP", "Metropolis Lille", "France"]]

    assert found([["Partners of the project"], [], names, *rows]).first == 2


def test_a_row_of_group_labels_is_joined_to_the_names_below() -> None:
    table = [
        ["Name", "Funding", "", "Country"],
        ["", "ERDF", "national", ""],
        ["City A", "100", "20", "FR"],
        ["City B", "250", "50", "IT"],
    ]
    header = found(table)

    assert (header.first, header.last, header.names) == (0, 1, ("Name", "Funding ERDF", "Funding national", "Country"))


def test_a_date_and_an_office_above_a_header_are_no_labels_of_groups() -> None:
    header = found([["Stand: 31.12.2018", "", "", "Freistaat"], NAMES, *ROWS])

    assert (header.first, header.names) == (1, tuple(NAMES))


def test_headings_of_priorities_and_their_sums_are_told_from_operations() -> None:
    table = [
        ["Lista proiectelor"],
        ["Nr. crt.", "Titlu proiect", "Beneficiar", "Valoare totală (lei)", "Județ"],
        ["1", "2", "3", "4", "5"],
        ["Axa prioritară 1 - Cercetare"],
        ["1", "Laborator", "Universitatea X", "1.234.567,89", "Cluj"],
        ["2", "Parc", "SC Alfa SRL", "234.567,89", "Iași"],
        ["Total axa 1", "", "", "1.469.135,78"],
        ["Axa prioritară 2 - Drumuri"],
        ["3", "Drum județean", "Județul Y", "5.000.000,00", "Dolj"],
    ]
    header = found(table)

    assert (header.first, header.last, header.others.sections, header.others.sums) == (1, 2, (3, 7), (6,))


def test_joined_cells_say_how_far_a_group_reaches() -> None:
    table = [
        ["Project", "", "Partner", ""],
        ["Title", "Start", "Name", "Budget"],
        ["Alpha", "2015-01-01", "City A", "100"],
        ["Beta", "2016-01-01", "City B", "250"],
    ]
    header = found(table, merges=[(0, 0, 0, 1), (0, 2, 0, 3)])

    assert header.names == ("Project Title", "Project Start", "Partner Name", "Partner Budget")


def test_a_header_in_two_languages_keeps_both() -> None:
    table = [
        ["Ime upravičenca", "Ime operacije", "Začetek", "Znesek"],
        ["Beneficiary name", "Operation name", "Start date", "Amount"],
        ["Občina Kamnik", "Čistilna naprava", "2014-01-01", "30701198.00"],
        ["Občina Koper", "Mestno jedro", "2016-06-09", "52254.10"],
        ["Občina Ptuj", "Dom kulture", "2016-06-10", "50000.00"],
    ]
    header = found(table)

    assert (header.last, header.names[0], header.names[3]) == (
        1,
        "Ime upravičenca / Beneficiary name",
        "Znesek / Amount",
    )


def test_a_line_that_counts_the_columns_belongs_to_the_header_but_not_to_the_names() -> None:
    header = found([NAMES, ["1", "2", "3", "4", "5"], *ROWS])

    assert (header.first, header.last, header.names) == (0, 1, tuple(NAMES))


def test_a_line_of_units_is_part_of_the_header() -> None:
    table = [
        ["Town", "Project", "Total", "Share"],
        ["", "", "EUR", "%"],
        ["Graz", "A", "100", "85"],
        ["Linz", "B", "9", "50"],
    ]

    assert found(table).last == 1


def test_a_column_may_lack_a_name() -> None:
    header = found([["Begünstigter", "Vorhaben", "", "Ende", "Kosten"], *ROWS])

    assert (header.first, header.names[2]) == (0, "")


def test_rows_below_that_are_no_data_are_told() -> None:
    table = [
        NAMES,
        ["Priorität 1: Forschung"],
        *ROWS[:2],
        ["Summe", "", "", "", "213.500,50"],
        [],
        NAMES,
        ["Priorität 2: Umwelt"],
        *ROWS[2:],
        ["", "", "", "", "252.340,00"],
    ]
    others = found(table).others

    assert (others.sections, others.sums, others.repeats, others.blanks) == ((1, 7), (4, 10), (6,), (5,))


def test_rows_that_go_on_with_their_project_are_data() -> None:
    table = [NAMES, ROWS[0], ["", "", "", "", "5,00"], ["", "Zweiter Ort"], ROWS[1], ROWS[2]]
    others = found(table).others

    assert (others.sections, others.sums) == ((), ())


def test_a_list_of_codes_below_the_table_stands_apart() -> None:
    wide = [[*row, "A", "B"] for row in ROWS]
    table = [[*NAMES, "Fonds", "Achse"], *wide, [], ["Kürzel", "Bedeutung"], ["A", "Strukturfonds"]]

    assert found(table).others.apart == (6, 7)


def test_a_beneficiary_whose_name_holds_a_word_for_sums_is_data() -> None:
    rows = [*ROWS, ["Total Energie AG", "Windpark", "01.01.2016", "31.12.2016", "7,00"]]

    assert found([NAMES, *rows]).others.sums == ()


def test_figures_alone_have_no_header() -> None:
    assert find_header([["1", "2"], ["3", "4"], ["5", "6"]]) is None


def test_a_table_of_nothing_has_no_header() -> None:
    assert (find_header([]), find_header([[], []]), find_header([["Only a title"]])) == (None, None, None)


def test_known_terms_help_where_shape_says_little() -> None:
    table = [["Graz", "Austria"], [], ["Town", "Country"], ["Porto", "Portugal"]]

    assert found(table, is_term={"Town", "Country"}.__contains__).first == 2
