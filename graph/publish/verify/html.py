"""A page as it is read for checking."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from dataclasses import dataclass, replace
from html.parser import HTMLParser
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Html:
    """What a page has that is checked; ``links`` are hrefs of anchors, ``assets`` what a browser would fetch.

    ``text`` is what a reader sees, ``jsonld`` the data that is embedded.
    """

    language: str = ""
    title: str = ""
    links: tuple[str, ...] = ()
    assets: tuple[str, ...] = ()
    alternates: tuple[tuple[str, str], ...] = ()
    anchors: frozenset[str] = frozenset()
    text: str = ""
    jsonld: str = ""

    def outline(self) -> Html:
        """The page without its text and its data, to be kept: what recurs on many pages is held once."""
        return replace(
            self,
            links=_once(self.links),
            assets=_once(self.assets),
            anchors=frozenset(map(sys.intern, self.anchors)),
            text="",
            jsonld="",
        )


def read_html(path: Path) -> Html:
    """What a page has that is checked."""
    reader = _Reader()
    reader.feed(path.read_text("utf-8"))
    reader.close()
    return reader.page()


def _once(texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(map(sys.intern, dict.fromkeys(texts)))


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self._within = self._language = ""
        self._title, self._jsonld, self._text = [], [], []  # type: tuple[list[str], list[str], list[str]]
        self._links, self._assets, self._anchors = [], [], set()  # type: tuple[list[str], list[str], set[str]]
        self._alternates: list[tuple[str, str]] = []

    def page(self) -> Html:
        """What was read."""
        return Html(
            self._language,
            "".join(self._title),
            tuple(self._links),
            tuple(self._assets),
            tuple(self._alternates),
            frozenset(self._anchors),
            "\n".join(self._text),
            "".join(self._jsonld),
        )

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        kind = given.get("rel", "")
        self._within = "jsonld" if tag == "script" and given.get("type") == "application/ld+json" else tag
        if "id" in given:
            self._anchors.add(given["id"])
        if tag == "html":
            self._language = given.get("lang", "")
        elif tag == "a" and "href" in given:
            self._links.append(given["href"])
        elif tag == "link" and kind == "alternate":
            self._alternates.append((given.get("type", ""), given.get("href", "")))
        elif tag == "link" and kind in {"stylesheet", "icon", "preload", "manifest", "modulepreload"}:
            self._assets.append(given.get("href", ""))
        self._assets += [given[name] for name in ("src", "srcset", "poster", "data", "background") if name in given]

    def handle_endtag(self, tag: str) -> None:
        self._within = ""

    def handle_data(self, data: str) -> None:
        if self._within == "jsonld":
            self._jsonld.append(data)
        elif self._within == "title":
            self._title.append(data)
        elif self._within != "style":
            self._text.append(data)
