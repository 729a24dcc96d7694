"""What public lists know of a body: who it is, and what else it is called (``ontology/known_bodies.py``)."""

from __future__ import annotations

from functools import lru_cache

from graph.lawful import home
from graph.model import Mention
from graph.name_sense import Sense
from graph.own_names import spoken_in
from graph.sense import sense
from ontology import known_bodies, name_words
from ontology.known_bodies import KnownBody

_REGISTER = "ror/"
"""Beginning of the keys of a list in which a body has one row; others have a row for each way to write its name."""
_LEAST = 3  # letters of an acronym: two are anybody's


def listed(mention: Mention) -> KnownBody | None:
    """The one body of its country that a register has by the names of a mention, None where there are none or several.

    Where nothing says the country, the name must be one body's of all countries. A body that shares any of its names
    with another of its country is left out: they may be one, before and after a merger.

    >>> from graph.model import Name
    >>> one = listed(Mention("", "Organization", 0, 5, (Name("Univerza v Ljubljani", "sl"),), country="SI"))
    >>> one and one.key
    'ror/05njb9z20'
    """
    country = home(mention)
    kept = [name.text for name in mention.names if name.use in ("label", "title")]
    found = {body.key: body for name in kept for body in known_bodies.find(name, country=country) if _is_row(body)}
    return next((body for body in found.values() if _is_unlike_others(body)), None) if len(found) == 1 else None


def _is_row(body: KnownBody) -> bool:
    return body.key.startswith(_REGISTER)


@lru_cache(maxsize=1 << 12)
def _is_unlike_others(body: KnownBody) -> bool:
    """Whether no other row of its country has one of its names."""
    return all(
        other == body
        for name in body.names
        for other in known_bodies.find(name, country=body.country)
        if _is_row(other)
    )


def other_senses(body: KnownBody) -> list[Sense]:
    """What the names of a body say at its home, of those that tell it from all others of its country."""
    found = {sense(name, None, body.country, body.place) for name in body.names}
    return sorted((one for one in found if one.tells), key=lambda one: one.key)


def telling_acronyms(body: KnownBody) -> list[str]:
    """The acronyms of a body in lower case, without those of its kind: ARPA is one of twenty agencies."""
    spoken = spoken_in(None, body.country)
    short = {name.lower() for name in body.acronyms if len(name) >= _LEAST and name.isalpha()}
    return sorted(name for name in short if not name_words.concepts(name, spoken))
