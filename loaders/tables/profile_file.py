"""Profiles as TOML: read with one clear error a mistake, and written for a person to edit."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import tomli

from graph.errors import BadInput
from loaders.tables.profile import AMOUNTS, CELLS, FIELDS, SEVERAL, Column, Profile
from ontology import authority, territories, vocabulary
from ontology.errors import OntologyError

_TEXTS = (
    "name",
    "title",
    "source",
    "language",
    "country",
    "currency",
    "programme",
    "fund",
    "period",
    "codes",
    "bodies",
)
_CHOICES = {"dates": ("dmy", "mdy", "ymd"), "decimal": (".", ",")}
_SWITCHES = ("continues", "shares", "partners")
_LISTS = ("sheets",)
_TOP = (*_TEXTS, *_CHOICES, *_SWITCHES, *_LISTS, "match", "columns")
_COLUMN = ("field", "cell", "separator", "currency", "unit", "languages", "values")
_PLACES = ("place", "partner.nuts", "beneficiary.nuts")
_NAME = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_CURRENCY = re.compile(r"[A-Z]{3}")
_LANGUAGE = re.compile(r"[a-z]{2}")


def read_profile(path: Path) -> Profile:
    """The profile in a TOML file; raises BadInput, which names the file, the mistake and what was expected."""
    try:
        content = tomli.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise BadInput(f"{path}: cannot be read ({error.strerror}); expected a profile in TOML") from error
    except (tomli.TOMLDecodeError, UnicodeDecodeError) as error:
        raise BadInput(
            f"{path}: is no TOML ({error}); 'triptych profile FILE' writes a profile to begin with"
        ) from error
    return profile_of(content, str(path))


def profile_of(content: Mapping[str, Any], where: str) -> Profile:
    """The profile that the tables of a TOML file say; ``where`` names it in errors.

    >>> profile_of({"name": "mine", "columns": {"Project": "project.titel"}}, "mine.toml")
    Traceback (most recent call last):
    graph.errors.BadInput: mine.toml, column 'Project': 'project.titel' is no field; nearest: 'project.title'
    """
    _known(content, _TOP, where)
    for key in _TEXTS:
        _text(content, key, where)
    if not _NAME.fullmatch(content.get("name", "")):
        raise BadInput(
            f"{where}: name is {content.get('name')!r}; expected small letters, digits and hyphens, as 'my-list'"
        )
    for key, choices in _CHOICES.items():
        if key in content and content[key] not in choices:
            raise BadInput(f"{where}: {key} is {content[key]!r}; expected one of {', '.join(map(repr, choices))}")
    for key in _SWITCHES:
        if not isinstance(content.get(key, False), bool):
            raise BadInput(f"{where}: {key} is {content[key]!r}; expected true or false")
    _codes(content, where)
    if not isinstance(content.get("columns"), dict) or not content["columns"]:
        raise BadInput(f'{where}: has no [columns]; expected what each column is, as "Project name" = "project.title"')
    columns = tuple(_column(header, said, where) for header, said in content["columns"].items())
    _once(columns, where)
    match = content.get("match", {})
    _known(match, ("headers",), f"{where}, [match]")
    required = _strings(match, "headers", f"{where}, [match]") or tuple(
        column.header for column in columns if column.field != "ignore"
    )
    return Profile(
        columns=columns,
        required=required,
        sheets=_strings(content, "sheets", where),
        **{key: content[key] for key in (*_TEXTS, *_CHOICES, *_SWITCHES) if key in content},
    )


def _known(content: Mapping[str, Any], names: Iterable[str], where: str) -> None:
    for key in content:
        if key not in names:
            raise BadInput(f"{where}: {key!r} is not known{_nearest(key, names)}")


def _nearest(word: str, names: Iterable[str]) -> str:
    near = difflib.get_close_matches(word, list(names), n=1, cutoff=0.5)
    return f"; nearest: {near[0]!r}" if near else f"; known: {', '.join(names)}"


def _text(content: Mapping[str, Any], key: str, where: str) -> None:
    if not isinstance(content.get(key, ""), str):
        raise BadInput(f"{where}: {key} is {content[key]!r}; expected words in quotes")


def _strings(content: Mapping[str, Any], key: str, where: str) -> tuple[str, ...]:
    said = content.get(key, [])
    if not isinstance(said, list) or not all(isinstance(one, str) for one in said):
        raise BadInput(f"{where}: {key} is {said!r}; expected a list of words in quotes")
    return tuple(said)


def _codes(content: Mapping[str, Any], where: str) -> None:
    """Raises BadInput where a language, country, currency or key does not exist."""
    for key, form, example in (("language", _LANGUAGE, "'hr'"), ("currency", _CURRENCY, "'EUR'")):
        if key in content and not form.fullmatch(content[key]):
            raise BadInput(f"{where}: {key} is {content[key]!r}; expected a code such as {example}")
    if "country" in content:
        try:
            known = territories.by_code(content["country"])
        except OntologyError as error:
            raise BadInput(f"{where}: country is {content['country']!r}; {error}") from error
        if known.code != content["country"] or known.kind != "Country":
            raise BadInput(
                f"{where}: country is {content['country']!r}; expected two letters of ISO 3166, such as 'HR'"
            )
    for key in ("programme", "fund"):
        if key in content:
            try:
                authority.row(content[key])
            except OntologyError as error:
                raise BadInput(f"{where}: {key} is {error}") from error


def _column(header: str, said: Any, where: str) -> Column:
    here = f"{where}, column {header!r}"
    given = {"field": said} if isinstance(said, str) else said
    if not isinstance(given, dict) or not isinstance(given.get("field"), str):
        raise BadInput(f'{here}: is {said!r}; expected a field, or {{ field = "project.title", … }}')
    _known(given, _COLUMN, here)
    if given["field"] not in FIELDS:
        raise BadInput(f"{here}: {given['field']!r} is no field{_nearest(given['field'], FIELDS)}")
    if given.get("cell", "") not in ("", *CELLS):
        raise BadInput(f"{here}: cell is {given['cell']!r}; expected one of {', '.join(map(repr, CELLS))}")
    if given.get("unit", 1) not in (1, 1000, 1_000_000):
        raise BadInput(f"{here}: unit is {given['unit']!r}; expected 1, 1000 or 1000000")
    if given.get("unit", 1) != 1 and given["field"] not in AMOUNTS:
        raise BadInput(f"{here}: has a unit, but {given['field']!r} is no amount")
    if "currency" in given and not _CURRENCY.fullmatch(str(given["currency"])):
        raise BadInput(f"{here}: currency is {given['currency']!r}; expected a code such as 'EUR'")
    if not isinstance(given.get("separator", ""), str):
        raise BadInput(f"{here}: separator is {given['separator']!r}; expected a mark in quotes, such as ';'")
    values = given.get("values", {})
    if not isinstance(values, dict) or not all(isinstance(one, str) for one in values.values()):
        raise BadInput(f'{here}: values is {values!r}; expected {{ "LP" = "lead-partner", … }}')
    for word, term in values.items():
        _term(given["field"], word, term, here)
    return Column(
        header,
        given["field"],
        given.get("cell", ""),
        given.get("separator", ""),
        given.get("currency"),
        given.get("unit", 1),
        _strings(given, "languages", here),
        tuple(sorted(values.items())),
    )


def _term(field: str, word: str, term: str, where: str) -> None:
    """Raises BadInput where the term that stands for a word of a column does not exist."""
    try:
        if field == "partner.role":
            vocabulary.term(f"role/{term}")
        elif field == "project.fund":
            authority.row(term)
        elif field in _PLACES:
            territories.by_code(term)
        else:
            raise BadInput(
                f"{where}: values are for columns of roles, funds and places, and {field!r} is none of these"
            )
    except OntologyError as error:
        raise BadInput(f"{where}: {word!r} stands for {error}") from error


def _once(columns: Iterable[Column], where: str) -> None:
    seen: dict[str, str] = {}
    for column in columns:
        if column.field in seen and column.field not in SEVERAL:
            raise BadInput(
                f"{where}: columns {seen[column.field]!r} and {column.header!r} are both {column.field!r}; "
                "expected one: make the other 'ignore'"
            )
        seen[column.field] = column.header
