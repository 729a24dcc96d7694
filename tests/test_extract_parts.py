"""The parts of the extractor, each by itself."""

import random

import pytest

from graph.model import Literal, Mention, Term, document_of
from loaders.extract import dates, lexicon, lists, money
from loaders.extract.folding import fold
from loaders.extract.hypotheses import Hypothesis, choose
from loaders.extract.reading import begin
from loaders.extract.rules import extract, read
from loaders.extract.sentences import sentences
from loaders.extract.tokens import tokens


def said(text: str, predicate: str, status: str = "asserted") -> set[tuple[str, str]]:
    """Subject and object of the statements with a predicate, by name."""

    def name(value: object) -> str:
        if isinstance(value, Mention):
            return value.names[0].text if value.names else str(value.code or value.kind)
        return value.value if isinstance(value, Literal) else value.name if isinstance(value, Term) else ""

    rows = extract(document_of(text))
    return {(name(s.subject), name(s.object)) for s in rows if s.predicate == predicate and s.status == status}


@pytest.mark.parametrize(
    "text", ["", "\n", "İstanbul ß ŁÓDŹ", "a\u00a0b\tc\r\nd", "Ελλάς “κεφάλαιο” – 1", "📎 e\u0301"]
)
def test_folding_keeps_every_character_in_its_place(text: str):
    assert len(fold(text)) == len(text)


@pytest.mark.parametrize("text", ["", " ", "\n\n", "...", "(((", "”“", "1.2.3", "•", "A", "the the the", "x" * 5000])
def test_texts_without_sense_give_no_statements_and_no_error(text: str):
    assert extract(document_of(text)) == ()


def test_a_full_stop_without_a_space_ends_a_sentence():
    document = document_of("Il progetto è approvato dal Comitato.Il costo è noto.")
    found = sentences(document, tokens(document.text))

    assert [document.text[s.start : s.end] for s in found] == [
        "Il progetto è approvato dal Comitato.",
        "Il costo è noto.",
    ]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Project's budget estimates at 2,5836 ml EUR.", "2583600"),
        ("Il costo totale è di un milione e 400 mila euro.", "1400000"),
        ("Celotna vrednost projekta je 1.792.053,00 EUR.", "1792053"),
        ("O orçamento aprovado é de 2,208,675€.", "2208675"),
        ("The budget is EUR 1.5 million.", "1500000"),
        ("Проектът е на стойност 2 208 675,00 евро.", "2208675"),
    ],
)
def test_amounts_are_read_whichever_way_the_language_writes_them(text: str, value: str):
    reading = begin(document_of(text))

    assert [a.lexical for s in reading.sentences for a in money.amounts(reading, s)] == [value]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("on 7 October 2021", ["2021-10-07"]),
        ("October 7, 2021", ["2021-10-07"]),
        ("de 1 de junho de 2018", ["2018-06-01"]),
        ("od junija 2018 do novembra 2022", ["2018-06", "2022-11"]),
        ("стартира на 01.06.2018 г.", ["2018-06-01"]),
        ("Lancé en 2017", ["2017"]),
        ("Start date: 01-12-2016", ["2016-12-01"]),
        ("begun on 2/1/2020", ["2020"]),
        ("the programme 2014-2020", []),
        ("version 3.2019.1", []),
        ("od 1\nwrześnia 2021 do 31 maja\n2026", ["2021-09-01", "2026-05-31"]),
        ("de 1\nde junho\nde 2018", ["2018-06-01"]),
        ("on October\n7, 2021", ["2021-10-07"]),
    ],
)
def test_dates_are_as_exact_as_the_text(text: str, values: list[str]):
    reading = begin(document_of(text))

    assert [m.value for m in dates.moments(reading, 0, len(text))] == values


def test_a_run_of_days_has_two_ends():
    text = "Sevilla, 21 y 22 de mayo de 2019"
    reading = begin(document_of(text))

    assert [(p.first.value, p.last.value) for p in dates.day_ranges(reading, 0, len(text))] == [
        ("2019-05-21", "2019-05-22")
    ]


