"""Pictures as arrays: looks that are quicker reckoned pixel by pixel than drawn.

A colour is looked up by its 16-bit code (5, 6 and 5 bits of red, green and blue), so any change of
colour costs the same; brightness is one byte a pixel. Knows nothing of any look.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import skia
from numpy.typing import NDArray

from kinora.engines.animatic.paint.native import LINEAR, NEAREST

Bytes = NDArray[np.uint8]  # (height, width), or with a fourth of blue, green, red and cover
Codes = NDArray[np.uint16]  # (height, width)
Words = NDArray[np.uint32]  # (height, width), each one pixel of a finished picture
Tones = NDArray[np.float32]  # (colours, 3): red, green and blue, 0 to 1
Recolour = Callable[[Tones], Tones]
Work = Callable[["Painting", int], NDArray[np.uint32]]
OPAQUE = np.uint32(0xFF000000)
NUM_CODES = 1 << 16
LUMA = np.array((0.30, 0.59, 0.11), np.float32)


@dataclass(frozen=True, slots=True)
class Painting:
    """One painted frame."""

    image: skia.Image
    pixels: Bytes  # (height, width, 4), blue first

    def grey(self) -> Bytes:
        """How bright each pixel is."""
        height, width = self.pixels.shape[:2]
        out = np.empty((height, width), np.uint8)
        info = skia.ImageInfo.Make(width, height, skia.kGray_8_ColorType, skia.kOpaque_AlphaType)
        self.image.readPixels(info, out, width, 0, 0)
        return out

    def codes(self, pixels: Bytes | None = None) -> Codes:
        """The 16-bit colour of each pixel, of this picture or of one made from it."""
        image = self.image if pixels is None else image_of(pixels)
        out = np.empty((image.height(), image.width()), np.uint16)
        info = skia.ImageInfo.Make(
            image.width(), image.height(), skia.kRGB_565_ColorType, skia.kOpaque_AlphaType
        )
        image.readPixels(info, out, image.width() * 2, 0, 0)
        return out

    def halved(self) -> Bytes:
        """Every second pixel of every second row."""
        return np.ascontiguousarray(self.pixels[::2, ::2])


@dataclass(slots=True)
class Worked:
    """A look that reckons each frame from the painted one and lays sheets over it."""

    work: Work
    over: tuple[skia.Image, ...] = ()
    step: int = 1
    pixels: Bytes | None = None
    own: skia.Surface | None = None

    def surface_for(self, final: skia.Surface) -> skia.Surface:
        """A surface of the look's own, as large as the final one, whose pixels lie open."""
        if self.own is None:
            self.pixels = np.zeros((final.height(), final.width(), 4), np.uint8)
            self.own = skia.Surface(
                self.pixels, colorType=skia.kBGRA_8888_ColorType, alphaType=skia.kPremul_AlphaType
            )
        return self.own

    def apply(self, final: skia.Surface, painted: skia.Surface, index: int) -> None:
        """The finished frame."""
        if self.pixels is None:
            raise RuntimeError("a frame is painted onto the look's own surface")
        canvas = final.getCanvas()
        words = self.work(Painting(painted.makeImageSnapshot(), self.pixels), index)
        whole = skia.Rect.MakeWH(final.width(), final.height())
        at_size = words.shape == self.pixels.shape[:2]
        canvas.drawImageRect(image_of(bytes_of(words)), whole, NEAREST if at_size else LINEAR)
        for sheet in self.over:
            canvas.drawImage(sheet, 0, 0)


def grey_of(pixels: Bytes) -> Bytes:
    """How bright each pixel is, blue first."""
    blue, green, red = (pixels[..., i].astype(np.uint16) for i in range(3))
    return ((blue * 28 + green * 151 + red * 77) >> 8).astype(np.uint8)


def image_of(pixels: Bytes) -> skia.Image:
    """A view of the bytes (blue first) as a picture; they must outlive it."""
    return skia.Image.fromarray(
        pixels, colorType=skia.kBGRA_8888_ColorType, alphaType=skia.kPremul_AlphaType, copy=False
    )


def bytes_of(words: Words) -> Bytes:
    """The same memory as bytes, (height, width, 4)."""
    return words.view(np.uint8).reshape(*words.shape, 4)


