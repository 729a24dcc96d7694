"""The worst files that came to mind: each is read or refused in one clear line, and the rest of a load goes on."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
import time
import zipfile
from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest

from graph.errors import BadInput, NotFound
from loaders import registry
from tools.corpus.compose import compose
from tools.corpus.look import PLAIN
from tools.corpus.projects import project
from tools.corpus.writers.pdf import has_font, to_pdf
from tools.corpus.writers.word import to_docx
from triptych.lines import shown

PATIENCE = 20.0  # seconds of processor time that a bad file may cost
PAPER = compose("plan", "en", project(1, 0), Random(0), length=4)


def packed(**members: bytes) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for name, data in members.items():
            archive.writestr(name.replace("__", "/").replace("_", "."), data)
    return target.getvalue()


def encrypted_pdf(path: Path) -> None:
    from fpdf import FPDF

    made = FPDF()
    made.set_encryption(owner_password="owner", user_password="reader")
    made.add_page()
    made.set_font("Helvetica")
    made.cell(text="Nobody reads this without the word.")
    made.output(str(path))


def truncated_pdf(path: Path) -> None:
    path.write_bytes(to_pdf(PAPER, PLAIN)[:1500])


def truncated_docx(path: Path) -> None:
    path.write_bytes(to_docx(PAPER, PLAIN)[:9000])


def renamed_zip(path: Path) -> None:
    path.write_bytes(packed(a_png=b"\x89PNG", b_bin=b"\x00\x01"))


def word_bomb(path: Path) -> None:
    path.write_bytes(packed(word__document_xml=b"<w:document>" + bytes(300_000_000), _Content_Types__xml=b"<Types/>"))


def text_bomb(path: Path) -> None:
    path.write_bytes(packed(mimetype=b"application/vnd.oasis.opendocument.text", content_xml=bytes(300_000_000)))


def entity_bomb(path: Path) -> None:
    entities = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 12))
    xml = f'<!DOCTYPE a [<!ENTITY l0 "lol">{entities}]><a>&l11;</a>'.encode()
    path.write_bytes(packed(mimetype=b"application/vnd.oasis.opendocument.text", content_xml=xml))


def unmarked_utf16(path: Path) -> None:
    path.write_bytes("Partner;Budget\r\nRegione Piemonte;1000\r\n".encode("utf-16-le"))


def huge_text(path: Path) -> None:
    with path.open("wb") as target:
        target.write(b"Turin ")
        target.truncate(200_000_000)  # a sparse file: it takes no room


def file_loop(path: Path) -> None:
    path.symlink_to(path)


def no_mail(path: Path) -> None:
    path.write_text("Turin buys green.\n\nIt tells others.\n")


def folder_named_as_a_file(path: Path) -> None:
    path.mkdir()


def named_pipe(path: Path) -> None:
    os.mkfifo(path)


def wide_sheet(path: Path) -> None:
    from openpyxl import Workbook

    book = Workbook(write_only=True)
    sheet = book.create_sheet()
    sheet.append([f"Column {number}" for number in range(10_000)])
    for row in range(3):
        sheet.append([f"{row}.{number}" for number in range(10_000)])
    book.save(path)


def wide_csv(path: Path) -> None:
    rows = [";".join(f"{row}.{number}" for number in range(10_000)) for row in range(4)]
    path.write_text("\n".join(rows), encoding="utf-8")


REFUSED: dict[str, tuple[Callable[[Path], None], str]] = {
    "encrypted.pdf": (encrypted_pdf, "password"),
    "truncated.pdf": (truncated_pdf, ""),
    "truncated.docx": (truncated_docx, "cut off or damaged"),
    "renamed.docx": (renamed_zip, "archive"),
    "bomb.docx": (word_bomb, "packed too tightly"),
    "bomb.odt": (text_bomb, "packed too tightly"),
    "entities.odt": (entity_bomb, "XML entities"),
    "utf16.csv": (unmarked_utf16, "UTF-16 without its mark"),
    "utf16.txt": (unmarked_utf16, "UTF-16 without its mark"),
    "huge.txt": (huge_text, "200,000,000 bytes, more than the limit of 50,000,000"),
    "huge.csv": (huge_text, "200,000,000 bytes, more than the limit of 50,000,000"),
    "huge.pdf": (huge_text, "200,000,000 bytes, more than the limit of 50,000,000"),
    "loop.txt": (file_loop, "a link that leads nowhere"),
    "folder.txt": (folder_named_as_a_file, "is a folder"),
    "nomail.eml": (no_mail, "is no e-mail"),
    "pipe.txt": (named_pipe, "not a regular file"),
    "two\nlines.docx": (truncated_docx, "cut off or damaged"),
    "wide.xlsx": (wide_sheet, "10,000 columns"),
    "wide.csv": (wide_csv, "10,000 columns"),
}


@pytest.mark.parametrize("name", sorted(REFUSED))
def test_a_file_of_no_use_is_refused_in_one_line_and_soon(name: str, tmp_path: Path) -> None:
    if name.endswith(".pdf") and not has_font():
        pytest.skip("no font for PDF files: apt-get install fonts-dejavu-core")
    make, cause = REFUSED[name]
    path = tmp_path / name
    make(path)
    began = time.process_time()
    with pytest.raises((BadInput, NotFound)) as caught:
        registry.read(path)

    told = str(caught.value)
    assert time.process_time() - began < PATIENCE
    assert told.startswith(f"{path}: ")
    assert cause in told
    assert ";" in told  # the cure
    assert "\n" not in shown(told)


def mixed_encodings(path: Path) -> None:
    path.write_bytes("Città di Łódź\n".encode() * 20 + "Comunità montana\n".encode("cp1252") + "Ελλάδα\n".encode())


def page_without_end(path: Path) -> None:
    path.write_text("<!DOCTYPE html><html><body><h1>Aims</h1><p>Turin buys green." + "<div><span>" * 60_000)


def page_in_a_comment(path: Path) -> None:
    path.write_text("<!DOCTYPE html><html><body><p>Turin buys green.</p><!-- " + "never closed " * 50_000)


def one_long_line(path: Path) -> None:
    path.write_text("Turin buys green and tells others. " * 50_000)


def quotes_without_end(path: Path) -> None:
    path.write_text('Partner,Budget\n"Regione Piemonte,1000\n' + "Comune di Torino,2000\n" * 20_000)


READ: dict[str, tuple[Callable[[Path], None], str]] = {
    "mixed.txt": (mixed_encodings, "Ελλάδα"),
    "endless.html": (page_without_end, "Turin buys green."),
    "comment.html": (page_in_a_comment, "Turin buys green."),
    "line.txt": (one_long_line, "Turin buys green"),
    "quotes.csv": (quotes_without_end, "Comune di Torino"),
}


@pytest.mark.parametrize("name", sorted(READ))
def test_a_file_that_is_odd_is_read_all_the_same_and_soon(name: str, tmp_path: Path) -> None:
    make, words = READ[name]
    path = tmp_path / name
    make(path)
    began = time.process_time()
    text = registry.read(path).text

    assert words in text
    assert time.process_time() - began < PATIENCE


def test_letters_of_another_encoding_stay_the_letters_that_they_are(tmp_path: Path) -> None:
    mixed_encodings(tmp_path / "mixed.txt")

    assert registry.read(tmp_path / "mixed.txt").text.split("\n")[-4:] == [
        "Città di Łódź",
        "Comunità montana",
        "Ελλάδα",
        "",
    ]


def test_a_load_refuses_the_worst_files_one_by_one_and_takes_the_rest(tmp_path: Path) -> None:
    folder = tmp_path / "documents"
    folder.mkdir()
    bad = [name for name in REFUSED if has_font() or not name.endswith(".pdf")]
    for name in bad:
        REFUSED[name][0](folder / name)
    for number, name in enumerate(["first.txt", "with\ntwo lines.txt"]):
        (folder / name).write_text(f"CircE{number} is a project of the Interreg Europe programme.")
    (folder / "round").symlink_to(folder, target_is_directory=True)
    command = [sys.executable, "-m", "triptych", "load", folder, "--store", tmp_path / "store"]
    done = subprocess.run(
        list(map(str, [*command, "--report", tmp_path / "report.json"])), capture_output=True, text=True, check=False
    )
    report = json.loads((tmp_path / "report.json").read_text("utf-8"))

    assert done.returncode == 1
    assert report["loaded"] == [str(folder / "first.txt"), str(folder / "with\ntwo lines.txt")]
    # A folder is walked whatever its name says, and an archive is opened: what is in it is of no known kind.
    assert [one["what"] for one in report["ignored"]] == [
        f"{folder}/renamed.docx!/{name}" for name in ("a.png", "b.bin")
    ]
    refused = sorted(set(bad) - {"folder.txt", "renamed.docx"})
    assert [one["what"] for one in report["refused"]] == [str(folder / name) for name in refused]
    assert [line.startswith(f"triptych: {folder}") for line in done.stderr.splitlines()] == [True] * len(refused)
