"""What nobody may reach by a document, an address, a ledger or a log, and no other test looks at."""

from __future__ import annotations

import json
import shutil
import tomllib
import zipfile
from email.message import EmailMessage
from pathlib import Path

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

import triptych
from graph import ledger
from graph.child import Child
from graph.errors import BadInput, GraphError
from graph.export.lines import dump
from graph.iri import BASE
from graph.service import Limits, Refused, Service
from graph.service.permission import permission
from graph.store import open_snapshot
from loaders import registry
from triptych.__main__ import main
from triptych.commandline import parser

SECRET = "the-words-of-a-file-that-nobody-gave"
TOKEN = "a-long-token-of-annas"
PROJECT = BASE + "id/project/circpro"
PAGE = """<!DOCTYPE html [<!ENTITY x SYSTEM "{0}">]><html><head><link rel="stylesheet" href="{0}">
<script src="{0}"></script></head><body><p>CircE is an Interreg Europe project. &x; {1}</p>
<iframe src="{0}"></iframe><img src="{0}" alt="a picture"><object data="{0}"></object></body></html>"""


def hostile(path: Path, secret: Path) -> None:
    """A file of the kind that its suffix says, which names another file in every way that its kind knows."""
    page = PAGE.format(secret.as_uri(), "")
    if path.suffix == ".eml":
        mail = EmailMessage()
        mail["Subject"], mail["From"] = "News", "a@example.org"
        mail.set_content(page, subtype="html")
        path.write_bytes(mail.as_bytes())
    elif path.suffix == ".md":
        path.write_text(f"# CircE\n\n![a]({secret.as_uri()}) <{secret.as_uri()}> {page}\n", encoding="utf-8")
    elif path.suffix == ".odt":
        xlink = f'<text:section xmlns:text="t" xmlns:xlink="x" xlink:href="{secret.as_uri()}"/>'
        with zipfile.ZipFile(path, "w") as package:
            package.writestr("mimetype", "application/vnd.oasis.opendocument.text")
            package.writestr("content.xml", f'<!DOCTYPE a [<!ENTITY x SYSTEM "{secret.as_uri()}">]><a>&x;{xlink}</a>')
    else:
        path.write_text(page, encoding="utf-8")


@pytest.mark.parametrize("suffix", [".html", ".xhtml", ".md", ".eml", ".odt"])
def test_no_reader_opens_what_a_document_names(suffix, tmp_path):
    secret = tmp_path / "secret.txt"
    secret.write_text(SECRET, encoding="utf-8")
    hostile(tmp_path / f"page{suffix}", secret)
    try:
        text = registry.read(tmp_path / f"page{suffix}").text
    except GraphError as refused:
        text = str(refused)

    assert text
    assert SECRET not in text


def test_the_process_that_reads_can_make_no_socket(tmp_path):
    program = tmp_path / "program.py"
    root = Path(__file__).resolve().parent.parent
    program.write_text(
        f"import sys; sys.path.insert(0, {str(root)!r})\n"
        "import socket\nfrom graph.confinement import no_sockets\n"
        "held = no_sockets()\n"
        "try:\n    socket.socket(); made = True\nexcept OSError:\n    made = False\n"
        "print(held, made, flush=True)\n",
        encoding="utf-8",
    )
    child = Child(program, [])
    try:
        held, made = child.piece(10**9).decode().split()
    finally:
        child.end()

    assert (held, made) in {("True", "False"), ("False", "True")}  # where the system has such a filter, it holds
    assert "no_sockets()" in (root / "loaders" / "worker.py").read_text("utf-8")


def test_nothing_listens_beyond_this_machine_by_default():
    settings = tomllib.loads((Path(triptych._root) / ".streamlit" / "config.toml").read_text("utf-8"))

    assert [parser().parse_args([command]).host for command in ("app", "serve")] == ["127.0.0.1", "127.0.0.1"]
    assert settings["server"]["address"] == "127.0.0.1"


def test_a_token_in_an_address_is_not_logged(store):
    lines: list[str] = []
    service = Service(store, Limits(workers=1), log=lines.append, addresses=True)
    with TestClient(Starlette(routes=service.routes())) as client:
        client.get(f"/health?access_token={TOKEN}", headers={"Authorization": f"Bearer {TOKEN}", "Referer": TOKEN})

    assert len(lines) == 1
    assert TOKEN not in lines[0]


@pytest.mark.parametrize(
    "lines", [f"anna {TOKEN} more", f"{TOKEN}", f"anna {TOKEN}\nanna {TOKEN}", f"anna {TOKEN}\x01", "anna short-one"]
)
def test_no_error_shows_a_token(lines, tmp_path):
    file = tmp_path / "tokens"
    file.write_text(lines, encoding="utf-8")
    with pytest.raises(BadInput) as raised:
        permission("token", "127.0.0.1", str(file), {}, False)
    with pytest.raises(BadInput) as other:
        permission("token", "127.0.0.1", "", {"TRIPTYCH_TOKEN": "short-one"}, False)

    assert [word for word in (TOKEN, "short-one") if word in str(raised.value) + str(other.value)] == []


def test_a_refusal_does_not_repeat_the_token():
    allowed = permission("token", "127.0.0.1", "", {"TRIPTYCH_TOKEN": TOKEN}, False)
    with pytest.raises(Refused) as raised:
        allowed.name({"authorization": f"Bearer {TOKEN}x"}, "127.0.0.1")

    assert TOKEN not in str(raised.value)


def whole(folder: Path) -> bytes:
    with open_snapshot(folder) as snapshot:
        return b"".join(dump(snapshot))


def line(**changed: str) -> str:
    said = {"left": PROJECT, "right": "A name", "verdict": "label", "by": "eve", "at": "2026-01-01", "language": "en"}
    return json.dumps(said | changed) + "\n"


@pytest.mark.parametrize(
    "text",
    [
        line(verdict="same", language="", right="https://example.org/a> <x:p> <x:o> .\n<x:b"),
        line(left="https://example.org/a> <x:p> <x:o> .\n<x:b"),
        line(language='en> <x:p> "'),
        line(right="\ud800"),
        "[" * 100_000 + "\n",
    ],
)
def test_a_hostile_ledger_changes_nothing(text, store, tmp_path, capsys):
    folder, others = tmp_path / "store", tmp_path / "eve.jsonl"
    shutil.copytree(store, folder)
    before = whole(folder)
    others.write_text(line() + text, encoding="utf-8")
    status = main(["ledger", "import", str(others), "--store", str(folder)])

    assert (status, "eve.jsonl, line 2: not a judgement" in capsys.readouterr().err) == (1, True)
    assert whole(folder) == before
    assert not (folder / ledger.NAME).exists()
