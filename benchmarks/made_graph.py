"""A large store of made things in real places: partners, practices and policies, and how they are linked.

    python -m benchmarks.made_graph FOLDER [--things 20000] [--seed 1]

Half of the things are organisations; the others are projects, practices, plans with their actions, and instruments.
Every fact stands in the default graph and in an evidence graph of a document, as a load leaves it. The texts of
the documents are not made: the library stays empty, and whatever needs it finds nothing.
"""

from __future__ import annotations

import argparse
import random
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from benchmarks.search_names import BODIES
from graph.iri import BASE, document_iri, evidence_iri, graph_iri, rule_iri
from graph.nquads import iri, term, text
from graph.rdf import kinds_of
from graph.reference import described, needed
from graph.write import Writer
from ontology import territories, themes, vocabulary

_TYPE, _NUMBER = term("rdf:type"), "<http://www.w3.org/2001/XMLSchema#integer>"
_WAYS = ("Repair cafés of {}", "Food bank of {}", "Green tenders of {}", "{}: sharing space", "Solar roofs of {}")
_POLICIES = ("Regional operational programme {}", "Waste plan of {}", "Climate strategy of {}", "Energy law of {}")
_STEPS = ("Train the buyers of {}", "A fund for {}", "A network of firms in {}", "Map the flows of {}")
_LANGUAGES = ("en", "it", "fr", "de", "es", "pl", "fi", "pt")


class _Made:
    """Triples by graph, as text."""

    def __init__(self, seed: int) -> None:
        self.dice = random.Random(seed)
        self.triples: dict[str, list[str]] = defaultdict(list)
        self.places: set[str] = set()
        self._document = self._at = 0
        self._language = "en"

    def document(self, number: int) -> None:
        """What is said from now on is said by another document."""
        self._document, self._at = number, 0
        self._language = self.dice.choice(_LANGUAGES)
        about, meta = iri(document_iri(BASE, f"{number:016x}")), iri(graph_iri(BASE, "meta"))
        self.triples[meta] += [
            f"{about} {_TYPE} {term('SourceDocument')}",
            f"{about} {term('dct:language')} {text(self._language)}",
            f"{about} {term('dct:title')} {text(f'Report {number}', self._language)}",
        ]

    def thing(self, segment: str, key: str, kind: str, name: str, language: str = "en") -> str:
        """A thing that the document names."""
        made = iri(f"{BASE}id/{segment}/{key}")
        named = term("rdfs:label" if "Org" in kind else "dct:title")
        self.say(*(f"{made} {_TYPE} {term(one)}" for one in kinds_of(kind)), f"{made} {named} {text(name, language)}")
        return made

    def say(self, *facts: str) -> None:
        """Facts that one rule drew from one passage."""
        self._at += 10
        graph = iri(evidence_iri(BASE, f"{self._document:016x}", self._at, self._at + 9, "made.1"))
        self.triples[""] += facts
        self.triples[graph] += facts
        said = {
            "rdf:type": term("EvidenceGraph"),
            "prov:hadPrimarySource": iri(document_iri(BASE, f"{self._document:016x}")),
            "start": f'"{self._at}"^^{_NUMBER}',
            "end": f'"{self._at + 9}"^^{_NUMBER}',
            "quote": text("as written"),
            "rule": iri(rule_iri(BASE, "made.1")),
            "confidence": '"0.9"^^<http://www.w3.org/2001/XMLSchema#decimal>',
            "status": term("evidence-status/accepted"),
        }
        self.triples[iri(graph_iri(BASE, "meta"))] += [f"{graph} {term(name)} {value}" for name, value in said.items()]

    def place(self, code: str) -> str:
        """A territory that is spoken of."""
        self.places.add(code)
        return iri(territories.by_code(code).iri)


