"""A model's answers in a store: asked for once, kept with the document, and read anew whenever it is read anew.

So a load without the model keeps what an earlier one suggested and a person may have accepted.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from graph.library import Library, Reading
from graph.model import Refusal
from loaders.report import Second

if TYPE_CHECKING:
    from loaders.suggest.reader import Suggester

_MARK = "~"


class SecondReader:
    """Adds to readings what a model suggests: anew where there is a ``suggester``, else what it answered before."""

    def __init__(self, library: Library, suggester: Suggester | None, told: Second) -> None:
        self._library, self._suggester, self._told = library, suggester, told
        self._whole = True  # whether every piece of the source at hand has its answer

    def completed(self, reading: Reading) -> Reading:
        """The reading with what models suggest beside it."""
        document = reading.document
        kept = self._library.answers(document.id)
        if self._suggester is not None:
            rule = self._suggester.rule
            asked = self._suggester.ask(document, kept.get(rule))
            whole = not asked.unanswered
            with self._library.transaction():
                self._library.keep_answers(document.id, rule, asked.answers, whole=whole)
            kept[rule] = asked.answers if whole else kept.get(rule, {}) | asked.answers
            self._whole &= whole
            self._told.requests, self._told.tokens = self._suggester.requests, self._suggester.tokens
            self._told.unasked += [Refusal(reading.location, reason) for reason in asked.unanswered]
        if not any(kept.values()):
            return reading
        from loaders.suggest.facts import suggestions  # most loads need no rules in this process

        added = reading.statements
        for rule, answers in sorted(kept.items()):
            found = suggestions(document, reading.statements, answers.values(), rule)
            added += found.statements
            self._told.suggestions += len(found.statements)
            self._told.known += found.known
            self._told.untaken += [_placed(one, reading.location) for one in found.untaken]
        return reading if added == reading.statements else replace(reading, statements=added, packed=None)

    def finish(self, rules: str) -> str:
        """The version by which a source was read that is at its end: the rules', and the model's if it answered."""
        whole, self._whole = self._whole, True
        return f"{rules}{_MARK}{self._suggester.version}" if self._suggester and whole else rules

    def rules_of(self, version: str) -> str:
        """The rules of a version that ``finish`` made; '' where a model is to be asked and was not."""
        rules, _, model = version.partition(_MARK)
        return rules if self._suggester is None or model == self._suggester.version else ""


def _placed(one: Refusal, location: str) -> Refusal:
    return replace(one, what=f"{location}: {one.what}" if one.what else location)
