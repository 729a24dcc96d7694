"""Persons: by a title before the name, by an office beside it, by a given name that opens it."""

from __future__ import annotations

from collections.abc import Iterator

from loaders.extract.family_first import family_first
from loaders.extract.givennames import opens_a_name
from loaders.extract.hypotheses import Hypothesis
from loaders.extract.lexicon import Row
from loaders.extract.phrases import Hit
from loaders.extract.reading import Reading
from ontology import territories

WEIGHT = 1.5  # above that of a body in small letters or a place, below that of a body with a head noun and a long name
_NEAR = 10  # words of an office ("head of the unit for …") between its noun and the name of who holds it
_LONGEST = 4  # words of a name, particles not counted
_OFTEN = 3  # times from which what stands beside an office and has no given name is no person's name
_PARTICLES = frozenset([
    "de", "del", "della", "dei", "degli", "di", "da", "do", "dos", "das", "la", "le", "los", "las", "van", "von", "der",
    "den", "ter", "ten", "zu", "zum", "af", "av", "el", "al", "y", "e", "i",
])  # fmt: skip
_NO_NAMES = ("articles", "connectors", "openers", "function_words", "topics", "modifiers")
_INITIAL = 1  # letters
_SHORT_TAIL = 4  # letters below which a word in capitals is an acronym rather than a surname


def person_hypotheses(reading: Reading) -> Iterator[Hypothesis]:
    """Names of persons: "Mr …", "the mayor, …", "(… …)", and any given name with a surname."""
    taken = _heads(reading)
    yield from _titled(reading, taken)
    yield from _in_office(reading, taken)
    yield from _given(reading, taken)
    for first, last in family_first(reading, taken):
        yield _yield(reading, first, last, "person-family-first")


def _heads(reading: Reading) -> frozenset[int]:
    """The tokens that are nouns of bodies, plans, projects, meetings or offices: no part of a person's name."""
    found = {
        n
        for table in ("bodies", "policies", "heads", "groups", "events")
        for h in reading.hits.get(table, ())
        for n in range(h.first, h.last + 1)
    }
    for row in ("contact", "byline", "honorific", "partner", "partner-list", "lead-partner", "eponym", "page"):
        found |= {n for h in reading.cues(row) for n in range(h.first, h.last + 1)}
    return frozenset(found)


def _name_end(reading: Reading, first: int, taken: frozenset[int]) -> int | None:
    """The last token of the name that begins at a token, or None where what stands there is no name.

    A name is capitalised words, initials and particles; before a further capitalised word that is a
    noun of its own ("… Foundation") it is none.
    """
    words, last, count = reading.words, first, 1
    sentence = reading.sentence_at(words[first].start)
    stop = sentence.last if sentence else len(words)
    at = first + 1
    while at < stop and count < _LONGEST:
        token = words[at]
        initial = token.capital and token.end - token.start == _INITIAL
        gap = token.gap.strip(" ")
        before = words[at - 1]
        dotted = gap == "." and before.end - before.start == _INITIAL and before.capital
        if not (gap in ("", "-", "'") or dotted) or "\n" in token.gap:
            break
        if token.word in _PARTICLES and (not token.capital or token.shape == "A"):
            if not any(words[n].capital for n in range(at + 1, min(at + 3, stop))):
                break
            if reading.lexicon_at(at).has("conjunctions", token.word) and opens_a_name(words[at + 1].word):
                break  # "Anna Rossi e Marco Bianchi", not "José Ortega y Gasset"
            at += 1
            continue
        if not token.capital or token.word[0].isdigit():
            break
        if at in taken and gap == "" and token.shape == "Aa":
            if last > first and (
                _office(reading, at) or reading.cues_between("Project", token.start, token.end, "heads")
            ):
                break  # "Anna Tamm Project Manager of …"
            return None
        last, count = at, count + (not initial)
        at += 1
    more = last + 1 < stop and words[last + 1].gap == " " and words[last + 1]
    if more and (more.shape == "1" or (count >= _LONGEST and more.capital)):
        return None  # "Via Marco Polo 3", a title of many capitals
    return last


def _surname(reading: Reading, first: int, last: int) -> bool:
    """Whether what follows the first word can be a surname: a word of some length, not the name of a country."""
    words = reading.words
    tail = words[last]
    if last == first or tail.end - tail.start < 2:
        return False
    name = reading.text[words[first].start : tail.end]
    rest = reading.text[words[first + 1].start : tail.end]
    country = any(row.kind == "Country" for row in territories.find(rest))
    if territories.find(name) or (country and not opens_a_name(words[first].word, sure=True)):
        return False  # "Reijo Turkki" and "Tom Holland" are called as countries are
    if any(words[n].shape == "a" and words[n].gap[-1:] not in (".", "@") for n in reading.tokens_of(tail.word)):
        return False  # "Bas Carbone" in a text about "bas carbone"; not the name in an address of mail
    return not (tail.shape == "A" and tail.end - tail.start < _SHORT_TAIL and words[first].shape == "Aa")


