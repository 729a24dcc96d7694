"""What a PDF page shows, as plain values: its glyphs in place, straight lines, dots and pictures."""

from __future__ import annotations

import ctypes
import math
import re
from array import array
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache
from typing import Any, NamedTuple

from loaders.readers.pdf_shapes import Edges, Stroke, lines, pictured, shapes

_BOLD = re.compile(r"bold|black|heavy|semib|demi|[-,](?:bd|b|bi)$", re.IGNORECASE)
_SYMBOLS = re.compile(r"wingdings|webdings|dingbats|symbol", re.IGNORECASE)
_NAMELESS = re.compile(r"(?:[A-Z]{6}\+)?(?:cidfont\+)?(?:[ft]\d+)?", re.IGNORECASE)
_FORCE_BOLD = 1 << 18
_HEAVY = 600  # of a font that has no name to go by
_UNSEEN = 3  # the rendering mode of text laid under a scanned picture
_LAST = 0x10FFFF
_SPACE = 32
_UNKNOWN = frozenset((0, 0xFFFD, 0xFFFE, 0xFFFF, *range(0xD800, 0xE000)))  # halves of pairs, too


class Style(NamedTuple):
    """What glyphs have in common: size in points, weight, number of their tagged content."""

    size: float
    bold: bool = False
    tag: int = -1  # -1 for none, -2 for what is tagged as no content
    symbol: bool = False


class Glyph(NamedTuple):
    """One character: its left and right edge and the line it stands on, in points from the page's top left."""

    character: str
    left: float
    right: float
    base: float
    style: Style


@dataclass(slots=True)
class Drawn:
    """All that one page shows; ``width`` and ``height`` are those of the page as it is read.

    ``dots`` are small marks drawn as shapes, by centre. ``turned`` counts glyphs left out as they
    run in another direction than most, ``unknown`` those whose font does not tell their character,
    ``hidden`` those that nobody sees. ``picture`` is the share of the page that pictures cover, ``shapes``
    how many paths and pictures there are.
    """

    width: float
    height: float
    glyphs: list[Glyph] = field(default_factory=list)
    strokes: list[Stroke] = field(default_factory=list)
    dots: list[tuple[float, float]] = field(default_factory=list)
    turned: int = 0
    unknown: int = 0
    hidden: int = 0
    picture: float = 0.0
    shapes: int = 0


class TooMuch(Exception):
    """A page with more characters than any page to be read has."""


@cache
def _calls() -> tuple[Callable[..., Any], ...]:
    """The calls made for each character, without the checks of ctypes: a third of their time."""
    import pypdfium2.raw as pdfium

    address = ctypes.c_void_p

    def bare(function: Any, result: Any, *arguments: Any) -> Callable[..., Any]:
        prototype: Any = ctypes.PYFUNCTYPE(result, *arguments)
        called: Callable[..., Any] = prototype(ctypes.cast(function, address).value)
        return called

    return (
        bare(pdfium.FPDFText_GetUnicode, ctypes.c_uint, address, ctypes.c_int),
        bare(pdfium.FPDFText_GetTextObject, address, address, ctypes.c_int),
        bare(pdfium.FPDFText_GetLooseCharBox, ctypes.c_int, address, ctypes.c_int, address),
    )


class _Run(NamedTuple):
    """A text object: where its first character stands, which way it runs (quarters of a turn), its style."""

    turn: int
    x: float
    y: float
    style: Style
    unseen: bool


def drawn(page: Any, characters: Any, *, tagged: bool, limit: int) -> Drawn:
    """What an open page shows; ``characters`` is its text page, both as PDFium's own handles.

    Raises TooMuch for a page with more than ``limit`` characters.
    """
    import pypdfium2.raw as pdfium

    box = pdfium.FS_RECTF()
    if not pdfium.FPDF_GetPageBoundingBox(page, box) or box.right - box.left < 1 or box.top - box.bottom < 1:
        return Drawn(0.0, 0.0)
    edges = (box.left, box.bottom, box.right, box.top)
    count = pdfium.FPDFText_CountChars(characters)
    if count > limit:
        raise TooMuch(f"has {count:,} characters, more than {limit:,}")
    count = max(count, 0)
    drawn_shapes = list(shapes(page))
    picture = pictured(drawn_shapes, edges)
    runs, codes, owners, boxes = _read(characters, count, tagged=tagged)
    turns = Counter(runs[owner].turn for owner in owners if owner)
    turn = max((0, 1, 2, 3), key=lambda turn: (turns[turn], -turn))
    sides = (edges[2] - edges[0], edges[3] - edges[1])
    result = Drawn(*(sides if turn % 2 == 0 else sides[::-1]), picture=picture, shapes=len(drawn_shapes))
    _place(result, edges, turn, runs, codes, owners, boxes)
    result.strokes, result.dots = lines(drawn_shapes, edges, turn)
    return result


