"""``triptych show``: one thing with its facts and the words they came from."""

from __future__ import annotations

import argparse

import triptych
from graph.rulings import judgements_about
from graph.standing import told
from triptych.lines import shown


def run(options: argparse.Namespace) -> None:
    """Print it, with the ids of the statements behind it where they are wanted."""
    graph = triptych.open(options.store)
    view = graph.show(options.thing, options.lang, options.kind)
    print(view)
    joined = graph.joined(view.iri)
    if joined:
        print("\none thing by\n" + "\n".join(f"  {shown(reason)}" for reason in joined))
    decided = judgements_about(view.iri, graph.judgements())
    if decided:
        print("\ndecided")
    for one in decided:
        print(shown(f"  {told(one)}" + (f": {one.reason}" if one.reason else "")))
    if not options.ids:
        return
    ids = graph.statement_ids(view)
    said = {(line.predicate, line.incoming, str(line.object)): f"{line.words}: {line.value}" for line in view.lines}
    print("\nstatements")
    for fact, key in ids.items():
        incoming = fact.subject != view.iri
        line = said[fact.predicate, incoming, str(fact.subject if incoming else fact.object)]
        print(f"  {key}  {line}  [{fact.status}]")
