"""Files are told by what they hold before how they are called."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from graph.errors import BadInput
from loaders.kinds import SUFFIXES, kind_of

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)


def package(path: Path, **members: str) -> Path:
    with zipfile.ZipFile(path, "w") as made:
        for name, content in members.items():
            made.writestr(name.replace("__", "/"), content)
    return path


@pytest.mark.parametrize(
    ("name", "content", "kind"),
    [
        ("plan.txt", b"%PDF-1.7\n%...", "application/pdf"),
        ("plan.pdf", b"HTTP/1.1 200 OK\r\n\r\n%PDF-1.7\n%...", "application/pdf"),
        ("notes.md", b"A file that begins with %PDF- is a PDF.", "text/markdown"),
        ("list.xls", b"<!DOCTYPE HTML PUBLIC '-//W3C//DTD HTML 4.01'>\n<html>", "text/html"),
        ("list.xls", b"\n <table border=1><tr>", "text/html"),
        ("list.xls", "Projekt;Empfänger;Betrag\n".encode(), "text/csv"),
        ("list.xls", OLE + "Workbook".encode("utf-16-le"), "application/vnd.ms-excel"),
        ("page.csv", b"<?xml version='1.0'?><html xmlns='x'>", "text/html"),
        ("notes.md", b"<html> is how pages begin", "text/markdown"),
        ("plan.pdf", b"only words", "text/plain"),
        ("data", b'[{"partner": "Regione Piemonte"}]', "application/json"),
        ("letter", b"From: a\nSubject: Visit\n\nDear all", "message/rfc822"),
        ("MZ.txt", b"MZ is the code of Mozambique", "text/plain"),
    ],
)
def test_content_tells_the_kind(tmp_path: Path, name: str, content: bytes, kind: str) -> None:
    path = tmp_path / name
    path.write_bytes(content)

    assert kind_of(path) == kind


@pytest.mark.parametrize(
    ("members", "kind"),
    [
        ({"word__document.xml": "<w/>"}, SUFFIXES[".docx"]),
        ({"xl__workbook.xml": "<w/>"}, SUFFIXES[".xlsx"]),
        ({"mimetype": "application/vnd.oasis.opendocument.text"}, SUFFIXES[".odt"]),
        ({"mimetype": "application/vnd.oasis.opendocument.spreadsheet"}, SUFFIXES[".ods"]),
        ({"plans__a.txt": "text"}, "application/zip"),
    ],
)
def test_packages_are_told_by_their_members(tmp_path: Path, members: dict[str, str], kind: str) -> None:
    assert kind_of(package(tmp_path / "file.zip", **members)) == kind


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("a.txt", b"\x89PNG\r\n\x1a\n", "is a PNG image; make a PDF of it"),
        ("a.doc", OLE + "WordDocument".encode("utf-16-le"), "is an old Word document; save it as DOCX"),
        (
            "a.docx",
            OLE + "EncryptedPackage".encode("utf-16-le"),
            "is a password-protected Office document; save it without a password",
        ),
        ("a.rtf", b"{\\rtf1\\ansi", "is an RTF document; save it as DOCX or PDF"),
        ("a.xls", b"<?xml version='1.0'?><?mso-application progid=\"Excel.Sheet\"?>", "is a workbook in XML of 2003; save it as XLSX"),  # noqa: E501
    ],
)  # fmt: skip
def test_what_nothing_reads_is_refused_with_the_advice_what_to_do(
    tmp_path: Path, name: str, content: bytes, reason: str
) -> None:
    path = tmp_path / name
    path.write_bytes(content)

    with pytest.raises(BadInput) as caught:
        kind_of(path)
    assert str(caught.value) == f"{path}: {reason}"


def test_a_presentation_is_refused(tmp_path: Path) -> None:
    path = package(tmp_path / "talk.pptx", ppt__presentation="", **{"ppt__presentation.xml": "<p/>"})

    with pytest.raises(BadInput) as caught:
        kind_of(path)
    assert str(caught.value) == f"{path}: is a presentation; save it as PDF"


def test_the_type_that_a_server_gives_counts_where_name_and_content_are_silent(tmp_path: Path) -> None:
    path = tmp_path / "page-1"
    path.write_bytes(b"Partner;Land\n")

    assert kind_of(path, suffix="", media="text/csv; charset=utf-8") == "text/csv"
