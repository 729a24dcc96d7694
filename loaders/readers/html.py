"""Web pages: their main content as one text, without navigation and footers."""

from __future__ import annotations

import copy
import re
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from graph.errors import BadInput
from graph.model import Document, document_of
from loaders.readers.files import decode, read_bytes
from loaders.readers.html_head import date_of, page_language, rights_of, title_of, url_of
from loaders.readers.html_walk import Walk, is_hidden, language_of
from loaders.readers.units import Unit, rendered

if TYPE_CHECKING:
    from lxml.html import HtmlElement
else:
    HtmlElement = Any

_SHORT = 1500  # code points; trafilatura is unsure of shorter pages and drops what matters
_ALL_ROWS = 0.9  # share of a page's words; beyond it, the page is a list, and there is nothing to look for
_HUGE = 300_000  # code points
_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def read_html(path: Path) -> Document:
    """The document of a saved web page: what it shows of its own, as one text with headings, lists and tables.

    Markup is gone from the text; every visible character kept is the page's own, and white space
    is folded as a browser does. Raises BadInput for a page that shows nothing, and as
    ``read_bytes`` does.
    """
    document = document_from(decode(read_bytes(path), path, markup=True), location=str(path.resolve()))
    if not document.text:
        raise BadInput(f"{path}: shows no text; save the page again with its content", code="empty")
    return document


def document_from(markup: str, *, location: str = "", url: str | None = None) -> Document:
    """The document of a page already in memory; ``url`` is where it was found, if it does not say so itself.

    >>> page = document_from("<nav>Home</nav><h1>Circular towns</h1><p>Six towns share tools.</p>")
    >>> page.title, page.text
    ('Circular towns', 'Circular towns\\n\\nSix towns share tools.')
    """
    page = parsed(markup)
    if page is None:
        return document_of("", locations=(location,) if location else (), media_type="text/html", url=url)
    language = page_language(page)
    text, blocks = rendered(_content(page, language))
    return document_of(
        text,
        language=language,
        blocks=blocks,
        locations=(location,) if location else (),
        media_type="text/html",
        title=title_of(page),
        url=url_of(page) or url,
        rights=rights_of(page),
        date=date_of(page),
    )


def parsed(markup: str) -> HtmlElement | None:
    """The tree of a page, or None where there is no element at all."""
    from lxml.etree import ParserError, XMLSyntaxError
    from lxml.html import HTMLParser, document_fromstring

    clean = _UNPRINTABLE.sub(" ", markup)
    parser = HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, no_network=True, huge_tree=True)
    try:
        return document_fromstring(clean.encode("utf-8"), parser=parser)
    except (ParserError, XMLSyntaxError):
        return None


def units_of_fragment(markup: str, language: str | None = None) -> list[Unit]:
    """Units of a piece of markup inside another format, all of it being content."""
    page = parsed(markup)
    return _walked([page], language) if page is not None else []


def _content(page: HtmlElement, language: str | None) -> list[Unit]:
    """Units of the main content: what the page marks as such, or else what trafilatura finds."""
    marked = _outermost([element for element in page.iter() if _is_main(element)])
    if not marked:
        articles = _outermost(list(page.iter("article")))
        marked = articles if len(articles) == 1 else []
    units = _walked(marked, language)
    if sum(len(unit.words) for unit in units) < 40:
        body = page.find("body")
        everything = _walked([body if body is not None else page], language)
        units = _worthwhile(everything, page)
    if units and not any(unit.kind == "heading" and unit.level == 1 for unit in units):
        units = [*_first_heading(page, language), *units]
    return units


def _is_main(element: HtmlElement) -> bool:
    return bool(element.tag == "main" or element.get("role") == "main")


def _outermost(elements: Sequence[HtmlElement]) -> list[HtmlElement]:
    chosen = set(elements)
    return [
        element
        for element in elements
        if not any(above in chosen or is_hidden(above) for above in element.iterancestors())
    ]


def _walked(elements: Sequence[HtmlElement], language: str | None) -> list[Unit]:
    units: list[Unit] = []
    for element in elements:
        walk = Walk(language_of(element) or language)
        walk.children(element, 0)
        units += walk.finish()
    return units


def _first_heading(page: HtmlElement, language: str | None) -> list[Unit]:
    """The page's only first heading, where it stands outside of the content, in a banner."""
    headings = list(page.iter("h1"))
    if len(headings) != 1 or any(above.tag in {"nav", "footer", "aside"} for above in headings[0].iterancestors()):
        return []
    walk = Walk(language)
    walk.visit(headings[0])
    return walk.finish()


def _worthwhile(units: list[Unit], page: HtmlElement) -> list[Unit]:
    """The units from the first to the last that trafilatura takes for content; all where it finds little."""
    total = sum(len(unit.words) for unit in units)
    if total < _SHORT or sum(len(unit.words) for unit in units if unit.kind == "row") > _ALL_ROWS * total:
        return units
    # Imported here: it takes longer to import than to read fifty pages that mark their content.
    from trafilatura import extract

    found = extract(
        copy.deepcopy(page), include_comments=False, include_tables=True, favor_recall=True, deduplicate=False
    )
    content = _squeezed(found or "")
    lines = {_squeezed(line) for line in (found or "").splitlines()}
    # Looking into the whole text finds what trafilatura joined; on huge pages it would take minutes.
    whole = content if len(content) < _HUGE else ""
    hits = [
        number
        for number, words in enumerate(_squeezed(unit.words) for unit in units)
        if words in lines or words in whole
    ]
    if not content or sum(len(units[number].words) for number in hits) < 0.3 * total:
        return units
    first = hits[0]
    while first > 0 and units[first - 1].kind == "heading":
        first -= 1
    chosen = set(hits)
    return [
        unit
        for number, unit in enumerate(units)
        if first <= number <= hits[-1] and (number in chosen or not (unit.linked and len(unit.words) < 25))
    ]


def _squeezed(words: str) -> str:
    return "".join(re.findall(r"\w+", words.lower()))
