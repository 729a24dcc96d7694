"""Bodies of which the text says where they have their seat: "based in", "mit Sitz in", "a tihanyi székhelyű"."""

from __future__ import annotations

from loaders.extract.lexicon import Row
from loaders.extract.mentions import BODIES
from loaders.extract.participation import based_in
from loaders.extract.phrases import Hit
from loaders.extract.reading import Reading
from loaders.extract.sentences import Sentence
from loaders.extract.things import Occurrence

RULE = "body-seated"
_KINDS = ("City", "Region", "Country")
_BETWEEN = 4  # small words between a body and what says where it is
_ABOVE = 3  # lines above that of a town, in which its body may stand
_ROLES = ("lead-partner", "partner", "leader", "partner-list", "main-body")  # labels of bodies
_LINKS = 3  # small words between that and the place


def said_seats(reading: Reading) -> None:
    """Claims where bodies are by the words for having a seat, before the place or behind it."""
    for hit in reading.cues("seated"):
        start, end = reading.span(hit)
        sentence = reading.sentence_at(start)
        if sentence is None or reading.cues_between("negation", sentence.start, start):
            continue
        place = _place_behind(reading, sentence, hit)
        body = (_body_before(reading, sentence, start) or _body_behind(reading, sentence, place.end)) if place else None
        if place is None or body is None:
            place = _place_before(reading, sentence, hit)
            body = (
                (_body_behind(reading, sentence, end) or _body_before(reading, sentence, place.start))
                if place
                else None
            )
        if place is not None and body is not None and body.thing is not place.thing:
            span = min(place.start, body.start), max(place.end, body.end)
            based_in(reading, body.thing, place.thing, span, RULE)


def labelled_seats(reading: Reading) -> None:
    """Claims where bodies are by the lines of labels below them: "Lead partner: Region Dalarna", "Town: Falun"."""
    for number, sentence in enumerate(reading.sentences):
        hits = [hit for hit in reading.cues("town-label", sentence) if hit.first == sentence.first]
        town = _labelled(reading, sentence, hits, "City")
        if town is None or sentence.row:
            continue
        for above in reversed(reading.sentences[max(0, number - _ABOVE) : number]):
            roles = [hit for row in _ROLES for hit in reading.cues(row, above) if hit.first == above.first]
            body = _labelled(reading, above, roles, *BODIES)
            if body is not None:
                based_in(reading, body.thing, town.thing, (body.start, town.end), RULE)
            if body is not None or ":" not in reading.text[above.start : above.end]:
                break


def _labelled(reading: Reading, sentence: Sentence, labels: list[Hit[Row]], *kinds: str) -> Occurrence | None:
    """What stands right behind a label that opens a line, the longest name."""
    for hit in labels:
        end = reading.span(hit)[1]
        gap = reading.text[end : sentence.end]
        start = end + len(gap) - len(gap.lstrip(" :"))
        if gap.lstrip()[:1] == ":":
            near = [o for o in reading.within(start, sentence.end, *kinds) if o.start == start]
            if near:
                return max(near, key=lambda o: o.end)
    return None


def _place_behind(reading: Reading, sentence: Sentence, hit: Hit[Row]) -> Occurrence | None:
    """The place behind a phrase and at most a few small words."""
    _, end = reading.span(hit)
    for place in reading.within(end, sentence.end, *_KINDS):
        between = reading.words[hit.last + 1 : reading.index(place.start)]
        alone = not any(o.thing.kind in BODIES for o in reading.around(place.start, place.end))
        small = all(w.shape == "a" and w.gap == " " for w in between) and len(between) <= _LINKS
        gap = reading.text[between[-1].end if between else end : place.start]
        return place if alone and small and gap in (" ", "'", "’", ": ", ", ") else None
    return None


def _place_before(reading: Reading, sentence: Sentence, hit: Hit[Row]) -> Occurrence | None:
    """The place right before a phrase ("Linz-based", "in Linz ansässige", "Outokummussa toimiva")."""
    start, _ = reading.span(hit)
    near = [o for o in reading.within(sentence.start, start, *_KINDS) if reading.text[o.end : start] in (" ", "-")]
    return near[-1] if near and not reading.around(near[-1].start, start, *BODIES) else None


def _body_before(reading: Reading, sentence: Sentence, start: int) -> Occurrence | None:
    """The body that ends before an offset with at most small words and a comma between."""
    near = [o for o in reading.within(sentence.start, start, *BODIES) if _near(reading, o.end, start)]
    return max(near, key=lambda o: (o.end, -o.start), default=None)


def _body_behind(reading: Reading, sentence: Sentence, end: int) -> Occurrence | None:
    """The body that begins behind an offset with at most small words and a comma between."""
    near = [o for o in reading.within(end, sentence.end, *BODIES) if _near(reading, end, o.start)]
    return min(near, key=lambda o: (o.start, -o.end), default=None)


def _near(reading: Reading, start: int, end: int) -> bool:
    """Whether only small words and one comma, bracket or dash stand between two offsets."""
    between = reading.words[reading.index(start) : reading.index(end)]
    marks = [c for c in reading.text[start:end] if not c.isalnum() and not c.isspace()]
    return len(between) <= _BETWEEN and all(w.shape == "a" for w in between) and len(marks) <= 1
