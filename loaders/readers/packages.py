"""Members of ZIP packages (office documents, archives), read within bounds and never trusted about their size."""

from __future__ import annotations

import io
import struct
import zlib
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from graph.errors import BadInput
from loaders.readers.files import read_content

if TYPE_CHECKING:
    from lxml.etree import _Element as Element
else:
    Element = Any

MEMBER_LIMIT = 200_000_000  # bytes that a member may have
_SMALL = 10_000_000  # bytes up to which any ratio is harmless
_RATIO = 200  # bytes from one compressed byte; text rarely passes 20, XML of an empty sheet 100
_DIRECTORY_LIMIT = 8_000_000  # bytes of the table of contents, some 80,000 members
_XML_LIMIT = 100_000_000  # bytes; a thousand pages have about 20 million
_NODES = 8_000_000  # tags and attributes, which cost memory whatever their length
_CHUNK = 1 << 20
_OLE = b"\xd0\xcf\x11\xe0"
_END = b"PK\x05\x06"
_ENTITY = (b"<!ENTITY", "<!ENTITY".encode("utf-16-le"), "<!ENTITY".encode("utf-16-be"))
# What stands in a package's [Content_Types].xml or mimetype, and what to do with it.
_KINDS = (
    (b"wordprocessingml.", "a Word document", "name it .docx"),
    (b"application/vnd.ms-word.", "a Word document", "name it .docx"),
    (b"spreadsheetml.", "an Excel workbook", "name it .xlsx"),
    (b"application/vnd.ms-excel.", "an Excel workbook", "save it as .xlsx"),
    (b"presentationml.", "a PowerPoint presentation", "save it as PDF"),
    (b"opendocument.text", "an OpenDocument text", "name it .odt"),
    (b"opendocument.spreadsheet", "an OpenDocument spreadsheet", "name it .ods"),
    (b"opendocument.presentation", "an OpenDocument presentation", "save it as PDF"),
    (b"opendocument.graphics", "an OpenDocument drawing", "save it as PDF"),
    (b"epub+zip", "an e-book (EPUB)", "convert it to HTML"),
)


def open_package(path: Path, wanted: str) -> ZipFile:
    """The ZIP package that a file holds, in memory; ``wanted`` is what it should be, such as "a Word document".

    Raises BadInput for what is no whole ZIP package, with what it is instead, and as
    ``read_content`` does.
    """
    data = read_content(path)
    if data.startswith(_OLE):
        if "EncryptedPackage".encode("utf-16-le") in data:
            raise BadInput(f"{path}: is protected by a password; save it without one", code="password")
        raise BadInput(f"{path}: is an old Office document, not {wanted}; save it in today's format", code="kind")
    if not data.startswith((b"PK\x03\x04", _END)):
        raise BadInput(
            f"{path}: is not {wanted} (no ZIP package); save it again from the program that made it", code="kind"
        )
    return opened(data, path)


def opened(data: bytes, path: Path) -> ZipFile:
    """The ZIP archive that bytes hold. Raises BadInput where it is cut off, damaged or has too many members."""
    check_directory(data, path)
    try:
        return ZipFile(io.BytesIO(data))
    except (BadZipFile, OSError, ValueError, NotImplementedError, struct.error, UnicodeError) as error:
        raise BadInput(
            f"{path}: is cut off or damaged ({_one_line(error)}); copy or save it again", code="damaged"
        ) from error


def check_directory(data: bytes, path: Path) -> None:
    """Raises BadInput for an archive with too long a table of contents; the last 70,000 bytes of it are enough."""
    size = _directory_size(data)
    if size > _DIRECTORY_LIMIT:
        raise BadInput(
            f"{path}: its table of contents has {size:,} bytes, more than {_DIRECTORY_LIMIT:,}; split it", code="large"
        )


