"""Partners by country, a line for each: "Germany: A; B", "Netherlands: C", under whatever heading."""

from __future__ import annotations

from dataclasses import replace

from loaders.extract.list_items import Item
from loaders.extract.lists import items
from loaders.extract.locatives import is_country
from loaders.extract.partner_lines import is_known
from loaders.extract.reading import Reading
from loaders.extract.sentences import Sentence

_FEWEST = 2  # lines, and names in them
_LONGEST = 5  # words of a label: a country and what brackets add ("Norway (own funding)")
_ABOVE = 2  # lines above that may say that others than partners are listed
_OTHERS = ("instrument-noun", "stakeholder", "members", "held", "negation", "contact", "responsible", "supported")
_POLICIES = frozenset({"ActionPlan", "Programme"})
_END = " .;\n"


def country_lines(reading: Reading, number: int) -> tuple[Item, ...]:
    """The names of the lines that begin with the sentence of a number, where it opens a row of such lines."""
    if number and _label(reading, reading.sentences[number - 1]):
        return ()  # it goes on with a row
    found: list[Item] = []
    lines = 0
    for sentence in reading.sentences[number:]:
        colon = _label(reading, sentence)
        if not colon:
            break
        end = sentence.start + len(reading.text[sentence.start : sentence.end].rstrip(_END))
        place = (sentence.start, reading.words[reading.index(colon) - 1].end)
        found += [replace(item, place=place) for item in items(reading, colon + 1, end)]
        lines += 1
    if 2 * sum(_is_policy(reading, item) for item in found) >= len(found):
        return ()
    known = sum(_is_named(reading, item) for item in found)
    if lines < _FEWEST or len(found) < _FEWEST or known * 2 < len(found) or _of_others(reading, number, lines):
        return ()
    return tuple(found)


def _label(reading: Reading, sentence: Sentence) -> int:
    """Where the colon behind the country that opens a line stands; 0 where none opens it."""
    colon = reading.text.find(":", sentence.start, sentence.end)
    stop = reading.index(colon) if colon > 0 else sentence.first
    if sentence.row or not sentence.first < stop <= sentence.first + _LONGEST or stop >= sentence.last:
        return 0
    bracket = next((n for n in range(sentence.first + 1, stop) if "(" in reading.words[n].gap), stop)
    return colon if is_country(reading, sentence.first, bracket - 1) else 0


def _is_named(reading: Reading, item: Item) -> bool:
    """Whether an item is known for a body by its name, whatever country its line gives."""
    return is_known(reading, replace(item, place=None))


def _is_policy(reading: Reading, item: Item) -> bool:
    """Whether an item is a plan, strategy or programme by a noun in it ("Klimastrategie der Stadt Graz 2030")."""
    plans = (h.payload.value for h in reading.hits_between("heads", item.first, item.last))
    return bool(reading.hits_between("policies", item.first, item.last)) or not _POLICIES.isdisjoint(plans)


def _of_others(reading: Reading, number: int, lines: int) -> bool:
    """Whether a heading or the lines themselves are about stakeholders, events or actions."""
    near = reading.sentences[max(0, number - _ABOVE) : number + lines]
    return any(
        reading.cues(name, one, table)
        for one in near
        for name, table in (*((name, "cues") for name in _OTHERS), ("Action", "heads"), ("GoodPractice", "heads"))
    ) or any(reading.hits_in("events", one) for one in near)
