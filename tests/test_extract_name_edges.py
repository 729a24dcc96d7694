"""Where names of bodies end: before towns, countries, persons, projects and the next body, in many languages."""

import pytest

from tests.read_out import bodies


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("I projektet deltog Vestland fylkeskommune i Bergen sammen med flere andre.", "Vestland fylkeskommune"),
        ("Projektet ägs av Karlstads universitet och Høgskolen Innlandet sedan 2019.", "Karlstads universitet"),
        ("Hankkeessa ovat mukana Virossa Tallinnan yliopisto ja monta kaupunkia.", "Tallinnan yliopisto"),
        ("Pasākumu rīkoja Dārzkopības institūts Dobelē kopā ar citiem.", "Dārzkopības institūts"),
        ("Aan het project doen uit Denemarken Fanø Kommune en vele anderen mee.", "Fanø Kommune"),
        (
            "Im Saal stellte die Südliche Wirtschaftskammer Bettina Krause ihren Gästen vor.",
            "Südliche Wirtschaftskammer",
        ),
    ],
)
def test_what_stands_beside_a_name_is_no_part_of_it(text: str, name: str):
    assert name in bodies(text)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "Projektą kartu su kitais partneriais vykdo Lietuvos agrarinių ir miškų mokslų centras Kaune.",
            "Lietuvos agrarinių ir miškų mokslų centras",
        ),
        (
            "Sanāksmi rīko Vides aizsardzības un reģionālās attīstības ministrija Rīgā.",
            "Vides aizsardzības un reģionālās attīstības ministrija",
        ),
        ("Partnerina on myös Lapin matkailuelinkeinon liitto.", "Lapin matkailuelinkeinon liitto"),
        (
            "Toetaja oli Edela-Soome Majandusarengu-, Transpordi- ja Keskkonnaamet.",
            "Edela-Soome Majandusarengu-, Transpordi- ja Keskkonnaamet",
        ),
        ("Partnerite hulgas on ka MTÜ Mere Sadam ja teised.", "MTÜ Mere Sadam"),
        ("Stödet kommer från Naturvårdsverket och går till kommunerna.", "Naturvårdsverket"),
        ("Toetuse andis Regionaalministeerium eelmisel aastal.", "Regionaalministeerium"),
    ],
)
def test_a_name_keeps_its_compounds_and_the_small_words_inside(text: str, name: str):
    assert name in bodies(text)


def test_a_head_noun_inside_a_compound_names_no_body():
    text = "Das Euregio-Treffen und das Hub-Konzept waren Themen des Euregio-Projekts."

    assert bodies(text) == set()


def test_bodies_in_brackets_behind_a_country_are_partners_each():
    text = (
        "Projektu HARBOURS īsteno kopā ar partneriem: Igaunija (Tallinas Universitāte un Sāremā pašvaldība), "
        "Lietuva (Klaipēdas universitāte), Somija (Dienvidu reģionālā padome)."
    )

    assert {"Tallinas Universitāte", "Sāremā pašvaldība", "Klaipēdas universitāte"} <= bodies(text)


def test_a_label_of_partners_below_a_heading_opens_a_list():
    text = (
        "Projekt HARBOURS\n\nPartnerid Eestis:\n\nJuhtpartner: Viimsi vald\n"
        "Partnerid: Tallinna linn, Jõe vald, Paldi linn"
    )

    assert {"Viimsi vald", "Tallinna linn", "Jõe vald", "Paldi linn"} <= bodies(text)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "Im Saal sprach an der Fachhochschule Alpenblick vom Rektor Kilian Hofer eingeladen.",
            "Fachhochschule Alpenblick",
        ),
        (
            "Partner ist die Gesellschaft für Wirtschafts- und Technologieförderung Rostock mbH.",
            "Gesellschaft für Wirtschafts- und Technologieförderung Rostock mbH",
        ),
        ("Župan mestne občine Krško je odprl razstavo o rekah.", "mestne občine Krško"),
    ],
)
def test_persons_beside_a_name_and_halved_words_inside(text: str, name: str):
    assert name in bodies(text)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "Dogodka so se udeležili predstavniki, tudi Ministrstvo za kmetijstvo, gozdarstvo in prehrano je bilo tam.",
            "Ministrstvo za kmetijstvo, gozdarstvo in prehrano",
        ),
        (
            "Programul este condus de Ministerul Dezvoltării Regionale, Administrației Publice și Fondurilor Europene.",
            "Ministerul Dezvoltării Regionale, Administrației Publice și Fondurilor Europene",
        ),
        ("W spotkaniu wzięło udział Muzeum Etnograficzne oraz Gmina Lanckorona z regionu.", "Gmina Lanckorona"),
        (
            "The partner is The Instituto de Oceanografía de Sevilla in the south.",
            "Instituto de Oceanografía de Sevilla",
        ),
    ],
)
def test_ministries_keep_their_topics_and_pairs_are_two(text: str, name: str):
    assert name in bodies(text)


