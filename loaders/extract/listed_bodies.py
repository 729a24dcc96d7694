"""Bodies that public lists name word for word (``ontology/known_bodies.py``): how far the names reach, where they are.

What grammar makes of the same words stays; a list adds the names that no head noun tells, and the edges of those that
it does. Where a body is, is taken from the lists only if the text does not place it elsewhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from loaders.extract.hypotheses import Hypothesis
from loaders.extract.legal_forms import form_behind
from loaders.extract.lexicon import lexicon
from loaders.extract.listed_edges import ends_within, left_over
from loaders.extract.listed_seats import listed_country
from loaders.extract.mentions import BODIES
from loaders.extract.organisations import PUBLIC, is_shouted
from loaders.extract.reading import Reading
from loaders.extract.sentences import Sentence
from loaders.extract.surroundings import surroundings
from loaders.extract.whereabouts import TERRITORIAL, country_code, locate
from ontology import known_bodies
from ontology.known_bodies import KnownBody
from ontology.names import fold

_WEIGHT = 1.35  # between that of grammar and that of the authority tables
_LONGEST = 14  # words of a name
_LETTERS = 3  # of a word that lists in capitals tell nothing of
_AREAS = TERRITORIAL - {"municipality", "metropolitan-city"}
_LEAST = 0.1  # by which a longer reading weighs more than one within it
_WORD = re.compile(r"[^\W_]+")
_JOINTS = re.compile(r"[ \n]|-|'|, | [-–] |–|/| / | & |&|\. ?|\"| \"|\" ")


def listed_bodies(reading: Reading, found: Sequence[Hypothesis]) -> Iterator[Hypothesis]:
    """The bodies of the lists that the text names, where no other rule reads just that stretch as a body.

    Where a longer reading of another rule holds such a name and what is none of it, what is left of it too.
    """
    bodies = [one for one in found if one.kind in BODIES and one.use == "name"]
    taken: dict[tuple[int, int], Hypothesis] = {}
    for one in sorted(bodies, key=lambda one: one.weight):
        taken[one.start, one.end] = one
    for first, last, rows in _named(reading):
        start, end = reading.words[first].start, reading.words[last].end
        known = taken.get((start, end)) or _hypothesis(reading, first, last, rows)
        around = [
            one for one in bodies if one.start <= start and end <= one.end and (one.start, one.end) != (start, end)
        ]
        longer = [
            one
            for one in around
            if one.rule == "authority" or not ends_within(reading, one, first, last, rows[0].country)
        ]
        if longer:
            known = replace(known, weight=min(known.weight, min(one.weight for one in longer) - _LEAST))
        elif around:
            known = replace(known, weight=max(one.weight for one in (known, *around)) + _LEAST)
            yield from left_over(reading, max(around, key=lambda one: one.end - one.start), first, last)
        if around or (start, end) not in taken:
            yield known


def _named(reading: Reading) -> Iterator[tuple[int, int, list[KnownBody]]]:
    """The longest name of a listed body at each token that may begin one."""
    words = reading.words
    folds = [fold(reading.text[word.start : word.end]) for word in words]  # lists have "ss" for "ß", words have "s"
    for sentence in reading.sentences:
        at = sentence.first
        while at < sentence.last:
            found = _longest_at(reading, sentence, at, folds) if words[at].capital else None
            if found is None:
                at += 1
                continue
            yield at, *found
            at = found[0] + 1


def _longest_at(
    reading: Reading, sentence: Sentence, first: int, folds: Sequence[str]
) -> tuple[int, list[KnownBody]] | None:
    words, stop = reading.words, first + 1
    while stop < min(first + _LONGEST, sentence.last) and _JOINTS.fullmatch(words[stop].gap):
        stop += 1
    for name in known_bodies.names_opening(" ".join(folds[first:stop])):
        last = first + name.count(" ")
        if last >= stop or _with_country(reading, first, last):
            continue  # "½" is two words of a folded name, and one token
        rows = [row for row in known_bodies.find(name) if _written(reading, first, last, row, name)]
        if rows and _stands(reading, sentence, first, last) and not _is_area(reading, first, last, rows):
            return last, rows
    return None


def _with_country(reading: Reading, first: int, last: int) -> bool:
    """Whether a comma parts the country from a name, as some lists have it ("Province of Limburg, The Netherlands")."""
    words = reading.words
    comma = next((n for n in range(last, first, -1) if words[n].gap == ", "), None)
    return comma is not None and country_code(reading.text[words[comma].start : words[last].end]) is not None


def _written(reading: Reading, first: int, last: int, row: KnownBody, name: str) -> bool:
    """Whether the tokens have the capitals of a name as a list has it."""
    words = reading.words[first : last + 1]
    for spelt in row.names:
        if fold(spelt) != name:
            continue
        listed = _WORD.findall(spelt)
        if len(listed) != len(words):
            return True
        if first == last:
            return bool(listed[0][1:] == reading.text[words[0].start : words[0].end][1:])
        if spelt.isupper():
            return all(word.capital for word in words if len(word.word) > _LETTERS)
        if all(word.capital or word.shape == "1" for one, word in zip(listed, words, strict=True) if one[0].isupper()):
            return True
    return False


def _stands(reading: Reading, sentence: Sentence, first: int, last: int) -> bool:
    """Whether a name is no part of a longer one: no capital goes on with it, none before leads to it."""
    words = reading.words
    behind = words[last + 1] if last + 1 < sentence.last else None
    before = words[first - 1] if first > sentence.first else None
    if behind is not None and (
        behind.gap == "-" or (behind.gap == " " and behind.capital and not _ends(reading, last))
    ):
        return False
    if before is not None and words[first].gap in ("-", "'") and before.capital:
        return False
    leads = before is not None and words[first].gap == " " and before.capital
    return not (leads and last - first < 2 and not reading.in_phrase(first - 1)) and not (
        first == last and is_shouted(reading, sentence)
    )


def _is_area(reading: Reading, first: int, last: int, rows: Sequence[KnownBody]) -> bool:
    """Whether a name is that of an area as much as of its body ("Harju County"): then grammar tells which is meant."""
    word = reading.words[last].word
    heads = reading.hits_beginning("bodies", last, last)
    spoken = {reading.lexicon_at(last).code, *(hit.payload.language for hit in heads)}
    return any(row.body in _AREAS for row in rows) and any(lexicon(code).has("areas", word) for code in spoken)


def _ends(reading: Reading, last: int) -> bool:
    """Whether what stands behind a name is an acronym, or in capitals as all of the line is."""
    return reading.words[last + 1].shape == "A" and reading.words[last].shape != "A"


def _hypothesis(reading: Reading, first: int, last: int, rows: Sequence[KnownBody]) -> Hypothesis:
    words = reading.words
    start, end = words[first].start, words[last].end
    body = next((row.body for row in rows if row.body), None)
    country, place = locate(reading, first, last, body or "")
    country = country or listed_country(rows, None, surroundings(reading)[0])
    whole = words[form_behind(reading, last)].end
    return Hypothesis(
        "PublicOrganisation" if body in PUBLIC else "Organization",
        start,
        whole,
        _WEIGHT * (whole - start),
        "listed-body",
        country=country,
        place=place,
        body=body,
        language=reading.lexicon_at(first).code,
        names=((start, whole), (start, end)) if whole > end else (),
    )
