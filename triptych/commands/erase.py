"""``triptych erase``: take a person out of the store, its graph, its search and its ledger, for good."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

import triptych
from graph import erase, erasure_files
from graph.library import Library
from graph.write import Writer
from triptych.judging import WAIT
from triptych.lines import shown

_DOUBTFUL = 20
"""Words like the surname that are shown, at most."""
_WHAT = {"name": "name", "surname": "surname alone", "contact": "contact", "nearby": "contact beside the name"}


def run(options: argparse.Namespace) -> int:
    """Show what would go; with a yes, erase it, look at every byte and say what is out of reach. 2 without a yes."""
    graph = triptych.open(options.store)
    graph.require()
    with graph, Library(graph.folder) as library:
        names = erase.names_of_person(graph.reader, options.person, graph.base)
        person = erase.Person(
            names=(*names, *options.also),
            contacts=tuple(options.contact),
            kept=tuple(options.keep),
            documents=tuple(_document(library, one) for one in options.document),
            surname=options.surname,
        )
        at = datetime.now(UTC).date().isoformat()
        plan = erase.plan(library, graph.reader, graph.folder, person, at=at)
        _print_plan(plan, library)
    if not options.yes and not _agreed():
        print("triptych: nothing was erased; look at the list above, then give --yes", file=sys.stderr)
        return 2
    with Writer(graph.folder, wait=WAIT) as writer:
        erase.erase(writer, plan)
    left = erase.complete(graph.folder, options.wait)
    return _print_outcome(graph, plan, left)


def _document(library: Library, given: str) -> str:
    """A document's id, from its id or its path or address."""
    return (library.document_at(given) or library.document_at(str(Path(given).absolute()))) or given


def _agreed() -> bool:
    """Whether somebody at a terminal says yes."""
    if not sys.stdin.isatty():
        return False
    print("Erase all this for good? Type yes: ", end="", flush=True)
    return sys.stdin.readline().strip() == "yes"


def _print_plan(plan: erase.Plan, library: Library) -> None:
    print(f"to be erased: {' / '.join(map(shown, plan.person.names))}")
    for iri, label in plan.things:
        print(f"  from the graph: {shown(label)} <{iri}>")
    for contact in plan.contacts:
        print(f"  contact: {shown(contact)}")
    for document in plan.documents:
        places = ", ".join(shown(location) for location, _ in library.locations(document))
        print(f"in document {document} ({places}):")
        for one in (one for one in plan.passages if one.document == document):
            before, text, after = (shown(part.replace("\n", " ")) for part in (one.before, one.text, one.after))
            where = f"{one.start}-{one.end}" if one.start >= 0 else "title, address or header"
            print(f"  {where} {_WHAT[one.what]}: {before}[{text}]{after}")
    for location in plan.locations:
        print(f"in the path or address: {shown(location)}")
    if plan.judgements:
        print(f"in the ledger: {_counted(plan.judgements, 'judgement')}")
    if plan.updates:
        print(f"in the log of updates: {_counted(plan.updates, 'update')}")
    for upload in plan.uploads:
        print(f"uploaded file to be deleted: {shown(upload)}")
    _print_doubtful(plan.doubtful)
    print(f"{_found(plan)}; a namesake is kept with --keep NAME, or by naming the documents with --document")


def _found(plan: erase.Plan) -> str:
    return f"{_counted(len(plan.passages), 'passage')} in {_counted(len(plan.documents), 'document')}"


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def _print_doubtful(passages: Sequence[erase.Passage]) -> None:
    """What looks like the surname and stays, for the reader to judge."""
    for one in passages[:_DOUBTFUL]:
        before, after = (shown(part.replace("\n", " ")) for part in (one.before, one.after))
        print(f"left as it is in {one.document}: {before}[{shown(one.text)}]{after}")
    if len(passages) > _DOUBTFUL:
        print(f"left as it is: {len(passages) - _DOUBTFUL} more words like the surname")
    if passages:
        print("if that is the person too, give it with --also as it is written there")


def _print_outcome(graph: triptych.KnowledgeGraph, plan: erase.Plan, left: erasure_files.Left) -> int:
    checked = erasure_files.check_bytes(graph.folder, () if plan.person.documents else plan.written)
    facts = []
    if not plan.person.documents:
        with Library(graph.folder) as library:
            facts = erase.check_facts(graph.folder, library, plan)
    print(f"erased: {_found(plan)}")
    if not plan.person.documents:
        print(f"looked at {checked.files} files, {checked.size} bytes, and every fact and text of the store")
    for path, text in checked.found:
        print(f"triptych: {path}: holds {text!r} still", file=sys.stderr)
    for text in facts:
        print(f"triptych: {text!r} stands in the store still", file=sys.stderr)
    if left.library:
        print(
            f"triptych: {graph.folder}/library.sqlite holds deleted text still, for it is being read or the disk is "
            "full; then 'triptych optimize'",
            file=sys.stderr,
        )
    for number, processes in left.snapshots:
        who = f"process {', '.join(map(str, processes))}" if processes else "another process"
        print(
            f"triptych: snapshot {number} holds the name and is still read by {who}; end it, then 'triptych optimize'",
            file=sys.stderr,
        )
    print("out of reach: the documents themselves where they lie, backups, exports and publications made before")
    return 1 if left.snapshots or left.library or checked.found or facts else 0
