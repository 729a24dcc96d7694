"""Who runs, pays for and helps with practices and actions, and who manages policies, as any sentence tells it.

The words for each role are stems, the same rows in all languages (``does-run``, ``does-pay``, ``does-help``), so that
the order of a sentence decides: what they govern does it ("run by the Town", "la gestiona el Ayuntamiento"), else what
stands right before them ("that the Town runs", "die die Stadt betreibt"). It is done to the thing that the sentence
names before, else to the one right behind, else to the one that the text is telling of.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from loaders.extract.attachment.series import runs
from loaders.extract.between import conjoined, marked
from loaders.extract.labelled_roles import said_by_label
from loaders.extract.list_items import conjunction
from loaders.extract.mentions import BODIES, POLICIES
from loaders.extract.money import amounts
from loaders.extract.occurrences import outermost
from loaders.extract.reading import Reading
from loaders.extract.role_rows import PAYING, announced, before_help, body_rows
from loaders.extract.role_truth import untrue
from loaders.extract.role_words import (
    ARTICLES,
    PRONOUN,
    VERB_LAST,
    apart_from,
    completed,
    is_pronoun,
    is_small,
    is_time,
    opens_bare,
    opens_clause,
    parted,
    words_parting,
)
from loaders.extract.sentences import Sentence
from loaders.extract.statements import status
from loaders.extract.telling import ACTIONS, PRACTICES, TOLD, is_model, told_of
from loaders.extract.things import Occurrence, Thing

_GOVERNED = 3  # words between the word for a role and who has it
_DOES = 1  # words between who has a role and the verb behind
_AHEAD = 5  # words from a verb to the thing behind it
_LONG = 300  # characters between a thing and what is said of it
_SHORT = 90  # the same of policies, of which one sentence may name many
_RELATED = 3  # words between a thing and who does it, where no pronoun relates them
_OBJECT = 2  # words behind a verb that are no object of its own
_FOLLOWS = 4  # words from a model's name to what is said of the model, not of what was made after it
_OPENS = 2  # words before the name that a sentence opens with
_SUM = 3  # words from who helps to the sum
_HELPED = 2  # words between who does it and the words for help behind
_SUBJECT = 4  # words before a body in a sentence that a pronoun opens
_UNSURE = ("only-asked", "asked-for")
_MODELLED = ("does-model", "source")
_DONE = (*PRACTICES, *ACTIONS)


@dataclass(frozen=True, slots=True)
class Role:
    """A role that sentences give: the relation, the row of the lexicons that tells it, who may have it, and in what.

    Words of ``never`` are none for this role; ``reach`` is how far behind a thing it may be told, in characters.
    """

    relation: str
    row: str
    kinds: frozenset[str]
    subjects: tuple[str, ...] = _DONE
    never: tuple[str, ...] = ()
    reach: int = _LONG


PAYS = Role("fundingSource", "does-pay", PAYING)
ROLES = (
    PAYS,
    Role("implementedBy", "does-run", frozenset(BODIES)),
    Role("supportedBy", "does-help", frozenset(BODIES), never=("jointly",)),
    Role("managedBy", "manages", frozenset(BODIES), POLICIES, reach=_SHORT),
)
_KNOWN = {"managedBy": ("managedBy", "issuedBy", "developedBy"), "fundingSource": ("fundingSource", "fundedBy")}


@dataclass(frozen=True, slots=True)
class Word:
    """A word for a role in a sentence: its tokens, and the roles that it tells."""

    first: int
    last: int
    roles: frozenset[Role]


def told_roles(reading: Reading) -> None:
    """Claims what sentences tell of practices, actions and policies, where no rule has claimed it of the two."""
    if not reading.found(*_DONE, *POLICIES):
        return
    rows = runs(reading)
    for sentence in reading.sentences:
        if sentence.row or any(reading.cues(name, sentence) for name in _UNSURE):
            continue
        words = list(_words(reading, sentence))
        if words:
            for row in body_rows(reading, sentence, rows):
                for part in _parts(reading, sentence, words, row):
                    _row(reading, sentence, words, part)


def _parts(
    reading: Reading, sentence: Sentence, words: Sequence[Word], row: tuple[Occurrence, ...]
) -> list[tuple[Occurrence, ...]]:
    """A row as it is where it is a list; each name alone where commas may part clauses ("X runs it, Y pays")."""
    gaps = [(one.end, other.start) for one, other in itertools.pairwise(row)]
    listed = any(conjoined(reading, *gap) or reading.cues_between("jointly", *gap) for gap in gaps)
    label = ":" in reading.text[sentence.start : row[0].start]
    clauses = len(words) > 1 and any("," in reading.text[start:end] for start, end in gaps)
    return [row] if listed or label or not clauses else [(one,) for one in row]


def _row(reading: Reading, sentence: Sentence, words: Sequence[Word], row: tuple[Occurrence, ...]) -> None:
    found = _governing(reading, sentence, words, row)
    if found is None:
        return
    word, behind = found
    for role in sorted(word.roles, key=lambda one: one.row):
        role = PAYS if role.row == "does-help" and _with_sum(reading, word, row) else role
        subject = _subject(reading, sentence, role, word, row, behind)
        if subject is not None and not untrue(reading, sentence, (word.first, word.last), subject.thing, row[0]):
            _claim(reading, role, word, subject, row)


def _with_sum(reading: Reading, word: Word, row: tuple[Occurrence, ...]) -> bool:
    """Whether a sum stands between who helps and the word for help, or right behind both: it is help with money."""
    sentence = reading.sentence_at(row[0].start)
    start = min(row[0].start, reading.words[word.first].start)
    end = max(row[-1].end, reading.words[word.last].end)
    found = list(amounts(reading, sentence)) if sentence is not None else []
    return any(
        start <= one.start and len(between.split()) <= _SUM and "(" not in between
        for one in found
        for between in [reading.text[end : one.start]]
    )


def _claim(reading: Reading, role: Role, word: Word, subject: Occurrence, row: tuple[Occurrence, ...]) -> None:
    relation = role.relation
    if relation == "fundingSource" and subject.thing.kind in PRACTICES:
        relation = "fundedBy"
    said = [c for name in _KNOWN.get(role.relation, (relation,)) for c in reading.says(subject.thing, name)]
    if role.relation == "managedBy":
        said = [c for c in said if status(c) == "asserted"]
    for one in row:
        known = any(c.object is one.thing for c in said) or said_by_label(reading, subject.thing, one.thing)
        if one.thing is not subject.thing and one.thing.kind in role.kinds and not known:
            at = [subject.start, one.start, reading.words[word.first].start]
            to = [subject.end, one.end, reading.words[word.last].end]
            reading.claim(subject.thing, relation, one.thing, (min(at), max(to)), f"role-{role.row.split('-')[-1]}")


def _words(reading: Reading, sentence: Sentence) -> Iterator[Word]:
    """The words for roles in a sentence, without those inside names."""
    found: dict[tuple[int, int], set[Role]] = {}
    for role in ROLES:
        never = [hit for name in role.never for hit in reading.cues(name, sentence)]
        for hit in reading.cues(role.row, sentence):
            inside = reading.around(*reading.span(hit)) or any(n.first <= hit.first <= n.last for n in never)
            if not inside and not _in_name(reading, sentence, hit.first):
                found.setdefault((hit.first, hit.last), set()).add(role)
    for (first, last), roles in sorted(found.items()):
        yield Word(first, last, frozenset(roles))


def _in_name(reading: Reading, sentence: Sentence, at: int) -> bool:
    """Whether a word has a capital within a sentence, where nouns have none: it is part of a name ("Conseil de …")."""
    token = reading.words[at]
    opens = at == sentence.first or any(mark in token.gap for mark in ":.(–-|\n")
    return token.capital and not opens and not reading.lexicon_at(at).has("traits", "capital-nouns")


def _governing(
    reading: Reading, sentence: Sentence, words: Sequence[Word], row: tuple[Occurrence, ...]
) -> tuple[Word, bool] | None:
    """The word that says the role of a row, and whether it stands behind: the last before it, else the next one."""
    start = row[0].start
    first = reading.index(start)
    after = _behind(reading, words, row)
    before = [w for w in words if w.last < first and apart_from(reading, w.last, first) <= _GOVERNED]
    if before and not (after and any(conjunction(reading, at) for at in range(before[-1].last + 1, first))):
        nearest = max(w.last for w in before)
        nearest = completed(reading, nearest, first)
        stop = reading.words[nearest].end
        label = reading.text[stop:start].strip() == ":" or (len(row) > 1 and announced(reading, stop, start))
        between = [at for at in range(nearest + 1, first) if not is_time(reading, at)]
        plain = not any(reading.words[at].capital and not is_small(reading, at) for at in between)
        if label or (plain and not marked(reading, stop, start)):
            begun = min(w.first for w in before if completed(reading, w.last, first) == nearest)
            word = _best(reading, [w for w in before if w.first >= begun], row[0])
            return (word, False) if word and (label or not _acting(reading, sentence, word)) else None
    closing = None if after else _closing(reading, sentence, words, row)
    return (after, True) if after else (closing, False) if closing else None


def _closing(reading: Reading, sentence: Sentence, words: Sequence[Word], row: tuple[Occurrence, ...]) -> Word | None:
    """The verb that closes the clause of a row behind "by", where those who help stand between.

    "wird von der Stadt in Zusammenarbeit mit dem Verein betrieben"
    """
    first, last = reading.index(row[0].start), reading.index(row[-1].end)
    while first > sentence.first and is_small(reading, first - 1, ARTICLES):
        first -= 1
    if reading.lexicon_at(first).code not in VERB_LAST or not is_small(reading, first - 1, ("agents", "by")):
        return None
    for word in words:
        ends = word.last + 1 >= sentence.last or parted(reading, word.last + 1)
        if word.first <= last or not ends or marked(reading, row[-1].end, reading.words[word.first].start):
            continue
        helps = [
            h
            for n in ("in-cooperation", "does-help")
            for h in reading.cues_between(n, row[-1].end, reading.words[word.first].start)
        ]
        runs_it = frozenset(role for role in word.roles if role.row == "does-run")
        if runs_it and any(hit.first - last <= _HELPED for hit in helps):
            return Word(word.first, word.last, runs_it)
    return None


def _behind(reading: Reading, words: Sequence[Word], row: tuple[Occurrence, ...]) -> Word | None:
    """The verb right behind a row, of which the row is the subject ("the Town runs …")."""
    end = row[-1].end
    last = reading.index(end)
    after = [w for w in words if w.first >= last and words_parting(reading, last, w.first) <= _DOES]
    nearest = min((w.first for w in after), default=last)
    small = any(is_small(reading, at) and not is_pronoun(reading, at) for at in range(last, nearest))
    if not after or small or marked(reading, end, reading.words[nearest].start):
        return None
    word = _best(reading, [w for w in after if w.first == nearest], row[0])
    if word is None:
        return None
    rows = {role.row for role in word.roles}
    beside = words_parting(reading, last, nearest) == 0 and word.first == word.last
    return word if beside or not rows & {"does-pay", "does-help"} else None


def _best(reading: Reading, words: Sequence[Word], body: Occurrence) -> Word | None:
    """The longest of the words at a place that tell one role of such things; None where it is open which."""
    for word in sorted(words, key=lambda w: w.first - w.last):
        fitting = frozenset(role for role in word.roles if body.thing.kind in role.kinds)
        by = is_small(reading, word.last, ("agents", "by"))
        if fitting and by and all(role.subjects != _DONE for role in fitting):  # "managed" in "managed by"
            fitting |= {role for one in words for role in one.roles if role.subjects == _DONE}
            fitting = frozenset(role for role in fitting if body.thing.kind in role.kinds)
        if fitting:
            alone = len({role.relation for role in fitting if role.subjects == _DONE}) <= 1
            return Word(word.first, word.last, fitting) if alone else None
    return None


def _acting(reading: Reading, sentence: Sentence, word: Word) -> bool:
    """Whether a body right before a word does it to who stands behind ("the Town supports the Club")."""
    start = reading.words[word.first].start
    near = reading.within(sentence.start, start, *BODIES)[-1:]
    if near and _goes_on_doing(reading, word):
        return True
    if not near or word.first - reading.index(near[0].end) > _DOES or marked(reading, near[0].end, start):
        return False
    if reading.cues_between("help-from", near[0].end, start):
        return False  # "run by the Town with support from the Club"
    return not conjoined(reading, near[0].end, start)


def _goes_on_doing(reading: Reading, word: Word) -> bool:
    """Whether a verb of helping behind "and" is what the subject before it does ("runs it and supports the Club")."""
    helps = any(role.row == "does-help" for role in word.roles)
    after = word.last + 1
    by = after < len(reading.words) and is_small(reading, after, ("agents", "by"))
    bare = not reading.lexicon_at(word.first).has("traits", "inflects")  # where no case says by whom it is done
    return helps and bare and not by and word.first > 0 and conjunction(reading, word.first - 1)


def _subject(
    reading: Reading, sentence: Sentence, role: Role, word: Word, row: tuple[Occurrence, ...], behind: bool
) -> Occurrence | None:
    """What a role is in: the last thing named before, the first right behind a verb, or what the text tells of."""
    start, end = reading.words[word.first].start, reading.words[word.last].end
    begin, stop = min(row[0].start, start), max(row[-1].end, end)
    named = [o for o in reading.within(sentence.start, sentence.end, *TOLD) if o not in row]
    before = [o for o in named if o.end <= begin]
    if before:
        near = max(before, key=lambda o: o.end)
        gap = reading.text[near.end : begin]
        broken = (";" in gap and not _goes_on(role, gap)) or len(gap) > role.reach
        related = not behind or _related(reading, near.end, begin)
        mine = near.thing.kind in role.subjects and not broken and related
        return near if mine and _is_its(reading, sentence, near, begin) else None
    after = [o for o in named if o.start >= stop]
    if after:
        near = after[0]
        between = range(reading.index(stop), reading.index(near.start))
        plain = len(between) <= _AHEAD and not marked(reading, stop, near.start)
        joined = conjoined(reading, stop, near.start)
        return near if behind and plain and not joined and near.thing.kind in role.subjects else None
    if not _about_it(reading, sentence, word, behind, row[0]) or (behind and _is_relative(reading, sentence, row[0])):
        return None
    ahead = reading.text[sentence.start : begin]
    if ";" in ahead or ahead.count("(") > ahead.count(")"):
        return None  # said of what stands before the mark or bracket, a name that no rule knows
    told = told_of(reading, sentence)
    if told is None or told.kind not in role.subjects:
        return None
    if told.kind in PRACTICES and reading.found(*ACTIONS) and reading.cues("Action", sentence, "heads"):
        return None  # "the Town carries out the measure": not the practice that the sentence before names
    if told.kind in _DONE and _may_lead(reading, sentence, word):
        return None  # "It is led by the Town": the project of the sentence before, or the practice that it names?
    label = reading.text[min(row[0].end, end) : max(row[0].start, start)].strip()[:1] in (":", "–", "-", "—")
    if not label and told.kind in _DONE and _behind_model(reading, sentence, told):
        return None  # of the model, or of what was made after it?
    if label and told.kind in PRACTICES and reading.found(*ACTIONS, "ActionPlan"):
        return None  # of a plan's labels none is about a practice that it names
    return Occurrence(begin, begin, told)


def _may_lead(reading: Reading, sentence: Sentence, word: Word) -> bool:
    """Whether a word is one for leading projects, and the sentence before names one."""
    before = _last(reading, sentence)
    leads = any(hit.first <= word.last and word.first <= hit.last for hit in reading.cues("does-lead", sentence))
    if not leads or before is None or not reading.within(before.start, before.end, "Project"):
        return False
    named = outermost(reading.within(before.start, before.end, *TOLD))
    opens = reading.index(named[0].start) - before.first <= _OPENS
    return not (opens and named[0].thing.kind in PRACTICES and bool(reading.cues("GoodPractice", before, "heads")))


def _last(reading: Reading, sentence: Sentence) -> Sentence | None:
    number = reading.sentence_number(sentence.start)
    return reading.sentences[number - 1] if number else None


def _goes_on(role: Role, between: str) -> bool:
    """Whether a clause says no more than who manages what the clause before named ("…; zuständig ist das Amt")."""
    rest = between.partition(";")[2]
    return role.relation == "managedBy" and between.count(";") == 1 and len(rest.split()) <= PRONOUN


def _behind_model(reading: Reading, sentence: Sentence, told: Thing) -> bool:
    """Whether the sentence before names a practice as a model, of which this one may tell.

    Of an action it tells where that sentence says already who runs the model.
    """
    before = _last(reading, sentence)
    if before is None:
        return False
    models = [o for o in reading.within(before.start, before.end, *PRACTICES) if is_model(reading, before, o)]
    if told.kind not in ACTIONS or not reading.within(before.start, before.end, *ACTIONS):
        return bool(models)
    return any(next(reading.says(one.thing, "implementedBy"), None) is None for one in models)


def _related(reading: Reading, start: int, begin: int) -> bool:
    """Whether a relative pronoun, or nearly nothing, stands between a thing and who does it ("that the Town runs")."""
    close = len(reading.folded[start:begin].split()) <= _RELATED
    return close or bool(reading.cues_between("relative", start, begin))


def _is_relative(reading: Reading, sentence: Sentence, body: Occurrence) -> bool:
    """Whether a relative pronoun stands before a body, articles aside: it does what it does to the noun before that."""
    at = reading.index(body.start) - 1
    while at > sentence.first and is_small(reading, at, ARTICLES):
        at -= 1
    return at > sentence.first and any(hit.last == at for n in (at - 1, at) for hit in reading.cues_at("relative", n))


def _about_it(reading: Reading, sentence: Sentence, word: Word, behind: bool, body: Occurrence) -> bool:
    """Whether a sentence without a name can be about what was told before: it has no topic or object of its own."""
    heads = ("Project", "Programme", "ActionPlan")
    if reading.hits_in("events", sentence) or any(reading.cues(kind, sentence, "heads") for kind in heads):
        return False
    if not behind:
        helps = any(role.row in ("does-help", "does-pay") for role in word.roles)
        return opens_clause(reading, sentence, word.first) or (helps and opens_bare(reading, sentence, word.first))
    near = range(max(sentence.first, word.first - 1), min(sentence.last, word.last + 3))
    pronoun = any(is_pronoun(reading, at) and (at < word.first or not is_small(reading, at, ARTICLES)) for at in near)
    ends = next((at for at in range(word.last + 1, sentence.last) if parted(reading, at)), sentence.last)
    ends = before_help(reading, word.last + 1, ends)
    rest = sum(not is_time(reading, at) for at in range(word.last + 1, ends))
    opening = range(sentence.first, reading.index(body.start))
    if len(opening) <= _SUBJECT and any(is_pronoun(reading, at) for at in opening[:1]):
        return True  # "Sie wird von der Stadt verwaltet"
    return pronoun or rest <= _OBJECT


def _is_its(reading: Reading, sentence: Sentence, near: Occurrence, begin: int) -> bool:
    """Whether what follows a name is said of it: right behind the name of a model, else with no model between."""
    if is_model(reading, sentence, near):
        return len(reading.folded[near.end : begin].split()) <= _FOLLOWS
    return not any(reading.cues_between(name, near.end, begin) for name in _MODELLED)
