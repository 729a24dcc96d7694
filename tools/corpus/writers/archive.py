"""ZIP packages whose bytes are the same whenever they are made."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

_THEN = (2024, 1, 1, 0, 0, 0)


def to_zip(members: Mapping[str, bytes], stored: frozenset[str] = frozenset()) -> bytes:
    """The ZIP archive of the members in their order; ``stored`` ones are not compressed.

    >>> to_zip({"a.txt": b"Turin"}) == to_zip({"a.txt": b"Turin"})
    True
    """
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            entry = zipfile.ZipInfo(name, _THEN)
            entry.compress_type = zipfile.ZIP_STORED if name in stored else zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, data)
    return target.getvalue()


def members_of(package: bytes) -> dict[str, bytes]:
    """The members of a ZIP package by name, in their order."""
    with zipfile.ZipFile(io.BytesIO(package)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}
