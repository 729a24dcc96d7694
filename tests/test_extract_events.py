"""Events: which words name one, which name the same, and where it is held."""

import pytest

from graph.model import Literal, Mention, Term, document_of
from loaders.extract.rules import extract


def told(text: str, predicate: str) -> set[tuple[str, str]]:
    """Title of the event and what a predicate says of it."""

    def name(value: object) -> str:
        if isinstance(value, Mention):
            return value.names[0].text
        return value.value if isinstance(value, Literal) else value.name if isinstance(value, Term) else ""

    rows = [s for s in extract(document_of(text)) if s.subject.kind == "Event" and s.predicate == predicate]
    return {(s.subject.names[0].text, name(s.object)) for s in rows}


def test_two_head_nouns_side_by_side_are_one_event():
    text = "The TOOLSHARE kick-off conference took place in Ljubljana, Slovenia, on February 22, 2017."

    assert told(text, "date") == {("kick-off conference", "2017-02-22")}


def test_the_event_of_a_sentence_before_is_not_a_second_one():
    text = (
        "The conference of the project TOOLSHARE took place in Ljubljana on February 22, 2017. "
        "The conference was organised by the University of Turin."
    )

    assert told(text, "hostedBy") == {("conference of the project TOOLSHARE", "University of Turin")}
    assert len({s.subject for s in extract(document_of(text)) if s.subject.kind == "Event"}) == 1


def test_a_heading_and_the_text_below_it_speak_of_one_kick_off():
    text = (
        "TOOLSHARE kick-off meeting in Dresden\n\n"
        "The City of Lille hosted the TOOLSHARE kick-off meeting on 8-10 May 2023 in Dresden."
    )

    assert told(text, "startDate") == {("kick-off meeting in Dresden", "2023-05-08")}
    assert len({s.subject for s in extract(document_of(text)) if s.subject.kind == "Event"}) == 1


def test_a_press_conference_is_no_event_of_the_project():
    text = "The day of the project TOOLSHARE ended with a press conference in Lille."

    assert told(text, "heldIn") == set()


def test_an_event_is_not_held_where_a_border_is():
    text = (
        "The kick-off meeting of the project TOOLSHARE was held on 7 October 2021 very close to the borders with "
        "Czech Republic."
    )

    assert told(text, "heldIn") == set()
    assert told(text, "date") == {("kick-off meeting of the project TOOLSHARE", "2021-10-07")}


@pytest.mark.parametrize(
    ("text", "title", "place"),
    [
        (
            "The third interregional exchange visit took place in Lille, France.",
            "third interregional exchange visit",
            "Lille",
        ),
        (
            "This week saw the 2nd Steering Group Meeting of the partners take place in Ostrowick, Co. Mayo.",
            "2nd Steering Group Meeting",
            "Ostrowick",
        ),
        (
            "La seconda visita di studio dei partner si è tenuta a Bologna il 5 maggio 2021.",
            "seconda visita di studio dei partner",
            "Bologna",
        ),
        (
            "Pamplona ha acogido la reunión de lanzamiento del proyecto de los socios.",
            "reunión de lanzamiento",
            "Pamplona",
        ),
        (
            "Les partenaires arrivent. La troisième réunion interrégionale des partenaires a eu lieu à Marseille.",
            "troisième réunion interrégionale",
            "Marseille",
        ),
        ("Die zweite Studienreise der Partner fand am 3. Mai 2022 in Hamburg statt.", "zweite Studienreise", "Hamburg"),
        ("Trzecia wizyta studyjna partnerów odbyła się w Krakowie.", "Trzecia wizyta studyjna partnerów", "Krakowie"),
        (
            "Втората работна среща на партньорите се проведе в София на 31.05.2019 г.",
            "Втората работна среща на партньорите",
            "София",
        ),
        ("U Zagrebu je održan drugi sastanak dionika u okviru projekta.", "drugi sastanak dionika", "Zagrebu"),
        ("Η εκδήλωση “Μαζί για την Πόλη” πραγματοποιήθηκε στις Βρυξέλλες.", "Μαζί για την Πόλη", "Βρυξέλλες"),
        (
            "De partners komen uit zes landen. De derde partnerbijeenkomst vond plaats in Antwerpen.",
            "derde partnerbijeenkomst",
            "Antwerpen",
        ),
        (
            "A segunda visita de estudo dos parceiros decorreu em Évora.",
            "segunda visita de estudo dos parceiros",
            "Évora",
        ),
        (
            "Al doilea atelier regional al partenerilor a avut loc la Cluj-Napoca.",
            "Al doilea atelier regional",
            "Cluj-Napoca",
        ),
    ],
)
def test_events_are_named_with_their_ordinals_and_complements(text: str, title: str, place: str):
    assert told(text, "heldIn") == {(title, place)}


