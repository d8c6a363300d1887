"""A given clip as a set: frame by frame as it was filmed, or at another hour; when it has come to
its end, its last frame, which moves in depth.

The light on the cast is read from the clip's colours. The plate lies behind everything else.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

import numpy as np
import skia

from kinora.engines.animatic.paint.colour import Colour, luminance, mix
from kinora.engines.animatic.paint.ground import Ground
from kinora.engines.animatic.paint.light import Daylight, light_of
from kinora.engines.animatic.paint.native import LINEAR, NEAREST, Bytes, pixels_of
from kinora.engines.animatic.paint.picture import Picture
from kinora.engines.animatic.sets.appraisal import daylight_of, depth_of, openness_of
from kinora.engines.animatic.sets.base import Check, Live, Order, Setting
from kinora.engines.animatic.sets.drift import drift_of
from kinora.engines.animatic.sets.grading import Graded, grade_of
from kinora.engines.animatic.sets.photo import (
    EYE,
    FOCAL,
    HORIZON,
    Bent,
    clear_sheet,
    marks_of,
)
from kinora.engines.base import Clip, Frame

FAR = 100.0  # the plate's distance: behind all weather
BEHIND = 24  # frames that are read on for, rather than looked for anew
DUSKY = 0.16  # mean luminance below which a clip is dark
DAYLIT, TWILIGHT = 0.38, 0.14  # mean luminance by day; how far below that lamps are on for sure
DARK: Colour = (0.10, 0.09, 0.13)
APART = 6  # frames between those by which the camera's last move is known
STEADYING = 0.7  # seconds in which that move comes to rest, about
FARTHEST = 0.05  # of the longer side: as far as it may still go
WHOLE = 1 / 64  # of a frame: nearer to one than this it is that frame alone


def footage(order: Order, check: Check) -> Setting:
    """The set of `order.footage`, at `order.time_of_day` ("": as it was filmed)."""
    assert order.footage is not None
    picture = order.picture
    reel = Reel(order.footage, order.taken * order.footage.fps)
    check()
    middle = reel.frame(reel.length // 2)
    check()
    grade = grade_of(order.time_of_day)
    graded = None
    if grade is not None:
        graded = Graded(picture, grade, openness=openness_of(middle), lamps=_lit(middle))
    day = daylight_of(middle if graded is None else _shown(picture, graded, image_of(middle)))
    day = _aired(day)
    rim_from = (math.copysign(0.8, day.direction[0]), -0.5)
    plate = Plate(picture, reel, graded)
    return Setting(
        name="footage",
        picture=picture,
        day=day,
        light=light_of(day, rim_from=rim_from),
        ground=Ground(HORIZON * picture.H, EYE, FOCAL, day.direction, picture.W / 2),
        haze=day.haze,
        layers=(Live(FAR, plate.draw),),
        sheet=clear_sheet(picture),
        marks=marks_of(picture),
        spill=0.45,
        spill_from=rim_from,
        shadow=0.40,
        depth=60.0,
    )


@dataclass(slots=True)
class Reel:
    """The frames of a clip by number, quick where they are asked for in order."""

    clip: Clip
    length: int  # frames that are used of it
    _next: int = -1
    _coming: Iterator[Frame] | None = field(default=None, repr=False)
    _latest: Bytes | None = field(default=None, repr=False)

    def frame(self, number: int) -> Bytes:
        """Red, green and blue of a frame; beyond the ends, of the first or the last one."""
        number = min(max(number, 0), self.length - 1)
        if self._latest is not None and number == self._next - 1:
            return self._latest
        if self._coming is None or not self._next <= number < self._next + BEHIND:
            self._coming, self._next = iter(self.clip.frames(number, self.length)), number
        while self._next <= number:
            latest = next(self._coming)
            self._next += 1
        self._latest = latest.copy()
        return self._latest


class Plate:
    """Draws the clip at any moment of its story."""

    def __init__(self, picture: Picture, reel: Reel, graded: Graded | None) -> None:
        self.picture, self.reel, self.graded = picture, reel, graded
        self._bent: Bent | None = None
        self._drift = (0.0, 0.0)  # pixels a second, at the clip's end

    def draw(self, canvas: skia.Canvas, t: float) -> None:
        """Onto a canvas in design units, `t` seconds after the clip began."""
        reel, fps = self.reel, self.reel.clip.fps
        end = reel.length / fps
        if t >= end - WHOLE / fps:
            self._go_on(canvas, t - end)
            return
        canvas.save()
        canvas.scale(1 / self.picture.unit, 1 / self.picture.unit)
        image = self._image(t * fps)
        sampling = NEAREST if _is_whole(canvas) else LINEAR
        if self.graded is not None:
            self.graded.draw(canvas, image, sampling)
        else:
            canvas.drawImage(image, 0, 0, sampling)
        canvas.restore()

    def _go_on(self, canvas: skia.Canvas, t: float) -> None:
        """The last frame, `t` seconds after it; what the camera was doing comes to rest."""
        bent, way = self._last(), STEADYING * (1 - math.exp(-t / STEADYING))
        across, down = (speed * way for speed in self._drift)
        canvas.save()
        canvas.translate(across / self.picture.unit, down / self.picture.unit)
        bent.draw(canvas, t)
        canvas.restore()

    def _image(self, at: float) -> skia.Image:
        """The frame at a moment, between two of them a mixture."""
        number = math.floor(at + WHOLE)
        share = at - number
        before = self.reel.frame(number)
        if share < WHOLE:
            return image_of(before)
        before, after = before.astype(np.uint16), self.reel.frame(number + 1)
        weight = round(share * 256)
        mixed = (before * (256 - weight) + after.astype(np.uint16) * weight) >> 8
        return image_of(mixed.astype(np.uint8))

    def _last(self) -> Bent:
        """The last frame, as it is shown, on its mesh."""
        if self._bent is None:
            last = self.reel.frame(self.reel.length - 1)
            self._drift = self._slide(last)
            depth = depth_of(last)
            if self.graded is not None:
                last = _shown(self.picture, self.graded, image_of(last))
            self._bent = Bent(self.picture, last, depth)
        return self._bent

    def _slide(self, last: Bytes) -> tuple[float, float]:
        """How the picture slid at the end, in pixels a second, as far as there is room for it."""
        apart = min(APART, self.reel.length - 1)
        if apart < 1:
            return 0.0, 0.0
        slid = drift_of(self.reel.frame(self.reel.length - 1 - apart), last, apart)
        most = FARTHEST * max(self.picture.width, self.picture.height) / STEADYING
        fastest = max(map(abs, slid)) * self.reel.clip.fps
        share = min(1.0, most / fastest) if fastest else 0.0
        across, down = (each * self.reel.clip.fps * share for each in slid)
        return across, down


def image_of(frame: Bytes) -> skia.Image:
    """Red, green and blue bytes as an image that hides what is below it."""
    pixels = np.empty((*frame.shape[:2], 4), np.uint8)
    pixels[..., :3] = frame[..., ::-1]
    pixels[..., 3] = 255
    return skia.Image.fromarray(
        pixels, colorType=skia.kBGRA_8888_ColorType, alphaType=skia.kOpaque_AlphaType, copy=True
    )


def _shown(picture: Picture, graded: Graded, image: skia.Image) -> Bytes:
    """Red, green and blue of a graded frame."""
    surface = skia.Surface(picture.width, picture.height)
    graded.draw(surface.getCanvas(), image)
    return pixels_of(surface.makeImageSnapshot())[..., :3]


def _lit(frame: Bytes) -> float:
    """How likely what is warm and bright in it is a lamp, 0 to 1: by day it is paint or cloth."""
    level = luminance(tuple((frame.reshape(-1, 3).mean(0) / 255).tolist()))
    return float(np.clip((DAYLIT - level) / TWILIGHT, 0.0, 1.0))


def _aired(day: Daylight) -> Daylight:
    """The same with the air that weather brings: grey as the clip is bright. Words over a clip are
    pale, whatever is below them."""
    level = 0.42 + 0.5 * luminance(day.haze) if luminance(day.haze) > DUSKY else 0.30
    air = mix(day.haze, (level * 0.97, level, level * 1.04), 0.80)
    return replace(day, haze=air, middle=DARK, horizon=DARK)


def _is_whole(canvas: skia.Canvas) -> bool:
    """Do the picture's pixels fall on the frame's?"""
    matrix = canvas.getTotalMatrix()
    aside = abs(matrix.getTranslateX()) + abs(matrix.getTranslateY())
    return bool(
        abs(matrix.getScaleX() - 1) < 1e-6 and abs(matrix.getSkewX()) < 1e-9 and aside < 1e-4
    )
