"""Judging prompts, by a callable or by an API that really listens."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler
from pathlib import Path

import pytest

from kinora.errors import Cancelled, StartupError
from kinora.moderation import (
    ApiJudge,
    Judge,
    Moderation,
    ModerationBlocked,
    ModerationUnavailable,
    judge_texts,
    make_judge,
)
from sites import Site, site_on

JUDGES = """
def bad_words(prompt):
    return "bad" in prompt

class Strict:
    @staticmethod
    def nothing(prompt):
        return None

def odd(prompt):
    return "no"

def broken(prompt):
    raise RuntimeError("secret path")

number = 5
"""


def patience() -> None:
    """Still wanted."""


@pytest.fixture
def judge(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], Judge]:
    """Loads a callable of a module that an operator wrote."""
    (tmp_path / "house_rules.py").write_text(JUDGES)
    (tmp_path / "house_rules_broken.py").write_text("import nothing_like_this")
    monkeypatch.syspath_prepend(tmp_path)

    def load(name: str) -> Judge:
        made = make_judge(Moderation(judge=name))
        assert made is not None
        return made

    return load


@pytest.fixture
def api() -> Iterator[Site]:
    with site_on("127.0.0.1") as site:
        yield site


def asking(api: Site, *, timeout_s: float = 5, key: str = "") -> Judge:
    """One that does not pause between its tries."""
    return ApiJudge(
        Moderation(judge=api.url("/v1/"), key=key, model="wise", timeout_s=timeout_s),
        pauses_s=(0, 0),
    )


def flags(api: Site, *flagged: object) -> None:
    body = json.dumps({"id": "modr-1", "results": [{"flagged": flag} for flag in flagged]})
    api.page("/v1/moderations", body=body.encode(), content_type="application/json")


def test_without_a_setting_nobody_judges() -> None:
    """It is off by default."""
    assert make_judge(Moderation()) is None


def test_a_callable_judges(judge: Callable[[str], Judge]) -> None:
    """Each text is judged; one that is blocked blocks all."""
    bad_words = judge("house_rules:bad_words")
    judge_texts(bad_words, ("a cat", "Mossy"), patience)
    with pytest.raises(ModerationBlocked) as told:
        judge_texts(bad_words, ("a cat", "a bad name"), patience)
    assert told.value.code == "moderation_blocked"
    assert told.value.message == "Your request was blocked by our moderation system."


def test_none_means_no_objection(judge: Callable[[str], Judge]) -> None:
    """Attributes of a module's classes can be named as well."""
    assert not judge("house_rules:Strict.nothing").is_blocked("x", patience)


@pytest.mark.parametrize("name", ["odd", "broken"])
def test_a_callable_that_fails_blocks_without_details(
    judge: Callable[[str], Judge], name: str
) -> None:
    """An answer that is no bool, or an exception, is no judgement."""
    with pytest.raises(ModerationUnavailable) as told:
        judge(f"house_rules:{name}").is_blocked("x", patience)
    assert told.value.code == "moderation_unavailable"
    assert "secret" not in told.value.message


@pytest.mark.parametrize(
    "name",
    [
        "house_rules",
        "house_rules:",
        "house_rules:missing",
        "house_rules:number",
        "house_rules_broken:f",
        "nowhere_at_all:f",
        "nowhere.at.all:f",
        "/etc/passwd:f",
        "ftp://a/v1",
    ],
)
def test_what_cannot_judge_stops_the_start(judge: Callable[[str], Judge], name: str) -> None:
    """The sentence names the setting and its value."""
    with pytest.raises(StartupError, match=f"KINORA_MODERATION is '{name}'"):
        judge(name)


def test_an_api_is_asked(api: Site) -> None:
    """With the model, the text and the key, whatever stands behind the URL."""
    flags(api, False)
    assert isinstance(make_judge(Moderation(judge=api.url("/v1"))), ApiJudge)
    assert not asking(api, key="k-1").is_blocked("a cat", patience)
    (_, path, headers), (body,) = api.seen[0], api.bodies
    assert path == "/v1/moderations"
    assert headers["authorization"] == "Bearer k-1"
    assert json.loads(body) == {"model": "wise", "input": "a cat"}


def test_an_api_can_block(api: Site) -> None:
    """One flag is enough."""
    flags(api, False, True)
    assert asking(api).is_blocked("a cat", patience)


@pytest.mark.parametrize(
    "body", [b"", b"no", b"{}", b'{"results":[]}', b'{"results":[{"flagged":"no"}]}', b"[" * 1000]
)
def test_an_odd_answer_is_no_judgement(api: Site, body: bytes) -> None:
    """After three tries the prompt counts as not judged."""
    api.page("/v1/moderations", body=body)
    with pytest.raises(ModerationUnavailable):
        asking(api).is_blocked("a cat", patience)
    assert len(api.seen) == 3


def test_an_api_that_recovers_is_believed(api: Site) -> None:
    """A failure is followed by another try."""

    def fail_once(handler: BaseHTTPRequestHandler) -> None:
        flags(api, True)
        handler.send_response(503)
        handler.end_headers()

    api.pages["/v1/moderations"] = fail_once
    assert asking(api).is_blocked("a cat", patience)
    assert len(api.seen) == 2


def test_a_slow_api_is_given_up(api: Site) -> None:
    """Each try ends in time, also while it drips."""

    def drip(handler: BaseHTTPRequestHandler) -> None:
        handler.wfile.write(b"HTTP/1.1 200 OK\r\n\r\n")
        while not api.closing.wait(0.02):
            handler.wfile.write(b" ")

    api.pages["/v1/moderations"] = drip
    with pytest.raises(ModerationUnavailable):
        asking(api, timeout_s=0.1).is_blocked("a cat", patience)


def test_waiting_for_a_judgement_can_be_called_off(api: Site) -> None:
    """A deleted video is not judged to the end."""
    api.page("/v1/moderations", status=500)
    calls: list[None] = []

    def check() -> None:
        calls.append(None)
        if len(calls) > 1:
            raise Cancelled

    with pytest.raises(Cancelled):
        asking(api).is_blocked("a cat", check)
    assert len(api.seen) == 1


def test_the_key_is_in_no_log() -> None:
    """What is printed of the configuration leaves it out."""
    assert "k-1" not in repr(Moderation(judge="https://a/v1", key="k-1"))