def read_member(archive: ZipFile, name: str, path: Path, limit: int = MEMBER_LIMIT) -> bytes:
    """The content of a member of a package, at most ``limit`` bytes of it.

    Raises BadInput where there is no such member, where it is encrypted, damaged, or larger than
    the limit or than 200 times its compressed size beyond 10 MB; what it declares and what comes
    out are both held to it. ``path`` names the package in messages.
    """
    try:
        info = archive.getinfo(name)
    except KeyError as error:
        raise BadInput(
            f"{path}: has no part {name!r}; save it again from the program that made it", code="damaged"
        ) from error
    if info.flag_bits & 0x1:
        raise BadInput(f"{path}: is protected by a password ({name!r}); save it without one", code="password")
    if info.compress_type not in (ZIP_STORED, ZIP_DEFLATED):
        # Python unpacks the others as a whole, whatever comes out: a few kilobytes of bzip2 would fill the memory.
        raise BadInput(f"{path}: its part {name!r} is packed in a way that is not read; pack it again with deflate")
    bound = _bound(info, limit)
    _within(info.file_size, bound, name, path)
    parts, size = [], 0
    try:
        with archive.open(info) as member:
            while chunk := member.read(_CHUNK):
                size += len(chunk)
                _within(size, bound, name, path)
                parts.append(chunk)
    except BadInput:
        raise
    except (BadZipFile, OSError, EOFError, ValueError, RuntimeError, struct.error, zlib.error) as error:
        # RuntimeError: encryption; its child NotImplementedError: what Python does not know.
        raise BadInput(
            f"{path}: its part {name!r} is damaged ({_one_line(error)}); copy or save it again", code="damaged"
        ) from error
    return b"".join(parts)


def read_xml(archive: ZipFile, name: str, path: Path) -> Element:
    """The root element of a member that is XML; no entity is expanded and nothing outside is fetched.

    Raises BadInput as ``read_member`` does, for XML that is broken, nested more than 256 deep or
    too large, and for XML that declares entities.
    """
    return parsed_xml(read_member(archive, name, path, _XML_LIMIT), name, path)


def parsed_xml(data: bytes, name: str, path: Path) -> Element:
    """The root element of XML in memory, under the conditions of ``read_xml``."""
    # Imported here: what reads no XML need not wait for it.
    from lxml.etree import XMLParser, XMLSyntaxError, fromstring

    nodes = data.count(b"<") + data.count(b"=")
    if nodes > _NODES:
        raise BadInput(
            f"{path}: its part {name!r} has {nodes:,} tags and attributes, more than {_NODES:,}; split it", code="large"
        )
    if any(mark in data for mark in _ENTITY):
        raise BadInput(f"{path}: its part {name!r} declares XML entities, which are not read; save it again")
    parser = XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        return fromstring(data, parser)
    except (XMLSyntaxError, ValueError) as error:
        raise BadInput(f"{path}: its part {name!r} cannot be read ({_one_line(error)}); save it again") from error


def kind_of_package(archive: ZipFile, path: Path) -> tuple[str, str]:
    """What a package is and what to do with it: ("a Word document", "name it .docx").

    By its list of parts or its type, not by its name.
    """
    names = set(archive.namelist())
    for name in ("mimetype", "[Content_Types].xml"):
        if name in names:
            types = read_member(archive, name, path, _SMALL)
            # A document may hold a sheet or a drawing; the main part is what tells.
            telling = [line for line in types.split(b"<") if b".main+xml" in line or name == "mimetype"]
            for mark, kind, advice in _KINDS:
                if any(mark in line for line in telling):
                    return kind, advice
    return "a ZIP archive", "name it .zip"


def _bound(info: ZipInfo, limit: int) -> int:
    return min(limit, max(_SMALL, _RATIO * info.compress_size))


def _within(size: int, bound: int, name: str, path: Path) -> None:
    if size > bound:
        raise BadInput(
            f"{path}: its part {name!r} would take more than {bound:,} bytes when unpacked, which is too large "
            "or packed too tightly to be trusted; save it again or split it",
            code="large",
        )


def _directory_size(data: bytes) -> int:
    """Bytes of a ZIP archive's table of contents as its end declares them, 0 where no end is found.

    Python reads as many entries as fit, whatever their number is said to be.
    """
    end = data.rfind(_END, max(0, len(data) - 65_600))
    if end < 0 or end + 20 > len(data):
        return 0
    (size,) = struct.unpack_from("<I", data, end + 12)
    large = end - 20 - 56
    if large >= 0 and data.startswith(b"PK\x06\x07", end - 20) and data.startswith(b"PK\x06\x06", large):
        (size,) = struct.unpack_from("<Q", data, large + 40)
    return int(size)


def _one_line(error: Exception) -> str:
    return " ".join(str(error).split())[:200] or type(error).__name__
