"""What Triptych takes from others is what docs/dependencies.md and docs/sbom.cdx.json say, licences and all."""

from __future__ import annotations

import json
import re
import tomllib
from pathlib import Path

import pytest
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator

from tools import sbom

ROOT = Path(__file__).resolve().parent.parent
PAGE = (ROOT / "docs" / "dependencies.md").read_text("utf-8")
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
FILE = ROOT / "docs" / "sbom.cdx.json"


def table(heading: str) -> list[list[str]]:
    """The rows of the table under a heading of the page."""
    section = PAGE.split(f"## {heading}\n")[1].split("\n## ")[0]
    lines = [line for line in section.splitlines() if line.startswith("| ")]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines[1:]]


RUN, EXTRAS = table("To run"), table("For some (extras)")


def split(cell: str) -> list[str]:
    return [one.strip() for one in cell.split(",")]


def normal(need: str) -> str:
    return re.sub(r"[-_.]+", "-", re.match(r"[\w.-]+", need).group()).lower()


def told() -> list[tuple[str, str]]:
    """(package, licence) of all that the page names."""
    found = []
    for names, licences in [(row[0], row[3]) for row in RUN] + [(row[1], row[3]) for row in EXTRAS]:
        packages, terms = split(names), split(licences)
        terms = terms * len(packages) if len(terms) == 1 else terms
        found += zip(packages, terms, strict=True)
    return found


def test_the_page_names_what_is_needed_to_run():
    named = sorted(normal(name) for row in RUN for name in split(row[0]))

    assert named == sorted(map(normal, PROJECT["dependencies"]))


def test_the_page_names_what_the_extras_need():
    named: dict[str, set[str]] = {}
    extra = ""
    for row in EXTRAS:
        extra = row[0].strip("`") or extra
        named.setdefault(extra, set()).update(map(normal, split(row[1])))
    named["test"] |= {"pandas", "distributed"}  # users' extras, tested

    assert named == {name: set(map(normal, needs)) for name, needs in PROJECT["optional-dependencies"].items()}


@pytest.mark.parametrize("row", RUN, ids=lambda row: row[0])
def test_what_is_needed_to_run_has_a_reason_a_date_and_a_way_out(row):
    _, reason, _, licence, last, instead = row

    assert all((reason, licence, instead))
    assert [one for one in split(last) if not re.fullmatch(r"20\d\d-(0[1-9]|1[0-2])", one)] == []


@pytest.mark.parametrize(("package", "licence"), told())
def test_the_licence_on_the_page_is_the_one_in_the_package(package, licence):
    listed = json.loads(FILE.read_text("utf-8"))["components"]
    known = {normal(one["name"]): one["licenses"] for one in listed if one["bom-ref"].startswith("pkg:pypi/")}
    said = json.dumps(known[normal(package)])
    if re.search(r'"BSD( License)?"', said):  # which BSD licence the metadata does not say
        said += " BSD-2-Clause BSD-3-Clause"

    assert [one for one in licence.split(" or ") if one not in said] == []


def test_the_bill_of_materials_is_that_of_today():
    text = FILE.read_text("utf-8")

    assert sbom.text(sbom.document(ROOT, json.loads(text))) == text, "run 'make sbom'"


def test_the_bill_of_materials_keeps_the_rules_of_its_format():
    check = JsonStrictValidator(SchemaVersion.V1_6)
    text = FILE.read_text("utf-8")

    assert check.validate_str(text) is None
    assert check.validate_str(text.replace('"library"', '"book"', 1)) is not None


def test_the_bill_of_materials_holds_every_pin_every_script_and_every_table():
    listed = {one["bom-ref"] for one in json.loads(FILE.read_text("utf-8"))["components"]}
    pins = re.findall(r"^([\w.-]+)==(\S+)", (ROOT / "constraints.txt").read_text("utf-8"), re.MULTILINE)
    lock = json.loads((ROOT / "pages" / "components" / "package-lock.json").read_text("utf-8"))["packages"]
    scripts = [(path.rpartition("node_modules/")[2], one["version"]) for path, one in lock.items() if path]
    wanted = {f"pkg:pypi/{name}@{version}" for name, version in pins}
    wanted |= {f"pkg:npm/{name.replace('@', '%40')}@{version}" for name, version in scripts}
    wanted |= {"data:ontology/territories/nuts.csv", "data:ontology/authority/projects.tsv", "source:GeoNames"}

    assert wanted - listed == set()


def test_every_part_has_a_licence_and_nothing_a_time():
    text = FILE.read_text("utf-8")

    assert [one["name"] for one in json.loads(text)["components"] if not one.get("licenses")] == []
    assert [one["name"] for one in json.loads(text)["components"] if len(json.dumps(one["licenses"])) > 250] == []
    assert ("timestamp" in text, "serialNumber" in text) == (False, False)


def test_what_is_not_installed_keeps_what_was_known_of_it(monkeypatch):
    monkeypatch.setattr(sbom, "_installed", lambda *_: None)
    text = FILE.read_text("utf-8")

    assert sbom.text(sbom.document(ROOT, json.loads(text))) == text


def test_what_is_installed_says_what_its_licence_is():
    before = json.loads(FILE.read_text("utf-8"))
    for one in before["components"]:
        one.pop("licenses")
    again = sbom.document(ROOT, before)
    found = {one["name"]: one.get("licenses") for one in again["components"]}

    assert found["rapidfuzz"] == [{"expression": "MIT"}]
    assert found["lxml"] == [{"license": {"id": "BSD-3-Clause"}}]
