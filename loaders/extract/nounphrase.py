"""How far a name reaches around its head noun, in any language: the grammar behind bodies, policies and plans."""

from __future__ import annotations

import re
from collections.abc import Sequence

from loaders.extract.givennames import opens_a_name
from loaders.extract.lexicon import Lexicon
from loaders.extract.tokens import Token

_YEAR = re.compile(r"(?:19|20)\d\d")
_PREFIX = 4  # letters of what a hyphen joins to a name from the left ("e-", "non-")
_NEAR_HEAD = 6  # words among which the head noun of the next name is looked for
_LONGEST_TOPIC = 3  # words of one of the topics of a ministry, adjectives not counted
_GENITIVES = 7  # small words that may stand between the first of a name and its head noun
_HALVED = frozenset({"-, ", "- "})  # behind the first part of a compound whose last part comes later
_DASH = " - "  # a name does not go on over it ("Regione Marche - Direzione Turismo")
_INITIALS = 2  # letters of an acronym that may be part of a longer name ("IT and Energy Agency")
_CURRENCIES = frozenset({"euro", "eur", "evro", "eura", "euroa", "eiro", "ευρω", "евро", "lei", "ron"})
_LINKS = 4  # small words that may stand between two capitalised words of one name ("per l'energia e la")


def name_around(
    words: Sequence[Token],
    first: int,
    last: int,
    grammar: Lexicon,
    bounds: tuple[int, int],
    stops: frozenset[int],
    *,
    years: bool = False,
    topics: bool = False,
    listed: bool = False,
    small: int = 0,
    heads: frozenset[int] = frozenset(),
) -> tuple[int, int]:
    """The first and last token of the name whose head noun stands at ``first`` to ``last``.

    A name goes on over capitalised words; over small words only where these join it to another
    capitalised word ("of", "dell'"), or where the lexicon has them as parts of names ("regionale",
    "ambiente"). It ends at punctuation, at ``bounds`` (first token, one past the last) and at
    ``stops``, the tokens where another name begins; with ``years`` a year or two may close it, or
    stand before the head noun. With ``topics`` commas may part capitalised topics ("Ministry for
    Labour, Energy and Ports"), with ``listed`` small ones too ("Ministrstvo za kmetijstvo, gozdarstvo in prehrano");
    as many ``small`` words may stand right before the head ("Oy"). Where
    one of the other ``heads`` is near behind a conjunction another name begins there.

    >>> from loaders.extract.lexicon import lexicon
    >>> from loaders.extract.tokens import tokens
    >>> words = tokens("the Regional Agency for Environmental Protection of Piemonte with")
    >>> name_around(words, 2, 2, lexicon("en"), (0, 9), frozenset())
    (1, 7)
    """
    end = _right(words, last, grammar, bounds[1], stops, (topics, listed), heads)
    while years and end + 1 < bounds[1] and words[end + 1].joined and _YEAR.fullmatch(words[end + 1].word):
        end += 1  # "Agenda 2030", "Operational Programme 2014-2020"
    start = _left(words, first, grammar, bounds[0], stops | (heads - {first}), years, small)
    return whole_word(words, start, bounds[0]), end


def whole_word(words: Sequence[Token], first: int, bound: int) -> int:
    """The first token of the hyphened word that a token ends ("e-MOPOLI"): a name holds whole words."""
    while (
        first > bound
        and words[first].gap == "-"
        and (len(words[first - 1].word) <= _PREFIX or words[first - 1].shape == words[first].shape == "a")
    ):
        first -= 1
    return first


