"""Strategies, laws, programmes and other policies, and action plans, by the head nouns of their names."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from loaders.extract.dashes import closes
from loaders.extract.folding import squeezed
from loaders.extract.hypotheses import Hypothesis
from loaders.extract.lexicon import Row, all_words, lexicon
from loaders.extract.nounphrase import name_around
from loaders.extract.organisations import demonym, locate
from loaders.extract.phrases import Hit
from loaders.extract.reading import Reading, own_language

WEIGHT = {"Strategy": 1.25, "PolicyInstrument": 1.2, "PolicyFramework": 1.2, "Law": 1.2, "ActionPlan": 1.3, "Fund": 1.2}
_LONGEST = 14  # words
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
        "seap",
        "secap",
    ]
)
_ALONE = frozenset({"s3", "ris3"})  # abbreviations that name a strategy by themselves
_VAGUE = frozenset({"reference", "scheme", "act", "law", "agreement", "package", "regulation", "charter", "guidelines"})


def policy_hypotheses(reading: Reading) -> Iterator[Hypothesis]:
    """Policies named by a head noun with a proper name around it."""
    for hit in own_language(reading, reading.hits.get("policies", ())):
        hypothesis = _named(reading, hit, hit.payload.value)
        if hypothesis:
            yield hypothesis


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
        hypothesis = _named(reading, hit, "Fund")
        if hypothesis and hypothesis.use == "name":
            yield hypothesis


def _named(reading: Reading, hit: Hit[Row], kind: str) -> Hypothesis | None:
    words = reading.words
    sentence = reading.sentence_at(words[hit.first].start)
    if sentence is None:
        return None
    named = words[hit.last].capital
    grammar = lexicon(hit.payload.language if named else sentence.language)
    ends = frozenset(n for n in range(hit.last + 1, min(hit.last + _LONGEST, len(words))) if closes(reading, n))
    first, last = name_around(words, hit.first, hit.last, grammar, (sentence.first, sentence.last), ends, years=True)
    name = squeezed(reading.text[words[first].start : words[last].end])
    if last - first >= _LONGEST or name in all_words("not_bodies"):
        return None
    if words[hit.last].word in _ALONE and words[hit.first].capital and kind == "Strategy":
        start, end = words[first].start, words[last].end
        return Hypothesis(kind, start, end, WEIGHT[kind] * (end - start), "policy-acronym", language=sentence.language)
    while kind == "ActionPlan" and last > hit.last and demonym(reading, last):
        last -= 1  # "the Action Plan of the Greek partner": the adjective goes on to another noun
        while last > hit.last and not words[last].capital:
            last -= 1
    own = [n for n in range(first, last + 1) if not hit.first <= n <= hit.last]
    start, end = words[first].start, words[last].end
    capitals = sum(words[n].capital for n in own)
    use = "name"
    if kind == "ActionPlan":
        if not own or (not capitals and not named):
            use = "alias"
    elif not capitals and kind == "Fund" and named and own and hit.first > sentence.first:
        pass  # "il Fondo di rotazione nazionale": a capital in mid-sentence makes the name
    elif not capitals or (words[hit.last].word in _VAGUE and not named and capitals < 2 and first == hit.first):
        return None
    country, place = locate(reading, first, last, "regional-authority")
    return Hypothesis(
        kind,
        start,
        end,
        WEIGHT[kind] * (end - start),
        "policy-grammar" if kind != "ActionPlan" else "plan-name",
        country=country,
        place=place,
        use=use,
        language=sentence.language,
        head=words[hit.last].word,
    )
