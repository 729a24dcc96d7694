"""Which language a document is written in, although most of its words may be names in other languages.

A list of partners is one sentence and a heading in the document's own language, and many lines of names in those of
its partners. So small words inside names do not count, sentences count more than lines of names, and headings of
forms and names of countries tell the language too.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from loaders.extract.folding import KEPT, fold
from loaders.extract.form_lexicon import forms
from loaders.extract.language import Shares, function_words, language_of, shared
from loaders.extract.lexicon import languages, names_table, table
from loaders.extract.tokens import Token
from ontology import territories
from ontology.stored import stored

_REACH = 3  # words between the capitals of a name
_SENTENCE = 2.0  # what a small word of a sentence counts
_LINE = 0.5  # and one of a line that may be a name; the name of a country counts 1
_HEADING = 2.5  # and a line or label that is a heading of a form
_FEWEST_TOLD = 12  # words of all sentences from which statistics tell their language
_FEWEST = 5  # words of a sentence
_SMALL = 0.35  # part of the words of a sentence that are small and outside names
_SHORTEST = 3  # letters of a word that tells a language by what it means
_FEW = 4  # languages that have a letter from which it tells nothing
_SAID = (
    "lead-partner",
    "partner-list",
    "partner",
    "is-partner",
    "leads",
    "comprises",
    "be",
    "held",
    "lasts",
    "approves",
)
_COMMON = 8  # languages that share a word from which it tells nothing
_ENOUGH = 2.5  # what small words, headings and countries must say together
_SURE = 8.0  # and from which sentences need not be asked
_CLOSE = 0.6  # part of the most from which another language is as likely, and statistics decide
_NAMES = 0.35  # part of the words of a block with capitals from which it is mostly names
_FOREIGN = 2.0  # what small words outside names must say of another language, and times what they say of this one
_SPARSE = 12  # small words outside names to one that tells the language


def language_of_document(words: Sequence[Token], text: str) -> str | None:
    """ISO 639-1 code of the language of a document, None where its words are too few to tell.

    >>> from loaders.extract.tokens import tokens
    >>> text = "KELTEC es un proyecto.\\n\\nSocios\\n\\n- Agence de l'eau (Francia)\\n- City of Leeds (Reino Unido)"
    >>> language_of_document(tokens(text), text)
    'es'
    """
    score: dict[str, float] = defaultdict(float)  # what all lines say
    plain: dict[str, float] = defaultdict(float)  # what sentences, headings and countries say
    small = 0
    prose: list[range] = []
    lines = list(_lines(words))
    for line in lines:
        start, end = words[line[0]].start, words[line[-1]].end
        little = [at for at in line if words[at].shape == "a"]
        sentence = len(line) >= _FEWEST and text[end : end + 1] in (*".!?…",) and len(little) >= _SMALL * len(line)
        if sentence:
            little += (at for at in line if words[at].capital and (at == line[0] or words[at].gap[:1] in (*".!?…",)))
            prose.append(line)
        else:
            little = [at for at in little if not _inside_name(words, at)]
        small += len(little)
        for code, share in (*_of_words(words, little), *_of_letters(words, text, little)):
            score[code] += share * (_SENTENCE if sentence else _LINE)
            plain[code] += share * (_SENTENCE if sentence else 0)
        for code, share in _of_line(words, line, fold(text[start:end])):
            score[code] += share
            plain[code] += share
    first, second = [*sorted(plain.values(), reverse=True)[:2], 0.0, 0.0][:2]
    if len(prose) < len(lines) and first >= 1 and first * _CLOSE > second:
        score = plain  # names are not asked
    ranked = sorted(score.items(), key=lambda row: (-row[1], row[0]))
    most = ranked[0][1] if ranked else 0.0
    likely = [code for code, value in ranked if value >= _CLOSE * most > 0]
    if len(likely) == 1 and (score is plain or (most >= _SURE and most >= small / _SPARSE)):
        return likely[0]
    told = next((code for code in (_of_prose(words, text, prose), language_of(words, text)) if code in likely), None)
    if told is not None or (most >= _ENOUGH and most >= small / _SPARSE):
        return told or likely[0]
    return language_of(words, text) or (likely[0] if likely else None)


def language_of_block(words: Sequence[Token], text: str, whole: str) -> str:
    """ISO 639-1 code of the language of a block in a document: the document's where it is mostly names.

    Names of bodies are in languages of their own, so only what stands outside them speaks for another language.

    >>> from loaders.extract.tokens import tokens
    >>> text = "Partnermi projektu KELTEC sú University of Salzburg, Zentrum für Wald Emmen a Ville de Lyon."
    >>> language_of_block(tokens(text), text, "sk")
    'sk'
    """
    capitals = sum(word.capital for word in words)
    if capitals >= _NAMES * len(words):
        outside = [at for at, word in enumerate(words) if word.shape == "a" and not _inside_name(words, at)]
        score: dict[str, float] = defaultdict(float)
        for at in outside:
            for code, share in function_words().get(words[at].word, ()):
                score[code] += share
        most = max(score.values(), default=0.0)
        if len(outside) < _FEWEST_TOLD and (most < _FOREIGN or most <= _FOREIGN * score[whole]):
            return whole
    return language_of(words, text, whole) or whole


def _of_prose(words: Sequence[Token], text: str, lines: Sequence[range]) -> str | None:
    """The language of the sentences of a document without its lines of names; None where they are few words."""
    some = [words[at] for line in lines for at in line]
    said = "\n".join(text[words[line[0]].start : words[line[-1]].end] for line in lines)
    return language_of(some, said) if len(some) >= _FEWEST_TOLD else None


def _lines(words: Sequence[Token]) -> Iterator[range]:
    """The numbers of the words of each line."""
    first = 0
    for at in range(1, len(words)):
        if "\n" in words[at].gap:
            yield range(first, at)
            first = at
    if words:
        yield range(first, len(words))


def _of_words(words: Sequence[Token], some: Iterable[int]) -> Iterator[tuple[str, float]]:
    """The languages of some small words, each with what its word counts."""
    small, telling = function_words(), _telling_words()
    for at in some:
        yield from (*small.get(words[at].word, ()), *telling.get(words[at].word, ()))


def _of_letters(words: Sequence[Token], text: str, some: Iterable[int]) -> Iterator[tuple[str, float]]:
    """The languages that have all the letters of some words, for each word that has other letters than English."""
    for at in some:
        letters = frozenset(text[words[at].start : words[at].end].lower())
        codes = () if max(letters).isascii() else _written_with(letters)
        if len(codes) <= _FEW:
            yield from ((code, 1 / len(codes)) for code in codes)


@lru_cache(KEPT)
def _written_with(letters: frozenset[str]) -> tuple[str, ...]:
    """The languages whose alphabets have all of some letters that English has not.

    >>> _written_with(frozenset("mesiąc")), _written_with(frozenset("město"))
    (('lt', 'pl'), ('cs',))
    """
    other = {letter for letter in letters if not letter.isascii()}
    return tuple(code for code in languages() if other.issubset(names_table(code)["letters"]))


def _of_line(words: Sequence[Token], line: range, folded: str) -> Iterator[tuple[str, float]]:
    """The languages of a line that is a heading, or begins with one, and of the countries in it."""
    heads = {row.language for row in forms().headings.get(folded.partition(":")[0].strip(), ())}
    yield from ((code, _HEADING / len(heads)) for code in sorted(heads))
    known = frozenset(languages())
    for at in line:
        if words[at].capital:
            named = territories.country_named_in(words[at].word) & known
            if named and len(named) <= _COMMON:
                yield from ((code, 1 / len(named)) for code in sorted(named))


def _inside_name(words: Sequence[Token], at: int) -> bool:
    """Whether a small word stands between two words with capitals, as "of the" in "University of the Arts"."""
    return _leads_to_capital(words, at, -1) and _leads_to_capital(words, at, 1)


def _leads_to_capital(words: Sequence[Token], at: int, step: int) -> bool:
    for _ in range(_REACH):
        if not 0 <= at + step < len(words) or not words[max(at, at + step)].joined:
            return False
        at += step
        if words[at].capital:
            return True
    return False


@stored
def _telling_words() -> Shares:
    """Words of headings of forms, of what texts say of projects, and those for projects and plans, by language."""
    found: dict[str, set[str]] = defaultdict(set)
    for heading, rows in forms().headings.items():
        for word in heading.split():
            found[word.strip(".:()")].update(row.language for row in rows)
    for code in languages():
        told = table(code)
        lists = [*told["heads"].values(), *told["units"].values(), *(told["cues"].get(name, ()) for name in _SAID)]
        for phrases in (*lists, *told.get("months", ()), told["openers"]):
            for phrase in phrases:
                for word in fold(phrase).split():
                    found[word].add(code)
    long = {word: codes for word, codes in found.items() if len(word) >= _SHORTEST and "*" not in word}
    return shared({word: codes for word, codes in long.items() if len(codes) <= _COMMON})
