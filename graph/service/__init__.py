"""The graph over HTTP: SPARQL, and every thing at its own address."""

from typing import TYPE_CHECKING, Any

from graph.service.limits import Limits, Refused, Request
from graph.service.pool import Pool

if TYPE_CHECKING:
    from graph.service.routes import Service

__all__ = ["Limits", "Pool", "Refused", "Request", "Service"]


def __getattr__(name: str) -> Any:
    # The web framework is imported only by whoever serves: the command line asks workers without it.
    if name == "Service":
        from graph.service.routes import Service

        return Service
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
