"""The facts that a page gives of its practice in a short sheet of labels: "Who: …", "Where: …", "Since when: …".

Official forms have their own headings; such sheets are told by three of their labels close together on a page that
speaks of a good practice at its top. The practice is the one that a label names, or else the page's title.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import tomli

from loaders.extract.actionvalues import claim_cost, payers_of
from loaders.extract.between import conjoined, marked
from loaders.extract.dates import moments, periods
from loaders.extract.folding import KEPT, squeezed
from loaders.extract.form_fields import claim_place, claim_themes_in, titled
from loaders.extract.form_lexicon import headings_of
from loaders.extract.form_practices import call_short, only_says_what, title_behind_noun
from loaders.extract.forms import Section
from loaders.extract.furniture import in_furniture
from loaders.extract.mentions import BODIES
from loaders.extract.money import amounts
from loaders.extract.occurrences import outermost
from loaders.extract.reading import Reading
from loaders.extract.sentences import Sentence
from loaders.extract.things import Occurrence, Thing
from ontology.kept import kept

RULE = "practice-sheet"
_FILE = Path(__file__).parent.parent / "lexicon" / "sheets" / "practice.toml"
_LABEL = re.compile(
    r"(?:^|(?<=\n)|(?<=[.;|] )|(?<=  ))[ \t•*\-–]*(?P<label>[^\W\d_][^:.;\n()|]{1,39}?)\s?:\s+(?=\S)", re.MULTILINE
)
_FIELDS = {  # of the forms, as the sheet calls them
    ("good-practice", "title"): "title",
    ("good-practice", "mainInstitution"): "who",
    ("good-practice", "owner"): "who",
    ("good-practice", "location"): "where",
    ("good-practice", "startDate"): "when",
    ("good-practice", "theme"): "theme",
    ("good-practice", "resourcesNeeded"): "cost",
}
_ENOUGH = 3  # labels of different kinds that make a sheet
_APART = 3  # blocks between two labels of one sheet, at most
_WORDS = 4  # words of a label
_TOP = 8  # blocks of a page in which it says that it is about a practice
_TITLE = 16  # words of a page's title
_CUT = re.compile(r", | [–—|-] |: | :| \(")
_ONE_LABEL = re.compile(r"[^\W\d_]+\s?: ")
_SLOGAN = re.compile(r"[„“\"«»][^„“”\"«»\n]+,[^„“”\"«»\n]+[“”\"«»]")
_QUOTED = re.compile(r"[„“\"«»]([^„“”\"«»\n]{3,80})[“”\"«»]")
_TOGETHER = 3  # bodies that may run a practice together
_HELPERS = 6  # bodies that one label may name beside who runs the practice


@dataclass(frozen=True, slots=True)
class _Field:
    """A label of a sheet: what it tells, where it stands and where its value does."""

    name: str
    label: int
    start: int
    end: int
    block: int


def practice_sheets(reading: Reading) -> None:
    """Claims what a sheet says of the practice that a page is about.

    >>> from graph.model import document_of
    >>> from loaders.extract.rules import read_by_rules
    >>> text = "Good example: Shared tools\\nName: Toolbox\\nWho: City of Graz\\nSince: May 2014\\nCosts: 9,000 euro"
    >>> found = read_by_rules(document_of(text)).claims
    >>> [(c.subject.label, c.object.label) for c in found.by("implementedBy") if c.rule == RULE]
    [('Toolbox', 'City of Graz')]
    """
    sheet = _sheet(reading)
    if not sheet or not _is_told(reading, sheet) or _of_plan(reading, sheet[0].label):
        return
    practice = _practice(reading, sheet)
    if practice is None:
        return
    for field in sheet:
        _claim(reading, practice, field)


def _of_plan(reading: Reading, stop: int) -> bool:
    """Whether labels are those of a plan's action: the text names a plan, and a line opens with "Action"."""
    above = [one for one in reading.sentences if one.start < stop]
    told = any(hit.first == one.first for one in above for hit in reading.cues("Action", one, "heads"))
    return told and bool(reading.found("ActionPlan"))


def _sheet(reading: Reading) -> list[_Field]:
    """The labels of the first sheet of a text, or none."""
    run: list[_Field] = []
    for field in _fields(reading):
        if run and field.block - run[-1].block > _APART:
            if _is_sheet(run) or _is_headed(reading, run):
                return run
            run = []
        run.append(field)
    return run if _is_sheet(run) or _is_headed(reading, run) else []