def _yield(reading: Reading, first: int, last: int, rule: str) -> Hypothesis:
    start, end = reading.words[first].start, reading.words[last].end
    return Hypothesis("Person", start, end, WEIGHT * (end - start), rule, language=None)


def _titled(reading: Reading, taken: frozenset[int]) -> Iterator[Hypothesis]:
    """Reads "Mr Tamm", "Dr. Anna Kask": one capitalised word is enough behind a title."""
    words = reading.words
    for hit in reading.cues("honorific"):
        first = hit.last + 1
        first_initial = _initial(reading, first)
        if first >= len(words) or first in taken or not words[first].capital:
            continue
        if words[first].shape != "Aa" and not first_initial:
            continue
        gap, short = words[first].gap, words[hit.last].end - words[hit.last].start == _INITIAL
        if gap != ". " and (gap != " " or short):
            continue
        if (hit.first and words[hit.first].gap == "-") or (
            words[first].end - words[first].start < 3 and not first_initial
        ):
            continue
        last = _name_end(reading, first, taken)
        if last is not None and (last > first or not first_initial):
            yield _yield(reading, first, last, "person-title")


def _initial(reading: Reading, at: int) -> bool:
    """Whether a token is one capital letter with a full stop, and a surname stands behind it: "Mr L. Conti"."""
    words = reading.words
    if at + 1 >= len(words) or words[at].end - words[at].start != _INITIAL or not words[at].capital:
        return False
    return words[at + 1].gap in (". ", ".") and words[at + 1].shape == "Aa"


def _in_office(reading: Reading, taken: frozenset[int]) -> Iterator[Hypothesis]:
    """Reads "the mayor, Anna Tamm", "Contact: Jaan Kask": two capitalised words at least beside an office or label."""
    words = reading.words
    for hit in reading.cues("byline"):
        first = hit.last + 1
        last = _name_end(reading, first, taken) if first < len(words) and first not in taken else None
        if last is not None and _labelled(reading, first, last):
            yield _yield(reading, first, last, "person-office")
    for head in reading.hits.get("bodies", ()):
        sentence = reading.sentence_at(words[head.first].start)
        named = _of_body(reading, sentence.first, head.first, taken) if sentence is not None else None
        if named is not None:
            yield _yield(reading, *named, "person-of-body")
    for hit in reading.cues("contact"):
        sentence = reading.sentence_at(words[hit.first].start)
        if sentence is None:
            continue
        named = _apposed(reading, hit, sentence.first, taken)
        if named is not None:
            yield _yield(reading, *named, "person-office")
        for first in _beside(reading, hit, sentence.last):
            token, direct = words[first], first == hit.last + 1
            last = _name_end(reading, first, taken) if token.shape == "Aa" and first not in taken else None
            if last is None or not _surname(reading, first, last):
                continue
            name = reading.text[token.start : words[last].end]
            plain = direct and last == first + 1 and _unheard(reading, first, last, name)
            if opens_a_name(token.word) or plain or (direct and _labelled(reading, first, last)):
                yield _yield(reading, first, last, "person-office")
                break


def _beside(reading: Reading, hit: Hit[Row], stop: int) -> Iterator[int]:
    """The tokens at which the name of who holds an office may begin: right behind it, or behind a comma or colon."""
    words = reading.words
    for first in range(hit.last + 1, min(hit.last + 2 + _NEAR, stop)):
        gap = words[first].gap.strip()
        if any(c in gap for c in ".;(") and not (first == hit.last + 1 and gap in (".", ":", "(", ".:")):
            return
        if words[first].capital and (first == hit.last + 1 or gap in (",", ":", "–")):
            yield first


def _apposed(reading: Reading, office: Hit[Row], opens: int, taken: frozenset[int]) -> tuple[int, int] | None:
    """The name of two or three words that an office follows behind a comma ("with Anna Tamm, president of …").

    It need not have a known given name, but is nothing else here, and a small word stands before it.
    """
    words, at = reading.words, office.first
    if (
        at > opens
        and reading.lexicon_at(at - 1).has("articles", words[at - 1].word)
        and words[at].gap in (" ", "'", "’")
    ):
        at -= 1
    if at <= opens or words[at].gap != ", " or words[office.first].shape != "a":
        return None
    return _before_comma(reading, at, opens, taken)


