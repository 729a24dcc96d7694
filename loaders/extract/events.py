"""Events: meetings, visits and conferences, where and when they are held and by whom."""

from __future__ import annotations

from graph.model import Term
from loaders.extract.dates import Moment, Period, day_ranges, moments
from loaders.extract.focus import project_at
from loaders.extract.frames import around
from loaders.extract.lexicon import Row
from loaders.extract.participation import based_in
from loaders.extract.phrases import Hit
from loaders.extract.reading import Reading
from loaders.extract.sentences import Sentence
from loaders.extract.things import Occurrence, Thing
from loaders.extract.tokens import index_at

_PLACE_NEAR = 12  # words between an event and where it is held
_AWAY = 6  # characters between "borders with" and a place where nothing is held
_KICK_OFF = "kick-off"
_LONG_DATE = len("2021-10-07")
_PLAIN = "meeting"  # a bare "meeting" is an event only where an ordinal or the project tells which


def note_events(reading: Reading) -> None:
    """Notes the events that a sentence gives a place, a date or a host; the rest are plans and talk."""
    for sentence in reading.sentences:
        if sentence.row:
            continue
        for hit in _heads(reading, sentence)[:2]:
            _note(reading, sentence, hit)


def _heads(reading: Reading, sentence: Sentence) -> list[Hit[Row]]:
    """The head nouns of events in a sentence; of two side by side ("kick-off conference") one with both words."""
    none = reading.cues("no-event", sentence)
    found: list[Hit[Row]] = []
    for hit in reading.hits_in("events", sentence):
        if any(h.first <= hit.first and hit.last <= h.last for h in none):
            continue
        if found and hit.first == found[-1].last + 1 and reading.words[hit.first].gap in (" ", "-"):
            found[-1] = Hit(found[-1].first, hit.last, found[-1].payload)
        else:
            found.append(hit)
    return found


def _same_event(reading: Reading, kind: str, start: int, project: Thing | None, dated: bool) -> Thing | None:
    """The event that the text goes back to: a project has one kick-off; "the conference" is the last one named."""
    known = [t for t in reading.found("Event") if t.start < start and t.parts.get("project") is project]
    if kind == _KICK_OFF:
        return next((t for t in known if t.tag == kind), None)
    word = index_at(reading.words, start)
    definite = word > 0 and reading.words[word - 1].word in ("the", "la", "il", "le", "der", "die", "das", "el", "l")
    head = reading.words[word].word
    same = [t for t in known if t.label.casefold().split()[-1:] == [head]]
    return same[-1] if definite and same and not dated else None


def _note(reading: Reading, sentence: Sentence, hit: Hit[Row]) -> None:
    start, end = _title(reading, sentence, hit)
    ordinal = start < reading.words[hit.first].start
    if reading.around(start, end):
        return
    if hit.payload.value == _PLAIN and not ordinal:
        return
    places = _places(reading, sentence, end)
    ranges = list(day_ranges(reading, sentence.start, sentence.end))
    hosted = around(reading, sentence, "hostedBy")
    dated = hit.payload.value == _KICK_OFF and _day(reading, sentence) is not None
    if not (places or ranges or hosted or dated) or reading.cues("comprises", sentence):
        return
    kind = "interregional-meeting" if hit.payload.value == _PLAIN else hit.payload.value
    project = project_at(reading, start) or reading.project
    event = _same_event(reading, kind, start, project, bool(ranges))
    if event is None:
        event = Thing("Event", start, end, tag=kind, rule="event-held")
        event.call(reading.text[start:end], sentence.language, "title")
    reading.add(event, start, end)
    _tell(reading, sentence, event, (start, end), places, ranges)