def _left(
    words: Sequence[Token],
    first: int,
    grammar: Lexicon,
    bound: int,
    stops: frozenset[int],
    years: bool,
    small: int,
) -> int:
    start, at, crossed = first, first - 1, -1
    while small and at > bound and words[at].shape == "a" and words[at + 1].gap == " ":
        at, small = at - 1, small - 1  # "Päijät-Hämeen jätehuolto Oy": counts only if a capitalised word is next
    while at >= bound and (words[at + 1].joined or words[at + 1].gap == "-, ") and words[at + 1].gap != _DASH:
        token = words[at]
        if words[at + 1].gap in _HALVED and token.shape != "1":
            start, at = (at if token.capital else start), at - 1  # "Majandus-, Transpordi- ja Keskkonnaamet"
            continue
        if token.word in _CURRENCIES and at > 0 and words[at - 1].shape == "1":
            break  # "1 200 Euro fonduri FEDR"
        opens = grammar.has("openers", token.word) and not _is_inside(words, at, first, bound, grammar)
        if token.capital and not (opens or grammar.has("articles", token.word)):
            if at == bound and _over_genitives(words, at, start, grammar):
                break
            if at in stops and crossed >= 0:
                return crossed  # "Prowincja Trydent i Kraj Karelia Północna": what stands before "and" is a name itself
            start = at
            if at in stops:
                break
        elif token.shape == "a" and grammar.has("modifiers", token.word) and at > bound and words[at].joined:
            pass  # "Regionalna razvojna agencija": counts only if a capitalised word follows on the left
        elif at > bound and start == first and start - at <= _GENITIVES and _genitive(token, grammar):
            pass  # "Lietuvos agrarinių ir miškų mokslų centras"
        elif (
            token.shape == "a"
            and token.gap == "-"
            and at > bound
            and words[at - 1].capital
            and grammar.has("traits", "hyphened-adjectives")
        ):
            pass  # "Körös-vidéki Vízügyi Igazgatóság": the first part of the word has its capital
        elif years and _YEAR.fullmatch(token.word) and at > bound and token.joined and words[at - 1].capital:
            pass  # "Green Valley 2040 Roadmap"
        elif (
            token.shape == "a"
            and grammar.has("conjunctions", token.word)
            and at > bound
            and words[at].joined
            and (words[at - 1].capital or _genitive(words[at - 1], grammar))
            and not (words[at - 1].shape == "A" and len(words[at - 1].word) > _INITIALS)  # "CLEAN and Energy Cluster"
            and not grammar.has("openers", words[at - 1].word)
            and stops.isdisjoint((at - 1, at + 1))
            and (words[at + 1].capital or _genitive(words[at + 1], grammar))
        ):
            crossed = at + 1
        else:
            break
        at -= 1
    if start < crossed and _is_of_another(words, at, grammar, bound, stops):
        return crossed  # "University of Loviisa and Port Authority": what stands before "and" is whose that is
    return start


def _is_inside(words: Sequence[Token], at: int, head: int, bound: int, grammar: Lexicon) -> bool:
    """Whether a word that may open a name stands in one: "Environmental Projects Management Agency"."""
    before, behind = words[at - 1], words[at + 1]
    between = at + 1 < head and behind.capital and behind.gap == " "
    named = at > bound and before.shape == "Aa" and words[at].gap == " "
    return between and named and not any(grammar.has(table, before.word) for table in ("openers", "articles"))


def _is_of_another(words: Sequence[Token], at: int, grammar: Lexicon, bound: int, stops: frozenset[int]) -> bool:
    """Whether small words that join a name to what stands on the left join it to another head noun."""
    n = at
    while n > bound and words[n + 1].joined and words[n].shape == "a":
        if not (grammar.has("connectors", words[n].word) or grammar.has("articles", words[n].word)):
            return False
        n -= 1
    return n < at and n in stops and words[n + 1].joined


def _genitive(token: Token, grammar: Lexicon) -> bool:
    """Whether a small word ends like those between the first word of a name and its head noun, in some languages."""
    if token.shape != "a" or any(grammar.has(name, token.word) for name in ("function_words", "openers", "articles")):
        return False
    ending = token.word.endswith(tuple(sorted(grammar.words["genitives"])) or ("\0",))
    return ending or grammar.has("genitive_nouns", token.word)


def _over_genitives(words: Sequence[Token], at: int, start: int, grammar: Lexicon) -> bool:
    """Whether only small genitives part the first word of a sentence from a head noun, and it is none itself.

    "Ģimenei draudzīgas bibliotēkas" begins a sentence; "Kauno technologijos universitetas" is a name.
    """
    small = [words[n] for n in range(at + 1, start)]
    lasts = {ending[-1] for ending in grammar.words["genitives"]}
    return bool(small) and any(_genitive(w, grammar) for w in small) and words[at].word[-1] not in lasts


