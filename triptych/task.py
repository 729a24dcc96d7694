"""What the workers of a cluster are asked to call: it lives in ``triptych``, so that they import that first.

A worker finds a function by the name of its module, and ``triptych`` is the one name that Python knows wherever it is
installed; ``loaders`` and ``graph`` can be imported only after it.
"""

from __future__ import annotations

from importlib import import_module
from typing import Any


def call(target: str, *arguments: Any) -> Any:
    """What the function ``target``, written ``module:name``, gives back for plain arguments.

    >>> call("graph.iri:digest", "a") == call("graph.iri:digest", "a")
    True
    """
    module, _, name = target.partition(":")
    return getattr(import_module(module), name)(*arguments)
