"""The parts of an e-mail: which are its text, which are attachments, and what its headers say."""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterator
from email import policy
from email.errors import MessageError
from email.generator import BytesGenerator
from email.header import decode_header
from email.message import Message
from email.parser import BytesParser
from email.utils import parsedate_to_datetime
from pathlib import Path

from graph.errors import BadInput
from loaders.readers.files import decode
from loaders.readers.units import visible

TOO_DEEP = "its parts are nested too deeply"
_DEPTH = 100  # of parts inside of one another; mailers stay under 10
_PARTS = 2000  # of one message, nested ones counted
_HEADER = 5000  # code points; decoding takes the square of it
_NAME = 120  # code points of an attachment's name
# What the parser's many helpers raise on headers that nobody should have written.
_BROKEN = (MessageError, ValueError, LookupError, TypeError, AttributeError, RecursionError)
_TELLING = ("from", "to", "subject", "date", "received", "message-id", "mime-version", "return-path")
# Encodings whose bytes may be valid UTF-8 by chance or have other letters for ASCII.
_NOT_8_BIT = re.compile(r"utf-?(?:7|16|32)|iso-2022|hz|gb|big5|euc|shift|koi8|ks_c")
_BOUNDARY = re.compile(r'^--([^\s"][^"\n\r]{0,69})\r?\nContent-', re.MULTILINE | re.IGNORECASE)
_SUFFIXES = {
    "application/pdf": ".pdf",
    "application/msword": ".doc",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ".docx",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": ".xlsx",
    "application/vnd.ms-excel": ".xls",
    "application/vnd.oasis.opendocument.text": ".odt",
    "application/vnd.oasis.opendocument.spreadsheet": ".ods",
    "application/json": ".json",
    "application/zip": ".zip",
    "message/rfc822": ".eml",
    "text/calendar": ".ics",
    "text/csv": ".csv",
    "text/html": ".html",
    "text/markdown": ".md",
    "text/plain": ".txt",
}


def parsed(data: bytes, path: Path) -> Message:
    """The message that bytes hold. Raises BadInput for what is no e-mail or nested beyond reading."""
    try:
        # The older policy keeps headers as they stand; the newer one fails on some that mailers do write.
        message = BytesParser(policy=policy.compat32).parsebytes(data)
    except (RecursionError, MessageError, ValueError, LookupError, AssertionError) as error:
        reason = TOO_DEEP if isinstance(error, RecursionError) else f"is damaged ({error})"
        raise BadInput(f"{path}: {reason}; save its text or attachments by themselves") from error
    if not any(name.lower() in _TELLING for name in message.keys()):  # noqa: SIM118 - a message is no dict
        raise BadInput(
            f"{path}: is no e-mail (no From, Subject or Date at its head); save the message again as .eml", code="kind"
        )
    return message


def parts(message: Message, choose: Callable[[Message], Message] | None = None) -> Iterator[Message]:
    """The parts that hold something themselves, in order; a message inside a message is one.

    Of alternatives the one that ``choose`` takes is told, or all of them. Raises BadInput for more
    than 2,000 parts or 100 levels.
    """
    waiting, seen = [(message, 0)], 0
    while waiting:
        part, depth = waiting.pop()
        seen += 1
        if depth > _DEPTH:
            raise BadInput(f"{TOO_DEEP}; save its text or attachments by themselves")
        if seen > _PARTS:
            raise BadInput(f"it has more than {_PARTS:,} parts; save its attachments by themselves", code="large")
        if part.get_content_maintype() != "multipart":
            yield part
            continue
        inner = children(part)
        if choose is not None and part.get_content_subtype() == "alternative" and inner:
            inner = [choose(part)]
        waiting.extend((child, depth + 1) for child in reversed(inner))


def children(part: Message) -> list[Message]:
    """The parts of a part that says it has several, also where it does not say how they are told apart."""
    held = part.get_payload()
    if isinstance(held, list):
        return [child for child in held if isinstance(child, Message)]
    raw = str(held or "")
    boundary = _BOUNDARY.search(raw)
    inner: list[Message] = []
    if boundary:
        head = f'Content-Type: multipart/mixed; boundary="{boundary.group(1)}"\n\n'
        again = BytesParser(policy=policy.compat32).parsebytes((head + raw).encode("utf-8", "surrogateescape"))
        found = again.get_payload()
        inner = [child for child in found if isinstance(child, Message)] if isinstance(found, list) else []
    if not inner:
        inner = [Message(policy=policy.compat32)]
        inner[0].set_payload(raw)
    for child in inner:
        # Looked into once and no deeper: each level would be searched whole again.
        if child.get_content_maintype() == "multipart" and not child.is_multipart():
            child.set_type("text/plain")
    whole: list[Message | str] = [*inner]
    part.set_payload(whole)
    return inner


