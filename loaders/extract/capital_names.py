"""Names in capitals that may be those of projects: how far they reach, and what makes them somebody else's."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from loaders.extract.acronyms import CODE, NEVER, is_programme
from loaders.extract.captions import is_caption
from loaders.extract.dateforms import month_of
from loaders.extract.givennames import opens_a_name
from loaders.extract.locatives import is_country
from loaders.extract.programmes import FAMILY
from loaders.extract.reading import Reading
from loaders.extract.whereabouts import country_code
from ontology import authority, territories

_LETTERS = 4  # of a name
_WORD = 3  # letters of one of its words at least
_LONGEST = 6  # words of a name
_BODY = 8  # words before a bracket among which the body stands whose acronym is in it
_NEAR = 4  # words behind a mark among which a country tells a body
_JOINS = (" ", "-", "_", "'", "&", " & ", "+")
_BESIDE = re.compile(r"\s?\(|\s[–—-]\s|,\s")
_CLOSES = re.compile(r"[),;.\n]")
_OTHER = (
    "bodies",
    "policies",
    "units",
    "magnitudes",
    "heads",
    "events",
    "groups",
)  # tables with whose words none is named
_ACTING = ("led-by", "run-by", "fundedby")  # phrases behind which who acts stands
_ADDRESS = ("@", ".", "/", "#", "_")
_LABELS = frozenset(["partner", "partner-list", "lead-partner", "contact", "sheet"])


class Run(NamedTuple):
    """Tokens in capitals, from the first to the last."""

    first: int
    last: int


def runs(reading: Reading) -> Iterator[Run]:
    """The stretches of words in capitals, where the rest of the line is not in capitals too."""
    words = reading.words
    for sentence in reading.sentences:
        at = sentence.first
        while at < sentence.last:
            if words[at].shape not in ("A", "aA"):
                at += 1
                continue
            first = last = at
            while last + 1 < sentence.last and _goes_on(reading, last + 1):
                last += 1
            at = last + 1
            first, last = _trimmed(reading, first, last)
            if first <= last < first + _LONGEST and not _shouted(reading, sentence.first, sentence.last, first, last):
                yield Run(first, last)


def _goes_on(reading: Reading, at: int) -> bool:
    """Whether a token goes on with a name in capitals: "FILI D'ACQUA", "MAKE&GROW", "MOBI-HUB 3"."""
    token = reading.words[at]
    letter = token.shape == "Aa" and token.end - token.start == 1
    return token.gap in _JOINS and (token.shape in ("A", "aA", "1") or letter)


def _trimmed(reading: Reading, first: int, last: int) -> tuple[int, int]:
    """The tokens of a name without a year behind it, and without what is a programme before it."""
    words = reading.words
    while first < last and (words[first].word in NEVER or words[first].word in FAMILY) and words[first + 1].gap == " ":
        first += 1
    while first < last and (words[last].end - words[last].start == 1 or words[last].word.isdigit()):
        figure = words[last].word.isdigit() and len(words[last].word) == 1 and words[last].gap != "-"
        closes = last + 1 >= len(words) or words[last + 1].gap != " " or words[last + 1].shape != "a"
        if figure and closes:
            break
        last -= 1
    return first, last


def _shouted(reading: Reading, start: int, stop: int, first: int, last: int) -> bool:
    """Whether the rest of a line is in capitals too, and there is some: then capitals tell nothing."""
    others = [w for n, w in enumerate(reading.words[start:stop], start) if not first <= n <= last and len(w.word) > 1]
    return bool(others) and all(word.shape in ("A", "1") for word in others)


def name_of(reading: Reading, run: Run) -> str:
    """The words of a name as they are written."""
    return reading.text[reading.words[run.first].start : reading.words[run.last].end]


def may_name(reading: Reading, run: Run) -> bool:
    """Whether a name may be a project's: no body, place, programme, policy, person or address."""
    return is_free(reading, run) and not _is_of_body(reading, run)


def is_free(reading: Reading, run: Run) -> bool:
    """Whether no table knows a name, and it is no address: what stands beside it is not looked at."""
    words, (first, last) = reading.words, run
    name = name_of(reading, run)
    letters = sum(c.isalpha() for c in name)
    if letters < _LETTERS or not any(
        words[n].shape == "A" and len(words[n].word) >= _WORD for n in range(first, last + 1)
    ):
        return False
    if any(CODE.fullmatch(words[n].word) for n in range(first, last + 1)):
        return False
    if is_caption(name) or (first == last and (words[first].word in NEVER or words[first].word in FAMILY)):
        return False
    if any(reading.hits_between(table, first, last) for table in _OTHER):
        return False
    if any(h.payload.value in _LABELS for h in reading.hits_between("cues", first, last)):
        return False  # "PARTNER SEARCH FORM"
    if authority.find(name, kinds=("Organization", "Programme", "Fund", "Strategy", "Law")) or territories.find(name):
        return False
    if is_programme(name) or is_programme(f"Interreg {name}"):
        return False
    if any(month_of(reading, n) for n in range(first, last + 1)):
        return False
    if last > first and name.lower() in reading.text:
        return False  # "SERVICES FOR SMALL TOWNS" in a headline, of which the text speaks in small letters
    before, behind = reading.text[: words[first].start][-1:], reading.text[words[last].end :][:2]
    return before not in _ADDRESS and behind[:1] not in ("@", "_") and not re.match(r"[.][^\W\d_]", behind)


def _is_of_body(reading: Reading, run: Run) -> bool:
    """Whether a name is a body's or a person's by what stands right beside it."""
    words, (first, last) = reading.words, run
    sentence = reading.sentence_at(words[first].start)
    begin = sentence.first if sentence else 0
    if "(" in words[first].gap and reading.hits_between("bodies", max(first - _BODY, begin), first - 1):
        return True
    acts = [h for cue in _ACTING for h in reading.whole_cues(cue).beginning(first - _BODY, first - 1)]
    if any(h.last == first - 1 for h in acts):
        return True  # "run by NAME"
    beside = first > begin and words[first].gap in (" ", " - ", " – ")
    if beside and (reading.hits_touching("bodies", first - 1, first - 1) or opens_a_name(words[first - 1].word)):
        return True
    after = last + 1
    if after < len(words) and words[after].gap == " " and words[after].capital:
        heads = reading.hits_beginning("bodies", after, after)
        programme = words[after].word in FAMILY and after + 1 < len(words) and words[after + 1].capital
        own = words[after].shape == "Aa" and not programme  # "GROVE Interreg Europe" is a project
        if heads or (own and not reading.in_phrase(after)):
            return True  # "CNA Sicilia", "LEADER Partnership"
    if after >= len(words) or not _BESIDE.fullmatch(reading.text, words[last].end, words[after].start):
        return False
    if any(words[h.first].capital for h in reading.hits_beginning("bodies", after, after + 1)):
        return True  # "CTC (Centro Tecnológico de la Conserva)", "AMAL – Comunidade Intermunicipal"
    close = _CLOSES.search(reading.text, words[after].start)
    stop = reading.index(close.start()) if close else after
    return any(_is_place(reading, after, n) for n in range(after, min(stop, after + _NEAR)))


def _is_place(reading: Reading, first: int, last: int) -> bool:
    """Whether some tokens are a country, its code or a town: so brackets and commas say where a body is."""
    name = reading.text[reading.words[first].start : reading.words[last].end]
    return is_country(reading, first, last) or country_code(name) is not None or bool(territories.find(name))
