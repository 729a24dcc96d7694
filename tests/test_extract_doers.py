"""Bodies that the clause they stand in tells: behind a relative pronoun, "by", "together with", before what they do."""

import pytest

from tests.read_out import bodies


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The scheme copies the Danish “Tidevand”, for which RoomVejle is responsible.", "RoomVejle"),
        (
            "The visitors saw Repair Lane, which Les Mains have been running since 1994.",
            "Les Mains",
        ),
        ("Het plan volgt het loket Zilt, dat Noord Sea Haven trekt met steun van de provincie.", "Noord Sea Haven"),
        ("Gruppen så Muslingeskolen, som Multivad Landing har drevet siden 2001.", "Multivad Landing"),
        ("The law follows the national strategy, which the Folkesting passed in 2017.", "Folkesting"),
    ],
)
def test_the_subject_of_a_relative_clause_is_a_body(text: str, name: str):
    assert name in bodies(text)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The label was started by the Chamber of Prato and audited by SGX.", "SGX"),
        ("The bundle of advice is run since 2014 by Resinova for the farms.", "Resinova"),
        ("Warsztat, prowadzony od 2017 r. przez CEARX, działa do dziś.", "CEARX"),
        ("A loja social, operada pela ZBN-TBX, abriu em maio.", "ZBN-TBX"),
    ],
)
def test_who_it_is_done_by_is_a_body(text: str, name: str):
    assert name in bodies(text)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("El autobús lo pagan la Diputación de Soria junto con Terrapasa (75.000 €).", "Terrapasa"),
        ("Bänken togs i bruk år 2000 tillsammans med Stora Furan.", "Stora Furan"),
        ("Sera, dezvoltată de Gemeente Westland împreună cu Glastuin Nederland.", "Glastuin Nederland"),
    ],
)
def test_who_it_is_done_together_with_is_a_body(text: str, name: str):
    assert name in bodies(text)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("El CEIX Cameros Viejo colabora con visitas escolares.", "CEIX Cameros Viejo"),
        ("Szkoła działa z dotacją IEFQ w wysokości 150 tys. euro.", "IEFQ"),
        ("ZLXM, the steam train society, has had the café since May.", "ZLXM"),
        ("Wages: SOLIX, the further education authority.", "SOLIX"),
    ],
)
def test_an_acronym_that_acts_pays_or_is_said_to_be_a_body_is_one(text: str, name: str):
    assert name in bodies(text)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The idea was presented by Kvarner in May.", "Kvarner"),
        ("They learned that Ljubljana had done so, together with Slovenia.", "Slovenia"),
        ("The works are to be finished by December.", "December"),
        ("The plan was written by Laudelina Cuerto in the town.", "Laudelina Cuerto"),
        ("La piattaforma che HORTUSPLUS, un progetto Interreg Europe, ha provato è in rete.", "HORTUSPLUS"),
        ("GREENLANE, a scheme of the county, helps farmers.", "GREENLANE"),
        ("Doch mit der Zeitung ABC und der Handelskammer Linz sprach niemand.", "Zeitung ABC"),
    ],
)
def test_places_months_persons_and_schemes_are_none(text: str, name: str):
    assert name not in bodies(text)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The vehicles belong to Transit Malta, and Caritas Malta keeps the books.", "Transit Malta"),
        ("Lo integran Ecociudad Norte, la Universidad de Zaragoza y el Gobierno de Aragón.", "Ecociudad Norte"),
        ("El GOX y la Cámara de Comercio de Menorca se sumaron después.", "GOX"),
    ],
)
def test_a_row_of_bodies_may_begin_in_running_text(text: str, name: str):
    assert name in bodies(text)
