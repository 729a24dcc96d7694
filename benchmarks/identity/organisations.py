"""A table of organisations as registers have them: many bodies, some of them several times under other names.

Seeded: the same number of rows gives the same table. What is a body of its own is known by construction, so that
precision and recall of what is joined can be counted.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from random import Random

from ontology.territories import names
from ontology.territory_tables import place_rows

HEADER = ("Project", "Partner", "Country", "City")
_SHARE_AGAIN = 0.4  # of the rows that name a body which has a row already
_LETTERS = "abcdefghilmnoprstuvz"

# By country: native forms of kinds of bodies, and what its companies add to their names.
_KINDS = (
    "university",
    "municipality",
    "chamber",
    "energy",
    "development",
    "museum",
    "hospital",
    "company",
    "foundation",
)
_FORMS = {
    "IT": ("Università di {c}", "Comune di {c}", "Camera di Commercio di {c}", "Agenzia per l'energia di {c}",
           "Agenzia di sviluppo di {c}", "Museo {o} di {c}", "Ospedale {o} di {c}", "{o} S.p.A.", "Fondazione {o}"),
    "ES": ("Universidad de {c}", "Ayuntamiento de {c}", "Cámara de Comercio de {c}", "Agencia de la Energía de {c}",
           "Agencia de Desarrollo de {c}", "Museo {o} de {c}", "Hospital {o} de {c}", "{o} S.A.", "Fundación {o}"),
    "FR": ("Université de {c}", "Ville de {c}", "Chambre de commerce de {c}", "Agence de l'énergie de {c}",
           "Agence de développement de {c}", "Musée {o} de {c}", "Hôpital {o} de {c}", "{o} SARL", "Fondation {o}"),
    "DE": ("Universität {c}", "Stadt {c}", "Industrie- und Handelskammer {c}", "Energieagentur {c}",
           "Entwicklungsagentur {c}", "Museum {o} {c}", "Krankenhaus {o} {c}", "{o} GmbH", "Stiftung {o}"),
    "PL": ("Uniwersytet w {c}", "Miasto {c}", "Izba Handlowa {c}", "Agencja Energii {c}",
           "Agencja Rozwoju {c}", "Muzeum {o} {c}", "Szpital {o} {c}", "{o} Sp. z o.o.", "Fundacja {o}"),
    "PT": ("Universidade de {c}", "Município de {c}", "Câmara de Comércio de {c}", "Agência de Energia de {c}",
           "Agência de Desenvolvimento de {c}", "Museu {o} de {c}", "Hospital {o} de {c}", "{o} Lda.", "Fundação {o}"),
    "RO": ("Universitatea din {c}", "Municipiul {c}", "Camera de Comerț {c}", "Agenția de Energie {c}",
           "Agenția de Dezvoltare {c}", "Muzeul {o} {c}", "Spitalul {o} {c}", "{o} SRL", "Fundația {o}"),
    "SE": ("{c} universitet", "{c} kommun", "Handelskammaren {c}", "Energibyrån {c}",
           "Utvecklingsbyrån {c}", "Museet {o} {c}", "Sjukhuset {o} {c}", "{o} AB", "Stiftelsen {o}"),
    "NL": ("Universiteit {c}", "Gemeente {c}", "Kamer van Koophandel {c}", "Energieagentschap {c}",
           "Ontwikkelingsagentschap {c}", "Museum {o} {c}", "Ziekenhuis {o} {c}", "{o} B.V.", "Stichting {o}"),
    "HU": ("{c} Egyetem", "{c} Város Önkormányzata", "{c} Kereskedelmi Kamara", "{c} Energia Ügynökség",
           "{c} Fejlesztési Ügynökség", "{o} Múzeum {c}", "{o} Kórház {c}", "{o} Kft.", "{o} Alapítvány"),
}  # fmt: skip
_ENGLISH = (
    "University of {c}", "Municipality of {c}", "{c} Chamber of Commerce", "Energy Agency of {c}",
    "Development Agency of {c}", "{o} Museum of {c}", "{o} Hospital of {c}", "{o} Ltd.", "{o} Foundation",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Organisation:
    """One row: what a body is called there, where it is, and ``thing``, the number of the body."""

    thing: int
    name: str
    country: str
    city: str


def organisations(rows: int, seed: int = 7) -> Iterator[Organisation]:
    """Rows of bodies, each body once by its native name and some of them again under another."""
    random = Random(seed)
    cities = {country: _cities(country) for country in _FORMS}
    made: list[tuple[str, str, int, str]] = []
    taken: set[tuple[str, str, int, str]] = set()
    for _ in range(rows):
        if made and random.random() < _SHARE_AGAIN:
            thing = random.randrange(len(made))
            country, city, kind, own = made[thing]
            yield Organisation(thing, _varied(random, country, city, kind, own), country, city)
            continue
        while True:
            country = random.choice(sorted(_FORMS))
            city, kind = random.choice(cities[country]), random.randrange(len(_KINDS))
            own = "" if kind < 5 else _word(random)
            body = (country, city, kind, own)
            if body not in taken:
                break
            # the bodies that law and trade set up once in a town are soon all there: go on with named ones
        taken.add(body)
        made.append(body)
        yield Organisation(len(made) - 1, _FORMS[country][kind].format(c=city, o=own), country, city)


def _varied(random: Random, country: str, city: str, kind: int, own: str) -> str:
    """Another name of a body: in English, plain, in capitals, without its legal form, mistyped, or the same."""
    native = _FORMS[country][kind]
    way = random.choice(("same", "english", "plain", "capitals", "bare", "typo", "english", "plain"))
    if way == "english":
        return _ENGLISH[kind].format(c=_abroad(country, city), o=own)
    name = native.format(c=city, o=own)
    if way == "plain":
        return "".join(one for one in unicodedata.normalize("NFKD", name) if not unicodedata.combining(one))
    if way == "capitals":
        return name.upper()
    if way == "bare" and _KINDS[kind] == "company":
        return own
    if way == "typo":
        at = random.randrange(1, len(name) - 1)
        return name[:at] + name[at + 1 :]
    return name


def _word(random: Random) -> str:
    """A name of its own, such as companies and founders have."""
    return "".join(random.choice(_LETTERS) for _ in range(random.randint(7, 10))).capitalize()


def _cities(country: str) -> list[str]:
    return sorted({row.name for row in place_rows().values() if row.country == country and "/" not in row.name})


def _abroad(country: str, city: str) -> str:
    """What English calls a city."""
    for code, row in sorted(place_rows().items()):
        if row.country == country and row.name == city:
            return dict(reversed([pair for pair in names(code) if pair[0] == "en"])).get("en", city)
    return city
