"""Themes: where the text names one, and what is about it."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator
from functools import cache

from graph.model import Term
from loaders.extract.folding import squeezed
from loaders.extract.gazetteer import INFLECTING
from loaders.extract.phrases import PhraseIndex
from loaders.extract.reading import Reading
from loaders.extract.theme_subjects import SURE, subjects
from loaders.extract.things import Claim, Theme, Thing
from ontology import themes, vocabulary

_FAR_MORE = 1.5  # times the score of a narrower theme from which the wider one is a theme of its own
_SHARE = 0.4  # of the best theme's score that another must have
_MOST = 3  # themes that a project of one text is about, at most
_SHORT = 4  # letters up to which a theme's abbreviation must be written as the vocabulary has it
_SHORTEST = 2  # letters of an abbreviation
_BRIEF = 6  # letters up to which one letter may change at the end of a word
_LONG = 10  # letters above which two may change at the end of a word
_CASE = 3  # letters that a case ending adds, at most
_VOWELS = frozenset("aeiouyαεηιουω")
_PLURALS = frozenset(["s", "es", "n", "en", "e", "er", "x", "ne", "et", "r", "t", "i"])
_STEM_FROM = 5  # letters from which the end of a word is left open


@cache
def _phrases(language: str) -> PhraseIndex[tuple[str, str]]:
    """The labels of one language, the ends of their words left open; those of no language belong to all."""
    rows = []
    for text, code, iri in themes.labels():
        if code == language:
            rows.append((_open(text), (text, vocabulary.local(iri))))
    return PhraseIndex(rows)


def _open(text: str) -> str:
    """A label whose words may have other endings; a short one, or one in capitals, only as it is."""
    words = squeezed(text).split()
    if len(text) <= _SHORT or text.isupper():
        return " ".join(words)
    return " ".join(_stem(word) + "*" if len(word) >= _STEM_FROM else word for word in words)


def _stem(word: str) -> str:
    return word[: max(_STEM_FROM - 1, len(word) - 2)]


def themes_of(reading: Reading) -> tuple[Theme, ...]:
    """The themes that the text names, longest name at each place, in order."""
    if reading.themes is None:
        reading.themes = _themes(reading)
    return reading.themes


def _themes(reading: Reading) -> tuple[Theme, ...]:
    found: dict[tuple[int, int], set[str]] = {}
    spoken = {sentence.language for sentence in reading.sentences}
    for language in sorted({*spoken, reading.language, "en"}):
        for hit in _phrases(language).hits(reading.words):
            text, term = hit.payload
            first, last = hit.first, hit.last
            own = language in (reading.lexicon_at(first).code, reading.language, "en")
            if own and _same_words(reading, first, last, text, inflected=language in INFLECTING):
                found.setdefault((first, last), set()).add(term)
    kept: list[Theme] = []
    at = -1
    for (first, last), terms in sorted(found.items(), key=lambda row: (row[0][0], -row[0][1])):
        if first > at and len(terms) == 1:
            start, end = reading.words[first].start, reading.words[last].end
            kept.append(Theme(start, end, next(iter(terms))))
            at = last
    return tuple(kept)


def _same_words(reading: Reading, first: int, last: int, text: str, *, inflected: bool) -> bool:
    """Whether tokens are a label but for endings: of the plural, or of cases where the language has them."""
    written = reading.text[reading.words[first].start : reading.words[last].end]
    if len(text) <= _SHORT or text.isupper():
        return len(text) >= _SHORTEST and written == text
    words = squeezed(text).split()
    tokens = reading.words[first : last + 1]
    if len(words) != len(tokens) or any("\n\n" in token.gap for token in tokens[1:]):
        return False
    return all(_same_word(token.word, word, inflected=inflected) for token, word in zip(tokens, words, strict=True))


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
    stem = word[:-1] if vowel else word
    if len(word) > _LONG:  # an adjective, or a noun whose stem changes
        stem = word[:-2]
    change = len(token) - len(word)
    return token.startswith(stem) and (-2 <= change <= _CASE if len(word) > _BRIEF else -1 <= change <= 1)


def claim_themes(reading: Reading) -> None:
    """Claims what projects, programmes, plans, practices and events are about, by names and sentences.

    A project has the themes of its title, aim and sentences, of many those named first and most; other
    things have those that their names or their sentences give them.
    """
    found = _whole(reading, themes_of(reading))
    taken = set(_of_policies(reading, found))
    scores: dict[Thing, dict[str, float]] = {}
    first: dict[tuple[Thing, str], Theme] = {}
    for theme in found:
        if any(a <= theme.start and theme.end <= b for a, b in taken):
            continue
        if _in_strange_name(reading, theme) and not _in_title(reading, theme):
            continue
        for thing, weight, rule in subjects(reading, theme):
            if thing.kind == "Project":
                mine = scores.setdefault(thing, {})
                mine[theme.term] = mine.get(theme.term, 0.0) + weight
                first.setdefault((thing, theme.term), theme)
            elif weight >= SURE:
                reading.claim(thing, "theme", Term(theme.term), (theme.start, theme.end), rule)
    stems = _stems(reading, found)
    for project, mine in scores.items():
        _claim_best(reading, project, _joined(mine, stems), first)


def _claim_best(
    reading: Reading, project: Thing, mine: dict[str, float], first: dict[tuple[Thing, str], Theme]
) -> None:
    """Claims the themes of a project with the highest scores."""
    mine = {term: score for term, score in mine.items() if score >= SURE}
    telling = {t.term for t in specific([first[project, term] for term in mine])}
    best = max(mine.values(), default=0.0)
    ranked = sorted((t for t in mine if t in telling), key=lambda t: (-mine[t], first[project, t].start))
    for term in [t for t in ranked if mine[t] >= _SHARE * best][:_MOST]:
        theme = first[project, term]
        reading.claim(project, "theme", Term(term), (theme.start, theme.end), "project-theme")


def _whole(reading: Reading, found: Iterable[Theme]) -> list[Theme]:
    """The themes, a shortened one with the term of the full one before it ("bio-based circular economy")."""
    full: dict[str, str] = {}
    rows = []
    for theme in found:
        name = f" {squeezed(reading.text[theme.start : theme.end])} "
        term = next((full[longer] for longer in full if name in longer and name != longer), theme.term)
        full.setdefault(name, term)
        rows.append(Theme(theme.start, theme.end, term))
    return rows


def _joined(mine: dict[str, float], forms: dict[str, set[str]]) -> dict[str, float]:
    """The scores, that of a wider theme given to a narrower one of like name, unless it is named far more often.

    "Climate change" beside "climate change adaptation" is no theme of its own.
    """
    kept = dict(mine)
    for narrow, wide in itertools.permutations(sorted(mine), 2):
        like = forms[narrow] & forms[wide] and vocabulary.term(wide) in themes.broader(vocabulary.term(narrow))
        if like and wide in kept and narrow in kept and mine[wide] <= _FAR_MORE * mine[narrow]:
            kept[narrow] += kept.pop(wide)
    return kept


def _stems(reading: Reading, found: Iterable[Theme]) -> dict[str, set[str]]:
    """The beginnings of the longer words with which the text names each theme."""
    stems: dict[str, set[str]] = {}
    for theme in found:
        words = squeezed(reading.text[theme.start : theme.end]).split()
        stems.setdefault(theme.term, set()).update(word[:_STEM_FROM] for word in words if len(word) >= _STEM_FROM)
    return stems


def _in_title(reading: Reading, theme: Theme) -> bool:
    return any(c.start <= theme.start and theme.end <= c.end for c in reading.claims.by("title"))


def _in_strange_name(reading: Reading, theme: Theme) -> bool:
    """Whether a theme in capitals stands beside another capital: part of a name that no rule knows."""
    words = reading.words
    first, last = reading.index(theme.start), reading.index(theme.end) - 1
    sentence = reading.sentence_at(theme.start)
    if sentence is None or sentence.language == "de" or sentence.heading or not words[first].capital:
        return False
    if all(words[n].capital for n in range(sentence.first, sentence.last) if len(words[n].word) > _SHORT):
        return False  # a title in capitals
    before = first > sentence.first and words[first].gap == " " and words[first - 1].shape == "Aa"
    behind = last + 1 < sentence.last and words[last + 1].gap == " " and words[last + 1].shape == "Aa"
    return (before and first - 1 > sentence.first) or behind


def specific(found: Iterable[Theme]) -> list[Theme]:
    """The themes without those that nearly every text of the kind names, where others are left.

    >>> [t.term for t in specific([Theme(0, 4, "theme/sustainable-development"), Theme(5, 9, "theme/bioeconomy")])]
    ['theme/bioeconomy']
    """
    rows = list(found)
    return [theme for theme in rows if theme.term not in _GENERAL] or rows


_GENERAL = frozenset(
    f"theme/{name}"
    for name in (
        "sustainable-development",
        "innovation",
        "research-development",
        "environment",
        "governance",
        "skills",
        "education",
        "employment",
        "public-services",
        "recycling",
        "regional-development",
        "cross-border-cooperation",
        "sme-competitiveness",
    )
)


def _of_policies(reading: Reading, found: Iterable[Theme]) -> Iterator[tuple[int, int]]:
    """Themes in the names of policies are the policies'; the spans they stand in."""
    for theme in found:
        for occurrence in reading.around(theme.start, theme.end, "Strategy", "PolicyFramework"):
            known = Term(theme.term)
            if not any(c.object == known for c in reading.says(occurrence.thing, "theme")):
                # A name says what a policy is about, but a text that only cites it is not about that.
                reading.claims.append(
                    Claim(occurrence.thing, "theme", known, theme.start, theme.end, "policy-theme", "suggested")
                )
            yield occurrence.start, occurrence.end


def themes_between(reading: Reading, start: int, end: int) -> tuple[Theme, ...]:
    """The themes named between two offsets."""
    return tuple(theme for theme in themes_of(reading) if start <= theme.start and theme.end <= end)
