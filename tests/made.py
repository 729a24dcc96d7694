"""Documents and stores made for tests: small, seeded, with names that meet and clash across documents."""

from __future__ import annotations

import random
import shutil
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import pyoxigraph as ox

from graph.export.lines import dump
from graph.iri import BASE, is_fact_graph
from graph.library import Reading
from graph.model import XSD, Document, Literal, Mention, Name, Statement, Term, document_of
from graph.store import Reader
from graph.write import Writer


class Page:
    """A document in the making: things and statements, each at a place of its own in the text."""

    def __init__(self, text: str, *, language: str = "en", date: str | None = None) -> None:
        self.document: Document = document_of(text, language=language, date=date)
        self.statements: list[Statement] = []
        self._place = 0

    def thing(self, kind: str, *names: Name, **clues: Any) -> Mention:
        """A thing with its names, each stated."""
        self._place += 3
        made = Mention(self.document.id, kind, self._place, self._place + 2, names, **clues)
        self.say(made, "type", Term(kind))
        for name in names:
            use = "label" if kind in ("Organization", "PublicOrganisation", "Region") else name.use
            value = Literal(name.text) if name.use == "acronym" else Literal(name.text, language=name.language or "en")
            self.say(made, name.use if name.use == "acronym" else use, value)
        return made

    def say(self, subject: Mention, predicate: str, value: Any, rule: str = "made.1", confidence: float = 0.99) -> None:
        """A statement at the place of its subject."""
        made = Statement(subject, predicate, value, subject.start, subject.end, rule, confidence)
        self.statements.append(made)

    def partner(self, project: Mention, body: Mention, role: str = "role/partner") -> Mention:
        """A participation with all that belongs to it."""
        made = self.thing("Participation", parts=(("participant", body), ("project", project)))
        self.say(made, "inProject", project)
        self.say(made, "participant", body)
        self.say(made, "role", Term(role))
        self.say(project, "leadPartner" if role == "role/lead-partner" else "hasPartner", body)
        return made

    def reading(self, location: str, refused: Mapping[str, str] | None = None) -> Reading:
        """The page as a loader would hand it on."""
        statements = tuple(sorted(set(self.statements), key=lambda one: (one.start, one.end, one.predicate, one.id)))
        return Reading(location, self.document, statements, refused=tuple(sorted((refused or {}).items())))


def integer(value: int) -> Literal:
    """A whole number."""
    return Literal(str(value), XSD + "integer")


def random_page(seed: int) -> Page:
    """A page in which projects, bodies, plans and practices meet those of other seeds, agree and contradict."""
    chance = random.Random(seed)
    words = " ".join(chance.choice("abcdefgh") for _ in range(200))
    page = Page(f"page {seed} {words}", date=chance.choice([None, "2020", "2021-05-01"]))
    programme = [("programme", page.thing("Programme", Name(f"Programme {chance.choice('XY')}", "en", "title")))]
    project = page.thing(
        "Project",
        Name(chance.choice(["CircE", "CircPro", "Circe2020"]), None, "acronym"),
        *([Name(f"A long title number {chance.randint(1, 2)}", "en", "title")] if chance.random() < 0.5 else []),
        period=chance.choice([None, None, "2014-2020", "2021-2027"]),
        parts=tuple(programme) if chance.random() < 0.4 else (),
    )
    for _ in range(chance.randint(0, 4)):
        _random_partner(page, project, chance)
    if chance.random() < 0.7:
        page.say(project, "partnerCount", integer(chance.choice([8, 11, 12])))
    if chance.random() < 0.5:
        value, kind = chance.choice([("2017", "gYear"), ("2017-01", "gYearMonth"), ("2018", "gYear")])
        page.say(project, "startDate", Literal(value, XSD + kind))
    practice = page.thing(
        "GoodPractice",
        Name(chance.choice(["APE Network", "Green Thing"]), "en", "title"),
        country=chance.choice([None, "IT"]),
    )
    page.say(practice, "inProject", project)
    if chance.random() < 0.6:
        page.say(
            practice, "appliesTo", page.thing("Region", Name("Piemonte", "it"), code=chance.choice(["ITC1", "ITC4"]))
        )
    if chance.random() < 0.5:
        body = page.thing("Organization", Name(chance.choice(["Main A", "Main B"]), "en"), country="IT")
        page.say(practice, "mainInstitution", body)
    return page


def _random_partner(page: Page, project: Mention, chance: random.Random) -> None:
    name = chance.choice(["Agency One", "Agenzia Due", "Body Three", "Regione Piemonte"])
    clues: dict[str, Any] = {"country": chance.choice([None, "IT", "FR"])}
    if name == "Regione Piemonte":
        clues = chance.choice(
            [
                {"country": "IT", "place": "ITC1", "body": "regional-authority"},
                {"authority": "org/it-regione-piemonte"},
                {"country": "IT"},
            ]
        )
    acronym = [Name(chance.choice(["AGO", "ADU"]), None, "acronym")] if chance.random() < 0.4 else []
    body = page.thing("PublicOrganisation", Name(name, chance.choice(["it", "en"])), *acronym, **clues)
    page.partner(project, body, chance.choice(["role/partner", "role/partner", "role/lead-partner"]))
    if chance.random() < 0.6:
        parts = (("developer", body), ("project", project))
        plan = page.thing(
            "ActionPlan", Name("Plan", "en", "title"), place=chance.choice([None, "ITC1", "ITC11"]), parts=parts
        )
        page.say(plan, "inProject", project)
        page.say(plan, "developedBy", body)
        for _ in range(chance.randint(0, 2)):
            title = Name(chance.choice(["Act one", "Act two"]), "en", "title")
            action = page.thing("Action", title, number=chance.choice([None, 1, 2]), parts=(("plan", plan),))
            page.say(plan, "hasAction", action)


def canonical(reader: Reader) -> bytes:
    """The canonical dump."""
    return b"".join(dump(reader))


def default_graph_faults(reader: Reader, base: str = BASE) -> tuple[set[str], set[str]]:
    """What stands in the default graph without ground, and what is missing there: both empty in a sound store."""
    held, grounds = set(), set()
    for quad in reader.match():
        if isinstance(quad.graph_name, ox.DefaultGraph):
            held.add(quad.triple)
        elif is_fact_graph(base, quad.graph_name.value):
            grounds.add(quad.triple)
    return {str(one) for one in held - grounds}, {str(one) for one in grounds - held}


def fresh_dump(empty: Path, folder: Path, readings: Iterable[Reading], ledger: Path | None = None) -> bytes:
    """The canonical dump of a new store that is given these readings in the order of their locations."""
    shutil.copytree(empty, folder)
    if ledger and ledger.exists():
        shutil.copy(ledger, folder / "decisions.jsonl")
    with Writer(folder) as writer:
        writer.put(sorted(readings, key=lambda one: one.location))
        found = canonical(writer.reader)
    shutil.rmtree(folder)
    return found
