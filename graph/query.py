"""Asking the graph in SPARQL: the usual prefixes are preset, and what goes wrong is said in one line."""

from __future__ import annotations

import re
from collections.abc import Mapping
from difflib import get_close_matches
from typing import TYPE_CHECKING

from graph import sparql as text_of
from graph.errors import BadQuery
from graph.iri import BASE
from graph.results import Answer, Table, Triples
from graph.terms import Value, prefixes, to_term, unpacked
from ontology import vocabulary

if TYPE_CHECKING:
    from graph.store import Reader

_SHORT = re.compile(r"\b(id|doc|graph):([\w.-]+(?:/[\w.-]+)+)")
_DECLARED = re.compile(r"\s*PREFIX\s+([\w-]*):\s*<[^<>]*>", re.IGNORECASE)
_AT = re.compile(r"error at (\d+):(\d+): expected (.*)", re.DOTALL)


def run(
    reader: Reader, sparql: str, *, params: Mapping[str, Value] | None = None, base: str = BASE
) -> Table | Triples | Answer:
    """The result of a SPARQL query: rows for SELECT, triples for CONSTRUCT and DESCRIBE, a yes or no for ASK.

    Ordinary patterns see what is held true, each fact once; ``GRAPH ?g { }`` sees who says so.
    Relative IRIs, such as ``<graph/meta>``, start at ``base``. ``params`` puts terms in the
    place of variables (see ``graph.sparql.with_values``). Raises BadQuery for a text that cannot be
    read, that writes, or that calls another server.
    """
    _allow(sparql)
    known = prefixes(base)
    filled = text_of.with_values(sparql, {name: str(to_term(value)) for name, value in (params or {}).items()})
    try:
        used = {name: known[name] for name in _left_to_name(filled)}
        found = unpacked(reader.query(filled, prefixes=used, base_iri=base))
    except SyntaxError as error:
        raise explained(filled, str(error), known) from error
    except BadQuery:
        raise  # by a worker, in words already
    except (ValueError, RuntimeError, OSError) as error:
        raise BadQuery(f"the query cannot be answered: {error}") from error
    if isinstance(found, bool):
        return Answer(found)
    if isinstance(found, list):
        return Triples(tuple(found))
    return Table(*found)


@text_of.kept
def _left_to_name(sparql: str) -> tuple[str, ...]:
    """The preset prefixes that a text uses and does not begin by declaring: each costs the engine a moment."""
    declared, place = set(), 0
    while found := _DECLARED.match(sparql, place):
        declared.add(found[1])
        place = found.end()
    return tuple(name for name in prefixes() if f"{name}:" in sparql and name not in declared)


def _allow(sparql: str) -> None:
    if text_of.form(sparql) == "UPDATE":
        raise BadQuery(
            "the text changes the store: queries only read; load, forget and decide are what writes", code="forbidden"
        )
    place = text_of.outside_call(sparql)
    if place is not None:
        line, column = sparql.count("\n", 0, place) + 1, place - sparql.rfind("\n", 0, place)
        raise BadQuery(
            f"line {line}, column {column}: SERVICE calls another server, which is switched off; "
            "ask the other server by itself, or load its answer as a document",
            code="forbidden",
        )


def explained(sparql: str, message: str, known: Mapping[str, str]) -> BadQuery:
    """The engine's message about a text that it cannot read, in words that say where and what to do."""
    found = _AT.search(message)
    if found is None:
        return BadQuery(f"the query cannot be read: {message}")
    line, column = int(found[1]), int(found[2])
    row = (sparql.splitlines() or [""])[min(line, max(1, sparql.count("\n") + 1)) - 1 :][:1]
    before = row[0][: column - 1] if row else ""
    where = f"line {line}, column {column}"
    if not text_of.form(sparql):
        return BadQuery(f"{where}: no query found; it must begin with SELECT, ASK, CONSTRUCT or DESCRIBE")
    unknown = _unknown_prefix(sparql, known)
    if unknown:
        names = ", ".join(known)
        return BadQuery(
            f"{where}: prefix {unknown}: is not declared; add PREFIX {unknown}: <…>, or use {names}", code="prefix"
        )
    if "unbound" in found[3]:
        return BadQuery(f"{where}: a selected variable is neither grouped nor counted; add it to GROUP BY or count it")
    if slashed := _SHORT.search(row[0] if row else ""):
        name = slashed[0]
        escaped = name.replace("/", "\\/")
        return BadQuery(
            f"{where}: a short IRI with a slash, {name}, is written {escaped} or <{slashed[1]}/{slashed[2]}>"
        )
    near = f" after {before.strip()[-40:]!r}" if before.strip() else ""
    return BadQuery(f"{where}: cannot be read{near}; look for a missing bracket, dot, variable or keyword there")


def unknown_terms(sparql: str) -> tuple[str, ...]:
    """Terms of a query that the ontology does not have, each with the nearest that it has: they match nothing.

    >>> unknown_terms("SELECT ?p { ?p a tri:Projekt ; tri:acronym ?a }")
    ('tri:Projekt is no term of the ontology; did you mean tri:Project?',)
    """
    used = {one.text for one in text_of.tokens(sparql) if one.kind == "name" and one.text[:4] == "tri:"}
    if not used:
        return ()  # and the ontology need not be read
    own = vocabulary.expand("tri:")
    known = [iri.removeprefix(own) for iri in vocabulary.terms() if iri.startswith(own)]
    found = []
    for text in sorted(used):
        name = text.removeprefix("tri:")
        if name and name not in known and "PREFIX tri:" not in sparql:
            near = get_close_matches(name, known, 1, 0.5)
            found.append(f"{text} is no term of the ontology" + (f"; did you mean tri:{near[0]}?" if near else ""))
    return tuple(found)


def _unknown_prefix(sparql: str, known: Mapping[str, str]) -> str | None:
    declared, previous = set(known) | {"_"}, ""
    for token in text_of.tokens(sparql):
        if token.kind == "name":
            prefix = token.text.partition(":")[0]
            if previous == "PREFIX":
                declared.add(prefix)
            elif prefix not in declared:
                return prefix
        if token.kind != "space":
            previous = token.text.upper()
    return None
