"""Characters of symbol fonts, as the signs that they show."""

from __future__ import annotations

import re

_GREEK = dict(zip(range(0x61, 0x7B), "αβχδεφγηιϕκλμνοπθρστυϖωξψζ", strict=True))
_SYMBOL = {
    **_GREEK,
    0xA2: "′", 0xA3: "≤", 0xA5: "∞", 0xAB: "↔", 0xAC: "←", 0xAE: "→", 0xB0: "°", 0xB1: "±", 0xB2: "″", 0xB3: "≥",
    0xB4: "×", 0xB7: "•", 0xB8: "÷", 0xB9: "≠", 0xBB: "≈", 0xBC: "…", 0xD2: "®", 0xD3: "©", 0xD4: "™", 0xD7: "·",
    0xE2: "®", 0xE3: "©", 0xE4: "™", 0xDE: "⇒",
}  # fmt: skip
_WINGDINGS = {
    0x6C: "●", 0x6E: "■", 0x6F: "□", 0x71: "□", 0x72: "□", 0x75: "▪", 0x76: "◦", 0x77: "▪", 0x78: "☒", 0x9F: "•",
    0xA7: "▪", 0xA8: "□", 0xB7: "•", 0xD8: "➢", 0xE0: "→", 0xE8: "→", 0xF0: "→", 0xFB: "✗", 0xFC: "✓", 0xFD: "☒",
    0xFE: "☑",
}  # fmt: skip
_PRIVATE = re.compile("[\uf020-\uf0ff]")


def symbol(code: int, font: str = "") -> str:
    """The sign that a character of a symbol font shows, '' where no sign stands for it.

    >>> symbol(0xF0B7, "Symbol"), symbol(0xF0FE, "Wingdings"), symbol(0x20AC)
    ('•', '☑', '€')
    """
    font = font.lower()
    pictured = font.startswith(("symbol", "wingdings", "webdings", "zapf"))
    if not 0xF020 <= code <= 0xF0FF and not (pictured and code <= 0xFF):
        # No controls, surrogates, private or forbidden characters, which XML does not hold.
        return chr(code) if 0x20 <= code < 0xD800 or 0xF900 <= code < 0xFFFE or 0x10000 <= code < 0xF0000 else ""
    place = code & 0xFF
    if font.startswith("wing"):
        return _WINGDINGS.get(place, "")
    if font.startswith("symbol") or not font:
        # Symbol's figures and punctuation are those of ASCII.
        plain = chr(place) if place in range(0x20, 0x40) else ""
        return _SYMBOL.get(place, plain if font else _WINGDINGS.get(place, ""))
    return ""


def without_private(words: str) -> str:
    """Words with characters that only a symbol font knows (typed bullets, arrows) as signs that all know.

    >>> without_private("\\uf0b7 less waste")
    '• less waste'
    """
    return _PRIVATE.sub(lambda match: symbol(ord(match.group())), words)
