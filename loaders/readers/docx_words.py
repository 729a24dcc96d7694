"""The words of a paragraph of a Word document: what it shows, without codes, comments and deletions."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from loaders.readers.docx_styles import Style, Styles, W, is_on, toggle, value
from loaders.readers.layout import BREAK, TAB, Line
from loaders.readers.symbols import symbol, without_private

if TYPE_CHECKING:
    from lxml.etree import _Element as Element
else:
    Element = Any

_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_WORDS_INSIDE = frozenset(
    f"{W}{name}"
    for name in re.findall(r"\w+", "hyperlink ins moveTo smartTag customXml fldSimple dir bdo sdtContent rubyBase")
)
# Parts of their own, with words in them.
_UNREAD = {
    "{http://schemas.openxmlformats.org/drawingml/2006/chart}chart": "charts",
    "{http://schemas.openxmlformats.org/drawingml/2006/diagram}relIds": "diagrams",
    "{urn:schemas-microsoft-com:office:office}OLEObject": "documents inside of it",
}
_TEXT_BOX = f"{W}txbxContent"
_CODE = 100  # code points of a field's code that tell what it does
_UNSHOWN_FIELDS = frozenset(("TOC", "NOTEREF"))  # contents, and numbers of notes glued to words


@dataclass(slots=True)
class Fields:
    """The fields that are open where a walk stands: their codes are not shown, their results are.

    ``whole`` are the begins that have an end: a field that never ends would hide all that follows.
    """

    whole: frozenset[Element]
    _open: list[list[str]] = field(default_factory=list)  # state and code of each
    _hiding: int = 0  # how many of the open ones hide what stands here

    def change(self, element: Element) -> None:
        """Take notice of a sign that begins, parts or ends a field."""
        kind = element.get(f"{W}fldCharType")
        if kind == "begin" and element in self.whole:
            self._open.append(["code", ""])
            self._hiding += 1
        elif kind == "separate" and self._open and self._open[-1][0] == "code":
            unshown = first_word(self._open[-1][1]) in _UNSHOWN_FIELDS
            self._open[-1][0] = "unshown" if unshown else "shown"
            self._hiding -= not unshown
        elif kind == "end" and element in self.whole and self._open:
            self._hiding -= self._open.pop()[0] != "shown"

    def instruct(self, words: str) -> None:
        """Take notice of words of a field's code, of which the first tells what it does."""
        if self._open and len(self._open[-1][1]) < _CODE:
            self._open[-1][1] += words

    @property
    def hides(self) -> bool:
        """Whether words here are not shown."""
        return self._hiding > 0


def first_word(code: str) -> str:
    """What a field's code does: its first word, in capitals."""
    return (code.split() or [""])[0].upper()


def whole_fields(root: Element) -> frozenset[Element]:
    """The signs that begin or end a field which has both."""
    waiting: list[Element] = []
    found: set[Element] = set()
    for sign in root.iter(f"{W}fldChar"):
        kind = sign.get(f"{W}fldCharType")
        if kind == "begin":
            waiting.append(sign)
        elif kind == "end" and waiting:
            found |= {waiting.pop(), sign}
    return frozenset(found)


@dataclass(slots=True)
class Gathered:
    """What a paragraph holds: its line of words, ids of the notes it cites, and text boxes anchored in it."""

    line: Line = field(default_factory=Line)
    notes: list[tuple[str, str]] = field(default_factory=list)  # (footnote or endnote, id)
    boxes: list[Element] = field(default_factory=list)


