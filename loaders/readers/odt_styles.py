"""What the styles of an OpenDocument text make of its paragraphs and lists."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from loaders.readers.style_names import heading_level, is_contents, is_title

if TYPE_CHECKING:
    from lxml.etree import _Element as Element
else:
    Element = Any

STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_FO = "{urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0}"
_CHAIN = 40  # styles that may rest on one another
_LEVELS = {f"{TEXT}list-level-style-bullet", f"{TEXT}list-level-style-image", f"{TEXT}list-level-style-number"}


@dataclass(frozen=True, slots=True)
class Look:
    """What a style says by itself, None where it says nothing."""

    name: str = ""  # as people see it
    under: str = ""  # name of the style that it is based on
    bold: bool | None = None
    hidden: bool | None = None
    heading: int | None = None
    list: str = ""


@dataclass(slots=True)
class Looks:
    """The styles of a document by family (``paragraph``, ``text``, ``section``) and name, and its lists.

    ``unmarked`` are the levels, from 1, at which a list's items show neither bullet nor number;
    ``numbered`` are lists that count at their first level.
    """

    own: dict[tuple[str, str], Look] = field(default_factory=dict)
    unmarked: dict[str, frozenset[int]] = field(default_factory=dict)
    numbered: set[str] = field(default_factory=set)
    _chains: dict[tuple[str, str], list[Look]] = field(default_factory=dict)

    def bold(self, family: str, name: str) -> bool | None:
        """Whether a style is bold, None where neither it nor one under it says so."""
        return next((look.bold for look in self._chain(family, name) if look.bold is not None), None)

    def hidden(self, family: str, name: str) -> bool | None:
        """Whether a style hides its text, None where nothing is said."""
        return next((look.hidden for look in self._chain(family, name) if look.hidden is not None), None)

    def heading(self, name: str) -> int:
        """Level of the heading that a paragraph's style makes it, 0 for none."""
        return next((look.heading for look in self._chain("paragraph", name) if look.heading is not None), 0)

    def list_of(self, name: str) -> str:
        """Name of the list that a paragraph's style puts it into, '' for none."""
        return next((look.list for look in self._chain("paragraph", name) if look.list), "")

    def is_title(self, name: str) -> bool:
        """Whether a paragraph's style, or one under it, is that of a document's title."""
        return is_title(*(look.name for look in self._chain("paragraph", name)))

    def is_contents(self, name: str) -> bool:
        """Whether a paragraph's style, or one under it, is that of a table of contents."""
        return any(is_contents(look.name) for look in self._chain("paragraph", name))

    def _chain(self, family: str, name: str) -> list[Look]:
        key = (family, name)
        if key not in self._chains:
            chain: list[Look] = []
            # Styles that rest on themselves end where they come round.
            seen: set[str] = set()
            while (family, name) in self.own and name not in seen and len(seen) < _CHAIN:
                seen.add(name)
                chain.append(self.own[family, name])
                name = chain[-1].under
            if name and name not in seen:
                # A style that is nowhere defined still says something by its name.
                chain.append(Look(name, heading=heading_level(name) or None))
            self._chains[key] = chain
        return self._chains[key]


def read_looks(*roots: Element | None) -> Looks:
    """The styles that the parts of a document define, those of the first part first."""
    looks = Looks()
    for root in (root for root in roots if root is not None):
        for element in root.iter(f"{STYLE}style"):
            key = (element.get(f"{STYLE}family") or "", element.get(f"{STYLE}name") or "")
            looks.own.setdefault(key, _look(element))
        for element in root.iter(f"{TEXT}list-style"):
            levels = [level for level in element if level.tag in _LEVELS and not _shows_mark(level)]
            numbers = (level.get(f"{TEXT}level") or "" for level in levels)
            name = element.get(f"{STYLE}name") or ""
            looks.unmarked.setdefault(name, frozenset(int(number) for number in numbers if number.isdecimal()))
            first = next((level for level in element if level.get(f"{TEXT}level") == "1"), None)
            if first is not None and first.tag == f"{TEXT}list-level-style-number":
                looks.numbered.add(name)
    return looks


def _look(element: Element) -> Look:
    text = element.find(f"{STYLE}text-properties")
    weight = text.get(f"{_FO}font-weight") if text is not None else None
    shown = text.get(f"{TEXT}display") if text is not None else None
    section = element.find(f"{STYLE}section-properties")
    if section is not None:
        shown = section.get(f"{TEXT}display") or shown
    level = element.get(f"{STYLE}default-outline-level")
    name = element.get(f"{STYLE}display-name") or element.get(f"{STYLE}name") or ""
    return Look(
        name,
        element.get(f"{STYLE}parent-style-name") or "",
        None if weight is None else weight == "bold" or (weight.isdecimal() and int(weight[:4]) >= 600),
        None if shown is None else shown == "none",
        int(level[:2]) if level and level.isdecimal() else (0 if level == "" else heading_level(name) or None),
        element.get(f"{STYLE}list-style-name") or "",
    )


def _shows_mark(level: Element) -> bool:
    if level.tag == f"{TEXT}list-level-style-number":
        parts = (f"{STYLE}num-format", f"{STYLE}num-prefix", f"{STYLE}num-suffix")
        return any((level.get(part) or "").strip() for part in parts)
    if level.tag == f"{TEXT}list-level-style-bullet":
        return bool((level.get(f"{TEXT}bullet-char") or "").strip())
    return True
