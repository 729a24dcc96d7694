"""What follows from what the documents say: preferred labels, simple inferences, merges.

Everything here is derived anew whenever its grounds change, and stands in graphs of its own, so that
the default graph stays the union of graphs that each say why. Triples are text (``graph/nquads.py``).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import cache

from graph.iri import digest, graph_iri
from graph.nquads import iri, term, text
from ontology.names import slug


class NameUse(Counter[tuple[str, str, str]]):
    """How many documents use a name of one thing: (predicate, text, language) to number."""


def labels(thing: str, uses: NameUse, in_reference: bool, given: Collection[str] = ()) -> list[str]:
    """The preferred label of a thing in each language in which documents name it.

    The name that most documents use, then the longer, then the first in the alphabet. A project
    goes by its acronym. Where a shipped table names the thing, its preferred labels stand in
    ``graph/reference`` and nothing is added; nor in languages in which a person has ``given`` it a name.

    >>> uses = NameUse({("rdfs:label", "Sofia Municipality", "en"): 2, ("rdfs:label", "Sofia Town Hall", "en"): 1})
    >>> labels("x:sofia", uses, False)
    ['<x:sofia> <http://www.w3.org/2004/02/skos/core#prefLabel> "Sofia Municipality"@en']
    """
    if in_reference or not uses:
        return []
    by_language: dict[str, list[tuple[int, int, str]]] = defaultdict(list)
    acronyms = [(-count, 0, name) for (kind, name, _), count in uses.items() if kind == "acronym"]
    if acronyms and "/id/project/" in thing:
        by_language[""] = acronyms
    else:
        for (kind, name, language), count in uses.items():
            if kind != "acronym" or len(uses) == len(acronyms):
                by_language[language].append((-count, -len(name), name))
    return [
        f"{iri(thing)} {term('skos:prefLabel')} {text(min(found)[2], language)}"
        for language, found in by_language.items()
        if language not in given
    ]


INFERENCES: Mapping[str, tuple[str, str, bool]] = {
    "lead-is-partner": ("leadPartner", "hasPartner", False),
    "builds-on-is-informed-by": ("buildsOn", "informedBy", False),
    "plan-of-project": ("inProject", "hasActionPlan", True),
}
"""Rule: (property of the premise, property of the conclusion, whether the ends change places)."""


def conclusions(premise: str, base: str) -> Iterator[tuple[str, str, str]]:
    """(graph, conclusion, triple of ``graph/meta`` that names the rule) of all that follows from an accepted fact.

    Each conclusion has a graph of its own, named for its rule and the fact it rests on.

    >>> premise = f"<x:a> {term('buildsOn')} <x:b>"
    >>> [conclusion for _, conclusion, _ in conclusions(premise, "https://w3id.org/triptych/")]
    ['<x:a> <https://w3id.org/triptych/ontology#informedBy> <x:b>']
    """
    subject, predicate, target = premise.split(" ", 2)
    if not target.startswith("<"):
        return
    for rule, (given, conclusion, turned) in INFERENCES.items():
        if predicate != term(given) or (rule == "plan-of-project" and "/id/plan/" not in subject):
            continue
        ends = (target, subject) if turned else (subject, target)
        graph = iri(graph_iri(base, f"inferred/{slug(rule)}/{digest(premise)}"))
        yield (
            graph,
            f"{ends[0]} {term(conclusion)} {ends[1]}",
            f"{graph} {term('rule')} {iri(f'{base}rule/{slug(rule)}')}",
        )


def is_premise(triple: str) -> bool:
    """Whether something may follow from a fact."""
    return triple.split(" ", 2)[1] in _premises()


@cache
def _premises() -> frozenset[str]:
    return frozenset(term(given) for given, _, _ in INFERENCES.values())


def merges(joined: Mapping[str, str], used: Iterable[str]) -> list[str]:
    """Which IRI took whose place by a person's judgement, for things that are in use: the graph of merges."""
    known = set(used)
    return [
        f"{iri(old)} {term(relation)} {iri(new)}"
        for old, new in joined.items()
        if old in known
        for relation in ("dct:isReplacedBy", "owl:sameAs")
    ]
