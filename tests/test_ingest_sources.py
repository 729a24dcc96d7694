"""Loading what holds several documents: archives and mails, again and again."""

from __future__ import annotations

import os
import zipfile
from email.message import EmailMessage
from pathlib import Path

import triptych
from graph.store import open_snapshot
from tests.made import canonical

PAGE = "CircE (European regions toward Circular Economy) is an Interreg Europe project with {} partners.\n"


def archive(path: Path, **members: str | bytes) -> Path:
    with zipfile.ZipFile(path, "w") as made:
        for name, content in members.items():
            made.writestr(name.replace("__", "/").replace("_dot_", "."), content)
    return path


def names(locations: list[str]) -> list[str]:
    return [location.rpartition("/inbox/")[2] for location in locations]


def dump(store: Path) -> bytes:
    with open_snapshot(store) as snapshot:
        return canonical(snapshot)


def inbox(tmp_path: Path) -> Path:
    folder = tmp_path / "inbox"
    folder.mkdir()
    return folder


def test_every_document_of_an_archive_is_loaded_and_the_rest_is_listed(tmp_path: Path) -> None:
    folder = inbox(tmp_path)
    members = {
        "plans__a_dot_txt": PAGE.format(8),
        "b_dot_md": "# CircPro\n",
        "photo_dot_png": b"\x89PNG",
        "c_dot_rtf": b"{\\rtf1",
    }
    archive(folder / "all.zip", **members)
    report = triptych.open(tmp_path / "store").load(folder)

    assert names(report.loaded) == ["all.zip!/b.md", "all.zip!/plans/a.txt"]
    assert names([one.what for one in report.ignored]) == ["all.zip!/c.rtf", "all.zip!/photo.png"]


def test_an_unchanged_archive_is_not_read_again_even_when_it_was_copied(tmp_path: Path) -> None:
    folder = inbox(tmp_path)
    path = archive(folder / "all.zip", a_dot_txt=PAGE.format(8), b_dot_txt=PAGE.format(9))
    graph = triptych.open(tmp_path / "store")
    graph.load(folder)
    assert names(graph.load(folder).unchanged) == ["all.zip"]
    os.utime(path, (1, 1))
    touched = graph.load(folder)

    assert (touched.loaded, names(touched.unchanged)) == ([], ["all.zip"])
    assert names([location for location, _ in graph.documents()]) == ["all.zip!/a.txt", "all.zip!/b.txt"]


def test_a_changed_archive_replaces_exactly_its_own_documents(tmp_path: Path) -> None:
    folder = inbox(tmp_path)
    (folder / "other.txt").write_text(PAGE.format(8), encoding="utf-8")
    archive(folder / "all.zip", a_dot_txt=PAGE.format(8), b_dot_txt=PAGE.format(9))
    graph = triptych.open(tmp_path / "store")
    graph.load(folder)
    archive(folder / "all.zip", b_dot_txt=PAGE.format(10), c_dot_txt=PAGE.format(11))
    graph.load(folder)
    triptych.open(tmp_path / "fresh").load(folder)

    assert dump(tmp_path / "store") == dump(tmp_path / "fresh")


def test_an_archive_that_is_gone_is_withdrawn_with_all_that_it_held(tmp_path: Path) -> None:
    folder = inbox(tmp_path)
    path = archive(folder / "all.zip", a_dot_txt=PAGE.format(8), b_dot_txt=PAGE.format(9))
    graph = triptych.open(tmp_path / "store")
    graph.load(folder)
    path.unlink()

    assert names(graph.load(folder).missing) == ["all.zip"]
    assert names(graph.load(folder, prune=True).withdrawn) == ["all.zip"]
    assert graph.documents() == []


def test_forgetting_an_archive_withdraws_what_it_held(tmp_path: Path) -> None:
    path = archive(inbox(tmp_path) / "all.zip", a_dot_txt=PAGE.format(8), b_dot_txt=PAGE.format(9))
    graph = triptych.open(tmp_path / "store")
    graph.load(path)
    graph.forget(str(path))

    assert graph.documents() == []


def test_a_mail_is_read_with_what_is_attached(tmp_path: Path) -> None:
    mail = EmailMessage()
    mail["Subject"], mail["Date"] = "The plan of Piedmont", "Thu, 07 Oct 2021 10:00:00 +0200"
    mail.set_content("The Joint Secretariat validated the plan of CircPro.")
    mail.add_attachment(PAGE.format(8).encode(), maintype="text", subtype="plain", filename="page.txt")
    held = archive(tmp_path / "held.zip", c_dot_txt=PAGE.format(9)).read_bytes()
    mail.add_attachment(held, maintype="application", subtype="zip", filename="plans.zip")
    folder = inbox(tmp_path)
    (folder / "mail.eml").write_bytes(mail.as_bytes())
    report = triptych.open(tmp_path / "store").load(folder)

    assert names(report.loaded) == ["mail.eml", "mail.eml!/page.txt", "mail.eml!/plans.zip!/c.txt"]


