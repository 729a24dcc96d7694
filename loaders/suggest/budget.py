"""What the asking of a model may still cost in one load."""

from __future__ import annotations

import math
from collections.abc import Callable

from graph.errors import BadInput

_BYTES_A_TOKEN = 3  # in no language of the EU do the usual tokenisers make more of them


class OverBudget(BadInput):
    """Another question would go beyond what one load may cost; the message names the setting."""


class Budget:
    """Requests, tokens and seconds of one load; what is unknown beforehand is estimated from above."""

    def __init__(self, requests: int, tokens: int, seconds: float, clock: Callable[[], float]) -> None:
        self._most, self._clock = (requests, tokens, seconds), clock
        self._end = math.inf
        self.requests = self.tokens = 0

    @property
    def left(self) -> float:
        """Seconds that are left; the time begins with the first request."""
        return self._end - self._clock()

    def spend_request(self, asked: int, answer: int) -> None:
        """Note that a request of so many tokens goes out, whose answer has so many at most.

        Raises OverBudget, before anything is sent, if it might not be paid for.
        """
        requests, tokens, seconds = self._most
        if self.requests >= requests:
            raise OverBudget(f"the {requests:,} requests of this load are used up; set TRIPTYCH_MODEL_REQUESTS")
        if self.tokens + asked + answer > tokens:
            raise OverBudget(f"the {tokens:,} tokens of this load are used up; set TRIPTYCH_MODEL_TOKENS")
        if self._end == math.inf:
            self._end = self._clock() + seconds
        self.need_time()
        self.requests += 1
        self.tokens += asked

    def need_time(self, seconds: float = 0.0) -> None:
        """Raises OverBudget where so many seconds are more than are left."""
        if self.left <= seconds:
            raise OverBudget(f"the {self._most[2]:,.0f} s of this load are over; set TRIPTYCH_MODEL_TOTAL_TIME")

    def spend_tokens(self, tokens: int) -> None:
        """Note what an answer has cost, beside what its question was estimated at."""
        self.tokens += tokens


def tokens_of(size: int) -> int:
    """Tokens that so many bytes have at most.

    >>> tokens_of(10)
    4
    """
    return -(-size // _BYTES_A_TOKEN)
