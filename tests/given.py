"""What clients send with a request: small pictures and clips that nobody here has made before."""

from __future__ import annotations

import io

import av
import numpy as np
from numpy.typing import NDArray
from PIL import Image


def scene(index: int, width: int, height: int) -> NDArray[np.uint8]:
    """A sky over a meadow, and a red disc that moves to the right."""
    y, x = np.mgrid[:height, :width].astype(np.float32)
    frame = np.stack([90 + 60 * y / height, 150 + 40 * y / height, 230 - 90 * y / height], axis=-1)
    frame[y > 0.7 * height] = (70, 140, 60)
    left, top, radius = width * 0.2 + 2 * index, height * 0.6, height * 0.12
    frame[(x - left) ** 2 + (y - top) ** 2 < radius**2] = (200, 40, 40)
    return frame.astype(np.uint8)


def picture(width: int = 1280, height: int = 720, *, format: str = "PNG") -> bytes:
    """One frame of it, as a file of that format."""
    file = io.BytesIO()
    Image.fromarray(scene(0, width, height)).save(file, format)
    return file.getvalue()


def film(seconds: float = 3.0, *, width: int = 320, height: int = 180, fps: int = 25) -> bytes:
    """An MP4 without sound."""
    file = io.BytesIO()
    with av.open(file, "w", format="mp4") as container:
        stream = container.add_stream("libx264", rate=fps)
        stream.width, stream.height, stream.pix_fmt = width, height, "yuv420p"
        stream.options = {"preset": "ultrafast"}
        for index in range(round(seconds * fps)):
            shown = av.VideoFrame.from_ndarray(scene(index, width, height), format="rgb24")
            container.mux(stream.encode(shown))
        container.mux(stream.encode())
    return file.getvalue()
