"""One item of a list: where its name begins and ends, and what stands beside it: brackets, dashes, places."""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass, replace

from loaders.extract.dashes import closes
from loaders.extract.gazetteer import best_place
from loaders.extract.givennames import opens_a_name
from loaders.extract.label_edges import opens_label, role_label
from loaders.extract.legal_forms import form_behind
from loaders.extract.lexicon import Row, all_words
from loaders.extract.locatives import country_behind, is_country
from loaders.extract.name_edges import behind_country, town_behind
from loaders.extract.partner_marks import mark_at
from loaders.extract.phrases import Hit
from loaders.extract.reading import Reading
from loaders.extract.spelling import spoken_at
from loaders.extract.tokens import opens_column
from loaders.extract.towns import town_called
from loaders.extract.whereabouts import country_code
from ontology import territories

_LONGEST_ITEM = 22  # words
_MOST_SKIPPED = 4  # small words before a name
_TAIL = re.compile(r"\)\s*[-–]\s*([^\W\d]+)")
# Behind a name, before its sum or the next column: "Ville de Nantes, France – 188 000 €", "Stadt Graz     Österreich"
_APART = re.compile(
    r"(?: *[,:–—-] *(?:€|EUR) ?\d| *[,:–—-] *\d[\d ., ]*(?:€|EUR\b|[Ee]ur[oa])|(?<=\S) {3,}(?=\S)|(?<=\S) \| )"
)
_LONGEST_PLACE = 4  # words behind a name that may say where it is, with their preposition
_PART = 2  # words that a dash may add to a name
_LONGEST_APPOSED = 4  # words behind a dash that may be a country or an acronym
_ROLES = ("lead-partner", "partner", "partner-list")  # words that stand small in no name
_LINKS = ("articles", "connectors", "conjunctions")  # small words that join the words of a name
_GOES_ON = (
    "predicate",
    "clause",
    "fundedby",
    "led-by",
    "run-by",
    "aim",
    "period",
    "lasts",
)  # cues behind which no name goes on
_UNITS = (  # how departments begin, in any language
    *(
        "depart",
        "dipart",
        "facolt",
        "consej",
        "consell",
        "direc",
        "direk",
        "direz",
        "wydzia",
        "abteil",
        "afdel",
        "avdel",
        "odbor",
        "oddel",
        "odjel",
        "osasto",
    ),
    *("skyri", "noda", "osakon", "facul", "fakul", "tiedek", "instit", "servi", "dienst", "unit", "sekt", "sect"),
)
_Spans = list[tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Item:
    """One item of a list: its name in tokens ``first`` to ``last``, and its brackets in characters.

    What stands behind a dash counts as a bracket; ``end`` is where the item ends. ``role`` is what a
    label before the name gives, ``place`` where a label or a heading names its country; ``sure`` says that the
    shape of all lines of the list tells where the name begins and ends.
    """

    first: int
    last: int
    brackets: tuple[tuple[int, int], ...]
    end: int
    role: str = ""
    place: tuple[int, int] | None = None
    sure: bool = False


def item_between(reading: Reading, start: int, end: int, *, closing: bool) -> Item | None:
    """The item that fills the text between two offsets, or None where there is no name; ``closing`` is the last."""
    brackets, stop = _brackets(reading, start, end)
    stop = before_column(reading, start + 1, stop)
    last = reading.index(stop) - 1
    first = _opening(reading, reading.index(start), last)
    if first is None or first > last or _dated(reading, first):
        return None
    mark = mark_at(reading, first)
    first, role = _behind_role(reading, first, last)
    if first > last or (mark and not mark.role):
        return None  # "weitere Partner": the word alone is nobody; "AP1 …" only accompanies the project
    first = _behind_project(reading, first, last)
    last, brackets = _close(reading, (first, last), (stop, end), brackets)
    last = _without_links(reading, first, last)  # "Zemgale en Lettonie ainsi | que l'association"
    tail = _TAIL.match(reading.text, brackets[-1][1], end) if brackets else None
    if tail and tail[1]:
        brackets.append(tail.span(1))  # "(Italy) – leader"
    role_at = _before_role(reading, first, last)
    if role_at < last:
        brackets.append((reading.words[role_at + 1].start, reading.words[last].end))
        last = role_at  # "Gelderland, lead"
    comma = _before_places(reading, first, last, brackets)
    if comma < last:
        brackets.append((reading.words[comma + 1].start, reading.words[last].end))
        last = comma  # "Standortagentur Tirol, Austria"
    behind = country_behind(reading, first, last) or town_behind(reading, first, last) or first
    if behind > first:
        town = behind if reading.words[behind].capital or behind == last else behind + 1
        brackets.append((reading.words[town].start, reading.words[last].end))
        last = behind - 1  # "la région Bretagne en France"
    if closing and reading.lexicon_at(first).code == "en":
        # English names have capitals: the last item ends where the sentence goes on in small letters
        small = (n for n in range(first + 1, last + 1) if reading.words[n].shape == "a" and not _link(reading, n))
        ends = (n for n in small if not heads_at(reading, n))  # "Kauno kolegija"
        last = next(ends, last + 1) - 1
    if first > last or last - first >= _LONGEST_ITEM or not any(w.capital for w in reading.words[first : last + 1]):
        return None
    return replace(_trimmed(reading, first, last, brackets, end), role=role)


def before_column(reading: Reading, start: int, end: int) -> int:
    """Where a name ends at the latest: before the sum or the next column of its line."""
    apart = _APART.search(reading.text, start, end)
    return apart.start() if apart else end


def _behind_role(reading: Reading, first: int, last: int) -> tuple[int, str]:
    """The first token of a name behind the word for a partner ("als Leadpartner die | Agencija"), and its role."""
    label = role_label(reading, first)
    if label is not None:
        return label
    for name in ("lead-partner", "led-by", "partner"):
        for hit in reading.whole_cues(name).beginning(first - _MOST_SKIPPED, first):
            if hit.last < first:
                continue
            at = _behind_verb(reading, hit.last + 1, last)
            while at <= last and reading.lexicon_at(at).has("articles", reading.words[at].word):
                at += 1
            apart = at <= last and reading.words[at].gap in (" ", ": ", " – ", " - ") and reading.words[at].capital
            if at > last or apart:
                return at, "" if name == "partner" else "lead-partner"
    return first, ""


def _behind_project(reading: Reading, first: int, last: int) -> int:
    """The first token of a name behind the acronym of its project ("projektu HARBOURS są | …")."""
    words = reading.words
    noun = (
        first > 0
        and words[first].joined
        and any(hit.payload.value == "Project" for hit in reading.hits_touching("heads", first - 1, first - 1))
    )
    if not noun or words[first].shape not in ("A", "aA") or first + 1 > last or words[first + 1].gap != " ":
        return first
    behind = max((hit.last + 1 for hit in reading.cues_at("be", first + 1)), default=first + 1)
    onward = _opening(reading, behind, last)
    return first if onward is None or onward > last else onward


def _behind_verb(reading: Reading, at: int, last: int) -> int:
    """The token behind the verb that says who has a role ("Capofila del progetto è | il …"), or the token itself."""
    for n in range(at, min(at + _MOST_SKIPPED, last)):
        if reading.words[n].shape != "a" or reading.words[n].gap != " ":
            break
        if any(hit.last == n for hit in reading.cues_at("be", n)):
            return n + 1
    return at


def _before_role(reading: Reading, first: int, last: int) -> int:
    """The last token of a name before the role that a comma parts from it, and that ends the item."""
    at = next((n for n in range(last, first, -1) if reading.words[n].gap.strip() == ","), first)
    ends = any(hit.last == last for name in ("lead-partner", "leader") for hit in reading.cues_at(name, at))
    return at - 1 if at > first and ends else last


def _before_places(reading: Reading, first: int, last: int, brackets: _Spans) -> int:
    """The last token of a name before the towns, regions or country that commas part from it.

    The country in the brackets of a body tells of a small town that it is one ("Razvojna agencija, Jesenice (SI)").
    """
    words, stop, country = reading.words, last, False
    codes = {code for a, b in brackets if (code := country_code(reading.text[a:b].strip()))}
    for n in range(last, first, -1):
        if words[n].gap not in (", ", "., "):  # "S.p.A., IT"
            continue
        name = reading.text[words[n].start : words[stop].end]
        if is_country(reading, n, stop) or (n == stop and words[n].shape == "A" and country_code(name)):
            country = True
        elif best_place(name, spoken=spoken_at(reading, n)) is None and not (
            codes and town_called(name, reading.lexicon_at(n).code, codes)
        ):
            break
        stop = n - 1
    return stop if country or any(heads_at(reading, n) for n in range(first, stop + 1)) else last


def _trimmed(reading: Reading, first: int, last: int, brackets: _Spans, end: int) -> Item:
    """The item without small words at its end, the word "companies" and the country before its name."""
    words, last = reading.words, _without_links(reading, first, last)
    only = reading.cues_between("enterprise", words[first].start, words[first].end)
    if only and first < last and words[first + 1].capital:
        first += 1  # "die Unternehmen Hafen Werke GmbH": the word only says what follows
    behind = behind_country(reading, first, last)
    place = (words[first].start, words[first].end) if behind > first else None
    return Item(behind, last, tuple(sorted(brackets)), end, place=place)


def _without_links(reading: Reading, first: int, last: int) -> int:
    """The last token of a name without the small words behind it that would join it to another."""
    words, grammar = reading.words, reading.lexicon_at(min(first, len(reading.words) - 1))
    while (
        last > first
        and not words[last].gap.startswith(".")  # "d.o.o."
        and not words[last].capital
        and (grammar.has("connectors", words[last].word) or grammar.has("conjunctions", words[last].word))
    ):
        last -= 1
    return last


def _brackets(reading: Reading, start: int, end: int) -> tuple[_Spans, int]:
    """What stands in brackets in an item, and where the first of them, or the item, ends its name."""
    text, found, stop = reading.text, _Spans(), end
    at = text.find("(", start, end)
    while at >= 0:
        close = text.find(")", at, end + 1)
        close = end if close < 0 else close
        if not found:
            stop = at
        if found and any(c.isupper() for c in text[found[-1][1] : at]):
            break  # "(IT) and the City of Lille (FR)": another name's
        found.append((at + 1, close))
        at = text.find("(", close, end)
    return found, stop


def _opening(reading: Reading, first: int, last: int) -> int | None:
    """The first token of the name, behind articles, conjunctions and a few small words; None behind more."""
    if first >= len(reading.words):
        return None
    grammar, skipped = reading.lexicon_at(first), 0
    while first <= last:
        word = reading.words[first]
        small = grammar.has("articles", word.word) or grammar.has("conjunctions", word.word)
        if not small and (word.capital or (heads_at(reading, first) and not _bare_noun(reading, first, last))):
            break
        skipped += not small
        first += 1
        if skipped > _MOST_SKIPPED:
            return None
    return first


def _bare_noun(reading: Reading, at: int, last: int) -> bool:
    """Whether a noun in small letters has the article of the next name behind it ("integram o consórcio a Agência")."""
    if at >= last or reading.words[at].capital or reading.words[at + 1].gap != " ":
        return False
    own = [h for h in reading.hits_beginning("bodies", at, at) if h.last > at]
    return not own and reading.lexicon_at(at).has("articles", reading.words[at + 1].word) and heads_at(reading, at + 2)


def _dated(reading: Reading, first: int) -> bool:
    """Whether a month and a year open what stands behind a colon: a clause ("on 18 May 2021 the Secretariat …")."""
    words = reading.words[first : first + 2]
    return len(words) > 1 and words[0].word in reading.lexicon_at(first).months and words[1].shape == "1"


def _close(reading: Reading, name: tuple[int, int], bounds: tuple[int, int], brackets: _Spans) -> tuple[int, _Spans]:
    """The last token of the name, which may end before its stretch does, and all that stands beside it.

    ``bounds`` are where the name could end and where the item ends, in characters.
    """
    (first, last), (stop, end), form = name, bounds, name[0]
    grammar = reading.lexicon_at(min(first, len(reading.words) - 1))
    for n in range(first + 1, last + 1):
        gap = reading.words[n].gap
        form = max(form, form_behind(reading, n - 1))
        if n <= form:
            continue  # "…, n. o."
        if opens_label(reading, n):
            return n - 1, brackets
        if _leaves(reading, n, first, last):
            if reading.lexicon_at(n).has("locatives", reading.words[n].word) and last - n < _LONGEST_PLACE:
                stop_at = next((m for m in range(n + 1, last) if conjunction(reading, m)), last + 1) - 1
                brackets = [*brackets, (reading.words[n].end + 1, reading.words[stop_at].end)]  # "muzej iz Ljubljane"
            return n - 1, brackets
        apposed = gap.strip() == "," and n < last and grammar.has("articles", reading.words[n].word)
        dashed = closes(reading, n) and not opens_unit(reading, first, n) and not _of_name(reading, first, n, last)
        if apposed or dashed or gap.startswith(". ") or ":" in gap or "\n" in gap or opens_column(reading.words[n]):
            if apposed and any(heads_at(reading, at) for at in range(n, reading.index(stop))):
                brackets = []  # they are those of the body named behind the comma
            if dashed:
                brackets = sorted([*_dashed(reading, n, reading.index(end) - 1, brackets), *brackets])
            return n - 1, brackets
    return last, brackets


def _of_name(reading: Reading, first: int, at: int, last: int) -> bool:
    """Whether what a dash adds at the end is a part of the name: one or two words that say nothing else.

    "Nationalpark Neusiedler See – Seewinkel": a head noun stands before it, and it is no place, person or acronym.
    """
    words = reading.words
    if last - at >= _PART or not heads_in(reading, first, at) or heads_in(reading, at, last + 1):
        return False
    if not all(words[n].shape == "Aa" and words[n].gap in (" ", "-", words[at].gap) for n in range(at, last + 1)):
        return False
    name = reading.text[words[at].start : words[last].end]
    known = country_code(name) or best_place(name, spoken=spoken_at(reading, at)) or territories.find_towns(name)
    return not known and not opens_a_name(words[at].word) and not reading.in_phrase(at)


def is_unit(reading: Reading, at: int) -> bool:
    """Whether a word is how a unit of a body begins ("Direzione", "Abteilung")."""
    return reading.words[at].word.startswith(_UNITS)


def opens_unit(reading: Reading, first: int, at: int) -> bool:
    """Whether a dash joins a unit to the body that it is of: "Regione Marche - Direzione Turismo e Sport"."""
    return closes(reading, at) and is_unit(reading, at) and bool(heads_in(reading, first, at))


def _dashed(reading: Reading, first: int, last: int, brackets: _Spans) -> _Spans:
    """What dashes part from each other between two tokens, in characters: read as what stands in brackets is."""
    marks = [n for n in range(first, last + 1) if closes(reading, n)]
    found = []
    for a, b in itertools.pairwise([*marks, last + 1]):
        start, end = reading.words[a].start, reading.words[b - 1].end
        end = min([end, *(x - 1 for x, _ in brackets if start < x <= end)])
        if b - a <= _LONGEST_APPOSED:
            found.append((start, start + len(reading.text[start:end].rstrip())))
    return found


def conjunction(reading: Reading, at: int) -> bool:
    """Whether a token is a conjunction: "A and the lead partner B" are two."""
    return reading.lexicon_at(at).has("conjunctions", reading.words[at].word)


def is_told(reading: Reading, first: int, last: int) -> bool:
    """Whether words are a date, an event or part of a sentence, and no name ("The lead comes", "12 May 2021")."""
    words = reading.words[first : last + 1]
    start, end = words[0].start, words[-1].end
    months = reading.lexicon_at(first).months
    if any(a.word in months and len(b.word) == len("2021") and b.word.isdigit() for a, b in itertools.pairwise(words)):
        return True
    if any(reading.words[h.first].shape == "a" for n in _ROLES for h in reading.cues_between(n, start, end)):
        return True  # "City of A is looking for partners"
    if heads_in(reading, first, last + 1):
        return False
    small = sum(word.shape == "a" for word in words)
    opens = words[0].word in all_words("articles") or words[0].word in all_words("openers")
    return bool(reading.hits_between("events", first, last)) or (opens and len(words) > 1 and small * 2 > len(words))


def heads_at(reading: Reading, at: int) -> bool:
    """Whether the head noun of a body or group begins at a token."""
    return any(reading.hits_beginning(table, at, at) for table in ("bodies", "groups"))


def holds_body(reading: Reading, start: int, end: int) -> bool:
    """Whether the head noun of a body stands between two offsets."""
    return bool(heads_in(reading, reading.index(start), reading.index(end)))


def heads_in(reading: Reading, first: int, last: int) -> list[Hit[Row]]:
    """The head nouns of bodies between two tokens, the second excluded."""
    return reading.hits_between("bodies", first, last - 1)


def _link(reading: Reading, at: int) -> bool:
    grammar, word = reading.lexicon_at(at), reading.words[at].word
    return any(grammar.has(name, word) for name in _LINKS)


def _behind_place(reading: Reading, first: int, at: int) -> bool:
    """Whether a place and a conjunction are all that stands before a token ("Portugal and | which A leads")."""
    if at - first < _PART or not conjunction(reading, at - 1):
        return False
    name = reading.text[reading.words[first].start : reading.words[at - 2].end]
    return is_country(reading, first, at - 2) or best_place(name, spoken=spoken_at(reading, first)) is not None


def _leaves(reading: Reading, at: int, first: int, last: int) -> bool:
    """Whether the sentence leaves the list at a small word: a verb, "represented by", "within the programme".

    Not within a name whose head noun is still to come: it may be one of another language.
    """
    if reading.cues_at("represented", at):
        return True
    grammar, token = reading.lexicon_at(at), reading.words[at]
    if reading.cues_at("origin", at) and at < last < at + _LONGEST_PLACE and reading.words[at + 1].capital:
        return at - first > 1  # "Instytut Rozwoju Wysp z Hiiumaa", not "Muzeum z Krakowa"
    if token.shape != "a" or any(grammar.has(name, token.word) for name in (*_LINKS, "modifiers", "topics")):
        return token.shape == "a" and any(h.last > at for name in _GOES_ON for h in reading.cues_at(name, at))
    if heads_in(reading, at + 1, last + 1) and not heads_in(reading, first, at):
        return _behind_place(reading, first, at) and grammar.has("function_words", token.word)
    told = any(hit.payload.value.endswith(" before") for hit in reading.hits_beginning("frames", at, at))
    if told and reading.words[at - 1].capital:
        return True  # "Royal Flora gère …": a verb of whom the name does something
    return grammar.has("function_words", token.word) or any(reading.cues_at(name, at) for name in _GOES_ON)
