"""Names of real bodies of the Union in several languages: alike for one body, unlike for its look-alikes."""

from __future__ import annotations

from itertools import groupby
from pathlib import Path

import pytest

from graph.sense import sense
from ontology import name_words

_, *ROWS = (Path(__file__).parent / "data" / "names_of_bodies.tsv").read_text(encoding="utf-8").splitlines()
NAMES = [tuple(row.split("\t")) for row in ROWS]
BODIES = [(body, list(rows)) for body, rows in groupby(NAMES, key=lambda row: row[0])]


@pytest.mark.parametrize("rows", [rows for _, rows in BODIES], ids=[body for body, _ in BODIES])
def test_a_body_has_one_sense_in_every_language_that_names_it(rows: list[tuple[str, ...]]) -> None:
    found = {name: sense(name, language, country, place or None).key for _, country, place, language, name in rows}
    assert len(set(found.values())) == 1, found


def test_two_bodies_of_a_country_have_no_sense_in_common() -> None:
    bodies: dict[tuple[str, str], set[str]] = {}
    for body, country, place, language, name in NAMES:
        bodies.setdefault((country, sense(name, language, country, place or None).key), set()).add(body)
    assert {key: sorted(found) for key, found in bodies.items() if len(found) > 1} == {}


def test_every_language_of_the_table_of_words_names_a_body() -> None:
    assert {language for _, _, _, language, _ in NAMES} == set(name_words.languages())


APART = [
    ("BG", "Народен театър София", "Народна библиотека София"),
    ("CZ", "Ministerstvo zemědělství", "Ministerstvo zahraničních věcí"),
    ("CZ", "Česká geologická služba", "Česká inspekce životního prostředí"),
    ("DE", "Bundesamt für Naturschutz", "Bundesamt für Strahlenschutz"),
    ("DE", "Flughafen Köln", "Hafen Köln"),
    ("DE", "Hochschule Mannheim", "Universität Mannheim"),
    ("DE", "Landwirtschaftskammer Niedersachsen", "Handelskammer Niedersachsen"),
    ("DE", "Musikhochschule Lübeck", "Technische Hochschule Lübeck"),
    ("DE", "Statistisches Landesamt", "Statistisches Bundesamt"),
    ("DK", "Miljøministeriet", "Energiministeriet"),
    ("EE", "Keskkonnaamet", "Terviseamet"),
    ("ES", "Instituto Nacional de Estadística", "Instituto Nacional de Meteorología"),
    ("ES", "Puerto de Valencia", "Aeropuerto de Valencia"),
    ("FI", "Turun yliopisto", "Turun ammattikorkeakoulu"),
    ("FI", "Valtiovarainministeriö", "Ympäristöministeriö"),
    ("FR", "Centre hospitalier de Rennes", "Centre de recherche de Rennes"),
    ("FR", "Opéra de Lyon", "Théâtre de Lyon"),
    ("FR", "Service national des douanes", "Service national des impôts"),
    ("GR", "Υπουργείο Υγείας", "Υπουργείο Γεωργίας"),
    ("HR", "Hrvatske vode", "Hrvatske šume"),
    ("HU", "Agrárminisztérium", "Pénzügyminisztérium"),
    ("HU", "Állatorvostudományi Egyetem", "Orvostudományi Egyetem"),
    ("IT", "Arcidiocesi di Milano", "Comune di Milano"),
    ("IT", "Autorità Portuale di Genova", "Aeroporto di Genova"),
    ("IT", "Camera di commercio di Milano", "Camera penale di Milano"),
    ("IT", "Teatro di Torino", "Museo di Torino"),
    ("IT", "Università del Mediterraneo", "Università dei Media"),
    ("LT", "Ūkio ministerija", "Žemės ūkio ministerija"),
    ("LV", "Veselības ministrija", "Vides ministrija"),
    ("NL", "Waterschap Limburg", "Provincie Limburg"),
    ("PL", "Akademia Muzyczna w Krakowie", "Akademia Sztuk Pięknych w Krakowie"),
    ("PL", "Ministerstwo Rolnictwa", "Ministerstwo Sportu"),
    ("PL", "Politechnika Gdańska", "Uniwersytet Gdański"),
    ("PT", "Instituto Politécnico de Bragança", "Câmara Municipal de Bragança"),
    ("RO", "Academia Română", "Banca Română"),
    ("RO", "Ministerul Mediului", "Ministerul Sănătății"),
    ("LV", "City of Jelgava", "Jelgava Local Municipality"),
    ("SE", "Region Stockholm", "County Administration of Stockholm"),
    ("SE", "Göteborgs hamn", "Göteborgs universitet"),
    ("SE", "Länsstyrelsen i Skåne län", "Skåne läns museum"),
    ("SI", "Geološki zavod Slovenije", "Zavod za gozdove Slovenije"),
    ("SK", "Slovenská akadémia vied", "Slovenská inšpekcia životného prostredia"),
]


@pytest.mark.parametrize(("country", "one", "other"), APART, ids=[f"{one}, {other}" for _, one, other in APART])
def test_look_alikes_of_a_country_have_different_senses(country: str, one: str, other: str) -> None:
    first, second = (sense(name, None, country, None) for name in (one, other))
    assert first.key != second.key
