"""A picture with its table as one HTML file that opens without a server and without a network."""

from __future__ import annotations

import html
import json
from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from pages._words import language, say
from pages.components.browser import script
from pages.components.graph import picture
from pages.components.graph_table import table_html

if TYPE_CHECKING:
    from pages.components.graph import Edge, Fold, Node

_MANY = 300
"""Things above which a worker places them, as in ``src/graph/draft.js``: a view of fewer does without its script."""
_STYLE = """
:root { color-scheme: light dark; }
body { margin: 0 auto; max-width: 76rem; padding: 1rem; font: 1rem/1.5 system-ui, sans-serif; }
h1 { font-size: 1.5rem; }
a { color: light-dark(#0b5fa5, #9cc9f2); }
table { border-collapse: collapse; width: 100%; }
caption { text-align: left; font-weight: 600; padding: 1rem 0 .5rem; }
th, td { text-align: left; vertical-align: top; font-weight: 400; }
th, td { padding: .25rem .75rem .25rem 0; border-bottom: 1px solid #8886; }
thead th { font-weight: 600; }
"""


def saved_view(
    nodes: Sequence[Node],
    edges: Sequence[Edge],
    *,
    day: date,
    folds: Sequence[Fold] = (),
    title: str = "",
) -> str:
    """The file's text: the picture to move about in, the table, and the ``day`` on which it was saved."""
    data = picture(nodes, edges, folds, title, 560)
    for one in data["nodes"]:
        one["expanded"] = True  # there is nobody to ask for more
        one["address"] = one["id"] if one["id"].startswith(("http://", "https://")) else ""
    del data["worker"]  # it holds the script itself
    data["words"]["hint"] = say("graph.saved_hint")
    given = json.dumps({"data": data}, ensure_ascii=False, sort_keys=True).replace("<", "\\u003c")
    heading = html.escape(data["title"])
    drawing = _inline(script("graph"))
    worker = ""
    if len(data["nodes"]) + len(data["folds"]) > _MANY:
        worker = f'<script type="text/plain" id="triptych-worker">{_inline(script("graph_worker"))}</script>\n'
    return (
        f'<!doctype html>\n<html lang="{language()}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta name="viewport" content="width=device-width, initial-scale=1">\n<title>{heading}</title>\n'
        f"<style>{_STYLE}</style>\n</head>\n<body>\n<main>\n<h1>{heading}</h1>\n"
        f"<p>{html.escape(say('graph.saved', day=day.isoformat()))}</p>\n"
        f'<div id="triptych-canvas"></div>\n{table_html(nodes, edges, folds, title, saved=True)}\n</main>\n'
        f'<script type="application/json" id="triptych-graph">{given}</script>\n{worker}'
        f'<script type="module">{drawing}</script>\n</body>\n</html>\n'
    )


def _inline(text: str) -> str:
    """A script as it may stand within a page."""
    return text.replace("</script", "<\\/script")
