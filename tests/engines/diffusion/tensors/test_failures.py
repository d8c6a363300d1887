"""What goes wrong under the engine ends in one sentence, and the next video is made."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import torch
from safetensors.torch import load_file, save_file

from engines.diffusion.tensors.making import (
    Folder,
    Listener,
    after,
    config,
    engine_of,
    frames,
    scene,
    shot,
)
from kinora.engines.base import Footage
from kinora.engines.diffusion.config import ModelConfig
from kinora.engines.diffusion.engine import DiffusionEngine
from kinora.errors import Cancelled, GenerationError

BLUE = "a blue ball"


@pytest.fixture(scope="module")
def tiny_wan(folder_of: Folder) -> ModelConfig:
    return config("wan", folder_of("wan"))


@pytest.fixture(scope="module")
def engine(tiny_wan: ModelConfig) -> Iterator[DiffusionEngine]:
    made = engine_of(tiny_wan)
    yield made
    made.close()


@pytest.fixture(scope="module")
def source(engine: DiffusionEngine) -> Footage:
    return engine.shoot(shot(), Listener())


def test_a_trajectory_that_goes_after_the_plan_is_done_without(
    engine: DiffusionEngine, source: Footage
) -> None:
    """Another way is found, and the scene says so."""
    asked = after(source, BLUE)
    asked = replace(asked, plan=engine.plan(asked, Listener()), trajectory=None)
    told = scene(engine.shoot(asked, Listener()))

    assert told["strategy"] == "flowedit"
    assert "no longer there" in told["fallbacks"][0]


def test_a_source_of_another_size_than_it_says_is_not_worked_on(
    engine: DiffusionEngine, source: Footage
) -> None:
    """Its latents would not fit the frames that are made."""
    said = source.negative().replace(b'\\"native\\":[64,64]', b'\\"native\\":[99,99]')
    told = scene(engine.shoot(replace(after(source, BLUE), negative=said), Listener()))

    assert said != source.negative()
    assert told["strategy"] == "generate"


@pytest.mark.parametrize(
    ("part", "layer", "told"),
    [
        ("transformer", "proj_out", "out of range"),
        ("vae", "decoder.conv_out", "out of range"),
        ("vae", "encoder.conv_out", "damaged"),
    ],
)
def test_weights_without_numbers_are_told_of(
    folder_of: Folder, tmp_path: Path, part: str, layer: str, told: str
) -> None:
    """A video that would be black is none, and the engine lives on."""
    folder = tmp_path / "wan"
    shutil.copytree(folder_of("wan"), folder)
    file = next((folder / part).glob("*.safetensors"))
    weights = {
        name: torch.full_like(tensor, torch.nan) if name.startswith(layer) else tensor
        for name, tensor in load_file(file).items()
    }
    save_file(weights, file, metadata={"format": "pt"})
    engine = engine_of(config("wan", folder))

    with pytest.raises(GenerationError, match=told):
        frames(engine.shoot(shot(), Listener()))


def test_pickles_beside_the_weights_are_never_read(folder_of: Folder, tmp_path: Path) -> None:
    """Whatever lies in a checkpoint's folder under the names that older ones have."""
    folder, trap = tmp_path / "wan", tmp_path / "sprung"
    shutil.copytree(folder_of("wan"), folder)
    code = f"cposix\nsystem\n(S'touch {trap}'\ntR.".encode()
    for part in ("transformer", "vae", "text_encoder"):
        for name in ("diffusion_pytorch_model.bin", "pytorch_model.bin", "model.ckpt", "x.pt"):
            (folder / part / name).write_bytes(code)

    assert frames(engine_of(config("wan", folder)).shoot(shot(), Listener())).any()
    assert not trap.exists()


def test_frames_may_be_called_off_one_by_one(engine: DiffusionEngine, source: Footage) -> None:
    """Who leaves off in the middle of decoding leaves the next one the same frames."""
    wanted = frames(source)
    for number in (1, 3, 7):
        seen = source.frames(0, source.num_frames)
        for _ in range(number):
            next(seen)
        seen.close()  # type: ignore[attr-defined]

    again = engine.shoot(shot(), Listener())
    assert np.array_equal(frames(again), wanted)


def test_a_remix_may_be_called_off_at_any_look(engine: DiffusionEngine, source: Footage) -> None:
    """By whatever strategy, the next one is the same bit for bit."""
    for prompt in (BLUE, "a red ball at night", "a red ball runs fast"):
        asked = after(source, prompt)
        wanted, looks = engine.shoot(asked, counted := Listener()).negative(), 0
        for looks in range(counted.looks):
            with pytest.raises(Cancelled):
                engine.shoot(asked, Listener(cancelled_after=looks))
        assert looks
        assert engine.shoot(asked, Listener()).negative() == wanted


def test_the_network_is_never_asked(
    tiny_wan: ModelConfig, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Neither to load a model nor to make a video, whatever the environment allows."""
    monkeypatch.delenv("HF_HUB_OFFLINE", raising=False)
    monkeypatch.setenv("HF_HOME", str(tmp_path))
    asked: list[str] = []
    watching = [True]

    def hear(event: str, arguments: tuple[object, ...]) -> None:
        if watching and event in ("socket.connect", "socket.getaddrinfo", "socket.sendto"):
            asked.append(f"{event} {arguments[-2:]}")

    sys.addaudithook(hear)  # for good: it hears nothing more after the test
    try:
        engine = engine_of(tiny_wan)
        made = engine.shoot(shot(), Listener())
        assert frames(engine.shoot(after(made, BLUE), Listener())).any()
    finally:
        watching.clear()

    assert asked == []
