"""Inside an inspector: any picture that is taken becomes a plain RGB PNG without metadata."""

from __future__ import annotations

import io
import os
import warnings
from typing import Any, BinaryIO

from PIL import Image, ImageOps, WebPImagePlugin

from kinora.media.inquiry import Answer, Limits, PictureSeen, Question, Refusal
from kinora.media.kinds import JPEG, MP4, PNG, WEBP

_FORMATS = {JPEG: "JPEG", PNG: "PNG", WEBP: "WEBP"}
_ORIENTATION = 0x0112  # among the tags of EXIF
_FAST = 1  # zlib; the copy is read once or twice and then goes with its video


def make_ready(question: Question) -> None:
    """Load all code that will be needed, as long as files may be opened: by reading a tiny picture."""
    warnings.simplefilter("ignore")
    Image.MAX_IMAGE_PIXELS = None  # ours is the limit, and it is checked before pixels are made
    assert WebPImagePlugin.SUPPORTED  # registered by being imported
    if question.kind == MP4:
        from kinora.media import films

        films.make_ready(question)
    exif = Image.Exif()
    exif[_ORIENTATION] = 6
    tiny, copy = io.BytesIO(), io.BytesIO()
    Image.new("RGB", (2, 1)).save(tiny, _FORMATS.get(question.kind, "PNG"), exif=exif)
    _decoded(tiny, question.kind, question.limits).save(copy, "PNG", compress_level=_FAST)


def inspect(question: Question) -> Answer:
    """Decode the picture, or a film's first frame, and write the clean copy."""
    with os.fdopen(question.source, "rb") as source, os.fdopen(question.target, "w+b") as target:
        if question.kind == MP4:
            image = _first_frame(source, question.limits)
        else:
            image = _decoded(source, question.kind, question.limits)
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


def _decoded(source: BinaryIO, kind: str, limits: Limits) -> Image.Image:
    # The one decoder that its first bytes call for.
    image = Image.open(source, formats=[_FORMATS.get(kind, "PNG")])
    check_pixels(image.width, image.height, limits)
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
