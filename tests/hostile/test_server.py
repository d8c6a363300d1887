"""Hostile media over HTTP: each is refused, and the server neither grows nor keeps anything of them."""

from __future__ import annotations

from pathlib import Path

import httpx

from acceptance.processes import find, memory
from hostile import media
from kinora.media.kinds import MP4, PNG
from kinora.serving import serving

GROWTH = 64_000_000  # bytes of memory, for all of it
ENVIRONMENT = {"KINORA_WORKERS": "0", "KINORA_MIN_FREE_BYTES": "0"}
URLS = (
    "http://127.0.0.1:1/a.png",
    "http://localhost/a.png",
    "http://169.254.169.254/latest/meta-data/",
    "http://2130706433/a.png",
    "file:///etc/passwd",
    "data:image/png;base64,====",
    "data:image/svg+xml;base64,PHN2Zy8+",
)


def test_a_server_takes_no_harm(tmp_path: Path) -> None:
    """Every file and every address is a 400, none is left on the disk, and the next request is served."""
    exhibits = [(data, type) for data in media.FOREIGN.values() for type in (PNG, MP4)]
    exhibits += [
        (media.canvas(30_000, 30_000), PNG),
        (media.canvas(8, 8, extra=media.text_bomb(1 << 28)), PNG),
        (media.coded(media.picture(), "PNG")[:500], PNG),
        (media.film()[:3000], MP4),
        (media.lying(media.film(), b"stsz", 8), MP4),
        (bytes(8_000_000), MP4),
    ]
    with (
        serving(tmp_path / "data", environment=ENVIRONMENT) as server,
        httpx.Client(base_url=server.base_url, timeout=60) as http,
    ):
        form = {"prompt": "A cat waves", "size": "1280x720"}
        http.post("/videos", data=form, files={"input_reference": ("a.png", media.GIF, PNG)})
        (api,) = find(server.process.pid, "api")
        before = memory(api)
        for data, type in exhibits:
            file = ("../../etc/passwd", data, type)
            answer = http.post("/videos", data=form, files={"input_reference": file})
            assert answer.status_code == 400, answer.text
            assert answer.json()["error"]["type"] == "invalid_request_error"
        for url in URLS:
            answer = http.post("/videos", json={**form, "input_reference": {"image_url": url}})
            assert answer.status_code == 400, answer.text
            assert answer.json()["error"]["param"] == "input_reference"
        answer = http.post("/videos/edits", data=form, files={"video": ("a.mp4", media.HLS, MP4)})
        assert answer.status_code == 400, answer.text
        assert memory(api) - before < GROWTH
        assert http.post("/videos", json={"prompt": "A cat waves"}).status_code == 200
        assert len(http.get("/videos").json()["data"]) == 1
        assert list((tmp_path / "data/storage/uploads").iterdir()) == []