def test_an_acronym_alone_in_a_list_is_the_body_that_has_it_in_brackets():
    text = (
        "Vides aizsardzības ministrija (VARMA) vada projektu HARBOURS. Partneri: VARMA (Latvija), "
        "Tallinas Universitāte (Igaunija), Klaipēdas universitāte (Lietuva)."
    )

    assert "VARMA" not in bodies(text)


def test_a_town_behind_an_item_of_a_list_is_no_part_of_its_name():
    text = "Partner i projektet HARBOURS är Föreningen Närsholmen, Kökars kommun på Åland och Turku universitet."

    assert "Kökars kommun" in bodies(text)


def test_what_somebody_says_behind_a_colon_is_no_list_of_partners():
    text = (
        'Das Projekt HARBOURS bringt Vorteile für alle Partner, erklärt Frau Rein: "Vom Bekanntheitsgrad können wir '
        'gemeinsam profitieren und lernen".'
    )

    assert bodies(text) == set()


def test_bodies_without_brackets_are_parted_from_those_with_them():
    text = (
        "Projekta HARBOURS partneri: Zemgales plānošanas reģions, Tartu Dabas muzejs (Igaunija), "
        "Klaipēdas universitāte (Lietuva), Turku universitāte (Somija)."
    )

    assert {"Zemgales plānošanas reģions", "Tartu Dabas muzejs"} <= bodies(text)


def test_a_university_of_one_place_ends_before_the_next_name():
    text = "The project was carried out by the University of Suffolk and Adnams in the east."

    assert "University of Suffolk" in bodies(text)


def test_a_word_for_companies_before_their_names_is_no_part_of_them():
    text = (
        "Projektpartner im Projekt HARBOURS sind die FH Münster, die Unternehmen Hafen-Tec GmbH und die "
        "Stadtwerke Aachen."
    )

    assert {"Hafen-Tec GmbH", "Stadtwerke Aachen"} <= bodies(text)


@pytest.mark.parametrize(
    ("text", "name", "more"),
    [
        ("Darüber entscheidet, wie üblich, der Kreistag den Haushalt betreffend.", "", "Kreistag den Haushalt"),
        (
            "Della misura è autorità di gestione il Servizio Sviluppo Montano da gennaio.",
            "Servizio Sviluppo Montano",
            "autorità di gestione il Servizio Sviluppo Montano",
        ),
    ],
)
def test_an_article_without_a_preposition_joins_nothing_to_a_name(text: str, name: str, more: str):
    assert more not in bodies(text)
    assert not name or name in bodies(text)


def test_a_known_body_and_a_region_behind_it_are_its_branch():
    assert "Legambiente Umbria" in bodies("Lo sportello è affidato a Legambiente Umbria, con fondi regionali.")


def test_a_known_body_and_its_country_are_no_branch():
    assert "Legambiente Italia" not in bodies("Lo sportello è affidato a Legambiente Italia, con fondi regionali.")


def test_an_acronym_and_the_name_behind_a_dash_are_one_body():
    text = "Partners: NEMDA – North Moor Development Agency (IE), Region Skåne (SE), City of Volos (GR)."

    assert bodies(text) == {"North Moor Development Agency", "Region Skåne", "City of Volos"}


def test_a_name_before_a_dash_is_no_part_of_the_next():
    text = "Partner – Stadt Rheine - Tartu Linnavalitsus - Gmina Miasto Gdynia - Luleå tekniska universitet."

    assert "Miasto Gdynia - Luleå tekniska universitet" not in bodies(text)


