"""Names in quotes that nothing classes and that were modelled on a practice: what others made of it are their actions.

"The town opened “Night Grocer” after the model of “Farm Bus”", "“Farm Bus” was the inspiration for “Night Grocer”".
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from loaders.extract.lexicon import Row
from loaders.extract.lone_quotes import RULE as LONE
from loaders.extract.mentions import BODIES, PLACES
from loaders.extract.phrases import Hit
from loaders.extract.reading import Reading
from loaders.extract.sentences import Sentence
from loaders.extract.telling import ACTIONS, PRACTICES, TOLD
from loaders.extract.things import Occurrence, Thing
from loaders.extract.told_models import models, of_idea, practice_of_page

_LONE = (LONE, "quoted-name")
_BARE = "practice-modelled"  # names without quotes, of which some are of places ("the model of Udine")
_DEEDS = ("does-run", "does-begin")  # "after the model of A the town opened B", not "after that of A and B"
_BEGUN = ("does-begin", "does-run")
_FALSE = ("negation", "condition", "promise", "only-asked", "asked-for", "wishes")
_NEAR = 14  # words between what was made and the words that say after what


def modelled_actions(reading: Reading) -> None:
    """Takes for an action each name in quotes that was taken for a practice and is told to be made after another."""
    lone = [one for one in reading.found(*PRACTICES) if one.rule in _LONE]
    if not lone or len(reading.found(*PRACTICES)) < 2:
        return
    made: dict[int, Thing] = {}
    models_of: set[int] = set()
    for sentence, practices, hit, source in models(reading):
        models_of.add(id(source.thing))
        if source.thing.rule == _BARE:
            continue
        one = _made(reading, sentence, practices, hit, source)
        if one is not None and one in lone and one is not source.thing:
            made[id(one)] = one
    for one in _of_others(reading, lone):
        made.setdefault(id(one), one)
    for one in (one for key, one in made.items() if key not in models_of):
        places = reading.occurrences.drop(one)
        one.kind = "Action"
        for place in places:
            reading.occurrences.add(place)


def _of_others(reading: Reading, lone: list[Thing]) -> Iterator[Thing]:
    """What the page of a practice tells that others began: names in quotes whose sentence says that it was opened.

    The body that did it stands in the sentence, or its place, and nothing denies or supposes it.
    """
    practice = practice_of_page(reading)
    if practice is None:
        return
    for one in lone:
        sentence = reading.sentence_at(one.start)
        if one is practice or sentence is None or sentence.block == 0 or one.start < practice.end:
            continue
        if _same_name(one, practice):
            continue
        own = {id(o.thing) for o in reading.within(sentence.start, sentence.end, *PRACTICES)}
        begun = any(reading.cues(name, sentence) for name in _BEGUN)
        false = any(reading.cues(name, sentence) for name in _FALSE)
        others = reading.within(sentence.start, sentence.end, *BODIES, *PLACES)
        if begun and others and not false and own == {id(one)}:
            yield one


def _same_name(one: Thing, practice: Thing) -> bool:
    """Whether the name of one of two things holds that of the other ("the “Farm Fair” market")."""
    first, second = ({name.text.casefold() for name in thing.names} for thing in (one, practice))
    return any(a in b or b in a for a in first for b in second)


def _made(
    reading: Reading, sentence: Sentence, practices: list[Occurrence], hit: Hit[Row], source: Occurrence
) -> Thing | None:
    """What was made after a practice, in the sentence that says so or, where that names nothing else, in the last one.

    In the sentence it is the last name before both, else the next one behind.
    """
    start, end = reading.span(hit)
    start, end = min(start, source.start), max(end, source.end)
    if reading.within(sentence.start, sentence.end, *ACTIONS):
        return None
    named = [o for o in reading.within(sentence.start, sentence.end, *TOLD) if o.thing is not source.thing]
    idea = of_idea(reading, sentence, hit)
    if idea is not None:
        return idea.thing
    before = [o for o in named if o.end <= start][-1:]
    behind = [o for o in named if o.start >= end][:1]
    for one in before:
        return one.thing if _close(reading, one.end, start) else None
    for one in behind:
        deeds = [h for name in _DEEDS for h in reading.cues_between(name, end, one.start)]
        meant = deeds or reading.cues_between("model-for", sentence.start, one.start)
        return one.thing if meant and _close(reading, end, one.start) else None
    number = reading.sentence_number(sentence.start)
    last = reading.sentences[number - 1] if number else None
    if last is None or last.block != sentence.block:
        return None
    told = {id(o.thing): o.thing for o in reading.within(last.start, last.end, *TOLD) if o.thing.kind != "Project"}
    return next(iter(told.values())) if len(told) == 1 else None


def _close(reading: Reading, start: int, end: int) -> bool:
    return len(reading.text[start:end].split()) <= _NEAR and ";" not in re.sub(
        r"\([^()]*\)", "", reading.text[start:end]
    )
