r"""Values that a server would change are kept from it: on its way in their datatype gets another name, for the time.

Virtuoso 7.2 keeps ``"P2Y6M"^^xsd:duration`` as ``"30"``, an integer beyond 32 bits as a decimal, and years before 1000
and after 9999 wrong; of a datatype that it does not know it keeps every letter. What it keeps well (strings, decimals,
small integers, dates of our time) goes in as it is, so that it can be compared and summed; of a boolean it gives 1 for
true, which is mended on the way out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

import pyoxigraph as ox

XSD = "http://www.w3.org/2001/XMLSchema#"
KEPT = "https://w3id.org/triptych/kept#"
"""What a datatype of XML Schema is called on a server that would rewrite its values: its local name follows."""
_STAYS = frozenset(["string", "anyURI", "boolean"])
_IN_OUR_TIME = re.compile(r"[1-9]\d{3}(-.*)?")
_PLAIN_DECIMAL = re.compile(r"-?\d{1,15}(\.\d{1,15})?")
_TYPED = re.compile(r'"((?:[^"\\]|\\.)*)"\^\^<http://www\.w3\.org/2001/XMLSchema#(\w+)>')
_DATES = frozenset(["date", "gYear", "gYearMonth", "dateTime"])


def _is_kept_well(value: str, kind: str) -> bool:
    if kind in _STAYS:
        return True
    if kind == "integer":
        return value.lstrip("-").isdecimal() and abs(int(value)) < 2**31
    if kind == "decimal":
        return _PLAIN_DECIMAL.fullmatch(value) is not None
    # of a dateTime only whole seconds: the server keeps six digits and drops the noughts at their end
    return kind in _DATES and _IN_OUR_TIME.fullmatch(value) is not None and "." not in value


def sent(triple: str) -> str:
    """A triple or term of N-Triples as such a server is to get it.

    >>> sent('<x:s> <x:p> "P2Y6M"^^<http://www.w3.org/2001/XMLSchema#duration>')
    '<x:s> <x:p> "P2Y6M"^^<https://w3id.org/triptych/kept#duration>'
    >>> sent('<x:s> <x:p> "8"^^<http://www.w3.org/2001/XMLSchema#integer>')
    '<x:s> <x:p> "8"^^<http://www.w3.org/2001/XMLSchema#integer>'
    """
    found = _TYPED.search(triple) if triple.endswith(">") and XSD in triple else None
    if found is None or found.end() != len(triple) or _is_kept_well(found[1], found[2]):
        return triple
    return f'{triple[: found.start()]}"{found[1]}"^^<{KEPT}{found[2]}>'


def all_sent(triples: Iterable[str]) -> Iterable[str]:
    """Triples as such a server is to get them."""
    return map(sent, triples)


def own(value: str, datatype: str) -> tuple[str, str]:
    """A value and its datatype as they were before such a server got them.

    >>> own("P2Y6M", KEPT + "duration")[1] == XSD + "duration", own("1", XSD + "boolean")[0]
    (True, 'true')
    """
    if datatype.startswith(KEPT):
        return value, XSD + datatype.removeprefix(KEPT)
    if datatype == XSD + "boolean":
        return {"1": "true", "0": "false"}.get(value, value), datatype
    return value, datatype


def term(given: ox.NamedNode | ox.Literal | ox.BlankNode | ox.Triple) -> str:
    """A term as text for such a server."""
    return sent(str(given))
