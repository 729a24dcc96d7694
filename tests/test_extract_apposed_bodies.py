"""Proper names behind the noun that says what a body is: the body goes by the name without the noun."""

import pytest

from graph.model import Mention, document_of
from loaders.extract.rules import extract


def bodies(text: str) -> set[str]:
    """All names of the bodies of a text."""
    found = [s.subject for s in extract(document_of(text)) if s.predicate == "type"]
    kinds = ("Organization", "PublicOrganisation")
    return {name.text for one in found if isinstance(one, Mention) and one.kind in kinds for name in one.names}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The list was drawn up with the housing association AAB Nordhavn in spring.", "AAB Nordhavn"),
        ("Les colis sont portés par la société de transport UVX depuis 2012.", "UVX"),
        ("L'outil est géré par l'association Les Bêches Vertes depuis 2019.", "Les Bêches Vertes"),
        ("Un servicio que la asociación Pozos Vivos difunde en la comarca.", "Pozos Vivos"),
        ("Il servizio è offerto dalla cooperativa sociale Terra Chiara del paese.", "Terra Chiara"),
        ("Den drives af den portugisiske klynge WavEX siden 2017.", "WavEX"),
        ("Begleitet wurde sie von der Handwerksvereinigung CNA Bologna und anderen.", "CNA Bologna"),
        ("V projekte je aj portugalská agentúra ENX a ďalší partneri.", "ENX"),
        ("Na setkání přislíbila účast také společnost Zeleva Obaly Kolín a město Otava.", "Zeleva Obaly Kolín"),
        ("Das Netz hat die Stadt mit der Genossenschaft Serra Energia gebaut.", "Serra Energia"),
        ("La centrale est tenue par la coopérative Osuuskunta Maitola depuis 2014.", "Osuuskunta Maitola"),
        ("La esquila la organiza la cooperativa Lanas del Jiloca con ayuda local.", "Lanas del Jiloca"),
        ("Betrieben wird er vom Verein Pyörän Latu mit Freiwilligen.", "Pyörän Latu"),
        ("Dobrą praktykę rozwija spółka KTZ z miastem Gniezno od dekady.", "KTZ"),
    ],
)
def test_a_body_goes_by_its_proper_name(text: str, name: str):
    assert name in bodies(text)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The association of Growers in the town met in May.", "Growers"),
        ("La asociación en Mieres se reunió en mayo con los socios.", "Mieres"),
        ("Beteiligt war die Wirtschaftsförderung Erfurt mit ihren Leuten.", "Erfurt"),
    ],
)
def test_a_complement_or_place_is_no_name_by_itself(text: str, name: str):
    assert name not in bodies(text)
