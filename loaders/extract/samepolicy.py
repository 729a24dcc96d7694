"""Policies under several names: the short form of a long name, two names with a slash, "the strategy"."""

from __future__ import annotations

from loaders.extract.folding import squeezed
from loaders.extract.mentions import POLICIES, merge
from loaders.extract.reading import Reading
from loaders.extract.things import Thing
from loaders.extract.tokens import index_at

_STEM = 5  # letters by which a noun is the same in another case
_LINK = 3  # letters up to which a word may be left out of an abbreviation
_ENDING = 2  # letters that a case ending has


def same_policies(reading: Reading) -> None:
    """Makes one thing of the policies that are one, and notes where the text speaks of one by its noun alone."""
    _slashed(reading)
    _bracketed(reading)
    _initialled(reading)
    _shortened(reading)
    _meant(reading)


def _slashed(reading: Reading) -> None:
    """Reads "Development Programme of the Region / Territorial Strategy of the Region": one policy, two names."""
    rows = [o for o in reading.occurrences if o.thing.kind in POLICIES]
    for one in rows:
        for other in rows:
            between = reading.text[one.end : other.start] if one.end <= other.start else ""
            alive = one.thing in reading.things and other.thing in reading.things
            if between.strip() == "/" and alive and one.thing is not other.thing:
                merge(reading, one.thing, other.thing)


def _bracketed(reading: Reading) -> None:
    """Reads "Operationelles Programm des Landes … 2014-2020 (OP EFRE Brandenburg)": a bracket holds the short name."""
    rows = [o for o in reading.occurrences if o.thing.kind in POLICIES]
    ends = {o.end: o for o in rows}
    for short in rows:
        opens = short.start - 2
        whole = ends.get(opens) or (ends.get(opens - 1) if reading.text[opens - 1 : opens] == "+" else None)
        if whole is None or reading.text[opens : short.start] != " (" or whole.thing is short.thing:
            continue  # "Strategy 2021+ (RIS3)"
        closed = reading.text[short.end : short.end + 1] == ")" and short.end - short.start < whole.end - whole.start
        if closed and short.thing in reading.things and whole.thing in reading.things:
            merge(reading, whole.thing, short.thing)


def _initialled(reading: Reading) -> None:
    """Reads "BMW Programme" as the "Border, Midland and West Programme" that the text names too."""
    policies = reading.found(*POLICIES)
    for short in policies:
        words = squeezed(short.label).split()
        long = [
            other
            for other in policies
            if other is not short and other in reading.things and _spelled(words, squeezed(other.label).split())
        ]
        if len(long) == 1:
            merge(reading, long[0], short)


def _spelled(short: list[str], long: list[str]) -> bool:
    """Whether a name's first word is made of the first letters of what another has before the same end.

    >>> _spelled(["bmw", "programme"], ["border", "midland", "and", "west", "programme"])
    True
    """
    end = short[1:]
    front = long[: len(long) - len(end)]
    if not end or len(front) < 2 or long[len(front) :] != end:
        return False
    letters = "".join(word[0] for word in front)
    capitals = "".join(word[0] for word in front if len(word) > _LINK)
    return len(short[0]) > 1 and short[0] in (letters, capitals)


def _shortened(reading: Reading) -> None:
    """Reads "Territorial Strategy" as the "Territorial Strategy of the Region until 2030" that the text names too.

    The short name holds only words of the long one, no years, and fits one long name; the items of a
    list are each a policy of its own.
    """
    policies = reading.found(*POLICIES)
    words = {id(policy): [set(squeezed(name.text).split()) for name in policy.names] for policy in policies}
    for short in policies:
        if any(_whole_block(reading, start, end) for start, end in short.places) or short.authority:
            continue
        own = set(squeezed(short.label).split())
        long = [
            other
            for other in policies
            if other is not short
            and other in reading.things
            and any(own < name for name in words[id(other)])
            and not any(_whole_block(reading, start, end) for start, end in other.places)
        ]
        if len(long) == 1 and not (short.place and long[0].place and short.place != long[0].place):
            merge(reading, long[0], short)


def _whole_block(reading: Reading, start: int, end: int) -> bool:
    """Whether a name is all that an item of a list holds."""
    sentence = reading.sentence_at(start)
    return sentence is not None and sentence.item and sentence.start == start and sentence.end - end <= 1


