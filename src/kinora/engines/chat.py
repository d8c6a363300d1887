"""One question to an OpenAI-compatible chat endpoint, with limits on its time and on its size.

Knows nothing of what it is asked about: scenes and captions are its engines' business.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import msgspec

from kinora.engines.options import ChatEndpoint

if TYPE_CHECKING:
    from openai import OpenAI

MOST_BYTES = 262_144  # of a whole reply; an answer takes some thousands
MOST_TOKENS = 6_000
LOOK_S = 0.05  # between two looks at the clock and at cancellation


class NoAnswer(Exception):
    """The endpoint gave nothing to work with; the message says why, without its address."""


class _Message(msgspec.Struct):
    content: str | None = None


class _Choice(msgspec.Struct):
    message: _Message
    finish_reason: str | None = None


class _Completion(msgspec.Struct):
    choices: list[_Choice]


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """What is asked: how to behave, what about, and the JSON schema of the answer, by its name."""

    system: str
    user: str
    name: str  # letters, digits, "_" and "-"
    schema: dict[str, Any]


@dataclass(slots=True)
class _Reply:
    """What the asking thread leaves behind."""

    content: bytes = b""
    error: Exception | None = None
    parts: list[bytes] = field(default_factory=list)


def ask(endpoint: ChatEndpoint, question: Question, check: Callable[[], None]) -> str:
    """The text of the answer.

    Raises NoAnswer when it is late, too long, refused or not a completion, and what `check` raises.
    """
    from openai import OpenAI  # heavy, and only needed where an endpoint is configured

    deadline = time.monotonic() + endpoint.timeout_s
    client = OpenAI(
        base_url=endpoint.url,
        api_key=endpoint.key or "none",
        timeout=endpoint.timeout_s,
        max_retries=0,
    )
    reply = _Reply()
    asking = threading.Thread(
        target=_fetch, args=(client, endpoint.model, question, reply, deadline), daemon=True
    )
    try:
        asking.start()
        while asking.is_alive():
            asking.join(LOOK_S)
            check()
            if time.monotonic() > deadline:
                raise NoAnswer(f"it took longer than {endpoint.timeout_s:g} s")
    finally:
        client.close()  # a request that is still under way ends with its connection
    if reply.error is not None:
        raise NoAnswer(_reason(reply.error)) from reply.error
    return _text(reply.content)


def _fetch(client: OpenAI, model: str, question: Question, reply: _Reply, deadline: float) -> None:
    """Runs in a thread of its own; whatever goes wrong is left in the reply."""
    try:
        with client.chat.completions.with_streaming_response.create(
            model=model,
            messages=[
                {"role": "system", "content": question.system},
                {"role": "user", "content": question.user},
            ],
            temperature=0,
            max_tokens=MOST_TOKENS,
            response_format={
                "type": "json_schema",
                "json_schema": {"name": question.name, "schema": question.schema, "strict": True},
            },
        ) as response:
            size = 0
            for part in response.iter_bytes():
                size += len(part)
                if size > MOST_BYTES:
                    raise NoAnswer(f"its reply is longer than {MOST_BYTES} bytes")
                if time.monotonic() > deadline:
                    raise NoAnswer("its reply does not end")
                reply.parts.append(part)
        reply.content = b"".join(reply.parts)
    except Exception as error:  # noqa: BLE001 - told to the asking side, which gives up
        reply.error = error


def _reason(error: Exception) -> str:
    """Why, in words without addresses or keys."""
    if isinstance(error, NoAnswer):
        return str(error)
    status = getattr(error, "status_code", None)
    if status is not None:
        return f"it answered with status {status}"
    return f"it could not be asked ({type(error).__name__})"


def _text(content: bytes) -> str:
    try:
        completion = msgspec.json.decode(content, type=_Completion)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise NoAnswer("its reply is no chat completion") from error
    if not completion.choices or not completion.choices[0].message.content:
        raise NoAnswer("its reply is empty")
    choice = completion.choices[0]
    if choice.finish_reason == "length":
        raise NoAnswer("its answer was cut off")
    return choice.message.content or ""
