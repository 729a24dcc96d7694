"""Where the name of a body ends for sure: before its town, a person, a project, the next body of a pair."""

from __future__ import annotations

from loaders.extract.gazetteer import best_place, country_of
from loaders.extract.givennames import opens_a_name
from loaders.extract.inflection import inflected_place
from loaders.extract.lexicon import Lexicon, Row, table
from loaders.extract.locatives import led_by_place
from loaders.extract.partner_marks import mark_at
from loaders.extract.phrases import Hit
from loaders.extract.reading import Reading
from loaders.extract.spelling import spoken_at
from loaders.extract.whereabouts import TERRITORIAL, demonym
from ontology import territories

_LONGEST_TOWN = 3  # words
_NAME_LISTS = ("modifiers", "topics", "connectors", "articles", "conjunctions", "openers")
_FORM = 3  # letters of a legal form, which closes the name of one body only
_FIGURES = 2  # of the number of a university of several in one town
NUMBERED = frozenset({"university"})
_QUOTES = frozenset("\"'“„”«»‘’")
_IN_TOWN = frozenset({"university"})  # bodies whose names hold a town behind a preposition
_IN_TOWN_INFLECTED = frozenset({"centre"})  # so do theirs where names have cases: museums, galleries, libraries
_CALLED = frozenset({"association", "company", "cluster", "group", "centre", "park-authority"})  # with fancy names
_ONE_WORD = 10  # letters of a head noun that may be a name by itself
_OF_STATE = frozenset({"agency", "ministry"})  # bodies whose one long word is a name by itself
_LEADING = frozenset({"association", "company", "cluster", "group"})  # bodies that may be called by what follows


def within_edges(
    reading: Reading, first: int, last: int, hit: Hit[Row], body: str, grammar: Lexicon
) -> tuple[int, int]:
    """The first and last token of a body's name without what only stands beside it.

    A name with a proper word before its head noun ends at the head noun where the language puts the head last
    ("Karlstads universitet | och Høgskolen …", "Lapin liitto | Suomi"); a town behind a preposition or in a case
    of its own is where the body is ("Vestland fylkeskommune | i Bergen"); so is a country before it ("Virossa |
    Tallinnan yliopisto").
    """
    first = behind_others(reading, behind_country(reading, first, hit.first), hit.first)
    first = _behind_conjunction(reading, first, hit, body, grammar)
    own = any(_proper(reading, n, grammar) for n in range(first, hit.first))
    for at in range(hit.last + 1, last + 1):
        if _ends_before(reading, at, hit, (first, own), body, grammar):
            return first, _without_links(reading, hit.last, at - 1)
    return first, last


def with_number(reading: Reading, first: int, last: int, hit: Hit[Row]) -> tuple[int, int]:
    """The first and last token of a name with the number of one of several of a town.

    "Université Rennes 2", "Lyon 1 University": a figure behind the name of a town that counts nothing behind it.
    """
    words = reading.words
    sentence = reading.sentence_at(words[hit.first].start)
    if sentence is None:
        return first, last
    at = last + 1
    if last > hit.last and at < sentence.last and _is_number(reading, at) and _known(reading, last, last):
        after = words[at + 1] if at + 1 < sentence.last else None
        counts = after is not None and after.gap == " " and not _links(reading, at + 1)
        return first, last if counts else at
    town = hit.first - 2
    if first == hit.first and town >= sentence.first and _is_number(reading, town + 1) and _known(reading, town, town):
        return (town, last) if words[first].gap == " " else (first, last)
    return first, last


def in_town(reading: Reading, last: int, body: str) -> int:
    """The last token of a name that goes on with the town of a university or institute ("University … in Nitra")."""
    words = reading.words
    if last + 2 >= len(words) or not (body == "research-centre" or _holds_town(reading, last, body)):
        return last
    if words[last + 1].gap != " " or words[last + 2].gap != " ":
        return last
    if not reading.lexicon_at(last).has("locatives", words[last + 1].word):
        return last
    name = reading.text[words[last + 2].start : words[last + 2].end]
    town = best_place(name, levels=(4,), spoken=spoken_at(reading, last + 2))
    case = inflected_place(words[last + 2].word, reading.lexicon_at(last).code) if town is None else None
    return last + 2 if words[last + 2].capital and any(p and p.kind == "City" for p in (town, case)) else last


