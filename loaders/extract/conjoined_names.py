"""Names that a conjunction joins: where it parts two bodies, and where it is a word of one body's name."""

from __future__ import annotations

from collections.abc import Iterator

from loaders.extract.legal_forms import is_legal_form
from loaders.extract.lexicon import Row, lexicon
from loaders.extract.list_items import heads_at, heads_in, opens_unit
from loaders.extract.listed_fields import listed_fields
from loaders.extract.name_edges import behind_country, is_whence
from loaders.extract.nounphrase import name_around
from loaders.extract.phrases import Hit
from loaders.extract.reading import Reading
from loaders.extract.shared_heads import parted
from loaders.extract.spelling import languages_of
from loaders.extract.whereabouts import country_code, demonym
from ontology import authority, territories

_OF_TOPICS = frozenset({"ministry", "agency"})
_SMALL = 3  # words between a conjunction and the role that it brings
_SHORTEST = 4  # letters of a name of one word
_HEAD_NEAR = 2  # words from the beginning of a name to its head noun
_LED = 3  # small words before the country that opens an item


def halves(reading: Reading, start: int, end: int, *, last: bool) -> Iterator[tuple[int, int]]:
    """An item divided at its conjunctions, where what stands on both sides is a name by itself.

    Before the ``last`` items of a list only where an article opens the second name.
    """
    first, stop = reading.index(start), reading.index(end)
    if _known(reading, first, stop):
        yield start, end
        return
    inside = affairs(reading, start, end)
    unit = next((n for n in range(first + 1, stop) if opens_unit(reading, first, n)), stop)
    for at in range(first, stop):
        token = reading.words[at]
        if at == first and (behind := _past_country(reading, first, stop)) > first:
            first = behind  # "aus Italien die Provinz Biella und die Universität Udine"
        if at > unit and not (at + 1 < stop and heads_at(reading, at + 1)):
            continue  # "Regione Marche - Direzione Turismo e Sport"
        if at in inside or (token.gap.startswith("-") and not token.gap.strip(" -")):
            continue  # "Wirtschafts- und Technologieförderung": the halves of one word
        if reading.text[start : token.start].count("(") > reading.text[start : token.start].count(")"):
            continue
        if (too := _adds(reading, first, at, stop)) is not None:
            yield start, token.start
            yield from halves(reading, too, end, last=last)
            return
        if not reading.lexicon_at(at).has("conjunctions", token.word):
            continue
        if at == first:
            start = token.end
            continue
        if at > first and not any(w.capital for w in reading.words[first:at]) and _alone(reading, at + 1, stop):
            start = token.end  # "la ville et le Centre … de Katowice": only the second has a name of its own
            first = at + 1
            continue
        article = at + 1 < stop and reading.lexicon_at(at).has("articles", reading.words[at + 1].word)
        capital = next((n for n in range(first, at) if reading.words[n].capital), at)
        enumerated = last and _enumerated(reading, start, first, at, stop)
        single = capital + 1 == at and at + 2 == stop and _acronyms(reading, capital, at + 1)
        headed = article and at + 2 < stop and heads_at(reading, at + 2) and reading.words[first].capital
        both = _alone(reading, first, at) and _alone(reading, at + 1, stop)
        # "Vejen Kommune og Stadt Niebüll": the head nouns stand at the ends of the names
        ended = at - 1 - is_whence(reading, at - 1)  # "Ribe linn Taanist ja Kilkenny maavalitsus"
        edges = both and (heads_at(reading, at + 1) or any(h.last == ended for h in heads_in(reading, first, at)))
        edges = edges and bool(heads_in(reading, first, at)) and bool(heads_in(reading, at + 1, stop))
        closed = reading.text[start : token.start].rstrip().endswith(")") and "(" in reading.text[token.end : end]
        closed = closed and at + 1 < stop and (article or reading.words[at + 1].capital)
        headed = headed or (_known(reading, first, at) and at + 1 < stop and heads_at(reading, at + 1))
        if _nobody(reading, at, stop):
            yield start, token.start
            return
        shared = (
            parted(reading, at)
            or (_in_country(reading.text[start : token.start]) and _in_country(reading.text[token.end : end]))
            or _opens_role(reading, at, stop)
            or _strangers(reading, first, at, stop)
            or _headless(reading, first, at, stop)
            or _two_bodies(reading, first, at, stop)
            or (last and (_ended(reading, first, at, stop) or _headed(reading, first, at, stop)))
        )
        if shared or single or headed or edges or closed or enumerated or ((last or article) and both):
            yield start, token.start
            yield from halves(reading, token.end, end, last=last)
            return
    yield start, end


