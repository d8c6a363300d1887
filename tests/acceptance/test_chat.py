"""A server that has its prompts read by a chat endpoint."""

from __future__ import annotations

from pathlib import Path

import httpx
import pytest
from openai import OpenAI

from chatting import chat_server
from kinora.serving import serving

SCENE = {
    "entities": [{"id": "p", "kind": "penguin", "actions": [{"action": "wave", "start": 0, "end": 4}]}],
    "place": "snow",
    "time_of_day": "dusk",
}  # fmt: skip


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_a_configured_endpoint_reads_the_prompts(data: Path) -> None:
    """The scene is the endpoint's, asked once for all processes that draw; a remix asks again."""
    with chat_server() as chat:
        chat.says(SCENE)
        environment = {
            "KINORA_CHAT_URL": chat.url,
            "KINORA_CHAT_MODEL": "m",
            "KINORA_PROCESSES": "2",
        }
        with (
            serving(data, environment=environment) as server,
            OpenAI(base_url=server.base_url, api_key="none") as client,
        ):
            made = client.videos.create_and_poll(prompt="Ein Pinguin winkt", seconds="4")
            scene = httpx.get(f"{server.base_url}/videos/{made.id}/scene").json()
            remix = client.videos.remix(made.id, prompt="Bei Nacht")
            client.videos.poll(remix.id)

    assert made.status == "completed"
    assert (scene["scene"]["place"], scene["not_understood"]) == ("snow", [])
    assert [entity["kind"] for entity in scene["scene"]["entities"]] == ["penguin"]
    assert len(chat.requests) == 2
