"""A small store for the explorer and the service: two documents that agree, contradict each other and need escaping."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from graph.library import Reading
from graph.model import Document, Literal, Mention, Name, Statement, Term, document_of
from graph.write import Writer
from tests.made import integer

ENGLISH = (
    "CircPro is a project about buying circular goods. Its lead partner is Kouvola Innovation, in Finland. "
    "CircPro has 11 partners. <img src='http://outside.example/x.png'> ![x](http://outside.example/y.png)"
)
ITALIAN = "Il progetto CircPro riunisce 12 partner, tra cui la Regione Piemonte."
LATER = "Ferrano is a project too."


class Sheet:
    """A document whose statements stand where their words stand."""

    def __init__(self, text: str, language: str, title: str) -> None:
        self.document: Document = document_of(text, language=language, title=title)
        self.statements: list[Statement] = []

    def span(self, words: str) -> tuple[int, int]:
        start = self.document.text.index(words)
        return start, start + len(words)

    def thing(self, kind: str, words: str, use: str = "label", **clues: Any) -> Mention:
        start, end = self.span(words)
        name = Name(words, None if use == "acronym" else self.document.language, use)
        made = Mention(self.document.id, kind, start, end, (name,), **clues)
        self.say(made, "type", Term(kind), words)
        self.say(made, use, Literal(words, language=name.language), words)
        return made

    def say(self, subject: Mention, predicate: str, value: Any, words: str) -> None:
        start, end = self.span(words)
        self.statements.append(Statement(subject, predicate, value, start, end, "by-hand.1", 0.99))

    def reading(self, location: str) -> Reading:
        return Reading(location, self.document, tuple(sorted(set(self.statements), key=lambda one: one.id)))


def english() -> Reading:
    sheet = Sheet(ENGLISH, "en", "CircPro at a glance")
    project = sheet.thing("Project", "CircPro", "acronym")
    lead = sheet.thing("Organization", "Kouvola Innovation", country="FI")
    for predicate in ("hasPartner", "leadPartner"):
        sheet.say(project, predicate, lead, "Its lead partner is Kouvola Innovation")
    finland = sheet.thing("Country", "Finland", country="FI", place="FI")
    sheet.say(lead, "basedIn", finland, "Kouvola Innovation, in Finland")
    sheet.say(project, "partnerCount", integer(11), "11 partners")
    note = "<img src='http://outside.example/x.png'> ![x](http://outside.example/y.png)"
    sheet.say(project, "aim", Literal(note, language="en"), note)
    return sheet.reading("/folder/glance.txt")


def italian() -> Reading:
    sheet = Sheet(ITALIAN, "it", "CircPro in breve")
    project = sheet.thing("Project", "CircPro", "acronym")
    body = sheet.thing("PublicOrganisation", "Regione Piemonte", country="IT", place="ITC1", body="regional-authority")
    sheet.say(project, "hasPartner", body, "tra cui la Regione Piemonte")
    sheet.say(project, "partnerCount", integer(12), "12 partner")
    return sheet.reading("/folder/breve.txt")


def later() -> Reading:
    sheet = Sheet(LATER, "en", "Ferrano at a glance")
    sheet.thing("Project", "Ferrano", "acronym")
    return sheet.reading("/folder/ferrano.txt")


def make_store(folder: Path) -> Path:
    """The folder, with the store in it."""
    with Writer(folder) as writer:
        writer.put([english(), italian()])
    return folder


def add_later(folder: Path) -> None:
    """One document more."""
    with Writer(folder) as writer:
        writer.put([later()])


def planned() -> Reading:
    """An action plan with one action, of which no practice is named."""
    sheet = Sheet("The plan Greener Buying of CircPro has one action: Buying green.", "en", "Greener Buying")
    project = sheet.thing("Project", "CircPro", "acronym")
    plan = sheet.thing("ActionPlan", "Greener Buying", "title")
    action = sheet.thing("Action", "Buying green", "title")
    sheet.say(plan, "inProject", project, "The plan Greener Buying of CircPro")
    sheet.say(project, "hasActionPlan", plan, "The plan Greener Buying of CircPro")
    sheet.say(plan, "hasAction", action, "has one action: Buying green")
    return sheet.reading("/folder/planned.txt")


def add_planned(folder: Path) -> None:
    """One document more, about a plan."""
    with Writer(folder) as writer:
        writer.put([planned()])