def _is_headed(reading: Reading, run: Sequence[_Field]) -> bool:
    """Whether a title and a place stand below a line that says "Good practice" and no more."""
    names = [field.name for field in run]
    if names[:1] != ["title"] or names.count("title") > 1 or names.count("where") != 1:
        return False
    above = [one for one in reading.sentences if one.end <= run[0].label]
    if not above or above[-1].last - above[-1].first > _WORDS or run[0].block - above[-1].block > 1:
        return False
    return bool(reading.cues("GoodPractice", above[-1], "heads") or reading.cues("practices", above[-1]))


def _is_sheet(run: Sequence[_Field]) -> bool:
    names = {field.name for field in run}
    places = [field.name for field in run if field.name == "where"]
    return len(names) >= _ENOUGH and "who" in names and len(places) <= 1  # more are the cards of a list


def _fields(reading: Reading) -> Iterator[_Field]:
    labels = _LABEL.finditer(reading.text)
    found = [one for one in labels if len(one["label"].split()) <= _WORDS or headings_of(one["label"])]
    for number, match in enumerate(found):
        name = field_of(match["label"])
        sentence = reading.sentence_at(match.start("label"))
        if name is None or sentence is None or sentence.row:
            continue
        line = reading.text.find("\n", match.end())
        end = len(reading.text) if line < 0 else line
        if number + 1 < len(found):
            end = min(end, found[number + 1].start())
        yield _Field(name, match.start("label"), match.end(), end, sentence.block)


@lru_cache(KEPT)
def field_of(label: str) -> str | None:
    """What a label of a sheet tells, in any language, or None.

    >>> field_of("Seit wann"), field_of("Ente promotore"), field_of("Träger"), field_of("Note")
    ('when', 'who', 'who', None)
    """
    known = _words().get(squeezed(label))
    if known is not None:
        return known
    return next((_FIELDS[row.form, row.field] for row in headings_of(label) if (row.form, row.field) in _FIELDS), None)


@kept
def _words() -> dict[str, str]:
    tables = tomli.loads(_FILE.read_text("utf-8"))
    return {
        squeezed(text): name for name, languages in tables.items() for texts in languages.values() for text in texts
    }


def _is_told(reading: Reading, sheet: Sequence[_Field]) -> bool:
    """Whether the top of a page, the line of its way included, says that it is about one practice."""
    for sentence in reading.sentences:
        if sentence.block >= min(_TOP, sheet[-1].block + 1):
            return False
        if reading.cues("GoodPractice", sentence, "heads") or reading.cues("practices", sentence):
            return True
    return False


def _practice(reading: Reading, sheet: Sequence[_Field]) -> Thing | None:
    """The practice of a sheet: that which a label names, one read above it, or the one that the page's title names."""
    for field in sheet:
        if field.name == "title" and field.start < field.end:
            return _titled(reading, field.start, field.end)
    above = reading.within(0, sheet[0].label, "GoodPractice")
    if above:
        return above[0].thing
    place = _page_title(reading, sheet[0])
    return _titled(reading, *place) if place is not None else None


def _titled(reading: Reading, start: int, end: int) -> Thing | None:
    """The practice whose title stands at a place, short name and all; None where that is no name."""
    text = reading.text
    while end > start and text[end - 1] in " .,;\t":
        end -= 1
    quoted = _QUOTED.match(text, start, end)
    if quoted is not None:
        start, end = quoted.span(1)
    elif not (text[start : start + 1].isalnum() and len(text[start:end].split()) <= _TITLE):
        return None
    practice = titled(reading, "GoodPractice", start, end, RULE)
    call_short(reading, practice, (start, end))
    return practice


