"""The plates of a set, flattened where the camera rests, between the layers that move.

Where plates are merged depends on the set alone, never on the weather: with and without rain the
same bytes lie under it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

import skia

from kinora.engines.animatic.paint.bake import Plate, trim
from kinora.engines.animatic.paint.camera import REST, Pose, place_layer
from kinora.engines.animatic.paint.native import NEAREST
from kinora.engines.animatic.paint.picture import Picture
from kinora.engines.animatic.sets.base import Layer, Live

# Between these distances plates are merged; what moves is laid over such a group, not into it.
BORDERS = (20.0, 6.0, 2.0, 1.0, 0.5, 0.0)


@dataclass(frozen=True, slots=True)
class Flat:
    """Several plates in one picture of the frame, for one resting camera."""

    image: skia.Image
    left: int
    top: int
    is_opaque: bool

    def draw(self, canvas: skia.Canvas) -> None:
        paint = skia.Paint()
        if self.is_opaque:  # nothing of what is below shows: plain copying
            paint.setBlendMode(skia.BlendMode.kSrc)
        canvas.drawImage(self.image, self.left, self.top, NEAREST, paint)


@dataclass(frozen=True, slots=True)
class Group:
    """What lies between two borders: the set's own layers first, then the scene's."""

    layers: tuple[Layer, ...]
    flats: tuple[Flat | Live, ...]  # the same for a resting camera; empty when it moves
    over: tuple[Live, ...]


class Backdrop:
    """The set behind the cast and the set in front of it."""

    def __init__(
        self,
        picture: Picture,
        layers: Iterable[Layer],
        over: Iterable[Live],
        *,
        rest: Pose | None,
        check: Callable[[], None],
    ) -> None:
        """`rest`: where the camera stays at first or for the whole clip, None when it moves."""
        self.picture, self.rest = picture, rest
        self.groups: list[tuple[float, Group]] = []
        ordered = sorted(layers, key=lambda layer: -layer.distance)
        added = sorted(over, key=lambda layer: -layer.distance)
        far = float("inf")
        for near in BORDERS:
            check()
            own = tuple(layer for layer in ordered if near <= layer.distance < far)
            extra = tuple(layer for layer in added if near <= layer.distance < far)
            flats = () if rest is None else tuple(self._flattened(own, rest))
            self.groups.append((near, Group(own, flats, extra)))
            far = near

    def draw_behind(self, canvas: skia.Canvas, pose: Pose, t: float) -> None:
        """Everything at the cast's distance and beyond."""
        for near, group in self.groups:
            if near >= 1.0:
                self._draw(canvas, group, pose, t)

    def draw_before(self, canvas: skia.Canvas, pose: Pose, t: float) -> None:
        """Everything nearer than the cast."""
        for near, group in self.groups:
            if near < 1.0:
                self._draw(canvas, group, pose, t)

    def _draw(self, canvas: skia.Canvas, group: Group, pose: Pose, t: float) -> None:
        for layer in (pose == self.rest and group.flats) or group.layers:
            if isinstance(layer, Flat):
                layer.draw(canvas)
            else:
                self._place(canvas, layer, pose, t)
        for live in group.over:
            self._place(canvas, live, pose, t)

    def _place(self, canvas: skia.Canvas, layer: Layer, pose: Pose, t: float) -> None:
        canvas.save()
        place_layer(canvas, self.picture, pose, layer.distance)
        layer.draw(canvas, t)
        canvas.restore()

    def _flattened(self, layers: tuple[Layer, ...], rest: Pose) -> Iterable[Flat | Live]:
        """Runs of plates as one picture each; light that is added stays by itself."""
        run: list[Plate] = []
        for layer in layers:
            if isinstance(layer, Plate) and not layer.additive:
                run.append(layer)
                continue
            if run:
                yield self._flat(run, rest)
                run = []
            if isinstance(layer, Plate):
                yield Live(layer.distance, layer.draw)
            else:
                yield layer
        if run:
            yield self._flat(run, rest)

    def _flat(self, plates: list[Plate], rest: Pose) -> Flat:
        surface = skia.Surface(self.picture.width, self.picture.height)
        canvas = surface.getCanvas()
        for plate in plates:
            canvas.save()
            if rest == REST:
                left = round(plate.left * plate.scale)
                top = round(plate.top * plate.scale)
                canvas.drawImage(plate.image, left, top)
            else:
                place_layer(canvas, self.picture, rest, plate.distance)
                plate.draw(canvas)
            canvas.restore()
        image, left, top = trim(surface.makeImageSnapshot())
        return Flat(image, left, top, is_opaque=_covers(image, self.picture))


def _covers(image: skia.Image, picture: Picture) -> bool:
    """Does a picture hide everything below it?"""
    if (image.width(), image.height()) != (picture.width, picture.height):
        return False
    return bool((image.toarray()[..., 3] == 255).all())
