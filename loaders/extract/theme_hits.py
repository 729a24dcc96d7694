"""Where a text names a theme: the labels of the vocabulary in the forms that documents write them in."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from loaders.extract.folding import KEPT, squeezed
from loaders.extract.furniture import in_furniture
from loaders.extract.gazetteer import INFLECTING
from loaders.extract.phrases import PhraseIndex
from loaders.extract.reading import Reading
from loaders.extract.things import Theme
from ontology import themes, vocabulary
from ontology.kept import kept
from ontology.stored import stored

_OFFICE = 4  # words of an office
_SHORT = 4  # letters up to which a theme's abbreviation must be written as the vocabulary has it
_SHORTEST = 2  # letters of an abbreviation
_BRIEF = 6  # letters up to which one letter may change at the end of a word
_LONG = 10  # letters above which two may change at the end of a word
_CASE = 3  # letters that a case ending adds, at most
_VOWELS = frozenset("aeiouyαεηιουω")
_NOMINATIVES = frozenset("tdsσ")  # letters that end a nominative
_HARDLY = 3  # letters from which a word of a longer label may be inflected
_PLURALS = frozenset(["s", "es", "n", "en", "e", "er", "x", "ne", "et", "r", "t", "i"])
_STEM_FROM = 5  # letters from which the end of a word is left open
COMPOUNDING = frozenset(["da", "de", "et", "fi", "hu", "nl", "sv"])
_COMPOUND = 9  # letters of a compound
_PART = 6  # letters of a label that is part of one
_REST = 3  # letters of the other part
_ARTICLES = {  # behind the noun, as endings
    "ro": frozenset(["ul", "ului", "a", "ei", "le", "lui", "lor"]),
    "bg": frozenset(["ът", "ят", "та", "то", "те", "а", "я"]),
    "da": frozenset(["en", "et", "n", "t", "ens", "ets"]),
    "sv": frozenset(["en", "et", "n", "t", "ens", "ets"]),
}
_ADJECTIVES = frozenset(["de", "nl"])  # whose adjectives change their endings and whose nouns hardly do
_ENDINGS = ("er", "en", "es", "em", "e")


@stored
def _phrases(language: str) -> PhraseIndex[tuple[str, str]]:
    """The labels of one language, the ends of their words left open; those of no language belong to all."""
    rows = []
    for text, code, iri in themes.labels():
        if code == language:
            rows.append((_open(text, language), (text, vocabulary.local(iri))))
    return PhraseIndex(rows)


def _open(text: str, language: str) -> str:
    """A label whose words may have other endings; a short one, or one in capitals, only as it is."""
    words = squeezed(text).split()
    if len(text) <= _SHORT or text.isupper():
        return " ".join(words)
    shortest = _HARDLY if language in INFLECTING and len(words) > 1 else _STEM_FROM
    return " ".join(_stem(word) + "*" if len(word) >= shortest else word for word in words)


def _stem(word: str) -> str:
    return word[: max(_STEM_FROM - 1, len(word) - 2)] if len(word) >= _STEM_FROM else word[:-1]


def themes_of(reading: Reading) -> tuple[Theme, ...]:
    """The themes that the text names, longest name at each place, in order."""
    if reading.themes is None:
        reading.themes = _themes(reading)
    return reading.themes


def _themes(reading: Reading) -> tuple[Theme, ...]:
    found: dict[tuple[int, int], dict[str, bool]] = {}
    spoken = {sentence.language for sentence in reading.sentences}
    for language in sorted({*spoken, reading.language, "en"}):
        for hit in _phrases(language).hits(reading.words):
            text, term = hit.payload
            first, last = hit.first, hit.last
            own = language in (reading.lexicon_at(first).code, reading.language, "en")
            if own and _same_words(reading, first, last, text, language):
                exact = squeezed(text) == " ".join(token.word for token in reading.words[first : last + 1])
                terms = found.setdefault((first, last), {})
                terms[term] = terms.get(term, False) or exact
    kept: list[Theme] = []
    at = -1
    for (first, last), terms in sorted(found.items(), key=lambda row: (row[0][0], -row[0][1])):
        sure = [term for term, exact in terms.items() if exact] or list(terms)
        if first > at and len(sure) == 1:
            kept.append(Theme(reading.words[first].start, reading.words[last].end, sure[0]))
            at = last
    every = [*kept, *_compounds(reading, kept)]
    told = (one for one in every if not in_furniture(reading, one.start) and not _of_office(reading, one))
    return tuple(sorted(told, key=lambda theme: theme.start))


def _of_office(reading: Reading, theme: Theme) -> bool:
    """Whether a theme is only what somebody's office is for ("the director general of Spatial Planning, Ana Ruiz")."""
    words, at = reading.words, reading.index(theme.start)
    behind = reading.index(theme.end)
    if not words[at].capital or behind >= len(words) or words[behind].gap != ", " or not words[behind].capital:
        return False
    first = at
    while first > 0 and words[first].gap in (" ", "'", "’") and _ties(reading, first - 1):
        first -= 1
    offices = reading.whole_cues("contact").beginning(first - _OFFICE, first)
    return first < at and any(h.last == first - 1 for h in offices)


