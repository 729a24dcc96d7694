"""Projects that only a heading or label names: below it stands what "the project" does."""

from __future__ import annotations

import re
from collections.abc import Iterator

from loaders.extract.acronyms import opening, shaped
from loaders.extract.captions import is_caption
from loaders.extract.closedtitles import closed_titles
from loaders.extract.dates import moments
from loaders.extract.form_lexicon import headings_of
from loaders.extract.pluralprojects import how_many, speaks_of_several
from loaders.extract.reading import Reading
from loaders.extract.sentences import Sentence
from loaders.extract.tokens import opens_column
from ontology import territories

TELLING = ("aim", "comprises", "fundedby", "lasts", "period", "start", "end")  # what a text says of its project first
_ROLES = ("partner-list", "is-partner", "led-by", "leads", "lead-partner", "does-lead")
_BYLINE = 6  # words of a line that gives the day of a page
_FEWEST_TITLE, _LONGEST_TITLE = 2, 14  # words of a heading that is a project's title
_FEWEST_TOLD = 2  # headings of projects of a page that shows several
_FEWEST_LABEL, _LONGEST_LABEL = 3, 30  # words of a title behind a label
_COLON = re.compile(r" ?(?:[^\W\d_]+ ?){0,2}(?::\s*|\s?[–-]\s?(?=[“\"„«]))")
_QUOTED = re.compile(r"[“\"„«]([^\n”\"»“]{12,240})[”\"»“]")


def headed(reading: Reading) -> Iterator[tuple[int, int, str]]:
    """The heading above a text that begins with "The project …" and tells its aims, partners or dates."""
    for heading, below in _headings(reading, fewest=1):
        if heading.last - heading.first < _FEWEST_TITLE and not shaped(reading, heading.first):
            continue  # "Tourism"
        nouns = [h for h in reading.cues("Project", below, "heads") if h.first - below.first <= 1]
        start, end = reading.block_span(below)
        told = any(reading.cues_between(name, start, end) for name in (*TELLING, *_ROLES))
        if nouns and told and not _told_above(reading, heading.first):
            yield *_without_second(reading, heading.first, heading.last - 1), "project-heading"


def _told_above(reading: Reading, first: int) -> bool:
    """Whether a sentence before a line speaks of the project: then the line is the title of a part of the page."""
    above = [hit for hit in reading.whole_cues("Project", "heads") if hit.last < first]
    sentences = (reading.sentence_at(reading.words[hit.first].start) for hit in above)
    return any(one is not None and one.last - one.first > _BYLINE for one in sentences)


def headed_each(reading: Reading) -> Iterator[tuple[int, int, str]]:
    """The headings of a text about several projects: each above "The project …", or its budget or leader.

    They are the names, short or long.
    """
    found = []
    headings = [*_headings(reading, fewest=1, shown="!")]
    ends = [*(heading.first for heading, _ in headings[1:]), len(reading.words)]
    for (heading, below), end in zip(headings, ends, strict=False):
        if _has_facts(reading, heading.last, end):
            found.append(heading)
            continue
        if below.first >= len(reading.words):
            continue  # "-": nothing is said below
        opens = below.first + reading.lexicon_at(below.first).has("articles", reading.words[below.first].word)
        nouns = [h for h in reading.cues_at("Project", opens, "heads") if reading.words[h.last + 1 : h.last + 2]]
        if any(not reading.words[h.last + 1].capital and reading.words[h.last + 1].gap == " " for h in nouns):
            found.append(heading)
    if len(found) > 1:
        for heading in found:
            if not territories.find(reading.text[heading.start : heading.end]):
                yield *short_name(reading, heading.first, heading.last - 1), "project-heading"


def headed_several(reading: Reading) -> Iterator[tuple[int, int, str]]:
    """The headings below a sentence that announces several projects, each above who leads or takes part, or its money.

    They are as many as the sentence says.
    """
    announced = [s for s in reading.sentences if speaks_of_several(reading, s)]
    if not announced:
        return
    headings = [one for one, _ in _headings(reading, fewest=1, shown="!") if one.start > announced[0].end]
    if len(headings) < _FEWEST_TOLD:
        return
    ends = [*(one.first for one in headings[1:]), len(reading.words)]
    told = [one for one, end in zip(headings, ends, strict=True) if _tells(reading, one.last, end)]
    said = {n for s in announced for n in how_many(reading, s)}
    if len(told) < _FEWEST_TOLD or not {len(told), len(headings)} & said:
        return
    for heading in headings if len(headings) in said else told:
        if not territories.find(reading.text[heading.start : heading.end]):
            yield *short_name(reading, heading.first, heading.last - 1), "project-heading"


