"""What a text spoke of last, where it says only "the plan", "il documento", "the policy instrument" or "la medida"."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from loaders.extract.folding import squeezed
from loaders.extract.lexicon import Row
from loaders.extract.mentions import POLICIES
from loaders.extract.phrases import Hit
from loaders.extract.reading import Reading
from loaders.extract.role_words import is_in
from loaders.extract.sentences import Sentence
from loaders.extract.things import Occurrence, Thing

_STEM = 4  # letters by which a noun is found in a name in another case, or in a compound
_FAR = 1500  # characters back
_PRACTICES = ("GoodPractice", "Initiative")
_DEEDS = ("Action", "PilotAction", "ActionPlan")


@dataclass(frozen=True, slots=True)
class _Noun:
    """A row of nouns: the classes that they may mean, and those that stand in the way where they were named last.

    ``alone`` says that the text must name one thing of the classes and none in the way, ``holds`` that the name of what
    is meant holds the noun, ``called`` that the noun is another name of it.
    """

    row: str
    kinds: tuple[str, ...]
    others: tuple[str, ...] = ()
    alone: bool = False
    holds: bool = False
    called: bool = False


_NOUNS = (
    _Noun("the-plan", ("ActionPlan", *POLICIES), holds=True, called=True),
    _Noun("the-policy", POLICIES, ("Programme",), holds=True),
    _Noun("the-instrument", POLICIES, ("ActionPlan",)),
    _Noun("the-scheme", _PRACTICES, _DEEDS, alone=True),
)


def refer(reading: Reading) -> None:
    """Notes where a text speaks of a plan, policy or practice by its noun alone, behind an article or at the start.

    The nearest one before it is meant whose name holds the noun; "the document" and "the policy instrument" may mean
    any, "the measure" a practice. In languages without articles the noun must open its sentence.
    """
    for noun in _NOUNS:
        named = [o for o in reading.occurrences if o.thing.kind in noun.kinds or o.thing.kind in noun.others]
        several = noun.alone and len({id(o.thing) for o in named}) > 1
        if not several and any(o.thing.kind in noun.kinds for o in named):
            _refer(reading, noun, named)


def _refer(reading: Reading, noun: _Noun, named: list[Occurrence]) -> None:
    for hit in reading.whole_cues(noun.row):
        start, end = reading.span(hit)
        sentence = reading.sentence_at(start)
        if sentence is None or any(reading.occurrences.touching(start, end)) or _is_part(reading, hit, sentence):
            continue
        word = reading.words[hit.last].word if noun.holds and not _is_any(reading, hit) else ""
        meant = _nearest(named, start, word, noun.kinds)
        if meant is None or (not noun.called and _goes_on(reading, hit, sentence)):
            continue
        if noun.called:
            meant.call(reading.text[start:end], sentence.language, "alias")
        reading.add(meant, start, end)
        named.append(Occurrence(start, end, meant))


def _is_any(reading: Reading, hit: Hit[Row]) -> bool:
    """Whether a noun may mean documents of any kind."""
    return bool(reading.whole_cues("any-document").beginning(hit.last, hit.last))


def _is_part(reading: Reading, hit: Hit[Row], sentence: Sentence) -> bool:
    """Whether a noun begins a name ("the plan Green Hills", "Plan rozwoju …"), or is not told to be a known one."""
    after = reading.words[hit.last + 1] if hit.last + 1 < len(reading.words) else None
    if after is not None and after.joined and after.capital and after.gap == " ":
        return True
    alone = hit.first == hit.last and hit.first != sentence.first
    return alone and not reading.lexicon_at(hit.first).words["articles"]


def _goes_on(reading: Reading, hit: Hit[Row], sentence: Sentence) -> bool:
    """Whether a colon or "of" behind a noun says what it is: a label ("Politikinstrument: …"), or another one."""
    if reading.text.startswith((":", " –", " -"), reading.words[hit.last].end):
        return True
    at = hit.last + 1
    return at < sentence.last and is_in(reading, at, "of")


def _nearest(named: list[Occurrence], start: int, noun: str, kinds: Collection[str]) -> Thing | None:
    """The thing named last before an offset whose name holds the stem of a noun, if it is of the classes."""
    stem = noun[:_STEM]
    fitting = [
        o
        for o in named
        if start - _FAR <= o.start < start and (not stem or any(stem in squeezed(name.text) for name in o.thing.names))
    ]
    last = max(fitting, key=lambda o: (o.start, -o.end)).thing if fitting else None
    return last if last is not None and last.kind in kinds else None
