"""Who runs, pays for and helps with a practice or action, in lines with a label: "Träger: …", "Funding: …".

The label is one of those that sheets of practices have, or is read by the words that tell a role in sentences, so that
it holds where no official form has it. What it is said of is the action whose part of the text it stands in, the
practice that a page of one practice is about, or the one that the lines above tell of.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from loaders.extract.actionparts import action_at
from loaders.extract.actionvalues import payers_of
from loaders.extract.mentions import BODIES
from loaders.extract.money import amounts
from loaders.extract.paying import claim_payer
from loaders.extract.players import named_bodies
from loaders.extract.practice_sheets import RULE as SHEET
from loaders.extract.practice_sheets import field_of
from loaders.extract.reading import Reading
from loaders.extract.telling import ACTIONS, PRACTICES, told_of
from loaders.extract.things import Thing
from loaders.extract.truth import denied

_LABEL = re.compile(
    r"(?:^|(?<=\n)|(?<=[.;] ))[ \t•*\-–]*(?P<label>[^\W\d_][^:.;\n()–]{1,44}?)\s?:\s+(?=\S)", re.MULTILINE
)
_WORDS = 5  # words of a label
_TITLE = 4  # blocks of a page above which its practice is named
_RUNS = ("does-run", "carries", "responsible")
_HELPS = ("does-help", "helps", "with")
_NAMES = ("main-body",)  # nouns for a body, which say that it runs something where nothing else is said
_PROJECT = ("partner-list", "partner", "lead-partner", "stakeholder", "does-model")
_OTHER = (
    *("does-pay", "manages", "instrument-noun", *_PROJECT),
    *("budget", "contact", "byline", "members", "does-write", "website", "title", "acronym", "source"),
)
_HEADS = ("Project", "Programme", "Fund", "ActionPlan", "GoodPractice")
_SHEET = {"payer": "fundedBy", "helper": "supportedBy"}  # what a sheet of a practice calls them
_OWN = ("practice-titled", "practice-label", "practice-page")  # rules that read the title of a page
RULE = "labelled-role"


def labelled_roles(reading: Reading) -> None:
    """Claims who runs, pays for and helps with what a text tells of, by the labels of its lines.

    >>> from graph.model import document_of
    >>> from loaders.extract.rules import read_by_rules
    >>> text = "The City of Graz runs the good practice “Toolbox”.\\nFunding: Land Tirol.\\nHelpers: Town of Gmunden."
    >>> found = read_by_rules(document_of(text)).claims
    >>> [(c.predicate, c.object.label) for c in found if c.rule == RULE]
    [('fundedBy', 'Land Tirol'), ('supportedBy', 'Town of Gmunden')]
    """
    page = _page(reading)
    sheet = {claim.start for claim in reading.claims if claim.rule == SHEET}
    for start, begin, end, relation in _labels(reading):
        thing = action_at(reading, start)
        if thing is None:
            thing = page if relation == "implementedBy" else _told(reading, start, page)
        if thing is None or start in sheet:
            continue
        if relation == "fundedBy" or (relation == "supportedBy" and _has_sum(reading, begin, end)):
            for payer in payers_of(reading, begin, end):
                claim_payer(reading, thing, payer.thing, (start, payer.end), RULE)
            continue
        known = {id(c.object) for name in ("implementedBy", "supportedBy", "mainInstitution", "practiceOwner")
                 for c in reading.says(thing, name)}  # fmt: skip
        for body in named_bodies(reading, begin, end):
            if id(body.thing) not in known and body.thing is not thing:
                reading.claim(thing, relation, body.thing, (start, body.end), RULE)


def _told(reading: Reading, start: int, page: Thing | None) -> Thing | None:
    """The practice or action that the lines above a label of a sheet tell of, or that the page is about."""
    sentence, label = reading.sentence_at(start), _LABEL.match(reading.text, start)
    if sentence is None or label is None or field_of(label["label"]) not in _SHEET:
        return None
    last = max((place for place in page.places if place[1] <= start), default=None) if page is not None else None
    where = reading.sentence_at(last[0]) if last is not None else None
    if where is not None and not reading.within(where.end, start, "Project", "Programme", "Event", *ACTIONS):
        return page
    told = told_of(reading, sentence)
    return told if told is not None and told.kind in (*PRACTICES, *ACTIONS) else None


def _has_sum(reading: Reading, start: int, end: int) -> bool:
    """Whether a sum stands behind a label: help of so many euro is money."""
    sentence = reading.sentence_at(start)
    return sentence is not None and any(start <= one.start < end for one in amounts(reading, sentence))


def said_by_label(reading: Reading, subject: Thing, body: Thing) -> bool:
    """Whether the label of a line has said what a body does in something ("Cooperating operator: …")."""
    said = (claim for name in ("implementedBy", "supportedBy") for claim in reading.says(subject, name))
    return any(claim.object is body and claim.rule == RULE for claim in said)


def _labels(reading: Reading) -> Iterator[tuple[int, int, int, str]]:
    """Where each label of a role begins, where its value begins and ends, and the relation."""
    found = [match for match in _LABEL.finditer(reading.text) if len(match["label"].split()) <= _WORDS]
    for place, match in enumerate(found):
        relation = _relation(reading, *match.span("label"))
        sentence = reading.sentence_at(match.start("label"))
        if relation is None or sentence is None or sentence.row:
            continue
        stops = [found[place + 1].start()] if place + 1 < len(found) else []
        value = reading.sentence_at(match.end())
        stops += [value.end if value is not None else sentence.end]
        yield match.start("label"), match.end(), min(stops), relation


def _relation(reading: Reading, start: int, end: int) -> str | None:
    """What a label says of the bodies behind it; None where it says something else, or of a body that it names."""
    if any(reading.cues_between(name, start, end, "heads") for name in _HEADS) or reading.within(start, end, *BODIES):
        return None
    known = _SHEET.get(field_of(reading.text[start:end].rstrip()) or "")
    barred = _OTHER if known is None else _PROJECT if known == "supportedBy" else ()
    if any(reading.cues_between(name, start, end) for name in barred):
        return None
    if known is not None:
        return known
    sentence = reading.sentence_at(start)
    found = []
    for names, relation in ((_RUNS, "implementedBy"), (_HELPS, "supportedBy")):
        hits = [hit for name in names for hit in reading.cues_between(name, start, end)]
        if hits and sentence is not None and not any(denied(reading, sentence, h.first, h.last) for h in hits):
            found.append((min(hit.first for hit in hits), relation))
    if found:
        return min(found)[1]  # "Cooperating operator": what is said first says what kind of operator it is
    return "implementedBy" if any(reading.cues_between(name, start, end) for name in _NAMES) else None


def _page(reading: Reading) -> Thing | None:
    """The practice that the whole text is about: named in its first lines as such, where no plan's actions are told."""
    if reading.found("ActionPlan") and reading.acts:
        return None
    for sentence in reading.sentences:
        if sentence.block >= _TITLE:
            return None
        named = [o.thing for o in reading.within(sentence.start, sentence.end, "GoodPractice")]
        told = reading.cues("GoodPractice", sentence, "heads") or reading.cues("practices", sentence)
        if named and (named[0].rule in _OWN or sentence.heading or (told and not sentence.block)):
            return named[0]
    return None
