"""Markdown becomes the text that it renders to."""

from __future__ import annotations

from pathlib import Path

from graph.model import Document
from loaders.readers.markdown import document_from, read_markdown

DATA = Path(__file__).parent / "data" / "readers"


def shown(document: Document) -> list[tuple[str, int, str]]:
    return [(block.kind, block.level, document.text[block.start : block.end]) for block in document.blocks]


def test_a_plan_keeps_its_words_and_loses_its_markup() -> None:
    assert shown(read_markdown(DATA / "plan.it.md")) == [
        ("heading", 1, "Piano d'azione"),
        ("heading", 2, "Contesto"),
        ("paragraph", 0, "La Regione ha scelto gli acquisti verdi come leva del cambiamento."),
        ("heading", 2, "Azione 1"),
        ("item", 1, "formare il personale"),
        ("item", 2, "nei comuni"),
        ("item", 1, "misurare i risultati"),
        ("row", 0, "Ruolo\tEnte"),
        ("row", 0, "Coordinatore\tRegione Piemonte"),
        ("row", 0, "Supporto\tARPA Piemonte"),
    ]


def test_a_front_matter_says_what_the_file_says_of_itself() -> None:
    plan = read_markdown(DATA / "plan.it.md")

    assert (plan.title, plan.language, plan.url, plan.date, plan.rights) == (
        "Piano d'azione per gli acquisti verdi",
        "it",
        "https://example.org/piano",
        "2021-05-03",
        "CC BY 4.0",
    )


def test_cells_know_their_header() -> None:
    plan = read_markdown(DATA / "plan.it.md")

    assert [(plan.text[start:end], header) for start, end, header in plan.blocks[-1].cells] == [
        ("Supporto", "Ruolo"),
        ("ARPA Piemonte", "Ente"),
    ]


def test_two_rules_around_prose_are_no_front_matter() -> None:
    assert document_from("---\nTwo towns met.\n---\n\nThey agreed.").text.endswith("They agreed.")


def test_markup_inside_markdown_is_read_as_markup() -> None:
    assert shown(document_from("<ul><li>Turin</li></ul>\n\nText<br>below")) == [
        ("item", 1, "Turin"),
        ("paragraph", 0, "Text\nbelow"),
    ]


def test_hard_breaks_stay_and_soft_breaks_become_spaces() -> None:
    assert document_from("one\ntwo  \nthree").text == "one two\nthree"
