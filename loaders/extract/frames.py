"""Sentence frames: who does what to whom, by the verbs and nouns of each language's lexicon."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator

from loaders.extract.aligning import aligned_thing
from loaders.extract.event_orders import tells_of_another
from loaders.extract.lexicon import Frame, all_words, lexicon
from loaders.extract.mentions import BODIES, PLACES
from loaders.extract.reading import Reading
from loaders.extract.role_words import is_small, is_time, together
from loaders.extract.sentences import Sentence
from loaders.extract.telling import MINE, TOLD, told_of
from loaders.extract.things import Claim, Occurrence, Thing
from loaders.extract.tokens import index_at
from loaders.extract.truth import conditional, denied, denied_late, promised

_REACH = 9  # words between a cue and what it governs
_RIGHT_BEHIND = 3  # words from a cue up to which a place fills the role of a body
_BODIES = frozenset(BODIES)
_OPENING = 16  # words within which "in line with the strategy, …" opens a sentence
_FRONTED = frozenset({"alignedWith", "developedBy"})  # relations whose object often opens the sentence
_TOLD_BEFORE = frozenset({"developedBy", "alignedWith"})  # relations of what the sentence before named
_RELATIVE = frozenset({"implementedBy", "developedBy"})  # relations that relative clauses tell
_INVERTED = frozenset({"developedBy", "validatedBy", "issuedBy", "implementedBy", "hostedBy"})
_LINKS = ("articles", "connectors", "locatives")
_DAY = re.compile(r"(\d)\.(?=\s)")  # "am 9. Juni"
_BRACKET = re.compile(r"\([^()]*\)")  # "the strategy (RIS3) of the Region"
_GENITIVE = ("of", "articles", "connectors")
_SMALL_WORDS = 3  # between a thing and the verb, and between the verb and who did it
_APPOSED = 14  # words of what a thing is said to be, before the relative pronoun
_NOUN = 4  # words of "is a policy" between a document and "of the"
_ARTICLE = 1  # words between a verb and the body right behind it
_FACTS_ONLY = frozenset({"validatedBy", "developedBy", "issuedBy"})  # relations of which a promise is no instance
_DONE = frozenset({"GoodPractice", "Initiative"})  # which somebody runs; an action is for somebody to carry out


def sentence_frames(reading: Reading) -> None:
    """Claims the relations that the frames of the lexicons find; what is denied or only promised is held back."""
    for sentence in reading.sentences:
        rows = [
            (first, last, frame, subject, value)
            for first, last, frame, way in cues_of(reading, sentence)
            for subject, value in _filled(reading, sentence, first, last, frame, way)
        ]
        nearest: dict[tuple[int, int], int] = {}  # "promosso da" of a practice is not of the event before it
        for first, _, _, subject, value in rows:
            if subject.start < subject.end <= reading.words[first].start:
                nearest[first, id(value)] = max(nearest.get((first, id(value)), 0), subject.end)
        spoken = {(first, id(value)) for first, _, _, subject, value in rows if subject.start < subject.end}
        for first, last, frame, subject, value in rows:
            if subject.start == subject.end and (first, id(value)) in spoken:
                continue  # the sentence has a subject for this cue: the topic is none
            if subject.end < nearest.get((first, id(value)), 0) and subject.end <= reading.words[first].start:
                continue
            start = min(subject.start, value.start, reading.words[first].start)
            end = max(subject.end, value.end, reading.words[last].end)
            if subject.thing is value.thing:
                continue
            reason = denied(reading, sentence, first, last)
            if reason is None and denied_late(reading, sentence, last):
                reason = "negation"
            fact = frame.relation in _FACTS_ONLY or (frame.relation == "implementedBy" and subject.thing.kind in _DONE)
            if reason is None and fact and promised(reading, sentence, first, last):
                reason = "promise"
            if reason is None and frame.relation == "validatedBy" and conditional(reading, sentence, last):
                reason = "condition"
            if reason is None:
                reading.claim(subject.thing, frame.relation, value.thing, (start, end), frame.rule)
            else:
                claim = Claim(subject.thing, frame.relation, value.thing, start, end, frame.rule)
                reading.held.append((claim, reason))


def around(reading: Reading, sentence: Sentence, relation: str) -> bool:
    """Whether a cue of a relation stands in a sentence."""
    return any(frame.relation == relation for _, _, frame, _ in cues_of(reading, sentence))


def cues_of(reading: Reading, sentence: Sentence) -> Iterator[tuple[int, int, Frame, str]]:
    """The cues of frames in a sentence; of two at one place the longer one counts."""
    rows = []
    for hit in reading.hits_between("frames", sentence.first, sentence.last - 1):
        if hit.payload.language in (sentence.language, "en"):
            number, way = hit.payload.value.split()
            rows.append((hit.first, hit.last, lexicon(hit.payload.language).frames[int(number)], way))
    for first, last, frame, way in rows:
        longer = any(
            f.relation == frame.relation
            and set(frame.subject) <= set(f.subject)
            and a <= first
            and last <= b
            and (a, b) != (first, last)
            for a, b, f, _ in rows
        )
        if not longer:
            yield first, last, frame, way


def _classes(names: tuple[str, ...]) -> frozenset[str]:
    return frozenset(name for wanted in names for name in (BODIES if wanted == "Organization" else (wanted,)))


def _filled(
    reading: Reading, sentence: Sentence, first: int, last: int, frame: Frame, way: str
) -> Iterator[tuple[Occurrence, Occurrence]]:
    words = reading.words
    start, end = words[first].start, words[last].end
    left = reading.within(sentence.start, start)
    right = reading.within(end, sentence.end)
    subjects, values = _classes(frame.subject), _classes(frame.object)
    if frame.unless and _speaks_of(reading, sentence, frame.unless):
        return
    if way == "after":
        if frame.fallback == "project" and _has_project_noun(reading, sentence, start):
            left = [o for o in left if o.thing.kind == "Project"]
        subject = _last(left, subjects, start, reading)
        if subject is not None and frame.relation == "hostedBy" and ";" in reading.text[subject.end : start]:
            subject = None  # of the event that the other half of the sentence tells of
        if subject is not None and frame.relation == "alignedWith":
            subject = _aligned(reading, sentence, subject, [o for o in left if o.thing.kind in subjects], start)
        if subject is None and (frame.relation != "alignedWith" or _has_project_noun(reading, sentence, start)):
            subject = _fallback(reading, frame, sentence, start)
        elif subject is None and first - sentence.first <= _ARTICLE:
            subject = _page(reading, frame, start)  # "Se alinea con la Estrategia …": the page is about one policy
        held = [o for o in reading.within(start, end) if o.thing.kind in values]  # "von der Universität … erarbeitet"
        objects = held[-1:] or list(_run(reading, _behind(reading, right, values, end), right, values))
        if subject is None and objects and frame.relation in _FRONTED and first - sentence.first <= _OPENING:
            # "the Region acts in line with …"
            acting = any(o.thing.kind in (*BODIES, "Region") for o in left)
            acting = acting or first - sentence.first > 1  # "the programme is in line with …" has a subject
            later = [o for o in right if o.start >= objects[-1].end and o.thing.kind in subjects]
            subject = later[0] if later and not acting else None
        if subject is None and objects and frame.relation in _TOLD_BEFORE:
            subject = _told(reading, sentence, first, last, subjects)
            if subject is None and frame.relation == "alignedWith":
                subject = aligned_thing(reading, sentence, first, subjects)
        if subject is None and objects and frame.relation == "hostedBy":
            subject = _event_before(reading, sentence, start)
    elif way == "closing":
        subject = _last(left, subjects, start, reading)
        before = [o for o in left if o.thing.kind in values and subject is not None and o.end <= subject.start]
        between = [o for o in left if o.thing.kind in values and subject is not None and o.start >= subject.end]
        objects = before[:1] or _nearest_row(reading, between)
    else:
        subject = next(iter(_behind(reading, right, subjects, end)), None)
        if subject is not None and frame.relation == "validatedBy" and not _near(reading, end, subject.start):
            subject = None  # "the Region approved the strategy, after the plan …"
        near = _last(left, values, start, reading)
        objects = [near] if near and not (frame.relation == "validatedBy" and _is_complement(reading, near)) else []
        if near is None and frame.relation in _INVERTED and lexicon(sentence.language).code != "en":
            first_of = _verb_first(reading, right, (subjects, values), end)
            subject, objects = first_of if first_of is not None else (subject, objects)
        if subject is None and near is None and frame.relation in _INVERTED:
            subject, objects = _inverted(reading, (left, right), (subjects, values), (start, end))
        if subject is None and frame.relation in _RELATIVE:
            subject, objects = _relative(reading, sentence, (start, end), (subjects, values), objects)
        if subject is None and objects and frame.relation == "hostedBy":
            subject = _earlier_event(reading, sentence, end)
    if _is_genitive(reading, first, last):  # "the plan of the project X was approved by Y": Y's it is not
        objects = [value for value in objects[:1] if subject and _of(reading, subject, (start, end), value)]
    if subject is not None:
        for value in objects:
            yield subject, value


def _is_genitive(reading: Reading, first: int, last: int) -> bool:
    """Whether a cue is nothing but "of the" or "della"."""
    return all(is_small(reading, at, _GENITIVE) for at in range(first, last + 1))


def _of(reading: Reading, subject: Occurrence, cue: tuple[int, int], value: Occurrence) -> bool:
    """Whether a document is said to be of a body: "the plan, the work of the Region", nothing named between them."""
    before = _BRACKET.sub("", reading.text[subject.end : cue[0]])
    behind = reading.text[cue[1] : value.start]
    named = any(reading.within(subject.end, cue[0]))
    return not named and len(before.split()) <= _NOUN and len(behind.split()) <= _ARTICLE and ";" not in before


def _nearest_row(reading: Reading, bodies: list[Occurrence]) -> list[Occurrence]:
    """The last of some bodies and those that "and" or commas join to it: who is nearest to the verb that closes."""
    row = bodies[-1:]
    for one in reversed(bodies[:-1]):
        words = reading.folded[one.end : row[0].start].replace(",", " , ").split()
        grammar = reading.lexicon_at(index_at(reading.words, row[0].start))
        joined = any(word == "," or grammar.has("conjunctions", word) for word in words)
        if not joined or len(words) > _SMALL_WORDS:
            break
        row = [one, *row]
    return row


def _told(reading: Reading, sentence: Sentence, first: int, last: int, kinds: frozenset[str]) -> Occurrence | None:
    """The one document that the sentence before named, where a sentence without a name says who wrote it.

    "The Region has adopted the Action Plan. It was drawn up by the Agency": a verb says so, not "of the" alone.
    """
    words, grammar = reading.words, reading.lexicon_at(first)
    small = all(any(grammar.has(table, words[at].word) for table in _LINKS) for at in range(first, last + 1))
    number = reading.sentence_number(sentence.start)
    if small or not number or reading.within(sentence.start, sentence.end, *TOLD):
        return None
    if reading.hits_in("events", sentence) or reading.cues("Project", sentence, "heads"):
        return None
    before = reading.sentences[number - 1]
    named = {id(o.thing): o for o in reading.within(before.start, before.end, *kinds)}
    one = next(iter(named.values())) if len(named) == 1 else None
    return Occurrence(words[first].start, words[first].start, one.thing) if one is not None else None


def _inverted(
    reading: Reading,
    sides: tuple[list[Occurrence], list[Occurrence]],
    kinds: tuple[frozenset[str], frozenset[str]],
    cue: tuple[int, int],
) -> tuple[Occurrence | None, list[Occurrence]]:
    """Subject and object where the thing opens the sentence ("Akční plán vypracovala Univerzita")."""
    close = [o for o in _behind(reading, sides[1], kinds[1], cue[1]) if _near(reading, cue[1], o.start)]
    subject = _last(sides[0], kinds[0], cue[0], reading)
    return (subject, close[:1]) if close and subject and _near(reading, subject.end, cue[0], sides[0]) else (None, [])


def _verb_first(
    reading: Reading, right: list[Occurrence], kinds: tuple[frozenset[str], frozenset[str]], end: int
) -> tuple[Occurrence, list[Occurrence]] | None:
    """Subject and object where the verb stands before both ("Am 3. Mai veranstaltete die Stadt das Treffen")."""
    doer = next((one for one in right if one.thing.kind in kinds[1]), None)
    if doer is None or len(reading.folded[end : doer.start].split()) > _ARTICLE:
        return None
    done = next((one for one in right if one.start >= doer.end and one.thing.kind in kinds[0]), None)
    return (done, [doer]) if done is not None and _near(reading, doer.end, done.start, right) else None


def _near(reading: Reading, end: int, start: int, named: Iterable[Occurrence] = ()) -> bool:
    """Whether a few small words at most stand between two offsets, and no comma; names and dates count nothing.

    "Studijní návštěvu projektu HARBOURS v Brně uspořádala Univerzita": project and town complete the visit.
    """
    between = _DAY.sub(r"\1", reading.folded[end:start])
    for thing in named:
        if end <= thing.start and thing.end <= start:
            between = between.replace(reading.folded[thing.start : thing.end], "")
    dated = sum(is_time(reading, at) for at in range(reading.index(end), reading.index(start))) if between else 0
    return len(between.split()) - dated <= _SMALL_WORDS and not any(mark in between for mark in ",;:.")


def _relative(
    reading: Reading,
    sentence: Sentence,
    cue: tuple[int, int],
    kinds: tuple[frozenset[str], frozenset[str]],
    objects: list[Occurrence],
) -> tuple[Occurrence | None, list[Occurrence]]:
    """Subject and object where a relative clause says who does it.

    "“Straw Bank”, a scheme which the Cooperative runs", "«Viñas», un sistema que gestiona la Consejería":
    the pronoun stands between the thing and the verb, the body between the two or right behind the verb.
    """
    left = reading.within(sentence.start, cue[0])
    for pronoun in reversed(reading.cues("relative", sentence)):
        at = reading.span(pronoun)
        if at[1] > cue[0]:
            continue
        subject = _last([o for o in left if o.end <= at[0]], kinds[0], at[0], reading)
        if subject is None or len(reading.folded[subject.end : at[0]].split()) > _APPOSED:
            return None, objects
        between = [o for o in objects if o.start >= at[1]]
        behind = _behind(reading, reading.within(cue[1], sentence.end), kinds[1], cue[1])
        close = [o for o in behind if len(reading.folded[cue[1] : o.start].split()) <= _ARTICLE]
        return (subject, between) if between else (subject, close) if close else (None, objects)
    return None, objects


def _aligned(
    reading: Reading, sentence: Sentence, last: Occurrence, named: list[Occurrence], start: int
) -> Occurrence | None:
    """What is in line with something: the thing right before the words, else the one that opens the sentence.

    "The plan addresses the Programme, and is in line with the Strategy" says it of the plan.
    """
    if _near(reading, last.end, start):
        return last
    first = named[0]
    opens = len(reading.folded[sentence.start : first.start].split()) <= _SMALL_WORDS
    return first if opens and ";" not in reading.text[first.end : start] else None


def _event_before(reading: Reading, sentence: Sentence, at: int) -> Occurrence | None:
    """The event of the two sentences before, where a sentence says no more than who was the host."""
    if reading.within(sentence.start, sentence.end, "Event") or tells_of_another(reading, sentence):
        return None
    place = bisect_left(reading.sentences, sentence.start, key=lambda s: s.start)
    told = reading.within(reading.sentences[max(0, place - 2)].start, sentence.start, "Event")
    return Occurrence(at, at, told[-1].thing) if told else None


def _earlier_event(reading: Reading, sentence: Sentence, end: int) -> Occurrence | None:
    """The event of the two sentences before, where a body "hosted the group", "welcomed the partners"."""
    guests = [h for h in reading.cues("guests", sentence) if 0 <= reading.span(h)[0] - end <= 1]
    if not guests or reading.within(sentence.start, sentence.end, "Event") or tells_of_another(reading, sentence):
        return None
    place = bisect_left(reading.sentences, sentence.start, key=lambda s: s.start)
    before = reading.sentences[max(0, place - 2)].start
    told = reading.within(before, sentence.start, "Event")
    return Occurrence(end, end, told[-1].thing) if told else None


def _speaks_of(reading: Reading, sentence: Sentence, kind: str) -> bool:
    """Whether a sentence names a thing of a class, or has its noun."""
    return bool(reading.within(sentence.start, sentence.end, kind) or reading.cues(kind, sentence, "heads"))


def _has_project_noun(reading: Reading, sentence: Sentence, before: int) -> bool:
    return any(reading.span(h)[1] <= before for h in reading.cues("Project", sentence, "heads"))


def _is_complement(reading: Reading, body: Occurrence) -> bool:
    """Whether a preposition before a name makes it part of a longer one, which does the deed: "the council of Brno"."""
    at = index_at(reading.words, body.start)
    return at > 0 and reading.words[at - 1].word in all_words("of")  # of any language: "the Comune di Prato"


def _last(left: list[Occurrence], kinds: frozenset[str], before: int, reading: Reading) -> Occurrence | None:
    fitting = [o for o in left if o.thing.kind in kinds]
    return max(fitting, key=lambda o: (o.end, -o.start)) if fitting else None


def _behind(reading: Reading, right: list[Occurrence], kinds: frozenset[str], start: int) -> list[Occurrence]:
    """The first thing of the classes behind a cue, if it is near enough and nothing else of weight stands between."""
    for occurrence in right:
        if occurrence.thing.kind in PLACES and occurrence.thing.kind not in kinds and kinds & _BODIES:
            inside = any(
                o.start <= occurrence.start and occurrence.end <= o.end for o in right if o.thing.kind in kinds
            )
            if not inside and len(reading.folded[start : occurrence.start].split()) < _RIGHT_BEHIND:
                return []  # "developed by the Tartu region": the place stands for a body
        if occurrence.thing.kind in kinds:
            between = reading.folded[start : occurrence.start]
            label = between.strip() == ":"  # "Host: City of Lille"
            near = len(between.split()) <= _REACH and (label or not any(c in between for c in ";:"))
            return [occurrence] if near else []
    return []


def _run(
    reading: Reading, found: list[Occurrence], right: list[Occurrence], kinds: frozenset[str]
) -> Iterator[Occurrence]:
    """The first object and those that commas and conjunctions join to it."""
    for occurrence in found:
        yield occurrence
        end = occurrence.end
        for other in right:
            if other.start >= end and other.thing.kind in kinds:
                between = reading.folded[end : other.start].replace(",", " ").split()
                grammar = reading.lexicon_at(index_at(reading.words, other.start))
                joined = (
                    any(grammar.has("conjunctions", w) for w in between) or "," in reading.folded[end : other.start]
                )
                small = all(grammar.has(t, w) for w in between for t in ("articles",)) or all(
                    grammar.has("conjunctions", w) or grammar.has("articles", w) or grammar.has("connectors", w)
                    for w in between
                )
                joined, small = (True, True) if together(reading, end, other.start) else (joined, small)
                if not (joined and small):
                    return
                yield other
                end = other.end


def _page(reading: Reading, frame: Frame, at: int) -> Occurrence | None:
    """The instrument that a page is about, where its form has said who manages it."""
    page = next((c.subject for c in reading.claims.by("managedBy") if c.rule == "form-instrument"), None)
    return Occurrence(at, at, page) if page is not None and page.kind in frame.subject else None


def _fallback(reading: Reading, frame: Frame, sentence: Sentence, at: int) -> Occurrence | None:
    """The topic, where the sentence has no subject of its own and the frame allows it."""
    plans = reading.found("ActionPlan")
    if frame.fallback == "plan" and len(plans) == 1:
        return Occurrence(at, at, plans[0])
    page = _page(reading, frame, at)
    if page is not None:
        return page
    others = ("Programme", *MINE) if frame.relation == "fundedBy" else ("Programme",)
    if reading.within(sentence.start, at, *others) and not reading.cues("Project", sentence, "heads"):
        return None  # the programme or policy is what the sentence is about
    if frame.relation == "fundedBy" and not reading.cues("Project", sentence, "heads"):
        told = told_of(reading, sentence)
        if told is not None and told.kind not in frame.subject:
            return None
    thing: Thing | None = reading.project if frame.fallback == "project" and "Project" in frame.subject else None
    return Occurrence(at, at, thing) if thing is not None else None
