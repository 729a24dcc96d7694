"""Actions that a sentence or heading announces and a list names: "three measures: 1) …; 2) …", "Pilots / Lahti: …"."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator

from loaders.extract.actionlabels import PARTS
from loaders.extract.asked_again import once_a_document
from loaders.extract.form_lexicon import headings_of
from loaders.extract.gazetteer import best_place
from loaders.extract.hypotheses import Hypothesis
from loaders.extract.lexicon import Row
from loaders.extract.numbers import numbers
from loaders.extract.phrases import Hit
from loaders.extract.reading import Reading
from loaders.extract.sentences import Sentence
from loaders.extract.spelling import spoken_at
from loaders.extract.tokens import index_at

RULE = "action-announced"
_WEIGHT = 1.5  # less than of a name behind its number
_TITLED = 12.0  # more of a title in quotes: the noun before it may open a policy's name ("la charte « … »")
_NOUNS = (("Action", "heads"), ("measure", "cues"), ("pilot", "cues"), ("piloted", "cues"))
_TO_COLON = 7  # words between the noun for actions and the colon
_HEADING = 3  # words of a heading that announces actions
_OF_PLAN = 9  # words of a heading that says of which plan the actions are
_MOST_WORDS = 8  # words of a title
_MOST_IN_LINE = 16  # of one that has a line of its own
_LEAST = 4  # letters of a title
_MOST = 8  # items of a list
_MARKER = re.compile(r"(?:(?<=^)|(?<=[\s;,(]))\(?(?:\d{1,2}|[a-h])[).]\s+(?=\S)")
_BULLET = re.compile(r"\s*(?:[•*▪·–—-]\s*|\(?(?:\d{1,2}|[a-hA-H]|[A-Z]\d{1,2})[).]?\s+)")
_END = re.compile(r"[;:,()\n]|\.(?=\s|$)|\s[–—-]\s|[.…]{2}")
_QUOTED = re.compile(r"(?:[^\W\d_][\w'’-]*\s){0,3}?[\"“”„«»‘]\s?(?P<name>[^\"“”„«»‘’\n]{3,70}?)\s?[\"“”«»’]")
_PLACE = re.compile(r"(?P<place>[^\W\d_][^:;.,()\n]{1,30}?)\s?:\s+(?=\S)")
_NEVER = (
    *("partner-list", "partner", "stakeholder", "practices", "theme", "goal", "not-practices"),
    *("manages", "responsible", "carries", "does-pay", "budget"),
)
_FALSE = ("negation", "condition", "only-asked")


def announced_actions(reading: Reading) -> Iterator[Hypothesis]:
    """The titles of the items that an announcement of actions, measures or pilots has behind its colon, or below it."""
    for _, found in _lists(reading):
        yield from found


def claim_announced(reading: Reading) -> None:
    """Claims that the plan of which an announcement or the sentence before it speaks holds what it lists."""
    for sentence, found in _lists(reading):
        if reading.cues("piloted", sentence) or reading.cues("pilot", sentence):
            continue
        number = reading.sentence_number(sentence.start)
        before = reading.sentences[max(0, number - 1)]
        plans = reading.within(before.start, sentence.end, "ActionPlan")
        for one in found if plans else ():
            for action in reading.within(one.start, one.end, "Action"):
                action.thing.parts.setdefault("plan", plans[-1].thing)
                span = (plans[-1].start, action.end)
                reading.claim(plans[-1].thing, "hasAction", action.thing, span, RULE)


@once_a_document
def _lists(reading: Reading) -> Iterator[tuple[Sentence, list[Hypothesis]]]:
    if not (reading.cues("ActionPlan", table="heads") or reading.cues("pilot") or reading.cues("piloted")):
        return
    for number, sentence in enumerate(reading.sentences):
        behind = _announced(reading, number, sentence)
        if behind is None:
            continue
        _, stop = reading.block_span(sentence)
        inside = _counted(reading, sentence, behind) or list(_inside(reading, behind, stop))
        items = inside or list(_below(reading, number))
        most = _MOST_WORDS if inside else _MOST_IN_LINE
        found = [
            one for a, b in items[:_MOST] if (one := _title(reading, a, b, most, small=len(items) > 1)) is not None
        ]
        if found:
            yield sentence, found


def _announced(reading: Reading, number: int, sentence: Sentence) -> int | None:
    """The offset behind the colon, or the end of the heading, with which a sentence announces actions; else None."""
    if sentence.row or any(reading.cues(name, sentence) for name in _FALSE):
        return None
    plans = reading.cues("ActionPlan", sentence, "heads")
    for name, table in _NOUNS:
        for hit in reading.cues(name, sentence, table):
            if any(plan.first <= hit.first <= plan.last for plan in plans) or _is_numbered(reading, sentence, hit):
                continue
            end = reading.words[hit.last].end
            colon = reading.text.find(":", end, sentence.end + 2)
            between = reading.text[end:colon] if colon >= 0 else ""
            if colon >= 0 and len(between.split()) <= _TO_COLON and not re.search(r"[.;()\"“”„«»]", between):
                part = _is_part(reading.text[sentence.start : colon])
                if not part and not any(reading.cues_between(never, end, colon) for never in _NEVER):
                    return colon + 1
            few = sentence.last - sentence.first <= _HEADING and hit.first == sentence.first
            few = few or (bool(plans) and _heads(reading, sentence, hit))
            if colon < 0 and few and _alone(reading, sentence) and number + 1 < len(reading.sentences):
                return sentence.end
    return None


def _heads(reading: Reading, sentence: Sentence, hit: Hit[Row]) -> bool:
    """Whether a short line is about the actions of a plan: their noun opens or ends it ("Actions of the X plan")."""
    first = sentence.first
    while first < hit.first and reading.lexicon_at(first).has("articles", reading.words[first].word):
        first += 1
    return sentence.last - sentence.first <= _OF_PLAN and (hit.first == first or hit.last == sentence.last - 1)


def _is_part(label: str) -> bool:
    """Whether a label is that of a part of an action ("2. Nature of the action:")."""
    return any(row.field in PARTS for row in headings_of(label.strip(" \t1234567890.)")))


def _alone(reading: Reading, sentence: Sentence) -> bool:
    """Whether a sentence is a line of its own without a mark at its end."""
    alone = reading.block_span(sentence) == (sentence.start, sentence.end)
    return alone and reading.text[sentence.end - 1] not in ".;,!?"


def _is_numbered(reading: Reading, sentence: Sentence, hit: Hit[Row]) -> bool:
    """Whether a number behind an action's noun, or an ordinal before it, says which one is meant."""
    words = reading.words
    behind = hit.last + 1 < sentence.last and words[hit.last + 1].shape == "1" and words[hit.last + 1].gap == " "
    before = hit.first > sentence.first and words[hit.first - 1].word in reading.lexicon_at(hit.first).ordinals
    colon = reading.text[words[hit.last].end : words[hit.last].end + 1] == ":"  # "două" is "two" and "second"
    return behind or (before and not colon)


