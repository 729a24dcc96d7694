"""Action plans without a name: made where a sentence says that they were adopted or what they hold."""

import pytest

from loaders.extract.rules import extract
from loaders.readers.text import document_from


def plans(text: str) -> set[str]:
    """The names of the plans that a text states, one of each."""
    return {s.subject.names[0].text for s in extract(document_from(text)) if s.subject.kind == "ActionPlan"}


def held(text: str) -> set[tuple[str, str]]:
    """Plans with their actions."""
    rows = extract(document_from(text))
    return {
        (s.subject.names[0].text, s.object.names[0].text)
        for s in rows
        if s.predicate == "hasAction" and s.status == "asserted"
    }


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "Zastupitelstvo kraje schválilo dne 6. listopadu 2023 akční plán projektu TOOLSHARE.",
            "akční plán projektu TOOLSHARE",
        ),
        (
            "Svet regije je na seji junija 2022 sprejel akcijski načrt projekta TOOLSHARE, ki ga je pripravil center.",
            "akcijski načrt projekta TOOLSHARE",
        ),
        (
            "Handlingsplanen, som godkändes i maj 2021, skrevs av flera kommuner i länet.",
            "Handlingsplanen",
        ),
        (
            "A megye cselekvési tervét a titkárság 2021. december 10-én fogadta el a városban.",
            "cselekvési tervét",
        ),
        (
            "Consiliul Județean a adoptat Planul de acțiune pentru turism durabil.",
            "Planul de acțiune pentru turism durabil",
        ),
        (
            "Skupština je prihvatila Akcijski plan za lokalnu hranu u kuhinjama.",
            "Akcijski plan za lokalnu hranu u kuhinjama",
        ),
        (
            "Le plan d'action alsacien\n\nRédigé par l'agence, validé le 13 décembre 2021 à Strasbourg.",
            "plan d'action alsacien",
        ),
        (
            "Die Region nahm das Vorhaben in ihren Aktionsplan auf, den das Sekretariat im Mai 2021 freigab.",
            "Aktionsplan",
        ),
        (
            "Our partners met in May. This action plan says what we are going to take over from them.",
            "action plan",
        ),
    ],
)
def test_a_plan_that_was_adopted_is_one_without_a_name(text: str, name: str):
    assert name in plans(text)


@pytest.mark.parametrize(
    "text",
    [
        "Akční plán bude schválen příští rok, až ho kraj připraví.",
        "Zastupitelstvo neschválilo akční plán, který kraj připravil.",
        "Každý partner schválil akční plán pro svůj region.",
        "Projekt byl schválen v květnu a jeho partneři píší akční plán.",
        "Handlingsplanen ska godkännas i maj 2026 av regionen.",
        "The project was approved in May 2020 and its partners are to write an action plan.",
        "Il piano d'azione sarà approvato a maggio 2027 dal consiglio.",
        "Die Partner erarbeiten einen Aktionsplan, der im Mai genehmigt werden soll.",
    ],
)
def test_a_plan_that_is_promised_denied_or_each_partners_is_none(text: str):
    assert plans(text) == set()


def test_the_plan_is_that_of_the_project_spoken_of_last():
    text = (
        "TOOLSHARE – sharing tools (Interreg Europe, 2023–2027). Vedoucí partner: Kraj Vysočina.\n\n"
        "SEEDBANKS – semena pro všechny (Interreg Europe, 2017–2021). Akční plán projektu SEEDBANKS schválil "
        "sekretariát v roce 2019."
    )
    rows = extract(document_from(text))

    assert {s.subject.names[0].text for s in rows if s.predicate == "hasActionPlan"} <= {"SEEDBANKS"}


@pytest.mark.parametrize(
    ("text", "plan", "action"),
    [
        (
            "Die Region Vysočina nahm in ihren Aktionsplan die Aktion „Dorfauto“ auf.",
            "Aktionsplan",
            "Dorfauto",
        ),
        (
            "Το Περιφερειακό Συμβούλιο Θεσσαλίας ενέκρινε το Σχέδιο Δράσης «Το μαλλί ως πόρος». "
            "Το σχέδιο έχει μία δράση, το «Πλυντήριο Αργιθέας».",
            "Σχέδιο Δράσης «Το μαλλί ως πόρος»",
            "Πλυντήριο Αργιθέας",
        ),
    ],
)
def test_the_name_of_an_action_behind_a_plan_is_no_part_of_the_plans_name(text: str, plan: str, action: str):
    assert plan in plans(text)
    assert (plan, action) in held(text)


def test_a_title_in_quotes_and_the_line_of_its_number_are_one_action():
    text = (
        "Akčný plán projektu TOOLSHARE bol schválený v máji 2021.\n\nAkčný plán obsahuje dve opatrenia:\n"
        "Opatrenie 1: „Záhrady zdravia“ – program mestských záhrad.\nOpatrenie 2: „Recept na les“ – prechádzky v lese."
    )
    rows = extract(document_from(text))
    names = [s.object.names[0].text for s in rows if s.predicate == "hasAction"]

    assert sorted(set(names)) == ["Recept na les", "Záhrady zdravia"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Akční plán projektu TOOLSHARE se zaměřuje na dílny.", "Akční plán projektu TOOLSHARE"),
        ("TOOLSHARE-hankkeen toimintasuunnitelma julkaistiin.", "TOOLSHARE-hankkeen toimintasuunnitelma"),
        ("A TOOLSHARE projekt cselekvési terve a boltokról szól.", "TOOLSHARE projekt cselekvési terve"),
        (
            "The City of Krems has drawn up an action plan in the project TOOLSHARE.",
            "action plan in the project TOOLSHARE",
        ),
        ("V projektu TOOLSHARE je Občina Maribor pripravila akcijski načrt.", "akcijski načrt"),
    ],
)
def test_a_plan_beside_its_project_or_that_a_body_wrote_is_one(text, name):
    opening = "TOOLSHARE, Interreg Europe\n\n"

    assert plans(opening + text) == {name}


@pytest.mark.parametrize(
    "text",
    [
        "The City of Krems will draw up an action plan in the project TOOLSHARE.",
        "The City of Krems has not drawn up an action plan.",
        "An action plan could be drawn up by the City of Krems.",
    ],
)
def test_a_plan_that_is_only_to_be_written_is_none(text):
    assert plans("TOOLSHARE, Interreg Europe\n\n" + text) == set()
