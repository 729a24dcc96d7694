"""What is new in the store as an Atom feed (RFC 4287): one entry for what one document says of one thing.

Times are those of the loads that brought the documents; the time of the call stands nowhere in it, so the feed
stays the same until something comes.
"""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from pathlib import Path
from urllib.parse import urlencode

from anyio import to_thread
from starlette.requests import Request as Call
from starlette.responses import Response

from graph.arrivals import arrivals
from graph.errors import GraphError, NotFound
from graph.export.markup import attribute, content
from graph.iri import BASE
from graph.library import Library
from graph.naming import label, resolve
from graph.news import News, news
from graph.search import index_to_read
from graph.service.edition import unless_known
from graph.service.limits import Refused, refusal
from graph.service.sending import answer as whole
from graph.service.sparql import refused
from graph.service.things import preferred_language
from graph.store import open_snapshot
from ontology import vocabulary

MEDIA = "application/atom+xml"
ENTRIES = 50
"""Entries of a feed: readers ask again, and what fell out is in the graph."""
_NEVER = "1970-01-01T00:00:00Z"
_TITLES = {"en": "New in Triptych", "it": "Novità in Triptych"}
_FILTERS = ("class", "project")


async def feed(call: Call, folder: Path, seconds: float, patience: float, explorer: bool) -> Response:
    """The newest entries that fit ``?class=`` and ``?project=``, in a language that the reader prefers."""
    language = preferred_language(call)
    asked = {name: call.query_params.get(name, "").strip() for name in _FILTERS}
    site = str(call.base_url)

    async def made() -> Response:
        try:
            body = await to_thread.run_sync(_made, folder, asked, language, site, explorer, seconds)
        except NotFound as error:
            return refused(Refused(404, str(error)))
        except GraphError as error:
            return refused(refusal(error))
        response = whole(body, f"{MEDIA}; charset=utf-8", patience)
        response.headers["Content-Language"] = language
        response.headers["Vary"] = "Accept-Language"
        return response

    return await unless_known(call, folder, ("feed", site, language, *asked.values(), str(explorer)), made)


def _made(folder: Path, asked: Mapping[str, str], language: str, site: str, explorer: bool, seconds: float) -> bytes:
    """The feed of a store's newest snapshot; raises Refused where it takes longer than so many seconds."""
    with open_snapshot(folder) as reader, Library(folder) as library:
        base = library.setting("base") or BASE
        kind, project = asked["class"] or None, None
        if kind is not None and not vocabulary.is_class(kind):
            raise Refused(400, f"class={kind}: no class of the ontology; try GoodPractice, ActionPlan or Organization")
        if asked["project"]:
            index = index_to_read(folder, reader)
            project = resolve(reader, asked["project"], kind="Project", index=index, base=base)
        came = arrivals(library)
        found = news(reader, _within(came, seconds), kind=kind, project=project, language=language, base=base)
        parts = [vocabulary.label(vocabulary.term(kind), language)] if kind else []
        parts += [label(reader, project, language, base)] if project else []
        title = ": ".join([_TITLES[language], ", ".join(parts)] if parts else [_TITLES[language]])
        where = f"{base}feed" + (
            f"?{urlencode({name: value for name, value in asked.items() if value})}" if parts else ""
        )
        lines = _lines(where, title, came[0][1] if came else _NEVER, islice(found, ENTRIES), site, language, explorer)
        return "".join(lines).encode()


def _within(came: Iterable[tuple[str, str]], seconds: float) -> Iterator[tuple[str, str]]:
    """The documents one by one, as long as there is time."""
    end = time.monotonic() + seconds
    for one in came:
        if time.monotonic() > end:
            raise Refused(
                503, f"the feed took longer than {seconds:g} seconds; ask for a class that documents name more"
            )
        yield one


def _lines(
    where: str, title: str, newest: str, entries: Iterable[News], site: str, language: str, explorer: bool
) -> Iterator[str]:
    query = where.partition("?")[2]
    own = f"{site}feed.atom" + (f"?{query}" if query else "")
    yield '<?xml version="1.0" encoding="utf-8"?>\n'
    yield f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="{language}">\n'
    yield f"<id>{content(where)}</id>\n<title>{content(title)}</title>\n<updated>{_time(newest)}</updated>\n"
    yield f'<author><name>Triptych</name></author>\n<link rel="self" type="{MEDIA}" href={attribute(own)}/>\n'
    for entry in entries:
        yield _entry(entry, site, explorer)
    yield "</feed>\n"


def _entry(entry: News, site: str, explorer: bool) -> str:
    place = f"{site}thing?{urlencode({'iri': entry.thing})}" if explorer else entry.thing
    said = "".join(
        f"<li>{content(one.words)}: {content(one.value)}"
        + (f"<blockquote>{content(one.quote)}</blockquote>" if one.quote else "")
        + "</li>"
        for one in entry.said
    )
    body = f"<ul>{said}</ul>" if said else ""
    return (
        f"<entry>\n<id>{content(entry.id)}</id>\n<title>{content(entry.name)}</title>\n"
        f'<updated>{_time(entry.at)}</updated>\n<link rel="alternate" href={attribute(place)}/>\n'
        f'<link rel="via" href={attribute(entry.document)} title={attribute(entry.title)}/>\n'
        f'<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>{content(entry.title)}</p>{body}</div>'
        "</content>\n</entry>\n"
    )


def _time(at: str) -> str:
    """A time of the library as RFC 3339 has it.

    >>> _time("2026-03-01T10:00:00+00:00")
    '2026-03-01T10:00:00Z'
    """
    return at.replace("+00:00", "Z")
