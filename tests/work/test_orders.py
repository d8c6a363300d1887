"""From a row to the order that its worker gets."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from kinora.store import Store, sqlite_url
from kinora.video import Asset, Input, Kind, Role, Size, Strength, Variant, Video, new_video_id
from kinora.work.messages import Make
from kinora.work.orders import order_for


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    store = Store(sqlite_url(tmp_path / "kinora.db"))
    store.migrate()
    yield store
    store.close()


def video_of(kind: Kind, **fields: Any) -> Video:
    values: dict[str, Any] = {
        "id": new_video_id(1),
        "project": "default",
        "created_at": 1,
        "model": "sora-2",
        "prompt": "x",
        "size": Size(1280, 720),
        "seconds": 8,
        "seed": 1,
        "engine": "animatic",
    }
    return Video(kind=kind, **(values | fields))


def completed(store: Store) -> Video:
    """A source with its print and its negative."""
    video, epoch = video_of(Kind.CREATE), store.take_epoch()
    store.add_videos([video])
    assert store.claim(epoch, 1)
    assets = [
        Asset(variant=variant, key=f"its/{variant}", size=1, sha256="", media_type="x/y")
        for variant in Variant
    ]
    assert store.complete(
        epoch,
        video.id,
        1,
        now=1,
        assets=assets,
        engine_version="1",
        negative_schema=1,
        expires_at=None,
    )
    return video


def order(store: Store, video: Video, *given: tuple[Role, str]) -> Make | None:
    """The order of a video that is given files of those roles and names."""
    inputs = [
        Input(role=role, key=f"given/{role}", size=1, sha256="", media_type="x/y", name=name)
        for role, name in given
    ]
    store.add_videos([video], inputs={video.id: inputs})
    return order_for(video, store)


def test_a_create_has_what_it_was_given(store: Store) -> None:
    """Inputs in their order; nothing of a source."""
    made = order(store, video_of(Kind.CREATE), (Role.REFERENCE, ""), (Role.NEGATIVE, "Mossy"))

    assert made is not None
    assert [(item.role, item.name) for item in made.inputs] == [
        (Role.REFERENCE, ""),
        (Role.NEGATIVE, "Mossy"),
    ]
    assert (made.negative_key, made.source_key) == ("", "")


@pytest.mark.parametrize("kind", [Kind.REMIX, Kind.EDIT])
def test_a_remix_has_its_sources_negative(store: Store, kind: Kind) -> None:
    """Also of a source that was deleted meanwhile, and never its print."""
    source = completed(store)
    video = video_of(kind, source_id=source.id, strength=Strength.SUBTLE)
    assert order(store, video) is not None
    store.delete_video("default", source.id, 2)
    made = order_for(video, store)

    assert made is not None
    assert (made.negative_key, made.source_key) == ("its/negative", "")
    assert (made.trajectory_key, made.model) == ("its/trajectory", "sora-2")
    assert made.strength is Strength.SUBTLE


def test_an_extension_has_its_sources_print(store: Store) -> None:
    """And how long that is."""
    source = completed(store)
    made = order(store, video_of(Kind.EXTENSION, source_id=source.id, source_seconds=4))

    assert made is not None
    assert (made.negative_key, made.source_key) == ("its/negative", "its/video")
    assert (made.seconds, made.source_seconds) == (8, 4)


def test_an_upload_of_ours_has_its_own(store: Store) -> None:
    """Negative and print lie among what was given."""
    video = video_of(Kind.EXTENSION, source_seconds=4)
    made = order(store, video, (Role.NEGATIVE, ""), (Role.PRINT, ""))

    assert made is not None
    assert (made.negative_key, made.source_key) == ("given/negative", "given/print")


@pytest.mark.parametrize("kind", [Kind.EDIT, Kind.EXTENSION])
def test_an_upload_needs_no_negative(store: Store, kind: Kind) -> None:
    """The footage itself is what is edited or extended."""
    made = order(store, video_of(kind), (Role.FOOTAGE, ""))

    assert made is not None
    assert (made.negative_key, made.source_key) == ("", "")


@pytest.mark.parametrize("kind", [Kind.EDIT, Kind.EXTENSION])
def test_what_has_nothing_to_start_from_is_not_made(store: Store, kind: Kind) -> None:
    """A character's negative is nothing to start from."""
    assert order(store, video_of(kind), (Role.NEGATIVE, "Mossy")) is None
