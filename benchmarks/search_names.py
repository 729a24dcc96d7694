"""Names to search among: those of the shipped tables, and bodies of real towns in their countries' languages."""

from __future__ import annotations

import random
from collections.abc import Iterator

from ontology import authority, territories
from ontology.names import fold
from ontology.territory_tables import place_rows, town_table
from ontology.towns import row_of

Thing = tuple[str, str, list[tuple[str, str]]]
"""IRI, class, and (name, language) as ``graph.search`` takes them in."""

BODIES = {
    "bg": ("Община {}", "Регионална библиотека {}", "Гимназия {}", "Сдружение на предприемачите {}"),
    "cs": ("Město {}", "Obec {}", "Hospodářská komora {}", "Rozvojová agentura {}"),
    "da": ("{} Kommune", "{} Erhvervsråd", "{} Museum", "Erhvervshus {}", "{} Forsyning"),
    "de": ("Stadt {}", "Gemeinde {}", "Stadtwerke {}", "Wirtschaftsförderung {}", "Hochschule {}"),
    "el": ("Δήμος {}", "Επιμελητήριο {}", "Αναπτυξιακή {}", "Δημοτική Βιβλιοθήκη {}"),
    "en": ("Municipality of {}", "{} Town Council", "University of {}", "{} Chamber of Commerce",
           "{} Development Agency", "{} Energy Agency", "{} Science Park"),
    "es": ("Ayuntamiento de {}", "Cámara de Comercio de {}", "Agencia de Desarrollo de {}", "Fundación {}"),
    "et": ("{} vald", "{} linn", "{} raamatukogu", "{} arenduskeskus"),
    "fi": ("{} kunta", "{} kaupunki", "{} kehitysyhtiö", "{} ammattikorkeakoulu"),
    "fr": ("Commune de {}", "Ville de {}", "Communauté de communes de {}", "Agence d'urbanisme de {}"),
    "ga": ("Comhairle {}", "Leabharlann {}"),
    "hr": ("Grad {}", "Općina {}", "Razvojna agencija {}", "Turistička zajednica {}"),
    "hu": ("{} Község Önkormányzata", "{} Város", "{} Közalapítvány", "{} Könyvtár"),
    "it": ("Comune di {}", "Camera di commercio di {}", "Pro Loco {}", "Consorzio {}", "Azienda sanitaria di {}"),
    "lt": ("{} savivaldybė", "{} biblioteka", "{} verslo centras", "{} muziejus"),
    "lv": ("{} novads", "{} pašvaldība", "{} bibliotēka", "{} attīstības aģentūra"),
    "mt": ("Kunsill Lokali {}", "Librerija {}"),
    "nl": ("Gemeente {}", "Bibliotheek {}", "Ontwikkelingsmaatschappij {}", "Hogeschool {}"),
    "pl": ("Gmina {}", "Miasto {}", "Urząd Miejski {}", "Agencja Rozwoju {}", "Biblioteka {}"),
    "pt": ("Câmara Municipal de {}", "Junta de Freguesia de {}", "Associação {}", "Agência de Energia de {}"),
    "ro": ("Primăria {}", "Comuna {}", "Biblioteca {}", "Camera de Comerț {}"),
    "sk": ("Mesto {}", "Obec {}", "Knižnica {}", "Rozvojová agentúra {}"),
    "sl": ("Občina {}", "Razvojna agencija {}", "Knjižnica {}", "Zavod {}"),
    "sv": ("{}s kommun", "{} kommun", "{} näringsliv", "{} museum"),
}  # fmt: skip


def real_things() -> list[Thing]:
    """The territories and the rows of the authority tables with all their names, in a fixed order."""
    named: dict[str, list[tuple[str, str]]] = {}
    for name, language, code in territories.all_names():
        named.setdefault(code, []).append((name, language))
    found: list[Thing] = [
        (f"place:{code}", "City" if ":" in code else "Region", list(dict.fromkeys(names)))
        for code, names in sorted(named.items())
    ]
    for row in authority.rows():
        names = [(name, language) for language, name in row.names] + [(one, "") for one in row.acronyms]
        found.append((f"row:{row.key}", row.kind, list(dict.fromkeys(names))))
    return [thing for thing in found if thing[2]]


def things(labels: int, seed: int = 1) -> Iterator[Thing]:
    """The real things, then as many bodies of real towns as make up the number of labels."""
    left = labels
    for iri, kind, names in real_things():
        yield iri, kind, names
        left -= len(names)
    bodies = _bodies()
    random.Random(seed).shuffle(bodies)
    for number, (town, country, pattern, language) in enumerate(bodies):
        if left <= 0:
            return
        names = [(pattern.format(town), language)]
        if language != "en" and number % 3 == 0:
            names.append((f"{BODIES['en'][number % len(BODIES['en'])].format(town)}, {country}", "en"))
        yield f"body:{number}", "PublicOrganisation", names[:left]
        left -= len(names)


def _bodies() -> list[tuple[str, str, str, str]]:
    """(town, country, pattern, language) of every body that a town may have."""
    codes = [*sorted(place_rows()), *(f"geonames:{one}" for one in sorted(town_table().ids))]
    found = []
    for code in codes:
        row = place_rows().get(code) or row_of(code)
        if row is None:
            continue
        country = territories.EUROSTAT.get(row.country, row.country)
        spoken = [one for one in territories.country_languages(country) if one in BODIES]
        for language in dict.fromkeys((*spoken[:2], "en")):
            for pattern in BODIES[language]:
                found.append((row.name if language != "en" else row.latin, country, pattern, language))
    return found


def mistyped(name: str, dice: random.Random) -> str:
    """The name with one random typo anywhere, spaces too: a letter lost, doubled, wrong, or two in the wrong order.

    A wrong letter is one of the same alphabet. The name that comes back folds otherwise than the one given.
    """
    alphabet = _alphabet(name)
    for _ in range(50):
        at = dice.randrange(len(name))
        kind = dice.randrange(4)
        if kind == 0:
            wrong = name[:at] + name[at + 1 :]
        elif kind == 1:
            wrong = name[:at] + dice.choice(alphabet) + name[at:]
        elif kind == 2:
            wrong = name[:at] + dice.choice(alphabet) + name[at + 1 :]
        else:
            wrong = name[:at] + name[at + 1 : at + 2] + name[at] + name[at + 2 :]
        if fold(wrong) and fold(wrong) != fold(name):
            return wrong
    return name


def _alphabet(name: str) -> str:
    for first, last in (("α", "ω"), ("а", "я")):
        if any(first <= letter <= last for letter in name.casefold()):
            return "".join(chr(code) for code in range(ord(first), ord(last) + 1))
    return "abcdefghijklmnopqrstuvwxyz"
