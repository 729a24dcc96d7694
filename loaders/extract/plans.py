"""Action plans: whose they are, what they rest on, when they were validated, which actions they hold."""

from __future__ import annotations

from graph.model import XSD, Literal, Term
from loaders.extract.dates import moments
from loaders.extract.focus import project_at
from loaders.extract.form_lexicon import number_of
from loaders.extract.mentions import BODIES, POLICIES
from loaders.extract.numbers import numbers
from loaders.extract.participation import take_part
from loaders.extract.reading import Reading
from loaders.extract.sentences import Sentence
from loaders.extract.things import Claim, Thing
from loaders.extract.tokens import index_at
from loaders.extract.truth import denied, promised

_LANG = "http://www.w3.org/1999/02/22-rdf-syntax-ns#langString"


def prepare_plans(reading: Reading) -> None:
    """Claims project and named developer of each plan, and ties "the approved document" to it."""
    for plan in reading.found("ActionPlan"):
        _project(reading, plan)
        _named_developer(reading, plan)
        _owned(reading, plan)


def plans(reading: Reading) -> None:
    """Claims validation, own policies and what a plan learnt from, once the frames have run."""
    for sentence in reading.sentences:
        _validated(reading, sentence)
        _own_policies(reading, sentence)
        _informed(reading, sentence)


def finish_plans(reading: Reading) -> None:
    """What follows from a plan's developer: it takes part in the project, and the plan is for its territory."""
    for plan in reading.found("ActionPlan"):
        project = plan.parts.get("project")
        if any(claim.rule == "plan-developed" for claim in reading.says(plan, "developedBy")):
            reading.claims.drop(lambda c, plan=plan: c.subject is plan and c.rule == "plan-owned")  # type: ignore[misc]
        for claim in list(reading.says(plan, "developedBy")):
            body = claim.object
            if not isinstance(body, Thing):
                continue
            plan.parts.setdefault("developer", body)
            plan.country, plan.place = plan.country or body.country, plan.place or body.place
            if project is not None:
                take_part(reading, project, body, "partner", (claim.start, claim.end), "participation-from-plan")
            for place in reading.says(body, "basedIn"):
                if (
                    isinstance(place.object, Thing)
                    and place.object.kind == "Region"
                    and place.object.code == plan.place
                ):
                    reading.claim(plan, "appliesTo", place.object, (place.start, place.end), "plan-territory")
        for name in ("developedWithin", "addresses"):
            for claim in reading.says(plan, name):
                if isinstance(claim.object, Thing):
                    plan.parts.setdefault("instrument", claim.object)


def _project(reading: Reading, plan: Thing) -> None:
    inside = [o.thing for a, b in plan.places for o in reading.within(a, b, "Project")]
    project = inside[0] if inside else project_at(reading, plan.start)
    if project is None:
        return
    plan.parts["project"] = project
    span = (plan.start, plan.end)
    reading.claim(plan, "inProject", project, span, "plan-project" if inside else "plan-topic")
    reading.claim(project, "hasActionPlan", plan, span, "plan-project" if inside else "plan-topic")


def _named_developer(reading: Reading, plan: Thing) -> None:
    """Reads "Action Plan of Piedmont Region": the body in the plan's name, or right behind it, developed it."""
    for start, end in plan.places:
        inner = reading.within(start, end, *BODIES)
        behind = reading.within(end, min(len(reading.text), end + 60), *BODIES)
        owner = [o for o in reading.within(max(0, start - 80), start, *BODIES) if _owns(reading, o.end, start)]
        if inner:
            reading.claim(plan, "developedBy", inner[0].thing, (start, end), "plan-name-developer")
        elif owner:
            reading.claim(plan, "developedBy", owner[-1].thing, (owner[-1].start, end), "plan-name-developer")
        elif behind:
            between = reading.folded[end : behind[0].start]
            words = between.split()
            grammar = reading.sentence_at(start)
            small = all(len(w) <= 5 and w.isalpha() for w in words) and 1 <= len(words) <= 2
            if grammar is not None and small and _genitive(reading, end, behind[0].start):
                reading.claim(plan, "developedBy", behind[0].thing, (start, behind[0].end), "plan-name-developer")


def _owned(reading: Reading, plan: Thing) -> None:
    """A plan is for the place in its name or that owns it; the body that "its action plan" points to developed it."""
    owner = plan.parts.get("owner")
    if owner is not None and owner.kind in BODIES:
        reading.claim(plan, "developedBy", owner, (plan.start, plan.end), "plan-owned")
    for start, end in plan.places:
        for occurrence in reading.within(start, end, "Region", "City", "Country"):
            reading.claim(plan, "appliesTo", occurrence.thing, (start, end), "plan-name-place")
    if owner is not None and owner.kind in ("Region", "City"):
        reading.claim(plan, "appliesTo", owner, (plan.start, plan.end), "plan-owned")


def _owns(reading: Reading, start: int, end: int) -> bool:
    """Whether only an English possessive stands between a body and its plan ("Piedmont Region's Action Plan")."""
    return reading.folded[start:end] in ("'s ", "' ")


def _genitive(reading: Reading, start: int, end: int) -> bool:
    """Only a genitive stands between ("of the", "della", "de la")."""
    between = reading.folded[start:end].replace("'", " ").split()
    return bool(between) and all(w in _GENITIVES for w in between)


