"""Why several mentions are one thing, to be read: the code, row, law or words that they have in common."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from graph.identity import Record, record
from graph.keys import CODE, LAW, PARTS, ROW
from graph.model import Mention
from ontology import territories, vocabulary

_SAY, _ARE = "names that say the same", "the same name"


def reasons(mentions: Iterable[Mention]) -> tuple[str, ...]:
    """What joins the mentions of a thing, the strongest first; () for what is named in one way alone.

    Judgements and the parts of things made from others are not told here.

    >>> from graph.model import Name
    >>> clues = {"country": "BG", "place": "BG411", "body": "municipality"}
    >>> own = Mention("1", "PublicOrganisation", 0, 5, (Name("Столична община", "bg"),), **clues)
    >>> english = Mention("2", "PublicOrganisation", 0, 5, (Name("Stolichna obshtina", "en"),), **clues)
    >>> reasons([own, english])
    ('the same name, in bg and en',)
    """
    records = [record(one, {}) for one in mentions]
    bearers: dict[tuple[int, str], list[Record]] = defaultdict(list)
    for one in records:
        for key in one.keys:
            bearers[key].append(one)
    shared = {key: those for key, those in sorted(bearers.items()) if len(_ways(those)) > 1}
    told = dict.fromkeys(_told(rank, key, those) for (rank, key), those in shared.items())
    # names that are alike to the letter say the same, too
    return tuple(one for one in told if one.replace(_SAY, _ARE) == one or one.replace(_SAY, _ARE) not in told)


def _ways(records: Iterable[Record]) -> set[tuple[str, ...]]:
    """The different ways in which mentions name a thing."""
    return {tuple(sorted(name.text for name in one.mention.names if name.use != "alias")) for one in records}


def _told(rank: int, key: str, records: list[Record]) -> str:
    spoken = sorted({name.language for one in records for name in one.mention.names if name.language})
    languages = f", in {' and '.join(spoken)}" if spoken else ""
    if rank == CODE:
        return "the same code"
    if rank == ROW:
        return f"the same row of the authority tables, {key.removeprefix('row:')}"
    if rank == LAW:
        _, body, place = key.split(":", 2)
        kind = vocabulary.label(vocabulary.term(f"organisation-kind/{body}"))
        return f"the one body of its kind ({kind}) in {territories.by_code(place).latin}{languages}"
    if rank == PARTS:
        return "made of the same parts"
    if ":acronym:" in key:
        return "the same acronym and home"
    return (_SAY if ":sense:" in key else _ARE) + languages
