"""Practices: initiatives named in quotes, sets of good practices, stakeholder groups, and pages referred to."""

from __future__ import annotations

import re
from collections.abc import Iterator

from graph.model import Term
from loaders.extract import transfers
from loaders.extract.focus import project_at
from loaders.extract.hypotheses import Hypothesis
from loaders.extract.mentions import BODIES
from loaders.extract.participation import stakeholder_group
from loaders.extract.phases import phase_of
from loaders.extract.practice_lists import listed_practices
from loaders.extract.practice_names import WEIGHT, named_practices
from loaders.extract.practice_projects import RULE as OF_PROJECT
from loaders.extract.practice_projects import is_of_project
from loaders.extract.reading import Reading
from loaders.extract.sentences import Sentence
from loaders.extract.things import Occurrence, Thing
from loaders.extract.tokens import index_at

_TITLE_WORDS = 12
_MEMBER_NEAR = 20  # characters between "members of" and the group
_BEHIND_GROUP = 12  # characters between the group and "members" where it stands behind ("sidosryhmän jäsen")


def practice_hypotheses(reading: Reading) -> Iterator[Hypothesis]:
    """Practices by name, in prose and in lists; stakeholder groups; sets of practices."""
    yield from named_practices(reading)
    yield from listed_practices(reading)
    yield from _groups(reading)
    yield from _sets(reading)


def _groups(reading: Reading) -> Iterator[Hypothesis]:
    for hit in reading.cues("stakeholder-group", table="groups"):
        if reading.words[hit.first].capital and reading.words[hit.last].capital:
            start, end = reading.span(hit)
            yield Hypothesis(
                "StakeholderGroup",
                start,
                end,
                WEIGHT * (end - start),
                "stakeholder-group",
                language=reading.lexicon_at(hit.first).code,
            )


def _sets(reading: Reading) -> Iterator[Hypothesis]:
    """Reads "CircPro Good Practices": an acronym before the noun in the plural, both written like a name."""
    for hit in reading.cues("practices"):
        at = hit.first - 1
        if (
            at < 0
            or not reading.words[hit.first].capital
            or not reading.words[hit.first].joined
            or not reading.words[at].capital
        ):
            continue
        if reading.words[at].shape in ("aA", "A"):
            start, end = reading.words[at].start, reading.words[hit.last].end
            yield Hypothesis(
                "GoodPracticeSet",
                start,
                end,
                WEIGHT * (end - start),
                "practice-set",
                language=reading.lexicon_at(at).code,
            )


def tie_experience(reading: Reading) -> None:
    """Reads "the experience", "this initiative" in a sentence that names one initiative is that initiative."""
    for sentence in reading.sentences:
        named = {
            id(o.thing): o.thing for o in reading.within(sentence.start, sentence.end, "Initiative", "GoodPractice")
        }
        if len(named) != 1:
            continue
        thing = next(iter(named.values()))
        for hit in reading.cues("Initiative", sentence, "heads"):
            start, end = reading.span(hit)
            if not reading.words[hit.first].capital and not any(a <= start < b for a, b in thing.places):
                thing.call(reading.text[start:end], sentence.language, "alias")
                reading.add(thing, start, end)


def claim_practices(reading: Reading) -> None:
    """Claims the project of each practice, set and group, their phases and reviews, and who learnt from them."""
    project = reading.project
    for thing in reading.found("GoodPractice", "GoodPracticeSet", "StakeholderGroup"):
        if thing.rule == transfers.RULE:
            continue  # made elsewhere after the practice of the page
        inside = [o.thing for a, b in thing.places for o in reading.within(a, b, "Project")]
        mine = inside[0] if inside else project_at(reading, thing.start) or project
        if mine is None:
            continue
        thing.parts["project"] = mine
        rule = {"GoodPractice": "practice-shared", "GoodPracticeSet": "practice-set"}.get(
            thing.kind, "stakeholder-group"
        )
        if thing.kind == "GoodPractice" and is_of_project(reading, thing, mine):
            rule = OF_PROJECT
        reading.claim(thing, "inProject", mine, (thing.start, thing.end), rule)
        if thing.kind == "GoodPractice":
            reading.claim(mine, "sharesPractice", thing, (thing.start, thing.end), rule)
        if thing.kind == "GoodPracticeSet":
            _set_details(reading, thing, mine)
        if thing.kind == "StakeholderGroup":
            _convener(reading, thing)
        _plan_learnt(reading, thing)


