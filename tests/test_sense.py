"""What names say in any language: one sense for one body, and another for its look-alikes."""

from __future__ import annotations

import pytest

from graph.sense import sense
from ontology import name_words

SAME = [
    ("IT", None, [("it", "Camera di commercio di Torino"), ("en", "Turin Chamber of Commerce")]),
    (
        "IT",
        "ITC11",
        [("it", "Università degli Studi di Torino"), ("de", "Universität Turin"), ("fi", "Torinon yliopisto")],
    ),
    ("PL", None, [("pl", "Uniwersytet Łódzki"), ("en", "University of Lodz"), ("it", "Università di Łódź")]),
    ("PL", None, [("pl", "Politechnika Gdańska"), ("en", "Gdańsk University of Technology")]),
    ("DE", None, [("de", "Energieagentur Rheinland-Pfalz GmbH"), ("en", "Energy Agency of Rhineland-Palatinate")]),
    ("DE", None, [("de", "Industrie- und Handelskammer zu Köln"), ("en", "Cologne Chamber of Commerce")]),
    ("BG", "BG411", [("bg", "Софийски университет"), ("en", "Sofia University")]),
    ("GR", "EL43", [("el", "Πανεπιστήμιο Κρήτης"), ("en", "University of Crete")]),
    ("FI", "FI197", [("fi", "Tampereen kaupunki"), ("sv", "Tammerfors stad"), ("en", "City of Tampere")]),
    ("HU", "HU231", [("hu", "Pécsi Tudományegyetem"), ("en", "University of Pécs")]),
    ("ES", "ES61", [("es", "Agencia Andaluza de la Energía"), ("en", "Andalusian Energy Agency")]),
    ("FR", None, [("fr", "Ministère de l'Environnement"), ("en", "French Ministry of the Environment")]),
    ("SE", "SE224", [("sv", "Lunds universitet"), ("en", "Lund University")]),
    ("NL", "NL310", [("nl", "Hogeschool Utrecht"), ("en", "Utrecht University of Applied Sciences")]),
    ("LV", "LV008", [("lv", "Vidzemes Augstskola"), ("en", "Vidzeme University of Applied Sciences")]),
    ("IT", "ITC11", [("it", "Politecnico di Torino"), ("de", "Polytechnikum Turin"), ("nl", "Polytechnicum Turijn")]),
    ("CZ", "CZ010", [("cs", "Vysoká škola ekonomická v Praze"), ("en", "University of Economics Prague")]),
    ("DE", "DE80K", [("de", "Universitätsklinikum Rostock"), ("en", "Rostock University Medical Center")]),
    ("ES", "ES61", [("es", "Agência Andaluza da Energia"), ("en", "Andalusian Energy Agency")]),  # taken for Spanish
    ("RO", "RO111", [("ro", "APM Bihor"), ("en", "Bihor Environmental Protection Agency")]),
    ("DE", None, [("de", "Deutsche Energie-Agentur"), ("en", "German Energy Agency")]),
    (
        "DE",
        None,
        [("de", "Umweltbundesamt"), ("en", "German Environment Agency"), ("fr", "Agence fédérale d'environnement")],
    ),
    ("DE", "DE929", [("de", "Medizinische Hochschule Hannover"), ("en", "Hannover Medical School")]),
    ("AT", None, [("de", "Wirtschaftskammer Österreich"), ("en", "Austrian Federal Economic Chamber")]),
    ("AT", "AT22", [("de", "Steirische Energieagentur"), ("en", "Styrian Energy Agency")]),
    ("BE", None, [("nl", "Vlaamse Milieuagentschap"), ("en", "Flemish Environment Agency")]),
    ("BE", "BE234", [("nl", "Universiteit Gent"), ("en", "Ghent University"), ("fr", "Université de Gand")]),
    ("ES", "ES21", [("es", "Agencia Vasca de Desarrollo"), ("en", "Basque Development Agency")]),
    ("ES", "ES300", [("es", "Universidad de Madrid"), ("ca", "Universitat de Madrid"), ("en", "University of Madrid")]),
    ("LT", "LT023", [("lt", "Klaipėdos universitetas"), ("pl", "Uniwersytet Kłajpedzki")]),
    ("LV", None, [("lv", "Latvijas Universitāte"), ("en", "University of Latvia")]),
    (
        "RO",
        None,
        [("ro", "Agenția pentru Dezvoltare Regională Nord-Vest"), ("fr", "Agence de développement Nord-Ouest")],
    ),
    ("RO", "RO225", [("ro", "Institutul Delta Dunării"), ("en", "Danube Delta Institute")]),
    ("NO", None, [("no", "Elverum kommune"), ("en", "Municipality of Elverum")]),
    ("CZ", None, [("cs", "Univerzita Palackého"), ("en", "Palacký University")]),
    ("IT", None, [("it", "ARPA Lombardia"), ("en", "Lombardy Regional Environmental Protection Agency")]),
    (None, None, [("en", "European Environment Agency"), ("de", "Europäische Umweltagentur")]),
    (None, None, [("en", "United Nations"), ("de", "Vereinte Nationen"), ("fr", "Organisation des Nations unies")]),
    (None, None, [("en", "European Commission"), ("fi", "Euroopan komissio"), ("de", "EU-Kommission")]),
    ("HR", None, [("hr", "Hrvatske šume"), ("en", "Croatian Forests")]),
    ("DK", None, [("da", "Miljøstyrelsen"), ("en", "Danish Environmental Protection Agency")]),
    ("DE", "DE11", [("de", "Wirtschaftsförderung Stuttgart Agentur"), ("en", "Stuttgart Economic Development Agency")]),
    ("EE", "EE001", [("en", "Stockholm Institute Tallinn"), ("it", "Istituto di Stoccolma a Tallinn")]),
    ("IT", "ITF4", [("it", "Puglia Sviluppo S.p.A."), ("en", "Apulia Development")]),
    ("DE", "DE111", [("de", "Technologiezentrum Stuttgart"), ("en", "Stuttgart Technology Centre")]),
    ("IT", "ITC1", [("fi", "Piemonten alueellinen ympäristövirasto"), ("en", "Environment Agency of Piedmont")]),
    (None, None, [("en", "World Health Organization"), ("pl", "Światowa Organizacja Zdrowia")]),
    ("SE", None, [("sv", "Energimyndigheten Sydsverige"), ("de", "Energieagentur Südschweden")]),
    ("RO", None, [("ro", "Agenția de Inovare SV Oltenia"), ("en", "South West Oltenia Innovation Agency")]),
    ("FI", None, [("fi", "Pirkanmaan liitto"), ("en", "Council of Tampere Region"), ("it", "Consiglio di Tampere")]),
    ("FI", None, [("fi", "Lapin liitto"), ("sv", "Lapplands förbund"), ("de", "Regionalverband Lappland")]),
    ("PL", None, [("pl", "Uniwersytet Mikołaja Kopernika w Opolu"), ("en", "Nicolaus Copernicus University in Opole")]),
    (
        "SK",
        None,
        [("sk", "Univerzita Pavla Hrončáka"), ("en", "Pavol Hrončák University"), ("it", "Università Hrončák")],
    ),
    ("CZ", None, [("cs", "Moravská knihovna"), ("de", "Mährische Bibliothek"), ("en", "Moravian Library")]),
    ("HR", "HR033", [("hr", "Turistička zajednica grada Zadra"), ("en", "Zadar Tourist Board")]),
    ("HU", None, [("hu", "Bükki Nemzeti Park Igazgatóság"), ("en", "Bükk National Park Directorate")]),
    (
        "AT",
        None,
        [("de", "KAIT Kärntner Alpines Institut für Tourismus"), ("de", "Kärntner Alpines Institut für Tourismus")],
    ),
    ("DE", "DE80K", [("de", "Wirtschaftsförderung Rostock"), ("en", "Rostock Economic Development Agency")]),
    ("PL", None, [("da", "Stadt Posen"), ("pl", "Miasto Poznań")]),  # a German name in a text taken for Danish
    (
        "DE",
        None,
        [("de", "Deutsche Gesellschaft für Immunologie"), ("en", "German Society for Immunology")],
    ),
    ("IT", None, [("it", "Istituto di biofisica di Napoli"), ("hr", "Institut za biofiziku u Napulju")]),
    ("FI", None, [("fi", "Suomen Punainen Risti"), ("sv", "Finlands Röda Kors"), ("fr", "Croix-Rouge finlandaise")]),
    ("ES", None, [("es", "Universidad Autónoma de Sevilla"), ("en", "Autonomous University of Seville")]),
    (
        "HU",
        None,
        [("hu", "Szent István Egyetem"), ("en", "Saint Stephen University"), ("de", "St. Stefan Universität")],
    ),
    ("CZ", "CZ064", [("cs", "Fakulta práva v Brně"), ("en", "Faculty of Law, Brno")]),
    ("HR", None, [("hr", "Dubrovačka razvojna agencija"), ("en", "Dubrovnik Development Agency")]),
    ("DE", None, [("de", "Bayerisches Landesamt für Umwelt"), ("en", "Bavarian Environment Agency")]),
    (
        "AT",
        None,
        [
            ("de", "Bundesministerium für Land- und Forstwirtschaft"),
            ("en", "Federal Ministry of Agriculture and Forestry"),
        ],
    ),
    (
        "PT",
        None,
        [("pt", "TML - Transportes Metropolitanos de Lisboa"), ("en", "TML - Metropolitan Transport for Lisbon")],
    ),
    ("ES", None, [("ca", "Agència Catalana de Turisme"), ("en", "Catalan Tourist Board")]),
    ("BG", None, [("bg", "Столична община"), ("en", "Sofia Municipality")]),
    ("BG", None, [("bg", "Областна администрация Видин"), ("en", "Vidin District Administration")]),
    ("BG", None, [("bg", "Черноморски институт"), ("en", "Black Sea Institute"), ("fr", "Institut de la mer Noire")]),
    ("HU", None, [("hu", "Békés Megyei Önkormányzat"), ("it", "Provincia di Békés")]),
    ("ES", None, [("es", "Junta de Extremadura"), ("en", "Regional Government of Extremadura")]),
    ("SE", None, [("sv", "Skogsstyrelsen"), ("en", "Swedish Forest Agency")]),
    ("GR", None, [("el", "Πανεπιστήμιο Μακεδονίας"), ("en", "University of Macedonia")]),
    ("PT", None, [("pt", "CIM Região de Coimbra"), ("en", "Intermunicipal Community of the Region of Coimbra")]),
    ("CY", None, [("el", "Δήμος Λευκωσίας"), ("en", "Nicosia Municipality")]),
    ("GR", None, [("el", "Δήμος Ηρακλείου"), ("en", "Municipality of Heraklion"), ("it", "Comune di Candia")]),
    ("DE", None, [("de", "Investitionsbank Bremen"), ("en", "Bremen Investment Bank")]),
    ("BG", None, [("bg", "Агенция Пътна инфраструктура"), ("en", "Road Infrastructure Agency")]),
    ("IT", None, [("it", "Autorità di bacino del fiume Po"), ("en", "Po River District Authority")]),
    ("IT", None, [("it", "Città metropolitana di Venezia"), ("en", "Metropolitan City of Venice")]),
    ("BA", None, [("hr", "Razvojna agencija Tuzla"), ("en", "Development Agency of Tuzla")]),
]


