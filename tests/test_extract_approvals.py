"""Who approved a plan or policy, in sentences of any order and language."""

import re

import pytest

from graph.model import Mention, document_of
from loaders.extract.rules import extract


def approved(text: str, status: str = "asserted") -> set[tuple[str, str]]:
    """The documents that a text says were approved, with who approved them."""
    return {
        (s.subject.names[0].text, s.object.names[0].text)
        for s in extract(document_of(text))
        if s.predicate == "validatedBy" and s.status == status and isinstance(s.object, Mention)
    }


@pytest.mark.parametrize(
    ("text", "policy", "body"),
    [
        (
            "The project supports the Mobility Strategy of Lower Austria 2030, adopted by the City of Krems in 2021.",
            "Mobility Strategy of Lower Austria 2030",
            "City of Krems",
        ),
        (
            "Die Tourismusstrategie Burgenland 2030 wurde vom Landkreis Görlitz am 3. Mai 2021 beschlossen.",
            "Tourismusstrategie Burgenland 2030",
            "Landkreis Görlitz",
        ),
        (
            "La Strategia energetica della Liguria 2030, approvata con deliberazione del Consiglio regionale il 12 "
            "maggio 2021, cambia.",
            "Strategia energetica della Liguria 2030",
            "Consiglio regionale",
        ),
        (
            "El proyecto contribuye a la Estrategia de Turismo de Aragón 2030, que aprobó el Consejo de Gobierno "
            "en 2020.",
            "Estrategia de Turismo de Aragón 2030",
            "Consejo de Gobierno",
        ),
        (
            "La Stratégie régionale de mobilité 2021-2027, adoptée le 18 mai 2021 par le Conseil régional, évolue.",
            "Stratégie régionale de mobilité 2021-2027",
            "Conseil régional",
        ),
        (
            "Projekt wpisuje się w Strategię Rozwoju Gminy Krempna do roku 2030, uchwaloną przez Radę Gminy Krempna "
            "12 maja 2021 r.",
            "Strategię Rozwoju Gminy Krempna do roku 2030",
            "Radę Gminy Krempna",
        ),
    ],
)
def test_the_agent_or_subject_of_a_verb_of_approving_approved_the_policy(text: str, policy: str, body: str):
    assert approved(text) == {(policy, body)}


@pytest.mark.parametrize(
    "text",
    [
        "The Mobility Strategy of Lower Austria 2030 will be adopted by the City of Krems in 2021.",
        "The Mobility Strategy of Lower Austria 2030 has not been adopted by the City of Krems.",
        "The Mobility Strategy of Lower Austria 2030, drawn up by the City of Krems and adopted in 2021, is in force.",
        "The Mobility Strategy of Lower Austria 2030 was written by the City of Krems and the report was approved.",
    ],
)
def test_what_is_promised_denied_or_done_by_others_is_no_approval(text: str):
    assert approved(text) == set()


@pytest.mark.parametrize(
    "text",
    [
        "La Strategia energetica della Liguria 2030 rientra nel Protocollo per il clima, firmato il 18 settembre 2019 "
        "dal Comune di Genova.",
        "The Mobility Strategy of Lower Austria 2030 builds on the Charter of the Towns, adopted by the City of Krems.",
    ],
)
def test_another_document_between_a_policy_and_the_verb_is_what_was_approved(text: str):
    assert not any(re.match("Strategia|Mobility", policy) for policy, _ in approved(text))


def test_a_body_of_which_others_have_the_name_only_may_have_approved():
    text = (
        "The City of Krems and the City of Krems Council work together. The Mobility Strategy of Lower Austria 2030 "
        "was adopted by the City of Krems in 2021."
    )
    assert approved(text) == set()


def test_a_date_behind_a_colon_is_no_part_of_who_approved():
    text = "Good news: on 18 May 2021 the City of Krems adopted the Mobility Strategy of Lower Austria 2030."

    assert approved(text) == {("Mobility Strategy of Lower Austria 2030", "City of Krems")}


