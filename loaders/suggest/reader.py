"""A model as a reader of documents: asked piece by piece, within what one load may cost."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from graph.iri import digest
from graph.model import Document
from loaders.suggest.budget import OverBudget
from loaders.suggest.client import Client, CutShort, NoAnswer, Question
from loaders.suggest.pieces import Span, halves, pieces
from loaders.suggest.prompt import Message, messages, questions_version
from loaders.suggest.schema import answer_schema
from loaders.suggest.settings import ModelSettings, model_settings_from

_FAILURES = 3
"""Questions in a row without an answer after which no further one is asked in this load."""

Answers = dict[str, tuple[int, str]]
"""By the key of the question, where its piece begins and what was answered."""


@dataclass(slots=True)
class Asked:
    """What a model answered about a document, and why it did not to some of its pieces."""

    answers: Answers = field(default_factory=dict)
    unanswered: list[str] = field(default_factory=list)


def _announce(line: str) -> None:
    sys.stderr.write(f"triptych: {line}\n")


class Suggester:
    """A model that is asked about documents during one load; ``close`` it at the end.

    ``announce`` is told, before the first request, who gets the text. Raises BadInput where no model is set.
    """

    def __init__(
        self,
        settings: ModelSettings | None = None,
        *,
        client: Client | None = None,
        announce: Callable[[str], None] = _announce,
    ) -> None:
        self._settings = settings or model_settings_from(os.environ)
        self._client = client or Client(self._settings)
        self._announce, self._announced = announce, False
        self._failed, self._stopped = 0, ""

    @property
    def rule(self) -> str:
        """The rule of what this model suggests."""
        return self._settings.rule

    @property
    def version(self) -> str:
        """Of which model these would be the answers, and to which questions."""
        return digest(self._settings.name, questions_version())

    @property
    def requests(self) -> int:
        """Requests made so far, repeated ones too."""
        return self._client.budget.requests

    @property
    def tokens(self) -> int:
        """Tokens used so far, as the server counts them."""
        return self._client.budget.tokens

    def close(self) -> None:
        """Let go of the connections."""
        self._client.close()

    def ask(self, document: Document, known: Mapping[str, tuple[int, str]] | None = None) -> Asked:
        """What the model says of a document; ``known`` are answers of before, which are not asked for again."""
        asked, waiting = Asked(), pieces(document)
        while waiting:
            start, end = piece = waiting.pop(0)
            asking = messages(document, document.text[start:end])
            key = digest(self.version, *(one["content"] for one in asking))
            if known and key in known:
                asked.answers[key] = (start, known[key][1])
                continue
            try:
                asked.answers[key] = (start, self._answer(asking))
            except CutShort as error:
                smaller = halves(document, piece)
                waiting[:0] = smaller
                asked.unanswered += [] if smaller else [_said(piece, error)]
            except (NoAnswer, OverBudget) as error:
                asked.unanswered.append(_said(piece, error))
        return asked

    def _answer(self, asking: list[Message]) -> str:
        """The answer to one question; after a failure that lasts, or several, no more are asked."""
        if self._stopped:
            raise NoAnswer(self._stopped)
        if not self._announced:
            self._announced = True
            self._announce(f"the text of documents goes to {self._settings.host} (model {self._settings.name})")
        try:
            answer = self._client.ask(Question(asking, answer_schema()))
        except CutShort:
            self._failed = 0
            raise
        except (NoAnswer, OverBudget) as error:
            self._failed += 1
            if isinstance(error, OverBudget) or error.lasting or self._failed >= _FAILURES:
                self._stopped = f"not asked any more: {error}"
            raise
        self._failed = 0
        return answer


def _said(piece: Span, error: Exception) -> str:
    return f"characters {piece[0]:,} to {piece[1]:,}: {error}"
