"""Small towns: what around a name says that it is one."""

import pytest

from graph.model import Mention, document_of
from loaders.extract.rules import extract


def towns(text: str) -> dict[str, str | None]:
    """The cities and towns of a text by name, with their codes."""
    found = (s.subject for s in extract(document_of(text)) if s.predicate == "type" and s.subject.kind == "City")
    return {name.text: mention.code for mention in found for name in mention.names}


def places(text: str) -> set[str]:
    """The names of cities and regions in a text."""
    found = (s.subject for s in extract(document_of(text)) if s.predicate == "type")
    return {name.text for one in found if one.kind in ("City", "Region") for name in one.names}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "Le plan est prêt depuis le printemps.\n\nÀ Uzerche, la mairie a ouvert un atelier pour les jeunes.",
            "Uzerche",
        ),
        ("Projektet började i fjol. I Gränna öppnade kommunen en ny verkstad för unga.", "Gränna"),
        ("Projekt začal loni. V Telči otevřelo město novou dílnu pro mladé.", "Telči"),
        ("Το έργο άρχισε πέρυσι. Στη Δημητσάνα ο δήμος άνοιξε ένα νέο εργαστήριο.", "Δημητσάνα"),
    ],
)
def test_a_preposition_of_place_may_open_the_sentence(text: str, name: str):
    assert name in towns(text)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Das Vorbild steht in Nyírbátor, wo die Gemeinde seit zehn Jahren eine Werkstatt betreibt.", "Nyírbátor"),
        ("Partnerne besøgte værkstedet, som fonden driver i Großräschen siden 1999.", "Großräschen"),
        ("Drugi taki warsztat działa w Tralee od dziesięciu lat i uczy młodzież.", "Tralee"),
    ],
)
def test_a_name_that_only_one_country_has_needs_no_country_in_the_text(text: str, name: str):
    assert name in towns(text)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "Good practice: Mending hall\nWhere: town centres of Boyle, Castlerea and Strokestown.",
            {"Boyle", "Strokestown"},
        ),
        ("Gute Praxis: Werkhalle\nOrt: Rathaus, Mattersburg\nBeginn: Januar 2019", {"Mattersburg"}),
        ("Dobra praktyka: warsztat\nGdzie: Szczyrk, woj. śląskie\nKiedy: 2019", {"Szczyrk"}),
        ("Καλή πρακτική: εργαστήριο\nΈδρα: Καρδίτσα. Πρόεδρος: ο δήμαρχος.", {"Καρδίτσα"}),
        ("Goede praktijk: het atelier\nPlaats: Harderwijk\nStart: 2019", {"Harderwijk"}),
    ],
)
def test_labels_of_place_lead_to_towns(text: str, names: set[str]):
    assert names <= towns(text).keys()


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The Croatian partner showed it during the second seminar (Rovinj, 14 May 2019).", "Rovinj"),
        ("5. Juli, Melsungen: Treffen des regionalen Beirats", "Melsungen"),
        ("Reunión de lanzamiento: Albarracín, 20 y 21 de marzo de 2019", "Albarracín"),
        ("Tájékoztató nap: 2025. szeptember 16., Kiskunfélegyháza, Művelődési Központ.", "Kiskunfélegyháza"),
    ],
)
def test_a_date_beside_a_name_says_that_it_is_a_town(text: str, name: str):
    assert name in towns(text)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("It works in the village of Biccari since 2015.", "Biccari"),
        ("Dílna stojí v obci Großräschen od roku 2015.", "Großräschen"),
        ("I partner hanno visitato Comacchio e le sue valli.", "Comacchio"),
        ("De partners bezochten Harderwijk en reisden daarna naar Elburg.", "Elburg"),
    ],
)
def test_nouns_of_place_visits_and_prepositions_of_direction_lead_to_towns(text: str, name: str):
    assert name in towns(text)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Projekt je zgled našel v Italiji: borzo je v Tolmezzu postavila zadruga.", "Tolmezzu"),
        ("Agencija je u Irskoj, u Killybegsu, otvorila radionicu za ribare.", "Killybegsu"),
        ("Trzy kontenery stoją w Odemirze w Portugalii i prowadzi je gmina.", "Odemirze"),
    ],
)
def test_case_forms_of_foreign_towns_count_in_countries_of_which_the_text_speaks(text: str, name: str):
    assert name in towns(text)


def test_a_row_goes_on_behind_what_a_bracket_says():
    text = "Las visitas pasaron por Ostrava (octubre de 2017) y Albarracín (abril de 2018)."

    assert "Albarracín" in towns(text)


def test_countries_stand_in_the_next_column_or_as_a_code_that_ends_the_line():
    table = "1 Občina Bohinj – Bohinjska Bistrica – Slovenia – Odlok\n2 Salzlandkreis Bernburg DE\n3 Grad Pag Pag HR"

    assert {"Bohinjska Bistrica", "Bernburg"} <= towns(table).keys()


def test_of_two_towns_of_a_name_behind_a_label_none_is_chosen():
    assert towns("Buona pratica: la sala della musica\nDove: Pitigliano\nQuando: dal 2019") == {"Pitigliano": None}


def test_a_city_called_like_a_word_of_another_language_counts_behind_a_preposition():
    assert "Essen" in towns("Un técnico pasó dos semanas en Essen, en Alemania, como parte del intercambio.")


