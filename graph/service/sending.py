"""Answers to clients that may be slow: what is not taken in time is broken off, and its length shows that."""

from __future__ import annotations

from anyio import fail_after
from starlette.responses import Response
from starlette.types import Receive, Scope, Send

_PIECE = 1 << 16


class Answer(Response):
    """A whole answer, handed over in pieces of 64 KiB, each of which must be taken within ``patience`` seconds.

    The header says how long it is, so what was broken off never looks whole.
    """

    patience = 30.0

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Send it; raises TimeoutError where the client stalls, upon which the server closes the connection."""
        await send({"type": "http.response.start", "status": self.status_code, "headers": self.raw_headers})
        body = bytes(self.body)
        for start in range(0, max(1, len(body)), _PIECE):
            more = start + _PIECE < len(body)
            with fail_after(self.patience):
                await send({"type": "http.response.body", "body": body[start : start + _PIECE], "more_body": more})


def answer(body: bytes | str, media: str, patience: float) -> Answer:
    """The answer in a media type."""
    made = Answer(body, media_type=media)
    made.patience = patience
    return made
