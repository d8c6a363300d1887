"""The official Node client against a real server; numbers are those of the conformance list."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path

import pytest

from kinora.serving import serving

pytestmark = pytest.mark.extra

NODE_CLIENT = Path(__file__).parents[2] / ".cache" / "node"
SCRIPT = """
const { default: OpenAI } = require("openai");
const client = new OpenAI({ baseURL: process.argv[1], apiKey: "none" });
const finished = async (video) => {
  while (["queued", "in_progress"].includes(video.status)) {
    await new Promise((resolve) => setTimeout(resolve, 200));
    video = await client.videos.retrieve(video.id);
  }
  return video;
};
(async () => {
  const created = await client.videos.create({ prompt: "A cat waves" });
  const source = await finished(created);
  const remix = await client.videos.remix(source.id, { prompt: "Make the cat black" });
  const bytes = Buffer.from(await (await client.videos.downloadContent(source.id)).arrayBuffer());
  const listed = [];
  for await (const video of client.videos.list({ limit: 1 })) listed.push(video.id);
  const removed = await client.videos.delete(remix.id);
  console.log(JSON.stringify({
    created, source, remix, listed, removed, magic: bytes.subarray(4, 8).toString("latin1"),
  }));
})();
"""


@pytest.fixture(scope="module")
def answer(tmp_path_factory: pytest.TempPathFactory) -> dict[str, object]:
    """What one run of the Node client saw."""
    assert NODE_CLIENT.is_dir(), "run `make test-all`, which puts the Node client there"
    with serving(tmp_path_factory.mktemp("data")) as server:
        finished = subprocess.run(
            ["node", "-e", SCRIPT, server.base_url],
            env={**os.environ, "NODE_PATH": str(NODE_CLIENT / "node_modules")},
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
        )
    assert finished.returncode == 0, finished.stderr
    return json.loads(finished.stdout)


def test_case_02_create_gives_the_thirteen_keys(answer: dict[str, dict[str, object]]) -> None:
    """A create by the Node client has exactly the native keys, in their order, and text for seconds."""
    assert " ".join(answer["created"]) == (
        "id object created_at status completed_at error expires_at model progress prompt "
        "remixed_from_video_id seconds size"
    )
    assert answer["created"]["seconds"] == "4"
    assert answer["created"]["size"] == "720x1280"


def test_case_30_remix_inherits(answer: dict[str, dict[str, object]]) -> None:
    """A remix by the Node client names its source and has its size."""
    assert answer["source"]["status"] == "completed"
    assert answer["remix"]["remixed_from_video_id"] == answer["source"]["id"]
    assert answer["remix"]["size"] == answer["source"]["size"]


def test_case_55_iterating_a_list_ends(answer: dict[str, dict[str, object]]) -> None:
    """`for await` over the list sees each video once and ends."""
    assert answer["listed"] == [answer["remix"]["id"], answer["source"]["id"]]


def test_download_and_delete(answer: dict[str, object]) -> None:
    """The Node client downloads an MP4 and deletes a video."""
    assert answer["magic"] == "ftyp"
    assert answer["removed"]["deleted"] is True  # type: ignore[index]
