"""Check the gold facts of `own/`: names resolve, occur in the text, and score 1.000 against themselves.

The facts of the second annotator (`own/second/`) are checked by the same texts.

    python benchmarks/quality/check_gold.py [SCORER]

SCORER is the outside scorer (`../shared/evaluation/score.py` beside the repository unless said); it is copied with the
gold into a scratch folder and run there. Prints one line a fault and returns 1 if there is any.
"""

import csv
import json
import re
import shutil
import subprocess
import sys
import tempfile
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
OWN = HERE / "own"
PREFIX = {"GR": "EL", "GB": "UK"}  # ISO 3166 -> NUTS, where they differ
TYPES = {
    "Project",
    "Programme",
    "Fund",
    "Organisation",
    "Region",
    "Country",
    "City",
    "PolicyInstrument",
    "Strategy",
    "Legislation",
    "GoodPractice",
    "ActionPlan",
    "Action",
    "Theme",
    "Event",
    "Person",
}
RELATIONS = {
    "hasPartner",
    "leadPartner",
    "stakeholder",
    "locatedIn",
    "partOf",
    "fundedBy",
    "addressesInstrument",
    "appliesTo",
    "hasActionPlan",
    "developedBy",
    "includesAction",
    "inspiredBy",
    "sharesPractice",
    "implementedBy",
    "validatedBy",
    "supportedBy",
    "hasTheme",
    "alignsWith",
    "hostedBy",
    "heldIn",
}
DATE, MONEY = r"\d{4}(-\d\d(-\d\d)?)?", r"\d+(\.\d+)?"
VALUES = {
    "startDate": DATE,
    "endDate": DATE,
    "date": DATE,
    "duration": r"P(\d+Y)?(\d+M)?",
    "budgetEUR": MONEY,
    "erdfEUR": MONEY,
    "partnerCount": r"\d+",
    "phase": r"\d: (P(\d+Y)?(\d+M)?|\d{4}-\d\d/\d{4}-\d\d|end \d{4}-\d\d)",
    "acronym": ".+",
    "title": ".+",
    "website": ".+",
}


def folded(text: str) -> str:
    """The text with each run of white space as one blank."""
    return re.sub(r"\s+", " ", text)


def codes() -> set[str]:
    """The codes of NUTS 2021."""
    with (ROOT / "ontology/territories/nuts.csv").open(encoding="utf-8", newline="") as table:
        return {row["code"] for row in csv.DictReader(table) if "2021" in row["years"].split()}


def entity_faults(entity: dict[str, Any], text: str, known: set[str]) -> Iterator[str]:
    """What is wrong with one entity of a document."""
    name = f"{entity['key']} {entity['label']!r}"
    for kind in (entity["type"], *entity.get("altTypes", [])):
        if kind not in TYPES:
            yield f"{name}: unknown type {kind}"
    for written in (entity["label"], *entity["aliases"]):
        if folded(written) not in text:
            yield f"{name}: {written!r} is not in the text"
    nuts, country = entity["nuts"], entity["country"]
    if nuts and nuts not in known:
        yield f"{name}: {nuts} is no code of NUTS 2021"
    if nuts and not nuts.startswith(PREFIX.get(country, country) or "?"):
        yield f"{name}: {nuts} is not in {country}"


def text_of(path: Path) -> Path:
    """The text whose facts a file states; that of a second annotator's stands beside the first one's."""
    return OWN / path.name[:2] / f"{path.stem}.txt"


def faults(path: Path, known: set[str]) -> Iterator[str]:
    """What is wrong with one gold file and the text beside it."""
    gold, source = json.loads(path.read_text(encoding="utf-8")), text_of(path)
    raw = source.read_text(encoding="utf-8")
    text, number = folded(raw), re.match(r"[a-z]{2}(\d+)-", path.name)
    if raw != unicodedata.normalize("NFC", raw):
        yield "the text is not in NFC"
    if gold["id"] != path.stem or gold["lang"] != source.parent.name or not number:
        yield "id, language and file name differ"
    elif gold["split"] != ("train" if int(number[1]) % 2 else "test"):
        yield f"number {number[1]} is not of split {gold['split']}"
    keys = [e["key"] for e in gold["entities"]]
    if len(set(keys)) < len(keys):
        yield "a key stands for two entities"
    for entity in gold["entities"]:
        yield from entity_faults(entity, text, known)
    required, hinted = ([tuple(r) for r in gold[f]] for f in ("relations", "optionalRelations"))
    if len(set(required + hinted)) < len(required + hinted):
        yield "a relation is said twice"
    for subject, relation, target in required + hinted:
        if relation not in RELATIONS or subject not in keys or target not in keys or subject == target:
            yield f"relation {subject} {relation} {target} does not resolve"
        if relation == "leadPartner" and (subject, "hasPartner", target) not in required + hinted:
            yield f"lead partner {target} of {subject} is no partner"
    for subject, attribute, value in gold["attributes"]:
        if subject not in keys or not re.fullmatch(VALUES.get(attribute, "(?!)"), value):
            yield f"attribute {subject} {attribute} {value!r} is not in normal form"
    for part in gold.get("chain", []):
        if len(part) < 2 or set(part) - set(keys):
            yield f"chain {part} does not resolve"
    for change in gold.get("policyChanges", []):
        for value in change.values():
            if re.fullmatch(r"e\d+", str(value)) and value not in keys:
                yield f"policy change: {value} does not resolve"


def self_score(scorer: Path, paths: list[Path]) -> Iterator[str]:
    """What the scorer says of the gold as its own prediction, where that is not 1.000 throughout."""
    with tempfile.TemporaryDirectory() as scratch:
        for folder in ("gold", "said"):
            (Path(scratch) / folder).mkdir()
            for path in paths:
                shutil.copy(path, Path(scratch) / folder / path.name)
        shutil.copy(scorer, scratch)
        (Path(scratch) / "same.json").write_text('{"same": {}, "different": []}', encoding="utf-8")
        command = [sys.executable, scorer.name, "said", "--split", "all", "--annotator"]
        told = subprocess.run(command, cwd=scratch, capture_output=True, text=True, check=False)
    line = next((x for x in told.stdout.splitlines() if x.startswith("all ")), told.stderr)
    if line.count("1.000 1.000 1.000") != 4:
        yield f"the gold does not score 1.000 against itself: {line}"


def main() -> int:
    """Print the faults; 1 if there is any."""
    scorer = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT.parent / "shared/evaluation/score.py"
    paths, known = sorted(OWN.glob("[a-z][a-z]/*.json")), codes()
    second = sorted((OWN / "second").glob("*.json"))
    found = [f"{path.parent.name}/{path.stem}: {fault}" for path in paths + second for fault in faults(path, known)]
    found += [f"{path.stem}: has no gold" for path in OWN.glob("*/*.txt") if path.with_suffix(".json") not in paths]
    if scorer.is_file():
        found += self_score(scorer, paths)
    else:
        print(f"{scorer.name}: not there, so the gold was not scored against itself", file=sys.stderr)
    print("\n".join([*found, f"{len(paths)} documents, {len(second)} of them twice, {len(found)} faults"]))
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
