"""A minute of everything at once: nothing fails, and what is left is what a store built anew holds."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.soak.__main__ import compared, soak
from benchmarks.soak.clients import chromium


@pytest.mark.long
def test_a_minute_of_loads_queries_updates_and_page_views_leaves_a_sound_store(tmp_path: Path) -> None:
    figures = soak(tmp_path, minutes=1, warm=0.1, every=15, documents=16)

    done = {name: sum(one[name] for one in figures.minutes) for name in ("queries", "updates", "loads", "errors")}
    assert done["errors"] == 0
    assert min(done["queries"], done["updates"], done["loads"]) > 0
    assert not chromium() or sum(one["views"] for one in figures.minutes) > 0
    assert max(one["snapshots"] for one in figures.minutes) < 15
    assert "are the same" in compared(tmp_path)
