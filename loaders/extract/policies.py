"""Strategies, laws, programmes and other policies, and action plans, by the head nouns of their names."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from loaders.extract.dashes import closes
from loaders.extract.folding import squeezed
from loaders.extract.form_lexicon import headings_of
from loaders.extract.hypotheses import Hypothesis
from loaders.extract.lexicon import Row, all_words, lexicon
from loaders.extract.nounphrase import name_around
from loaders.extract.phrases import Hit
from loaders.extract.plannames import with_gloss, with_owner, with_purpose, with_where, without_opening
from loaders.extract.policynames import (
    described,
    to_years,
    whole_quotes,
    with_front_years,
    with_period,
    with_place,
    with_quote,
)
from loaders.extract.reading import Reading, own_language
from loaders.extract.sentences import Sentence
from loaders.extract.whereabouts import demonym, locate

WEIGHT = {"Strategy": 1.25, "PolicyInstrument": 1.2, "PolicyFramework": 1.2, "Law": 1.2, "ActionPlan": 1.3, "Fund": 1.2}
_LONGEST = 20  # words
_ABBREVIATED = 4  # letters
_HEAD_NEAR = 3  # words from the beginning of a name to its head noun
_LONG_NOUN = 3  # words of a head noun that is a name by itself when written with capitals
_SAID = 2  # words in small letters that say what a policy is for
_POLICIES = ("PolicyInstrument", "Strategy")
_SHORT_NOUNS = frozenset({"plan", "call", "terv"})
_OFFICIAL = frozenset(
    [
        "eu",
        "ue",
        "european",
        "europeo",
        "europeen",
        "europea",
        "europaischer",
        "national",
        "nazionale",
        "nacional",
        "nationaler",
        "energy",
        "energia",
        "energetico",
        "climate",
        "climat",
        "clima",
        "climatico",
        "climatica",
        "climatique",
        "noise",
        "ruido",
        "bruit",
        "acustico",
        "seap",
        "secap",
    ]
)
_ALONE = frozenset({"s3", "ris3"})  # abbreviations that name a strategy by themselves
_VAGUE = frozenset({"reference", "scheme", "act", "law", "agreement", "package", "regulation", "charter", "guidelines"})


def policy_hypotheses(reading: Reading) -> Iterator[Hypothesis]:
    """Policies named by a head noun with a proper name around it."""
    for hit in own_language(reading, reading.hits.get("policies", ())):
        for head in (hit, *_shorter(reading, hit)):  # "Strategia regionale per lo sviluppo sostenibile" is a name, too
            hypothesis = _named(reading, head, head.payload.value)
            if hypothesis:
                yield hypothesis
                break


def _shorter(reading: Reading, hit: Hit[Row]) -> list[Hit[Row]]:
    """The shorter head nouns with which a head noun of several words begins, the longest first."""
    same = (h for h in reading.hits_beginning("policies", hit.first, hit.first) if h.last < hit.last)
    return sorted((h for h in same if h.payload.language == hit.payload.language), key=lambda h: -h.last)


def plan_hypotheses(reading: Reading) -> Iterator[Hypothesis]:
    """Action plans: with a name, or as "the Action Plan", to be tied to the named one.

    The action plans of the Union, of states, and those for energy or climate that laws ask for are
    policies, not plans of a project.
    """
    rows = [h for h in reading.hits.get("heads", ()) if h.payload.value == "ActionPlan"]
    for hit in own_language(reading, rows):
        hypothesis = _named(reading, hit, "ActionPlan")
        if hypothesis and hypothesis.use == "name":
            words = set(squeezed(reading.text[hypothesis.start : hypothesis.end]).split())
            if words & _OFFICIAL:
                hypothesis = replace(hypothesis, kind="Strategy", rule="policy-grammar")
        if hypothesis:
            yield hypothesis


def fund_hypotheses(reading: Reading) -> Iterator[Hypothesis]:
    """Funds named by the head noun ("Environmental Fund", "Fondo di rotazione nazionale")."""
    for hit in reading.cues("Fund", table="heads"):
        if any(
            body.first < hit.first or body.last > hit.last
            for body in reading.hits_touching("bodies", hit.first, hit.last)
        ):
            continue  # "Regional Development Fund of …" may be the name of a body
        if any(
            p.first <= hit.first and p.last > hit.last for p in reading.hits_touching("policies", hit.first, hit.last)
        ):
            continue  # "Fundusze Europejskie dla Podkarpacia" is a programme
        hypothesis = _named(reading, hit, "Fund")
        if hypothesis and hypothesis.use == "name" and not _is_label(reading, hypothesis):
            yield hypothesis


def _is_label(reading: Reading, fund: Hypothesis) -> bool:
    """Whether a name is all of a label of what the fund of a project gives ("Interreg Funds: € 1,610,720")."""
    sentence = reading.sentence_at(fund.start)
    opens = sentence is not None and sentence.start == fund.start and reading.text[fund.end :].lstrip()[:1] == ":"
    rows = headings_of(reading.text[fund.start : fund.end]) if opens else ()
    return any((row.form, row.field) == ("project", "erdfBudget") for row in rows)


def _named(reading: Reading, hit: Hit[Row], kind: str) -> Hypothesis | None:
    words = reading.words
    sentence = reading.sentence_at(words[hit.first].start)
    if sentence is None or _small_abbreviation(reading, hit):
        return None
    if any(noun.last == hit.last for noun in reading.whole_cues("instrument-noun").beginning(hit.first, hit.first)):
        return None  # "policy instrument" is what it is, not which
    named = words[hit.last].capital
    grammar = lexicon(hit.payload.language if named else sentence.language)
    onward = range(hit.last + 1, min(hit.last + _LONGEST, len(words)))
    ends = frozenset(n for n in onward if closes(reading, n) or _next_name(reading, hit.last, n))
    if kind == "ActionPlan":
        ends |= _next_action(reading, hit.last, sentence) | _next_word(reading, hit, sentence)
    bounds, has_purpose = (sentence.first, sentence.last), False
    head = with_gloss(reading, hit.last, sentence.last) if kind == "ActionPlan" else hit.last
    bodies = (
        frozenset(body.first for body in reading.hits_between("bodies", *bounds)) if kind == "Fund" else frozenset()
    )
    topics = named and kind in _POLICIES
    first, last = name_around(words, hit.first, head, grammar, bounds, ends, years=True, heads=bodies, topics=topics)
    last = _over_slash(reading, last, sentence.last)
    first, last = with_quote(reading, first, last)
    if kind != "Fund":
        first = with_front_years(reading, first, sentence.first)
        last = with_period(reading, last)
    if kind in _POLICIES and words[hit.first].capital:
        last = to_years(reading, last, sentence.last)
    last = with_place(reading, last, sentence.last)
    if kind == "ActionPlan":
        first = without_opening(reading, with_owner(reading, first, sentence.first), hit, sentence)
        last = with_where(reading, last, sentence.last)
        purpose = with_purpose(reading, hit, last, sentence)
        has_purpose = purpose > last or _says_purpose(reading, hit, last, sentence)
        last = with_period(reading, purpose)
    name = squeezed(reading.text[words[first].start : words[last].end])
    if last - first >= _LONGEST or name in all_words("not_bodies") or _of_other(reading, hit, kind, first, last):
        return None
    if words[hit.last].word in _ALONE and words[hit.first].capital and kind == "Strategy":
        start, end = words[first].start, words[last].end
        return Hypothesis(kind, start, end, WEIGHT[kind] * (end - start), "policy-acronym", language=sentence.language)
    while kind == "ActionPlan" and last > hit.last and demonym(reading, last):
        last -= 1  # "the Action Plan of the Greek partner": the adjective goes on to another noun
        while last > hit.last and not words[last].capital:
            last -= 1
    rule = "policy-grammar" if kind != "ActionPlan" else "plan-name"
    own = [n for n in range(first, last + 1) if not hit.first <= n <= head]
    start, end = whole_quotes(reading, words[first].start, words[last].end)
    article = reading.lexicon_at(sentence.first).has("articles", words[sentence.first].word)
    opening = {sentence.first} if article else set()
    capitals = sum(words[n].capital for n in own if n not in opening)  # "Das Programm wurde …" names none
    use = "name"
    indefinite = kind == "ActionPlan" and not words[hit.first].capital and is_indefinite(reading, first)
    if indefinite:  # "did not need an action plan in Zeeland": one only if it is told who wrote it
        use, start, end = "alias", words[first].start, words[hit.last].end
    elif kind == "ActionPlan":
        if not own or (not capitals and not named and not has_purpose):
            use = "alias"
    elif kind == "Fund" and not named and all(words[n].shape == "A" for n in own):
        return None  # "EU funds", "fondi UE": all of them
    elif not capitals and kind == "Fund" and named and own and hit.first > sentence.first:
        pass  # "il Fondo di rotazione nazionale": a capital in mid-sentence makes the name
    elif not capitals and kind in _POLICIES and _proper(reading, hit, own, sentence):
        pass
    elif not capitals and kind == "PolicyInstrument" and described(reading, hit, sentence.first):
        rule = "policy-definite"
    elif not capitals or (words[hit.last].word in _VAGUE and not named and capitals < 2 and first == hit.first):
        return None
    country, place = locate(reading, first, last, "regional-authority")
    return Hypothesis(
        kind,
        start,
        end,
        WEIGHT[kind] * (end - start),
        rule,
        country=country,
        place=place,
        use=use,
        language=sentence.language,
        head=words[hit.last].word,
    )


def _says_purpose(reading: Reading, hit: Hit[Row], last: int, sentence: Sentence) -> bool:
    """Whether what a plan is for stands behind its noun, which is written like a name: "il Piano d'azione per …"."""
    if not reading.words[hit.first].capital or sentence.language == "en":
        return False
    return any(hit.last < one.first for one in reading.whole_cues("purpose").beginning(hit.last + 1, last))


def _next_action(reading: Reading, last: int, sentence: Sentence) -> frozenset[int]:
    """The articles behind a plan's noun with which an action begins ("in ihren Aktionsplan die Aktion “X”")."""
    nouns = [*reading.cues("Action", sentence, "heads"), *reading.cues("measure", sentence)]
    before = (hit.first - 1 for hit in nouns if hit.first > last + 1)
    return frozenset(n for n in before if reading.lexicon_at(n).has("articles", reading.words[n].word))