_GENITIVES = frozenset(
    [
        "of",
        "the",
        "del",
        "della",
        "dell",
        "dello",
        "di",
        "d",
        "de",
        "la",
        "du",
        "des",
        "do",
        "da",
        "dos",
        "das",
        "der",
        "des",
        "von",
        "van",
        "het",
    ]
)


def _validated(reading: Reading, sentence: Sentence) -> None:
    """Validation as a fact: order, date and status of the plan; nothing where it is promised, denied or supposed.

    A plan has the status where its day is told too: without one it is not known since when (``s:Validated``).
    """
    said = [c for c in reading.claims.by("validatedBy") if sentence.start <= c.start < sentence.end]
    for claim in [c for c in said if c.rule == "plan-validated"]:  # others approve a plan, but do not validate it
        plan = claim.subject
        dates = [m for m in moments(reading, sentence.start, sentence.end) if len(m.value) == 10]
        if len(dates) == 1:
            span = (min(claim.start, dates[0].start), max(claim.end, dates[0].end))
            reading.claim(plan, "validationDate", dates[0].literal, span, "plan-validated")
        state = Term("status/validated")
        if reading.claims.about(plan, "validationDate"):
            reading.claim(plan, "status", state, (claim.start, claim.end), "plan-validated")
        else:
            reading.held.append((Claim(plan, "status", state, claim.start, claim.end, "plan-validated"), "no-day"))
        start = next((a for a, b in plan.places if sentence.start <= a < sentence.end), plan.start)
        before = [t for t in reading.words[sentence.first : index_at(reading.words, start)] if t.end <= start][-1:]
        ordinals = reading.lexicon_at(sentence.first).ordinals
        if before and before[0].word in ordinals:
            value = Literal(str(ordinals[before[0].word]), XSD + "integer")
            reading.claim(plan, "validationOrder", value, (before[0].start, start), "plan-validated")


def _own_policies(reading: Reading, sentence: Sentence) -> None:
    """Reads "Body developed its plan in the framework of its Strategy": the strategy is the body's own."""
    for occurrence in reading.within(sentence.start, sentence.end, *POLICIES):
        at = next(
            (n for n in range(sentence.first, sentence.last) if reading.words[n].start >= occurrence.start),
            sentence.first,
        )
        owned = at > sentence.first and _possessive(reading, sentence, at - 1)
        bodies = list(reading.within(sentence.start, occurrence.start, *BODIES))
        if owned and bodies:
            body = bodies[0].thing
            span = (bodies[0].start, occurrence.end)
            reading.claim(occurrence.thing, "managedBy", body, span, "own-policy")
            occurrence.thing.country = occurrence.thing.country or body.country
            occurrence.thing.place = occurrence.thing.place or body.place


def _possessive(reading: Reading, sentence: Sentence, at: int) -> bool:
    return any(h.first == at and h.last == at for h in reading.cues("its", sentence)) and reading.words[at + 1].joined


def _informed(reading: Reading, sentence: Sentence) -> None:
    """Reads "in line with CircPro partnership learning experience": the plan learnt from its project."""
    plans_here = reading.within(sentence.start, sentence.end, "ActionPlan")
    if not plans_here:
        return
    for hit in reading.cues("informed", sentence):
        start, end = reading.span(hit)
        for project in reading.within(end, min(end + 40, sentence.end), "Project"):
            if (
                len(reading.folded[end : project.start].split()) <= 2
                and denied(reading, sentence, hit.first, hit.last) is None
            ):
                reading.claim(plans_here[0].thing, "informedBy", project.thing, (start, project.end), "plan-informed")


def action_count(reading: Reading, sentence: Sentence) -> int | None:
    """The number of actions that a sentence about a plan states and claims, or None."""
    plan = _plan_in(reading, sentence)
    actions = reading.cues("Action", sentence, "heads")
    if plan is None or not reading.cues("include-actions", sentence):
        return None
    for number in numbers(reading, sentence.start, sentence.end):
        for hit in actions:
            start, end = reading.span(hit)
            between = reading.folded[number.end : start]
            if number.end <= start and len(between.split()) <= 2 and "," not in between and 1 <= number.value <= 30:
                if promised(reading, sentence, hit.first, hit.last):
                    return None
                span = (sentence.start, end)
                reading.claim(
                    plan, "actionCount", Literal(str(int(number.value)), XSD + "integer"), span, "action-count"
                )
                return int(number.value)
    return None


def _plan_in(reading: Reading, sentence: Sentence) -> Thing | None:
    """The plan of a sentence: named in it, or meant by "the approved document" where the text has one plan."""
    here = reading.within(sentence.start, sentence.end, "ActionPlan")
    if here:
        return here[0].thing
    all_plans = reading.found("ActionPlan")
    meant = reading.cues("document", sentence)
    if len(all_plans) == 1 and meant and meant[0].first - sentence.first <= 3:
        start, end = reading.span(meant[0])
        all_plans[0].call(reading.text[start:end], sentence.language, "alias")
        reading.add(all_plans[0], start, end)
        return all_plans[0]
    return None


def numbered_action(line: str) -> tuple[int, int] | None:
    """Number of the action that a heading announces and where its title begins, or None.

    >>> numbered_action("ACTION 2 | Bioeconomy Platform"), numbered_action("Azione 1: Forum digitale")
    ((2, 11), (1, 10))
    """
    opening = len(line) - len(line.lstrip(" \u00a0•-–*"))
    found = number_of(line[opening:])
    return (found[0], opening + found[2]) if found else None


def language_string(text: str, language: str) -> Literal:
    """A text in a language as a literal."""
    return Literal(text, _LANG, language)
