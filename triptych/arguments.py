"""What the values of options may be: each reads one, or says what was expected."""

from __future__ import annotations

import argparse
import re
from collections.abc import Callable

_LONGEST = 1_000_000  # seconds that a query may be given
_VERDICTS = ("same", "different", "unsure", "accept", "reject", "label")


def named(text: str) -> str:
    """A path as given; an empty one is wrong use, because to Python it means the working folder.

    >>> named("plans/")
    'plans/'
    """
    if not text:
        raise argparse.ArgumentTypeError("is empty; is a variable unset?")
    return text


def number(least: int, most: int | None = None) -> Callable[[str], int]:
    """What reads a whole number within limits, for argparse.

    >>> number(1)("3")
    3
    """

    def read(text: str) -> int:
        if not text.removeprefix("-").isdecimal() or int(text) < least or (most is not None and int(text) > most):
            raise argparse.ArgumentTypeError(
                f"{text!r}: expected a number from {least} {f'to {most}' if most else 'on'}"
            )
        return int(text)

    return read


def endpoint(text: str) -> tuple[str, str]:
    """An endpoint of a graph server by name, for argparse.

    >>> endpoint("update=http://127.0.0.1:3030/ds/update")
    ('update', 'http://127.0.0.1:3030/ds/update')
    """
    name, mark, address = text.partition("=")
    if not mark or name not in ("query", "update", "data"):
        raise argparse.ArgumentTypeError("expected query=URL, update=URL or data=URL")
    return name, address


def seconds(text: str) -> float:
    """Seconds that a query may take, for argparse.

    >>> seconds("2.5")
    2.5
    """
    try:
        given = float(text)
    except ValueError:
        given = -1.0
    if not 0 <= given <= _LONGEST:
        raise argparse.ArgumentTypeError(f"{text!r}: expected a number of seconds, such as 60, up to {_LONGEST:,}")
    return given


def verdict_or_id(text: str) -> str:
    """A verdict, or the id of a judgement, for argparse.

    >>> verdict_or_id("same"), verdict_or_id("9c4bc858796a")
    ('same', '9c4bc858796a')
    """
    if text not in _VERDICTS and not re.fullmatch(r"[0-9a-f]{12}", text):
        raise argparse.ArgumentTypeError(
            f"invalid choice: {text!r} (choose from {', '.join(_VERDICTS)}; with --undo also the id of a judgement, "
            "12 letters and digits as 'triptych ledger' lists them)"
        )
    return text


def quotes(text: str) -> int:
    """How long a quotation may be, in code points, ``none`` for no quotations, for argparse.

    >>> quotes("none"), quotes("200")
    (0, 200)
    """
    return 0 if text == "none" else number(0, 100_000)(text)
