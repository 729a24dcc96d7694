"""What Triptych is to reach: each aim with the part that measures it, and how it is read from the part's figures."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from benchmarks.figures import Figure, found, spread


@dataclass(frozen=True, slots=True)
class Aim:
    """One figure that is to stay below ``most`` or come to ``least``: ``way``'s, or how many times ``against``'s it is.

    ``words`` say what is told. With ``inverse`` it is how many times ours the other's value is.
    """

    words: str
    what: str
    way: str = "triptych"
    against: str = ""
    most: float | None = None
    least: float | None = None
    inverse: bool = False

    def figure(self, figures: Sequence[Figure]) -> Figure | None:
        """The value to judge, None where it was not taken."""
        mine = found(figures, self.what, self.way)
        if mine is None or not self.against:
            return mine
        other = found(figures, self.what, self.against)
        if other is None:
            return None
        return other.against(mine) if self.inverse else mine.against(other)

    def said(self, figures: Sequence[Figure]) -> str:
        """The value with its spread, and whether it is what it should be."""
        figure = self.figure(figures)
        if figure is None:
            return f"{self.words}: not run"
        held = (self.most is None or figure.median <= self.most) and (self.least is None or figure.median >= self.least)
        judged = "" if self.most is None and self.least is None else ", reached" if held else ", **not reached**"
        return f"{self.words}: {spread(figure)}{judged}"


@dataclass(frozen=True, slots=True)
class Target:
    """A row of the table: what is done, what is aimed at, the part that measures it, and what it is judged by."""

    what: str
    aimed: str
    part: str
    aims: tuple[Aim, ...]


def _explorer(store: str) -> tuple[Aim, ...]:
    """What the explorer is judged by on one store."""
    bars = (
        ("click", "click to expanded graph", 500),
        ("search", "search to ten hits", 300),
        ("query", "query to a table of 1,000 rows", 600),
        ("first paint, cold", "first paint, cold", 2500),
        ("warm", "first paint, warm", 1000),
        ("a session", "memory of one session more", 3),
        ("moved", "old nodes moved on expanding", 5),
        ("asked by the browser", "requests outside localhost, browser", 0),
        ("by the explorer", "requests outside localhost, explorer", 0),
        ("axe", "axe violations", 0),
    )
    return tuple(Aim(words, f"{what}, {store}", most=most) for words, what, most in bars)


TARGETS = (
    Target(
        "table → queryable store on disk",
        "≤ 1.6 × text + bulk load of the same quads; ≥ 3 × faster than morph-kgc + load; ≥ 5 × rdflib",
        "table",
        (
            Aim("of text + bulk load", "table to store", against="text + bulk load", most=1.6),
            Aim("morph-kgc + load takes", "table to store", against="morph-kgc + load", least=3, inverse=True),
            Aim("rdflib takes", "table to store", against="rdflib", least=5, inverse=True),
        ),
    ),
    Target(
        "prose documents (2 KB) → statements",
        "≥ 150 documents/s a core",
        "extract",
        (Aim("documents", "extract", least=150),),
    ),
    Target(
        "two processes against one",
        "≥ 1.8 × one",
        "load",
        (Aim("against one", "load", "two processes", "one process", least=1.8, inverse=False),),
    ),
    Target(
        "reloading an unchanged folder of 10,000 documents",
        "≤ 1 s per 1,000",
        "reload",
        (Aim("per 1,000", "reload per 1,000 documents", most=1.0),),
    ),
    Target(
        "query API, ten queries at 10^6 triples, geometric mean",
        "≤ 1.1 × raw pyoxigraph; ≥ 30 × rdflib",
        "query",
        (
            Aim("of pyoxigraph", "ten queries", against="pyoxigraph", most=1.1),
            Aim("rdflib takes", "ten queries", against="rdflib", least=30, inverse=True),
            Aim("oxrdflib takes", "ten queries", against="oxrdflib", inverse=True),
            Aim("maplib takes", "ten queries", against="maplib", inverse=True),
        ),
    ),
    Target(
        "SPARQL over HTTP, small query, 8 clients",
        "p95 ≤ 25 ms (≤ 60 ms while something is written), no error; throughput ≥ 0.2 × `oxigraph serve`",
        "service",
        (
            Aim("p95", "p95 of 8 clients", most=25),
            Aim("p95 while loading", "p95 while loading", most=60),
            Aim("errors", "errors", most=0),
            Aim("throughput of `oxigraph serve`", "answers a second", against="oxigraph serve", least=0.2),
            Aim("an empty route reaches", "answers a second", "an empty route", "oxigraph serve"),
        ),
    ),
    Target(
        "name search at 10^6 labels, one typo",
        "p95 ≤ 5 ms, recall@10 ≥ 0.95",
        "search",
        (
            Aim("p95", "one typo, p95", most=5),
            Aim("recall@10", "one typo, recall at 10", least=0.95),
            Aim("p95 of SQLite FTS5", "one typo, p95", "SQLite FTS5"),
            Aim("its recall@10", "one typo, recall at 10", "SQLite FTS5"),
        ),
    ),
    Target(
        "facets and counts of the Find page at 10^6 quads",
        "≤ 100 ms",
        "facets",
        (
            Aim("all counts", "all counts, nothing chosen", most=100),
            Aim("with a text", "text (500 hits) and all counts", most=100),
        ),
    ),
    Target(
        "explorer, 20,000 things",
        "click → graph ≤ 500 ms; search → 10 hits ≤ 300 ms; query → 1,000 rows ≤ 600 ms; first paint cold ≤ 2.5 s, "
        "warm ≤ 1 s; ≤ 3 MB a session; old nodes moved ≤ 5 px; nothing asked of other machines; axe finds nothing",
        "explorer",
        _explorer("20,000 things"),
    ),
    Target(
        "explorer, 500,000 things",
        "the same",
        "explorer",
        _explorer("500,000 things"),
    ),
    Target(
        "2,000 nodes drawn",
        "≤ 6 s, no freeze over 3 s",
        "explorer",
        (Aim("drawn", "2,000 nodes drawn", most=6), Aim("longest freeze", "2,000 nodes, longest freeze", most=3)),
    ),
    Target(
        "opening a store of 10^6 quads",
        "≤ 100 ms",
        "open",
        (Aim("opening", "open", most=0.1),),
    ),
    Target(
        "`triptych query` cold start",
        "≤ 400 ms in all",
        "open",
        (
            Aim("query", "triptych query", most=0.4),
            Aim("find", "triptych find"),
            Aim("show", "triptych show"),
            Aim("--help", "triptych --help"),
        ),
    ),
    Target(
        "canonical dump, 10^6 quads",
        "≤ 30 s; memory ≤ 2 GB",
        "dump",
        (
            Aim("nq", "dump nq", most=30),
            Aim("its memory", "dump nq, memory", most=2000),
        ),
    ),
    Target(
        "full publish, 10^6 quads",
        "memory ≤ 2 GB",
        "publish",
        (
            Aim("publish", "publish"),
            Aim("its memory", "publish, memory", most=2000),
            Aim("publish again", "publish again"),
        ),
    ),
    Target(
        "memory of a load",
        "flat: 10 × the documents ≤ 1.3 × the peak",
        "load",
        (
            Aim("all processes", "memory, all processes", "all documents", "a tenth of them", most=1.3),
            Aim("parent", "memory, parent", "all documents", "a tenth of them", most=1.3),
        ),
    ),
    Target(
        "10^7 quads",
        "load ≤ 1.3 × bulk load; lookups ≤ 10 ms",
        "large",
        (
            Aim("of bulk load", "load of 10^7 quads", against="bulk load", most=1.3),
            Aim("lookups", "lookups at 10^7", most=10),
        ),
    ),
)
