"""Where a body's name goes on behind what seems to end it: a figure, the rest of a place, an area, whom it honours."""

from __future__ import annotations

from loaders.extract.gazetteer import best_place
from loaders.extract.givennames import opens_a_name
from loaders.extract.legal_forms import form_behind
from loaders.extract.lexicon import Lexicon, Row
from loaders.extract.name_edges import in_town
from loaders.extract.phrases import Hit
from loaders.extract.reading import Reading
from loaders.extract.sentences import Sentence
from loaders.extract.spelling import spoken_at
from loaders.extract.whereabouts import TERRITORIAL
from ontology import territories

_FIGURES = 2  # of a number inside a name ("Gleis 3", "ULSS 1 Dolomiti")
_LONGEST_PLACE = 5  # words
_LINKS = 2  # small words before a noun for an area, and behind it ("de la région de")
_ACRONYM = 3  # letters, more than the code of a country
_SMALL_WORD = 4  # letters of a word that may be an article or a preposition
_HONOURING = frozenset({"university"})
_WITHIN = (" ", "-")
_PERSON = 3  # words of the name of a person


def further(reading: Reading, first: int, last: int, hit: Hit[Row], body: str, sentence: Sentence) -> int:
    """The last token of a name that goes on behind the token where its grammar ends it."""
    last = _with_figure(reading, last, hit, body, sentence)
    last = _behind_acronym(reading, last, sentence)
    last = _with_place(reading, last, hit, sentence)
    last = _with_area(reading, first, last, hit, body, sentence)
    person = _with_person(reading, last, hit, body, sentence)
    return in_town(reading, person, body) if person > last else last


def _with_figure(reading: Reading, last: int, hit: Hit[Row], body: str, sentence: Sentence) -> int:
    """The last token behind a number of one or two figures and what the name goes on with: a capital, a legal form."""
    words, at = reading.words, last + 1
    if body in TERRITORIAL or last == hit.last or at >= sentence.last or not words[last].capital:
        return last
    if words[at].gap != " " or not words[at].word.isdigit() or len(words[at].word) > _FIGURES:
        return last
    if form_behind(reading, at) > at:
        return at
    stop = at
    while stop + 1 < sentence.last and words[stop + 1].gap in _WITHIN and words[stop + 1].shape == "Aa":
        stop += 1
    known = reading.in_phrase(at + 1) if stop > at else True
    month = stop > at and words[at + 1].word in reading.lexicon_at(at).months
    return last if known or month or (_known(reading, at + 1, stop) and stop > at + 1) else stop


def _with_place(reading: Reading, last: int, hit: Hit[Row], sentence: Sentence) -> int:
    """The last token of the place whose name a body's name only begins ("Gemeente Horst | aan de Maas")."""
    words = reading.words
    if last == hit.last or not words[last].capital:
        return last
    for stop in range(min(last + _LONGEST_PLACE, sentence.last - 1), last, -1):
        between = all(words[n].gap in (*_WITHIN, " - ", " – ", "–") for n in range(last + 1, stop + 1))
        if not between or reading.lexicon_at(last).has("conjunctions", words[last + 1].word):
            continue
        if not words[stop].capital and (words[stop].shape != "a" or len(words[stop].word) <= _SMALL_WORD):
            continue  # "Regione Ostrobotnia meridionale" ends in an adjective
        for first in range(last, hit.last, -1):
            if words[first].capital and _known(reading, first, stop):
                return stop
    return last


def _behind_acronym(reading: Reading, last: int, sentence: Sentence) -> int:
    """The last token of the place with which a name goes on behind its acronym ("Handelskammer (IHK) | Aachen")."""
    words, at = reading.words, last + 1
    if at + 1 >= sentence.last or words[at].gap != " (" or words[at].shape not in ("A", "aA"):
        return last
    if len(words[at].word) < _ACRONYM or words[at + 1].gap != ") " or not words[at + 1].capital:
        return last
    for stop in range(min(at + 1 + _LONGEST_PLACE, sentence.last) - 1, at, -1):
        joined = all(words[n].gap in _WITHIN for n in range(at + 2, stop + 1))
        if joined and words[stop].capital and _known(reading, at + 1, stop):
            return stop
    return last


