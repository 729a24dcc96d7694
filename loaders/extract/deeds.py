"""Who does something to a document, and to which: a verb, the body that is its agent or subject, and the document.

"approved by the Council", "von der Landesregierung beschlossen", "que aprobó el Pleno", "Plan przyjął Zarząd". The
verbs are a row of stems in all languages; what stands between a body and a verb says how they belong together.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from loaders.extract.between import MARKS, conjoined, marked
from loaders.extract.granted import granted
from loaders.extract.lexicon import Row
from loaders.extract.list_items import conjunction
from loaders.extract.mentions import BODIES
from loaders.extract.occurrences import outermost
from loaders.extract.phrases import Hit
from loaders.extract.reading import Reading
from loaders.extract.role_words import is_in, is_time
from loaders.extract.sentences import Sentence
from loaders.extract.telling import DOCUMENTS, TOLD
from loaders.extract.things import Occurrence
from loaders.extract.truth import conditional, denied, denied_before, denied_behind, promised

_APART = 12  # tokens between a verb and who does it, those of a date among them
_PLAIN = 2  # of these the ones that are neither small nor of a date ("unanimously")
_BEHIND = 4  # words between a noun for an approval and who gives it
OPENS = 2  # words before a verb that opens its line
_SHORT_NAME = 24  # characters of an acronym in brackets
_NUMBERED = 3  # letters of what stands before the number of a decision
VERBS = ("approves", "writes")
_BY = ("agents", "by")
SMALL = ("articles", "connectors", *_BY, "pronouns")
_GENITIVE = ("of", "connectors", "locatives", "inside")
_UNSURE = ("only-asked", "asked-for")
_FRAMES = ("Project", "Programme")


@dataclass(frozen=True, slots=True)
class Deed:
    """A verb, who does it, and what joins them.

    ``agent``: a word for "by"; ``subject``: the body stands before the verb; ``beside``: right behind it;
    ``resolution``: a word for a decision of the body; ``label``: a colon.
    """

    verb: Hit[Row]
    body: Occurrence
    way: str


def deeds(reading: Reading, row: str) -> Iterator[tuple[Sentence, Deed]]:
    """The deeds that sentences tell by the verbs of a row; none that is denied, promised or supposed."""
    for sentence in reading.sentences:
        if sentence.row or any(reading.cues(name, sentence) for name in _UNSURE):
            continue
        for one in _deeds(reading, sentence, row):
            if not _untrue(reading, sentence, one.verb):
                yield sentence, one


def _untrue(reading: Reading, sentence: Sentence, verb: Hit[Row]) -> bool:
    if denied(reading, sentence, verb.first, verb.last) or denied_before(reading, sentence, verb.first):
        return True
    if conditional(reading, sentence, verb.last) or denied_behind(reading, sentence, verb.last, _APART):
        return True
    opposed = [hit for at in (verb.last + 1, verb.last + 2) for hit in reading.cues_at("opposes", at)]
    if opposed and opposed[0].first < sentence.last:
        return True  # "voted against the plan"
    return promised(reading, sentence, verb.first, verb.last)


def _deeds(reading: Reading, sentence: Sentence, row: str) -> Iterator[Deed]:
    bodies = outermost(reading.within(sentence.start, sentence.end, *BODIES))
    for verb, way in _verbs(reading, sentence, row) if bodies else ():
        start, end = reading.span(verb)
        if reading.around(start, end):
            continue
        inside = [o for o in bodies if start < o.start and o.end < end]
        if way == "gets" or inside:
            giver = _giver(reading, verb, inside, [o for o in bodies if o.start >= end])
            if giver is not None:
                yield Deed(verb, giver, "agent" if way == "gets" else "subject")
            continue
        before = [o for o in bodies if o.end <= start]
        behind = [o for o in bodies if o.start >= end]
        one = _behind_verb(reading, sentence, verb, behind[0]) if behind else None
        led = one is not None and (conjunction(reading, verb.first - 1) or (before and _has_done(reading, before[-1])))
        if before and not led and (one is None or one.way == "beside"):
            one = _before_verb(reading, sentence, verb, before[-1]) or one
        if one is not None:
            yield one


def _has_done(reading: Reading, body: Occurrence) -> bool:
    """Whether a verb stands right before a body, which did that ("který zpracovalo město a schválil kraj")."""
    at = reading.index(body.start) - 1
    while at > 0 and is_in(reading, at, "articles"):
        at -= 1
    start, end = reading.words[max(at - _BEHIND, 0)].start, reading.words[at].end
    return any(hit.last == at for name in VERBS for hit in reading.cues_between(name, start, end))


def _verbs(reading: Reading, sentence: Sentence, row: str) -> Iterator[tuple[Hit[Row], str]]:
    """The verbs of a row in a sentence; of approving also those that give or get a noun for it, with which of both."""
    if row == "approves":
        for way in ("gets", "grants"):
            for hit in granted(reading, sentence, way, idle=lambda at: is_idle(reading, at)):
                yield hit, way
    for hit in reading.cues(row, sentence):
        yield hit, row


def _giver(
    reading: Reading, verb: Hit[Row], inside: Sequence[Occurrence], behind: Sequence[Occurrence]
) -> Occurrence | None:
    """Who gives an approval that a document gets: named between verb and noun, or right behind the noun."""
    if inside:
        return inside[-1] if len(inside) == 1 else None
    if not behind or marked(reading, reading.span(verb)[1], behind[0].start):
        return None
    between = range(verb.last + 1, reading.index(behind[0].start))
    return behind[0] if len(between) <= _BEHIND and all(is_little(reading, at) for at in between) else None


def _behind_verb(reading: Reading, sentence: Sentence, verb: Hit[Row], body: Occurrence) -> Deed | None:
    """The body behind a verb, with a word for "by" or a decision, or with nothing between ("que aprobó el Pleno")."""
    end = reading.span(verb)[1]
    between = reading.text[end : body.start]
    tokens = range(verb.last + 1, reading.index(body.start))
    small = all(_brings_in(reading, at) for at in tokens)
    if between.strip().endswith(":") and small and verb.first - sentence.first <= OPENS:
        return Deed(verb, body, "label")
    if _is_far(reading, tokens) or marked(reading, end, body.start, ";:()"):
        return None
    by = [at for at in tokens if _brings_in(reading, at)]
    decision = tokens_of(reading.cues_between("resolution", end, body.start))
    documents = _held(reading, end, body.start)
    plain = [at for at in tokens if at not in decision and at not in documents and not is_little(reading, at)]
    if len(plain) > (_PLAIN if by else 0) or ("," in between and not by):
        return None
    if by:
        close = all(at in decision or is_little(reading, at) for at in range(by[-1] + 1, tokens.stop))
        return Deed(verb, body, "agent") if close and not documents else None  # "approved the plan written by …"
    if decision:
        return Deed(verb, body, "resolution")
    helping = tokens_of(reading.cues_between("passive", end, body.start))
    articles = all(is_in(reading, at, "articles") or at in helping for at in tokens)
    return Deed(verb, body, "beside") if articles and sentence.language != "en" else None


def _before_verb(reading: Reading, sentence: Sentence, verb: Hit[Row], body: Occurrence) -> Deed | None:
    """The body before a verb that does it, or by which it is done where the verb closes the clause."""
    start, closed = reading.span(verb)[0], _closed(reading, body)
    tokens = range(reading.index(closed), verb.first)
    aside = all(is_idle(reading, at) for at in tokens)  # "the Council, at its meeting of 12 March, adopted"
    if _is_far(reading, tokens) or marked(reading, closed, start, ";:()" if aside else MARKS):
        return None
    if any(reading.cues_between(name, closed, start) for name in VERBS):
        return None  # "the Council approved the plan drawn up in the project"
    said = _held(reading, closed, start)
    for name in ("passive", "holds", "resolution"):
        said |= tokens_of(reading.cues_between(name, closed, start))
    said |= _framed(reading, closed, start)
    if sum(at not in said and not is_little(reading, at) for at in tokens) > _PLAIN:
        return None
    at = reading.index(body.start) - 1
    while at >= sentence.first and is_in(reading, at, "articles"):
        at -= 1
    if at < sentence.first or marked(reading, reading.words[at].end, body.start):
        return Deed(verb, body, "subject")
    if _brings_in(reading, at):
        other = conjoined(reading, body.end, start) or reading.cues_between("relative", body.end, start)
        return None if other else Deed(verb, body, "agent")  # "drawn up by the agency and approved"
    whole = any(o.end == reading.words[at].end for o in reading.within(sentence.start, body.start, *TOLD))
    traits = reading.lexicon_at(at).words["traits"]
    whole = whole and not {"name-first", "inflects"} <= set(traits)  # there an owner stands before what it owns
    joins = conjunction(reading, at) and not any(
        o.end == reading.words[at - 1].end for o in reading.within(sentence.start, body.start)
    )
    genitive = (
        any(is_in(reading, at, name) for name in _GENITIVE) and not joins
    )  # "… took note and the Council adopted"
    if whole:
        return None  # "the plan of the Region was approved"
    if genitive:
        return _of_whole(reading, sentence, verb, body)
    return Deed(verb, body, "subject")


def _of_whole(reading: Reading, sentence: Sentence, verb: Hit[Row], part: Occurrence) -> Deed | None:
    """The deed of the body that a body before a verb completes: "le Conseil de la Communauté X a approuvé"."""
    before = [o for o in outermost(reading.within(sentence.start, part.start, *BODIES)) if o.end < part.start]
    if not before:
        return None
    between = range(reading.index(before[-1].end), reading.index(part.start))
    small = all(any(is_in(reading, at, name) for name in ("articles", *_GENITIVE)) for at in between)
    plain = (
        small and not marked(reading, before[-1].end, part.start) and not conjoined(reading, before[-1].end, part.start)
    )
    one = (
        _before_verb(reading, sentence, verb, Occurrence(before[-1].start, part.end, before[-1].thing))
        if plain
        else None
    )
    return Deed(verb, before[-1], one.way) if one is not None else None


def _closed(reading: Reading, body: Occurrence) -> int:
    """Where a body's name ends, with the short name in brackets behind it."""
    rest = reading.text[body.end : body.end + _SHORT_NAME]
    close = rest.find(")")
    short = rest.startswith(" (") and close > 0 and " " not in rest[2:close]
    return body.end + close + 1 if short else body.end


