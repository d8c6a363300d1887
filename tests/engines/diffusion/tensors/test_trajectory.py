from __future__ import annotations

import logging
import mmap
from hashlib import sha256
from pathlib import Path
from typing import Any

import msgspec
import pytest
import torch

from engines.diffusion.tensors.kept import latents, negative, path
from kinora.engines.diffusion import archive
from kinora.engines.diffusion.negative import Negative, decode, encode
from kinora.engines.diffusion.parts import StepState
from kinora.engines.diffusion.trajectory import encode as encode_paths
from kinora.engines.diffusion.trajectory import exact_steps, with_paths

MADE = negative(({}, path()))
FILE = encode(MADE)
PATHS = encode_paths(MADE.parts, FILE) or b""


def stored(paths: Any = PATHS) -> Negative:
    return with_paths(decode(FILE), FILE, paths)


def assert_same(one: Any, other: Any) -> None:
    """Of a solver's history."""
    assert type(one) is type(other)
    if isinstance(one, torch.Tensor):
        assert one.dtype == other.dtype
        assert torch.equal(one, other)
    elif isinstance(one, dict):
        assert one.keys() == other.keys()
        for key in one:
            assert_same(one[key], other[key])
    elif isinstance(one, list):
        for mine, theirs in zip(one, other, strict=True):
            assert_same(mine, theirs)
    else:
        assert one == other


def test_a_trajectory_comes_back_bit_for_bit() -> None:
    """Latents, velocities and the solver's history, each in its own type."""
    first, second = (part.video.path for part in stored().parts)

    assert dict(first) == {}
    for step, kept in path().items():
        assert_same(second[step].latent, kept.latent)
        assert_same(second[step].velocity, kept.velocity)
        assert_same(second[step].solver, kept.solver)


def test_exact_steps_are_known_without_their_tensors() -> None:
    """Before and after the file."""
    assert [exact_steps(part) for part in MADE.parts] == [(), (1,)]
    assert [exact_steps(part) for part in stored().parts] == [(), (1,)]


def test_only_what_is_looked_at_is_copied(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Out of a file that is mapped into memory, read only."""
    copied: list[int] = []
    frombuffer = torch.frombuffer

    def counting(buffer: bytearray, **how: Any) -> torch.Tensor:
        copied.append(len(buffer))
        return frombuffer(buffer, **how)

    monkeypatch.setattr(archive.torch, "frombuffer", counting)
    file = tmp_path / "trajectory.safetensors"
    file.write_bytes(PATHS)
    own = decode(FILE)
    copied.clear()
    with file.open("rb") as opened:
        view = memoryview(mmap.mmap(opened.fileno(), 0, access=mmap.ACCESS_READ))
    read = with_paths(own, FILE, view)

    assert copied == []
    assert torch.equal(read.parts[1].video.path[4].latent, latents(5).bfloat16())
    assert copied == [latents(5).numel() * 2]


def test_what_steps_share_is_written_for_each() -> None:
    """A solver may remember one tensor in several places."""
    shared = latents(1)
    twice = StepState(latent=shared, velocity=shared, solver={"last": shared[:, :2]})
    made = negative(({}, {0: twice}))
    paths = encode_paths(made.parts, FILE)

    assert_same(stored(paths).parts[1].video.path[0].solver, {"last": shared[:, :2]})


def test_no_trajectory_is_no_file() -> None:
    """Nothing is written for a video that kept none."""
    assert encode_paths(negative().parts, FILE) is None


@pytest.mark.parametrize(
    "paths",
    [None, b"", b"{}", PATHS[:50], PATHS[:-1], FILE, encode_paths(MADE.parts, b"another") or b""],
)
def test_a_trajectory_that_is_lost_is_done_without(
    paths: bytes | None, caplog: pytest.LogCaptureFixture
) -> None:
    """Evicted, cut off, somebody else's or another video's: the negative stands alone."""
    with caplog.at_level(logging.ERROR):
        read = stored(paths)

    assert [dict(part.video.path) for part in read.parts] == [{}, {}]


@pytest.mark.parametrize(
    "step",
    [
        {"latent": "0", "velocity": "1", "solver": {"map": 5}},
        {"latent": "0", "velocity": "1", "solver": {"map": {"last": {"tensor": ["2"]}}}},
        {"latent": "0", "velocity": "1", "solver": {"what": 5}},
        {"latent": "0", "velocity": "1", "solver": "a word"},
        {"latent": "2"},  # of another shape
        {"latent": "nowhere"},
    ],
)
def test_steps_that_no_run_left_are_done_without(step: dict[str, Any]) -> None:
    """A trajectory is believed as a whole or not at all."""
    words = {"negative": sha256(FILE).hexdigest(), "parts": [{}, {"video": {1: step}}]}
    tensors = {"0": latents(0), "1": latents(1), "2": latents(2).flatten()}

    read = stored(archive.pack(msgspec.json.encode(words), tensors))

    assert dict(read.parts[1].video.path) == {}


@pytest.mark.parametrize("number", [-1, 6])
def test_steps_beyond_the_run_are_done_without(number: int) -> None:
    """A run has as many as its negative says."""
    made = negative(({}, {number: StepState(latent=latents(1))}))

    assert dict(stored(encode_paths(made.parts, FILE)).parts[1].video.path) == {}


def test_a_history_that_cannot_be_kept_is_refused() -> None:
    """Nothing is pickled, whatever a solver remembers."""
    strange = StepState(latent=latents(1), velocity=latents(1), solver={"what": object()})

    with pytest.raises(TypeError, match="object"):
        encode_paths(negative(({}, {0: strange})).parts, FILE)
