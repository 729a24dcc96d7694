"""Environments of the peers: made when a benchmark first asks for one, and used again.

    python -m benchmarks.peers.environments            # make all of them, and say where they are

They stand in ``$TRIPTYCH_PEERS``, by default ``~/.cache/triptych/peers``, outside the project: a peer may need what
Triptych must not depend on (morph-kgc, for one, an older pyoxigraph). pip fetches them from the index that it is
configured for. A peer that cannot be had is left out of a benchmark, which says so.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path
from types import MappingProxyType

PEERS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "maplib": ("maplib==0.20.26",),
        "morph-kgc": ("morph-kgc==2.10.0",),
        "oxigraph": ("oxigraph==0.5.13",),
        "oxrdflib": ("oxrdflib==0.5.0", "pyoxigraph==0.5.13", "rdflib==7.6.0"),
        "rdflib": ("rdflib==7.6.0",),
    }
)
"""What is installed for each."""

USED: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "query": ("rdflib", "oxrdflib", "maplib"),
        "service": ("oxigraph",),
        "table": ("morph-kgc", "rdflib"),
    }
)
"""The peers of each part."""


def home() -> Path:
    """The folder of all environments."""
    return Path(os.environ.get("TRIPTYCH_PEERS") or Path.home() / ".cache" / "triptych" / "peers").resolve()


def program(name: str, file: str = "python") -> Path | None:
    """A program of a peer's environment, which is made if need be; None, and a line that says why, without one."""
    wanted = PEERS[name]
    key = sha256(" ".join((sys.version, *wanted)).encode()).hexdigest()[:8]
    folder = home() / f"{name}-{key}"
    if not (folder / "made").exists():
        print(f"making an environment for {name} in {folder}", flush=True)
        try:
            subprocess.run([sys.executable, "-m", "venv", "--clear", str(folder)], check=True, capture_output=True)
            pip = [str(folder / "bin" / "python"), "-m", "pip", "--no-input", "install", "--quiet", *wanted]
            subprocess.run(pip, check=True, capture_output=True, text=True)
        except (OSError, subprocess.CalledProcessError) as error:
            said = (getattr(error, "stderr", "") or str(error)).strip().splitlines()
            print(f"without {name}: its environment cannot be made ({said[-1] if said else error})", flush=True)
            return None
        (folder / "made").touch()
    found = folder / "bin" / file
    return found if found.exists() else None


def versions(part: str) -> dict[str, str]:
    """The peers of a part with their versions."""
    return {f"{name} (peer)": PEERS[name][0].partition("==")[2] for name in USED.get(part, ())}


def main() -> int:
    """Make all environments; 1 where one cannot be had."""
    found = {name: program(name) for name in PEERS}
    for name, path in found.items():
        print(f"{name:12} {path or 'not to be had'}")
    return 0 if all(found.values()) else 1


if __name__ == "__main__":
    sys.exit(main())
