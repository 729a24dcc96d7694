"""A document as the cues see it: which words of the lexicons stand in each sentence, which things stand in a row."""

from __future__ import annotations

from collections.abc import Iterator
from copy import copy
from typing import NamedTuple

from loaders.extract.attachment.named import at
from loaders.extract.attachment.pairs import Couple
from loaders.extract.attachment.series import Series, runs, series
from loaders.extract.form_lexicon import headings_of
from loaders.extract.lexicon import Row, lexicon
from loaders.extract.mentions import BODIES
from loaders.extract.phrases import Hit
from loaders.extract.reading import Reading
from loaders.extract.sentences import Sentence
from loaders.extract.things import Claim, Occurrence, Thing

TABLES = ("cues", "frames", "heads", "events", "groups", "policies")
_SMALL_ROWS = frozenset(  # words that stand everywhere and speak for no relation
    f"cues/{name}"
    for name in (
        *(
            "does-lead",
            "in-frame",
            "in-language",
            "does-amend",
            "does-begin",
            "does-cost",
            "about",
            "also",
            "as",
            "be",
            "both",
            "clause",
            "copula",
            "definite",
            "each",
            "eponym",
            "event-order",
        ),
        *("event-words", "honorific", "in-place", "indefinite", "it", "its", "others", "passive", "place-in"),
        *("purpose", "scope", "until-year", "jointly", "manages", "portion", "counted-members", "adopts"),
        *("approves", "resolution", "writes", "proviso", "would-be", "pronoun", "model-for"),
    )
)
_OF_VALUES = frozenset(f"cues/{name}" for name in ("does-amend", "does-begin", "does-cost", "until-year"))
_NAMES = frozenset({*BODIES, "Project", "Programme", "Fund", "Person", "City", "Region", "Country"})
_SENTENCE = at("sentence")
_LABEL = 70  # characters of a label
_SHORT = 10  # words of a line that may be a heading


class Cue(NamedTuple):
    """Words of a lexicon at the tokens ``first`` to ``last``, by table and row: ``cues/lead-partner``."""

    first: int
    last: int
    name: str


def cue_name(row: Row) -> str:
    """The name of a row whatever the language.

    >>> cue_name(Row("cues", "led-by", "it"))
    'cues/led-by'
    """
    if row.table == "frames":
        number, way = row.value.split()
        return f"frames/{lexicon(row.language).frames[int(number)].relation}/{way}"
    return row.table if row.table in ("policies", "events") else f"{row.table}/{row.value}"


