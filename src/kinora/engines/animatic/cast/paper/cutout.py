"""Cuts the figure out of a clip: a small picture with a clear background and a thin white edge.

Where nothing stands out, the middle of the picture becomes a card with round corners.
"""

from __future__ import annotations

import io

import numpy as np
from PIL import Image, ImageDraw, ImageFilter

from kinora.engines.animatic.cast.paper.motion import stirring, where_it_moves
from kinora.engines.animatic.cast.paper.regions import largest, moving_box, parted
from kinora.engines.animatic.paint.native import Bytes, Floats
from kinora.engines.base import Clip

SAMPLES = 9  # frames that are looked at
SMALL = 224  # pixels of the longer side of what is looked at
TALL = 420  # pixels of the figure at most
MOST_BYTES = 200_000
LEAST, MOST = 0.025, 0.62  # shares of the picture that a figure takes
TOUCHED = 0.42  # share of the upper and side borders that a figure may touch
FULL = 0.7  # of the usual size of the figure: who is smaller is half hidden
EDGE = 0.012  # of the height: the white edge of the paper
CARD = 0.72  # width of a card, next to its height


def cut_out(clip: Clip) -> bytes:
    """The figure of a clip as a picture with transparency (WebP, at most 200 KB)."""
    frames = _sampled(clip)
    small = [_fitted(frame) for frame in frames]
    stirred = stirring(small)
    masks = [_figure(*each) for each in zip(small, where_it_moves(stirred), strict=True)]
    found = [each for each in zip(masks, stirred, frames, strict=True) if _is_figure(each[0])]
    if not found:
        return _encoded(_card(frames[len(frames) // 2]))
    least = FULL * float(np.median([mask.sum() for mask, _, _ in found]))
    whole = [each for each in found if each[0].sum() >= least]
    mask, _, frame = max(whole, key=lambda each: _liveliness(each[0], each[1]))
    return _encoded(_paper(frame, mask))


def _liveliness(mask: Floats, now: Floats) -> float:
    """How much of a figure moves just now: so much of it is surely no background."""
    return float((mask * np.minimum(now, 1)).sum() / mask.sum())


def _sampled(clip: Clip) -> list[Bytes]:
    numbers = np.unique(np.linspace(0, max(clip.num_frames - 1, 0), SAMPLES).astype(int)).tolist()
    return [next(iter(clip.frames(number, number + 1))).copy() for number in numbers]


def _fitted(frame: Bytes) -> Bytes:
    image = Image.fromarray(frame)
    image.thumbnail((SMALL, SMALL), Image.Resampling.BOX)
    return np.asarray(image)


def _figure(picture: Bytes, moved: Floats) -> Floats:
    """The figure's mask in a small picture."""
    return largest(parted(picture, moved, moving_box(moved)))


def _is_figure(mask: Floats) -> bool:
    solid = mask > 0.5
    border = np.concatenate([solid[0], solid[:, 0], solid[:, -1]])
    return bool(LEAST < solid.mean() < MOST and border.mean() < TOUCHED)


def _paper(frame: Bytes, mask: Floats) -> Image.Image:
    """The figure on its sheet: cropped, scaled, feathered, with a white edge around it."""
    height, width = frame.shape[:2]
    whole = Image.fromarray((mask * 255).astype(np.uint8)).resize(
        (width, height), Image.Resampling.BICUBIC
    )
    box = whole.point([0] * 110 + [255] * 146).getbbox() or (0, 0, width, height)
    factor = min(TALL / (box[3] - box[1]), 1.2 * TALL / (box[2] - box[0]))
    size = (round((box[2] - box[0]) * factor), round((box[3] - box[1]) * factor))
    shown = Image.fromarray(frame).crop(box).resize(size, Image.Resampling.LANCZOS)
    shape = whole.crop(box).resize(size, Image.Resampling.BICUBIC)
    return _edged(shown, shape.filter(ImageFilter.GaussianBlur(1.0)))


def _edged(shown: Image.Image, shape: Image.Image) -> Image.Image:
    """A picture in its shape, on white paper that is a little larger."""
    edge = max(round(EDGE * TALL), 2)
    size = (shown.width + 4 * edge, shown.height + 3 * edge)
    inner = Image.new("L", size)
    inner.paste(shape, (2 * edge, 2 * edge))
    hard = inner.point([0] * 128 + [255] * 128)
    outer = hard.filter(ImageFilter.MaxFilter(2 * edge + 1)).filter(ImageFilter.GaussianBlur(1.2))
    sheet = Image.new("RGB", size, (250, 247, 240))
    sheet.paste(shown, (2 * edge, 2 * edge), shape)
    sheet.putalpha(outer)
    return sheet


def _card(frame: Bytes) -> Image.Image:
    """The middle of a picture with round corners."""
    height, width = frame.shape[:2]
    wide = min(round(height * CARD), width)
    left = (width - wide) // 2
    size = (round(TALL * wide / height), TALL)
    shown = Image.fromarray(frame[:, left : left + wide]).resize(size, Image.Resampling.LANCZOS)
    shape = Image.new("L", size)
    ImageDraw.Draw(shape).rounded_rectangle((0, 0, size[0] - 1, size[1] - 1), TALL // 12, 255)
    return _edged(shown, shape)


def _encoded(sheet: Image.Image) -> bytes:
    for quality in (92, 80, 60):
        out = io.BytesIO()
        sheet.save(out, "WEBP", quality=quality, method=4, exact=False)
        if out.tell() <= MOST_BYTES:
            break
    return out.getvalue()
