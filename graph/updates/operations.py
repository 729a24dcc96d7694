"""The operations of a SPARQL Update text, taken apart: what each deletes, inserts and asks.

The engine reads every piece again, so what is cut here in another way than the engine would is an error of syntax
there, never another update. Source: SPARQL 1.1 Update, sections 3 and 4.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from graph import sparql as text_of
from graph.errors import BadQuery
from graph.sparql import Token

_BEGINNINGS = "INSERT, DELETE, WITH, CLEAR, DROP, CREATE, ADD, MOVE or COPY"
_END = Token("end", "", -1)


class Forbidden(BadQuery):
    """An update that is read and understood, and not allowed."""


@dataclass(frozen=True, slots=True)
class Dataset:
    """The graphs that the conditions of an update are asked of: those of the protocol, or of USING."""

    default: tuple[str, ...] = ()
    named: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.default or self.named)


@dataclass(frozen=True, slots=True)
class Operation:
    """One operation of an update.

    ``text`` is all of it, after the ``prologue``: the PREFIX and BASE lines before it. ``kind`` is DATA or MODIFY, with
    the insides of their blocks as text (``where`` None for DATA), or CLEAR, DROP, CREATE, ADD, MOVE or COPY with
    ``targets``: the words DEFAULT, NAMED or ALL, or a graph's IRI as it was written.
    ``with_`` and ``using`` are the graphs of these clauses as written, ``using_named`` those of USING NAMED.
    """

    kind: str
    prologue: str
    delete: str = ""
    insert: str = ""
    where: str | None = None
    with_: str = ""
    using: tuple[str, ...] = ()
    using_named: tuple[str, ...] = ()
    targets: tuple[str, ...] = ()
    silent: bool = False
    text: str = ""


def operations(text: str) -> tuple[Operation, ...]:
    """The operations of an update in their order; raises BadQuery, and Forbidden for LOAD and SERVICE.

    >>> [(one.kind, one.delete, one.where) for one in operations("DELETE WHERE { ?s ?p 1 } ; CLEAR SILENT ALL")]
    [('MODIFY', ' ?s ?p 1 ', ' ?s ?p 1 '), ('CLEAR', '', None)]
    """
    if text_of.outside_call(text) is not None:
        raise Forbidden("SERVICE calls another server, which an update may not; ask the other server by itself")
    reader = _Reader(text)
    found = []
    while True:
        reader.prologue()
        if reader.at_end():
            break
        begin = reader.place()
        one = reader.operation()
        found.append(replace(one, text=text[begin : reader.place()]))
        if not reader.takes(";"):
            reader.prologue()
            if not reader.at_end():
                raise reader.unread("a semicolon or the end")
            break
    if not found:
        raise BadQuery(f"no update found; it must begin with {_BEGINNINGS}")
    return tuple(found)


@dataclass
class _Reader:
    text: str
    _declared: list[str] = field(default_factory=list)
    _at: int = 0

    def __post_init__(self) -> None:
        self._tokens = [one for one in text_of.tokens(self.text) if one.kind != "space"]

    def _next(self) -> Token:
        return self._tokens[self._at] if self._at < len(self._tokens) else _END

    def _take(self) -> Token:
        token = self._next()
        self._at += 1
        return token

    def place(self) -> int:
        """Where what comes next starts."""
        return self._next().start if self._next() is not _END else len(self.text)

    def at_end(self) -> bool:
        return self._next() is _END

    def takes(self, *words: str) -> bool:
        """Whether these words or signs come next, which are then behind."""
        here = self._tokens[self._at : self._at + len(words)]
        if [one.text.upper() for one in here if one.kind in {"word", "sign"}] != list(words):
            return False
        self._at += len(words)
        return True

    def unread(self, expected: str) -> BadQuery:
        place = self.place()
        line, column = self.text.count("\n", 0, place) + 1, place - self.text.rfind("\n", 0, place)
        return BadQuery(f"line {line}, column {column}: cannot be read; expected {expected}")

    def prologue(self) -> None:
        while self._next().kind == "word" and self._next().text.upper() in {"PREFIX", "BASE"}:
            pieces = [self._take()]
            while self._next().kind in {"name", "iri"} and len(pieces) < 3:
                pieces.append(self._take())
                if pieces[-1].kind == "iri":
                    break
            if pieces[-1].kind != "iri":
                raise self.unread("an IRI in <…>")
            self._declared.append(" ".join(one.text for one in pieces))

    def operation(self) -> Operation:
        prologue = "\n".join(self._declared) + "\n"
        if self.takes("LOAD"):
            raise Forbidden("LOAD fetches from another server, which an update may not; 'triptych load ADDRESS' does")
        if self.takes("INSERT", "DATA"):
            return Operation("DATA", prologue, insert=self._block())
        if self.takes("DELETE", "DATA"):
            return Operation("DATA", prologue, delete=self._block())
        if self.takes("DELETE", "WHERE"):
            pattern = self._block()
            return Operation("MODIFY", prologue, delete=pattern, where=pattern)
        for kind in ("CLEAR", "DROP", "CREATE"):
            if self.takes(kind):
                silent = self.takes("SILENT")
                return Operation(kind, prologue, targets=(self._target(many=kind != "CREATE"),), silent=silent)
        for kind in ("ADD", "MOVE", "COPY"):
            if self.takes(kind):
                silent, source = self.takes("SILENT"), self._target()
                if not self.takes("TO"):
                    raise self.unread("TO and a graph")
                return Operation(kind, prologue, targets=(source, self._target()), silent=silent)
        return self._modify(prologue)

    def _modify(self, prologue: str) -> Operation:
        with_ = self._iri() if self.takes("WITH") else ""
        delete = self._block() if self.takes("DELETE") else None
        insert = self._block() if self.takes("INSERT") else None
        if delete is None and insert is None:
            raise self.unread(_BEGINNINGS if not with_ else "DELETE or INSERT")
        using: list[str] = []
        named: list[str] = []
        while self.takes("USING"):
            (named if self.takes("NAMED") else using).append(self._iri())
        self.takes("WHERE")
        where = self._block()
        return Operation("MODIFY", prologue, delete or "", insert or "", where, with_, tuple(using), tuple(named))

    def _target(self, *, many: bool = False) -> str:
        for word in ("DEFAULT", "NAMED", "ALL") if many else ("DEFAULT",):
            if self.takes(word):
                return word
        self.takes("GRAPH")
        return self._iri()

    def _iri(self) -> str:
        if self._next().kind not in {"iri", "name"}:
            raise self.unread("a graph's IRI")
        return self._take().text

    def _block(self) -> str:
        """The inside of the next pair of braces."""
        if not self.takes("{"):
            raise self.unread("{")
        depth, begin = 1, self._tokens[self._at - 1].start + 1
        while depth:
            token = self._take()
            if token is _END:
                raise self.unread("}")
            depth += {"{": 1, "}": -1}.get(token.text, 0)
        return self.text[begin : self._tokens[self._at - 1].start]
