"""What a worker process runs: a function by its name, so that workers import only what they need.

The function lives here because a scheduler's workers can unpickle what belongs to ``triptych``,
whose import puts the other packages on the path.
"""

from __future__ import annotations

from importlib import import_module
from typing import Any


def run(target: str, *arguments: Any) -> Any:
    """The result of calling ``module:function`` with plain arguments.

    >>> run("math:gcd", 12, 18)
    6
    """
    module, _, function = target.partition(":")
    return getattr(import_module(module), function)(*arguments)
