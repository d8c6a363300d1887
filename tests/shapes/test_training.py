"""Training, a few steps of it: it goes on where it was stopped, and leaves a stock pipeline."""

from __future__ import annotations

from pathlib import Path

import pytest

pytestmark = [
    pytest.mark.extra,
    pytest.mark.filterwarnings("ignore:Mismatch dtype:UserWarning"),  # torch, of autocast
]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """With a few clips encoded by an autoencoder of two steps."""
    from shapes import autoencoder, encoding

    monkeypatch.setattr(autoencoder, "POOL", 2)
    monkeypatch.setattr(encoding, "SHARD", 4)
    autoencoder.train(0, tmp_path, seconds=0.1)
    encoding.encode(tmp_path, seed=5, shards=2)
    return tmp_path


def trained(folder: Path, seconds: float) -> int:
    """Steps done after so many seconds in all."""
    from shapes import denoiser

    run = denoiser.Training(0, folder, seconds)
    run.run()
    return run.step


def test_training_goes_on_where_it_was_stopped(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from shapes import denoiser

    monkeypatch.setattr(denoiser, "BATCH", 2)
    first = trained(folder, 0.1)
    assert first > 0
    assert trained(folder, 0.1) == first  # all seconds are spent
    assert trained(folder, 5.0) > first


def test_autoencoder_goes_on_where_it_was_stopped(folder: Path) -> None:
    from shapes import autoencoder

    before = (folder / "vae" / "seconds.txt").read_text()
    autoencoder.train(0, folder, seconds=0.1)
    assert (folder / "vae" / "seconds.txt").read_text() == before


def test_latents_are_made_once(folder: Path) -> None:
    from shapes import encoding

    before = {path: path.stat().st_mtime_ns for path in (folder / "latents").iterdir()}
    encoding.encode(folder, seed=5, shards=2)
    assert {path: path.stat().st_mtime_ns for path in (folder / "latents").iterdir()} == before


def test_what_is_packed_is_a_stock_pipeline_in_half_precision(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import torch
    from diffusers import DiffusionPipeline

    from shapes import denoiser
    from shapes.packing import pack

    monkeypatch.setattr(denoiser, "BATCH", 2)
    trained(folder, 0.1)
    pack(folder, folder / "packed")
    pipeline = DiffusionPipeline.from_pretrained(folder / "packed", local_files_only=True)
    assert type(pipeline).__name__ == "WanPipeline"
    assert sum(path.stat().st_size for path in (folder / "packed").rglob("*")) < 25_000_000
    nets = (pipeline.transformer, pipeline.vae, pipeline.text_encoder)
    assert 3e6 < sum(one.numel() for net in nets for one in net.parameters()) < 7e6
    clip = pipeline(
        "a small red circle moves left at night", height=64, width=96, num_frames=17,
        num_inference_steps=1, max_sequence_length=32, output_type="pt",
    ).frames  # fmt: skip
    assert clip.shape == (1, 17, 3, 64, 96)
    assert torch.isfinite(clip).all()
