"""Who is told how a video comes along, in tests of the runner."""

from __future__ import annotations

from collections.abc import Callable

from kinora.errors import Cancelled
from kinora.work.messages import Made, Make, Phase


class Notes:
    """A reporter that remembers, and cancels after so many frames."""

    def __init__(self, cancel_at: int | None = None) -> None:
        self.phases: list[Phase] = []
        self.done: list[int] = []
        self.told_steps: list[tuple[int, int]] = []
        self.pictures: list[bytes] = []
        self._cancel_at = cancel_at

    def check(self) -> None:
        if self._cancel_at is not None and self.done and self.done[-1] >= self._cancel_at:
            raise Cancelled

    def enter(self, phase: Phase) -> None:
        self.phases.append(phase)

    def frames(self, done: int, total: int) -> None:
        assert done <= total
        self.done.append(done)

    def loading(self) -> None:
        self.phases.append("loading")

    def steps(self, done: int, total: int) -> None:
        self.told_steps.append((done, total))

    def preview(self, picture: bytes) -> None:
        self.pictures.append(picture)


MakeClip = Callable[[Make, Notes], Made]
