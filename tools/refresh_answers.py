"""Fills the console blocks of README.md with what the commands print on a fresh store of the examples."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SHOWN = re.compile(r"```console\n\$ (triptych [^\n]+)\n.*?```", re.DOTALL)


def printed(command: str, store: str) -> str:
    """What a command prints, without blanks at the ends of lines."""
    kept = os.environ | {"TRIPTYCH_STORE": store, "COLUMNS": "120"}
    done = subprocess.run(
        [sys.executable, "-m", *shlex.split(command)], cwd=ROOT, env=kept, capture_output=True, text=True
    )
    return "\n".join(line.rstrip() for line in (done.stdout + done.stderr).rstrip("\n").split("\n"))


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as store:
        printed("triptych load examples", store)
        page = ROOT / "README.md"
        text = SHOWN.sub(lambda m: f"```console\n$ {m[1]}\n{printed(m[1], store)}\n```", page.read_text("utf-8"))
        page.write_text(text, "utf-8")
