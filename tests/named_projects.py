"""The names of the projects that a text names."""

from graph.model import Document, Literal, Mention
from loaders.extract.rules import extract
from loaders.readers.text import document_from


def projects(text: str) -> set[str]:
    """The names of the projects of a text read line by line."""
    return projects_in(document_from(text))


def projects_in(document: Document) -> set[str]:
    """The acronyms and titles of the projects that a document names."""
    return {
        s.object.value
        for s in extract(document)
        if s.predicate in ("acronym", "title")
        and isinstance(s.subject, Mention)
        and s.subject.kind == "Project"
        and isinstance(s.object, Literal)
    }
