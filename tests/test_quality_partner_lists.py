"""The benchmark of made lists of partners: the same texts each time, and what it counts."""

import itertools

from benchmarks.quality.partner_lists import FIRST, LATER, Result, judged, languages, table, texts


def test_the_same_seed_gives_the_same_lists_in_every_language():
    layouts = {"bullets": FIRST["bullets: name (country)"]}

    some = list(texts(1, layouts))

    assert [row[0] for row in some] == sorted(languages())
    assert some == list(texts(1, layouts))
    assert all(len({partner.name for partner in row[3]}) == 7 for row in some)


def test_what_a_list_gives_is_counted():
    made = next(itertools.islice(texts(1, {"numbers": FIRST["numbers: name – town (code)"]}), 5, None))

    one = judged(made)

    assert (one.asked, one.right, one.wrong) == (7, 7, 0)


def test_the_worst_layout_stands_first():
    results = [Result("en", "good", 7, 7, 0, 7, ""), Result("en", "bad", 7, 0, 2, 0, "")]

    lines = table("layout", results, lambda one: one.layout).splitlines()

    assert [line.split(" | ")[0] for line in lines[2:]] == ["| bad", "| good", "| **all**"]
    assert lines[2] == "| bad | 7 | 0.000 | 0.000 | 0.000 |"


def test_no_layout_has_two_names():
    assert not FIRST.keys() & LATER.keys()