@pytest.mark.parametrize(("country", "place", "names"), SAME, ids=[names[0][1] for _, _, names in SAME])
def test_names_of_one_body_in_several_languages_have_one_sense(
    country: str | None, place: str | None, names: list[tuple[str, str]]
) -> None:
    found = [sense(name, language, country, place) for language, name in names]
    assert len({one.key for one in found}) == 1
    assert all(one.tells for one in found)


APART = [
    ("IT", "Università di Torino", "Politecnico di Torino"),
    ("IT", "Comune di Torino", "Provincia di Torino"),
    ("IT", "Ministero dell'Ambiente", "Agenzia per l'ambiente"),
    ("FR", "Université de Rennes", "Université Rennes 2"),
    ("FR", "Chambre de commerce de Rennes", "Chambre d'agriculture de Rennes"),
    ("DE", "Universität Köln", "Universitätsklinikum Köln"),
    ("PL", "Uniwersytet Łódzki", "Uniwersytet Medyczny w Łodzi"),
    ("SI", "Development Agency of Kranj", "Development Agency of Krani"),
    ("ES", "Agencia Andaluza de la Energía", "Agencia Andaluza del Agua"),
    ("ES", "Agencia Vasca de la Energía", "Agencia Gallega de la Energía"),
    ("DE", "Umweltbundesamt", "Bundesamt für Naturschutz"),
    ("FR", "Agence de l'eau Rhin-Meuse", "Agence de l'eau Loire-Bretagne"),
    ("RO", "Agenția pentru Dezvoltare Regională Nord-Vest", "Agenția pentru Dezvoltare Regională Nord-Est"),
    ("IT", "Agenzia italiana per l'energia", "Agenzia regionale per l'energia"),
    ("IT", "University of Venice", "IUAV University of Venice"),
    ("FI", "Pirkanmaan liitto", "Tampereen kaupunki"),
    ("FR", "Université Lumière Lyon 2", "Université Jean Moulin Lyon 3"),
    ("PL", "Uniwersytet Jana Zimnego", "Uniwersytet Jana Ciepłego"),
    ("HR", "Turistička zajednica Zadarske županije", "Turistička zajednica grada Zadra"),
    ("NL", "Provincie Noord-Holland", "Provincie Zuid-Holland"),
    ("ES", "Universidad de Sevilla", "Universidad Autónoma de Sevilla"),
    ("PT", "Agência de Energia de Faro", "Agência de Energia do Algarve"),
    ("MT", "Government of Malta", "Malta Regional Authority"),
    ("ES", "Junta de Extremadura", "Universidad de Extremadura"),
    ("IT", "ERSAF - Regione Lombardia", "Regione Lombardia"),
    ("FR", "Hôpital Saint-Antoine", "Hôpital Saint-Joseph"),
    ("AT", "Musikgesellschaft Graz", "Wohnungsbaugesellschaft Graz"),
    ("DE", "Deutsche Gesellschaft für Geschichte", "Deutsche Gesellschaft für Geographie"),
]


