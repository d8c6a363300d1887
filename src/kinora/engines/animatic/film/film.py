"""The film of one staged scene: any range of frames, each a pure function of its number."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace

import numpy as np
import skia
from numpy.typing import NDArray

from kinora.engines.animatic.film.backdrop import Backdrop
from kinora.engines.animatic.film.captions import Captions
from kinora.engines.animatic.film.cels import Cels, Drawn, held
from kinora.engines.animatic.film.changing import altered
from kinora.engines.animatic.film.easel import FrameEasel
from kinora.engines.animatic.film.things import Things
from kinora.engines.animatic.film.titles import Title
from kinora.engines.animatic.looks.base import Look
from kinora.engines.animatic.paint.colour import colour_int
from kinora.engines.animatic.paint.native import NEAREST
from kinora.engines.animatic.staging.staged import Actor, Flown, Held, Item, Staged, Standing
from kinora.engines.animatic.staging.track import Stand

FPS = 24
Bytes = NDArray[np.uint8]


class Film:
    """Draws frames of (height, width, 4) BGRA bytes; the same array is used again each time."""

    def __init__(
        self, staged: Staged, look: Look, check: Callable[[], None], *, fps: int = FPS
    ) -> None:
        """`check` is called between the parts of every frame and may raise to stop the work."""
        self.staged, self.look, self.check, self.fps = staged, look, check, fps
        setting = staged.setting
        self.picture, self.blank = setting.picture, colour_int(setting.haze)
        self.backdrop = Backdrop(
            self.picture, setting.layers, staged.layers, rest=staged.shot.rest, check=check
        )
        self.things, self.cels = Things(setting.light), Cels()
        self.title = Title(staged.title, self.picture, setting.day, staged.shot.seconds)
        self.captions = Captions(staged.captions, self.picture)
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
        self._draw(surface.getCanvas(), index - index % self.look.step)
        self.look.apply(self.surface, surface, index)
        self.captions.draw(self.surface.getCanvas(), index / self.fps)
        self.surface.readPixels(self.info, self.out, self.picture.width * 4, 0, 0)
        return self.out

    def _draw(self, canvas: skia.Canvas, index: int) -> None:
        canvas.clear(self.blank)  # a frame owes nothing to the one before it
        now = self._easel(canvas, index)
        cel = now if held(index) == index else self._easel(canvas, held(index))
        self.backdrop.draw_behind(canvas, now.pose, now.t)
        self._cast(now, cel)
        self.backdrop.draw_before(canvas, now.pose, now.t)
        canvas.drawImage(self.staged.setting.sheet, 0, 0, NEAREST)
        self.title.draw(canvas, index / self.fps)

    def _easel(self, canvas: skia.Canvas, index: int) -> FrameEasel:
        """The moment of a frame; all but the camera lives in the story's time."""
        t = index / self.fps
        pose, told = self.staged.shot.pose(t), self.staged.clock(t)
        return FrameEasel(canvas, self.staged, self.cels, pose=pose, t=told)

    def _cast(self, now: FrameEasel, cel: FrameEasel) -> None:
        """Far to near; what is held right after who holds it. `cel` is the moment that is posed."""
        present = [
            (item, stand)
            for item, stand in ((item, _stand(item, cel.t)) for item in self.staged.items)
            if not isinstance(item, Actor) or stand is not None
        ]
        drawn: dict[str, Drawn] = {}
        for item, stand in sorted(present, key=lambda each: _row(*each)):
            self.check()
            if isinstance(item, Actor) and stand is not None:
                lay = now.lay(cel, item, stand)
                place, change = cel.place(item, stand), item.changes.at(now.t)
                with _laid(now.canvas, lay), altered(now.canvas, cel.light, place, change):
                    drawn[item.id] = replace(self._actor(cel, item, stand), lay=lay)
            elif isinstance(item, Standing) and now.t >= item.enters_at:
                self._standing(now, cel, item)
        for item in self.staged.items:
            if isinstance(item, Flown) and now.t >= item.enters_at:
                self._flown(now, item, drawn)

    def _standing(self, now: FrameEasel, cel: FrameEasel, item: Standing) -> None:
        """What moves in its place is posed like an actor; what is still goes with the ground."""
        change, canvas = item.changes.at(now.t), now.canvas
        flat = replace(change, up=0.0) if change.up else change
        if item.prop.is_still:
            place = self.things.place(now, item)
            with altered(canvas, now.light, place, flat):
                self.things.standing(now, item, raised=change.up * place.tall)
        else:
            place = self.things.place(cel, item)
            with _laid(canvas, now.lay(cel)), altered(canvas, now.light, place, flat):
                self.things.standing(cel, item, raised=change.up * place.tall)

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
                    self.things.held(easel, item, drawn, stand)

        drawn = easel.actor(actor, stand, behind)
        for item in mine:
            if not item.is_behind:
                self.things.held(easel, item, drawn, stand)
        return drawn


@contextmanager
def _laid(canvas: skia.Canvas, lay: skia.Matrix) -> Iterator[None]:
    """Draw what belongs to an earlier moment where it lies now."""
    canvas.save()
    canvas.concat(lay)
    try:
        yield
    finally:
        canvas.restore()


def _stand(item: Item, t: float) -> Stand | None:
    return item.track.at(t) if isinstance(item, Actor) else None


def _row(item: Item, stand: Stand | None) -> float:
    if stand is not None:
        return stand.row
    return item.spot[1] if isinstance(item, Standing) else 0.0