def make_store(folder: Path, things: int, seed: int = 1) -> int:
    """A store with about so many made things; how many quads it holds comes back."""
    made = _Made(seed)
    regions = sorted(_regions())
    projects = max(1, things // 20)
    for number in range(projects):
        made.document(number)
        _project(made, number, [made.dice.choice(regions) for _ in range(6)])
    for thing in needed((territories.by_code(code).iri for code in made.places), BASE):
        made.triples[iri(graph_iri(BASE, "reference"))] += described([thing], BASE)
    made.triples[""] = sorted({*made.triples[""], *made.triples[iri(graph_iri(BASE, "reference"))]})
    with Writer(folder) as writer:
        writer._live.load({graph: sorted(set(found)) for graph, found in made.triples.items()})
        writer.index.anew()
        writer.publish()
        return len(writer._live)


def _project(made: _Made, number: int, codes: list[str]) -> None:
    """A project with its partners, and for the first of their regions what they learnt and plan: twenty things."""
    project = made.thing("project", f"made-{number}", "Project", f"Cooperation on topic {number}")
    start = made.dice.choice((2014, 2016, 2018, 2021, 2023))
    programme = iri(f"{BASE}id/programme/made-{number % 12}")
    made.say(f"{project} {term('acronym')} {text(f'MADE{number}')}", f"{project} {term('fundedUnder')} {programme}")
    if number < 12:
        made.thing("programme", f"made-{number}", "Programme", f"Programme {number}")
    for name, year in (("startDate", start), ("endDate", start + 4)):
        made.say(f'{project} {term(name)} "{year}-0{number % 9 + 1}-01"^^<http://www.w3.org/2001/XMLSchema#date>')
    theme = iri(made.dice.choice(vocabulary.concepts(themes.SCHEME)))
    made.say(f"{project} {term('theme')} {theme}")
    bodies = [_body(made, number, place, code) for place, code in enumerate((*codes, *codes[:4]))]
    for place, (body, code) in enumerate(bodies):
        joint = iri(f"{BASE}id/participation/made-{number}/{place}")
        role = term("role/partner" if place else "role/lead-partner")
        made.say(
            f"{joint} {_TYPE} {term('Participation')}",
            f"{joint} {term('inProject')} {project}",
            f"{joint} {term('participant')} {body}",
            f"{joint} {term('role')} {role}",
            f"{project} {term('hasPartner')} {body}",
        )
        made.say(f"{body} {term('basedIn')} {made.place(code)}")
    for place, (body, code) in enumerate(bodies[:3]):
        _chain(made, f"made-{number}-{place}", project, body, code, theme)


def _body(made: _Made, number: int, place: int, code: str) -> tuple[str, str]:
    region = territories.by_code(code)
    spoken = next((one for one in territories.country_languages(region.country) if one in BODIES), "en")
    pattern = made.dice.choice(BODIES[spoken])
    kind = "PublicOrganisation" if made.dice.random() < 0.5 else "Organization"
    key = f"made-{number}-{place}"
    return made.thing("org", key, kind, f"{pattern.format(region.name)} {number}", spoken), code


def _chain(made: _Made, key: str, project: str, body: str, code: str, theme: str) -> None:
    """A practice, an instrument and a plan of whose actions the first builds on the practice."""
    where, place = made.place(code), territories.by_code(code).name
    practice = made.thing("practice", key, "GoodPractice", made.dice.choice(_WAYS).format(place))
    made.say(f"{project} {term('sharesPractice')} {practice}", f"{practice} {term('practiceOwner')} {body}")
    made.say(f"{practice} {term('appliesTo')} {where}", f"{practice} {term('theme')} {theme}")
    instrument = made.thing("instrument", key, "PolicyInstrument", made.dice.choice(_POLICIES).format(place))
    made.say(f"{instrument} {term('managedBy')} {body}", f"{instrument} {term('appliesTo')} {where}")
    action = made.thing("action", key, "Action", made.dice.choice(_STEPS).format(place))
    plan = made.thing("plan", key, "ActionPlan", f"Action plan of {place}")
    made.say(f"{project} {term('hasActionPlan')} {plan}", f"{plan} {term('addresses')} {instrument}")
    made.say(f"{plan} {term('hasAction')} {action}", f"{action} {term('buildsOn')} {practice}")
    made.say(f"{plan} {term('appliesTo')} {where}", f"{action} {term('implements')} {instrument}")


def _regions() -> Iterator[str]:
    """The NUTS 2 regions."""
    for country in {code[:2] for _, _, code in territories.all_names() if ":" not in code}:
        rest = [country]
        while rest:
            code = rest.pop()
            if len(code) == 4:
                yield code
            else:
                rest += territories.children(code)


def main() -> None:
    """Make a store and say how large it is."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--things", type=int, default=20_000)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    print(f"{make_store(asked.folder, asked.things, asked.seed):,} quads")


if __name__ == "__main__":
    main()