@pytest.mark.parametrize(("country", "one", "other"), APART, ids=[f"{one}, {other}" for _, one, other in APART])
def test_look_alikes_have_different_senses(country: str, one: str, other: str) -> None:
    first, second = (sense(name, None, country, None) for name in (one, other))
    assert first.key != second.key


@pytest.mark.parametrize(
    "name",
    [
        "Regional Agency",
        "Municipality",
        "Development Agency",
        "Energy Agency",
        "Region",
        "Italian regional energy agency",
        "Italian research centre",
    ],
)
def test_a_name_that_many_bodies_of_a_country_bear_tells_nothing(name: str) -> None:
    assert not sense(name, "en", "IT", None).tells


def test_only_the_name_of_a_body_of_all_countries_or_a_rare_word_is_asked_no_country() -> None:
    rare = ["European Chemicals Agency", "World Tourism Organization", "Masaryk University"]
    assert all(sense(name, "en", None, None).is_rare for name in rare)
    assert not any(sense(name, "en", None, None).is_rare for name in ("European Association", "Environment Agency"))


def test_a_body_of_two_countries_is_not_asked_for_in_a_third() -> None:
    pair = sense("Interreg Italy-Croatia Secretariat", "en", "IT", None)
    assert pair.own == ("HR", "interreg")
    assert pair.tells
    assert not pair.is_rare


