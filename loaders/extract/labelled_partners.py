"""Partners of which each has a label in one line: "Lead partner: A, Italy Project partner 2: B, Spain Budget: …"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from loaders.extract.label_edges import role_label
from loaders.extract.line_items import line_item
from loaders.extract.list_items import Item
from loaders.extract.lists import items
from loaders.extract.locatives import is_country
from loaders.extract.reading import Reading
from loaders.extract.sentences import Sentence
from ontology import territories

_FEWEST = 2  # labels
_PARTNERS = ("partner-list", "partner", "lead-partner")
_WORDS = 3  # small words of another label behind its capital ("Start date and place:")


@dataclass(frozen=True, slots=True)
class _Label:
    """The label of a role: where it begins, the token behind it, the role, and whether it has a number."""

    first: int
    behind: int
    role: str
    numbered: bool


def labelled(reading: Reading, sentence: Sentence) -> Iterator[tuple[int, str, tuple[Item, ...]]]:
    """Where each label of a role in a sentence begins, the role and the names behind it; none of a single label."""
    found = list(_labels(reading, sentence))
    if len(found) < _FEWEST or not any(one.role == "partner" for one in found) or _of_others(reading, sentence, found):
        return
    words = reading.words
    for number, one in enumerate(found):
        stop = found[number + 1].first if number + 1 < len(found) else sentence.last
        stop = _before_other(reading, one.behind, stop)
        if stop <= one.behind:
            continue
        start, end = words[one.behind].start, words[stop - 1].end
        end += reading.text[end : end + 1] in (")", ".", "”")
        end = min(end, sentence.end)
        single, names = line_item(reading, start, end), items(reading, start, end)
        if single and (one.role == "lead-partner" or one.numbered or all(_is_place(reading, row) for row in names[1:])):
            names = (single,)
        if names and one.role:
            yield words[one.first].start, one.role, tuple(replace(item, role=item.role or one.role) for item in names)


def _of_others(reading: Reading, sentence: Sentence, found: list[_Label]) -> bool:
    """Whether marks of partners stand behind a label that is none of partners: what each has there is no partner.

    "Policy instruments: PP2: Regional plan … PP3: …".
    """
    start, end = sentence.start, reading.words[found[0].first].start
    ahead = reading.text[start:end].rstrip()
    return ahead.endswith(":") and not any(reading.cues_between(name, start, end) for name in _PARTNERS)


def _labels(reading: Reading, sentence: Sentence) -> Iterator[_Label]:
    words, known = reading.words, sentence.first
    for at in range(sentence.first, sentence.last):
        if at < known or not (words[at].capital or at == sentence.first or words[at].gap == " ("):
            continue
        label = role_label(reading, at) or _leading(reading, at)
        if label is None:
            continue
        known, role = label
        yield _Label(at, known, role, words[known - 1].shape == "1")


def _is_place(reading: Reading, item: Item) -> bool:
    name = reading.text[reading.words[item.first].start : reading.words[item.last].end]
    return bool(territories.find(name)) or is_country(reading, item.first, item.last)


def _leading(reading: Reading, at: int) -> tuple[int, str] | None:
    """The token behind "Coordinator:" and the role, where labels of partners stand beside it."""
    words = reading.words
    for hit in reading.cues_at("does-lead", at):
        behind = hit.last + 1
        if behind < len(words) and words[behind].gap.strip() == ":":
            return behind, "lead-partner"
    return None


def _before_other(reading: Reading, first: int, stop: int) -> int:
    """The token at which the next label of anything else begins between two tokens, or the second."""
    words = reading.words
    for at in range(first + 1, stop):
        if words[at].gap.strip() != ":":
            continue
        opens = at - 1
        while opens > first and words[opens].shape == "a" and at - opens <= _WORDS:
            opens -= 1
        return opens
    return stop
