"""One video shared between two processes: the same latents, and nothing that hangs."""

from __future__ import annotations

import os
import signal
import socket
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import msgspec
import pytest
import torch

from engines.diffusion.tensors.tiny import model, write
from kinora.engines.diffusion.config import ModelConfig, Remixing
from kinora.engines.diffusion.denoise import Denoiser
from kinora.engines.diffusion.parts import Run
from kinora.engines.diffusion.pipelines import load_pipelines
from kinora.engines.diffusion.ranks import parallel
from kinora.engines.diffusion.ranks.group import Group
from kinora.engines.diffusion.ranks.messages import Link, Word, encoded
from kinora.errors import Cancelled, GenerationError, StartupError

CLOSE = 1e-5  # of latents that reach about 4; LTX-2's sound is reckoned in another order


class Followed:
    """Follows a run, and does something before one of its calls."""

    def __init__(self, at: int = 0, then: Callable[[], None] = lambda: None) -> None:
        self.num_calls = 0
        self._at, self._then = at, then

    def check(self) -> None:
        self.num_calls += 1
        if self.num_calls == self._at:
            self._then()

    def step(self, done: int, total: int, latents: Any) -> None:
        pass


def shared(name: str, folder: Path) -> ModelConfig:
    return msgspec.structs.replace(model(name, str(folder)), gpus=2)


def run_of(**more: Any) -> Run:
    return Run(
        prompt="a red ball", negative_prompt="", seed=3, width=64, height=64, num_frames=9,
        steps=6, guidance=4.0, **more,
    )  # fmt: skip


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write("wan", tmp_path_factory.mktemp("wan"))


@pytest.fixture(scope="module")
def alone(folder: Path) -> Denoiser:
    return Denoiser(load_pipelines(shared("wan", folder), folder=str(folder), device="cpu"))


@pytest.fixture(scope="module")
def group(folder: Path) -> Iterator[Group]:
    made = Group(shared("wan", folder), str(folder), ("cpu", "cpu"), patience_s=3.0)
    yield made
    made.close()


@pytest.fixture
def follower(group: Group) -> int:
    """The process id of the one that follows."""
    group.gather()
    return group.pids[0]


def test_two_devices_make_the_same_latents(group: Group, alone: Denoiser) -> None:
    """A video that two processes share is the one that a process makes alone."""
    part = group.generate(run_of(), Followed())
    assert torch.equal(part.video.final, alone.generate(run_of(), Followed()).video.final)


def test_each_takes_half_of_the_tokens(group: Group) -> None:
    """Within the blocks each process has half of the picture."""
    seen = []
    block = group.pipelines.transformers[0].blocks[1]
    hook = block.register_forward_pre_hook(lambda _, given: seen.append(given[0].shape[1]))
    part = group.generate(run_of(), Followed())
    hook.remove()
    frames, rows, columns = part.grid
    assert set(seen) == {frames * rows * columns // 4 // 2}  # four places make a token


@pytest.mark.parametrize(
    ("name", "size", "num_frames"),
    [("wan", 48, 5), ("wan_two", 64, 9), ("wan_5b", 64, 9), ("ltx", 64, 9), ("ltx2", 64, 9)],
    ids=["odd", "two", "5b", "ltx", "ltx2"],
)
def test_other_models_can_be_shared(
    name: str, size: int, num_frames: int, tmp_path: Path, group: Group
) -> None:
    """So are frames of nine tokens, two experts, packed latents, and sound, but for rounding."""
    group.close()  # a process belongs to one group at a time
    write(name, tmp_path)
    config = msgspec.structs.replace(shared(name, tmp_path), sizes=(f"{size}x{size}",))
    pipelines = load_pipelines(config, folder=str(tmp_path), device="cpu")
    run = replace(run_of(), width=size, height=size, num_frames=num_frames)
    single = Denoiser(pipelines).generate(run, Followed())
    other = Group(config, str(tmp_path), ("cpu", "cpu"))
    try:
        part = other.generate(run, Followed())
    finally:
        other.close()
    torch.testing.assert_close(part.video.final, single.video.final, rtol=0, atol=CLOSE)
    if single.sound is not None and part.sound is not None:
        torch.testing.assert_close(part.sound.final, single.sound.final, rtol=0, atol=CLOSE)


def test_remixes_are_shared_too(group: Group, alone: Denoiser) -> None:
    """Every rank is given the source, its trajectory and the sampler's history with it."""
    source = alone.generate(run_of(exact=(1, 2)), Followed())
    other = replace(run_of(exact=(2,)), prompt="a blue ball")
    every = Remixing(most_mask=1.0)

    def remixes(denoiser: Denoiser | Group) -> list[torch.Tensor]:
        given = {"follow": Followed(), "remix": every}
        parts = (
            denoiser.anchored(other, source, start=2, **given),
            denoiser.regenerate(other, source, start=1, follow=Followed()),
            denoiser.flowedit(other, source, source_prompt="a red ball", **given),
        )
        return [part.video.final for part in parts]

    for two, one in zip(remixes(group), remixes(alone), strict=True):
        assert torch.equal(two, one)


def test_a_cancelled_run_frees_all(group: Group, alone: Denoiser, follower: int) -> None:
    """After a cancelled run the same processes make the next video."""

    def cancel() -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        group.generate(run_of(), Followed(4, cancel))
    part = group.generate(run_of(), Followed())
    assert torch.equal(part.video.final, alone.generate(run_of(), Followed()).video.final)
    assert group.pids == (follower,)


@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGSTOP], ids=["dies", "hangs"])
def test_a_lost_rank_fails_one_video(
    how: signal.Signals, group: Group, alone: Denoiser, follower: int
) -> None:
    """A process that dies or hangs fails the video with a sentence, and the next one works."""
    lose = Followed(5, lambda: os.kill(follower, how))
    with pytest.raises(GenerationError, match=r"One of the 2 devices .* stopped"):
        group.generate(run_of(), lose)
    assert not group.is_whole
    part = group.generate(run_of(), Followed())
    assert torch.equal(part.video.final, alone.generate(run_of(), Followed()).video.final)


