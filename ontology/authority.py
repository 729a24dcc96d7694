"""Authority tables: keys, names in many languages and outside identifiers of what documents cite again and again."""

from __future__ import annotations

import difflib
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType

from ontology.errors import BadData, UnknownTerm
from ontology.names import bare, bare_all, slug
from ontology.stored import stored

TABLES = ("funds", "instruments", "organisations", "practices", "programmes", "projects")
COLUMNS = (
    "key", "kind", "names", "acronyms", "country", "place", "body", "period",
    "date", "parts", "same", "replaced_by", "source", "note",
)  # fmt: skip
SEPARATOR = " | "
_KIND, _NAMES, _ACRONYMS, _NOTE = (COLUMNS.index(name) for name in ("kind", "names", "acronyms", "note"))

# A caller that asks for a class means its subclasses too.
_NARROWER = MappingProxyType(
    {
        "Organization": frozenset({"Organization", "PublicOrganisation"}),
        "PolicyFramework": frozenset({"PolicyFramework", "PolicyInstrument", "Strategy", "Law"}),
    }
)


@dataclass(frozen=True, slots=True)
class Authority:
    """One thing that many documents name, with the key it has in every graph.

    ``kind`` is the local name of an ontology class. ``names`` are (ISO 639-1 language, name); the
    first of a language is the preferred one, and the thing's own language stands first of all.
    A thing known by its acronym alone has no names. ``country`` is ISO 3166 alpha-2, ``place`` a
    NUTS 2021 code or a country code, ``body`` a term of the organisation kinds, ``date`` that of
    adoption (of a project: its start), ``parts`` are (property, key of another row), ``same``
    outside identifiers: IRIs, or ``cci:`` and ``keep:`` with a number. ``note`` says ``ambiguous``
    where a name or acronym alone does not decide, and ``unchecked`` where no page was read.
    """

    key: str
    kind: str
    names: tuple[tuple[str, str], ...]
    acronyms: tuple[str, ...]
    country: str | None
    place: str | None
    body: str | None
    period: str | None
    date: str | None
    parts: tuple[tuple[str, str], ...]
    same: tuple[str, ...]
    replaced_by: str | None
    source: str
    note: str | None


def row(key: str) -> Authority:
    """The row of a key; raises UnknownTerm, which names the nearest keys.

    >>> row("fund/erdf").acronyms[0]
    'ERDF'
    """
    found = _row(key)
    if found is not None:
        return found
    nearest = ", ".join(difflib.get_close_matches(key, _cells(), n=3)) or "none"
    raise UnknownTerm(f"{key!r}: no such key in the authority tables; nearest: {nearest}")


def get(key: str) -> Authority | None:
    """The row of a key, None where there is none: for keys that need not be in the tables.

    >>> get("project/no-such-project") is None
    True
    """
    return _row(key)


def rows(kind: str | None = None) -> Iterator[Authority]:
    """All rows, or those of one class (with its subclasses), sorted by key.

    >>> next(rows("Fund")).key
    'fund/cef'
    """
    wanted = _classes(() if kind is None else (kind,))
    return (row(key) for key, cells in _cells().items() if not wanted or cells[_KIND] in wanted)


def find(name: str, *, kinds: Collection[str] = (), country: str | None = None) -> tuple[Authority, ...]:
    """The rows that bear a name or acronym, sorted by key; empty if there is none, several if it is ambiguous.

    Case, accents, hyphens, quotes and a leading article do not count. ``country`` (ISO 3166
    alpha-2) leaves out rows of other countries; what belongs to no country stays.

    >>> [found.key for found in find("Commissione Europea")]
    ['org/eu-european-commission']
    >>> find("no such body")
    ()
    """
    wanted = _classes(kinds)
    word = bare(name)
    keys = [key for kind in (True, False) if _searched(wanted, projects=kind) for key in _index(kind).get(word, ())]
    hits = map(row, sorted(keys))
    return tuple(
        hit
        for hit in hits
        if (not wanted or hit.kind in wanted) and (country is None or hit.country in (None, country))
    )


def is_ambiguous(key: str) -> bool:
    """Whether the row of a key says that its acronym alone does not decide; False where there is no such row.

    >>> is_ambiguous("project/rebus"), is_ambiguous("project/circpro")
    (True, False)
    """
    cells = _cells().get(key)
    return cells is not None and cells[_NOTE].startswith("ambiguous")


def all_names(kinds: Collection[str] = ()) -> Iterator[tuple[str, str, str]]:
    """(name, language, key) of every name, and (acronym, '', key) of every acronym, in the order of the tables.

    >>> ("FESR", "", "fund/erdf") in set(all_names({"Fund"}))
    True
    """
    wanted = _classes(kinds)
    return (name for kind, name in _all_names() if not wanted or kind in wanted)


@stored
def _all_names() -> tuple[tuple[str, tuple[str, str, str]], ...]:
    """The class and ``all_names`` of every row: several tables are made from them."""
    found: list[tuple[str, tuple[str, str, str]]] = []
    for key, cells in _cells().items():
        found += [(cells[_KIND], (name, language, key)) for language, name in _pairs(key, cells[_NAMES], ":")]
        found += [(cells[_KIND], (acronym, "", key)) for acronym in _several(cells[_ACRONYMS])]
    return tuple(found)