def _set_details(reading: Reading, thing: Thing, project: Thing) -> None:
    sentence = reading.sentence_at(thing.start)
    if sentence is None:
        return
    phases = [o.thing for o in reading.within(thing.end, sentence.end, "ProjectPhase")]
    for phase in phases[:1]:
        thing.parts["phase"] = phase
        reading.claim(thing, "inPhase", phase, (thing.start, sentence.end), "practice-set")
    for hit in [h for h in reading.hits_in("events", sentence) if h.payload.value == "peer-review"][:1]:
        start, end = reading.span(hit)
        event = Thing(
            "Event",
            start,
            end,
            tag="peer-review",
            parts={"project": project, "about": thing},
            rule="practices-peer-reviewed",
        )
        if phases:
            event.parts["phase"] = phases[0]
        reading.add(event, start, end)
        span = (thing.start, end)
        reading.claim(event, "eventType", Term("event-type/peer-review"), span, "practices-peer-reviewed")
        reading.claim(event, "inProject", project, span, "practices-peer-reviewed")
        reading.claim(event, "about", thing, span, "practices-peer-reviewed")
        if phases:
            reading.claim(event, "inPhase", phases[0], span, "practices-peer-reviewed")


def _convener(reading: Reading, group: Thing) -> None:
    """The body whose plan the group stands beside convened it."""
    for plan in reading.found("ActionPlan"):
        for claim in reading.says(plan, "developedBy"):
            body = claim.object
            if isinstance(body, Thing) and body.kind in BODIES and claim.start < group.start:
                group.parts["convener"] = body
                group.country, group.place = body.country, body.place
                reading.claim(group, "convenedBy", body, (group.start, group.end), "stakeholder-group-region")
                return


def _plan_learnt(reading: Reading, thing: Thing) -> None:
    """A plan learnt from the sets and groups that a sentence "in line with …:" lists."""
    sentence = reading.sentence_at(thing.start)
    if sentence is None or any(claim.object is thing for claim in reading.claims.by("buildsOn")):
        return
    place = reading.sentences.index(sentence)
    for back in range(place, max(-1, place - 5), -1):
        row = reading.sentences[back]
        opens = reading.text[row.start : row.end].rstrip().endswith(":") or back == place
        if (
            opens
            and reading.cues("informed", row)
            and (plans := reading.within(row.start, row.end, "ActionPlan"))
            and (back < place or reading.span(reading.cues("informed", row)[0])[0] < thing.start)
        ):
            reading.claim(plans[0].thing, "informedBy", thing, (sentence.start, sentence.end), "plan-learnt")
            return
        if back != place and not row.item and not opens and not reading.found("GoodPracticeSet"):
            return


def practice_examples(reading: Reading) -> None:
    """Notes "an example of separate collection in the municipality of X" as a practice, in texts about practices."""
    if not reading.cues("practices"):
        return
    for sentence in reading.sentences:
        for hit in reading.cues("example", sentence)[:1]:
            start = reading.span(hit)[1]
            for place in reading.within(start, sentence.end, *BODIES, "City", "Region"):
                _example(reading, sentence, start, place)
                start = place.end


def _example(reading: Reading, sentence: Sentence, start: int, place: Occurrence) -> None:
    """The practice named between an offset and a place, if it has a short name that ends in "in"."""
    first, last = index_at(reading.words, start), index_at(reading.words, place.start) - 1
    grammar = reading.lexicon_at(first)
    while last > first and grammar.has("articles", reading.words[last].word):
        last -= 1
    while first < last and not reading.words[first].capital and len(reading.words[first].word) <= _SMALL_WORD:
        first += 1
    if not (3 <= last - first <= _TITLE_WORDS and reading.words[last].word in _IN):
        return
    begin, end = reading.words[first].start, reading.words[last - 1].end
    if any(c in reading.text[begin:end] for c in ".;:()"):
        return
    practice = Thing("GoodPractice", begin, end, country=place.thing.country, rule="practice-example")
    practice.place = place.thing.place or (place.thing.code if place.thing.kind == "Region" else None)
    practice.call(reading.text[begin:end], sentence.language, "title")
    reading.add(practice, begin, end)
    place_of = "implementedBy" if place.thing.kind in BODIES else "appliesTo"
    reading.claim(practice, place_of, place.thing, (begin, place.end), "practice-example")
    project = project_at(reading, begin) or reading.project
    if project is not None:
        practice.parts["project"] = project
        reading.claim(practice, "inProject", project, (begin, place.end), "practice-example")
        reading.claim(project, "sharesPractice", practice, (begin, place.end), "practice-example")


