"""Web addresses as files: fetched politely, kept in a folder until they are read."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from loaders.web import Web


def is_address(source: str) -> bool:
    """Whether a source is a web address rather than a path.

    >>> is_address("https://example.org/plan.pdf"), is_address("plans/plan.pdf")
    (True, False)
    """
    return source.lower().startswith(("http://", "https://"))


@dataclass(frozen=True, slots=True)
class Download:
    """A page that was fetched: the file in which it lies, what tells its kind, and its address in the end.

    ``version`` is what the server said of its version, for the next time.
    """

    path: Path
    suffix: str
    media: str
    url: str
    version: str


class Downloads:
    """Fetches addresses into a folder; use it in a ``with`` block. Nothing is opened before the first address."""

    def __init__(self, folder: Path) -> None:
        self._folder, self._count = folder, 0
        self._web: Web | None = None

    def __enter__(self) -> Downloads:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._web is not None:
            self._web.__exit__(kind, error, trace)

    def fetch(self, address: str, version: str = "") -> Download | None:
        """The page at an address, None where it is still of that version; raises BadInput and NotFound."""
        from loaders.web import Validators, Web  # imported here: most loads fetch nothing

        if self._web is None:
            self._web = Web().__enter__()
        known = Validators(**json.loads(version)) if version else Validators()
        page = self._web.fetch(address, known)
        if page is None:
            return None
        self._count += 1
        self._folder.mkdir(parents=True, exist_ok=True)
        path = self._folder / f"page-{self._count}{page.suffix}"
        path.write_bytes(page.content)
        said = json.dumps(asdict(page.validators), sort_keys=True) if any(asdict(page.validators).values()) else ""
        return Download(path, page.suffix, page.media_type, page.url, said)
