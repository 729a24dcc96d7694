"""A load that is read by the workers of a cluster stores what any other stores, whatever befalls the workers."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

pytest.importorskip("distributed", reason="the extra 'cluster' is not installed")

import dask
import distributed  # noqa: F401 - fills the settings of dask
import psutil

import triptych
from graph.errors import BadInput, StoreError
from graph.store import open_snapshot
from loaders.cluster import Cluster
from loaders.cluster import crew as far
from loaders.cluster import scheduler as asked
from loaders.ingest import ingest
from loaders.report import Report
from tests.cluster_here import DEADLY, Running, deadly, once, running
from tests.made import canonical
from triptych.__main__ import main


@pytest.fixture(scope="module")
def cluster(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    with running(tmp_path_factory.mktemp("cluster")) as found:
        yield found


@pytest.fixture
def pages(tmp_path: Path) -> Path:
    """A folder of twelve pages, one of them in an archive."""
    folder = tmp_path / "pages"
    folder.mkdir()
    for number, name in enumerate("ABCDEFGHIJK"):
        text = f"Circ{name}x is an Interreg Europe project with {number + 2} partners. Regione Lombardia is a partner."
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    with zipfile.ZipFile(folder / "all.zip", "w") as archive:
        archive.writestr("L.txt", "CircLx is an Interreg Europe project with 20 partners.")
        archive.writestr("empty.txt", "")
    return folder


def stored(folder: Path) -> bytes:
    with open_snapshot(folder) as snapshot:
        return canonical(snapshot)


def said(report: Report) -> tuple[list[str], list[tuple[str, str]]]:
    """The documents that were loaded, and what was refused with the reasons."""
    return sorted(report.loaded), sorted((one.what, one.reason) for one in report.refused)


def test_all_documents_are_loaded_though_a_worker_is_killed_on_the_way(tmp_path, pages):
    with running(tmp_path) as found:
        report = triptych.open(tmp_path / "far").load(
            pages, scheduler=found.address, progress=once(found.workers[0].kill)
        )
        died = found.workers[0].wait(timeout=10)

    here = triptych.open(tmp_path / "here").load(pages)
    assert (died, len(report.loaded), said(report)) == (-9, 12, said(here))
    assert stored(tmp_path / "far") == stored(tmp_path / "here")


@pytest.mark.long
def test_a_document_that_ends_its_workers_is_refused_and_the_rest_is_loaded(tmp_path, pages):
    (pages / "deadly.txt").write_bytes(DEADLY)
    with running(tmp_path, workers=3, failures=1) as found, Cluster(found.address, deadly) as met:
        report = ingest([pages], tmp_path / "store", cluster=met)

    assert len(report.loaded) == 12
    assert [one.reason for one in report.refused if one.what.endswith("deadly.txt")] == [
        f"{pages}/deadly.txt: ended 2 workers of the cluster that read it, one after the other; "
        "it is damaged, or needs more memory than they have"
    ]


@pytest.mark.long
def test_a_load_whose_scheduler_is_lost_says_so_and_the_next_one_takes_up_the_rest(tmp_path, pages, monkeypatch):
    monkeypatch.setitem(dask.config.config["distributed"]["comm"]["timeouts"], "connect", "2s")  # else half a minute
    with running(tmp_path) as found, pytest.raises(StoreError, match=r"the cluster was lost .* takes up the rest"):
        triptych.open(tmp_path / "store").load(pages, scheduler=found.address, progress=once(found.scheduler.kill))
    triptych.open(tmp_path / "store").load()

    triptych.open(tmp_path / "here").load(pages)
    assert stored(tmp_path / "store") == stored(tmp_path / "here")


@pytest.mark.long
def test_what_is_too_large_to_send_is_read_here(tmp_path, pages, cluster, monkeypatch):
    monkeypatch.setattr(far, "_LARGEST", 90)
    report = triptych.open(tmp_path / "store").load(pages, scheduler=cluster.address)

    assert len(report.loaded) == 12


@pytest.mark.long
def test_the_limits_of_this_machine_hold_on_the_workers(tmp_path, pages, cluster, monkeypatch):
    monkeypatch.setenv("TRIPTYCH_TEXT_LIMIT", "60")
    report = triptych.open(tmp_path / "store").load(pages / "A.txt", scheduler=cluster.address)

    assert [one.reason for one in report.refused] == [
        f"{pages}/A.txt: has 85 characters of text, more than the limit of 60; split it or set TRIPTYCH_TEXT_LIMIT"
    ]


@pytest.mark.long
def test_what_has_not_changed_is_not_read_again_nor_sent(tmp_path, pages, cluster, monkeypatch):
    graph = triptych.open(tmp_path / "store")
    graph.load(pages, scheduler=cluster.address)
    monkeypatch.setattr(Cluster, "send", lambda *_: pytest.fail("sent"))
    report = graph.load(pages / "A.txt", pages / "B.txt", scheduler=cluster.address)

    assert [Path(one).name for one in report.unchanged] == ["A.txt", "B.txt"]


@pytest.mark.long
def test_workers_that_would_read_otherwise_are_refused(tmp_path, pages, cluster, monkeypatch):
    ours = asked.versions() | {"lxml": "0.1"}
    monkeypatch.setattr(asked, "versions", lambda: ours)
    with pytest.raises(BadInput, match=r"would read otherwise, it has lxml [\d.]+ \(here 0\.1\); install there"):
        triptych.open(tmp_path / "store").load(pages, scheduler=cluster.address)

    assert not (tmp_path / "store").exists()


@pytest.mark.long
def test_a_worker_that_comes_later_and_would_read_otherwise_ends_the_load(tmp_path, pages, cluster, monkeypatch):
    ours = asked.versions() | {"lxml": "0.1"}
    monkeypatch.setattr(asked, "versions", lambda: ours)
    monkeypatch.setattr(Cluster, "_check", lambda _: None)
    with pytest.raises(BadInput, match=r"would read otherwise, it has lxml"):
        triptych.open(tmp_path / "store").load(pages, scheduler=cluster.address)


@pytest.mark.long
def test_a_load_listens_on_no_port(tmp_path, pages, cluster):
    def listening() -> set[tuple[str, int]]:
        found = psutil.Process().net_connections(kind="inet")
        return {tuple(one.laddr) for one in found if one.status == psutil.CONN_LISTEN}

    before, during = listening(), []
    triptych.open(tmp_path / "store").load(
        pages / "A.txt", scheduler=cluster.address, progress=lambda *_: during.append(listening())
    )

    assert during
    assert set().union(*during) - before == set()


@pytest.mark.parametrize("address", ["127.0.0.1", "http://127.0.0.1:80", "tcp://127.0.0.1", "a b:1"])
def test_what_is_no_address_is_refused(address, tmp_path, capsys):
    status = main(["load", str(tmp_path), "--store", str(tmp_path / "store"), "--scheduler", address])

    assert (status, capsys.readouterr().err) == (
        1, f"triptych: --scheduler {address}: no address of a scheduler; expected one such as tcp://127.0.0.1:8786\n"
    )  # fmt: skip


def test_a_scheduler_that_does_not_answer_is_named_with_the_cure(monkeypatch):
    with pytest.raises(BadInput, match=r"--scheduler tcp://127\.0\.0\.1:9: no scheduler of dask answers there .*start"):
        Cluster("tcp://127.0.0.1:9", deadly, patience=0.5).__enter__()


def test_without_the_package_the_cure_is_named(monkeypatch):
    monkeypatch.setitem(__import__("sys").modules, "distributed", None)
    with pytest.raises(BadInput, match="needs the package distributed, which is not installed; install it with"):
        Cluster("tcp://127.0.0.1:9", deadly).__enter__()