def _with_area(reading: Reading, first: int, last: int, hit: Hit[Row], body: str, sentence: Sentence) -> int:
    """The last token of the area that a common name is of ("Office du tourisme | du comté de Zemplén")."""
    words, grammar = reading.words, reading.lexicon_at(hit.first)
    if (
        body in TERRITORIAL
        or grammar.has("traits", "name-first")
        or any(_proper(reading, n, hit) for n in range(first, last + 1))
    ):
        return last
    noun = _past_links(reading, last + 1, sentence, grammar)
    if noun == last + 1 or noun >= sentence.last or words[noun].shape != "a" or not _is_area(reading, noun, grammar):
        return last
    place = _past_links(reading, noun + 1, sentence, grammar)
    if place >= sentence.last or not words[place].joined or not words[place].capital:
        return last
    stop = place
    while stop + 1 < sentence.last and words[stop + 1].gap in _WITHIN and words[stop + 1].capital:
        stop += 1
    return stop


def _with_person(reading: Reading, last: int, hit: Hit[Row], body: str, sentence: Sentence) -> int:
    """The last token of the person whom a university's name honours ("Université de Picardie | Jules Verne")."""
    words, at = reading.words, last + 1
    if body not in _HONOURING or at + 1 >= sentence.last:
        return last
    marked = bool(reading.cues_at("honouring", at))
    at = at + 1 if marked else at
    sure = marked or opens_a_name(words[at].word, sure=True)
    stop = at
    while stop < sentence.last and stop - at < _PERSON and words[stop].capital and words[stop].gap in (" ", ". ", "-"):
        if words[stop].gap == ". " and not (stop == at and marked) and len(words[stop - 1].word) > 1:
            break
        stop += 1
    return stop - 1 if sure and words[at].capital and stop - at > 1 else last


def _past_links(reading: Reading, at: int, sentence: Sentence, grammar: Lexicon) -> int:
    """The token behind the small words that join a noun to a name, no conjunctions among them."""
    words, links = reading.words, 0
    while at < sentence.last and links < _LINKS and words[at].joined and words[at].shape == "a":
        word = words[at].word
        joins = grammar.has("connectors", word) or grammar.has("articles", word)
        if not joins or grammar.has("conjunctions", word):
            break
        at, links = at + 1, links + 1
    return at


def _is_area(reading: Reading, at: int, grammar: Lexicon) -> bool:
    """Whether a small noun means an area ("région", "comté", "област")."""
    heads = reading.hits_beginning("bodies", at, at)
    return grammar.has("areas", reading.words[at].word) or any(h.payload.value in TERRITORIAL for h in heads)


def _proper(reading: Reading, at: int, hit: Hit[Row]) -> bool:
    """Whether a word of a name is no part of its head noun and written like a name."""
    small = reading.lexicon_at(hit.first).has("modifiers", reading.words[at].word)
    return reading.words[at].capital and not hit.first <= at <= hit.last and not small


def _known(reading: Reading, first: int, last: int) -> bool:
    """Whether some tokens are the whole name of a place."""
    name = reading.text[reading.words[first].start : reading.words[last].end]
    return bool(territories.find(name) or territories.find_towns(name)) or (
        best_place(name, spoken=spoken_at(reading, first)) is not None
    )


def with_whole_place(reading: Reading, first: int, hit: Hit[Row], sentence: Sentence) -> int:
    """The first token of a name whose place has small words within ("Castellón de la | Plana Municipality")."""
    words, head = reading.words, hit.first
    if not first < head or not words[first].capital:
        return first
    for at in range(first - 1, max(sentence.first, first - _LONGEST_PLACE) - 1, -1):
        if words[at + 1].gap not in ("'", "’", *_WITHIN):
            break
        if words[at].capital and words[first - 1].shape == "a" and _known(reading, at, head - 1):
            return at
    return first


def with_owner(reading: Reading, first: int, last: int, hit: Hit[Row], sentence: Sentence) -> int:
    """The first token of a name with the place whose body it is ("Soria's | provincial council"), in English.

    Only where nothing else of the name is proper.
    """
    words, at = reading.words, first - 2
    if hit.payload.language != "en" or at < sentence.first or words[first - 1].word != "s" or words[first].gap != " ":
        return first
    if words[first - 1].gap not in ("'", "’") or not words[at].capital or not words[hit.first].capital:
        return first
    grammar = reading.lexicon_at(hit.first)
    common = [n for n in range(first, last + 1) if not hit.first <= n <= hit.last and words[n].capital]
    if any(not grammar.has("topics", words[n].word) and not grammar.has("modifiers", words[n].word) for n in common):
        return first
    if at > sentence.first and words[at].gap in _WITHIN and words[at - 1].capital and _known(reading, at - 1, at):
        return at - 1
    return at if _known(reading, at, at) else first
