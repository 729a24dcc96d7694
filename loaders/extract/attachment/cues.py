"""The cues of a couple: what its text says for and against a relation, as readable names without any language.

A cue is present or not. Its name tells where it was seen and what it is: ``between:cues/led-by`` are the words that
say "led by" between the two, ``row-before:cues/partner-list`` those that announce the list in which the object stands.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator

from loaders.extract.actionparts import action_at
from loaders.extract.attachment.named import Named, at
from loaders.extract.attachment.pairs import ROLE_WORDS, TOLD, Couple, distance, last_named
from loaders.extract.attachment.scene import Cue, Scene
from loaders.extract.attachment.values import VALUE_WORDS
from loaders.extract.focus import project_at
from loaders.extract.lexicon import lexicon
from loaders.extract.mentions import BODIES, PLACES
from loaders.extract.reading import Reading
from loaders.extract.things import Occurrence, Thing
from loaders.extract.truth import same_clause

_NEAR = ((0, "0"), (2, "1-2"), (5, "3-5"), (10, "6-10"), (20, "11-20"))
_FAR = 20  # words from which the words for a role say nothing of an object
_BESIDE = 5  # words up to which a cue is beside a thing
_MARKS = {"(": "bracket", ",": "comma", ":": "colon", "-": "dash", "–": "dash", "—": "dash", ";": "semicolon"}
_BETWEEN, _BETWEEN_NEAR, _BETWEEN_FORWARD = at("between"), at("between-near"), at("between-forward")
_BEFORE, _AFTER, _SUBJECT_SENTENCE = at("before"), at("after"), at("subject-sentence")
_ABOVE, _PREVIOUS, _LED, _TAIL, _LIST_BEFORE = at("above"), at("previous"), at("led"), at("tail"), at("list-before")
# Cues that mean more together: what a sentence says, and that its project is what the text is about
_TOPIC = Named(lambda cue: f"topic+{cue}" if cue.startswith(("led:", "list-before:", "above:")) else "")
_ALONE = Named(lambda cue: f"alone+{cue}" if cue.startswith("between:") else "")
_SMALL = ("locatives", "connectors", "conjunctions", "articles")


def cues_of(scene: Scene, couple: Couple) -> set[str]:
    """The names of all cues of a couple.

    >>> from graph.model import document_of
    >>> from loaders.extract.attachment.pairs import couples
    >>> from loaders.extract.rules import read_by_rules
    >>> reading = read_by_rules(document_of("The project HARBOURS is led by the City of Lille."))
    >>> found = cues_of(Scene(reading), couples(reading)[0])
    >>> sorted(cue for cue in found if cue.startswith("between:cues/led"))
    ['between:cues/led-by']
    """
    found = {"always"}
    found.update(end_of(scene, "subject", couple.subject), end_of(scene, "object", couple.object))
    if couple.subject is scene.reading.project:
        found.add("topic")
    found.update(_said(scene, couple))
    found.update(_country(couple.subject, couple.object))
    add_meetings(scene, couple, found)
    return found


def add_meetings(scene: Scene, couple: Couple, found: set[str]) -> None:
    """Adds the cues of the places where a couple meets to those of its ends."""
    near = [m for m in couple.meetings if m[0] is not None]
    for subject, value in near or couple.meetings:
        if subject is None:
            found.update(scene.alone(scene.reading.sentence_number(value.start)))
        else:
            found.update(_together(scene, subject, value))
    for subject, value in couple.meetings:
        found |= around(scene, value)
        found.update(_in_row(scene, couple, value))
        found.update(_nearness(scene, couple.subject, subject, value))
        found.update(_told(scene, couple.subject, value))
    found.add("near" if near else "far")
    if "topic" in found and not near:
        found.update(list(_TOPIC.of(found)))
    if "nothing-like-them-between" in found:
        found.update(list(_ALONE.of(found)))


def untrue(scene: Scene, couple: Couple, rows: Collection[str]) -> bool:
    """Whether words of some rows ("not", "if", "will") govern every sentence that could relate the two."""
    return all(_governed(scene, subject, value, rows) for subject, value in couple.meetings)


def _governed(scene: Scene, subject: Occurrence | None, value: Occurrence, rows: Collection[str]) -> bool:
    """Whether words of some rows stand in the sentence of an object: before it or a subject, or in its clause."""
    reading = scene.reading
    last = value.end if subject is None else max(value.end, subject.end)
    until, behind = reading.index(last), reading.index(value.end)
    cues = [cue for cue in scene.cues(reading.sentence_number(value.start)) if cue.name in rows]
    return any(
        cue.first < until
        or same_clause(reading, until - 1, cue.first)
        or all(reading.words[at].joined for at in range(behind, cue.first + 1))
        for cue in cues
    )


def end_of(scene: Scene, name: str, thing: Thing) -> frozenset[str]:
    """What a thing is as one end of its couples, the ``subject`` or the ``object``, whatever the other end."""
    known = scene.ends.get((name, thing))
    if known is None:
        known = scene.ends[name, thing] = frozenset(_end(scene, name, thing))
    return known


def _end(scene: Scene, name: str, thing: Thing) -> Iterator[str]:
    """Its class and kind of body, whether it opens the text, how many there are of the class, how often it is named."""
    yield f"{name}:{thing.kind}"
    if thing.kind in BODIES:
        yield f"{name}-body:{thing.body or 'unknown'}"
    count = scene.counts[thing.kind]
    yield f"{name}s:{'1' if count == 1 else '2-3' if count < 4 else '4+'}"
    yield f"{name}-places:{'1' if len(thing.places) == 1 else '2+'}"
    if min(thing.places)[0] < scene.reading.sentences[0].end:
        yield f"{name}-opens"
    yield f"{name}-rule:{thing.rule}"
    if thing.authority or thing.code:
        yield f"{name}-known"


def _said(scene: Scene, couple: Couple) -> Iterator[str]:
    """What the rules have claimed of the two, and of each of them with others."""
    own = set()
    for claim in scene.between.get((couple.subject, couple.object), ()):
        own.add(claim.predicate)
        yield f"rule:{claim.predicate}"
        yield f"rule:{claim.predicate}/{claim.rule}"
    for claim in scene.between.get((couple.object, couple.subject), ()):
        own.add(f"^{claim.predicate}")
        yield f"rule:^{claim.predicate}"
    for name, thing in (("subject", couple.subject), ("object", couple.object)):
        for role in scene.roles.get(thing, ()):
            if role not in own:
                yield f"{name}-has:{role}"


def _country(subject: Thing, value: Thing) -> Iterator[str]:
    """Whether the two lie in one country, and one of them inside the other."""
    if subject.country and value.country:
        yield "country:same" if subject.country == value.country else "country:other"
    if value.kind in PLACES and value.code and subject.place:
        inside = subject.place.startswith(value.code)
        yield "place:holds" if inside else "place:elsewhere"


def _nearness(scene: Scene, thing: Thing, subject: Occurrence | None, value: Occurrence) -> Iterator[str]:
    """Whether the passage is about the subject, and whether another of its class stands nearer to the object."""
    reading = scene.reading
    if thing.kind == "Project" and project_at(reading, value.start) is thing:
        yield "about-subject"
    kinds = BODIES if thing.kind in BODIES else (thing.kind,)
    if subject is None:
        number = reading.sentence_number(value.start)
        sentence = reading.sentences[number]
        others = any(o.thing is not value.thing for o in reading.within(sentence.start, sentence.end, *kinds))
        yield "another-in-sentence" if others else "none-in-sentence"
        return
    reach = distance(subject, value)
    near = reading.occurrences.touching(max(0, value.start - reach), value.end + reach)
    here = [o for o in near if o.thing.kind in kinds and o.thing not in (thing, value.thing)]
    nearer = [o for o in here if distance(o, value) < reach]
    yield "another-nearer" if nearer else "nearest"


def _told(scene: Scene, thing: Thing, value: Occurrence) -> Iterator[str]:
    """Whether the text tells of the subject where an object stands: its action, or what it named last of that class."""
    reading = scene.reading
    if thing.kind in ("Action", "PilotAction") and action_at(reading, value.start) is thing:
        yield "about-subject"
    for group in TOLD:
        if thing.kind in group and last_named(reading, group, value.start) is thing:
            yield "named-last"
            sentence = reading.sentences[reading.sentence_number(value.start)]
            here = reading.within(sentence.start, sentence.end, *group)
            if not here:
                yield "named-last+alone"


def _together(scene: Scene, subject: Occurrence, value: Occurrence) -> Iterator[str]:
    """What stands between, before and behind two things that stand near each other."""
    reading = scene.reading
    here, there = reading.sentence_number(value.start), reading.sentence_number(subject.start)
    one, other = (subject, value) if subject.start <= value.start else (value, subject)
    yield "order:subject-first" if one is subject else "order:object-first"
    if here != there:
        yield f"apart:{min(abs(here - there), 3)}"
        block = reading.sentences[here].block - reading.sentences[there].block
        yield f"blocks:{max(-2, min(2, block))}"
        yield from scene.alone(here)
        yield from (_SUBJECT_SENTENCE[cue.name] for cue in scene.cues(there))
        return
    yield "same-sentence"
    if one.end > other.start:
        yield "inside"
        return
    left, right = reading.index(one.end), reading.index(other.start)
    count = right - left
    steps = next((name for most, name in _NEAR if count <= most), "21+")
    yield f"words:{steps}"
    opening, closing = reading.index(one.start), reading.index(other.end)
    beside = one is subject
    for first, last, name in scene.cues(here):
        if left <= first and last < right:
            yield _BETWEEN[name]
            if count <= _BESIDE:
                yield _BETWEEN_NEAR[name]
            if beside:
                yield _BETWEEN_FORWARD[name]
        elif last < opening:
            yield _BEFORE[name]
        elif first >= closing:
            yield _AFTER[name]
    yield from _parted(scene, one, other, subject, value)


def _parted(scene: Scene, one: Occurrence, other: Occurrence, subject: Occurrence, value: Occurrence) -> Iterator[str]:
    """The marks and other things between two things of one sentence."""
    reading = scene.reading
    gap = reading.folded[one.end : other.start]
    for mark, name in _MARKS.items():
        if mark in gap:
            yield f"mark:{name}"
    if len(gap.strip()) <= 1:
        yield f"gap:{_MARKS.get(gap.strip(), 'space' if not gap.strip() else 'other')}"
    between = reading.within(one.end, other.start)
    kinds = {o.thing.kind for o in between}
    yield from (f"passes:{kind}" for kind in kinds)
    if value.thing.kind not in kinds and subject.thing.kind not in kinds:
        yield "nothing-like-them-between"


def around(scene: Scene, value: Occurrence) -> frozenset[str]:
    """What stands right before and behind an object, and in the heading above, whatever its subject."""
    known = scene.around.get(value)
    if known is None:
        known = scene.around[value] = frozenset(_surroundings(scene, value))
    return known


def _surroundings(scene: Scene, value: Occurrence) -> Iterator[str]:
    """What ``around`` keeps of an object."""
    reading = scene.reading
    number = reading.sentence_number(value.start)
    sentence = reading.sentences[number]
    first, last = reading.index(value.start), reading.index(value.end)
    cues = scene.cues(number)
    yield from _nearest(cues, first, last)
    yield from _governing(scene, cues, value)
    yield from _ABOVE.of(scene.above(number))
    if number and reading.sentences[number - 1].block == sentence.block:
        yield from (_PREVIOUS[cue.name] for cue in scene.cues(number - 1))
    for name in ("item", "heading", "row"):
        if getattr(sentence, name):
            yield f"in-{name}"
    if value.start - sentence.start <= 2:
        yield "opens-sentence"
    if reading.cues("it", sentence):
        yield "says-it"
    yield from _word_before(scene, first)
    opened = reading.text.rfind("(", sentence.start, value.start)
    if opened >= 0 and reading.text.find(")", opened, value.start) < 0:
        yield "in-brackets"
    yield from (f"inside:{o.thing.kind}" for o in reading.around(value.start, value.end) if o.thing is not value.thing)


def _nearest(cues: tuple[Cue, ...], first: int, last: int) -> Iterator[str]:
    """The cues beside an object: the nearest before it and the nearest behind it."""
    before = max([cue.last for cue in cues if cue.last < first], default=-1)
    behind = next((cue.first for cue in cues if cue.first >= last), -1)  # cues are in order
    led, tailed = before >= 0 and first - before <= _BESIDE + 1, behind >= 0 and behind - last <= _BESIDE
    if led or tailed:
        for opening, closing, name in cues:
            if led and closing == before:
                yield _LED[name]
            if tailed and opening == behind:
                yield _TAIL[name]


def _governing(scene: Scene, cues: tuple[Cue, ...], value: Occurrence) -> Iterator[str]:
    """The words for a role that govern an object, or the list in which it stands: the last before, the first behind."""
    reading = scene.reading
    speaking = ROLE_WORDS.get(value.thing.kind) or VALUE_WORDS.get(value.thing.kind, frozenset())
    row = scene.runs.get(value, (value,))
    start, end = row[0].start, row[-1].end
    first, last = reading.index(start), reading.index(end)
    telling = [cue for cue in cues if cue.name in speaking and not _small(scene, cue)]
    before = [cue for cue in telling if cue.last < first]
    if before:
        nearest = max(cue.last for cue in before)
        between = reading.folded[reading.words[nearest].end : start]
        close = first - nearest <= _BESIDE + 1 and not any(mark in between for mark in ",;:(")
        apart = ";" in between or first - nearest > _FAR
        if not apart:
            place = "governed" if close else "under"
            yield from (f"{place}:{cue.name}" for cue in before if cue.last == nearest)
    after = [cue for cue in telling if cue.first >= last]
    if after:
        nearest = after[0].first
        between = reading.folded[end : reading.words[nearest].start]
        if nearest - last <= _BESIDE and not any(mark in between for mark in ";:"):
            yield from (f"does:{cue.name}" for cue in after if cue.first == nearest)


def _small(scene: Scene, cue: Cue) -> bool:
    """Whether a cue is small words alone ("of the"), which tell no role."""
    known = scene.small.get(cue)
    if known is None:
        known = scene.small[cue] = _of_small_words(scene.reading, cue)
    return known


def _of_small_words(reading: Reading, cue: Cue) -> bool:
    grammar = reading.lexicon_at(cue.first)
    inner = reading.words[cue.first : cue.last + 1]
    return all(
        any(grammar.has(table, token.word) for table in ("articles", "connectors", "locatives")) for token in inner
    )


def _word_before(scene: Scene, first: int) -> Iterator[str]:
    """The class of the small word before an object, an article aside."""
    words, at = scene.reading.words, first - 1
    if at < 0 or first == len(words) or words[first].gap.strip():
        return
    grammar = lexicon(scene.reading.lexicon_at(first).code)
    if at > 0 and grammar.has("articles", words[at].word) and not grammar.has("locatives", words[at].word):
        at -= 1
    yield from (f"word-before:{table}" for table in _SMALL if grammar.has(table, words[at].word))


def _in_row(scene: Scene, couple: Couple, value: Occurrence) -> Iterator[str]:
    """The list in which an object stands: its length, what announces it, what is said of the others in it."""
    row = scene.rows.get(value)
    if row is None:
        return
    yield "in-list" if len(row.members) < 4 else "in-long-list"
    yield from _LIST_BEFORE.of(row.announced)
    for other in row.members:
        if other is not value.thing:
            for claim in scene.between.get((couple.subject, other), ()):
                yield f"list-rule:{claim.predicate}"
