"""From a shot to published files, in this process and with helpers."""

from __future__ import annotations

import json
from pathlib import Path

import msgspec
import pytest

from kinora.engines.registry import make_engine
from kinora.errors import Cancelled, GenerationError, KinoraError, OutOfSpace, Unavailable
from kinora.media.probe import probe
from kinora.storage import Published, Storage
from kinora.video import Kind, Size, Variant
from kinora.work.crew import Crew
from kinora.work.endings import PartEnded, ProcessLost
from kinora.work.messages import Make, Setup
from kinora.work.runner import Runner
from kinora.work.shots import shot_of
from work.notes import MakeClip, Notes

SIZE = Size(64, 48)


def files(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file()]


def test_a_clip_is_what_was_ordered(make_clip: MakeClip, storage: Storage, order: Make) -> None:
    """Exactly the frames, size, sound and layout that were asked for."""
    made = make_clip(order, Notes())
    video = next(asset for asset in made.assets if asset.variant is Variant.VIDEO)
    contents = probe(storage.path_of(video.key))

    assert (contents.size, contents.fps, contents.num_frames) == (SIZE, 24, 96)
    assert contents.audio_duration == pytest.approx(4.0)
    assert contents.index_first


def test_every_variant_is_published(make_clip: MakeClip, storage: Storage, order: Make) -> None:
    """All five files lie under the attempt's key, with the size that is told."""
    made = make_clip(order, Notes())

    assert {asset.variant for asset in made.assets} == set(Variant) - {Variant.TRAJECTORY}
    for asset in made.assets:
        assert asset.key.startswith("videos/video_1/1/")
        assert storage.size(asset.key) == asset.size > 0


def test_a_trajectory_is_published_where_there_is_one(
    make_clip: MakeClip, storage: Storage, order: Make
) -> None:
    """Beside the negative, byte for byte."""
    made = make_clip(msgspec.structs.replace(order, prompt="keep=latents"), Notes())
    kept = next(asset for asset in made.assets if asset.variant is Variant.TRAJECTORY)

    assert kept.key == "videos/video_1/1/trajectory.safetensors"
    assert storage.read(kept.key) == b"latents"


def test_the_last_of_the_disk_is_left_to_others(setup: Setup, order: Make) -> None:
    """A trajectory is not even begun where it would fill the disk for a moment."""

    class Narrow(Storage):
        def free_bytes(self) -> int:
            return 1

    runner = Runner(storage=Narrow(Path(setup.storage_root)), crew=Crew(setup))
    order = msgspec.structs.replace(order, prompt="keep=latents")
    made = runner.make(order, engine=make_engine(order.engine), reporter=Notes())

    assert {asset.variant for asset in made.assets} == set(Variant) - {Variant.TRAJECTORY}


@pytest.mark.parametrize("fault", [OutOfSpace, Unavailable])
def test_a_trajectory_that_does_not_fit_costs_nothing_else(
    setup: Setup, order: Make, fault: type[KinoraError]
) -> None:
    """The disk is full by then, or takes no file of that size: the video is made without."""

    class Full(Storage):
        def publish(self, key: str, content: bytes) -> Published:
            if key.endswith("trajectory.safetensors"):
                raise fault
            return super().publish(key, content)

    runner = Runner(storage=Full(Path(setup.storage_root)), crew=Crew(setup))
    order = msgspec.structs.replace(order, prompt="keep=latents")
    made = runner.make(order, engine=make_engine(order.engine), reporter=Notes())

    assert {asset.variant for asset in made.assets} == set(Variant) - {Variant.TRAJECTORY}


def test_the_trajectory_of_a_source_is_mapped(storage: Storage, order: Make) -> None:
    """Read only, and whole even when it is evicted meanwhile."""
    storage.publish("videos/video_0/1/trajectory.safetensors", b"latents")
    remix = msgspec.structs.replace(order, trajectory_key="videos/video_0/1/trajectory.safetensors")
    trajectory = shot_of(remix, storage).trajectory
    storage.delete(remix.trajectory_key)

    assert isinstance(trajectory, memoryview)
    assert trajectory.readonly
    assert bytes(trajectory) == b"latents"


