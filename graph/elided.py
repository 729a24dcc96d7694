"""Compounds whose end stands at a later word of the name alone: "Land- und Forstwirtschaft" says Landwirtschaft.

Germanic and Finno-Ugric names leave it out; without it the first word is another one.
"""

from __future__ import annotations

import re
from functools import partial

from ontology import name_words
from ontology.names import slug

_LEAST = 3  # letters of either part of a compound
_ELIDED = re.compile(
    r"\b(?P<first>\w{3,})[-–](?=,?\s)"
    r"(?=(?:,?\s+\w{3,}[-–])*,?\s+(?:und|oder|sowie|u\.|en|of|og|och|samt|ja|sekä|és)\s+(?P<last>\w{6,}))"
)


def spelt_out(name: str, spoken: tuple[str, ...]) -> str:
    """The name with such words completed, where both are then known in the languages that it may be in.

    >>> spelt_out("Amt für Land- und Forstwirtschaft", ("de",))
    'Amt für Landwirtschaft und Forstwirtschaft'
    >>> spelt_out("Maa- ja metsätalouden keskus", ("fi",)), spelt_out("Rot- und Weißwerk", ("de",))
    ('Maatalouden ja metsätalouden keskus', 'Rot- und Weißwerk')
    """
    return _ELIDED.sub(partial(_completed, spoken=spoken), name)


def _completed(found: re.Match[str], spoken: tuple[str, ...]) -> str:
    """The first word with the end of the last."""
    first, last = found["first"], found["last"]
    for cut in range(_LEAST, len(last) - _LEAST + 1):
        if name_words.concepts(slug(last[:cut]), spoken) and name_words.concepts(slug(first + last[cut:]), spoken):
            return first + last[cut:]
    return found[0]
