"""Events: meetings, visits and conferences, where they are held and by whom."""

from __future__ import annotations

from graph.model import Term
from loaders.extract.dates import moments
from loaders.extract.reading import Reading
from loaders.extract.things import Thing

_PLACE_NEAR = 12  # words between an event and where it is held


def events(reading: Reading) -> None:
    """Notes the events that a sentence gives a place or date, and claims type, project, place and date."""
    for sentence in reading.sentences:
        for hit in reading.hits_in("events", sentence)[:2]:
            start, end = reading.span(hit)
            if any(o.start <= start and end <= o.end for o in reading.occurrences):
                continue
            places = [
                o for o in reading.within(end, sentence.end, "City", "Region", "Country")
                if len(reading.folded[end : o.start].split()) <= _PLACE_NEAR and not _inside_body(reading, o.start, o.end)
            ]  # fmt: skip
            dates = [m for m in moments(reading, sentence.start, sentence.end) if len(m.value) >= 7]
            if not places or reading.cues("comprises", sentence):
                continue
            where = next((o for o in places if o.thing.kind == "City"), places[0])
            event = Thing("Event", start, end, tag=hit.payload.value, rule="event-held")
            event.call(reading.text[start:end], sentence.language, "title")
            reading.add(event, start, end)
            event.place = where.thing.place or where.thing.code
            event.country = where.thing.country
            reading.claim(event, "heldIn", where.thing, (start, where.end), "event-held")
            reading.claim(event, "eventType", Term(f"event-type/{hit.payload.value}"), (start, end), "event-held")
            if reading.project is not None:
                event.parts["project"] = reading.project
                reading.claim(event, "inProject", reading.project, (start, end), "event-project")
            if len(dates) == 1 and len(dates[0].value) == 10:
                reading.claim(event, "date", dates[0].literal, (min(start, dates[0].start), max(end, dates[0].end)), "event-date")


def _inside_body(reading: Reading, start: int, end: int) -> bool:
    return any(
        o.start <= start and end <= o.end and o.thing.kind not in ("City", "Region", "Country") for o in reading.occurrences
    )


def places_in_countries(reading: Reading) -> None:
    """ "Kouvola, Finland", "Zlatograd (Bulgaria)": the place lies in the country."""
    inner = reading.within(0, len(reading.text), "City", "Region")
    for place in inner:
        for country in reading.within(place.end, min(len(reading.text), place.end + 40), "Country"):
            between = reading.folded[place.end : country.start]
            if between.strip() in (",", "(") and len(between) <= 3:
                if country.thing.country == place.thing.country or place.thing.country is None:
                    reading.claim(place.thing, "withinTerritory", country.thing, (place.start, country.end), "place-country")
