"""A real server that lets its videos expire as the native one did, and clients of it."""

from __future__ import annotations

from collections.abc import Iterator

import httpx
import pytest
from openai import OpenAI

from conformance.python_cases import EXPIRES_AFTER, Shelf
from kinora.serving import Serving, serving


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Serving]:
    """One server for a file of tests."""
    environment = {
        "KINORA_EXPIRES_AFTER": str(EXPIRES_AFTER),
        "KINORA_EGRESS_ALLOW": "127.0.0.1",
        "KINORA_MIN_FREE_BYTES": "0",
    }
    with serving(tmp_path_factory.mktemp("data"), environment=environment) as running:
        yield running


@pytest.fixture(scope="module")
def client(server: Serving) -> Iterator[OpenAI]:
    """The newest official client; every refusal is wanted here, so nothing is tried twice."""
    with OpenAI(base_url=server.base_url, api_key="none", max_retries=0) as made:
        yield made


@pytest.fixture(scope="module")
def shelf(client: OpenAI) -> Shelf:
    """What several cases start from."""
    return Shelf(client)


@pytest.fixture(scope="module")
def http(server: Serving) -> Iterator[httpx.Client]:
    """Plain HTTP."""
    with httpx.Client(base_url=server.base_url, timeout=60) as made:
        yield made