def _holds_town(reading: Reading, at: int, body: str) -> bool:
    """Whether names of a kind of body hold their town: those of universities, in Slavic languages of museums too.

    "Slezská univerzita v Opavě", "Kysucké múzeum v Čadci".
    """
    grammar = reading.lexicon_at(at)
    inflects = grammar.has("traits", "inflects") and not grammar.has("traits", "adjective-behind")
    return body in _IN_TOWN or (body in _IN_TOWN_INFLECTED and inflects)


def _is_number(reading: Reading, at: int) -> bool:
    token = reading.words[at]
    return token.gap == " " and token.word.isdigit() and len(token.word) <= _FIGURES


def with_noun(reading: Reading, hit: Hit[Row], last: int, body: str, grammar: Lexicon) -> int:
    """The last token of a name with the noun behind the adjective that opens it ("Udruga Zelena | lipa").

    Slavic names capitalise their first word alone: an adjective right behind the head noun needs the noun with which
    it agrees, and which no other phrase begins.
    """
    at, words = last + 1, reading.words
    if body not in _CALLED or last != hit.last + 1 or at >= len(words) or words[last].shape != "Aa":
        return last
    if grammar.has("traits", "name-first") or not grammar.has("traits", "inflects"):
        return last
    endings = tuple(row[1:] for row in sorted(grammar.words["adjectives"]) if row.startswith("*"))
    noun, ends = words[at].word, words[last].word[-1] + words[at].word[-1]
    if not endings or not words[last].word.endswith(endings) or not (ends[0] == ends[1] or ends == "oe"):
        return last
    small = words[at].shape == "a" and words[at].gap == " " and len(noun) > _FORM
    common = any(grammar.has(name, noun) for name in (*_NAME_LISTS, "function_words", "locatives"))
    return at if small and not common and not reading.in_phrase(at) else last


def _without_links(reading: Reading, head: int, last: int) -> int:
    """The last token of a name without the small words that would join it to what is no part of it ("vom")."""
    while last > head and reading.words[last].shape == "a" and _links(reading, last):
        last -= 1
    return last


def behind_others(reading: Reading, first: int, head: int) -> int:
    """The first token of a name behind an office, an article or a word that only says what follows.

    "Župan | mestne občine Tata", "The | Instituto de Microelectrónica", "Unternehmen | Hafen Werke GmbH".
    """
    while first < head:
        token, grammar = reading.words[first], reading.lexicon_at(first)
        mark = mark_at(reading, first)
        if mark is not None:
            return min(mark.behind, head)
        near = reading.cues_between("contact", token.start, reading.words[head].start)
        after = next((hit.last + 1 for hit in near if hit.first <= first <= hit.last), first)
        small = grammar.has("articles", token.word) or grammar.has("openers", token.word)
        verb = max((h.last for h in reading.hits_beginning("frames", first, first) if h.last < head), default=first - 1)
        after = verb + 1 if verb >= first and _begins(reading, first) else after
        small = small or bool(reading.hits_beginning("units", first, first))  # "190 000 EUR | Trelleborgs Hamn"
        small = (
            small or grammar.has("weekdays", token.word) or token.word in grammar.months
        )  # "In May | Lombardy Region"
        only = reading.cues_between("enterprise", token.start, token.end)
        if after == first and (small or (only and reading.words[first + 1].capital)):
            after = first + 1
        if after == first:
            break
        first = after
    return min(first, head)


def _begins(reading: Reading, at: int) -> bool:
    """Whether a token begins its sentence, so that its capital says nothing ("Vadīja | Jelgavas tehnikums")."""
    sentence = reading.sentence_at(reading.words[at].start)
    return sentence is not None and sentence.first == at


def _links(reading: Reading, at: int) -> bool:
    grammar, word = reading.lexicon_at(at), reading.words[at].word
    return any(grammar.has(name, word) for name in ("articles", "connectors", "conjunctions", "locatives"))


def _ends_before(reading: Reading, at: int, hit: Hit[Row], left: tuple[int, bool], body: str, grammar: Lexicon) -> bool:
    """Whether a token right of the head noun is no longer of the name that begins ``left`` of it, proper or not."""
    (first, own), words, near = left, reading.words, at == hit.last + 1
    head_last = grammar.has("traits", "name-first")
    if _project(reading, at) or words[at].word in reading.lexicon_at(at).months:
        return True  # "das Sekretariat | im September 2021"
    if (first < hit.first or not near) and _person(reading, at):
        return True
    if near and head_last and (own or (first < hit.first and grammar.has("traits", "inflects"))):
        if grammar.has("traits", "inflects") or grammar.has("conjunctions", words[at].word):
            return body not in _LEADING or words[at].shape == "a"
        if reading.lexicon_at(at).has("locatives", words[at].word):
            return True
    if words[at].shape == "a" and reading.lexicon_at(at).has("locatives", words[at].word):
        if near and not own and not words[hit.first].capital:
            return not _holds_town(reading, at, body)  # "the committee in Kolding"
        if near and not own and _says_all(reading, hit):
            return _town(reading, at + 1)
        own = own or any(_proper(reading, n, grammar) for n in range(hit.last + 1, at))
        return own and not _holds_town(reading, at, body) and _town(reading, at + 1)
    if _at_venue(reading, at):
        return True
    own = own or any(_proper(reading, n, grammar) for n in range(hit.last + 1, at))
    inside = (near or own) and not reading.lexicon_at(at).has("locatives", words[at - 1].word)
    return inside and words[at].capital and is_whence(reading, at)


