"""One subject, one layer: its parts are gathered, then get one rim of light and one paper grain,
so that it looks painted in one go and not glued together from pieces."""

from __future__ import annotations

import contextlib
import math
from collections import OrderedDict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import skia
from numpy.typing import NDArray

from kinora.engines.animatic.paint.colour import colour_int
from kinora.engines.animatic.paint.light import Light
from kinora.engines.animatic.paint.marks import linear
from kinora.engines.animatic.paint.native import NEAREST, image_from

MOST_PIXELS = 8_000_000  # of finishing sheets that are kept; 32 MB


@contextlib.contextmanager
def painted_layer(
    canvas: skia.Canvas,
    bounds: skia.Rect,
    light: Light,
    *,
    rim_width: float = 5.0,
    grain: bool = True,
    falloff: float = 0.16,
) -> Iterator[skia.Canvas]:
    """Draw one subject into a layer, then light its outline as a whole.

    Yields the canvas to draw on, in the same coordinates. When the block ends the layer gets a
    soft darkening away from the lamp, paper grain, and a rim on the edge towards the lamp.
    `bounds` must contain the subject; time grows with its area.
    """
    matrix = canvas.getTotalMatrix()
    scale = max(math.hypot(matrix.getScaleX(), matrix.getSkewY()), 0.05)
    # The layer lies on whole pixels of the canvas, so that putting it there is plain copying.
    device = matrix.mapRect(bounds).roundOut()
    width, height = max(device.width(), 1), max(device.height(), 1)
    surface = skia.Surface(width, height)
    inner = surface.getCanvas()
    inner.translate(-device.left(), -device.top())
    inner.concat(matrix)
    yield inner
    inner.resetMatrix()
    if falloff > 0 or grain:
        # Rounded up, so that a slow zoom keeps using the same sheet.
        wide, high = -(-width // 32) * 32, -(-height // 32) * 32
        sheet = _sheets().sheet(_Finish(wide, high, light, falloff, grain))
        inner.drawImage(sheet, 0, 0, NEAREST, skia.Paint(BlendMode=skia.BlendMode.kSrcATop))
    image = surface.makeImageSnapshot()
    canvas.save()
    canvas.resetMatrix()
    canvas.drawImage(image, device.left(), device.top())
    if rim_width > 0 and light.rim_strength > 0:
        rim, screen = rim_image(image, light, rim_width * scale), skia.BlendMode.kScreen
        canvas.drawImage(rim, device.left(), device.top(), NEAREST, skia.Paint(BlendMode=screen))
    canvas.restore()


def rim_image(image: skia.Image, light: Light, width: float) -> skia.Image:
    """Rim light alone: the subject's alpha minus copies of itself pushed away from the lamp.

    Three copies at growing distance and partial strength give a soft inner edge for a tenth of
    the time of a blur filter. `width` in pixels of the image.
    """
    sx, sy = light.rim_direction()
    surface = skia.Surface(image.width(), image.height())
    canvas = surface.getCanvas()
    tint = skia.ColorFilters.Blend(
        colour_int(light.rim, min(light.rim_strength, 1)), skia.BlendMode.kSrcIn
    )
    canvas.drawImage(image, 0, 0, NEAREST, skia.Paint(ColorFilter=tint))
    for distance, strength in ((0.35, 0.45), (0.8, 0.6), (1.3, 1.0)):
        cut = skia.Paint(BlendMode=skia.BlendMode.kDstOut, Alphaf=strength)
        dx, dy = round(-sx * width * distance), round(-sy * width * distance)
        canvas.drawImage(image, dx, dy, NEAREST, cut)
    return surface.makeImageSnapshot()


@dataclass(frozen=True, slots=True)
class _Finish:
    """What a finishing sheet is made for; sizes in pixels."""

    width: int
    height: int
    light: Light
    falloff: float
    grain: bool

    @property
    def pixels(self) -> int:
        return self.width * self.height


class _Sheets:
    """The finishing sheets used last, as many as fit in so many pixels."""

    def __init__(self, most: int) -> None:
        self.most, self.pixels = most, 0
        self.kept: OrderedDict[_Finish, skia.Image] = OrderedDict()

    def sheet(self, finish: _Finish) -> skia.Image:
        image = self.kept.pop(finish, None)
        if image is None:
            image, self.pixels = _finish_sheet(finish), self.pixels + finish.pixels
        self.kept[finish] = image
        while self.pixels > self.most and len(self.kept) > 1:
            oldest, _ = self.kept.popitem(last=False)
            self.pixels -= oldest.pixels
        return image


@lru_cache(maxsize=1)
def _sheets() -> _Sheets:
    return _Sheets(MOST_PIXELS)


def _finish_sheet(finish: _Finish) -> skia.Image:
    """Light falling off across a layer, and grain, in one baked picture."""
    width, height, light, falloff = finish.width, finish.height, finish.light, finish.falloff
    surface = skia.Surface(width, height)
    canvas, bounds = surface.getCanvas(), skia.Rect.MakeWH(width, height)
    sx, sy = light.source
    reach = 0.5 * (abs(sx) * width + abs(sy) * height)
    cx, cy = width / 2, height / 2
    if falloff > 0:
        start, end = (cx + sx * reach, cy + sy * reach), (cx - sx * reach, cy - sy * reach)
        tones = [light.key, light.shade, light.shade]
        shader = linear(start, end, tones, [0.06, 0.0, falloff], (0, 0.45, 1))
        canvas.drawRect(bounds, skia.Paint(Shader=shader))
    if finish.grain:
        repeat = skia.TileMode.kRepeat
        canvas.drawRect(bounds, skia.Paint(Shader=paper_grain().makeShader(repeat, repeat)))
    return surface.makeImageSnapshot()


@lru_cache(maxsize=1)
def paper_grain(strength: float = 0.075) -> skia.Image:
    """Tiling sheet (256 pixels) of dry-brush blotches and paper tooth, dark and light."""
    size, seed = 256, 3
    tooth = np.random.default_rng(seed).normal(size=(size, size))
    field = 0.55 * _soft_noise(size, 26, seed) + 0.35 * _soft_noise(size, 5, seed + 1)
    field = field + 0.11 * tooth
    alpha = np.clip(np.abs(field) * strength * 1.6, 0, strength * 1.7)
    sheet = np.zeros((size, size, 4), np.uint8)
    sheet[..., 3] = (alpha * 255).astype(np.uint8)
    sheet[..., :3] = np.where(field > 0, alpha * 255, 0).astype(np.uint8)[..., None]
    return image_from(sheet)


def _soft_noise(size: int, cell: int, seed: int) -> NDArray[np.float64]:
    """Smooth tiling noise, -1 to 1, with features about `cell` pixels wide."""
    spectrum = np.fft.rfft2(np.random.default_rng(seed).normal(size=(size, size)))
    fy, fx = np.fft.fftfreq(size)[:, None], np.fft.rfftfreq(size)[None]
    spectrum *= np.exp(-((fx**2 + fy**2) * (cell * 2.2) ** 2))
    field = np.fft.irfft2(spectrum, (size, size))
    return np.asarray(field / (np.abs(field).max() + 1e-9), float)