_IN = frozenset(["in", "im", "nel", "nella", "nell", "en", "em", "dans", "v", "w", "на"])
_SMALL_WORD = 3  # letters up to which a word before a name is left out of it ("and of", "di")


def stakeholders(reading: Reading) -> None:
    """Reads "(CircPro Stakeholders) Metropolitan City of Turin", "the City, stakeholder of the project": membership."""
    project = reading.project
    if project is None:
        return
    for hit in reading.cues("stakeholder"):
        start, end = reading.span(hit)
        if reading.around(start, start + 1, "StakeholderGroup"):
            continue
        before, after = reading.text[max(0, start - 30) : start], reading.text[end : end + 2]
        body = None
        if after[:1] == ")" and "(" in before:
            body = next(
                (o for o in reading.within(end, min(len(reading.text), end + 80), *BODIES) if o.start - end <= 6), None
            )
        elif re.search(r", (?:a |an |uno |lo |il )?$", before):
            left = reading.within(max(0, start - 90), start, *BODIES)
            body = left[-1] if left and start - left[-1].end <= 6 else None
        if body is None:
            _members(reading, project, start, end)
        else:
            group = stakeholder_group(reading, project, start, end)
            span = (min(start, body.start), max(end, body.end))
            reading.claim(group, "stakeholder", body.thing, span, "stakeholder-apposition")


def _members(reading: Reading, project: Thing, start: int, end: int) -> None:
    """Reads "A and B are members of the stakeholder group", "A and B attended as stakeholders"."""
    sentence = reading.sentence_at(start)
    if sentence is None:
        return
    spans = [reading.span(h) for h in reading.cues("members", sentence)]
    near = [span for span in spans if 0 <= start - span[1] <= _MEMBER_NEAR or 0 <= span[0] - end <= _BEHIND_GROUP]
    if not near:
        return
    for body in reading.within(sentence.start, min(near[-1][0], start), *BODIES):
        if reading.cues_between("negation", body.end, start):
            continue
        group = stakeholder_group(reading, project, start, end)
        reading.claim(group, "stakeholder", body.thing, (body.start, end), "stakeholder-member")


def pages(reading: Reading) -> None:
    """Reads "please visit … CircPro web Library": the page that a text refers to for its plan or project."""
    for sentence in reading.sentences:
        for see in reading.cues("see-also", sentence)[:1]:
            for hit in reading.cues("page", sentence):
                if hit.first <= see.last or not reading.words[hit.last].capital:
                    continue
                projects = reading.within(reading.span(see)[1], reading.span(hit)[0], "Project")
                if not projects:
                    continue
                start, end = projects[-1].start, reading.span(hit)[1]
                page = Thing("Document", start, end, parts={"project": projects[-1].thing}, rule="see-also")
                page.call(reading.text[start:end], sentence.language, "title")
                reading.add(page, start, end)
                about = next((o.thing for o in reading.within(sentence.start, start, "ActionPlan")), projects[-1].thing)
                reading.claim(about, "isReferencedBy", page, (start, end), "see-also")
                reading.claim(page, "inProject", projects[-1].thing, (start, end), "see-also")


def mark_phases(reading: Reading) -> None:
    """Notes phases named beside practices, so that sets and reviews can be put into them."""
    if reading.project is None:
        return
    for hit in reading.cues("phase"):
        after = hit.last + 1
        if after < len(reading.words) and reading.words[after].word in ("1", "2") and reading.words[after].gap == " ":
            phase_of(
                reading,
                reading.project,
                int(reading.words[after].word),
                reading.words[hit.first].start,
                reading.words[after].end,
            )
