"""Legal forms of companies and associations: where they stand, and which names they complete ("Ltd", ", n. o.")."""

from __future__ import annotations

from loaders.extract.reading import Reading
from loaders.extract.tokens import Token

_SHORT_FORM = 3  # letters
_LETTERS_OF_DOTTED = 2  # of each part of "d.o.o." or "n.o."
_MARKS = frozenset({" ", ", ", ","})  # what may part a legal form from the name it completes


def is_legal_form(word: Token) -> bool:
    """Whether a word of a company's head noun is a legal form ("Oy", "GmbH"), not a word ("Bank")."""
    return len(word.word) <= _SHORT_FORM or word.shape in ("A", "aA")


def leads_name(reading: Reading, at: int) -> bool:
    """Whether a legal form stands before the name ("SIA Zaļie Meži"), as Baltic languages put it."""
    words = reading.words
    if words[at].shape not in ("A", "aA") or at + 1 >= len(words) or words[at + 1].gap != " ":
        return False
    return words[at + 1].capital and reading.lexicon_at(at).has("traits", "form-first")


def closes_name(reading: Reading, at: int) -> bool:
    """Whether a short legal form stands behind a name, and not at the head of a sentence ("As the plan …")."""
    before = reading.words[at - 1]
    return at > 0 and reading.words[at].gap in (" ", ", ", "-") and (before.capital or before.shape == "a")


def form_behind(reading: Reading, last: int) -> int:
    """The last token of the legal form right behind a name ("Development Agency, n. o."), or the token itself."""
    if last + 1 >= len(reading.words) or reading.words[last + 1].gap not in _MARKS:
        return last
    for hit in reversed(reading.hits_beginning("bodies", last + 1, last + 1)):
        form = reading.words[hit.first : hit.last + 1]
        dotted = len(form) > 1 and all(token.gap in (".", ". ") for token in form[1:])
        marked = dotted or (form[0].capital and not _goes_on(reading, hit.last))
        if hit.payload.value == "company" and marked and all(is_legal_form(token) for token in form):
            return hit.last
    return last


def name_end(reading: Reading, last: int) -> int:
    """Where a name ends in the text: behind the full stop of a dotted legal form that closes it ("Baltic Forum e.V.").

    >>> from graph.model import document_of
    >>> from loaders.extract.reading import begin
    >>> reading = begin(document_of("Forum e.V. helps. Ask Forum Ltd. Go."))
    >>> [name_end(reading, at) for at in (2, 6)]
    [10, 31]
    """
    token, end = reading.words[last], reading.words[last].end
    dotted = token.gap == "." and len(token.word) <= _LETTERS_OF_DOTTED and reading.text[end : end + 1] == "."
    return end + 1 if dotted else end


def _goes_on(reading: Reading, last: int) -> bool:
    """Whether a capitalised word follows: then what looks like a legal form begins a name."""
    following = reading.words[last + 1] if last + 1 < len(reading.words) else None
    return following is not None and following.gap == " " and following.capital
