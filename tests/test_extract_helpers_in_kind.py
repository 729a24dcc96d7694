"""Who helps with a practice by things, work or knowledge, and who by money."""

import pytest

from tests.read_out import payers_and_helpers as told


@pytest.mark.parametrize(
    ("text", "helper"),
    [
        ("“Shared Shed” is a good practice. Innlandet County Council lends the premises.", "Innlandet County Council"),
        ("„Dorfwerkstatt“ ist eine gute Praxis. Die Räume stellt die Stadt Graz.", "Stadt Graz"),
        ("« Atelier commun » est une bonne pratique. La Région Bretagne apporte son savoir-faire.", "Région Bretagne"),
        ("„Wspólny warsztat” to dobra praktyka. Pojazdy zapewnia Gmina Łomża.", "Gmina Łomża"),
        ("A „Közös Műhely” jó gyakorlat. Pécs Város Önkormányzata műszaki tanácsot ad.", "Pécs Város Önkormányzata"),
        ("”Gemensam verkstad” är ett gott exempel. Region Dalarna ger teknisk rådgivning.", "Region Dalarna"),
        ("“Shared Shed” is a good practice. It is done with the help of Lille City Council.", "Lille City Council"),
    ],
)
def test_what_a_body_lends_or_teaches_is_help(text: str, helper: str):
    assert ("supportedBy", helper) in told(text)


@pytest.mark.parametrize(
    "text",
    [
        "“Shared Shed” is a good practice. Innlandet County Council does not lend the premises.",
        "“Shared Shed” is a good practice. Innlandet County Council was asked to lend the premises.",
        "“Shared Shed” is a good practice. Innlandet County Council lends the premises of the project WOODLOOP.",
    ],
)
def test_no_help_is_read_where_it_is_denied_asked_for_or_of_a_project(text: str):
    assert told(text) == set()


@pytest.mark.parametrize(
    ("text", "payer"),
    [
        ("« Atelier commun » est une bonne pratique. La Région Bretagne y a investi 30 000 euros.", "Région Bretagne"),
        ("„Sdílená dílna“ je dobrá praxe. Město Hranice do ní investovalo 30 000 EUR.", "Město Hranice"),
        ("«Taller Común» es una buena práctica. La factura la paga la Diputación de Soria.", "Diputación de Soria"),
        ("”Yhteinen verstas” on hyvä käytäntö. Laskun maksaa Lapin liitto.", "Lapin liitto"),
    ],
)
def test_more_words_for_paying_are_known(text: str, payer: str):
    assert ("fundedBy", payer) in told(text)
