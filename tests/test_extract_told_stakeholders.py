"""Members of a project's group of stakeholders, told in sentences and in lists below its name."""

import pytest

from graph.model import document_of
from loaders.extract.rules import extract


def members(text: str) -> set[str]:
    said = [s for s in extract(document_of(text)) if s.status == "asserted" and s.predicate == "stakeholder"]
    return {s.object.names[0].text for s in said}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Die Stadt Bremen ist Partner von HARBOURS (Interreg Europe). In der Begleitgruppe sitzen die "
            "Handwerkskammer Bremen, die Universität Bremen und die Nordwind AG.",
            {"Handwerkskammer Bremen", "Universität Bremen", "Nordwind AG"},
        ),
        (
            "The City of Gent is a partner of HARBOURS (Interreg Europe). The University of Antwerp sits on the "
            "stakeholder group, as does the Port Authority of Gent.",
            {"University of Antwerp", "Port Authority of Gent"},
        ),
        (
            "Kainuun liitto on HARBOURS-hankkeen kumppani (Interreg Europe). Sidosryhmään kuuluvat Oulun yliopisto, "
            "Kajaanin kaupunki ja Suomen metsäkeskus.",
            {"Oulun yliopisto", "Kajaanin kaupunki", "Suomen metsäkeskus"},
        ),
        (
            "El Ayuntamiento de Lugo es socio del proyecto HARBOURS (Interreg Europe). La Universidad de Vigo y la "
            "Cámara de Comercio de Lugo integran el grupo de partes interesadas.",
            {"Universidad de Vigo", "Cámara de Comercio de Lugo"},
        ),
        (
            "Provincie Limburg is partner in HARBOURS (Interreg Europe).\nKlankbordgroep in Limburg\n"
            "Boerenbond, Universiteit Hasselt, Agentschap voor Natuur en Bos.",
            {"Boerenbond", "Universiteit Hasselt", "Agentschap voor Natuur en Bos"},
        ),
        (
            "Il Comune di Padova è partner di HARBOURS (Interreg Europe). Grazie al gruppo locale: Poste Italiane, "
            "Caritas di Padova.",
            {"Poste Italiane", "Caritas di Padova"},
        ),
    ],
)
def test_who_belongs_to_the_group_is_read_in_any_order(text: str, expected: set[str]):
    assert members(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The stakeholder group met at the University of Antwerp in May.",
        "The Port Authority of Gent did not join the stakeholder group.",
        "The Province of East Flanders would become a member of the local group if its council agreed.",
        "The Flemish Farmers' Union was consulted by the stakeholder group.",
    ],
)
def test_who_hosts_declines_or_is_asked_is_no_member(text: str):
    assert members(f"The City of Gent is a partner of HARBOURS (Interreg Europe). {text}") == set()


def test_those_who_make_a_document_with_the_group_are_not_in_it():
    text = (
        "The City of Gent is a partner of HARBOURS (Interreg Europe). The plan was written by the Port Authority of "
        "Gent with a stakeholder group made up of the University of Antwerp and the Province of Zeeland."
    )

    assert members(text) == {"University of Antwerp", "Province of Zeeland"}


@pytest.mark.parametrize(
    "text",
    [
        "HARBOURS is a project of Interreg Europe. The City of Gent is not a member of its stakeholder group.",
        "HARBOURS ist ein Projekt von Interreg Europe. Die Stadt Fulda gehört der Stakeholdergruppe von HARBOURS nicht "
        "an.",
        "HARBOURS är ett projekt inom programmet Interreg Europe. Falköpings kommun ingår inte i intressentgruppen för "
        "HARBOURS.",
        "HARBOURS je projekt programu Interreg Europe. Město Znojmo není členem skupiny zainteresovaných stran.",
    ],
)
def test_who_is_no_member_is_none_wherever_the_denial_stands(text: str):
    assert not members(text)
