"""What every thing of a document is and is called: its class and its names as statements."""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from graph.model import Literal, Term
from loaders.extract.gazetteer import best_place
from loaders.extract.mentions import BODIES, PLACES
from loaders.extract.participation import based_in
from loaders.extract.reading import Reading
from loaders.extract.spelling import spoken_at
from loaders.extract.things import Thing
from loaders.extract.tokens import index_at
from loaders.extract.whereabouts import LEVELS
from ontology import territories
from ontology.territories import Territory

_NAMELESS = frozenset({"Participation"})
# Rules that cut a name out of running text: what it says there ("the final conference") is a name, not a title.
_FROM_PROSE = frozenset(
    [
        *("event-held", "plan-name", "policy-grammar", "policy-definite", "policy-acronym", "practice-series"),
        *("authority", "law-numbered", "practice-quoted-alone", "call-quoted", "action-quoted-alone"),
        *("practice-modelled", "practice-model-noun", "practice-beside", "practice-named", "practice-described"),
        *("practice-transfer", "action-told", "action-announced", "action-listed", "action-bracketed"),
        *("plan-told", "axis-told"),
    ]
)


def name_things(reading: Reading) -> None:
    """Claims the class and the names of every thing, and the territory that a body's name holds."""
    places: dict[str | None, Thing] = {}
    for thing in reading.things:
        if thing.kind in PLACES:
            places.setdefault(thing.code, thing)
    for thing in list(reading.things):
        if thing.kind in BODIES:
            _place_in_name(reading, thing, places)
    for thing in list(reading.things):
        span = (thing.start, thing.end)
        rule = thing.rule or "thing"
        reading.claim(thing, "type", Term(thing.kind), span, rule)
        for name in thing.names:
            if name.use == "alias":
                continue
            at = reading.text.find(name.text, thing.start)
            at = reading.text.find(name.text) if at < 0 else at
            where = (
                (at, at + len(name.text)) if at >= 0 and reading.text[at : at + len(name.text)] == name.text else span
            )
            language = name.language if name.use != "acronym" else None
            datatype = "http://www.w3.org/1999/02/22-rdf-syntax-ns#langString" if language else Literal("").datatype
            use = "label" if name.use == "title" and rule in _FROM_PROSE and thing.kind != "Project" else name.use
            reading.claim(thing, use, Literal(name.text, datatype, language), where, rule)


def _region_code(name: str, place: Territory) -> str | None:
    """Code of the region that a place's name says: of a city, the region so called around it, else its NUTS 3.

    >>> _region_code("London", territories.by_code("geonames:2643743"))
    'UKI'
    """
    if place.kind != "City":
        return place.code
    around = [row.code for row in territories.find(name) if row.kind == "Region"]
    return max((code for code in around if (place.parent or "").startswith(code)), key=len, default=place.parent)


def _place_in_name(reading: Reading, body: Thing, places: dict[str | None, Thing]) -> None:
    """The place inside a body's name is where the body is ("Regione Lombardia", "University of Turin")."""
    for start, end in sorted(body.places):
        first = bisect_left(reading.inner, start, key=lambda h: h.start)
        last = bisect_right(reading.inner, end, key=lambda h: h.start)
        inner = [h for h in reading.inner[first:last] if h.end <= end and h.kind in PLACES]
        if reading.within(start, end, "Programme"):
            continue  # "Begleitausschuss von Interreg Sachsen-Tschechien": the programme is so called
        done: set[bool] = set()
        for hypothesis in inner:
            name = reading.text[hypothesis.start : hypothesis.end]
            spoken = spoken_at(reading, index_at(reading.words, hypothesis.start))
            place = best_place(name, levels=LEVELS.get(body.body or "", ()), spoken=spoken)
            if place is None and hypothesis.code:
                place = territories.by_code(hypothesis.code)  # a case form, which no table has
            code = place and _region_code(name, place)
            if not place or not code or (body.country and place.country != body.country):
                continue
            if len(code) > 2 and body.place and not (code.startswith(body.place) or body.place.startswith(code)):
                continue
            if (len(code) == 2) in done:
                continue
            known = places.get(code)
            if known is None:
                kind = "Country" if len(code) == 2 else "Region"
                known = Thing(
                    kind, hypothesis.start, hypothesis.end, code=code, country=place.country, rule="gazetteer-nuts"
                )
                if place.kind != "City" and (hypothesis.start, hypothesis.end) != (start, end):
                    known.call(name, None, "label")
                reading.add(known, hypothesis.start, hypothesis.end)
                places[code] = known
            based_in(
                reading, body, known, (start, end), "gazetteer-nuts" if known.kind == "Region" else "gazetteer-country"
            )
            done.add(len(code) == 2)