def _adds(reading: Reading, first: int, at: int, stop: int) -> int | None:
    """Where the body begins that a word for "too" adds to a named one, in characters, or None.

    "okrem Košického kraja aj | Univerzita v Pécsi", "neben der Stadt Graz auch | die Universität Graz".
    """
    words = reading.words
    if not reading.lexicon_at(at).has("too", words[at].word) or not any(words[n].capital for n in range(first, at)):
        return None
    behind = at + 1
    while (
        behind + 1 < stop
        and words[behind].shape == "a"
        and reading.lexicon_at(behind).has("articles", words[behind].word)
    ):
        behind += 1
    named = behind < stop and words[behind].capital and words[behind].gap == " "
    near = named and any(h.first - behind <= _HEAD_NEAR for h in heads_in(reading, behind, stop))
    return words[at + 1].start if near else None


def _in_country(text: str) -> bool:
    """Whether a name ends in its country behind a comma ("Galicia, Spain")."""
    name, comma, country = text.strip(" ,").rpartition(",")
    return bool(comma and name.strip()) and country_code(country.strip()) is not None


def _past_country(reading: Reading, first: int, stop: int) -> int:
    """The token behind the country that opens an item behind a preposition ("per l'Italia | Comune di Lucca")."""
    at = first
    while at < stop and not reading.words[at].capital and at - first < _LED:
        at += 1
    behind = behind_country(reading, at, stop - 1) if first < at < stop else at
    return behind if behind > at else first


def _two_bodies(reading: Reading, first: int, at: int, stop: int) -> bool:
    """Whether a conjunction parts two bodies: one with a head noun and a name, and one that looks like a name too.

    "Kreis Steinfurt a polské miasto Kielce", "Junta de Extremadura e CICYTEX", "Grand Besançon et Canton du Jura".
    """
    words = reading.words
    if at + 1 >= stop or reading.lexicon_at(at).has("traits", "name-first"):
        return False
    heads = {n for h in heads_in(reading, first, at) for n in range(h.first, h.last + 1)}
    grammar = reading.lexicon_at(first)
    named = [n for n in range(first, at) if n not in heads and words[n].capital]
    named = [n for n in named if not any(grammar.has(t, words[n].word) for t in ("topics", "modifiers"))]
    if not heads or not named:
        return False
    acronym = words[at + 1].shape in ("A", "aA") and len(words[at + 1].word) > 2
    right = heads_in(reading, at + 1, stop)
    headed = any(any(words[n].capital for n in range(at + 1, stop) if not h.first <= n <= h.last) for h in right)
    return words[at + 1].gap == " " and (
        acronym or (headed and (words[at + 1].capital or demonym(reading, at + 1) is not None))
    )


def _nobody(reading: Reading, at: int, stop: int) -> bool:
    """Whether what a conjunction adds is a common noun with its article, or how many others there are.

    "… and the hosting university itself", "… et quatre autres partenaires".
    """
    words = reading.words
    stop = next((n for n in range(at + 2, stop) if words[n].gap not in (" ", "-", "'", "’")), stop)
    if at + 2 >= stop or words[at].gap != " " or any(words[n].capital for n in range(at + 1, stop)):
        return False
    others = any(_between(reading, name, at, stop) for name in ("others", "partner", "partner-list"))
    return others or reading.lexicon_at(at).has("articles", words[at + 1].word)


def _between(reading: Reading, name: str, first: int, stop: int) -> list[Hit[Row]]:
    return reading.cues_between(name, reading.words[first].start, reading.words[stop - 1].end)


def _opens_role(reading: Reading, at: int, stop: int) -> bool:
    """Whether a conjunction brings who leads ("A, B und der Lead Partner C", "oltre ad A e alla capofila, B")."""
    for n in range(at + 1, min(at + 1 + _SMALL, stop)):
        if reading.cues_at("lead-partner", n):
            return True
        if reading.words[n].shape != "a":
            return False
    return False