def words_of(pixels: Bytes) -> Words:
    """The same memory as words."""
    return pixels.view(np.uint32)[..., 0]


def table(*recolours: Recolour) -> Words:
    """What each code becomes, one after the other for several recolours."""
    codes = np.arange(NUM_CODES)
    tones = np.stack([codes >> 11, (codes >> 5) & 63, codes & 31], 1) / (31, 63, 31)
    return np.concatenate([_packed(each(tones.astype(np.float32))) for each in recolours])


def ramp(recolour: Recolour) -> Words:
    """What each of 256 greys becomes."""
    grey = np.linspace(0, 1, 256, dtype=np.float32)
    return _packed(recolour(np.stack([grey] * 3, 1)))


def looked_up(words: Words, keys: NDArray[np.integer]) -> Words:
    """One word for each key."""
    return words.take(keys, mode="clip")


def _packed(tones: Tones) -> Words:
    parts = (np.clip(tones, 0, 1) * 255 + 0.5).astype(np.uint32)
    return np.asarray(OPAQUE | parts[:, 0] << 16 | parts[:, 1] << 8 | parts[:, 2], np.uint32)


# -- neighbours


def mean(first: Bytes, second: Bytes) -> Bytes:
    """Half of each, byte by byte."""
    return np.asarray((first & second) + ((first ^ second) >> 1), np.uint8)


def softened(pixels: Bytes, *reaches: int) -> Bytes:
    """Each pixel mixed with those so far away on all four sides, for one reach after another."""
    out = pixels.copy()
    for reach in reaches:
        for way in (reach, -reach):
            near, far = _pair(way)
            out[near] = mean(out[near], out[far])
            across, along = (slice(None), near), (slice(None), far)
            out[across] = mean(out[across], out[along])
    return out


def edges(grey: Bytes, reach: int = 1) -> Bytes:
    """How much brightness differs within `reach` pixels."""
    high, low = grey.copy(), grey.copy()
    for _ in range(reach):
        for way in (1, -1):
            near, far = _pair(way)
            for here, there in ((near, far), ((slice(None), near), (slice(None), far))):
                high[here] = np.maximum(high[here], high[there])
                low[here] = np.minimum(low[here], low[there])
    return high - low


def moved(grey: Bytes, right: int, down: int) -> Bytes:
    """The picture moved, its edge repeated."""
    out = np.roll(grey, (down, right), (0, 1))
    if down > 0:
        out[:down] = out[down]
    if right > 0:
        out[:, :right] = out[:, right : right + 1]
    return out


def _pair(way: int) -> tuple[slice, slice]:
    """Where each pixel is, and where its neighbour `way` further on."""
    return (
        (slice(way, None), slice(None, -way)) if way > 0 else (slice(None, way), slice(-way, None))
    )


# -- colours


def value_steps(tones: Tones, steps: int, *, rich: float = 1.0, soft: float = 0.0) -> Tones:
    """Fewer values, the same hues; `rich` saturates, `soft` (0 to 1) blurs the steps."""
    high = tones.max(1, keepdims=True)
    level = high * steps
    floor = np.floor(level)
    part = level - floor
    rise = (part > 0.5) if soft <= 0 else np.clip((part - 0.5) / soft + 0.5, 0, 1)
    return enriched(tones * (floor + rise) / steps / np.maximum(high, 1e-3), rich)


def enriched(tones: Tones, amount: float) -> Tones:
    """0 grey, 1 as it is, more is richer."""
    grey = (tones @ LUMA)[:, None]
    return np.asarray(np.clip(grey + (tones - grey) * amount, 0, 1), np.float32)


def steps_of(values: Tones, steps: int) -> Tones:
    """So many steps from 0 to 1."""
    return np.asarray(np.round(values * steps) / steps, np.float32)


def toned(values: Tones, colours: NDArray[np.float32], at: tuple[float, ...]) -> Tones:
    """Brightness to a row of colours (each red, green, blue) at the given brightnesses."""
    light = values @ LUMA
    return np.stack([np.interp(light, at, colours[:, i]) for i in range(3)], 1).astype(np.float32)
