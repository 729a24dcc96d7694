"""The headings of the official forms in every language, read from ``loaders/lexicon/forms/*.toml``."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import tomli

from loaders.extract.errors import BadLexicon
from loaders.extract.folding import KEPT, fold, squeezed
from ontology.stored import stored

_FOLDER = Path(__file__).parent.parent / "lexicon" / "forms"
_BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
# "Part II –", "Section C:", "3.2", "A.1", "IV." before a heading's words; the text is folded.
_LONGEST_ANNEX = 90  # characters
_NUMBERING = re.compile(
    r"(?:[^\W\d]+ (?:[ivx]+|\d+|[a-h]) ?[-–:.] ?"
    r"|[a-h]?\.?\d+(?:\.\d+)*[.):]? +"
    r"|(?:[ivx]+|[a-h])[.)] *)(?=\S)"
)
# "Annex", "Allegato A –" in any language: what stands behind it is of the whole plan, not of one action.
_ANNEX = re.compile(
    r"(?:annexe?|appendix|allegato|anexo|anexa|anhang|anlage|zalacznik|bijlage|bilaga?|liite|lisa|pielikums|priedas|"
    r"priloha|priloga|prilog|melleklet|приложение|παραρτημα)(?: (?:\d+|[a-h]|[ivx]+))?(?: ?[-–:.] ?| +)(?=\S)"
)


@dataclass(frozen=True, slots=True)
class Heading:
    """What a heading stands for: a field of a form, in the language of the heading."""

    form: str
    field: str
    language: str


@dataclass(frozen=True, slots=True)
class Forms:
    """All headings: by their folded words, the columns of tables apart, and the words that take a number.

    A form is told by fields among which one is in its ``marks``; a field in ``alone`` tells itself.
    """

    headings: Mapping[str, tuple[Heading, ...]]
    columns: Mapping[str, tuple[Heading, ...]]
    numbered: re.Pattern[str]
    marks: frozenset[tuple[str, str]]
    alone: frozenset[tuple[str, str]]


@stored
def forms() -> Forms:
    """The headings of all forms, read once.

    Raises BadLexicon for a file that is no TOML or lacks its form's name.

    >>> {(row.form, row.field) for row in forms().headings["evidenze di successo"]}
    {('good-practice', 'evidenceOfSuccess')}
    """
    headings: dict[str, list[Heading]] = {}
    columns: dict[str, list[Heading]] = {}
    numbers: set[str] = set()
    marks, alone = set(), set()
    for path in sorted(_FOLDER.glob("*.toml")):
        try:
            table = tomli.loads(path.read_text("utf-8"))
            form = str(table["form"])
        except (tomli.TOMLDecodeError, KeyError) as error:
            raise BadLexicon(f"{path.name}: is no list of headings ({error}); see docs/reading.md") from error
        marks |= {(form, name) for name in table.get("marks", ())}
        alone |= {(form, name) for name in table.get("alone", ())}
        for found, rows in ((headings, table.get("fields", {})), (columns, table.get("columns", {}))):
            for name, languages in rows.items():
                for language, texts in languages.items():
                    for text in texts:
                        heading = Heading(form, name, language)
                        for words in (squeezed(text), squeezed(text).replace("ß", "ss")):  # "MASSNAHME"
                            rows_here = found.setdefault(words, [])
                            if heading not in rows_here:
                                rows_here.append(heading)
        numbers |= {
            fold(text) for languages in table.get("numbered", {}).values() for t in languages.values() for text in t
        }
    return Forms(
        {text: tuple(rows) for text, rows in headings.items()},
        {text: tuple(rows) for text, rows in columns.items()},
        _numbered(numbers),
        frozenset(marks),
        frozenset(alone),
    )


@lru_cache(KEPT)  # many rules ask what the same lines mean
def headings_of(text: str) -> tuple[Heading, ...]:
    """What a text means as a heading, numbering, brackets and end punctuation aside; empty if it is none.

    >>> sorted({row.field for row in headings_of("3. Players involved (if any):") if row.form == "action-plan"})
    ['involves']
    >>> {row.field for row in headings_of("6. Anexo: partes interesadas")}
    {'stakeholderGroup'}
    """
    known = forms().headings
    folded = " ".join(fold(text).split())
    bare = _BRACKETS.sub(" ", folded)
    plain = _NUMBERING.sub("", bare.strip(), count=1)
    annex = next((m for text in (bare.strip(), plain) if (m := _ANNEX.match(text))), None)
    behind = annex.string[annex.end() :] if annex else ""
    tried = (f"annex: {behind}", behind) if behind else ()
    for candidate in (*tried, folded, bare, plain):
        rows = known.get(squeezed(candidate))
        if rows:
            return rows
    if "/" in bare:
        return known.get(squeezed(bare.partition("/")[0]), ())
    return ()


def is_annex(text: str) -> bool:
    """Whether a line is the heading of an annex, whatever its language.

    >>> is_annex("Allegato B - Glossario"), is_annex("Annexes were printed")
    (True, False)
    """
    return _ANNEX.match(" ".join(fold(text).split())) is not None and len(text) <= _LONGEST_ANNEX


def column_of(text: str) -> str | None:
    """The column of a table of partners that a header names, or None.

    >>> column_of("Ruolo"), column_of("Meeting")
    ('role', None)
    """
    rows = forms().columns.get(squeezed(_BRACKETS.sub(" ", text)), ())
    return rows[0].field if rows else None


def number_of(text: str) -> tuple[int, int, int] | None:
    """Number of an action that a heading opens with, end of that opening, and start of the title; None if none.

    The title starts at the end of the text where there is none.

    >>> number_of("ACTION 2 – Stepping up"), number_of("Action plans")
    ((2, 8, 11), None)
    """
    match = forms().numbered.match(fold(text))
    if match is None:
        return None
    figure = match.group("after") or match.group("before")
    number = int(figure.rpartition(".")[2]) if figure[0].isdecimal() else _ROMAN.get(figure, 0)
    end = match.end("word_") if match.group("before") else match.end("after")
    return (number, end, match.end()) if 0 < number < 100 else None


_NUMBER = "(?:nr|no|n|c|br|st|num|αρ|№)"  # folded abbreviations of "number"
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5, "vi": 6, "vii": 7, "viii": 8, "ix": 9, "x": 10}


def _numbered(words: set[str]) -> re.Pattern[str]:
    choice = "|".join(sorted(map(re.escape, words), key=lambda word: (-len(word), word)))
    after = rf"(?P<word>{choice}) *(?:{_NUMBER}[.º°o]* *)?(?P<after>\d{{1,2}}(?:\.\d{{1,2}})?(?![.\d]*\d)|[ivx]{{1,4}})"
    before = rf"(?P<before>\d{{1,2}})\. *(?P<word_>{choice})"
    end = r"(?: *[:.–|-] *| *$| +(?=[\"'(]))"
    return re.compile(f"(?:{after}|{before}){end}")
