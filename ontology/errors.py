"""What can be wrong with the terms, territories and data that the ontology ships.

OntologyError
├── UnknownTerm (KeyError)            a vocabulary has no such term
├── UnknownTerritory (LookupError)    no territory has this code
└── BadData (ValueError)              a shipped file does not say what it should
"""


class OntologyError(Exception):
    """Root of all errors raised in ``ontology``; its text names the thing, the cause and the cure."""

    def __str__(self) -> str:
        """The message alone: ``KeyError`` would print it in quotes.

        >>> str(UnknownTerm("'planned': not a status; did you mean 'plan'?"))
        "'planned': not a status; did you mean 'plan'?"
        """
        return str(self.args[0]) if self.args else ""


class UnknownTerm(OntologyError, KeyError):
    """A vocabulary was asked for a term that it does not hold."""


class UnknownTerritory(OntologyError, LookupError):
    """No territory has the code that was asked for."""


class BadData(OntologyError, ValueError):
    """A file shipped with the ontology does not have the form that its reader expects."""
