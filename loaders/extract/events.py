"""Events: meetings, visits and conferences, where and when they are held and by whom."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from graph.model import Term
from loaders.extract.dateforms import Moment
from loaders.extract.datelines import today
from loaders.extract.dates import Period, day_ranges, moments, periods
from loaders.extract.event_headings import headed_event
from loaders.extract.event_names import EventName, event_names, is_ordinal
from loaders.extract.event_orders import is_another, order_of
from loaders.extract.event_places import places_of
from loaders.extract.event_sheets import sheet_of
from loaders.extract.focus import project_at
from loaders.extract.folding import fold
from loaders.extract.frames import around
from loaders.extract.reading import Reading
from loaders.extract.sentences import Sentence
from loaders.extract.things import Occurrence, Thing
from loaders.extract.truth import denied, same_clause
from loaders.extract.yearless import day_of_text

_KICK_OFF = "kick-off"
_OWN = frozenset({_KICK_OFF, "study-visit", "stakeholder-meeting", "peer-review"})  # a project holds them itself
_BESIDE = 40  # characters between an event and the project named with it
_DASHES = ("–", "—", "-")
_DAY = len("2021-10-07")
_MONTH = len("2021-10")
_NEAR = 6  # words between an event and the month in which it is held
_PLAIN = "meeting"  # a bare "meeting" is an event only where an ordinal, an adjective or a complement tells which
_LINKS = 3  # words that join the name of a project or place to that of an event
_ONCE = frozenset({"conference", "interregional-meeting"})  # a project holds one final conference, a committee meets
_CLOSING = tuple("”“»\"’'")
_CASE = 3  # letters of an ending
_AT_EVENT = 5  # words of "on the occasion of the"
_LEAST = 3  # letters that two forms of one word have in common
_GOES_ON = 4  # sentences from an event to those that say where or when it was
_STEM = 5  # letters by which two head nouns are the same


def note_events(reading: Reading) -> None:
    """Notes the events that a sentence gives a place, a date or a host; the rest are plans and talk."""
    heads: dict[Thing, frozenset[str]] = {}
    orders: dict[Thing, int | None] = {}
    waiting: list[tuple[Sentence, EventName]] = []  # events of which the text has not told yet where or when
    for sentence in reading.sentences:
        if sentence.row:
            continue
        for name in list(event_names(reading, sentence))[:3]:
            _note(reading, sentence, name, heads, orders, waiting)


def _note(
    reading: Reading,
    sentence: Sentence,
    name: EventName,
    heads: dict[Thing, frozenset[str]],
    orders: dict[Thing, int | None],
    waiting: list[tuple[Sentence, EventName]],
) -> None:
    if reading.around(name.start, name.end) or reading.around(*name.head, "Project"):
        return
    if any(reading.span(h)[1] <= name.start for h in reading.cues("comprises", sentence)):
        return  # "the project includes workshops"
    if reading.cues("cancelled", sentence) or (not name.proper and is_another(reading, sentence, name)):
        return
    first = reading.index(name.head[0])
    verbs = [(h.first, h.last) for row in ("held", "venue") for h in reading.cues(row, sentence)]
    if any(denied(reading, sentence, *place) for place in ((first, first), *verbs)):
        return
    project = _project(reading, sentence, name)
    order = order_of(reading, sentence, name)
    event = _counted(reading, name, order, heads, orders)
    if event is None:
        others = {thing for thing, number in orders.items() if order and number and number != order}
        event = _same_event(reading, name, project, {t: words for t, words in heads.items() if t not in others}, others)
    if event is None:
        event = headed_event(reading, name, project, heads)
    meant = _meant(reading, name, waiting) if event is None else None
    if event is None and meant is None and not name.proper and (name.kind == _PLAIN or _several(reading, name)):
        return
    places = places_of(reading, sentence, name)
    if any(_is_denied(reading, name, place) for place in places):
        return
    ranges = _ranges(reading, sentence)
    when = _when(reading, sentence, name, known=event is not None or meant is not None)
    sheet = sheet_of(reading, sentence, name) if not (places and (ranges or when)) else None
    if sheet is not None:
        places, ranges, when = places or sheet.places, ranges or sheet.ranges, when or sheet.day
    hosted = _tells_which(reading, name) and around(reading, sentence, "hostedBy")
    told = places or ranges or when or hosted
    if event is None and not (told or _named_and_held(reading, sentence, name)):
        if name.proper:
            waiting.append((sentence, name))
        return
    if event is None and meant is not None:
        event = _new(reading, *meant)
        heads[event], orders[event] = _head(reading, meant[1]), order_of(reading, *meant)
        project = _project(reading, *meant)
        reading.add(event, meant[1].start, meant[1].end)
    elif event is None:
        event = _new(reading, sentence, name)
        heads[event], orders[event] = _head(reading, name), order
    elif (name.proper or " " in reading.text[name.start : name.end]) and all(
        one.text != reading.text[name.start : name.end] for one in event.names
    ):
        event.call(reading.text[name.start : name.end], sentence.language, "alias")
    reading.add(event, name.start, name.end)
    if not name.start <= name.head[0] < name.end:
        reading.add(event, *name.head)  # the noun before the quotes
    if project is not None and "project" not in event.parts:
        event.parts["project"] = project
        reading.claim(event, "inProject", project, (name.start, name.end), "event-project")
    _tell(reading, event, (name.start, name.end), places, ranges, when)
    for body in sheet.hosts if sheet is not None else ():
        reading.claim(event, "hostedBy", body.thing, (name.start, body.end), "event-sheet")


def _is_denied(reading: Reading, name: EventName, place: Occurrence) -> bool:
    """Whether a "not" stands between an event and its place in one clause ("n'a pas eu lieu à Nantes")."""
    start, end = min(name.end, place.end), max(name.start, place.start)
    first, last = reading.index(start), reading.index(end)
    return bool(reading.cues_between("negation", start, end)) and same_clause(reading, first, last)


def _new(reading: Reading, sentence: Sentence, name: EventName) -> Thing:
    kind = "interregional-meeting" if name.kind == _PLAIN else name.kind
    event = Thing("Event", name.start, name.end, tag=kind, rule="event-held")
    names = [reading.text[name.start : end] for end in (name.end, _whole_name(reading, sentence, name))]
    for words, use in zip(names if name.proper else names[::-1], ("title", "alias"), strict=True):
        event.call(words, sentence.language, use)
    if name.proper and _of_project(reading, name):
        event.call(reading.text[name.start : name.head[1]], sentence.language, "alias")
    return event


def _of_project(reading: Reading, name: EventName) -> bool:
    """Whether an event's name ends with the project that it is of, behind small words ("kick-off meeting of RIVA")."""
    at, end = name.head[1], name.end
    projects = [one for one in reading.within(at, end, "Project") if one.end == end]
    words = reading.words[reading.index(at) : reading.index(projects[0].start)] if projects else ()
    return 0 < len(words) <= _LINKS and all(_links(reading, reading.index(word.start)) for word in words)


