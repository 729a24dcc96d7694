"""An explanation as one HTML page: no script, nothing loaded from elsewhere, light or dark as the reader has it."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from html import escape

from loaders.explaining import Explanation, Passage, Told
from triptych.explained.marked import GROUPS, group_of, pieces

_HUES = dict(zip((*GROUPS, "other"), (300, 265, 190, 45, 220, 130, 245, 10, 0), strict=True))
_STYLE = """
:root { color-scheme: light dark; --ink: #1b1b1f; --paper: #fff; --faint: #5c5c66; --line: #d8d8de; --mark: 88%; }
@media (prefers-color-scheme: dark) {
  :root { --ink: #e8e8ec; --paper: #16161a; --faint: #a0a0ac; --line: #3a3a44; --mark: 26%; }
}
body { margin: 2rem auto; max-width: 60rem; padding: 0 1rem; font: 1rem/1.6 system-ui, sans-serif;
  color: var(--ink); background: var(--paper); overflow-wrap: anywhere; }
section { border-top: 1px solid var(--line); padding: .7rem 0; }
p.text { white-space: pre-wrap; margin: .2rem 0; }
p.heading { font-weight: 700; }
mark { color: inherit; border-radius: .2rem; padding: 0 .15rem; background: hsl(var(--hue) 60% var(--mark)); }
mark small { font-size: .7em; color: var(--faint); margin-left: .25em; }
summary { color: var(--faint); cursor: pointer; font-size: .85rem; }
table { border-collapse: collapse; font-size: .85rem; width: 100%; }
td, th { text-align: left; vertical-align: top; padding: .1rem .7rem .1rem 0; }
th { font-weight: 400; color: var(--faint); white-space: nowrap; }
td:last-child { color: var(--faint); }
tr.asserted td:nth-child(2) { font-weight: 600; }
tr.refused td:nth-child(2), tr.held-back td:nth-child(2) { text-decoration: line-through; }
""" + "".join(f"mark.{group} {{ --hue: {hue}; }}\n" for group, hue in _HUES.items())


def page(found: Iterable[Explanation]) -> Iterator[str]:
    """The page, in parts to write one after the other."""
    yield '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
    yield f"<title>What the rules read</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n"
    yield "<h1>What the rules read</h1>\n"
    for one in found:
        yield from _document(one)
    yield "</body>\n</html>\n"


def _document(found: Explanation) -> Iterator[str]:
    how = f"language {found.language}" if found.language else f"table, profile {found.profile or 'none'}"
    yield f"<article>\n<h2>{_words(found.location)}</h2>\n<p>{_words(how)}</p>\n"
    if found.unread:
        yield "<ul>\n" + "".join(f"<li>not read: {_words(line)}</li>\n" for line in found.unread) + "</ul>\n"
    language = f' lang="{_words(found.language)}"' if found.language else ""
    for passage in found.passages:
        yield f'<section>\n<p class="text {passage.kind}"{language}>{_marked(found.text, passage)}</p>\n'
        yield from _below(passage)
        yield "</section>\n"
    yield "</article>\n"


def _marked(text: str, passage: Passage) -> str:
    made = []
    for what, mark, words in pieces(text, passage):
        if mark is None:
            made.append(_words(words))
        elif what == "open":
            title = _words(f"{mark.kind} “{mark.name}”, {mark.rule}")
            made.append(f'<mark class="{group_of(mark.kind)}" title="{title}">')
        else:
            made.append(f'<small lang="en">{_words(mark.kind)}</small></mark>')
    return "".join(made)


def _below(passage: Passage) -> Iterator[str]:
    """The claims of a passage, and folded away below them its mentions and what was refused."""
    if passage.told:
        yield "<table>\n" + "".join(map(_told, passage.told)) + "</table>\n"
    mentions = "".join(_row("mention", m.kind, m.name, m.rule, "") for m in passage.marks)
    lost = "".join(_row("refused", o.kind, o.text, f"{o.rule}, weight {o.weight:g}", o.why) for o in passage.lost)
    if mentions or lost:
        count = f"{len(passage.marks)} mentions, {len(passage.lost)} candidates refused"
        yield f"<details>\n<summary>{count}</summary>\n<table>\n{mentions}{lost}</table>\n</details>\n"


def _told(told: Told) -> str:
    said = f"{told.subject} – {told.relation} – {told.object}"
    return _row(told.status, "", said, f"{told.rule} {told.confidence:.2f}", told.why)


def _row(status: str, kind: str, words: str, rule: str, why: str) -> str:
    said = f"{kind} “{words}”" if kind else words
    because = f": {why}" if why else ""
    return (
        f'<tr class="{status.replace(" ", "-")}"><th scope="row">{status}</th>'
        f"<td>{_words(said)}</td><td>{_words(rule + because)}</td></tr>\n"
    )


def _words(text: str) -> str:
    """Text for a page: escaped, and without the characters that HTML forbids."""
    return escape("".join(one for one in text if one in "\n\t" or unicodedata.category(one) not in ("Cc", "Cs")))
