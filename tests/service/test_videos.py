"""The use cases against a real store: what is kept, what is refused, and that others are woken."""

from __future__ import annotations

import pytest

from kinora.errors import InvalidRequest, NotFound, OutOfSpace, TooManyRequests
from kinora.models import Catalogue, Model
from kinora.service import CreateRequest, Limits, RemixRequest
from kinora.video import Kind, Status, Variant
from service.world import NOW, World


def test_a_created_video_is_stored_and_others_are_woken(world: World) -> None:
    """When a create returns, the video is in the store, its seed chosen, and the others know."""
    made = world.service().create("alpha", CreateRequest(prompt="a cat", seconds="8"))

    assert world.store.get_video("alpha", made.id) == made
    assert (made.kind, made.engine, made.seconds) == (Kind.CREATE, "animatic", 8)
    assert 0 <= made.seed < 2**31
    assert world.wakes == [NOW]


def test_two_creates_have_their_own_seeds(world: World) -> None:
    """The same prompt twice gives two videos that need not look alike."""
    first, second = (
        world.service().create("alpha", CreateRequest(prompt="a cat")) for _ in range(2)
    )

    assert first.seed != second.seed
    assert first.id != second.id


def test_a_remix_stays_with_its_sources_engine(world: World) -> None:
    """A remix runs on the engine that made its source, whatever the model's name means today."""
    source = world.service().create("alpha", CreateRequest(prompt="a cat", size="1280x720"))
    world.complete()
    other = Model(name="sora-2", engine="another", sizes=(source.size,))
    own = Model(name="drawn", engine="animatic", sizes=(source.size,))
    service = world.service(catalogue=Catalogue((other, own)))
    remix = service.remix("alpha", source.id, RemixRequest(prompt="an orange cat"))

    assert remix.engine == "animatic"
    assert (remix.kind, remix.source_id, remix.seed) == (Kind.REMIX, source.id, source.seed)
    assert (remix.model, remix.size, remix.seconds) == (source.model, source.size, source.seconds)


def test_a_remixs_source_is_pinned(world: World) -> None:
    """The bytes of a deleted source stay while a remix of it waits."""
    service = world.service()
    source = service.create("alpha", CreateRequest(prompt="a cat"))
    world.complete()
    service.remix("alpha", source.id, RemixRequest(prompt="x"))
    service.delete("alpha", source.id)

    assert source.id not in world.store.removable()


def test_a_refused_remix_leaves_nothing(world: World) -> None:
    """A remix that is refused stores no video and wakes nobody."""
    service = world.service()
    source = service.create("alpha", CreateRequest(prompt="a cat"))
    world.wakes.clear()

    with pytest.raises(InvalidRequest, match="not completed yet"):
        service.remix("alpha", source.id, RemixRequest(prompt="x"))
    assert len(world.store.list_videos("alpha", limit=2).items) == 1
    assert world.wakes == []


def test_the_limit_is_the_projects_own(world: World) -> None:
    """One project's waiting videos do not stand in another's way; creates and remixes both count."""
    service = world.service(Limits(max_queued=1, min_free_bytes=0))
    source = service.create("alpha", CreateRequest(prompt="x"))
    world.complete()
    service.create("alpha", CreateRequest(prompt="x"))

    with pytest.raises(TooManyRequests):
        service.create("alpha", CreateRequest(prompt="x"))
    with pytest.raises(TooManyRequests):
        service.remix("alpha", source.id, RemixRequest(prompt="x"))
    assert service.create("beta", CreateRequest(prompt="x")).status is Status.QUEUED


def test_a_nearly_full_disk_takes_no_more(world: World) -> None:
    """Creates and remixes are refused while the disk has less than it should."""
    service = world.service(Limits(min_free_bytes=2**62))

    with pytest.raises(OutOfSpace):
        service.create("alpha", CreateRequest(prompt="x"))


def test_a_deletion_wakes_the_dispatcher(world: World) -> None:
    """A delete is told at once, so that a worker is freed; deleting twice is not found."""
    service = world.service()
    video = service.create("alpha", CreateRequest(prompt="x"))
    world.wakes.clear()
    service.delete("alpha", video.id)

    assert len(world.wakes) == 1
    with pytest.raises(NotFound):
        service.delete("alpha", video.id)


def test_a_variant_that_was_not_made_is_not_found(world: World) -> None:
    """A completed video without a file of that variant says so."""
    service = world.service()
    video = service.create("alpha", CreateRequest(prompt="x"))
    world.complete()

    with pytest.raises(NotFound, match="has no thumbnail"):
        service.content("alpha", video.id, Variant.THUMBNAIL)