def test_a_list_with_brackets_is_divided_behind_them_only():
    text = (
        "Ministry of Environment, Government of Andalusia (ES), Piemonte Region (IT), "
        "University of Turin (IT), Elverum (NO)"
    )
    reading = begin(document_of(text))
    found = lists.items(reading, 0, len(text))

    assert [text[reading.words[i.first].start : reading.words[i.last].end] for i in found] == [
        "Ministry of Environment, Government of Andalusia",
        "Piemonte Region",
        "University of Turin",
        "Elverum",
    ]


def test_the_choice_among_readings_does_not_depend_on_their_order():
    rows = [
        Hypothesis("Organization", 0, 20, 24.0, "a"),
        Hypothesis("Region", 10, 20, 10.0, "b"),
        Hypothesis("Person", 15, 30, 16.0, "c"),
        Hypothesis("City", 21, 30, 9.0, "d"),
    ]

    assert choose(rows) == choose(rows[::-1])
    assert [h.rule for h in choose(rows).chosen] == ["a", "d"]


def test_of_two_readings_that_differ_in_their_clues_the_first_wins():
    agency, company = (Hypothesis("Organization", 0, 9, 5, "r", body=body) for body in ("agency", "company"))

    assert choose([agency, company]).chosen == (agency,)
    assert choose([company, agency]).chosen == (company,)


def test_the_lead_partner_is_a_partner_too_and_there_is_one():
    text = (
        "Lead partner of the project TOOLSHARE: City of Lille (France). Partners: Region of Tuscany (Italy), "
        "University of Turin (Italy) and Municipality of Gabrovo (Bulgaria)."
    )

    assert said(text, "leadPartner") == {("TOOLSHARE", "City of Lille")}
    assert ("TOOLSHARE", "City of Lille") in said(text, "hasPartner")
    assert len(said(text, "hasPartner")) == 4


def test_what_is_denied_is_no_fact_but_is_kept_for_explaining():
    text = "The TOOLSHARE Action Plan of Piedmont Region was not validated by the Interreg Europe Joint Secretariat."

    assert said(text, "validatedBy") == set()
    assert [reason for _, reason in read(document_of(text)).held] == ["negation"]


def test_what_is_promised_is_not_validated():
    text = "The TOOLSHARE Action Plan of Piedmont Region will be validated by the Interreg Europe Joint Secretariat."

    assert said(text, "validatedBy") | said(text, "status") == set()


def test_a_condition_is_no_fact():
    text = "If the TOOLSHARE Action Plan is validated by the Interreg Europe Joint Secretariat, work begins."

    assert said(text, "validatedBy") == set()


def test_money_of_a_partner_waits_for_a_person_until_the_rule_is_measured():
    text = "Il progetto TOOLSHARE: alla Regione Lazio spetterà la somma di oltre 228 mila euro."

    assert said(text, "totalBudget") == set()
    assert {amount for _, amount in said(text, "totalBudget", "suggested")} == {"228000"}


def test_the_period_of_a_programme_is_not_the_projects():
    text = "The project TOOLSHARE is funded by the Interreg Europe programme 2014-2020."

    assert said(text, "startDate") == set()


def test_a_body_in_brackets_gets_its_country_and_its_acronym():
    text = (
        "The partners of the project TOOLSHARE are Harbour Institute (HAIN), Comune di Gabrovo (Bulgaria) "
        "and Regione Lazio (IT)."
    )
    rows = extract(document_of(text))

    assert {
        (s.subject.names[0].text, s.object.country)
        for s in rows
        if s.predicate == "basedIn" and s.object.kind == "Country"
    } == {
        ("Comune di Gabrovo", "BG"),
        ("Regione Lazio", "IT"),
    }
    assert ("Harbour Institute", "HAIN") in said(text, "acronym")


