"""Inside an inspector: any picture that is taken becomes a plain RGB PNG without metadata."""

from __future__ import annotations

import os
import warnings
from typing import Any, BinaryIO

from PIL import Image, ImageOps, WebPImagePlugin

from kinora.media.inquiry import Answer, Limits, PictureSeen, Question, Refusal
from kinora.media.kinds import JPEG, MP4, PNG, WEBP

_FORMATS = {JPEG: "JPEG", PNG: "PNG", WEBP: "WEBP"}
_FAST = 1  # zlib; the copy is read once or twice and then goes with its video


def make_ready(question: Question) -> None:
    """Load what will be needed, as long as files may be opened."""
    Image.preinit()
    assert WebPImagePlugin.SUPPORTED  # registered by being imported
    warnings.simplefilter("ignore")
    Image.MAX_IMAGE_PIXELS = None  # ours is the limit, and it is checked before pixels are made
    if question.kind == MP4:
        from kinora.media import films

        films.make_ready(question)


def inspect(question: Question) -> Answer:
    """Decode the picture, or a film's first frame, and write the clean copy."""
    with os.fdopen(question.source, "rb") as source, os.fdopen(question.target, "w+b") as target:
        if question.kind == MP4:
            image = _first_frame(source, question.limits)
        else:
            image = _decoded(source, question)
        image.save(target, "PNG", compress_level=_FAST)
        target.flush()
        os.fsync(target.fileno())
        return PictureSeen(width=image.width, height=image.height)


def check_pixels(width: int, height: int, limits: Limits) -> None:
    """Refuses a picture with too many pixels, before any of them is made."""
    if width * height > limits.picture_pixels:
        raise Refusal(
            f"it is {width}x{height}; at most {limits.picture_pixels // 1_000_000} megapixels are allowed"
        )


def _decoded(source: BinaryIO, question: Question) -> Image.Image:
    # The one decoder that its first bytes call for.
    image = Image.open(source, formats=[_FORMATS[question.kind]])
    check_pixels(image.width, image.height, question.limits)
    image.load()
    return _plain(ImageOps.exif_transpose(image))


def _plain(image: Any) -> Image.Image:
    """8-bit RGB; what is transparent becomes white."""
    if image.mode.startswith("I"):  # 16 bits of grey
        image = image.convert("I").point(lambda value: value / 256).convert("L")
    if image.mode in ("RGBA", "LA", "PA", "La", "RGBa") or "transparency" in image.info:
        image = image.convert("RGBA")
        paper = Image.new("RGBA", image.size, "white")
        image = Image.alpha_composite(paper, image)
    plain: Image.Image = image.convert("RGB")
    plain.info.clear()
    return plain


def _first_frame(source: BinaryIO, limits: Limits) -> Image.Image:
    from kinora.media import films

    frame = films.first_frame(source, limits)
    check_pixels(frame.width, frame.height, limits)
    return _plain(frame.to_image())  # type: ignore[no-untyped-call]
