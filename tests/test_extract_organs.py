"""Organs named by their office alone, and where another name or meaning is closer."""

import pytest

from graph.model import Mention, document_of
from loaders.extract.rules import extract


def bodies(text: str) -> list[str]:
    """The first names of the bodies of a text."""
    found = [s.subject for s in extract(document_of(text)) if s.predicate == "type"]
    kinds = ("Organization", "PublicOrganisation")
    return [one.names[0].text for one in found if isinstance(one, Mention) and one.kind in kinds]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("In May the Joint Secretariat approved the action plan.", "Joint Secretariat"),
        ("Im Mai hat der Kreistag dem Aktionsplan zugestimmt.", "Kreistag"),
        ("Le plan a reçu l'aval du secrétariat conjoint en mai.", "secrétariat conjoint"),
        ("Il documento è stato approvato dalla Giunta regionale nel 2020.", "Giunta regionale"),
        ("El Secretariado Conjunto dio su visto bueno al plan en mayo.", "Secretariado Conjunto"),
        ("Dokument przyjął sejmik w maju, a plan jest już gotowy.", "sejmik"),
        ("Strategin antogs av regionfullmäktige och planen är klar.", "regionfullmäktige"),
        ("Strategien blev vedtaget af regionsrådet i 2016, og planen er klar.", "regionsrådet"),
        ("Plan je v květnu schválil Společný sekretariát a kraj ho zveřejnil.", "Společný sekretariát"),
        ("Dokument je u svibnju usvojila Županijska skupština i plan je gotov.", "Županijska skupština"),
        ("Het plan werd in mei vastgesteld door Gedeputeerde Staten en het is klaar.", "Gedeputeerde Staten"),
    ],
)
def test_an_organ_is_named_by_its_office(text: str, name: str):
    assert name in bodies(text)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The plan was approved by the Regional Assembly of Crete in May.", "Regional Assembly"),
        ("Every country needs a regional parliament of its own.", "regional parliament"),
    ],
)
def test_a_longer_name_or_any_such_organ_is_not_it(text: str, name: str):
    assert name not in bodies(text)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("A tervet 2021. április 22-én hagyta jóvá a Közös Titkárság, és azóta érvényes.", "Közös Titkárság"),
        ("O plano foi aprovado pelo conselho diretivo e a assembleia municipal votou a favor.", "assembleia municipal"),
        ("Der Plan wurde am 16. Mai von der Verbandsversammlung beschlossen.", "Verbandsversammlung"),
        ("De deputatie heeft de nota vorig jaar vastgesteld.", "deputatie"),
    ],
)
def test_an_article_of_the_language_itself_makes_an_organ_definite(text: str, name: str):
    assert name in bodies(text)