def _is_far(reading: Reading, tokens: range) -> bool:
    """Whether more words stand between a verb and a body than may, those not counted that say when and how."""
    return len(tokens) > _APART and sum(not is_idle(reading, at) for at in tokens) > _PLAIN + 1


def _framed(reading: Reading, start: int, end: int) -> set[int]:
    """The tokens of the projects and programmes in which something is done, and of their class nouns."""
    named = reading.within(start, end, "Project", "Programme")
    tokens = {at for o in named for at in range(reading.index(o.start), reading.index(o.end))}
    return tokens | tokens_of([h for kind in _FRAMES for h in reading.cues_between(kind, start, end, "heads")])


def strangers(reading: Reading, start: int, end: int, also: tuple[str, ...] = ()) -> int:
    """How many words stand between two offsets that may part a document from the verb that tells of it.

    Small words, words of a date, auxiliaries, decisions and named things do not: "the plan, by a decision of 4 May,
    was approved". Others do: "the plan belongs to the Protocol, signed by …". Words of the rows ``also`` do not either.
    """
    rows = ("passive", "holds", "resolution", *also)
    known = tokens_of([h for name in rows for h in reading.cues_between(name, start, end)])
    known |= tokens_of([h for kind in _FRAMES for h in reading.cues_between(kind, start, end, "heads")])
    named = reading.within(start, end, *TOLD, *BODIES)
    known |= {at for o in named for at in range(reading.index(o.start), reading.index(o.end))}
    return sum(at not in known and not is_little(reading, at) for at in range(reading.index(start), reading.index(end)))


