"""What a server sends: its kind, told before it is taken, and its bytes, never more than the limit."""

from __future__ import annotations

import codecs
import re
import zlib
from collections.abc import Iterable, Iterator
from email.message import Message
from pathlib import PurePosixPath

import httpx

from graph.errors import BadInput
from loaders.readers.files import encoding_named
from loaders.registry import readers

_UNTOLD = frozenset({"", "application/octet-stream", "binary/octet-stream"})
_ARCHIVE = frozenset({"application/zip", "application/x-zip-compressed"})
# Types that share a reader with others, and so cannot be told from it.
_SUFFIXES = {
    "application/vnd.ms-excel": ".xls",
    "application/vnd.oasis.opendocument.spreadsheet": ".ods",
}
_PIECE = 1 << 18


def media_types() -> tuple[str, ...]:
    """The media types that are taken, sorted; what says nothing of its kind is told by its content.

    >>> "text/html" in media_types()
    True
    """
    return tuple(sorted({*(name for name in readers() if "/" in name), *_UNTOLD, *_ARCHIVE} - {""}))


def media_type_of(headers: httpx.Headers) -> str:
    """The media type that the server names, in lower case; empty where it names none. Raises BadInput if none reads it.

    >>> media_type_of(httpx.Headers({"Content-Type": "Text/HTML; charset=utf-8"}))
    'text/html'
    """
    named = re.split("[;,]", headers.get("content-type", ""), maxsplit=1)[0].strip().lower()
    if named and named not in media_types():
        known = ", ".join(sorted(name for name in readers() if name.startswith(".")))
        raise BadInput(f"is {named[:100]!r}, which nothing here reads; known are the kinds of {known} and .zip")
    return named


def charset_of(headers: httpx.Headers) -> str:
    """The charset that the server names, in lower case; empty where it names none.

    >>> charset_of(httpx.Headers({"Content-Type": 'text/html; charset="ISO-8859-2"'}))
    'iso-8859-2'
    """
    found = re.search(r";\s*charset\s*=\s*[\"']?([\w.:-]{2,40})", headers.get("content-type", ""), re.IGNORECASE)
    return found.group(1).lower() if found else ""


def suffix_of(media_type: str, url: httpx.URL, headers: httpx.Headers) -> str:
    """The suffix for a file of this content: the name's where the type does not speak against it, else the type's.

    Empty where neither says what it is.

    >>> suffix_of("text/plain", httpx.URL("https://example.org/list.csv"), httpx.Headers())
    '.csv'
    """
    known = readers()
    message = Message()
    message["content-disposition"] = headers.get("content-disposition", "").replace("\n", " ").replace("\r", " ")
    names = (message.get_filename() or "", url.path)
    named = next((suffix for name in names if (suffix := PurePosixPath(name).suffix.lower()) in {*known, ".zip"}), "")
    if media_type in _UNTOLD or (named and media_type in _ARCHIVE | {"text/plain"}):
        return named
    if media_type in _ARCHIVE:
        return ".zip"
    if known.get(named) == known[media_type]:
        return named
    shared = (name for name in known if name.startswith(".") and known[name] == known[media_type])
    return _SUFFIXES.get(media_type) or next(shared, "")


def body_of(chunks: Iterable[bytes], headers: httpx.Headers, limit: int, *, cut: bool = False) -> bytes:
    """The content, unpacked where the server packed it as gzip.

    Raises BadInput, with the reason alone, above ``limit`` bytes (``cut`` drops the rest instead),
    as soon as it is passed, however small it was packed; and for packings other than gzip.
    """
    encoding = headers.get("content-encoding", "").strip().lower()
    if encoding not in {"", "identity", "gzip", "x-gzip"}:
        raise BadInput(
            f"is packed as {encoding[:40]!r}, which was not asked for; save it in a browser and load the file"
        )
    length = headers.get("content-length", "")
    if not cut and length.isdecimal() and int(length) > limit:
        raise BadInput(_too_large(limit))
    content = bytearray()
    for piece in _unpacked(chunks, limit) if "gzip" in encoding else chunks:
        content += piece
        if len(content) > limit:
            if cut:
                break
            raise BadInput(_too_large(limit))
    return bytes(content[:limit])


def in_utf8(content: bytes, charset: str) -> bytes:
    """Text that the server says is in ``charset``, as UTF-8 with its mark, so that readers need not be told.

    Unchanged where it has a mark of its own, is UTF-8 already, or is not in that charset: what the
    transport says wins over what the page says, but not over what the bytes are.

    >>> in_utf8("Łódź".encode("iso-8859-2"), "iso-8859-2").decode("utf-8-sig")
    'Łódź'
    """
    encoding = encoding_named(charset)
    if encoding is None or content.startswith((codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return content
    if b"\x00" not in content:
        try:
            content.decode("utf-8")
        except UnicodeDecodeError:
            pass
        else:
            return content
    try:
        return codecs.BOM_UTF8 + content.decode(encoding).encode("utf-8")
    except UnicodeError:
        return content


def _too_large(limit: int) -> str:
    return f"has more than {limit:,} bytes; save a part of it, or set TRIPTYCH_SIZE_LIMIT"


def _unpacked(chunks: Iterable[bytes], limit: int) -> Iterator[bytes]:
    """The pieces of a gzip stream, each of a bounded size; raises BadInput where it is broken or breaks off."""
    inflater, taken = zlib.decompressobj(16 + zlib.MAX_WBITS), 0
    try:
        for chunk in chunks:
            taken += len(chunk)
            if taken > limit:  # blocks that hold nothing would go on for ever
                raise BadInput(_too_large(limit))
            while chunk:
                if inflater.eof:  # another member follows
                    inflater = zlib.decompressobj(16 + zlib.MAX_WBITS)
                yield inflater.decompress(chunk, _PIECE)
                chunk = inflater.unconsumed_tail or inflater.unused_data
        if taken and not inflater.eof:
            raise BadInput("breaks off within its gzip; load it again another time")
    except zlib.error as error:
        raise BadInput(f"is announced as gzip and is not ({error}); save it in a browser and load the file") from error
