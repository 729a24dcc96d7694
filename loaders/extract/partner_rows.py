"""Rows of bodies in a sentence that names a project and has a word of taking part: the whole row takes part.

"Projekt HARBOURS: Interreg Europe, hlavný partner Région Occitanie, ďalej Powiat Tatrzański, Comune di Norcia".
"""

from __future__ import annotations

from loaders.extract.attachment.series import runs
from loaders.extract.leading_series import BARRING
from loaders.extract.mentions import POLICIES
from loaders.extract.participation import take_part
from loaders.extract.reading import Reading
from loaders.extract.sentences import Sentence
from loaders.extract.things import Occurrence, Thing

_FEWEST = 3  # bodies in a row
_WORDS = ("comprises", "is-partner", "partner", "partner-list", "lead-partner", "counted-bodies", "counted-members")
_OTHERS = ("Action", "PilotAction", "GoodPractice", "Initiative", "ActionPlan", "Event", *POLICIES)


def partner_rows(reading: Reading) -> None:
    """Claims as partners the bodies of a row of which some words of a sentence say so for the project named before."""
    if reading.project is None:
        return
    for row in {id(row): row for row in runs(reading).values()}.values():
        sentence = reading.sentence_at(row[0].start)
        if sentence is None or sentence.row or len({one.thing for one in row}) < _FEWEST:
            continue
        project = _named(reading, sentence, row[0])
        if project is None or not any(reading.cues(word, sentence) for word in _WORDS):
            continue
        barred = any(reading.cues(word, sentence) for word in BARRING) or reading.hits_in("events", sentence)
        if barred or reading.cues("Action", sentence, "heads"):
            continue
        for body in row:
            take_part(reading, project, body.thing, "partner", (body.start, body.end), "partner-row")


def _named(reading: Reading, sentence: Sentence, body: Occurrence) -> Thing | None:
    """The project that is named last before a body in its sentence, where nothing else is named behind it."""
    before = reading.within(sentence.start, body.start, "Project", *_OTHERS)
    return before[-1].thing if before and before[-1].thing.kind == "Project" else None