@pytest.mark.parametrize(
    "text",
    [
        "In Schulen und Betrieben wird das Wissen nun angewandt. In Gruppen geht es besser.",
        "Das Essen in Kantinen ist gut, und in Kirchen ist es ruhig.",
        "In Time we trust. In Agriculture and in Mining the jobs are gone.",
        "Location: Online\nWhere: At home\nPlace: Zoom",
        "In Comune si lavora. In Corte d'appello. A Monte di tutto. A Fine mese.",
        "The book (Palmer, 14 May 2019) says so, and so does the review (Hall, 2020).",
        "V Dvorani je toplo. Lokacija: Velika dvorana.",
        "The town of Dreams is a book and the city of Tomorrow a project.",
        "Racconta il direttore Ennio Dal Farra: così è nato. Dal Farra ne ha tratto un'idea.",
    ],
)
def test_ordinary_words_and_surnames_are_no_towns(text: str):
    assert places(text) == set()


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Pilot teče na Hrvaškem: v Karlovcu se je začel februarja po zgledu drugih mest.", "Karlovcu"),
        ("BIM je u listopadu u Killybegsu otvorio radionicu i opisao je svima.", "Killybegsu"),
        ("In Ireland we help the young. Our office is in Clonmel, and it is open.", "Clonmel"),
        ("À Novo mesto, en Slovénie, les bénévoles nous attendaient à la gare.", "Novo mesto"),
    ],
)
def test_cities_are_found_by_foreign_case_forms_and_further_names(text: str, name: str):
    assert name in towns(text)


@pytest.mark.parametrize(
    "text",
    [
        "Dobra praksa: radionica za mlade\nMjesto: Varaždin, Hrvatska\nPočetak: 2019",
        "Vodeći partner je javna ustanova »Naša rijeka« (Varaždin), a drugi je škola iz Slovenije.",
        "Pomiar prowadzi od lat uczelnia, a warsztaty odbyły się w Évorze w październiku.",
    ],
)
def test_a_region_called_as_its_town_is_the_town_where_towns_stand(text: str):
    assert towns(text)


def test_a_longer_name_goes_before_the_place_in_it():
    assert towns("La puerta está en la plaza de Arenas de San Pedro desde 2019.").keys() == {"Arenas de San Pedro"}


@pytest.mark.parametrize(
    "text",
    [
        "Šiaulių rajone 2020 m. atidarytas kabinetas, o projektą vykdo savivaldybė.",
        "Le Comminges est rural. Trente-sept communes sur cent n'ont pas de gare.",
        "Główna instytucja prowadzi warsztaty zawodowe w czynnych zakładach.",
    ],
)
def test_parts_of_longer_words_and_names_of_areas_are_no_towns(text: str):
    assert not any(s.subject.kind == "City" for s in extract(document_of(text)))


@pytest.mark.parametrize(
    ("text", "body", "town"),
    [
        (
            "Geleitet wird es vom Forschungszentrum Alpen-Adria in Klagenfurt; es läuft seit Mai.",
            "Forschungszentrum Alpen-Adria",
            "Klagenfurt",
        ),
        (
            "It is carried out by Wirtschaftsagentur Burgenland in Eisenstadt from 2018, in Austria.",
            "Wirtschaftsagentur Burgenland",
            "Eisenstadt",
        ),
    ],
)
def test_a_town_joined_to_a_body_by_a_preposition_is_its_seat(text: str, body: str, town: str):
    rows = extract(document_of(text))
    based = {
        (s.subject.names[0].text, s.object.names[0].text)
        for s in rows
        if s.predicate == "basedIn" and s.subject.names and isinstance(s.object, Mention) and s.object.names
    }

    assert (body, town) in based


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Wspiera nas Uniwersytet Przyrodniczy w Lublinie, a także szkoły.", "Uniwersytet Przyrodniczy w Lublinie"),
    ],
)
def test_a_town_that_is_part_of_a_body_s_name_stays_there(text: str, name: str):
    rows = extract(document_of(text))

    assert name in {n.text for s in rows if s.predicate == "type" for n in s.subject.names}


def test_a_town_that_is_visited_or_heads_a_dated_programme_is_no_body():
    text = (
        "Prato, Palazzo Vestri - 28 marzo 2019\nL'incontro è organizzato dalla Provincia di Prato e dal Comune "
        "di Prato con i partner del progetto."
    )

    assert "Prato" in towns(text)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Zwischen Bezau und Andelsbuch in Vorarlberg fährt ein Bus.", {"Bezau", "Andelsbuch"}),
        ("Entre Uzerche et Treignac, un bus circule depuis 2019.", {"Uzerche", "Treignac"}),
        ("Mellan Gränna och Vadstena går en buss sedan 2019.", {"Gränna", "Vadstena"}),
        ("Tapaaminen pidettiin keväällä, ja seuraava on Haapsalussa Virossa.", {"Haapsalussa"}),
    ],
)
def test_towns_between_which_something_runs_and_before_their_country_in_its_case(text: str, names: set[str]):
    assert names <= towns(text).keys()


@pytest.mark.parametrize(
    "text",
    [
        "W Sieci jest nas wielu. Do Pracy! W Zgodzie z naturą działamy.",
        "V Pohybe, v Sieti, v Súlade s prírodou. Česko a Poľsko sa pridali.",
        "À Noter : le rapport. À Lire : le plan. En Cours : les travaux.",
        "In Stillfried wird gebaut, sagt man; das stillfried genannte Spiel ist neu, und in Rollen steckt Arbeit.",
    ],
)
def test_titles_with_capitals_name_no_towns(text: str):
    assert places(text) == set()
