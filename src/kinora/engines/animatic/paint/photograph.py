"""A given picture: checked, cut to the frame and kept small enough for a negative; and its pixels."""

from __future__ import annotations

import io
import warnings

import numpy as np
from PIL import Image, ImageOps

from kinora.engines.animatic.paint.native import Bytes
from kinora.engines.animatic.paint.picture import Picture
from kinora.errors import GenerationError

MOST_PIXELS = 64_000_000
MOST_BYTES = 6_000_000  # of the kept picture; above it, it is kept with a small loss
FORMATS = ("JPEG", "PNG", "WEBP")
QUALITIES = (98, 94, 88)  # tried in turn when no loss at all is too large


def developed(data: bytes, picture: Picture) -> bytes:
    """The picture as WebP of the frame's size, scaled and cropped around its middle where it has
    another. Raises GenerationError for what is no picture or one that is too large."""
    image = _upright(data)
    size = (picture.width, picture.height)
    if image.size != size:
        image = ImageOps.fit(image, size, Image.Resampling.LANCZOS)
    kept = _webp(image, lossless=True, quality=50)
    for quality in QUALITIES:
        if len(kept) <= MOST_BYTES:
            break
        kept = _webp(image, lossless=False, quality=quality)
    return kept


def pixels(kept: bytes) -> Bytes:
    """Red, green and blue (height, width, 3) of what `developed` gave."""
    return np.asarray(_upright(kept))


def _upright(data: bytes) -> Image.Image:
    """Decoded, turned the way it was taken, on white where it is clear."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            image = Image.open(io.BytesIO(data), formats=FORMATS)
        if image.width * image.height > MOST_PIXELS:
            raise GenerationError(
                f"The reference image has {image.width}x{image.height} pixels; at most "
                f"{MOST_PIXELS // 1_000_000} million are allowed."
            )
        image.load()
    except (OSError, SyntaxError, ValueError, Image.DecompressionBombError, Image.DecompressionBombWarning) as error:  # fmt: skip
        raise GenerationError(
            "The reference image cannot be read; give a JPEG, PNG or WebP picture."
        ) from error
    turned = ImageOps.exif_transpose(image)
    if not turned.has_transparency_data:
        return turned.convert("RGB")
    white = Image.new("RGBA", turned.size, "white")
    return Image.alpha_composite(white, turned.convert("RGBA")).convert("RGB")


def _webp(image: Image.Image, *, lossless: bool, quality: int) -> bytes:
    out = io.BytesIO()
    image.save(out, "WEBP", lossless=lossless, quality=quality, method=2)
    return out.getvalue()