def _says_all(reading: Reading, hit: Hit[Row]) -> bool:
    """Whether a head noun of one long word with a capital names an authority of a state ("Forststyrelsen | i Vasa")."""
    word = reading.words[hit.first]
    one = hit.first == hit.last and word.shape == "Aa" and len(word.word) >= _ONE_WORD
    nouns = reading.lexicon_at(hit.first).has("traits", "capital-nouns")
    return one and hit.payload.value in _OF_STATE and not nouns


def is_whence(reading: Reading, at: int) -> bool:
    """Whether a word is the name of a place in a case that says where or from where ("Espanjasta", "Hispaaniast")."""
    return in_case(reading, at) and (_place_case(reading, at) or _known(reading, at, at))


def _project(reading: Reading, at: int) -> bool:
    """Whether a project is named at a token ("im Projekt | LIEFERKETTE PLUS"), and not only spoken of."""
    for hit in reading.hits_beginning("heads", at, at):
        behind = reading.words[hit.last + 1] if hit.last + 1 < len(reading.words) else None
        if hit.payload.value == "Project" and behind and (behind.shape in ("A", "aA") or behind.gap.strip() in _QUOTES):
            return True
    return False


def _person(reading: Reading, at: int) -> bool:
    """Whether a person is named at a token, by a given name and a family name, with an office or without."""
    words = reading.words
    if words[at].gap not in (" ", "") or not words[at].capital:
        return False
    office = next((hit.last + 1 for hit in reading.cues_between("contact", words[at].start, _end(reading, at))), at)
    if office + 1 >= len(words) or any(words[n].gap != " " for n in range(at + 1, office + 2)):
        return False
    named = office > at or opens_a_name(words[office].word, sure=True)
    return named and words[office].capital and words[office + 1].capital and not _known(reading, office, office + 1)


def _end(reading: Reading, at: int) -> int:
    """Where the word after a token ends, in characters: an office has two words at most."""
    return reading.words[min(at + 1, len(reading.words) - 1)].end


def _proper(reading: Reading, at: int, grammar: Lexicon) -> bool:
    """Whether a word is written like a name and is no ordinary word of names."""
    word = reading.words[at]
    return word.capital and not any(grammar.has(name, word.word) for name in _NAME_LISTS) and not demonym(reading, at)


def _town(reading: Reading, at: int) -> bool:
    """Whether the name of a town, region or country begins at a token."""
    words = reading.words
    if at >= len(words) or not words[at].capital or words[at].gap != " ":
        return False
    for last in range(min(at + _LONGEST_TOWN, len(words)) - 1, at - 1, -1):
        if any(not words[n].joined for n in range(at + 1, last + 1)):
            continue
        if _known(reading, at, last):
            return True
    return _place_case(reading, at)


def _at_venue(reading: Reading, at: int) -> bool:
    """Whether a preposition and a common noun at a token say where something happened, where all nouns are capitals.

    "die Stadt Aachen | im Rathaus", but "Amt für Umwelt im Kreis Euskirchen", "Verband der Industrie in Bayern".
    """
    words, grammar, noun = reading.words, reading.lexicon_at(at), at + 1
    if noun >= len(words) or not grammar.has("venues", words[at].word) or words[noun].shape != "Aa":
        return False
    return words[noun].gap == " " and not grammar.has("areas", words[noun].word) and not _town(reading, noun)