@pytest.mark.parametrize(
    ("text", "host"),
    [
        ("On 27-29 March 2018, the City of Lille hosts the 5th cross visit of the partners.", "City of Lille"),
        ("La visita di studio dei partner è stata organizzata dal Comune di Ferrara.", "Comune di Ferrara"),
        ("La visita de estudio de los socios fue organizada por la Diputación de Badajoz.", "Diputación de Badajoz"),
        ("La visite d'étude des partenaires a été organisée par la Ville de Lille.", "Ville de Lille"),
        (
            "Der Workshop wurde am 3. Mai 2022 von den Partnern besucht und organisiert von der Stadt Hamburg.",
            "Stadt Hamburg",
        ),
        (
            "Projekt trwa cztery lata i łączy partnerów z sześciu krajów. "
            "Województwo Lubelskie zorganizowało drugie spotkanie interesariuszy.",
            "Województwo Lubelskie",
        ),
    ],
)
def test_sentences_say_who_hosts_an_event(text: str, host: str):
    assert host in {one for _, one in told(text, "hostedBy")}


@pytest.mark.parametrize(
    "text",
    [
        "The project includes study visits and workshops in each region, and a conference in Lille.",
        "Guests from Spain and Greece exchanged good practices during the visit.",
        "W projekcie przewidziano wizyty studyjne i warsztaty dla partnerów.",
        "Il progetto comprende visite di studio e un workshop a Bologna.",
        "The study visit did not take place in Lille.",
        "If the study visit takes place in Lille, partners could learn a lot.",
    ],
)
def test_no_place_is_given_to_events_that_are_only_talked_of(text: str):
    assert told(text, "heldIn") == set()


def test_the_month_of_an_event_is_its_date():
    text = "A final dissemination event of the project TOOLSHARE was organised in May 2021."

    assert told(text, "date") == {("final dissemination event of the project TOOLSHARE", "2021-05")}


def test_a_later_event_by_its_noun_alone_is_the_one_before():
    text = (
        "The third regional workshop of the project TOOLSHARE took place in Lille on 3 May 2021. "
        "During the event, partners saw the port. The workshop was organised by the University of Turin."
    )

    assert told(text, "hostedBy") == {("third regional workshop", "University of Turin")}
    assert len({s.subject for s in extract(document_of(text)) if s.subject.kind == "Event"}) == 1


def test_who_hosted_the_group_hosted_the_event_of_the_sentence_before():
    text = (
        "On 17-18 September 2019 the partners of the project RIVA met in Lille for the third study visit. "
        "The City of Lille hosted the group in an old mill."
    )

    assert {host for _, host in told(text, "hostedBy")} == {"City of Lille"}


def test_the_place_of_an_event_may_stand_far_behind_the_verb_of_holding():
    text = "The kick-off meeting of the RIVA project took place from 7th to 8th of February in 2017 in Lille."

    assert {place for _, place in told(text, "heldIn")} == {"Lille"}


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("The idea comes from the workshop in Lille in May 2021.", {"workshop in Lille", "workshop"}),
        ("Tras la visita de estudio a Toledo en mayo de 2021.", {"visita de estudio a Toledo", "visita de estudio"}),
        (
            "The 3rd Stakeholder Meeting in Lille was held.",
            {"3rd Stakeholder Meeting in Lille", "3rd Stakeholder Meeting"},
        ),
    ],
)
def test_an_event_is_called_with_and_without_the_place_behind_it(text: str, names: set[str]):
    found = {s.subject for s in extract(document_of(text)) if s.subject.kind == "Event"}

    assert {name.text for one in found for name in one.names} == names


def test_head_nouns_in_the_plural_name_no_event():
    text = "Workshops and study visits were held in Lille in May 2021."

    assert not [s for s in extract(document_of(text)) if s.subject.kind == "Event"]