class Scene:
    """What is worked out once of a reading, before its couples are weighed.

    ``earlier`` is a scene of the same reading that was made when fewer claims were: what does not rest on them is
    taken over from it.
    """

    def __init__(self, reading: Reading, earlier: Scene | None = None) -> None:
        self.reading = reading
        self._unseen = _SMALL_ROWS
        self._words: dict[int, list[Cue]] = {} if earlier is None else earlier._words
        self.small: dict[Cue, bool] = {} if earlier is None else earlier.small  # whether cues are small words alone
        self._cues: dict[int, tuple[Cue, ...]] = {}
        self._alone: dict[int, frozenset[str]] = {}
        self._above: dict[int, frozenset[str]] = {}
        self.ends: dict[tuple[str, Thing], frozenset[str]] = {}  # what each thing is as subject or object
        self.around: dict[Occurrence, frozenset[str]] = {}  # what stands around an object, kept for its other couples
        self.between: dict[tuple[Thing, Thing], list[Claim]] = {}
        self.roles: dict[Thing, set[str]] = {}
        for claim in reading.claims:
            if isinstance(claim.object, Thing):
                self._note(claim, claim.subject, claim.object)
        self.counts: dict[str, int] = {}
        for thing in reading.things:
            self.counts[thing.kind] = self.counts.get(thing.kind, 0) + 1
        self.runs: dict[Occurrence, tuple[Occurrence, ...]] = runs(reading) if earlier is None else earlier.runs
        self.rows: dict[Occurrence, Series] = (
            series(reading, self.runs, self._before) if earlier is None else earlier.rows
        )

    def of_values(self) -> Scene:
        """The same scene with the words that say what a date or sum is, and which speak for no relation."""
        scene = copy(self)
        scene._unseen = _SMALL_ROWS - _OF_VALUES
        scene._cues, scene._alone, scene._above, scene.around = {}, {}, {}, {}
        return scene

    def _note(self, claim: Claim, subject: Thing, value: Thing) -> None:
        """Keeps a claim by its ends; what is said of a group of stakeholders is said of its project."""
        if subject.kind == "Participation":
            subject = subject.parts.get("participant", subject)
        subject = subject.parts.get("project", subject) if subject.kind == "StakeholderGroup" else subject
        self.between.setdefault((subject, value), []).append(claim)
        self.roles.setdefault(value, set()).add(claim.predicate)
        self.roles.setdefault(subject, set()).add(f"^{claim.predicate}")

    def mates(self, couple: Couple) -> frozenset[Thing]:
        """The others in the lists in which the object of a couple stands."""
        found: set[Thing] = set()
        for _, value in couple.meetings:
            if value in self.rows:
                found.update(self.rows[value].members)
            found.update(one.thing for one in self.runs.get(value, ()))
        return frozenset(found - {couple.object})

    def cues(self, number: int) -> tuple[Cue, ...]:
        """The words of the lexicons in a sentence, without those inside names."""
        if number not in self._cues:
            self._cues[number] = tuple(cue for cue in self._words_of(number) if cue.name not in self._unseen)
        return self._cues[number]

    def alone(self, number: int) -> frozenset[str]:
        """What a sentence says of an object whose subject stands elsewhere."""
        if number not in self._alone:
            self._alone[number] = frozenset(map(_SENTENCE.__getitem__, (cue.name for cue in self.cues(number))))
        return self._alone[number]

    def _words_of(self, number: int) -> list[Cue]:
        """The cues of a sentence with those that are small words."""
        if number not in self._words:
            self._words[number] = self._found(number)
        return self._words[number]

    def _found(self, number: int) -> list[Cue]:
        reading, sentence = self.reading, self.reading.sentences[number]
        hits: list[Hit[Row]] = []
        for table in TABLES:
            hits += reading.hits_between(table, sentence.first, sentence.last - 1)
        ends: dict[int, int] = {}  # of each token inside names: where the longest of them ends
        for name in reading.within(sentence.start, sentence.end, *_NAMES):
            end = reading.index(name.end)
            for token in range(reading.index(name.start), end):
                ends[token] = max(end, ends.get(token, 0))
        found = {(h.first, h.last, cue_name(h.payload)) for h in hits if h.last >= ends.get(h.first, 0)}
        found.update(self._label(sentence))
        return list(map(Cue._make, sorted(found)))

    def _label(self, sentence: Sentence) -> Iterator[tuple[int, int, str]]:
        """What the label that opens a sentence, or is all of it, names in official forms: ``fields/partners``."""
        text = self.reading.text[sentence.start : sentence.start + _LABEL]
        head, colon, _ = text.partition(":")
        if colon or sentence.end - sentence.start <= _LABEL:
            last = self.reading.index(min(sentence.end, sentence.start + len(head))) - 1
            names = {f"fields/{row.field}" for row in headings_of(head)}
            yield from ((sentence.first, last, name) for name in names)

    def above(self, number: int) -> frozenset[str]:
        """The words of the lexicons in the heading or line with a colon above a sentence."""
        if number not in self._above:
            sentence = self.reading.sentences[number]
            first, _ = self.reading.block_of(sentence)
            self._above[number] = self._announced(first - 1)
        return self._above[number]

    def _announced(self, number: int) -> frozenset[str]:
        """The words of a heading, a short line or a line that ends in a colon; those of what is above an item."""
        reading = self.reading
        while number >= 0:
            sentence = reading.sentences[number]
            first, last = reading.block_of(sentence)
            short = last - first == 1 and sentence.last - sentence.first <= _SHORT
            if sentence.heading or reading.text[sentence.end - 1] == ":":
                return frozenset(cue.name for cue in self.cues(number))
            if short and not sentence.item and reading.text[sentence.end - 1] not in ".;,":
                names = frozenset(cue.name for cue in self.cues(number))
                if names or not self.reading.within(sentence.start, sentence.end, *BODIES):
                    return names
            number = first - 1 if first == number or short else first
            if last - first > 1:
                return frozenset()
        return frozenset()

    def _before(self, number: int, token: int) -> frozenset[str]:
        return frozenset(cue.name for cue in self.cues(number) if cue.last < token)
