"""What a look is: it gets the painted frame and leaves the finished one."""

from __future__ import annotations

from typing import Protocol

import skia


class Look(Protocol):
    """Done to every frame; a pure function of the picture and the frame's number."""

    def surface_for(self, final: skia.Surface) -> skia.Surface:
        """Where the frame is to be painted: the final surface itself, or one of the look's own."""

    def apply(self, final: skia.Surface, painted: skia.Surface, index: int) -> None:
        """From the painted surface to the final one; nothing to do when they are the same."""


class AsPainted:
    """No look at all."""

    def surface_for(self, final: skia.Surface) -> skia.Surface:
        return final

    def apply(self, final: skia.Surface, painted: skia.Surface, index: int) -> None:
        return
