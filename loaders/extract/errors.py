"""What can be wrong with the data that the rules rest on."""

from graph.errors import BadInput


class BadLexicon(BadInput):
    """A lexicon file that cannot be used; the message names the file, the row and the cure."""