@pytest.mark.parametrize("content", [None, b""])
def test_a_trajectory_that_cannot_be_mapped_is_none(
    storage: Storage, order: Make, content: bytes | None
) -> None:
    """Evicted, or empty: the engine is asked without it."""
    key = "videos/video_0/1/trajectory.safetensors"
    if content is not None:
        storage.publish(key, content)

    assert shot_of(msgspec.structs.replace(order, trajectory_key=key), storage).trajectory is None


def test_the_negative_of_a_source_reaches_the_engine(
    make_clip: MakeClip, storage: Storage, order: Make
) -> None:
    """A remix is made from the source's negative, and its own contains what became of it."""
    keys = {asset.variant: asset.key for asset in make_clip(order, Notes()).assets}
    remix = msgspec.structs.replace(
        order,
        video_id="video_2",
        kind=Kind.REMIX,
        prompt="red",
        negative_key=keys[Variant.NEGATIVE],
    )
    keys = {asset.variant: asset.key for asset in make_clip(remix, Notes()).assets}

    assert storage.path_of(keys[Variant.NEGATIVE]).read_bytes() == b"a square\nred\n"
    assert json.loads(storage.path_of(keys[Variant.SCENE]).read_bytes())["prompt"] == "red"


def test_a_negative_that_is_gone_is_a_failure(make_clip: MakeClip, order: Make) -> None:
    """The sentence says so; nothing crashes."""
    remix = msgspec.structs.replace(order, kind=Kind.REMIX, negative_key="videos/gone/1/n.bin")

    with pytest.raises(GenerationError, match="no longer there"):
        make_clip(remix, Notes())


def test_progress_counts_frames(make_clip: MakeClip, order: Make) -> None:
    """Every frame is told, in order, up to the last."""
    notes = Notes()
    make_clip(order, notes)

    assert notes.done == list(range(1, 97))
    assert notes.phases == ["preparing", "rendering", "finishing"]


def test_helpers_share_the_work(
    make_clip_together: MakeClip, make_clip: MakeClip, storage: Storage, order: Make
) -> None:
    """With helpers the video is the same, byte for byte, and each frame is counted once."""
    alone = make_clip(order, Notes())
    notes = Notes()
    slow = msgspec.structs.replace(order, video_id="video_2", prompt="slow=0.002")
    together = make_clip_together(slow, notes)
    hashes = [
        {a.variant: a.sha256 for a in made.assets if a.variant not in ("negative", "scene")}
        for made in (alone, together)
    ]

    assert hashes[0] == hashes[1]
    assert notes.done[-1] == 96
    assert len(notes.done) < 96, "the worker drew every frame itself"
    assert sorted(notes.done) == notes.done


def test_a_helper_that_dies_is_a_crash(make_clip_together: MakeClip, order: Make) -> None:
    """The runner says what became of the process, and the next video is made all the same."""
    deadly = msgspec.structs.replace(order, prompt="signal=9 from=60 slow=0.005")
    with pytest.raises(ProcessLost, match="signal 9"):
        make_clip_together(deadly, Notes())

    assert make_clip_together(order, Notes()).video_id == "video_1"


def test_what_a_helper_refuses_is_refused(make_clip_together: MakeClip, order: Make) -> None:
    """The error of one part is the error of the attempt."""
    refused = msgspec.structs.replace(order, prompt="refuse from=60 slow=0.005")
    with pytest.raises(PartEnded, match="cannot be drawn") as caught:
        make_clip_together(refused, Notes())

    assert caught.value.ended.code == "test_refused"


@pytest.mark.parametrize(
    ("prompt", "error"),
    [("raise", ZeroDivisionError), ("refuse", GenerationError), ("full", OutOfSpace)],
)
def test_nothing_is_left_of_a_failure(
    make_clip: MakeClip, storage: Storage, order: Make, prompt: str, error: type[Exception]
) -> None:
    """Neither scratch files nor published ones."""
    with pytest.raises(error):
        make_clip(msgspec.structs.replace(order, prompt=f"{prompt} from=30"), Notes())

    assert files(storage.root) == []


def test_a_cancelled_clip_stops_at_once(
    make_clip_together: MakeClip, storage: Storage, order: Make
) -> None:
    """Here and in the helpers; nothing of it stays."""
    slow = msgspec.structs.replace(order, prompt="slow=0.01")
    notes = Notes(cancel_at=10)
    with pytest.raises(Cancelled):
        make_clip_together(slow, notes)

    assert notes.done[-1] < 20
    assert files(storage.root) == []