def tokens_of(hits: Sequence[Hit[Row]]) -> set[int]:
    """The tokens of some phrases."""
    return {at for hit in hits for at in range(hit.first, hit.last + 1)}


def _held(reading: Reading, start: int, end: int) -> set[int]:
    """The tokens of the documents that are named between two offsets."""
    named = reading.within(start, end, *DOCUMENTS)
    return {at for o in named for at in range(reading.index(o.start), reading.index(o.end))}


def _brings_in(reading: Reading, at: int) -> bool:
    """Whether a word brings in by whom something is done."""
    return any(is_in(reading, at, table) for table in _BY)


def is_little(reading: Reading, at: int) -> bool:
    """Whether a word is small, or says when, in which session, under which number or by how many votes it is done."""
    if is_time(reading, at) or any(is_in(reading, at, table) for table in SMALL):
        return True
    if any(at <= hit.last for n in (at - 1, at) if n >= 0 for hit in reading.cues_at("by-vote", n)):
        return True
    if any(reading.cues_at(name, at) for name in ("its", "present")):
        return True  # "our plan"
    token, after = reading.words[at], reading.words[at + 1] if at + 1 < len(reading.words) else None
    if len(token.word) <= _NUMBERED and after is not None and after.shape == "1":
        return True  # "no. 12", "č. 12"
    return is_in(reading, at, "function_words") and not conjunction(reading, at) and not _turns(reading, at)


def _turns(reading: Reading, at: int) -> bool:
    """Whether a function word turns what is said: a relative pronoun, a negation."""
    return any(reading.cues_at(name, at) for name in ("relative", "negation", "opposes", "promise", "condition"))


def is_idle(reading: Reading, at: int) -> bool:
    """Whether a word is little, or part of the name of a body or document."""
    start, end = reading.words[at].start, reading.words[at].end
    return is_little(reading, at) or bool(reading.around(start, end, *BODIES, *DOCUMENTS))
