"""Which thing of the document a model means: one that the rules found, or one that they did not."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from graph.codec import mentions_of
from graph.errors import BadInput
from graph.identity import family
from graph.model import XSD, Document, Literal, Mention, Name, Statement, Term
from graph.rdf import NAMED
from loaders.extract.gazetteer import best_place
from loaders.suggest.answers import Named
from ontology import vocabulary
from ontology.names import fold
from ontology.properties import LANG_STRING, named_classes

_TRIES = 1_000  # places of a name that are looked at: an answer full of single letters must not take a day

Claim = tuple[Mention, str, Mention | Literal | Term, int, int]
"""Subject, predicate, object and the passage."""


class Unfit(BadInput):
    """A thing or fact that a model names and that is not taken; the message is the reason alone."""


class Things:
    """The things of one document: those of the statements that the rules made, and those that are added.

    ``claims`` are class and names of the added ones, each with the place of its name.
    """

    def __init__(self, document: Document, statements: Iterable[Statement]) -> None:
        self._document = document
        self._by_id = mentions_of(statements)
        self._by_name: dict[tuple[str, str], Mention] = {}
        for mention in sorted(self._by_id.values(), key=lambda one: (one.start, one.id)):
            for name in mention.names:
                self._by_name.setdefault((family(mention.kind), fold(name.text)), mention)
        self.claims: list[Claim] = []

    def check(self, named: Named, classes: Collection[str] | None = None) -> tuple[int, int]:
        """Where a thing is first named. Raises Unfit for another class than these, and a name that is not there."""
        if named.kind not in (named_classes() if classes is None else classes):
            raise Unfit(f"{named.kind[:60]!r} is no class that belongs here")
        span = find_words(self._document.text, named.name)
        if span is None:
            raise Unfit(f"the name {named.name[:80]!r} does not stand in the text")
        if family(named.kind) == "territory" and self._known(named) is None and best_place(named.name) is None:
            raise Unfit(f"no territory {named.name[:80]!r} is known")
        return span

    def are_one(self, one: Named, other: Named) -> bool:
        """Whether two names mean the same thing of the document."""
        known = self._known(one)
        same = (family(one.kind), fold(one.name)) == (family(other.kind), fold(other.name))
        return same or (known is not None and known is self._known(other))

    def of(self, named: Named) -> Mention:
        """The mention of a thing; raises Unfit as ``check`` does.

        A thing that the rules found keeps what they found out about it; the model's class is added to it where it is
        another of the same family.
        """
        span = self.check(named)
        known = self._known(named)
        if known is None:
            return self._added(named, span)
        is_place = family(known.kind) == "territory"  # whose class the tables tell
        if not is_place and named.kind not in (known.kind, *vocabulary.superclasses(known.kind)):
            self._claim((known, "type", Term(named.kind), *span))
        return known

    def _known(self, named: Named) -> Mention | None:
        return self._by_name.get((family(named.kind), fold(named.name)))

    def _added(self, named: Named, span: tuple[int, int]) -> Mention:
        """A thing that the rules did not find, with its class and name as claims."""
        kind, use = named.kind, _use(named.kind, named.name)
        language = self._document.language if use != "acronym" else None
        name = Name(named.name, language, use)
        place = best_place(named.name) if family(kind) == "territory" else None
        kind = place.kind if place else kind
        code, country = (place.code, place.country) if place else (None, None)
        made = Mention(self._document.id, kind, *span, (name,), code=code, country=country)
        made = self._by_id.setdefault(made.id, made)
        self._by_name[family(kind), fold(named.name)] = made
        self._claim((made, "type", Term(kind), *span))
        self._claim((made, use, Literal(named.name, LANG_STRING if language else XSD + "string", language), *span))
        return made

    def _claim(self, claim: Claim) -> None:
        if claim not in self.claims:
            self.claims.append(claim)


def _use(kind: str, name: str) -> str:
    """What kind of name a text's words are: one word without lower case, or of a project, is an acronym."""
    if kind in ("Project", "Programme") and " " not in name and name != name.lower():
        return "acronym"
    return "label" if kind in NAMED else "title"


def find_words(text: str, words: str) -> tuple[int, int] | None:
    """Where words first stand in a text, letter for letter and not within longer words; None where they do not.

    >>> find_words("Romania and Roma", "Roma")
    (12, 16)
    """
    start, end = -1, -1
    for _ in range(_TRIES):
        start = text.find(words, start + 1)
        end = start + len(words)
        if start < 0 or not words.strip():
            return None
        if not _goes_on(text, start) and not _goes_on(text, end):
            return start, end
    return None


def _goes_on(text: str, at: int) -> bool:
    """Whether a word goes on from one side of a place to the other."""
    return 0 < at < len(text) and (text[at - 1] + text[at]).isalnum()