def _inside(reading: Reading, start: int, stop: int) -> Iterator[tuple[int, int]]:
    """The items behind a colon in its paragraph: by their numbers, else by semicolons up to the full stop."""
    text = reading.text
    while start < stop and text[start] in " \t\u00a0":
        start += 1
    if start >= stop:
        return
    marks = list(_MARKER.finditer(text, start, stop))
    if len(marks) > 1 and marks[0].start() - start <= 1:
        edges = [match.start() for match in marks[1:]] + [stop]
        yield from ((match.end(), edge) for match, edge in zip(marks, edges, strict=True))
        return
    sentence = reading.sentence_at(start)
    end = min(stop, sentence.end if sentence is not None else stop)
    cuts = [start, *(at + 1 for at in range(start, end) if text[at] == ";"), end]
    pieces = [(a, b) for a, b in itertools.pairwise(cuts) if text[a:b].strip(" ;.")]
    if pieces and _QUOTED.match(text, *pieces[0]):  # what is told of the one in quotes has none
        pieces = [(a, b) for a, b in pieces if _QUOTED.match(text, a + len(text[a:b]) - len(text[a:b].lstrip()), b)]
    yield from pieces


def _counted(reading: Reading, sentence: Sentence, start: int) -> list[tuple[int, int]]:
    """The items between commas and "and" up to the end of a sentence, where there are as many as it says of actions.

    "The plan has three actions: a network of trails, a certificate for hotels and training for guides."
    """
    if ";" in reading.text[start : sentence.end]:
        return []
    told = {int(one.value) for one in numbers(reading, sentence.start, start)}
    words = reading.words
    commas, joined = [], []
    for at in range(reading.index(start) + 1, sentence.last):
        conjunction = reading.lexicon_at(at).has("conjunctions", words[at].word)
        if words[at].gap.strip() == ",":
            commas.append(
                (words[at - 1].end, words[at + conjunction].start if at + 1 < sentence.last else sentence.end)
            )
        elif conjunction and words[at].gap == " " and at + 1 < sentence.last:
            joined.append((words[at - 1].end, words[at + 1].start))
    for cuts in (commas, sorted([*commas, *joined[-1:]])):
        if len(cuts) + 1 in told and len(cuts) > 0:
            edges = [start, *itertools.chain.from_iterable(cuts), sentence.end]
            return list(zip(edges[::2], edges[1::2], strict=True))
    return []