def _right(
    words: Sequence[Token],
    last: int,
    grammar: Lexicon,
    bound: int,
    stops: frozenset[int],
    of: tuple[bool, bool],
    heads: frozenset[int],
) -> int:
    topics, listed = of
    end, at, links, conjunction = last, last + 1, 0, False
    while at < bound and at not in stops:
        token = words[at]
        if token.gap == " & " and end == at - 1 and token.capital:
            end, at = at, at + 1  # "Department of Transport & Tourism"
            continue
        if token.gap == " (" and token.shape == "A" and end == at - 1 and _goes_on_behind(words, at, bound):
            end, at = at + 1, at + 2  # "Comunidade Intermunicipal (CIM) Viseu Dão Lafões"
            continue
        if not token.joined:
            onward = _enumerated(words, at, grammar, bound, topics) if end == at - 1 else at
            if onward == at and listed and end == at - 1 > last:
                onward = _listed(words, at, grammar, bound)
            if onward == at or not stops.isdisjoint(range(at, onward)):
                break
            if any(_leads_name(words, n, grammar) for n in heads.intersection(range(at, onward - 1))):
                break  # "Ministry of the Economy, Vilnius Chamber of Commerce and Crafts"
            if onward - 1 in heads and grammar.has("articles", words[onward - 2].word):
                break  # "Office of Works, Bog Trust and the University"
            end, at, links, conjunction = onward - 1, onward, 0, False
            continue
        if token.gap == "-" and end == at - 1 and token.shape == "a" and len(token.word) > _PREFIX:
            at, end = at + 1, at  # "Self-governing": the rest of a word of the name
            continue
        if conjunction and token.shape == "Aa" and grammar.has("articles", token.word):
            break  # "Energy Agency of Skåne and The Tartu Agency"
        if conjunction and token.shape == "A" and len(token.word) > 2:
            break  # "Comune di Bologna e ARPAE": a new name
        if token.word == "la" and grammar.code == "ro" and words[at - 1].word != "de":
            break  # "ADR Vest la Forumul …"
        if conjunction and token.shape == "Aa" and _opens_person(words, at, bound):
            break  # "Piani di Azione e Sanna Koivisto"
        halved = words[at - 1].gap.startswith("-")  # "Gesellschaft für Wirtschafts- und Technologieförderung"
        if conjunction and token.capital and not halved and _headed(words, at, bound, heads, grammar):
            break  # "Vejen Kommune og Stadt Niebüll"
        hyphened = token.gap == "-" and end == at - 1  # "Castilla-La Mancha"
        if token.capital and (links or hyphened or not grammar.has("openers", token.word) or token.shape == "A"):
            end, links, conjunction = at, 0, False
        elif (onward := _second_field(words, end, at, grammar, bound, stops)) > at:
            at, links, conjunction = onward, 1, False
            continue
        elif token.shape == "a" and grammar.has("conjunctions", token.word) and not links:
            links, conjunction = links + 1, True
        elif token.shape == "a" and grammar.has("connectors", token.word):
            topic = at + 1 < bound and words[at + 1].capital and grammar.has("topics", words[at + 1].word)
            if conjunction and grammar.has("articles", token.word) and not (topic and words[at + 1].joined):
                break  # "e la Regione", "and the Province": the next item of a list; not "e l'Energia"
            joined = links or token.gap != " " or grammar.has("connectors", words[at - 1].word)
            if not joined and grammar.has("bare_articles", token.word):
                break  # "der Kreistag | den Haushalt": no preposition joins it
            links += 1
        elif token.shape == "a" and (
            grammar.has("modifiers", token.word)
            or (
                grammar.has("topics", token.word)
                and (links or (end == at - 1 and _leads_on(grammar, words, last, end)))
            )
        ):
            end, links, conjunction = at, 0, False
        elif links and _before_topic(words, at, grammar, bound):
            pass  # "Фондация за екологично образование"
        else:
            break
        if links > _LINKS:
            break
        at += 1
    return end


def _second_field(
    words: Sequence[Token], end: int, at: int, grammar: Lexicon, bound: int, stops: frozenset[int]
) -> int:
    """The preposition behind the second field of a name ("Chambre d'agriculture et de foresterie | de Novo Mesto").

    Both fields are small words, and the same preposition stands before each; ``at`` itself where there is no second.
    """
    if not (end == at - 1 and words[end].shape == "a" and grammar.has("conjunctions", words[at].word)):
        return at
    ties = [words[m].word for m in range(max(end - 2, 0), end) if grammar.has("connectors", words[m].word)]
    first, second = ties[0] if ties else "", words[at + 1].word if at + 1 < bound else ""
    n = at + 2
    while n < bound and words[n].shape == "a" and grammar.has("articles", words[n].word):
        n += 1
    if n + 2 >= bound or not (grammar.has("connectors", first) and grammar.has("connectors", second)):
        return at
    field, behind, name = words[n], words[n + 1], words[n + 2]
    small = field.shape == "a" and not any(
        grammar.has(t, field.word) for t in ("function_words", "openers", "connectors")
    )
    joined = all(words[m].joined for m in range(at, n + 3)) and first[:1] == second[:1]
    own = stops.isdisjoint(range(at, n + 3)) and behind.shape == "a" and grammar.has("connectors", behind.word)
    return n + 1 if small and joined and own and name.capital else at


def _opens_person(words: Sequence[Token], at: int, bound: int) -> bool:
    """Whether a sure given name and a further capital stand at a token."""
    named = at + 1 < bound and words[at + 1].gap == " " and words[at + 1].shape == "Aa"
    return named and opens_a_name(words[at].word, sure=True)


def _before_topic(words: Sequence[Token], at: int, grammar: Lexicon, bound: int) -> bool:
    """Whether a small adjective stands at a token, by its ending, and the topic that it belongs to right behind it."""
    token, after = words[at], at + 1
    if token.shape != "a" or after >= bound or words[after].gap != " " or words[after].shape != "a":
        return False
    endings = tuple(row[1:] for row in grammar.words["adjectives"] if row.startswith("*"))
    adjective = grammar.has("adjectives", token.word) or (bool(endings) and token.word.endswith(endings))
    return adjective and grammar.has("topics", words[after].word) and not grammar.has("function_words", token.word)


