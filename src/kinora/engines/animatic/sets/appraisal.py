"""What is read from a given picture: how near its parts are, and the light that falls in it."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from PIL import Image, ImageFilter

from kinora.engines.animatic.paint.colour import Colour, mix
from kinora.engines.animatic.paint.hours import hours, light_for
from kinora.engines.animatic.paint.light import Daylight
from kinora.engines.animatic.paint.native import Bytes, Floats
from kinora.engines.animatic.paint.noise import smoothstep


def relit(taken: Bytes, hour: str) -> Bytes:
    """The picture at another hour; as it is for the hour it was taken at ("")."""
    if hour not in hours():
        return taken
    then, now = light_for("noon"), light_for(hour)
    before, after = (
        np.array(day.ambient, np.float32) + 0.6 * np.array(day.key, np.float32)
        for day in (then, now)
    )
    return np.asarray(np.clip(taken * (after / before), 0, 255).astype(np.uint8))


def depth_of(taken: Bytes) -> Floats:
    """How near each pixel is, 0 to 1, smooth all over."""
    height, width = taken.shape[:2]
    small = Image.fromarray(taken).convert("L").resize((96, 96), Image.Resampling.BOX)
    grey = np.asarray(small, np.float32) / 255
    soft = np.asarray(small.filter(ImageFilter.GaussianBlur(9)), np.float32) / 255
    contrast = np.abs(grey - soft)
    contrast /= max(float(contrast.max()), 1e-3)
    y, x = np.mgrid[0:96, 0:96].astype(np.float32) / 95
    middle = np.exp(-(((x - 0.5) / 0.30) ** 2) - ((y - 0.58) / 0.30) ** 2)
    near = 0.78 * smoothstep(0.30, 1.05, y) + 0.34 * middle * (0.35 + contrast)
    rough = Image.fromarray((np.clip(near, 0, 1) * 255).astype(np.uint8))
    smooth = rough.filter(ImageFilter.GaussianBlur(7)).resize(
        (width, height), Image.Resampling.BICUBIC
    )
    return np.asarray(np.asarray(smooth, np.float32) / 255, np.float32)


@dataclass(frozen=True, slots=True)
class _Tones:
    """What is read from a picture's colours."""

    mean: Colour
    bright: Colour
    level: float  # mean luminance, 0 to 1
    aside: float  # which side is brighter: -1 left, 1 right
    high: float  # how much brighter the upper half is, -1 to 1


def _tones(taken: Bytes) -> _Tones:
    small = (
        np.asarray(Image.fromarray(taken).resize((48, 48), Image.Resampling.BOX), np.float32) / 255
    )
    level = small @ np.array((0.2126, 0.7152, 0.0722), np.float32)
    chosen = small[level >= np.quantile(level, 0.92)]
    x = np.linspace(-1, 1, 48, dtype=np.float32)
    weight = level - level.min() + 1e-3
    aside, high = (
        float((weight * x[None]).sum() / weight.sum()),
        float(-(weight * x[:, None]).sum() / weight.sum()),
    )
    red, green, blue = small.reshape(-1, 3).mean(0).tolist()
    bright = chosen.mean(0).tolist()
    return _Tones(
        (red, green, blue),
        (bright[0], bright[1], bright[2]),
        float(level.mean()),
        max(-1.0, min(1.0, aside * 5)),
        max(-1.0, min(1.0, high * 5)),
    )


def openness_of(taken: Bytes) -> float:
    """How surely the upper part of a picture is the sky, 0 to 1: bright, or bluer than the rest."""
    small = Image.fromarray(taken).resize((48, 48), Image.Resampling.BOX)
    tones = np.asarray(small, np.float32) / 255
    level = tones @ np.array((0.2126, 0.7152, 0.0722), np.float32)
    blue = tones[..., 2] - tones[..., 0]
    brighter = float(level[:16].mean() - level[24:].mean())
    bluer = float(blue[:16].mean() - blue[24:].mean())
    return float(np.clip(0.25 + 2.2 * max(brighter, 0.8 * bluer), 0, 1))


def daylight_of(taken: Bytes) -> Daylight:
    """A day whose light falls on the cast as it falls in the picture."""
    tones = _tones(taken)
    base = light_for("noon" if tones.level > 0.16 else "night")
    target = min(0.32 + 0.95 * tones.level, 1.0)
    tint, lamp = _tint(tones.mean, 0.55), _tint(tones.bright, 0.60)
    ambient = (tint[0] * target * 0.58, tint[1] * target * 0.58, tint[2] * target * 0.58)
    key = (lamp[0] * target * 0.78, lamp[1] * target * 0.78, lamp[2] * target * 0.78)
    return replace(
        base, name="photo", key=key, ambient=ambient, haze=tones.mean, sun=mix(tones.bright, "#ffffff", 0.3),
        direction=(tones.aside if abs(tones.aside) > 0.15 else 0.3, 0.75 + 0.2 * tones.high, 0.1),
        sun_x=0.5 + 0.4 * tones.aside, sun_y=0.1, stars=0.0,
    )  # fmt: skip


def _tint(colour: Colour, fade: float) -> Colour:
    """A colour at full brightness, paled."""
    most = max(*colour, 0.05)
    return mix((colour[0] / most, colour[1] / most, colour[2] / most), (1, 1, 1), fade)