def _meant(
    reading: Reading, name: EventName, waiting: list[tuple[Sentence, EventName]]
) -> tuple[Sentence, EventName] | None:
    """The event named a few sentences before that "the meeting" means, of which nothing has been told yet."""
    if name.proper or not _definite(reading, name):
        return None
    number = reading.sentence_number(name.start)
    near = [one for one in waiting if number - reading.sentence_number(one[1].start) <= _GOES_ON]
    alike = [one for one in near if _head(reading, one[1]) & _head(reading, name)]
    if not alike and reading.cues_between("the-event", *name.head):
        return near[-1] if near else None
    return alike[-1] if alike else None


def _several(reading: Reading, name: EventName) -> bool:
    """Whether a bare head noun is a plural: "workshops were held in Lille" names no event."""
    first, last = reading.index(name.head[0]), reading.index(name.head[1]) - 1
    return any(h.last == last and h.first <= first for h in reading.whole_cues("several-events").between(first, last))


def _whole_name(reading: Reading, sentence: Sentence, name: EventName) -> int:
    """Where the name ends with the project and the place right behind it ("study visit of RIVA to Ghent")."""
    end, text = name.end, reading.text
    if text[end : end + 1] in _CLOSING:
        return end
    for one in reading.within(end, sentence.end, "Project", "City", "Region"):
        if one.start < end:
            continue
        between = reading.words[reading.index(end) : reading.index(one.start)]
        joint = text[end : one.start]
        plain = joint.replace("'", " ").replace("’", " ").strip().replace(" ", "").isalpha()
        plain = plain or (joint == " " and one.thing.kind != "Project")  # "loppuseminaari Turussa"
        if not plain or len(between) > _LINKS or not all(_links(reading, reading.index(w.start)) for w in between):
            break
        nouns = [h for h in reading.cues("Project", sentence, "heads") if reading.span(h)[0] == one.end + 1]
        end = reading.span(nouns[0])[1] if nouns and one.thing.kind == "Project" else one.end
    return end


