"""Plans that have no name of their own, made where a sentence tells a fact of one: it was adopted, it has actions.

One that stands beside the project whose it is ("akční plán projektu X", "X-hankkeen toimintasuunnitelma") is told too.
"""

from __future__ import annotations

from collections.abc import Iterable

from loaders.extract.hypotheses import Hypothesis
from loaders.extract.lexicon import Row
from loaders.extract.phrases import Hit
from loaders.extract.reading import Reading
from loaders.extract.regionadjectives import region_of
from loaders.extract.role_words import SMALL, is_small, is_time
from loaders.extract.sentences import Sentence
from loaders.extract.things import Thing
from loaders.extract.truth import denied, promised
from loaders.extract.whereabouts import demonym

_FORBIDDEN = ("each-partner", "promise", "condition", "negation")
_ADOPTED = 14  # words between a plan and the verb that says it was adopted
_NUMBERED = 4  # words between an action with its number and the plan that it is of
_GENITIVE = 3  # words between a plan's noun and the project that it is of
_WRITTEN = 3  # words between a plan and the verb that says it was written
_BODIES = ("Organization", "PublicOrganisation")
_PURPOSE = 14  # words of what a plan is for
_ENDS = ("clause", "adopts", "validate", "does-write", "include-actions", "holds", "with", "does-run", "does-begin")
_FOLLOWS = 4  # words with which the next sentence goes on about a plan ("It was approved …", "Incluye …")
_HEADING = 6  # words of a heading about a plan
_ROMANCE = frozenset(["es", "fr", "it", "pt", "ro"])  # the adjective of a region stands behind the noun
_SMALL = ("connectors", "articles", "function_words", "conjunctions")


def told_plan(reading: Reading, hypothesis: Hypothesis, first: int, sentence: Sentence) -> Thing | None:
    """The plan that a bare noun means, noted where its sentence says that it was adopted or what it holds.

    ``first`` is the first token of the noun with its adjectives. What each partner is to write is no plan yet.
    """
    head = _noun(reading, hypothesis)
    if head is None:
        return None
    written = _written(reading, first, head.last, sentence)
    if not written and not is_definite(reading, first, head, sentence):
        return None
    if first > sentence.first and reading.lexicon_at(first).has("conjunctions", reading.words[first - 1].word):
        return None
    if reading.cues("each-partner", sentence) or not (written or _told(reading, first, head, sentence)):
        return None
    last = _title_end(reading, first, head, sentence)
    before = _project_before(reading, first, sentence)
    start, end = hypothesis.start if before is None else before, reading.words[last].end
    plan = Thing("ActionPlan", start, end, rule="plan-told")
    plan.call(reading.text[start:end], hypothesis.language, "title")
    if last > head.last:
        plan.call(reading.text[start : reading.words[head.last].end], hypothesis.language, "alias")
    reading.add(plan, start, end)
    return plan


def is_definite(reading: Reading, first: int, head: Hit[Row], sentence: Sentence) -> bool:
    """Whether a plan's noun means one plan: by an article or possessive before it, or by its own form.

    In languages without articles every noun may; in others one in the definite form, or with a capital in mid-sentence.
    """
    grammar, words = reading.lexicon_at(first), reading.words
    if not grammar.words["articles"]:
        return True
    if any(hit.last == head.last for hit in reading.cues_at("plan-definite", head.first)):
        return True
    if first <= sentence.first or not words[first].joined:
        return False
    before = words[first - 1].word
    if any(hit.last == first - 1 for hit in reading.cues_at("indefinite", first - 1)):
        return False
    said = any(grammar.has(name, before) for name in ("articles", "connectors"))
    return said or bool(reading.cues_at("its", first - 1))


def _noun(reading: Reading, hypothesis: Hypothesis) -> Hit[Row] | None:
    """The noun for a plan in a reading of one."""
    found = reading.cues_between("ActionPlan", hypothesis.start, hypothesis.end, "heads")
    return found[0] if found else None


def _told(reading: Reading, first: int, head: Hit[Row], sentence: Sentence) -> bool:
    """Whether a sentence says of a plan that it was adopted or which actions it has, be it one with its number."""
    if _adopted(reading, first, head.last, sentence) or _is_present(reading, first):
        return True
    if any(reading.cues(name, sentence) for name in _FORBIDDEN):
        return False
    if _project_before(reading, first, sentence) is not None or _project_behind(reading, head.last, sentence):
        return True
    if _goes_on(reading, head.last, sentence):
        return True
    actions = [hit for hit in _actions(reading, sentence) if not head.first <= hit.first <= head.last]
    holds = [*reading.cues("include-actions", sentence), *reading.cues("holds", sentence)]
    if any(head.last < verb.first < hit.first for hit in actions for verb in holds):
        return True
    if any(h.kind == "Action" and sentence.start <= h.start < sentence.end for h in reading.chosen):
        return True
    return any(hit.last < first <= hit.last + _NUMBERED and _is_numbered(reading, hit, first) for hit in actions)