def _below(reading: Reading, number: int) -> Iterator[tuple[int, int]]:
    """The items in the lines below: those with bullets or numbers, or with a place and a colon before what is there."""
    block = reading.sentences[number].block
    for at in range(number + 1, len(reading.sentences)):
        sentence = reading.sentences[at]
        if sentence.block == block:
            continue
        block = sentence.block
        start, stop = reading.block_span(sentence)
        line = reading.text.rfind("\n", 0, start) + 1
        marked = sentence.item or _BULLET.fullmatch(reading.text[line:start]) is not None
        opened = _BULLET.match(reading.text, start)
        placed = _PLACE.match(reading.text, start, stop)
        is_place = placed is not None and best_place(placed["place"], spoken=spoken_at(reading, sentence.first))
        if sentence.heading or not (marked or opened or is_place):
            return
        begin = placed.end() if placed is not None and is_place else opened.end() if opened and not marked else start
        if (
            begin == start
            or reading.words[index_at(reading.words, begin)].capital
            or _QUOTED.match(reading.text, begin)
        ):
            yield begin, stop


def _title(reading: Reading, start: int, stop: int, most: int, *, small: bool) -> Hypothesis | None:
    """The title with which an item begins: what is in its quotes, else its words up to a mark or a new thought."""
    text = reading.text
    while start < stop and text[start] in " \t\u00a0•*–—-":
        start += 1
    quoted = _QUOTED.match(text, start, stop)
    if quoted is not None:
        return _hypothesis(reading, *quoted.span("name"))
    first = index_at(reading.words, start)
    while first < len(reading.words) and reading.words[first].start < stop and _leads(reading, first):
        first += 1
    if first >= len(reading.words) or reading.words[first].start >= stop:
        return None
    begin = reading.words[first].start
    mark = _END.search(text, begin, stop)
    end = mark.start() if mark else stop
    for name in ("aim", "related", "does-model", "does-run", "with", "relative"):
        for hit in reading.cues_between(name, begin + 1, end)[:1]:
            end = min(end, reading.words[hit.first].start)
    end = begin + len(text[begin:end].rstrip())
    grammar, opening = reading.lexicon_at(first), reading.words[first].word
    if (
        any(grammar.has(name, opening) for name in ("locatives", "inside", "openers"))
        and not reading.words[first].capital
    ):
        return None
    count = len(text[begin:end].split())
    if not 0 < count <= most or end - begin < _LEAST or not (small or reading.words[first].capital):
        return None
    return _hypothesis(reading, begin, end)


def _leads(reading: Reading, at: int) -> bool:
    """Whether a word is an article or the noun for an action before its title ("działanie „…”", "une charte")."""
    article = reading.lexicon_at(at).has("articles", reading.words[at].word)
    return article or any(hit.last == at for name, table in _NOUNS for hit in reading.cues_at(name, at, table))


def _hypothesis(reading: Reading, start: int, end: int) -> Hypothesis | None:
    first, last = index_at(reading.words, start), index_at(reading.words, end) - 1
    if first > last or any(reading.cues_between(name, start, end) for name in (*_FALSE, "promise")):
        return None
    new = reading.words[first].shape == "a" and reading.whole_cues("indefinite").beginning(first - 1, first - 1)
    if (reading.hits_beginning("bodies", first, first) and not new) or reading.words[first].shape == "1":
        return None
    heads = [hit.payload.value for hit in reading.hits_between("heads", first, last)]
    if any(head in ("Project", "Programme", "Fund", "ActionPlan") for head in heads):
        return None
    if reading.lexicon_at(last).has("function_words", reading.words[last].word) or _is_place(reading, start, end):
        return None
    language = reading.lexicon_at(first).code
    titled = _TITLED if reading.folded[max(start - 2, 0) : start].rstrip().endswith('"') else 0.0
    return Hypothesis("Action", start, end, _WEIGHT * (end - start) + titled, RULE, language=language)


def _is_place(reading: Reading, start: int, end: int) -> bool:
    return best_place(reading.text[start:end], spoken=spoken_at(reading, index_at(reading.words, start))) is not None