def _links(reading: Reading, at: int) -> bool:
    """Whether a token is a small word, or the noun project, before the name that it joins to an event's."""
    grammar, word = reading.lexicon_at(at), reading.words[at].word
    small = any(grammar.has(table, word) for table in ("connectors", "articles", "locatives"))
    noun = any(h.payload.value == "Project" for h in reading.hits_touching("heads", at, at))
    place = any(h.first <= at <= h.last for h in reading.whole_cues("place-in").beginning(at - 1, at))
    return small or noun or place


def _tells_which(reading: Reading, name: EventName) -> bool:
    """Whether a name is of one event, not of a kind ("study visits are organised by the partners")."""
    first = reading.index(name.start)
    article = first > 0 and reading.lexicon_at(first).has("articles", reading.words[first - 1].word)
    return name.proper or name.kind == _KICK_OFF or article


def _project(reading: Reading, sentence: Sentence, name: EventName) -> Thing | None:
    """The project of an event: one named beside it; else that of the passage, unless it is an event of others.

    A conference or festival with a name of its own is more often visited by a project than held by it.
    """
    beside = reading.within(max(sentence.start, name.start - _BESIDE), min(sentence.end, name.end + _BESIDE), "Project")
    if beside:
        return next((o.thing for o in beside if o.start >= name.start), beside[-1].thing)
    if reading.within(max(sentence.start, name.start - _BESIDE), min(sentence.end, name.end + _BESIDE), "Programme"):
        return None  # a committee or a conference of a programme
    first, last = reading.index(name.start), reading.index(name.end)
    capitals = [n for n in range(max(first, sentence.first + 1), last) if reading.words[n].capital]
    named = any(not is_ordinal(reading, n) for n in capitals)
    if named and name.kind not in _OWN:
        return None
    return project_at(reading, name.start) or reading.project


def _ranges(reading: Reading, sentence: Sentence) -> Sequence[Period]:
    """The runs of days of a sentence, also over the end of a month."""
    wider = periods(reading, sentence.start, sentence.end)
    return day_ranges(reading, sentence.start, sentence.end) or [
        p for p in wider if len(p.first.value) == len(p.last.value) == _DAY
    ]


def _named_and_held(reading: Reading, sentence: Sentence, name: EventName) -> bool:
    """Whether an event with a name of its own is said to be held, though not where or when."""
    first, last = reading.index(name.start), reading.index(name.end)
    named = any(reading.words[n].capital or is_ordinal(reading, n) for n in range(first, last))
    long = reading.index(name.head[1]) - reading.index(name.head[0]) > 1 and name.kind in _ONCE
    only = (long and not _several(reading, name)) or (name.kind == _KICK_OFF and _definite(reading, name))
    told = bool(reading.cues("held", sentence)) or (
        _is_told_of(reading, name) and not reading.cues("promise", sentence)
    )
    return (only or (name.proper and named)) and told


