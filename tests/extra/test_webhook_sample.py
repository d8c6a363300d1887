"""The Node receiver of docs/webhooks.md, run as it stands there."""

from __future__ import annotations

from pathlib import Path

import pytest

from kinora.serving import serving
from samples import ENVIRONMENT, said_of_a_test_event, sample

pytestmark = [pytest.mark.extra, pytest.mark.filterwarnings("ignore::DeprecationWarning")]

NODE_CLIENT = Path(__file__).parents[2] / ".cache" / "node"


def test_the_receiver_in_node_works(tmp_path: Path) -> None:
    """It takes what Kinora signs, and refuses what is signed with another secret."""
    script = tmp_path / "receiver.js"
    script.write_text(sample("receiver.js"))
    with serving(tmp_path / "data", environment=ENVIRONMENT) as server:
        line = said_of_a_test_event(
            server, ["node", str(script)], NODE_PATH=str(NODE_CLIENT / "node_modules")
        )

    assert line.startswith("video.completed video_test_")
