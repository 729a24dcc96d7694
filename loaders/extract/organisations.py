"""Bodies by the grammar of their names: a head noun that says the kind of body, and the name around it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from loaders.extract.apposed_bodies import apposed
from loaders.extract.areas import area, is_inside, means_place
from loaders.extract.dashes import closes, with_town
from loaders.extract.folding import squeezed
from loaders.extract.hypotheses import Hypothesis
from loaders.extract.label_edges import behind_label, labels_behind, leads_on, says_who
from loaders.extract.legal_forms import closes_name, form_behind, is_legal_form, leads_name
from loaders.extract.lexicon import Lexicon, Row, all_words, lexicon
from loaders.extract.locatives import country_behind
from loaders.extract.name_edges import NUMBERED, in_town, with_noun, with_number, within_edges
from loaders.extract.name_ends import further, with_owner, with_whole_place
from loaders.extract.nounphrase import name_around, whole_word
from loaders.extract.offices import is_told_of
from loaders.extract.phrases import Hit
from loaders.extract.quoted_bodies import quoted_name
from loaders.extract.reading import Reading, own_language
from loaders.extract.run_together import names_begin
from loaders.extract.sentences import Sentence
from loaders.extract.tokens import Token
from loaders.extract.whereabouts import TERRITORIAL, demonym, locate
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
_WEAK = frozenset({"centre", "company", "committee", "agency", "group", "cluster", "association"})
_BEHIND = ("with", "via")  # cues that stand behind a name and are no part of it
_LONGEST = 16  # words
_AREAS = TERRITORIAL - {"municipality", "metropolitan-city"}  # of which the tables know all
_SMALL = TERRITORIAL - {"municipality"} | {"company"}  # which mean a place or any company in English small letters
_COMMON = frozenset({"company", "centre", "cluster", "group"})  # kinds whose head nouns are everyday words
_OF_TOPICS = frozenset({"ministry", "agency"})  # in whose names commas part what they are for
_IN_ONE_PLACE = frozenset({"university", "chamber"})  # besides those that govern
_OF_NATIONS = PUBLIC - TERRITORIAL | {
    "committee"
}  # kinds of which a country has one ("das dänische Umweltministerium")
_AFFAIRS = ("administr",)  # head nouns that are what a ministry is for ("of Development, Public Administration and …")
_SHORT_FORM = 3  # letters


def organisation_hypotheses(reading: Reading) -> Iterator[Hypothesis]:
    """Bodies found by a head noun: with a name around it, or bare ("the Region"), to be tied to a name elsewhere."""
    heads = _heads(reading)
    stops = frozenset(hit.first for hit in heads)
    ends = frozenset(at for at in range(len(reading.words)) if closes(reading, at))
    begins = frozenset(at for part in reading.sentences for at in names_begin(reading, part.start, part.end))
    verbs = reading.whole_cues("held").beginning(0, len(reading.words))
    begins |= {hit.first for hit in verbs if hit.last > hit.first}  # "Primăria Arad | a găzduit"
    for hit in heads:
        hypothesis, bare = _body_at(reading, hit, stops, ends | begins), apposed(reading, hit)
        if bare is not None:
            hypothesis = _with_bare_name(reading, hit, bare, hypothesis)
        if hypothesis:
            yield hypothesis


def _with_bare_name(
    reading: Reading, hit: Hit[Row], bare: tuple[int, int], found: Hypothesis | None
) -> Hypothesis | None:
    """What a body's head noun tells, with the proper name behind it as a name by itself."""
    body, words = hit.payload.value, reading.words
    if found is not None and found.start < words[hit.first].start and found.end == words[bare[0] - 1].end:
        start, end = found.start, words[bare[1]].end  # "Extremaduran energiavirasto AGENEX"
        each = ((start, end), (start, found.end), (words[bare[0]].start, end))
        return replace(found, end=end, weight=WEIGHT * (end - start), names=each)
    if found is None or found.end <= words[bare[0]].start:
        return body_hypothesis(reading, *bare, body, hit.payload.language, "body-apposed")
    end, onward = words[bare[1]].end, bare[1] + 1
    leaves = (
        words[bare[1]].shape == "A"
        and onward < len(words)
        and reading.lexicon_at(onward).has("locatives", words[onward].word)
    )
    if found.end < end or (found.end > end and leaves):
        found = replace(found, end=end, weight=WEIGHT * (end - found.start), authority=None, names=())
    if found.end != end or found.names or found.authority:
        return found
    names = ((words[bare[0]].start, found.end), (found.start, found.end))
    return replace(found, names=names if not words[hit.first].capital else names[::-1])