def _next_word(reading: Reading, hit: Hit[Row], sentence: Sentence) -> frozenset[int]:
    """The capital right behind a plan's noun, in languages that close a name with it ("a Zöld Akciótervet Zala …")."""
    grammar, after = reading.lexicon_at(hit.first), hit.last + 1
    closing = grammar.has("traits", "inflects") and grammar.has("traits", "name-first")
    named = hit.first > sentence.first and reading.words[hit.first - 1].capital and reading.words[hit.first].joined
    if not (closing and named and after < sentence.last):
        return frozenset()
    return frozenset({after}) if reading.words[after].gap == " " and reading.words[after].shape != "1" else frozenset()


def _of_other(reading: Reading, hit: Hit[Row], kind: str, first: int, last: int) -> bool:
    """Whether a policy's name is one of an event ("agenda of the meeting") or of any policy ("a strategy of …")."""
    if kind not in _POLICIES:
        return False
    return bool(reading.hits_between("events", hit.last + 1, last)) or (
        first == hit.first and is_indefinite(reading, first)
    )


def _over_slash(reading: Reading, last: int, stop: int) -> int:
    """The last token of a name that goes on behind a slash between abbreviations ("FEDER/FSE Rhône-Alpes")."""
    words, at = reading.words, last + 1
    if not (at < stop and words[at].gap == "/" and words[last].shape == words[at].shape == "A"):
        return last
    while at + 1 < stop and words[at + 1].gap in (" ", "-") and words[at + 1].capital:
        at += 1
    return at


