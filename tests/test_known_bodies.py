"""Known bodies: what is found by which name, and that every line of the tables is sound."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from ontology import known_bodies, territories, vocabulary
from ontology.errors import BadData, UnknownTerm
from ontology.mapped_lines import MappedLines
from ontology.names import fold
from tools.bodies.names import key_of

ROOT = Path(__file__).parents[1]
ROWS = (known_bodies.FOLDER / "known.tsv").read_text(encoding="utf-8").splitlines()
NAMES = (known_bodies.FOLDER / "known-names.tsv").read_text(encoding="utf-8").splitlines()


@pytest.fixture
def lines(tmp_path: Path) -> MappedLines:
    path = tmp_path / "names.tsv"
    found = sorted(f"{name}\t{name.upper()}\n" for name in ("a", "a b", "a b c d", "a bc", "b", "zz top"))
    path.write_text("".join(found), encoding="utf-8")
    return MappedLines(path)


@pytest.mark.parametrize("key", ["a", "a b", "a b c d", "a bc", "b", "zz top"])
def test_every_line_of_a_mapped_file_is_found_by_its_key(lines, key):
    assert lines.cells(key) == [key.upper()]


@pytest.mark.parametrize("key", ["", "0", "a b c", "ab", "zz", "zz top x", "é"])
def test_no_line_is_found_by_another_key(lines, key):
    assert lines.cells(key) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("a b c d e", ["a b c d", "a b", "a"]),
        ("a b c x", ["a b", "a"]),
        ("a bcd", ["a"]),
        ("a bc", ["a bc", "a"]),
        ("aa b", []),
        ("zz", []),
        ("zz topping", []),
        ("é", []),
        ("", []),
    ],
)
def test_a_text_begins_with_the_keys_that_are_its_first_words(lines, text, found):
    assert lines.beginning(text) == found


def test_a_file_without_lines_is_refused(tmp_path):
    path = tmp_path / "none.tsv"
    path.touch()

    with pytest.raises(BadData):
        MappedLines(path)


def test_a_body_is_found_in_capitals_and_without_accents():
    assert known_bodies.find("UNIVERSITE DE LIEGE") == known_bodies.find("Université de Liège") != ()


def test_a_body_of_another_country_is_left_out():
    (body,) = known_bodies.find("Univerza v Ljubljani")

    assert known_bodies.find("Univerza v Ljubljani", country="SI") == (body,)
    assert known_bodies.find("Univerza v Ljubljani", country="HR") == ()


def test_a_key_that_no_body_has_is_an_error():
    with pytest.raises(UnknownTerm):
        known_bodies.row("ror/000000000")


@pytest.mark.parametrize("name", ["Ljubljana", "City Council", "Ministry of Environment", "CircPro", "Interreg Europe"])
def test_places_kinds_projects_and_programmes_are_no_bodies(name):
    assert known_bodies.find(name) == ()


def test_the_lines_are_sorted_as_they_are_looked_up_and_each_key_stands_once():
    for table in (ROWS, NAMES):
        keys = [f"{line.partition(chr(9))[0]}\t".encode() for line in table]
        assert keys == sorted(set(keys))


def test_every_row_has_its_columns_a_country_a_place_of_it_and_a_known_kind():
    kinds = {one.rpartition("/")[2] for one in vocabulary.concepts("organisation-kind")}
    for line in ROWS:
        key, country, place, body, _, names = line.split("\t")
        assert re.fullmatch(r"ror/0[a-z0-9]{8}|keep/[0-9a-f]{10}", key), line
        assert territories.by_code(country).kind == "Country", line
        assert not place or territories.by_code(place).country == country, line
        assert not place or territories.current(place) == (place,), line
        assert not body or body in kinds, line
        assert names, line


def test_the_names_are_those_of_the_rows():
    borne = {(fold(name), line.partition("\t")[0]) for line in ROWS for name in line.split("\t")[5].split(" | ")}

    assert borne == {(line.split("\t")[0], key) for line in NAMES for key in line.split("\t")[1].split(" ")}


def test_no_row_has_a_name_that_tells_a_person():
    persons = set((ROOT / "tools" / "bodies" / "persons.txt").read_text(encoding="utf-8").split())
    rows = [line.split("\t") for line in ROWS]
    keys = {key_of(country, name) for _, country, *_, names in rows for name in names.split(" | ")}

    assert persons
    assert keys & persons == set()
