"""What can go wrong, as one family of errors.

::

    GraphError
    ├── BadInput          a file, address or value that cannot be used      (ValueError)
    │   └── BadQuery      SPARQL that cannot be parsed or is not allowed
    ├── NotFound          a thing, document or question that is not there   (LookupError)
    └── StoreError        a store that cannot be opened, locked or written  (OSError)
        └── StoreLocked   somebody else is writing
"""


class GraphError(Exception):
    """Root of every error of Triptych; its message names the thing, the cause and the cure.

    ``code`` is a short name of the cause, by which an interface finds a sentence in the reader's language: the class's,
    or a closer one that was given.

    >>> str(NotFound("project 'CircX': not in this store; known: CircE, CircPro"))
    "project 'CircX': not in this store; known: CircE, CircPro"
    """

    code = "error"

    def __init__(self, *arguments: object, code: str = "") -> None:
        super().__init__(*arguments)
        if code:
            self.code = code

    def __str__(self) -> str:
        return str(self.args[0]) if self.args else type(self).__name__


class BadInput(GraphError, ValueError):
    """A file, address or value that cannot be used."""

    code = "input"


class BadQuery(BadInput):
    """A SPARQL text that cannot be parsed, or does what is not allowed here."""

    code = "query"


class NotFound(GraphError, LookupError):
    """A thing, document or question that is not there."""

    code = "unknown"


class StoreError(GraphError, OSError):
    """A store folder that cannot be opened, read or written."""

    code = "store"


class StoreLocked(StoreError):
    """Another process is writing to the store."""

    code = "locked"


def took_too_long(seconds: float) -> str:
    """What is said of a query that was stopped after so many seconds."""
    return (
        f"the query took longer than {seconds:g} seconds and was stopped; ask for less, use LIMIT, or give it more time"
    )
