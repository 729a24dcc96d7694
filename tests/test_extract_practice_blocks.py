"""Practices that each open a paragraph with their place in brackets: who runs them, since when, for how much."""

import pytest

from tests.read_out import said

TEXTS = {
    "en": """What we learned

The project TOOLSHARE collected 21 good practices, of which we describe two.

Shared Shed (Elverum). In 2014 the Municipality of Elverum opened a store of tools in an old school. It is run by \
Hanze University and lends three hundred tools to anyone who asks for them on Saturdays. The rooms cost EUR 40,000.

Bread Post (Tartu). The practice was launched by the University of Tartu in 2016, and it brings bread to villages in \
which there is no baker left. The villages do not pay for it.
""",
    "it": """Che cosa abbiamo imparato

Nel progetto TOOLSHARE sono state descritte 21 buone pratiche; ne raccontiamo due.

"Rimessa comune" (Udine)
Dal marzo 2015 il Comune di Udine presta attrezzi a chi ne ha bisogno, in una vecchia scuola aperta il sabato mattina. \
La pratica costa 40.000 euro.

"Posta del pane" (Tartu)
L'Università di Tartu porta dal 2016 il pane nei villaggi in cui non è rimasto un fornaio, con i postini del posto.
""",
    "de": """Was wir gelernt haben

Im Projekt TOOLSHARE wurden 21 gute Praktiken gesammelt. Zwei davon beschreiben wir.

„Gemeinsamer Schuppen“ (Oberösterreich)
Die Stadt Linz verleiht seit 2014 Werkzeuge an alle, die am Samstag in die alte Schule kommen und sie brauchen können.

„Brotpost“ (Tartu)
Die Universität Tartu bringt seit 2016 Brot in die Dörfer, in denen es keine Bäckerei mehr gibt, und zwar mit der Post.
""",
    "pl": """Czego się nauczyliśmy

W projekcie TOOLSHARE zebrano 21 dobrych praktyk. Poniżej opisujemy dwie.

Wspólna szopa (Solina)
Gmina Solina wypożycza od 2014 r. narzędzia wszystkim, którzy w sobotę przyjdą do starej szkoły i ich potrzebują.

Chlebowa poczta (Tartu)
Uniwersytet w Tartu dowozi od 2016 r. chleb do wsi, w których nie ma już żadnej piekarni, razem z listami i gazetami.
""",
}
RUNS = {
    "en": {("Shared Shed", "Municipality of Elverum"), ("Bread Post", "University of Tartu")},
    "it": {("Rimessa comune", "Comune di Udine"), ("Posta del pane", "Università di Tartu")},
    "de": {("Gemeinsamer Schuppen", "Stadt Linz"), ("Brotpost", "Universität Tartu")},
    "pl": {("Wspólna szopa", "Gmina Solina"), ("Chlebowa poczta", "Uniwersytet w Tartu")},
}
BEGAN = {"en": {"2014", "2016"}, "it": {"2015-03", "2016"}, "de": {"2014", "2016"}, "pl": {"2014", "2016"}}


@pytest.mark.parametrize("language", sorted(TEXTS))
def test_a_paragraph_tells_of_the_practice_that_opens_it(language):
    found = said(TEXTS[language])

    assert RUNS[language] <= found["implementedBy"]
    assert {name for _, name in found["sharesPractice"]} == {name for name, _ in RUNS[language]}
    assert {value for _, value in found["startDate"]} == BEGAN[language]


def test_what_a_practice_costs_stands_in_its_paragraph():
    assert said(TEXTS["en"])["cost"] == {("Shared Shed", "40000")}
    assert said(TEXTS["it"])["cost"] == {("Rimessa comune", "40000")}


@pytest.mark.parametrize(
    "opening",
    [
        "Regional Spatial Strategy (RSS). ",  # an abbreviation
        "Hanze University (Groningen). ",  # a body
        "The project ROOFS (Spain). ",  # a project
        "shared shed (Elverum). ",  # no name
    ],
)
def test_not_every_paragraph_with_brackets_opens_with_a_practice(opening):
    rest = "In 2014 a store of tools was opened in an old school, and it lends three hundred tools to anyone who asks. "
    text = f"The project TOOLSHARE collected good practices.\n\n{opening}{rest}\n\n{opening}{rest}\n"

    assert "sharesPractice" not in said(text)


def test_an_action_builds_on_the_practice_that_a_paragraph_told_of():
    action = "ACTION PLAN\n\n" + TEXTS["en"] + (
        "\nACTION 1 - LOANS\n\n1. Background\nThe action draws on Bread Post, which we saw in Tartu.\n\n"
        "ACTION 2 - REPAIRS\n\n1. Background\nNo practice such as Shared Shed stands behind this action.\n"
    )  # fmt: skip

    assert said(action)["buildsOn"] == {("LOANS", "Bread Post")}


def test_the_acronym_of_a_project_that_opens_a_paragraph_with_its_title_is_no_practice():
    rest = (
        "The project collects good practices. Its lead partner is the City of Graz, and it ends in May 2027. It began "
    )
    text = f"News of the project TOOLSHARE\n\nTOOLSHARE (Lending tools in small towns). {rest}in 2023.\n"

    found = said(text + "\nShared Shed (Elverum). " + rest + "long ago.\n")

    assert {name for _, name in found["sharesPractice"]} == {"Shared Shed"}