def _is_told_of(reading: Reading, name: EventName) -> bool:
    """Whether something is told to have been said or done at an event: "during the second workshop"."""
    first, last = reading.index(name.start), reading.index(name.end)
    if first and reading.lexicon_at(first).has("articles", reading.words[first - 1].word):
        first -= 1
    near = (max(0, first - _AT_EVENT), first - 1)
    before = [hit for row in ("at-event", "place-in") for hit in reading.whole_cues(row).beginning(*near)]
    if name.kind == _PLAIN:
        return False  # "at its 14th meeting the assembly adopted"
    if any(hit.last == first - 1 and hit.payload.language == reading.lexicon_at(first).code for hit in before):
        return reading.words[first].gap in (" ", "'", "’")
    grammar = reading.lexicon_at(last - 1)
    behind = reading.cues_at("at-event", last) if grammar.has("traits", "name-first") else []
    return any(hit.payload.language == grammar.code for hit in behind)  # "seminaarin aikana"


def _head(reading: Reading, name: EventName) -> frozenset[str]:
    first, last = reading.index(name.head[0]), reading.index(name.head[1])
    return frozenset(word.word[:_STEM] for word in reading.words[first:last])


def _counted(
    reading: Reading,
    name: EventName,
    order: int | None,
    heads: dict[Thing, frozenset[str]],
    orders: dict[Thing, int | None],
) -> Thing | None:
    """The event of the same number and noun: "Zweites Stakeholdertreffen …" is "das zweite Treffen der Gruppe"."""
    kind = "interregional-meeting" if name.kind == _PLAIN else name.kind
    same = [t for t, number in orders.items() if order is not None and number == order]
    stem = reading.folded[slice(*name.head)].split()[-1]
    stem = stem[: max(_STEM, len(stem) - _CASE)]  # "Treffen" ends "Stakeholdertreffen"
    alike = [t for t in same if t.tag == kind or heads[t] & _head(reading, name) or _named_with(t, stem)]
    return alike[0] if len(alike) == 1 else None


def _named_with(event: Thing, stem: str) -> bool:
    return any(stem in fold(one.text) for one in event.names)


def _same_event(
    reading: Reading,
    name: EventName,
    project: Thing | None,
    heads: dict[Thing, frozenset[str]],
    others: Collection[Thing],
) -> Thing | None:
    """The event that the text goes back to: a project has one kick-off; "the event", "the conference" is the last."""
    known = [t for t in reading.found("Event") if t.start < name.start and t not in others]
    title = reading.folded[name.start : name.end]
    same = next((t for t in known if any(fold(n.text) == title for n in t.names)), None)
    same = same or next((t for t in known if _in_other_case(reading, name, t)), None)
    if same is not None:
        return same
    if name.kind == _KICK_OFF:
        mine = [t for t in known if t.tag == _KICK_OFF]
        return next((t for t in mine if project is None or t.parts.get("project") in (None, project)), None)
    if name.proper or not known or not _definite(reading, name):
        return None
    alike = [t for t in known if heads.get(t, frozenset()) & _head(reading, name)]
    if not alike and reading.cues_between("the-event", *name.head):
        return known[-1]
    return alike[-1] if alike else None


def _in_other_case(reading: Reading, name: EventName, event: Thing) -> bool:
    """Whether a name is that of a known event in another case ("na drugom sastanku"), or has its number and noun."""
    kind = "interregional-meeting" if name.kind == _PLAIN else name.kind
    if not name.proper or event.tag != kind or not event.names:
        return False
    words = reading.folded[name.start : name.end].split()
    known = [fold(one.text).split() for one in event.names]
    if len(words) > 1 and any(len(words) == len(one) and all(map(_alike, words, one)) for one in known):
        return True
    first, nouns = reading.index(name.start), reading.folded[slice(*name.head)].split()
    counted = is_ordinal(reading, first) or reading.cues_at("event-order", first)
    return bool(counted) and any(
        _alike(one[0], words[0]) and any(_alike(word, noun) for noun in nouns for word in one[1:]) for one in known
    )


