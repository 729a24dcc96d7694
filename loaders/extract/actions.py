"""The actions of a plan: numbered headings, or the paragraphs and items behind "includes two actions:"."""

from __future__ import annotations

import re

from graph.model import Term
from loaders.extract.dates import moments
from loaders.extract.headed_actions import headed_titles
from loaders.extract.mentions import PLACES, POLICIES
from loaders.extract.planlists import plan_lists
from loaders.extract.plans import action_count, language_string, numbered_action
from loaders.extract.reading import Reading
from loaders.extract.sentences import Sentence
from loaders.extract.theme_hits import themes_between
from loaders.extract.things import Thing
from loaders.extract.tokens import index_at
from loaders.extract.topics import specific

_TITLE_WORDS = 30
_FEWEST = 3  # words of an action that a list names
_CUE = 16  # words that "related to" and its like have at most
_SHORT_TITLE = 70  # characters up to which every theme in a title is the action's own
_QUOTES, _QUOTE = "\"“”„«»'‘", 2  # what opens quotes, and its characters at most
_SHORTEST = 8  # letters of a title
_BEHIND_FIRST = (", ", ": ", ', "', ": ", " – ", ", «", ", “", ", „")
_IN_QUOTES = re.compile(r"[\"“„«»]\s?(?P<name>[^\"“”„«»\n]{8,80}?)\s?[\"”“»«]")
_TOLD = ("does-run", "responsible", "does-model", "does-pay", "fundedby", "start")  # what is told behind a title
_DATE_NEAR = 25  # characters between "launched on" and its date


def actions(reading: Reading) -> None:
    """Claims the actions of each plan with number, title, aims, themes, territory and dates."""
    rows = _numbered(reading) or _announced(reading)
    rows += [row for plan, items in plan_lists(reading) for row in _listed(reading, plan, items)] if not rows else []
    rows += _headed(reading) if not rows else []
    rows.sort(key=lambda row: row[0].start)
    for place, (action, first) in enumerate(rows):
        last = (
            rows[place + 1][1]
            if place + 1 < len(rows)
            else _section_end(reading, first, numbered=action.rule == "action-heading")
        )
        _contents(reading, action, first, last)


def _plan(reading: Reading) -> Thing | None:
    plans = reading.found("ActionPlan")
    return plans[0] if plans else None


def _make(
    reading: Reading, number: int, start: int, end: int, language: str, rule: str, plan: Thing | None = None
) -> Thing:
    plan = plan or _plan(reading)
    action = _known(reading, start, end)
    if action is None:
        action = Thing("Action", start, end, number=number, rule=rule)
        action.call(reading.text[start:end], language, "title")
        reading.add(action, start, end)
    if plan is not None:
        action.parts["plan"] = plan
        reading.claim(plan, "hasAction", action, (start, end), rule)
    return action


def _known(reading: Reading, start: int, end: int) -> Thing | None:
    """The action whose name in quotes opens a title ("“Healing Gardens” – a programme of …"), or None."""
    inside = [o for o in reading.within(start, end, "Action") if o.start - start <= _QUOTE]
    return inside[0].thing if inside and reading.text[start] in _QUOTES else None


def _numbered(reading: Reading) -> list[tuple[Thing, int]]:
    found: dict[int, tuple[Thing, int]] = {}
    for place, sentence in enumerate(reading.sentences):
        line = reading.text[sentence.start : sentence.end]
        head = numbered_action(line)
        opens = place == 0 or reading.sentences[place - 1].block != sentence.block
        if head is None or not opens or not 1 <= len(line[head[1] :].split()) <= _TITLE_WORDS or head[0] in found:
            continue
        start = sentence.start + head[1]
        label = re.match(r"\W*\w+\W{0,3}\d{1,2}", line)
        start, end = _quoted(reading, start, _title_end(reading, sentence, start), sentence.end)
        action = _make(reading, head[0], start, end, sentence.language, "action-heading")
        if label:
            action.call(label[0].strip(), sentence.language, "alias")
        found[head[0]] = (action, place)
    return list(found.values())


def _quoted(reading: Reading, start: int, end: int, stop: int) -> tuple[int, int]:
    """Where the name of several words begins and ends that opens a title in quotes; else where the title does."""
    match = _IN_QUOTES.match(reading.text, start, stop)
    return match.span("name") if match and " " in match["name"] else (start, end)


def _behind_ordinal(reading: Reading, sentence: Sentence) -> int:
    """Where a title begins behind "The first," at the head of its line."""
    at = sentence.first
    while at < sentence.last and reading.lexicon_at(at).has("articles", reading.words[at].word):
        at += 1
    ordinal = at + 1 < sentence.last and reading.words[at].word in reading.lexicon_at(at).ordinals
    return reading.words[at + 1].start if ordinal and reading.words[at + 1].gap in _BEHIND_FIRST else sentence.start