def _meant(reading: Reading) -> None:
    """Ties "the strategy", "das Programm", "Strategin …" to the nearest policy before it whose head noun it is."""
    policies = reading.found(*POLICIES)
    nouns = {id(policy): _nouns(reading, policy) for policy in policies}
    for hit in [*reading.hits.get("policies", ()), *reading.cues("Programme", table="heads")] if policies else ():
        word = reading.words[hit.last]
        if any(reading.occurrences.touching(*reading.span(hit))):
            continue
        first = hit.first
        scopes = reading.whole_cues("scope")
        while first and reading.words[first].joined and scopes.beginning(first - 1, first - 1):
            first -= 1
        if not (
            _opens(reading, first, hit.last)
            if word.capital and not _is_noun(reading, hit.last)
            else _is_known(reading, first)
        ):
            continue
        start, end = reading.words[first].start, word.end
        fitting = [
            (max(a for a, _ in policy.places if a < start), policy)
            for policy in policies
            if any(a < start for a, _ in policy.places) and any(_same(word.word, noun) for noun in nouns[id(policy)])
        ]
        if fitting and not _names_other(reading, hit.last):
            place, policy = max(fitting, key=lambda row: row[0])
            if hit.payload.table == "heads" and reading.within(place, start, "Programme"):
                continue  # "the programme" is the one that pays for the project
            policy.call(reading.text[start:end], reading.lexicon_at(first).code, "alias")
            reading.add(policy, start, end)


def _is_known(reading: Reading, first: int) -> bool:
    return first > 0 and reading.words[first].joined and _definite(reading, first)


def _definite(reading: Reading, first: int) -> bool:
    grammar, before = reading.lexicon_at(first), reading.words[first - 1].word
    said = grammar.has("articles", before) or grammar.has("connectors", before)
    return said and not any(reading.whole_cues("indefinite").beginning(first - 1, first - 1))


def _is_noun(reading: Reading, at: int) -> bool:
    """Whether a capital says nothing of a word, in languages that write every noun with one."""
    return reading.lexicon_at(at).has("traits", "capital-nouns")


def _opens(reading: Reading, first: int, last: int) -> bool:
    """Whether a noun opens a sentence that goes on in small letters: "Strategin antogs …", "Program zatwierdzono"."""
    sentence = reading.sentence_at(reading.words[first].start)
    if sentence is None or last + 1 >= sentence.last or reading.lexicon_at(first).code == "en":
        return False
    article = first - sentence.first == 1 and reading.lexicon_at(first).has("articles", reading.words[first - 1].word)
    return (first == sentence.first or article) and not reading.words[last + 1].capital


def _names_other(reading: Reading, last: int) -> bool:
    """Whether a name, a number or an adjective follows a noun, of some other: "das Programm LEADER"."""
    after = reading.words[last + 1] if last + 1 < len(reading.words) else None
    if after is None or not after.joined or _is_noun(reading, last):
        return bool(after is not None and after.joined and after.shape in ("A", "1"))
    return after.capital or after.shape in ("A", "1")


def _nouns(reading: Reading, policy: Thing) -> set[str]:
    """The head nouns in a policy's names."""
    found = set()
    for start, end in policy.places:
        first, last = index_at(reading.words, start), index_at(reading.words, end) - 1
        found |= {reading.words[hit.last].word for hit in reading.hits_between("policies", first, last)}
        found |= {reading.words[hit.last].word for hit in reading.cues_between("Programme", start, end, "heads")}
    return found


def _same(word: str, noun: str) -> bool:
    """Whether two words are one noun, in two cases perhaps.

    >>> _same("strategii", "strategia"), _same("plan", "plans"), _same("strategien", "energistrategi")
    (True, False, True)
    """
    stem = max(_STEM, min(len(word), len(noun)) - _ENDING)
    end = word[: len(word) - _ENDING]
    if len(end) > _STEM and any(noun[: len(noun) - cut].endswith(end) for cut in range(_ENDING + 1)):
        return True  # "strategien" is the end of "energistrategi"
    return word == noun or (len(word) >= stem and word[:stem] == noun[:stem] and abs(len(word) - len(noun)) <= _ENDING)
