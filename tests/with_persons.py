"""The small graph with a person in it, whom one passage names with an address and a number; she is invented."""

from __future__ import annotations

import pyoxigraph as ox

from graph.iri import BASE
from tests.small_graph import Memory, small_graph

ADA = BASE + "id/person/ada-kask"
WORDS = ("Kask", "linn.example", "600 12 34", "person/ada")
"""What no export without persons may hold."""
_PASSAGE = f"{BASE}doc/aaaa/ev/500-560/person.1"
_MORE = f"""
@base <{BASE}> .
@prefix tri: <https://w3id.org/triptych/ontology#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix prov: <http://www.w3.org/ns/prov#> .
@prefix es: <{BASE}vocab/evidence-status/> .
<{_PASSAGE}> {{
  <{ADA}> a tri:Person ; rdfs:label "Ada Kask" ; tri:affiliation <id/org/fi-kouvola> .
  <id/initiative/ITC4/riuso> tri:contact <{ADA}> ; tri:resourcesNeeded "ask Ada Kask"@en .
}}
<graph/meta> {{
  <{_PASSAGE}> a tri:EvidenceGraph ; prov:hadPrimarySource <doc/aaaa> ; tri:start 500 ; tri:end 560 ;
    tri:quote "Contact: Ada Kask, ada.kask@linn.example, tel. 600 12 34" ; tri:rule <rule/person.1> ;
    tri:confidence 0.9 ; tri:status es:accepted .
}}
"""


def with_persons() -> Memory:
    """A reader of the small graph and the person."""
    more = list(ox.parse(_MORE, format=ox.RdfFormat.TRIG))
    held = [ox.Quad(quad.subject, quad.predicate, quad.object) for quad in more if quad.graph_name.value == _PASSAGE]
    return Memory(iter([*small_graph().match(), *more, *held]))
