"""Made data of a cooperation programme, from ten thousand quads to ten million, in a memory that does not grow.

    python -m benchmarks.programme nquads FILE [--quads 1000000] [--seed 1] [--facts]
    python -m benchmarks.programme csv FILE [--rows 100000] [--seed 1]

Projects have four to fourteen partners in real places, drawn so that a few bodies take part in very many projects and
most in one; bodies bear names in the language of their country and half of them an English one too; every fact stands
in the default graph and in the evidence graph of a passage, as a load leaves it (``--facts``: in the default graph
alone). The same seed gives the same bytes, and a longer file begins as a shorter one.
"""

from __future__ import annotations

import argparse
import csv
import random
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice
from pathlib import Path

from benchmarks.search_names import BODIES
from graph.iri import BASE, document_iri, evidence_iri, graph_iri, rule_iri
from graph.nquads import iri, term, text
from graph.rdf import kinds_of
from graph.reference import described, needed
from ontology import territories, themes, vocabulary

HEADER = ("Project", "Title", "Programme", "Start", "End", "Total budget (EUR)", "Partner", "Role", "Country", "Region",
          "Partner budget (EUR)")  # fmt: skip
"""The columns of the table of partners: one row a project and partner."""
_REGULARS = 20_000
"""Bodies that take part again and again, the first of them most often."""
_TYPE = term("rdf:type")
_XSD = "http://www.w3.org/2001/XMLSchema#"
_META, _REFERENCE = iri(graph_iri(BASE, "meta")), iri(graph_iri(BASE, "reference"))
_KINDS = ("PublicOrganisation", "PublicOrganisation", "Organization")
_TOPICS = ("Repair and reuse", "Clean buses", "Food without waste", "Old mills, new firms", "Rivers without plastics",
           "Energy of the village", "Wood in building", "Young farmers", "Open data", "Soil alive")  # fmt: skip
_IN = {"de": "in", "fr": "à", "it": "a", "es": "en", "pl": "w", "pt": "em", "nl": "in", "en": "in"}
_WAYS = ("Repair cafés of {}", "Food bank of {}", "Green tenders of {}", "{}: sharing space", "Solar roofs of {}")
_STEPS = ("Train the buyers of {}", "A fund for {}", "A network of firms in {}", "Map the flows of {}")


@dataclass(frozen=True, slots=True)
class Body:
    """An organisation: its number, class, names with their languages, and the code of its region."""

    number: int
    kind: str
    names: tuple[tuple[str, str], ...]
    region: str


@dataclass(frozen=True, slots=True)
class Project:
    """A project with its partners, the lead partner first, and what each of them is given in EUR."""

    number: int
    title: str
    programme: int
    start: str
    end: str
    theme: str
    partners: tuple[Body, ...]
    shares: tuple[int, ...]

    @property
    def acronym(self) -> str:
        """Its acronym, no other project's."""
        return f"MADE{self.number}"


def projects(seed: int = 1) -> Iterator[Project]:
    """Projects without end, each the same for the same seed, whoever asks."""
    number = 0
    while True:
        yield project(number, seed)
        number += 1


def project(number: int, seed: int = 1) -> Project:
    """The project of a number."""
    dice = random.Random(f"{seed} project {number}")
    wanted = 4 + min(int(dice.expovariate(0.22)), 10)
    numbers: dict[int, None] = {}
    while len(numbers) < wanted:
        if dice.random() < 0.5:
            numbers[min(int(dice.paretovariate(0.7)), _REGULARS)] = None
        else:  # who comes with the project, and perhaps with the next ones
            numbers[_REGULARS + number * 3 + dice.randrange(60)] = None
    partners = tuple(body(one, seed) for one in numbers)
    where = territories.by_code(partners[0].region)
    spoken = partners[0].names[0][1]
    start = dice.choice((2014, 2016, 2018, 2021, 2023))
    return Project(
        number,
        f"{dice.choice(_TOPICS)} {_IN.get(spoken, '–')} {where.name} {number}",  # no two bear one title
        dice.randrange(40),
        f"{start}-0{number % 9 + 1}-01",
        f"{start + 2 + number % 3}-12-31",
        dice.choice(_themes()),
        partners,
        tuple(1000 * dice.randint(40, 400) + number % 1000 for _ in partners),
    )


@lru_cache(maxsize=20_000)
def body(number: int, seed: int = 1) -> Body:
    """The organisation of a number; no two bear the same name."""
    dice = random.Random(f"{seed} body {number}")
    code = dice.choice(_regions())
    region = territories.by_code(code)
    spoken = next((one for one in territories.country_languages(region.country) if one in BODIES), "en")
    names = [(f"{dice.choice(BODIES[spoken]).format(region.name)} {number}", spoken)]
    if spoken != "en" and number % 2:
        names.append((f"{dice.choice(BODIES['en']).format(region.name)} {number}", "en"))
    return Body(number, dice.choice(_KINDS), tuple(names), code)


