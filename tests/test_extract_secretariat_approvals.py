"""Which plan a programme's secretariat approved, said by a verb or a noun, and what is no approval."""

import pytest

from graph.model import Mention, document_of
from loaders.extract.rules import extract


def approved(text: str) -> set[tuple[str, str]]:
    """The plans that a text says were approved, with who approved them, as the document has it."""
    return {
        (s.subject.kind, s.object.names[0].text)
        for s in extract(document_of(text))
        if s.predicate == "validatedBy" and s.status == "asserted" and isinstance(s.object, Mention)
    }


@pytest.mark.parametrize(
    ("text", "body"),
    [
        (
            "The Action Plan for Zasavje is ready. It was cleared by the Joint Secretariat in May 2021.",
            "Joint Secretariat",
        ),
        (
            "The Action Plan for Zasavje has received the approval of the Interreg Europe Joint Secretariat.",
            "Interreg Europe Joint Secretariat",
        ),
        (
            "Le plan d'action du Gers a reçu l'aval du secrétariat conjoint d'Interreg Europe en mai 2021.",
            "secrétariat conjoint d'Interreg Europe",
        ),
        (
            "El Plan de Acción de Huesca cuenta con el visto bueno del Secretariado Conjunto.",
            "Secretariado Conjunto",
        ),
        (
            "Il Piano d'azione del Molise prevede due azioni. Il documento, approvato dal Segretariato congiunto il 3 "
            "maggio 2021, guarda ai mulini.",
            "Segretariato congiunto",
        ),
        (
            "Wspólny Sekretariat programu Interreg Europa zatwierdził 3 maja 2021 r. Plan działań dla Podhala.",
            "Wspólny Sekretariat programu Interreg Europa",
        ),
    ],
)
def test_a_secretariat_approved_the_plan_of_which_the_text_tells(text: str, body: str):
    assert approved(text) == {("ActionPlan", body)}


@pytest.mark.parametrize(
    "text",
    [
        "The Action Plan for Zasavje will be approved by the Joint Secretariat next year.",
        "The Action Plan for Zasavje has yet to be approved by the Joint Secretariat.",
        "The Action Plan for Zasavje has not received the approval of the Joint Secretariat.",
        "The Action Plan for Zasavje was sent to the Joint Secretariat and discussed in May.",
        "If the Joint Secretariat gives its approval, the Action Plan for Zasavje begins in May.",
    ],
)
def test_what_a_secretariat_has_yet_to_approve_is_not_approved(text: str):
    assert approved(text) == set()


def test_a_plan_is_called_by_its_title_in_french_quotes_and_not_by_the_verb_of_a_headline():
    rows = extract(
        document_of("PLAN D'ACTION RÉGIONAL « LIRE PARTOUT »\n\nLe plan a reçu l'aval du secrétariat conjoint.")
    )
    named = {
        n.text for s in rows if s.predicate == "validatedBy" and isinstance(s.subject, Mention) for n in s.subject.names
    }
    latvian = extract(document_of("Apstiprināts Zemgales rīcības plāns tūrisma jomā\n\nTo sagatavoja reģions."))
    plans = {n.text for s in latvian if s.subject.kind == "ActionPlan" for n in s.subject.names}

    assert "PLAN D'ACTION RÉGIONAL « LIRE PARTOUT »" in named
    assert plans
    assert not any(name.startswith("Apstiprināts") for name in plans)