def _alike(word: str, other: str) -> bool:
    """Whether two words differ by their endings only."""
    short = min(len(word), len(other))
    return word[: max(short - _CASE, min(short, _LEAST))] == other[: max(short - _CASE, min(short, _LEAST))]


def _definite(reading: Reading, name: EventName) -> bool:
    """Whether an article says that the event is known, or the noun opens its sentence."""
    word = reading.index(name.start)
    sentence = reading.sentence_at(name.start)
    opens = sentence is not None and word - sentence.first <= 1
    known = word > 0 and (
        reading.lexicon_at(word).has("articles", reading.words[word - 1].word)
        or any(h.last == word - 1 for h in reading.cues("definite", sentence))
    )
    return known or opens


def _when(reading: Reading, sentence: Sentence, name: EventName, *, known: bool) -> Moment | None:
    """The only day that a sentence names, or else the only month near the event."""
    dated = {one.start for one in day_of_text(reading) if reading.text[one.end :].lstrip(". ")[:1] in _DASHES}
    found = [m for m in moments(reading, sentence.start, sentence.end) if m.start not in dated]  # "Lille, 6 May – …"
    days = [m for m in found if len(m.value) == _DAY]
    if days:
        return days[0] if len(days) == 1 and (known or name.proper or name.kind != _PLAIN) else None
    news = today(reading, sentence) if not found and reading.cues("held", sentence) else None
    if news is not None:
        return news
    months = [m for m in found if len(m.value) == _MONTH]
    verbs = [reading.span(h) for h in reading.cues("held", sentence)]
    near = [
        m for m in months if any(_between(reading, m, *place) <= _NEAR for place in ((name.start, name.end), *verbs))
    ]
    return near[0] if len(months) == 1 and near else None


def _between(reading: Reading, moment: Moment, start: int, end: int) -> int:
    """Words between a date and a stretch of text."""
    return len(reading.folded[min(end, moment.end) : max(start, moment.start)].split())


def _tell(
    reading: Reading,
    event: Thing,
    name: tuple[int, int],
    places: list[Occurrence],
    ranges: Sequence[Period],
    when: Moment | None,
) -> None:
    """Claims kind, place, project and days of an event, each once."""
    (start, end), kind = name, event.tag
    reading.claim(event, "eventType", Term(f"event-type/{kind}"), (start, end), "event-held")
    if places and places[0].thing.kind != "Country":
        _drop_wider(reading, event, places[0].thing)
    if places and next(reading.says(event, "heldIn"), None) is None:
        event.place, event.country = places[0].thing.place or places[0].thing.code, places[0].thing.country
        for where in places:
            reading.claim(event, "heldIn", where.thing, (min(start, where.start), max(end, where.end)), "event-held")
    if any(next(reading.says(event, name), None) for name in ("date", "startDate")):
        return
    if ranges:
        span = (min(start, ranges[0].start), max(end, ranges[0].end))
        reading.claim(event, "startDate", ranges[0].first.literal, span, "event-date")
        reading.claim(event, "endDate", ranges[0].last.literal, span, "event-date")
    elif when is not None:
        reading.claim(event, "date", when.literal, (min(start, when.start), max(end, when.end)), "event-date")


def _drop_wider(reading: Reading, event: Thing, place: Thing) -> None:
    """Takes back the country or region that a heading gave an event, where the text tells the town in it."""
    said = list(reading.says(event, "heldIn"))
    where = said[0].object if len(said) == 1 else None
    wider = ("Country", "Region") if place.kind == "City" else ("Country",)
    if isinstance(where, Thing) and where.kind in wider and where.country in (None, place.country):
        reading.claims.drop(lambda claim: claim is said[0])
