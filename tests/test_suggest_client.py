"""The asking of a model: patience, limits, and servers that misbehave in every way."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import httpx
import pytest

from graph.errors import BadInput
from loaders.suggest.budget import OverBudget
from loaders.suggest.client import Client, CutShort, NoAnswer, Question
from loaders.suggest.settings import ModelSettings, model_settings_from
from tests.fake_model import FakeModel, Reply, busy, said
from tests.web_server import FakeTime

KEY = "sk-very-secret-0123456789"
QUESTION = Question([{"role": "user", "content": "CircPro"}], {"type": "object"})
SOUND = said("an answer")


def client(model: FakeModel | str, clock: FakeTime | None = None, **settings: Any) -> Client:
    url = model if isinstance(model, str) else model.url
    made = ModelSettings(httpx.URL(url), "local", KEY, **{"time": 5.0, **settings})
    timed = clock or FakeTime()
    return Client(made, clock=timed.clock, sleep=timed.sleep)


def test_a_question_holds_model_schema_and_key_and_the_answer_is_what_the_model_wrote() -> None:
    with FakeModel([SOUND]) as model:
        assert client(model).ask(QUESTION) == "an answer"

    (asked,) = model.asked
    assert model.paths == ["/v1/chat/completions"]
    assert asked["model"] == "local"
    assert asked["response_format"]["json_schema"]["schema"] == {"type": "object"}
    assert model.headers[0]["Authorization"] == f"Bearer {KEY}"


@pytest.mark.parametrize(
    ("replies", "waits"),
    [
        ([busy(), SOUND], [1.0]),
        ([busy(), busy(503), busy(500), SOUND], [1.0, 2.0, 4.0]),
        ([busy(429, Retry_After="20"), SOUND], [20.0]),
        ([busy(503, Retry_After="0"), SOUND], [0.0]),
        ([Reply(shut=True), SOUND], [1.0]),
    ],
    ids=["429", "429, 503, 500", "Retry-After", "Retry-After 0", "closed"],
)
def test_a_failure_that_may_pass_is_waited_out(replies: list[Reply], waits: list[float]) -> None:
    clock = FakeTime()
    with FakeModel(replies) as model:
        assert client(model, clock).ask(QUESTION) == "an answer"

    assert clock.slept == waits


@pytest.mark.parametrize(
    ("reply", "times", "said_so"),
    [
        (busy(500), 4, "asked 4 times"),
        (busy(429, Retry_After="3600"), 1, "too busy"),
        (Reply(shut=True), 4, "the connection to the model failed"),
        (Reply(b'{"choices": [', claims=500), 4, "the connection to the model failed"),
        (Reply(b'{"choices": ['), 1, "not as the interface has it"),
        (Reply(b"[]"), 1, "not as the interface has it"),
        (Reply(b"{}"), 1, "not as the interface has it"),
        (Reply(b'{"choices": [{"message": "hello"}]}'), 1, "not as the interface has it"),
        (Reply(b"[" * 100_000), 1, "not as the interface has it"),
        (Reply(b"\xff\xfe\x00"), 1, "not as the interface has it"),
        (Reply(b'{"choices": [{"message": {"content": null}}]}'), 1, "gave no answer"),
        (Reply(b"<html>Sign in</html>", kind="text/html"), 1, "'text/html' and no JSON"),
        (Reply(b" " * 5_000_000), 1, "more than 4,000,000 bytes"),
        (Reply(b"", 302, headers={"Location": "http://127.0.0.1:9/"}), 1, "sends on elsewhere (302"),
        (Reply(b"{}", 401), 1, "check TRIPTYCH_MODEL_KEY"),
    ],
)
def test_a_server_that_misbehaves_gives_no_answer_and_the_reason(reply: Reply, times: int, said_so: str) -> None:
    with FakeModel([reply]) as model, pytest.raises(NoAnswer) as raised:
        client(model).ask(QUESTION)

    assert said_so in str(raised.value)
    assert len(model.asked) == times


def test_a_key_that_a_server_repeats_is_not_shown() -> None:
    told = f'{{"error": {{"message": "wrong key {KEY}\\u001b[31m"}}}}'.encode()
    with FakeModel([Reply(told, 401)]) as model, pytest.raises(NoAnswer, match="wrong key …") as raised:
        client(model).ask(QUESTION)

    assert KEY not in str(raised.value)
    assert "\x1b" not in str(raised.value)


def test_the_settings_do_not_show_the_key() -> None:
    assert KEY not in repr(ModelSettings(httpx.URL("http://127.0.0.1/"), "local", KEY))


def test_an_answer_that_was_cut_short_is_told_apart() -> None:
    with FakeModel([said("{", reason="length")]) as model, pytest.raises(CutShort):
        client(model).ask(QUESTION)


@pytest.mark.parametrize(
    "reply", [Reply(b"{}", wait=10.0), Reply(b" " * 1_000, drip=0.01)], ids=["late", "byte by byte"]
)
def test_a_slow_answer_ends_with_the_time(reply: Reply) -> None:
    with FakeModel([reply]) as model:
        asked = Client(ModelSettings(httpx.URL(model.url), "local", time=0.2), sleep=FakeTime().sleep)
        with pytest.raises(NoAnswer, match="TRIPTYCH_MODEL_TIME"):
            asked.ask(QUESTION)

    assert len(model.asked) == 4


def test_a_server_that_is_not_there_is_named() -> None:
    with FakeModel() as model:
        url = model.url
    with pytest.raises(NoAnswer, match="refused"):
        client(url).ask(QUESTION)


def test_requests_have_a_limit_and_repeated_ones_count() -> None:
    with FakeModel([busy()]) as model, pytest.raises(OverBudget, match="TRIPTYCH_MODEL_REQUESTS"):
        client(model, requests=2).ask(QUESTION)

    assert len(model.asked) == 2


def test_tokens_have_a_limit_that_is_kept_before_anything_is_sent() -> None:
    with FakeModel([said("x", tokens=9_000)]) as model:
        asked = client(model, tokens=17_200)
        assert asked.ask(QUESTION) == "x"
        with pytest.raises(OverBudget, match="TRIPTYCH_MODEL_TOKENS"):
            asked.ask(QUESTION)

    assert (len(model.asked), asked.budget.tokens) == (1, 9_000)


def test_a_server_that_counts_no_tokens_is_estimated() -> None:
    with FakeModel([Reply(b'{"choices": [{"message": {"content": "x"}}], "usage": {"total_tokens": -5}}')]) as model:
        asked = client(model)
        asked.ask(QUESTION)

    assert asked.budget.tokens > 50


def test_the_time_of_a_whole_load_has_a_limit() -> None:
    clock = FakeTime()
    with (
        FakeModel([busy(429, Retry_After="30")]) as model,
        pytest.raises(OverBudget, match="TRIPTYCH_MODEL_TOTAL_TIME"),
    ):
        client(model, clock, total_time=50.0).ask(QUESTION)

    assert clock.slept == [30.0]


@pytest.mark.parametrize(
    ("address", "allowed"), [("192.168.1.7", True), ("10.0.0.1", True), ("::1", True), ("1.1.1.1", False)]
)
def test_without_encryption_only_private_machines_are_asked(address: str, allowed: bool) -> None:
    made = ModelSettings(httpx.URL("http://model.example:8080/v1"), "local")
    asked = Client(made, resolve=lambda host, port: [address])
    look: Callable[[str, int], list[str]] = asked._inside

    if allowed:
        assert look("model.example", 8080) == [address]
    else:
        with pytest.raises(NoAnswer, match="without encryption; use https"):
            asked.ask(QUESTION)


@pytest.mark.parametrize(
    ("name", "value", "reason"),
    [
        ("URL", "", "TRIPTYCH_MODEL_URL: is not set"),
        ("URL", "ftp://127.0.0.1/", "TRIPTYCH_MODEL_URL: is ftp address; set one such as"),
        ("URL", "https://me:secret@example.org/v1", "TRIPTYCH_MODEL_KEY"),
        ("NAME", "", "TRIPTYCH_MODEL_NAME: is not set"),
        ("NAME", "a b", "is no model's name"),
        ("KEY", "two words", "TRIPTYCH_MODEL_KEY: holds spaces"),
        ("TOKENS", "many", "TRIPTYCH_MODEL_TOKENS='many': is no whole number"),
        ("TIME", "0", "TRIPTYCH_MODEL_TIME='0': is no whole number from 1 on"),
    ],
)
def test_settings_that_make_no_sense_are_refused(name: str, value: str, reason: str) -> None:
    sound = {"TRIPTYCH_MODEL_URL": "http://127.0.0.1:8080/v1", "TRIPTYCH_MODEL_NAME": "local"}

    with pytest.raises(BadInput) as raised:
        model_settings_from(sound | {f"TRIPTYCH_MODEL_{name}": value})

    assert reason in str(raised.value)
    assert "secret" not in str(raised.value)
    assert "two words" not in str(raised.value)
