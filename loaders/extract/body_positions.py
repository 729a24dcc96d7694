"""Bodies whose names hold no head noun, by where they stand: in a row with bodies, as who acts, before a place.

"The University of Suffolk, Adnams and the Chamber": what stands in a row of bodies is one. "Run by Vlakwa": who runs
something is one. "CNA Sicilia": an acronym before the name of a region, town or country is one.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from functools import cache

from loaders.extract.acronyms import NEVER
from loaders.extract.acting_bodies import acting_bodies, is_telling
from loaders.extract.affiliations import RULE as OF_PERSON
from loaders.extract.affiliations import affiliations
from loaders.extract.doers import doers
from loaders.extract.gazetteer import best_place
from loaders.extract.givennames import opens_a_name
from loaders.extract.hypotheses import Hypothesis
from loaders.extract.lexicon import languages, names_table
from loaders.extract.locatives import is_country
from loaders.extract.mentions import BODIES, PLACES
from loaders.extract.name_runs import WITHIN, Span, holds_acronym, links, run_at
from loaders.extract.organisations import body_hypothesis
from loaders.extract.reading import Reading
from loaders.extract.sentences import Sentence
from loaders.extract.spelling import spoken_at
from loaders.extract.town_signs import sign_before
from loaders.extract.whereabouts import country_code
from ontology import authority, territories

_WEIGHT = 1.05  # less than a name with a head noun, more than the place in it
_LONGEST = 6  # words of a name
_SMALL = 2  # small words between a comma and the name that follows it ("e alla")
_LETTERS = 3  # of an acronym
_WORD = 4  # letters of a name of one word that is no acronym
_MARKS = (", ", "; ", ",", ";")
_DOING = frozenset(
    {"body-acting", "body-doing", "body-labelled", "body-in-place", "body-agent", "body-said", "body-hosts"}
)
_TOLD = frozenset({"body-relative", "body-beside", "body-does"})  # where no person is likely
_SURE = frozenset({"body-acting", "body-agent", "body-hosts", OF_PERSON, *_TOLD})
_COMPOUND = 13  # letters from which a word is hardly a family name
_ABBREVIATED = 4  # letters
_PERSON = 3  # plain words that a person's name has at most
_NAMED = frozenset({"Fund", "Programme", "Project", "ActionPlan", "Action"})


def placed_bodies(reading: Reading, found: Sequence[Hypothesis]) -> Iterator[Hypothesis]:
    """The bodies beside those that other rules have found, and those that their position alone shows."""
    others, parts = _taken(reading, found), _parts(reading, found)
    rows = [
        Span(reading.index(h.start), reading.index(h.end) - 1) for h in found if h.kind in BODIES and h.use == "name"
    ]
    known = {(span.first, span.last) for span in rows}
    starts, ends = {span.first for span in rows}, {span.last for span in rows}
    queue = list(rows)
    for rule, span in itertools.chain(
        acting_bodies(reading, frozenset(ends)), doers(reading), affiliations(reading, found)
    ):
        if rule in _DOING and (_may_be_person(reading, span) or _is_part(reading, span, parts)):
            continue
        if rule in _TOLD and _is_part(reading, span, parts):
            continue
        if (span.first, span.last) not in known and _plausible(reading, span, others, sure=rule in _SURE):
            known.add((span.first, span.last))
            queue.append(span)
            yield _hypothesis(reading, span, rule)
    while queue:
        body = queue.pop()
        for item, sure in (_behind(reading, body, starts), _before(reading, body, ends)):
            if item is None or (item.first, item.last) in known or _is_part(reading, item, parts):
                continue
            if not _plausible(reading, item, others, sure=sure) or (not sure and _may_be_person(reading, item)):
                continue
            known.add((item.first, item.last))
            starts.add(item.first)
            ends.add(item.last)
            queue.append(item)
            yield _hypothesis(reading, item, "body-in-row")


def _hypothesis(reading: Reading, span: Span, rule: str) -> Hypothesis:
    return body_hypothesis(reading, *span, "", reading.lexicon_at(span.first).code, rule, _WEIGHT)


def _taken(reading: Reading, found: Sequence[Hypothesis]) -> frozenset[int]:
    """The tokens that other rules read as something else than a body or a place."""
    taken: set[int] = set()
    for h in found:
        if h.kind not in (*BODIES, *PLACES):
            taken.update(range(reading.index(h.start), reading.index(h.end)))
    return frozenset(taken)


def _parts(reading: Reading, found: Sequence[Hypothesis]) -> frozenset[str]:
    """The words of the longer names that other rules have found."""
    spans = ((reading.index(h.start), reading.index(h.end)) for h in found if h.kind not in PLACES)
    return frozenset(reading.words[n].word for first, stop in spans if stop - first > 1 for n in range(first, stop))


def _is_part(reading: Reading, span: Span, parts: frozenset[str]) -> bool:
    """Whether a name of one plain word is short for a longer one, or goes on behind a foreign small word."""
    words, (first, last) = reading.words, span
    onward = last + 2 < len(words) and words[last + 1].gap == " " and words[last + 1].shape == "a"
    joins = onward and reading.lexicon_at(last + 1).has("conjunctions", words[last + 1].word)
    if (
        onward
        and not joins
        and len(words[last + 1].word) <= _LETTERS
        and words[last + 2].gap == " "
        and words[last + 2].capital
    ):
        return first == last
    return first == last and words[first].shape == "Aa" and words[first].word in parts


@cache
def _abbreviations() -> frozenset[str]:
    """The abbreviations of policies in all languages ("POR", "PSR")."""
    rows = (names_table(code).get("policies", {}) for code in languages())
    return frozenset(w for row in rows for some in row.values() for w in some if len(w) <= _ABBREVIATED and w.isalpha())


def _closed(reading: Reading, span: Span, sentence: Sentence) -> bool:
    """Whether a name ends at a mark, at a conjunction or with its sentence."""
    at = span.last + 1
    if at >= sentence.last or reading.words[at].gap not in WITHIN:
        gap = reading.text[reading.words[span.last].end :][:1]
        return at >= sentence.last or gap not in ("'", "’", ":")  # "the Outer Isles' Council", "Crane Week: rejected"
    return reading.lexicon_at(at).has("conjunctions", reading.words[at].word)


def _behind(reading: Reading, body: Span, starts: set[int]) -> tuple[Span | None, bool]:
    """The item behind a body in a row, and whether another body follows that."""
    words, sentence = reading.words, reading.sentence_at(reading.words[body.first].start)
    if sentence is None:
        return None, False
    at = _past_brackets(reading, body.last + 1, sentence.last)
    if at >= sentence.last:
        return None, False
    semicolon, conjunction = ";" in words[at].gap, reading.lexicon_at(at).has("conjunctions", words[at].word)
    comma = any(words[at].gap.lstrip(")") == mark for mark in _MARKS)
    if not comma and not (conjunction and words[at].gap in (" ", ") ")):
        return None, False
    small = 0
    while at < sentence.last and words[at].shape == "a" and small <= _SMALL and links(reading, at):
        at, small = at + 1, small + 1
    span = run_at(reading, at, sentence.last)
    if span is None or (small and words[at].gap not in (" ", "'", "’")):
        return None, False
    if not _closed(reading, span, sentence):
        return None, False
    after = _past_brackets(reading, span.last + 1, sentence.last)
    while after < sentence.last and words[after].shape == "a" and links(reading, after):
        after += 1
    return span, semicolon or (after in starts and not conjunction)


def _before(reading: Reading, body: Span, ends: set[int]) -> tuple[Span | None, bool]:
    """The item before a body in a row, and whether another body stands before that."""
    words, sentence = reading.words, reading.sentence_at(reading.words[body.first].start)
    if sentence is None:
        return None, False
    at, grammar = body.first, reading.lexicon_at(body.first)
    conjunction = False
    for _ in range(_SMALL + 1):
        if words[at].gap in _MARKS or at <= sentence.first:
            break
        if words[at].gap not in (" ", "'", "’") or words[at - 1].shape != "a" or not links(reading, at - 1):
            break
        at -= 1
        conjunction |= grammar.has("conjunctions", words[at].word)
    if at <= sentence.first or not (words[at].gap in _MARKS or (conjunction and words[at].gap == " ")):
        return None, False
    last = at - 1
    first = last
    while first > sentence.first and words[first].gap in WITHIN and last - first < _LONGEST:
        small = words[first - 1].word
        if not words[first - 1].capital and (not grammar.has("connectors", small) or grammar.has("locatives", small)):
            break
        first -= 1
    while first < last and (not words[first].capital or grammar.has("openers", words[first].word)):
        first += 1
    if not words[first].capital or not words[last].capital:
        return None, False
    opening, running = first, False
    while opening > sentence.first and words[opening].gap in (" ", "'", "’"):
        opens = opening - 1 == sentence.first and reading.lexicon_at(opening).has("articles", words[opening - 1].word)
        if words[opening - 1].shape != "a" and not opens:
            break
        if not opens and not links(reading, opening - 1):
            running = True
            break
        opening -= 1
    if running and not _runs_up(reading, Span(first, last), opening):
        return None, False
    marked = opening == sentence.first or words[opening].gap in _MARKS
    led = opening == sentence.first or words[opening].gap in _MARKS or words[opening].gap.strip() in (":", "(")
    if not led and not running and not reading.lexicon_at(opening).has("conjunctions", words[opening].word):
        return None, False
    sure = ";" in words[at].gap or (opening > sentence.first and opening - 1 in ends)
    return Span(first, last), sure and marked


def _runs_up(reading: Reading, span: Span, opening: int) -> bool:
    """Whether a name behind words of running text may open a row: of several words or in capitals, and no place."""
    before, grammar = reading.words[opening - 1].word, reading.lexicon_at(opening)
    plain = grammar.has("traits", "capital-nouns") and span.last > span.first  # "Zeitung OÖN"
    return is_telling(reading, span) and not plain and not grammar.has("locatives", before)


def _past_brackets(reading: Reading, at: int, stop: int) -> int:
    """The token behind what stands in brackets at a token, or the token itself."""
    if at < stop and reading.words[at].gap == " (":
        while at < stop and ")" not in reading.words[at].gap:
            at += 1
    return at


def _may_be_person(reading: Reading, span: Span) -> bool:
    """Whether two or three plain words in a row may be a given name and a family name."""
    words = reading.words[span.first : span.last + 1]
    if not 1 < len(words) <= _PERSON or not all(word.shape == "Aa" for word in words):
        return False
    if any(word.gap == "-" or not 1 < len(word.word) < _COMPOUND for word in words):
        return False
    return not any(
        best_place(reading.text[word.start : word.end], spoken=spoken_at(reading, span.first)) for word in words
    )


def _leads_on(reading: Reading, last: int) -> bool:
    """Whether a figure or a colon follows a name: it is an amount's, a programme's or a label."""
    words = reading.words
    if last + 1 >= len(words):
        return False
    gap = words[last + 1].gap
    return gap.lstrip().startswith(":") or (gap == " " and words[last + 1].word[0].isdigit())


def _plausible(reading: Reading, span: Span, others: frozenset[int], *, sure: bool) -> bool:
    """Whether a name may be a body's: no place, person, noun of another class, word of the language.

    A name of one word that is no acronym must stand ``sure``, and not where all nouns have a capital.
    """
    words, (first, last) = reading.words, span
    grammar, text = reading.lexicon_at(first), reading.text[words[first].start : words[last].end]
    if not others.isdisjoint(range(first, last + 1)) or len(text) < _LETTERS or _leads_on(reading, last):
        return False
    acronym = holds_acronym(reading, first, last)
    if grammar.has("traits", "capital-nouns") and not acronym:
        return False
    if first == last and not acronym and (not sure or len(text) < _WORD):
        return False
    if words[first].word in _abbreviations() or any(
        words[n].word in NEVER
        or grammar.has("openers", words[n].word)
        or words[n].word in grammar.months
        or grammar.has("weekdays", words[n].word)
        for n in {first, last}
    ):
        return False
    for table in ("bodies", "heads", "policies", "events", "plurals", "units"):
        if reading.hits_touching(table, first, last):
            return False
    if reading.hits_touching("demonyms", first, first) or is_country(reading, first, last):
        return False
    if (opens_a_name(words[first].word) and not acronym) or country_code(text) is not None:
        return False
    start, end = words[first].start, words[last].end
    if best_place(text, spoken=spoken_at(reading, first)) is not None or reading.cues_between("contact", start, end):
        return False
    if last > first and sign_before(reading, first) is not None and territories.find_towns(text):
        return False  # "la visite s'est ouverte à Sains-du-Nord"
    rows = authority.find(text)
    return not any(row.kind in _NAMED for row in rows)
