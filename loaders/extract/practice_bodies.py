"""Who runs a practice, where its name is followed by the body in brackets or by "of" and the body."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from loaders.extract.hypotheses import Hypothesis
from loaders.extract.mentions import BODIES, PLACES
from loaders.extract.occurrences import outermost
from loaders.extract.organisations import body_hypothesis
from loaders.extract.reading import Reading
from loaders.extract.sentences import Sentence
from loaders.extract.things import Occurrence
from loaders.extract.truth import denied
from ontology import territories

_BRACKET = re.compile(r"[”“»\"’]?\s*\(([^()\n]{2,80})\)")
_BEHIND = re.compile(r"\s?[”“»\"’]?(?P<comma>,)?\s+(?P<of>(?:[^\W\d_]{1,6}(?:['’]|\s)){1,3})(?=[^\W\d_])")
_DASH = re.compile(r"\s?[”“»\"’]?\s[–—-]\s(?=[^\W\d_])")
WEIGHT = 1.7  # above that of a body cut short
_NAME = 6  # words of a body in brackets
_POSSESSED = 14  # words between a body and its practice ("Piran explained to the guests its “Dark Sea”")
_NOUNS = ("GoodPractice", "Initiative")
_ADJECTIVES = 2  # words between "its" and the noun for practices ("its award-winning good practice")
_REACH = 80  # characters of a body's name
_OPENS = 2  # characters before a name that opens an item
_PLACES = 3  # places of a name that are looked at
_PAYS = ("does-pay", "does-help", "helps", "with", "fundedby")


def bracketed_body(reading: Reading, end: int) -> Hypothesis | None:
    """The body in the bracket behind an item of a list of practices, whole ("(Ostrava: firma Paula)")."""
    match = _BRACKET.match(reading.text, end)
    return None if match is None else whole_body(reading, *match.span(1))


def behind_agent(reading: Reading, at: int) -> int | None:
    """The token with a capital behind a word for "by" at a token and its article, or None."""
    words = reading.words
    if at >= len(words) or words[at].gap != " " or not reading.lexicon_at(at).has("agents", words[at].word):
        return None
    at += 1
    while at < len(words) and words[at].shape == "a" and reading.lexicon_at(at).has("articles", words[at].word):
        at += 1
    return at if at < len(words) and words[at].gap in (" ", "'") and words[at].capital else None


def body_behind(reading: Reading, end: int) -> Hypothesis | None:
    """The body behind "by" at the end of an item of a list of practices ("Deposit system by Kala Oy, in Pori")."""
    first, sentence = behind_agent(reading, reading.index(end)), reading.sentence_at(end - 1)
    if sentence is None or first is None or first >= sentence.last:
        return None
    comma = next((n for n in range(first + 1, sentence.last) if not reading.words[n].joined), sentence.last)
    return whole_body(reading, reading.words[first].start, reading.words[comma - 1].end)


def whole_body(reading: Reading, start: int, stop: int) -> Hypothesis | None:
    """The body that a bracket or the end of an item of a list of practices is, behind a colon where it has one."""
    first, last = reading.index(max(start, reading.text.rfind(":", start, stop) + 1)), reading.index(stop) - 1
    kinds = reading.hits_between("bodies", first, last)
    while first < last and not reading.words[first].capital:
        first += 1
    if not _is_body(reading, first, last, stop):
        return None
    kind = kinds[0].payload if kinds else None
    language = kind.language if kind else reading.lexicon_at(first).code
    found = body_hypothesis(reading, first, last, kind.value if kind else "", language, "practice-list-body", WEIGHT)
    return replace(found, end=stop) if found.end < stop and reading.text[found.end : stop] in (".", "”", "“") else found


def practice_bodies(reading: Reading) -> None:
    """Reads "Repair map (Mapwerk)", "“Repair map” of the City of …", "the City presented its “Repair map”"."""
    for practice in reading.found("GoodPractice", "Initiative", "Action"):
        for start, end in list(practice.places)[:_PLACES]:
            for find, rule in _WAYS:
                body = find(reading, start, end)
                if body is not None:
                    span = (min(start, body.start), max(end, body.end))
                    reading.claim(practice, "implementedBy", body.thing, span, rule)
                    break


def _by(reading: Reading, start: int, end: int) -> Occurrence | None:
    """The body right behind "by", which stands right behind the name."""
    first = behind_agent(reading, reading.index(end))
    opening = reading.words[first].start if first is not None else len(reading.text)
    return next((one for one in reading.within(opening, len(reading.text), *BODIES) if one.start == opening), None)


def _bracketed(reading: Reading, start: int, end: int) -> Occurrence | None:
    """The body in the bracket behind a name, or behind where that is; behind a colon, where there is one."""
    match = _BRACKET.match(reading.text, _behind_place(reading, end))
    if match is None:
        return None
    start, stop = match.span(1)
    colon = reading.text.rfind(":", start, stop)
    if colon > 0 and any(reading.cues_between(name, start, colon) for name in _PAYS):
        return None
    start = max(start, colon + 1)
    return next(iter(reading.within(start, stop, *BODIES)), None)


def _behind_place(reading: Reading, end: int) -> int:
    """The end of "in" and a place right behind a name in quotes, or that of the name."""
    at = reading.index(end)
    if at >= len(reading.words) or not reading.lexicon_at(at).has("inside", reading.words[at].word):
        return end
    near = reading.within(reading.words[at].end, min(end + 60, len(reading.text)), *PLACES)
    close = near and reading.index(near[0].start) - at == 1 and near[0].thing.kind != "Country"
    return near[0].end if close else end


def _is_body(reading: Reading, first: int, last: int, end: int) -> bool:
    """Whether the words of a bracket can be the name of a body: few, the first with a capital, no number, no place."""
    words = reading.words
    if not (first <= last and last - first < _NAME and words[first].capital):
        return False
    name = reading.text[words[first].start : end].strip()
    plain = len(name) > 2 and "," not in name and all(words[n].shape != "1" for n in range(first, last + 1))
    return plain and not territories.find(name)


def _owner(reading: Reading, start: int, end: int) -> Occurrence | None:
    """The body behind the closing quotes of a name and "of" ("“…” di Coop", "“…”, da Associação de …").

    Articles may stand beside "of"; behind a comma there is no other small word than these.
    """
    match = _BEHIND.match(reading.text, end)
    if match is None:
        return None
    quoted = bool(reading.text[end : match.start("of")].strip(" ,"))
    first, stop = reading.index(match.start("of")), match.end("of")
    words = range(first, reading.index(stop))
    grammar = reading.lexicon_at(first)
    links = [n for n in words if grammar.has("of", reading.words[n].word) or _is_genitive(reading, n)]
    small = [n for n in words if any(grammar.has(name, reading.words[n].word) for name in ("articles", "connectors"))]
    if not quoted or len(set(links) | set(small)) < len(words) or (match["comma"] and not links):
        return None
    near = [o for o in reading.within(stop, min(len(reading.text), stop + _REACH), *BODIES) if o.start == stop]
    return max(near, key=lambda o: o.end) if near else None


def _is_genitive(reading: Reading, at: int) -> bool:
    """Whether a word is a connector that languages without "of" in their lexicon put before an owner."""
    return reading.lexicon_at(at).has("connectors", reading.words[at].word)


def _dashed(reading: Reading, start: int, end: int) -> Occurrence | None:
    """The body behind a dash and a name that opens an item of a list ("“Cheese school” – Centre Naklo")."""
    match = _DASH.match(reading.text, end)
    sentence = reading.sentence_at(start)
    if match is None or sentence is None or start - reading.block_span(sentence)[0] > _OPENS:
        return None
    near = [o for o in reading.within(match.end(), sentence.end, *BODIES) if o.start == match.end()]
    return max(near, key=lambda o: o.end) if near else None


def _possessor(reading: Reading, start: int, end: int) -> Occurrence | None:
    """The body to which "its" right before a name goes back, in one clause ("Piran explicó su “Temno morje”")."""
    sentence = reading.sentence_at(start)
    at = -1 if sentence is None else _before_noun(reading, sentence, reading.index(start) - 1)
    if sentence is None or at < sentence.first or not any(hit.last == at for hit in reading.cues_at("its", at)):
        return None
    begin = reading.words[at].start
    before = reading.within(sentence.start, begin, *BODIES)
    outer = outermost(before)
    if not outer or at - reading.index(outer[-1].end) > _POSSESSED:
        return None
    if denied(reading, sentence, at, at) or any(mark in reading.text[outer[-1].end : begin] for mark in ";:."):
        return None
    return outer[-1]


def _before_noun(reading: Reading, sentence: Sentence, at: int) -> int:
    """The token before the noun for practices that ends at a token, and its adjectives ("its good practice …")."""
    hits = [h for name in _NOUNS for h in reading.cues(name, sentence, "heads") if h.last == at]
    if not hits or reading.words[at + 1].gap.strip(" \"“”„«»'‘’"):
        return at
    at = min(hit.first for hit in hits) - 1
    begin = at
    while at > sentence.first and begin - at < _ADJECTIVES and not reading.cues_at("its", at):
        if reading.words[at].capital or reading.words[at + 1].gap.strip():
            return begin
        at -= 1
    return at


_WAYS: tuple[tuple[Callable[[Reading, int, int], Occurrence | None], str], ...] = (
    (_bracketed, "practice-list-body"),
    (_by, "practice-list-body"),
    (_owner, "practice-of-body"),
    (_dashed, "practice-dash-body"),
    (_possessor, "practice-its-body"),
)