def _heads(reading: Reading) -> list[Hit[Row]]:
    """The head nouns of bodies, without the words that only look like short legal forms ("as", "sa", "ab")."""
    rows = []
    for hit in reading.hits.get("bodies", ()):
        word = reading.words[hit.first]
        short = hit.first == hit.last and len(word.word) <= _SHORT_FORM
        if _compounded(reading, hit.last) and reading.lexicon_at(hit.last).has("traits", "name-first"):
            continue
        if hit.payload.value != "company" or not short or (word.capital and closes_name(reading, hit.first)):
            rows.append(hit)
    return own_language(reading, rows)


def _says_nothing(reading: Reading, at: int, stops: frozenset[int]) -> bool:
    """Whether a word beside a head noun makes it no name: another head noun, a small word, "European"."""
    word = reading.words[at]
    return at in stops or word.shape == "a" or word.word.startswith(("europ", "evrop", "европ", "ευρωπ"))


def _is_project(reading: Reading, at: int) -> bool:
    return any(h.payload.value == "Project" for h in reading.hits_touching("heads", at, at))


def _completing(reading: Reading, hit: Hit[Row], heads: frozenset[int], grammar: Lexicon) -> frozenset[int]:
    """The small head nouns that complete a body's name with whose it is ("Agentúra Žilinského samosprávneho kraja").

    Where adjectives stand before their nouns and names have cases; the adjective is written like a name.
    """
    if hit.payload.value in TERRITORIAL or grammar.has("traits", "name-first") or not grammar.has("traits", "inflects"):
        return frozenset()
    small = [h for n in sorted(heads) for h in reading.hits_beginning("bodies", n, n) if h.payload.value in TERRITORIAL]
    words = reading.words
    mine = (h.first for h in small if h.first - 1 > hit.last and words[h.first - 1].capital and words[h.first].joined)
    return frozenset(mine)


def _affairs(words: Sequence[Token], heads: frozenset[int]) -> frozenset[int]:
    """The head nouns that may be what a ministry is for."""
    return frozenset(n for n in heads if words[n].word.startswith(_AFFAIRS))


def _one_word_name(reading: Reading, at: int) -> bool:
    """Whether a compound alone is a body's name ("Naturvårdsverket"): capital, where nouns have none."""
    token, sentence = reading.words[at], reading.sentence_at(reading.words[at].start)
    compound = any(hit.payload.compound for hit in reading.hits_between("bodies", at, at))
    if not compound or token.shape != "Aa" or sentence is None or reading.lexicon_at(at).has("traits", "capital-nouns"):
        return False
    same = reading.tokens_of(token.word)
    if not all(reading.words[n].capital for n in same) or is_shouted(reading, sentence):
        return False
    return any((s := reading.sentence_at(reading.words[n].start)) is not None and n > s.first for n in same)


def _compounded(reading: Reading, at: int) -> bool:
    """Whether a hyphen joins a head noun to the noun that says what is meant ("Euregio-Treffen", "Cluster -hanke")."""
    if at + 1 >= len(reading.words):
        return False
    behind = reading.words[at + 1]
    return behind.gap == "-" or (behind.gap == " -" and behind.shape == "a")