def _announced(reading: Reading) -> list[tuple[Thing, int]]:
    found: list[tuple[Thing, int]] = []
    for place, sentence in enumerate(reading.sentences):
        count = action_count(reading, sentence)
        if count is None or not reading.text[sentence.start : sentence.end].rstrip().endswith(":"):
            continue
        later = list(enumerate(reading.sentences))[place + 1 :]
        as_items = bool(later) and later[0][1].item
        for number, row in later:
            opens = reading.sentences[number - 1].block != row.block
            if not opens or row.item != as_items or numbered_action(reading.text[row.start : row.end]):
                continue
            if len(found) == count:
                break
            start = _behind_ordinal(reading, row)
            start -= reading.text[start - 1 : start] in tuple(_QUOTES)
            start, end = _quoted(reading, start, _title_end(reading, row, start), row.end)
            if end - start >= _SHORTEST and reading.words[row.first].capital:
                found.append((_make(reading, len(found) + 1, start, end, row.language, "action-title"), number))
    return found


def _listed(reading: Reading, plan: Thing, items: list[int]) -> list[tuple[Thing, int]]:
    """The actions of a plan that the items of a list name; none if an item is too short or long for a title."""
    found = []
    for place in items:
        row = reading.sentences[place]
        end = _title_end(reading, row, row.start)
        if not (_FEWEST <= len(reading.text[row.start : end].split()) <= _TITLE_WORDS):
            return []
        found.append((row, end, place))
    made = []
    for number, (row, end, place) in enumerate(found, 1):
        action = _make(reading, number, row.start, end, row.language, "action-listed", plan)
        made.append((action, place))
    return made


def _headed(reading: Reading) -> list[tuple[Thing, int]]:
    """The actions below the headings that name a plan or say where they are carried out."""
    made = []
    for part in headed_titles(reading):
        for number, row in enumerate(part.titles, 1):
            end = row.end - (row.end - row.start - len(reading.text[row.start : row.end].rstrip(" .,;:–-|\n\u00a0")))
            action = Thing("Action", row.start, end, number=number, rule="action-headed")
            action.call(reading.text[row.start : end], row.language, "title")
            reading.add(action, row.start, end)
            owner = part.plan or part.owner
            if owner is not None:
                action.country = owner.country
                action.place = owner.place or (owner.code if owner.kind == "Region" else None)
            if part.plan is not None:
                action.parts["plan"] = part.plan
                reading.claim(part.plan, "hasAction", action, (row.start, end), "action-headed")
            made.append((action, reading.sentence_number(row.start)))
    return made


def _title_end(reading: Reading, sentence: Sentence, start: int) -> int:
    """Where a title ends: before "aiming at", "related to", a colon or a full stop."""
    stops = [sentence.end]
    for name in ("aim", "related"):
        stops += [reading.span(h)[0] for h in reading.cues(name, sentence) if reading.span(h)[0] > start + 8]
    told = {reading.span(h)[0] for name in _TOLD for h in reading.cues(name, sentence)}
    commas = (match.start() for match in re.finditer(r", ", reading.folded[start + 8 : sentence.end]))
    stops += [start + 8 + at for at in commas if start + 8 + at + 2 in told][:1]
    for mark in (": ", ". ", ";", " – "):
        at = reading.folded.find(mark, start + 8, sentence.end)
        stops += [at] if at > 0 else []
    end = min(stops)
    last = index_at(reading.words, end) - 1
    while last > sentence.first and end == sentence.end and _dangling(reading, last):
        last -= 1
        end = reading.words[last].end
    return end - (len(reading.text[start:end]) - len(reading.text[start:end].rstrip(" .,;:–-|\n\u00a0")))


def _dangling(reading: Reading, at: int) -> bool:
    """Whether a word cannot end a title, as where a text is cut off in the middle of one."""
    grammar, word = reading.lexicon_at(at), reading.words[at].word
    return any(grammar.has(name, word) for name in ("articles", "conjunctions", "connectors", "function_words"))


def _section_end(reading: Reading, first: int, *, numbered: bool) -> int:
    """The first sentence behind the last action that no longer belongs to it."""
    block = reading.sentences[first].block
    for place in range(first + 1, len(reading.sentences)):
        sentence = reading.sentences[place]
        if sentence.heading or reading.cues("see-also", sentence):
            return place
        if not numbered and sentence.block != block and not sentence.item:
            return place
    return len(reading.sentences)


