"""Bytes and characters of a file, or one clear line about why there are none."""

from __future__ import annotations

import codecs
import re
from pathlib import Path

from graph.errors import BadInput, NotFound
from loaders.limits import setting

_BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_UNMARKED = "UTF-16 without its mark"
_CONTROL = bytes(sorted(set(range(32)) - set(b"\t\n\r\f\x0b\x1b")))
_NO_PAGES = frozenset({"idna", "punycode", "raw-unicode-escape", "undefined", "unicode-escape", "utf-7"})
_META_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_.:-]{2,40})", re.IGNORECASE)
_XML_CHARSET = re.compile(rb"^\s*<\?xml[^>]{0,100}?encoding\s*=\s*[\"']([A-Za-z0-9_.:-]{2,40})")


def size_limit() -> int:
    """Bytes that a file may have: 50 million, or what the setting ``TRIPTYCH_SIZE_LIMIT`` says.

    Raises BadInput for a setting that is no whole number.
    """
    return setting("TRIPTYCH_SIZE_LIMIT", 50_000_000, "bytes")


def read_content(path: Path, most: int | None = None, limit: int | None = None) -> bytes:
    """The content of a file of any kind, or its first ``most`` bytes.

    Raises NotFound where nothing is, BadInput for a folder, a file that may not be read, is
    empty or larger than ``limit`` bytes, which is ``size_limit()`` unless given.
    """
    limit = size_limit() if limit is None else limit
    try:
        if path.is_dir():
            raise BadInput(f"{path}: is a folder; name a file, or load the folder as a whole")
        if not path.exists():
            if path.is_symlink():
                raise NotFound(f"{path}: is a link that leads nowhere; mend the link or remove it")
            raise NotFound(f"{path}: no such file; check the spelling")
        if not path.is_file():
            raise BadInput(f"{path}: is not a regular file; save its content to a file first")
        size = path.stat().st_size
        if size > limit:
            raise BadInput(
                f"{path}: has {size:,} bytes, more than the limit of {limit:,}; split it or set TRIPTYCH_SIZE_LIMIT",
                code="large",
            )
        with path.open("rb") as file:
            data = file.read(most)
    except PermissionError as error:
        raise BadInput(f"{path}: may not be read (permission denied); change its permissions") from error
    except (OSError, ValueError) as error:
        # A name with a NUL raises ValueError; GraphError's own kinds pass through untouched.
        if isinstance(error, BadInput):
            raise
        raise BadInput(f"{path}: cannot be read ({error}); check the disk and the path") from error
    if not data.strip(b" \t\r\n\x0c\xef\xbb\xbf") and (most is None or size <= most):
        raise BadInput(f"{path}: is empty; nothing to read", code="empty")
    return data


def read_bytes(path: Path) -> bytes:
    """The content of a file of text; raises as ``read_content`` does, and BadInput for one that is binary."""
    data = read_content(path)
    found = binary_kind(data)
    if found == _UNMARKED:
        raise BadInput(f"{path}: looks like {found}; save it as UTF-8", code="encoding")
    if found:
        raise BadInput(f"{path}: is {found}, not text; convert it to text, Markdown or HTML", code="kind")
    return data


def binary_kind(data: bytes) -> str | None:
    """What the bytes are if they are no text, or None for text.

    >>> binary_kind(bytes(range(32))), binary_kind("Métropole".encode())
    ('binary data', None)
    """
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return None
    head = data[:65536]
    controls = len(head) - len(head.translate(None, _CONTROL))
    # A stray control character happens in texts copied from elsewhere; NUL or 1 in 100 does not.
    if b"\x00" in head or controls > max(2, len(head) // 100):
        # Latin letters in UTF-16 are every second byte NUL; without the mark, which order it is would be a guess.
        return _UNMARKED if 3 * head.count(0) > len(head) else "binary data"
    return None


def decode(data: bytes, path: Path, *, markup: bool = False) -> str:
    """The characters of a file: by its byte order mark, UTF-8, what ``markup`` declares, or the likeliest encoding.

    A file in UTF-8 with a few bytes of something else is read line by line.
    Raises BadInput where no encoding fits.

    >>> decode("Città di Łódź".encode("utf-16"), Path("a.txt"))
    'Città di Łódź'
    """
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            try:
                return data[len(mark) :].decode(encoding)
            except UnicodeDecodeError as error:
                text = _mended(data[len(mark) :]) if encoding == "utf-8" else None
                if text is None:
                    raise BadInput(
                        f"{path}: announces {encoding} and breaks it at byte {error.start}; save it anew",
                        code="encoding",
                    ) from error
                return text
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    for encoding in _declared(data) if markup else ():
        try:
            return data.decode(encoding)
        except (UnicodeDecodeError, LookupError):
            continue
    text = _mended(data)
    return _guessed(data, path) if text is None else text


def _declared(data: bytes) -> tuple[str, ...]:
    """Encodings that a page's own head names, web browsers' reading of Latin 1 included."""
    found = [match.group(1).decode("ascii").lower() for match in (_XML_CHARSET.match(data[:200]),) if match]
    found += [match.group(1).decode("ascii").lower() for match in _META_CHARSET.finditer(data[:4096])]
    return tuple(encoding for name in found if (encoding := encoding_named(name)))


def encoding_named(charset: str) -> str | None:
    """The encoding that a page or server means by a charset's name, or None for one that is none.

    As web browsers do, Latin 1 is read as the Windows encoding that it nearly always is.

    >>> encoding_named("ISO-8859-1"), encoding_named("rot13")
    ('cp1252', None)
    """
    name = charset.strip().lower()
    if name in {"iso-8859-1", "latin1", "latin-1", "ascii", "us-ascii"}:
        return "cp1252"
    return name if _is_text_encoding(name) else None


def _is_text_encoding(name: str) -> bool:
    try:
        # Python also knows codecs that are no encodings, such as rot13 and zip, and some that no page is in,
        # which take hours for a few megabytes.
        return codecs.lookup(name).name not in _NO_PAGES and isinstance(bytes(4).decode(name), str)
    except (LookupError, UnicodeError, ValueError, TypeError):
        return False


def _mended(data: bytes) -> str | None:
    # Imported here: nearly all files are whole UTF-8 and never need it.
    from loaders.readers.encodings import mended

    return mended(data)


def _guessed(data: bytes, path: Path) -> str:
    # Imported here: nearly all files are UTF-8 and never need it.
    from loaders.readers.encodings import likeliest_encoding

    encoding = likeliest_encoding(data)
    if encoding is None:
        raise BadInput(f"{path}: its characters are in no known encoding; save it as UTF-8", code="encoding")
    return data.decode(encoding)
