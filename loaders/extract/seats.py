"""Where the bodies are whose own names did not say it at first sight: worked out when all else is known.

A country said elsewhere lets a foreign or small place in the name be found; a unit is where its whole is; and
the town right behind a name is where the body is.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Collection

from loaders.extract.gazetteer import is_common
from loaders.extract.givennames import opens_a_name
from loaders.extract.listed_seats import listed_country, listed_seat
from loaders.extract.mentions import BODIES
from loaders.extract.reading import Reading
from loaders.extract.spelling import countries_speaking
from loaders.extract.surroundings import surroundings
from loaders.extract.things import Occurrence, Thing
from loaders.extract.towns import town_called
from loaders.extract.whereabouts import TERRITORIAL, country_code, locate, stretches
from ontology import authority, known_bodies, territories
from ontology.known_bodies import KnownBody

_TOWN_AND_COUNTRY = re.compile(r"(?:, | \()[^\W\d_][^,;()\n]{1,40}, ([^\W\d_][^,;()\n]{1,30})(?:\)|;|$)", re.MULTILINE)
_JOINTS = frozenset({", ", " – ", " - ", " (", "/", " / "})
_NUTS2 = 4  # characters of the code of a region of level 2
_SHORTEST = 3  # letters of a word that may be any
_GOVERNING = TERRITORIAL - {"municipality"}  # bodies of which a region has one: no other place says which
_SAID = frozenset({"body-seated", "body-town", "org-place"})  # rules that read where a body has its seat
_ORGANS = {  # rows of the lexicons for organs of authorities, with what these may be
    "organ-region": frozenset({"regional-authority", "province", "county", "metropolitan-city"}),
    "organ-town": frozenset({"municipality"}),
}
_SMALL_COUNTRIES = {"CY": "CY000", "LU": "LU000"}  # that are one region
_UNITS = frozenset({"ministry", "agency", "managing-authority", "committee", "secretariat"})  # parts of some authority


def seat_bodies(reading: Reading) -> None:
    """Fills in the place of every body that has none yet."""
    for body in reading.found(*BODIES):
        _stated(reading, body)
        _claimed(reading, body)
        _in_listed_country(reading, body)
        for find in _RULES if body.body not in _GOVERNING else (_in_name, _listed):
            if body.place or (body.authority and authority.row(body.authority).place):
                break
            code = find(reading, body)
            if code and len(code) > 2 and body.country in (None, territories.by_code(code).country):
                body.place, body.country = code, territories.by_code(code).country
        if not body.place and not body.authority and body.body != "ministry":
            body.place = _SMALL_COUNTRIES.get(body.country or "")


def _stated(reading: Reading, body: Thing) -> None:
    """Gives a body the country that ends its line behind its town ("Universität Danzig, Danzig, Polen").

    That goes before the country that its name made likely.
    """
    if body.authority or len(body.places) > 1:
        return
    for _, end in body.places:
        found = _TOWN_AND_COUNTRY.match(reading.text, end)
        country = country_code(found[1]) if found else None
        if country and country != body.country:
            body.country, body.place = country, None


def _claimed(reading: Reading, body: Thing) -> None:
    """Gives a body the place where the text says that it has its seat, whatever its name seems to say."""
    if body.authority or body.body in TERRITORIAL:
        return
    said = [c.object for c in reading.says(body, "basedIn") if c.rule in _SAID and c.status == "asserted"]
    towns = [one for one in said if isinstance(one, Thing) and one.kind in ("City", "Region") and _region(one)]
    if towns:
        body.place, body.country = _region(towns[0]), towns[0].country or body.country


def _in_listed_country(reading: Reading, body: Thing) -> None:
    """Gives a body the country that public lists have for its name, and the region if its name seems to say another.

    A country that only a place in its name made likely counts for little where the text speaks of the listed one, and
    any that the text does not speak of.
    """
    rows = _rows(body)
    if not rows:
        return
    near = surroundings(reading)[0]
    country = listed_country(rows, body.country, near)
    if country is None and (body.country not in near or (body.place and _by_name(reading, body))):
        country = next((one for one in (listed_country(rows, None, near),) if one in near), None)
        body.place = None if country else body.place
    if country is None:
        return
    body.country = country
    seat = listed_seat(rows, country, body.body)
    apart = seat and body.place and not seat.startswith(body.place) and not body.place.startswith(seat)
    if apart and body.body not in TERRITORIAL and _by_name(reading, body):
        body.place = seat  # "Nationalpark Neusiedler See": not the town of See


def _by_name(reading: Reading, body: Thing) -> bool:
    """Whether it is the name of a body that gives its place, and not what stands beside it."""
    words = [(reading.index(start), reading.index(end) - 1) for start, end in body.places]
    return any(locate(reading, *some, body.body or "", body.country)[1] == body.place for some in words)


def _listed(reading: Reading, body: Thing) -> str | None:
    """The region where public lists have a body of its name and country."""
    return listed_seat(_rows(body), body.country, body.body) if body.country else None


def _rows(body: Thing) -> tuple[KnownBody, ...]:
    """The bodies of public lists that are called so."""
    if body.authority:
        return ()
    named = (known_bodies.find(name.text) for name in body.names if name.use == "label")
    return next(filter(None, named), ())


def _in_name(reading: Reading, body: Thing) -> str | None:
    """The place in the name, looked for in the country that the text gives the body."""
    country = body.country or next(
        (c.object.country for c in reading.says(body, "basedIn") if isinstance(c.object, Thing)), None
    )
    for start, end in body.places if country else ():
        _, code = locate(reading, reading.index(start), reading.index(end) - 1, body.body or "", country)
        if code:
            return code
    return None


def _in_town(reading: Reading, body: Thing) -> str | None:
    """The small town in the name, where the text places something else in the region around it."""
    countries, regions = surroundings(reading)
    codes = {*regions, *(thing.place for thing in reading.things.of(BODIES) if thing.place)}
    near = {code[:_NUTS2] for code in codes if len(code) >= _NUTS2}
    for start, end in body.places:
        for at, to in stretches(reading, reading.index(start), reading.index(end) - 1):
            words = reading.words
            name = reading.text[words[at].start : words[to].end]
            if at == to and (opens_a_name(words[at].word) or is_common(reading, at, to)):
                continue
            town = town_called(name, reading.lexicon_at(at).code, countries, codes)
            if town and town.parent and town.parent[:_NUTS2] in near and len(name) > _SHORTEST:
                return town.parent
    return None


def _of_whole(reading: Reading, body: Thing) -> str | None:
    """The place of the body of which it is a unit: claimed so, or an authority right before or behind its name."""
    for claim in reading.says(body, "unitOf"):
        if isinstance(claim.object, Thing) and claim.object.place:
            return claim.object.place
    for start, end in body.places if body.body in _UNITS else ():
        for other in reading.occurrences.touching(max(start - 3, 0), min(end + 3, len(reading.text))):
            whole = other.thing
            between = reading.text[other.end : start] if other.end <= start else reading.text[end : other.start]
            if whole.kind in BODIES and whole is not body and whole.body in TERRITORIAL and between in _JOINTS:
                return whole.place
    return None


def _place_behind(reading: Reading, body: Thing) -> str | None:
    """The city or region right behind a name, after a comma, a bracket or a preposition that says where."""
    for _, end in sorted(body.places):
        sentence = reading.sentence_at(end - 1)
        for place in reading.within(end, sentence.end, "City", "Region") if sentence else ():
            if _leads_to(reading, end, place):
                return _region(place.thing)
            break
    return None


def _leads_to(reading: Reading, end: int, place: Occurrence) -> bool:
    between = reading.text[end : place.start]
    if between in _JOINTS:
        return True
    first = reading.index(end)
    return (
        between.startswith((" ", ", "))
        and first == reading.index(place.start) - 1
        and reading.lexicon_at(first).has("locatives", reading.words[first].word)
    )


def _of_organ(reading: Reading, body: Thing) -> str | None:
    """The place of the authority whose organ a body is that only its office names ("Giunta regionale").

    That is the nearest authority of the level before it, or the first behind it, in a country of the organ's language.
    """
    if body.rule != "organ-alone":
        return None
    start, end = min(body.places)
    level = next((row for row in _ORGANS if reading.cues_between(row, start, end)), None)
    if level is None:
        return None
    code = reading.lexicon_at(reading.index(start)).code
    near = None if code == "en" else countries_speaking(code)
    named = [
        (o.start, o.thing.place)
        for o in reading.within(0, len(reading.text), *BODIES)
        if o.thing.body in _ORGANS[level] and o.thing.place and (near is None or o.thing.country in near)
    ]
    if near is None and len({place for _, place in named}) > 1:
        return None  # in English they may be of any country
    before = [place for at, place in named if at < start]
    return before[-1] if before else (named[0][1] if named else None)


def _at_home(reading: Reading, body: Thing) -> str | None:
    """For a unit that the text names without its authority: the one region that the text speaks of in its country."""
    if body.body not in _UNITS:
        return None
    near: Collection[str] | None = [body.country] if body.country else None
    if near is None and reading.language != "en":
        near = countries_speaking(reading.language)
    named = [(o.thing.code or o.thing.place or "", o.thing.country) for o in _placed(reading)]
    counts = Counter(code for code, country in named if len(code) > 2 and (near is None or country in near))
    widest = min(counts, key=len, default="")
    if not widest or not all(code.startswith(widest) for code in counts):
        return None
    return max(sorted(counts), key=lambda code: (counts[code], -len(code)))


def _placed(reading: Reading) -> list[Occurrence]:
    """Where the text speaks of a region or of an authority of one."""
    found = reading.within(0, len(reading.text), "Region", *BODIES)
    return [
        o for o in found if o.thing.kind == "Region" or o.thing.body in ("regional-authority", "county", "province")
    ]


def _region(place: Thing) -> str | None:
    if place.code and place.code.startswith("geonames:"):
        return territories.by_code(place.code).parent
    return place.code


_RULES: tuple[Callable[[Reading, Thing], str | None], ...] = (
    _in_name,
    _of_whole,
    _of_organ,
    _place_behind,
    _listed,
    _in_town,
    _at_home,
)
