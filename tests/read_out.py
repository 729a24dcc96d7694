"""What a text says, by name: the bodies it names, and the statements read from it."""

from __future__ import annotations

from graph.model import Document, Literal, Mention, document_of
from loaders.extract.rules import extract
from loaders.readers.text import document_from


def bodies(text: str) -> set[str]:
    """First names of the bodies that a text names."""
    return {
        s.subject.names[0].text
        for s in extract(document_from(text))
        if s.predicate == "type"
        and isinstance(s.subject, Mention)
        and s.subject.kind in ("Organization", "PublicOrganisation")
        and s.subject.names
    }


def of_projects(document: Document, predicate: str) -> set[str]:
    """First names of the objects of the asserted statements with a predicate, whose subject is a project."""
    return {
        s.object.names[0].text
        for s in extract(document)
        if s.predicate == predicate
        and s.status == "asserted"
        and isinstance(s.subject, Mention)
        and s.subject.kind == "Project"
        and isinstance(s.object, Mention)
    }


def said(text: str) -> dict[str, set[tuple[str, str]]]:
    """Subject and object of the asserted statements, by name and predicate."""

    def name(value: object) -> str:
        if isinstance(value, Mention):
            return value.names[0].text if value.names else str(value.code or value.kind)
        return value.value if isinstance(value, Literal) else str(value)

    found: dict[str, set[tuple[str, str]]] = {}
    for row in extract(document_from(text)):
        if row.status == "asserted":
            found.setdefault(row.predicate, set()).add((name(row.subject), name(row.object)))
    return found


def of_any(text: str, predicate: str) -> set[str]:
    """Labels of what is asserted by a predicate, whatever the subject."""
    return {
        s.object.names[0].text
        for s in extract(document_of(text))
        if s.predicate == predicate and s.status == "asserted" and isinstance(s.object, Mention)
    }


def payers_and_helpers(text: str) -> set[tuple[str, str]]:
    """Who pays for and who helps with the practices of a text."""
    return {
        (s.predicate, s.object.names[0].text)
        for s in extract(document_from(text))
        if s.predicate in ("fundedBy", "supportedBy") and s.subject.kind == "GoodPractice" and s.status == "asserted"
    }