def quads(count: int, seed: int = 1, *, evidence: bool = True) -> Iterator[str]:
    """About so many lines of N-Quads, each once; a project is never cut.

    Without ``evidence``, the facts of the default graph alone.
    """
    made = _Lines(evidence)
    given = 0
    for one in projects(seed):
        if given >= count:
            return
        lines = made.of(one)
        given += len(lines)
        yield from lines


class _Lines:
    """Projects as N-Quads. What was said of a body is not said again: one bit a body is kept."""

    def __init__(self, evidence: bool) -> None:
        self._evidence, self._known = evidence, bytearray()
        self._lines: list[str] = []
        self._document = self._at = 0
        self._places: set[str] = set()

    def of(self, one: Project) -> list[str]:
        """The lines of a project: the document that tells of it, and all that it says."""
        self._lines, self._document, self._at = [], one.number, 0
        if self._evidence:
            about = iri(document_iri(BASE, f"{one.number:016x}"))
            self._lines += [
                f"{about} {_TYPE} {term('SourceDocument')} {_META} .\n",
                f"{about} {term('dct:title')} {text(f'Report {one.number}', 'en')} {_META} .\n",
            ]
        here = self._thing("project", str(one.number), "Project", [(one.title, one.partners[0].names[0][1])])
        programme = iri(f"{BASE}id/programme/made-{one.programme}")
        if one.number < 400 and self._is_new(one.programme, 0):
            self._thing("programme", f"{one.programme}", "Programme", [(f"Programme {one.programme}", "en")])
        self._say(
            f"{here} {term('acronym')} {text(one.acronym)}",
            f"{here} {term('fundedUnder')} {programme}",
            f"{here} {term('theme')} {iri(one.theme)}",
        )
        self._say(
            f'{here} {term("startDate")} "{one.start}"^^<{_XSD}date>',
            f'{here} {term("endDate")} "{one.end}"^^<{_XSD}date>',
            f'{here} {term("totalBudget")} "{sum(one.shares)}"^^<{_XSD}decimal>',
        )
        for place, (partner, share) in enumerate(zip(one.partners, one.shares, strict=True)):
            self._partner(one, here, place, partner, share)
        for place, partner in enumerate(one.partners[:2]):
            self._learnt(one, here, place, partner)
        self._describe(partner.region for partner in one.partners)
        return self._lines

    def _partner(self, one: Project, here: str, place: int, partner: Body, share: int) -> None:
        where = iri(territories.by_code(partner.region).iri)
        new = self._is_new(partner.number, 1)
        who = self._thing("org", str(partner.number), partner.kind, partner.names, new=new)
        self._say(f"{who} {term('basedIn')} {where}", new=new)
        joint = iri(f"{BASE}id/participation/made-{one.number}/{partner.number}")
        self._say(
            f"{joint} {_TYPE} {term('Participation')}",
            f"{joint} {term('inProject')} {here}",
            f"{joint} {term('participant')} {who}",
            f"{joint} {term('role')} {term('role/partner' if place else 'role/lead-partner')}",
            f'{joint} {term("totalBudget")} "{share}"^^<{_XSD}decimal>',
            f"{here} {term('hasPartner')} {who}",
        )

    def _learnt(self, one: Project, here: str, place: int, partner: Body) -> None:
        """A practice of a partner's region, and a plan with an action that builds on it."""
        where = territories.by_code(partner.region)
        key, at = f"{one.number}/{place}", (one.number + place) % len(_WAYS)
        who = iri(f"{BASE}id/org/made-{partner.number}")
        practice = self._thing("practice", key, "GoodPractice", [(_WAYS[at].format(where.name), "en")])
        self._say(f"{practice} {term('practiceOwner')} {who}", f"{practice} {term('appliesTo')} {iri(where.iri)}")
        self._say(f"{here} {term('sharesPractice')} {practice}", f"{practice} {term('theme')} {iri(one.theme)}")
        plan = self._thing("plan", key, "ActionPlan", [(f"Action plan of {where.name}", "en")])
        action = self._thing("action", key, "Action", [(_STEPS[at % len(_STEPS)].format(where.name), "en")])
        self._say(f"{here} {term('hasActionPlan')} {plan}", f"{plan} {term('hasAction')} {action}")
        self._say(f"{action} {term('buildsOn')} {practice}", f"{plan} {term('appliesTo')} {iri(where.iri)}")

    def _describe(self, codes: Iterable[str]) -> None:
        """What the tables say of territories that nobody spoke of before, and of those around them."""
        new = needed((territories.by_code(code).iri for code in codes), BASE) - self._places
        self._places |= new
        for fact in described(new, BASE):
            self._lines.append(f"{fact} .\n")
            if self._evidence:
                self._lines.append(f"{fact} {_REFERENCE} .\n")

    def _thing(self, segment: str, key: str, kind: str, names: Iterable[tuple[str, str]], *, new: bool = True) -> str:
        made = iri(f"{BASE}id/{segment}/made-{key}")
        named = term("rdfs:label" if "Org" in kind else "dct:title")
        said = (f"{made} {named} {text(name, language)}" for name, language in names)
        self._say(*(f"{made} {_TYPE} {term(one)}" for one in kinds_of(kind)), *said, new=new)
        return made

    def _say(self, *facts: str, new: bool = True) -> None:
        """Facts that one rule drew from one passage; those that are not new stand in the default graph already."""
        if new:
            self._lines += [f"{fact} .\n" for fact in facts]
        if not self._evidence:
            return
        self._at += 10
        graph = iri(evidence_iri(BASE, f"{self._document:016x}", self._at, self._at + 9, "made.1"))
        self._lines += [f"{fact} {graph} .\n" for fact in facts]
        document = iri(document_iri(BASE, f"{self._document:016x}"))
        self._lines += [
            f"{graph} {_TYPE} {term('EvidenceGraph')} {_META} .\n",
            f"{graph} {term('prov:hadPrimarySource')} {document} {_META} .\n",
            f'{graph} {term("start")} "{self._at}"^^<{_XSD}integer> {_META} .\n',
            f'{graph} {term("end")} "{self._at + 9}"^^<{_XSD}integer> {_META} .\n',
            f'{graph} {term("quote")} "as written" {_META} .\n',
            f"{graph} {term('rule')} {iri(rule_iri(BASE, 'made.1'))} {_META} .\n",
            f'{graph} {term("confidence")} "0.9"^^<{_XSD}decimal> {_META} .\n',
            f"{graph} {term('status')} {term('evidence-status/accepted')} {_META} .\n",
        ]

    def _is_new(self, number: int, kind: int) -> bool:
        """Whether nothing was said of a thing yet."""
        place, bit = divmod(2 * number + kind, 8)
        if place >= len(self._known):
            self._known.extend(bytes(place + 1 - len(self._known)))
        new = not self._known[place] >> bit & 1
        self._known[place] |= 1 << bit
        return new


