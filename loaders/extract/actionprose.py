"""Actions that sentences tell of: what a plan is about, what a body works on, which practice or project inspired it."""

from __future__ import annotations

from collections.abc import Iterator

from loaders.extract.clauses import activities
from loaders.extract.frames import cues_of
from loaders.extract.lexicon import Row
from loaders.extract.mentions import BODIES, POLICIES
from loaders.extract.phrases import Hit
from loaders.extract.reading import Reading
from loaders.extract.sentences import Sentence
from loaders.extract.things import Occurrence, Thing
from loaders.extract.tokens import index_at
from loaders.extract.truth import denied
from loaders.extract.whereabouts import TERRITORIAL

_ACTORS = (*BODIES, "Region", "City")
_NAMED = ("action-quoted", "action-bracketed", "action-numbered", "action-called", "action-counted")
_NEAR = 8  # words between what acts and its verb
_BESIDE = 4  # words between a plan and the action named behind it
_FEW = 4  # actions that "the actions" means, at most
_TO_POLICY = 2  # words before a policy that is no action but what a plan is about
_WITHIN = 7  # words between an action and the instrument that it is part of


def told_actions(reading: Reading) -> None:
    """Claims the actions that plans and bodies are said to hold, and to work on, in texts about plans."""
    if not reading.cues("ActionPlan", table="heads") and not reading.cues("policy-change"):
        return
    for sentence in reading.sentences:
        for hit, kind in _verbs(reading, sentence):
            actor = _actor(reading, sentence, hit, kind)
            if actor is None or denied(reading, sentence, hit.first, hit.last) is not None:
                continue
            if kind == "plan" and _about_place(reading, sentence, actor, hit.last + 1):
                continue
            for first, last in activities(reading, sentence, hit.last + 1):
                _claim(reading, sentence, actor, first, last)


def named_actions(reading: Reading) -> None:
    """Claims the plan of each action named beside it, and what "the actions" together improve."""
    for action in reading.found("Action"):
        sentence = reading.sentence_at(action.start)
        if sentence is None or action.rule not in _NAMED:
            continue
        plans = reading.within(sentence.start, action.start, "ActionPlan")
        if plans and len(reading.text[plans[-1].end : action.start].split()) <= _BESIDE:
            action.parts["plan"] = plans[-1].thing
            reading.claim(plans[-1].thing, "hasAction", action, (plans[-1].start, action.end), "action-of-plan")
    for sentence in reading.sentences:
        _together(reading, sentence)


def _together(reading: Reading, sentence: Sentence) -> None:
    """Reads "with the actions the partners will improve the programme": each action named before is part of it."""
    nouns = reading.cues("several-actions", sentence)
    before = list({id(o.thing): o.thing for o in reading.within(0, sentence.start, "Action")}.values())
    if not nouns or not 1 <= len(before) <= _FEW or reading.within(sentence.start, sentence.end, "Action"):
        return
    for first, last, frame, way in cues_of(reading, sentence):
        if frame.relation not in ("implements", "addresses") or way != "after":
            continue
        if denied(reading, sentence, first, last) is not None:
            continue
        policies = reading.within(reading.words[last].end, sentence.end, *POLICIES)
        for action in before if policies else ():
            span = (reading.words[first].start, policies[0].end)
            reading.claim(action, "implements", policies[0].thing, span, "actions-together")
        return


def _verbs(reading: Reading, sentence: Sentence) -> Iterator[tuple[Hit[Row], str]]:
    for hit in reading.cues("plan-about", sentence):
        yield hit, "plan"
    for hit in reading.cues("act", sentence):
        yield hit, "body"


def _actor(reading: Reading, sentence: Sentence, hit: Hit[Row], kind: str) -> Occurrence | None:
    """Who or what the verb is about: the plan or body right before it, the lead partner where it is called so."""
    start = reading.words[hit.first].start
    kinds = ("ActionPlan",) if kind == "plan" else _ACTORS
    before = [o for o in reading.within(sentence.start, start) if o.thing.kind in kinds]
    outer = [o for o in before if not any(p.start <= o.start and o.end <= p.end and p is not o for p in before)]
    if outer and hit.first - index_at(reading.words, outer[-1].end) <= _NEAR:
        return outer[-1]
    leads = reading.cues("lead-partner", sentence)
    if kind == "body" and leads and 0 <= hit.first - leads[-1].last <= _NEAR and reading.project is not None:
        for claim in reading.says(reading.project, "leadPartner"):
            if isinstance(claim.object, Thing):
                return Occurrence(*reading.span(leads[-1]), claim.object)
    return None


def _about_place(reading: Reading, sentence: Sentence, plan: Occurrence, first: int) -> bool:
    """Claims where a plan applies that "concerns the Region": the place, or that of the body, right behind the verb."""
    grammar = reading.lexicon_at(first)
    while first < sentence.last and grammar.has("articles", reading.words[first].word):
        first += 1
    start = reading.words[first].start if first < sentence.last else sentence.end
    for occurrence in reading.within(start, sentence.end, *_ACTORS):
        if occurrence.start != start:
            continue
        if occurrence.thing.kind == "Region":
            reading.claim(plan.thing, "appliesTo", occurrence.thing, (plan.start, occurrence.end), "plan-concerns")
        plan.thing.place = plan.thing.place or occurrence.thing.place
        return True
    return False


def _claim(reading: Reading, sentence: Sentence, actor: Occurrence, first: int, last: int) -> None:
    start, end = reading.words[first].start, reading.words[last].end
    around = reading.around(start, end, "Action", "GoodPractice", "Initiative", "Project", "Event", *POLICIES, *BODIES)
    policies = reading.within(start, end, *POLICIES)
    if policies and reading.index(policies[0].start) - first <= _TO_POLICY:
        return  # "the plan concerns the Programme …"
    if around or reading.cues_between("ActionPlan", start, end, "heads"):
        return
    action = Thing("Action", start, end, rule="action-told")
    action.call(reading.text[start:end], sentence.language, "title")
    reading.add(action, start, end)
    span = (min(actor.start, start), end)
    if actor.thing.kind == "ActionPlan":
        action.parts["plan"] = actor.thing
        reading.claim(actor.thing, "hasAction", action, span, "action-told")
    else:
        body = _body_of(reading, actor.thing)
        action.country, action.place = body.country, body.place or body.code
        after = reading.within(end, sentence.end, "ActionPlan")
        plans = [plan for plan in after if plan.thing.parts.get("owner") is actor.thing]
        for plan in plans:
            action.parts["plan"] = plan.thing
            reading.claim(plan.thing, "hasAction", action, (start, plan.end), "action-told")
        if not plans:  # who writes an action into a plan need not carry it out
            reading.claim(action, "implementedBy", body, span, "action-told")
    for policy in reading.within(end, sentence.end, *POLICIES)[:1]:
        between = reading.folded[end : policy.start]
        if len(between.split()) <= _WITHIN and not any(sign in between for sign in ",;:("):
            reading.claim(action, "implements", policy.thing, (start, policy.end), "action-within")


def _body_of(reading: Reading, actor: Thing) -> Thing:
    """The authority of a region whose name alone stands for it, where the text names that authority too."""
    if actor.kind != "Region" or not actor.code:
        return actor
    bodies = [t for t in reading.found(*BODIES) if t.body in TERRITORIAL and t.place == actor.code]
    return bodies[0] if len(bodies) == 1 else actor
