"""What videos are made from: looked at, published as their own, and gone when they are refused."""

from __future__ import annotations

import pytest

import given
from kinora.errors import InvalidRequest, NotFound
from kinora.models import Ability, Catalogue, Model
from kinora.service import (
    CreateRequest,
    EditRequest,
    ExtensionRequest,
    FileId,
    ImageUrl,
    RemixRequest,
    VideoService,
)
from kinora.service.files import FileRequest, FileService
from kinora.video import Kind, Role, Size, Video
from service.world import NOW, World

PNG = "image/png"
MP4 = "video/mp4"


def nothing_published(world: World) -> bool:
    """No video's folder is left, and nothing among the uploads but what the client sent."""
    videos = world.storage.root / "videos"
    left = [path.name for path in world.storage.uploads.iterdir() if "upload" not in path.name]
    return left == [] and (not videos.exists() or list(videos.iterdir()) == [])


def source(world: World, film: bytes = b"a film", **fields: str) -> Video:
    """A completed video with its files."""
    world.service().create("alpha", CreateRequest(prompt="a cat", size="1280x720", **fields))
    return world.complete(film=film)


def start_from(
    world: World, kind: Kind, video: Video, service: VideoService | None = None
) -> Video:
    """A remix, an edit or an extension of a video."""
    service = service or world.service()
    if kind is Kind.REMIX:
        return service.remix("alpha", video.id, RemixRequest(prompt="x"))
    if kind is Kind.EDIT:
        return service.edit("alpha", EditRequest(prompt="x", video=video.id))
    request = ExtensionRequest(prompt="x", video=video.id, seconds="4")
    return service.extend("alpha", request)


def test_a_reference_becomes_the_videos_own(world: World) -> None:
    """A clean picture lies under the video's prefix, and its row says so."""
    upload = world.upload(given.picture(format="JPEG"), "image/jpeg")
    request = CreateRequest(prompt="x", size="1280x720", reference=upload)
    video = world.service().create("alpha", request)

    [item] = world.store.inputs(video.id)
    assert (item.role, item.media_type) == (Role.REFERENCE, PNG)
    assert world.storage.path_of(item.key).read_bytes()[1:4] == b"PNG"
    assert world.wakes == [NOW]


def test_a_reference_has_the_size_that_is_asked_for(world: World) -> None:
    """Another is refused in the native words, and nothing of it stays."""
    request = CreateRequest(prompt="x", reference=world.upload(given.picture(), PNG))

    with pytest.raises(InvalidRequest) as caught:
        world.service().create("alpha", request)
    assert caught.value.message == "Inpaint image must match the requested width and height"
    assert (caught.value.param, caught.value.code) == (None, None)
    assert nothing_published(world)
    assert world.store.list_videos("alpha", limit=1).items == ()


def test_a_file_that_was_uploaded_before_may_be_the_reference(world: World) -> None:
    """By its id, within its project, if it is there to be looked at; it may go afterwards."""
    files = FileService(store=world.store, storage=world.storage, clock=lambda: world.now)
    upload = world.upload(given.picture(), "application/octet-stream")
    file = files.upload("alpha", FileRequest(file=upload, purpose="vision"))
    request = CreateRequest(prompt="x", size="1280x720", reference=FileId(file.id))
    video = world.service().create("alpha", request)
    files.delete("alpha", file.id)

    assert world.given(video) == [(Role.REFERENCE, "")]
    for project in ("alpha", "beta"):
        with pytest.raises(InvalidRequest, match=f"No such File object: {file.id}"):
            world.service().create(project, request)


def test_a_batchs_file_is_no_reference(world: World) -> None:
    """The purpose says what a file may be used for."""
    files = FileService(store=world.store, storage=world.storage, clock=lambda: world.now)
    upload = world.upload(given.picture(), PNG)
    file = files.upload("alpha", FileRequest(file=upload, purpose="batch"))

    with pytest.raises(InvalidRequest, match="purpose 'batch'"):
        world.service().create("alpha", CreateRequest(prompt="x", reference=FileId(file.id)))


def test_without_a_fetcher_addresses_are_refused(world: World) -> None:
    """A server that fetches nothing says so."""
    request = CreateRequest(prompt="x", reference=ImageUrl("https://example.com/a.png"))

    with pytest.raises(InvalidRequest, match="send a file"):
        world.service().create("alpha", request)


