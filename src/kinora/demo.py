"""`kinora demo`: a video and its remix through the official client, on a server of its own.

Everything goes over HTTP, as for any user; this module knows nothing of Kinora's insides.
"""

from __future__ import annotations

import tempfile
import time
import warnings
from pathlib import Path
from typing import TYPE_CHECKING

import av
from PIL import Image, ImageDraw, ImageFont
from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

from kinora.errors import KinoraError
from kinora.serving import serving

if TYPE_CHECKING:
    from openai import OpenAI
    from openai.types import Video

PROMPT = "A cat plays the piano on a stage"
REMIX = "Extend the scene with the cat taking a bow to the cheering audience"
MOMENTS = (1.0, 4.0, 5.2, 6.2, 7.4)  # seconds; a remix appends in the last 40 % of its 8 s
TILE = (560, 315)  # pixels of one frame in the side-by-side picture
POLL_S = 0.2
LABEL_HEIGHT = 56


def run_demo(folder: Path, console: Console) -> None:
    """Write `source.mp4`, `remix.mp4` and `side-by-side.png` into `folder`. Leaves nothing running."""
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="kinora-demo-") as data, serving(Path(data)) as server:
        console.print(f"Kinora runs at {server.url} and will stop when this is done.")
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", DeprecationWarning)  # the client mourns the hosted API
            _make_both(server.base_url, folder, console)
    _side_by_side(folder)
    console.print("\nThere they are:")
    for name in ("source.mp4", "remix.mp4", "side-by-side.png"):
        console.print(f"  {folder / name}")


def _make_both(base_url: str, folder: Path, console: Console) -> None:
    from openai import DefaultHttpxClient, OpenAI

    direct = DefaultHttpxClient(trust_env=False)  # a proxy would be asked for its own loopback
    client = OpenAI(base_url=base_url, api_key="not-needed", max_retries=5, http_client=direct)
    console.print(f"  source: [italic]{PROMPT}[/italic]\n  remix:  [italic]{REMIX}[/italic]\n")
    with _bar(console) as progress:
        source = client.videos.create(prompt=PROMPT, model="sora-2", seconds="8", size="1280x720")
        _finish(client, source, progress, folder / "source.mp4")
        remix = client.videos.remix(source.id, prompt=REMIX)
        _finish(client, remix, progress, folder / "remix.mp4")


def _bar(console: Console) -> Progress:
    columns = (
        TextColumn("  {task.description:<6}"),
        BarColumn(30),
        TextColumn("{task.percentage:>3.0f} %"),
        TimeElapsedColumn(),
    )
    return Progress(*columns, console=console)


def _finish(client: OpenAI, video: Video, progress: Progress, path: Path) -> None:
    """Poll until the video is made, then download it. Raises KinoraError if it fails."""
    task = progress.add_task(path.stem, total=100)
    while video.status in ("queued", "in_progress"):
        time.sleep(POLL_S)
        video = client.videos.retrieve(video.id)
        progress.update(task, completed=video.progress)
    if video.status != "completed":
        raise KinoraError(video.error.message if video.error else "The video could not be made.")
    client.videos.download_content(video.id).write_to_file(path)


def _side_by_side(folder: Path) -> None:
    """Matching frames of source (left) and remix (right), a row per moment."""
    width, height = TILE
    pairs = list(zip(_stills(folder / "source.mp4"), _stills(folder / "remix.mp4"), strict=True))
    sheet = Image.new("RGB", (2 * width, LABEL_HEIGHT + len(pairs) * height), "#14101a")
    draw, font, small = (
        ImageDraw.Draw(sheet),
        ImageFont.load_default(18),
        ImageFont.load_default(14),
    )
    for column, (title, prompt) in enumerate((("Source", PROMPT), ("Remix", REMIX))):
        draw.text((column * width + 12, 6), title, fill="#f2e8d8", font=font)
        draw.text((column * width + 12, 30), prompt, fill="#c9bba8", font=small)
    for row, (moment, pair) in enumerate(zip(MOMENTS, pairs, strict=True)):
        top = LABEL_HEIGHT + row * height
        for column, still in enumerate(pair):
            sheet.paste(still, (column * width, top))
        draw.text((10, top + height - 26), f"{moment:.1f} s", fill="#f2e8d8", font=small)
    sheet.save(folder / "side-by-side.png")


def _stills(path: Path) -> list[Image.Image]:
    """The frames shown at MOMENTS, in the size of a tile."""
    wanted, found = list(MOMENTS), []
    with av.open(str(path)) as container:
        for frame in container.decode(video=0):
            if wanted and frame.time >= wanted[0]:
                picture = Image.fromarray(frame.to_ndarray(format="rgb24"))
                found.append(picture.resize(TILE, Image.Resampling.LANCZOS))
                wanted.pop(0)
    return found
