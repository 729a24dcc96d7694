"""A table of regions and numbers, each region a link."""

from __future__ import annotations

import html
from collections.abc import Iterable, Sequence

_STYLE = """<style>
.regions { border-collapse: collapse; width: 100%; }
.regions th, .regions td { text-align: left; vertical-align: top; padding: 0.25rem 0.75rem 0.25rem 0; }
.regions tbody th { font-weight: 400; overflow-wrap: anywhere; }
.regions tr { border-bottom: 1px solid #8886; }
.regions a { color: light-dark(#0b5fa5, #9cc9f2); }
@media (max-width: 640px) { .regions { font-size: 0.75rem; } .regions th, .regions td { padding-right: 0.3rem; } }
</style>"""


def table_html(headings: Sequence[str], rows: Iterable[tuple[str, str, Sequence[int]]]) -> str:
    """The table as HTML; rows are (name, address, numbers), and all text in it is escaped."""
    head = "".join(f'<th scope="col">{html.escape(one)}</th>' for one in headings)
    body = "".join(
        f'<tr><th scope="row"><a href="{html.escape(address, quote=True)}" target="_self">{html.escape(name)}</a></th>'
        + "".join(f"<td>{number or '–'}</td>" for number in numbers)
        + "</tr>"
        for name, address, numbers in rows
    )
    return f'{_STYLE}<table class="regions"><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>'
