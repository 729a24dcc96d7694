"""The words of a paragraph of an OpenDocument text: what it shows, without notes' marks, comments and pictures."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from loaders.readers.layout import BREAK, TAB, Line
from loaders.readers.odt_styles import TEXT, Looks
from loaders.readers.symbols import without_private

if TYPE_CHECKING:
    from lxml.etree import _Element as Element
else:
    Element = Any

OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
DRAW = "{urn:oasis:names:tc:opendocument:xmlns:drawing:1.0}"
_SPACES = 1000  # that one element may stand for
# Shown neither in the text nor in place of it: comments, numbers of notes, codes, what a form prompts for.
_UNSHOWN = frozenset(
    [f"{OFFICE}annotation", f"{OFFICE}annotation-end", f"{OFFICE}event-listeners"]
    + [f"{TEXT}{name}" for name in ("note-ref", "script", "placeholder", "ruby-text", "tracked-changes")]
    + [f"{TEXT}{name}" for name in ("hidden-paragraph", "alphabetical-index-mark", "toc-mark", "user-index-mark")]
)


@dataclass(slots=True)
class Gathered:
    """What a paragraph holds: its line of words, notes, and frames or text boxes anchored in it."""

    line: Line = field(default_factory=Line)
    notes: list[Element] = field(default_factory=list)
    boxes: list[Element] = field(default_factory=list)


def gather(paragraph: Element, looks: Looks, style: str) -> Gathered:
    """What a paragraph in a style shows; nothing where the paragraph is hidden as a whole."""
    found = Gathered()
    condition = paragraph.find(f"{TEXT}hidden-paragraph")
    if condition is None or condition.get(f"{TEXT}is-hidden") != "true":
        _inside(
            paragraph,
            found,
            looks,
            bold=bool(looks.bold("paragraph", style)),
            hidden=bool(looks.hidden("paragraph", style)),
        )
    return found


def _inside(element: Element, found: Gathered, looks: Looks, *, bold: bool, hidden: bool) -> None:
    _say(element.text, found, bold=bold, hidden=hidden)
    for child in element:
        _piece(child, found, looks, bold=bold, hidden=hidden)
        _say(child.tail, found, bold=bold, hidden=hidden)


def _say(words: str | None, found: Gathered, *, bold: bool, hidden: bool) -> None:
    if words and not hidden:
        found.line.say(without_private(words), bold=bold)


def _piece(child: Element, found: Gathered, looks: Looks, *, bold: bool, hidden: bool) -> None:
    tag = child.tag
    if hidden or tag in _UNSHOWN or not isinstance(tag, str):
        return
    if tag == f"{TEXT}s":
        count = child.get(f"{TEXT}c") or "1"
        found.line.say(" " * min(int(count[:6]) if count.isdecimal() else 1, _SPACES), bold=bold)
    elif tag == f"{TEXT}tab":
        found.line.mark(TAB)
    elif tag == f"{TEXT}line-break":
        found.line.mark(BREAK)
    elif tag == f"{TEXT}note":
        found.notes.append(child)
    elif tag.startswith(DRAW):
        found.boxes.append(child)
    elif tag == f"{TEXT}hidden-text":
        if child.get(f"{TEXT}is-hidden") == "false":
            found.line.say(child.get(f"{TEXT}string-value") or "", bold=bold)
    elif tag == f"{TEXT}span":
        style = child.get(f"{TEXT}style-name") or ""
        own_bold, own_hidden = looks.bold("text", style), looks.hidden("text", style)
        _inside(
            child,
            found,
            looks,
            bold=bold if own_bold is None else own_bold,
            hidden=hidden if own_hidden is None else own_hidden,
        )
    else:
        # Links, bookmarks, fields with their results, ruby.
        _inside(child, found, looks, bold=bold, hidden=hidden)
