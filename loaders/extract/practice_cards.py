"""Where the practices of a catalogue are: each card names one, and below it says "Location: Lubelskie, Poland"."""

from __future__ import annotations

from loaders.extract.mentions import PLACES
from loaders.extract.practice_sheets import field_of
from loaders.extract.reading import Reading
from loaders.extract.sentences import Sentence

RULE = "practice-card-place"
_LABEL = 40  # characters of a label
_BLOCKS = 4  # of a card above its place
_FEWEST = 2  # cards of a catalogue


def card_places(reading: Reading) -> None:
    """Claims the place of each card for the practice that the card names first.

    >>> from graph.model import document_of
    >>> from loaders.extract.rules import read_by_rules
    >>> card = "{} Sheds is a shop.\\nLocation: {}\\n\\n"
    >>> text = "Good practices\\n\\n" + card.format("Green", "Lazio") + card.format("Blue", "Lubelskie")
    >>> claims = read_by_rules(document_of(text)).claims
    >>> [(c.subject.label, c.object.code) for c in claims.by("appliesTo") if c.rule == RULE]
    [('Green Sheds', 'ITI4'), ('Blue Sheds', 'PL81')]
    """
    lines = [sentence for sentence in reading.sentences if is_location(reading, sentence)]
    if len(lines) < _FEWEST:
        return
    for number, line in enumerate(lines):
        start = lines[number - 1].end if number else 0
        near = [o for o in reading.within(start, line.start, "GoodPractice") if _near(reading, o.start, line)]
        places = reading.within(line.start, line.end, *PLACES)
        areas = [o for o in places if o.thing.kind != "Country"] or places
        if near and areas:
            practice, place = near[0].thing, areas[0].thing
            reading.claim(practice, "appliesTo", place, (near[0].start, areas[0].end), RULE)
            practice.place = practice.place or (place.code if place.kind == "Region" else None)
            practice.country = practice.country or place.country


def in_card(reading: Reading, offset: int) -> bool:
    """Whether an offset lies in the line that says where the practice of a card is."""
    sentence = reading.sentence_at(offset)
    if sentence is None or not is_location(reading, sentence):
        return False
    claims = (claim for claim in reading.claims.by("appliesTo") if claim.rule == RULE)
    return any(sentence.start <= claim.end <= sentence.end for claim in claims)


def is_location(reading: Reading, sentence: Sentence) -> bool:
    """Whether the label of a place opens a line."""
    colon = reading.text.find(":", sentence.start, min(sentence.end, sentence.start + _LABEL))
    return colon > 0 and not sentence.row and field_of(reading.text[sentence.start : colon]) == "where"


def _near(reading: Reading, start: int, line: Sentence) -> bool:
    """Whether a practice is named in the few blocks above a line."""
    sentence = reading.sentence_at(start)
    return sentence is not None and line.block - sentence.block <= _BLOCKS
