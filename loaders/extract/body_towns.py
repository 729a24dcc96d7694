"""Towns right behind the names of bodies: "Fundación Aguas Vivas (Falset)", "Stiftung Landleben, Andelsbuch".

Most tables of towns are full of ordinary words, so the text itself must give a reason to expect one. Behind a body, in
brackets or between a comma and the end of the item, there is one, in its country or in those of its language.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from loaders.extract.dateforms import month_of
from loaders.extract.gazetteer import is_common, last_in_line
from loaders.extract.givennames import opens_a_name
from loaders.extract.inflection import inflected_place
from loaders.extract.mentions import BODIES, PLACES
from loaders.extract.participation import based_in
from loaders.extract.reading import Reading
from loaders.extract.spelling import countries_speaking
from loaders.extract.surroundings import surroundings
from loaders.extract.things import Occurrence, Thing
from loaders.extract.towns import town_called
from loaders.extract.whereabouts import TERRITORIAL, country_code
from ontology import territories
from ontology.territories import Territory

RULE = "body-town"
_LISTED = "listed-body"  # the rule of names that public lists have
_LONGEST = 4  # words of a town's name
_SHORTEST = 3  # letters of it
_BESIDE = (", ", " (", " – ", " - ", " · ")
_CLOSING = (")", ",", ";", ".", "\n", "")
_KEPT = 2  # words that are left of a body's name when its town is cut off


class Town(NamedTuple):
    """A town by the tables, and where it is named."""

    start: int
    end: int
    place: Territory


def towns_of_bodies(reading: Reading) -> None:
    """Notes the towns that stand right behind bodies and claims that these are there."""
    for body in [o for o in reading.occurrences if o.thing.kind in BODIES]:
        led = _led_at_end(reading, body)
        cut = led or _at_end_of_name(reading, body)
        if cut is not None and not body.thing.authority:
            before = reading.words[reading.index(cut.start) - 1].start if led else cut.start
            body = _shortened(reading, body, before)
        found = cut or _behind(reading, body)
        if found is None:
            continue
        town = _thing(reading, found)
        based_in(reading, body.thing, town, (body.start, found.end), RULE)
        body.thing.country = body.thing.country or found.place.country


def _thing(reading: Reading, town: Town) -> Thing:
    """The thing for a town, the one that the text has already or a new one."""
    code = town.place.code
    thing = next((one for one in reading.things if one.kind == "City" and one.code == code), None)
    if thing is None:
        thing = Thing("City", town.start, town.end, code=code, country=town.place.country, rule=RULE)
    thing.call(reading.text[town.start : town.end], None, "label")
    reading.add(thing, town.start, town.end)
    return thing


def _behind(reading: Reading, body: Occurrence) -> Town | None:
    """The town right behind a body: in brackets, between commas, behind a dash, or in the next column."""
    first = reading.index(body.end)
    if first >= len(reading.words):
        return None
    gap = reading.words[first].gap
    column = len(gap) > 1 and not gap.strip()
    if gap.strip() in ("–", "-") and body.thing.body in TERRITORIAL:
        return None  # "Oulun kaupunki – Uleåborg" is one name in two languages
    if (gap not in _BESIDE and not column) or "\n" in gap:
        return None
    return next(_towns_at(reading, first, body.thing), None)


def _towns_at(reading: Reading, first: int, body: Thing) -> Iterator[Town]:
    """The towns that may be named from a token on, up to a mark that closes the name; the longest first."""
    words, text = reading.words, reading.text
    if not words[first].capital or month_of(reading, first):
        return
    for last in range(last_in_line(words, first, _LONGEST), first - 1, -1):
        start, end = words[first].start, words[last].end
        country = country_code(text[words[last + 1].start : words[last + 1].end]) if _joined_by(reading, last) else None
        if not words[last].capital or not (country or text[end : end + 1] in _CLOSING or text[end : end + 2] == "  "):
            continue
        if any(o.thing.kind not in PLACES for o in reading.occurrences.touching(start, end)):
            continue
        place = _place(reading, first, last, body, country)
        if place is not None:
            yield Town(start, end, place)


def _joined_by(reading: Reading, last: int) -> bool:
    """Whether a comma or a bracket leads on to another name in the line."""
    return last + 1 < len(reading.words) and reading.words[last + 1].gap in (", ", " (")


def _place(reading: Reading, first: int, last: int, body: Thing, said: str | None) -> Territory | None:
    """The city or town of a name in the country that is said or that of the body, else where one is to be expected."""
    words = reading.words
    name = reading.text[words[first].start : words[last].end]
    if len(name) < _SHORTEST or is_common(reading, first, last):
        return None
    if first == last and (words[first].shape != "Aa" or opens_a_name(words[first].word)):
        return None
    country = said or body.country
    if _is_larger(name, country):
        return None
    near, regions = surroundings(reading)
    language = reading.lexicon_at(first).code
    if country:
        countries = frozenset({country})
    else:
        heads = {hit.payload.language for hit in reading.hits_touching("bodies", max(first - _LONGEST, 0), first)}
        countries = near.union(*(countries_speaking(code) for code in heads if code != "en"))
    cities = [row for row in territories.find(name, kind="City") if row.country in countries]
    if cities:
        return cities[0]
    town = town_called(name, language, countries, regions)
    if town is None and first == last:
        other = inflected_place(words[first].word, language, None, country)
        town = other if other is not None and other.kind == "City" and other.country in countries else None
    return town


def _is_larger(name: str, country: str | None) -> bool:
    """Whether a name is rather that of a country, or of a region that is not the one around the town."""
    rows = [row for row in territories.find(name) if row.kind == "Country" or country in (None, row.country)]
    towns = {row.parent for row in rows if row.kind == "City"}
    around = any((code or "").startswith(row.code) for row in rows[:1] for code in towns)
    return any(row.kind == "Country" or (row.kind == "Region" and not around) for row in rows[:1])


def _at_end_of_name(reading: Reading, body: Occurrence) -> Town | None:
    """The town that a body's name ends with behind a comma or in a column of its own ("Regional Agency, Falset")."""
    words = reading.words
    first, last = reading.index(body.start), reading.index(body.end) - 1
    for at in range(last, max(first + _KEPT - 1, last - _LONGEST), -1):
        gap = words[at].gap
        if gap == ", " or (len(gap) > 1 and not gap.strip()):
            place = _place(reading, at, last, body.thing, None)
            return Town(words[at].start, words[last].end, place) if place is not None and words[at].capital else None
    return None


