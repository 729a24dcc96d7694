"""Partners that stand one to a line below a heading or label: "Name (LP) - Country", "Italy – Name", "PP2 Name, IT"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from loaders.extract.form_lexicon import headings_of
from loaders.extract.gazetteer import best_place
from loaders.extract.label_edges import role_label
from loaders.extract.line_items import END, is_country, label_role, line_item, stripped
from loaders.extract.list_items import Item
from loaders.extract.lists import items
from loaders.extract.partner_cells import is_header
from loaders.extract.placed_lines import is_head_of_table, placed_lines, placed_run
from loaders.extract.placed_names import opens_with_role
from loaders.extract.reading import Reading
from loaders.extract.region_headings import below_regions
from loaders.extract.run_together import cuts
from loaders.extract.sentences import Sentence
from loaders.extract.spelling import spoken_at
from loaders.extract.tokens import index_at, opens_column
from loaders.extract.whereabouts import country_code
from ontology import authority

_HEADING = 6  # words of a line that announces partners
_STRANGE = 4  # words of a line between two names that may be one too
_CLOSING = 3  # words from the end of a sentence among which the word for partners stands
_COMMAS = 2  # commas from which a line below a heading may be a whole list


def announces(reading: Reading, sentence: Sentence) -> str | None:
    """The role of what stands below a line of a few words, alone in its block: a heading of partners, or a label.

    ``partner`` or ``lead-partner``; None where the line announces none.
    """
    first, last = reading.block_span(sentence)
    if sentence.first >= sentence.last:
        return None
    closing = sentence.start > first and opens_column(reading.words[sentence.first])  # "Show map  Partnership"
    alone = sentence.end == last and (sentence.start == first or closing)
    if not alone or sentence.row or sentence.last - sentence.first > _HEADING:
        return None
    words = reading.text[sentence.start : sentence.end]
    if is_head_of_table(words):
        return "partner"
    if reading.hits_in("events", sentence):
        return None  # "Partner events"
    fields = {row.field for row in headings_of(words) if row.form == "project"}
    if "leadPartner" in fields:
        return "lead-partner"
    if "partners" in fields:
        return "partner"
    ends = words.endswith(":")
    for role, cues in (("lead-partner", ("lead-partner",)), ("partner", ("partner-list", "partner"))):
        for hit in (h for name in cues for h in reading.cues(name, sentence)):
            whole = hit.first - sentence.first <= 1 or hit.last == sentence.last - 1
            if whole and (ends or sentence.heading or sentence.last - sentence.first <= hit.last - hit.first + 2):
                return role
    return None


def runs_into(reading: Reading, number: int) -> str | None:
    """The role of the bullets that end a sentence ("…, and the partners include" and bullets below it), or None.

    The sentence has no full stop, and its last words say partners.
    """
    sentence, below = reading.sentences[number], reading.sentences[number + 1 : number + 2]
    if not below or not below[0].item or sentence.item or sentence.row:
        return None
    if reading.block_span(sentence)[1] != sentence.end or not reading.text[sentence.end - 1].isalpha():
        return None
    cues = reading.cues("partner-list", sentence)
    return "partner" if any(hit.last >= sentence.last - _CLOSING for hit in cues) else None


def shaped_from(reading: Reading, number: int) -> tuple[Item, ...]:
    """The partners of lines of one shape that begin with a sentence: its mark or label says that it names one.

    "PP2 City of A (IT)", "Partner 1: City of A" with "Country: Italy" below; or one line with a role before each name.
    """
    sentence = reading.sentences[number]
    if sentence.row or reading.block_span(sentence)[0] != sentence.start:
        return ()
    start, end = reading.block_span(sentence)
    if not is_head_of_table(reading.text[start:end]):
        run = placed_run(reading, sentence.start, sentence.end)
        if run or not (role_label(reading, sentence.first) or opens_with_role(reading, start, end)):
            return run
    return placed_lines(reading, _spans(reading, number), "partner")


def lines_below(reading: Reading, number: int, role: str) -> tuple[Item, ...]:
    """The names that stand below the sentence with a number, a line each, as far as the lines are names.

    Bullets are believed; of plain lines those that name a body, a place or a country, and one of few words
    between two such lines. A list in one
    paragraph right below is taken apart. Below the heading of a lead partner one line counts.
    """
    above = reading.sentences[number]
    shaped = placed_lines(reading, _spans(reading, number + 1, above.block), role)
    if shaped:
        return shaped
    sure = above.heading or reading.text[above.end - 1] == ":" or above.item
    found: list[Item] = []
    unsure: list[Item] = []
    bulleted = False
    place: tuple[int, int] | None = None
    said = reading.folded[above.start : above.end].strip(END)
    for start, end, item, heading in lines_from(reading, number + 1, above.block):
        words = reading.folded[start:end].strip(END)
        if words == said and not found:
            continue  # a heading that the page has twice
        if not found and is_header(reading, start, end):
            continue
        if reading.text[end - 1] == "?":
            break  # the next question
        country = is_country(reading, start, end)
        if country:
            place = (start, end)
            continue
        if heading and not _is_body(reading, start, end) and not (found and _is_acronym(reading, start, end)):
            break
        bulleted = (item and not found) or bulleted
        if not found and not item and _is_list(reading, start, end):
            return items(reading, start, stripped(reading.text, end))
        several = _labelled_list(reading, start, end)
        if several:
            found += several
            continue
        if not item and (headings_of(reading.text[start:end]) or (bulleted and reading.text[end - 1] == ".")):
            break  # the next field of a form, a sentence below bullets
        one = line_item(reading, start, end, place)
        strange = one is not None and not item and not is_known(reading, one)
        if one is None or (strange and (unsure or role == "lead-partner" or not _is_plain(reading, start, end))):
            break
        if strange:
            unsure.append(one)  # counts if the list goes on behind it
            continue
        found += [*unsure, one]
        unsure = []
        if role == "lead-partner":
            break
    found = below_regions(reading, found)
    known = sum(is_known(reading, one) for one in found)
    return tuple(found) if known * 2 >= len(found) and (len(found) > 1 or role == "lead-partner" or sure) else ()


def lines_from(reading: Reading, number: int, done: int = -1) -> Iterator[tuple[int, int, bool, bool]]:
    """Start and end of the lines from a sentence on, whether each is an item and whether a heading; no rows.

    Those of the block ``done`` are left out.
    """
    for sentence in reading.sentences[number:]:
        if sentence.block == done:
            continue
        if sentence.row:
            return
        done = sentence.block
        start, end = reading.block_span(sentence)
        at = start
        for line in reading.text[start:end].split("\n"):
            left = len(line) - len(line.lstrip())
            if line.strip():
                yield at + left, at + len(line.rstrip()), sentence.item, sentence.heading
            at += len(line) + 1


def _spans(reading: Reading, number: int, done: int = -1) -> Iterator[tuple[int, int]]:
    """Where the lines from a sentence on begin and end."""
    return ((start, end) for start, end, _, _ in lines_from(reading, number, done))


def _is_plain(reading: Reading, start: int, end: int) -> bool:
    """Whether a line is a few words and nothing else: no label, address, date or sentence."""
    words = reading.text[start:end]
    label = any(
        reading.cues_between(name, start, end) for name in ("partner", "partner-list", "lead-partner", "contact")
    )
    return len(words.split()) <= _STRANGE and not label and not re.search(r"[\d:,@.]", words) and not headings_of(words)


def _is_acronym(reading: Reading, start: int, end: int) -> bool:
    """Whether a line is one word in capitals: the short name of a body, though it looks like a heading."""
    first, last = index_at(reading.words, start), index_at(reading.words, end) - 1
    return first == last and reading.words[first].shape == "A"


def _is_body(reading: Reading, start: int, end: int) -> bool:
    first, last = index_at(reading.words, start), index_at(reading.words, end) - 1
    return bool(reading.hits_between("bodies", first, last))


def _is_list(reading: Reading, start: int, end: int) -> bool:
    """Whether a line is a list: commas or semicolons part it, and most of its items are bodies or have countries."""
    text = reading.text[start:end]
    if text.count(",") + text.count(";") < _COMMAS and len(cuts(reading, start, end)) < _COMMAS:
        return False
    rows = items(reading, start, stripped(reading.text, end))
    if country_code(text.rpartition(",")[2].strip(END)) and _bodies(reading, rows) == 1:
        return False  # "Name, Town, Country"
    known = sum(is_known(reading, row) for row in rows)
    return len(rows) > _COMMAS and known * 2 > len(rows)


def _bodies(reading: Reading, rows: tuple[Item, ...]) -> int:
    """How many items name bodies by their heads."""
    return sum(bool(reading.hits_between("bodies", row.first, row.last)) for row in rows)


def _labelled_list(reading: Reading, start: int, end: int) -> tuple[Item, ...]:
    """The names of a line that holds a whole list behind a label of partners ("Partnerid: A, B, C"), or none."""
    colon = reading.text.find(":", start, end)
    several = colon >= 0 and reading.cues_between("partner-list", start, colon)
    numbered = any(c.isdigit() for c in reading.text[start:colon])  # "Partner 4: University of Turin, Torino, Italy"
    if not several or numbered or label_role(reading, start, colon) or not _is_list(reading, colon + 1, end):
        return ()
    return items(reading, colon + 1, stripped(reading.text, end))


def is_known(reading: Reading, item: Item) -> bool:
    """Whether an item of a list is known for a body or a place, or has its country or role beside it."""
    words = reading.words
    name = reading.text[words[item.first].start : words[item.last].end]
    if reading.hits_between("bodies", item.first, item.last) or authority.find(name, kinds=("Organization",)):
        return True
    if item.role == "lead-partner" or item.place or best_place(name, spoken=spoken_at(reading, item.first)):
        return True
    pieces = (p for a, b in item.brackets for p in re.split(r"[,;/–-]", reading.text[a:b]))
    return any(country_code(piece) for piece in pieces)