def test_what_was_refused_in_an_archive_is_tried_again_by_the_next_load(tmp_path: Path) -> None:
    archive(inbox(tmp_path) / "all.zip", a_dot_txt=PAGE.format(8), b_dot_txt=b"")
    graph = triptych.open(tmp_path / "store")
    first, second = graph.load(tmp_path / "inbox"), graph.load(tmp_path / "inbox")

    assert (
        names([one.what for one in first.refused]) == names([one.what for one in second.refused]) == ["all.zip!/b.txt"]
    )
    assert names(second.loaded) == ["all.zip!/a.txt"]


def test_a_file_saved_anew_without_a_change_is_not_read_again(tmp_path: Path) -> None:
    page = tmp_path / "page.txt"
    page.write_text(PAGE.format(8), encoding="utf-8")
    graph = triptych.open(tmp_path / "store")
    graph.load(page)
    page.write_text(PAGE.format(8), encoding="utf-8")
    os.utime(page, (5, 5))

    assert [Path(one).name for one in graph.load(page).unchanged] == ["page.txt"]


TABLE = "Uczestnik;Zadanie;Kwota\nMiasto Lublin;Zielone zakupy;1000,50\nMiasto Kielce;Czyste powietrze;2000,00\n"
PROFILE = """
name = "lista"
language = "pl"
country = "PL"
[match]
headers = ["Uczestnik", "Zadanie"]
[columns]
"Uczestnik" = "beneficiary.name"
"Zadanie" = "project.title"
"Kwota" = "project.totalBudget"
"""


def test_a_table_that_no_profile_fits_gives_no_facts_and_says_so(tmp_path: Path) -> None:
    (tmp_path / "lista.csv").write_text(TABLE, encoding="utf-8")
    report = triptych.open(tmp_path / "store").load(tmp_path / "lista.csv")

    assert (report.statements, [one.reason.partition(",")[0] for one in report.unread]) == (
        0,
        ["no profile fits its table"],
    )


def test_a_profile_stays_with_the_store_and_serves_the_next_table(tmp_path: Path) -> None:
    profile = tmp_path / "profile.toml"
    profile.write_text(PROFILE, encoding="utf-8")
    (tmp_path / "lista.csv").write_text(TABLE, encoding="utf-8")
    (tmp_path / "next.csv").write_text(TABLE.replace("Lublin", "Gdynia"), encoding="utf-8")
    graph = triptych.open(tmp_path / "store")
    graph.load(tmp_path / "lista.csv")
    given = graph.load(tmp_path / "lista.csv", profile=profile)
    after = graph.load(tmp_path / "next.csv")

    assert (dict(given.tables), dict(after.tables)) == ({"lista": 1}, {"lista": 1})
    assert graph.load(tmp_path / "lista.csv").loaded == []


def test_a_proposed_profile_is_printed_kept_and_used(tmp_path: Path) -> None:
    text = "Beneficiario;Operazione;Inizio;Importo EUR\n" + "".join(
        f"Comune di Torino;Acquisti verdi numero {number};0{number}/03/2016;10{number}.000,50\n"
        for number in range(1, 9)
    )
    (tmp_path / "elenco.csv").write_text(text, encoding="utf-8")
    graph = triptych.open(tmp_path / "store")
    report = graph.load(tmp_path / "elenco.csv", profile="auto")
    (name,) = report.proposed

    assert name.startswith("columns-")
    assert '"Beneficiario" = "beneficiary.name"' in report.proposed[name]
    assert (dict(report.tables), report.things["Project"]) == ({name: 1}, 8)
    assert graph.load(tmp_path / "elenco.csv").loaded == []


def test_tables_of_one_kind_share_the_profile_that_was_made_for_the_first(tmp_path: Path) -> None:
    head = "Beneficiario;Operazione;Inizio;Importo EUR\n"
    for number, town in enumerate(("Torino", "Milano", "Genova")):
        rows = "".join(f"Comune di {town};Acquisti verdi {n};0{n}/03/2016;10{n}.000,50\n" for n in range(1, 9 - number))
        (tmp_path / f"{town}.csv").write_text(head + rows, encoding="utf-8")
    one, two = triptych.open(tmp_path / "one"), triptych.open(tmp_path / "two")
    report = one.load(*tmp_path.glob("*.csv"), profile="auto", jobs=2)
    two.load(*tmp_path.glob("*.csv"), profile="auto", jobs=1)
    (name,) = report.proposed

    assert dict(report.tables) == {name: 3}
    assert one.load(*tmp_path.glob("*.csv")).loaded == []
    assert dump(tmp_path / "one") == dump(tmp_path / "two")
