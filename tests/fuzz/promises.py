"""What every reader promises of every document that it gives."""

from __future__ import annotations

import unicodedata

from graph.model import Document


def broken_promise(document: Document) -> str:
    """The first promise that a document breaks, in words; '' where it keeps all.

    Places lie inside the text, in order and apart; cells lie inside their row; every block shows something; the
    text is NFC.
    """
    if not document.text.strip():
        return "shows nothing and was not refused"
    end = 0
    for block in document.blocks:
        if not 0 <= end <= block.start < block.end <= len(document.text):
            return f"{block}: out of place"
        if not document.text[block.start : block.end].strip():
            return f"{block}: shows nothing"
        place = block.start
        for start, stop, _ in block.cells:
            if not place <= start <= stop <= block.end:
                return f"{block}: a cell is out of place"
            place = stop
        end = block.end
    return "" if unicodedata.is_normalized("NFC", document.text) else "its text is not NFC"
