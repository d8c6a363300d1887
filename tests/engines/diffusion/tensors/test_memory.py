from __future__ import annotations

import gc
import subprocess
import sys
import weakref
from typing import Any

import msgspec
import pytest
import torch

from engines.diffusion.tensors.tiny import model
from kinora.engines.diffusion.config import Frames
from kinora.engines.diffusion.memory import Experience, MemoryWatch, fitting_sizes, is_out_of_memory
from kinora.errors import OutOfMemory

GB = 1_000_000_000
CPU = torch.device("cpu")
CONFIG = msgspec.structs.replace(
    model("wan"), sizes=("832x480", "1280x704"), frames=Frames(fps=24, most=121)
)
SMALL, LARGE = 832 * 480 * 121, 1280 * 704 * 121


def run(memory: MemoryWatch, error: BaseException | None = None, **size: int) -> None:
    with memory.watched(**{"width": 1280, "height": 704, "num_frames": 121, **size}):
        if error is not None:
            raise error


def test_what_went_well_tells_what_fits() -> None:
    """One line through two runs: the smaller size fits at any length, the larger for a while."""
    seen = Experience().after_success(SMALL / 4, 3 * GB).after_success(SMALL, 6 * GB)

    assert seen.needs(SMALL / 2) == pytest.approx(4 * GB)
    assert fitting_sizes(CONFIG, seen, free=7 * GB) == (
        "832x480 of any length",
        "1280x704 up to 2.5 s",
    )


def test_nothing_larger_than_what_failed_is_advised() -> None:
    """A failure counts for more than any line."""
    seen = Experience().after_success(SMALL / 4, GB).after_failure(SMALL / 2)

    (small, large) = fitting_sizes(CONFIG, seen, free=1000 * GB)
    assert small.startswith("832x480 up to 2.")
    assert large.startswith("1280x704 up to 1.")


def test_without_experience_half_of_what_failed_is_advised() -> None:
    """Nothing is known but one failure: half of it is likely, twice of it is not."""
    seen = Experience().after_failure(LARGE)

    assert seen.fits(LARGE / 2, 0)
    assert not seen.fits(LARGE * 0.6, 10**12)


@pytest.mark.parametrize(
    "error",
    [
        torch.OutOfMemoryError("CUDA out of memory. Tried to allocate 20.00 GiB."),
        RuntimeError("[enforce fail] DefaultCPUAllocator: can't allocate memory: 9 bytes."),
        MemoryError(),
    ],
)
def test_every_kind_of_it_is_one_error(error: BaseException) -> None:
    """The device's, the CPU allocator's and Python's own all end as ours, with what would fit."""
    memory = MemoryWatch(CONFIG, CPU)

    with pytest.raises(OutOfMemory) as told:
        run(memory, error)

    assert told.value.code == "out_of_memory"
    assert "A run of 1280x704 with 121 frames needs more memory than there is" in told.value.message
    assert "these would likely fit: 832x480" in told.value.message


def test_a_model_that_fits_nowhere_says_so() -> None:
    """No size is made up where none fits."""
    memory = MemoryWatch(CONFIG, CPU)
    memory.seen = Experience(failed=1000.0)

    with pytest.raises(OutOfMemory, match="offload, quantization or a smaller model"):
        run(memory, MemoryError())


def test_other_errors_pass() -> None:
    """What is no lack of memory is not called one."""
    error = RuntimeError("shapes do not match")

    assert not is_out_of_memory(error)
    with pytest.raises(RuntimeError, match="shapes"):
        run(MemoryWatch(CONFIG, CPU), error)


def test_what_the_failed_run_held_is_freed() -> None:
    """Its tensors are gone while the error is still at hand: the next run has all the room."""
    held: list[weakref.ref[Any]] = []

    def deep() -> None:
        latents = torch.zeros(1000)
        held.append(weakref.ref(latents))
        raise MemoryError

    gc.disable()
    try:
        with (
            pytest.raises(OutOfMemory) as told,
            MemoryWatch(CONFIG, CPU).watched(width=64, height=64, num_frames=9),
        ):
            deep()
    finally:
        gc.enable()

    assert told.value.__cause__ is not None
    assert [reference() for reference in held] == [None]


def test_runs_that_go_well_are_remembered() -> None:
    """The peak of a run is known afterwards, by its size."""
    memory = MemoryWatch(CONFIG, CPU)

    with memory.watched(width=64, height=64, num_frames=9):
        torch.ones(25_000_000).sum()  # 100 MB for a moment

    assert memory.seen.most is not None
    volume, taken = memory.seen.most
    assert volume == 64 * 64 * 9
    assert 80_000_000 < taken < 400_000_000


def test_torch_really_out_of_memory_and_the_next_run_works() -> None:
    """With a true limit on the process, a run too large fails with advice, and a smaller one is made."""
    told = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", CHILD], capture_output=True, text=True, check=False
    )

    assert told.returncode == 0, told.stderr
    refused, made = told.stdout.strip().splitlines()
    assert refused.startswith("out_of_memory A run of 1024x1024 with 81 frames needs more memory")
    assert "would likely fit: 64x64 " in refused
    assert made == "made torch.Size([1, 4, 3, 8, 8])"


CHILD = """
import resource, sys
sys.path.insert(0, "tests")
import msgspec, torch
from engines.diffusion.tensors.loaded import load
from engines.diffusion.tensors.tiny import model
from kinora.engines.diffusion.config import Frames
from kinora.engines.diffusion.devices import _kilobytes
from kinora.engines.diffusion.denoise import Denoiser
from kinora.engines.diffusion.parts import Run
from kinora.engines.diffusion.memory import MemoryWatch
from kinora.errors import GenerationError

class Follow:
    def check(self): pass
    def step(self, done, total, latents): pass

found = load("wan")
config = msgspec.structs.replace(
    found.config, sizes=("64x64", "1024x1024"), frames=Frames(fps=8, most=81))
memory = MemoryWatch(config, found.device)

def make(size, num_frames):
    run = Run(prompt="a ball", negative_prompt="", seed=1, width=size, height=size,
        num_frames=num_frames, steps=2, guidance=4.0)
    with memory.watched(width=size, height=size, num_frames=num_frames):
        return Denoiser(found).generate(run, Follow())

make(64, 9)
limit = _kilobytes("/proc/self/status", "VmSize") + 24_000_000
resource.setrlimit(resource.RLIMIT_AS, (limit, limit))
try:
    make(1024, 81)
except GenerationError as error:
    print(error.code, error.message)
print("made", make(64, 9).video.final.shape)
"""
