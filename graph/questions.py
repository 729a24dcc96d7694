"""The questions that ship with Triptych: each a file of SPARQL with a title and its parameters."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from graph.errors import BadInput, NotFound
from graph.iri import BASE
from graph.naming import kinds_of, label, possible_iris, resolve
from graph.query import run
from graph.results import Table
from graph.terms import PREFIXES, Row, Value, iri_of, literal, short, to_term
from ontology import vocabulary
from ontology.names import fold

if TYPE_CHECKING:
    from graph.search import Index
    from graph.store import Reader

_CLASSES = {
    "action": "Action",
    "first": "Project",
    "organisation": "Organization",
    "plan": "ActionPlan",
    "project": "Project",
    "region": "Territory",
    "second": "Project",
}
_SCHEMES = {"theme": "theme", "type": "instrument-type"}
"""What parameters of these names mean in every question: a thing of a class, a concept of a scheme."""
_FOLDER = Path(__file__).parent / "queries"
_TEXT = re.compile(r"# (title|note)@(\w\w): (.+)")
_PARAM = re.compile(r"# param (\w+) (iri|string|year|number|date)(\?)?(?: =(\S+))? (.+)")


@dataclass(frozen=True, slots=True)
class Parameter:
    """What a question wants to know first: ``kind`` is iri, string, year, number or date."""

    name: str
    kind: str
    optional: bool
    default: str | None
    description: str


@dataclass(frozen=True, slots=True)
class Question:
    """A question with a name, titles and notes by language, parameters, and the SPARQL that answers it."""

    name: str
    titles: Mapping[str, str]
    notes: Mapping[str, str]
    parameters: tuple[Parameter, ...]
    sparql: str

    @property
    def required(self) -> tuple[str, ...]:
        """The names of the parameters that must be given."""
        return tuple(one.name for one in self.parameters if not one.optional and one.default is None)

    def title(self, language: str = "en") -> str:
        """The question in words, in the language asked for or in English."""
        return self.titles.get(language, self.titles["en"])

    def note(self, language: str = "en") -> str:
        """What to know when reading the answer, '' where there is nothing."""
        return self.notes.get(language, self.notes.get("en", ""))


@cache
def questions() -> tuple[Question, ...]:
    """All questions, sorted by name.

    >>> question("plans-validated").title("it")
    'Quali piani sono stati validati, da chi e quando?'
    """
    return tuple(read_question(path) for path in sorted(_FOLDER.glob("*.rq")))


def question(name: str) -> Question:
    """The question of that name; NotFound names those that are like it."""
    known = {one.name: one for one in questions()}
    if name not in known:
        near = get_close_matches(name, known, 3, 0.5) or sorted(known)
        raise NotFound(f"question {name!r}: there is none; did you mean {', '.join(near)}?")
    return known[name]


def read_question(path: Path) -> Question:
    """The question in a file: its SPARQL, with title, notes and parameters in the comments at its head.

    Raises BadInput for a head that cannot be understood.
    """
    text = path.read_text("utf-8")
    said: dict[str, dict[str, str]] = {"title": {}, "note": {}}
    parameters = []
    for line in text.splitlines():
        if not line.startswith("#"):
            break
        if found := _TEXT.fullmatch(line):
            said[found[1]][found[2]] = found[3]
        elif found := _PARAM.fullmatch(line):
            parameters.append(Parameter(found[1], found[2], bool(found[3]), found[4], found[5]))
        else:
            raise BadInput(f"{path.name}: {line!r} is no title, note or parameter; write '# param name iri? meaning'")
    if "en" not in said["title"]:
        raise BadInput(f"{path.name}: no English title; begin the file with '# title@en: …'")
    return Question(path.stem, said["title"], said["note"], tuple(parameters), text)


def ask(
    reader: Reader, name: str, *, lang: str = "en", index: Index | None = None, base: str = BASE, **params: Value | None
) -> Table:
    """The answer to a question, with names in the language ``lang`` (else English, else any).

    The columns are those of the question, things by name; for each column of things one more
    at the end, ``…_iri``, holds what they are. Parameters that are things may be given by
    IRI, short IRI, territory code or name. Raises BadInput for a parameter that is missing,
    unknown or of the wrong form, NotFound for a name that nothing or too much has.
    """
    asked = question(name)
    unknown = sorted(set(params) - {one.name for one in asked.parameters})
    if unknown:
        known = ", ".join(one.name for one in asked.parameters) or "none"
        raise BadInput(f"question {name!r}: has no parameter {unknown[0]!r}; its parameters: {known}")
    values: dict[str, Value] = {}
    for one in asked.parameters:
        given = params.get(one.name)
        if given is None or given == "":
            given = one.default
        if given is not None:
            values[one.name] = _value(reader, one, given, index, base)
        elif not one.optional:
            raise BadInput(f"question {name!r}: needs {one.name!r} ({one.description})")
    found = run(reader, asked.sparql, params=values, base=base)
    if not isinstance(found, Table):
        raise BadInput(f"question {name!r}: must be a SELECT to be shown as a table")
    return with_labels(reader, found, lang, base)


def with_labels(reader: Reader, table: Table, lang: str = "en", base: str = BASE) -> Table:
    """The same rows in the same order, things by name, with their IRIs in columns ``…_iri`` at the end."""
    things = [place for place in range(len(table.columns)) if any(iri_of(row[place]) for row in table.rows)]
    names: dict[str, str] = {}

    def named(row: Row) -> Row:
        cells = list(row)
        for place in things:
            iri = iri_of(row[place])
            if iri:
                if iri not in names:
                    names[iri] = label(reader, iri, lang, base)
                cells[place] = literal(names[iri])
        return (*cells, *(row[place] for place in things))

    columns = (*table.columns, *(f"{table.columns[place]}_iri" for place in things))
    return Table(columns, tuple(named(row) for row in table.rows))


def concept_called(name: str, text: str, base: str) -> str:
    """The concept that a text means: by IRI, short IRI or a label in any language."""
    scheme = _SCHEMES[name]
    known = vocabulary.concepts(scheme)
    for iri in possible_iris(text, base):
        if iri in known:
            return iri
    called: dict[str, set[str]] = {}
    for iri, written, _ in vocabulary.names(scheme):
        called.setdefault(fold(written), set()).add(iri)
    found = called.get(fold(text), set())
    if len(found) == 1:
        return found.pop()
    near = [one for like in get_close_matches(fold(text), sorted(called), 3, 0.6) for one in sorted(called[like])]
    listed = ", ".join(short(iri) for iri in dict.fromkeys(sorted(found) or near)) or ", ".join(map(short, known[:5]))
    raise NotFound(f"{name}={text!r}: no {name} is called that alone; did you mean {listed}?", code="several")


def _value(reader: Reader, wanted: Parameter, given: Value, index: Index | None, base: str) -> Value:
    text = str(given) if isinstance(given, str | int) else ""
    if wanted.kind == "iri" and isinstance(given, str):
        if wanted.name in _SCHEMES:
            return to_term(concept_called(wanted.name, given, base))
        term = to_term(given)
        kind = _CLASSES.get(wanted.name)
        iri = iri_of(term) or resolve(reader, given, kind=kind, index=index, base=base)
        is_a = kinds_of(reader, iri)
        if kind and is_a and not any(kind in (one, *vocabulary.superclasses(one)) for one in is_a):
            raise BadInput(
                f"{wanted.name}={given!r}: is of the class {' and '.join(is_a)}, where {kind} is wanted; "
                f"'triptych find {given} --kind {kind}' looks for one",
                code="other_kind",
            )
        return to_term(iri)
    if wanted.kind == "string" and isinstance(given, str):
        return literal(given)
    if wanted.kind in {"year", "number"} and text:
        if not re.fullmatch(r"\d{4}" if wanted.kind == "year" else r"-?\d+(\.\d+)?", text):
            example = "2021" if wanted.kind == "year" else "0.8"
            raise BadInput(f"{wanted.name}={text!r}: expected a {wanted.kind} such as {example}", code="value")
        return literal(text, datatype=PREFIXES["xsd"] + ("decimal" if "." in text else "integer"))
    if wanted.kind == "date" and text:
        if not re.fullmatch(r"\d{4}(-\d\d(-\d\d)?)?", text):
            raise BadInput(f"{wanted.name}={text!r}: expected a date such as 2021-10-07", code="value")
        return literal(text)
    return given
