"""Members of a project's group of stakeholders, told in sentences of any order.

"In the local group sit A, B and C", "A was part of the regional group, as were B and C", "A belongs to the stakeholder
group together with B". A noun for the group (``local-group``) and a word for belonging (``belongs``) must be there.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from loaders.extract.attachment.series import runs
from loaders.extract.between import conjoined
from loaders.extract.focus import project_at
from loaders.extract.lexicon import Row
from loaders.extract.mentions import BODIES
from loaders.extract.occurrences import outermost
from loaders.extract.participation import stakeholder_group
from loaders.extract.phrases import Hit
from loaders.extract.reading import Reading
from loaders.extract.sentences import Sentence
from loaders.extract.things import Occurrence, Thing
from loaders.extract.truth import denied, denied_behind, promised, same_clause

RULE = "stakeholder-told"
_NEAR = 12  # words between the group and the word for belonging
_BEFORE = 6  # words between a member and what says that it is one
_BEHIND = 8  # words behind it, before the first member
_ONWARD = 4  # words between two members that no list joins ("A, as was B")
_NOT = 8  # words from the word for belonging to "not" behind it
_OWNER = 2  # small words between the group and whose it is
_UNSURE = ("would-be", "only-asked", "condition")
_PARTNERS = ("partner", "is-partner")
_Row = tuple[Occurrence, ...]


def told_stakeholders(reading: Reading) -> None:
    """Claims the membership of the bodies that sentences place in the group of stakeholders."""
    if reading.project is None:
        return
    known = runs(reading)
    for sentence in reading.sentences:
        unsure = [hit for name in _UNSURE for hit in reading.cues(name, sentence)]
        for group in () if sentence.row else reading.cues("local-group", sentence):
            if any(hit.first < group.first or hit.last > group.last for hit in unsure):
                continue  # "partes interesadas" is not who is interested
            start, end = reading.span(group)
            project = project_at(reading, start)
            word = _belonging(reading, sentence, group)
            if project is None or word is None or _untrue(reading, sentence, word):
                continue
            for row in _members(reading, sentence, group, word, known):
                for body in row:
                    _claim(reading, project, body, (start, end))


def _claim(reading: Reading, project: Thing, body: Occurrence, group: tuple[int, int]) -> None:
    partners = {claim.object for claim in reading.says(project, "hasPartner") if claim.status == "asserted"}
    if body.thing not in partners:
        span = (min(group[0], body.start), max(group[1], body.end))
        reading.claim(stakeholder_group(reading, project, *group), "stakeholder", body.thing, span, RULE)


def _belonging(reading: Reading, sentence: Sentence, group: Hit[Row]) -> Hit[Row] | None:
    """The word for belonging that stands nearest to the group, outside of names."""
    found = [
        hit
        for hit in reading.cues("belongs", sentence)
        if not reading.around(*reading.span(hit), *BODIES) and (hit.last < group.first or hit.first > group.last)
    ]
    nearest = min(found, key=lambda hit: _apart(hit, group), default=None)
    return nearest if nearest is not None and _apart(nearest, group) <= _NEAR else None


def _apart(hit: Hit[Row], group: Hit[Row]) -> int:
    return max(hit.first - group.last, group.first - hit.last) - 1


def _untrue(reading: Reading, sentence: Sentence, word: Hit[Row]) -> bool:
    """Whether belonging is denied or only announced; what is denied is not belonging where it is being a partner."""
    if promised(reading, sentence, word.first, word.last) or denied_behind(reading, sentence, word.last, _NOT):
        return True  # "gehört der Gruppe nicht an"
    if denied(reading, sentence, word.first, word.last) is None:
        return False
    nots = [hit for hit in reading.cues("negation", sentence) if hit.last < word.first]
    partner = [hit for name in _PARTNERS for hit in reading.cues(name, sentence)]
    return not any(nots[0].last < hit.first and hit.last < word.first for hit in partner) if nots else True


def _members(
    reading: Reading, sentence: Sentence, group: Hit[Row], word: Hit[Row], known: dict[Occurrence, _Row]
) -> Iterator[_Row]:
    """The rows of bodies before, between and behind the two words, without whose group it is."""
    bodies = outermost(reading.within(sentence.start, sentence.end, *BODIES))
    bodies = [one for one in bodies if not _owns(reading, group, word, one)]
    first, last = min(group.first, word.first), max(group.last, word.last)
    before = [one for one in bodies if reading.index(one.end) <= first]
    inside = [one for one in bodies if first < reading.index(one.start) and reading.index(one.end) <= last]
    behind = [one for one in bodies if reading.index(one.start) > last]
    told = bool(behind) and _close(reading, reading.words[last].end, behind[0].start, _BEHIND, colon=True)
    subject = told and group.first < word.first  # "A works with a group made up of B and C"
    joined = bool(before) and conjoined(reading, before[-1].end, reading.words[first].start)
    if before and not subject and not joined and _close(reading, before[-1].end, reading.words[first].start, _BEFORE):
        yield _listed(before[::-1], known)
    if inside:
        yield _listed(inside, known)
    if told:
        yield from _onward(reading, behind, known)


def _owns(reading: Reading, group: Hit[Row], word: Hit[Row], body: Occurrence) -> bool:
    """Whether a body right behind the group is the one whose group it is ("the group of the Region has …")."""
    first = reading.index(body.start)
    if first <= group.last or group.last < word.first < first:
        return False
    between = range(group.last + 1, first)
    small = all(_is(reading, at, "articles", "connectors", "locatives") for at in between)
    if len(between) > _OWNER or not small or not same_clause(reading, group.last, first):
        return False
    verb = reading.cues_at("be", reading.index(body.end))  # "Members of the group of the Region are …"
    return word.first > group.last or bool(verb) or any(_is(reading, at, "connectors") for at in between)


def _is(reading: Reading, at: int, *names: str) -> bool:
    return any(reading.lexicon_at(at).has(name, reading.words[at].word) for name in names)


def _listed(bodies: Sequence[Occurrence], known: dict[Occurrence, _Row]) -> _Row:
    """The first of some bodies and those that a list joins to it."""
    row = known.get(bodies[0], (bodies[0],))
    return tuple(one for one in bodies if one in row)


def _onward(reading: Reading, bodies: Sequence[Occurrence], known: dict[Occurrence, _Row]) -> Iterator[_Row]:
    """The rows of bodies that follow each other behind the two words, with few words between."""
    edge = bodies[0].start
    for one in bodies:
        if one.start < edge:
            continue
        row = _listed([other for other in bodies if other.start >= one.start], known)
        again = reading.cues_between("belongs", edge, one.start)  # "…; in it sit A and B, too"
        far = not _close(reading, edge, one.start, _BEHIND if again else _ONWARD, semicolon=bool(again))
        if edge != bodies[0].start and far:
            return
        yield row
        edge = row[-1].end


def _close(reading: Reading, start: int, end: int, most: int, *, colon: bool = False, semicolon: bool = False) -> bool:
    """Whether few words and no mark that ends a clause stand between two offsets, nothing denied among them."""
    between = reading.text[start:end]
    marks = [mark for mark, free in ((":", colon), (";", semicolon)) if not free]
    denying = reading.cues_between("negation", start, end) or reading.cues_between("only-asked", start, end)
    return len(between.split()) <= most and not any(mark in between for mark in marks) and not denying
