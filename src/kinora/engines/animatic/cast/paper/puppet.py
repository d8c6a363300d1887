"""A cut-out figure behind the protocol that staging uses: it stands, leans, rocks and hops."""

from __future__ import annotations

import io
import math
from dataclasses import astuple, dataclass
from functools import lru_cache

import numpy as np
import skia
from PIL import Image

from kinora.engines.animatic.cast.base import Act, Foot, Joints
from kinora.engines.animatic.cast.view import View
from kinora.engines.animatic.paint.colour import colour_int
from kinora.engines.animatic.paint.light import Light
from kinora.engines.animatic.paint.native import MIPMAPPED, image_from

UNITS = 200.0  # figure units of a figure's height
PERSON, BEAST = 1.6, 1.0  # metres: of what is taller than wide, and of what is not
STRIDE = 0.55  # metres of one hop, for a person
PACES = {"walk": 1.1, "run": 2.2, "chase": 2.2, "crawl": 0.7, "fly": 1.6, "swim": 1.2}
LYING = ("sleep", "lie", "fall")
HOPS = frozenset({"jump", "hop", "leap", "cheer"})
BOWS = ("bow", "kneel")
DANCES = ("dance", "celebrate", "spin", "moonwalk")
QUIET = ("idle", "", "look around", "think", "read", "hold")
TURNED = 30.0  # degrees to the left from which on the sheet is shown from behind


@dataclass(frozen=True, slots=True)
class Stance:
    """How the sheet is held: degrees that it leans, shares of its height that it is raised and
    squeezed by."""

    lean: float = 0.0
    up: float = 0.0
    tall: float = 1.0

    def towards(self, other: Stance, amount: float) -> Stance:
        """At `amount` (0 to 1) of the way to another."""
        both = zip(astuple(self), astuple(other), strict=True)
        return Stance(*(a + (b - a) * amount for a, b in both))


@dataclass(frozen=True, slots=True)
class PaperPuppet:
    """A sheet of paper in the shape of somebody; `seed` sets its own rhythm."""

    image: skia.Image
    height: float
    seed: int = 0

    @property
    def units(self) -> float:
        return UNITS

    def pose(
        self, act: Act, view: View, *, before: Act | None = None, amount: float = 1.0
    ) -> PaperPosed:
        stance = self._stance(act)
        if before is not None and amount < 1:
            stance = self._stance(before).towards(stance, amount)
        return PaperPosed(self.image, stance, is_turned=view.yaw < -TURNED, voice=act.voice or 0.0)

    def pace(self, action: str) -> float:
        return PACES.get(action, 0.0) * self.height / PERSON

    def _stance(self, act: Act) -> Stance:
        t = act.t + self.seed % 97 * 0.13
        if act.action in PACES:
            gone = self.pace(act.action) * act.t if act.walked is None else act.walked
            step = gone / (STRIDE * self.height / PERSON)
            hurry = 1.0 if act.action == "walk" else 1.6
            return Stance(
                lean=4.0 * hurry * math.sin(math.pi * step) + 3.0 * hurry,
                up=0.055 * hurry * abs(math.sin(math.pi * step)),
                tall=1 - 0.03 * (1 - abs(math.sin(math.pi * step))),
            )
        return _standing(act, t)


def _standing(act: Act, t: float) -> Stance:
    """What is done on the spot."""
    beat = math.sin(2 * math.pi * 1.6 * t)
    if act.seat is not None or act.action == "sit":
        seat = (act.seat or 0.0) / UNITS
        return Stance(lean=1.2 * beat, up=max(seat - 0.26, 0.0), tall=0.86)
    if act.action in HOPS:
        arc = abs(math.sin(math.pi * act.t / 0.62))
        return Stance(lean=2.0 * beat, up=0.16 * arc, tall=0.95 + 0.07 * arc)
    stances = {
        **dict.fromkeys(LYING, Stance(lean=76.0, up=0.02, tall=1 + 0.01 * math.sin(1.4 * t))),
        **dict.fromkeys(BOWS, Stance(lean=34.0 * math.sin(math.pi * min(max(act.t / 2.2, 0), 1)))),
        **dict.fromkeys(
            DANCES, Stance(lean=9.0 * beat, up=0.05 * abs(beat), tall=1 - 0.03 * abs(beat))
        ),
        **dict.fromkeys(
            QUIET, Stance(lean=1.1 * math.sin(1.3 * t), tall=1 + 0.008 * math.sin(2.1 * t))
        ),
    }
    return stances.get(act.action, Stance(lean=4.5 * beat, up=0.012 * abs(beat)))


@dataclass(frozen=True, slots=True)
class PaperPosed:
    """The sheet in one stance."""

    image: skia.Image
    stance: Stance
    is_turned: bool = False
    voice: float = 0.0  # how far a mouth is open that a sheet has not: it stretches

    def paint(self, canvas: skia.Canvas, light: Light) -> None:
        wide, tall = self._size()
        tint = colour_int(light.surface((1.0, 1.0, 1.0)))
        paint = skia.Paint(ColorFilter=skia.ColorFilters.Blend(tint, skia.BlendMode.kModulate))
        canvas.save()
        canvas.translate(0, -self.stance.up * UNITS)
        canvas.rotate(self._lean())
        if self.is_turned:
            canvas.scale(-1, 1)
        target = skia.Rect.MakeLTRB(-wide / 2, -tall, wide / 2, 0)
        canvas.drawImageRect(self.image, target, MIPMAPPED, paint)
        canvas.restore()

    def extent(self) -> tuple[float, float, float, float]:
        wide, tall = self._size()
        corners = [self._at(x, y) for x in (-wide / 2, wide / 2) for y in (-tall, 0.0)]
        across, down = [x for x, _ in corners], [y for _, y in corners]
        return min(across) - 4, min(down) - 4, max(across) + 4, max(*down, 0.0) + 4

    def joints(self) -> Joints:
        wide, tall = self._size()
        side = 0.36 * wide
        return Joints(
            head=self._at(0, -0.82 * tall),
            crown=self._at(0, -0.97 * tall),
            left_hand=self._at(-side, -0.48 * tall),
            right_hand=self._at(side, -0.48 * tall),
            feet=(Foot(at=(0.0, 0.0), lift=self.stance.up * UNITS, length=0.45 * wide),),
            head_radius=0.13 * tall,
        )

    def _size(self) -> tuple[float, float]:
        aspect = self.image.width() / self.image.height()
        return UNITS * aspect, UNITS * self.stance.tall * (1 + 0.025 * self.voice)

    def _lean(self) -> float:
        return -self.stance.lean if self.is_turned else self.stance.lean

    def _at(self, x: float, y: float) -> tuple[float, float]:
        """A point of the upright sheet where the stance has it."""
        turn = math.radians(self._lean())
        cos, sin = math.cos(turn), math.sin(turn)
        return x * cos - y * sin, x * sin + y * cos - self.stance.up * UNITS


def paper_puppet(data: bytes, *, seed: int = 0) -> PaperPuppet:
    """The puppet of a picture that `cut_out` gave."""
    image = _image(data)
    height = PERSON if image.height() > 1.15 * image.width() else BEAST
    return PaperPuppet(image, height, seed)


@lru_cache(maxsize=8)
def _image(data: bytes) -> skia.Image:
    pixels = np.asarray(Image.open(io.BytesIO(data)).convert("RGBA"), np.float32)
    pixels[..., :3] *= pixels[..., 3:] / 255
    return image_from((pixels + 0.5).astype(np.uint8))
