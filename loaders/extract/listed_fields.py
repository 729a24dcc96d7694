"""Fields of work that a body's name lists: "Camera di commercio, industria, artigianato e agricoltura di Mantova".

The commas and the conjunction between them part no bodies. Fields are words that names of bodies have in common in any
language (``ontology/name_words.tsv``); a list of them ends with a conjunction and one more, or with the head noun.
"""

from __future__ import annotations

from loaders.extract.lexicon import Row
from loaders.extract.list_items import heads_in
from loaders.extract.phrases import Hit
from loaders.extract.reading import Reading
from ontology.name_words import class_of, concepts
from ontology.names import slug

_FIELDS = frozenset({"field", "rare", "scope"})
_SMALL = frozenset({"stop", "none"})
_LONGEST = 24  # tokens that the fields of one name may take
_ELIDED = "-"  # "Maa-, metsä- ja kalatalousministeriö"


def listed_fields(reading: Reading, start: int, end: int) -> frozenset[int]:
    """The tokens of names between two offsets before which a comma, or that as conjunctions, part fields of one body.

    >>> from graph.model import document_of
    >>> from loaders.extract.reading import begin
    >>> text = "Chamber of Commerce, Industry and Crafts, Chamber of Commerce, University of Energy and Ghent"
    >>> reading = begin(document_of(text))
    >>> [reading.words[at].word for at in sorted(listed_fields(reading, 0, len(text)))]
    ['industry', 'and']
    """
    first, stop = reading.index(start), reading.index(end)
    heads = heads_in(reading, first, stop)
    taken = {n for hit in heads for n in range(hit.first, hit.last + 1)}
    found: set[int] = set()
    for hit in heads:
        for step in (1, -1):
            found |= _beside(reading, hit, (first, stop), taken, step)
    return frozenset(found)


def _beside(reading: Reading, hit: Hit[Row], bounds: tuple[int, int], taken: set[int], step: int) -> set[int]:
    """The tokens that part the fields behind a head noun, or before it; none where no list of them is whole."""
    words, (first, stop) = reading.words, bounds
    languages = tuple(dict.fromkeys((hit.payload.language, reading.lexicon_at(hit.first).code)))
    last = reading.lexicon_at(hit.first).has("traits", "name-first")  # "Energy Agency"
    at = hit.last + 1 if step > 0 else hit.first - 1
    parts: set[int] = set()
    near: set[int] = set()  # what parts the two fields next to a head noun behind them
    joined = said = commas = False
    for _ in range(_LONGEST):
        if not first <= at < stop or at in taken:
            break
        apart = at if step > 0 else at + 1  # the token before which a comma may stand
        comma = apart < stop and words[apart].gap.strip(" -") == ","
        if comma and (joined if step > 0 else not joined):
            break
        if apart < stop and words[apart].gap.strip(" ,-'’"):
            break
        if comma:
            near = near or (set(parts) if said and step < 0 and last else set())
            parts.add(apart)
            commas, said = True, False
        token = words[at]
        if reading.lexicon_at(at).has("conjunctions", token.word):
            if joined:
                break
            parts.add(at)
            joined, said = True, False
        elif _is_field(token.word, languages) or (step < 0 and _is_elided(reading, at)):
            said = True
        elif not _is_small(token.word, languages):
            break
        at += step
    if step < 0 and at < first and joined and said and last:
        return parts  # "Energy and Environment Agency"
    head = first <= at < stop and at in taken and words[at if step > 0 else at + 1].gap == " "
    head = head and (step > 0 or last)  # "… Publice și Administrației"
    return parts if commas and joined and said and not head else near  # in "Tourism Board" another name begins


def _is_field(word: str, languages: tuple[str, ...]) -> bool:
    said = [class_of(one) for one in concepts(slug(word), languages)]
    return any(one in _FIELDS for one in said)


def _is_small(word: str, languages: tuple[str, ...]) -> bool:
    return any(class_of(one) in _SMALL for one in concepts(slug(word), languages))


def _is_elided(reading: Reading, at: int) -> bool:
    """Whether a token is the beginning of a word whose end stands at a later one."""
    return at + 1 < len(reading.words) and reading.words[at + 1].gap.startswith(_ELIDED)
