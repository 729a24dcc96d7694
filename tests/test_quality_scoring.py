"""The benchmark's own scorer: what counts as right, wrong and missed, and what the tables and the page show."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from benchmarks.quality import __main__ as command
from benchmarks.quality import chains, oracle, sets
from benchmarks.quality.facts import Facts, Thing, country_names, of_gold
from benchmarks.quality.matching import ALIKE, likeness, pairs
from benchmarks.quality.report import Measured, tables
from benchmarks.quality.said import of_lines
from benchmarks.quality.scoring import Score, score
from benchmarks.quality.tallies import Tally, chain_f1, codes, interval, tally

GOLD: dict[str, Any] = {
    "id": "xx01-project-description",
    "lang": "en",
    "kind": "project-description",
    "split": "train",
    "entities": [
        {"key": "e1", "type": "Project", "label": "CircPro", "aliases": [], "nuts": None, "country": None},
        {
            "key": "e2",
            "type": "Organisation",
            "label": "Regione Piemonte",
            "aliases": ["Piedmont Region"],
            "nuts": "ITC1",
            "country": "IT",
        },
        {"key": "e3", "type": "Country", "label": "Italy", "aliases": [], "nuts": None, "country": "IT"},
    ],
    "relations": [["e1", "hasPartner", "e2"], ["e1", "leadPartner", "e2"], ["e2", "locatedIn", "e3"]],
    "optionalRelations": [],
    "attributes": [["e1", "startDate", "2018-06"], ["e1", "budgetEUR", "1400000"]],
}


def line(
    subject: tuple[str, str, str], predicate: str, target: tuple[str, str, str] | None = None, **more: Any
) -> dict[str, Any]:
    """A line of `triptych extract`; things are (IRI, class, name)."""
    names = dict(zip(("subject", "subjectType", "subjectLabel"), subject, strict=True))
    others = dict(zip(("object", "objectType", "objectLabel"), target or ("", "", ""), strict=True))
    if target is None:
        others = dict.fromkeys(others)
    return {**names, "predicate": predicate, **others, "value": None, "status": "asserted", **more}


PROJECT = ("x:circpro", "Project", "CircPro")
BODY = ("x:piemonte", "PublicOrganisation", "Piedmont Region")
LEADING = ("x:part", "Participation", "")
SAID = [
    line(LEADING, "inProject", PROJECT),
    line(LEADING, "participant", BODY),
    line(LEADING, "role", ("tri:role/lead-partner", "Concept", "lead partner")),
    line(BODY, "basedIn", ("http://data.europa.eu/nuts/code/ITC1", "Region", ""), nuts="ITC1"),
    line(PROJECT, "startDate", value="2018-06-01"),
    line(PROJECT, "totalBudget", value=1403000),
]


def scored(lines: list[dict[str, Any]], gold: dict[str, Any] = GOLD) -> Score:
    countries = country_names([gold])
    return score(gold, of_gold(gold).located(countries), of_lines(lines).located(countries))


def verdicts(measure: str, lines: list[dict[str, Any]]) -> Counter[str]:
    return Counter(f"{one.verdict} {one.kind}" for one in scored(lines).outcomes if one.measure == measure)


def test_names_are_compared_by_their_letters_and_other_names():
    assert verdicts("entities", SAID) == {"right Project": 1, "right Organisation": 1, "missed Country": 1}


def test_a_lead_partner_by_participation_is_a_partner_and_a_code_says_the_country():
    assert verdicts("relations", SAID) == {"right hasPartner": 1, "right leadPartner": 1, "right locatedIn": 1}


def test_dates_may_be_more_exact_and_amounts_rounded():
    assert verdicts("attributes", SAID) == {"right startDate": 1, "right budgetEUR": 1}


def test_an_amount_in_another_currency_is_no_amount_in_euro():
    told = [*SAID, line(PROJECT, "budgetCurrency", value="BGN")]

    assert verdicts("attributes", told) == {"right startDate": 1, "missed budgetEUR": 1}


def test_what_is_only_suggested_does_not_count():
    suggested = [{**one, "status": "suggested"} for one in SAID]

    assert verdicts("entities", suggested) == {"missed Project": 1, "missed Organisation": 1, "missed Country": 1}


@pytest.mark.parametrize(
    ("kept", "lacking"),
    [((0, 1), "link"), ((1,), "subject"), ((0,), "object"), ((), "both")],
)
def test_a_missed_relation_says_what_it_lacks(kept: tuple[int, ...], lacking: str):
    told = [line((PROJECT, BODY)[number], "type", value=(PROJECT, BODY)[number][1]) for number in kept]
    missed = [o for o in scored(told).outcomes if o.kind == "hasPartner"]

    assert [(one.verdict, one.lacking) for one in missed] == [("missed", lacking)]


def test_a_thing_that_no_gold_has_is_wrong_and_a_place_that_follows_is_not():
    told = [line(("x:y", "Fund", "Cohesion Fund"), "type", value="Fund"),
            line(("http://data.europa.eu/nuts/code/IT", "Country", "Italia"), "type", value="Country")]  # fmt: skip

    assert verdicts("entities", told)["wrong Fund"] == 1
    assert verdicts("entities", told)["wrong Country"] == 0


@pytest.mark.parametrize(
    ("one", "other", "kind", "same"),
    [
        ("programma Interreg Europe", "Interreg Europe", "Programme", True),
        ("Interreg Europe 2014-2020", "Interreg Europe 2021-2027", "Programme", False),
        ("Regione Piemonte", "Regione Piemote", "Organisation", True),
        ("Plan 2021", "Plan 2022", "Strategy", False),
        ("library of tools for every village", "library of tools for every village in the valley", "Action", True),
    ],
)
def test_names_are_alike(one: str, other: str, kind: str, same: bool):
    assert (likeness(Thing("a", (kind,), [one]), Thing("b", (kind,), [other])) >= ALIKE) == same


def test_as_many_things_as_can_be_are_paired():
    gold = Facts({"g1": Thing("g1", ("Fund",), ["Cohesion Fund"]), "g2": Thing("g2", ("Fund",), ["Cohesion Funds"])})
    said = Facts({"s1": Thing("s1", ("Fund",), ["Cohesion Fund", "Cohesion Funds"]),
                  "s2": Thing("s2", ("Fund",), ["Cohesion Fund"])})  # fmt: skip

    assert pairs(gold, said) == {"s1": "g2", "s2": "g1"}


# Long documents whose gold lists their main paths, and not every one that its relations make.
MAIN_PATHS = {
    *(f"{language}17-full-action-plan" for language in ("de", "en", "es", "fr", "it", "pl")),
    "de21-policy-instrument",
    "es21-policy-instrument",
}


@pytest.mark.parametrize("case", sets.cases("own", split="train")[0], ids=lambda case: str(case.gold["id"]))
def test_the_gold_scores_full_marks_against_itself(case: sets.Case):
    countries = country_names([case.gold])
    wanted, same = of_gold(case.gold).located(countries), of_gold(case.gold).located(countries)
    same.relations |= same.hinted
    found = score(case.gold, wanted, same)

    assert {one.words for one in found.outcomes if one.verdict != "right"} == set()
    if found.chains is not None:
        assert found.chains.found == found.chains.asked
        assert (found.chains.f1 == 1) == (case.gold["id"] not in MAIN_PATHS)


CHAIN = {
    key: Thing(key, (kind,), [key])
    for key, kind in [("g", "GoodPractice"), ("a", "Action"), ("p", "ActionPlan"), ("i", "PolicyInstrument"),
                      ("r", "Region"), ("b", "Action")]
}  # fmt: skip
LINKS = {
    ("a", "inspiredBy", "g"),
    ("p", "includesAction", "a"),
    ("p", "addressesInstrument", "i"),
    ("i", "appliesTo", "r"),
}


@pytest.mark.parametrize(
    ("without", "beside", "expected"),
    [
        (None, None, chains.Chains(1, 1, 1)),
        (("a", "inspiredBy", "g"), None, chains.Chains(0, 1, 0)),
        (("i", "appliesTo", "r"), None, chains.Chains(0, 1, 0)),
        (None, ("p", "includesAction", "b"), chains.Chains(1, 1, 2)),
    ],
)
def test_a_chain_counts_only_as_a_whole(
    without: tuple[str, str, str] | None, beside: tuple[str, str, str] | None, expected: chains.Chains
):
    said = Facts(CHAIN, (LINKS - {without}) | ({beside} if beside else set()))
    found = chains.compare(Facts(CHAIN, set(LINKS)), said, {key: key for key in CHAIN}, [["g", "a", "p", "i", "r"]])

    assert found == expected


def test_figures_of_several_documents():
    some = [scored(SAID), scored([])]

    assert tally(some, "entities") == Tally(2, 0, 4)
    assert tally(some, "entities", "Project") == Tally(1, 0, 1)
    assert codes(some) == {"asked": 1, "right": 1, "around": 1}
    assert chain_f1(some) == (0.0, 0)


def test_an_interval_is_the_same_every_time_and_holds_the_figure():
    some = [scored(SAID), scored([]), scored(SAID[:1]), scored(SAID[:2])]
    low, high = interval(some, "entities")

    assert (low, high) == interval(some, "entities")
    assert low <= tally(some, "entities").f1 <= high


def test_given_things_are_found_whatever_the_rules_see(tmp_path: Path):
    text = tmp_path / "page.txt"
    text.write_text("Zorblax was met by the people of Blorn on Monday.\n", "utf-8")
    entity = {"aliases": [], "nuts": None, "country": "IT"}
    gold = {**GOLD, "entities": [{"key": "e1", "type": "Organisation", "label": "Zorblax", **entity}]}
    (told,) = oracle.predict([sets.Case(gold, text)], ["Organisation"])

    assert [t.label for t in of_lines(told).things.values() if "Organisation" in t.kinds] == ["Zorblax"]


def test_things_of_a_kind_that_the_gold_has_not_are_not_found_either(tmp_path: Path):
    text = tmp_path / "page.txt"
    text.write_text("Regione Piemonte is a partner of the project CircPro.\n", "utf-8")
    (told,) = oracle.predict([sets.Case({**GOLD, "entities": []}, text)], ["Organisation"])

    assert {k for t in of_lines(told).things.values() for k in t.kinds} & {"Organisation", "Project"} == {"Project"}


def test_emptied_tables_know_no_project_and_stay_empty_in_their_own_process_only(tmp_path: Path):
    text = tmp_path / "page.txt"
    text.write_text("The budget is paid by CircPro.\n", "utf-8")
    case = sets.Case(GOLD, text)
    with_tables, without = sets.predict([case]), sets.predict([case], without_tables=True)

    assert any(one["rule"].startswith("authority") for one in with_tables[0])
    assert not any(one["rule"].startswith("authority") for one in without[0])
    assert sets.predict([case]) == with_tables


def test_the_tables_show_every_part_and_the_last_in_detail():
    some = [scored(SAID), scored([])]
    made = tables([Measured("own train", some), Measured("own test", some, some, {"places": some})])

    assert "| own train | 2 |" in made
    assert "Gap in F1 from own train to own test: entities +0.000" in made
    assert "#### By relation: own test" in made
    assert "| perfect places |" in made
    assert "| link missing, both things there | 0 | 0 % |" in made


def test_the_tables_name_no_document_and_quote_no_text():
    made = tables([Measured("own test", [scored(SAID)])])

    assert GOLD["id"] not in made
    assert "Piemonte" not in made


def test_the_page_has_the_marks_of_every_set_and_only_the_part_between_them_is_written(tmp_path: Path):
    page = tmp_path / "quality.md"
    page.write_text((sets.HERE.parent.parent / "docs" / "quality.md").read_text("utf-8"), "utf-8")
    before = page.read_text("utf-8")

    assert all(command.write(page, name, "TABLES OF " + name) for name in command.PARTS)
    after = page.read_text("utf-8")
    assert [one for one in after.splitlines() if one.startswith("TABLES")] == ["TABLES OF own", "TABLES OF real"]
    assert after.split(command.begin("own"))[0] == before.split(command.begin("own"))[0]
    assert after.split(command.end("real"))[1] == before.split(command.end("real"))[1]


def test_public_pages_without_texts_are_counted_and_left_out(capsys: pytest.CaptureFixture[str], tmp_path: Path):
    assert command.main(["real", "--only", "read", "--texts", str(tmp_path)]) == 0
    told = capsys.readouterr()
    gold = len(list((sets.HERE / "real" / "read").glob("*.json")))

    assert "No document of these parts has a text here." in told.out
    assert f"0 documents, {gold} without a text" in told.err


def test_gold_and_predictions_are_laid_out_for_another_scorer(tmp_path: Path):
    from benchmarks.quality.predict import lay_out

    lay_out([sets.Case(GOLD, tmp_path)], [SAID], tmp_path)

    assert json.loads((tmp_path / "gold" / f"{GOLD['id']}.json").read_text("utf-8"))["split"] == "dev"
    assert len((tmp_path / "pred" / f"{GOLD['id']}.jsonl").read_text("utf-8").splitlines()) == len(SAID)
