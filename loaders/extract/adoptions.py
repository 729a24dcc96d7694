"""When plans and policies were adopted, as sentences say it, and the day at the foot of a plan."""

from __future__ import annotations

import re
from collections.abc import Sequence

from loaders.extract.dateforms import Moment
from loaders.extract.datelines import today
from loaders.extract.dates import moments
from loaders.extract.forms import sections
from loaders.extract.lexicon import Row, lexicon
from loaders.extract.mentions import BODIES, PLACES, POLICIES
from loaders.extract.phrases import Hit
from loaders.extract.reading import Reading
from loaders.extract.sentences import Sentence
from loaders.extract.telling import DOCUMENTS, MINE, TOLD, told_of
from loaders.extract.things import Occurrence, Thing
from loaders.extract.truth import conditional, denied, denied_before, promised

_NEAR = 9  # words between the word for adopting and its date
_YEAR_NEAR = 6  # the same for a year alone
_OF = 14  # words between a document and the word for adopting behind it
_OBJECT = 4  # words between the word for adopting and the document behind it ("approved the Strategy")
_CHANGED, _SMALL = 40, 2  # characters and words between "changed" and its date
_APPOSED = 9  # words between a document and the word for adopting in a relative clause behind it
_COMMA = 4  # characters behind a document in which that clause's comma stands
_OPENING = 2  # words before the one for adopting that opens a sentence ("Approved by the Council on …")
_DAY = len("2021-10-07")
_LONGEST = 300  # characters of a name
_FOOT = 8  # lines from the end among which a plan is dated
_DATED = re.compile(r"\W*\w[\w .-]{0,30}(?::|,(?: \w{1,4})?)\W*(?:\w{1,2}\W*)?")
_DASH = re.compile(r"\s[–—-]\s")
_ASIDE = re.compile(r",[^,;:]*,")
_KNOWN = ("date", "validationDate")
_SAYING = ("adopts", "writes-into")
_DECISION = 4  # characters between "decision of" and its date
_LINE = 16  # words of a line of facts
_LINES_ABOVE = 6  # among which a line of facts finds the document that it is of
_PRONOUN = 4  # letters of a pronoun, auxiliary or preposition


def adoptions(reading: Reading) -> None:
    """Claims the day, month or year in which a document was adopted, for documents that have no date yet."""
    for sentence in reading.sentences:
        hits = [] if sentence.row else sorted(hit for name in _SAYING for hit in reading.cues(name, sentence))
        decisions = [] if sentence.row else _decisions(reading, sentence, hits)
        found = moments(reading, sentence.start, sentence.end) if hits or decisions else []
        found = [moment for moment in found if not _of_name(reading, moment)]
        news = today(reading, sentence) if hits and not found else None
        if news is not None:
            _announced(reading, sentence, hits[0], news)
        for hit in hits:
            moment = found[0] if len(found) == 1 else _its_own(reading, hits, hit, found)
            if moment is not None:
                _adopted(reading, sentence, hit, moment)
        for hit in decisions:
            moment = next((one for one in found if 0 <= one.start - reading.span(hit)[1] <= _DECISION), None)
            if moment is not None and len(moment.value) == _DAY:
                _adopted(reading, sentence, hit, moment)
        _labelled(reading, sentence)
    _foot(reading)


def _decisions(reading: Reading, sentence: Sentence, hits: Sequence[Hit[Row]]) -> list[Hit[Row]]:
    """The nouns for a decision that a date stands behind, in a sentence that says that something was changed by it."""
    told = hits or any(reading.cues(name, sentence) for name in ("does-amend", "does-change"))
    return reading.cues("dated-decision", sentence) if told else []


def _labelled(reading: Reading, sentence: Sentence) -> None:
    """Claims the day of a line of facts for the one document that the lines above name ("Adopted: Council, 3 May")."""
    hits = reading.cues("adopted-label", sentence)
    opening = [hit for hit in hits if hit.first == sentence.first]
    first, _ = reading.block_of(sentence)
    if not opening or reading.sentences[first] is not sentence or sentence.last - sentence.first > _LINE:
        return
    found = moments(reading, sentence.start, sentence.end)
    behind = reading.text[reading.span(max(opening, key=lambda hit: hit.last))[1] :][:2].strip()[:1]
    inside = reading.within(sentence.start, sentence.end, *TOLD)
    if len(found) != 1 or len(found[0].value) != _DAY or inside or not (behind == ":" or _passive(reading, sentence)):
        return
    above = [one for one in reading.sentences[:first] if sentence.block - one.block <= _LINES_ABOVE]
    named = {id(o.thing): o.thing for one in above for o in reading.within(one.start, one.end, *TOLD)}
    documents = [thing for thing in named.values() if thing.kind in DOCUMENTS]
    if len(documents) != 1 or any(reading.cues(name, sentence) for name in ("negation", "condition")):
        return
    if all(next(reading.says(documents[0], name), None) is None for name in _KNOWN):
        reading.claim(documents[0], "date", found[0].literal, (sentence.start, found[0].end), "adopted-label")


