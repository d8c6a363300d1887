"""The budget of trajectories: what goes, what stays, and what becomes of remixes."""

from __future__ import annotations

import json

from kinora.errors import Unavailable
from kinora.store import Store, Trajectory
from kinora.video import Asset, Status, Variant
from kinora.work.eviction import Eviction
from work.half import Half

KEPT = "x" * 1000  # what the engine keeps of a video


def made(half: Half, prompt: str = f"keep={KEPT}") -> str:
    """A completed video; its id."""
    id = half.add(prompt)
    assert half.until_final(id).status is Status.COMPLETED
    return id


def asset(half: Half, id: str, variant: Variant = Variant.TRAJECTORY) -> Asset | None:
    return next((each for each in half.store.assets(id) if each.variant is variant), None)


def told(half: Half, id: str) -> dict[str, object]:
    """What the engine says that it was given."""
    scene = asset(half, id, Variant.SCENE)
    assert scene is not None
    return dict(json.loads(half.storage.read(scene.key)))


def evict(half: Half, most_bytes: int = 1, min_free_bytes: int = 0) -> int:
    return Eviction(
        store=half.store,
        storage=half.storage,
        most_bytes=most_bytes,
        min_free_bytes=min_free_bytes,
    ).evict()


def test_a_remix_has_its_sources_trajectory(half: Half) -> None:
    """It was published beside the negative, counts as its video's bytes, and reaches the engine."""
    source = made(half)
    kept = asset(half, source)
    assert kept is not None
    assert kept.key.endswith("/trajectory.safetensors")
    remix = half.add("red", source_id=source)
    half.until_final(remix)

    assert (told(half, remix)["trajectory"], told(half, remix)["model"]) == (KEPT, "drawn")
    assert told(half, source)["trajectory"] is None
    assert half.store.stored_bytes("default").videos == sum(
        each.size for id in (source, remix) for each in half.store.assets(id)
    )


def test_what_is_within_the_budget_stays(half: Half) -> None:
    """The default is a part of the disk, and a trajectory of a kilobyte is within that."""
    made(half)

    assert [evict(half, most) for most in (0, 1000, 999)] == [0, 0, 1]


def test_an_evicted_trajectory_leaves_a_whole_video(half: Half) -> None:
    """File and row have gone, the bytes are the project's no longer, and a new dispatcher finds
    nothing damaged."""
    id = made(half)
    kept, before = asset(half, id), half.store.stored_bytes("default").videos
    assert kept is not None
    assert evict(half) == 1
    half.begin()

    assert half.storage.size(kept.key) is None
    assert asset(half, id) is None
    assert half.store.stored_bytes("default").videos == before - 1000
    assert half.video(id).status is Status.COMPLETED


def test_a_remix_does_without_what_was_evicted(half: Half) -> None:
    """It is made from the negative alone."""
    source = made(half)
    remix = half.add("red", source_id=source)
    evict(half)

    assert half.until_final(remix).status is Status.COMPLETED
    assert told(half, remix)["trajectory"] is None


def test_a_file_that_went_alone_costs_nothing(half: Half) -> None:
    """Cut short between file and row: nothing is damaged, a remix does without, the row goes next."""
    source = made(half)
    kept = asset(half, source)
    assert kept is not None
    half.storage.delete(kept.key)
    half.begin()
    assert half.video(source).status is Status.COMPLETED
    remix = half.add("red", source_id=source)

    assert half.until_final(remix).status is Status.COMPLETED
    assert told(half, remix)["trajectory"] is None
    assert evict(half) == 1
    assert asset(half, source) is None


def test_eviction_may_be_cut_short(half: Half) -> None:
    """The row outlives the file until the next round, which finishes what was begun."""

    class Failing(Store):
        def forget_trajectory(self, gone: Trajectory) -> None:
            raise Unavailable

    id = made(half)
    failing = Failing(half.store.url)
    Eviction(store=failing, storage=half.storage, most_bytes=1).evict()
    failing.close()
    kept = asset(half, id)
    assert kept is not None
    assert half.storage.size(kept.key) is None

    assert evict(half) == 1
    assert asset(half, id) is None


def test_a_nearly_full_disk_has_them_go(half: Half) -> None:
    """A little before new videos would be refused, one after the other until there is room."""
    made(half), made(half)
    free = half.storage.free_bytes()

    assert evict(half, 10**12, free // 2) == 0
    assert evict(half, 10**12, free) == 2


def test_the_dispatcher_keeps_to_the_budget(half: Half) -> None:
    """By itself, every few seconds."""
    half.begin(trajectory_bytes=1)
    id = made(half)
    half.until(lambda: asset(half, id) is None)

    assert half.video(id).status is Status.COMPLETED


def test_a_deleted_video_takes_its_trajectory_along(half: Half) -> None:
    """Nothing of it is left."""
    id = made(half)
    kept = asset(half, id)
    assert kept is not None
    half.store.delete_video("default", id, 1)
    half.janitor.remove_unwanted(1)

    assert half.storage.size(kept.key) is None
    assert (half.store.trajectory_bytes(), half.store.stored_bytes("default").videos) == (0, 0)