@pytest.mark.parametrize("seed", range(20))
def test_texts_cut_and_broken_anywhere_give_statements_inside_them(seed: int):
    text = (
        "The project WAVE (Water Heritage Valorization Ecosystem) of Interreg Europe: 9 partners, budget 1,5 million "
        "EUR. Lead partner: City of Lille (France). Partners: Regione Lazio (IT), Comune di Gabrovo (Bulgaria, and "
        "University of Turin.\n• Action 1: Lend tools aiming at:\n• less waste\nKick-off in Lille, 3-5 May 2019"
    )
    chance = random.Random(seed)
    start = chance.randrange(len(text))
    broken = list(text[start : start + chance.randrange(10, 300)])
    for mark in chance.choices(["(", ")", "“", ":", "\n", "\t", "•", "2014-2020", "€", "İ", "\u00a0"], k=6):
        broken.insert(chance.randrange(len(broken) + 1), mark)
    document = document_of("".join(broken))

    assert [s for s in extract(document) if not 0 <= s.start < s.end <= len(document.text)] == []


def test_two_names_of_one_regional_authority_are_one_body():
    text = "Regione Piemonte leads the project TOOLSHARE. The Piedmont Region is proud."
    bodies = {s.subject for s in extract(document_of(text)) if s.subject.body == "regional-authority"}

    assert len(bodies) == 1


def test_an_acronym_stands_for_its_title():
    assert said("WAVE (Water Linked Heritage Valorization Ecosystem) is a project.", "title") == {
        ("WAVE", "Water Linked Heritage Valorization Ecosystem")
    }


@pytest.mark.parametrize("language", lexicon.languages())
def test_cues_and_frames_stand_last_in_a_lexicon(language: str):
    rest = {name: rows for name, rows in lexicon.table(language).items() if name not in ("cues", "frames")}
    assert lexicon.names_table(language) == rest


@pytest.mark.parametrize("language", lexicon.languages())
def test_a_lexicon_has_what_the_rules_ask_for(language: str):
    content = lexicon.table(language)
    wanted = {
        "bodies": {"regional-authority", "municipality", "ministry", "university", "association"},
        "heads": {"Project", "Programme", "Fund", "ActionPlan", "Action", "GoodPractice"},
        "cues": {
            "lead-partner",
            "partner-list",
            "partner",
            "budget",
            "start",
            "end",
            "promise",
            "negation",
            "condition",
        },
        "units": {"year", "month", "euro"},
    }
    missing = {name: sorted(rows - set(content[name])) for name, rows in wanted.items() if rows - set(content[name])}

    assert missing == {}
    assert len(content["months"]) == 12


@pytest.mark.parametrize("language", lexicon.languages())
def test_the_months_of_a_language_are_not_another_months_of_the_same_language(language: str):
    months = lexicon.table(language)["months"]
    names = {(fold(name), number) for number, month in enumerate(months) for name in month}

    assert len({name for name, _ in names}) == len(names)


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("2021 m. gegužės 5 d. vyko vizitas", ["2021-05-05"]),
        ("2021. gada 5. maijā notika vizīte", ["2021-05-05"]),
        ("2021. május 5-én tartották a találkozót", ["2021-05-05"]),
        ("2021. aasta mais toimus kohtumine", ["2021-05"]),
        ("τον Μάιο του 2021 πραγματοποιήθηκε", ["2021-05"]),
        ("2021/05/05", ["2021-05-05"]),
        ("05-May-2021", ["2021-05-05"]),
    ],
)
def test_dates_with_the_year_before_the_month_are_read(text: str, values: list[str]):
    reading = begin(document_of(text))

    assert [m.value for m in dates.moments(reading, 0, len(text))] == values


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("los días 21, 22 y 23 de mayo de 2019", "2019-05-21", "2019-05-23"),
        ("March 27-29, 2018", "2018-03-27", "2018-03-29"),
        ("5.-7.5.2021", "2021-05-05", "2021-05-07"),
        ("1.-3. juulil 2024", "2024-07-01", "2024-07-03"),
        ("no 5. līdz 7. maijam 2021. gadā", "2021-05-05", "2021-05-07"),
    ],
)
def test_runs_of_days_are_read_in_every_order(text: str, first: str, last: str):
    reading = begin(document_of(text))

    assert [(p.first.value, p.last.value) for p in dates.day_ranges(reading, 0, len(text))] == [(first, last)]


def test_text_without_accents_is_folded_as_any_other():
    plain = "".join(map(chr, range(32, 127)))

    assert fold(plain) == fold(f"{plain}é")[:-1]
