"""How names and texts are compared in the index: folded, and in Latin letters where they have others."""

from __future__ import annotations

from ontology.names import fold, slug


def forms(text: str) -> tuple[str, ...]:
    """A text folded, and the same in Latin letters if that is another; none for a text without words.

    >>> forms("Città di Torino"), forms("Столична община")
    (('citta di torino',), ('столична община', 'stolichna obshtina'))
    """
    folded = fold(text)
    if folded.isascii():
        return (folded,) if folded else ()
    return tuple(dict.fromkeys(form for form in (folded, slug(text).replace("-", " ")) if form))
