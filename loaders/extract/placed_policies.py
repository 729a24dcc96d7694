"""Policies in lines that begin with a place and a colon: "in Extremadura: the Forestry Plan has been revised"."""

from __future__ import annotations

from loaders.extract.mentions import PLACES, POLICIES
from loaders.extract.reading import Reading
from loaders.extract.role_words import is_small
from loaders.extract.sentences import Sentence
from loaders.extract.things import Occurrence

RULE = "policy-line-place"
_LEAD = 4  # words before the colon that are not of the place


def placed_policies(reading: Reading) -> None:
    """Claims that the one policy, or plan, of such a line is for its place, where nothing says for which it is.

    >>> from graph.model import document_of
    >>> from loaders.extract.rules import read_by_rules
    >>> text = "HARBOURS has changed policies:\\nin Lazio: the Regional Forestry Plan has been revised\\n"
    >>> claims = read_by_rules(document_of(text)).claims
    >>> [(c.subject.label, c.object.code) for c in claims.by("appliesTo") if c.rule == RULE]
    [('Regional Forestry Plan', 'ITI4')]
    """
    for sentence in reading.sentences:
        place = _opening(reading, sentence)
        if place is None:
            continue
        named = reading.within(place.end, sentence.end, *POLICIES, "ActionPlan")
        things = {id(one.thing): one.thing for one in named}
        for policy in things.values() if len(things) == 1 else ():
            same = policy.country in (None, place.thing.country)
            if same and next(reading.says(policy, "appliesTo"), None) is None:
                reading.claim(policy, "appliesTo", place.thing, (place.start, named[0].end), RULE)


def _opening(reading: Reading, sentence: Sentence) -> Occurrence | None:
    """The place that opens a line behind small words, with a colon right behind it; None of another line."""
    if sentence.row or reading.block_span(sentence)[0] != sentence.start:
        return None
    for place in reading.within(sentence.start, sentence.end, *PLACES):
        first = reading.index(place.start)
        if first - sentence.first > _LEAD:
            return None
        small = (is_small(reading, at) for at in range(sentence.first, first))
        if reading.text[place.end : place.end + 1] == ":" and all(small):
            return place
    return None
