"""Projects that have no short name: the title above the labels of their sheet is what they are called."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph.model import Mention
from loaders.extract.rules import extract
from loaders.registry import read

SHEETS = {  # title, period, budget, lead partner, partners
    "bg": ("Зелени дворове край реката", "Срок на изпълнение", "Общ бюджет", "Водещ партньор", "Партньори"),
    "cs": ("Zelené dvory u řeky", "Doba trvání", "Celkový rozpočet", "Vedoucí partner", "Partneři"),
    "da": ("Grønne gårde ved åen", "Projektperiode", "Samlet budget", "Leadpartner", "Partnere"),
    "de": ("Grüne Höfe am Fluss", "Projektzeitraum", "Gesamtkosten", "Lead Partner", "Projektpartner"),
    "el": ("Πράσινες αυλές στο ποτάμι", "Διάρκεια", "Συνολικός προϋπολογισμός", "Επικεφαλής εταίρος", "Εταίροι"),
    "en": ("Green yards by the river", "Duration", "Total budget", "Lead partner", "Project partners"),
    "es": ("Patios verdes junto al río", "Plazo de ejecución", "Coste total", "Jefe de filas", "Socios"),
    "et": ("Rohelised õued jõe ääres", "Elluviimise aeg", "Projekti eelarve", "Juhtpartner", "Partnerid"),
    "fi": ("Vihreät pihat joen varrella", "Hankkeen kesto", "Kokonaiskustannukset", "Päätoteuttaja", "Kumppanit"),
    "fr": ("Des cours vertes au bord du fleuve", "Durée", "Coût total du projet", "Chef de file", "Partenaires"),
    "hr": ("Zelena dvorišta uz rijeku", "Razdoblje provedbe", "Ukupni proračun", "Vodeći partner", "Partneri"),
    "hu": ("Zöld udvarok a folyó mentén", "Időtartam", "Teljes költségvetés", "Vezető partner", "Partnerek"),
    "it": ("Cortili verdi lungo il fiume", "Durata", "Costo totale", "Capofila", "Partner di progetto"),
    "lt": ("Žalieji kiemai prie upės", "Įgyvendinimo laikotarpis", "Projekto biudžetas", "Pagrindinis partneris",
           "Partneriai"),
    "lv": ("Zaļie pagalmi pie upes", "Īstenošanas periods", "Kopējais budžets", "Vadošais partneris", "Partneri"),
    "nl": ("Groene erven langs de rivier", "Looptijd", "Totale kosten", "Leadpartner", "Partners"),
    "pl": ("Zielone podwórka nad rzeką", "Okres realizacji", "Całkowity budżet", "Partner wiodący", "Partnerzy"),
    "pt": ("Pátios verdes junto ao rio", "Prazo de execução", "Custo total", "Parceiro líder", "Parceiros"),
    "ro": ("Curți verzi de-a lungul râului", "Durata", "Buget total", "Lider de parteneriat", "Parteneri"),
    "sk": ("Zelené dvory pri rieke", "Trvanie", "Celkový rozpočet", "Vedúci partner", "Partneri"),
    "sl": ("Zelena dvorišča ob reki", "Trajanje", "Skupni proračun", "Vodilni partner", "Partnerji"),
    "sv": ("Gröna gårdar vid ån", "Projekttid", "Totala kostnader", "Projektägare", "Projektpartner"),
}  # fmt: skip
LAYOUTS = {
    "label and value": "{0}\n\n{1}: 01.03.2021 – 28.02.2023\n{2}: 482.100,00 €\n{3}: Comune di Tarvisio\n"
    "{4}: Stadt Villach, Občina Bovec\n",
    "value below": "{0} (AB-117/0300555)\n{1}\n01.03.2021 – 28.02.2023\n{3}\nComune di Tarvisio\n{4}\n"
    "Stadt Villach\nObčina Bovec\n{2}\n482.100,00 €\n",
    "table": "# {0}\n\n| {3} | Comune di Tarvisio |\n|---|---|\n| {4} | Stadt Villach; Občina Bovec |\n"
    "| {2} | 482.100,00 € |\n| {1} | 01.03.2021 – 28.02.2023 |\n",
}


def facts(folder: Path, text: str, *, suffix: str = ".txt") -> set[tuple[str, str, str]]:
    """Project, predicate and what is said, by name."""
    path = folder / f"page{suffix}"
    path.write_text(text, encoding="utf-8")
    return {
        (s.subject.names[0].text, s.predicate, s.object.names[0].text if isinstance(s.object, Mention) else
         str(getattr(s.object, "value", "")))
        for s in extract(read(path))
        if s.status == "asserted" and s.subject.kind == "Project" and s.subject.names
        and (not isinstance(s.object, Mention) or s.object.names)
    }  # fmt: skip


def projects(folder: Path, text: str) -> set[str]:
    return {subject for subject, _, _ in facts(folder, text)}


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("language", SHEETS)
def test_a_title_of_plain_words_names_the_project_of_its_sheet(language: str, layout: str, tmp_path: Path) -> None:
    words = SHEETS[language]
    found = facts(tmp_path, LAYOUTS[layout].format(*words), suffix=".md" if layout == "table" else ".txt")

    wanted = {
        (words[0], "leadPartner", "Comune di Tarvisio"),
        (words[0], "hasPartner", "Stadt Villach"),
        (words[0], "hasPartner", "Občina Bovec"),
        (words[0], "startDate", "2021-03-01"),
        (words[0], "endDate", "2023-02-28"),
        (words[0], "totalBudget", "482100"),
    }
    assert wanted <= found


LABELS = "Duration: 2021-2023\nTotal budget: 90,000 euro\nLead partner: City of Graz\n"


@pytest.mark.parametrize(
    "top",
    [
        "Press release\n",
        "Projects | About us | News\n",
        "Home > Projects > Finished\n",
        "Upper Styria Energy Agency\n",
        "EU projects of the Energy Agency\n",
        "The yards are green again.\n",
        "Graz\n",
    ],
)
def test_what_stands_above_a_sheet_is_no_title_where_it_is_something_else(top: str, tmp_path: Path) -> None:
    assert projects(tmp_path, top + "\n" + LABELS) == set()


def test_a_caption_between_title_and_labels_is_passed_over(tmp_path: Path) -> None:
    assert projects(tmp_path, "Quiet gardens by the river\n\nFacts and figures\n\n" + LABELS) == {
        "Quiet gardens by the river"
    }


def test_a_short_name_above_the_labels_is_the_project(tmp_path: Path) -> None:
    assert projects(tmp_path, "LANTERNET\nQuiet gardens by the river\n\n" + LABELS) == {"LANTERNET"}


def test_what_a_label_calls_the_project_goes_before_the_line_above(tmp_path: Path) -> None:
    assert "Better news for gardens" not in projects(
        tmp_path, "Better news for gardens\n\nProject title: Quiet gardens by the river\n" + LABELS
    )


@pytest.mark.parametrize(
    "caption",
    ["PRESS RELEASE", "PRESSEMITTEILUNG", "COMUNICATO STAMPA", "TIEDOTE", "ANUNȚ", "ΔΕΛΤΙΟ ΤΥΠΟΥ", "MEGHÍVÓ", "ОБЯВА"],
)
def test_what_a_page_calls_itself_in_capitals_is_no_project(caption: str, tmp_path: Path) -> None:
    assert projects(tmp_path, f"{caption}\n\nThe project helps small farms. Lead partner: City of Graz.\n") == set()


SEVERAL = {
    "label and value": "{0}\n\nDuration: {1}\nTotal budget: {2}\nLead partner: {3}\nPartners: {4}\n",
    "numbered": "{n}. {0}\nDuration: {1}\nTotal budget: {2}\nLead partner: {3}\nPartners: {4}\n",
    "value below": "{0}\nDuration\n{1}\nLead partner\n{3}\nPartners\n{4}\nTotal budget\n{2}\n",
    "markdown": "## {0}\n\n**Lead partner:** {3}\n**Partners:** {4}\n**Total budget:** {2}\n**Duration:** {1}\n",
}


@pytest.mark.parametrize("layout", SEVERAL)
def test_each_sheet_of_a_page_tells_of_its_own_project(layout: str, tmp_path: Path) -> None:
    rows = [
        ("Green yards by the river", "01.03.2021 – 28.02.2023", "482,100 €", "Comune di Tarvisio", "Stadt Villach"),
        ("Making water visible", "01.04.2022 – 30.09.2024", "90,000 €", "City of Graz", "Občina Bovec"),
        ("Old crafts for young hands", "01.05.2023 – 31.12.2025", "75,000 €", "Gmina Lesko", "Obec Čirč"),
    ]
    text = "\n".join(SEVERAL[layout].format(*row, n=n) for n, row in enumerate(rows, 1))
    found = facts(tmp_path, text, suffix=".md" if layout == "markdown" else ".txt")

    said = {(s, p, o) for s, p, o in found if p in ("leadPartner", "hasPartner", "startDate", "totalBudget")}
    assert said == {
        *((title, "leadPartner", lead) for title, _, _, lead, _ in rows),
        *((title, "hasPartner", lead) for title, _, _, lead, _ in rows),
        *((title, "hasPartner", partner) for title, _, _, _, partner in rows),
        *((title, "startDate", "-".join(reversed(when[:10].split(".")))) for title, when, _, _, _ in rows),
        *((title, "totalBudget", cost.split()[0].replace(",", "")) for title, _, cost, _, _ in rows),
    }


def test_a_dotted_legal_form_keeps_its_last_full_stop(tmp_path: Path) -> None:
    text = "Quiet gardens by the river\n\n" + LABELS.replace("City of Graz", "Baltic Garden Forum e.V.")

    assert ("Quiet gardens by the river", "leadPartner", "Baltic Garden Forum e.V.") in facts(tmp_path, text)


PROSE = {
    "bg": "Проектът помага на малките стопанства край реката. Проектът се ръководи от {}.",
    "cs": "Projekt pomáhá malým hospodářstvím podél řeky. Projekt vede {}.",
    "da": "Projektet hjælper små gårde langs åen. Projektet ledes af {}.",
    "de": "Das Projekt unterstützt kleine Höfe am Fluss. Das Projekt wird von {} geleitet.",
    "en": "The project helps small farms along the river. The project is led by {}.",
    "es": "El proyecto ayuda a las pequeñas explotaciones del río. El proyecto está liderado por {}.",
    "et": "Projekt aitab väikesi talusid jõe ääres. Projekti juhib {}.",
    "fi": "Hanke auttaa pieniä tiloja joen varrella. Hanketta johtaa {}.",
    "fr": "Le projet aide les petites fermes le long du fleuve. Le projet est piloté par {}.",
    "hr": "Projekt pomaže malim poljoprivrednim gospodarstvima koja su uz rijeku. Projekt vodi {}.",
    "hu": "A projekt a folyó menti kis gazdaságokat segíti. A projektet {} vezeti.",
    "it": "Il progetto aiuta le piccole aziende lungo il fiume. Il progetto è guidato da {}.",
    "lt": "Projektas padeda mažiems ūkiams prie upės. Projektui vadovauja {}.",
    "lv": "Projekts palīdz mazajām saimniecībām pie upes. Projektu vada {}.",
    "nl": "Het project helpt kleine boerderijen langs de rivier. Het project wordt geleid door {}.",
    "pl": "Projekt pomaga małym gospodarstwom nad rzeką. Projektem kieruje {}.",
    "pt": "O projeto ajuda as pequenas explorações junto ao rio. O projeto é liderado por {}.",
    "ro": "Proiectul ajută fermele mici de lângă râu. Proiectul este condus de {}.",
    "sk": "Projekt pomáha malým hospodárstvam pri rieke. Projekt vedie {}.",
    "sl": "Projekt pomaga majhnim kmetijam ob reki. Projekt vodi {}.",
    "sv": "Projektet hjälper små gårdar längs ån. Projektet leds av {}.",
}


@pytest.mark.parametrize("day", ["", "12.03.2021\n\n"])
@pytest.mark.parametrize("language", PROSE)
def test_the_title_above_a_text_about_the_project_is_its_name(language: str, day: str, tmp_path: Path) -> None:
    title = SHEETS[language][0]
    found = facts(tmp_path, f"{title}\n\n{day}{PROSE[language].format('Gemeente Heerlen')}\n")

    assert (title, "leadPartner", "Gemeente Heerlen") in found


def test_the_title_of_a_part_is_no_project_where_the_text_above_spoke_of_one(tmp_path: Path) -> None:
    text = "Our work in 2020\n\nWe take part in a project that helps small farms along the river.\n\n"

    assert "Green yards by the river" not in projects(
        tmp_path, text + "Green yards by the river\n\nThe project is led by Gemeente Heerlen.\n"
    )


@pytest.mark.parametrize("title", ["GreenYards", "H2Regions", "GREENYARDS", "Green Yards"])
def test_a_short_name_above_a_text_about_the_project_is_its_name(title: str, tmp_path: Path) -> None:
    assert title in projects(tmp_path, f"{title}\n\n{PROSE['it'].format('Gemeente Heerlen')}\n")


def test_a_single_word_above_a_text_about_the_project_is_no_name(tmp_path: Path) -> None:
    assert projects(tmp_path, f"Turismo\n\n{PROSE['it'].format('Gemeente Heerlen')}\n") == set()


def test_a_line_with_the_programme_is_no_title_of_the_sheet_below(tmp_path: Path) -> None:
    text = (
        "Reviving vacant sites through local alliances\n\nProgramme 2014 - 2020 INTERREG VB Alpine Space\n"
        "Date of latest update: 2024-11-02\n\nPartners (2)\n\nLead Partner: Stadt Villach\n\n"
        "Total budget: EUR 412 300.00\n"
    )

    assert projects(tmp_path, text) == {"Reviving vacant sites through local alliances"}


@pytest.mark.parametrize(
    "label",
    ["Interreg Funds", "Interreg-Mittel", "Fonds Interreg", "Fondi Interreg", "Fondos Interreg", "Środki Interreg"],
)
def test_a_label_of_what_the_programme_gives_names_no_fund(label: str, tmp_path: Path) -> None:
    path = tmp_path / "page.txt"
    path.write_text(
        f"REEDLIFE – Reed beds\n\nProgramme: Interreg Danube Region\n\nDuration: 2025 – 2027\n\n"
        f"{label}: 1.610.720,20 €\n\nLead Partner: City of Graz (Austria)\n",
        encoding="utf-8",
    )
    found = [s for s in extract(read(path)) if s.status == "asserted"]

    assert not [s for s in found if s.subject.kind == "Fund"]
    assert {str(getattr(s.object, "value", "")) for s in found if s.predicate == "erdfBudget"} == {"1610720.2"}