def _before_comma(reading: Reading, at: int, opens: int, taken: frozenset[int]) -> tuple[int, int] | None:
    """The name of two or three plain words before the comma of a token, where it can be that of a person; or None."""
    words = reading.words
    last, first = at - 1, at - 1
    while first > opens and words[first].gap in (" ", "-") and words[first - 1].shape == "Aa":
        first -= 1
    if not 1 <= last - first < _LONGEST - 1 or any(n in taken for n in range(first, last + 1)):
        return None
    if first > opens and words[first].gap == " " and words[first - 1].capital:
        return None
    name = reading.text[words[first].start : words[last].end]
    plain = [n for n in range(first, last + 1) if words[n].word not in _PARTICLES or n == first]
    own = any(reading.lexicon_at(n).has(t, words[n].word) for n in plain for t in _NO_NAMES)
    if own or not _unheard(reading, first, last, name) or not _surname(reading, first, last):
        return None
    return (first, last) if _name_end(reading, first, taken) == last else None


def _of_body(reading: Reading, opens: int, at: int, taken: frozenset[int]) -> tuple[int, int] | None:
    """The name before a comma behind which whose somebody is stands ("Sanna Koivisto, del Centro di ricerca Sedu").

    ``at`` is the head noun of the body; a preposition and articles stand between.
    """
    words, first = reading.words, at
    while first > opens and words[first].gap in (" ", "'", "’") and _joins(reading, first - 1):
        first -= 1
    if first == at or words[first].gap != ", ":
        return None
    return _before_comma(reading, first, opens, taken)


def _joins(reading: Reading, at: int) -> bool:
    grammar, word = reading.lexicon_at(at), reading.words[at]
    tied = grammar.has("connectors", word.word) or grammar.has("articles", word.word)
    return word.shape == "a" and tied and not grammar.has("conjunctions", word.word)


def _unheard(reading: Reading, first: int, last: int, name: str) -> bool:
    """Whether a name without a known given name is likely a person's: two plain words that are nothing else here."""
    plain = all(
        reading.words[n].shape in ("Aa", "aA") and reading.words[n].end - reading.words[n].start > 2
        for n in range(first, last + 1)
    )
    place = any(territories.find(reading.text[reading.words[n].start : reading.words[n].end]) for n in (first, last))
    return plain and not place and reading.text.count(name) < _OFTEN and reading.lexicon_at(first).code != "de"


def _labelled(reading: Reading, first: int, last: int) -> bool:
    """Whether a label's colon stands before a name of two or three words, and a mark or the end of the line behind it.

    "Kontakt: Jutta Ebner-Wolf", "Redactor: Lavinia Crișan-Mureșan": all of its words are plain and none names a place.
    """
    words, after = reading.words, last + 1
    count = sum(words[n].gap != "-" for n in range(first + 1, last + 1)) + 1
    if words[first].gap.strip() != ":" or not 1 < count < _LONGEST:
        return False
    if after < len(words) and not (words[after].gap.strip()[:1] in tuple(",;.|") or "\n" in words[after].gap):
        return False
    plain = all(words[n].shape == "Aa" and words[n].end - words[n].start > 1 for n in range(first, last + 1))
    return plain and not any(territories.find(reading.text[w.start : w.end]) for w in words[first : last + 1])


def _given(reading: Reading, taken: frozenset[int]) -> Iterator[Hypothesis]:
    """Reads a given name and a surname anywhere, unless a street, a prize or a foundation is called so."""
    words = reading.words
    bracketed = -1
    for first, token in enumerate(words):
        if token.gap.endswith("("):
            bracketed = first
        if token.shape != "Aa" or first in taken or token.gap == "-":
            continue
        if not opens_a_name(token.word):
            continue
        before = first - 1
        if before >= 0 and token.gap in (" ", "'") and (before in taken and _names_things(reading, before)):
            continue
        last = _name_end(reading, first, taken)
        if last is None or not _surname(reading, first, last):
            continue
        if any(words[n].gap == "-" and _names_things(reading, n) for n in range(first + 1, last + 1)):
            continue  # "Karl-Marx-Straße", "Alfred-Wegener-Institut"
        if bracketed == first or opens_a_name(token.word, sure=True) or _office_behind(reading, last):
            yield _yield(reading, first, last, "person-given")


def _office_behind(reading: Reading, last: int) -> bool:
    """Whether an office stands behind a name and a comma, a dash or a bracket ("…, project manager")."""
    after = last + 1
    if after + 1 >= len(reading.words) or reading.words[after].gap.strip() not in (",", "–", "-", "("):
        return False
    stop = min(after + 2, len(reading.words) - 1)
    return bool(reading.cues_between("contact", reading.words[after].start, reading.words[stop].end))


def _office(reading: Reading, at: int) -> bool:
    """Whether an office begins at a token."""
    return any(h.first == at for h in reading.whole_cues("contact").beginning(at, at))


def _names_things(reading: Reading, at: int) -> bool:
    """Whether a token is a noun of a thing that bears persons' names ("Via", "Fondazione"), not an office."""
    start = reading.words[at].start
    return any(
        h.first <= at <= h.last
        for h in (
            *reading.cues_between("eponym", start, reading.words[at].end),
            *reading.hits_touching("bodies", at, at),
            *reading.hits_touching("policies", at, at),
        )
    )
