"""Text from outside as part of one printed line: no control characters, nothing a terminal would act on."""

from __future__ import annotations

import unicodedata


def shown(text: str) -> str:
    """The text on one line: control characters, and bytes of a file's name that are no UTF-8, as escapes.

    >>> shown("two\\nlines"), shown("Torino – città")
    ('two\\\\nlines', 'Torino – città')
    """
    return "".join(repr(one)[1:-1] if unicodedata.category(one) in ("Cc", "Cs") else one for one in text)
