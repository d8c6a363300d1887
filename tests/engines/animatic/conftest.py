"""A studio: shots of the real engine at a small size, and the frames that two of them differ in; and
small sets, painted once, with frames of them drawn by a resting camera."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from types import SimpleNamespace

import msgspec
import numpy as np
import pytest
import skia
from numpy.typing import NDArray

from kinora.engines.animatic import cast, sets
from kinora.engines.animatic.engine import AnimaticEngine, AnimaticFootage, order_of, place_of
from kinora.engines.animatic.film.film import Film
from kinora.engines.animatic.looks.base import AsPainted
from kinora.engines.animatic.paint.camera import REST, Pose, place_layer
from kinora.engines.animatic.paint.native import pixels_of
from kinora.engines.animatic.paint.picture import Picture as Frame
from kinora.engines.animatic.scene import Scene
from kinora.engines.animatic.sets.base import Layer, Order, Setting
from kinora.engines.animatic.staging.marks import settle
from kinora.engines.animatic.staging.stage import stage
from kinora.engines.base import Shot
from kinora.video import Kind, Size

Picture = NDArray[np.uint8]
SMALL = Size(320, 180)
Make = Callable[..., Setting]
Draw = Callable[..., NDArray[np.uint8]]
NEAR = 8  # pixels around a change that count as the change


class Patience:
    """A watch that never stops anybody and counts how often it was asked."""

    def __init__(self) -> None:
        self.checks = 0

    def check(self) -> None:
        self.checks += 1


class Studio:
    """One engine for a whole test module, so that sets are baked once."""

    def __init__(self) -> None:
        self.engine, self.watch = AnimaticEngine(), Patience()
        self._latest: tuple[tuple[str, Order], Setting] | None = None

    def create(self, prompt: str, *, seconds: int = 4, size: Size = SMALL) -> AnimaticFootage:
        shot = Shot(kind=Kind.CREATE, prompt=prompt, size=size, seconds=seconds, seed=11)
        return self._shot(shot)

    def remix(self, source: AnimaticFootage, prompt: str) -> AnimaticFootage:
        shot = Shot(
            kind=Kind.REMIX, prompt=prompt, size=source.size,
            seconds=source.reading.scene.seconds, seed=11, negative=source.negative(),
        )  # fmt: skip
        return self._shot(shot)

    def _shot(self, shot: Shot) -> AnimaticFootage:
        footage = self.engine.shoot(shot, self.watch)
        scene = footage.reading.scene
        self._latest = (place_of(scene), order_of(scene)), footage.film.staged.setting
        return footage

    def _setting(self, scene: Scene) -> Setting:
        """The set of a scene; that of the latest shot is not painted again."""
        key = (scene.place, order_of(scene))
        if self._latest is None or self._latest[0] != key:
            self._latest = key, sets.build(*key, self.watch.check)
        return self._latest[1]

    def settled(self, scene: Scene) -> Scene:
        """The scene with a mark for everyone in it."""
        return settle(scene, frozenset(cast.kinds()))

    def film(self, scene: Scene) -> Film:
        """A scene of the test's own making, without a look."""
        setting = self._setting(scene)
        settled = settle(scene, frozenset(cast.kinds()))
        return Film(stage(settled, setting, self.watch.check), AsPainted(), self.watch.check)


def picture(footage: AnimaticFootage | Film, index: int) -> Picture:
    """A copy of one frame."""
    return next(iter(footage.frames(index, index + 1))).copy()


def changed(first: Picture, second: Picture) -> NDArray[np.bool_]:
    """Which pixels differ."""
    return np.asarray((first != second).any(-1))


def around(region: NDArray[np.bool_], reach: int = NEAR) -> NDArray[np.bool_]:
    """A region grown by some pixels in every direction."""
    grown = region.copy()
    for _ in range(reach):
        padded = np.pad(grown, 1)
        grown = padded[:-2, 1:-1] | padded[2:, 1:-1] | padded[1:-1, :-2] | padded[1:-1, 2:] | grown
    return grown


def without(source: AnimaticFootage, kind: str) -> Scene:
    """The scene of a footage without the entities of a kind."""
    scene = source.reading.scene
    left = tuple(entity for entity in scene.entities if entity.kind != kind)
    return msgspec.structs.replace(scene, entities=left)


@pytest.fixture
def tools() -> SimpleNamespace:
    """What tests measure frames with."""
    return SimpleNamespace(picture=picture, changed=changed, around=around, without=without)


@pytest.fixture(scope="module")
def studio() -> Iterator[Studio]:
    made = Studio()
    yield made
    made.engine.close()


@pytest.fixture(scope="session")
def make() -> Make:
    """Paint a small set; the same order is painted once."""
    known: dict[tuple[str, Order], Setting] = {}

    def make_(place: str, *, size: tuple[int, int] = (160, 90), **wishes: object) -> Setting:
        order = Order(picture=Frame(*size), **{"seed": 1, **wishes})  # type: ignore[arg-type]
        if (place, order) not in known:
            known[place, order] = sets.build(place, order, lambda: None)
        return known[place, order]

    return make_


@pytest.fixture(scope="session")
def draw() -> Draw:
    """One frame as pixels: the set's layers and others, by distance."""

    def draw_(
        setting: Setting,
        t: float = 0.0,
        *,
        over: Iterable[Layer] = (),
        pose: Pose = REST,
        ground: int = 0xFFFF00FF,
    ) -> NDArray[np.uint8]:
        picture = setting.picture
        surface = skia.Surface(picture.width, picture.height)
        canvas = surface.getCanvas()
        canvas.clear(ground)
        for layer in sorted((*setting.layers, *over), key=lambda layer: -layer.distance):
            canvas.save()
            place_layer(canvas, picture, pose, layer.distance)
            layer.draw(canvas, t)
            canvas.restore()
        return pixels_of(surface.makeImageSnapshot())

    return draw_
