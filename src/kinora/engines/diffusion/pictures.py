"""Pictures of one size to another: cut in the middle to the shape that is wanted, then scaled.

Knows nothing of latents or models.
"""

from __future__ import annotations

import io

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from kinora.engines.base import Reference
from kinora.engines.diffusion.schedule import box_of
from kinora.errors import GenerationError
from kinora.video import Size

Pixels = NDArray[np.uint8]  # (height, width, 3), RGB


def fitted(pixels: Pixels, size: Size) -> Pixels:
    """The picture at `size`, antialiased; the very same array where it has that size."""
    height, width, _ = pixels.shape
    if (width, height) == (size.width, size.height):
        return pixels
    return np.asarray(_scaled(Image.fromarray(pixels), size))


def opened(data: bytes, size: Size) -> Image.Image:
    """A reference's file as a picture of `size`. Raises GenerationError for what does not decode."""
    try:
        with Image.open(io.BytesIO(data)) as picture:
            return _scaled(picture.convert("RGB"), size)
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError) as error:
        raise GenerationError("The reference picture cannot be read; send it anew.") from error


def reference_of(references: tuple[Reference, ...]) -> bytes:
    """The file of the picture that a shot begins with; b"" without one."""
    if len(references) > 1:
        raise GenerationError("A video begins with one reference picture; send one alone.")
    return references[0].data if references else b""


def _scaled(picture: Image.Image, size: Size) -> Image.Image:
    box = box_of(Size(*picture.size), size)
    return picture.resize((size.width, size.height), Image.Resampling.LANCZOS, box=box)