def test_a_model_that_cannot_says_which_can(world: World) -> None:
    """What an engine cannot do is refused with the models that can."""
    plain = Model(name="plain", engine="plain", sizes=(Size(720, 1280),), abilities=frozenset())
    able = Model(name="able", engine="able", sizes=(Size(720, 1280),))
    service = world.service(catalogue=Catalogue((plain, able)))
    upload = world.upload(given.film(1), MP4)

    for refused, param in (
        (CreateRequest(prompt="x", model="plain", reference=upload), "input_reference"),
        (CreateRequest(prompt="x", model="plain", characters=("char_1",)), "characters"),
    ):
        with pytest.raises(InvalidRequest, match=r"cannot .* Models that can: 'able'") as caught:
            service.create("alpha", refused)
        assert caught.value.param == param
    with pytest.raises(InvalidRequest, match="cannot edit or extend an uploaded video"):
        service.edit("alpha", EditRequest(prompt="x", model="plain", video=upload))
    assert nothing_published(world)


def test_a_video_of_an_engine_that_cannot_extend_is_not_extended(world: World) -> None:
    """The source's engine decides, whatever its model's name means today."""
    video = source(world)
    short = Model(
        name="sora-2",
        engine="animatic",
        sizes=(video.size,),
        abilities=frozenset(Ability) - {Ability.EXTEND},
    )
    service = world.service(catalogue=Catalogue((short,)))

    with pytest.raises(InvalidRequest, match="cannot extend a video"):
        service.extend("alpha", ExtensionRequest(prompt="x", video=video.id, seconds="4"))


@pytest.mark.parametrize("kind", [Kind.REMIX, Kind.EDIT, Kind.EXTENSION])
def test_a_video_of_an_engine_that_is_not_offered_is_refused(world: World, kind: Kind) -> None:
    """At once, with the engine's name and what to do; nothing is stored."""
    video = source(world)
    other = Model(name="sora-2", engine="other", sizes=(video.size,))
    service = world.service(catalogue=Catalogue((other,)))

    with pytest.raises(InvalidRequest, match=r"engine 'animatic' .* offer a model") as caught:
        start_from(world, kind, video, service)
    assert (caught.value.param, caught.value.code) == ("video", "unsupported_by_model")
    assert world.store.count_queued("alpha") == 0


def test_an_upload_of_an_engine_that_is_not_offered_is_footage(world: World) -> None:
    """Though it was made here, another engine may edit what it shows."""
    video = source(world, film=given.film(1))
    other = Model(name="sora-2", engine="other", sizes=(video.size,))
    service = world.service(catalogue=Catalogue((other,)))
    edit = service.edit("alpha", EditRequest(prompt="x", video=world.upload(given.film(1), MP4)))

    assert (edit.engine, world.given(edit)) == ("other", [(Role.FOOTAGE, "")])


@pytest.mark.parametrize("kind", [Kind.EDIT, Kind.EXTENSION])
def test_edits_and_extensions_pin_their_source(world: World, kind: Kind) -> None:
    """The bytes of a deleted source stay until what starts from it is over."""
    video, service = source(world), world.service()
    made = start_from(world, kind, video)
    service.delete("alpha", video.id)

    assert (made.kind, made.source_id) == (kind, video.id)
    assert video.id not in world.store.removable()
    world.complete(film=b"longer")
    assert video.id in world.store.removable()


@pytest.mark.parametrize("state", ["queued", "failed", "expired", "deleted"])
@pytest.mark.parametrize("kind", [Kind.EDIT, Kind.EXTENSION])
def test_a_source_has_to_be_fit(world: World, kind: Kind, state: str) -> None:
    """What is not completed, or is gone, cannot be started from, and says why."""
    service = world.service()
    if state == "queued":
        video = service.create("alpha", CreateRequest(prompt="x"))
    elif state == "failed":
        video = service.create("alpha", CreateRequest(prompt="x"))
        for _ in range(3):
            claimed = world.store.claim(world.epoch, NOW)
            assert claimed is not None
            world.store.record_crash(
                world.epoch, video.id, claimed.attempt, now=NOW, reason="was killed"
            )
    else:
        service.create("alpha", CreateRequest(prompt="x"))
        video = world.complete(film=b"x", expires_at=NOW if state == "expired" else None)
    if state == "deleted":
        service.delete("alpha", video.id)
    words = {"queued": "not completed yet", "failed": "failed", "expired": "has expired"}

    expected = words.get(state, f"'{video.id}' not found")

    with pytest.raises((InvalidRequest, NotFound), match=expected) as caught:
        start_from(world, kind, video)
    assert isinstance(caught.value, NotFound) == (state == "deleted")


