"""The plan or policy that the text spoke of last, where it says only "the plan" or "il documento"."""

from __future__ import annotations

from loaders.extract.folding import squeezed
from loaders.extract.mentions import POLICIES
from loaders.extract.reading import Reading
from loaders.extract.things import Occurrence, Thing

_STEM = 4  # letters by which a noun is found in a name in another case, or in a compound
_FAR = 1500  # characters back


def refer(reading: Reading) -> None:
    """Notes where a text speaks of a plan or policy by its noun alone, behind an article or at the start of a sentence.

    The nearest one before it is meant whose name holds the noun; "the document" may mean any. In
    languages without articles the noun must open its sentence.
    """
    named = [o for o in reading.occurrences if o.thing.kind in ("ActionPlan", *POLICIES)]
    if not named:
        return
    for hit in reading.whole_cues("the-plan"):
        start, end = reading.span(hit)
        sentence = reading.sentence_at(start)
        if sentence is None or any(reading.occurrences.touching(start, end)):
            continue
        after = reading.words[hit.last + 1] if hit.last + 1 < len(reading.words) else None
        if after is not None and after.joined and after.capital and after.gap == " ":
            continue  # "the plan Green Hills", "Plan rozwoju …" are names
        if (
            hit.first == hit.last
            and hit.first != sentence.first
            and not reading.lexicon_at(hit.first).words["articles"]
        ):
            continue
        noun = reading.words[hit.last].word
        meant = _nearest(
            named, start, noun, is_any=bool(reading.whole_cues("any-document").beginning(hit.last, hit.last))
        )
        if meant is not None:
            meant.call(reading.text[start:end], sentence.language, "alias")
            reading.add(meant, start, end)
            named.append(Occurrence(start, end, meant))


def _nearest(named: list[Occurrence], start: int, noun: str, *, is_any: bool) -> Thing | None:
    stem = noun[:_STEM]
    fitting = [
        o
        for o in named
        if start - _FAR <= o.start < start and (is_any or any(stem in squeezed(name.text) for name in o.thing.names))
    ]
    return max(fitting, key=lambda o: (o.start, -o.end)).thing if fitting else None
