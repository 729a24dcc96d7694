"""One class of tests over every engine that can hold the graph of a store: what is promised holds on each of them."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pyoxigraph as ox
import pytest

from graph.errors import BadQuery
from graph.export import export
from graph.iri import BASE
from graph.library import Reading
from graph.model import XSD, Judgement, Literal
from graph.query import run
from graph.results import Answer, Table, Triples
from graph.store import Snapshot, current, open_snapshot
from graph.terms import DEFAULT_GRAPH, node
from graph.updates import Evaluation, Update
from graph.write import Writer
from tests.engines import Engine, oxigraph, virtuoso
from tests.explorer_store import english, italian, later, planned
from tests.made import Page, canonical, default_graph_faults, integer, random_page

PROJECT = "id/project/circpro"
_NUMBERS = count(1)


@pytest.fixture(scope="module")
def running(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    if request.param == "embedded":
        yield Engine("embedded")
    elif request.param == "oxigraph":
        with oxigraph() as made:
            yield made
    else:
        patch = pytest.MonkeyPatch()
        patch.setenv("TRIPTYCH_GRAPH_USER", "dba")
        patch.setenv("TRIPTYCH_GRAPH_PASSWORD", "dba")
        with virtuoso(tmp_path_factory.mktemp("virtuoso")) as made, patch.context():
            yield made
        patch.undo()


@pytest.fixture
def engine(running: Engine) -> Engine:
    """An engine that holds nothing of this test's base, so that tests can share a server that is slow to start."""
    if running.name == "embedded":
        return running
    if running.name == "oxigraph":  # one graph without a name: each test has it for itself
        running.kill()
        running.start()
        return running
    running.sweep(f"{BASE}test-")
    base = f"{BASE}test-{next(_NUMBERS)}/"
    return Engine(running.name, running.url, base, running.command, running.process)


def base_of(engine: Engine) -> str:
    return engine.base or BASE


def dumped(folder: Path) -> bytes:
    """The canonical dump."""
    with open_snapshot(folder) as snapshot:
        return canonical(snapshot)


def embedded(folder: Path, engine: Engine, *readings: Reading) -> bytes:
    """The canonical dump of the same documents in a folder."""
    with Writer(folder, base=engine.base) as writer:
        writer.put(readings)
        return canonical(writer.reader)


def table(snapshot: Snapshot, sparql: str, base: str) -> list[tuple[str, ...]]:
    found = run(snapshot, sparql, base=base)
    assert isinstance(found, Table)
    return [tuple(str(cell) for cell in row) for row in found]


