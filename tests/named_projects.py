"""The names of the projects that a text names."""

from graph.model import Literal, Mention
from loaders.extract.rules import extract
from loaders.readers.text import document_from


def projects(text: str) -> set[str]:
    """The names of the projects of a text read line by line."""
    return {
        s.object.value
        for s in extract(document_from(text))
        if s.predicate in ("acronym", "title")
        and isinstance(s.subject, Mention)
        and s.subject.kind == "Project"
        and isinstance(s.object, Literal)
    }