def _body_at(reading: Reading, hit: Hit[Row], stops: frozenset[int], ends: frozenset[int]) -> Hypothesis | None:
    words, body = reading.words, hit.payload.value
    sentence = reading.sentence_at(words[hit.first].start)
    if sentence is None:
        return None
    named = words[hit.first].capital
    if not named and hit.payload.language == "en" and sentence.language == "en" and body in _SMALL:
        return None  # "Gorenjska region", "our consortium": English writes bodies with a capital
    own_words = hit.payload.language in (sentence.language, reading.language, "en")
    grammar = _grammar(reading, hit) if named or not own_words else lexicon(sentence.language)
    if not named and hit.payload.language == "en" and body == "municipality" and means_place(reading, hit.first):
        return None
    outer = [n for n in range(hit.last + 1, sentence.last) if n in stops]
    # "Stockholm Environment Institute Tallinn Centre": a later head goes on with the name
    near = ends.intersection(range(sentence.first, sentence.last + 1))
    near |= {h.first for name in _BEHIND for h in reading.cues(name, sentence)}
    near |= labels_behind(reading, hit, sentence)
    near |= {h.first for h in reading.cues("ActionPlan", sentence, "heads")}  # "ενέκρινε το Συμβούλιο το Σχέδιο Δράσης"
    onward = frozenset(n for n in outer if words[n].shape == "a" or not words[n].joined)
    onward -= _completing(reading, hit, onward, grammar)
    if body == "ministry":
        onward -= _affairs(words, onward)
    legal = body == "company" and all(is_legal_form(words[n]) for n in range(hit.first, hit.last + 1))
    after = hit.last + 1  # "Agenzia tedesca per l'energia": the adjective of a country stands inside the name
    foreign = (named or body in TERRITORIAL) and after < sentence.last and words[after].shape == "a"
    foreign = foreign and demonym(reading, after) is not None  # "la commune croate de Postira"
    first, last = name_around(
        words,
        hit.first,
        after if foreign and words[after].gap == " " else hit.last,
        grammar,
        (hit.first if hit.payload.short[-1:].isupper() else sentence.first, sentence.last),  # "and RDA South-West"
        onward | near | (stops - {hit.first} if legal else frozenset()),
        years=body == "managing-authority",
        topics=body in _OF_TOPICS and named,
        listed=body == "ministry",
        small=1 if legal and grammar.has("traits", "name-first") and not leads_name(reading, hit.last) else 0,
        heads=stops - _affairs(words, stops) if body == "ministry" else stops,
    )
    last = hit.last if last == after and foreign else last
    leading = legal and first == hit.first and leads_name(reading, hit.last)
    last = hit.last if legal and not leading else in_town(reading, last, body)
    first = _without_other_head(reading, first, hit, stops)
    if first == sentence.first and first + 1 < hit.first and not grammar.has("traits", "name-first"):
        first += words[first].shape == "Aa" and words[first + 1].shape == "Aa" and words[first + 1].gap == " "
    first = hit.first if words[first].shape == "a" else first
    if first < hit.first and words[first].shape in ("A", "aA") and _is_project(reading, first - 1):
        first += 1  # "in the project HARBOURS Gmina Sopot": the acronym is the project's
    first = behind_label(reading, first, hit, sentence)
    if not leading:
        first, last = within_edges(reading, first, last, hit, body, grammar)
        last = with_noun(reading, hit, last, body, grammar)
    if body in NUMBERED:
        first, last = with_number(reading, first, last, hit)
    if not legal:
        last = further(reading, first, last, hit, body, sentence)
        first = with_owner(reading, with_whole_place(reading, first, hit, sentence), last, hit, sentence)
    last = with_town(reading, last, body) if words[first].capital else last
    bare, last = last, form_behind(reading, last)
    if words[hit.first].shape == "A" and last - hit.last > 1 and is_shouted(reading, sentence):
        last = _said_elsewhere(reading, first, hit.last, last)
    if body in TERRITORIAL or body in _IN_ONE_PLACE:
        last = _one_territory(reading, hit.last, last, grammar)
    initiative = any(h.payload.value == "Initiative" for h in reading.hits_touching("heads", hit.first, hit.last))
    quoted = None if initiative else quoted_name(reading, first, last, body)
    if quoted is not None:
        start, end = quoted[0]
        country, place = locate(reading, first, reading.index(end) - 1, body) if body == "university" else (None, None)
        return Hypothesis(
            _kind(body),
            start,
            end,
            WEIGHT * (end - start),
            "organisation-grammar",
            country=country,
            place=place,
            body=body,
            language=hit.payload.language,
            names=quoted,
        )
    behind = country_behind(reading, hit.last + 1, last)
    last = last if behind is None else behind - 1  # "Province de Grenade en Espagne"
    if last == hit.last > hit.first and grammar.has("connectors", words[last].word):
        return None  # "department of", and no name behind it
    if (
        first == hit.first
        and (not named or (body in _OF_NATIONS and last == hit.last and grammar.has("traits", "capital-nouns")))
        and own_words
        and first > sentence.first
        and words[first].joined
        and demonym(reading, first - 1)
    ):
        if body == "regional-authority":
            return None  # "grecki region Zachodnia Macedonia" is the place
        first = whole_word(
            words, first - 1, sentence.first
        )  # "финландската община Кувола": the adjective of the country belongs to the name
    if not named and first == hit.first and last > hit.last and words[first].shape == "a" and body not in TERRITORIAL:
        proper = any(words[n].capital for n in range(hit.last + 1, last + 1))
        if not proper:
            return None
    name = squeezed(reading.text[words[first].start : words[last].end])
    if last - first >= _LONGEST or name.startswith(tuple(all_words("not_bodies"))):
        return None
    own = [n for n in range(first, last + 1) if not hit.first <= n <= hit.last]
    if body in _COMMON and own and all(_says_nothing(reading, n, stops) for n in own):
        return None  # "Unternehmen und Verwaltung", "European incubator"
    start, end = words[first].start, words[last].end
    if not any(words[n].capital for n in own):
        if hit.payload.short and not own:
            return None
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
        whole = not own and hit.last - hit.first >= 2  # "Агенцията за регионално развитие"
        whole = whole or (not own and hit.first == hit.last and _one_word_name(reading, hit.first))
        whole = whole or (bool(own) and body in _OF_NATIONS and all(demonym(reading, n) for n in own))
        if not named or (len(own) < 2 and not whole):
            return None
    if body == "managing-authority" and is_told_of(reading, sentence, first, last):
        return None  # "Flanders is the managing authority of the Programme"
    if leads_on(reading, last) and not any(says_who(reading, n) for n in own):
        return None  # "Autorité de gestion : Région Bretagne"
    if body in TERRITORIAL and own and is_inside(reading, first, hit):
        return area(reading, first, last, body)
    if body in _WEAK and not named and first == hit.first and hit.payload.language == "en":
        return None
    found = body_hypothesis(reading, first, last, body, hit.payload.language, "organisation-grammar")
    if bare < last and found.end == words[last].end:
        found = replace(found, names=((start, end), (start, words[bare].end)))  # it goes by both
    area_noun = body in _AREAS and hit.first == hit.last and (own_words or body == "regional-authority")
    if body == "municipality" and last == hit.last and not grammar.has("traits", "name-first"):
        area_noun = True  # "Interwencji Miasta": in these languages the name stands behind
    # "Danube Region", "Subvention Région": a region that is none names no body
    return None if area_noun and own and not (found.country or found.authority) else found


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
    own = reading.lexicon_at(hit.first).code  # "Agência Andaluza" is a longer head noun in Spanish
    alike = [h for h in same if h.first == hit.first and (h.last == hit.last or h.payload.language == own)]
    codes += sorted({h.payload.language for h in alike})
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


def _without_other_head(reading: Reading, first: int, hit: Hit[Row], stops: frozenset[int]) -> int:
    """A name does not reach back over the whole of another body's name ("Regione Lazio Ministero …")."""
    others = [n for n in range(first + 1, hit.first) if n in stops and not reading.words[n].joined]
    return max(others) if others else first


def _kind(body: str) -> str:
    return "PublicOrganisation" if body in PUBLIC else "Organization"


def _nation_before(reading: Reading, first: int) -> str | None:
    """The country whose adjective stands before a name and is no part of it: "das slowenische Umweltministerium"."""
    words = reading.words
    if first == 0 or not words[first].joined or reading.lexicon_at(first).has("traits", "adjective-behind"):
        return None  # behind the noun it is in the name
    return demonym(reading, first - 1)


def body_hypothesis(
    reading: Reading, first: int, last: int, body: str, language: str, rule: str, weight: float = WEIGHT
) -> Hypothesis:
    """The hypothesis that the tokens name a body, with its territory where the name holds one."""
    words = reading.words
    start, end = words[first].start, words[last].end
    country, place = locate(reading, first, last, body)
    if country is None and body not in TERRITORIAL:  # "die deutsche NUTS-2-Region" is any
        country = _nation_before(reading, first)
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
