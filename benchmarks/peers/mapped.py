"""morph-kgc maps the table of partners to N-Triples: ``mapped.py TABLE.csv FOLDER``, by the Python of its environment.

The file is ``FOLDER/facts.nt``. The mapping gives what Triptych holds true of a row, without the evidence for it.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

import morph_kgc

TRI = "https://w3id.org/triptych/ontology#"
DATA = "https://w3id.org/triptych/id/"
_XSD = "http://www.w3.org/2001/XMLSchema#"
_KEYS = {
    "project": "project/{Project}",
    "body": "org/{Partner}",
    "joint": "participation/{Project}/{Partner}",
    "region": "{Region}",
}
MAPPING = {
    "project": (
        "Project",
        {
            TRI + "acronym": ("Project", ""),
            "http://purl.org/dc/terms/title": ("Title", ""),
            TRI + "startDate": ("Start", "date"),
            TRI + "endDate": ("End", "date"),
            TRI + "totalBudget": ("Total budget (EUR)", "decimal"),
        },
        {"hasPartner": "body"},
    ),
    "body": ("Organization", {"http://www.w3.org/2000/01/rdf-schema#label": ("Partner", "")}, {"basedIn": "region"}),
    "joint": (
        "Participation",
        {TRI + "totalBudget": ("Partner budget (EUR)", "decimal")},
        {"inProject": "project", "participant": "body", "region": "region"},
    ),
}


def mapping(table: str) -> str:
    """The mapping in RML."""
    said = [
        "@prefix rr: <http://www.w3.org/ns/r2rml#> .\n@prefix rml: <http://semweb.mmlab.be/ns/rml#> .\n"
        "@prefix ql: <http://semweb.mmlab.be/ns/ql#> .\n"
    ]
    for name, (kind, values, links) in MAPPING.items():
        maps = [_map(iri, f'rml:reference "{column}"', datatype) for iri, (column, datatype) in values.items()]
        maps += [_map(TRI + link, f'rr:template "{_template(to)}"', "") for link, to in links.items()]
        said.append(
            f'<#{name}> rml:logicalSource [ rml:source "{table}" ; rml:referenceFormulation ql:CSV ] ;\n'
            f'  rr:subjectMap [ rr:template "{_template(name)}" ; rr:class <{TRI}{kind}> ] ;\n  '
            + " ;\n  ".join(maps)
            + " .\n"
        )
    return "\n".join(said)


def _map(predicate: str, value: str, datatype: str) -> str:
    typed = f" ; rr:datatype <{_XSD}{datatype}>" if datatype else ""
    return f"rr:predicateObjectMap [ rr:predicate <{predicate}> ; rr:objectMap [ {value}{typed} ] ]"


def _template(name: str) -> str:
    return "http://data.europa.eu/nuts/code/{Region}" if name == "region" else DATA + _KEYS[name]


def main(table: str, folder: Path) -> None:
    """Map the table."""
    (folder / "mapping.ttl").write_text(mapping(table), encoding="utf-8")
    os.chdir(folder)
    config = f"[CONFIGURATION]\noutput_file={folder / 'facts.nt'}\nlogging_level=ERROR\n[made]\nmappings=mapping.ttl\n"
    with (folder / "facts.nt").open("w", encoding="utf-8") as out:
        out.writelines(f"{triple} .\n" for triple in sorted(morph_kgc.materialize_set(config)))


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]))
