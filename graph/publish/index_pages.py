"""The pages that lead to the others: all things by class, what the publication is, and the terms it uses."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from graph.publish.places import link, term_anchor
from graph.publish.settings import Publication, licence_name
from graph.publish.template import Page, escaped
from graph.publish.words import words
from ontology import vocabulary

_A_PAGE = 1000
"""Things listed on one page."""

Entry = tuple[str, str, tuple[str, ...]]
"""A thing: the path of its page, its name and its classes by local name."""


def index(publication: Publication, entries: Sequence[Entry]) -> Iterator[Page]:
    """The first page, and one or more for each class, from all things."""
    say, classes = words(publication.language), defaultdict(list)
    for path, name, kinds in entries:
        for kind in kinds or ("SourceDocument",):
            classes[kind].append((name.casefold(), name, path))
    rows = []
    for kind in sorted(classes):
        heading = vocabulary.label(vocabulary.term(kind), publication.language)
        members = sorted(classes[kind])
        pages = [members[at : at + _A_PAGE] for at in range(0, len(members), _A_PAGE)]
        for number, some in enumerate(pages):
            yield _listing(_list_path(kind, number), heading, some, len(pages), kind, number)
        rows.append(
            f'<tr><td><a href="{link("index", _list_path(kind, 0) + ".html")}">{escaped(heading)}</a></td>'
            f'<td class="number">{len(members)}</td></tr>'
        )
    body = [
        f"<h1>{escaped(publication.title)}</h1>",
        f'<p class="soft">{say["by"]} {escaped(publication.publisher)} · {say["release"]} {publication.release}'
        f" · {publication.issued}</p>",
        f"<h2>{say['things']}</h2><table>{''.join(rows)}</table>",
    ]
    yield Page("index", publication.title, "\n".join(body))


def about(publication: Publication, path: str, files: Iterable[tuple[str, str, int]]) -> Page:
    """Who publishes what under which rights, how to cite it, and its files (name, meaning, bytes)."""
    say, licence = words(publication.language), publication.licence
    rows = "".join(
        f'<tr><td><a href="{link(path, name)}">{escaped(name)}</a></td><td>{escaped(meaning)}</td>'
        f'<td class="number">{_size(size)}</td></tr>'
        for name, meaning, size in files
    )
    doi = (
        f'<p>DOI: <a href="https://doi.org/{publication.doi}">{escaped(publication.doi)}</a></p>'
        if publication.doi
        else ""
    )
    body = [
        f"<h1>{escaped(publication.title)}</h1>",
        f"<p>{say['by']} {escaped(publication.publisher)} · {say['release']} "
        f"<code>{escaped(publication.release_iri)}</code> · {publication.issued}</p>",
        f'<p>{say["licence"]} <a rel="license" href="{escaped(licence)}">{escaped(licence_name(licence))}</a>. '
        f"{say['quotes']}</p>",
        doi,
        f"<h2>{say['downloads']}</h2><table>{rows}</table>",
    ]
    return Page(path, publication.title, "\n".join(body), publication.release_iri, others=())


def _size(size: int) -> str:
    """Bytes as people read them.

    >>> _size(187_867), _size(900), _size(31_250_000)
    ('188 kB', '900 B', '31 MB')
    """
    for unit in ("B", "kB", "MB"):
        if size < 1000:
            return f"{size} {unit}"
        size = round(size / 1000)
    return f"{size} GB"


def ontology_page(publication: Publication) -> Page:
    """All classes, properties and concepts with their meanings; each has an anchor."""
    say, language, body = words(publication.language), publication.language, []
    for iri in sorted(vocabulary.terms()):
        labels = vocabulary.labels(iri)
        name = labels.get(language) or labels.get("en") or vocabulary.compact(iri)
        meaning = vocabulary.definition(iri, language) or vocabulary.definition(iri) or ""
        body.append(
            f'<dt id="{term_anchor(iri)}">{escaped(name)} <code>{escaped(iri)}</code></dt><dd>{escaped(meaning)}</dd>'
        )
    title = say["ontology"]
    return Page(
        "ontology", title, f'<h1>{escaped(title)}</h1><p><a href="ontology.ttl">Turtle</a></p><dl>{"".join(body)}</dl>'
    )


def _list_path(kind: str, number: int) -> str:
    return f"list/{kind}-{number + 1}" if number else f"list/{kind}"


def _listing(
    path: str, heading: str, members: Sequence[tuple[str, str, str]], pages: int, kind: str, number: int
) -> Page:
    items = "".join(
        f'<dd><a href="{link(path, place + ".html")}">{escaped(name)}</a></dd>' for _, name, place in members
    )
    others = " · ".join(
        f'<a href="{link(path, _list_path(kind, one) + ".html")}">{one + 1}</a>'
        for one in range(pages)
        if one != number
    )
    return Page(path, heading, f"<h1>{escaped(heading)}</h1><p>{others}</p><dl>{items}</dl>")
