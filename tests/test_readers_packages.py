"""Members of ZIP packages are read within bounds, whatever the package says of them."""

from __future__ import annotations

import struct
import zipfile
from pathlib import Path

import pytest

from graph.errors import BadInput
from loaders.readers.packages import opened, parsed_xml, read_member
from tests.word_files import zip_file


def content(path: Path, name: str = "a.xml", **limits: int) -> bytes:
    return read_member(opened(path.read_bytes(), path), name, path, **limits)


def test_a_member_comes_whole(tmp_path: Path) -> None:
    assert content(zip_file(tmp_path / "a.zip", {"a.xml": "città"})) == "città".encode()


def test_a_member_packed_too_tightly_is_not_unpacked(tmp_path: Path) -> None:
    path = zip_file(tmp_path / "a.zip", {"a.xml": b"<p/>" * 5_000_000})

    with pytest.raises(BadInput, match=r"'a\.xml' would take more than 10,000,000 bytes when unpacked"):
        content(path)


def test_a_member_larger_than_it_declares_is_not_unpacked(tmp_path: Path) -> None:
    path = zip_file(tmp_path / "a.zip", {"a.xml": b"<p/>" * 5_000_000})
    declared = struct.pack("<I", 20_000_000)
    path.write_bytes(path.read_bytes().replace(declared, struct.pack("<I", 1000)))

    with pytest.raises(BadInput, match=r"its part 'a\.xml' is damaged"):
        content(path)


def test_a_member_above_the_limit_asked_for_is_not_read(tmp_path: Path) -> None:
    path = zip_file(tmp_path / "a.zip", {"a.xml": "ten bytes."})

    assert content(path, limit=10) == b"ten bytes."
    with pytest.raises(BadInput, match="more than 9 bytes"):
        content(path, limit=9)


def test_a_missing_and_an_encrypted_member_are_named(tmp_path: Path) -> None:
    path = zip_file(tmp_path / "a.zip", {"a.xml": "text"})

    with pytest.raises(BadInput, match=r"has no part 'b\.xml'"):
        content(path, "b.xml")

    with zipfile.ZipFile(path) as archive:
        archive.getinfo("a.xml").flag_bits |= 0x1
        with pytest.raises(BadInput, match="is protected by a password"):
            read_member(archive, "a.xml", path)


def test_a_member_with_a_flipped_bit_is_damaged(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("a.xml", "Torino joins")
    path.write_bytes(path.read_bytes().replace(b"Torino", b"Tarino"))

    with pytest.raises(BadInput, match="is damaged"):
        content(path)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16-le", "utf-16-be"])
def test_xml_that_declares_entities_is_refused_in_any_encoding(encoding: str) -> None:
    bomb = '<!DOCTYPE a [<!ENTITY b "c"><!ENTITY d "&b;&b;">]><a>&d;</a>'.encode(encoding)

    with pytest.raises(BadInput, match="declares XML entities"):
        parsed_xml(bomb, "a.xml", Path("a.docx"))


@pytest.mark.parametrize(
    ("xml", "reason"),
    [
        (b"<a>" * 300 + b"</a>" * 300, "cannot be read"),
        (b"<a/>" * 8_000_001, "tags and attributes"),
        (b"", "cannot be"),
    ],
)
def test_xml_too_deep_too_large_or_empty_is_refused(xml: bytes, reason: str) -> None:
    with pytest.raises(BadInput, match=reason):
        parsed_xml(xml, "a.xml", Path("a.docx"))