def _passive(reading: Reading, sentence: Sentence) -> bool:
    """Whether a line that opens with a participle names who approved: "Approved by the Council on …"."""
    return bool(reading.within(sentence.start, sentence.end, *BODIES))


def _adopted(reading: Reading, sentence: Sentence, hit: Hit[Row], moment: Moment) -> None:
    limit = _NEAR if len(moment.value) > len("2021") else _YEAR_NEAR
    start, end = reading.span(hit)
    between = reading.text[min(end, moment.end) : max(start, moment.start)]
    if _apart(reading, hit, moment) > limit or any(mark in between for mark in ";:"):
        return
    if moment.end <= start and _DASH.search(between) and not reading.cues("today", sentence):
        return  # the day of the news: "Lille, 3 May 2022 – The Council adopted … last year"
    thing = _document(reading, sentence, hit)
    if any(written.first <= hit.first <= written.last for written in reading.cues("writes-into", sentence)) and (
        "," in between.strip(" ,") or thing is None or thing.kind not in POLICIES
    ):
        return  # what is written into something changes a policy, and a clause has one date
    if thing is None or _untrue(reading, sentence, hit):
        return
    if all(next(reading.says(thing, name), None) is None for name in _KNOWN):
        span = (min(start, moment.start), max(end, moment.end))
        reading.claim(thing, "date", moment.literal, span, "told-approved")


def _untrue(reading: Reading, sentence: Sentence, hit: Hit[Row]) -> bool:
    """Whether a sentence denies, announces or makes depend on something what a word for adopting says."""
    return (
        denied(reading, sentence, hit.first, hit.last) is not None
        or denied_before(reading, sentence, hit.first)
        or conditional(reading, sentence, hit.last)
        or promised(reading, sentence, hit.first, hit.last)
    )


def _announced(reading: Reading, sentence: Sentence, hit: Hit[Row], moment: Moment) -> None:
    """Claims the day of the news for what was adopted "today"."""
    thing = _document(reading, sentence, hit)
    if thing is None or _untrue(reading, sentence, hit):
        return
    if all(next(reading.says(thing, name), None) is None for name in _KNOWN):
        reading.claim(thing, "date", moment.literal, (moment.start, moment.end), "told-today")


def _its_own(reading: Reading, hits: list[Hit[Row]], hit: Hit[Row], found: list[Moment]) -> Moment | None:
    """Of several dates the one right behind a word for adopting, with no other such word between; None at a second."""
    for moment in found:
        for change in reading.cues_between("does-change", max(0, moment.start - _CHANGED), moment.start):
            if len(reading.folded[reading.span(change)[1] : moment.start].split()) <= _SMALL:
                return None  # "was approved in May 2021 and changed in June 2022": which date is it?
    end = reading.span(hit)[1]
    behind = next((moment for moment in found if moment.start >= end), None)
    if behind is None or any(hit.last < other.first < reading.index(behind.start) for other in hits):
        return None
    near = len(reading.folded[end : behind.start].split()) <= _YEAR_NEAR
    return behind if near and hit is hits[0] else None


def _of_name(reading: Reading, moment: Moment) -> bool:
    """Whether a date is part of a name, or a year right behind one ("the Strategy 2030, adopted by …")."""
    before = reading.within(max(0, moment.start - _LONGEST), moment.start, *DOCUMENTS)
    behind = any(not reading.text[one.end : moment.start].strip(" ,-–0123456789") for one in before)
    return bool(reading.around(moment.start, moment.end)) or (behind and len(moment.value) == len("2030"))


def _apart(reading: Reading, hit: Hit[Row], moment: Moment) -> int:
    start, end = reading.span(hit)
    return len(_bare(reading, min(end, moment.end), max(start, moment.start)).split())


def _document(reading: Reading, sentence: Sentence, hit: Hit[Row]) -> Thing | None:
    """What is adopted: the one document that the sentence names near the word, else what the text tells of."""
    start, end = reading.span(hit)
    named = reading.within(sentence.start, sentence.end, *DOCUMENTS)
    pronoun = any(it.first == sentence.first for it in reading.cues("it", sentence))
    if pronoun and not any(o.end <= start for o in named):
        told = told_of(reading, sentence, headed=True) or _subject_before(reading, sentence)
        return told if told is not None and told.kind in DOCUMENTS else None
    if named:
        if len({id(o.thing) for o in named}) > 1:
            return _right_before(reading, named, start)
        before = [reading.text[o.end : start] for o in named if o.end <= start]
        behind = [_bare(reading, end, o.start) for o in named if end <= o.start]
        near = any(len(gap.split()) <= _OF and ";" not in gap for gap in before)
        near = near or any(len(gap.split()) <= _OBJECT and not any(mark in gap for mark in ",;:") for gap in behind)
        return named[0].thing if near else None
    if reading.within(sentence.start, sentence.end, *TOLD) or reading.hits_in("events", sentence):
        return None
    meant = any(reading.cues(name, sentence) for name in ("it", "the-plan", "document"))
    if not meant and hit.first - sentence.first > _OPENING and not _unsaid(reading, sentence, hit):
        return None  # "the Council approved the budget on …"
    told = told_of(reading, sentence, headed=meant)
    if told is None and (meant or hit.first - sentence.first > _OPENING):
        told = _document_before(reading, sentence)
    if told is not None and told.kind != "ActionPlan" and not meant and _names_plan(reading, sentence):
        return None
    return told if told is not None and told.kind in DOCUMENTS else None


