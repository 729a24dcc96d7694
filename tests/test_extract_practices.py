"""Good practices: their names in prose and lists, who runs them, and what is none."""

import pytest

from graph.model import Mention, document_of
from loaders.extract.rules import extract
from loaders.readers.text import document_from


def practices(text: str) -> list[str]:
    """The names of the practices of a text, in order."""
    rows = extract(document_of(text))
    kinds = ("GoodPractice", "Initiative")
    found = [s.subject for s in rows if s.predicate == "type" and s.subject.kind in kinds and s.status == "asserted"]
    return [one.names[0].text for one in found if isinstance(one, Mention)]


def bodies(text: str) -> set[tuple[str, str]]:
    """Practices with the bodies that run them."""
    rows = extract(document_of(text))
    return {
        (s.subject.names[0].text, s.object.names[0].text)
        for s in rows
        if s.predicate == "implementedBy" and isinstance(s.object, Mention) and s.status == "asserted"
    }


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The partners learned a lot. The Barrel Yard was selected as the best good practice.", "Barrel Yard"),
        ("The first good practice that was visited is “Velo Brindell”, a bike system.", "Velo Brindell"),
        ("They were inspired by a good practice SeedShare in the region.", "SeedShare"),
        (
            "La delegazione ha visitato la regione. La buona pratica “Orto in Cassetta” è stata presentata.",
            "Orto in Cassetta",
        ),
        ("La delegación visitó la región. El Aula Verde fue seleccionada como buena práctica.", "Aula Verde"),
        ("La délégation a visité la région. Le Réseau Bocal a été reconnu comme bonne pratique.", "Réseau Bocal"),
        ("Die Delegation hat die Region besucht. Das gute Praxisbeispiel „Flickwerk“ wurde vorgestellt.", "Flickwerk"),
        (
            "Delegacja odwiedziła region i się uczyła. Pokazano dobrą praktykę „Zielony Kąt”, którą prowadzi gmina.",
            "Zielony Kąt",
        ),
        ("Делегацията посети региона. Мрежата „Споделен двор“ беше избрана за добра практика.", "Споделен двор"),
        (
            "Η αντιπροσωπεία επισκέφθηκε την περιφέρεια. Η πρωτοβουλία «Πράσινη Γειτονιά» επιλέχθηκε ως καλή πρακτική.",
            "Πράσινη Γειτονιά",
        ),
        ("Valtuuskunta vieraili alueella. Hyvä käytäntö ”Korjauspaja” esiteltiin heille.", "Korjauspaja"),
        ("A küldöttség ellátogatott a régióba. A „Zöld Sarok” jó gyakorlatot bemutatták nekik.", "Zöld Sarok"),
        ("Izaslanstvo je puno naučilo. Mreža Zeleni Krug bila je dobra praksa u toj regiji.", "Mreža Zeleni Krug"),
        ("Izaslanstvo je posjetilo regiju i puno naučilo. Dobra praksa „Zeleni kut“ predstavljena je.", "Zeleni kut"),
    ],
)
def test_prose_names_practices(text: str, name: str):
    assert name in practices(text)


@pytest.mark.parametrize(
    "text",
    [
        "The Barrel Yard could become a good practice next year, if the town wants it to.",
        "The Barrel Yard is not a good practice, said the partners of the region.",
        "The Barrel Yard will be selected as a good practice by the partners of the region.",
        "The platform “Green Answers” collects the best good practices of the regions for the partners.",
        "La piattaforma “Risposte Verdi” raccoglie le migliori buone pratiche della regione per i partner.",
        "Partners will share good practices of Interreg Europe and Spanish good practices with the region.",
        "Das Projekt „Flickwerk“ sammelt gute Praktiken in der Region und teilt sie mit den Partnern.",
        "REGEA je predstavila dobru praksu, a Klaster Drvo predstavio je još jednu. Gosti su bili zadovoljni.",
        "Center Noordung in RRA Posavje sta predstavila dobri praksi, gostje pa so bili zadovoljni.",
        "Програмата „Виа Понтика“ е представила добра практика пред гостите от региона.",
        "El proyecto no encontró ninguna buena práctica en la región y los socios lo lamentan.",
    ],
)
def test_no_practice_is_made_of_plans_denials_and_collections(text: str):
    assert practices(text) == []


