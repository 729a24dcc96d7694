"""Writes `loaders/extract/attachment/value_weights.tsv`: what each cue says of whose a date, sum or length is.

    python -m tools.weigh_values [--texts DIR] [--more DIR] [--scorer score.py] [--dry]

As `tools.weigh_cues` does for relations: the same documents, each read as it is and with the gold's things given, the
same regression. A value is right if the gold has it of the thing, at least as exactly.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from benchmarks.quality.said import ATTRIBUTES
from benchmarks.quality.scoring import same_value
from loaders.extract.attachment.attach_values import barred_value, said_of
from loaders.extract.attachment.scene import Scene
from loaders.extract.attachment.value_cues import Told, cues_of_value, seen_by_value
from loaders.extract.attachment.values import OF, VALUED, valued_couples, values_of
from loaders.extract.attachment.weights import VALUES
from loaders.extract.naming import name_things
from loaders.extract.reading import Reading
from tools.weigh_cues import Doubts, Example, aligned, read_twice, weigh, write
from tools.weighing import arguments, gold_documents, load_scorer, more_documents

DOUBTS = Doubts(10, 0.2)  # a rule reads a value better than cues do that come from few documents


def examples(scorer: Any, gold: Mapping[str, Any], text: str) -> Iterator[Example]:
    """Every value of a document with every thing that may have it, read as it is and with the gold's things given."""
    return read_twice(_examples, scorer, gold, text)


def _examples(scorer: Any, gold: Mapping[str, Any], reading: Reading, *, given: bool) -> Iterator[Example]:
    facts = scorer.from_gold(gold).finish({})
    name_things(reading)
    node = aligned(scorer, facts, [*reading.things])
    keys = {id(thing): key for key, thing in facts.things.items()}
    scene = Scene(reading).of_values()
    told = Told(scene)
    number = {thing: at for at, thing in enumerate(reading.things)}
    for value in values_of(reading):
        for couple in valued_couples(reading, value):
            thing = node.get(couple.subject)
            if thing is not None and thing.optional:
                continue
            key = keys[id(thing)] if thing is not None else None
            cues = cues_of_value(scene, told, couple, value)
            for relation in OF[couple.subject.kind, value.thing.kind]:
                name = ATTRIBUTES[relation.predicates[0]]
                right = any(
                    s == key and n == name and same_value(name, str(v), value.literal.value)
                    for s, n, v in gold.get("attributes", ())
                )
                claimed = bool(said_of(told, couple, value, relation))
                seen = frozenset(seen_by_value(relation, cues))
                yield Example(
                    gold["id"],
                    relation.name,
                    seen,
                    right,
                    claimed,
                    barred_value(scene, couple.subject, value),
                    given,
                    str(number[couple.subject]),
                )


def main() -> None:
    """Weighs the cues and writes the table."""
    asked = arguments(__doc__)
    scorer = load_scorer(asked.scorer)
    documents = [*gold_documents(asked.texts), *more_documents(asked.more)]
    some = [example for gold, text in documents for example in examples(scorer, gold, text)]
    print(f"{len(documents)} documents, {len(some)} values that a thing may have")
    table = weigh(some, VALUED, DOUBTS)
    print(f"{sum(not cue.startswith('=') for _, cue in table)} weights")
    if not asked.dry:
        write(table, VALUES)


if __name__ == "__main__":
    main()
