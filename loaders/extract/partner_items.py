"""What the items of lists of partners may be: bodies, with the country beside them, or places that stand for theirs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from loaders.extract.dashes import closes
from loaders.extract.dateforms import month_of
from loaders.extract.folding import squeezed
from loaders.extract.gazetteer import best_place
from loaders.extract.hypotheses import Hypothesis
from loaders.extract.legal_forms import form_behind
from loaders.extract.lexicon import all_words
from loaders.extract.line_items import is_of_town
from loaders.extract.list_items import Item
from loaders.extract.locatives import is_country
from loaders.extract.organisations import body_hypothesis
from loaders.extract.reading import Reading
from loaders.extract.spelling import spoken_at
from loaders.extract.whereabouts import country_code, locate
from ontology import authority

LIST_WEIGHT = 1.7
_SURE_WEIGHT = 10.0  # of an item whose edges the shape of its list tells
_SHORT = 4  # letters up to which capitals are an acronym rather than a town


def item_hypotheses(reading: Reading, listed: Sequence[Item]) -> Iterator[Hypothesis]:
    """What the items of lists name: bodies, or places that stand for their bodies."""
    strange = tuple(all_words("not_bodies"))
    for item in listed:
        name = reading.text[reading.words[item.first].start : reading.words[item.last].end]
        if not squeezed(name).startswith(strange) and not _is_other(reading, item):
            yield _item_hypothesis(reading, item)


def _is_other(reading: Reading, item: Item) -> bool:
    """Whether an item names a country or a fund: neither takes part ("partners from Austria, Bulgaria and Serbia")."""
    name = reading.text[reading.words[item.first].start : reading.words[item.last].end]
    if is_country(reading, item.first, item.last) or country_code(name) is not None:
        return True
    if item.first == item.last and month_of(reading, item.first):
        return True  # "gemeinsam mit der Gemeinde Lienz, endet im Mai"
    funds = [h for h in reading.hits_between("heads", item.first, item.last) if h.payload.value == "Fund"]
    return bool(funds) and not reading.hits_between("bodies", item.first, item.last)


def _item_hypothesis(reading: Reading, item: Item) -> Hypothesis:
    words = reading.words
    first, last = item.first, item.last
    start, end = words[first].start, words[last].end
    heads = reading.hits_between("bodies", first, last)
    language = reading.lexicon_at(first).code
    name = reading.text[start:end]
    if not heads and not authority.find(name, kinds=("Organization",)):
        place = best_place(name, spoken=spoken_at(reading, first))
        acronym = first == last and words[first].shape == "A" and len(name) <= _SHORT
        if place is not None and not acronym:
            return Hypothesis(
                place.kind, start, end, LIST_WEIGHT * (end - start), "gazetteer", code=place.code, country=place.country
            )
    body = max(heads, key=lambda h: (h.last - h.first, -h.first)).payload.value if heads else ""
    weight = _SURE_WEIGHT if item.sure else LIST_WEIGHT
    found = body_hypothesis(reading, first, last, body, language, "list-item", weight)
    beside = (*item.brackets, *((item.place,) if item.place else ()))
    country = next((code for a, b in beside for code in _countries(reading.text[a:b])), None)
    if country and found.country != country:  # "Province of Limburg, Hasselt, Belgium": a place of that name there
        _, there = locate(reading, first, last, body, country)
        if there or not found.authority:
            found = replace(found, authority=None, country=country, place=there)
    return replace(found, names=_dashed_names(reading, item))


def _dashed_names(reading: Reading, item: Item) -> tuple[tuple[int, int], ...]:
    """The names of one body that dashes part ("INORA – Institute …", "Region – Department"), and all of them together.

    What stands behind the dash is a name by itself where only it says the kind of body: then what
    stands before it is short for it.
    """
    words = reading.words
    dash = next((n for n in range(item.first + 1, item.last + 1) if closes(reading, n)), None)
    if dash is None:
        bare = next((n for n in range(item.first, item.last) if form_behind(reading, n) == item.last), item.last)
        start = words[item.first].start  # with its legal form and without
        return ((start, words[item.last].end), (start, words[bare].end)) if bare < item.last else ()
    whole = (words[item.first].start, words[item.last].end)
    if is_of_town(reading, item.first, dash - 1):
        return ()  # "Технически университет - София": each town has one
    before, behind = (whole[0], words[dash - 1].end), (words[dash].start, whole[1])
    full = reading.hits_between("bodies", dash, item.last) and not reading.hits_between("bodies", item.first, dash - 1)
    return (before, behind, whole) if full else (before, whole)


def _countries(bracket: str) -> Iterator[str]:
    for piece in bracket.replace(";", ",").replace("/", ",").replace("-", ",").split(","):
        code = country_code(piece)
        if code:
            yield code