def _contents(reading: Reading, action: Thing, first: int, last: int) -> None:
    start, end = reading.sentences[first].start, reading.sentences[last - 1].end
    _aims(reading, action, first, last)
    aims = [(c.start, c.end) for c in reading.says(action, "aim")]
    if action.end - action.start <= _SHORT_TITLE:
        aims.append((action.start, action.end))
    found = [
        t
        for t in themes_between(reading, start, end)
        if any(a <= t.start and t.end <= b for a, b in aims)
        or _related(reading, t.start)
        or _in_instrument(reading, t.start)
    ]
    for theme in specific(found):
        in_name = any(
            o.thing.kind not in ("Action", "PolicyInstrument") for o in reading.around(theme.start, theme.end)
        )
        if not in_name:
            reading.claim(action, "theme", Term(theme.term), (theme.start, theme.end), "action-theme")
    _dates(reading, action, first, last)
    _own_policy(reading, action)
    for occurrence in reading.within(action.end, end, *PLACES):
        at = index_at(reading.words, occurrence.start) - 1
        if (
            at >= 0
            and reading.words[at].word in _IN
            and reading.words[at + 1].joined
            and not any(o.thing.kind not in PLACES for o in reading.around(occurrence.start, occurrence.end))
        ):
            reading.claim(action, "targets", occurrence.thing, (action.start, occurrence.end), "action-territory")
    for occurrence in reading.within(action.end, end, "Initiative", "GoodPractice"):
        sentence = reading.sentence_at(occurrence.start)
        if sentence and reading.cues("extends", sentence):
            reading.claim(action, "buildsOn", occurrence.thing, (sentence.start, occurrence.end), "action-builds-on")


def _own_policy(reading: Reading, action: Thing) -> None:
    """The one policy in an action's title is what it changes ("Revision of the Spatial Plan of Velenje")."""
    named = list({id(o.thing): o.thing for o in reading.within(action.start, action.end, *POLICIES)}.values())
    if len(named) == 1:
        reading.claim(action, "addresses", named[0], (action.start, action.end), "action-policy")


def _related(reading: Reading, start: int) -> bool:
    """Whether "related to" stands right before an offset."""
    last = index_at(reading.words, start) - 1
    return any(reading.span(h)[1] == start - 1 for h in reading.whole_cues("related").beginning(last - _CUE, last))


def _in_instrument(reading: Reading, start: int) -> bool:
    return bool(reading.around(start, start + 1, "PolicyInstrument"))


_IN = frozenset(["in", "im", "nel", "nella", "nell", "en", "em", "dans", "v", "w", "на"])


def _aims(reading: Reading, action: Thing, first: int, last: int) -> None:
    """What follows "aiming at" in the sentence, or the items behind it where it ends in a colon."""
    for place in range(first, last):
        sentence = reading.sentences[place]
        label = (
            [
                h
                for h in reading.cues("goal", sentence)
                if h.first == sentence.first and reading.text[reading.span(h)[1]] == ":"
            ]
            if (sentence.end - sentence.start > 12)
            else []
        )
        if label:
            _aim(reading, action, reading.span(label[0])[1] + 1, sentence.end, sentence.language)
            continue
        cues = reading.cues("aim", sentence)
        if not cues:
            continue
        begin = reading.span(cues[0])[1]
        rest = reading.text[begin : sentence.end].strip(" :")
        if rest:
            stops = [reading.span(h)[0] for h in reading.cues("method", sentence) if reading.span(h)[0] > begin + 8]
            _aim(reading, action, begin, min([sentence.end, *stops]), sentence.language)
        else:
            for item in reading.sentences[place + 1 : last]:
                if not item.item:
                    break
                _aim(reading, action, item.start, item.end, item.language)


def _aim(reading: Reading, action: Thing, start: int, end: int, language: str) -> None:
    text = reading.text[start:end]
    start += len(text) - len(text.lstrip(" :\u00a0"))
    end -= len(text) - len(text.rstrip(" .,;:\u00a0"))
    if end - start > 10:
        reading.claim(action, "aim", language_string(reading.text[start:end], language), (start, end), "action-aim")


def _dates(reading: Reading, action: Thing, first: int, last: int) -> None:
    for sentence in reading.sentences[first:last]:
        for moment in moments(reading, sentence.start, sentence.end):
            if len(moment.value) < 7:
                continue
            for name, predicate in (("start", "startDate"), ("end", "endDate")):
                near = [h for h in reading.cues(name, sentence) if 0 <= moment.start - reading.span(h)[1] <= _DATE_NEAR]
                near = [
                    h
                    for h in near
                    if not any(
                        reading.span(h)[1] <= m.start < moment.start
                        for m in moments(reading, sentence.start, moment.start)
                    )
                ]
                if near and next(reading.says(action, predicate), None) is None:
                    span = (reading.span(near[-1])[0], moment.end)
                    reading.claim(action, predicate, moment.literal, span, "action-dates")