def test_a_list_below_a_line_about_practices_names_them_with_their_bodies():
    text = (
        "Seven good practices were selected in the region:\n"
        "- Repair café in the old port (Town of Brindell)\n"
        "- Reuse map – an app for citizens (Mapwerk)\n"
        "- Bikes for all\n"
    )

    assert practices(text) == ["Repair café in the old port", "Reuse map – an app for citizens", "Bikes for all"]
    assert bodies(text) == {
        ("Repair café in the old port", "Town of Brindell"),
        ("Reuse map – an app for citizens", "Mapwerk"),
    }


def test_items_in_small_letters_count_where_brackets_say_whose_they_are():
    text = (
        "Raport zawiera cztery dobre praktyki z regionów partnerskich, które ograniczają marnowanie żywności:\n"
        "Przemysł:\n"
        " • suszenie owoców z nadwyżek (Mazowsze: firma Suszarnia Lipka)\n"
        " • nowe opakowania do warzyw (Devon: Greenpack)\n"
        "Dary:\n"
        " • aplikacja dla sklepów i banków żywności (Ferrara: Buon Fine)\n"
    )

    assert bodies(text) == {
        ("suszenie owoców z nadwyżek", "Suszarnia Lipka"),
        ("nowe opakowania do warzyw", "Greenpack"),
        ("aplikacja dla sklepów i banków żywności", "Buon Fine"),
    }


@pytest.mark.parametrize(
    "text",
    [
        "Partners exchanged good practices on the following topics:\n- Waste\n- Energy\n- Water\n",
        "I partner hanno raccolto buone pratiche sui seguenti temi:\n- Rifiuti\n- Energia\n- Acqua\n",
        "The partners that collect good practices with stakeholders:\n- Town of Brindell\n- County of Ostrow\n",
        "The project aims to exchange good practices in order to:\n- Reduce waste\n- Save energy\n",
        "Projekt wird gute Praktiken zu folgenden Themen sammeln:\n- Abfall\n- Energie\n- Wasser\n",
    ],
)
def test_a_list_of_topics_aims_or_partners_names_no_practices(text: str):
    assert practices(text) == []


def test_the_cards_of_a_catalogue_name_what_they_define():
    text = (
        "Good practices of the project\n"
        "Velvet Gym is a company that dresses clubs in old nets.\nLocation: Aragón, Spain\nProject: RELOOP\n"
        "Town menders are a link between citizens and the council.\nLocation: Etelä-Suomi, Finland\nProject: RELOOP\n"
        "Residents and guests are urged to pick litter on the shore.\nLocation: Etelä-Suomi, Finland\nProject: RELOOP\n"
    )

    assert practices(text) == ["Velvet Gym", "Town menders"]


