"""Names in quotes that no noun beside them classes: in texts of this field most of them are practices.

A quote that is speech, a heading's wording, part of a longer name, or the name of a body, policy, programme, project
or event by the noun before it is left to the rules that read these.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from loaders.extract.event_names import is_topic
from loaders.extract.gazetteer import best_place
from loaders.extract.hypotheses import Hypothesis
from loaders.extract.lexicon import Row
from loaders.extract.phrases import Hit
from loaders.extract.practice_names import quotes
from loaders.extract.reading import Reading
from loaders.extract.said_actions import said_action
from loaders.extract.sentences import Sentence
from loaders.extract.spelling import spoken_at
from loaders.extract.whereabouts import TERRITORIAL
from ontology import authority

RULE = "practice-quoted-alone"
_WEIGHT = 1.0  # less than what any noun beside the quotes says
_CALL = 1.3  # a little more than a policy's name that ends in quotes
_LONGEST = 7  # words of a name
_NEAR = 3  # words before the quotes among which a noun classes what is in them
_SPEECH = re.compile(r"[.,!?;:…]$|[.?;:] ")
_BRACKETED = re.compile(r"[\w)][+&]* \((?:[^()\n]{0,20} )?$")
_CLASSES = ("heads", "policies", "events", "bodies", "plurals")
_WEAK = frozenset({"events", "bodies", "plurals"})  # nouns that must stand right before the quotes
_PRACTICES = frozenset({"GoodPractice", "Initiative"})
_CUES = ("title", "acronym", "phase", "titled", "page", "website")
_BEHIND = 2  # words behind a name, of which one says that it was the model ("„X” jó gyakorlat mintájára")
_REACH = 8  # words between a numbered axis and its wording in quotes
_EVENTS = frozenset({"interregional-meeting", "stakeholder-meeting", "study-visit", "kick-off", "peer-review"})
_PILOTS = (("pilot", "cues"), ("piloted", "cues"))
_ACTIONS = (("Action", "heads"), ("measure", "cues"), *_PILOTS)
_MODELS = ("does-model", "inspired-by", "source", "practices", "bare-practice", "shown")
_UNDER = 14  # sentences below a heading that it is looked for from
_HEADING = 5  # words of a heading
_SINCE = 3  # sentences since an action was spoken of
_BACK = 6  # sentences between the line that leads a list and an item
_BRACKET = 80  # characters of a name and the number in brackets behind it
_NUMBERED = re.compile(r"[\"“”„«»] \(\w+ \d{1,2}$")
_OPENS, _CLOSES = " \"„“”«‘'", " \"”“»’'"  # what may stand between a noun and a name in quotes
_BOX = re.compile(r"\[.?\] ")
_CLOSED = re.compile(r"[\"“”«»]")
_YEAR = re.compile(r"\b20\d\d\b")


def lone_quotes(reading: Reading) -> Iterator[Hypothesis]:
    """The practices that quotes alone show, and the calls and grant schemes that a noun before the quotes shows."""
    for match, first, last in quotes(reading):
        sentence = reading.sentence_at(match.start(1))
        if sentence is None or last - first >= _LONGEST or _SPEECH.search(match[1]) or _YEAR.search(match[1]):
            continue
        call = _called(reading, sentence, first, match.start())
        if call is not None:
            yield _call(reading, call, match)
            continue
        if _named_else(reading, sentence, first, last) or _runs(reading, sentence, first):
            continue
        if _spoken(reading, sentence, match) or _classed(reading, sentence, first, match.start()):
            continue
        if _is_site(reading, first, last):
            continue
        model = any(
            reading.cues_at("model-behind", at) for at in range(last + 1, min(last + 1 + _BEHIND, sentence.last))
        )
        planned = not model and _of_plan(reading, sentence, first, match.start())
        kind = "Action" if planned else "GoodPractice"
        if _continued(reading, match) or _known(reading, first, match[1]):
            continue
        if reading.cues_at("pillar", last + 1) or is_topic(reading, sentence, first):
            continue  # "the “Innovation” Priority Axis"
        if _numbered(reading, sentence, first) and not said_action(reading, sentence, match.start()):
            continue
        start, end = match.span(1)
        language = reading.lexicon_at(first).code
        rule = RULE if kind == "GoodPractice" else "action-quoted-alone"
        yield Hypothesis(kind, start, end, _WEIGHT * (end - start), rule, language=language)


def _called(reading: Reading, sentence: Sentence, first: int, start: int) -> int | None:
    """Where the noun of a call or grant scheme right before the quotes begins, or None."""
    near = reading.words[max(sentence.first, first - _NEAR)].start
    hits = [h for h in reading.cues_between("call-noun", near, start) if h.last == first - 1]
    return hits[0].first if hits and not reading.folded[reading.span(hits[0])[1] : start].strip() else None


def _call(reading: Reading, noun: int, match: re.Match[str]) -> Hypothesis:
    """The policy instrument that goes by what stands in quotes, and by its noun with them."""
    start, (first, last) = reading.words[noun].start, match.span(1)
    names = ((first, last), (start, match.end()))
    weight = _CALL * (match.end() - start)
    language = reading.lexicon_at(noun).code
    return Hypothesis("PolicyInstrument", start, match.end(), weight, "call-quoted", language=language, names=names)


def _named_else(reading: Reading, sentence: Sentence, first: int, last: int) -> bool:
    """Whether the name has the noun of another class in it, or stands beside a box to tick."""
    nouns = [h for table in ("heads", "policies") for h in reading.hits_between(table, first, last)]
    events = reading.hits_between("events", first, last)
    return (
        any(hit.payload.value not in _PRACTICES for hit in nouns)
        or any(hit.payload.value in _EVENTS for hit in events)
        or _BOX.match(reading.text, sentence.start) is not None
    )


def _spoken(reading: Reading, sentence: Sentence, match: re.Match[str]) -> bool:
    """Whether what is in quotes is said by somebody: it opens the sentence and a comma follows, or a colon leads it."""
    before = reading.text[sentence.start : match.start()].strip()
    after = reading.text[match.end() : match.end() + 2]
    names = sum(word[:1].isupper() for word in match[1].split())
    behind = reading.index(match.end())
    if after.startswith(",") and match[1].count(" ") > _NEAR and reading.cues_at("contact", behind):
        return True  # "“Without HARBOURS we would still be talking”, said the mayor"
    if not before:
        longer = match[1].count(" ")
        return names == 1 and (longer > _NEAR or (longer > 1 and after.startswith(",")))
    return before.endswith(":") and match[1].count(" ") > _NEAR


def _classed(reading: Reading, sentence: Sentence, first: int, start: int) -> bool:
    """Whether a noun right before the quotes says that something else is so called."""
    near = max(sentence.first, first - _NEAR)
    if first > sentence.first and reading.lexicon_at(first - 1).has("articles", reading.words[first - 1].word):
        near = first - 1  # "in the council meeting the “Repair Room” was praised"
    for table in _CLASSES:
        for hit in reading.hits_touching(table, near, first - 1):
            if hit.last >= first or (table == "heads" and hit.payload.value in (*_PRACTICES, "Action")):
                continue
            if table == "bodies" and hit.payload.value in TERRITORIAL:
                continue  # "the municipality opens “Wood School”": it has its name of its place
            if (table not in _WEAK or hit.last == first - 1) and _beside(reading, hit, start):
                return True
    opening = reading.words[near].start
    return any(_beside(reading, hit, start) for cue in _CUES for hit in reading.cues_between(cue, opening, start))


def _is_site(reading: Reading, first: int, last: int) -> bool:
    """Whether a noun for a building, square or lake stands right beside the quotes: it is that which is so called."""
    words, after = reading.words, last + 1
    before = first > 0 and reading.lexicon_at(first - 1).has("sites", words[first - 1].word)
    if before and not words[first].gap.strip(_OPENS):
        return True
    behind = after < len(words) and reading.lexicon_at(after).has("sites", words[after].word)
    return behind and not words[after].gap.strip(_CLOSES) and reading.lexicon_at(after).has("traits", "name-first")


def _of_plan(reading: Reading, sentence: Sentence, first: int, start: int) -> bool:
    """Whether an action or pilot is so called: by a noun near the quotes, their heading, the line that leads a list.

    What sentences before tell of measures counts in texts about plans alone.
    """
    if _piloted(reading, sentence, first, start) or _noun_behind(reading, sentence, start):
        return True
    if said_action(reading, sentence, start):
        return True
    beside = reading.words[max(sentence.first, first - _NEAR)].start
    if any(_beside(reading, hit, start) for hit in reading.cues_between("Action", beside, start, "heads")):
        return True
    if _scoped(reading, sentence, start):
        return True
    if not reading.cues("ActionPlan", table="heads"):
        return _told_before(reading, sentence, start, _PILOTS)
    near = reading.words[max(sentence.first, first - _REACH)].start
    nouns = [*reading.cues_between("Action", near, start, "heads"), *reading.cues_between("measure", near, start)]
    if any(
        not re.search(r"[;()\"“”„«»]", reading.folded[reading.span(hit)[1] : start])
        and not any(reading.cues_between(name, reading.span(hit)[1], start) for name in _MODELS)
        for hit in nouns
    ):
        return True
    if _told_before(reading, sentence, start, _ACTIONS):
        return True
    if not sentence.item or first > sentence.first:
        return False
    number = reading.sentence_number(sentence.start)
    for before in reversed(reading.sentences[max(0, number - _BACK) : number]):
        if reading.cues("Action", before, "heads") or reading.cues("measure", before):
            return True
        if reading.cues("practices", before) or before.heading:
            return False
    return False


def _noun_behind(reading: Reading, sentence: Sentence, start: int) -> bool:
    """Whether the noun for actions stands right behind the quotes ("its “Sun Roofs” action", "… (action 2)")."""
    behind = reading.text.find(")", start, start + _BRACKET)
    if reading.cues_between("Action", start, max(behind, start), "heads") and _NUMBERED.search(
        reading.text, start, behind
    ):
        return True
    close = _CLOSED.search(reading.text, start + 1, sentence.end)
    after = reading.index(close.end()) if close else sentence.last
    if close is None or after >= sentence.last or reading.text[close.end() : reading.words[after].start].strip():
        return False
    return any(reading.cues_at(cue, after, table) for cue, table in _ACTIONS)


def _scoped(reading: Reading, sentence: Sentence, start: int) -> bool:
    """Whether the heading above says that what stands below it are pilots, and no model is spoken of since."""
    number = reading.sentence_number(sentence.start)
    for before in reversed(reading.sentences[max(0, number - _UNDER) : number]):
        if before.block == sentence.block or not (before.heading or _short_line(reading, before)):
            continue
        opening = reading.block_span(sentence)[0]
        if any(reading.cues_between(name, opening, start) for name in _MODELS):
            return False
        return any(reading.cues(cue, before, table) for cue, table in _PILOTS)
    return False


def _runs(reading: Reading, sentence: Sentence, first: int) -> bool:
    """Whether who does something is so called: by a relative clause ("kurią organizuoja “Agila”")."""
    verbs = [h for h in reading.cues("does-run", sentence) if h.last == first - 1]
    pronouns = {h.last for h in reading.cues("relative", sentence)}
    return any(hit.first - 1 in pronouns for hit in verbs)


def _short_line(reading: Reading, sentence: Sentence) -> bool:
    """Whether a sentence is a line of few words without a mark at its end: a heading of a plain text."""
    alone = reading.block_span(sentence) == (sentence.start, sentence.end)
    few = sentence.last - sentence.first <= _HEADING and not sentence.item and not sentence.row
    return alone and few and reading.text[sentence.end - 1] not in ".;,"


def _told_before(reading: Reading, sentence: Sentence, start: int, cues: Sequence[tuple[str, str]]) -> bool:
    """Whether the sentences of a paragraph speak last of actions before the quotes, and of no model or practice since.

    ``cues`` are the rows that say actions, with their tables.

    "The plan has three actions. In Zittau the city opens the “Track Shop”."
    """
    number = reading.sentence_number(sentence.start)
    for before in reversed(reading.sentences[max(0, number - _SINCE) : number + 1]):
        if before.block != sentence.block:
            return False
        last = min(before.end, start)
        ours = [h.first for name, table in cues for h in reading.cues_between(name, before.start, last, table)]
        theirs = [h.first for name in _MODELS for h in reading.cues_between(name, before.start, last)]
        theirs += [h.first for h in reading.cues_between("GoodPractice", before.start, last, "heads")]
        if ours or theirs:
            return max(ours, default=-1) > max(theirs, default=-1)
    return False


def _piloted(reading: Reading, sentence: Sentence, first: int, start: int) -> bool:
    """Whether a pilot is so called ("the pilot “Night Grocers”", "“Night Grocers”, the pilot action")."""
    words, near = reading.words, max(sentence.first, first - _REACH)
    before = reading.cues_between("piloted", words[near].start, start)
    if any(not re.search(r"[;()\"“”„«»]", reading.folded[reading.span(hit)[1] : start]) for hit in before):
        return True
    close = _CLOSED.search(reading.text, start + 1, sentence.end)
    after = reading.index(close.end()) if close else sentence.last
    hits = reading.cues_between("piloted", words[after].start, sentence.end) if after < sentence.last else []
    return any(hit.first - after < _NEAR for hit in hits)


def _numbered(reading: Reading, sentence: Sentence, first: int) -> bool:
    """Whether the quotes hold the wording of a numbered axis or law, or what an abbreviation before them is called."""
    words, before = reading.words, first - 1
    if before < sentence.first:
        return False
    numbered = words[before].shape in ("1", "A") and not _YEAR.fullmatch(words[before].word)
    if numbered and reading.text[words[before].end : words[first].start].strip("'’ ") != ",":
        return True
    near = max(sentence.first, first - _REACH)
    return any(
        words[min(hit.last + 1, before)].shape == "1"
        or reading.text[words[hit.last].end : words[hit.last].end + 1] == " "
        for hit in reading.cues_between("pillar", words[near].start, words[before].end)
    )


def _beside(reading: Reading, hit: Hit[Row], start: int) -> bool:
    """Whether nothing ends the phrase between a noun and the quotes: no mark, no conjunction."""
    grammar, last = reading.lexicon_at(hit.last), reading.index(start)
    if any(grammar.has("conjunctions", reading.words[n].word) for n in range(hit.last + 1, last)):
        return False
    return not re.search(r"[,;()\n\"“”„«»]", reading.folded[reading.span(hit)[1] : start])


def _continued(reading: Reading, match: re.Match[str]) -> bool:
    """Whether the quotes are part of a longer name, or tell what an acronym or a foreign name means."""
    after = reading.text[match.end() : match.end() + 2]
    return bool(_BRACKETED.search(reading.text[: match.start()])) and after.startswith(")")


def _known(reading: Reading, first: int, name: str) -> bool:
    """Whether a name is that of a place or of something that the tables know."""
    return best_place(name, spoken=spoken_at(reading, first)) is not None or bool(authority.find(name))