def is_attachment(part: Message) -> bool:
    """Whether a part is a document of its own and no text of the message."""
    return (
        part.get_content_disposition() == "attachment"
        or part.get_content_type() not in {"text/plain", "text/html"}
        or (bool(_file_name(part)) and part.get_content_disposition() != "inline")
    )


def content(part: Message) -> bytes:
    """The bytes of a part, freed from the form that they were sent in; b'' where there are none."""
    if part.get_content_maintype() == "message":
        inner = part.get_payload()
        whole = inner[0] if isinstance(inner, list) and inner else inner
        return _written(whole) if isinstance(whole, Message) else str(whole or "").encode("utf-8", "surrogateescape")
    try:
        payload = part.get_payload(decode=True)
    except _BROKEN:
        return b""
    return payload if isinstance(payload, bytes) else b""


def _written(message: Message) -> bytes:
    """A message inside a message as a file of its own, headers as they stand."""
    sink = io.BytesIO()
    try:
        BytesGenerator(sink, mangle_from_=False, maxheaderlen=0).flatten(message)
    except RecursionError as error:
        raise BadInput(f"{TOO_DEEP}; save the messages inside it by themselves") from error
    except _BROKEN:
        # What cannot be written whole is written as far as it goes.
        return sink.getvalue()
    return sink.getvalue()


def words(part: Message, path: Path) -> str:
    """The characters of a text part: in UTF-8 if they are, else in the encoding declared, else in the likeliest."""
    data = content(part)
    declared = str(part.get_content_charset() or "").lower()
    declared = "cp1252" if declared in {"iso-8859-1", "latin1", "latin-1", "windows-1252"} else declared
    order = [declared, "utf-8"] if _NOT_8_BIT.match(declared) else ["utf-8", declared]
    for encoding in order:
        try:
            return data.decode(encoding or "ascii")
        except (UnicodeError, LookupError, ValueError):
            continue
    try:
        return decode(data, path)
    except BadInput:
        return data.decode("cp1252", "replace")


def header(message: Message, name: str) -> str:
    """A header as a reader sees it, '' where there is none."""
    # Fetched raw: the usual way puts question marks for letters that a header should not have had.
    raw = next((str(value) for key, value in message.raw_items() if key.lower() == name), "")[:_HEADER]
    try:
        pieces = decode_header(raw)
    except _BROKEN:
        return visible(raw)
    shown = ""
    for piece, encoding in pieces:
        if isinstance(piece, str):
            shown += _as_sent(piece)
        else:
            shown += _decoded(piece, encoding)
    return visible(shown)


def _as_sent(piece: str) -> str:
    """Words of a header; bytes beyond ASCII, which no header may have, are kept by the parser as surrogates."""
    try:
        raw = piece.encode("utf-8", "surrogateescape")
    except UnicodeError:
        return piece
    return _decoded(raw, None)


def _decoded(raw: bytes, encoding: str | None) -> str:
    for name in (encoding, "utf-8"):
        try:
            return raw.decode(name or "ascii")
        except (UnicodeError, LookupError, ValueError):
            continue
    return raw.decode("cp1252", "replace")


def day_sent(message: Message) -> str | None:
    """The day that a message was sent, in its sender's time, as ISO 8601; None where it does not say."""
    try:
        day = parsedate_to_datetime(header(message, "date"))
    except (*_BROKEN, OverflowError):
        return None
    return day.date().isoformat() if 1980 <= day.year <= 2200 else None


def file_name(part: Message, number: int) -> str:
    """The name of an attachment without folders and signs that no file may have; made up where it has none."""
    name = _file_name(part)
    if not name:
        kind = part.get_content_type()
        name = f"attachment-{number}{_SUFFIXES.get(kind, '.bin')}"
    elif "." not in name[-6:]:
        name += _SUFFIXES.get(part.get_content_type(), "")
    stem, dot, suffix = name.rpartition(".")
    return name if len(name) <= _NAME else f"{stem[: _NAME - len(suffix) - 1]}{dot}{suffix[:20]}"


def _file_name(part: Message) -> str:
    try:
        stated = part.get_filename() or ""
        pieces = decode_header(str(stated))
    except _BROKEN:
        return ""
    shown = "".join(_as_sent(piece) if isinstance(piece, str) else _decoded(piece, code) for piece, code in pieces)
    last = re.split(r"[/\\]", visible(shown))[-1]
    return re.sub(r'[\x00-\x1f:*?"<>|]', "_", last).strip(" .")
