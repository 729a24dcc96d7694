"""Which bodies law or the shipped tables tell by name alone: "Región de Piamonte" is the Regione Piemonte."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from graph.model import Mention, Name
from graph.resolve import resolve
from graph.rulings import Rulings
from loaders.tables.bodies import Body, bodies
from ontology import territories


def known_bodies(
    named: Iterable[tuple[str, str | None]], rulings: Rulings, base: str
) -> dict[tuple[str, str | None], str]:
    """The IRIs of the bodies among (name, country), in the words of English or of the country; others are left out.

    >>> from graph.iri import BASE
    >>> known_bodies([("Lombardy Region", "IT"), ("Rossi srl", "IT")], Rulings(), BASE)
    {('Lombardy Region', 'IT'): 'https://w3id.org/triptych/id/org/it-regione-lombardia'}
    """
    by_home: dict[str | None, list[str]] = defaultdict(list)
    for name, home in sorted(named, key=lambda pair: (pair[1] or "", pair[0])):
        by_home[home].append(name)
    found: dict[tuple[str, str | None], str] = {}
    for home, names in by_home.items():
        spoken = territories.country_languages(home) if home else ()
        for language in dict.fromkeys([*spoken[:1], "en"]):
            left = [name for name in names if (name, home) not in found]
            for name, clues in bodies(left, language, home).items():
                iri = _strong(name, clues, rulings, base)
                if iri:
                    found[name, home] = iri
    return found


def _strong(name: str, clues: Body, rulings: Rulings, base: str) -> str | None:
    mention = Mention(
        "", clues.kind, 0, len(name), (Name(name),), clues.authority, None, clues.country, clues.place, clues.body
    )
    identity = resolve([mention], rulings, base)[mention.id]
    return None if identity.provisional else identity.iri
