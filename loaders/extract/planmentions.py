"""Plans that a text does not name: "its regional action plan" is its owner's, "the action plan" the one spoken of."""

from __future__ import annotations

from loaders.extract.hypotheses import Hypothesis
from loaders.extract.policies import is_indefinite
from loaders.extract.reading import Reading
from loaders.extract.sentences import Sentence
from loaders.extract.things import Thing
from loaders.extract.tokens import index_at
from loaders.extract.told_plans import told_plan

OWNERS = ("Organization", "PublicOrganisation", "Region", "City")
_FORBIDDEN = ("each-partner", "promise", "condition", "negation")
_PURPOSE = 10  # words of what a plan is to do, at most
_TITLE_PAGE = 2  # blocks before the last in which a title in capitals may stand
_SENTENCE = 5  # words of a line that is no heading
_FAR = 14  # words between an owner and its plan, at most


def tie_plan(reading: Reading, hypothesis: Hypothesis) -> None:
    """Ties a bare noun for a plan to the plan that it means, or makes that plan where a sentence tells a fact of it."""
    sentence = reading.sentence_at(hypothesis.start)
    first = index_at(reading.words, hypothesis.start)
    if sentence is None or _several(reading, hypothesis):
        return
    first = _with_scope(reading, first, sentence)
    if is_indefinite(reading, first):
        if not reading.found("ActionPlan"):
            told_plan(reading, hypothesis, first, sentence)
        return
    owner = _owner(reading, first, sentence)
    if owner is not None:
        _own(reading, hypothesis, first, sentence, owner)
        return
    plans = reading.found("ActionPlan") or _titled(reading, hypothesis, first, sentence)
    if not plans:
        told = told_plan(reading, hypothesis, first, sentence)
        plans = [told] if told is not None else []
    before = [plan for plan in plans if min(plan.places)[0] < hypothesis.start]
    if before:
        plan = max(before, key=lambda t: max(p for p in t.places if p[0] < hypothesis.start))
    elif len(plans) == 1:
        plan = plans[0]
    else:
        return
    if _definite(reading, first, sentence) or (len(plans) == 1 and _opens_bare(reading, first, sentence)):
        plan.call(reading.text[hypothesis.start : hypothesis.end], hypothesis.language, "alias")
        reading.add(plan, hypothesis.start, hypothesis.end)


def _several(reading: Reading, hypothesis: Hypothesis) -> bool:
    """Whether the noun means several plans."""
    return bool(reading.cues_between("several-plans", hypothesis.start, hypothesis.end))


def _with_scope(reading: Reading, first: int, sentence: Sentence) -> int:
    """The first token of a plan's noun with the adjectives that say where it is for ("regional action plan")."""
    scopes = reading.whole_cues("scope")
    while first > sentence.first and reading.words[first].joined and scopes.beginning(first - 1, first - 1):
        first -= 1
    return first


def _definite(reading: Reading, first: int, sentence: Sentence) -> bool:
    """Whether an article, a demonstrative or a contracted preposition stands before a token."""
    if first <= sentence.first or not reading.words[first].joined:
        return False
    grammar, before = reading.lexicon_at(first), reading.words[first - 1].word
    return grammar.has("articles", before) or grammar.has("connectors", before)


def _opens_bare(reading: Reading, first: int, sentence: Sentence) -> bool:
    """Whether a noun opens a sentence in a language that has no articles, or is definite by its ending.

    "Akční plán navazuje na …", "Handlingsplanen avser …": it means the plan named before.
    """
    if first != sentence.first or sentence.heading or sentence.last - first < _SENTENCE:
        return False
    bare = not reading.lexicon_at(first).words["articles"]
    return bare or any(hit.first == first for hit in reading.cues_at("the-plan", first))


def _owner(reading: Reading, first: int, sentence: Sentence) -> Thing | None:
    """Whose plan it is: the body or place before it in the sentence, where a possessive points back to it."""
    words = reading.words
    if first <= sentence.first or not words[first].joined:
        return None
    its = reading.whole_cues("its").beginning(first - 1, first - 1)
    if not any(hit.last == first - 1 for hit in its):
        return None
    if any(reading.cues(name, sentence) for name in _FORBIDDEN):
        return None
    before = [o for o in reading.within(sentence.start, words[first].start) if o.thing.kind in OWNERS]
    near = [o for o in before if first - index_at(words, o.end) <= _FAR] or before
    bodies = [o for o in near if o.thing.kind not in ("Region", "City")]
    return (bodies or near)[-1].thing if near else None


def _own(reading: Reading, hypothesis: Hypothesis, first: int, sentence: Sentence, owner: Thing) -> None:
    """Notes the plan of an owner: the one it is known to have, the only plan without an owner, or a new one."""
    plans = reading.found("ActionPlan")
    known = [plan for plan in plans if plan.parts.get("owner") is owner or _of(reading, plan, owner)]
    free = [plan for plan in plans if "owner" not in plan.parts]
    start = reading.words[first].start
    if known or (len(plans) == 1 and free):
        plan = (known or free)[0]
        plan.call(reading.text[hypothesis.start : hypothesis.end], hypothesis.language, "alias")
        reading.add(plan, hypothesis.start, hypothesis.end)
    else:
        end = _with_purpose(reading, hypothesis.end, sentence)
        plan = Thing("ActionPlan", start, end, rule="plan-owned")
        plan.call(reading.text[start:end], hypothesis.language, "title")
        reading.add(plan, start, end)
    plan.parts["owner"] = owner
    plan.country = plan.country or owner.country
    plan.place = plan.place or owner.place or (owner.code if owner.kind == "Region" else None)


def _of(reading: Reading, plan: Thing, owner: Thing) -> bool:
    """Whether a plan's name holds the name of an owner."""
    return any(o.thing is owner for start, end in plan.places for o in reading.within(start, end, *OWNERS))


def _with_purpose(reading: Reading, end: int, sentence: Sentence) -> int:
    """The end of a plan's name with its purpose ("Action Plan to foster the bioeconomy"), if that ends the clause."""
    words, at = reading.words, index_at(reading.words, end)
    hits = reading.whole_cues("purpose").beginning(at, at)
    if at >= sentence.last or not words[at].joined or not hits:
        return end
    last = max(hit.last for hit in hits)
    while last + 1 < sentence.last and words[last + 1].joined and words[last + 1].shape != "1":
        last += 1
    return words[last].end if 1 <= last - at <= _PURPOSE else end


def _titled(reading: Reading, hypothesis: Hypothesis, first: int, sentence: Sentence) -> list[Thing]:
    """The plan that a document is whose title is no more than the noun, or has a dash behind it."""
    after = reading.text[hypothesis.end : sentence.end].strip()
    if sentence.block > _TITLE_PAGE or first != sentence.first or (after and after[0] not in "-–—:|"):
        return []
    if sentence.block and not reading.text[hypothesis.start : hypothesis.end].isupper():
        return []
    plan = Thing("ActionPlan", hypothesis.start, hypothesis.end, rule="plan-title")
    plan.call(reading.text[hypothesis.start : hypothesis.end], hypothesis.language, "title")
    reading.add(plan, hypothesis.start, hypothesis.end)
    return [plan]
