"""A table of names beside the things of the graph that they mean: its own columns, and those of the matches."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from graph.errors import BadInput
from graph.iri import BASE
from graph.reconcile import CANDIDATE, LIMIT, NO, YES, Candidate, Reconciler, Verdict, Wanted
from graph.rulings import Rulings
from loaders.tables.known_bodies import known_bodies
from loaders.tables.name_columns import NameColumns, name_columns
from loaders.tables.places import country as country_of
from loaders.tables.places import places
from loaders.tables.sheet_rows import read_sheets
from loaders.tables.telling_names import is_telling
from loaders.tables.words import is_nothing
from loaders.tables.written import FORMS, delimiter_of, written
from ontology import vocabulary

COLUMNS = ("iri", "label", "kind", "score", "match", "reason", "candidates")
"""The columns that are added."""

_BODIES = "Organization"


@dataclass(frozen=True, slots=True)
class Reconciled:
    """A table with what its names were found to mean.

    ``verdicts`` are by index of the row in ``columns.sheet``; rows above and between the data have none.
    """

    columns: NameColumns
    verdicts: dict[int, Verdict]
    delimiter: str = ","

    @property
    def counts(self) -> dict[str, int]:
        """Rows by match: yes, candidate, no, and empty for those without a name."""
        found = [verdict.match for verdict in self.verdicts.values()]
        return {match or "empty": found.count(match) for match in (YES, CANDIDATE, NO, "")}

    @property
    def headers(self) -> tuple[str, ...]:
        """The table's columns and the added ones; where the table has an ``iri`` itself, ours is ``triptych_iri``."""
        sheet = self.columns.sheet
        own = tuple(sheet.headers[at] if at < len(sheet.headers) else "" for at in range(sheet.width))
        taken = {header.casefold() for header in own}
        return (*own, *(f"triptych_{name}" if name in taken else name for name in COLUMNS))

    def rows(self) -> list[tuple[str, ...]]:
        """Every row of the sheet in its place, each with the added cells; a table without headers gets none above."""
        sheet = self.columns.sheet
        made = []
        for number, row in enumerate(sheet.rows):
            cells = tuple(row[at] if at < len(row) else "" for at in range(sheet.width))
            if number == sheet.header:
                made.append((*cells, *self.headers[sheet.width :]))
            else:
                made.append((*cells, *_added(self.verdicts.get(number))))
        if sheet.header is None:
            made.insert(0, self.headers)
        return made

    def records(self) -> list[dict[str, object]]:
        """One dictionary a row of data: its cells by header, and the match with its candidates as values."""
        sheet = self.columns.sheet
        found = []
        for number in sheet.data:
            cells = {header: sheet.cell(number, at) for at, header in enumerate(self.headers[: sheet.width]) if header}
            added = dict(zip(self.headers[sheet.width :], _values(self.verdicts[number]), strict=True))
            found.append({**cells, **added})
        return found

    def write(self, form: str = "csv") -> bytes:
        """The table as ``csv`` (parted as the one that was read), ``xlsx`` or ``json``; raises BadInput for others."""
        if form not in FORMS:
            raise BadInput(f"format {form!r}: not for a table; choose one of {', '.join(FORMS)}")
        return written(form, self.rows(), self.records(), self.delimiter, self.columns.sheet.sheet)


def reconcile_table(
    path: Path,
    reconciler: Reconciler,
    *,
    column: str | None = None,
    kind: str | None = None,
    country: str | None = None,
    place: str | None = None,
    limit: int = LIMIT,
    rulings: Rulings | None = None,
    base: str = BASE,
) -> Reconciled:
    """The table of a file with what the names of one column mean; ``country`` and ``place`` are columns beside it.

    Raises NotFound where no file is, BadInput for one without a table or rows, and for a column that is not there.
    """
    columns = name_columns(read_sheets(path), column, kind, country, place, str(path))
    return Reconciled(columns, verdicts_on(columns, reconciler, limit, rulings or Rulings(), base), delimiter_of(path))


def verdicts_on(
    columns: NameColumns, reconciler: Reconciler, limit: int = LIMIT, rulings: Rulings | None = None, base: str = BASE
) -> dict[int, Verdict]:
    """What the name in each row of data means, by index of the row.

    Only where its names do not tell a body is it looked for among those that law or the shipped tables know.
    """
    asked = _wanted(columns)
    found = {number: reconciler.match(one, limit) for number, one in asked.items()}
    if columns.kind is None or columns.kind in (_BODIES, *vocabulary.subclasses(_BODIES)):
        left = {number: asked[number] for number, verdict in found.items() if verdict.match in (CANDIDATE, NO)}
        known = known_bodies({(one.text, one.country) for one in left.values()}, rulings or Rulings(), base)
        for number, one in left.items():
            iri = known.get((one.text, one.country))
            if iri is not None and reconciler.has(iri, one.kind):
                found[number] = reconciler.match(replace(one, known=iri), limit)
    return found


def _wanted(columns: NameColumns) -> dict[int, Wanted]:
    """What each row of data asks for."""
    sheet = columns.sheet
    made: dict[int, Wanted] = {}
    for number in sheet.data:
        text = sheet.cell(number, columns.names)
        said = sheet.cell(number, columns.country) if columns.country is not None else ""
        home = columns.home if is_nothing(said) else country_of(said)
        where = places(sheet.cell(number, columns.place), home) if columns.place is not None else ()
        made[number] = Wanted(
            "" if is_nothing(text) else text,
            columns.kind,
            home,
            where[0].code if len(where) == 1 else None,
            unread="" if home or is_nothing(said) else said,
            telling=columns.kind != _BODIES or is_telling(text),
        )
    return made


def _added(verdict: Verdict | None) -> tuple[str, ...]:
    if verdict is None:
        return ("",) * len(COLUMNS)
    best, others = verdict.best, "; ".join(f"{one.label} <{one.iri}> {one.score:.2f}" for one in verdict.others)
    if best is None:
        return "", "", "", "", verdict.match, verdict.reason, others
    return best.iri, best.label, best.kind, f"{best.score:.2f}", verdict.match, verdict.reason, others


def _values(verdict: Verdict) -> tuple[object, ...]:
    best = verdict.best
    others = [_record(one) for one in verdict.others]
    if best is None:
        return None, None, None, None, verdict.match or None, verdict.reason or None, others
    return best.iri, best.label, best.kind, best.score, verdict.match, verdict.reason, others


def _record(one: Candidate) -> dict[str, object]:
    return {"iri": one.iri, "label": one.label, "kind": one.kind, "score": one.score}


def summary(found: Reconciled) -> Sequence[str]:
    """What a person is told beside the table: what was guessed, and the counts."""
    counts = found.counts
    total = sum(counts.values())
    told = ", ".join(f"{counts[match]} {match}" for match in (YES, CANDIDATE, NO, "empty") if counts[match])
    return [*found.columns.said, f"{total} row{'s' * (total != 1)}: {told}"]
