"""Tables that are built once a process and kept."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache, wraps
from typing import ParamSpec, TypeVar

Asked = ParamSpec("Asked")
Built = TypeVar("Built")


def kept(build: Callable[Asked, Built]) -> Callable[Asked, Built]:
    """``build``, called once for what it is asked, with the collector of garbage at rest.

    A table is a hundred thousand objects of which none is garbage: to look for some while it grows, and when it is
    made, takes a fourth of the time that the tables of a first document take.

    >>> squares = kept(lambda most: [n * n for n in range(most)])
    >>> squares(3) is squares(3)
    True
    """

    @wraps(build)
    def built(*args: Asked.args, **kwargs: Asked.kwargs) -> Built:
        with at_rest():
            made = build(*args, **kwargs)
            if not gc.get_freeze_count():  # else a program that imports this one has frozen what it means to keep
                gc.freeze()
                gc.unfreeze()  # both together put what is young among the old, without looking through any of it
            return made

    return cache(built)  # type: ignore[return-value]  # the cache asks for hashable arguments, which no type says


@contextmanager
def at_rest() -> Iterator[None]:
    """The collector of garbage at rest: for what makes many objects of which few are garbage.

    Garbage is left until the end; one rest within another, or in another thread, leaves it off no longer.
    """
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            gc.enable()
