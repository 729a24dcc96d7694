"""Pages that a body has about its own projects: the line above all is its name, and it takes part in what they name.

"Municipality of Cuneo | EU projects", "Syndicat mixte du Pays · Nos projets européens": such a page says "we", and
names itself nowhere among the partners.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from loaders.extract.mentions import BODIES
from loaders.extract.participation import take_part
from loaders.extract.projectcards import cards
from loaders.extract.projects import previous
from loaders.extract.reading import Reading
from loaders.extract.sentences import Sentence
from loaders.extract.things import Occurrence, Thing

_BEFORE = 4  # words of a line before the name that closes it ("EU projects at the City of Cuneo")
_MARK = re.compile(r"\s*(?:\([^()\n]{1,20}\)\s*)?(?:$|[|·>»›,:/–—\n-]|::)")
_NEVER = frozenset({"secretariat", "managing-authority", "committee"})  # which have pages about the projects of others
RULE = "partner-own-page"
_SURE = 0.75
_LISTED = 3  # partners that a page lists whole


def claim_own_pages(reading: Reading) -> None:
    """Claims that the body whose page a text is takes part in the projects that head its lines."""
    owner = page_owner(reading)
    if owner is None or any(card.label.start <= owner.start < card.label.end for card in cards(reading)):
        return
    headed = list(_headed(reading))
    for project, sentence in headed:
        partners = {claim.object for claim in reading.says(project, "hasPartner") if claim.status == "asserted"}
        listed = len(headed) == 1 and len(partners) >= _LISTED  # a list that leaves it out
        if owner.thing in partners or listed or _denied(reading, sentence) or previous(reading, min(project.places)[0]):
            continue
        take_part(reading, project, owner.thing, "partner", (owner.start, owner.end), RULE, _SURE)


def _denied(reading: Reading, sentence: Sentence) -> bool:
    """Whether a sentence denies something, or one behind it in its block that the body is a partner."""
    first, last = reading.block_of(sentence)
    block = [one for one in reading.sentences[first:last] if one.start > sentence.start]
    said = [one for one in block if any(reading.cues(name, one) for name in ("partner", "is-partner"))]
    return any(reading.cues("negation", one) for one in (sentence, *said))


def page_owner(reading: Reading) -> Occurrence | None:
    """The body that opens or closes the first line of a text, alone or with a mark behind it."""
    if not reading.sentences or reading.sentences[0].row:
        return None
    start, end = reading.block_span(reading.sentences[0])
    bodies = reading.within(start, end, *BODIES)
    if not bodies or bodies[0].thing.body in _NEVER:
        return None
    one = bodies[0]
    if one.start == start and _MARK.match(reading.text, one.end, end):
        return one
    ahead = len(reading.text[start : one.start].split())
    closes = one.end == end and ahead <= _BEFORE and not reading.within(start, one.start)
    return one if closes and len(bodies) == 1 else None


def _headed(reading: Reading) -> Iterator[tuple[Thing, Sentence]]:
    """The projects that open a line or bullet, each with its sentence; none of a table's row."""
    seen: set[Thing] = set()
    for sentence in reading.sentences:
        here = reading.within(sentence.start, sentence.end, "Project")
        opens = sentence.item or reading.block_span(sentence)[0] == sentence.start
        table = sentence.row or "|" in reading.text[sentence.start : sentence.end]
        if not here or table or not opens or reading.index(here[0].start) - sentence.first > 1:
            continue
        if here[0].thing not in seen and sentence.first > 0:
            seen.add(here[0].thing)
            yield here[0].thing, sentence
