"""A scheduler of dask and its workers: reached, compared with this machine, and asked to read."""

from __future__ import annotations

import logging
import re
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from types import TracebackType
from typing import Any

from graph.errors import BadInput, StoreError
from loaders.cluster.crew import FarCrew
from loaders.cluster.errand import versions
from loaders.crew import Crew

_PATIENCE = 10.0
"""Seconds to wait for the scheduler, and for its first worker."""
_ERRAND = "loaders.cluster.errand"
_ADDRESS = re.compile(r"(?:(?:tcp|tls)://)?[^\s/]+:\d{1,5}")


class Cluster:
    """A scheduler whose workers read; use it in a ``with`` block.

    ``call`` is the function that workers are asked to call, with the name of another and its arguments. Raises BadInput
    for what is no address; on entering, where the package distributed is missing, the scheduler does not answer or has
    no workers, or a worker has other versions of what reads than this machine.
    """

    def __init__(self, address: str, call: Callable[..., Any], patience: float = _PATIENCE) -> None:
        if not _ADDRESS.fullmatch(address):
            raise BadInput(
                f"--scheduler {address}: no address of a scheduler; expected one such as tcp://127.0.0.1:8786"
            )
        self.address, self._call, self._patience = address, call, patience
        self._versions = versions()

    def __enter__(self) -> Cluster:
        try:
            from distributed import Client
        except ImportError as error:
            raise BadInput(
                f"--scheduler {self.address}: needs the package distributed, which is not installed; "
                "install it with: python -m pip install distributed"
            ) from error
        # Its own words on lost connections go to standard error; we say them in ours.
        logging.getLogger("distributed").setLevel(logging.CRITICAL)
        try:
            made: Any = Client  # it has no types
            self._client = made(self.address, timeout=self._patience, set_as_default=False)
        except (OSError, ValueError) as error:
            raise BadInput(
                f"--scheduler {self.address}: no scheduler of dask answers there ({_first_line(error)}); "
                "start one with 'dask scheduler', and give the address that it prints, such as tcp://127.0.0.1:8786"
            ) from error
        try:
            self._check()
        except BaseException:
            self._client.close()
            raise
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        with suppress(Exception):  # it may be gone, and what was read is written already
            self._client.close(timeout=self._patience)

    def _check(self) -> None:
        """Raise BadInput unless there are workers, each of which reads as this machine does."""
        until = time.monotonic() + self._patience
        while not self.threads():
            if time.monotonic() > until:
                raise BadInput(
                    f"--scheduler {self.address}: it has no workers; start some with 'dask worker {self.address}'"
                )
            time.sleep(0.1)
        found = self._client.run(self._call, f"{_ERRAND}:versions", on_error="return")
        for worker, theirs in sorted(found.items()):
            self.compare(worker, theirs)

    def compare(self, worker: str, theirs: Mapping[str, str] | BaseException) -> None:
        """Raise BadInput where what a worker says of its versions is not what this machine has."""
        if isinstance(theirs, BaseException):
            raise BadInput(
                f"--scheduler {self.address}: its worker {worker} cannot run Triptych ({_first_line(theirs)}); "
                "install there what is installed here"
            )
        other = [
            f"{name} {theirs.get(name, 'none')} (here {ours})"
            for name, ours in sorted(self._versions.items())
            if theirs.get(name) != ours
        ]
        if other:
            raise BadInput(
                f"--scheduler {self.address}: its worker {worker} would read otherwise, it has {', '.join(other)}; "
                "install there what is installed here"
            )

    def threads(self) -> int:
        """How many sources the workers can read at once; 0 where none is there, or the scheduler is gone."""
        with suppress(OSError, ValueError):
            return sum(one["nthreads"] for one in self._client.scheduler_info(n_workers=-1)["workers"].values())
        return 0

    def send(self, manner: str, task: dict[str, Any], content: bytes) -> Any:
        """A future with what is said of a source; workers get its bytes, never a path."""
        import dask

        with dask.config.set({"distributed.admin.large-graph-warning-threshold": "1GB"}):  # bounded by who sends
            return self._client.submit(self._call, f"{_ERRAND}:read", manner, task, content, self._versions, pure=False)

    def lost(self, error: BaseException) -> StoreError:
        """The error to raise where the cluster can no longer be asked."""
        return StoreError(
            f"--scheduler {self.address}: the cluster was lost ({_first_line(error)}); "
            "what was read is kept, and the next load takes up the rest"
        )

    def crew(self, here: Crew) -> FarCrew:
        """Workers of the cluster that read as ``here`` does, which reads what is not sent."""
        return FarCrew(self, here)


def _first_line(error: BaseException) -> str:
    return next(iter(str(error).splitlines()), "") or type(error).__name__