def _tell(
    reading: Reading,
    sentence: Sentence,
    event: Thing,
    name: tuple[int, int],
    places: list[Occurrence],
    ranges: list[Period],
) -> None:
    """Claims kind, place, project and days of an event, each once."""
    (start, end), kind = name, event.tag
    reading.claim(event, "eventType", Term(f"event-type/{kind}"), (start, end), "event-held")
    if places and next(reading.says(event, "heldIn"), None) is None:
        where = next((o for o in places if o.thing.kind == "City"), places[0])
        event.place, event.country = where.thing.place or where.thing.code, where.thing.country
        reading.claim(event, "heldIn", where.thing, (min(start, where.start), max(end, where.end)), "event-held")
    project = project_at(reading, start) or reading.project
    if project is not None:
        event.parts["project"] = project
        reading.claim(event, "inProject", project, (start, end), "event-project")
    if any(next(reading.says(event, name), None) for name in ("date", "startDate")):
        return
    if ranges:
        span = (min(start, ranges[0].start), max(end, ranges[0].end))
        reading.claim(event, "startDate", ranges[0].first.literal, span, "event-date")
        reading.claim(event, "endDate", ranges[0].last.literal, span, "event-date")
        return
    day = _day(reading, sentence)
    if day is not None:
        reading.claim(event, "date", day.literal, (min(start, day.start), max(end, day.end)), "event-date")


def _day(reading: Reading, sentence: Sentence) -> Moment | None:
    """The only day that a sentence names."""
    dates = [m for m in moments(reading, sentence.start, sentence.end) if len(m.value) == _LONG_DATE]
    return dates[0] if len(dates) == 1 else None


def _title(reading: Reading, sentence: Sentence, hit: Hit[Row]) -> tuple[int, int]:
    """The noun with an ordinal before it ("second interregional meeting")."""
    first = hit.first
    while (
        first > sentence.first
        and reading.words[first].joined
        and (
            reading.words[first - 1].word in reading.lexicon_at(first).ordinals
            or reading.lexicon_at(first).has("modifiers", reading.words[first - 1].word)
            or reading.words[first - 1].word.startswith(("interregional", "transnational", "thematic"))
        )
    ):
        first -= 1
    return reading.words[first].start, reading.words[hit.last].end


def _places(reading: Reading, sentence: Sentence, end: int) -> list[Occurrence]:
    """The places named near behind an event, or else the only one of its sentence."""
    named = [
        o
        for o in reading.within(sentence.start, sentence.end, "City", "Region", "Country")
        if not any(p.thing.kind not in ("City", "Region", "Country") for p in reading.around(o.start, o.end))
    ]
    named = [o for o in named if reading.text[o.start - 1 : o.start] != "("]  # brackets say where a body is
    away = [reading.span(h)[1] for h in reading.cues("away", sentence)]
    named = [o for o in named if not any(0 <= o.start - stop <= _AWAY for stop in away)]
    near = [o for o in named if o.start >= end and len(reading.folded[end : o.start].split()) <= _PLACE_NEAR]
    return near or (named if len(named) == 1 else [])


def places_in_countries(reading: Reading) -> None:
    """Reads "Kouvola, Finland", "Municipality of Zlatograd (Bulgaria)": what stands first is in the country."""
    for body in reading.within(0, len(reading.text), "Organization", "PublicOrganisation"):
        for place in reading.within(body.end, min(len(reading.text), body.end + 40), "Country", "City", "Region"):
            between = reading.folded[body.end : place.start].strip()
            apposed = between == "," and place.thing.kind == "Country" and body.thing.country == place.thing.country
            if apposed:
                based_in(reading, body.thing, place.thing, (body.start, place.end), "org-country")
            if between == "(" and reading.text[place.end : place.end + 1] in (
                ")",
                ",",
            ):
                based_in(reading, body.thing, place.thing, (body.start, place.end + 1), "org-country")
                body.thing.country = body.thing.country or place.thing.country
    inner = reading.within(0, len(reading.text), "City", "Region")
    for place in inner:
        for country in reading.within(place.end, min(len(reading.text), place.end + 40), "Country"):
            between = reading.folded[place.end : country.start]
            beside = between.strip() in (",", "(") and len(between) <= 3
            if beside and place.thing.country in (None, country.thing.country):
                span = (place.start, country.end)
                reading.claim(place.thing, "withinTerritory", country.thing, span, "place-country")
