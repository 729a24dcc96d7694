"""A person's name in the ways texts write it: either order, initials, without accents, run together in an address."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import product

from graph.errors import BadInput
from ontology.names import slug

LONGEST = 7
"""Words of a name, at most."""
_SHORT = 4
"""Letters of a surname up to which no letter of it is taken for an ending."""
_ENDING = 3
"""Letters that an ending may add to a surname, at most."""
_INVISIBLE = "\u00ad\u200b\u200c\u200d\u2060\ufeff"
_WITHIN = rf"\u0300-\u036f{_INVISIBLE}"  # accents that have no letter of their own, soft hyphens, joiners
_WORD = re.compile(rf"[^\W_](?:[^\W_]|[{_WITHIN}])*")
_UNSEEN = re.compile(f"[{_INVISIBLE}]")
_PARTICLES = frozenset([
    "al", "af", "av", "d", "da", "das", "de", "dei", "del", "della", "den", "der", "di", "do", "dos", "du", "el", "la",
    "las", "le", "los", "ten", "ter", "van", "von", "zu", "zum",
])  # fmt: skip
# Where accents cannot be typed, letters are written as two; both ways of writing a name are hers.
_AS_TWO = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ø": "oe", "å": "aa"})
_AS_ONE = (("ae", "a"), ("oe", "o"), ("ue", "u"), ("aa", "a"))


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a text: where it stands in code points, its folded form, and whether it begins with a capital."""

    start: int
    end: int
    key: str
    capital: bool


def words(text: str) -> list[Word]:
    """The words of a text, folded: in lower case, without accents, in Latin letters.

    >>> [word.key for word in words("O’Neill, Žofie")], [word.key for word in words("Анна")]
    (['o', 'neill', 'zofie'], ['anna'])
    """
    return [
        Word(found.start(), found.end(), key, found[0][0].isupper())
        for found in _WORD.finditer(text)
        if (key := _key(found[0]))
    ]


@lru_cache(maxsize=1 << 16)
def _key(word: str) -> str:
    word = _UNSEEN.sub("", word)
    return slug(word).replace("-", "") or word.casefold()  # a script that has no Latin letters here stays as it is


def forms(name: str) -> set[str]:
    """The folded ways to write a name, words parted by spaces; an initial has a dot.

    ``name`` is in the order of speech, or has a comma behind the surname. Raises BadInput for what is no name.

    >>> sorted(forms("Ada Kask"))
    ['a. kask', 'ada kask', 'kask a.', 'kask ada']
    """
    found: set[str] = set()
    for given, surname in _splits(name):
        for first, last in product(_givens(given), _surnames(surname)):
            found |= {f"{first} {last}".strip(), f"{last} {first}".strip()}
    return found


def handles(name: str) -> set[str]:
    """The ways to run a name together, as in addresses of mail and names of files.

    >>> sorted(handles("Ada Kask"))
    ['adakask', 'akask', 'kaska', 'kaskada']
    """
    found: set[str] = set()
    for given, surname in _splits(name):
        last = "".join(surname)
        for first in ("".join(given), given[0], given[0][0]) if given else ():
            found |= {first + last, last + first}
    return found


def surname_of(name: str) -> str:
    """The folded surname, '' for a name of one word: what stands before a comma, else the last word and its particles.

    >>> surname_of("Anna van der Berg"), surname_of("García López, Ana"), surname_of("Anna")
    ('berg', 'garcia lopez', '')
    """
    before, comma, after = name.partition(",")
    if comma and words(after):
        return " ".join(word.key for word in words(before))
    found = [word.key for word in words(name)]
    return found[-1] if len(found) > 1 else ""


def is_like(word: Word, surname: str) -> bool:
    """Whether a word looks like a surname, perhaps inflected: it has a capital, and all but the end is the same.

    >>> [is_like(words(text)[0], "tammova") for text in ("Tammova", "Tammové", "Tammsaare", "tammova")]
    [True, True, False, False]
    """
    stem = surname[:-1] if len(surname) > _SHORT else surname
    return word.capital and word.key.startswith(stem) and len(word.key) <= len(surname) + _ENDING


def _splits(name: str) -> Iterator[tuple[list[str], list[str]]]:
    """Given names and surnames, wherever the one may end and the other begin."""
    before, comma, after = name.partition(",")
    turned = f"{after} {before}" if comma and words(after) else name
    if not words(turned):
        raise BadInput(f"{name!r}: no name; give a given name and a surname, such as 'Ada Kask'")
    if len(words(turned)) > LONGEST:
        raise BadInput(f"{name!r}: too many words for a name; at most {LONGEST} are looked for")
    given = len(words(after)) if comma else 0
    for spelled in dict.fromkeys((turned, turned.casefold().translate(_AS_TWO), _as_one(turned))):
        keys = [word.key for word in words(spelled)]
        for at in [given] if given else range(1, len(keys)):
            yield keys[:at], keys[at:]
        if len(keys) == 1:
            yield [], keys


def _as_one(name: str) -> str:
    name = name.casefold()
    for two, one in _AS_ONE:
        name = name.replace(two, one)
    return name


def _givens(given: list[str]) -> set[str]:
    if not given:
        return {""}
    initials = [word[0] for word in given]
    found = {" ".join(given), given[0], f"{initials[0]}.", " ".join(f"{one}." for one in initials)}
    if len(given) > 1:
        found |= {"".join(initials) + ".", " ".join([given[0], *(f"{one}." for one in initials[1:])]), "".join(given)}
    return found


def _surnames(surname: list[str]) -> set[str]:
    found = {" ".join(surname)}
    if len(surname) > 1:
        found.add("".join(surname))
    at = 0
    while at < len(surname) - 1 and surname[at] in _PARTICLES:
        at += 1
    return found | {" ".join(surname[at:])}
