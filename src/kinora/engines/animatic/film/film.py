"""The film of one staged scene: any range of frames, each a pure function of its number."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import numpy as np
import skia
from numpy.typing import NDArray

from kinora.engines.animatic.film.backdrop import Backdrop
from kinora.engines.animatic.film.easel import Drawn, FrameEasel
from kinora.engines.animatic.film.things import Things
from kinora.engines.animatic.looks.base import Look
from kinora.engines.animatic.paint.colour import colour_int
from kinora.engines.animatic.paint.native import NEAREST
from kinora.engines.animatic.staging.staged import Actor, Flown, Held, Item, Staged, Standing
from kinora.engines.animatic.staging.track import Stand

FPS = 24
Bytes = NDArray[np.uint8]


class Film:
    """Draws frames of (height, width, 4) BGRA bytes; the same array is used again each time."""

    def __init__(self, staged: Staged, look: Look, check: Callable[[], None]) -> None:
        """`check` is called between the parts of every frame and may raise to stop the work."""
        self.staged, self.look, self.check = staged, look, check
        setting = staged.setting
        self.picture, self.blank = setting.picture, colour_int(setting.haze)
        rest = staged.shot.rest if staged.shot.move is None else None
        self.backdrop = Backdrop(
            self.picture, setting.layers, staged.layers, rest=rest, check=check
        )
        self.things = Things(setting.light)
        self.surface = skia.Surface(self.picture.width, self.picture.height)
        self.out = np.empty((self.picture.height, self.picture.width, 4), np.uint8)
        self.info = skia.ImageInfo.Make(
            self.picture.width, self.picture.height, skia.kBGRA_8888_ColorType,
            skia.kPremul_AlphaType,
        )  # fmt: skip

    def frames(self, start: int, stop: int) -> Iterator[Bytes]:
        """Frames `start` to `stop - 1`."""
        for index in range(start, stop):
            self.check()
            yield self.frame(index)

    def frame(self, index: int) -> Bytes:
        """One frame; overwritten by the next."""
        surface = self.look.surface_for(self.surface)
        self._draw(surface.getCanvas(), index / FPS)
        self.look.apply(self.surface, surface, index)
        self.surface.readPixels(self.info, self.out, self.picture.width * 4, 0, 0)
        return self.out

    def _draw(self, canvas: skia.Canvas, t: float) -> None:
        canvas.clear(self.blank)  # a frame owes nothing to the one before it
        pose = self.staged.shot.pose(t)
        self.backdrop.draw_behind(canvas, pose, t)
        self._cast(FrameEasel(canvas, self.staged, pose, t))
        self.backdrop.draw_before(canvas, pose, t)
        canvas.drawImage(self.staged.setting.sheet, 0, 0, NEAREST)

    def _cast(self, easel: FrameEasel) -> None:
        """Far to near; what is held right after who holds it."""
        present = [
            (item, stand)
            for item, stand in ((item, _stand(item, easel.t)) for item in self.staged.items)
            if not isinstance(item, Actor) or stand is not None
        ]
        drawn: dict[str, Drawn] = {}
        for item, stand in sorted(present, key=lambda each: _row(*each)):
            self.check()
            if isinstance(item, Actor) and stand is not None:
                drawn[item.id] = self._actor(easel, item, stand)
            elif isinstance(item, Standing) and easel.t >= item.enters_at:
                self.things.standing(easel, item)
        for item in self.staged.items:
            if isinstance(item, Flown) and easel.t >= item.enters_at:
                self._flown(easel, item, drawn)

    def _flown(self, easel: FrameEasel, item: Flown, drawn: dict[str, Drawn]) -> None:
        """In the air, unless who holds its string is not here yet."""
        if not item.holder or item.holder in drawn:
            self.things.flown(easel, item, drawn.get(item.holder))

    def _actor(self, easel: FrameEasel, actor: Actor, stand: Stand) -> Drawn:
        """Somebody between what is held behind and what is held before."""
        held = [item for item in self.staged.items if isinstance(item, Held)]
        mine = [item for item in held if item.holder == actor.id and easel.t >= item.enters_at]

        def behind(drawn: Drawn) -> None:
            for item in mine:
                if item.is_behind:
                    self.things.held(easel, item, drawn)

        drawn = easel.actor(actor, stand, behind)
        for item in mine:
            if not item.is_behind:
                self.things.held(easel, item, drawn)
        return drawn


def _stand(item: Item, t: float) -> Stand | None:
    return item.track.at(t) if isinstance(item, Actor) else None


def _row(item: Item, stand: Stand | None) -> float:
    if stand is not None:
        return stand.row
    return item.spot[1] if isinstance(item, Standing) else 0.0
