"""Units of bodies: a department whose name ends in "of the Region" belongs to the region that the text names."""

from __future__ import annotations

from loaders.extract.mentions import BODIES
from loaders.extract.reading import Reading
from loaders.extract.tokens import index_at
from loaders.extract.whereabouts import TERRITORIAL


def units(reading: Reading) -> None:
    """Claims ``unitOf`` for a body whose name ends in the bare head noun of another ("… della Regione")."""
    for occurrence in reading.within(0, len(reading.text), *BODIES):
        last = index_at(reading.words, occurrence.end) - 1
        if occurrence.thing.body in TERRITORIAL or last < 1:
            continue
        heads = [
            h
            for h in reading.hits_between("bodies", index_at(reading.words, occurrence.start), last)
            if h.last == last and h.payload.value in TERRITORIAL and reading.words[h.first].start > occurrence.start
        ]
        for head in heads[:1]:
            if not reading.lexicon_at(head.first - 1).has("connectors", reading.words[head.first - 1].word):
                continue
            whole = [t for t in reading.found(*BODIES) if t.body == head.payload.value and t is not occurrence.thing]
            if whole:
                unit = occurrence.thing
                near = min(whole, key=lambda t: (min(abs(a - occurrence.start) for a, _ in t.places), t.start))
                reading.claim(unit, "unitOf", near, (occurrence.start, occurrence.end), "unit-of")
                unit.country, unit.place = unit.country or near.country, unit.place or near.place