def _strangers(reading: Reading, first: int, at: int, stop: int) -> bool:
    """Whether names of another language, which have no word of the sentence's, stand on both sides of a conjunction.

    "Wetterschap Delfland and Aeres Hogeschool": the names of two words or more, all written with capitals.
    """
    words, grammar = reading.words, reading.lexicon_at(at)
    tables = ("topics", "modifiers", "openers", "function_words", "articles")

    def strange(left: int, right: int) -> bool:
        own = [h for h in heads_in(reading, left, right) if h.payload.language == grammar.code]
        small = any(grammar.has(table, words[n].word) for n in range(left, right) for table in tables)
        named = all(words[n].capital and words[n].gap in (" ", "-") for n in range(left + 1, right))
        return right - left > 1 and words[left].capital and named and not small and not own

    stop = next((n for n in range(at + 2, stop) if words[n].gap not in (" ", "-")), stop)  # before brackets, a dash
    sides = (first, at), (at + 1, stop)
    foreign = any(heads_in(reading, *side) or _accented(reading, *side) for side in sides) or _abroad(reading, stop)
    return foreign and all(strange(*side) for side in sides)


def _abroad(reading: Reading, at: int) -> bool:
    """Whether a country in brackets where English is not spoken stands at a token."""
    if at >= len(reading.words) or reading.words[at].gap != " (":
        return False
    close = reading.text.find(")", reading.words[at].start)
    code = country_code(reading.text[reading.words[at].start : max(close, 0)])
    return code is not None and "en" not in languages_of(code)


def _accented(reading: Reading, first: int, stop: int) -> bool:
    """Whether a word has a letter with an accent, which English names do not have."""
    return first < stop and not reading.text[reading.words[first].start : reading.words[stop - 1].end].isascii()


def _headless(reading: Reading, first: int, at: int, stop: int) -> bool:
    """Whether a name of one word stands before a conjunction, and a body behind it ("Coldiretti e Caritas di Prato").

    It is no head noun, and no area that a body may be for.
    """
    words, grammar = reading.words, reading.lexicon_at(at)
    if at - first != 1 or not words[first].capital or grammar.has("traits", "name-first") or grammar.code == "de":
        return False
    common = any(grammar.has(table, words[first].word) for table in ("topics", "modifiers", "openers"))
    heads = reading.hits_beginning("bodies", at + 1, at + 1) if at + 1 < stop else []
    named = any(words[n].capital for h in heads for n in range(h.last + 1, stop))
    alone = not common and not heads_in(reading, first, at) and len(words[first].word) > _SHORTEST
    return alone and named and words[at + 1].capital


def _ended(reading: Reading, first: int, at: int, stop: int) -> bool:
    """Whether the name before the last conjunction of a list is whole, and another begins behind it.

    It ends in a legal form ("Bus Company Srl and Trade Union"), is one acronym with another behind ("ERPAC e ZVKDS OE
    Nova Gorica"), or the next says whose it is or of which country ("et sa société …", "and the Finnish Design Forum").
    """
    words, behind = reading.words, at + 1
    if behind >= stop or at <= first or words[at].gap != " " or words[behind].gap != " ":
        return False
    form = any(h.last == at - 1 > first for h in heads_in(reading, first, at) if is_legal_form(words[h.first]))
    acronyms = at - 1 == first and words[first].shape == "A" and words[behind].shape == "A"
    if reading.lexicon_at(behind).has("articles", words[behind].word):
        behind += 1
    named = behind + 1 < stop and words[behind + 1].capital and any(w.capital for w in words[first:at])
    theirs = bool(reading.cues_at("its", at + 1)) or demonym(reading, behind) is not None
    whole = bool(heads_in(reading, first, at)) and any(w.capital for w in words[behind:stop])
    return (form and words[at + 1].capital) or acronyms or (theirs and whole and (named or behind == at + 1))


