"""What the name of a policy or plan holds beside its words: years, a title in quotes, a whole place, an owner."""

from __future__ import annotations

import re

from loaders.extract.gazetteer import place_from
from loaders.extract.lexicon import Row
from loaders.extract.phrases import Hit
from loaders.extract.reading import Reading

_YEAR = re.compile(r"(?:19|20)\d\d")
_SECOND = re.compile(r"(?:20)?\d\d")
_BETWEEN = re.compile(r"\.?\s?[-–/]\s?")
_ONWARD = 12  # words of a name in small letters before its years
_YEARLY = frozenset({"m", "metu", "gada", "gadu", "aasta", "aastate"})  # words for years, folded, behind them
_SAYING = frozenset(
    [
        *(
            "adopts",
            "does-amend",
            "approve",
            "copula",
            "be",
            "does-begin",
            "start",
            "end",
            "held",
            "comprises",
            "lasts",
        ),
        *("does-run", "does-pay", "does-help", "does-write", "does-cost", "relative", "negation", "manages", "since"),
        *("only-asked", "asked-for", "promise", "condition", "place-in", "fundedby"),
    ]
)  # rows of words that say something of what a name names
_PERIOD = 2  # years that bound one
_LINKS = 2  # small words between a head noun and its title in quotes ("Action Plan di “…”")
_JOINTS = 2  # small words between the years of a name and its place
_SPECIFIC = 3  # words from which the noun of an instrument says by itself which one is meant
_OPENING = (' "', '"', ' " ')  # French puts a space inside its quotes
_LONGEST_QUOTE = 90  # characters


def with_period(reading: Reading, last: int) -> int:
    """The last token of a name with the years behind it: "2021 – 2027", "until 2030", ", 2014-2020".

    A comma parts only a period of two years from a name.

    >>> from graph.model import document_of
    >>> from loaders.extract.reading import begin
    >>> [with_period(begin(document_of(text)), 1) for text in ("Energy Strategy until 2030", "Energy Strategy, 2030")]
    [3, 1]
    """
    words = reading.words
    at, comma = last, False
    if not _YEAR.fullmatch(words[last].word):
        at = last + 1
        if at >= len(words) or words[at].gap not in (" ", ", ", '" ', "\n"):
            return last
        comma = words[at].gap == ", "
        for hit in reading.whole_cues("until-year").beginning(at, at)[:1]:
            at = hit.last + 1
        if at >= len(words) or not _YEAR.fullmatch(words[at].word) or words[at].gap not in (" ", ", ", '" ', "\n"):
            return last
    second = at + 1
    spelled = [h for h in reading.whole_cues("until-year").beginning(second, second) if h.last == second]
    if spelled and second + 1 < len(words) and _YEAR.fullmatch(words[second + 1].word):
        return second + 1  # "2014 bis 2020"
    if second < len(words) and _BETWEEN.fullmatch(words[second].gap) and _SECOND.fullmatch(words[second].word):
        return second
    return last if comma else at


def to_years(reading: Reading, last: int, bound: int) -> int:
    """The last token of a name that goes on in small letters up to the years that it is for.

    "Strategia de dezvoltare a județului Alba pentru perioada 2021-2027": nothing parts the words and no verb of those
    known stands among them.
    """
    words = reading.words
    for at in range(last + 1, min(bound, last + 1 + _ONWARD)):
        if _YEAR.fullmatch(words[at].word) and at - last > 1:
            end = with_period(reading, at - 1)
            return end if end > at or reading.whole_cues("until-year").beginning(at - 1, at - 1) else last
        plain = words[at].gap in (" ", "-") and words[at].word.isalpha()
        if not plain or _says(reading, at):
            return last
    return last


def _says(reading: Reading, at: int) -> bool:
    """Whether a word of the text's own language begins to say something of what is named before it."""
    code = reading.lexicon_at(at).code
    hits = reading.hits_beginning("cues", at, at)
    return any(hit.payload.value in _SAYING and hit.payload.language == code for hit in hits)


def with_front_years(reading: Reading, first: int, bound: int) -> int:
    """The first token of a name with the years right before it ("2015-2020 Planning Contract", "2014–2020 m. …")."""
    words = reading.words
    at = first
    yearly = at - 1 > bound and words[at - 1].word in _YEARLY and words[at].gap in (" ", ". ", ".")
    if yearly and _YEAR.fullmatch(words[at - 2].word) and _BETWEEN.fullmatch(words[at - 2].gap):
        return at - 3 if at - 3 >= bound and _YEAR.fullmatch(words[at - 3].word) else first
    while at > bound and words[at].gap in (" ", "-") and _YEAR.fullmatch(words[at - 1].word):
        at -= 1
    return at if first - at == _PERIOD else first


