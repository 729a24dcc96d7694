"""Files as disks, mail servers, half-written exports and ill will leave them."""

from __future__ import annotations

import io
import warnings
import zipfile
from collections.abc import Callable
from dataclasses import dataclass

from hypothesis import strategies as st

PACKAGES = frozenset({".docx", ".odt", ".xlsx", ".ods", ".zip"})
MARKUP = [
    b"<", b">", b"</", b"/>", b"&", b"&#0;", b"&#xD800;", b"&lol9;", b"]]>", b"<![CDATA[", b"<!--", b"<?xml?>", b"\x00",
    b'<!DOCTYPE a [<!ENTITY b "bb"><!ENTITY c "&b;&b;">]>', b'<!ENTITY x SYSTEM "file:///etc/passwd">', b' a="1" a="2"',
    b"<w:p>" * 400, b"<table><tr><td>" * 200, b"<div>" * 3000, b' xmlns:w="urn:other"', b' text:c="999999999"',
    b' table:number-columns-repeated="1000000"', b' table:number-rows-repeated="1000000"', b' w:val="-1"',
    b' r="XFD1048576"',
]  # fmt: skip
CELLS = [
    b'"', b'""', b",", b";" * 500, b"\t", b"|", b"\r", b"\n", b"\r\n\r\n", b"\x00", b"\xef\xbb\xbf", b"\xff\xfe",
    b"=1/0", b'"' + b"x" * 3000, b"1.234.567,89", b"31/02/2021", b"99999999999999999999", b"sep=|\n", b"\n" * 300,
]  # fmt: skip
RECORDS = [
    b"[" * 3000, b"]", b"{" * 50, b"}", b'"', b":", b",", b"NaN", b"1e999", b"-", b"9" * 500, b'"\\ud800"', b"\\u",
    b"null", b'{"a":' * 500, b"\x00", b"//", b"true", b'"__proto__":', b"[[],{}]",
]  # fmt: skip
PAGES = [
    b"endobj", b"endstream", b"stream\n", b"obj", b"<<", b">>", b"/Length 99999999", b"/Kids [1 0 R]", b"/Parent 1 0 R",
    b"/Count -1", b"xref", b"trailer", b"%%EOF", b"startxref\n0", b"/Encrypt 1 0 R", b"[" * 500, b"\x00" * 40,
    b"/Prev 0",
]  # fmt: skip
TOKENS = {
    ".html": MARKUP, ".md": [*MARKUP, b"|" * 300, b"> " * 500, b"[" * 500, b"- " * 300, b"```\n", b"---\n"],
    ".docx": MARKUP, ".odt": MARKUP, ".xlsx": MARKUP, ".ods": MARKUP, ".zip": MARKUP,
    ".csv": CELLS, ".tsv": CELLS, ".txt": CELLS, ".json": RECORDS, ".pdf": PAGES,
    ".xls": [b"\xff" * 40, b"\x00" * 40, b"\xfe\xff\xff\xff", b"\x09\x08", b"\xfc\x00"],
    ".eml": [
        b"\r\n\r\n", b"Content-Type: multipart/mixed; boundary=x\r\n", b"--=-partners-=", b"--=-partners-=--", b"=",
        b"Content-Transfer-Encoding: base64\r\n", b"charset=nonsense", b"=?utf-8?b?////?=", b"Date: yesterday\r\n",
        b"Content-Type: message/rfc822\r\n\r\n" * 50, b"\x00", b": \r\n", b" " * 2000, b"Content-Type: text/html\r\n",
    ],
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Blow:
    """One damage: what is done, where in the data (0 to 1), over how many bytes, and with which bytes."""

    kind: str
    place: float
    size: int
    bytes: bytes


Change = Callable[[bytes, list[Blow]], bytes]


def blows(suffix: str) -> st.SearchStrategy[list[Blow]]:
    """Lists of damages that hurt a format: blind ones, and words of the format itself in wrong places."""
    words = st.sampled_from(TOKENS[suffix]) | st.binary(min_size=1, max_size=8)
    kinds = st.sampled_from(["flip", "cut", "repeat", "insert", "insert", "replace", "end"])
    return st.lists(
        st.builds(Blow, kinds, st.floats(0, 1, exclude_max=True), st.integers(1, 400), words), min_size=1, max_size=8
    )


def struck(data: bytes, damages: list[Blow]) -> bytes:
    """The data after the damages, one after the other.

    >>> struck(b"Turin", [Blow("cut", 0.2, 2, b""), Blow("insert", 0.0, 1, b"<")])
    b'<Tin'
    """
    for one in damages:
        at = int(one.place * len(data))
        before, hit, after = data[:at], data[at : at + one.size], data[at + one.size :]
        match one.kind:
            case "flip":
                data = before + bytes(byte ^ (one.bytes[0] or 1) for byte in hit[:4]) + hit[4:] + after
            case "cut":
                data = before + after
            case "repeat":
                data = before + hit * 3 + after
            case "insert":
                data = before + one.bytes + hit + after
            case "replace":
                data = before + one.bytes + data[at + len(one.bytes) :]
            case "end":
                data = before
    return data


def struck_inside(package: bytes, damages: list[Blow], member: float, change: Change) -> bytes:
    """A ZIP package one of whose members is changed, renamed, left out or there twice; the archive itself is sound.

    ``member`` (0 to 1) is the place of the member among those of the package, the largest first.
    """
    with zipfile.ZipFile(io.BytesIO(package)) as archive:
        members = [(name, archive.read(name)) for name in archive.namelist()]
    # The large ones hold what is read; most blows should meet them.
    by_size = sorted(range(len(members)), key=lambda number: -len(members[number][1]))
    at = by_size[int(member * member * len(members))]
    name, data = members[at]
    first = damages[0]
    if first.kind == "end" and first.place < 0.3:
        members.pop(at)
    elif first.kind == "repeat" and first.place < 0.3:
        members.append((name, struck(data, damages)))
    elif first.kind == "flip" and first.place < 0.2:
        members[at] = (f"../../{name}", data)
    else:
        members[at] = (name, change(data, damages))
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive, warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of names that are there twice
        for one, content in members:
            archive.writestr(zipfile.ZipInfo(one), content)
    return target.getvalue()
