"""The form of a model's answer, made from the ontology: what it lacks can be neither asked for nor said.

One variant for each pair of domain and range, so that a server which holds its model to the schema gets only
links that the ontology allows. Only keywords are used that such servers know; every field is required.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from functools import cache
from typing import Any

from graph.iri import digest
from ontology.properties import LANG_STRING, Property, named_classes, stated
from ontology.vocabulary import NAMESPACES

_XSD = NAMESPACES["xsd"]
_PATTERNS = {  # what has none is free text
    _XSD + "integer": r"^[0-9]{1,12}$",
    _XSD + "decimal": r"^-?[0-9]{1,15}(\.[0-9]{1,6})?$",
    _XSD + "date": r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$",
    _XSD + "gYear": r"^[0-9]{4}$",
    _XSD + "duration": r"^P([0-9]{1,3}Y)?([0-9]{1,3}M)?([0-9]{1,4}D)?$",
}
_DATE = r"^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$"
_QUOTE = {"type": "string", "description": "the words of the text that say so, copied letter for letter"}


def answer_schema() -> dict[str, Any]:
    """The JSON Schema of an answer: the things that a text names, and what it states of them.

    >>> answer_schema()["required"]
    ['things', 'facts']
    """
    groups: dict[tuple[tuple[str, ...], ...], list[str]] = {}
    for one in stated():
        groups.setdefault((one.subjects, one.objects, one.terms, one.datatypes), []).append(one.name)
    variants = [_fact(Property("", *group), names) for group, names in groups.items()]
    classes = sorted({one for group in groups for one in group[:2] if one})
    return {
        **_object({"things": _list(_reference(named_classes())), "facts": _list({"anyOf": variants})}),
        "$defs": {_key(one): _thing(one) for one in sorted({*classes, named_classes()})},
    }


def _fact(group: Property, names: list[str]) -> dict[str, Any]:
    fields = {"subject": _reference(group.subjects), "property": _one_of(names)}
    if group.objects:
        fields["object"] = _reference(group.objects)
    else:
        fields["value"] = _one_of(group.terms) if group.terms else _literal(group.datatypes)
    return _object({**fields, "quote": _QUOTE})


def _literal(datatypes: tuple[str, ...]) -> dict[str, Any]:
    pattern = _DATE if len(datatypes) > 1 else _PATTERNS.get(datatypes[0])
    if pattern:
        return {"type": "string", "pattern": pattern}
    said = "words of the quote, copied" if datatypes[0] == LANG_STRING else "as the quote writes it"
    return {"type": "string", "description": said}


def _thing(classes: tuple[str, ...]) -> dict[str, Any]:
    name = {"type": "string", "description": "the name as the text writes it, letter for letter"}
    return _object({"class": _one_of(classes), "name": name})


def _key(classes: tuple[str, ...]) -> str:
    """What a set of classes is called in the schema."""
    return "Thing" if classes == named_classes() else "Or".join(classes)


def _reference(classes: tuple[str, ...]) -> dict[str, Any]:
    return {"$ref": f"#/$defs/{_key(classes)}"}


def _one_of(values: Iterable[str]) -> dict[str, Any]:
    return {"type": "string", "enum": list(values)}


def _list(items: dict[str, Any]) -> dict[str, Any]:
    return {"type": "array", "items": items}


def _object(fields: dict[str, Any]) -> dict[str, Any]:
    return {"type": "object", "properties": fields, "required": list(fields), "additionalProperties": False}


@cache
def schema_version() -> str:
    """A hash of the schema: another ontology, another version."""
    return digest(json.dumps(answer_schema(), sort_keys=True))
