"""Programmes of cooperation named without the name of their family: beside their class noun, or before their period.

"programmet Botnia-Atlantica", "das Programm Alpenraum", "Botnia-Atlantica-ohjelma", "Botnia-Atlantica 2014–2020".
"""

from __future__ import annotations

from collections.abc import Iterator

from loaders.extract.authority_names import of_period, stemmed
from loaders.extract.folding import fold_all
from loaders.extract.generations import PERIODS, period_in
from loaders.extract.hypotheses import Hypothesis
from loaders.extract.lexicon import Row
from loaders.extract.phrases import Hit, PhraseIndex
from loaders.extract.programmes import FAMILY
from loaders.extract.reading import Reading
from ontology import authority
from ontology.stored import stored

_WEIGHT = 1.5  # of a character, as of names that the tables have
_YEARS = 14  # characters of the years behind a name
_EVERY = ("europ", "evrop")  # names of programmes that are those of others as well ("Creative Europe")
_BEHIND = (" ", ' "', " “", ": ")
_COMPOUND = ("-", " -", "")


@stored
def _bare_names() -> PhraseIndex[tuple[str, str]]:
    """The names of programmes without their family's, each with its language and the programme's key."""
    rows = []
    for name, language, key in authority.all_names(("Programme",)):
        family, _, bare = name.partition(" ")
        if language and family.casefold() in FAMILY and not authority.row(key).period:
            rows.append((bare, language, key))
    folded = fold_all([bare for bare, _, _ in rows])
    found = {(stemmed(name, row[1]), (row[1], row[2])) for name, row in zip(folded, rows, strict=True)}
    return PhraseIndex(sorted(row for row in found if not row[0].startswith(_EVERY)))


def bare_programmes(reading: Reading) -> Iterator[Hypothesis]:
    """The programmes that a text names so, there and wherever else it writes the same name of several words."""
    nouns = {h.first: h for h in reading.cues("Programme", table="heads")}
    ends = {h.last: h for h in nouns.values()}
    found: dict[tuple[str, ...], str] = {}
    hits = [hit for hit in _bare_names().hits(reading.words) if _may_name(reading, hit)]
    for hit in hits:
        if _is_told(reading, hit, nouns, ends):
            found.setdefault(_words(reading, hit), hit.payload[1])
    for hit in hits:
        key = found.get(_words(reading, hit))
        several = hit.last > hit.first
        if key == hit.payload[1] and (several or _is_told(reading, hit, nouns, ends)):
            yield _programme(reading, hit, key, nouns)


def _may_name(reading: Reading, hit: Hit[tuple[str, str]]) -> bool:
    """Whether a name is written like one, in a language of the text, and is no part of a longer one."""
    words = reading.words
    spoken = (reading.language, reading.lexicon_at(hit.first).code, "en")
    if not words[hit.first].capital or hit.payload[0] not in spoken:
        return False
    if hit.first and words[hit.first].gap in (" ", "-") and words[hit.first - 1].word in FAMILY:
        return False  # the whole name is read elsewhere
    return not (hit.first and words[hit.first].gap in ("-", "–", "/") and words[hit.first - 1].capital)


def _is_told(
    reading: Reading, hit: Hit[tuple[str, str]], nouns: dict[int, Hit[Row]], ends: dict[int, Hit[Row]]
) -> bool:
    """Whether the class noun stands beside a name, or the years of a period behind one of several words."""
    words, after = reading.words, hit.last + 1
    before = ends.get(hit.first - 1)
    if before is not None and words[hit.first].gap in _BEHIND:
        return True
    noun = nouns.get(after)
    if noun is not None and reading.lexicon_at(hit.first).has("traits", "name-first"):
        return words[after].gap in (*_COMPOUND, *_BEHIND[:1]) and not _goes_on(reading, hit.first)
    return hit.last > hit.first and _period(reading, hit) is not None


def _goes_on(reading: Reading, first: int) -> bool:
    """Whether a name goes on with the word before it ("Creative | Nord programme")."""
    words = reading.words
    sentence = reading.sentence_at(words[first].start)
    inside = sentence is not None and first > sentence.first and words[first].gap == " "
    article = inside and reading.lexicon_at(first).has("articles", words[first - 1].word)
    return inside and words[first - 1].capital and not article


def _period(reading: Reading, hit: Hit[tuple[str, str]]) -> str | None:
    end = reading.words[hit.last].end
    found = period_in("", reading.text[end : end + _YEARS])
    return found if found in PERIODS.values() else None


def _words(reading: Reading, hit: Hit[tuple[str, str]]) -> tuple[str, ...]:
    return tuple(token.word for token in reading.words[hit.first : hit.last + 1])


def _programme(reading: Reading, hit: Hit[tuple[str, str]], key: str, nouns: dict[int, Hit[Row]]) -> Hypothesis:
    """The programme; a class noun that a hyphen joins to the name belongs to the mention and not to the name."""
    words = reading.words
    start, end = words[hit.first].start, words[hit.last].end
    noun = nouns.get(hit.last + 1)
    names: tuple[tuple[int, int], ...] = ()
    stop = end
    if noun is not None and words[noun.first].gap in _COMPOUND:
        stop = words[noun.last].end
        names = ((start, end), (start, stop))
    return Hypothesis(
        "Programme",
        start,
        stop,
        _WEIGHT * (stop - start),
        "programme-bare",
        authority=of_period(reading, key, start, end),
        language=reading.lexicon_at(hit.first).code,
        names=names,
    )
