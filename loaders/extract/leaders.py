"""Who leads a project, by any word of leading beside a partner: in a list, in brackets, behind a verb of any order.

The words are stems, one row in all languages (``does-lead``). In a list each partner has its own stretch between two
marks, so a word of leading says who leads by the partner that it stands beside ("A, B in the lead, and C", "A, B and,
as leader, C", "A (coord.); B"). In other sentences it does so where they tell of the project and name one body.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from loaders.extract.acronyms import NEVER
from loaders.extract.focus import project_at
from loaders.extract.lexicon import Row
from loaders.extract.mentions import BODIES, POLICIES
from loaders.extract.participation import take_part
from loaders.extract.phrases import Hit
from loaders.extract.reading import Reading
from loaders.extract.role_truth import is_done_now
from loaders.extract.role_words import completed, is_pronoun, is_small, is_time, tokens_of_cue
from loaders.extract.sentences import Sentence
from loaders.extract.telling import project_told
from loaders.extract.things import Occurrence, Thing
from loaders.extract.truth import denied, promised

_CARRIERS = (*BODIES, "City", "Region")
_BESIDE = 5  # words between a word of leading and the name before it
_AHEAD = 4  # words between a word of leading and the name behind it
_SMALL = ("articles", "agents", "by")
_FEWEST = 2  # partners that make a sentence one about the partners
_OTHERS = ("Action", "PilotAction", "GoodPractice", "Initiative", "ActionPlan", "Event", *POLICIES)
_OF_PROJECT = ("partner", "partner-list", "lead-partner", "is-partner", "comprises", "counted-bodies")
_CUT = re.compile(r"[;•\n|]|\. ")


def leaders(reading: Reading) -> None:
    """Claims who leads a project of which no rule has said it."""
    if reading.project is None:
        return
    for sentence in reading.sentences:
        for body, hit in _told(reading, sentence):
            start, end = reading.span(hit)
            project = _project(reading, sentence, start, end)
            if project is None or _led(reading, project) or not _about(reading, sentence, project, body, hit):
                continue
            if denied(reading, sentence, hit.first, hit.last) or _promised(reading, sentence, body, hit):
                continue
            take_part(
                reading, project, body.thing, "lead-partner", (min(start, body.start), max(end, body.end)), "told-lead"
            )


def _promised(reading: Reading, sentence: Sentence, body: Occurrence, word: Hit[Row]) -> bool:
    """Whether somebody is only to lead; "Es wird von der Stadt geleitet" says that it does."""
    first, last = word.first, word.last
    return promised(reading, sentence, first, last) and not is_done_now(reading, sentence, first, last, body)


def _project(reading: Reading, sentence: Sentence, start: int, end: int) -> Thing | None:
    """The project that a word of leading from ``start`` to ``end`` is about, or None.

    The one right behind the word ("A leads X, while Y …"), else the only one of the sentence, else that of the passage.
    """
    named = reading.within(sentence.start, sentence.end, "Project")
    behind = _right_behind(reading, end, named)
    if behind is not None:
        return behind
    if len({one.thing for one in named}) > 1:
        return None
    return named[0].thing if named else project_at(reading, start)


def _right_behind(reading: Reading, end: int, named: Iterable[Occurrence]) -> Thing | None:
    """The project that begins at an offset, blanks aside."""
    return next((one.thing for one in named if one.start >= end and not reading.text[end : one.start].strip()), None)


def _led(reading: Reading, project: Thing) -> bool:
    return any(claim.status == "asserted" for claim in reading.says(project, "leadPartner"))


def _told(reading: Reading, sentence: Sentence) -> Iterator[tuple[Occurrence, Hit[Row]]]:
    """The bodies of a sentence that a word of leading stands beside, each with that word."""
    bodies = _bodies(reading, sentence)
    for hit in reading.cues("does-lead", sentence):
        start, end = reading.span(hit)
        if any(one.start < end and start < one.end for one in bodies):
            continue  # a word of the name
        if reading.words[hit.first].word in NEVER and reading.words[hit.first].shape == "A":
            continue  # LEADER is a programme
        if completed(reading, hit.last, sentence.last) != hit.last:
            continue  # "the owner of the practice"
        before = max((one for one in bodies if one.end <= start), key=lambda o: o.end, default=None)
        behind = min((one for one in bodies if end <= one.start), key=lambda o: o.start, default=None)
        found = _beside(reading, before, behind, start, end)
        if found is behind and _joint(reading, hit):
            continue  # "mené conjointement par A et B": none of them leads alone
        if found is not None:
            yield found, hit


def _joint(reading: Reading, hit: Hit[Row]) -> list[Hit[Row]]:
    """The words for doing something together right behind those for leading."""
    return reading.whole_cues("jointly-by").beginning(hit.first, hit.last + 1)


def _bodies(reading: Reading, sentence: Sentence) -> list[Occurrence]:
    """The bodies, towns and regions of a sentence, none inside another."""
    found: list[Occurrence] = []
    for one in reading.within(sentence.start, sentence.end, *_CARRIERS):
        if not found or one.start >= found[-1].end:
            found.append(one)
    return found


def _beside(
    reading: Reading, before: Occurrence | None, behind: Occurrence | None, start: int, end: int
) -> Occurrence | None:
    """The one of two names beside a word of leading that it says something of, or None."""
    text = reading.text
    left = text[before.end : start] if before else ""
    right = text[end : behind.start] if behind else ""
    if before and "(" in left and ")" not in left:
        return before if "," not in left and ";" not in left else None  # "A (Italy, leader)" is read by lists
    near = before is not None and len(left.split()) <= _BESIDE and not _CUT.search(left) and ":" not in left
    ahead = behind is not None and len(right.split()) <= _AHEAD and not _CUT.search(right) and "(" not in right
    if ahead and near:
        parted = any(mark in left for mark in ",;:–(") or _joined(reading, before.end if before else 0, start)
        closed = any(mark in right for mark in ",;")
        if parted and not closed:
            return behind
        if closed and not parted:
            return before
        if parted and closed:  # "A, at the helm, B"; "A, which leads, B"
            joined = _joined(reading, before.end if before else 0, start)
            return behind if joined else before
        return before if len(left.split()) <= len(right.split()) else behind
    return behind if ahead else before if near else None


def _joined(reading: Reading, start: int, end: int) -> bool:
    """Whether a conjunction stands between two offsets."""
    return any(
        reading.lexicon_at(n).has("conjunctions", reading.words[n].word)
        for n in range(reading.index(start), reading.index(end))
    )


def _about(reading: Reading, sentence: Sentence, project: Thing, body: Occurrence, word: Hit[Row]) -> bool:
    """Whether a sentence is about the partners of a project: it names several, or the project and nothing else."""
    partners = {claim.object for claim in reading.says(project, "hasPartner") if claim.status == "asserted"}
    if body.thing.kind not in BODIES and body.thing not in partners:
        return False  # a town stands for its council only where a list says that it takes part
    row = _bodies(reading, sentence)
    if len({one.thing for one in row if one.thing in partners}) >= _FEWEST:
        return True
    if reading.cues("Action", sentence, "heads") or reading.hits_in("events", sentence):
        return False
    contacts = [hit for hit in reading.cues("contact", sentence) if hit.first != word.first]
    known = body.thing.body is not None or body.thing.authority is not None
    if contacts or reading.within(sentence.start, sentence.end, "Person"):
        return False
    if not known and any(hit.first == word.first for hit in reading.cues("contact", sentence)):
        return False  # "Coordinator: Jo Example" is a person
    before = reading.within(sentence.start, body.start, "Project", *_OTHERS)
    end = reading.span(word)[1]
    if before and _right_behind(reading, end, reading.within(end, sentence.end, "Project")) is not project:
        return before[-1].thing is project and (len(before) == 1 or len(row) > _FEWEST)
    if reading.within(sentence.start, sentence.end, *_OTHERS):
        return False
    named = reading.within(sentence.start, sentence.end, "Project") or reading.cues("Project", sentence, "heads")
    if named or any(reading.cues(cue, sentence) for cue in _OF_PROJECT):
        return True
    return len(row) == 1 and _opens(reading, sentence, body, word) and project_told(reading, sentence) is project


def _opens(reading: Reading, sentence: Sentence, body: Occurrence, word: Hit[Row]) -> bool:
    """Whether nothing but a pronoun, auxiliaries and small words opens a sentence before who leads and the verb."""
    stop = min(word.first, reading.index(body.start))
    helping = {
        at
        for name in ("passive", "holds")
        for part in tokens_of_cue(reading, name, sentence.first, stop)
        for at in part
    }
    return all(
        at in helping or is_pronoun(reading, at) or is_time(reading, at) or is_small(reading, at, _SMALL)
        for at in range(sentence.first, stop)
    )