def with_quote(reading: Reading, first: int, last: int) -> tuple[int, int]:
    """The name with the words in quotes right behind its head noun, or right before it.

    >>> from graph.model import document_of
    >>> from loaders.extract.reading import begin
    >>> reading = begin(document_of('the Operational Programme "Regions on the Move" and the "Clean Air" package'))
    >>> with_quote(reading, 1, 2), with_quote(reading, 11, 11)
    ((1, 6), (9, 11))
    """
    words, text = reading.words, reading.folded
    linked = last
    while linked + 1 < len(words) and linked - last < _LINKS and words[linked + 1].joined:
        if not reading.lexicon_at(linked + 1).has("connectors", words[linked + 1].word):
            break
        linked += 1
    if linked + 1 < len(words) and words[linked + 1].gap in _OPENING and words[linked + 1].capital:
        last = linked
        close = text.find('"', words[last + 1].start, words[last + 1].start + _LONGEST_QUOTE)
        if close > 0 and "\n" not in text[words[last].end : close]:
            last = max(n for n in range(last + 1, len(words)) if n == last + 1 or words[n].end <= close)
    if first and words[first].gap == '" ':
        close = words[first - 1].end
        opening = text.rfind('"', max(0, close - _LONGEST_QUOTE), close)
        if opening >= 0 and "\n" not in text[opening:close]:
            while first and words[first - 1].start > opening:
                first -= 1
    return first, last


def whole_quotes(reading: Reading, start: int, end: int) -> tuple[int, int]:
    """The place of a name with the quotation mark that opens or closes its first or last words."""
    if reading.folded[start:end].count('"') % 2:
        if reading.folded[start - 1 : start] == '"':
            return start - 1, end
        if reading.folded[end : end + 1] == '"':
            return start, end + 1
        if reading.folded[end : end + 2] == ' "' and reading.text[end + 1] == "»":
            return start, end + 2
    return start, end


def with_place(reading: Reading, last: int, bound: int) -> int:
    """The last token of a name with the rest of the place that it ends in, or that closes its line behind its years.

    A place may be longer than the grammar of the text's language reaches: "action plan of Castilla y León".
    """
    words = reading.words
    for first in range(last, max(-1, last - 3), -1):
        found = place_from(reading, first) if words[first].capital else None
        if found is not None and found >= last:
            last = found
            break
    of_place = _of_place(reading, last, bound)
    if of_place is not None:
        return of_place
    if last + 1 < bound and _YEAR.fullmatch(words[last].word) and words[last + 1].joined and words[last + 1].capital:
        found = place_from(reading, last + 1)
        if found is not None and (found + 1 >= bound or "\n" in words[found + 1].gap):
            return found  # "ROP 2014-2020 Extremadura", alone in its line
    return last


def _of_place(reading: Reading, last: int, bound: int) -> int | None:
    """The last token of the place that a small word joins to the years of a name ("Klimaplan 2030 for Aarhus")."""
    words, at = reading.words, last + 1
    if not _YEAR.fullmatch(words[last].word):
        return None
    while at < bound and at - last <= _JOINTS and words[at].joined and words[at].shape == "a":
        grammar = reading.lexicon_at(at)
        if not (
            grammar.has("connectors", words[at].word) or (at > last + 1 and grammar.has("articles", words[at].word))
        ):
            return None
        at += 1
    if at == last + 1 or at >= bound or not words[at].joined or not words[at].capital:
        return None
    found = place_from(reading, at)
    goes_on = found is not None and found + 1 < bound and words[found + 1].joined and words[found + 1].capital
    return None if goes_on else found


def described(reading: Reading, hit: Hit[Row], bound: int) -> bool:
    """Whether the noun of an instrument in small letters means one instrument: "the regional development programme".

    It has three words or more, or is one long compound, is in the singular, and an article, a
    possessive or a genitive makes it definite.
    """
    words = reading.words
    if hit.last - hit.first + 1 < _SPECIFIC or hit.first <= bound or not words[hit.first].joined:
        return False
    before, grammar = words[hit.first - 1].word, reading.lexicon_at(hit.first)
    if any(h.first == hit.first - 1 for h in reading.whole_cues("its").beginning(hit.first - 1, hit.first - 1)):
        return True
    said = any(grammar.has(name, before) for name in ("articles", "connectors"))
    return said and not any(reading.whole_cues("indefinite").beginning(hit.first - 1, hit.first - 1))
