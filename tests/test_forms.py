"""The fields of official forms are found under their headings, in any of the languages, and nowhere else."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from graph.model import Document
from loaders.extract.form_lexicon import column_of, forms, headings_of, number_of
from loaders.extract.forms import Section, sections
from loaders.readers import html, markdown, text

FORMS = Path(__file__).parent.parent / "loaders" / "lexicon" / "forms"
LANGUAGES = ["bg", "cs", "da", "de", "el", "en", "es", "et", "fi", "fr", "ga", "hr"]
LANGUAGES += ["hu", "it", "lt", "lv", "mt", "nl", "pl", "pt", "ro", "sk", "sl", "sv"]
CORE = {
    "good-practice": (
        "title mainInstitution location startDate endDate summary description resourcesNeeded evidenceOfSuccess"
        " difficulties transferPotential theme keywords furtherInformation contact project"
    ),
    "action-plan": (
        "generalInformation project developer country territory policyContext instrument actionDetails actionName"
        " background activity involves timeframe cost fundingSource monitoring"
    ),
    "project": "acronym programme summary partners leadPartner totalBudget erdfBudget period theme",
    "policy-instrument": "managingAuthority",
}


def shown(document: Document) -> list[tuple[str, int | None, str]]:
    return [(s.field, s.number, document.text[s.start : s.end]) for s in sections(document)]


@pytest.mark.parametrize("form", sorted(CORE))
def test_core_fields_have_headings_in_all_official_languages(form: str) -> None:
    fields = tomllib.loads((FORMS / f"{form}.toml").read_text("utf-8"))["fields"]

    assert {name: sorted(fields[name]) for name in CORE[form].split()} == dict.fromkeys(CORE[form].split(), LANGUAGES)


def test_no_heading_means_two_fields_of_one_form_in_one_language() -> None:
    clashes = [
        (words, row.form, row.language)
        for words, rows in sorted(forms().headings.items())
        for row in rows
        if len({other.field for other in rows if (other.form, other.language) == (row.form, row.language)}) > 1
    ]

    assert clashes == []


def test_a_practice_page_in_english_gives_its_fields() -> None:
    page = html.document_from(
        "<main><h1>Repair vouchers</h1><h2>Main institution</h2><p>Graz Environment Agency</p>"
        "<h2>Location</h2><p>Steiermark, Austria</p><h2>Evidence of success (results achieved)</h2>"
        "<p>6,100 devices were repaired.</p><ul><li>Fewer were thrown away.</li></ul>"
        "<h2>Our newsletter</h2><p>Comes twice a year.</p></main>"
    )

    assert shown(page) == [
        ("mainInstitution", None, "Graz Environment Agency"),
        ("location", None, "Steiermark, Austria"),
        ("evidenceOfSuccess", None, "6,100 devices were repaired.\n\nFewer were thrown away."),
    ]


@pytest.mark.parametrize(
    ("language", "lines"),
    [
        ("it", ["Istituzione principale", "ARPA", "Risorse necessarie", "Due persone.", "Trasferibilità", "Alta."]),
        ("pl", ["Główna instytucja", "ARPA", "Potrzebne zasoby", "Dwie osoby.", "Potencjał transferu", "Duży."]),
        ("el", ["Κύριος φορέας", "ARPA", "Απαιτούμενοι πόροι", "Δύο άτομα.", "Δυνατότητα μεταφοράς", "Μεγάλη."]),
        ("fi", ["Pääorganisaatio", "ARPA", "Tarvittavat resurssit", "Kaksi.", "Siirrettävyys", "Hyvä."]),
        ("bg", ["Основна институция", "ARPA", "Необходими ресурси", "Двама.", "Потенциал за трансфер", "Голям."]),
        ("mt", ["Istituzzjoni ewlenija", "ARPA", "Riżorsi meħtieġa", "Tnejn.", "Trasferibbiltà", "Għolja."]),
    ],
)
def test_plain_lines_in_other_languages_are_fields_too(language: str, lines: list[str]) -> None:
    page = text.document_from("\n\n".join(lines))

    assert shown(page) == [
        ("mainInstitution", None, lines[1]),
        ("resourcesNeeded", None, lines[3]),
        ("transferPotential", None, lines[5]),
    ]


def test_a_plan_gives_its_actions_with_number_title_and_parts() -> None:
    plan = markdown.document_from(
        "# Plan\n\n## Part II – Policy context\n\nThe strategy is old.\n\n"
        "## ACTION 1: Buying green paper\n\n### Background\n\nOffices buy white paper.\n\n"
        "### 3. Players involved\n\n- City of Turin\n\n## Azione 2 – Formare il personale\n\n**Costs:** EUR 20,000\n"
    )
    found = sections(plan)

    assert [(s.field, s.number, plan.text[slice(*s.title)] if s.title else None) for s in found] == [
        ("policyContext", None, None),
        ("action", 1, "Buying green paper"),
        ("background", 1, None),
        ("involves", 1, None),
        ("action", 2, "Formare il personale"),
        ("cost", 2, None),
    ]


def test_a_label_before_a_colon_heads_the_rest_of_its_line() -> None:
    page = text.document_from("Lead partner: Kouvola Innovation\n\nThe project began in 2018.")

    assert sections(page) == (Section("project", "leadPartner", (0, 12), 14, 32),)


def test_the_label_cell_of_a_table_heads_the_cell_beside_it() -> None:
    page = html.document_from(
        "<table><tr><th>Laufzeit</th><td>2017–2021</td></tr><tr><th>Lead Partner</th><td>Stadt Lille</td></tr></table>"
    )

    assert shown(page) == [("period", None, "2017–2021"), ("leadPartner", None, "Stadt Lille")]


def test_a_table_of_partners_gives_its_cells_by_column_and_row() -> None:
    page = text.document_from("Partner\tCountry\nLIPOR\tPortugal\nARPA\tItaly")

    assert shown(page) == [
        ("name", 1, "LIPOR"),
        ("country", 1, "Portugal"),
        ("name", 2, "ARPA"),
        ("country", 2, "Italy"),
    ]


def test_a_table_of_anything_else_gives_nothing() -> None:
    page = text.document_from("Meeting\tHost\tPlace\nKick-off\tKouvola\tFinland")

    assert sections(page) == ()


def test_a_news_item_with_a_heading_of_everyday_words_is_no_form() -> None:
    page = markdown.document_from("# Turin buys green\n\n## Results\n\nPaper is recycled.\n\n## Contact\n\nThe office.")

    assert sections(page) == ()


@pytest.mark.parametrize(
    ("heading", "number"),
    [
        ("Action 2", 2),
        ("ACTION II – Title", 2),
        ("Maßnahme 3: Titel", 3),
        ("2. toimenpide", 2),
        ("ACTION 1 | Title", 1),
        ("Δράση 4", 4),
    ],
)
def test_numbers_of_actions_are_read_in_any_language(heading: str, number: int) -> None:
    found = number_of(heading)

    assert (found and found[0]) == number


@pytest.mark.parametrize("words", ["Action plan", "Actions", "Action against waste", "Aktionsplan 2030", "2. Results"])
def test_words_that_begin_like_an_action_have_no_number(words: str) -> None:
    assert number_of(words) is None


def test_numbering_brackets_and_case_of_a_heading_do_not_matter() -> None:
    variants = ["Evidence of success", "3. EVIDENCE OF SUCCESS:", "C.2 Evidence of success (max 200 words)"]

    assert [{row.field for row in headings_of(words)} for words in variants] == [{"evidenceOfSuccess"}] * 3


def test_columns_are_known_in_any_language() -> None:
    assert [column_of(words) for words in ("Partnerio pavadinimas", "Ruolo", "Χώρα", "Budget (euro)")] == [
        None,
        "role",
        "country",
        "budget",
    ]
