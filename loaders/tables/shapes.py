"""What a cell's text looks like: a number, an amount or a date, or words."""

from __future__ import annotations

import re

_MONEY = (
    r"(?:eur|euro?s?|[€$£]|kn|hrk|kč|czk|zł|pln|lei|ron|лв|bgn|ft|huf|kr|sek|dkk|nok|isk|gbp|chf|lvl|ltl|eek|sit|skk"
    r"|usd)"
)
# Digits with separators, signs and brackets between, and a currency or a share before or behind.
_VALUE = re.compile(rf"[\s(]*{_MONEY}?\.?\s?[+\-−–]?\(?\d[\s\d.,'’:/()\-−–T]*(?:{_MONEY}|%)?\.?[\s)]*", re.IGNORECASE)
_DATE_IN_WORDS = re.compile(
    r"(?:[^\W\d_]{2,12}\.?,?\s+)?\d{1,2}(?:\.|st|nd|rd|th|º)?\s*(?:de |di )?[^\W\d_]{3,14}\.?,?\s+(?:de |di )?\d{4}\.?"
)
_NOTHING = re.compile(r"[\W_]*|n\.?\s?/?\s?[ad]\.?|#[A-Z/0!?]+", re.IGNORECASE)
# In the Union's languages; a word that several share stands once.
_SUM = re.compile(
    r"(?:^|[\s(:])(?:total|totals|subtotal|sub-total|totale|totali|totaal|totalt|totales|totais|totaux|sum|sums|suma"
    r"|sumă|summa|summe|somme|soma|som|gesamt|gesamtsumme|insgesamt|zusammen|razem|ogółem|łącznie|celkem|celkom|součet"
    r"|spolu|súčet|skupaj|vsota|skupno|ukupno|sveukupno|összesen|mindösszesen|yhteensä|kokku|kopā|pavisam|iš viso|i alt"
    r"|samlet|iomlán|σύνολο|σύνολα|συνολικά|общо|всичко)(?=$|[\s):.,])",
    re.IGNORECASE,
)
_UNIT = re.compile(
    rf"[(\[]?\s*(?:%|‰|{_MONEY}|(?:1000|1 000|thousand|tys\.?|tis\.?|mln|mio)\.?\s*{_MONEY})\s*[)\]]?", re.IGNORECASE
)
_LABEL = 60  # code points; sums are labelled in few words


def is_value(text: str) -> bool:
    """Whether a text is a number, an amount, a share or a date rather than words.

    >>> [is_value(text) for text in ("1.912,96", "5.172.338,50 kn", "2015-06-18", "3 May 2015", "EL24", "Priority 1")]
    [True, True, True, True, False, False]
    """
    if not text or len(text) > 40 or not any(map(str.isdigit, text)):
        return False
    return bool(_VALUE.fullmatch(text) or _DATE_IN_WORDS.fullmatch(text))


def is_nothing(text: str) -> bool:
    """Whether a text says that there is nothing: empty, a dash, "N/A", an error of a spreadsheet.

    >>> [is_nothing(text) for text in ("", "-", "N/A", "#REF!", "Narva", "0")]
    [True, True, True, True, False, False]
    """
    return bool(_NOTHING.fullmatch(text))


def names_a_sum(text: str) -> bool:
    """Whether a text labels a sum, in a language of the Union.

    >>> [names_a_sum(text) for text in ("Razem:", "Total Priority 2", "Yhteensä", "Sumatra Ltd")]
    [True, True, True, False]
    """
    return len(text) <= _LABEL and bool(_SUM.search(text))


def labels_only_a_sum(text: str) -> bool:
    """Whether a text is a word for sums and nothing else.

    >>> labels_only_a_sum("Razem:"), labels_only_a_sum("Total Energie AG")
    (True, False)
    """
    match = _SUM.search(text)
    return bool(match and not text.replace(match[0], "", 1).strip(" :."))


def is_unit(text: str) -> bool:
    """Whether a text is a unit of amounts: a currency, a share, thousands of them.

    >>> is_unit("%"), is_unit("(EUR)"), is_unit("Town")
    (True, True, False)
    """
    return bool(_UNIT.fullmatch(text))