def _next_name(reading: Reading, head: int, at: int) -> bool:
    """Whether a fund's name begins at a token behind a head noun, or at the beginning of a line any other name."""
    words, grammar = reading.words, reading.lexicon_at(at)
    before = at - 1
    while before > head and words[before].capital:
        before -= 1
    if not words[at].capital or grammar.has("connectors", words[before].word):
        return False  # "for the European Regional Development Fund"
    if "\n" in words[at].gap:
        return any(reading.hits_beginning(table, at, at + _HEAD_NEAR) for table in ("heads", "policies", "bodies"))
    return any(hit.payload.value == "Fund" for hit in reading.hits_beginning("heads", at + 1, at + _HEAD_NEAR))


def is_indefinite(reading: Reading, first: int) -> bool:
    """Whether an indefinite article stands before a token."""
    code = reading.lexicon_at(first).code  # "a" is definite in Portuguese
    if first == 0 or not reading.words[first].joined:
        return False
    before = (hit.payload for hit in reading.hits_beginning("cues", first - 1, first - 1))
    return any(row.value == "indefinite" and row.language == code for row in before)


def _small_abbreviation(reading: Reading, hit: Hit[Row]) -> bool:
    """Whether a head noun is an abbreviation written small: then it is some other word ("op", "po")."""
    word = reading.words[hit.last]
    policy = hit.payload.value in ("Strategy", "PolicyInstrument")
    if policy and word.shape == "Aa" and reading.lexicon_at(hit.last).has("function_words", word.word):
        return True  # "Por Lusa" in Portuguese
    return (
        policy
        and len(word.word) <= _ABBREVIATED
        and word.shape == "a"
        and not _capital_phrase(reading, hit)
        and word.word not in _SHORT_NOUNS
    )


def _capital_phrase(reading: Reading, hit: Hit[Row]) -> bool:
    """Whether a head noun is several words with a capital first: "Fundusze Europejskie dla …"."""
    return hit.first < hit.last and reading.words[hit.first].capital


def _proper(reading: Reading, hit: Hit[Row], own: list[int], sentence: Sentence) -> bool:
    """Whether a head noun names a policy without a capitalised word beside it.

    By years ("Operational Programme 2021-2027"), as a long noun in capitals ("Rural Development
    Programme"), as an abbreviation behind a noun ("POR FESR"), or in languages that write only the
    first word of a name with a capital, where it stands inside of a sentence ("Plano regional de turismo").
    """
    words = reading.words
    head = words[hit.first : hit.last + 1]
    if not words[hit.first].capital:
        return hit.first < hit.last and len(words[hit.last].word) > 2 and words[hit.last].shape == "A"
    if any(words[n].shape == "1" for n in own):
        return True
    if len(head) >= _LONG_NOUN or (len(head) > 1 and all(token.shape == "A" for token in head)):
        return all(token.capital for token in head if len(token.word) > _ABBREVIATED - 1)
    said = sum(words[n].shape == "a" and len(words[n].word) > _ABBREVIATED for n in own)
    return said >= _SAID and hit.first > sentence.first and words[hit.first].joined and sentence.language != "en"