def _ties(reading: Reading, at: int) -> bool:
    grammar, word = reading.lexicon_at(at), reading.words[at].word
    return grammar.has("connectors", word) or grammar.has("articles", word)


def _compounds(reading: Reading, known: list[Theme]) -> Iterator[Theme]:
    """The long words that a label ends or begins ("evenemangsturism"), in languages that write nouns together."""
    starts = {theme.start for theme in known}
    ends = [(theme.start, theme.end) for theme in known]
    for number, token in enumerate(reading.words):
        if len(token.word) < _COMPOUND or token.start in starts:
            continue
        language = reading.lexicon_at(number).code
        term = compound(token.word, language) if language in COMPOUNDING else None
        if term and not any(start <= token.start < end for start, end in ends):
            yield Theme(token.start, token.end, term)


@lru_cache(KEPT)
def compound(word: str, language: str) -> str | None:
    """The theme that a folded long word is about by its last part, else by its first; None if it is none.

    >>> compound("evenemangsturism", "sv"), compound("wasserstoffproduktionskette", "de")
    ('theme/tourism', 'theme/hydrogen')
    """
    labels = _single(language)
    for at in range(_REST, len(word) - _PART + 1):
        for cut in range(_CASE + 1 if language in INFLECTING else 3):
            end = len(word) - cut
            if end - at >= _PART and word[at:end] in labels:
                return labels[word[at:end]]
    for end in range(len(word) - _REST, _PART - 1, -1):
        if word[:end] in labels:
            return labels[word[:end]]
    return None


@kept
def _single(language: str) -> dict[str, str]:
    """The labels of one word that are long enough to be part of another, folded, with their themes."""
    rows: dict[str, str] = {}
    for text, code, iri in themes.labels():
        word = squeezed(text)
        if code == language and " " not in word and len(word) >= _PART and not text.isupper():
            rows.setdefault(word, vocabulary.local(iri))
    return rows


def _same_words(reading: Reading, first: int, last: int, text: str, language: str) -> bool:
    """Whether tokens are a label but for endings: of the plural, or of cases where the language has them."""
    written = reading.text[reading.words[first].start : reading.words[last].end]
    if text.isupper():
        return len(text) >= _SHORTEST and written == text
    if len(text) <= _SHORT:
        return squeezed(written) == squeezed(text) and not written.isupper()
    words = squeezed(text).split()
    tokens = reading.words[first : last + 1]
    if len(words) != len(tokens) or any("\n\n" in token.gap for token in tokens[1:]):
        return False
    inflected, adjectives = language in INFLECTING, language in _ADJECTIVES and len(words) > 1
    return all(
        _same_word(token.word, word, inflected=inflected)
        or (inflected and len(words) > 1 and _same_short(token.word, word))
        or (adjectives and _bare(token.word) == _bare(word))
        or (len(word) >= _STEM_FROM and token.word.removeprefix(word) in _ARTICLES.get(language, ()))
        for token, word in zip(tokens, words, strict=True)
    )


def _same_short(token: str, word: str) -> bool:
    """Whether a folded token is a short word of a longer label with another ending ("podzemní vody", "vod")."""
    if not _HARDLY <= len(word) < _STEM_FROM or abs(len(token) - len(word)) > _CASE - 1:
        return False
    return token.startswith(word[:-1] if word[-1] in _VOWELS else word)


def _bare(word: str) -> str:
    """A folded adjective without its ending ("öffentlicher", "öffentlichen")."""
    return next((word[: -len(end)] for end in _ENDINGS if word.endswith(end) and len(word) > _STEM_FROM), word)


def _same_word(token: str, word: str, *, inflected: bool) -> bool:
    """Whether a folded token is a word with another ending.

    >>> _same_word("clusters", "cluster", inflected=False), _same_word("educational", "education", inflected=False)
    (True, False)
    >>> _same_word("turizma", "turizam", inflected=True), _same_word("vodilni", "vodik", inflected=True)
    (False, False)
    """
    if token == word:
        return True
    if len(word) < _STEM_FROM:
        return False
    vowel = word[-1] in _VOWELS
    if not inflected:
        swapped = vowel and len(word) >= _BRIEF and token[:-1] == word[:-1] and token[-1] in _VOWELS
        return token.removeprefix(word) in _PLURALS or swapped
    stem = _without_case(word)
    if len(word) > _LONG:  # an adjective, or a noun whose stem changes
        stem = word[:-2]
    change = len(token) - len(word)
    return token.startswith(stem) and (-2 <= change <= _CASE if len(word) > _BRIEF else -1 <= change <= 1)


def _without_case(word: str) -> str:
    """A folded word without the ending of its nominative ("tūrisms", "vesistöt", "τουρισμός")."""
    stem = word[:-1] if word[-1] in _NOMINATIVES and len(word) > _STEM_FROM else word
    return stem[:-1] if stem[-1] in _VOWELS and len(stem) > _STEM_FROM - 1 else stem


def themes_between(reading: Reading, start: int, end: int) -> tuple[Theme, ...]:
    """The themes named between two offsets."""
    return tuple(theme for theme in themes_of(reading) if start <= theme.start and theme.end <= end)
