"""Promises: what each partner is to write is a commitment, never the thing itself."""

from __future__ import annotations

from graph.model import Term
from loaders.extract.mentions import BODIES
from loaders.extract.reading import Reading
from loaders.extract.things import Thing


def commitments(reading: Reading) -> None:
    """Claims one commitment for each promise of an action plan, of the project and of each named partner."""
    project = reading.project
    if project is None:
        return
    for place, sentence in enumerate(reading.sentences):
        each = reading.cues("each-partner", sentence)
        plans = reading.cues("ActionPlan", sentence, "heads")
        making = reading.cues("make", sentence)
        if not (each and plans and making) or each[0].first > plans[0].first:
            continue
        if any(reading.within(*reading.span(h), "ActionPlan") for h in plans) or any(
            o.thing.kind == "ActionPlan"
            for h in plans
            for o in reading.occurrences
            if o.start <= reading.span(h)[0] < o.end
        ):
            continue
        if not any(h.first < plans[0].first for h in making):
            continue
        start, end = reading.span(each[0])[0], reading.span(plans[0])[1]
        promise = Thing(
            "Commitment", start, end, parts={"project": project}, tag="ActionPlan", rule="each-partner-plan"
        )
        phase = _phase(reading, place)
        span = (start, end)
        if phase is not None:
            promise.parts["phase"] = phase
            reading.claim(promise, "inPhase", phase, span, "each-partner-plan")
        reading.add(promise, start, end)
        reading.claim(promise, "inProject", project, span, "each-partner-plan")
        reading.claim(promise, "commitmentOf", project, span, "each-partner-plan")
        reading.claim(promise, "commitsTo", Term("ActionPlan"), span, "each-partner-plan")
        for claim in list(reading.says(project, "hasPartner")):
            if isinstance(claim.object, Thing) and claim.object.kind in BODIES:
                reading.claim(promise, "commitmentOf", claim.object, span, "each-partner-plan")
        return


def _phase(reading: Reading, place: int) -> Thing | None:
    """The phase that the text speaks of at a sentence: the last one named up to it."""
    end = reading.sentences[place].end
    found = [o for o in reading.occurrences if o.thing.kind == "ProjectPhase" and o.start < end]
    return max(found, key=lambda o: o.start).thing if found else None
