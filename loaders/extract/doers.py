"""Bodies told by their clause: behind a relative pronoun, "by", "together with", before a deed, before their kind.

"A scheme that Oost NL runs", "run since 2012 by Resinova", "audited by ABC", "together with Stora Skog", "money from
EFG", "ABC, the housing association". What a clause tells of holds for names that no noun explains; a single word that
is not in capitals counts only where the clause leaves nothing else.
"""

from __future__ import annotations

from collections.abc import Iterator

from loaders.extract.dates import moments
from loaders.extract.name_runs import Span, holds_acronym, links, run_at
from loaders.extract.reading import Reading
from loaders.extract.role_words import is_time
from loaders.extract.sentences import Sentence

_RUNS = ("does-run", "does-write", "does-begin", "does-pay", "manages")  # deeds that "by" tells the doer of
_WITH = ("with", "jointly")
_ACTS = ("does-run", "does-help", "does-pay", "does-write")  # deeds right behind their doer
_DEEDS = (*_ACTS, "adopts", "manages", "responsible", "shown")  # deeds of the subject of a relative clause
_BACK = 6  # tokens from "by" back to the deed, those of when it is done among them
_VERB = 3  # words from a name to its verb
_NOUN = 5  # words from a comma to the noun that says what a body is
_NO_NOUN = frozenset({"municipality", "county", "province", "regional-authority"})  # places have these beside them too


def doers(reading: Reading) -> Iterator[tuple[str, Span]]:
    """The names that a clause shows to be bodies, each with the rule that says so."""
    words = reading.words
    for sentence in reading.sentences:
        if sentence.row:
            continue
        for at in range(sentence.first, sentence.last):
            if not words[at].capital or _goes_on(reading, sentence, at):
                continue
            span = run_at(reading, at, sentence.last)
            if span is None:
                continue
            rule = _rule(reading, sentence, span)
            if rule is not None:
                yield rule, span


def _goes_on(reading: Reading, sentence: Sentence, at: int) -> bool:
    """Whether a capitalised word goes on with a name that has begun before it."""
    before = at - 1
    if before < sentence.first or reading.words[at].gap != " " or not reading.words[before].capital:
        return False
    return not reading.lexicon_at(before).has("articles", reading.words[before].word)


def _rule(reading: Reading, sentence: Sentence, span: Span) -> str | None:
    """The rule by which a name is a body's; None where its clause tells nothing."""
    single, acronym = span.first == span.last, holds_acronym(reading, *span)
    plain = single and not acronym
    if plain and not _may_stand_alone(reading, span):
        return None
    opening = _opening(reading, sentence, span.first)
    if _is_subject(reading, sentence, span, opening) and (not plain or _acts(reading, sentence, span, _DEEDS)):
        return "body-relative"
    if _is_agent(reading, sentence, opening, sure=acronym):
        return "body-agent"
    if _is_beside(reading, sentence, opening) and (not plain or _closes(reading, sentence, span)):
        return "body-beside"
    if acronym and (_is_payer(reading, sentence, opening) or _acts(reading, sentence, span, _ACTS, close=True)):
        return "body-does"
    if not plain and _is_said(reading, sentence, span):
        return "body-said"
    return "body-hosts" if _hosts(reading, sentence, span, opening) and (not plain or _is_name(reading, span)) else None


def _may_stand_alone(reading: Reading, span: Span) -> bool:
    """Whether a single word with a capital may be a whole name: where names have no cases, and nouns no capitals."""
    grammar = reading.lexicon_at(span.first)
    return not (grammar.has("traits", "inflects") or grammar.has("traits", "capital-nouns"))


def _opening(reading: Reading, sentence: Sentence, first: int) -> int:
    """The token at which the articles before a name begin, or the name's own."""
    words = reading.words
    while first > sentence.first and words[first].gap in (" ", "'", "’"):
        if words[first - 1].shape == "1" or not reading.lexicon_at(first - 1).has("articles", words[first - 1].word):
            break
        first -= 1
    return first


def _ends(reading: Reading, names: tuple[str, ...], last: int, back: int = _VERB) -> bool:
    """Whether one of some cues of the language spoken there ends at a token."""
    start = reading.words[max(last - back, 0)].start
    code = reading.lexicon_at(last).code
    return any(
        hit.last == last and hit.payload.language == code
        for name in names
        for hit in reading.cues_between(name, start, reading.words[last].end)
    )


def _is_subject(reading: Reading, sentence: Sentence, span: Span, opening: int) -> bool:
    """Whether a relative pronoun stands right before a name, and the clause goes on behind it."""
    words = reading.words
    if opening <= sentence.first or words[opening].gap not in (" ", "'", "’"):
        return False
    if reading.lexicon_at(opening).has("traits", "capital-nouns"):
        return False
    goes_on = span.last + 1 < sentence.last and words[span.last + 1].gap == " " and words[span.last + 1].shape == "a"
    return goes_on and _ends(reading, ("relative",), opening - 1)