def test_a_rank_lost_between_videos_fails_none(group: Group, follower: int) -> None:
    """A process that died while there was nothing to do is started anew."""
    os.kill(follower, signal.SIGKILL)
    os.waitid(os.P_PID, follower, os.WEXITED | os.WNOWAIT)
    assert not group.is_whole
    group.generate(run_of(), Followed())


def test_an_error_of_its_own_comes_through(group: Group) -> None:
    """What goes wrong in this process alone is told as it is."""

    def fail() -> None:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        group.generate(run_of(), Followed(3, fail))


def test_followers_end_with_the_group(group: Group, follower: int) -> None:
    """Closing leaves no process, and the pipelines work on alone."""
    group.close()
    with pytest.raises(ProcessLookupError):
        os.kill(follower, 0)
    Denoiser(group.pipelines).generate(run_of(), Followed())


def test_a_meeting_that_fails_spoils_no_other(group: Group, tmp_path: Path) -> None:
    """Who waits for a rank in vain gives up, and meets others as if for the first time."""
    group.close()
    cpu = torch.device("cpu")
    with pytest.raises(RuntimeError, match=r"[Tt]ime"):
        parallel.join(meeting=str(tmp_path / "1"), rank=0, num_ranks=2, device=cpu, wait_s=0.1)
    parallel.join(meeting=str(tmp_path / "2"), rank=0, num_ranks=1, device=cpu)
    name = torch.distributed.group.WORLD.group_name
    parallel.leave()
    assert name == "0"


def test_a_silent_end_is_not_waited_for() -> None:
    """Neither a message that breaks off nor one that nobody takes holds its reader or sender up."""
    ours, theirs = socket.socketpair()
    with theirs:
        link = Link(ours, patience_s=0.05)
        theirs.sendall(encoded(Word(state="over"))[:1])
        with pytest.raises(EOFError):
            link.take(Word)
        with pytest.raises(EOFError):
            link.tell(bytes(10_000_000))
        link.close()


def test_too_few_devices_are_told_of(folder: Path) -> None:
    """More than the machine has is refused with the key and what to do."""
    with pytest.raises(StartupError, match=r"gpus = 2, but 1 of .* set gpus"):
        Group(shared("wan", folder), str(folder), ("cpu", "cuda:64"))


def test_families_that_cannot_share_are_told_of(folder: Path) -> None:
    """A family whose transformer cannot be split is refused before anything is loaded."""
    with pytest.raises(StartupError, match="only models of the families wan, ltx, ltx2"):
        Group(shared("cogvideox", folder), str(folder), ("cpu", "cpu"))


def test_too_few_heads_are_told_of(group: Group) -> None:
    """Two heads for three devices leave one of them idle."""
    with pytest.raises(StartupError, match="2 attention heads cannot be dealt out"):
        parallel.check_heads(group.pipelines, 3)
