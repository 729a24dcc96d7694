"""What was read about something, and how to say plainly that it names nothing of the kind."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from graph.iri import BASE, graph_iri
from graph.terms import iri_of, node
from ontology import vocabulary

if TYPE_CHECKING:
    from graph.store import Reader

# what is missing: (English, Italian)
_MISSING = {
    "practice": ("source practice", "alcuna pratica di origine"),
    "action": ("action", "alcuna azione"),
    "plan": ("plan", "alcun piano"),
    "instrument": ("policy instrument", "alcuno strumento politico"),
    "change": ("policy change", "alcun cambiamento di policy"),
}
_ABOUT = {
    "practice": ("this practice", "questa pratica"),
    "action": ("this action", "questa azione"),
    "plan": ("this plan", "questo piano"),
    "instrument": ("this instrument", "questo strumento"),
    "change": ("this change", "questo cambiamento"),
    "project": ("this project", "questo progetto"),
}


def documents_about(reader: Reader, things: Iterable[str], base: str = BASE) -> tuple[str, ...]:
    """IRIs of the documents that say anything of one of the things, sorted."""
    meta, source = node(graph_iri(base, "meta")), node(vocabulary.expand("prov:hadPrimarySource"))
    graphs = {
        iri_of(quad.graph_name)
        for thing in things
        for place in ((node(thing), None), (None, node(thing)))
        for quad in reader.match(place[0], None, place[1])
        if iri_of(quad.graph_name).startswith(f"{base}doc/")
    }
    found = {iri_of(quad.object) for graph in graphs for quad in reader.match(node(graph), source, None, meta)}
    return tuple(sorted(found))


def is_suggested(reader: Reader, things: Iterable[str], names: Iterable[str], incoming: bool, base: str = BASE) -> bool:
    """Whether one of the things has a link by one of the properties that is not held true, and waits for a person."""
    named = [node(vocabulary.term(name)) for name in names]
    patterns = [(None, node(iri)) if incoming else (node(iri), None) for iri in things]
    return any(
        iri_of(quad.graph_name).startswith(f"{base}doc/") and iri_of(quad.graph_name).endswith("/suggested")
        for subject, value in patterns
        for name in named
        for quad in reader.match(subject, name, value)
    )


def absent(missing: str, about: str, read: int, language: str = "en") -> str:
    """That the documents read about something name no such part; both are parts of a chain, such as ``plan``.

    >>> absent("practice", "plan", 3)
    'No source practice is named in the 3 documents about this plan.'
    >>> absent("practice", "plan", 1, "it")
    'Nel solo documento letto su questo piano non è indicata alcuna pratica di origine.'
    """
    english, italian = _MISSING[missing]
    thing, cosa = _ABOUT[about]
    if language != "it":
        where = {0: f"no document about {thing} was read", 1: f"the one document about {thing}"}.get(
            read, f"the {read} documents about {thing}"
        )
        return f"No {english} is named: {where}." if not read else f"No {english} is named in {where}."
    ending = "a" if italian.startswith("alcuna ") else "o"
    if not read:
        return f"Non è indicat{ending} {italian}: nessun documento letto riguarda {cosa}."
    where = "Nel solo documento letto" if read == 1 else f"Nei {read} documenti letti"
    return f"{where} su {cosa} non è indicat{ending} {italian}."
