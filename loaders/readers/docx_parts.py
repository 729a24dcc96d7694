"""The parts of a Word document: which they are, and what it says of itself in them."""

from __future__ import annotations

import posixpath
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple
from zipfile import ZipFile

from graph.errors import BadInput
from loaders.readers.files import decode
from loaders.readers.html_head import iso_date
from loaders.readers.packages import kind_of_package, open_package, parsed_xml, read_member
from loaders.readers.properties import Told, plausible_title, told_language
from loaders.readers.units import visible

if TYPE_CHECKING:
    from lxml.etree import _Element as Element
else:
    Element = Any

_LIMIT = 100_000_000  # bytes of a part; a thousand pages have about 20 million
_RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_ARCHIVED_PAGES = frozenset(("mht", "mhtml"))
_PAGES = _ARCHIVED_PAGES | {"htm", "html", "xhtml"}
# The stricter standard differs in its names alone.
_STRICT = (
    (b"http://purl.oclc.org/ooxml/wordprocessingml/main", b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"),
    (
        b"http://purl.oclc.org/ooxml/officeDocument/relationships",
        b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    ),
    (b"http://purl.oclc.org/ooxml/officeDocument/math", b"http://schemas.openxmlformats.org/officeDocument/2006/math"),
)  # fmt: skip
_DC = "{http://purl.org/dc/elements/1.1/}"
_TERMS = "{http://purl.org/dc/terms/}"


class _Relation(NamedTuple):
    key: str
    kind: str  # last word of its type
    target: str  # full name of the part


class Parts:
    """The parts of one Word document, read when they are asked for."""

    def __init__(self, path: Path) -> None:
        """Open the package. Raises BadInput for what is no Word document, with what it is instead."""
        self.path = path
        self.archive: ZipFile = open_package(path, "a Word document")
        # Names differ in case and slashes between the programs that write them.
        self._names = {_plain(name): name for name in reversed(self.archive.namelist())}
        self.main = self._main()
        self._related = self._relations(self.main)

    def _main(self) -> str:
        told = self._relations("")
        main = next((one.target for one in told if one.kind == "officeDocument"), "word/document.xml")
        kind, advice = kind_of_package(self.archive, self.path)
        if _plain(main) in self._names and kind in {"a Word document", "a ZIP archive"}:
            return main
        if kind == "a Word document":
            raise BadInput(f"{self.path}: its main part {main!r} is missing; save it again from Word", code="damaged")
        raise BadInput(f"{self.path}: is {kind}, not a Word document; {advice}", code="kind")

    def document(self) -> Element:
        """The root of the main part."""
        return self._xml(self.main)

    def part(self, kind: str) -> Element | None:
        """The root of the part that the document names as its ``styles``, ``footnotes`` and so on, or None."""
        target = next((one.target for one in self._related if one.kind == kind), None)
        if target is None or _plain(target) not in self._names:
            return None
        return self._xml(target)

    def told(self) -> Told:
        """What the document's properties say."""
        told = (one.target for one in self._relations("") if one.kind == "core-properties")
        name = next(told, "docProps/core.xml")
        if _plain(name) not in self._names:
            return Told()
        core = self._xml(name)
        return Told(
            plausible_title(_said(core, f"{_DC}title")),
            told_language(_said(core, f"{_DC}language"), self._program()),
            iso_date(_said(core, f"{_TERMS}issued")),
            _said(core, f"{_DC}rights") or _said(core, f"{_TERMS}rights") or _said(core, f"{_TERMS}license") or None,
        )

    def _program(self) -> str:
        """The program that wrote the document, '' where it does not say."""
        name = "docProps/app.xml"
        return (self._xml(name).findtext("{*}Application") or "") if _plain(name) in self._names else ""

    def page(self, key: str) -> str:
        """The markup of a web page that the document takes in whole under that id; '' for what is no page."""
        target = next((one.target for one in self._related if one.key == key and one.kind == "aFChunk"), "")
        suffix = target.lower().rpartition(".")[2]
        if _plain(target) not in self._names or suffix not in _PAGES:
            return ""
        data = read_member(self.archive, self._names[_plain(target)], self.path, _LIMIT)
        if suffix not in _ARCHIVED_PAGES:
            return decode(data, self.path, markup=True)
        # Imported here: few programs write pages as mails.
        from loaders.readers.mail_parts import parsed, parts, words

        found = (part for part in parts(parsed(data, self.path)) if part.get_content_type() == "text/html")
        return next((words(part, self.path) for part in found), "")

    def _relations(self, source: str) -> list[_Relation]:
        """The parts that a part names; '' is the package itself."""
        folder, _, base = source.rpartition("/")
        name = f"{folder}/_rels/{base}.rels" if folder else f"_rels/{base}.rels"
        if _plain(name) not in self._names:
            return []
        found = []
        for relation in self._xml(name).iter(_RELATION):
            if relation.get("TargetMode") != "External":
                target = relation.get("Target") or ""
                whole = target if target.startswith("/") else posixpath.join("/", folder, target)
                kind = (relation.get("Type") or "").rpartition("/")[2]
                found.append(_Relation(relation.get("Id") or "", kind, posixpath.normpath(whole).lstrip("/")))
        return found

    def _xml(self, name: str) -> Element:
        actual = self._names.get(_plain(name), name)
        data = read_member(self.archive, actual, self.path, _LIMIT)
        if b"purl.oclc.org" in data:
            for strict, usual in _STRICT:
                data = data.replace(strict, usual)
        return parsed_xml(data, actual, self.path)


def _said(core: Element, name: str) -> str:
    element = core.find(f".//{name}")
    return visible("".join(element.itertext())) if element is not None else ""


def _plain(name: str) -> str:
    return name.replace("\\", "/").lstrip("/").lower()