def test_a_unit_behind_a_dash_is_part_of_a_partner_in_a_list():
    text = "Partner: Comune di Prato, Regione Umbria - Direzione Turismo e Sport. Durata: 36 mesi."

    assert bodies(text) == {"Comune di Prato", "Regione Umbria"}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("On Monday Durham County Council invited its stakeholders to a meeting.", "Durham County Council"),
        ("In May Craiova University presented the results to many visitors.", "Craiova University"),
        ("Lundi Réseau Alliances a invité les acteurs de la région à une réunion.", "Réseau Alliances"),
        ("Lunedì Comune di Sokobanja ha invitato tutti a un incontro molto utile.", "Comune di Sokobanja"),
        ("Gegužę Klaipėdos universitetas pristatė projekto rezultatus visiems.", "Klaipėdos universitetas"),
        ("Pirmdien Ludzas novada pašvaldība aicināja visus uz sanāksmi par projektu.", "Ludzas novada pašvaldība"),
        ("Maanantaina Tallinnan yliopisto kutsui sidosryhmät kokoukseen ja esitteli tulokset.", "Tallinnan yliopisto"),
        ("Hétfőn Zala Megyei Önkormányzat meghívta az érintetteket egy találkozóra.", "Zala Megyei Önkormányzat"),
        ("Την Τρίτη Δήμος Ανατολικής Σάμου κάλεσε τους φορείς σε συνάντηση.", "Δήμος Ανατολικής Σάμου"),
        ("Dank Hochschule Trier konnten die Gäste die neue Anlage sehen.", "Hochschule Trier"),
        ("Datorită Primăria Călăraşi vizitatorii au văzut noua fabrică din oraș.", "Primăria Călăraşi"),
        ("Dalyvavo ir Klaipėdos universitetas, kuris pristatė naują gamyklą.", "Klaipėdos universitetas"),
    ],
)
def test_what_opens_a_sentence_before_a_name_is_no_part_of_it(text: str, name: str):
    assert name in bodies(text)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Im Mai stellte die Stadt Aachen im Rathaus die Ergebnisse vor.", "Stadt Aachen"),
        ("Danach lud der Europäische Radfahrerverband am Nachmittag ein.", "Europäische Radfahrerverband"),
        (
            "Der Bericht stammt vom Amt für Umwelt im Kreis Euskirchen und ist neu.",
            "Amt für Umwelt im Kreis Euskirchen",
        ),
        (
            "Lo studio è stato scritto da esperti di Agenzia Rifiuti della Catalogna e pubblicato nel 2020.",
            "Agenzia Rifiuti della Catalogna",
        ),
        (
            "A study by experts of the Ministry for Economic Affairs and Energy, State of Hesse and sold.",
            "Ministry for Economic Affairs and Energy",
        ),
    ],
)
def test_a_name_ends_before_where_something_happened_and_what_was_done(text: str, name: str):
    assert name in bodies(text)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Workshop usporiadalo Kysucké múzeum v Čadci spolu s miestnymi firmami z okolia.", "Kysucké múzeum v Čadci"),
        ("Bei dem Treffen sprach die Industrie- und Handelskammer (IHK) Aachen über die Lage.",
         "Industrie- und Handelskammer (IHK) Aachen"),
        ("The day was hosted by Castellon de la Plana Municipality and attended by many guests.",
         "Castellon de la Plana Municipality"),
        ("L'incontro è stato organizzato dalla Regione Ostrobotnia meridionale per i suoi ospiti.",
         "Regione Ostrobotnia meridionale"),
        ("Der Bericht wurde vom niederländischen Wirtschaftsministerium im letzten Jahr verfasst.",
         "niederländischen Wirtschaftsministerium"),
        ("Der Bericht wurde von der österreichisch-tschechischen Verwaltungsbehörde geprüft und bezahlt.",
         "österreichisch-tschechischen Verwaltungsbehörde"),
        ("Töötoa korraldas MTÜ Peipsimaa Turism koos kohalike ettevõtetega linna servas.", "MTÜ Peipsimaa Turism"),
    ],
)  # fmt: skip
def test_a_name_holds_its_parts_behind_dashes_brackets_and_small_words(text: str, name: str):
    assert name in bodies(text)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Die deutsche Gesellschaft und ein dänisches Unternehmen waren an dem Tag dabei.", "deutsche Gesellschaft"),
        ("Im Projekt arbeitet die schwedische Stadt Umeå mit vielen anderen zusammen.", "schwedische Stadt Umeå"),
        ("The partner from Pleven (BG) Hospital staff joined the workshop later.", "Pleven (BG) Hospital"),
    ],
)
def test_what_is_no_part_of_a_name_stays_out_of_it(text: str, name: str):
    assert name not in bodies(text)
