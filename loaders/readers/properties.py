"""What the properties of an office document say of it, as far as a person and not a program wrote them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from loaders.readers.units import Unit, visible

# Programs that write the language of their own menus, whatever the text is in.
_OWN_LANGUAGE = ("libreoffice", "openoffice", "collabora", "neooffice")
_FILLED_IN = ("microsoft word", "document", "dokument", "untitled", "unbenannt", "template")
_PLACEHOLDERS = frozenset(("word document", "title of the document", "document title", "[document title]"))
_SUFFIXES = frozenset(("doc", "docx", "docm", "odt", "dot", "dotx", "rtf", "pdf", "tmp", "indd"))


@dataclass(frozen=True, slots=True)
class Told:
    """What a document's properties say, each None where they do not: ``date`` is that of issue, ISO 8601."""

    title: str | None = None
    language: str | None = None
    date: str | None = None
    rights: str | None = None


def plausible_title(title: str) -> str | None:
    """A title as properties give it, None for what a program fills in by itself.

    >>> plausible_title("Action plan for Piemonte"), plausible_title("Microsoft Word - report_v3.doc")
    ('Action plan for Piemonte', None)
    """
    words = visible(title)
    lower = words.lower()
    made = lower.startswith(_FILLED_IN) or lower in _PLACEHOLDERS or lower.rpartition(".")[2] in _SUFFIXES
    return None if made or "_" in words or " " not in words or len(words) > 200 else words


def told_language(code: str, program: str) -> str | None:
    """ISO 639-1 code of the language that properties state, None for none.

    None too where the program that wrote the file states the language of its menus as that of each
    document.

    >>> told_language("it-IT", "Microsoft Office Word"), told_language("en-US", "LibreOffice/7.4")
    ('it', None)
    """
    primary = code.strip().lower().replace("_", "-").split("-")[0]
    known = len(primary) == 2 and primary.isascii() and primary.isalpha()
    return primary if known and not any(name in program.lower() for name in _OWN_LANGUAGE) else None


def best_title(shown: str, units: Sequence[Unit], told: str | None) -> str | None:
    """A document's title: in the style of titles, its only first heading, what its properties tell, a first heading.

    >>> best_title("", [Unit("heading", "Aims", 1), Unit("heading", "Means", 1)], "Plan for Piemonte")
    'Plan for Piemonte'
    """
    firsts = [unit.words for unit in units if unit.kind == "heading" and unit.level == 1]
    if shown or len(firsts) == 1:
        return shown or firsts[0]
    return told or (firsts[0] if firsts else None)


def unread_notes(unread: Mapping[str, int]) -> tuple[str, ...]:
    """What to tell of parts that hold words and are not read, one line each, sorted.

    >>> unread_notes({"charts": 2})
    ('has charts (2), which are not read; give what they say as text or a table',)
    """
    return tuple(
        f"has {kind} ({number}), which are not read; give what they say as text or a table"
        for kind, number in sorted(unread.items())
        if number
    )


def without_text(unread: Mapping[str, int]) -> str:
    """Why a document without text cannot be used, and what to do.

    >>> without_text({"charts": 2})
    'shows no text of its own, but charts (2), which are not read; give what they say as text or a table'
    """
    notes = [note.removeprefix("has ") for note in unread_notes(unread)]
    if notes:
        return f"shows no text of its own, but {notes[0]}"
    return "shows no text; if it holds pictures of pages, save it as PDF and have them read there"
