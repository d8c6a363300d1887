"""The last generation of the official client that sends JSON when there is no file."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

from kinora.serving import Serving

OLD_CLIENT = Path(__file__).parents[2] / ".cache" / "openai-2.26.0"
SCRIPT = """
import json, sys, warnings
import httpx, openai
sent = []
keep = lambda request: sent.append(request.headers.get("content-type", ""))
http = httpx.Client(event_hooks={"request": [keep]})
client = openai.OpenAI(base_url=sys.argv[1], api_key="none", http_client=http)
video = client.videos.create_and_poll(prompt="A monster waves in a forest", seconds="4")
remix = client.videos.remix(video.id, prompt="Change the color of the monster to orange")
print(json.dumps({
    "version": openai.__version__,
    "content_type": sent[0],
    "status": video.status,
    "remixed_from": remix.remixed_from_video_id,
    "id": video.id,
    "magic": client.videos.download_content(video.id).read()[4:8].decode(),
}))
"""


def test_case_58_the_json_generation_of_the_client_works(server: Serving) -> None:
    """A client from before multipart creates (as JSON), polls, downloads and remixes."""
    assert OLD_CLIENT.is_dir(), "run `make test`, which puts the old client there"
    finished = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", SCRIPT, server.base_url],
        env={**os.environ, "PYTHONPATH": str(OLD_CLIENT)},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )

    assert finished.returncode == 0, finished.stderr
    answer = json.loads(finished.stdout)
    assert (answer["version"], answer["content_type"]) == ("2.26.0", "application/json")
    assert (answer["status"], answer["magic"]) == ("completed", "ftyp")
    assert answer["remixed_from"] == answer["id"]
