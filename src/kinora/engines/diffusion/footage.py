"""What the diffusion engine gives back: latents that are decoded part by part when frames are asked
for, and what is kept of them.

Knows nothing of how the latents came to be.
"""

from __future__ import annotations

from collections.abc import Generator, Iterator, Sequence
from functools import cached_property
from itertools import islice

import numpy as np

from kinora.engines.base import SAMPLE_RATE, Clip, Frame, PixelFormat, Sound
from kinora.engines.diffusion import trajectory
from kinora.engines.diffusion.negative import Negative, Piece, encode
from kinora.engines.diffusion.pictures import Pixels, fitted
from kinora.engines.diffusion.resident import Resident
from kinora.engines.diffusion.voice import voiced
from kinora.video import Size

_FADE_S = 0.15  # from the sound of one part to the next one's; both have that moment


class DiffusionFootage:
    """One video, or its added part, as latents. Frames are decoded in order: going back is dear."""

    pixel_format: PixelFormat = "rgb24"
    seekable = False

    def __init__(
        self, resident: Resident, negative: Negative, pieces: Sequence[Piece], *,
        told: bytes, given: Clip | None = None,
    ) -> None:  # fmt: skip
        """`pieces`: what is to be seen, of all that the negative holds; `given`: the clip whose
        sound goes on where the model made none."""
        about = negative.about
        self._resident, self._negative, self._pieces = resident, negative, tuple(pieces)
        self._told, self._given = told, given
        self.size = Size(about.width, about.height)
        self.fps = about.fps
        self.num_frames = sum(piece.sheet.shown for piece in pieces)
        self._next, self._open = 0, self._decoded(0)

    def frames(self, start: int, stop: int) -> Iterator[Frame]:
        """Frames `start` to `stop - 1`."""
        if start != self._next:
            self._open.close()
            self._open = self._decoded(start)
        for place in range(start, min(stop, self.num_frames)):
            self._next = -1  # decoding that fails begins anew
            pixels = next(self._open)
            self._next = place + 1
            yield fitted(pixels, self.size)

    def sound(self) -> Sound:
        """As long as the picture; of an added part, with a moment from before."""
        lead = min(self._pieces[0].part.overlap / self.fps, _FADE_S) if self._pieces else 0.0
        begins = round(lead * SAMPLE_RATE)
        sound = np.zeros((begins + self._at(self.num_frames), 2), np.float32)
        shown = 0
        for piece in self._pieces:
            wave = self._wave(piece, shown)
            fade = min(self._at(piece.part.overlap), round(_FADE_S * SAMPLE_RATE))
            start = begins + self._at(shown) - fade
            rise = np.linspace(0, 1, fade, dtype=np.float32)[:, None]
            if shown:
                sound[start : start + fade] *= 1 - rise
                wave[:fade] *= rise
            seen = sound[start : start + len(wave)]
            seen += wave[: len(seen)]
            shown += piece.sheet.shown
        return sound

    def negative(self) -> bytes:
        """Of the whole video, one safetensors file."""
        return self._file

    def trajectory(self) -> bytes | None:
        """Of all parts that have one; None where the model keeps none."""
        if not self._resident.config.keeps_trajectory:
            return None
        return trajectory.encode(self._negative.parts, self._file)

    def scene(self) -> bytes:
        """How it was made, as JSON for people."""
        return self._told

    @cached_property
    def _file(self) -> bytes:
        return encode(self._negative)

    def _decoded(self, start: int) -> Generator[Pixels, None, None]:
        """Frames at native size from number `start` on."""
        for piece in self._pieces:
            part, shown = piece.part, piece.sheet.shown
            if start < shown:
                yield from self._seen(piece, part.overlap + start, part.overlap + shown)
            start = max(0, start - shown)

    def _seen(self, piece: Piece, start: int, stop: int) -> Iterator[Pixels]:
        width, height = self._negative.about.native
        part = piece.part
        with self._resident.memory.watched(width=width, height=height, num_frames=part.num_frames):
            frames = self._resident.codec.decode(part.video.final, part.grid)
            yield from islice(frames, start, stop)

    def _wave(self, piece: Piece, shown: int) -> Sound:
        """Of what is seen of a part, and of the moment before it that fades in."""
        part = piece.part
        fade = min(self._at(part.overlap), round(_FADE_S * SAMPLE_RATE))
        if part.sound is None and self._given is not None:
            return self._of_given(self._at(shown) - fade, fade + self._at(piece.sheet.shown))
        num_samples = self._at(part.overlap + piece.sheet.shown)
        latents = None if part.sound is None else part.sound.final
        wave = voiced(latents, self._resident.pipelines, num_samples=num_samples)
        return wave[self._at(part.overlap) - fade :]

    def _of_given(self, start: int, num_samples: int) -> Sound:
        assert self._given is not None
        wave = np.zeros((num_samples, 2), np.float32)
        own = self._given.sound()[max(0, start) :][: num_samples + min(0, start)]
        wave[max(0, -start) :][: len(own)] = own
        return wave

    def _at(self, num_frames: int) -> int:
        """Samples that so many frames last."""
        return num_frames * SAMPLE_RATE // self.fps
