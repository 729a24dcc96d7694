"""Members of ZIP archives, those of archives within them too: one by one, within bounds, never written anywhere."""

from __future__ import annotations

import re
import stat
import struct
import unicodedata
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from zipfile import BadZipFile, ZipFile, ZipInfo

from graph.errors import BadInput, NotFound
from graph.model import Refusal
from loaders.readers.files import size_limit
from loaders.readers.packages import check_directory, kind_of_package, opened, read_member

_ARCHIVE = "a ZIP archive"  # as kind_of_package says it
_TAIL = 70_000  # bytes at the end of a file in which an archive's end is looked for
_DRIVE = re.compile(r"^[A-Za-z]:(?=/)")


@dataclass(frozen=True, slots=True)
class Limits:
    """What an archive may hold, all that lies in archives within it counted.

    ``total`` bytes when unpacked, so many ``members``, and ``depth`` archives within archives. One
    member may have ``size_limit()`` bytes.
    """

    total: int = 1_000_000_000
    members: int = 10_000
    depth: int = 3


SAFE = Limits()


@dataclass(frozen=True, slots=True)
class Member:
    """A file in an archive: "folder/plan.docx", or "inner.zip!/plan.docx" in an archive within it."""

    name: str
    content: bytes


def members(
    path: Path, limits: Limits = SAFE, wanted: Callable[[str], bool] = lambda name: True
) -> Iterator[Member | Refusal]:
    """The files in an archive, sorted by name; only one is held at a time.

    What cannot be had is a Refusal of that name, and the others go on. Folders and hidden files
    are passed over, and so, without unpacking it, is what ``wanted`` says no to. Raises NotFound
    and BadInput, at the first member, for an archive that cannot be opened.
    """
    with _opened_file(path, limits) as archive:
        kind, advice = kind_of_package(archive, path)
        if kind != _ARCHIVE:
            raise BadInput(f"{path}: is {kind}, not an archive of documents; {advice}")
        yield from _Unpacking(limits, wanted).members(archive, path, "", 0)


class _Unpacking:
    """One archive with all that lies in it, and what is left of its limits."""

    def __init__(self, limits: Limits, wanted: Callable[[str], bool]) -> None:
        self._limits = limits
        self._wanted = wanted
        self._bytes = limits.total
        self._members = limits.members

    def members(self, archive: ZipFile, path: Path, within: str, depth: int) -> Iterator[Member | Refusal]:
        """The files of an open archive; ``within`` is put before their names. Raises BadInput for too many of them."""
        entries = [entry for entry in archive.infolist() if not entry.filename.endswith(("/", "\\"))]
        self._members -= len(entries)
        if self._members < 0:
            raise BadInput(
                f"{path}: has more than {self._limits.members:,} members, nested ones counted; split it", code="large"
            )
        named = sorted(
            ((_name(entry), number, entry) for number, entry in enumerate(entries)), key=lambda one: (one[0], one[1])
        )
        for place, (name, _, entry) in enumerate(named):
            if _is_hidden(name):
                continue
            whole = within + name
            following = named[place + 1][0] if place + 1 < len(named) else None
            if reason := _why_not(name, entry, following):
                yield Refusal(whole, reason)
            elif not (_is_archive(name) or self._wanted(whole)):
                continue
            elif self._bytes < entry.file_size <= size_limit():
                rest = sum(not _is_hidden(other) for other, _, _ in named[place:])
                yield Refusal(
                    f"{within}({rest} more)",
                    f"not read: the archive has more than {self._limits.total:,} bytes when unpacked; split it",
                )
                return
            else:
                yield from self._content(archive, entry, path, whole, depth)

    def _content(
        self, archive: ZipFile, entry: ZipInfo, path: Path, whole: str, depth: int
    ) -> Iterator[Member | Refusal]:
        try:
            content = read_member(archive, entry.filename, path, size_limit())
        except BadInput as error:
            if entry.file_size <= size_limit():  # unpacking what is damaged has its cost too
                self._bytes -= entry.file_size
            yield Refusal(whole, str(error).removeprefix(f"{path}: "), code=error.code)
            return
        self._bytes -= len(content)
        if not _is_archive(whole):
            yield Member(whole, content)
            return
        try:
            with opened(content, path) as inner:
                if kind_of_package(inner, path)[0] != _ARCHIVE:
                    yield Member(whole, content)  # a document under a wrong name, which readers tell
                elif depth >= self._limits.depth:
                    yield Refusal(whole, f"lies more than {self._limits.depth} archives deep; unpack it")
                else:
                    yield from self.members(inner, path, f"{whole}!/", depth + 1)
        except BadInput as error:
            yield Refusal(whole, str(error).removeprefix(f"{path}: "), code=error.code)


def _opened_file(path: Path, limits: Limits) -> ZipFile:
    """The archive, read from its file: it may be larger than what may be held."""
    try:
        if not path.exists():
            raise NotFound(f"{path}: no such file; check the spelling")
        if not path.is_file():
            raise BadInput(f"{path}: is no file; name an archive")
        size = path.stat().st_size
        if size > limits.total:
            raise BadInput(
                f"{path}: has {size:,} bytes, more than the limit of {limits.total:,}; split it", code="large"
            )
        with path.open("rb") as stream:
            stream.seek(max(0, size - _TAIL))
            check_directory(stream.read(), path)
    except OSError as error:
        raise BadInput(f"{path}: cannot be read ({error.strerror or error}); check it and its permissions") from error
    try:
        return ZipFile(path)
    except (BadZipFile, OSError, ValueError, NotImplementedError, struct.error) as error:
        cause = " ".join(str(error).split())[:200]
        raise BadInput(f"{path}: is no whole ZIP archive ({cause}); copy or make it again", code="damaged") from error


def _name(entry: ZipInfo) -> str:
    """The name as it is shown: with /, without a root, in NFC, without characters that nobody sees."""
    name = entry.filename
    if not entry.flag_bits & 0x800:
        # Many programs write UTF-8 and do not say so; what is not is in the characters of old DOS.
        with suppress(UnicodeError):
            name = name.encode("cp437").decode("utf-8")
    name = _DRIVE.sub("", name.replace("\\", "/"))
    parts = [part for part in name.split("/") if part not in {"", "."}]
    clear = "".join(letter if letter.isprintable() else "?" for letter in "/".join(parts))
    return unicodedata.normalize("NFC", clear)


def _is_hidden(name: str) -> bool:
    return any(part == "__MACOSX" or (part.startswith(".") and part != "..") for part in name.split("/"))


def _is_archive(name: str) -> bool:
    return name.lower().endswith(".zip")


def _why_not(name: str, entry: ZipInfo, following: str | None) -> str | None:
    """Why a member is not read, before anything of it is unpacked; None if it is."""
    kind = stat.S_IFMT(entry.external_attr >> 16)
    if not name:
        return "has no name; make the archive again"
    if ".." in name.split("/"):
        return "has a name that leads out of the archive; make the archive again"
    if kind not in {0, stat.S_IFREG}:
        return f"is {'a link' if kind == stat.S_IFLNK else 'no regular file'}; put the file itself into the archive"
    if name == following:
        return "is followed by another member of the same name, which is the one that counts"
    return None
