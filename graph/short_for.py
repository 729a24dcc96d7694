"""Whether an acronym is one of a name."""

from __future__ import annotations

import re
from collections import Counter

from ontology.names import slug


def is_short_for(short: str, name: str) -> bool:
    """Whether the letters of an acronym stand in a name in their order, the first at the beginning of a word.

    Or all at the beginning of words, whose order is another in a translation.

    >>> is_short_for("AIT", "Austrian Institute of Technology"), is_short_for("IUAV", "University of Venice")
    (True, False)
    >>> is_short_for("TML", "Metropolitan Transport of Lisbon"), is_short_for("×××", "House of Lisbon")
    (True, False)
    """
    letters, text = slug(short), " " + slug(name).replace("-", " ")
    if name.isupper() or not letters:
        return False
    for word in re.finditer(f" {letters[0]}", text):
        rest = iter(text[word.end() :])
        if all(letter in rest for letter in letters[1:]):
            return True
    return not Counter(letters) - Counter(word[0] for word in text.split())
