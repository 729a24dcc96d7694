"""The generator of documents: the same folder every time, every format, ten languages, names as people give them."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest

from loaders import registry
from tools import make_corpus
from tools.corpus import folder
from tools.corpus.compose import KINDS, compose
from tools.corpus.language import CODES, language
from tools.corpus.projects import project
from tools.corpus.writers import pdf
from tools.corpus.writers.table import WRITERS
from tools.corpus.writers.text import escaped

WITHOUT_PDF = [suffix for suffix in folder.SHARES if suffix != ".pdf"]


def written(target: Path) -> dict[str, bytes]:
    return {str(path.relative_to(target)): path.read_bytes() for path in target.rglob("*") if path.is_file()}


def test_two_runs_write_the_same_bytes_under_the_same_names(tmp_path: Path) -> None:
    folder.write_folder(tmp_path / "once", 40, suffixes=WITHOUT_PDF)
    folder.write_folder(tmp_path / "again", 40, suffixes=WITHOUT_PDF)

    assert written(tmp_path / "once") == written(tmp_path / "again")


def test_a_smaller_folder_is_the_beginning_of_a_larger_one(tmp_path: Path) -> None:
    folder.write_folder(tmp_path / "few", 20, suffixes=WITHOUT_PDF)
    folder.write_folder(tmp_path / "more", 40, suffixes=WITHOUT_PDF)

    few, more = written(tmp_path / "few"), written(tmp_path / "more")
    assert (len(few), len(more)) == (20, 40)
    assert few.items() <= more.items()


def test_another_seed_writes_other_documents() -> None:
    assert folder.document(1, 0, [".txt"]) != folder.document(2, 0, [".txt"])


def test_every_format_that_is_read_is_written() -> None:
    spellings = {".text", ".markdown", ".htm", ".xhtml"}  # second names of formats that are there

    assert {*WRITERS, ".zip"} >= {suffix for suffix in registry.READERS if suffix.startswith(".")} - spellings


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize("kind", sorted(KINDS))
def test_every_kind_of_paper_has_its_sentences_in_every_language(kind: str, code: str) -> None:
    paper = compose(kind, code, project(1, 0), Random(kind), length=3)

    assert paper.language == code
    assert "{" not in str(paper.parts)


def test_the_ten_languages_have_the_same_sentences() -> None:
    shapes = {code: {name: len(said) for name, said in language(code).phrases.items()} for code in CODES}

    assert {code: shape for code, shape in shapes.items() if shape != shapes["en"]} == {}
    assert [code for code in CODES if language(code).labels.keys() != language("en").labels.keys()] == []


def test_names_have_spaces_accents_and_newlines() -> None:
    names = [folder.document(1, number, [".txt"])[0].rsplit("/", 1)[-1] for number in range(500)]

    assert any(" " in name for name in names)
    assert any(not name.isascii() for name in names)
    assert any("\n" in name for name in names)
    assert len(set(names)) == 500


def test_markdown_shows_the_words_that_were_written() -> None:
    assert escaped("7. *a* [b] | c_d") == r"7\. \*a\* \[b\] \| c\_d"


def test_a_machine_without_fonts_is_told_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(pdf, "FOLDERS", (tmp_path / "fonts",))
    pdf.fonts.cache_clear()
    try:
        code = make_corpus.main([str(tmp_path / "documents"), "--documents", "1", "--suffixes", ".pdf"])
    finally:
        pdf.fonts.cache_clear()

    told = capsys.readouterr().err
    assert code == 1
    assert told.count("\n") == 1
    assert "apt-get install fonts-dejavu-core" in told
