"""The visible pieces of a page's markup, in order: headings, paragraphs, list items and table rows."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from loaders.readers.html_lists import Line, with_headers
from loaders.readers.units import Unit, row, units_of_lines, visible

if TYPE_CHECKING:
    from lxml.html import HtmlElement
else:
    HtmlElement = Any

_BLOCKS = frozenset(
    re.findall(
        r"\w+",
        "address article blockquote body center dd details dir div dl dt fieldset figcaption figure form"
        " h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu ol p pre section summary table"
        " tbody td tfoot th thead tr ul",
    )
)
_SKIPPED = frozenset(
    re.findall(
        r"\w+",
        "script style noscript template svg math iframe object embed nav footer aside head title meta link audio video"
        " canvas dialog button input select textarea datalist img picture map area",
    )
)
_SKIPPED_ROLES = frozenset(("navigation", "banner", "contentinfo", "search", "dialog", "complementary", "alertdialog"))
_SKIPPED_NAMES = re.compile(
    r"(?:^|[\s_-])(?:breadcrumbs?|cookies?|navbar|pagination|pager|skip-?link|social-?(?:media|links|share|icons)"
    r"|share-?(?:buttons?|links?|bar)|sharing|site-(?:header|footer)|page-footer|newsletter-(?:form|signup))(?:$|[\s_-])"
)
_BULLET = re.compile(r"(?:[•·▪▫◦‣⁃●○■□]\s*|[-–—*]\s+)(?=\S)")
_UNFINISHED = re.compile(r"[^.!?:;…\"”»)]$")
_BREAK = "\x0b"  # stands for <br> until white space is folded; visible() removes the character itself
_DEEP = 150  # of nesting; pages stay under 60, and Python allows about 1000 frames


@dataclass(slots=True)
class Walk:
    """A walk through markup that gathers units; start it with ``visit``, end it with ``finish``."""

    language: str | None = None
    units: list[Unit] = field(default_factory=list)
    _run: list[tuple[str, bool, bool]] = field(default_factory=list)  # words, bold, linked
    _heading: int = 0  # level of the heading being read, 0 outside of one
    _item: int = 0  # level of the list item whose first words are still to come
    _lists: int = 0
    _bold: int = 0
    _links: int = 0
    _above: int = 1  # level of the last real heading

    def visit(self, element: HtmlElement, depth: int = 0) -> None:
        """Gather what an element shows, without the text that follows it."""
        tag = element.tag
        if not isinstance(tag, str) or is_hidden(element):
            return
        if depth > _DEEP:
            self._run.append((" ".join(element.itertext()), False, False))
            return
        if tag == "br":
            self._run.append((_BREAK, False, False))
            return
        outer = self.language
        if tag in _BLOCKS:
            self._flush()
            self.language = language_of(element) or outer
            self._block(element, tag, depth)
            self._flush()
            self.language = outer
        else:
            bold, link = tag in {"b", "strong"}, tag == "a"
            self._bold += bold
            self._links += link
            self.children(element, depth)
            self._bold -= bold
            self._links -= link

    def children(self, element: HtmlElement, depth: int) -> None:
        """Gather what stands inside an element."""
        self._say(element.text)
        for child in element:
            self.visit(child, depth + 1)
            self._say(child.tail)

    def finish(self) -> list[Unit]:
        """All units gathered."""
        self._flush()
        return self.units

    def _say(self, words: str | None) -> None:
        if words:
            self._run.append((words.replace(_BREAK, " "), self._bold > 0, self._links > 0))

    def _block(self, element: HtmlElement, tag: str, depth: int) -> None:
        if tag in {"h1", "h2", "h3", "h4", "h5", "h6"}:
            self._heading = self._above = int(tag[1])
            self.children(element, depth)
            self._flush()
            self._heading = 0
        elif tag in {"ul", "ol", "menu", "dir"}:
            self._lists += 1
            self.children(element, depth)
            self._flush()
            self._lists -= 1
        elif tag == "li":
            self._item = max(1, self._lists)
            self.children(element, depth)
            self._flush()
            self._item = 0
        elif tag == "table":
            self._table(element, depth)
        elif tag == "dl":
            self._definitions(element, depth)
        elif tag == "pre":
            self.units.extend(units_of_lines("".join(element.itertext()), self.language))
        else:
            self.children(element, depth)

    def _flush(self) -> None:
        """Make a unit of the words gathered, or several where ``<br>`` parts them."""
        run, self._run = self._run, []
        if not any(words.strip() for words, _, _ in run):
            return
        linked = all(link for words, _, link in run if words.strip() and words != _BREAK)
        lines = [line for line in _lines(run) if line[0]]
        if self._heading:
            words = " ".join(words for words, _ in lines)
            self.units.append(Unit("heading", words, self._heading, self.language, linked=linked))
            return
        if self._item:
            words = "\n".join(words for words, _ in lines)
            self.units.append(Unit("item", words, self._item, self.language, linked=linked))
            # What follows the first paragraph of an item belongs to it and is no further item.
            self._item = 0
            return
        for number, (words, bold) in enumerate(_rejoined(lines)):
            bullet = _BULLET.match(words)
            if bullet:
                unit = Unit("item", words[bullet.end() :], 1, self.language, linked=linked, tight=number > 0)
            elif bold and len(words) <= 80 and _UNFINISHED.search(words):
                unit = Unit("heading", words, min(6, self._above + 1), self.language, tight=number > 0)
            else:
                unit = Unit("paragraph", words, 0, self.language, linked=linked, tight=number > 0)
            self.units.append(unit)

    def _table(self, table: HtmlElement, depth: int) -> None:
        rows = [line for line in table.iter("tr") if _table_of(line) is table]
        grid = [[cell for cell in line if cell.tag in {"td", "th"}] for line in rows]
        for caption in table.iterchildren("caption"):
            self.children(caption, depth)
            self._flush()
        widest = max((len(cells) for cells in grid), default=0)
        if (
            widest < 2
            or table.get("role") == "presentation"
            or any(True for _ in table.iter("table", "h1", "h2", "h3") if _ is not table)
        ):
            for cell in (cell for cells in grid for cell in cells):
                self.children(cell, depth + 1)
                self._flush()
            return
        headers: dict[int, str] = {}
        lines: list[Line] = []
        held: dict[int, int] = {}  # column -> rows that a cell above still covers
        for number, (line, cells) in enumerate(zip(rows, grid, strict=True)):
            is_header = bool(cells) and all(cell.tag == "th" for cell in cells) and len(cells) > 1
            is_header = is_header or (bool(cells) and line.getparent().tag == "thead")
            shown: list[tuple[str, str]] = []
            places: list[int] = []
            column = 0
            for cell in cells:
                while held.get(column, 0) > 0:
                    held[column] -= 1
                    column += 1
                words = self._cell(cell, depth)
                wide, tall = _span(cell, "colspan"), _span(cell, "rowspan")
                label = shown[0][0] if shown and cells[0].tag == "th" else ""
                shown.append((words, "" if is_header else headers.get(column) or label))
                places.append(column)
                for covered in range(column, column + wide):
                    held[covered] = tall - 1
                    if is_header and number < 3:
                        headers[covered] = words
                column += wide
            if any(words for words, _ in shown):
                lines.append(Line(number + 1, tuple(places), tuple(shown)))
        for place, found in enumerate(lines if headers else with_headers(lines)):
            self.units.append(row(found.cells, self.language, apart=place == 0, number=found.number))

    def _cell(self, cell: HtmlElement, depth: int) -> str:
        if not len(cell):
            # Most cells hold words alone, and long lists have a hundred thousand of them.
            words = visible((cell.text or "").replace(_BREAK, " "))
            if not _BULLET.match(words):
                return words
        inner = Walk(self.language)
        inner.children(cell, depth + 1)
        return "\n".join(unit.words.replace("\t", " ") for unit in inner.finish() if unit.words)

    def _definitions(self, element: HtmlElement, depth: int) -> None:
        """Pairs of term and description: a row each, or a heading and its text where that is long."""
        first = True
        for term, descriptions in _pairs(element):
            label = self._cell(term, depth) if term is not None else ""
            if any(True for part in descriptions for _ in part.iter("p", "ul", "ol", "table", "div", "h3", "h4")):
                if label:
                    self.units.append(Unit("heading", label.replace("\n", " "), min(6, self._above + 1), self.language))
                for part in descriptions:
                    self.children(part, depth + 1)
                    self._flush()
                continue
            words = "\n".join(filter(None, (self._cell(part, depth) for part in descriptions)))
            if label or words:
                self.units.append(row([(label, ""), (words, label)], self.language, apart=first))
                first = False


def is_hidden(element: HtmlElement) -> bool:
    """Whether an element shows nothing of the page's content: scripts, navigation, what is hidden or for sharing."""
    if element.tag in _SKIPPED or element.get("hidden") is not None or element.get("aria-hidden") == "true":
        return True
    if element.get("role") in _SKIPPED_ROLES:
        return True
    if element.tag == "header" and _is_banner(element):
        return True
    if re.search(r"display\s*:\s*none", element.get("style") or ""):
        return True
    names = f"{element.get('class') or ''} {element.get('id') or ''}".strip().lower()
    return bool(names) and element.tag not in {"body", "main", "html"} and bool(_SKIPPED_NAMES.search(names))


