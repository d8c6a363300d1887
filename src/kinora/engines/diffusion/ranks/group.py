"""One video on several devices: stands in for a Denoiser where a model says `gpus = 2` or more.

This process is rank 0; it starts a follower for every other device and has each make the same run.
Before every call of a transformer they wait for one another, so that they leave a run together.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import Any

import torch

from kinora.engines.diffusion.config import ModelConfig, Remixing
from kinora.engines.diffusion.denoise import Denoiser
from kinora.engines.diffusion.parts import Part, Run
from kinora.engines.diffusion.pipelines import Pipelines, load_pipelines
from kinora.engines.diffusion.progress import Steps
from kinora.engines.diffusion.ranks import parallel
from kinora.engines.diffusion.ranks.followers import Followers
from kinora.engines.diffusion.ranks.messages import Call, encoded
from kinora.errors import GenerationError, KinoraError

_PATIENCE_S = 240.0  # for one call of a transformer, and what lies between two
_COMPILING_S = 840.0  # for the first ones of a model that is compiled

_log = logging.getLogger(__name__)


class Group:
    """A Denoiser on several devices. Remake it with `gather` after a run in which a rank was lost."""

    def __init__(
        self, config: ModelConfig, folder: str, devices: tuple[str, ...], *,
        image_folder: str = "", patience_s: float | None = None,
    ) -> None:  # fmt: skip
        """Load `config`'s weights on each of `devices`. Raises StartupError, and what loading raises."""
        parallel.check_shareable(config, devices)
        self._patience_s = patience_s or (_COMPILING_S if config.compile else _PATIENCE_S)
        self._begin: Callable[[], Followers] = lambda: Followers(
            config, folder=folder, image_folder=image_folder, devices=devices[1:]
        )
        followers = self._begin()
        try:
            self.pipelines: Pipelines = load_pipelines(
                config, folder=folder, image_folder=image_folder, device=devices[0]
            )
            parallel.check_heads(self.pipelines, len(devices))
        except BaseException:
            followers.end()
            raise
        self._denoiser = Denoiser(self.pipelines)
        self._followers: Followers | None = None
        self._join(followers)

    def __repr__(self) -> str:
        return f"Group({self._followers})"

    @property
    def is_whole(self) -> bool:
        """Whether a run can begin at once; if not, `gather` takes as long as loading."""
        return self._followers is not None and self._followers.are_alive

    @property
    def pids(self) -> tuple[int, ...]:
        """The processes that follow this one."""
        return self._followers.pids if self._followers is not None else ()

    def gather(self) -> None:
        """Start anew whoever was lost. Raises GenerationError where that cannot be done."""
        if not self.is_whole:
            self.close()
            self._join(self._begin())

    def generate(self, run: Run, follow: Steps) -> Part:
        return self._lead(Call(strategy="generate", run=run), follow)

    def anchored(
        self, run: Run, source: Part, *, start: int, remix: Remixing, follow: Steps
    ) -> Part:
        call = Call(strategy="anchored", run=run, source=source, start=start, remix=remix)
        return self._lead(call, follow)

    def regenerate(self, run: Run, source: Part, *, start: int, follow: Steps) -> Part:
        return self._lead(Call(strategy="regenerate", run=run, source=source, start=start), follow)

    def flowedit(
        self, run: Run, source: Part, *, source_prompt: str, remix: Remixing, follow: Steps
    ) -> Part:
        call = Call(
            strategy="flowedit", run=run, source=source, source_prompt=source_prompt, remix=remix
        )
        return self._lead(call, follow)

    def close(self) -> None:
        """End the followers; the pipelines are this process's alone again."""
        followers, self._followers = self._followers, None
        if followers is not None:
            followers.end()
        parallel.leave()
        parallel.unite(self.pipelines)

    def _join(self, followers: Followers) -> None:
        self._followers = followers
        try:
            meeting = followers.meet()
            parallel.join(
                meeting=meeting, rank=0, num_ranks=len(followers) + 1,
                device=self.pipelines.device,
            )  # fmt: skip
            parallel.split(self.pipelines)
            followers.have_met()
        except BaseException as error:
            self.close()
            if isinstance(error, (EOFError, RuntimeError)):
                raise _unready(followers, error) from error
            raise

    def _lead(self, call: Call, follow: Steps) -> Part:
        """Raises what the denoiser raises, and GenerationError when a follower was lost."""
        self.gather()
        followers = self._followers
        assert followers is not None
        try:
            followers.tell(encoded(call.travelling()))
            with followers.watched(self._patience_s):
                part = call.perform(self._denoiser, _Leading(follow, followers))
            followers.settle()
        except BaseException as error:
            self._part_from(followers, error)
            raise
        self._patience_s = min(self._patience_s, _PATIENCE_S)
        return part

    def _part_from(self, followers: Followers, error: BaseException) -> None:
        """After a run that ended early: keep the group if all have left the run, else let go of it."""
        if followers.have_stopped(in_order=isinstance(error, KinoraError)):
            return
        self.close()
        loss = followers.loss
        if loss is None or isinstance(error, KinoraError):
            return
        _log.error("rank lost", extra={"action": "rank_lost", "reason": loss.reason})
        if loss.is_memory:
            raise torch.OutOfMemoryError(loss.reason) from error
        if loss.state == "failed" or isinstance(error, EOFError):
            raise GenerationError(
                f"One of the {len(followers) + 1} devices that made this video together stopped;"
                " please try again."
            ) from error


def _unready(followers: Followers, error: Exception) -> GenerationError:
    reason = followers.loss.reason if followers.loss else f"it did not come: {error}"
    _log.error("rank lost", extra={"action": "rank_lost", "reason": reason})
    return GenerationError(
        "One of the devices that make this model's videos together could not be made ready;"
        " the server's log says why.",
        code="model_unavailable",
    )


class _Leading:
    """Tells whoever waits for the run, and gives the followers their turns."""

    def __init__(self, follow: Steps, followers: Followers) -> None:
        self._follow = follow
        self._followers = followers

    def check(self) -> None:
        self._follow.check()
        self._followers.go()

    def step(self, done: int, total: int, latents: Any) -> None:
        self._follow.step(done, total, latents)
