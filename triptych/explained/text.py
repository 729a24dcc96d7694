"""An explanation for a terminal: each block with its mentions in brackets, and below it what was read there."""

from __future__ import annotations

from collections.abc import Iterator

from loaders.explaining import Explanation, Lost, Mark, Passage, Told
from triptych.explained.marked import group_of, pieces
from triptych.lines import shown

_COLOURS = {
    "project": "1;35",
    "money": "35",
    "body": "36",
    "place": "33",
    "policy": "94",
    "practice": "32",
    "plan": "1;34",
    "event": "31",
    "other": "4",
}
_VERBS = {"asserted": "says", "suggested": "suggests", "held back": "held back", "less-exact": "less exact"}
_STRESS = {"says": "1", "refused": "2", "mention": "2"}  # bold and faint; what is doubtful is between them
_WIDE = 11  # characters of the longest word before a line, and two blanks


def explained(found: Explanation, *, colour: bool) -> Iterator[str]:
    """The lines of an explanation; in colour they are the same lines with the colours around them."""
    yield _painted(_heading(found), "1", colour)
    for line in found.unread:
        yield f"{'not read':{_WIDE}}{shown(line)}"
    for passage in found.passages:
        yield ""
        for line in _marked(found.text, passage, colour).split("\n"):
            yield f"  {line}".rstrip()
        yield from _below(passage, colour)


def _heading(found: Explanation) -> str:
    told = [one.status for part in found.passages for one in part.told]
    held = told.count("held back")
    lost = sum(len(part.lost) for part in found.passages)
    how = f"table, profile {found.profile or 'none'}" if not found.language else f"language {found.language}"
    return (
        f"{shown(found.location)} · {how} · {len(told) - held} statements, {told.count('asserted')} of them asserted, "
        f"{held} held back, {lost} candidates refused"
    )


def _marked(text: str, passage: Passage, colour: bool) -> str:
    """The words of a passage, its mentions in brackets with their class."""
    made: list[str] = []
    inside: list[Mark] = []
    for what, mark, words in pieces(text, passage):
        if what == "text":
            lines = (shown(line) for line in words.replace("\t", "  ").split("\n"))
            made.append(_painted("\n".join(lines), _colour(inside), colour))
        elif mark is not None:
            if what == "open":
                inside.append(mark)
            made.append(_painted("[" if what == "open" else f"|{mark.kind}]", _colour(inside), colour))
            if what == "close":
                inside.pop()
    return "".join(made)


def _colour(inside: list[Mark]) -> str:
    return _COLOURS[group_of(inside[-1].kind)] if inside else ""


def _painted(words: str, colours: str, colour: bool) -> str:
    """The words in colours, line by line, as they are where there is to be no colour."""
    if not colour or not colours:
        return words
    return "\n".join(f"\x1b[{colours}m{line}\x1b[0m" if line else line for line in words.split("\n"))


def _below(passage: Passage, colour: bool) -> Iterator[str]:
    """What was read in a passage, a line each."""
    for mark in passage.marks:
        yield _line("mention", f"{mark.kind} {_quoted(mark.name)}", mark.rule, "", colour)
    for told in passage.told:
        verb = _VERBS.get(told.status, told.status)
        yield _line(verb, _claim(told), f"{told.rule} {told.confidence:.2f}", told.why, colour)
    for lost in passage.lost:
        yield _line("refused", f"{lost.kind} {_quoted(lost.text)}", _weighed(lost), lost.why, colour)


def _line(verb: str, said: str, rule: str, why: str, colour: bool) -> str:
    reason = f": {shown(why)}" if why else ""
    return f"    {_painted(f'{verb:{_WIDE}}', _STRESS.get(verb, '33'), colour)}{said}  ({rule}){reason}"


def _claim(told: Told) -> str:
    return f"{shown(told.subject)} – {told.relation} – {shown(told.object)}"


def _weighed(lost: Lost) -> str:
    return f"{lost.rule}, weight {lost.weight:g}"


def _quoted(words: str) -> str:
    return f"“{shown(' '.join(words.split()))}”"
