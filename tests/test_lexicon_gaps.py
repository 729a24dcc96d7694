"""What each language's lexicon lacks is written in docs/languages.md, and nowhere else to be guessed."""

from __future__ import annotations

from pathlib import Path

from tools.lexicon_gaps import listed

PAGE = Path(__file__).parent.parent / "docs" / "languages.md"


def test_the_page_lists_the_gaps_of_every_language():
    assert listed() in PAGE.read_text(encoding="utf-8"), "run: python -m tools.lexicon_gaps --write docs/languages.md"
