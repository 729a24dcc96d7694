"""Practices and actions by all that is told around a name without quotes: who runs it since when, that it was a model.

No one of these says it alone ("…, que la Fundación X conduce desde 2016" may be told of anything): each has points,
and a name with enough of them is taken where nothing else reads it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from loaders.extract.givennames import opens_a_name
from loaders.extract.hypotheses import Hypothesis
from loaders.extract.modelled_practices import is_name
from loaders.extract.name_runs import Span, run_at
from loaders.extract.reading import Reading
from loaders.extract.sentences import Sentence

_WEIGHT = 0.5  # less than any rule that reads a name by itself
_LIMIT = 10  # points
_MODELS = (("does-model", "cues"), ("source", "cues"), ("inspired-by", "cues"))
_PRACTICES = (("practices", "cues"), ("bare-practice", "cues"), ("GoodPractice", "heads"))
_ACTIONS = (("Action", "heads"), ("measure", "cues"), ("pilot", "cues"), ("piloted", "cues"))
_SHOWN, _RUN, _BEGUN = (("shown", "cues"),), (("does-run", "cues"),), (("does-begin", "cues"),)
_BACK = 2  # sentences before, in which what is told of is set
_NEAR = 6  # words before a name among which a noun makes an action of it
_GOVERNED = 3  # words between the word for a model and the name
_SHOWS = 4  # the same for a word of showing
_TOLD = 14  # words behind a name in which it is told who runs it, or since when
_TAIL = 4  # words of a foreign name behind its first
_SMALL = ("connectors", "locatives", "inside", "of", "function_words", "conjunctions")
_OPENS = (", ", " (", ": ", " – ", " - ", "; ", " : ", " ; ")
_MARKS = re.compile(r"[.,;:()\"“”„«»]")
_CODE = 3  # letters of a country's code
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_BRACKET = re.compile(r"\s\(([^()\n]{1,100})\)")

Cues = tuple[tuple[str, str], ...]


def told_names(reading: Reading) -> Iterator[Hypothesis]:
    """The names that enough is told of for a practice, or for an action where its noun stands near before."""
    for number, sentence in enumerate(reading.sentences):
        if sentence.row or sentence.heading:
            continue
        opening = reading.sentences[max(0, number - _BACK)].start
        for span in _names(reading, sentence):
            near = reading.words[max(sentence.first, span.first - _NEAR)].start
            start = reading.words[span.first].start
            is_action = _has(reading, _ACTIONS, near, start) and not _has(reading, _MODELS, near, start)
            if _points(reading, sentence, span, opening) + 3 * is_action >= _LIMIT:
                end = reading.words[span.last].end
                kind, rule = ("Action", "action-told-of") if is_action else ("GoodPractice", "practice-told-of")
                language = reading.lexicon_at(span.first).code
                yield Hypothesis(kind, start, end, _WEIGHT * (end - start), rule, language=language)


def _names(reading: Reading, sentence: Sentence) -> Iterator[Span]:
    """The capitalised names of a sentence that no table knows and no preposition or noun stands right before."""
    words, at = reading.words, sentence.first
    while at < sentence.last:
        run = run_at(reading, at, sentence.last) if words[at].capital else None
        if run is None:
            at += 1
            continue
        at = run.last + 1
        before = run.first - 1
        gap = words[run.first].gap
        bound = before >= sentence.first and not gap.strip(" -'’")
        if (
            gap.endswith("(")
            or words[run.first].shape == "A"
            or (gap == ", " and _is_body(reading, sentence, run.first))
        ):
            continue  # a body: "(Amt X)", "a company, X, which …"
        if bound and (words[before].capital or words[before].shape == "1" or _governs(reading, sentence, run.first)):
            continue
        person = opens_a_name(words[run.first].word, sure=True) or reading.cues_at("honorific", run.first)
        last = _tail(reading, run.last, sentence.last)
        if not person and _is_told_of(_gap(reading, sentence, last)) and is_name(reading, run):
            yield Span(run.first, last)


def _gap(reading: Reading, sentence: Sentence, last: int) -> str:
    """What stands behind a token in its sentence, up to the next."""
    words = reading.words
    stop = words[last + 1].start if last + 1 < sentence.last else sentence.end
    return reading.text[words[last].end : stop]


def _is_told_of(gap: str) -> bool:
    """Whether what stands behind a name parts it from words that may tell of it, or ends its sentence."""
    return gap.startswith(_OPENS) or (gap != " " and gap.strip()[:1] in ("", "."))


def _is_body(reading: Reading, sentence: Sentence, first: int) -> bool:
    return bool(reading.hits_between("bodies", max(sentence.first, first - _GOVERNED), first - 1))


def _governs(reading: Reading, sentence: Sentence, first: int) -> bool:
    """Whether a small word that is no article, or an unknown noun, stands before a name, and nothing that models it."""
    grammar, before = reading.lexicon_at(first), first - 1
    if grammar.has("articles", reading.words[before].word) or _governed(reading, sentence, _MODELS, first, _GOVERNED):
        return False
    small = any(grammar.has(name, reading.words[before].word) for name in _SMALL)
    return small or not reading.in_phrase(before)


def _tail(reading: Reading, last: int, stop: int) -> int:
    """The last token of a name with the small words of its own language behind it, up to a mark."""
    words, grammar, at = reading.words, reading.lexicon_at(last), last + 1
    while at < stop and words[at].gap in (" ", "'", "’") and words[at].shape in ("a", "Aa") and at - last <= _TAIL:
        if any(grammar.has(name, words[at].word) for name in (*_SMALL, "articles")) or reading.in_phrase(at):
            return last
        at += 1
    return at - 1 if at >= stop or words[at].gap.strip()[:1] in tuple(",;.)(:–—") else last


def _points(reading: Reading, sentence: Sentence, span: Span, opening: int) -> int:
    """How much speaks for a practice: in the sentences since ``opening``, right before the name, and behind it."""
    words, after = reading.words, span.last + 1
    start, end = words[span.first].start, words[span.last].end
    gap = _gap(reading, sentence, span.last)
    far = words[min(sentence.last, after + _TOLD) - 1].end if after < sentence.last else end
    if any(reading.cues_between(name, sentence.start, far) for name in ("negation", "condition", "only-asked")):
        return 0
    told = gap.startswith(_OPENS)
    bracket = _BRACKET.match(reading.text, end, sentence.end)
    if bracket is not None and len(bracket[1]) <= _CODE:
        return 0  # the country of a partner
    inside = reading.hits_between("bodies", after, reading.index(bracket.end(1)) - 1) if bracket else []
    labels = span.first == sentence.first and gap.startswith((": ", " : "))
    signs = (
        (3, told and _has(reading, _RUN, end, far)),
        (2, told and _has(reading, _BEGUN, end, far)),
        (2, gap == ", " and after < sentence.last and bool(reading.cues_at("relative", after))),
        (1, told and after < sentence.last and bool(reading.hits_between("bodies", after, after + _TOLD))),
        (3, bool(inside)),
        (2, bracket is not None and _YEAR.search(bracket[1]) is not None),
        (4, _governed(reading, sentence, _MODELS, span.first, _GOVERNED)),
        (2, _governed(reading, sentence, _SHOWN, span.first, _SHOWS)),
        (2, _has(reading, _MODELS, sentence.start, start)),
        (1, _has(reading, _MODELS, opening, start)),
        (2, _has(reading, _SHOWN, opening, start)),
        (2, _has(reading, _PRACTICES, opening, start)),
        (1, any(reading.cues(name, table=table) for name, table in _PRACTICES)),
        (1, _has(reading, _ACTIONS, sentence.start, start)),
        (1, words[span.last].shape == "a"),
        (2, not any(reading.in_phrase(at) for at in range(span.first, span.last + 1))),
        (-2, reading.lexicon_at(span.first).has("traits", "capital-nouns")),
        (-2, span.first == sentence.first and not sentence.item),
        (-_LIMIT, labels),
    )
    return sum(points for points, holds in signs if holds)


def _has(reading: Reading, cues: Cues, start: int, end: int) -> bool:
    return start < end and any(reading.cues_between(name, start, end, table) for name, table in cues)


def _governed(reading: Reading, sentence: Sentence, cues: Cues, first: int, most: int) -> bool:
    """Whether one of some cues stands before a token with few words and no mark between."""
    words = reading.words
    near = words[max(sentence.first, first - most - 3)].start
    return any(
        first - hit.last - 1 <= most and not _MARKS.search(reading.text, words[hit.last].end, words[first].start)
        for name, table in cues
        for hit in reading.cues_between(name, near, words[first].start, table)
    )