def test_an_uploaded_clip_is_footage(world: World) -> None:
    """A clean copy is what is edited; size and length follow from it."""
    request = EditRequest(prompt="make it night", video=world.upload(given.film(2.2), MP4))
    video = world.service().edit("alpha", request)

    assert (video.kind, video.source_id, video.model) == (Kind.EDIT, None, "sora-2")
    assert (video.size, video.seconds) == (Size(1280, 720), 2)
    assert world.given(video) == [(Role.FOOTAGE, "")]


def test_an_uploaded_clip_is_extended(world: World) -> None:
    """The length is the clip's and what is added; that is its first extension."""
    request = ExtensionRequest(
        prompt="x", video=world.upload(given.film(2), MP4), seconds="8", model="sora-2-pro"
    )
    video = world.service().extend("alpha", request)

    assert (video.seconds, video.source_seconds, video.extensions) == (10, 2, 1)
    assert (video.kind, video.model) == (Kind.EXTENSION, "sora-2-pro")


def test_what_starts_from_an_edited_upload_has_it_too(world: World) -> None:
    """A remix is given the footage of its source, as its own, whatever becomes of the source."""
    service = world.service()
    service.edit("alpha", EditRequest(prompt="x", video=world.upload(given.film(1), MP4)))
    edit = world.complete(film=b"edited")
    remix = service.remix("alpha", edit.id, RemixRequest(prompt="y"))

    assert world.given(remix) == [(Role.FOOTAGE, "")]


@pytest.mark.parametrize("extends", [False, True])
def test_an_upload_that_was_made_here_is_known_again(world: World, extends: bool) -> None:
    """Its negative is what is worked on, and its print what an extension begins with."""
    video, service = source(world, film=b"our own film"), world.service()
    upload = world.upload(b"our own film", MP4)
    if extends:
        made = service.extend("alpha", ExtensionRequest(prompt="x", video=upload, seconds="4"))
    else:
        made = service.edit("alpha", EditRequest(prompt="x", video=upload))

    expected = [(Role.NEGATIVE, ""), (Role.PRINT, "")] if extends else [(Role.NEGATIVE, "")]
    assert world.given(made) == expected
    assert (made.source_id, made.size, made.seed) == (None, video.size, video.seed)
    assert made.seconds == (8 if extends else 4)


def test_another_projects_film_is_not_known(world: World) -> None:
    """Whoever holds the bytes of another project's video holds a clip like any other."""
    source(world, film=given.film(1))

    video = world.service().edit(
        "beta", EditRequest(prompt="x", video=world.upload(given.film(1), MP4))
    )
    assert world.given(video) == [(Role.FOOTAGE, "")]


def test_a_refusal_by_the_store_leaves_no_files(world: World) -> None:
    """What was published for a video that cannot be stored goes again."""
    service = world.service()
    service.edit("alpha", EditRequest(prompt="x", video=world.upload(given.film(1), MP4)))
    claimed = world.store.claim(world.epoch, NOW)
    assert claimed is not None

    with pytest.raises(InvalidRequest, match="not completed yet"):
        service.remix("alpha", claimed.id, RemixRequest(prompt="y"))
    assert [path.name for path in (world.storage.root / "videos").iterdir()] == [claimed.id]


def test_inputs_count_and_go_with_the_video(world: World) -> None:
    """Stored bytes are those of inputs and files; a deleted video's inputs are removable."""
    service = world.service()
    video = service.edit("alpha", EditRequest(prompt="x", video=world.upload(given.film(1), MP4)))
    [item] = world.store.inputs(video.id)
    assert stored_bytes(world, video) == item.size
    world.complete(film=b"12345")
    assert stored_bytes(world, video) == item.size + len(b"12345{}")

    service.delete("alpha", video.id)
    assert world.store.removable() == (video.id,)
    world.store.forget(video.id)
    assert (stored_bytes(world, video), world.store.inputs(video.id)) == (0, ())


def test_a_waiting_videos_inputs_go_when_it_is_deleted(world: World) -> None:
    """Bytes that were published before anybody made the video are not forgotten."""
    service = world.service()
    video = service.edit("alpha", EditRequest(prompt="x", video=world.upload(given.film(1), MP4)))
    service.delete("alpha", video.id)

    assert world.store.removable() == (video.id,)


def stored_bytes(world: World, video: Video) -> int:
    with world.store.reading() as connection:
        row = connection.exec_driver_sql(
            "SELECT stored_bytes FROM videos WHERE id = ?", (video.id,)
        ).one()
    return int(row[0])
