"""Who pays a sum, where that stands right behind it: "48,000 euro from the Region", "1,1 Mio. EUR (EFRE)"."""

from __future__ import annotations

from collections.abc import Iterator

from loaders.extract.lexicon import lexicon
from loaders.extract.list_items import conjunction
from loaders.extract.mentions import BODIES, POLICIES
from loaders.extract.money import Amount, amounts
from loaders.extract.occurrences import outermost
from loaders.extract.paying import claim_payer, may_fund, paid_for
from loaders.extract.reading import Reading
from loaders.extract.sentences import Sentence
from loaders.extract.things import Occurrence
from loaders.extract.truth import denied, denied_before

_NEAR = 4  # words between a sum and who pays it
_PAYERS = ("Fund", "Programme", *POLICIES, *BODIES)
_UNSURE = ("only-asked", "asked-for", "condition")
_SMALL = ("articles", "connectors")


def paid_sums(reading: Reading) -> None:
    """Claims who pays the sums of practices, actions and projects."""
    for sentence in reading.sentences:
        if sentence.row or any(reading.cues(name, sentence) for name in _UNSURE):
            continue
        found = list(amounts(reading, sentence))
        for number, amount in enumerate(found):
            stop = found[number + 1].start if number + 1 < len(found) else sentence.end
            payers = list(_behind(reading, sentence, amount, stop))
            first = reading.index(amount.start)
            if not payers or denied(reading, sentence, first, first) or denied_before(reading, sentence, first):
                continue
            thing = paid_for(reading, sentence, found[0].start, amount.end, payers[0].thing)
            if thing is None:
                continue
            for payer in payers:
                if thing.kind == "Project" and not may_fund(reading, sentence, payer.thing):
                    continue
                claim_payer(reading, thing, payer.thing, (amount.start, payer.end), "paid-sum")


def _behind(reading: Reading, sentence: Sentence, amount: Amount, stop: int) -> Iterator[Occurrence]:
    """Who pays a sum: the name behind "from", or a fund in a bracket or behind a comma, and those that "and" joins."""
    inside = reading.within(amount.end, stop, *_PAYERS)
    names = outermost(inside)
    if not names or not _leads(reading, sentence, amount.end, names[0]):
        return
    yield names[0]
    end = names[0].end
    for other in names[1:]:
        between = range(reading.index(end), reading.index(other.start))
        words = [at for at in between if not _is_small(reading, at)]
        if (
            not any(conjunction(reading, at) for at in between)
            or len(words) > 1
            or "," in reading.text[end : other.start]
        ):
            return
        yield other
        end = other.end


def _leads(reading: Reading, sentence: Sentence, end: int, payer: Occurrence) -> bool:
    """Whether what stands between a sum and a name says that the sum comes from there."""
    between = reading.folded[end : payer.start]
    if len(between.split()) > _NEAR or any(mark in between for mark in ";:\n"):
        return False
    if payer.thing.kind == "Fund" and between.strip(" ,(–-") == "":
        return True
    told = reading.cues_between("paid-from", end, payer.start)
    rest = [
        at
        for at in range(reading.index(end), reading.index(payer.start))
        if not any(hit.first <= at <= hit.last for hit in told) and not _is_small(reading, at)
    ]
    cases = tuple(lexicon(sentence.language).words["from_endings"])
    cased = bool(cases) and reading.folded[payer.start : payer.end].endswith(cases)
    plain = "," not in between or bool(told)
    return (bool(told) or cased) and plain and len(rest) <= 1


def _is_small(reading: Reading, at: int) -> bool:
    grammar, word = reading.lexicon_at(at), reading.words[at].word
    return any(grammar.has(table, word) for table in _SMALL)
