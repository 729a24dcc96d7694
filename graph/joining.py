"""When keys that say little join bodies: not where each country, town or patron may have such a body."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from itertools import combinations, pairwise

from graph.body_keys import ANYWHERE, BEARER, MINISTRY, PATRON, SEATED, SPOKEN, WORDED
from graph.lawful import fields_of_ministries, home, patrons, places_said
from graph.model import Mention
from ontology.names import slug

_NUTS2 = 4  # characters of the code of a region of level 2


def may_join(key: str, mentions: Sequence[Mention]) -> bool:
    """Whether mentions that share a key may be one body by it, as far as they are the only ones that have it."""
    if key.startswith((ANYWHERE, SPOKEN)):
        return len({home(one) for one in mentions} - {None}) == 1  # each country may have such a body
    if key.startswith(BEARER):
        return len({said for one in mentions for said in places_said(one)}) <= 1  # Medipol of Ankara and of Istanbul
    if key.startswith(PATRON):
        return _have_one_patron(mentions)
    if key.startswith(MINISTRY):
        return _are_shortened(mentions)
    if key.startswith(WORDED) and len({region_of(one) for one in mentions} - {""}) > 1:
        return False
    return not key.startswith((SEATED, WORDED)) or not _are_several(mentions)


def _are_several(mentions: Sequence[Mention]) -> bool:
    """Whether a language has two names for what mentions name, of which none is but longer than the other."""
    called: dict[str | None, set[frozenset[str]]] = defaultdict(set)
    for name in (name for mention in mentions for name in mention.names if name.use in ("label", "title")):
        called[name.language].add(frozenset(slug(name.text).split("-")))
    return any(not (one <= other or other <= one) for words in called.values() for one, other in combinations(words, 2))


def _have_one_patron(mentions: Sequence[Mention]) -> bool:
    """Whether names that have words of their own share one."""
    found = [said for mention in mentions for said in patrons(mention)]
    return not found or bool(frozenset.intersection(*found))


def _are_shortened(mentions: Sequence[Mention]) -> bool:
    """Whether some of these ministries are called by one field, and each other by the fields of another and more."""
    found = sorted({said for mention in mentions for said in fields_of_ministries(mention)}, key=len)
    return bool(found) and len(found[0]) == 1 and all(one <= other for one, other in pairwise(found))


def region_of(mention: Mention) -> str:
    """The NUTS 2 region where a body is, '' where none is known."""
    place = mention.place or ""
    return "" if place.startswith("geonames:") or len(place) < _NUTS2 else place[:_NUTS2]
