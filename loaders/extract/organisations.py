"""Bodies by the grammar of their names: a head noun that says the kind of body, and the name around it."""

from __future__ import annotations

from collections.abc import Iterator

from loaders.extract.dashes import closes
from loaders.extract.folding import squeezed
from loaders.extract.gazetteer import best_place, is_common
from loaders.extract.hypotheses import Hypothesis
from loaders.extract.lexicon import Lexicon, Row, all_words, lexicon
from loaders.extract.locatives import country_behind
from loaders.extract.nounphrase import name_around
from loaders.extract.phrases import Hit
from loaders.extract.reading import Reading, own_language
from loaders.extract.sentences import Sentence
from loaders.extract.spelling import european, languages_of, may_mean, spoken_at
from ontology import authority, territories

WEIGHT = 1.2
PUBLIC = frozenset(
    [
        "regional-authority",
        "province",
        "county",
        "municipality",
        "metropolitan-city",
        "ministry",
        "managing-authority",
        "agency",
    ]
)
TERRITORIAL = frozenset(["regional-authority", "province", "county", "municipality", "metropolitan-city"])
LEVELS = {  # NUTS levels at which a body governs, the likeliest first; a city is 4
    "regional-authority": (2, 1, 3, 0),
    "province": (3, 2),
    "county": (3, 2),
    "municipality": (4, 3),
    "metropolitan-city": (3, 4),
}
_SPECIFIC = frozenset(
    PUBLIC | {"development-agency", "university", "chamber", "committee", "company", "research-centre"}
)
_WEAK = frozenset({"centre", "company", "committee", "agency", "group", "cluster", "association"})
_ROLES = ("partner", "partner-list", "lead-partner")
_LONGEST = 16  # words
_AREAS = TERRITORIAL - {"municipality", "metropolitan-city"}  # of which the tables know all
_SMALL = TERRITORIAL - {"municipality"} | {"company"}  # which mean a place or any company in English small letters
_SHORT_FORM = 3  # letters


def organisation_hypotheses(reading: Reading) -> Iterator[Hypothesis]:
    """Bodies found by a head noun: with a name around it, or bare ("the Region"), to be tied to a name elsewhere."""
    heads = _heads(reading)
    stops = frozenset(hit.first for hit in heads)
    ends = frozenset(at for at in range(len(reading.words)) if closes(reading, at))
    for hit in heads:
        hypothesis = _body_at(reading, hit, stops, ends)
        if hypothesis:
            yield hypothesis


def _heads(reading: Reading) -> list[Hit[Row]]:
    """The head nouns of bodies, without the words that only look like short legal forms ("as", "sa", "ab")."""
    rows = []
    for hit in reading.hits.get("bodies", ()):
        word = reading.words[hit.first]
        short = hit.first == hit.last and len(word.word) <= _SHORT_FORM
        if hit.payload.value != "company" or not short or (word.capital and _closes_name(reading, hit.first)):
            rows.append(hit)
    return own_language(reading, rows)


def _is_project(reading: Reading, at: int) -> bool:
    return any(h.payload.value == "Project" for h in reading.hits_touching("heads", at, at))


def _closes_name(reading: Reading, at: int) -> bool:
    """Whether a short legal form stands behind a name, and not at the head of a sentence ("As the plan …")."""
    before = reading.words[at - 1]
    return at > 0 and reading.words[at].gap in (" ", ", ", "-") and (before.capital or before.shape == "a")