def _is_banner(header: HtmlElement) -> bool:
    """Whether a header is the site's and not the content's."""
    inside = any(above.tag in {"main", "article", "section"} for above in header.iterancestors())
    return not inside and not any(True for _ in header.iter("h1", "h2"))


def language_of(element: HtmlElement) -> str | None:
    """ISO 639-1 code that an element declares, or None.

    >>> from lxml.html import fromstring
    >>> language_of(fromstring('<p lang="pt-PT">Olá</p>'))
    'pt'
    """
    declared = (
        element.get("lang") or element.get("{http://www.w3.org/XML/1998/namespace}lang") or element.get("xml:lang")
    )
    primary = re.split("[-_]", (declared or "").strip().lower())[0]
    return primary if re.fullmatch("[a-z]{2}", primary) else None


def _lines(run: list[tuple[str, bool, bool]]) -> Iterator[tuple[str, bool]]:
    """Lines between breaks with whether all of their words are bold."""
    words: list[str] = []
    bold = True
    for part, is_bold, _ in [*run, (_BREAK, False, False)]:
        if part == _BREAK:
            yield visible("".join(words)), bold
            words, bold = [], True
        else:
            words.append(part)
            bold = bold and (is_bold or not part.strip())


def _rejoined(lines: list[tuple[str, bool]]) -> Iterator[tuple[str, bool]]:
    """Lines, with those that a break cut in mid-sentence put together again."""
    held: list[str] = []
    held_bold = False
    for words, bold in lines:
        if held and not held_bold and words[0].islower() and _UNFINISHED.search(held[-1]):
            held.append(words)
            continue
        if held:
            yield "\n".join(held), held_bold and len(held) == 1
        held, held_bold = [words], bold
    if held:
        yield "\n".join(held), held_bold and len(held) == 1


def _table_of(element: HtmlElement) -> HtmlElement | None:
    return next(element.iterancestors("table"), None)


def _span(cell: HtmlElement, name: str) -> int:
    value = (cell.get(name) or "1").strip()
    # A page may claim any span; no real table is wider or taller than this.
    return min(max(int(value), 1), 100) if value.isdecimal() and len(value) < 6 else 1


def _pairs(element: HtmlElement) -> Iterator[tuple[HtmlElement | None, list[HtmlElement]]]:
    term: HtmlElement | None = None
    descriptions: list[HtmlElement] = []
    for part in element.iter("dt", "dd"):
        if next(part.iterancestors("dl"), None) is not element:
            continue
        if part.tag == "dt":
            if term is not None or descriptions:
                yield term, descriptions
            term, descriptions = part, []
        else:
            descriptions.append(part)
    if term is not None or descriptions:
        yield term, descriptions