def _led_at_end(reading: Reading, body: Occurrence) -> Town | None:
    """The town that a preposition joins to the end of a body's name ("Energy Agency Burgenland in Eisenstadt").

    None where the language has it in names ("Muzeum w Opolu"), and right behind the head noun, which needs it. No name
    has a town that it comes from ("Uniwersytet Rzeszowski z Lublina").
    """
    words = reading.words
    first, last = reading.index(body.start), reading.index(body.end) - 1
    grammar = reading.lexicon_at(first)
    if body.thing.rule == _LISTED:
        return None
    for at in range(last, max(first + _KEPT, last - _LONGEST), -1):
        led = words[at].gap == words[at - 1].gap == " " and grammar.has("locatives", words[at - 1].word)
        origin = bool(reading.cues_at("origin", at - 1))
        if grammar.has("traits", "town-in-name") and not origin:
            continue
        if not led or not words[at].capital or words[at - 1].shape != "a":
            continue
        ends_in_head = not words[at - 2].capital or bool(reading.hits_touching("bodies", at - 2, at - 2))
        if ends_in_head and not (origin and at - 2 > first):
            return None
        if grammar.has("of", words[at - 3].word):
            return None  # "Faculty of Economics in Osijek"
        place = _place(reading, at, last, body.thing, None)
        return Town(words[at].start, words[last].end, place) if place is not None else None
    return None


def _shortened(reading: Reading, body: Occurrence, start: int) -> Occurrence:
    """The occurrence of a body without the town at the end of its name; the name goes with it."""
    thing, text = body.thing, reading.text
    whole, end = text[body.start : body.end], len(text[:start].rstrip(" ,"))
    for other in reading.occurrences.drop(thing):
        del thing.places[other.start, other.end]
        reading.add(thing, other.start, end if other.start == body.start else other.end)
    thing.names[:] = [name for name in thing.names if name.text != whole]
    thing.call(text[body.start : end], None, "label")
    if thing.start == body.start:
        thing.end = end
    return Occurrence(body.start, end, thing)
