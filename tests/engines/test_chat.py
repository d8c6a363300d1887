"""One question to a chat endpoint: an answer in time, or the reason why there is none."""

from __future__ import annotations

import socket
import time
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler

import pytest

from chatting import ChatServer, chat_server
from kinora.engines.chat import NoAnswer, Question, ask
from kinora.engines.options import ChatEndpoint
from kinora.errors import Cancelled

SCHEMA = {"type": "object", "properties": {"word": {"type": "string"}}}
QUESTION = Question(system="Be brief.", user="Which word?", name="word", schema=SCHEMA)


@pytest.fixture
def chat() -> Iterator[ChatServer]:
    """A server on loopback, gone after the test."""
    with chat_server() as told:
        yield told


def calm() -> None:
    """Nobody has cancelled."""


def asked(chat: ChatServer, *, check: Callable[[], None] = calm, timeout_s: float = 10) -> str:
    return ask(chat.endpoint(timeout_s=timeout_s), QUESTION, check)


def test_the_answer_comes_as_it_was_written(chat) -> None:
    """Whoever asks takes it apart."""
    chat.says({"word": "kite"})
    assert asked(chat) == '{"word": "kite"}'


def test_the_question_is_put_whole(chat) -> None:
    """Both sides of it, the model and the schema under its name, with the key."""
    chat.says("kite")
    asked(chat)
    (request,) = chat.requests

    assert [message["content"] for message in request["messages"]] == ["Be brief.", "Which word?"]
    assert (request["model"], chat.keys) == ("tale-teller", ["Bearer secret"])
    told = request["response_format"]["json_schema"]
    assert told == {"name": "word", "schema": SCHEMA, "strict": True}


def test_an_answer_that_was_cut_off_is_none(chat) -> None:
    """A model that ran out of tokens may have left something out."""
    chat.says("kit", finish_reason="length")
    with pytest.raises(NoAnswer, match="cut off"):
        asked(chat)


@pytest.mark.parametrize(
    ("body", "status", "reason"),
    [
        (b"no json", 200, "no chat completion"),
        (b'{"choices": []}', 200, "empty"),
        (b"{}", 500, "status 500"),
        (b"{}", 401, "status 401"),
    ],
)
def test_a_reply_that_is_no_completion_is_no_answer(
    chat, body: bytes, status: int, reason: str
) -> None:
    """Broken replies and errors of the endpoint are named."""
    chat.sends(body, status=status)
    with pytest.raises(NoAnswer, match=reason):
        asked(chat)


def test_a_reply_without_end_is_not_read_to_its_end(chat) -> None:
    """A reply may have 256 KiB."""

    def pour(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(200)
        handler.end_headers()
        while not chat.released.is_set():
            handler.wfile.write(b" " * 65_536)

    chat.answer = pour
    with pytest.raises(NoAnswer, match="longer than 262144 bytes"):
        asked(chat)


def test_a_silent_endpoint_is_given_up(chat) -> None:
    """Its time is what the operator gave it."""
    chat.answer = lambda _: chat.released.wait(20) and None
    began = time.monotonic()

    with pytest.raises(NoAnswer):
        asked(chat, timeout_s=0.5)
    assert time.monotonic() - began < 5


def test_a_dripping_endpoint_is_given_up(chat) -> None:
    """Bytes that keep coming do not buy more time."""

    def drip(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(200)
        handler.end_headers()
        while not chat.released.wait(0.05):
            handler.wfile.write(b" ")

    chat.answer = drip
    with pytest.raises(NoAnswer):
        asked(chat, timeout_s=0.5)


def test_an_endpoint_that_is_not_there_is_told_without_its_address() -> None:
    """The reason gives away neither where it was looked for nor the key."""
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{unused.getsockname()[1]}/v1"
        endpoint = ChatEndpoint(url=url, model="m", key="secret-key", timeout_s=5)
        with pytest.raises(NoAnswer) as refused:
            ask(endpoint, QUESTION, calm)

    assert "could not be asked" in str(refused.value)
    assert all(secret not in str(refused.value) for secret in ("127.0.0.1", "secret-key"))


def test_whoever_no_longer_wants_the_answer_does_not_wait(chat) -> None:
    """What the look at cancellation raises ends the question."""
    chat.answer = lambda _: chat.released.wait(20) and None

    def check() -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        asked(chat, check=check)


def test_an_endpoint_does_not_show_its_key() -> None:
    """Not even where it is printed."""
    assert "secret" not in repr(ChatEndpoint(url="http://x/v1", model="m", key="secret"))
