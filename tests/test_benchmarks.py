"""What benchmarks are made of: the data, the figures and the page that tells them."""

from __future__ import annotations

from itertools import islice, pairwise

import pyoxigraph as ox
import pytest

from benchmarks import page
from benchmarks.figures import FILE, Figure, collected, note, shown, spread
from benchmarks.programme import project, quads, rows, write_csv
from benchmarks.stores import make
from benchmarks.targets import TARGETS, Aim
from graph.store import open_snapshot


def test_made_quads_are_the_same_for_the_same_seed_and_others_for_another():
    assert list(quads(3_000, 1)) == list(quads(3_000, 1))
    assert list(quads(3_000, 1)) != list(quads(3_000, 2))


def test_a_longer_file_begins_as_a_shorter_one():
    few = list(quads(2_000))

    assert list(islice(quads(10_000), len(few))) == few


def test_made_quads_are_distinct_and_canonical():
    lines = list(quads(5_000))
    parsed = [str(quad) for quad in ox.parse("".join(lines).encode(), format=ox.RdfFormat.N_QUADS)]

    assert len(set(lines)) == len(lines)
    assert [f"{quad} .\n" for quad in parsed] == lines


def test_every_fact_held_true_has_evidence_or_stands_in_the_tables():
    dataset = ox.Dataset(ox.parse("".join(quads(5_000)).encode(), format=ox.RdfFormat.N_QUADS))
    held = {quad.triple for quad in dataset if quad.graph_name == ox.DefaultGraph()}
    said = {quad.triple for quad in dataset if "/ev/" in str(quad.graph_name) or "reference" in str(quad.graph_name)}

    assert held == said


def test_a_few_bodies_take_part_in_very_many_projects():
    partners = [body.number for number in range(300) for body in project(number).partners]
    often = sorted((partners.count(number) for number in set(partners)), reverse=True)

    assert often[0] > 100
    assert often[len(often) // 2] <= 2


def test_the_table_of_partners_has_a_row_a_partner(tmp_path):
    write_csv(tmp_path / "table.csv", 50)

    assert len((tmp_path / "table.csv").read_text("utf-8").splitlines()) == 51
    assert all(len(row) == 11 for row in rows(50))
    assert all(later[0] >= earlier[0] or len(later[0]) > len(earlier[0]) for earlier, later in pairwise(rows(50)))


def test_a_store_of_made_quads_holds_each_of_them(tmp_path):
    lines = list(quads(2_000))
    make(tmp_path / "store", lines, searched=False)

    with open_snapshot(tmp_path / "store") as snapshot:
        assert {f"{quad} .\n" for quad in snapshot.match()} >= set(lines)


def test_figures_are_kept_only_where_somebody_collects_them(tmp_path, monkeypatch):
    monkeypatch.delenv(FILE, raising=False)
    note("a thing", "triptych", [1.0])
    monkeypatch.setenv(FILE, str(tmp_path / "figures"))
    note("a thing", "a peer", [3.0, 2.0])

    assert collected(tmp_path / "figures") == [Figure("a thing", "a peer", "s", (3.0, 2.0))]


@pytest.mark.parametrize(
    ("figure", "said"),
    [
        (Figure("a", "b", "s", (2.0,)), "2 s"),
        (Figure("a", "b", "s", (0.0004, 0.0005, 0.0006)), "500 µs (400 to 600)"),
        (Figure("a", "b", "MB", (1234.0, 1500.0, 900.0)), "1,230 MB (900 to 1,500)"),
    ],
)
def test_a_figure_is_told_by_its_median_and_its_spread(figure, said):
    assert spread(figure) == said


def test_ways_are_compared_round_by_round():
    ours, other = Figure("a", "triptych", "s", (1.0, 2.0, 4.0)), Figure("a", "peer", "s", (2.0, 8.0, 8.0))

    assert ours.against(other).values == (0.5, 0.25, 0.5)


@pytest.mark.parametrize(
    ("aim", "said"),
    [
        (Aim("time", "a", most=2.0), "time: 1 s, reached"),
        (Aim("time", "a", most=0.5), "time: 1 s, **not reached**"),
        (Aim("peer takes", "a", against="peer", least=3, inverse=True), "peer takes: 4 ×, reached"),
        (Aim("other", "b", most=1), "other: not run"),
    ],
)
def test_an_aim_says_whether_it_is_reached(aim, said):
    assert aim.said([Figure("a", "triptych", "s", (1.0,)), Figure("a", "peer", "s", (4.0,))]) == said


def test_the_page_tells_the_results_that_are_kept_and_no_others():
    text = page.PAGE.read_text("utf-8")

    assert text.partition(page.BEGIN)[2].partition(page.END)[0].strip() == page.tables(page.kept()).strip()


def test_what_was_not_run_says_so():
    made = page.tables({})

    assert made.count("not run") == len(TARGETS)


def test_values_are_told_to_three_digits():
    assert shown(1234.5, "MB") == "1,230 MB"