def _is_agent(reading: Reading, sentence: Sentence, opening: int, *, sure: bool) -> bool:
    """Whether "by" stands right before a name, and a deed before that, words of when it is done between."""
    words = reading.words
    if opening <= sentence.first or words[opening].gap not in (" ", "'", "’"):
        return False
    by = reading.lexicon_at(opening).has("agents", words[opening - 1].word)
    if not by or sure:
        return by
    at = opening - 2
    while at > sentence.first and opening - at <= _BACK and (is_time(reading, at) or _is_small(reading, at)):
        if _ends(reading, _RUNS, at):
            return True
        at -= 1
    return at >= sentence.first and _ends(reading, _RUNS, at)


def _is_small(reading: Reading, at: int) -> bool:
    return reading.words[at].shape == "a" and links(reading, at)


def _is_beside(reading: Reading, sentence: Sentence, opening: int) -> bool:
    """Whether "together with" stands right before a name."""
    return opening > sentence.first and reading.words[opening].gap == " " and _ends(reading, _WITH, opening - 1)


def _is_payer(reading: Reading, sentence: Sentence, opening: int) -> bool:
    """Whether "money from", "a grant of" stands right before a name."""
    return opening > sentence.first and reading.words[opening].gap == " " and _ends(reading, ("does-pay",), opening - 1)


def _acts(reading: Reading, sentence: Sentence, span: Span, deeds: tuple[str, ...], *, close: bool = False) -> bool:
    """Whether what a body does stands near behind a name; ``close``, right behind one that opens its clause."""
    words, at = reading.words, span.last + 1
    if at >= sentence.last or words[at].gap != " ":
        return False
    stop = min(at + (1 if close else _VERB), sentence.last)
    if close and not _opens_clause(reading, sentence, span.first):
        return False
    code = reading.lexicon_at(at).code
    return any(
        at <= hit.first < stop and hit.payload.language == code
        for name in deeds
        for hit in reading.cues_between(name, words[at].start, words[min(stop + _VERB, sentence.last) - 1].end)
        if all(words[n].shape == "a" and words[n].gap == " " for n in range(at, hit.first + 1))
    )


def _hosts(reading: Reading, sentence: Sentence, span: Span, opening: int) -> bool:
    """Whether the verb of holding an event or receiving guests stands behind a name that opens its clause.

    "On 3 May 2019 Oost NL welcomed the partners", "Business Vejle organised the meeting".
    """
    words, at = reading.words, span.last + 1
    leads = (
        opening == sentence.first
        or "," in words[opening].gap
        or any(
            moment.end == words[opening - 1].end for moment in moments(reading, sentence.start, words[opening - 1].end)
        )
    )
    if not leads or at >= sentence.last or words[at].gap != " " or words[at].shape != "a":
        return False
    grammar = reading.lexicon_at(at)
    for hit in reading.hits_beginning("frames", at, min(at + 1, sentence.last - 1)):
        number, way = hit.payload.value.split()
        own = hit.payload.language == grammar.code and way == "before"
        if own and words[hit.first].gap == " " and grammar.frames[int(number)].relation == "hostedBy":
            return True
    return False


def _is_name(reading: Reading, span: Span) -> bool:
    """Whether a single word has its capital inside of a sentence too."""
    for at in reading.tokens_of(reading.words[span.first].word):
        sentence = reading.sentence_at(reading.words[at].start)
        if sentence is not None and at > sentence.first and reading.words[at].capital:
            return True
    return False


def _opens_clause(reading: Reading, sentence: Sentence, first: int) -> bool:
    """Whether a name opens its sentence or what follows a semicolon, a small word before it aside."""
    words = reading.words
    if first > sentence.first and words[first].gap in (" ", "'", "’"):
        if not reading.lexicon_at(first - 1).has("articles", words[first - 1].word):
            return False
        first -= 1
    return first == sentence.first or ";" in words[first].gap


def _closes(reading: Reading, sentence: Sentence, span: Span) -> bool:
    """Whether a mark, a conjunction or the end of the sentence follows a name."""
    at = span.last + 1
    return at >= sentence.last or reading.words[at].gap != " "


def _is_said(reading: Reading, sentence: Sentence, span: Span) -> bool:
    """Whether the noun that says what a body is follows behind a comma or "is" ("ABC, the housing association")."""
    words, at = reading.words, span.last + 1
    if at >= sentence.last or "/" in words[span.first].gap:
        return False
    if words[at].gap == " ":
        copula = [hit for hit in reading.cues_at("copula", at) if hit.payload.language == reading.lexicon_at(at).code]
        if not copula:
            return False
        at = copula[0].last + 1
    elif words[at].gap != ", ":
        return False
    if at >= sentence.last or words[at].shape != "a":
        return False
    grammar = reading.lexicon_at(at)
    for hit in reading.hits_between("bodies", at, min(at + _NOUN, sentence.last - 1)):
        before = range(at, hit.first)
        plain = all(words[n].shape == "a" and (n == at or words[n].gap == " ") for n in (*before, hit.first))
        small = [n for n in before if grammar.has("function_words", words[n].word)]
        described = all(grammar.has("articles", words[n].word) for n in small)
        if plain and described and words[hit.first].shape == "a" and hit.payload.value not in _NO_NOUN:
            return hit.payload.language == grammar.code
    return False