def _page_title(reading: Reading, field: _Field) -> tuple[int, int] | None:
    """The last short line above a sheet that is no text, no furniture and no name of the sheet."""
    seen = -1
    lines: list[tuple[int, int]] = []
    for sentence in reading.sentences:
        if sentence.start >= field.label:
            break
        start, end = reading.block_span(sentence)
        if sentence.block != seen and not in_furniture(reading, start) and _may_be_title(reading, sentence, start, end):
            lines.append((start, end))
        seen = sentence.block
    while len(lines) > 1 and (
        _ONE_LABEL.match(reading.text, *lines[-1]) or _SLOGAN.fullmatch(reading.text, *lines[-1])
    ):
        lines.pop()  # "Kind: cooperation", whose label tells nothing here, or a slogan below the title
    if not lines:
        return None
    start, end = lines[-1]
    behind = title_behind_noun(reading, start, end)
    start = behind if behind is not None else start
    cut = _CUT.search(reading.text, start, end)
    if cut is not None and cut.start() > start:
        end = cut.start()
    return start, end


def _may_be_title(reading: Reading, sentence: Sentence, start: int, end: int) -> bool:
    line = reading.text[start:end]
    plain = not any(mark in line for mark in ("|", "©", "•")) and not line.rstrip().endswith((".", ":", ";"))
    short = 2 <= len(line.split()) <= _TITLE
    return plain and short and not sentence.row and not only_says_what(reading, start, end)


def _claim(reading: Reading, practice: Thing, field: _Field) -> None:
    span = (field.label, field.end)
    section = Section("good-practice", field.name, (field.label, field.start), field.start, field.end)
    if field.name == "who":
        _bodies(reading, practice, field, "implementedBy", most=_TOGETHER)
    elif field.name == "helper":
        _bodies(reading, practice, field, "supportedBy", most=_HELPERS)
    elif field.name == "where" and next(reading.says(practice, "appliesTo"), None) is None:
        claim_place(reading, practice, section, RULE)
    elif field.name == "theme" and next(reading.says(practice, "theme"), None) is None:
        claim_themes_in(reading, practice, section, RULE)
    elif field.name == "when":
        _dates(reading, practice, field)
    elif field.name == "cost" and next(reading.says(practice, "cost"), None) is None:
        sums = [one for row in _rows(reading, field) for one in amounts(reading, row) if _inside(field, one.start)]
        for one in sums[:1]:
            claim_cost(reading, practice, one, span, RULE)
    if field.name in ("payer", "cost"):
        for payer in payers_of(reading, field.start, field.end):
            reading.claim(practice, "fundedBy", payer.thing, (field.label, payer.end), RULE)


def _rows(reading: Reading, field: _Field) -> Iterator[Sentence]:
    return (row for row in reading.sentences if row.start < field.end and row.end > field.start)


def _inside(field: _Field, offset: int) -> bool:
    return field.start <= offset < field.end


def _bodies(reading: Reading, practice: Thing, field: _Field, relation: str, most: int) -> None:
    """Claims the bodies that a label names; of those who run it those that open its value together."""
    known = {id(c.object) for name in ("implementedBy", "supportedBy", "mainInstitution", "practiceOwner")
             for c in reading.says(practice, name)}  # fmt: skip
    found = outermost(reading.within(field.start, field.end, *BODIES))
    for place, body in enumerate(found[:most]):
        opens = reading.text[field.start : body.start].count(" ") <= 1
        if relation == "implementedBy" and not (opens if place == 0 else _joined(reading, found[place - 1], body)):
            return
        if id(body.thing) not in known and body.thing is not practice:
            reading.claim(practice, relation, body.thing, (field.label, body.end), RULE)
            practice.country = practice.country or body.thing.country


def _joined(reading: Reading, one: Occurrence, other: Occurrence) -> bool:
    """Whether nothing but "together with" or a conjunction stands between two bodies, articles aside."""
    cues = [hit for name in ("jointly", "with") for hit in reading.cues_between(name, one.end, other.start)]
    if marked(reading, one.end, other.start):
        return False
    return bool(cues) or conjoined(reading, one.end, other.start)


def _dates(reading: Reading, practice: Thing, field: _Field) -> None:
    """Claims since when, and until when where a period says it; only the first of several dates in a row counts."""
    found = periods(reading, field.start, field.end)
    dates = moments(reading, field.start, field.end)
    ends = [("startDate", found[0].first), ("endDate", found[0].last)] if found else []
    if not found and len(dates) == 1:
        ends = [("startDate", dates[0])]
    for name, moment in ends:
        if next(reading.says(practice, name), None) is None:
            reading.claim(practice, name, moment.literal, (field.label, moment.end), RULE)
