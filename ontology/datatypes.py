"""The literal types that the graph may hold: whether a value has one of them, and its number."""

from __future__ import annotations

import re
from datetime import date, datetime
from decimal import Decimal

from pyoxigraph import Literal

XSD = "http://www.w3.org/2001/XMLSchema#"
LANG_STRING = "http://www.w3.org/1999/02/22-rdf-syntax-ns#langString"
NUMBERS = (XSD + "integer", XSD + "decimal")

# Other types (derived integers, floats) do not survive a round trip through the store as they were written.
_FORMS = {
    XSD + "string": re.compile(r"(?s).*"),
    LANG_STRING: re.compile(r"(?s).*"),
    XSD + "anyURI": re.compile(r"\S*"),
    XSD + "boolean": re.compile(r"true|false|0|1"),
    XSD + "integer": re.compile(r"[+-]?\d+"),
    XSD + "decimal": re.compile(r"[+-]?(\d+(\.\d*)?|\.\d+)"),
    XSD + "date": re.compile(r"-?\d{4,}-\d\d-\d\d(Z|[+-]\d\d:\d\d)?"),
    XSD + "dateTime": re.compile(r"-?\d{4,}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)?"),
    XSD + "gYear": re.compile(r"-?\d{4,}(Z|[+-]\d\d:\d\d)?"),
    XSD + "gYearMonth": re.compile(r"-?\d{4,}-(0[1-9]|1[0-2])(Z|[+-]\d\d:\d\d)?"),
    XSD + "duration": re.compile(r"-?P(?=\d|T\d)(\d+Y)?(\d+M)?(\d+D)?(T(?=\d)(\d+H)?(\d+M)?(\d+(\.\d+)?S)?)?"),
}
TYPES = frozenset(_FORMS)


def is_valid(value: object, datatype: str) -> bool:
    """Whether a value is a literal of this type and written as the type demands.

    >>> from pyoxigraph import NamedNode
    >>> is_valid(Literal("2021-02-30", datatype=NamedNode(XSD + "date")), XSD + "date")
    False
    """
    return isinstance(value, Literal) and value.datatype.value == datatype and is_written(value.value, datatype)


def is_written(text: str, datatype: str) -> bool:
    """Whether a text is written as a literal type demands; False for a type that the graph may not hold.

    >>> is_written("2021-02-28", XSD + "date"), is_written("2021-02-30", XSD + "date")
    (True, False)
    """
    form = _FORMS.get(datatype)
    if form is None or not form.fullmatch(text):
        return False
    try:
        if datatype == XSD + "date":
            date.fromisoformat(text[:10])
        elif datatype == XSD + "dateTime":
            datetime.fromisoformat(text)
    except ValueError:
        return False
    return True


def as_number(value: object) -> Decimal | None:
    """Number of an integer or decimal literal, None for anything else.

    >>> as_number(Literal(8)), as_number(Literal("eight"))
    (Decimal('8'), None)
    """
    if isinstance(value, Literal) and any(is_valid(value, datatype) for datatype in NUMBERS):
        return Decimal(value.value)
    return None