def _headed(reading: Reading, first: int, at: int, stop: int) -> bool:
    """Whether a head noun with a capital and a name behind it follow the last conjunction of a list ("e Comune di …").

    What stands before the conjunction must have something proper about it: a capital on no noun that names share.
    """
    words, behind = reading.words, at + 1
    if behind + 1 >= stop or words[behind].gap != " " or not words[behind].capital:
        return False
    ends = [h.last for h in reading.hits_beginning("bodies", behind, behind) if h.last < stop - 1]
    grammar = reading.lexicon_at(at)
    common = {n for h in heads_in(reading, first, at) for n in range(h.first, h.last + 1)}
    common |= {n for n in range(first, at) if any(grammar.has(t, words[n].word) for t in ("topics", "modifiers"))}
    named = any(words[n].capital and n not in common for n in range(first, at))
    return named and any(any(word.capital for word in words[end + 1 : stop]) for end in ends)


def _enumerated(reading: Reading, start: int, first: int, at: int, stop: int) -> bool:
    """Whether a conjunction before a capital closes a list that commas divide ("A, B, agency C and Karst Tourism").

    Where the language writes the nouns inside names small; the name before it must have a head noun.
    """
    grammar = reading.lexicon_at(at)
    if grammar.code == "en" or grammar.has("traits", "capital-nouns") or at + 1 >= stop:
        return False
    opens = reading.text[max(0, start - 1) : start] == "," and reading.words[at + 1].capital
    own = opens and not any(grammar.has(name, reading.words[at + 1].word) for name in ("topics", "modifiers"))
    return own and bool(heads_in(reading, first, at)) and any(w.capital for w in reading.words[first:at])


def _acronyms(reading: Reading, left: int, right: int) -> bool:
    """Whether two words are names by their looks ("GAN y Nasuvinsa"): one of them an acronym, both with capitals."""
    shapes = {reading.words[left].shape, reading.words[right].shape}
    return shapes <= {"A", "aA", "Aa"} and bool(shapes & {"A", "aA"})


def _known(reading: Reading, first: int, last: int) -> bool:
    if first >= last:
        return False
    name = reading.text[reading.words[first].start : reading.words[last - 1].end]
    return bool(authority.find(name, kinds=("Organization",)) or territories.find(name))


def _alone(reading: Reading, first: int, last: int) -> bool:
    """Whether some tokens can be a name by themselves: a body or place with something proper about it."""
    words = reading.words[first:last]
    if not words or not any(w.capital for w in words):
        return False
    grammar = reading.lexicon_at(first)
    opens = next(
        (
            n
            for n, w in enumerate(words)
            if not grammar.has("articles", w.word) and not grammar.has("connectors", w.word)
        ),
        0,
    )
    head = reading.hits_between("bodies", first, last - 1)
    if not words[opens].capital and not any(h.first == first + opens for h in head):
        return False
    heads = {n for h in head for n in range(h.first, h.last + 1)}
    proper = any(w.capital and n not in heads for n, w in enumerate(words, first))
    return (
        (proper and bool(head))
        or _known(reading, first + opens, last)
        or (opens > 0 and bool(head))
        or (len(words) - opens == 1 and not _is_common(reading, first + opens))
    )


def _is_common(reading: Reading, at: int) -> bool:
    """Whether a word is the plural of a kind of body, which names none ("Union of Cities and *Municipalities*")."""
    counted = (h for h in reading.hits_beginning("cues", at, at) if h.payload.value == "counted-members")
    return any(h.last == at for h in (*reading.hits_beginning("plurals", at, at), *counted))


def affairs(reading: Reading, start: int, end: int) -> frozenset[int]:
    """The tokens of the names of ministries and offices behind the first: commas and "and" part what they are for."""
    bounds = (reading.index(start), reading.index(end))
    rows = heads_in(reading, *bounds)
    hits = [h for h in rows if h.payload.value in _OF_TOPICS]
    heads = frozenset(h.first for h in rows)
    found = {n for h in rows for n in range(h.first + 1, h.last + 1)}  # "City and County Council"
    for hit in hits:
        if reading.words[hit.first].capital:
            listed = hit.payload.value == "ministry"
            grammar = lexicon(hit.payload.language)
            name = name_around(
                reading.words,
                hit.first,
                hit.last,
                grammar,
                bounds,
                heads - {hit.first},
                topics=True,
                listed=listed,
                heads=heads,
            )
            found.update(range(hit.first + 1, name[1] + 1))
    return frozenset(found) | listed_fields(reading, start, end)