def _body_at(reading: Reading, hit: Hit[Row], stops: frozenset[int], ends: frozenset[int]) -> Hypothesis | None:
    words, body = reading.words, hit.payload.value
    sentence = reading.sentence_at(words[hit.first].start)
    if sentence is None:
        return None
    named = words[hit.first].capital
    if not named and hit.payload.language == "en" and sentence.language == "en" and body in _SMALL:
        return None  # "Gorenjska region", "our consortium": English writes bodies with a capital
    grammar = _grammar(reading, hit) if named else lexicon(sentence.language)
    if not named and hit.payload.language == "en" and body == "municipality" and _described(reading, hit.first):
        return None
    outer = [n for n in range(hit.last + 1, sentence.last) if n in stops]
    # "Stockholm Environment Institute Tallinn Centre": a later head goes on with the name
    near = ends.intersection(range(sentence.first, sentence.last + 1))
    onward = frozenset(n for n in outer if words[n].shape == "a" or not words[n].joined)
    first, last = name_around(words, hit.first, hit.last, grammar, (sentence.first, sentence.last), onward | near)
    first = _without_other_head(reading, first, hit, stops)
    if words[first].shape == "a" and first < hit.first:
        first = hit.first
    if first < hit.first and words[first].shape in ("A", "aA") and _is_project(reading, first - 1):
        first += 1  # "in the project HARBOURS Gmina Sopot": the acronym is the project's
    cues = {n for name in _ROLES for h in reading.cues(name, sentence) for n in range(h.first, h.last + 1)}
    while first < hit.first and first in cues:
        first += 1  # "Projektpartner Nadace …": the role is no part of the name
    if words[hit.first].shape == "A" and last - hit.last > 1 and is_shouted(reading, sentence):
        last = _said_elsewhere(reading, first, hit.last, last)
    if body in TERRITORIAL:
        last = _one_territory(reading, hit.last, last, grammar)
    behind = country_behind(reading, hit.last + 1, last)
    if behind is not None:
        last = behind - 1  # "Province de Grenade en Espagne"
    if last == hit.last > hit.first and grammar.has("connectors", words[last].word):
        return None  # "department of", and no name behind it
    if (
        first == hit.first
        and not named
        and first > sentence.first
        and words[first].joined
        and demonym(reading, first - 1)
    ):
        first -= 1  # "финландската община Кувола": the adjective of the country belongs to the name
    if not named and first == hit.first and last > hit.last and words[first].shape == "a" and body not in TERRITORIAL:
        proper = any(words[n].capital for n in range(hit.last + 1, last + 1))
        if not proper:
            return None
    name = squeezed(reading.text[words[first].start : words[last].end])
    if last - first >= _LONGEST or name.startswith(tuple(all_words("not_bodies"))):
        return None
    own = [n for n in range(first, last + 1) if not hit.first <= n <= hit.last]
    start, end = words[first].start, words[last].end
    if not any(words[n].capital for n in own):
        if body in TERRITORIAL and not own:
            return Hypothesis(
                _kind(body),
                start,
                end,
                0.5 * (end - start),
                "definite-body",
                body=body,
                use="alias",
                language=sentence.language,
            )
        if not named or len(own) < 2:
            return None
    if body in _WEAK and not named and first == hit.first and hit.payload.language == "en":
        return None
    found = body_hypothesis(reading, first, last, body, hit.payload.language, "organisation-grammar")
    area = body in _AREAS and hit.first == hit.last
    # "Danube Region", "Subvention Région": a region that is none names no body
    return None if area and own and not (found.country or found.authority) else found


def is_shouted(reading: Reading, sentence: Sentence) -> bool:
    """Whether a sentence is in capitals throughout, so that a capital marks no name."""
    return all(w.shape in ("A", "1") or len(w.word) < 2 for w in reading.words[sentence.first : sentence.last])


def _said_elsewhere(reading: Reading, first: int, head: int, last: int) -> int:
    """The last token of the longest name that the text has elsewhere too, or that ends in a territory.

    In a line of capitals the name goes no further than that; only the head noun is left where nothing tells.
    """
    words = reading.words
    for stop in range(last, head, -1):
        name = reading.folded[words[first].start : words[stop].end]
        if reading.folded.count(name) > 1 or any(_known(reading, n, stop) for n in range(head + 1, stop + 1)):
            return stop
    return head


def _grammar(reading: Reading, hit: Hit[Row]) -> Lexicon:
    """The lexicon of the language whose small words go on behind a head noun that several languages have."""
    words, codes = reading.words, [hit.payload.language]
    same = reading.hits_between("bodies", hit.first, hit.last)
    codes += sorted({h.payload.language for h in same if (h.first, h.last) == (hit.first, hit.last)})
    small: list[str] = []
    for token in words[hit.last + 1 : hit.last + 1 + _LONGEST]:
        if not token.joined:
            break
        if token.shape == "a":
            small.append(token.word)

    def reach(code: str) -> int:
        known = [any(lexicon(code).has(t, word) for t in ("connectors", "conjunctions", "modifiers")) for word in small]
        return known.index(False) if False in known else len(known)

    return lexicon(max(codes, key=reach))  # of equals the first, the sentence's own


def _one_territory(reading: Reading, head: int, last: int, grammar: Lexicon) -> int:
    """The last token of the name of a body that governs one territory ("City of Turin" and not what "and" adds)."""
    words = reading.words
    for n in range(head + 1, last):
        if words[n].shape == "a" and grammar.has("conjunctions", words[n].word) and _known(reading, n - 1, n - 1):
            whole = any(_known(reading, first, last) for first in range(head + 1, n))
            if not whole and not _known(reading, n + 1, n + 1):
                return n - 1
    return last


def _known(reading: Reading, first: int, last: int) -> bool:
    name = reading.text[reading.words[first].start : reading.words[last].end]
    return reading.words[first].capital and bool(territories.find(name))


def _described(reading: Reading, at: int) -> bool:
    """Whether an adjective stands before the token ("the beautiful city of …"): then it means the place."""
    word, grammar = reading.words[at - 1], lexicon("en")
    small = any(grammar.has(table, word.word) for table in ("articles", "connectors", "openers", "function_words"))
    return at > 0 and reading.words[at].joined and word.shape == "a" and not small and len(word.word) > _SHORT_FORM


