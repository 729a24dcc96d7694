"""A deed is a fact only where it was done: not where it is denied, announced or supposed, in each language."""

from __future__ import annotations

import pytest

from graph.model import document_of
from loaders.extract.rules import extract

# Of each language: a sentence that tells the language, then the deed as done, denied, announced and supposed.
SENTENCES = {
    "bg": (
        "",
        "Планът за действие на Лапландия беше разработен от Университета в Торино.",
        "Планът за действие на Лапландия не беше разработен от Университета в Торино.",
        "Планът за действие на Лапландия ще бъде разработен от Университета в Торино.",
        "Планът за действие на Лапландия би могъл да бъде разработен от Университета в Торино.",
    ),
    "cs": (
        "Region v tomto období spolupracoval s partnery z jiných zemí a hledal řešení pro dopravu.",
        "Akční plán Laponska vypracovala Turínská univerzita.",
        "Akční plán Laponska nevypracovala Turínská univerzita.",
        "Akční plán Laponska vypracuje Turínská univerzita.",
        "Akční plán Laponska by mohla vypracovat Turínská univerzita.",
    ),
    "da": (
        "",
        "Handlingsplanen for Lapland blev udarbejdet af Torino Universitet.",
        "Handlingsplanen for Lapland blev ikke udarbejdet af Torino Universitet.",
        "Handlingsplanen for Lapland vil blive udarbejdet af Torino Universitet.",
        "Handlingsplanen for Lapland kan blive udarbejdet af Torino Universitet.",
    ),
    "de": (
        "",
        "Der Aktionsplan Lappland wurde von der Universität Turin erarbeitet.",
        "Der Aktionsplan Lappland wurde nicht von der Universität Turin erarbeitet.",
        "Der Aktionsplan Lappland soll von der Universität Turin erarbeitet werden.",
        "Der Aktionsplan Lappland könnte von der Universität Turin erarbeitet werden, falls Mittel bereitstehen.",
    ),
    "el": (
        "",
        "Το σχέδιο δράσης της Λαπωνίας εκπονήθηκε από το Πανεπιστήμιο του Τορίνο.",
        "Το σχέδιο δράσης της Λαπωνίας δεν εκπονήθηκε από το Πανεπιστήμιο του Τορίνο.",
        "Το σχέδιο δράσης της Λαπωνίας θα εκπονηθεί από το Πανεπιστήμιο του Τορίνο.",
        "Το σχέδιο δράσης της Λαπωνίας θα μπορούσε να εκπονηθεί από το Πανεπιστήμιο του Τορίνο.",
    ),
    "en": (
        "",
        "The Action Plan of Lapland was developed by the University of Turin.",
        "The Action Plan of Lapland was not developed by the University of Turin.",
        "The Action Plan of Lapland will be developed by the University of Turin.",
        "If funds allow, the Action Plan of Lapland could be developed by the University of Turin.",
    ),
    "es": (
        "",
        "El plan de acción de Laponia fue elaborado por la Universidad de Turín.",
        "El plan de acción de Laponia no fue elaborado por la Universidad de Turín.",
        "El plan de acción de Laponia será elaborado por la Universidad de Turín.",
        "El plan de acción de Laponia podría ser elaborado por la Universidad de Turín.",
    ),
    "et": (
        "Piirkond tegi sel ajal koostööd teiste riikide partneritega ja otsis lahendusi liikluse jaoks.",
        "Lapimaa tegevuskava koostas Torino Ülikool.",
        "Lapimaa tegevuskava ei koostanud Torino Ülikool.",
        "Lapimaa tegevuskava hakkab koostama Torino Ülikool.",
        "Lapimaa tegevuskava võiks koostada Torino Ülikool.",
    ),
    "fi": (
        "Alue teki tänä aikana yhteistyötä muiden maiden kumppaneiden kanssa ja etsi ratkaisuja liikenteeseen.",
        "Lapin toimintasuunnitelman laati Torinon yliopisto.",
        "Lapin toimintasuunnitelmaa ei laatinut Torinon yliopisto.",
        "Lapin toimintasuunnitelman tulee laatimaan Torinon yliopisto.",
        "Lapin toimintasuunnitelman voisi laatia Torinon yliopisto.",
    ),
    "fr": (
        "",
        "Le plan d'action de la Laponie a été élaboré par l'Université de Turin.",
        "Le plan d'action de la Laponie n'a pas été élaboré par l'Université de Turin.",
        "Le plan d'action de la Laponie sera élaboré par l'Université de Turin.",
        "Le plan d'action de la Laponie pourrait être élaboré par l'Université de Turin.",
    ),
    "hr": (
        "Regija je u tom razdoblju surađivala s partnerima iz drugih zemalja i tražila rješenja za promet.",
        "Akcijski plan Laponije izradilo je Sveučilište u Torinu.",
        "Akcijski plan Laponije nije izradilo Sveučilište u Torinu.",
        "Akcijski plan Laponije izradit će Sveučilište u Torinu.",
        "Akcijski plan Laponije moglo bi izraditi Sveučilište u Torinu.",
    ),
    "hu": (
        "A régió ebben az időszakban más országok partnereivel dolgozott együtt és megoldásokat "
        "keresett a közlekedésre.",
        "Lappföld cselekvési tervét a Torinói Egyetem készítette.",
        "Lappföld cselekvési tervét nem a Torinói Egyetem készítette.",
        "Lappföld cselekvési tervét a Torinói Egyetem fogja elkészíteni.",
        "Lappföld cselekvési tervét a Torinói Egyetem készíthetné el.",
    ),
    "it": (
        "",
        "Il piano d'azione della Lapponia è stato elaborato dall'Università di Torino.",
        "Il piano d'azione della Lapponia non è stato elaborato dall'Università di Torino.",
        "Il piano d'azione della Lapponia sarà elaborato dall'Università di Torino.",
        "Il piano d'azione della Lapponia potrebbe essere elaborato dall'Università di Torino.",
    ),
    "lt": (
        "",
        "Laplandijos veiksmų planą parengė Turino universitetas.",
        "Laplandijos veiksmų plano neparengė Turino universitetas.",
        "Laplandijos veiksmų planą parengs Turino universitetas.",
        "Laplandijos veiksmų planą galėtų parengti Turino universitetas.",
    ),
    "lv": (
        "",
        "Lapzemes rīcības plānu izstrādāja Turīnas universitāte.",
        "Lapzemes rīcības plānu neizstrādāja Turīnas universitāte.",
        "Lapzemes rīcības plānu izstrādās Turīnas universitāte.",
        "Lapzemes rīcības plānu varētu izstrādāt Turīnas universitāte.",
    ),
    "nl": (
        "",
        "Het actieplan van Lapland is opgesteld door de Universiteit van Turijn.",
        "Het actieplan van Lapland is niet opgesteld door de Universiteit van Turijn.",
        "Het actieplan van Lapland zal worden opgesteld door de Universiteit van Turijn.",
        "Het actieplan van Lapland zou kunnen worden opgesteld door de Universiteit van Turijn.",
    ),
    "pl": (
        "",
        "Plan działania Laponii został opracowany przez Uniwersytet Turyński.",
        "Plan działania Laponii nie został opracowany przez Uniwersytet Turyński.",
        "Plan działania Laponii zostanie opracowany przez Uniwersytet Turyński.",
        "Plan działania Laponii mógłby zostać opracowany przez Uniwersytet Turyński.",
    ),
    "pt": (
        "",
        "O plano de ação da Lapónia foi elaborado pela Universidade de Turim.",
        "O plano de ação da Lapónia não foi elaborado pela Universidade de Turim.",
        "O plano de ação da Lapónia será elaborado pela Universidade de Turim.",
        "O plano de ação da Lapónia poderia ser elaborado pela Universidade de Turim.",
    ),
    "ro": (
        "",
        "Planul de acțiune al Laponiei a fost elaborat de Universitatea din Torino.",
        "Planul de acțiune al Laponiei nu a fost elaborat de Universitatea din Torino.",
        "Planul de acțiune al Laponiei va fi elaborat de Universitatea din Torino.",
        "Planul de acțiune al Laponiei ar putea fi elaborat de Universitatea din Torino.",
    ),
    "sk": (
        "Región v tomto období spolupracoval s partnermi z iných krajín a hľadal riešenia pre dopravu.",
        "Akčný plán Laponska vypracovala Turínska univerzita.",
        "Akčný plán Laponska nevypracovala Turínska univerzita.",
        "Akčný plán Laponska vypracuje Turínska univerzita.",
        "Akčný plán Laponska by mohla vypracovať Turínska univerzita.",
    ),
    "sl": (
        "Regija je v tem obdobju sodelovala s partnerji iz drugih držav in iskala rešitve za promet.",
        "Akcijski načrt Laponske je pripravila Univerza v Torinu.",
        "Akcijskega načrta Laponske ni pripravila Univerza v Torinu.",
        "Akcijski načrt Laponske bo pripravila Univerza v Torinu.",
        "Akcijski načrt Laponske bi lahko pripravila Univerza v Torinu.",
    ),
    "sv": (
        "",
        "Handlingsplanen för Lappland har tagits fram av Turins universitet.",
        "Handlingsplanen för Lappland har inte tagits fram av Turins universitet.",
        "Handlingsplanen för Lappland ska tas fram av Turins universitet.",
        "Handlingsplanen för Lappland kan tas fram av Turins universitet.",
    ),
}


def developers(language: str, number: int) -> set[str]:
    """Who drew up the plan, by the sentence of a number."""
    before, *told = SENTENCES[language]
    found = extract(document_of(f"{before} {told[number]}".strip()))
    return {s.object.names[0].text for s in found if s.predicate == "developedBy" and s.status == "asserted"}


@pytest.mark.parametrize("language", sorted(SENTENCES))
def test_what_was_done_is_a_fact(language: str):
    assert len(developers(language, 0)) == 1


@pytest.mark.parametrize("number", [1, 2, 3], ids=["denied", "announced", "supposed"])
@pytest.mark.parametrize("language", sorted(SENTENCES))
def test_what_was_not_done_is_none(language: str, number: int):
    assert developers(language, number) == set()
