"""Who may import whom: the contracts in pyproject.toml hold."""

from __future__ import annotations

import re
import subprocess
import sysconfig
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
CODE = sorted(
    path for folder in ("ontology", "graph", "loaders", "triptych", "pages") for path in (ROOT / folder).rglob("*.py")
)


def test_the_contracts_of_imports_are_kept():
    checker = Path(sysconfig.get_path("scripts"), "lint-imports")
    if not checker.exists():
        pytest.skip("import-linter is not installed; the extra 'check' has it")
    done = subprocess.run([checker, "--no-cache"], cwd=ROOT, capture_output=True, text=True, check=False)

    assert done.returncode == 0, done.stdout + done.stderr


def test_nothing_imports_a_second_copy_of_a_module():
    second = re.compile(r"^\s*(?:from|import) triptych\.(?:graph|loaders|ontology|pages|app)\b", re.MULTILINE)

    assert [path.name for path in CODE if second.search(path.read_text("utf-8"))] == []
