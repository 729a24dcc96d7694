"""E-mails (.eml): their subject and text as one document; what is attached is yielded for readers of its own."""

from __future__ import annotations

import re
from collections.abc import Iterator
from email.message import Message
from pathlib import Path

from graph.errors import BadInput
from graph.model import Document, document_of
from loaders.readers.files import read_content
from loaders.readers.mail_parts import (
    children,
    content,
    day_sent,
    file_name,
    header,
    is_attachment,
    parsed,
    parts,
    words,
)
from loaders.readers.mail_text import unflowed, units_of_page, units_of_plain
from loaders.readers.units import Unit, rendered

MEDIA_TYPE = "message/rfc822"
# What mailers put before the subject of a reply or of what is forwarded.
_REPLY = re.compile(
    r"(?:(?:re|fwd?|aw|wg|rif|i|r|tr|rv|rép|antw|doorst|sv|vs|vb|vl|odp|pd|ynt|res|enc|εκ|απ|отг)(?:\[\d+\])?\s?:\s*)+",
    re.IGNORECASE,
)
_ENOUGH = 2000  # code points of plain text that are no mere hint at the page beside it
_STUB = 0.3  # share of the page's words that plain text must have to be the same text
# Receipts and signatures say nothing of their own.
_NO_DOCUMENTS = re.compile(
    "message/(?:delivery-status|disposition-notification)|text/rfc822-headers"
    "|application/(?:pgp-signature|pgp-encrypted|(?:x-)?pkcs7-signature)"
)
_SEALED = frozenset(("application/pkcs7-mime", "application/x-pkcs7-mime"))


def read_mail(path: Path) -> Document:
    """The document of an e-mail: its subject as heading, and its text; the day it was sent is its date.

    Sender and recipients are left out, signatures too, and quotes of earlier messages, unless the
    message says nothing else. Raises BadInput for what is no e-mail, is encrypted or has no text,
    and as ``read_content`` does.
    """
    message = parsed(read_content(path), path)
    if message.get_content_subtype() == "encrypted" or message.get_content_type() in _SEALED:
        raise BadInput(f"{path}: is an encrypted e-mail; save it decrypted", code="password")
    reading = _Reading(path)
    try:
        told = list(parts(message, reading.better))
    except BadInput as error:
        raise BadInput(f"{path}: {error}") from error
    units = [unit for part in told if not is_attachment(part) for unit in reading.units(part)]
    if not units:
        number = sum(1 for part in told if is_attachment(part))
        advice = f"save its {number} attachment{'s' * (number > 1)} by themselves" if number else "nothing to read"
        raise BadInput(f"{path}: is an e-mail without text; {advice}", code="empty")
    subject = _REPLY.sub("", header(message, "subject"), count=1).strip() if message["subject"] else ""
    text, blocks = rendered([Unit("heading", subject, 1), *units])
    return document_of(
        text,
        blocks=blocks,
        locations=(str(path.resolve()),),
        media_type=MEDIA_TYPE,
        title=subject or None,
        date=day_sent(message),
    )


def attachments(data: bytes) -> Iterator[tuple[str, bytes]]:
    """Name and content of each attachment of an e-mail, in order: also of messages inside it, which are ``.eml``.

    Names have no folders in them. Pictures shown inside the text, receipts and signatures are no
    attachments. Raises BadInput for what is no e-mail.

    >>> mail = b"Subject: List\\nContent-Disposition: attachment; filename=../list.csv\\n\\nname;country"
    >>> list(attachments(mail))
    [('list.csv', b'name;country')]
    """
    number = 0
    for part in parts(parsed(data, Path("e-mail"))):
        is_picture = part.get_content_maintype() == "image" and part.get_content_disposition() != "attachment"
        if not is_attachment(part) or is_picture or _NO_DOCUMENTS.fullmatch(part.get_content_type()):
            continue
        held = content(part)
        if held:
            number += 1
            yield file_name(part, number), held


class _Reading:
    """The units of each part of one message, read once."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._read: dict[int, list[Unit]] = {}

    def units(self, part: Message) -> list[Unit]:
        """The units of a text part."""
        if id(part) not in self._read:
            self._read[id(part)] = _units(part, self.path)
        return self._read[id(part)]

    def better(self, alternatives: Message) -> Message:
        """Of alternatives the one to read: plain text, unless it is a mere stub of the page beside it."""
        forms = children(alternatives)
        texts = [(form, [part for part in parts(form) if not is_attachment(part)]) for form in forms]
        plain = next((form for form, held in texts if any(p.get_content_type() == "text/plain" for p in held)), None)
        page = next((form for form, held in texts if any(p.get_content_type() == "text/html" for p in held)), None)
        if plain is None or page is None or plain is page:
            return plain or page or forms[0]
        size = self._size(plain)
        return plain if size >= _ENOUGH or size >= _STUB * self._size(page) else page

    def _size(self, form: Message) -> int:
        held = (part for part in parts(form) if not is_attachment(part))
        return sum(len(unit.words) for part in held for unit in self.units(part))


def _units(part: Message, path: Path) -> list[Unit]:
    text = words(part, path)
    if part.get_content_type() == "text/html":
        return units_of_page(text)
    if str(part.get_param("format") or "").lower() == "flowed":
        text = unflowed(text, spaces_go=str(part.get_param("delsp") or "").lower() == "yes")
    return units_of_plain(text)
