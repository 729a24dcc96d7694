"""What the styles and lists of a Word document make of its paragraphs."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from loaders.readers.style_names import heading_level, is_contents, is_title, item_level

if TYPE_CHECKING:
    from lxml.etree import _Element as Element
else:
    Element = Any

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_CHAIN = 40  # styles that may rest on one another; Word allows 10


@dataclass(frozen=True, slots=True)
class Style:
    """A style as it stands; what it does not say, None here, is said by the style under it."""

    name: str = ""
    under: str = ""  # id of the style that it is based on
    heading: int | None = None  # level by outline or name, 0 for body text
    numbering: tuple[str | None, int | None] = (None, None)  # list and its level, from 0
    bold: bool | None = None
    hidden: bool | None = None
    bold_first_row: bool | None = None


@dataclass(slots=True)
class Styles:
    """The styles of a document by their id, each with all that it inherits."""

    own: dict[str, Style] = field(default_factory=dict)
    usual: str = ""  # id of the style of paragraphs that name none
    _whole: dict[str, Style] = field(default_factory=dict)

    def of(self, key: str) -> Style:
        """The style with that id, its gaps filled from the styles under it; an unknown one speaks by its id."""
        if key not in self._whole:
            self._whole[key] = self._inherited(key)
        return self._whole[key]

    def _chain(self, key: str) -> list[Style]:
        """The style with that id and those under it; one that is nowhere defined says something by its id."""
        chain: list[Style] = []
        seen: set[str] = set()
        # Styles that rest on themselves end where they come round.
        while key in self.own and key not in seen and len(seen) < _CHAIN:
            seen.add(key)
            chain.append(self.own[key])
            key = self.own[key].under
        if key and key not in seen and len(seen) < _CHAIN:
            chain.append(Style(key, heading=heading_level(key) or None))
        return chain or [Style()]

    def _inherited(self, key: str) -> Style:
        found = self._chain(key)
        return Style(
            found[0].name,
            found[0].under,
            next((style.heading for style in found if style.heading is not None), None),
            (
                next((style.numbering[0] for style in found if style.numbering[0] is not None), None),
                next((style.numbering[1] for style in found if style.numbering[1] is not None), None),
            ),
            next((style.bold for style in found if style.bold is not None), None),
            next((style.hidden for style in found if style.hidden is not None), None),
            next((style.bold_first_row for style in found if style.bold_first_row is not None), None),
        )

    def is_title(self, key: str) -> bool:
        """Whether the style, or one that it rests on, is that of a document's title."""
        return is_title(*(style.name for style in self._chain(key)))

    def is_contents(self, key: str) -> bool:
        """Whether the style is that of a table of contents."""
        return is_contents(self.of(key).name)

    def item_level(self, key: str) -> int:
        """Level of the list that the style's name, or that of one under it, speaks of; 0 for none."""
        return next((level for style in self._chain(key) if (level := item_level(style.name))), 0)


@dataclass(frozen=True, slots=True)
class Lists:
    """The lists of a document: the format of each level (``bullet``, ``decimal`` … ``none``) by list and level."""

    formats: dict[str, dict[int, str]] = field(default_factory=dict)
    by_style: dict[tuple[str, str], int] = field(default_factory=dict)  # (list, style) -> level

    def format(self, key: str, level: int) -> str:
        """The format of a level of a list; a list that is not defined has bullets, as Word shows none other."""
        return self.formats.get(key, {}).get(level, "bullet")


def read_styles(root: Element | None) -> Styles:
    """The styles that a part of styles defines; none where there is no such part."""
    styles = Styles()
    for element in root.iter(f"{W}style") if root is not None else ():
        key = element.get(f"{W}styleId") or ""
        styles.own.setdefault(key, _style(element))
        if element.get(f"{W}type") == "paragraph" and is_on(element.get(f"{W}default"), absent=False):
            styles.usual = styles.usual or key
    return styles


def _style(element: Element) -> Style:
    name = value(element.find(f"{W}name")) or element.get(f"{W}styleId") or ""
    properties = element.find(f"{W}pPr")
    outline = value(properties.find(f"{W}outlineLvl")) if properties is not None else None
    level = heading_level(name) or None
    if outline is not None and outline.isdecimal():
        level = int(outline) + 1 if int(outline) < 9 else 0
    look = element.find(f"{W}rPr")
    first_row = next((part for part in element.iter(f"{W}tblStylePr") if part.get(f"{W}type") == "firstRow"), None)
    row_look = first_row.find(f"{W}rPr") if first_row is not None else None
    return Style(
        name,
        value(element.find(f"{W}basedOn")) or "",
        level,
        numbering(properties),
        toggle(look, "b"),
        toggle(look, "vanish"),
        toggle(row_look, "b"),
    )


def read_lists(root: Element | None) -> Lists:
    """The lists that a part of numbering defines; none where there is no such part."""
    lists = Lists()
    if root is None:
        return lists
    abstract: dict[str, dict[int, str]] = {}
    styled: dict[str, list[tuple[str, int]]] = {}
    for element in root.iter(f"{W}abstractNum"):
        key = element.get(f"{W}abstractNumId") or ""
        for level in element.iterchildren(f"{W}lvl"):
            place = level.get(f"{W}ilvl") or ""
            if place.isdecimal():
                abstract.setdefault(key, {})[int(place)] = _format(level)
                styled.setdefault(key, []).append((value(level.find(f"{W}pStyle")) or "", int(place)))
    for element in root.iter(f"{W}num"):
        key, model = element.get(f"{W}numId") or "", value(element.find(f"{W}abstractNumId")) or ""
        lists.formats[key] = dict(abstract.get(model, {}))
        lists.by_style.update(((key, style), level) for style, level in styled.get(model, ()) if style)
        for change in element.iterchildren(f"{W}lvlOverride"):
            place, level = change.get(f"{W}ilvl") or "", change.find(f"{W}lvl")
            if level is not None and place.isdecimal():
                lists.formats[key][int(place)] = _format(level)
    return lists


def _format(level: Element) -> str:
    shown = value(level.find(f"{W}numFmt")) or "decimal"
    text = level.find(f"{W}lvlText")
    if level.find(f"{W}lvlPicBulletId") is not None:
        return "bullet"
    # A level without a sign of its own only indents.
    return "none" if shown == "none" or (text is not None and not (value(text) or "").strip()) else shown


def numbering(properties: Element | None) -> tuple[str | None, int | None]:
    """List and level (from 0) that the properties of a paragraph or style name, each None where they do not."""
    told = properties.find(f"{W}numPr") if properties is not None else None
    if told is None:
        return None, None
    level = value(told.find(f"{W}ilvl"))
    return value(told.find(f"{W}numId")), int(level) if level is not None and level.isdecimal() else None


def toggle(look: Element | None, name: str) -> bool | None:
    """Whether a property such as bold (``b``) is on, None where nothing is said."""
    element = look.find(f"{W}{name}") if look is not None else None
    return None if element is None else is_on(value(element), absent=True)


def is_on(told: str | None, *, absent: bool) -> bool:
    """Whether a value means yes; ``absent`` is what no value means."""
    return absent if told is None else told.lower() not in {"0", "false", "off", "none"}


def value(element: Element | None) -> str | None:
    """The value (``w:val``) of an element, None without one."""
    return element.get(f"{W}val") if element is not None else None
