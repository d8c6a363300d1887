"""The diorama: what every set needs while it is being painted, and the plates it has so far.

Everything random is keyed by the seed and the name of what is painted, so no part of a set moves
when another is changed. Knows no particular place.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import replace
from functools import cache

import numpy as np
import skia
from numpy.typing import NDArray

from kinora.engines.animatic.paint.bake import Plate, bake
from kinora.engines.animatic.paint.light import Daylight
from kinora.engines.animatic.paint.native import native_image
from kinora.engines.animatic.paint.picture import Picture
from kinora.engines.animatic.paint.shelf import Piece, Shelf
from kinora.engines.animatic.paint.texture import painterly
from kinora.engines.animatic.scene import seed_from
from kinora.engines.animatic.sets.aurora import NorthernLights
from kinora.engines.animatic.sets.base import Check, Layer, Live
from kinora.engines.animatic.sets.live import Drift, Sway
from kinora.engines.animatic.sets.palette import Array, Palette, Season
from kinora.engines.animatic.sets.seasons import season_of, turf
from kinora.engines.animatic.sets.sky import bake_clouds, cloud_area, paint_sky
from kinora.engines.animatic.sets.terrain import Colours, Heights, Land, Slopes, render
from kinora.engines.animatic.sets.trees import Stand
from kinora.engines.animatic.sets.twinkle import Twinkle
from kinora.engines.animatic.sets.view import View

STARRY = 0.5  # from here on stars are seen to breathe
Draw = Callable[[skia.Canvas], None]
Motion = Callable[[skia.Canvas, float], None]  # draws at a time in seconds
Make = Callable[[], Layer]  # waits where another process paints the layer's picture
Mask = Callable[[Array, Array], Array]
Keep = Callable[[Array, Array], NDArray[np.bool_]]  # (x, z) in metres to booleans


def _in_season(colours: Colours, season: Season) -> Colours:
    """The same ground with the grass of a season."""

    def seasonal(land: Slopes) -> Array:
        return turf(colours(land), season)

    return seasonal


class Diorama:
    """A set being painted."""

    def __init__(
        self,
        view: View,
        day: Daylight,
        seed: int,
        check: Check,
        *,
        sky: tuple[str, ...] = (),
        wet: bool = False,
        shelf: Shelf | None = None,
    ) -> None:
        """`shelf` keeps pictures; other processes that paint this very set share it."""
        self.view, self.seed, self.check = view, seed, check
        self.palette = Palette.of(day, season=season_of(sky))
        self.sky_words, self.wet = sky, wet
        self._shelf = shelf or Shelf()
        self._layers: list[Make] = []
        self._named: list[tuple[str, Make]] = []

    def layers(self) -> tuple[Layer, ...]:
        """What was painted so far, far to near."""
        made = (make() for make in self._layers)
        return tuple(sorted(made, key=lambda layer: -layer.distance))

    def plates(self, *names: str) -> tuple[Plate, ...]:
        """Plates that were painted, by name: for mirroring them."""
        made = [make() for name, make in self._named if name in names]
        return tuple(plate for plate in made if isinstance(plate, Plate))

    @property
    def picture(self) -> Picture:
        return self.view.picture

    def seed_of(self, name: str) -> int:
        return seed_from(self.seed, name)

    def rng(self, name: str) -> np.random.Generator:
        return np.random.default_rng(self.seed_of(name))

    def stand(
        self, name: str, x: float, base: float, *, haze: float = 0.0, shadow: bool = True
    ) -> Stand:
        """Where one plant stands, with random numbers of its own."""
        self.check()
        return Stand(x, base, self.palette, self.rng(name), haze, shadow)

    # -- plates and live layers

    def plate(
        self,
        name: str,
        distance: float,
        draw: Draw,
        *,
        wobble: float = 0.0,
        texture: float = 0.10,
        soft: float = 0.0,
    ) -> None:
        """Paint one plate larger than the picture; 1 is the actors' distance."""

        def paint() -> Piece:
            return self._baked(name, draw, wobble=wobble, texture=texture, soft=soft)

        self._plate(name, distance, paint)

    def live(self, distance: float, draw: Motion) -> None:
        """Something that moves, drawn after the plates of its distance."""
        self._layers.append(lambda: Live(distance, draw))

    def moving(
        self,
        distance: float,
        paint: Callable[[], skia.Image],
        draw: Callable[[skia.Image], Motion],
    ) -> None:
        """Something that moves and shows a picture, which is painted once."""
        self._add(lambda: Piece(paint()), lambda piece: Live(distance, draw(piece.image)))

    def _plate(self, name: str, distance: float, paint: Callable[[], Piece]) -> None:
        """A plate whose picture is painted here or comes from the shelf."""
        scale = self.picture.unit

        def plate(piece: Piece) -> Layer:
            return Plate(
                name=name, image=piece.image, left=piece.left, top=piece.top, scale=scale,
                distance=distance,
            )  # fmt: skip

        self._named.append((name, self._add(paint, plate)))

    def _baked(self, name: str, draw: Draw, *, wobble: float, texture: float, soft: float) -> Piece:
        plate = bake(
            self.picture, name, 1.0, draw,
            wobble=wobble, texture=texture, soft=soft, seed=self.seed_of(name) % 997,
        )  # fmt: skip
        return Piece(plate.image, plate.left, plate.top)

    def _add(self, paint: Callable[[], Piece], layer: Callable[[Piece], Layer]) -> Make:
        """A layer made from a picture: painted now, unless another process is at it."""
        self.check()
        piece = self._shelf.picture(paint, self.check)
        make = cache(lambda: layer(piece()))
        self._layers.append(make)
        return make

    def sky(self, *, cover: float | None = None, wind: float = 1.0) -> None:
        """The sky plate and, over it, the drifting clouds."""
        view, palette = self.view, self.palette
        self.plate(
            "sky",
            80,
            lambda canvas: paint_sky(canvas, view, palette, self.seed_of("sky")),
            texture=0,
        )
        if palette.day.stars >= STARRY:
            seed, bottom = self.seed_of("twinkle"), view.horizon * 0.8
            self.live(75, Twinkle(self.picture, seed, bottom, palette.day.stars * 0.9).draw)
        if "northern lights" in self.sky_words:
            strength = 0.45 + 0.65 * min(palette.day.stars, 1.0)
            self.live(70, NorthernLights(view, strength, self.seed_of("northern lights")).draw)
        self.moving(
            60,
            lambda: bake_clouds(view, palette, self.seed_of("clouds"), cover),
            lambda clouds: Drift(clouds, cloud_area(view), 4 * wind).draw,
        )

    def land(
        self,
        name: str,
        distance: float,
        land: Land,
        *,
        brush: int = 2,
        decorate: Draw | None = None,
        mask: Mask | None = None,
    ) -> None:
        """A heightfield with brush texture; `decorate` paints on it, in front and above; `mask`
        takes columns and rows (design units) to how much of it is there, 0 to 1."""

        def paint() -> Piece:
            draw = self._lie(name, land, brush=brush, decorate=decorate, mask=mask)
            return self._baked(name, draw, wobble=0, texture=0, soft=0)

        self._plate(name, distance, paint)

    def _lie(
        self, name: str, land: Land, *, brush: int, decorate: Draw | None, mask: Mask | None
    ) -> Draw:
        """What lays a land and its decoration down, once it is computed."""
        if self.palette.season:
            land = replace(land, colours=_in_season(land.colours, self.palette.season))
        relief = render(self.view, self.palette, land)
        self.check()
        if mask is not None:
            x = np.arange(relief.pixels.shape[1], dtype=np.float32)[None] / relief.scale
            y = np.arange(relief.pixels.shape[0], dtype=np.float32)[:, None] / relief.scale
            relief.pixels[..., 3] *= mask(x + relief.left, y + relief.top)
        pixels = painterly(relief.pixels, brush) if brush else relief.pixels
        image = native_image(pixels, self.seed_of(name) % 997, tooth=0.008)

        def draw(canvas: skia.Canvas) -> None:
            target = skia.Rect.MakeXYWH(
                relief.left, relief.top,
                image.width() / relief.scale, image.height() / relief.scale,
            )  # fmt: skip
            canvas.drawImageRect(
                image, target, skia.SamplingOptions(skia.CubicResampler.Mitchell())
            )
            if decorate is not None:
                decorate(canvas)

        return draw

    def clump(
        self,
        x: float,
        base: float,
        size: tuple[float, float],
        draw: Draw,
        *,
        distance: float = 0.7,
        amplitude: float = 6.0,
        hanging: bool = False,
    ) -> None:
        """A swaying sprite of about (width, height); `draw` paints with the root at (0, 0)."""
        scale = self.picture.unit
        width, height = size[0] * 1.3, size[1] * 1.25
        lift = height * 0.12 if hanging else height - 4

        def paint() -> skia.Image:
            surface = skia.Surface(math.ceil(width * scale), math.ceil(height * scale))
            canvas = surface.getCanvas()
            canvas.scale(scale, scale)
            canvas.translate(width / 2, lift)
            draw(canvas)
            return surface.makeImageSnapshot()

        def swaying(image: skia.Image) -> Motion:
            sway = Sway(image, x - width / 2, base - lift, scale, amplitude, x / 150, hanging)
            return sway.draw

        self.moving(distance, paint, swaying)

    # -- where things grow

    def scatter(
        self,
        name: str,
        count: int,
        depths: tuple[float, float],
        heights: Heights,
        keep: Keep | None = None,
    ) -> list[tuple[float, float, float]]:
        """Spots on the land seen in the picture, far to near, as (x, row, distance)."""
        rng, view = self.rng(name), self.view
        near, far = depths
        z = (near * (far / near) ** rng.random(count)).astype(np.float32)
        width = self.picture.area().width()
        x = (rng.uniform(-0.5, 0.5, count) * width * z / view.focal).astype(np.float32)
        kept = np.ones(count, bool) if keep is None else keep(x, z)
        order = np.flatnonzero(kept)[np.argsort(-z[kept], kind="stable")]
        x, z = x[order], z[order]
        height = heights(x, z)
        columns = self.picture.W / 2 + view.focal * x / z
        rows = view.horizon + view.focal * (view.eye - height) / z
        return [(float(a), float(b), float(c)) for a, b, c in zip(columns, rows, z, strict=True)]

    def standing(self, x: float, z: float, heights: Heights | None = None) -> tuple[float, float]:
        """Where something x metres aside (squeezed in portrait) and z away touches the ground."""
        x *= self.view.wide
        height = 0.0 if heights is None else float(heights(np.array([x]), np.array([z]))[0])
        return self.view.project(x, height, z)
