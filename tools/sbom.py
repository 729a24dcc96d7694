"""``python -m tools.sbom``: what Triptych is made of, with licences, as CycloneDX 1.6 in docs/sbom.cdx.json.

From constraints.txt and the metadata of what is installed, the lock of the explorer's scripts, axe-core of the tests,
and the pages of docs/ on data. The same input gives the same bytes: all is sorted, and there is no time in it. What is
pinned and not installed (another Python's, another system's, an extra's) keeps what the file said of it before.
"""

from __future__ import annotations

import base64
import json
import re
import sys
import tomllib
from collections.abc import Iterable, Iterator
from importlib import metadata
from pathlib import Path
from typing import Any

from packaging.requirements import Requirement

ROOT = Path(__file__).resolve().parent.parent
FILE = ROOT / "docs" / "sbom.cdx.json"

_SPDX = {
    "3-Clause BSD License": "BSD-3-Clause",
    "Apache 2.0": "Apache-2.0",
    "Apache License": "Apache-2.0",
    "Apache License 2.0": "Apache-2.0",
    "Apache Software License": "Apache-2.0",
    "BSD 2-Clause License": "BSD-2-Clause",
    "MIT License": "MIT",
    "Mozilla Public License 2.0 (MPL 2.0)": "MPL-2.0",
    "PSFL": "PSF-2.0",
    "Python Software Foundation License": "PSF-2.0",
    "The BSD 2-Clause License": "BSD-2-Clause",
} | {name: name for name in ("Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "MIT", "MPL-2.0", "W3C-20150513")}
_LONGEST = 60
"""Characters of a licence field that is a name; longer ones hold the licence's text."""
_DATA = ("ontology/territories", "ontology/authority", "ontology/bodies", "ontology/vocabularies")
_FOR_SOME = ("cluster", "pandas")
"""Extras that users install; the others are for the work on Triptych."""

Component = dict[str, Any]


def document(root: Path, before: dict[str, Any]) -> dict[str, Any]:
    """The bill of materials of a clone; ``before`` is the one it had."""
    project = tomllib.loads((root / "pyproject.toml").read_text("utf-8"))["project"]
    own = f"pkg:pypi/{project['name']}@{project['version']}"
    components, edges = _python(root, before)
    for more, others in (_scripts(root), _data(root)):
        components += more
        edges |= others
    extras = project["optional-dependencies"]
    direct = _refs(components, map(Requirement, project["dependencies"]))
    some = _refs(components, (Requirement(need) for name in _FOR_SOME for need in extras[name]))
    built = edges.pop("scripts")
    edges[own] = sorted({*direct, *built, *(one["bom-ref"] for one in components if one["type"] == "data")})
    for scope, begin in (("optional", some), ("required", edges[own])):
        reached = _reached(begin, edges)
        for one in components:
            if one["type"] == "library" and one["bom-ref"] in reached:
                one["scope"] = scope
    return {
        "$schema": "http://cyclonedx.org/schema/bom-1.6.schema.json",
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": {
            "component": {
                "type": "application",
                "bom-ref": own,
                "name": project["name"],
                "version": project["version"],
                "description": project["description"],
                "licenses": [{"license": {"id": project["license"]}}],
                "purl": own,
            }
        },
        "components": sorted(components, key=lambda one: one["bom-ref"]),
        "dependencies": [{"ref": ref, "dependsOn": sorted(needs)} for ref, needs in sorted(edges.items())],
    }


def text(found: dict[str, Any]) -> str:
    """The document as the file has it."""
    return json.dumps(found, ensure_ascii=False, indent=1) + "\n"


def _python(root: Path, before: dict[str, Any]) -> tuple[list[Component], dict[str, list[str]]]:
    """The pinned packages, and which of them each needs."""
    known = {one["bom-ref"]: one for one in before.get("components", ())}
    needed = {one["ref"]: one["dependsOn"] for one in before.get("dependencies", ())}
    components: list[Component] = []
    for line in (root / "constraints.txt").read_text("utf-8").splitlines():
        if "==" not in line:
            continue
        pin, _, marker = (part.strip() for part in line.partition(";"))
        name, _, version = pin.partition("==")
        ref = f"pkg:pypi/{name}@{version}"
        one: Component = {"type": "library", "bom-ref": ref, "name": name, "version": version, "scope": "excluded"}
        licences = _licences(name, version) or known.get(ref, {}).get("licenses")
        if licences:
            one["licenses"] = licences
        one["purl"] = ref
        if marker:
            one["properties"] = [{"name": "triptych:where", "value": marker}]
        components.append(one)
    edges = {}
    for one in components:
        needs = _needs(one["name"], one["version"])
        ref = one["bom-ref"]
        edges[ref] = _refs(components, needs) if needs is not None else needed.get(ref, [])
    pinned = set(edges)
    return components, {ref: [need for need in needs if need in pinned] for ref, needs in edges.items()}


def _installed(name: str, version: str) -> metadata.Distribution | None:
    try:
        found = metadata.distribution(name)
    except metadata.PackageNotFoundError:
        return None
    return found if found.version == version else None


def _licences(name: str, version: str) -> list[dict[str, Any]]:
    """What the metadata of an installed package says of its licence; nothing where it is not installed."""
    found = _installed(name, version)
    if found is None:
        return []
    if expression := found.metadata.get("License-Expression"):
        return [{"expression": expression}]
    given = (found.metadata.get("License") or "").strip()
    short = given if len(given) <= _LONGEST and "\n" not in given and given != "UNKNOWN" else ""
    if " OR " in short:
        return [{"expression": short}]
    kinds = [one.rpartition(" :: ")[2] for one in found.metadata.get_all("Classifier", []) if one[:7] == "License"]
    for names in ([short], kinds):
        if ids := [_SPDX[one] for one in names if one in _SPDX]:
            return [{"license": {"id": one}} for one in sorted(set(ids))]
    said = short or ", ".join(sorted(kinds)) or "see the package"
    return [{"license": {"name": said}}]


def _needs(name: str, version: str) -> list[Requirement] | None:
    """What an installed package needs on any system, without its extras; None where it is not installed."""
    found = _installed(name, version)
    if found is None:
        return None
    needs = [Requirement(one) for one in found.requires or ()]
    return [one for one in needs if "extra ==" not in str(one.marker)]


def _refs(components: Iterable[Component], needs: Iterable[Requirement]) -> list[str]:
    wanted = {_normal(one.name) for one in needs}
    return sorted(one["bom-ref"] for one in components if _normal(one["name"]) in wanted)


def _normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def _scripts(root: Path) -> tuple[list[Component], dict[str, list[str]]]:
    """What the explorer's scripts are built of and with, and axe-core; ``scripts`` leads to what they need first."""
    packages = json.loads((root / "pages" / "components" / "package-lock.json").read_text("utf-8"))["packages"]
    refs = {path.rpartition("node_modules/")[2]: path for path in packages if path}
    refs = {name: _npm(name, packages[path]["version"]) for name, path in refs.items()}
    components, edges = [], {}
    for path, one in sorted(packages.items()):
        needs = sorted(refs[name] for name in one.get("dependencies", {}) if name in refs)
        if not path:
            edges["scripts"] = needs
            continue
        name = path.rpartition("node_modules/")[2]
        edges[refs[name]] = needs
        digest = base64.b64decode(one["integrity"].removeprefix("sha512-")).hex()
        components.append(
            {
                **_library(refs[name], name, one["version"], one["license"]),
                "hashes": [{"alg": "SHA-512", "content": digest}],
            }
        )
    with (root / "tests" / "axe" / "axe.min.js").open(encoding="utf-8") as file:
        version = file.readline().rpartition("v")[2].strip()
    components.append(_library(_npm("axe-core", version), "axe-core", version, "MPL-2.0"))
    return components, edges | {_npm("axe-core", version): []}


def _npm(name: str, version: str) -> str:
    return f"pkg:npm/{name.replace('@', '%40')}@{version}"


def _library(ref: str, name: str, version: str, licence: str) -> Component:
    known = [{"license": {"id": licence}}]
    return {
        "type": "library", "bom-ref": ref, "name": name, "version": version, "scope": "excluded", "licenses": known,
        "purl": ref,
    }  # fmt: skip


def _data(root: Path) -> tuple[list[Component], dict[str, list[str]]]:
    """The shipped tables, under the project's own licence, and the sources of what in them is others', under theirs."""
    page = (root / "docs" / "data.md").read_text("utf-8")
    sources = {row[0]: row[2] for row in _rows(page, "short name") if row[0] != "this project"}
    authority = (root / "docs" / "data-authority.md").read_text("utf-8")
    sources |= {row[1]: row[2] for row in _rows(authority, "rows") if row[2][:3] not in ("see", "off", "cou")}
    components = [_table(f"source:{name}", name, {"name": terms}) for name, terms in sources.items()]
    edges: dict[str, list[str]] = {f"source:{name}": [] for name in sources}
    sections = dict(re.findall(r"^### `([\w.-]+)`(.*?)(?=^### |\Z)", page, re.MULTILINE | re.DOTALL))
    for path in sorted(path for folder in _DATA for path in (root / folder).iterdir() if path.is_file()):
        if path.name.startswith("LICENSE"):
            continue
        name = path.relative_to(root).as_posix()
        components.append(_table(f"data:{name}", name, {"id": "CC-BY-4.0"}))
        edges[f"data:{name}"] = [f"source:{one}" for one in sources if one in sections.get(path.name, "")]
    return components, edges


def _table(ref: str, name: str, licence: dict[str, str]) -> Component:
    return {"type": "data", "bom-ref": ref, "name": name, "licenses": [{"license": licence}]}


def _rows(page: str, first: str) -> Iterator[list[str]]:
    """The cells of each row of the tables whose header begins so, without marks of Markdown."""
    for table in re.findall(rf"^\| {first} \|.*\n\|[-|]+\|\n((?:\|.*\n)+)", page, re.MULTILINE):
        for line in table.splitlines():
            yield [re.sub(r"\[([^]]*)\]\([^)]*\)", r"\1", cell.strip()) for cell in line.strip("|").split("|")]


def _reached(begin: Iterable[str], edges: dict[str, list[str]]) -> set[str]:
    found, waiting = set(), list(begin)
    while waiting:
        ref = waiting.pop()
        if ref not in found:
            found.add(ref)
            waiting += edges.get(ref, ())
    return found


def main() -> int:
    """Write the file; what changed is git's to show."""
    before = json.loads(FILE.read_text("utf-8")) if FILE.exists() else {}
    found = document(ROOT, before)
    FILE.write_text(text(found), encoding="utf-8")
    bare = [one["bom-ref"] for one in found["components"] if "licenses" not in one]
    print(f"{FILE.relative_to(ROOT)}: {len(found['components'])} components")
    if bare:
        print(f"tools.sbom: no licence known, install them once and write again: {', '.join(bare)}", file=sys.stderr)
    return 1 if bare else 0


if __name__ == "__main__":
    sys.exit(main())
