"""From a model's answers to suggestions: what the text does not bear out, or the ontology does not know, is refused."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache

from graph.model import Document, Literal, Mention, Refusal, Statement, Term
from loaders.suggest.answers import Malformed, Named, Told, items_of
from loaders.suggest.things import Claim, Things, Unfit, find_words
from ontology.datatypes import is_written
from ontology.properties import LANG_STRING, Property, stated
from ontology.vocabulary import NAMESPACES

CONFIDENCE = 0.3
"""Of every suggestion: nothing was measured, and it is shown after what any rule says."""

_XSD = NAMESPACES["xsd"]
_FIGURES = frozenset(_XSD + name for name in ("integer", "decimal", "date", "gYear", "gYearMonth", "duration"))
_LONGEST_QUOTE = 1_500  # characters: a page is no passage


@dataclass(slots=True)
class Suggested:
    """What a model's answers about one document come to.

    ``known`` counts the facts that the rules state as well; ``untaken`` are the others that were refused.
    """

    statements: tuple[Statement, ...] = ()
    untaken: list[Refusal] = field(default_factory=list)
    known: int = 0


def suggestions(
    document: Document, statements: Sequence[Statement], answers: Iterable[tuple[int, str]], rule: str
) -> Suggested:
    """The suggestions that answers about pieces of a document make beside the rules' statements.

    ``answers`` are (start of the piece, answer). Pure: the same answers give the same suggestions.

    >>> from graph.model import document_of
    >>> answer = '''{"things": [], "facts": [{"subject": {"class": "Project", "name": "TOOLSHARE"},
    ...   "property": "partnerCount", "value": "12", "quote": "12 partners"}]}'''
    >>> found = suggestions(document_of("TOOLSHARE has 12 partners."), (), [(0, answer)], "model-local.1")
    >>> [(one.predicate, one.status) for one in found.statements]
    [('acronym', 'suggested'), ('type', 'suggested'), ('partnerCount', 'suggested')]
    """
    found, reader = Suggested(), _Reader(document, Things(document, statements))
    for start, answer in answers:
        try:
            items = list(items_of(answer))
        except Malformed as error:
            found.untaken.append(Refusal("", str(error)))
            continue
        for item in items:
            try:
                reader.take(item, start)
            except (Unfit, Malformed) as error:
                quote = item.quote if isinstance(item, Told) else ""
                found.untaken.append(Refusal(_named(item), str(error), quote[:300]))
    said = {(one.subject.id, one.predicate, _plain(one.object)) for one in statements}
    fresh = [one for one in reader.claims if (one[0].id, one[1], _plain(one[2])) not in said]
    found.known = len(reader.claims) - len(fresh)
    made = (Statement(*claim, rule, CONFIDENCE, "suggested") for claim in reader.things.claims + fresh)
    by_id = {one.id: one for one in made}
    found.statements = tuple(sorted(by_id.values(), key=lambda one: (one.start, one.end, one.predicate, one.id)))
    return found


class _Reader:
    """Answers about one document on their way to ``claims``."""

    def __init__(self, document: Document, things: Things) -> None:
        self._document, self.things = document, things
        self.claims: list[Claim] = []

    def take(self, item: Named | Told | Malformed, start: int) -> None:
        """Note what an item of an answer claims. Raises Unfit or Malformed, having noted nothing."""
        if isinstance(item, Malformed):
            raise item
        if isinstance(item, Named):
            self.things.of(item)
            return
        rule = _properties().get(item.predicate)
        if rule is None:
            raise Unfit(f"{item.predicate[:60]!r} is no property of the ontology that texts state")
        span = self._quoted(item.quote, start)
        self.things.check(item.subject, rule.subjects)
        target = self._target(item, rule)
        subject = self.things.of(item.subject)
        found = self.things.of(target) if isinstance(target, Named) else target
        self.claims.append((subject, item.predicate, found, *span))

    def _quoted(self, quote: str, start: int) -> tuple[int, int]:
        """Where a quote stands, in its piece or, failing that, anywhere."""
        text, quote = self._document.text, quote.strip()
        if not quote or len(quote) > _LONGEST_QUOTE:
            raise Unfit("there is no quote" if not quote else f"the quote has over {_LONGEST_QUOTE:,} characters")
        at = text.find(quote, start)
        at = text.find(quote) if at < 0 else at
        if at < 0:
            raise Unfit("the quote does not stand in the text")
        return at, at + len(quote)

    def _target(self, told: Told, rule: Property) -> Named | Literal | Term:
        """The object of a fact as the property wants it, borne out by the quote."""
        if rule.objects:
            if isinstance(told.target, str):
                raise Unfit(f"{rule.name} leads to a thing, not to a value")
            self.things.check(told.target, rule.objects)
            if self.things.are_one(told.subject, told.target):
                raise Unfit("it links a thing with itself")
            if not any(find_words(told.quote, one.name) for one in (told.subject, told.target)):
                raise Unfit("the quote names neither of the two things")
            return told.target
        if not isinstance(told.target, str):
            raise Unfit(f"{rule.name} leads to a value, not to a thing")
        if rule.datatypes:
            return self._literal(told.target, told.quote, rule)
        if told.target not in rule.terms:
            raise Unfit(f"{told.target[:60]!r} is no term of {rule.name}")
        return Term(told.target)

    def _literal(self, value: str, quote: str, rule: Property) -> Literal:
        """A value of the right type, whose words or figures stand in the quote."""
        kind = next((one for one in rule.datatypes if is_written(value, one)), None)
        if kind is None or len(value) > _LONGEST_QUOTE or not value.strip():
            raise Unfit(f"{value[:60]!r} is no value of {rule.name}")
        if kind not in _FIGURES and find_words(quote, value) is None:
            raise Unfit("the value does not stand in the quote")
        if kind in _FIGURES and not _bears_out(quote, value, kind):
            raise Unfit("the quote has other figures, or none")
        if kind == LANG_STRING:
            language = self._document.language
            return Literal(value, LANG_STRING, language) if language else Literal(value)
        return Literal(value, kind)


_NUMBER = re.compile(r"\d+(?:[.,'’\s\u00a0\u202f]\d{3})*(?:[.,]\d+)?")


def _bears_out(quote: str, value: str, kind: str) -> bool:
    """Whether the figures of a value stand in a quote, whatever parts them and however many zeros a word stands for.

    Of a date the year and the day; of a duration one of its numbers.

    >>> _bears_out("over EUR 1.4 million", "1400000", _XSD + "decimal")
    True
    """
    written = [_figures(number) for number in _NUMBER.findall(quote)]
    if kind == _XSD + "duration":
        return any(_figures(number) in written for number in re.findall(r"\d+", value))
    if kind in (_XSD + "integer", _XSD + "decimal"):
        return _figures(value) in written
    year, *later = value.split("-")
    return year in quote and (len(later) < 2 or _figures(later[1]) in written)


def _figures(number: str) -> str:
    """The figures that tell a number from others: "1.4" and "1,400,000" have the same."""
    return re.sub(r"\D", "", number).strip("0") or "0"


@cache
def _properties() -> dict[str, Property]:
    return {one.name: one for one in stated()}


def _plain(target: Mention | Literal | Term) -> str:
    """What two statements say alike, however exactly they say it."""
    if isinstance(target, Mention):
        return target.id
    return target.value if isinstance(target, Literal) else target.name


def _named(item: Named | Told | Malformed) -> str:
    """What an item is called in a list of refusals."""
    return str(item)[:300] if isinstance(item, Told) else item.name[:80] if isinstance(item, Named) else ""
