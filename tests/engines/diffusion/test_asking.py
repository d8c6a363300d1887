"""Remixes read by a chat endpoint: what it says well is used, all else falls back to the rules."""

from __future__ import annotations

import json
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler
from typing import Any

import pytest

from chatting import ChatServer, chat_server
from kinora.engines.diffusion.asking import ask_change
from kinora.engines.diffusion.captions import Change, Scope, read_change
from kinora.engines.options import ChatEndpoint
from kinora.errors import Cancelled

SOURCE = "A red ball rolls over the grass."
PROMPT = "Haz que la pelota sea azul"
BLUE = "A blue ball rolls over the grass."
ANSWER: dict[str, Any] = {"caption": BLUE, "scope": "local", "not_understood": []}


@pytest.fixture
def chat() -> Iterator[ChatServer]:
    """A server on loopback, gone after the test."""
    with chat_server() as told:
        yield told


def calm() -> None:
    """Nobody has cancelled."""


def asked(chat: ChatServer, prompt: str = PROMPT, source: str = SOURCE) -> Change:
    return ask_change(chat.endpoint(), source, prompt, calm)


def test_a_good_answer_becomes_the_change(chat) -> None:
    """Its caption and scope are taken over."""
    chat.says(ANSWER)
    change = asked(chat)

    assert (change.caption, change.scope) == (BLUE, Scope.LOCAL)
    assert change.told.startswith("The chat endpoint's model")


def test_what_it_did_not_understand_is_told(chat) -> None:
    """In the request's own words."""
    chat.says({**ANSWER, "not_understood": ["y que suene\nmúsica"]})
    assert asked(chat).told.endswith("; not understood: y que suene música.")


def test_the_question_holds_both_texts_and_a_strict_schema(chat) -> None:
    """Every field is asked for, and no other is allowed."""
    chat.says(ANSWER)
    asked(chat)
    (request,) = chat.requests
    told = request["response_format"]["json_schema"]

    assert request["messages"][-1]["content"] == f"Description: {SOURCE}\nRequest: {PROMPT}"
    assert (told["name"], told["strict"]) == ("change", True)
    assert told["schema"]["required"] == list(told["schema"]["properties"])
    assert told["schema"]["additionalProperties"] is False


def test_fences_around_the_answer_are_forgiven(chat) -> None:
    """Small models like to wrap JSON in a code block."""
    chat.says(f"Sure!\n```json\n{json.dumps(ANSWER)}\n```")
    assert asked(chat).caption == BLUE


@pytest.mark.parametrize("prompt", [SOURCE, "a red ball rolls over the GRASS", "", " ?! "])
def test_a_prompt_that_changes_nothing_is_not_asked_about(chat, prompt: str) -> None:
    """No question where there is nothing to answer."""
    change = asked(chat, prompt)

    assert (change.scope, change.caption) == (Scope.NONE, SOURCE)
    assert chat.requests == []


def test_a_caption_with_the_same_words_changes_nothing(chat) -> None:
    """Whatever scope the answer names, the source's caption stays as it was."""
    chat.says({**ANSWER, "caption": "a red ball rolls, over the grass"})
    change = asked(chat)
    assert (change.caption, change.scope) == (SOURCE, Scope.NONE)


def test_another_caption_is_a_change(chat) -> None:
    """An answer that calls it none is put right by the words that differ."""
    chat.says({**ANSWER, "scope": "none"})
    assert asked(chat).scope is Scope.LOCAL


@pytest.mark.parametrize(
    "answer",
    [
        "I would rather not.",
        "{",
        {},
        {"caption": BLUE, "scope": "local"},
        {**ANSWER, "scope": "huge"},
        {**ANSWER, "surprise": 1},
        {**ANSWER, "caption": ""},
        {**ANSWER, "caption": " ... "},
        {**ANSWER, "caption": "A blue ball\nrolls."},
        {**ANSWER, "caption": "A blue ball " * 60},
        {**ANSWER, "caption": "Sorry, not possible"},
        {**ANSWER, "caption": 7},
        {**ANSWER, "not_understood": ["x"] * 40},
    ],
)
def test_a_bad_answer_is_not_used(chat, caplog, answer: str | dict[str, Any]) -> None:
    """What is no change, or cannot be one of this film, leaves the reading to the rules."""
    chat.says(answer)

    assert asked(chat) == read_change(SOURCE, PROMPT)
    assert "the chat endpoint was not used" in caplog.text


@pytest.mark.parametrize(("body", "status"), [(b"no json", 200), (b"{}", 500)])
def test_without_an_answer_the_rules_read(chat, caplog, body: bytes, status: int) -> None:
    """An endpoint that fails is done without, and the log says so."""
    chat.sends(body, status=status)

    assert asked(chat) == read_change(SOURCE, PROMPT)
    assert "the chat endpoint was not used" in caplog.text


@pytest.mark.parametrize("url", ["http://[bad/v1", "nonsense", "http://127.0.0.1:1/v1"])
def test_an_address_where_nothing_is_does_no_harm(url: str) -> None:
    """Not even one that is no address."""
    endpoint = ChatEndpoint(url=url, model="m", timeout_s=2)
    assert ask_change(endpoint, SOURCE, PROMPT, calm) == read_change(SOURCE, PROMPT)


def test_a_deleted_video_stops_the_question(chat) -> None:
    """Whoever deletes the video does not wait for the endpoint."""

    def silent(_: BaseHTTPRequestHandler) -> None:
        chat.released.wait(20)

    def check() -> None:
        raise Cancelled

    chat.answer = silent
    with pytest.raises(Cancelled):
        ask_change(chat.endpoint(), SOURCE, PROMPT, check)
