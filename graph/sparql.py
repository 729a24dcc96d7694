"""The words of a SPARQL text: what it does, whether it reaches outside, and values put in for its variables."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import lru_cache, wraps
from typing import NamedTuple, TypeVar

from graph.errors import BadQuery

_TOKEN = re.compile(
    r"""
      (?P<space>\s+|\#[^\n\r]*)
    | (?P<iri><[^<>"{}|^`\\\x00-\x20]*>)
    | (?P<string>'''(?:'{0,2}(?:[^'\\]|\\.))*'''|\"\"\"(?:"{0,2}(?:[^"\\]|\\.))*\"\"\"
                |'(?:[^'\\\n\r]|\\.)*'|"(?:[^"\\\n\r]|\\.)*")
    | (?P<variable>[?$]\w+)
    | (?P<name>[^\W\d_][\w.-]*:(?:[\w:.%-]|\\[^\w\s])*|:(?:[\w:%-](?:[\w:.%-]|\\[^\w\s])*)?|_:[\w.-]+)
    | (?P<word>@?[A-Za-z][\w-]*)
    | (?P<sign>.)
    """,
    re.VERBOSE | re.DOTALL,
)
_ESCAPE = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})")
_LANGUAGE = re.compile(r"@[A-Za-z]+(-[A-Za-z0-9]+)*")
_UPDATES = frozenset(["INSERT", "DELETE", "LOAD", "CLEAR", "DROP", "CREATE", "ADD", "MOVE", "COPY", "WITH"])
_FORMS = frozenset(["SELECT", "ASK", "CONSTRUCT", "DESCRIBE"])
_TAILS = frozenset(["GROUP", "ORDER"])
_SHORT = 4_000
"""Code points of a text of which is remembered what it does: whoever sends long ones fills no memory."""
T = TypeVar("T")


class Token(NamedTuple):
    """A piece of a SPARQL text: its kind, its text, and where it starts (code points)."""

    kind: str
    text: str
    start: int


def tokens(sparql: str) -> Iterator[Token]:
    """The pieces of a SPARQL text in order, white space and comments included: joined, they are the text again.

    >>> [token.text for token in tokens("ASK { ?s a <x:#y> } # why") if token.kind != "space"]
    ['ASK', '{', '?s', 'a', '<x:#y>', '}']
    """
    for match in _TOKEN.finditer(sparql):
        yield Token(match.lastgroup or "sign", match.group(), match.start())


def kept(answer: Callable[[str], T]) -> Callable[[str], T]:
    """The same function, which remembers its answers for short texts: programs ask the same again and again."""
    remembering = lru_cache(maxsize=256)(answer)

    @wraps(answer)
    def remembered(sparql: str) -> T:
        return remembering(sparql) if len(sparql) <= _SHORT else answer(sparql)

    return remembered


@kept
def form(sparql: str) -> str:
    """What a text does: SELECT, ASK, CONSTRUCT or DESCRIBE, UPDATE for anything that writes, or '' if it is none.

    >>> form("PREFIX select: <x:> ASK { }"), form("INSERT DATA { }"), form("SELEC *")
    ('ASK', 'UPDATE', '')
    """
    for token in tokens(sparql):
        word = token.text.upper()
        if token.kind == "word" and word in _FORMS:
            return word
        if token.kind == "word" and word in _UPDATES:
            return "UPDATE"
    return ""


@kept
def outside_call(sparql: str) -> int | None:
    r"""Where a text calls another server by SERVICE (code points), or None if it stays here.

    A comment, a string, a variable or a prefixed name with that word calls nobody. SPARQL
    lets any character be written as ``\uXXXX``, so the text is also read with those undone.

    >>> outside_call("ASK { SERVICE <https://example.org/sparql> { ?s ?p ?o } }")
    6
    >>> outside_call("ASK { ?service a 'SERVICE' } # SERVICE"), outside_call(r"ASK { \u0053ERVICE <x:y> { } }")
    (None, 6)
    """
    if "SERVICE" not in sparql.upper() and "\\" not in sparql:
        return None
    found = (_outside_call(text) for text in (sparql, _unescaped(sparql)))
    return next((place for place in found if place is not None), None)


def called_servers(sparql: str) -> frozenset[str] | None:
    r"""The addresses of all servers that a query calls, or None where one is not written out plainly.

    Plainly is ``SERVICE <address>`` or ``SERVICE SILENT <address>`` in a text without any escape: what may read
    otherwise to another parser is not taken for an address that may be called.

    >>> sorted(called_servers("ASK { SERVICE SILENT <x:y> { } SERVICE <x:z> { } }"))
    ['x:y', 'x:z']
    >>> called_servers("ASK { SERVICE ?x { } }"), called_servers(r"ASK { SERVICE <x:\u0079> { } }")
    (None, None)
    """
    if "\\" in sparql:
        return None
    pieces = [token for token in tokens(sparql) if token.kind != "space"]
    found = set()
    for place in _calls(pieces):
        after = pieces[place + 1 : place + 3]
        address = after[-1] if after and after[0].text.upper() == "SILENT" else next(iter(after), None)
        if pieces[place].text.upper() != "SERVICE" or address is None or address.kind != "iri":
            return None
        found.add(address.text[1:-1])
    return frozenset(found)


def _outside_call(sparql: str) -> int | None:
    pieces = [token for token in tokens(sparql) if token.kind != "space"]
    return next((pieces[place].start for place in _calls(pieces)), None)


def _calls(pieces: Sequence[Token]) -> Iterator[int]:
    """The places among the pieces, white space left out, that some parser could read as SERVICE."""
    following = [*pieces[1:], Token("sign", "", 0)]
    before = ""
    for place, (token, after) in enumerate(zip(pieces, following, strict=False)):
        word = token.text.upper()
        # parsers need no space around the keyword: "trueSERVICE", "1e5SERVICE", "SERVICESILENT"
        if token.kind == "word" and "SERVICE" in word and not _LANGUAGE.fullmatch(token.text):
            yield place
        # … and may read the name "service:x" as the keyword and the name ":x", even where the prefix is declared
        glued = token.kind == "name" and word.partition(":")[0].endswith("SERVICE")
        if glued and after.text == "{" and before not in {"GRAPH", "FROM", "NAMED"}:
            yield place
        before = word if token.kind == "word" else ""


def with_values(sparql: str, values: Mapping[str, str]) -> str:
    """The text with terms, given in N-Triples form, in the place of variables.

    Every use of the variable inside a pattern, subqueries and EXISTS included, becomes the
    term, and ``BOUND(?it)`` becomes true; a clause that only lists variables keeps it, and
    a VALUES at the end binds it there. Engines offer less: Oxigraph refuses to substitute
    what is not selected, and a VALUES alone does not reach into a subquery.

    >>> with_values("ASK { ?s ?p ?o FILTER(!BOUND(?o) || ?p != ?o) }", {"o": '"it"'})
    'ASK { ?s ?p "it" FILTER(!true || ?p != "it") }'
    """
    if not values:
        return sparql
    pieces = list(tokens(sparql))
    words = [index for index, token in enumerate(pieces) if token.kind != "space"]
    parts = [token.text for token in pieces]
    listed: set[str] = set()
    used: set[str] = set()
    depth, lists = 0, False
    for place, index in enumerate(words):
        token = pieces[index]
        word = token.text.upper() if token.kind == "word" else token.text
        if word == "{":
            depth, lists = depth + 1, False
        elif word == "}":
            depth, lists = depth - 1, False
        elif word == "SELECT" or word in _TAILS or word == "VALUES":
            lists = True
        elif word == "HAVING":
            lists = False
        elif token.kind == "variable" and token.text[1:] in values:
            name = token.text[1:]
            used.add(name)
            before = [pieces[words[at]].text.upper() for at in range(max(0, place - 2), place)]
            if before == ["BOUND", "("]:
                after = words[place + 1] if place + 1 < len(words) else index
                for at in range(words[place - 2], after + 1):
                    parts[at] = ""
                parts[index] = "true"
            elif lists or before[-1:] == ["AS"]:
                listed.add(name)
            else:
                parts[index] = values[name]
    unknown = sorted(set(values) - used)
    if unknown:
        raise BadQuery(f"parameter {unknown[0]!r}: the query has no variable ?{unknown[0]} to put it in")
    tail = "".join(f"\nVALUES ?{name} {{ {values[name]} }}" for name in sorted(listed)[:1])
    if len(listed) > 1:  # SPARQL allows one VALUES at the end
        names = sorted(listed)
        tail = f"\nVALUES ({' '.join('?' + name for name in names)}) {{ ({' '.join(values[name] for name in names)}) }}"
    return "".join(parts) + tail


def _unescaped(sparql: str) -> str:
    def character(match: re.Match[str]) -> str:
        code = int(match.group(1) or match.group(2), 16)
        return chr(code) if code <= 0x10FFFF else match.group()

    return _ESCAPE.sub(character, sparql)