class Words:
    """Gathers the words of paragraphs, one after the other: fields may run on from one to the next."""

    def __init__(self, styles: Styles, fields: Fields) -> None:
        """Take the document's styles, and its fields."""
        self.styles, self.fields = styles, fields
        self.unread: Counter[str] = Counter()  # what was met that holds words but is not read

    def gather(self, paragraph: Element, found: Gathered, style: str) -> None:
        """Add what a paragraph in a style shows to what was found."""
        whole = self.styles.of(style)
        self._inside(paragraph, found, bold=bool(whole.bold), hidden=bool(whole.hidden))

    def _inside(self, element: Element, found: Gathered, *, bold: bool, hidden: bool) -> None:
        for child in element:
            tag = child.tag
            if tag == f"{W}r":
                self._run(child, found, bold=bold, hidden=hidden)
            elif tag in _WORDS_INSIDE:
                if tag == f"{W}fldSimple" and first_word(child.get(f"{W}instr") or "") in _UNSHOWN_FIELDS:
                    continue
                self._inside(child, found, bold=bold, hidden=hidden)
            elif tag == f"{W}sdt":
                if not is_prompt(child):
                    self._inside(child, found, bold=bold, hidden=hidden)
            elif tag == f"{_MC}AlternateContent":
                self._inside(chosen(child), found, bold=bold, hidden=hidden)
            elif isinstance(tag, str) and tag.startswith(_M) and not hidden and not self.fields.hides:
                found.line.say("".join(part.text or "" for part in child.iter(f"{_M}t")), bold=bold)

    def _run(self, run: Element, found: Gathered, *, bold: bool, hidden: bool) -> None:
        look = run.find(f"{W}rPr")
        if look is not None:
            key = value(look.find(f"{W}rStyle"))
            style = self.styles.of(key) if key else Style()
            bold = _first_told(toggle(look, "b"), style.bold, bold)
            hidden = _first_told(toggle(look, "vanish"), style.hidden, hidden)
            if look.find(f"{W}del") is not None or look.find(f"{W}moveFrom") is not None:
                return
        self._pieces(run, found, bold=bold, hidden=hidden)

    def _pieces(self, run: Element, found: Gathered, *, bold: bool, hidden: bool) -> None:
        marked_by_hand = False
        for piece in run:
            tag = piece.tag
            if tag == f"{W}fldChar":
                self.fields.change(piece)
            elif tag == f"{W}instrText":
                self.fields.instruct(piece.text or "")
            elif hidden or self.fields.hides:
                continue
            elif tag == f"{W}t":
                if not marked_by_hand:
                    found.line.say(without_private(piece.text or ""), bold=bold)
            elif tag in (f"{W}tab", f"{W}ptab"):
                found.line.mark(TAB)
            elif tag in (f"{W}br", f"{W}cr"):
                found.line.mark(BREAK)
            elif tag == f"{W}noBreakHyphen":
                found.line.say("-", bold=bold)
            elif tag == f"{W}sym":
                code = piece.get(f"{W}char") or ""
                if code and all(digit in "0123456789abcdefABCDEF" for digit in code[:8]):
                    found.line.say(symbol(int(code[:8], 16), piece.get(f"{W}font") or ""), bold=bold)
            elif tag in (f"{W}footnoteReference", f"{W}endnoteReference"):
                found.notes.append((tag[len(W) :].removesuffix("Reference"), piece.get(f"{W}id") or ""))
                marked_by_hand = is_on(piece.get(f"{W}customMarkFollows"), absent=False)
            elif tag in (f"{W}drawing", f"{W}pict", f"{W}object"):
                found.boxes += text_boxes(piece)
                self.unread.update(_UNREAD[part.tag] for part in piece.iter(*_UNREAD))
            elif tag == f"{_MC}AlternateContent":
                self._pieces(chosen(piece), found, bold=bold, hidden=hidden)
            elif tag == f"{W}ruby":
                self._inside(piece, found, bold=bold, hidden=hidden)


def _first_told(*told: bool | None) -> bool:
    return next((value for value in told if value is not None), False)


def is_prompt(control: Element) -> bool:
    """Whether a content control shows only what its form prompts for ("Click here to enter text")."""
    return control.find(f"{W}sdtPr/{W}showingPlcHdr") is not None


def chosen(alternatives: Element) -> Element:
    """What stands for several forms of the same content: the first if it has text boxes or words, else the last."""
    forms = [form for form in alternatives if form.tag in (f"{_MC}Choice", f"{_MC}Fallback")]
    for form in forms:
        if next(form.iter(f"{W}t", _TEXT_BOX), None) is not None:
            return form
    return forms[0] if forms else alternatives


def text_boxes(drawing: Element) -> list[Element]:
    """The outermost text boxes of a drawing, each once."""
    found: list[Element] = []
    waiting = [drawing]
    while waiting:
        element = waiting.pop()
        if element.tag == _TEXT_BOX:
            found.append(element)
        elif element.tag == f"{_MC}AlternateContent":
            waiting.append(chosen(element))
        else:
            waiting.extend(reversed(element))
    return found