def town_behind(reading: Reading, first: int, last: int) -> int | None:
    """The token where a town, region or country behind a body's name begins, its preposition included, or None.

    "Kökars kommun | på Åland", "Fundacja CENTA | z Sewilli", "Dārzkopības institūts | Dobelē": a proper word must be
    left of the name, and not of a university, whose name may hold its town.
    """
    words = reading.words
    if first >= last:
        return None
    hits = reading.hits_between("bodies", first, last - 1)
    if any(h.payload.value in _IN_TOWN for h in hits):
        country = in_case(reading, last) and country_of(words[last], reading.lexicon_at(last).code) is not None
        return last if country and last > max(h.last for h in hits) and words[last].gap == " " else None
    heads = {n for h in hits for n in range(h.first, h.last + 1)}
    leads = words[first + 1].shape == "a" and reading.lexicon_at(first).has("locatives", words[first + 1].word)
    if leads and heads == {first} and last == first + 2 and any(_says_all(reading, h) for h in hits):
        return first + 1 if _town(reading, last) else None
    proper = next((n for n in range(first, last) if words[n].capital and n not in heads), last)
    for at in range(max(proper + 1, min(heads, default=first) + 1, last - _LONGEST_TOWN), last):
        locative = words[at].shape == "a" and reading.lexicon_at(at).has("locatives", words[at].word)
        if locative and words[at + 1].capital and (_known(reading, at + 1, last) or _place_case(reading, last)):
            return at
    if proper == last and heads == {first}:
        proper = first  # "Keskkonnaagentuur | Eestist"
    inside = heads and last > max(*heads, proper) and words[last].gap == " "
    return last if inside and is_whence(reading, last) else None


def _known(reading: Reading, first: int, last: int) -> bool:
    """Whether some tokens are the name of a place."""
    name = reading.text[reading.words[first].start : reading.words[last].end]
    return best_place(name, spoken=spoken_at(reading, first)) is not None


def _place_case(reading: Reading, at: int) -> bool:
    """Whether a word is a case form of the name of a country or of a place the language knows."""
    word, code = reading.words[at], reading.lexicon_at(at).code
    return country_of(word, code) is not None or inflected_place(word.word, code) is not None


def in_case(reading: Reading, at: int) -> bool:
    """Whether a word ends like the name of a place in which or from which something is ("Virossa", "Lietuvoje")."""
    grammar, token = reading.lexicon_at(at), reading.words[at]
    if not grammar.has("traits", "inflects"):
        return False
    rows = table(grammar.code)  # with accents: Latvian "Somijā" is a place, "Somijas" may open a name
    return reading.text[token.start : token.end].endswith(
        (*rows.get("place_endings", ()), *rows.get("from_endings", ()))
    )


def behind_country(reading: Reading, first: int, head: int) -> int:
    """The first token of a name behind the country in which the body is ("uit Denemarken | Fanø Kommune")."""
    words = reading.words
    if first + 1 < head and words[first + 1].gap == "-" and reading.cues_at("based", first + 1):
        return first + 2  # "Galway-based | Western Agency"
    at = first + 1
    if at < head and words[at].joined and reading.lexicon_at(at).has("articles", words[at].word):
        at += 1  # "aus Italien die | Provinz Biella"
    for hit in reading.cues_at("is-partner", at):
        at = max(at, hit.last + 1)  # "fra Norge deltager | Færder nasjonalpark"
    if first >= head or at >= len(words) or not words[at].capital or words[at].gap not in (" ", "'", "’"):
        return first
    code = reading.lexicon_at(first).code
    name = reading.text[words[first].start : words[first].end]
    country = any(row.kind == "Country" for row in territories.find(name)) or country_of(words[first], code) is not None
    return at if country and (led_by_place(reading, first) or in_case(reading, first)) else first


def _behind_conjunction(reading: Reading, first: int, hit: Hit[Row], body: str, grammar: Lexicon) -> int:
    """The first token behind a conjunction before the head noun: of two towns each has its own body.

    Where the name follows its head noun, what a conjunction joins to the head before it is another name
    ("ALEA și | Agenția de Energie").
    """
    words, head = reading.words, hit.first
    for at in range(head - 1, first, -1):
        if not grammar.has("conjunctions", words[at].word) or words[at].shape != "a":
            continue
        halved = words[at].gap.startswith("-")  # "Länsi- ja Sisä-Suomen aluehallintovirasto" is one
        if not grammar.has("traits", "name-first"):
            return head if at == head - 1 and words[head].capital and not halved else first
        whole = territories.find(reading.text[words[first].start : words[head - 1].end])
        apart = body in TERRITORIAL or bool(territories.find(reading.text[words[at - 1].start : words[at - 1].end]))
        apart = apart or len(words[head].word) <= _FORM or bool(reading.hits_between("bodies", first, at - 1))
        apart = apart or is_whence(reading, at - 1)  # "Tšehhist ja | Energiaagentuur"
        return at + 1 if apart and not halved and not whole else first
    return first