def test_a_series_of_quoted_names_on_a_visit_to_good_practices():
    text = (
        "Durante la visita alle buone pratiche della città i partner hanno visto tre esempi. "
        "Nel corso della visita i partner hanno conosciuto “Pane Amico” promosso dal Comune di Ferrara, "
        "“Storti e Buoni” e “Ultimo Minuto”."
    )

    assert practices(text) == ["Pane Amico", "Storti e Buoni", "Ultimo Minuto"]
    assert bodies(text) == {("Pane Amico", "Comune di Ferrara")}


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("The good practice “Shared Shed”, developed by the Town of Brindell, is well known.", "Town of Brindell"),
        (
            "La buona pratica “Orto in Cassetta”, promossa dal Comune di Ferrara, è stata presentata.",
            "Comune di Ferrara",
        ),
        (
            "La buena práctica «Aula Verde», impulsada por la Diputación de Badajoz, fue presentada.",
            "Diputación de Badajoz",
        ),
        ("La bonne pratique « Bocal Malin », mise en place par la Ville de Lille, est connue.", "Ville de Lille"),
        ("Das gute Beispiel „Flickwerk“, betrieben von der Stadt Hamburg, wurde gezeigt.", "Stadt Hamburg"),
        ("Dobra praktyka „Zielony Kąt” jest prowadzona przez Województwo Lubelskie.", "Województwo Lubelskie"),
        (
            "De goede praktijk “Groene Hoek”, ontwikkeld door de Provincie Antwerpen, werd getoond.",
            "Provincie Antwerpen",
        ),
    ],
)
def test_sentences_say_who_runs_a_practice(text: str, body: str):
    assert body in {one for _, one in bodies(text)}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("En Letonia, la práctica «Patio Vivo», ocho jardines, ha recibido el visto bueno.", "Patio Vivo"),
        ("O comité inspirou-se na prática escocesa «Turfa Viva», gerida por voluntários.", "Turfa Viva"),
        ("Due le buone pratiche. A Lucca si è visto il “Viale Verde”, una cintura di alberi.", "Viale Verde"),
        ("Les bonnes pratiques comptent. L'équipe a vu fonctionner « Le Troc », un réseau d'épiceries.", "Le Troc"),
        ("The town showed two practices that were chosen later: “Shed Share”, a store of tools.", "Shed Share"),
    ],
)
def test_what_was_shown_in_a_text_about_practices_is_one(text: str, name: str):
    assert name in practices(text)


def test_bullets_below_numbered_practices_are_no_practices():
    text = (
        "The following practices have been chosen by the regional stakeholder group:\n\n"
        "  1. Better sorting of waste in the harbour (Harbour Waste Ltd)\n    • in 2016 less was burnt\n"
        "  2. Straw for the stables of the town (Stable Ltd)\n    • more straw was used"
    )

    assert practices(text) == ["Better sorting of waste in the harbour", "Straw for the stables of the town"]


def test_a_heading_that_only_says_what_a_page_is_gives_no_title():
    text = (
        "BUONA PRATICA N. 14\n\nTitolo: Orti in ferie\nProgetto: RIVA\nIstituzione principale: Comune di Terni\n"
        "Ubicazione: Umbria, Italia\n\nDescrizione\nGli orti sono aperti.\n\nRisorse impiegate\n35.000 euro."
        "\n\nRisultati\nGli orti sono 140.\n\nCriticità\nNessuna.\n\nTrasferibilità\nAlta."
    )

    rows = extract(document_from(text))

    assert {s.subject.names[0].text for s in rows if s.predicate == "mainInstitution"} == {"Orti in ferie"}


@pytest.mark.parametrize(
    ("text", "pair"),
    [
        (
            "The good practice “Straw Store”, a barn which the City of Lille has been running since 2015, is old.",
            ("Straw Store", "City of Lille"),
        ),
        (
            "La buena práctica «Viña Viva», un sistema que desde 2015 gestiona la Diputación de Badajoz, avisa.",
            ("Viña Viva", "Diputación de Badajoz"),
        ),
        (
            "La bonne pratique « Le Troc », un réseau que porte la Ville de Lille, est ancienne.",
            ("Le Troc", "Ville de Lille"),
        ),
    ],
)
def test_a_relative_clause_says_who_runs_a_practice(text: str, pair: tuple[str, str]):
    assert pair in bodies(text)


def test_what_was_visited_and_is_described_behind_a_comma_is_a_practice():
    text = "Project TOOLSHARE collects good practices. Then the partners visited Kavalir, a shuttle for old people."

    assert practices(text) == ["Kavalir"]


def test_the_fields_of_a_form_are_no_list_of_practices():
    text = "Hyvä käytäntö\n\nNimi: Tasku kierto\n\nPääorganisaatio: Kauhajoen kaupunki\n\nAlkoi: maaliskuu 2015\n"

    assert not {"Nimi", "Alkoi"} & set(practices(text))


def test_a_programme_in_quotes_with_its_period_is_no_practice():
    text = (
        "Best practices were shown. At the event «Uno», «Due» and «Greece-Bulgaria 2014-2020» were presented, "
        "a seminar of the project TOOLSHARE."
    )

    assert "Greece-Bulgaria 2014-2020" not in practices(text)
