"""Whatever a file holds, a reader gives a document or one line of refusal: 300 damaged files, 5,000 in the long run."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path
from random import Random

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from tests.fuzz.child import DOCUMENT, REFUSED, Child
from tests.fuzz.damage import PACKAGES, blows, struck, struck_inside
from tests.fuzz.records import reshaped_records
from tests.fuzz.trees import reshaped
from tools.corpus.compose import compose
from tools.corpus.look import Look
from tools.corpus.projects import project
from tools.corpus.writers.archive import to_zip
from tools.corpus.writers.pdf import NoFont
from tools.corpus.writers.sheets import TABLES
from tools.corpus.writers.table import WRITERS

DATA = Path(__file__).parent / "data" / "readers"
FORMATS = sorted([*WRITERS, ".zip"])
LARGE = 200_000  # bytes of a real file from which it would hold up the suite
PATIENCE = 30.0  # seconds that a file may take on a machine with other things to do
SHORT, LONG = 300 // len(FORMATS) + 1, 5000 // len(FORMATS) + 1  # files of each format


@cache
def sources(suffix: str) -> tuple[bytes, ...]:
    """Sound files of a format: some of the generator, and the small real ones of the readers' own tests."""
    if suffix == ".zip":
        members = {f"folder/paper{one}": sources(one)[0] for one in (".txt", ".docx", ".csv", ".eml")}
        return (to_zip(members), to_zip({"inner.zip": to_zip(members)}))
    look = Look(columns=2, running_head=True, framed=True, delimiter="\t" if suffix == ".tsv" else ";")
    kinds = (("partners", "pl"), ("operations" if suffix in TABLES else "plan", "el"))
    papers = [compose(kind, code, project(1, 1), Random(suffix)) for kind, code in kinds]
    try:
        made = [WRITERS[suffix](paper, replace(look, packed=paper.language == "el")) for paper in papers]
    except NoFont:
        made = []
    return (*made, *(path.read_bytes() for path in sorted(DATA.glob(f"*{suffix}")) if path.stat().st_size < LARGE))


@pytest.fixture(scope="module")
def child(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Child]:
    with Child(tmp_path_factory.mktemp("child"), PATIENCE) as started:
        yield started


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("desk")


@pytest.mark.parametrize("suffix", FORMATS)
def test_a_sound_file_is_read(suffix: str, desk: Path, child: Child) -> None:
    if not sources(suffix):
        pytest.skip("no font for PDF files: apt-get install fonts-dejavu-core")
    for number, whole in enumerate(sources(suffix)):
        path = desk / f"sound-{number}{suffix}"
        path.write_bytes(whole)
        try:
            assert child.read(path) == DOCUMENT
        finally:
            path.unlink()


def check(suffix: str, data: st.DataObject, desk: Path, child: Child) -> None:
    """Damage a file and have it read; what a reader failed on stays on the desk."""
    if not sources(suffix):
        pytest.skip("no font for PDF files: apt-get install fonts-dejavu-core")
    whole = data.draw(st.sampled_from(sources(suffix)))
    damages = data.draw(blows(suffix))
    if suffix in PACKAGES and (change := data.draw(st.sampled_from([None, struck, reshaped, reshaped]))):
        damaged = struck_inside(whole, damages, data.draw(st.floats(0, 0.999)), change)
    elif suffix == ".json" and data.draw(st.booleans()):
        damaged = reshaped_records(whole, damages)
    else:
        damaged = struck(whole, damages)
    path = desk / f"damaged{suffix}"
    path.write_bytes(damaged)
    assert child.read(path) in {DOCUMENT, REFUSED}


CAREFUL = settings(
    deadline=None,
    database=None,
    derandomize=True,
    phases=(Phase.generate,),
    suppress_health_check=list(HealthCheck),
)


@pytest.mark.parametrize("suffix", FORMATS)
@settings(CAREFUL, max_examples=SHORT)
@given(data=st.data())
def test_a_damaged_file_gives_a_document_or_one_line_of_refusal(
    suffix: str, desk: Path, child: Child, data: st.DataObject
) -> None:
    check(suffix, data, desk, child)


@pytest.mark.long
@pytest.mark.parametrize("suffix", FORMATS)
@settings(CAREFUL, max_examples=LONG)
@given(data=st.data())
def test_thousands_of_damaged_files_give_documents_or_refusals(
    suffix: str, desk: Path, child: Child, data: st.DataObject
) -> None:
    check(suffix, data, desk, child)
