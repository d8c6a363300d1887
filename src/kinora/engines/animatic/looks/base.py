"""What a look is: it gets the painted frame and leaves the finished one."""

from __future__ import annotations

from typing import Protocol

import skia


class Look(Protocol):
    """Done to every frame; a pure function of the picture and the frame's number."""

    step: int  # frames for which the picture stands still, as with models that are moved by hand

    def surface_for(self, final: skia.Surface) -> skia.Surface:
        """Where the frame is to be painted: the final surface itself, or one of the look's own."""

    def apply(self, final: skia.Surface, painted: skia.Surface, index: int) -> None:
        """From the painted surface to the final one; nothing to do when they are the same."""


class AsPainted:
    """No look at all."""

    step = 1

    def surface_for(self, final: skia.Surface) -> skia.Surface:
        return final

    def apply(self, final: skia.Surface, painted: skia.Surface, index: int) -> None:
        return


class Both:
    """One look and then another, as if the second were given the first one's pictures."""

    def __init__(self, first: Look, second: Look) -> None:
        self.first, self.second = first, second
        self.step = max(first.step, second.step)

    def surface_for(self, final: skia.Surface) -> skia.Surface:
        return self.first.surface_for(self.second.surface_for(final))

    def apply(self, final: skia.Surface, painted: skia.Surface, index: int) -> None:
        between = self.second.surface_for(final)
        self.first.apply(between, painted, index)
        self.second.apply(final, between, index)