def _written(reading: Reading, first: int, last: int, sentence: Sentence) -> bool:
    """Whether a body of the sentence has written a plan, and neither promise nor denial stands there.

    "The agency has drawn up an action plan": the verb has hardly a word between it and the plan's noun.
    """
    if any(reading.cues(name, sentence) for name in _FORBIDDEN):
        return False
    if not any(h.kind in _BODIES and sentence.start <= h.start < sentence.end for h in reading.chosen):
        return False
    verbs = [*reading.cues("writes", sentence), *reading.cues("author-noun", sentence)]
    near = [(hit.last + 1, first) if hit.last < first else (last + 1, hit.first) for hit in verbs]
    return any(
        0 <= _apart(reading, left, right) <= _WRITTEN and not reading.hits_between("policies", left, right - 1)
        for left, right in near
    )


def _apart(reading: Reading, left: int, right: int) -> int:
    """How many words stand between two tokens, where those by whom a plan was written count as one.

    "Der Plan wurde von der Stadt Augsburg im März erstellt": the verb stands behind them.
    """
    if right <= left:
        return right - left
    start, end = reading.words[left].start, reading.words[right - 1].end
    bodies = [h for h in reading.chosen if h.kind in _BODIES and start <= h.start and h.end <= end]
    if len(bodies) != 1:
        return right - left
    inside = range(reading.index(bodies[0].start), reading.index(bodies[0].end))
    rest = [at for at in range(left, right) if at not in inside and not is_time(reading, at)]
    helping = {at for h in reading.cues_between("passive", start, end) for at in range(h.first, h.last + 1)}
    return 1 + sum(at not in helping and not is_small(reading, at, (*SMALL, "agents", "by")) for at in rest)


def _is_present(reading: Reading, first: int) -> bool:
    """Whether the words before a plan's noun point to the very text or its authors ("this action plan", "our …")."""
    return any(hit.last == first - 1 for n in (first - 2, first - 1) if n >= 0 for hit in reading.cues_at("present", n))


def _goes_on(reading: Reading, last: int, sentence: Sentence) -> bool:
    """Whether the next sentence opens with what was done to the plan that this one names, or with what it holds.

    "The plan of Alsace / Written by the agency, approved in May", "They showed the action plan. It includes “X”."
    """
    number = reading.sentence_number(sentence.start) + 1
    if number >= len(reading.sentences):
        return False
    follows = reading.sentences[number]
    heading = sentence.last - sentence.first <= _HEADING and reading.text[sentence.end - 1] not in ".!?;"
    if (follows.block != sentence.block and not heading) or follows.heading:
        return False
    near = range(follows.first, min(follows.first + _FOLLOWS, follows.last))
    if not near or any(reading.cues(name, follows) for name in _FORBIDDEN):
        return False  # marks alone have no words
    opens = any(reading.cues_at("the-plan", n) for n in near) or reading.hits_beginning("heads", near[0], near[-1])
    written = bool(reading.whole_cues("does-write").beginning(near[0], near[-1]))
    stop = follows.last if heading and (opens or written) else near[-1]
    if any(reading.whole_cues(name).beginning(near[0], stop) for name in ("adopts", "validate")):
        return True
    holds = [h for name in ("include-actions", "holds") for h in reading.whole_cues(name).beginning(near[0], near[-1])]
    named = any(h.kind == "Action" and follows.start <= h.start < follows.end for h in reading.chosen)
    return bool(holds) and (named or bool(_actions(reading, follows)))


def _actions(reading: Reading, sentence: Sentence) -> list[Hit[Row]]:
    return [*reading.cues("Action", sentence, "heads"), *reading.cues("measure", sentence)]


def _is_numbered(reading: Reading, noun: Hit[Row], stop: int) -> bool:
    """Whether a number or ordinal stands right before an action's noun, or behind it before a token."""
    near = [n for n in (noun.first - 1, *range(noun.last + 1, stop)) if n >= 0]
    ordinals = reading.lexicon_at(noun.first).ordinals
    return any(
        reading.words[n].word in ordinals or (reading.words[n].shape == "1" and len(reading.words[n].word) < _GENITIVE)
        for n in near
    )