def rows(count: int, seed: int = 1) -> Iterator[tuple[str, ...]]:
    """So many rows of the table of partners, without its header."""
    return islice(_rows(seed), count)


def _rows(seed: int) -> Iterator[tuple[str, ...]]:
    for one in projects(seed):
        for place, (partner, share) in enumerate(zip(one.partners, one.shares, strict=True)):
            country = territories.by_code(partner.region).country
            yield (
                *(one.acronym, one.title, f"Programme {one.programme}", one.start, one.end, str(sum(one.shares))),
                *(partner.names[0][0], "Partner" if place else "Lead partner", country, partner.region, str(share)),
            )


PROFILE = """name = "made"
title = "partners of a made programme"
source = "benchmarks/programme.py"
language = "en"
currency = "EUR"
dates = "ymd"

[match]
headers = ["Project", "Title", "Partner", "Role"]

[columns]
"Project" = "project.acronym"
"Title" = "project.title"
"Programme" = "ignore"
"Start" = "project.startDate"
"End" = "project.endDate"
"Total budget (EUR)" = "project.totalBudget"
"Partner" = "partner.name"
"Role" = "partner.role"
"Country" = "partner.country"
"Region" = "partner.nuts"
"Partner budget (EUR)" = "partner.budget"
"""
"""What the columns are, for ``triptych load --profile``."""


def write_nquads(path: Path, count: int, seed: int = 1, *, evidence: bool = True) -> int:
    """A file of about so many quads; how many they are comes back."""
    given = 0
    with path.open("w", encoding="utf-8", newline="\n") as out:
        for line in quads(count, seed, evidence=evidence):
            out.write(line)
            given += 1
    return given


def write_csv(path: Path, count: int, seed: int = 1) -> int:
    """A table of so many rows below its header; the number comes back."""
    with path.open("w", encoding="utf-8", newline="") as out:
        table = csv.writer(out, lineterminator="\n")
        table.writerow(HEADER)
        table.writerows(rows(count, seed))
    return count


@lru_cache(maxsize=1)
def _themes() -> tuple[str, ...]:
    return tuple(sorted(vocabulary.concepts(themes.SCHEME)))


@lru_cache(maxsize=1)
def _regions() -> tuple[str, ...]:
    """The codes of the NUTS 2 regions."""
    found = []
    waiting = sorted({code[:2] for _, _, code in territories.all_names() if ":" not in code})
    while waiting:
        code = waiting.pop()
        if len(code) == 4:
            found.append(code)
        else:
            waiting += territories.children(code)
    return tuple(sorted(found))


def main() -> None:
    """Write a file and say how much it holds."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("form", choices=("nquads", "csv"))
    parser.add_argument("file", type=Path)
    parser.add_argument("--quads", type=int, default=1_000_000)
    parser.add_argument("--rows", type=int, default=100_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--facts", action="store_true", help="without evidence")
    asked = parser.parse_args()
    if asked.form == "csv":
        print(f"{write_csv(asked.file, asked.rows, asked.seed):,} rows")
    else:
        made = write_nquads(asked.file, asked.quads, asked.seed, evidence=not asked.facts)
        print(f"{made:,} quads")


if __name__ == "__main__":
    main()