def _leads_name(words: Sequence[Token], at: int, grammar: Lexicon) -> bool:
    """Whether a small word behind a head noun joins a name to it."""
    word = words[at + 1].word
    return grammar.has("connectors", word) and not grammar.has("conjunctions", word)


def _goes_on_behind(words: Sequence[Token], at: int, bound: int) -> bool:
    """Whether a name goes on with a capital right behind an acronym in brackets, which its words begin with."""
    if at + 1 >= bound or words[at + 1].gap != ") " or not words[at + 1].capital or len(words[at].word) > at:
        return False
    letters = "".join(word.word[0] for word in words[at - len(words[at].word) - 1 : at] if len(word.word) > 2)
    return letters.endswith(words[at].word)


def _headed(words: Sequence[Token], at: int, bound: int, heads: frozenset[int], grammar: Lexicon) -> bool:
    """Whether a head noun stands at a token or near behind it, with nothing but a space between the words."""
    for n in range(at, min(at + _NEAR_HEAD, bound)):
        if n > at and words[n].gap not in (" ", "-"):
            return False
        if n in heads:
            return True
        if grammar.has("connectors", words[n].word) or grammar.has("articles", words[n].word):
            return False
    return False


def _leads_on(grammar: Lexicon, words: Sequence[Token], head: int, at: int) -> bool:
    """Whether a small topic may follow a token: an adjective, a small topic, or a head noun written as a name.

    "околната среда", "Ministerstvo životního prostředí".
    """
    token = words[at]
    small = grammar.has("modifiers", token.word) or (token.shape == "a" and grammar.has("topics", token.word))
    return small or (at == head and token.capital)


def _enumerated(words: Sequence[Token], at: int, grammar: Lexicon, bound: int, topics: bool) -> int:
    """The token behind the topics that follow a comma in a name ("de Industria, Energía y Minas"), or ``at``.

    They are one name if the word before the comma is a topic too and a conjunction brings the last. With ``topics``
    any capitalised words may be topics: what stands before the comma must be joined to the head by a small word.
    """

    def topic(n: int) -> bool:
        known = grammar.has("topics", words[n].word) or (topics and words[n].shape == "Aa")
        return words[n].capital and known and not grammar.has("openers", words[n].word)

    if not topic(at - 1) or (topics and words[at].gap != ", "):
        return at
    n = at
    while n < bound and words[n].gap == ", " and topic(n):
        n += 1
        while topics and n < bound and words[n].gap in (" ", "-"):
            small = grammar.has("connectors", words[n].word) and not grammar.has("conjunctions", words[n].word)
            linked = small and n + 1 < bound and topic(n + 1)
            if not topic(n) and not linked:
                break
            n += 1 + linked  # "Calidad del Aire"
    closed = n > at and n + 1 < bound and words[n].joined and grammar.has("conjunctions", words[n].word)
    if closed and topics and n + 2 < bound and grammar.has("articles", words[n + 1].word) and words[n + 1].joined:
        n += 1  # "Food and the Marine"
    return n + 2 if closed and words[n + 1].joined and words[n + 1].capital else at


def _listed(words: Sequence[Token], at: int, grammar: Lexicon, bound: int) -> int:
    """The token behind small topics that follow a comma in a name, the last behind a conjunction, or ``at``.

    "Ministrstvo za kmetijstvo, gozdarstvo in prehrano", "Министерството на икономиката, енергетиката и туризма".
    """
    n = at
    while n < bound and words[n].gap == ", ":
        n = _topic(words, n, grammar, bound, _LONGEST_TOPIC)
        if n < 0:
            return at
        if n < bound and words[n].joined and grammar.has("conjunctions", words[n].word):
            stop = _topic(words, n + 1, grammar, bound, 1)
            alike = words[stop - 1].capital == words[n - 1].capital  # not "Energy, State of Hesse and | published"
            return stop if stop > n + 1 and alike else at
    return at


def _topic(words: Sequence[Token], at: int, grammar: Lexicon, bound: int, longest: int) -> int:
    """The token behind one topic: small words that join it, adjectives, and as many words of its own; -1 for none."""
    n, count = at, 0
    while n < bound and count < longest and (n == at or words[n].joined):
        word = words[n].word
        if grammar.has("conjunctions", word) or grammar.has("openers", word) or not word.isalpha():
            break
        link = grammar.has("connectors", word) or grammar.has("articles", word)
        if grammar.has("function_words", word) and not link:
            break
        count += not link and not grammar.has("modifiers", word)
        n += 1
    return n if count else -1