def _without_other_head(reading: Reading, first: int, hit: Hit[Row], stops: frozenset[int]) -> int:
    """A name does not reach back over the whole of another body's name ("Regione Lazio Ministero …")."""
    others = [n for n in range(first + 1, hit.first) if n in stops and not reading.words[n].joined]
    return max(others) if others else first


def _kind(body: str) -> str:
    return "PublicOrganisation" if body in PUBLIC else "Organization"


def body_hypothesis(
    reading: Reading, first: int, last: int, body: str, language: str, rule: str, weight: float = WEIGHT
) -> Hypothesis:
    """The hypothesis that the tokens name a body, with its territory where the name holds one."""
    words = reading.words
    start, end = words[first].start, words[last].end
    country, place = locate(reading, first, last, body)
    rows = authority.find(reading.text[start:end], kinds=("Organization",), country=country)
    if len(rows) == 1:
        row = rows[0]
        return Hypothesis(
            row.kind,
            start,
            end,
            weight * (end - start),
            rule,
            authority=row.key,
            country=row.country or country,
            place=row.place or place,
            body=row.body or body,
            language=language,
        )
    return Hypothesis(
        _kind(body),
        start,
        end,
        weight * (end - start),
        rule,
        country=country,
        place=place,
        body=body or None,
        language=language,
    )


def locate(reading: Reading, first: int, last: int, body: str) -> tuple[str | None, str | None]:
    """Country and NUTS code of the territory named between two tokens, the longest and last name first.

    Head nouns of bodies and common words that are also places ("Centre", "West") name none, unless they
    stand behind the head of a body that governs such a territory ("Comune di Este"). Where the name has
    a country, places of other countries are refused.
    """
    words = reading.words
    heads = {n for h in reading.hits_between("bodies", first, last) for n in _tokens(h)}
    said = _countries_between(reading, first, last)
    for size in range(min(6, last - first + 1), 0, -1):
        for at in range(last - size + 1, first - 1, -1):
            stretch = range(at, at + size)
            if not words[at].capital or any(not words[n].joined for n in stretch[1:]) or heads.issuperset(stretch):
                continue
            name = reading.text[words[at].start : words[at + size - 1].end]
            if len(name) < 3 or (size == 1 and words[at].shape == "A" and len(name) < 5):
                continue
            place = best_place(name, levels=LEVELS.get(body, ()), spoken=spoken_at(reading, at))
            if place is None or (said and place.country not in said):
                continue
            if is_common(reading, at, at + size - 1) and not _governs(reading, first, at, body, place):
                continue
            if place.level < 4 or place.population > 20_000 or body in ("municipality", "university"):
                code = place.code if place.kind != "City" else place.parent
                return place.country, (code if code and place.kind != "Country" else None)
    for at in range(first, last + 1):
        country = demonym(reading, at)
        if country:
            return country, None
    return None, None


def _tokens(hit: Hit[Row]) -> range:
    return range(hit.first, hit.last + 1)


def _countries_between(reading: Reading, first: int, last: int) -> set[str]:
    words = reading.words
    return {
        row.country
        for n in range(first, last + 1)
        if words[n].shape == "Aa"
        for row in territories.find(reading.text[words[n].start : words[n].end], kind="Country")
        if may_mean(reading.text[words[n].start : words[n].end], row, spoken_at(reading, n))
    }


def _governs(reading: Reading, first: int, at: int, body: str, place: territories.Territory) -> bool:
    """Whether only small words part the token from the head noun of a body that governs such territories.

    The territory must be of a country that speaks the language: "Regione Nord" is not the French one.
    """
    if body not in TERRITORIAL or place.level not in LEVELS[body]:
        return False
    spoken = languages_of(place.country)
    return any(
        h.payload.language in spoken and all(reading.words[n].shape == "a" for n in range(h.last + 1, at))
        for h in reading.hits_between("bodies", first, at - 1)
    )


def demonym(reading: Reading, at: int) -> str | None:
    """The country (ISO 3166 alpha-2) that an adjective at a token means ("Bulgarian"), or None."""
    return next((hit.payload.value for hit in reading.hits_between("demonyms", at, at)), None)


def country_code(text: str) -> str | None:
    """ISO 3166 alpha-2 code of a country written as a code or name in brackets, or None.

    Codes of two letters are those of Europe and its neighbours only: elsewhere "SL" is a legal form.

    >>> country_code("EL"), country_code("Italia"), country_code("CD2E"), country_code("SL")
    ('GR', 'IT', None, None)
    """
    name = text.strip().strip(".,;")
    if len(name) == 2 and name.isupper():
        code = {"EL": "GR", "UK": "GB"}.get(name, name)
        return code if european(code) and any(row.kind == "Country" for row in _by_code(code)) else None
    return next((row.country for row in territories.find(name) if row.kind == "Country"), None)


def _by_code(code: str) -> tuple[territories.Territory, ...]:
    try:
        return (territories.by_code(code),)
    except LookupError:
        return ()