@pytest.mark.parametrize(
    ("name", "country"),
    [
        ("World Bank Bulgaria", "BG"),
        ("European Parliament in Ireland", "IE"),
        ("United Nations Association of Sweden", "SE"),
        ("Swedish United Nations Association", "SE"),
    ],
)
def test_the_office_of_a_body_of_all_countries_in_one_is_not_that_body(name: str, country: str) -> None:
    assert not sense(name, "en", country, None).is_rare
    assert not sense(name, "en", None, None).is_rare


def test_the_council_of_europe_and_the_european_council_are_not_told_by_their_names() -> None:
    assert not any(sense(name, "en", None, None).tells for name in ("Council of Europe", "European Council"))


def test_particles_and_legal_forms_of_an_unknown_country_are_no_words_of_its_own() -> None:
    known = sense("Universidad Pablo de Olavide", "es", "ES", None)
    assert sense("Pablo de Olavide University", "en", None, None).own == known.own == ("olavide",)
    assert sense("FINPIEMONTE SPA", "en", None, None).legal == ("spa",)


def test_a_town_that_is_called_as_a_kind_of_body_is_that_kind_in_a_name() -> None:
    assert sense("Universidad de Alcalá", "es", "ES", "ES300").kinds == ("university",)
    assert sense("Universidade do Porto", "pt", "PT", "PT11A").places == ("porto",)


def test_the_town_that_a_list_puts_behind_a_name_is_no_part_of_it() -> None:
    assert sense("Finpiemonte S.p.A. - Torino", "it", "IT", "ITC11") == sense("Finpiemonte SPA", "it", "IT", "ITC11")
    assert sense("Università - Torino", "it", "IT", "ITC11").places == ("torino",)


def test_the_concepts_of_kinds_are_known_in_every_language_of_the_union() -> None:
    spoken = {tag for _, _, names in SAME for tag, _ in names} | {
        "cs",
        "da",
        "et",
        "hr",
        "lt",
        "lv",
        "pt",
        "ro",
        "sk",
        "sl",
    }
    assert set(name_words.languages()) == spoken - {"ca", "no"}  # read as Spanish and Danish
