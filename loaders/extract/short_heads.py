"""Head nouns of bodies in short ("Univ.", "RRA"): where they count, and over which full stops their names go on."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache

from loaders.extract.lexicon import SHORT, Row, lexicon, names_table
from loaders.extract.phrases import Hit
from loaders.extract.tokens import Token, tokens

_STOP = "."
_REACH = 3  # small words that may part a short head from the name behind it ("Univ. de la Rioja")
_LONGEST = 6  # letters of a short word behind a short head
_WORDY = frozenset({"ministry", "university"})  # bodies whose names may be of small words
_UNION = frozenset({"ue", "eu", "ce", "cee", "eg", "ec", "es"})  # behind "Reg." they make it a regulation
_TITLES = frozenset({"prof", "profesor", "conf", "lect", "asist", "dr", "ing", "dipl", "habil", "phd"})


@cache
def stopped(language: str) -> frozenset[str]:
    """The folded words that a full stop cuts short in the short heads of a language.

    >>> "univ" in stopped("it"), "asl" in stopped("it")
    (True, False)
    """
    rows = names_table(lexicon(language).code).get(SHORT, {})
    phrases = [tokens(phrase) for words in rows.values() for phrase in words if _STOP in phrase]
    return frozenset(
        one.word
        for phrase in phrases
        for one, after in zip(phrase, (*phrase[1:], None), strict=True)
        if after is None or after.gap.startswith(_STOP)
    )


def goes_on(text: str, mark: int, words: Sequence[Token], at: int, language: str) -> bool:
    """Whether the full stop before a place in the text cuts a head noun short, and the sentence goes on.

    ``at`` is the token that begins at ``mark``. The word before it has a capital, the word behind it is none that
    begins sentences.
    """
    if at < 1 or at >= len(words) or not text[:mark].rstrip().endswith(_STOP):
        return False
    head, after, grammar = words[at - 1], words[at], lexicon(language)
    if not head.capital or head.word not in stopped(language) or after.gap.strip() != _STOP:
        return False
    return not (grammar.has("openers", after.word) or grammar.has("articles", after.word))


def joined(words: tuple[Token, ...], first: int, last: int, languages: Sequence[str]) -> dict[int, Token]:
    """The tokens of a sentence that a full stop parts from a head noun cut short, as if a blank parted them.

    So does the full stop of one more short word behind it, before a small word ("Ist. Sup. di Sanità").
    """
    short = frozenset().union(*(stopped(language) for language in languages))
    found: dict[int, Token] = {}
    for at in range(first + 1, last):
        before, token = words[at - 1], words[at]
        if token.gap not in (". ", _STOP) or token.shape == "1":
            continue
        further = at - 1 in found and before.capital and len(before.word) <= _LONGEST and token.shape == "a"
        if before.word in short or further:
            found[at] = token._replace(gap=" ", joined=True)
    return found


def stands(text: str, words: Sequence[Token], hit: Hit[Row], first: int, last: int) -> bool:
    """Whether a short head stands where one may: written as in its lexicon, and with a name beside it.

    ``first`` and ``last`` bound its sentence. "prof. univ. dr." is a title, "Reg. UE 1060" a regulation.
    """
    head, end = words[hit.first], words[hit.last].end
    written = hit.payload.short
    after = words[hit.last + 1] if hit.last + 1 < last else None
    before = words[hit.first - 1] if hit.first > first and head.gap in (" ", "-") else None
    if written.endswith(_STOP):
        if text[end : end + 1] != _STOP or not (head.capital or (before is not None and before.capital)):
            return False
    elif text[head.start : end] != written and not (written.islower() and head.capital):
        return False
    if any(word is not None and word.word in _TITLES for word in (before, after)):
        return False
    if after is not None and after.capital and after.word in _UNION:
        return False
    grammar = lexicon(hit.payload.language)
    if grammar.has("traits", "name-first") and before is not None and before.capital and written.endswith(_STOP):
        return True
    return (
        _named(words, hit.last + 1, last)
        or (
            hit.payload.value in _WORDY and after is not None and after.joined and grammar.has("connectors", after.word)
        )
        or (before is not None and before.capital and hit.payload.language == "en" and written.endswith(_STOP))
    )


def _named(words: Sequence[Token], at: int, last: int) -> bool:
    """Whether a name begins at a token, behind a few small words at most."""
    for n in range(at, min(at + _REACH + 1, last)):
        if not words[n].joined or words[n].shape == "1":
            return False
        if words[n].capital:
            return True
    return False


def with_stops(words: tuple[Token, ...], hits: Iterable[Hit[Row]]) -> tuple[Token, ...]:
    """The tokens, of which those that end a head noun cut short hold its full stop."""
    ends = {hit.last for hit in hits if hit.payload.short.endswith(_STOP)}
    return tuple(t._replace(end=t.end + 1) if n in ends else t for n, t in enumerate(words)) if ends else words
