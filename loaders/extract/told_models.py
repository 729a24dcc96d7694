"""What was modelled on a practice, as sentences tell it by stems: "borrows from …", "… gab die Idee", "repris de …".

The practice is the one that the word governs, else the one right before it. What was modelled on it is the action,
practice or plan named before both, else the one named behind ("copied X for its action Y"), else what the text is
telling of.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from loaders.extract.lexicon import Row
from loaders.extract.mentions import BODIES, PLACES, POLICIES
from loaders.extract.named_again import named_again
from loaders.extract.occurrences import outermost
from loaders.extract.phrases import Hit
from loaders.extract.reading import Reading
from loaders.extract.sentences import Sentence
from loaders.extract.telling import ACTIONS, PRACTICES, of_another, told_of
from loaders.extract.things import Occurrence, Thing
from loaders.extract.truth import denied, denied_before, same_clause

RULE, PAGE = "told-model", "made-after-page"
_TITLED = frozenset({"practice-titled", "form-practice"})
_ROWS = ("does-model", "source", "inspired-by")
_GOVERNED = 6  # words between the word and the practice behind it
_RIGHT = 1  # words between a practice and the noun for a model that follows its name ("„X” mintájára")
_IDEA = 4  # words between "the idea for" and the name of what it was for
_QUOTES = " \"“”„«»‘'"
_BEHIND = 5  # words between a practice and the word behind it
_TOP = 1  # lines of a page that may be its title
_MADE = (*ACTIONS, *PRACTICES, "ActionPlan", *POLICIES)
_UNSURE = ("only-asked", "asked-for")
_MARKS = re.compile(r"[;:.()\"“”„«»]")
_LABEL = re.compile(r"\s*:\s*\W?\s*")


def told_models(reading: Reading) -> None:
    """Claims what actions were modelled on, where no rule has said it of the two."""
    for sentence, _, hit, source in models(reading):
        made = _made(reading, sentence, hit, source)
        if made is not None and made.thing is not source.thing and not _known(reading, made.thing, source.thing):
            span = (min(made.start, source.start), max(made.end, source.end))
            relation = "buildsOn" if made.thing.kind in ACTIONS else "informedBy"
            reading.claim(made.thing, relation, source.thing, span, RULE)


def models(reading: Reading) -> Iterator[tuple[Sentence, list[Occurrence], Hit[Row], Occurrence]]:
    """Where a practice is told to be a model: the sentence, the practices in it, the words that say so, the model."""
    if not reading.found(*PRACTICES):
        return
    again = list(named_again(reading))
    for sentence in reading.sentences:
        practices = [] if sentence.row else practices_in(reading, sentence, again)
        for hit in model_words(reading, sentence) if practices else []:
            source = source_of(reading, sentence, practices, hit)
            if source is not None and not untrue(reading, sentence, hit):
                yield sentence, practices, hit, source


def made_after_page(reading: Reading) -> None:
    """Claims that the actions of which the page of a practice tells build on it, where nothing else is their model."""
    practice = practice_of_page(reading)
    if practice is None:
        return
    for action in reading.found(*ACTIONS):
        sentence = reading.sentence_at(action.start)
        beside = reading.within(sentence.start, sentence.end, *ACTIONS) if sentence is not None else []
        modelled = len({id(one.thing) for one in beside}) > 1 or any(
            next(reading.says(action, name), None) for name in ("buildsOn", "informedBy")
        )
        if modelled or sentence is None or action.start < practice.end or _is_open(reading, sentence):
            continue
        reading.claim(action, "buildsOn", practice, (action.start, action.end), PAGE)


def practice_of_page(reading: Reading) -> Thing | None:
    """The practice that a page is about: its form names it, or its first lines beside "good practice"."""
    found = reading.found(*PRACTICES)
    titled = [one for one in found if one.rule in _TITLED] or [one for one in found if _heads(reading, one)]
    return titled[0] if len(titled) == 1 else None


def _heads(reading: Reading, practice: Thing) -> bool:
    """Whether a practice stands in the first lines, in one with the noun for good practices."""
    sentence = reading.sentence_at(practice.start)
    if sentence is None or sentence.block >= _TOP:
        return False
    return bool(reading.cues_between("GoodPractice", *reading.block_span(sentence), "heads"))


def _is_open(reading: Reading, sentence: Sentence) -> bool:
    return any(reading.cues(name, sentence) for name in ("negation", "condition", *_UNSURE))


def model_words(reading: Reading, sentence: Sentence) -> list[Hit[Row]]:
    """The words of a sentence that say that something was modelled; none where it is asked or only wished."""
    if any(reading.cues(name, sentence) for name in _UNSURE):
        return []
    hits = [h for row in _ROWS for h in reading.cues(row, sentence) if not reading.around(*reading.span(h))]
    return sorted(hits, key=lambda h: (h.first, h.last))


def practices_in(reading: Reading, sentence: Sentence, again: list[Occurrence]) -> list[Occurrence]:
    """The practices that a sentence names, also by a name given elsewhere, in order."""
    later = [one for one in again if sentence.start <= one.start and one.end <= sentence.end]
    return sorted([*reading.within(sentence.start, sentence.end, *PRACTICES), *later], key=lambda one: one.start)


def source_of(reading: Reading, sentence: Sentence, practices: list[Occurrence], hit: Hit[Row]) -> Occurrence | None:
    """The practice right behind a word, or behind its colon; else the one right before it.

    Before "the model for" stands what was the model, behind it what was made; behind "the idea for" stand both.
    """
    start, end = reading.span(hit)
    if _overlaps(reading, sentence, hit, "idea-for"):
        idea = of_idea(reading, sentence, hit)
        others = [one for one in practices if idea is not None and one.start >= idea.end]
        return others[0] if len(others) == 1 else None
    if _overlaps(reading, sentence, hit, "model-behind"):
        before = [one for one in practices if one.end <= start][-1:]
        near = before and len(reading.text[before[0].end : start].strip(_QUOTES).split()) <= _RIGHT
        return before[0] if near else None
    meant = [one for one in reading.cues("model-for", sentence) if one.first <= hit.last and hit.first <= one.last]
    if meant:
        before = [one for one in practices if one.end <= reading.span(meant[0])[0]][-1:]
        return next((one for one in before if ";" not in reading.text[one.end : start]), None)
    behind = [one for one in practices if one.start >= end][:1]
    for one in behind:
        between = _without_names(reading, end, one.start).rstrip(_QUOTES)
        if _LABEL.fullmatch(between + " ") or (len(between.split()) <= _GOVERNED and not _MARKS.search(between)):
            return one
    before = [one for one in practices if one.end <= start][-1:]
    for one in before:
        between = _without_names(reading, one.end, start).lstrip(_QUOTES)
        if len(between.split()) <= _BEHIND and not _MARKS.search(between) and "," not in between:
            return one
    return None


def of_idea(reading: Reading, sentence: Sentence, hit: Hit[Row]) -> Occurrence | None:
    """What the idea was for, of which words speak: the first name right behind them ("the idea for X comes from …")."""
    if not _overlaps(reading, sentence, hit, "idea-for"):
        return None
    end = max(reading.span(one)[1] for one in reading.cues("idea-for", sentence) if one.first <= hit.last)
    behind = [one for one in reading.within(end, sentence.end, *_MADE) if one.start >= end][:1]
    near = behind and len(reading.text[end : behind[0].start].split()) <= _IDEA
    return behind[0] if near else None


def _overlaps(reading: Reading, sentence: Sentence, hit: Hit[Row], row: str) -> bool:
    return any(one.first <= hit.last and hit.first <= one.last for one in reading.cues(row, sentence))


def _without_names(reading: Reading, start: int, end: int) -> str:
    """The text between two offsets without the names of bodies and places, which may be long and have commas."""
    kept, at = [], start
    for one in outermost(reading.within(start, end, *BODIES, *PLACES)):
        kept.append(reading.text[at : one.start])
        at = max(at, one.end)
    return " ".join([*kept, reading.text[at:end]]) if kept else reading.text[start:end]


def untrue(reading: Reading, sentence: Sentence, hit: Hit[Row]) -> bool:
    """Whether a sentence denies, supposes or only wishes what a word of it says of a model."""
    if any(
        one.last < hit.first and same_clause(reading, one.last, hit.first) for one in reading.cues("wishes", sentence)
    ):
        return True
    return denied(reading, sentence, hit.first, hit.last) is not None or denied_before(reading, sentence, hit.first)


def _made(reading: Reading, sentence: Sentence, hit: Hit[Row], source: Occurrence) -> Occurrence | None:
    """What was modelled on a practice."""
    idea = of_idea(reading, sentence, hit)
    if idea is not None:
        return idea if idea.thing.kind in ACTIONS else None
    start, end = min(source.start, reading.span(hit)[0]), max(source.end, reading.span(hit)[1])
    opening = max(sentence.start, reading.text.rfind(";", sentence.start, start))
    closing = reading.text.find(";", end, sentence.end)
    for first, last, pick in ((opening, start, -1), (end, closing if closing > 0 else sentence.end, 0)):
        found = [one for one in reading.within(first, last, *_MADE) if one.thing is not source.thing]
        some = [one for one in found if one.thing.kind in ACTIONS]
        if some:
            return some[pick]
    if of_another(reading, sentence, start):
        return None
    told = told_of(reading, sentence, headed=True)
    return Occurrence(start, end, told) if told is not None and told.kind in ACTIONS else None


def _known(reading: Reading, made: Thing, source: Thing) -> bool:
    said = (c for name in ("buildsOn", "informedBy") for c in reading.says(made, name))
    back = (c for name in ("buildsOn", "informedBy") for c in reading.says(source, name))
    return any(c.object is source for c in said) or any(c.object is made for c in back)