def body_slug(country: str, body: str, name: str) -> str | None:
    """The slug of the one body of that kind in a territory, or None where law sets up none or more than one.

    ``name`` is the territory's native name; ``country`` is ISO 3166 alpha-2.

    >>> body_slug("IT", "regional-authority", "Piemonte")
    'it-regione-piemonte'
    >>> body_slug("BG", "municipality", "Бургас")
    'bg-obshtina-burgas'
    >>> body_slug("MT", "regional-authority", "Għawdex") is None
    True
    """
    term = _terms().get((country, body))
    return None if term is None else f"{country.lower()}-{slug(term.replace('{name}', name))}"


def _classes(kinds: Collection[str]) -> frozenset[str]:
    return frozenset(narrower for kind in kinds for narrower in _NARROWER.get(kind, (kind,)))


def kinds_but(kind: str) -> frozenset[str]:
    """The classes of all rows but one.

    >>> "Project" in kinds_but("Project"), "Fund" in kinds_but("Project")
    (False, True)
    """
    return frozenset(cells[_KIND] for cells in _cells().values()) - {kind}


def _searched(wanted: frozenset[str], *, projects: bool) -> bool:
    """Whether rows of some classes (of all, if none is given) can be among the projects, or among all others."""
    return not wanted or ("Project" in wanted if projects else wanted != {"Project"})


@stored
def _cells() -> Mapping[str, list[str]]:
    """The cells of every row, by its key and sorted by it."""
    return MappingProxyType(dict(sorted((line[0], line) for table in TABLES for line in _lines(table, COLUMNS))))


@cache
def _row(key: str) -> Authority | None:
    cells = _cells().get(key)
    return _authority(cells) if cells else None


@stored
def _index(projects: bool) -> Mapping[str, tuple[str, ...]]:
    """The keys of the rows that bear a name: of projects, which are most, or of all others."""
    borne = [(name, key) for name, _, key in all_names() if key.startswith("project/") == projects]
    keys: dict[str, tuple[str, ...]] = {}
    for name, (_, key) in zip(bare_all([name for name, _ in borne]), borne, strict=True):
        known = keys.get(name, ())
        if key not in known:
            keys[name] = (*known, key)
    return MappingProxyType(keys)


def governs_regions(country: str, body: str) -> bool:
    """Whether bodies of a kind govern whole NUTS regions in a country (ISO 3166 alpha-2), one body a region.

    >>> governs_regions("HR", "county"), governs_regions("IE", "county")  # an Irish region has several counties
    (True, False)
    """
    return _levels().get((country, body), "").isdigit()


def governing_body(country: str, level: int) -> str | None:
    """The one kind of body that governs the regions of a NUTS level in a country, None where none or several do.

    >>> governing_body("RO", 3), governing_body("SE", 3)
    ('county', None)
    """
    found = [body for (home, body), at in _levels().items() if home == country and at == str(level)]
    return found[0] if len(found) == 1 else None


def level_of(country: str, body: str) -> int | None:
    """The NUTS level of the regions that a kind of body governs in a country, None where there is no such body.

    >>> level_of("NL", "province"), level_of("RO", "province")
    (2, None)
    """
    level = _levels().get((country, body), "")
    return int(level) if level.isdigit() else None


@cache
def _levels() -> Mapping[tuple[str, str], str]:
    columns = ("country", "body", "level", "term", "language")
    return MappingProxyType({(country, body): level for country, body, level, *_ in _lines("bodies", columns)})


@cache
def _terms() -> Mapping[tuple[str, str], str]:
    return MappingProxyType(
        {
            (country, body): term
            for country, body, _level, term, *_ in _lines("bodies", ("country", "body", "level", "term", "language"))
        }
    )


def _lines(table: str, columns: tuple[str, ...]) -> Iterator[list[str]]:
    """The cells of each line of a table; raises BadData where the header or a line has other columns."""
    path = Path(__file__).with_name("authority") / f"{table}.tsv"
    header, *lines = path.read_text(encoding="utf-8").splitlines()
    if tuple(header.split("\t")) != columns:
        raise BadData(f"{path.name}: the header is {header!r}; expected the columns {', '.join(columns)}")
    for number, line in enumerate(lines, start=2):
        cells = line.split("\t")
        if len(cells) != len(columns):
            raise BadData(f"{path.name}, line {number}: {len(cells)} cells; expected {len(columns)}, parted by tabs")
        yield cells


def _authority(cells: list[str]) -> Authority:
    key, kind, names, acronyms, country, place, body, period, date, parts, same, replaced_by, source, note = cells
    return Authority(
        key=key,
        kind=kind,
        names=_pairs(key, names, ":"),
        acronyms=_several(acronyms),
        country=country or None,
        place=place or None,
        body=body or None,
        period=period or None,
        date=date or None,
        parts=_pairs(key, parts, "="),
        same=_several(same),
        replaced_by=replaced_by or None,
        source=source,
        note=note or None,
    )


def _several(cell: str) -> tuple[str, ...]:
    return tuple(cell.split(SEPARATOR)) if cell else ()


def _pairs(key: str, cell: str, mark: str) -> tuple[tuple[str, str], ...]:
    pairs = []
    for value in _several(cell):
        left, found, right = value.partition(mark)
        if not found:
            raise BadData(f"authority row {key!r}: {value!r} lacks a {mark!r}; expected such as 'it{mark}…'")
        pairs.append((left, right))
    return tuple(pairs)