def _read(characters: Any, count: int, *, tagged: bool) -> tuple[dict[int, _Run], list[int], list[int], array[float]]:
    """Of each character its code, the text object it belongs to (0 for none) and its box."""
    import pypdfium2.raw as pdfium

    code_at, owner_at, box_at = _calls()
    handle = ctypes.cast(characters, ctypes.c_void_p).value
    buffer = (pdfium.FS_RECTF * count)()
    start, step = ctypes.addressof(buffer), ctypes.sizeof(pdfium.FS_RECTF)
    runs: dict[int, _Run] = {}
    fonts: dict[int, tuple[bool, bool]] = {}
    codes, owners = [0] * count, [0] * count
    for place in range(count):
        # Spaces and line ends that PDFium adds belong to no object: the gaps tell more.
        owner = owner_at(handle, place)
        if owner:
            if owner not in runs:
                runs[owner] = _run(characters, place, fonts, tagged=tagged)
            owners[place] = owner
            code = codes[place] = code_at(handle, place)
            if code != _SPACE:
                box_at(handle, place, start + step * place)
    boxes = array("f")
    boxes.frombytes(bytes(buffer))
    return runs, codes, owners, boxes


def _run(characters: Any, place: int, fonts: dict[int, tuple[bool, bool]], *, tagged: bool) -> _Run:
    import pypdfium2.raw as pdfium

    thing = pdfium.FPDFText_GetTextObject(characters, place)
    matrix = pdfium.FS_MATRIX()
    pdfium.FPDFText_GetMatrix(characters, place, matrix)
    set_size = pdfium.FPDFText_GetFontSize(characters, place)
    size = abs(set_size) * math.hypot(matrix.c, matrix.d)
    font = pdfium.FPDFTextObj_GetFont(thing)
    key = ctypes.cast(font, ctypes.c_void_p).value or 0
    if key not in fonts:
        fonts[key] = _font(font) if key else (False, False)
    bold, symbol = fonts[key]
    mode = pdfium.FPDFTextObj_GetTextRenderMode(thing)
    quarters = math.atan2(matrix.b, matrix.a) / (math.pi / 2)
    # A size below zero turns letters upside down.
    turn = round(quarters + (0 if set_size > 0 else 2)) % 4 if abs(quarters - round(quarters)) < 0.04 else -1
    if not (0.5 < size < 2000):
        turn = -1
    tag = _tag(thing) if tagged else -1
    return _Run(turn, matrix.e, matrix.f, Style(round(size, 2), bold or mode == 2, tag, symbol), mode == _UNSEEN)


def _font(font: Any) -> tuple[bool, bool]:
    """Whether a font is bold and whether it shows symbols for letters."""
    import pypdfium2.raw as pdfium

    length = pdfium.FPDFFont_GetBaseFontName(font, None, 0)
    buffer = ctypes.create_string_buffer(max(1, min(length, 1000)))
    pdfium.FPDFFont_GetBaseFontName(font, buffer, len(buffer))
    name = buffer.value.decode("utf-8", "replace")
    bold = bool(_BOLD.search(name)) or pdfium.FPDFFont_GetFlags(font) & _FORCE_BOLD > 0
    if not bold and _NAMELESS.fullmatch(name):
        bold = pdfium.FPDFFont_GetWeight(font) >= _HEAVY
    return bold, bool(_SYMBOLS.search(name))


def _tag(thing: Any) -> int:
    import pypdfium2.raw as pdfium

    number = int(pdfium.FPDFPageObj_GetMarkedContentID(thing))
    if number >= 0:
        return number
    length = ctypes.c_ulong()
    for place in range(min(pdfium.FPDFPageObj_CountMarks(thing), 8)):
        mark = pdfium.FPDFPageObj_GetMark(thing, place)
        buffer = (ctypes.c_ushort * 40)()
        if pdfium.FPDFPageObjMark_GetName(mark, buffer, ctypes.sizeof(buffer), length):
            name = bytes(buffer)[: max(0, length.value - 2)].decode("utf-16-le", "replace")
            if name == "Artifact":
                return -2
    return -1


def _place(
    result: Drawn,
    edges: Edges,
    turn: int,
    runs: dict[int, _Run],
    codes: list[int],
    owners: list[int],
    boxes: array[float],
) -> None:
    """Put the glyphs of the page's direction into its result, with the page turned upright."""
    west, south, east, north = edges
    width, height = result.width, result.height
    scanned = result.picture > 0.5
    glyphs = result.glyphs
    last = 0
    style, base = Style(1.0), 0.0
    use = turned = False
    for code, owner, left, right in zip(codes, owners, *_sides(boxes, edges, turn), strict=True):
        if not owner:
            continue
        if owner != last:
            last = owner
            run = runs[owner]
            style = run.style
            base = (north - run.y, run.x - west, run.y - south, east - run.x)[turn]
            turned = run.turn != turn
            use = not turned and -1 < base < height + 1 and (scanned or not run.unseen)
        if not use:
            result.turned += turned and code > 32
            result.hidden += not turned and code > 32
        elif not (left < width + 1 and right > -1):
            result.hidden += code > 32
        elif code in _UNKNOWN or code > _LAST:
            result.unknown += 1
        else:
            glyphs.append(Glyph(chr(code), left, right, base, style))


def _sides(boxes: array[float], edges: Edges, turn: int) -> tuple[list[float], list[float]]:
    """Where each character begins and ends in the direction of reading, with the page turned upright."""
    west, south, east, north = edges
    # A box is left, top, right, bottom.
    if turn == 0:
        return [x - west for x in boxes[0::4]], [x - west for x in boxes[2::4]]
    if turn == 1:
        return [y - south for y in boxes[3::4]], [y - south for y in boxes[1::4]]
    if turn == 2:
        return [east - x for x in boxes[2::4]], [east - x for x in boxes[0::4]]
    return [north - y for y in boxes[1::4]], [north - y for y in boxes[3::4]]
