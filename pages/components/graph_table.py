"""The links of a picture as a table: the same things, in the same words, each a link to its page."""

from __future__ import annotations

import html
from collections.abc import Sequence
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from pages._words import language, say

if TYPE_CHECKING:
    from pages.components.graph import Edge, Fold, Node

_ROWS = 500
"""Rows that a page shows; a saved view has all."""


def table_html(
    nodes: Sequence[Node], edges: Sequence[Edge], folds: Sequence[Fold], title: str, *, saved: bool = False
) -> str:
    """The table as HTML; all text in it is escaped. In a ``saved`` view things lead to their own addresses."""
    things = {one.iri: one for one in nodes}
    linked = {end for one in edges for end in (one.source, one.target)}
    rows = [
        (_thing(things[one.source], saved), html.escape(one.words), _thing(things[one.target], saved))
        for one in dict.fromkeys(edges)
        if one.source in things and one.target in things
    ]
    rows += [
        (_thing(things[one.node], saved), html.escape(say("graph.fold", words=one.words, count=one.count)), "")
        for one in folds
        if one.node in things
    ]
    rows += [(_thing(one, saved), "", "") for one in nodes if one.iri not in linked]
    shown = rows if saved else rows[:_ROWS]
    head = "".join(f'<th scope="col">{html.escape(say(key))}</th>' for key in ("graph.from", "graph.link", "graph.to"))
    body = "".join(
        f'<tr><th scope="row">{left}</th><td>{words}</td><td>{right}</td></tr>' for left, words, right in shown
    )
    more = f"<p>{html.escape(say('graph.rows', count=len(rows) - len(shown)))}</p>" if len(rows) > len(shown) else ""
    caption = html.escape(title or say("graph.title"))
    inside = f"<caption>{caption}</caption><thead><tr>{head}</tr></thead><tbody>{body}</tbody>"
    return f'<table class="tri-table">{inside}</table>{more}'


def _thing(node: Node, saved: bool) -> str:
    tag = f' lang="{html.escape(node.language, quote=True)}"' if node.language else ""
    label = html.escape(node.label)
    if not node.iri.startswith(("http://", "https://")):
        return f"<span{tag}>{label}</span>"
    address = node.iri if saved else f"thing?{urlencode({'iri': node.iri, 'lang': language()})}"
    return f'<a href="{html.escape(address, quote=True)}"{tag}>{label}</a>'