@pytest.mark.parametrize(
    "running",
    ["embedded", "oxigraph", pytest.param("virtuoso", marks=pytest.mark.long)],
    indirect=True,
)
class TestEngine:
    def test_what_is_withdrawn_leaves_nothing_behind(self, engine: Engine, tmp_path: Path) -> None:
        with engine.writer(tmp_path / "store") as writer:
            writer.put([english()])
            before = canonical(writer.reader)
            writer.put([italian(), planned()])
            writer.withdraw([italian().location, planned().location])
            assert canonical(writer.reader) == before

    def test_a_judgement_changes_what_readers_see(self, engine: Engine, tmp_path: Path) -> None:
        base = base_of(engine)
        with engine.writer(tmp_path / "store") as writer:
            writer.put([english(), later()])
            judged = Judgement(f"{base}{PROJECT}", f"{base}id/project/ferrano", "same", "anna", "2026-01-01", "")
            writer.decide(judged)
        with open_snapshot(tmp_path / "store") as snapshot:
            assert len(table(snapshot, "SELECT ?p { ?p a tri:Project }", base)) == 1

    def test_every_kind_of_pattern_is_matched(self, engine: Engine, tmp_path: Path) -> None:
        with engine.writer(tmp_path / "store") as writer:
            writer.put([english(), italian()])
        with open_snapshot(tmp_path / "store") as snapshot:
            every = list(snapshot.match())
            some = next(quad for quad in every if quad.predicate == node("http://purl.org/dc/terms/title"))
            four = (some.subject, some.predicate, some.object, some.graph_name)
            for mask in range(16):
                given = [one if mask >> place & 1 else None for place, one in enumerate(four)]
                expected = {
                    quad
                    for quad in every
                    if all(
                        want in (None, have)
                        for want, have in zip(
                            given, (quad.subject, quad.predicate, quad.object, quad.graph_name), strict=True
                        )
                    )
                }
                found = list(snapshot.match(*given))
                assert set(found) == expected, given
                assert len(found) == len(expected)

    def test_all_forms_of_queries_are_answered(self, engine: Engine, tmp_path: Path) -> None:
        base = base_of(engine)
        with engine.writer(tmp_path / "store") as writer:
            writer.put([english(), italian()])
        with open_snapshot(tmp_path / "store") as snapshot:
            rows = table(snapshot, "SELECT ?a { ?p a tri:Project ; tri:acronym ?a }", base)
            assert rows == [('"CircPro"',)]
            assert run(snapshot, "ASK { ?p tri:acronym 'CircPro' }", base=base) == Answer(True)
            assert run(snapshot, "ASK { ?p tri:acronym 'CircX' }", base=base) == Answer(False)
            made = run(snapshot, "CONSTRUCT { ?p <x:is> ?a } WHERE { ?p tri:acronym ?a }", base=base)
            assert isinstance(made, Triples)
            assert [str(one) for one in made] == [f'<{base}{PROJECT}> <x:is> "CircPro"']
            named = table(snapshot, "SELECT DISTINCT ?g { GRAPH ?g { ?p tri:acronym 'CircPro' } }", base)
            # a server may hold other stores, and its default graph may have a name
            named = [row for row in named if row[0].startswith(f"<{base}") and "graph/facts" not in row[0]]
            assert len(named) == 3  # the two documents, and the table of projects that are known
            assert table(snapshot, "SELECT (COUNT(*) AS ?n) { ?e a tri:EvidenceGraph }", base)[0][0].startswith('"0"')
            within = table(snapshot, "SELECT ?e { GRAPH <graph/meta> { ?e a tri:EvidenceGraph } }", base)
            assert len(within) > 5
            filled = run(snapshot, "SELECT ?a { ?p tri:acronym ?a }", params={"p": f"{base}{PROJECT}"}, base=base)
            assert len(filled) == 1  # type: ignore[arg-type]
            chosen = snapshot.query(
                "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }", default_graph=[ox.NamedNode(f"{base}graph/meta")]
            )
            assert int(next(iter(chosen))["n"].value) == len(list(snapshot.match(graph=node(f"{base}graph/meta"))))

    def test_queries_only_read_and_stay_here(self, engine: Engine, tmp_path: Path) -> None:
        with engine.writer(tmp_path / "store"):
            pass
        with open_snapshot(tmp_path / "store") as snapshot:
            for text in ("DROP ALL", "INSERT DATA { <x:a> <x:b> 1 }", "ASK { SERVICE <http://127.0.0.1:9/> { } }"):
                with pytest.raises(BadQuery, match=r"only read|switched off"):
                    run(snapshot, text)
                with pytest.raises((BadQuery, SyntaxError, OSError)):
                    snapshot.query(text)
            with pytest.raises(BadQuery, match=r"line 1, column \d+: prefix bif: is not declared"):
                run(snapshot, "SELECT (bif:now() AS ?n) { }")

    def test_many_rows_come_whole(self, engine: Engine, tmp_path: Path) -> None:
        base, many = base_of(engine), 12_345
        with engine.writer(tmp_path / "store") as writer:
            triples = [f'<{base}id/thing/{n}> <{base}n> "{n:05}"' for n in range(many)]
            writer.live.load({"": triples, f"<{base}graph/curated>": triples})
            assert {str(quad.triple) for quad in writer.live.match(None, node(f"{base}n"))} == set(triples)
            assert sum(1 for _ in writer.live.match(None, node(f"{base}n"))) == 2 * many
        with open_snapshot(tmp_path / "store") as snapshot:
            rows = table(snapshot, f"SELECT ?o {{ ?s <{base}n> ?o }}", base)
            assert sorted(rows) == [(f'"{n:05}"',) for n in range(many)]
            rows = table(snapshot, f"SELECT ?o {{ ?s <{base}n> ?o }} ORDER BY DESC(?o)", base)
            assert rows == [(f'"{n:05}"',) for n in reversed(range(many))]
            rows = table(snapshot, f"SELECT ?o {{ ?s <{base}n> ?o }} ORDER BY ?o LIMIT 600", base)
            assert rows == [(f'"{n:05}"',) for n in range(600)]

    def test_much_goes_and_comes_in_one_change(self, engine: Engine, tmp_path: Path) -> None:
        base, many = base_of(engine), 3_000
        with engine.writer(tmp_path / "store") as writer:
            before = canonical(writer.reader)
            triples = [f'<{base}id/thing/{n}> <{base}n> "{n}"@en' for n in range(many)]
            spread = {f"<{base}doc/x/ev/{n}-{n}/r.1>": triples[n : n + 3] for n in range(0, many, 3)}
            writer.live.apply({}, spread)
            assert sum(1 for _ in writer.live.match(None, node(f"{base}n"))) == many
            writer.live.apply(spread, {})
            assert canonical(writer.reader) == before

    def test_an_update_is_done_and_can_ask_what_it_changed(self, engine: Engine, tmp_path: Path) -> None:
        base = base_of(engine)
        text = (
            "INSERT DATA { <x:a> <x:p> 1 } ; INSERT { ?s <x:q> ?o } WHERE { ?s <x:p> ?o } ; "
            "DELETE { ?p tri:acronym ?a } INSERT { ?p tri:acronym 'Other' } WHERE { ?p tri:acronym ?a }"
        )
        with engine.writer(tmp_path / "store") as writer:
            writer.put([english()])
            tried = Evaluation(writer.live, base, writer.updates.scratch, anywhere=True).delta(text)
            writer.update(Update("2026-01-01T00:00:00Z", "anna", tried.removed, tried.added))
            writer.put([later()])
        with open_snapshot(tmp_path / "store") as snapshot:
            assert table(snapshot, "SELECT ?a { ?p tri:acronym ?a } ORDER BY ?a", base) == [
                ('"Ferrano"',),
                ('"Other"',),
            ]
            assert run(snapshot, "ASK { <x:a> <x:q> 1 }", base=base) == Answer(True)
            assert default_graph_faults(snapshot, base) == (set(), set())

    def test_readers_are_told_of_another_state(self, engine: Engine, tmp_path: Path) -> None:
        with engine.writer(tmp_path / "store"):
            pass
        first = current(tmp_path / "store")
        with engine.writer(tmp_path / "store") as writer:
            writer.put([english()])
        with open_snapshot(tmp_path / "store") as snapshot:
            assert first != snapshot.number == current(tmp_path / "store")

    def test_the_default_graph_is_what_is_held_true(self, engine: Engine, tmp_path: Path) -> None:
        with engine.writer(tmp_path / "store") as writer:
            writer.put([english()])
            held = {str(quad.triple) for quad in writer.live.match(graph=DEFAULT_GRAPH)}
        with open_snapshot(tmp_path / "store") as snapshot:
            made = run(snapshot, "SELECT ?s ?p ?o { ?s ?p ?o }", base=base_of(engine))
            assert isinstance(made, Table)
            assert {" ".join(map(str, row)) for row in made} == held


