"""The graph over HTTP: SPARQL, and every thing at its own address."""

from graph.service.limits import Limits, Refused, Request
from graph.service.pool import Pool
from graph.service.routes import Service

__all__ = ["Limits", "Pool", "Refused", "Request", "Service"]
