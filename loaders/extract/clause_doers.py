"""Who carries out a practice or action by the shape of the clause that names it, whatever its verb.

"“Farm Bus”, a free bus of the Town", "the shed that the Town lends out", "in May the Town opened the “Farm Bus”",
"there the Town opens “Farm Bus”". Words that pay, help, show, approve or copy make another role of it.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable, Iterator

from loaders.extract.attachment.series import runs
from loaders.extract.between import marked
from loaders.extract.list_items import conjunction
from loaders.extract.mentions import BODIES
from loaders.extract.named_again import named_again
from loaders.extract.reading import Reading
from loaders.extract.role_rows import body_rows
from loaders.extract.role_words import VERB_LAST, is_time
from loaders.extract.sentences import Sentence
from loaders.extract.telling import ACTIONS, PRACTICES, TOLD
from loaders.extract.things import Occurrence
from loaders.extract.truth import denied, denied_behind, promised

Row = tuple[Occurrence, ...]
_DONE = (*PRACTICES, *ACTIONS)
_UNSURE = ("only-asked", "asked-for")
_MODELS = ("does-model", "source", "inspired-by")
_NO_DEEDS = (
    *("does-pay", "does-help", "shown", "adopts", "approve", "partner", "members", "negation", "condition"),
    *("lead-partner", "example"),
)
_OTHER = (*_MODELS, *_NO_DEEDS)
_OPEN = ("negation", "condition", "promise")
_OPENS = re.compile(r"[\"“”„«»’']*(?: \([^()\n]{1,40}\))?(?:, | – | — | - |: | : )")
_CLOSES = re.compile(r"[\"“”„«»’' ]*")
_APPOSED = 9  # words of what says what a name is
_BARE = 3  # the same where only a case form ties the body to it
_VERB, _LATE_VERB = 3, 10  # words behind the subject of a clause that may make another role of it
_AWAY = 5  # words from a verb to the name behind it
_LATE = 2  # words from a name to the verb, or to "not", behind it
_CLAUSE = 16  # words from a body to the name that it made
_SHORT = 2  # letters of an abbreviation
_PRONOUN, _BESIDE = 1, 3  # words before a verb of a clause behind a mark; those between the verb and who does it
_MARKS = ';:().?!"“”„«»'


def clause_doers(reading: Reading) -> None:
    """Claims who carries out practices and actions by the clauses around their names."""
    if not reading.found(*_DONE):
        return
    known, again = runs(reading), list(named_again(reading))
    for sentence in reading.sentences:
        if sentence.row or any(reading.cues(name, sentence) for name in _UNSURE):
            continue
        named = reading.within(sentence.start, sentence.end, *_DONE)
        named += [one for one in again if sentence.start <= one.start and one.end <= sentence.end]
        rows = [r for row in body_rows(reading, sentence, known) for r in _clear(reading, row)] if named else []
        for one in named:
            for row, rule in _found(reading, sentence, rows, one):
                _claim(reading, one, row, rule)


def _clear(reading: Reading, row: Row) -> list[Row]:
    """The parts of a row that no closing bracket parts ("… (run by A) and B …")."""
    parts = [[row[0]]]
    for before, one in itertools.pairwise(row):
        between = re.sub(r"\([^()]*\)", "", reading.text[before.end : one.start])
        if ")" in between:
            parts.append([])
        parts[-1].append(one)
    return [tuple(part) for part in parts]


def _found(reading: Reading, sentence: Sentence, rows: list[Row], one: Occurrence) -> Iterator[tuple[Row, str]]:
    for find, rule in _WAYS:
        row = find(reading, sentence, rows, one)
        if row is not None:
            yield row, rule
            return


def _claim(reading: Reading, one: Occurrence, row: Row, rule: str) -> None:
    said = [c for name in ("implementedBy", "supportedBy", "fundedBy") for c in reading.says(one.thing, name)]
    for body in row:
        if body.thing.kind in BODIES and not any(c.object is body.thing for c in said):
            span = (min(one.start, body.start), max(one.end, body.end))
            reading.claim(one.thing, "implementedBy", body.thing, span, rule)


def _owner(reading: Reading, sentence: Sentence, rows: list[Row], one: Occurrence) -> Row | None:
    """The body to which what is said behind a name belongs ("“Farm Bus”, a free bus of the Town")."""
    match = _OPENS.match(reading.text, one.end)
    row = next((row for row in rows if match and row[0].start > match.end()), None)
    if match is None or row is None:
        return None
    first, stop = reading.index(match.end()), reading.index(row[0].start)
    if not _plain(reading, one, first, stop, _APPOSED):
        return None
    last = _before_articles(reading, stop)
    grammar = reading.lexicon_at(first)
    if any(grammar.has("inside", reading.words[at].word) for at in range(first, last)):
        return None  # "a kiosk in the park of the Town"
    if _is_of(reading, last):
        return row if last >= first else None
    cased = grammar.has("traits", "inflects") and not (grammar.has("traits", "name-first") or grammar.words["articles"])
    closed = row[-1].end >= sentence.end - 1 or marked(reading, row[-1].end, row[-1].end + 2, ",;.()–")
    return row if cased and closed and stop - first <= _BARE else None


def _is_of(reading: Reading, at: int) -> bool:
    """Whether a word ties an owner or doer to what stands before: "of", "by", an article in the genitive."""
    if at < 0:
        return False
    grammar, word = reading.lexicon_at(at), reading.words[at].word
    return grammar.has("of", word) or grammar.has("agents", word)


def _relative(reading: Reading, sentence: Sentence, rows: list[Row], one: Occurrence) -> Row | None:
    """The subject of the relative clause behind a name and what it is ("…, a shed that the Town lends out")."""
    for row in rows:
        if row[0].start < one.end:
            continue
        pronoun = _pronoun(reading, one.end, reading.index(row[0].start))
        first = reading.index(one.end)
        behind = reading.text[one.end : reading.words[first].start]
        if pronoun is None or behind.strip(" \"“”„«»’',–—-:"):
            return None
        if not _plain(reading, one, first, pronoun, _APPOSED, ",", named=True):
            return None
        start = reading.index(row[-1].end)
        end = next((n for n in range(start, sentence.last) if marked(reading, *_gap(reading, n))), sentence.last)
        if end - start < 1 or reading.words[start].gap != " " or reading.words[start].capital:
            return None
        late = reading.lexicon_at(start).code in VERB_LAST
        stop = reading.words[min(end, start + (_LATE_VERB if late else _VERB)) - 1].end
        return None if _is_other(reading, sentence, one, row[-1].end, stop) else row
    return None


def _pronoun(reading: Reading, start: int, at: int) -> int | None:
    """The token of the relative pronoun that stands before another, articles and "by" aside; None where none does.

    Where a pronoun may be an article too, it is the one behind a comma ("…, die das Amt führt").
    """
    found = None
    for hit in reversed(reading.cues_between("relative", start, reading.words[at].start)):
        between = range(hit.last + 1, at)
        if not all(reading.lexicon_at(n).has("articles", reading.words[n].word) or _is_of(reading, n) for n in between):
            break
        if "," in reading.words[hit.first].gap:
            return hit.first
        found = hit.first if found is None else found
    return found


def _made(reading: Reading, sentence: Sentence, rows: list[Row], one: Occurrence) -> Row | None:
    """The subject of the clause that a name ends, with a deed ("the Town opened the “Farm Bus”")."""
    before = [row for row in rows if row[-1].end <= one.start]
    if not before:
        return None
    row = before[-1]
    clause = [r for r in before if not marked(reading, r[-1].end, row[0].start, _MARKS)]
    row = _with(reading, clause)
    start, end = reading.index(row[-1].end), reading.index(one.start)
    pronoun = [h for h in reading.cues_at("relative", start) if reading.words[start].gap == ", "]
    if pronoun:  # "… to the Town, which opened the “Farm Bus”"
        start = pronoun[0].last + 1
    elif _is_governed(reading, sentence, row):
        return None
    if _parted(reading, start + bool(pronoun), end) or end - start > _CLAUSE:
        return None
    if any(o not in row for o in reading.within(row[0].start, one.start, *TOLD)):
        return None
    behind = reading.index(_CLOSES.match(reading.text, one.end).end())  # type: ignore[union-attr]  # may be empty
    hits = reading.cues_between("does-run", row[-1].end, one.start)
    late = [h for h in reading.cues("does-run", sentence) if behind <= h.first < behind + _LATE]
    late = [h for h in late if not marked(reading, one.end, reading.words[h.first].start, ",;:.()")]
    near = [h for h in hits if _count(reading, h.last + 1, end) <= _AWAY]
    early = [h for h in reading.cues("does-run", sentence) if h.last < reading.index(row[0].start)]
    first = _before_articles(reading, reading.index(row[0].start))
    early = [h for h in early if h.last == first]
    if not (near or late or early) or denied_behind(reading, sentence, behind - 1, _LATE):
        return None
    deed = reading.span(near[-1])[1] if near else row[-1].end
    other = _is_other(reading, sentence, one, clause[-1][-1].end, one.start, _NO_DEEDS)
    return None if other or _is_other(reading, sentence, one, deed, one.start, _MODELS) else row


def _parted(reading: Reading, first: int, stop: int) -> bool:
    """Whether a mark parts two tokens, the point behind a number or an abbreviation aside; quotes at the end do not."""
    for at in range(first, stop + 1):
        gap = reading.words[at].gap
        short = at > 0 and (reading.words[at - 1].shape == "1" or len(reading.words[at - 1].word) <= _SHORT)
        marks = gap.replace(".", "") if short else gap
        if any(mark in (marks.rstrip("\"“”„«»'‘’") if at == stop else marks) for mark in _MARKS + ",\n"):
            return True
    return False


def _resumed(reading: Reading, sentence: Sentence, rows: list[Row], one: Occurrence) -> Row | None:
    """Who does it in a clause of its own behind a colon or semicolon ("“Farm Bus” is …; the Town runs it").

    It is said of the only practice or action of the sentence; the clause has nothing else in it.
    """
    others = [o for o in reading.within(sentence.start, sentence.end, *_DONE) if o.thing is not one.thing]
    for row in rows if not others else ():
        first, stop = reading.index(row[0].start), reading.index(row[-1].end)
        begin = next((n for n in range(first, reading.index(one.end) - 1, -1) if _opens_anew(reading, n)), None)
        if begin is None or any(mark in reading.text[reading.words[begin].start : row[0].start] for mark in ",()"):
            continue
        for hit in reading.cues("does-run", sentence):
            before = hit.first - begin <= _PRONOUN and begin <= hit.first and 0 < first - hit.last <= _BESIDE
            alone = _before_articles(reading, first) < begin and 0 <= hit.first - stop < _BESIDE
            ends = alone and _ends(reading, sentence, hit.last + 1)
            if (before or ends) and not _is_other(
                reading, sentence, one, reading.words[begin].start, max(row[-1].end, reading.span(hit)[1]), _NO_DEEDS
            ):
                return row
    return None


def _opens_anew(reading: Reading, at: int) -> bool:
    return any(mark in reading.words[at].gap for mark in ":;")


def _ends(reading: Reading, sentence: Sentence, at: int) -> bool:
    """Whether a clause ends at a token or right behind it: by a mark, a conjunction, "together with"."""
    for n in (at, at + 1):
        if n >= sentence.last or marked(reading, *_gap(reading, n)) or conjunction(reading, n):
            return True
        if reading.cues_at("with", n) or reading.cues_at("jointly", n):
            return True
    return False


def _with(reading: Reading, rows: list[Row]) -> Row:
    """The rows of one clause that "together with" joins, the last or the last two."""
    if len(rows) > 1 and reading.cues_between("with", rows[-2][-1].end, rows[-1][0].start):
        return (*rows[-2], *rows[-1])
    return rows[-1]


def _is_governed(reading: Reading, sentence: Sentence, row: Row) -> bool:
    """Whether a preposition or "by" stands before a body: then it is no subject."""
    at = _before_articles(reading, reading.index(row[0].start))
    if at < sentence.first or marked(reading, *_gap(reading, at + 1)):
        return False
    grammar, word = reading.lexicon_at(at), reading.words[at].word
    tables = ("locatives", "inside", "of", "agents", "connectors")
    return any(grammar.has(table, word) for table in tables) and not grammar.has("conjunctions", word)


def _plain(
    reading: Reading, one: Occurrence, first: int, stop: int, most: int, marks: str = "", *, named: bool = False
) -> bool:
    """Whether few small words stand between two tokens, none of which makes another role of what follows.

    With ``named`` there may be names of places among them.
    """
    words = range(first, stop)
    if len(words) > most or any(reading.words[at].gap.strip() not in ("", "-", "'", "’", *marks) for at in words[1:]):
        return False
    nouns = bool(words) and reading.lexicon_at(first).has("traits", "capital-nouns")
    if not (nouns or named) and any(reading.words[at].capital for at in words):
        return False
    if not words:
        return True
    start, end = reading.words[first].start, reading.words[stop - 1].end
    heads = [h for h in reading.hits_between("heads", first, stop - 1) if h.payload.value in ("Project", "ActionPlan")]
    sentence = reading.sentence_at(one.start)
    told = reading.within(start, end, *TOLD, *BODIES)
    return sentence is not None and not heads and not told and not _is_other(reading, sentence, one, start, end)


def _is_other(
    reading: Reading, sentence: Sentence, one: Occurrence, start: int, end: int, others: tuple[str, ...] = _OTHER
) -> bool:
    """Whether what stands between two offsets makes another role of it, or says that it is not so."""
    joint = [hit for name in ("with", "jointly") for hit in reading.cues_between(name, start, end)]
    for name in others:
        for hit in reading.cues_between(name, start, end):
            if not any(j.first <= hit.first and hit.last <= j.last for j in joint):
                return True
    first, last = reading.index(start), max(reading.index(end) - 1, reading.index(start))
    if denied(reading, sentence, first, last) is not None:
        return True
    return one.thing.kind in PRACTICES and (
        promised(reading, sentence, first, last) or bool(reading.cues_between("promise", start, end))
    )


def _before_articles(reading: Reading, at: int) -> int:
    """The token before the articles that stand before a token."""
    at -= 1
    while at >= 0 and reading.lexicon_at(at).has("articles", reading.words[at].word) and not _is_of(reading, at):
        at -= 1
    return at


def _count(reading: Reading, first: int, stop: int) -> int:
    return sum(not is_time(reading, at) for at in range(first, stop))


def _gap(reading: Reading, at: int) -> tuple[int, int]:
    """Where the gap before a token begins and ends in the text, whose double blanks the token's ``gap`` has as one."""
    return reading.words[at - 1].end if at else 0, reading.words[at].start


_WAYS: tuple[tuple[Callable[[Reading, Sentence, list[Row], Occurrence], Row | None], str], ...] = (
    (_owner, "doer-owner"),
    (_relative, "doer-relative"),
    (_made, "doer-subject"),
    (_resumed, "doer-resumed"),
)
