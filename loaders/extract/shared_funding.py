"""What a text says of all its projects at once, before it names them: the programme that they are in, who pays.

"The committee of Interreg Meuse-Rhine approved five new projects. They get 7.4 million euro from the ERDF."
"""

from __future__ import annotations

from loaders.extract.money import amounts
from loaders.extract.paying import claim_payer
from loaders.extract.pluralprojects import speaks_of_several
from loaders.extract.projects import exemplified, previous
from loaders.extract.reading import Reading
from loaders.extract.sentences import Sentence
from loaders.extract.things import Thing

_FEWEST = 2  # projects that are named below


def shared_funding(reading: Reading) -> None:
    """Claims the programme and the fund of projects that a text announces together and names below."""
    projects = [thing for thing in reading.found("Project") if not _is_other(reading, thing)]
    if len(projects) < _FEWEST:
        return
    for number, sentence in enumerate(reading.sentences):
        if not speaks_of_several(reading, sentence) or reading.within(sentence.start, sentence.end, "Project"):
            continue
        below = [thing for thing in projects if min(thing.places)[0] >= sentence.end]
        if len(below) < _FEWEST or len(below) < len(projects):
            continue
        programmes = {id(one.thing): one for one in reading.within(sentence.start, sentence.end, "Programme")}
        if len(programmes) == 1:
            (one,) = programmes.values()
            for project in below:
                if next(reading.says(project, "fundedUnder"), None) is None:
                    reading.claim(project, "fundedUnder", one.thing, (one.start, one.end), "programme-of-all")
        after = reading.sentences[number + 1 : number + 2]
        for part in (sentence, *(other for other in after if other.block == sentence.block)):
            _fund(reading, part, below)


def _fund(reading: Reading, sentence: Sentence, projects: list[Thing]) -> None:
    """Claims the one fund that a sentence says to pay, where it names neither another payer nor one project."""
    named = {id(one.thing): one for one in reading.within(sentence.start, sentence.end, "Fund")}
    told = reading.cues("fundedby", sentence) or any(amounts(reading, sentence))
    if len(named) != 1 or not told or reading.within(sentence.start, sentence.end, "Project"):
        return
    (fund,) = named.values()
    payers = [claim.subject for claim in reading.claims.by("fundedBy") if claim.object is fund.thing]
    if payers and not any(payer in projects for payer in payers):
        return  # the programme's money
    for project in projects:
        claim_payer(reading, project, fund.thing, (fund.start, fund.end), "fund-of-all")


def _is_other(reading: Reading, project: Thing) -> bool:
    """Whether a project is one that the text only mentions: a previous one, or an example."""
    start = min(project.places)[0]
    return previous(reading, start) or exemplified(reading, start)