def test_a_number_with_a_stop_or_an_ending_is_part_of_the_name_of_an_event():
    czech = "Ve dnech 10. – 12. října 2018 se v Brně uskutečnilo 4. setkání partnerů projektu TOOLSHARE."
    lithuanian = "Gegužės 15-16 d. Palangoje vyko projekto TOOLSHARE 7-asis partnerių susitikimas."

    assert {title for title, _ in told(czech, "startDate")} == {"4. setkání partnerů projektu"}
    assert {title for title, _ in told(lithuanian, "heldIn")} == {"7-asis partnerių susitikimas"}


def test_a_compound_that_ends_in_a_head_noun_is_an_event_and_a_verb_that_ends_so_is_none():
    text = (
        "Das Halbzeittreffen des Projekts TOOLSHARE fand am 7. Oktober 2021 in Bonn statt. Die Regeln betreffen Bonn."
    )

    assert told(text, "heldIn") == {("Halbzeittreffen des Projekts TOOLSHARE", "Bonn")}
    assert told(text, "date") == {("Halbzeittreffen des Projekts TOOLSHARE", "2021-10-07")}
    assert len({s.subject for s in extract(document_of(text)) if s.subject.kind == "Event"}) == 1


def test_an_event_is_held_in_the_place_behind_in_not_where_its_guests_are_from():
    text = "The study visit of the Lodz partners of the project TOOLSHARE took place on 7 October 2021 in Porto."

    assert {place for _, place in told(text, "heldIn")} == {"Porto"}


def test_a_kick_off_that_took_place_is_an_event_without_date_or_place():
    text = "The project TOOLSHARE began well. The kick-off meeting took place at the agency's premises."

    assert {s.subject.names[0].text for s in extract(document_of(text)) if s.subject.kind == "Event"} == {
        "kick-off meeting"
    }


def test_an_event_in_quotes_behind_an_ordinal_is_no_action_of_a_plan():
    text = (
        "The fifth “Interregional Learning Event” of the project TOOLSHARE was held in Seville. It has an action plan."
    )

    assert {s.subject.kind for s in extract(document_of(text)) if "Learning" in s.subject.names[0].text} == {"Event"}


def test_an_event_named_again_in_another_case_is_one_event():
    text = (
        "U Zagrebu je 7. listopada 2021. održan drugi sastanak partnera projekta TOOLSHARE. "
        "Na drugom sastanku partnera projekta TOOLSHARE sudjelovali su svi partneri u Zagrebu."
    )

    assert len({s.subject for s in extract(document_of(text)) if s.subject.kind == "Event"}) == 1


def test_a_conference_of_a_programme_is_not_the_projects():
    text = (
        "The project TOOLSHARE saves energy. It was shown at the annual conference of the Interreg Europe programme, "
        "held in Lille on 7 October 2021."
    )

    assert {title for title, _ in told(text, "heldIn")} == {"annual conference"}
    assert told(text, "inProject") == set()


def test_the_adjective_of_a_project_is_no_part_of_an_events_name():
    text = "Završna konferencija prekograničnog projekta TOOLSHARE održat će se 7. listopada 2021. u Zagrebu."

    assert {title for title, _ in told(text, "heldIn")} == {"Završna konferencija"}


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Wizyty studyjne odbyły się w Krakowie w maju 2021 r. w ramach projektu TOOLSHARE.", 0),
        ("Tijekom radionice u Zagrebu 7. listopada 2021. partneri projekta TOOLSHARE su se upoznali.", 1),
    ],
)
def test_a_plural_is_no_event_and_a_genitive_that_looks_like_one_is(text: str, count: int):
    assert len({s.subject for s in extract(document_of(text)) if s.subject.kind == "Event"}) == count


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("The partners of TOOLSHARE met in Cork on 5 May 2023 for the kick-off meeting.", "Cork"),
        ("Partneři projektu TOOLSHARE se setkali v Olomouci 5. května 2023 na zahajovacím setkání.", "Olomouci"),
        ("A TOOLSHARE projekt partnerei Szegeden találkoztak 2023. május 5-én a nyitó értekezleten.", "Szegeden"),
        ("Projekti TOOLSHARE lõpukonverents toimus Rakveres 5. mail 2023.", "Rakveres"),
        ("Hankkeen TOOLSHARE loppukonferenssi pidettiin Tampereella 5. toukokuuta 2023.", "Tampereella"),
        ("Nantes a été le lieu de la conférence finale du projet TOOLSHARE.", "Nantes"),
        ("Leipzig war Veranstaltungsort der Abschlusskonferenz des Projekts TOOLSHARE.", "Leipzig"),
    ],
)
def test_verbs_of_meeting_and_nouns_for_a_venue_say_where_an_event_is(text: str, place: str):
    assert {where for _, where in told(text, "heldIn")} == {place}


