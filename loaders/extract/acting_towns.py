"""Towns that act: in a text that names the municipality of Málaga, "Málaga" without a word that says where is that.

A town is a place where something is, behind a preposition of place, in the case that says where, in brackets, beside
a date or its country. A name that stands nowhere so is short for the body that governs the town.
"""

from __future__ import annotations

from loaders.extract.dateforms import month_of
from loaders.extract.dates import moments
from loaders.extract.folding import squeezed
from loaders.extract.lexicon import lexicon
from loaders.extract.mentions import BODIES
from loaders.extract.reading import Reading
from loaders.extract.things import Thing
from loaders.extract.town_signs import Sign, dated, leads_to_place, sign_before
from loaders.extract.townnames import said_country
from loaders.extract.whereabouts import country_code
from ontology import territories

_GOVERNING = ("municipality", "metropolitan-city", "province", "county")  # the likeliest to be meant first
_STEM = 4  # letters by which the name of a town is known in that of its body
_ARTICLE = 2  # words between a preposition and a name, the preposition included
_DASHES = ("-", "–", "—")
_MARKS = (":", "|", "·", "(", "@")


def acting_towns(reading: Reading) -> None:
    """Makes towns that are named only where they act one with the bodies that govern them."""
    for town in reading.found("City"):
        body = _governing(reading, town)
        if body is None or any(_is_place(reading, start, end) for start, end in town.places):
            continue
        for occurrence in reading.occurrences.drop(town):
            body.call(reading.text[occurrence.start : occurrence.end], None, "alias")
            reading.add(body, occurrence.start, occurrence.end)
        reading.things.remove(town)


def _governing(reading: Reading, town: Thing) -> Thing | None:
    """The one body of its kind that is called after a town and governs it or the region around it."""
    region = territories.by_code(town.code).parent if town.code and town.code.startswith("geonames:") else None
    if not region:
        return None
    stem = squeezed(town.label)[:-1] if len(town.label) > _STEM else squeezed(town.label)
    named = [
        body
        for body in reading.found(*BODIES)
        if body.body in _GOVERNING
        and (body.place or body.country == town.country)
        and region.startswith(body.place or "")
        and any(word.startswith(stem) for name in body.names for word in squeezed(name.text).split())
    ]
    for kind in _GOVERNING:
        some = [body for body in named if body.body == kind]
        if some:
            return some[0] if len(some) == 1 else None
    return None


def _is_place(reading: Reading, start: int, end: int) -> bool:
    """Whether a name stands where places do."""
    words, first = reading.words, reading.index(start)
    last = reading.index(end) - 1
    mark = words[first].gap.strip()
    if mark.endswith(_MARKS) or reading.text[end : end + 1] in ("-", "("):
        return True
    opens = not reading.text[:start].rpartition("\n")[2].strip()
    if opens and reading.text[end : end + 3].strip().startswith(_DASHES):
        return True  # "TURIN – The Region has …"
    if sign_before(reading, first) is Sign.PLAIN or said_country(reading, first, last) or dated(reading, first, last):
        return True
    stop = reading.text.find("\n", end)
    if opens and reading.text[end : end + 2] == ", " and moments(reading, end, stop if stop > 0 else len(reading.text)):
        return True  # "Turin, Town Hall, 3 May 2022"
    if first and words[first].gap == " " and reading.lexicon_at(first).has("areas", words[first - 1].word):
        return True  # "i den svenske by Malmö"
    beside = [at for at in (first - 1, last + 1) if 0 <= at < len(words)]
    if any(words[at].word[:1].isdigit() or month_of(reading, at) for at in beside):
        return True
    behind = words[last + 1] if last + 1 < len(words) and words[last + 1].gap in (", ", " (") else None
    if behind is not None and country_code(reading.text[behind.start : behind.end]):
        return True
    rows = lexicon(reading.lexicon_at(last).code).words["place_endings"]
    known = territories.find(reading.text[start:end])  # "Pärnus" is a case form, "Tartu" none
    endings = tuple(ending for ending in rows if len(ending) > 1 or not known)
    if endings and words[last].word.endswith(endings):
        return True
    return any(_leads(reading, at) for at in range(max(first - _ARTICLE, 0), first) if words[at + 1].gap == " ")


def _leads(reading: Reading, at: int) -> bool:
    """Whether a token is a preposition of place."""
    word = reading.words[at]
    if word.shape != "a" and not reading.words[at].capital:
        return False
    return leads_to_place(reading, at)
