"""What a file holds: one document, or several in an archive or a mail."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from graph.errors import BadInput
from graph.model import Refusal
from loaders import kinds, registry

_DEPTH = 3  # archives in mails in archives …


@dataclass(frozen=True, slots=True)
class Part:
    """A document of a source: what the library calls it, and the file in which it lies.

    ``suffix`` and ``media`` tell the kind of the file where its own name does not. ``kept`` says that the
    file is the source itself, not a copy that goes when the next part is asked for.
    """

    location: str
    path: Path
    suffix: str
    media: str = ""
    kept: bool = False


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Something in a source that is no document: ``ignored`` as of no known kind, or refused."""

    refusal: Refusal
    ignored: bool = False


def parts(part: Part, scratch: Path, depth: int = 0) -> Iterator[Part | LeftOut]:
    """The documents of a source in a defined order, each lying in a file until the next is asked for.

    Members of archives are called ``archive.zip!/folder/plan.docx``, attachments of a mail
    ``mail.eml!/plan.docx``. ``scratch`` is a folder for copies. Raises BadInput and NotFound for a source
    that cannot be opened.
    """
    kind = kinds.kind_of(part.path, suffix=part.suffix, media=part.media)
    if kind != kinds.ARCHIVE:
        yield part
    if kind not in (kinds.ARCHIVE, kinds.MAIL):
        return
    for number, one in enumerate(_inside(part.path, kind)):
        if isinstance(one, Refusal):
            yield LeftOut(Refusal(f"{part.location}!/{one.what}", one.reason, code=one.code))
            continue
        name, content = one
        location, suffix = f"{part.location}!/{name}", PurePosixPath(name).suffix.lower()
        copy = scratch / f"part-{depth}-{number}{suffix if suffix in registry.suffixes() else ''}"
        copy.write_bytes(content)
        try:
            yield from _within(Part(location, copy, suffix), scratch, depth + 1)
        finally:
            copy.unlink(missing_ok=True)


def _inside(path: Path, kind: str) -> Iterator[tuple[str, bytes] | Refusal]:
    # Imported here: few sources hold others.
    if kind == kinds.MAIL:
        from loaders.readers.mail import attachments

        with suppress(BadInput):  # what is no mail is refused as the document that it would be
            yield from attachments(path.read_bytes())
        return
    from loaders.archives import members

    for one in members(path):
        yield one if isinstance(one, Refusal) else (one.name, one.content)


def _within(part: Part, scratch: Path, depth: int) -> Iterator[Part | LeftOut]:
    if part.suffix not in registry.suffixes() and not kinds.is_known(part.path):
        reason = f"no reader for {part.suffix or 'a file without suffix'}"
        yield LeftOut(Refusal(part.location, reason), ignored=True)
    elif depth > _DEPTH:
        yield LeftOut(Refusal(part.location, f"lies more than {_DEPTH} archives deep; unpack it"))
    else:
        try:
            yield from parts(part, scratch, depth)
        except BadInput as error:
            yield LeftOut(Refusal(part.location, reason_for(error, part), code=error.code))


def reason_for(error: Exception, part: Part) -> str:
    """The error's words with the part called by its location, not by the file in which it lies."""
    return str(error).replace(str(part.path), part.location)
