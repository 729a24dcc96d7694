"""Which project a passage is about, in texts that speak of several."""

from __future__ import annotations

from bisect import bisect_right

from loaders.extract.projectcards import cards
from loaders.extract.projectrows import named_lines
from loaders.extract.reading import Reading
from loaders.extract.sentences import Sentence
from loaders.extract.things import Thing

_OPENS = 12  # characters before the name that opens a line
_OPENING = 3  # words before the name that begins a sentence
_LIST = 3  # lines of a list of projects
_SHORT = 16  # words of a heading
_FEW = 2  # projects of a list of which the first is still what a text is about
_ARTICLE = 4  # characters of an article that opens a sentence


def project_at(reading: Reading, offset: int) -> Thing | None:
    """The project that the words at an offset are about.

    That is the one named last before them in the sentence; else the one whose heading or line of
    its own stands above, where several projects have such lines; else the topic of the text.
    """
    changes, about = reading.occurrences.changes["Project"], reading.about
    if about is None or about[0] != changes or about[1] is not reading.project:
        about = reading.about = (changes, reading.project, {})
    if offset not in about[2]:
        about[2][offset] = _project_at(reading, offset)
    return about[2][offset]


def is_of_none(reading: Reading, offset: int) -> bool:
    """Whether an offset lies behind a list of projects, in a part of the text that is about none of them alone."""
    above = sections(reading)
    number = bisect_right(above, offset, key=lambda part: part[0])
    return number > 0 and above[number - 1][1] is None


def _project_at(reading: Reading, offset: int) -> Thing | None:
    sentence = reading.sentence_at(offset)
    if sentence is not None:
        before = reading.within(sentence.start, offset, "Project")
        if before:
            return before[-1].thing
        listed = _item_project(reading, sentence)
        if listed is not None:
            return listed
        told = _told_before(reading, sentence)
        if told is not None:
            return told
    return None if is_of_none(reading, offset) else section_project(reading, offset) or _topic(reading)


def _topic(reading: Reading) -> Thing | None:
    """The topic of the text, unless it is but the first of several that open the lines of one list."""
    starts = {reading.words[first].start for _, (first, _), _ in named_lines(reading)}
    one = reading.project
    listed = one is not None and len(starts) > _FEW and {start for start, _ in one.places} <= starts
    return None if listed else one


def section_project(reading: Reading, offset: int) -> Thing | None:
    """The project whose part of a text about several projects an offset lies in, or None."""
    above = sections(reading)
    number = bisect_right(above, offset, key=lambda part: part[0])
    return above[number - 1][1] if number else None


def _told_before(reading: Reading, sentence: Sentence) -> Thing | None:
    """The one project that the sentence before in the block begins or ends with.

    "In project TOOLSHARE … The leader …", "It is in one more project: TOOLSHARE. The others there are …".
    """
    number = reading.sentence_number(sentence.start) - 1
    if number < 0 or reading.sentences[number].block != sentence.block:
        return None
    before = reading.sentences[number]
    named = reading.within(before.start, before.end, "Project")
    if len({id(o.thing) for o in named}) != 1:
        return None
    opens = reading.index(named[0].start) - before.first <= _OPENING
    return named[0].thing if opens or not reading.text[named[-1].end : before.end].strip(" .") else None


def _item_project(reading: Reading, sentence: Sentence) -> Thing | None:
    """The project whose name opens the line that a sentence stands in, with a colon or dash behind it, or None."""
    first = reading.sentences[reading.block_of(sentence)[0]]
    opening = next(iter(reading.within(first.start, sentence.end, "Project")), None)
    if opening is None or opening.start - first.start > _OPENS:
        return None
    marked = reading.text[opening.end : opening.end + 2].strip()[:1] in (":", "–", "-")
    return opening.thing if sentence.item or marked else None


def sections(reading: Reading) -> list[tuple[int, Thing | None]]:
    """Where the parts of a text about several projects begin, and the project of each; empty if there is one project.

    A part begins with a heading, or a line of a few words, that opens with a project's name. Behind a list of projects,
    a line each, a part of no project begins.
    """
    changes = reading.occurrences.changes["Project"]
    if reading.parts is None or reading.parts[0] != changes:
        reading.parts = (changes, _sections(reading))
    return reading.parts[1]


def _sections(reading: Reading) -> list[tuple[int, Thing | None]]:
    if len(reading.found("Project")) < 2:
        return []
    found: list[tuple[int, Thing]] = []
    for place, sentence in enumerate(reading.sentences):
        before = reading.sentences[place - 1] if place else None
        opens = before is None or before.block != sentence.block or _is_number(reading, before)
        alone = place + 1 == len(reading.sentences) or reading.sentences[place + 1].block != sentence.block
        short = sentence.last - sentence.first <= _SHORT and reading.text[sentence.end - 1] not in ".,;"
        if not opens or not ((alone and short) or _is_titled(reading, sentence)):
            continue
        here = {id(o.thing): o for o in reading.within(sentence.start, sentence.end, "Project")}
        if len(here) == 1:
            occurrence = next(iter(here.values()))
            if occurrence.start - sentence.start <= _OPENS:
                found.append((sentence.start, occurrence.thing))
    if _several(found):
        return _behind_lists(reading, found)
    shown = _on_cards(reading)
    return [*shown] if _several(shown) else []


def _several(parts: list[tuple[int, Thing]]) -> bool:
    """Whether parts of a text are about more than one project."""
    return len({id(project) for _, project in parts}) > 1


def _on_cards(reading: Reading) -> list[tuple[int, Thing]]:
    """Where the cards of a page begin, and the project of each: that whose name opens a line or sentence first."""
    found = []
    for card in cards(reading):
        named = reading.within(card.start, card.end, "Project")
        opens = (one for one in named if (s := reading.sentence_at(one.start)) and one.start - s.start <= _ARTICLE)
        first = next(opens, next(iter(named), None))
        if first is not None:
            found.append((card.start, first.thing))
    return found


def _behind_lists(reading: Reading, found: list[tuple[int, Thing]]) -> list[tuple[int, Thing | None]]:
    """The parts, with one of no project behind the last line of each list of projects."""
    parts: list[tuple[int, Thing | None]] = []
    blocks = {block.block: block.start for block in reversed(reading.sentences)}
    for place, (start, project) in enumerate(found):
        block = reading.sentences[reading.sentence_number(start)].block
        parts.append((start, project))
        below = blocks.get(block + 1)
        ends = below is not None and (place + 1 == len(found) or found[place + 1][0] != below)
        if ends and below is not None and _is_list(reading, found[max(0, place + 1 - _LIST) : place + 1]):
            parts.append((below, None))
    return parts


def _is_list(reading: Reading, found: list[tuple[int, Thing]]) -> bool:
    """Whether the lines that name some projects follow each other."""
    blocks = [reading.sentences[reading.sentence_number(start)].block for start, _ in found]
    return len(blocks) == _LIST and blocks == list(range(blocks[0], blocks[0] + len(blocks)))


def _is_number(reading: Reading, sentence: Sentence) -> bool:
    """Whether a line's number stands there alone ("2. Better ports in small towns")."""
    return reading.text[sentence.start : sentence.end].rstrip(".)").isdigit()


def _is_titled(reading: Reading, sentence: Sentence) -> bool:
    """Whether a line is a project's name and, behind a bar, its title ("HARBOURS | Better ports in small towns")."""
    first = next(iter(reading.within(sentence.start, sentence.end, "Project")), None)
    return first is not None and reading.text[first.end : first.end + 3] == " | "
