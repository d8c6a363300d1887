"""A chat endpoint for tests."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from chatting import ChatServer, chat_server


@pytest.fixture
def chat() -> Iterator[ChatServer]:
    """A server on loopback, gone after the test."""
    with chat_server() as told:
        yield told