def _adopted(reading: Reading, first: int, last: int, sentence: Sentence) -> bool:
    """Whether a verb says that a plan was adopted, and neither promise nor denial stands at it or between the two."""
    for hit in [*reading.cues("adopts", sentence), *reading.cues("validate", sentence)]:
        if denied(reading, sentence, hit.first, hit.last) or promised(reading, sentence, hit.first, hit.last):
            continue
        left, right = (hit.last + 1, first - 1) if hit.last < first else (last + 1, hit.first - 1)
        if right - left >= _ADOPTED or (hit.first <= last and hit.last >= first):
            continue
        if denied(reading, sentence, first, last) or promised(reading, sentence, first, last):
            continue
        if hit.last < first and _of_project(reading, hit, sentence):
            continue
        if not _between(reading, left, right, before=hit.last < first):
            return True
    return False


def _of_project(reading: Reading, verb: Hit[Row], sentence: Sentence) -> bool:
    """Whether it is a project of which a passive verb says that it was adopted ("The project was approved and …")."""
    start, end = reading.words[sentence.first].start, reading.words[verb.first].start
    near = reading.whole_cues("passive").beginning(max(sentence.first, verb.first - 2), verb.last + 1)
    return bool(near) and bool(reading.cues_between("Project", start, end, "heads"))


def _between(reading: Reading, left: int, right: int, *, before: bool) -> bool:
    """Whether another thing that may have been adopted, or a promise, stands between a verb and a plan."""
    if left > right:
        return False
    start, end = reading.words[left].start, reading.words[right].end
    if any(reading.cues_between(name, start, end) for name in ("promise", "condition", "negation")):
        return True
    if reading.hits_between("policies", left, right):
        return True
    return before and bool(reading.cues_between("Project", start, end, "heads"))


def _title_end(reading: Reading, first: int, head: Hit[Row], sentence: Sentence) -> int:
    """The last token of a plan's name: its noun, with the project whose it is or with what it is for."""
    words, project = reading.words, _project_behind(reading, head.last, sentence)
    if project is not None:
        return reading.index(project.end) - 1
    at = head.last + 1
    if at < sentence.last and words[at].gap == " " and _is_adjective(reading, at, sentence.last):
        return at
    if at >= sentence.last or not words[at].joined or not reading.cues_at("purpose", at):
        return head.last
    while at < sentence.last and words[at].joined and words[at].shape != "1" and not _ends(reading, at):
        at += 1
    last = at - 1
    while last > head.last and any(reading.lexicon_at(last).has(name, words[last].word) for name in _SMALL):
        last -= 1
    return last if last - head.last <= _PURPOSE else head.last


def _project_behind(reading: Reading, last: int, sentence: Sentence) -> Hypothesis | None:
    """The project that stands a few words behind a plan's noun: "the action plan of the project X"."""
    words, end = reading.words, reading.words[last].end
    for project in (h for h in reading.chosen if h.kind == "Project" and end < h.start < sentence.end):
        at = reading.index(project.start)
        if at - last - 1 <= _GENITIVE and _joined(words[n] for n in range(last + 1, at + 1)):
            return project
    return None


def _project_before(reading: Reading, first: int, sentence: Sentence) -> int | None:
    """Where the project begins whose plan a noun names right behind it: "X-hankkeen toimintasuunnitelma".

    At most the noun for a project stands on either side of its name ("projekti X tegevuskava").
    """
    words, start = reading.words, reading.words[first].start
    nouns = [hit for n in (first - 2, first - 1) if n >= 0 for hit in reading.cues_at("Project", n, "heads")]
    between = [hit for hit in nouns if hit.last == first - 1]
    stop = between[0].first if between else first
    for project in (h for h in reading.chosen if h.kind == "Project" and sentence.start <= h.start < start):
        ends = reading.index(project.end)
        if ends == stop and _joined(words[n] for n in range(ends + 1, first + 1)):
            return project.start
    return None


def _is_adjective(reading: Reading, at: int, stop: int) -> bool:
    """Whether a word is the adjective of a place behind its noun ("le plan d'action alsacien"), or ends the clause."""
    word, code = reading.words[at], reading.lexicon_at(at).code
    if code not in _ROMANCE or word.shape != "a":
        return False
    ends = at + 1 >= stop or reading.words[at + 1].gap.strip()[:1] in tuple(",.;:")
    if ends and not reading.in_phrase(at):
        return True
    return region_of(word.word, code) is not None or demonym(reading, at) is not None


def _joined(tokens: Iterable[object]) -> bool:
    return all(getattr(token, "joined", False) for token in tokens)


def _ends(reading: Reading, at: int) -> bool:
    return any(reading.cues_at(name, at) for name in _ENDS)
