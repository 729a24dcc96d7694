"""A small store with a person, contacts and two sources, and its publication, for the tests of publishing."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import triptych
from graph.publish import Publication
from graph.write import Writer
from tests.explorer_store import Sheet
from tests.made import integer

BASE = "https://data.linn.example/"
TEXT = (
    "CircPro is a project about buying. Its lead partner is Linn Council in Piedmont. CircPro has 11 partners. "
    "Ada Kask (ada.kask@linn.example, tel. +372 600 1234) signed it on 01.02.2019. "
    + "The plan says at length what circular buying is and why it is worth the while of every office. "
    * 4
)
OTHER = "Ferrano is a project about repair. Ferrano has 4 partners."


def make_store(folder: Path, *, both: bool = True) -> triptych.KnowledgeGraph:
    """A store of one or two documents; the first names a person and has a statement of rights."""
    first = Sheet(TEXT, "en", "How CircPro buys")
    first.document = replace(first.document, rights="Reproduction is allowed with attribution.", date="2019-03-01")
    project = first.thing("Project", "CircPro", "acronym")
    person = first.thing("Person", "Ada Kask")
    council = first.thing("Organization", "Linn Council", country="IT")
    region = first.thing("Region", "Piedmont", code="ITC1")
    first.say(council, "basedIn", region, "Linn Council in Piedmont")
    first.say(project, "leadPartner", council, "Its lead partner is Linn Council")
    first.say(project, "partnerCount", integer(11), "CircPro has 11 partners")
    first.say(person, "affiliation", council, TEXT[TEXT.index("Ada Kask") : TEXT.index(" on 01.02")])
    first.say(council, "about", project, TEXT[TEXT.index("Ada Kask") : TEXT.index(" The plan")])
    second = Sheet(OTHER, "en", "Ferrano")
    other = second.thing("Project", "Ferrano", "acronym")
    second.say(other, "partnerCount", integer(4), "Ferrano has 4 partners")
    with Writer(folder) as writer:
        writer.put([one.reading(f"/folder/{at}.txt") for at, one in enumerate([first, second][: 2 if both else 1])])
    return triptych.open(folder)


def publication(**changed: object) -> Publication:
    """The decisions of the tests."""
    given = Publication(base=BASE, licence="CC-BY-4.0", title="Plans", publisher="Region Linn", issued="2024-05-31")
    return replace(given, **changed)  # type: ignore[arg-type] # fields by name