def _document_before(reading: Reading, sentence: Sentence) -> Thing | None:
    """The one document that the sentence before names, beside its project perhaps, and nothing else to be adopted."""
    number = reading.sentence_number(sentence.start)
    before = reading.sentences[number - 1] if number else sentence
    if number == 0 or before.block != sentence.block:
        return None
    named = {id(o.thing): o.thing for o in reading.within(before.start, before.end, *MINE)}
    return next(iter(named.values())) if len(named) == 1 else None


def _names_plan(reading: Reading, sentence: Sentence) -> bool:
    """Whether the sentence before speaks of an action plan: it may be the one that is meant."""
    number = reading.sentence_number(sentence.start)
    return number > 0 and bool(reading.cues("ActionPlan", reading.sentences[number - 1], "heads"))


def _unsaid(reading: Reading, sentence: Sentence, hit: Hit[Row]) -> bool:
    """Whether the sentence says no more than who adopted and when: what was adopted is a pronoun, or left out.

    "Der Gemeinderat hat ihn am 3. Mai 2021 beschlossen", "le conseil régional l'a adopté le 3 mai 2021".
    """
    known = [(one.start, one.end) for one in reading.within(sentence.start, sentence.end, *BODIES, *PLACES)]
    known += [(one.start, one.end) for one in moments(reading, sentence.start, sentence.end)]
    known += [reading.span(h) for h in reading.hits_between("bodies", sentence.first, sentence.last - 1)]
    known += [reading.span(h) for name in _SAYING for h in reading.cues(name, sentence)]
    nouns = lexicon(sentence.language).code == "de"  # there every noun has a capital
    rest = [
        token
        for token in reading.words[sentence.first : sentence.last]
        if not any(start <= token.start < end for start, end in known) and (nouns or not token.capital)
    ]
    return bool(known) and all(len(token.word) <= _PRONOUN or token.shape == "1" for token in rest)


def _subject_before(reading: Reading, sentence: Sentence) -> Thing | None:
    """The document that opens the sentence before, to which "it" at the beginning of the next goes back."""
    number = reading.sentence_number(sentence.start)
    before = reading.sentences[number - 1] if number else sentence
    named = reading.within(before.start, before.end, *TOLD)
    opens = before.block == sentence.block and named and reading.index(named[0].start) - before.first <= _OPENING
    return named[0].thing if opens else None


def _bare(reading: Reading, start: int, end: int) -> str:
    """A text without what says when and who: "(approved) the Council on 3 May 2021 the (Strategy)" is four words."""
    gone = [(one.start, one.end) for one in reading.within(start, end, *BODIES)]
    gone += [(one.start, one.end) for one in moments(reading, start, end)]
    kept = "".join(" " if any(a <= at < b for a, b in gone) else reading.text[at] for at in range(start, end))
    return _ASIDE.sub(" ", kept)


def _right_before(reading: Reading, named: list[Occurrence], start: int) -> Thing | None:
    """The document that a participle or relative clause right behind it is of, where a sentence names several.

    "The plan addresses the Mobility Plan, adopted by the council in May 2019", "… which the council adopted".
    """
    before = [o for o in named if o.end <= start]
    if not before:
        return None
    last = max(before, key=lambda o: o.end)
    between = reading.folded[last.end : start]
    copula = "," not in between and len(between.split()) <= _SMALL  # "the Strategy was approved by Decree …"
    apposed = (
        copula
        or between.strip(' )"”»“') == ","
        or ("," in between[:_COMMA] and bool(reading.cues_between("relative", last.end, start)))
    )
    return last.thing if apposed and len(between.split()) <= _APPOSED and ";" not in between else None


def _foot(reading: Reading) -> None:
    """Claims the day on the last lines of a plan's form ("Date: 27.06.2019", "Graz, den 28.11.2019")."""
    plans = reading.found("ActionPlan")
    plan = plans[0] if len(plans) == 1 else None
    if plan is None or any(next(reading.says(plan, name), None) for name in _KNOWN):
        return
    if not any(section.form == "action-plan" for section in sections(reading.document)):
        return
    for sentence in reversed(reading.sentences[-_FOOT:]):
        for moment in moments(reading, sentence.start, sentence.end):
            rest = reading.text[sentence.start : moment.start] + reading.text[moment.end : sentence.end]
            if len(moment.value) == _DAY and _DATED.fullmatch(rest):
                reading.claim(plan, "date", moment.literal, (sentence.start, moment.end), "plan-signed")
                return
