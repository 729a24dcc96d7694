"""Actions in the lines below headings that say whose they are: a plan's name, or the place of a partner.

"Action Plan Umbria Region / Recognition of reuse as …", "Finland, Kainuu region / 1. Circular procurement as …".
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from typing import NamedTuple

from loaders.extract.mentions import BODIES, PLACES
from loaders.extract.reading import Reading
from loaders.extract.sentences import Sentence
from loaders.extract.things import Occurrence, Thing

_LEAST, _MOST = 3, 32  # words of a title
_HEADING = 12  # words of a heading
_ABOVE = 4  # sentences above a row of headings and titles in which actions are spoken of
_HEADINGS = 2  # that have titles below them, where nothing announces actions
_LABEL = re.compile(r"\||(?<=[^\W\d_]):\s")  # "Developed by: City of Graz", "Project | Region"
_STOPS = ".!?:;…"
_NEVER = ("see-also", "contact", "held", "negation", "promise", "condition", "passive")
_GUESSED = "list-item"  # the rule that takes any line behind "partners:" for a body
_OTHERS = ("partner-list", "stakeholder", "practices", "contact")


class Headed(NamedTuple):
    """The titles below a heading, with the plan that it names or else the place or body that it gives."""

    plan: Thing | None
    owner: Thing | None
    titles: tuple[Sentence, ...]


class _Line(NamedTuple):
    """A line: what it says, and whether a number or bullet opens it; None where it holds several sentences."""

    says: Sentence | None
    marked: bool


def headed_titles(reading: Reading) -> list[Headed]:
    """The titles of actions below each heading; none where a text is not about plans and their actions."""
    if not reading.cues("ActionPlan", table="heads"):
        return []
    found = list(_headed(reading, _lines(reading)))
    several = len({id(one.plan) for one in found if one.plan is not None}) >= _HEADINGS
    return [one for one in found if (several and one.plan is not None) or _announced(reading, one)]


def _lines(reading: Reading) -> list[_Line]:
    return [_line(reading, list(parts)) for _, parts in itertools.groupby(reading.sentences, lambda part: part.block)]


def _line(reading: Reading, parts: list[Sentence]) -> _Line:
    numbered = len(parts) > 1 and reading.text[parts[0].start : parts[0].end].strip("().").isdigit()
    says = parts[1:] if numbered else parts
    alone = len(says) == 1 and not says[0].row and reading.text[says[0].end - 1] not in _STOPS
    return _Line(says[0] if alone else None, numbered or parts[0].item)


def _headed(reading: Reading, lines: list[_Line]) -> Iterator[Headed]:
    number = 0
    while number < len(lines):
        head = _heading(reading, lines[number])
        number += 1
        if head is None:
            continue
        titles = tuple(_below(reading, lines[number:], plain=head.plan is not None))
        number += len(titles)
        if titles:
            yield head._replace(titles=titles)


def _heading(reading: Reading, line: _Line) -> Headed | None:
    """What a line alone says of those below it: the plan that it names, or the country, region or body."""
    sentence = line.says
    if sentence is None or sentence.last - sentence.first > _HEADING:
        return None
    plans = reading.within(sentence.start, sentence.end, "ActionPlan")
    if plans and _covered(reading, sentence, [plans[0], *reading.within(plans[0].end, sentence.end, *BODIES)]):
        return Headed(plans[0].thing, None, ())
    places = reading.within(sentence.start, sentence.end, *PLACES, *BODIES)
    if places and not line.marked and _covered(reading, sentence, places):
        inner = [one for one in places if one.thing.kind != "Country"] or places
        return Headed(None, inner[-1].thing, ())
    return None


def _covered(reading: Reading, sentence: Sentence, parts: list[Occurrence]) -> bool:
    """Whether names are all that a line holds, but for the nouns for areas and what stands in brackets."""
    for at in range(sentence.first, sentence.last):
        word = reading.words[at]
        if any(one.start <= word.start < one.end for one in parts):
            continue
        opened = reading.text.rfind("(", sentence.start, word.start)
        inside = opened > reading.text.rfind(")", sentence.start, word.start)
        if not (inside or reading.hits_touching("bodies", at, at) or reading.hits_touching("areas", at, at)):
            return False
    return True


def _below(reading: Reading, lines: list[_Line], *, plain: bool) -> Iterator[Sentence]:
    """The titles in the lines behind a heading: those with numbers or bullets, or one line without."""
    marked = bool(lines) and lines[0].marked
    for line in lines:
        other = line.marked != marked or not (marked or plain) or _heading(reading, line) is not None
        if other or line.says is None or not _is_title(reading, line.says):
            return
        yield line.says
        if not marked:
            return


def _is_title(reading: Reading, sentence: Sentence) -> bool:
    """Whether a line may be the title of an action: a phrase with a capital, and none that tells or invites."""
    if not _LEAST <= sentence.last - sentence.first <= _MOST or not reading.words[sentence.first].capital:
        return False
    if reading.cues_at("pronoun", sentence.first) or reading.cues_at("it", sentence.first):
        return False
    if _LABEL.search(reading.text, sentence.start, sentence.end) or _names_project(reading, sentence):
        return False
    bodies = [one.thing for one in reading.within(sentence.start, sentence.end, *BODIES) if one.start == sentence.start]
    return all(body.rule == _GUESSED for body in bodies) and not any(reading.cues(name, sentence) for name in _NEVER)


def _names_project(reading: Reading, sentence: Sentence) -> bool:
    """Whether a line says of which project it is ("Proyecto HALO", "Lõuna-Eesti, projekt „HALO“")."""
    firsts = [reading.index(one.start) for one in reading.within(sentence.start, sentence.end, "Project")]
    nouns = reading.cues("Project", sentence, "heads")
    return any(noun.last == first - 1 or noun.first == first for noun in nouns for first in firsts)


def _announced(reading: Reading, headed: Headed) -> bool:
    """Whether the sentences above a row of lines speak of plans or actions, and not of a list of others.

    Below the name of a plan anything may stand: there actions are spoken of.
    """
    told = 0
    for number in range(reading.sentence_number(headed.titles[0].start) - 1, -1, -1):
        sentence = reading.sentences[number]
        plans = reading.cues("ActionPlan", sentence, "heads")
        acts = [*reading.cues("Action", sentence, "heads"), *reading.cues("measure", sentence)]
        if any(not any(plan.first <= act.first <= plan.last for plan in plans) for act in acts):
            return True
        if plans and headed.plan is None:
            return True
        if any(reading.cues(name, sentence) for name in _OTHERS):
            return False
        told += reading.text[sentence.end - 1] in _STOPS and sentence.last - sentence.first > 1
        if told == _ABOVE:
            return False
    return False
