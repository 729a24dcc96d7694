"""Numbers, sums and dates beyond plain figures: halves, tens and units in words, months in figures."""

from __future__ import annotations

import pytest

from graph.model import document_of
from loaders.extract import dates, lexicon, money
from loaders.extract.folding import fold
from loaders.extract.numbers import numbers
from loaders.extract.reading import begin


@pytest.mark.parametrize(
    ("language", "text", "value"),
    [
        ("en", "The mill cost half a million euros.", "500000"),
        ("en", "It costs one and a half million euro.", "1500000"),
        ("en", "Budget 1.65 MEUR.", "1650000"),
        ("de", "Die Mühle kostete eine halbe Million Euro.", "500000"),
        ("de", "Sie kostete anderthalb Millionen Euro.", "1500000"),
        ("de", "Sie kostete 250 Tsd. Euro und ein Jahr.", "250000"),
        ("de", "Sie kostete 250 T€.", "250000"),
        ("fr", "Le moulin a coûté un demi-million d'euros.", "500000"),
        ("fr", "Il a coûté deux millions et demi d'euros.", "2500000"),
        ("es", "El molino costó medio millón de euros.", "500000"),
        ("es", "Costó un millón y medio de euros.", "1500000"),
        ("it", "Il mulino è costato mezzo milione di euro.", "500000"),
        ("it", "È costato un milione e mezzo di euro.", "1500000"),
        ("pt", "O moinho custou meio milhão de euros.", "500000"),
        ("nl", "De molen kostte een half miljoen euro.", "500000"),
        ("nl", "De molen kostte anderhalf miljoen euro.", "1500000"),
        ("da", "Møllen kostede en halv million euro.", "500000"),
        ("da", "Møllen kostede to en halv million euro.", "2500000"),
        ("sv", "Kvarnen kostade en och en halv miljon euro.", "1500000"),
        ("fi", "Mylly maksoi puoli miljoonaa euroa.", "500000"),
        ("fi", "Mylly maksoi puolitoista miljoonaa euroa.", "1500000"),
        ("et", "Veski maksis pool miljonit eurot.", "500000"),
        ("lv", "Dzirnavas maksāja pusmiljonu eiro.", "500000"),
        ("lt", "Malūnas kainavo pusantro milijono eurų.", "1500000"),
        ("lt", "Malūnas kainavo 300 tūkst. Eur.", "300000"),
        ("pl", "Młyn kosztował pół miliona euro.", "500000"),
        ("pl", "Młyn kosztował 300 tys. EUR i rok pracy.", "300000"),
        ("cs", "Mlýn stál půl milionu eur.", "500000"),
        ("sk", "Mlyn stál pol milióna eur.", "500000"),
        ("sl", "Mlin je stal 1,2 mio. EUR.", "1200000"),
        ("hr", "Mlin je stajao pola milijuna eura.", "500000"),
        ("hu", "A malom ára félmillió euró.", "500000"),
        ("hu", "A malom ára másfél millió euró.", "1500000"),
        ("ro", "Moara a costat jumătate de milion de euro.", "500000"),
        ("bg", "Мелницата струва половин милион евро.", "500000"),
        ("el", "Ο μύλος κόστισε μισό εκατομμύριο ευρώ.", "500000"),
    ],
)
def test_sums_with_halves_and_words_cut_short_are_read_in_every_language(language: str, text: str, value: str):
    reading = begin(document_of(text, language=language))

    assert [one.lexical for s in reading.sentences for one in money.amounts(reading, s)] == [value]