@pytest.mark.parametrize(
    ("text", "plan", "body"),
    [
        (
            "Mayo County Council, at its meeting of 12 March, adopted by 21 votes to 4 the Action Plan for Rural "
            "Mobility.",
            "Action Plan for Rural Mobility",
            "Mayo County Council",
        ),
        (
            "A Câmara Municipal de Loulé aprovou por unanimidade, na reunião de 3 de fevereiro, o Plano de Ação para a "
            "Mobilidade Rural.",
            "Plano de Ação para a Mobilidade Rural",
            "Câmara Municipal de Loulé",
        ),
        (
            "Der Kreistag des Landkreises Emsland hat in seiner Sitzung vom 3. Mai 2022 einstimmig den Aktionsplan "
            "Ländliche Mobilität beschlossen.",
            "Aktionsplan Ländliche Mobilität",
            "Kreistag des Landkreises Emsland",
        ),
        (
            "Den Aktionsplan Ländliche Mobilität hat der Landkreis Emsland am 3. Mai 2022 beschlossen.",
            "Aktionsplan Ländliche Mobilität",
            "Landkreis Emsland",
        ),
        (
            "A Vidéki Mobilitás Akciótervet Zala Vármegye Önkormányzata 2022. május 3-án egyhangúlag jóváhagyta.",
            "Vidéki Mobilitás Akciótervet",
            "Zala Vármegye Önkormányzata",
        ),
        (
            "Akční plán venkovské mobility byl odsouhlasen Radou Zlínského kraje.",
            "Akční plán venkovské mobility",
            "Radou Zlínského kraje",
        ),
        (
            "Handlingsplan för landsbygdsmobilitet antogs den 3 maj 2022 av Region Dalarna.",
            "Handlingsplan för landsbygdsmobilitet",
            "Region Dalarna",
        ),
    ],
)
def test_session_votes_and_decision_do_not_part_a_plan_from_who_approved_it(text: str, plan: str, body: str):
    assert approved(text) == {(plan, body)}


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("Mayo County Council gave its consent to the Action Plan for Rural Mobility.", "Mayo County Council"),
        ("The Action Plan for Rural Mobility got the green light from Mayo County Council.", "Mayo County Council"),
        ("Le Plan d'action pour la mobilité rurale a reçu l'aval du Conseil départemental du Lot.", "du Lot"),
        ("Il Piano d'azione per la mobilità rurale ha ottenuto il via libera della Regione Liguria.", "Liguria"),
        ("Grünes Licht für den Aktionsplan Ländliche Mobilität gab der Landkreis Emsland am 3. Mai.", "Emsland"),
        ("Plan działania na rzecz mobilności wiejskiej uzyskał akceptację Województwa Lubelskiego.", "Lubelskiego"),
        ("Maapiirkonna liikuvuse tegevuskava sai Tartu Linnavolikogu heakskiidu.", "Tartu Linnavolikogu"),
        ("Akcijski načrt podeželske mobilnosti je dobil zeleno luč Občine Idrija.", "Občine Idrija"),
        ("Handlingsplan for landdistriktsmobilitet fik grønt lys fra Region Nordjylland.", "Region Nordjylland"),
        ("Το Σχέδιο Δράσης για την Αγροτική Κινητικότητα έλαβε το πράσινο φως από την Περιφέρεια Κρήτης.", "Κρήτης"),
    ],
)
def test_an_approval_that_is_given_or_got_is_one(text: str, body: str):
    assert [approver[-len(body) :] for _, approver in approved(text)] == [body]


@pytest.mark.parametrize(
    "text",
    [
        "Mayo County Council voted against the Action Plan for Rural Mobility.",
        "The Action Plan for Rural Mobility still needs the green light from Mayo County Council.",
        "The Action Plan for Rural Mobility has not yet received the approval of Mayo County Council.",
        "Der Landkreis Emsland beschloss den Aktionsplan Ländliche Mobilität nicht.",
        "Mit dem Aktionsplan Ländliche Mobilität hat der Landkreis Emsland am 3. Mai neue Buslinien beschlossen.",
        "Il Piano d'azione per la mobilità rurale attende il via libera della Regione Liguria.",
        "Akční plán venkovské mobility nebyl schválen Zastupitelstvem Zlínského kraje.",
        "Plan działania na rzecz mobilności wiejskiej nie uzyskał akceptacji Województwa Lubelskiego.",
    ],
)
def test_an_approval_that_is_refused_or_awaited_is_none(text: str):
    assert approved(text) == set()


@pytest.mark.parametrize(
    ("text", "body"),
    [
        (
            "Le Conseil communautaire de la Communauté d'Agglomération Pays Basque (CAPB) a approuvé le Plan d'action "
            "« Ferme ouverte ».",
            "Conseil communautaire",
        ),
        (
            "Rada kraje vzala na vědomí a Zastupitelstvo Zlínského kraje dne 6. 11. 2023 schválilo Akční plán "
            "venkovské mobility.",
            "Zastupitelstvo Zlínského kraje",
        ),
        (
            "La Giunta regionale ha dato il via libera (delib. 21/14 del 2024) al nostro «Piano d'azione per la "
            "mobilità rurale».",
            "Giunta regionale",
        ),
    ],
)
def test_names_in_brackets_whole_bodies_and_other_verbs_leave_the_approver(text: str, body: str):
    assert {approver for _, approver in approved(text)} == {body}


@pytest.mark.parametrize(
    "text",
    [
        "The Town of Krems has drawn up an action plan in the project TOOLSHARE. It was endorsed by the City of Graz "
        "on 6 June 2017.",
        "V projektu TOOLSHARE je Občina Maribor pripravila akcijski načrt. Leta 2020 ga je potrdila Občina Celje.",
        "Nel progetto TOOLSHARE la Provincia di Lodi ha redatto un piano d'azione. È stato approvato da Regione Lazio.",
    ],
)
def test_who_approved_the_only_plan_is_read_in_the_sentence_behind_it(text):
    assert len(approved("TOOLSHARE, Interreg Europe\n\n" + text)) == 1


def test_what_a_body_approved_otherwise_is_not_the_plan_of_the_sentence_before():
    text = "The City of Graz has drawn up an action plan. The City of Krems approved new rules for its staff."

    assert approved("TOOLSHARE, Interreg Europe\n\n" + text) == set()


@pytest.mark.parametrize(
    "text",
    [
        "Action plan of TOOLSHARE\nDeveloped by: City of Graz\nEndorsed by: Town of Krems\n"
        "Date of endorsement: 6 June 2017",
        "Piano d'azione di TOOLSHARE\nElaborato da: Comune di Lodi\nApprovato da: Regione Lazio\n"
        "Data di approvazione: 6 giugno 2017",
        "TOOLSHARE-hankkeen toimintasuunnitelma\nLaatija: Lahden kaupunki\nHyväksyjä: Turun kaupunki\n"
        "Hyväksymispäivä: 6. kesäkuuta 2017",
    ],
)
def test_who_approved_a_plan_and_when_is_read_from_the_labels_below_its_name(text):
    text = "TOOLSHARE, Interreg Europe\n\n" + text

    assert len(approved(text)) == 1
    assert {s.object.value for s in extract(document_of(text)) if s.predicate == "date"} == {"2017-06-06"}