@pytest.mark.parametrize(
    "running",
    ["oxigraph", pytest.param("virtuoso", marks=pytest.mark.long)],
    indirect=True,
)
class TestServer:
    """What a server holds is what the store's own folder would hold."""

    def test_the_dump_of_the_same_documents_is_the_same_bytes(self, engine: Engine, tmp_path: Path) -> None:
        readings = [english(), italian(), planned(), *(random_page(seed).reading(f"/{seed}") for seed in range(3))]
        with engine.writer(tmp_path / "store") as writer:
            writer.put(readings)
        ours, theirs = dumped(tmp_path / "store"), embedded(tmp_path / "other", engine, *readings)
        assert ours == theirs
        with open_snapshot(tmp_path / "store") as snapshot:
            assert len(snapshot) == ours.count(b"\n")
            assert default_graph_faults(snapshot, base_of(engine)) == (set(), set())

    def test_values_come_back_as_they_were(self, engine: Engine, tmp_path: Path) -> None:
        page = Page("A page with values of every kind. " * 8)
        project = page.thing("Project")
        values = [
            Literal("P2Y6M", XSD + "duration"),
            Literal("true", XSD + "boolean"),
            Literal("false", XSD + "boolean"),
            integer(5_000_000_000),
            integer(-7),
            Literal("1234567.25", XSD + "decimal"),
            Literal("0.0000001", XSD + "decimal"),
            Literal("2021-10-07", XSD + "date"),
            Literal("0742-04-02", XSD + "date"),
            Literal("2021", XSD + "gYear"),
            Literal("2021-10", XSD + "gYearMonth"),
            Literal("2021-10-07T10:00:00Z", XSD + "dateTime"),
            Literal("https://example.org/a?b=c d", XSD + "anyURI"),
            Literal("Città \n\t\"q\" \\ 'x' \u2028 😀 {?s} # <a>", language="it"),
            Literal("", language="el"),
            Literal("Zielone zakupy — część 1"),
        ]
        for value in values:
            page.say(project, "aim", value)
        with engine.writer(tmp_path / "store") as writer:
            writer.put([page.reading("/values.txt")])
        ours, theirs = dumped(tmp_path / "store"), embedded(tmp_path / "other", engine, page.reading("/values.txt"))
        assert ours == theirs

    @pytest.mark.long
    def test_exports_are_the_same_as_from_the_embedded_graph(self, engine: Engine, tmp_path: Path) -> None:
        with engine.writer(tmp_path / "store") as writer:
            writer.put([english(), italian()])
        with Writer(tmp_path / "other", base=engine.base) as writer:
            writer.put([english(), italian()])
        for name in ("a.trig", "a.nt12", "a.graphml"):
            for store in ("store", "other"):
                with open_snapshot(tmp_path / store) as snapshot:
                    export(snapshot, tmp_path / f"{store}-{name}", base=base_of(engine))
            assert (tmp_path / f"store-{name}").read_bytes() == (tmp_path / f"other-{name}").read_bytes()