@pytest.mark.parametrize(
    ("language", "text", "length"),
    [
        ("en", "It ran for three and a half years.", "P3Y6M"),
        ("en", "It ran for fifty-four months.", "P54M"),
        ("de", "Es lief dreieinhalb Jahre.", "P3Y6M"),
        ("de", "Es lief vierundfünfzig Monate.", "P54M"),
        ("fr", "Il a duré trois ans et demi.", "P3Y6M"),
        ("fr", "Il a duré cinquante-quatre mois.", "P54M"),
        ("es", "Duró tres años y medio.", "P3Y6M"),
        ("es", "Duró cincuenta y cuatro meses.", "P54M"),
        ("it", "È durato cinquantaquattro mesi.", "P54M"),
        ("pt", "Durou três anos e meio.", "P3Y6M"),
        ("nl", "Het duurde vierenvijftig maanden.", "P54M"),
        ("da", "Det varede tre et halvt år.", "P3Y6M"),
        ("sv", "Det varade tre och ett halvt år.", "P3Y6M"),
        ("fi", "Se kesti kolme ja puoli vuotta.", "P3Y6M"),
        ("et", "See kestis kolm ja pool aastat.", "P3Y6M"),
        ("pl", "Trwało to trzy i pół roku.", "P3Y6M"),
        ("cs", "Trvalo to tři a půl roku.", "P3Y6M"),
        ("sl", "Trajalo je tri leta in pol.", "P3Y6M"),
        ("hr", "Trajalo je tri i pol godine.", "P3Y6M"),
        ("hu", "Három és fél évig tartott.", "P3Y6M"),
        ("ro", "A durat trei ani și jumătate.", "P3Y6M"),
        ("bg", "Продължи три години и половина.", "P3Y6M"),
        ("el", "Διήρκεσε τριάμισι χρόνια.", "P3Y6M"),
    ],
)
def test_lengths_of_time_with_halves_and_compound_numbers_are_read(language: str, text: str, length: str):
    reading = begin(document_of(text, language=language))

    assert [value for s in reading.sentences for _, _, value in dates.durations(reading, s)] == [length]


def test_a_half_counts_only_before_a_million_or_behind_a_number():
    reading = begin(document_of("Half of the two partners came, and a half was late.", language="en"))

    assert [str(one.value) for one in numbers(reading, 0, len(reading.text))] == ["2"]


@pytest.mark.parametrize(
    ("language", "text", "values"),
    [
        ("en", "Start 03/2024 End 05/2028.", ["2024-03", "2028-05"]),
        ("en", "It ran (2023-03 to 2027-05).", ["2023-03", "2027-05"]),
        ("en", "The school years 2009-11 were hard.", []),
        ("en", "Law 5/2014 and call no. 3/2023 say nothing of it.", []),
        ("cs", "Dílna je v provozu od 12/2024.", ["2024-12"]),
        ("bg", "Срок: от 01.2020 г. до 12.2021 г.", ["2020-01", "2021-12"]),
        ("de", "Beginn: 01.04.24, Ende: 31.03.27", ["2024-04-01", "2027-03-31"]),
        ("fr", "Il court du 01/04/24 au 31/03/27.", ["2024-04-01", "2027-03-31"]),
        ("en", "See section 2.1.12 of the report.", []),
        ("hu", "A malom 2023. márciusától 2026 februárjáig zárva volt.", ["2023-03", "2026-02"]),
        ("el", "Άνοιξε την 1η Μαρτίου 2023.", ["2023-03-01"]),
        ("cs", "Mezi březnem 2023 a únorem 2026 se opravoval.", ["2023-03", "2026-02"]),
    ],
)
def test_months_in_figures_and_short_years_are_read_where_they_are_dates(language: str, text: str, values: list[str]):
    reading = begin(document_of(text, language=language))

    assert [one.value for one in dates.moments(reading, 0, len(text))] == values


@pytest.mark.parametrize("language", lexicon.languages())
def test_the_halves_of_a_lexicon_are_numbers(language: str):
    halves = lexicon.table(language)["halves"]

    assert {"0.5", "+0.5"} <= set(halves)
    assert all(float(value) % 1 == 0.5 for value in halves)


def test_a_ten_and_a_unit_in_one_word_are_a_number_of_the_lexicon():
    found = [lexicon.lexicon(one).numbers[fold(word)] for one, word in (("it", "quarantotto"), ("nl", "vierentwintig"))]

    assert found == [48, 24]
