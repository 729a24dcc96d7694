"""Case forms of the head nouns of bodies: of each noun that a lexicon lists once, the forms that its language makes.

The rules stand in the lexicons (``declines``): the ending of a word and the endings that it has in other cases. They
make forms that no text has as well; these are never met.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import product
from typing import Any

from loaders.extract.folding import fold

_FEWEST = 4  # letters of a noun whose forms are made
_LONGEST = 4  # words of one
_TWICE = "2"  # before an ending that doubles the letter before it ("ügynökség", "ügynökséggel")


def head_forms(phrase: str, declines: Mapping[str, Any]) -> Iterator[str]:
    """The case forms of a phrase by the rules of a language, itself left out; none of a row that stands for many forms.

    ``declines`` says which words change (``first``, ``last`` or ``all``) and has the endings; of two the longer
    one counts. One that begins with ``2`` doubles the letter before it.

    >>> rules = {"words": "last", "endings": {"a": ["as", "ai"], "": ["t"]}}
    >>> list(head_forms("attīstības aģentūra", rules)), list(head_forms("aģentūr*", rules))
    (['attistibas agenturas', 'attistibas agenturai'], [])
    """
    words = fold(phrase).split()
    if not declines or not 0 < len(words) <= _LONGEST or "*" in phrase or len(phrase) < _FEWEST:
        return
    endings = {fold(ending): [fold(one) for one in others] for ending, others in declines["endings"].items()}
    which = declines["words"]
    if which == "first":
        made = [_forms(words[0], endings), *([word] for word in words[1:])]
    else:
        early = [[word, *_forms(word, endings)] if which == "all" else [word] for word in words[:-1]]
        made = [*early, _forms(words[-1], endings)]
    whole = " ".join(words)
    yield from dict.fromkeys(form for chosen in product(*made) if (form := " ".join(chosen)) != whole)


def _forms(word: str, endings: Mapping[str, Sequence[str]]) -> list[str]:
    """The forms of a word by the longest of the endings that it has."""
    ending = max((one for one in endings if word.endswith(one)), key=len, default=None)
    if ending is None:
        return []
    stem = word.removesuffix(ending)
    return [stem + stem[-1] + other[1:] if other[:1] == _TWICE else stem + other for other in endings[ending]]


def bases(word: str, endings: Mapping[str, Sequence[str]]) -> Iterator[str]:
    """What a folded word may be a form of, where endings are added to whole words and change nothing.

    >>> list(bases("judittal", {"": ["val", "2al"]})), list(bases("annaval", {"": ["val", "2al"]}))
    (['judit'], ['anna'])
    """
    for ending in endings.get("", ()):
        stem = word.removesuffix(ending.removeprefix(_TWICE))
        if stem == word or len(stem) < _FEWEST - 1:
            continue
        if not ending.startswith(_TWICE):
            yield stem
        elif stem[-1] == stem[-2]:
            yield stem[:-1]