@pytest.mark.parametrize(
    "text",
    [
        "Cork could be the venue of the final conference of the project TOOLSHARE.",
        "La conférence finale du projet TOOLSHARE n’a pas eu lieu à Nantes.",
    ],
)
def test_what_is_denied_or_only_possible_is_held_nowhere(text: str):
    assert told(text, "heldIn") == set()


@pytest.mark.parametrize(
    ("text", "host"),
    [
        (
            "Druhé setkání projektu RIVA se konalo 3. května 2021 v Brně. Setkání pořádala Mendelova univerzita.",
            "Mendelova univerzita",
        ),
        (
            "Il secondo incontro del progetto RIVA si è svolto a Torino il 3 maggio 2021. I partner si incontrano.",
            None,
        ),
    ],
)
def test_a_verb_is_no_noun_for_a_meeting(text: str, host: str | None) -> None:
    assert {body for _, body in told(text, "hostedBy")} == ({host} if host else set())
    assert len({event for event, _ in told(text, "eventType")}) == 1


def test_the_event_of_a_heading_is_the_one_that_the_text_tells_of():
    text = (
        "Študijná návšteva projektu RIVA v regióne Alentejo\n\nPublikované: 24. 10. 2022\n\nV dňoch 11. - 13. októbra "
        "2022 sa partneri zúčastnili študijnej návštevy v Évore (Portugalsko). Hostiteľom bola Univerzita v Évore."
    )

    assert {value for _, value in told(text, "startDate")} == {"2022-10-11"}
    assert told(text, "date") == set()
    assert len({event for event, _ in told(text, "eventType")}) == 1
    assert {place for _, place in told(text, "heldIn")} == {"Évore"}


@pytest.mark.parametrize(
    "line", ["Data publikacji: 2021-06-18", "18 czerwca 2021", "Opublikowano: 18.06.2021", "Dodano: 18.06.2021"]
)
def test_the_day_of_the_news_below_a_heading_is_no_day_of_its_event(line: str) -> None:
    text = f"Konferencja końcowa projektu RIVA\n\n{line}\n\nKonferencja odbyła się 16 czerwca 2021 w Lublinie."

    assert {value for _, value in told(text, "date")} == {"2021-06-16"}


def test_a_day_below_the_name_of_an_event_is_its_own_where_nothing_else_is_told() -> None:
    text = "Final conference of the project RIVA\n\n18 June 2021\n\nAll are welcome to register."

    assert {value for _, value in told(text, "date")} == {"2021-06-18"}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The plenary meeting of the HARBOURS project was held in Graz on 18 May 2023.", "plenary meeting"),
        (
            "Graz at the kick-off of HARBOURS, a project\n\nThe kick-off meeting took place in Graz on 18 May 2023.",
            "kick-off meeting",
        ),
    ],
)
def test_an_event_of_a_project_goes_by_its_bare_name_too(text: str, name: str):
    found = [s.subject for s in extract(document_of(text)) if s.subject.kind == "Event"]
    assert name in {one.text for event in found for one in event.names}


def test_the_parts_of_a_document_are_no_projects():
    text = (
        "HARBOURS is a project of Interreg Europe.\n\nPART II – Policy context\n\nANNEX III: Signatures of HARBOURS\n"
    )
    names = {one.text for s in extract(document_of(text)) if s.subject.kind == "Project" for one in s.subject.names}
    assert names == {"HARBOURS"}


def test_the_day_of_a_dateline_is_no_day_of_the_event_in_its_sentence() -> None:
    text = (
        "Lille, 6 May 2022 – The region took part last week in the third seminar of the project RIVA in Leuven.\n\n"
        "It presented its plan there."
    )

    assert told(text, "date") == set()