def _tells(reading: Reading, first: int, end: int) -> bool:
    """Whether a part of a page says who leads a project or takes part, or what it costs."""
    return any(first <= h.first < end for cue in (*_ROLES, "budget", "erdf") for h in reading.cues(cue))


def short_name(reading: Reading, first: int, last: int) -> tuple[int, int]:
    """The tokens of the short name that a mark parts from the title behind it; else those of the whole line."""
    short = opening(reading, first)
    dashed = short and short[1] < last and reading.words[short[1] + 1].gap in (" - ", " – ", ": ", " | ", " (")
    return short if short and dashed else (first, last)


def _has_facts(reading: Reading, first: int, end: int) -> bool:
    """Whether one line of a section begins with the budget of a project and another with who leads or takes part."""
    some = reading.sentences[reading.sentence_number(reading.words[first - 1].start) :]
    lines = {n for s in some for n in (s.first, s.first + 1)}  # "Total budget: …" too
    told = [
        {h.first for cue in cues for h in reading.cues(cue) if first <= h.first < end} & lines
        for cues in (("budget", "erdf"), ("lead-partner", "partner-list"))
    ]
    return all(told)


def _headings(reading: Reading, *, fewest: int = _FEWEST_TITLE, shown: str = "") -> Iterator[tuple[Sentence, Sentence]]:
    """The lines that can be a project's title, each with what stands below it or below the label behind it."""
    blocks = [n for n, s in enumerate(reading.sentences) if not n or reading.sentences[n - 1].block != s.block]
    for place, number in enumerate(blocks[:-1]):
        heading, below = reading.sentences[number], reading.sentences[blocks[place + 1]]
        alone = reading.block_span(heading) == (heading.start, heading.end)
        if not alone or heading.row or heading.item or not _titles(reading, heading, fewest, shown):
            continue
        dated = below.last - below.first <= _BYLINE and bool(moments(reading, below.start, below.end))
        if (dated or ":" in reading.text[below.start : below.end]) and place + 2 < len(blocks):
            below = reading.sentences[blocks[place + 2]]  # a label or the day stands between
        yield heading, below


def _titles(reading: Reading, heading: Sentence, fewest: int, shown: str) -> bool:
    """Whether a line can be the title of a project: some words with a capital first, and no word of pages."""
    length = heading.last - heading.first
    closing = reading.text[heading.end - 1]
    if not fewest <= length <= _LONGEST_TITLE or (closing in ".;,?!" and closing not in (shown or " ")):
        return False
    if any(opens_column(reading.words[n]) for n in range(heading.first + 1, heading.last)):
        return False  # cells of a row
    text = reading.text[heading.start : heading.end]
    if is_caption(text) or headings_of(text):
        return False
    if ":" in text or (length == 1 and reading.in_phrase(heading.first)):
        return False  # a label
    spoken = bool(reading.cues("Project", heading, "heads"))
    other = any(reading.hits_between(table, heading.first, heading.last - 1) for table in ("events", "bodies"))
    verb = any(reading.cues(name, heading) for name in ("passive", "be", "held", "fundedby", "contact"))
    return reading.words[heading.first].capital and not spoken and not other and not verb


def _without_second(reading: Reading, first: int, last: int) -> tuple[int, int]:
    """The tokens of a title without its translation behind a dash."""
    for n in range(first + 2, last):
        if reading.words[n].gap in (" - ", " – ", " | ") and reading.words[n].capital:
            return first, n - 1
    return first, last


def titled(reading: Reading) -> Iterator[tuple[int, int, str]]:
    """Reads "Project title: Better boats for small harbours", where no acronym has a label: the title is the name."""
    if reading.whole_cues("acronym"):
        return
    for hit in reading.cues("title"):
        start, end = reading.span(hit)
        sentence = reading.sentence_at(start)
        line = reading.text.find("\n", end)
        colon = _COLON.match(reading.text, end, line if line >= 0 else len(reading.text))
        several = any(h.first >= hit.first and h.last <= hit.last for h in reading.cues("Project", None, "heads"))
        if sentence is None or hit.first != sentence.first or colon is None or not several:
            continue
        part = reading.sentence_at(colon.end()) or sentence
        quoted = _QUOTED.match(reading.text, colon.end(), part.end)
        span = quoted.span(1) if quoted else (colon.end(), part.end)
        first, stop = reading.index(span[0]), reading.index(span[1])
        if _FEWEST_LABEL <= stop - first <= _LONGEST_LABEL and reading.words[first].capital:
            closing = next((run for at, run in closed_titles(reading) if at == first), None)
            short = opening(reading, first)
            alone = short and short[1] + 1 < stop and reading.words[short[1] + 1].gap.strip() in ("-", "–", ":", "(")
            yield *(closing or (short if short and alone else (first, stop - 1))), "project-title-label"
