"""How judged statements become the confidence of rules, and what that means for their statements."""

import json

import pytest

from graph.model import Literal
from loaders.extract import statements
from loaders.extract.things import Claim, Thing
from tools.measure_rules import counts, table


def judged(rule: str, right: int, wrong: int) -> list[str]:
    """Lines of judged statements of one rule."""
    verdicts = ["right"] * right + ["wrong"] * wrong
    return [json.dumps({"rule": f"{rule}.1", "verdict": verdict}) for verdict in verdicts]


@pytest.mark.parametrize(
    ("right", "wrong", "confidence"),
    [(300, 0, "0.99"), (8, 2, "0.80"), (2, 0, "0.75"), (1, 0, "0.67"), (0, 1, "0.33"), (0, 4, "0.00")],
)
def test_a_rule_has_the_share_of_its_right_statements(right: int, wrong: int, confidence: str):
    counted = counts(judged("led-by", right, wrong))
    assert table(counted, {}).splitlines()[1] == f"led-by\t{confidence}\t{right}\t{wrong}"


def test_what_a_rule_did_on_texts_that_nobody_had_read_weighs_more():
    counted = counts(judged("led-by", 99, 1))
    assert table(counted, {"led-by": (15, 15)}).splitlines()[1] == "led-by\t0.66\t99\t1"


def test_another_verdict_is_refused():
    with pytest.raises(ValueError, match="'perhaps'"):
        counts(['{"rule": "led-by.1", "verdict": "perhaps"}'])


@pytest.mark.parametrize(
    ("right", "wrong", "status"), [(6, 5, "asserted"), (2, 8, "suggested"), (5, 5, "asserted"), (1, 4, "asserted")]
)
def test_a_rule_more_often_wrong_than_right_only_suggests(
    monkeypatch: pytest.MonkeyPatch, right: int, wrong: int, status: str
):
    monkeypatch.setattr(statements, "confidences", lambda: {"some-rule": (0.5, right, wrong)})
    claim = Claim(Thing("Project", 0, 1), "partnerCount", Literal("8"), 0, 1, "some-rule")

    assert statements.status(claim) == status
