"""What new videos take over from what they start from."""

from __future__ import annotations

import msgspec
import pytest

from kinora.errors import InvalidRequest
from kinora.models import BASE_SIZES, PRO_SIZES, default_catalogue
from kinora.service import EditRequest, ExtensionRequest, Options, RemixRequest, sources
from kinora.video import Kind, Size, Strength, Video

SOURCE = Video(
    id="video_1",
    project="default",
    created_at=1,
    kind=Kind.CREATE,
    model="sora-2",
    prompt="a cat",
    size=Size(1280, 720),
    seconds=8,
    seed=7,
    engine="animatic",
)
MODEL = default_catalogue().get("sora-2")


def extended(source: Video, seconds: int) -> Video:
    request = ExtensionRequest(prompt="more", video=source.id, seconds=str(seconds))
    return sources.extension(source, request, seconds=seconds, now=2)


def test_an_extension_has_all_of_it() -> None:
    """The seconds are the total, and how much was there before is kept."""
    video = extended(SOURCE, 12)

    assert (video.kind, video.source_id) == (Kind.EXTENSION, SOURCE.id)
    assert (video.seconds, video.source_seconds, video.extensions) == (20, 8, 1)


def test_six_extensions_are_possible() -> None:
    """The seventh is refused, naming both numbers."""
    video = SOURCE
    for _ in range(6):
        video = extended(video, 4)
    assert (video.seconds, video.extensions) == (32, 6)

    with pytest.raises(InvalidRequest, match=r"extended 6 times.*6 times at most") as caught:
        extended(video, 4)
    assert caught.value.param == "video"


def test_120_seconds_are_possible() -> None:
    """Exactly so many; one part more is refused, naming both numbers."""
    assert extended(msgspec.structs.replace(SOURCE, seconds=100), 20).seconds == 120

    with pytest.raises(InvalidRequest, match=r"make 124; at most 120") as caught:
        extended(msgspec.structs.replace(SOURCE, seconds=104), 20)
    assert caught.value.param == "seconds"


def test_a_remix_of_an_extension_keeps_its_count() -> None:
    """Whoever remixes an extended video cannot extend it six times more."""
    longer = extended(SOURCE, 4)
    remix = sources.remake(longer, RemixRequest(prompt="x"), kind=Kind.REMIX, now=3)

    assert (remix.seconds, remix.extensions) == (12, 1)


@pytest.mark.parametrize(
    ("options", "is_own"),
    [
        (Options(), True),
        (Options(strength=Strength.SUBTLE), True),
        (Options(strength=Strength.STRONG), False),
    ],
)
def test_only_a_strong_departure_gets_another_seed(options: Options, is_own: bool) -> None:
    """What is not mentioned is drawn by the source's own seed, unless all may be staged anew."""
    seeds = {
        sources.remake(
            SOURCE, RemixRequest(prompt="x", options=options), kind=Kind.REMIX, now=1
        ).seed
        for _ in range(5)
    }
    assert (seeds == {SOURCE.seed}) is is_own


def test_a_seed_that_is_given_is_taken() -> None:
    """Zero included."""
    options = Options(seed=0, strength=Strength.STRONG, title="Take two")
    request = EditRequest(prompt="x", video=SOURCE.id, options=options)
    video = sources.remake(SOURCE, request, kind=Kind.EDIT, now=1)

    assert (video.seed, video.strength, video.title) == (0, Strength.STRONG, "Take two")


@pytest.mark.parametrize(
    ("clip", "sizes", "nearest"),
    [
        (Size(1920, 1080), BASE_SIZES, Size(1280, 720)),
        (Size(1920, 1080), PRO_SIZES, Size(1920, 1080)),
        (Size(640, 360), PRO_SIZES, Size(1280, 720)),
        (Size(480, 640), BASE_SIZES, Size(720, 1280)),
        (Size(640, 480), PRO_SIZES, Size(1280, 720)),
        (Size(1792, 1024), PRO_SIZES, Size(1792, 1024)),
        (Size(500, 500), BASE_SIZES, Size(720, 1280)),
    ],
)
def test_a_clip_gets_the_nearest_size(clip: Size, sizes: tuple[Size, ...], nearest: Size) -> None:
    """The nearest in shape, and of those the nearest in area; a square is as good upright."""
    assert sources.nearest_size(clip, sizes) == nearest


@pytest.mark.parametrize(
    ("seconds", "whole"), [(0.04, 1), (1.49, 1), (1.5, 2), (2.5, 3), (7.96, 8), (120.4, 120)]
)
def test_a_clip_has_whole_seconds(seconds: float, whole: int) -> None:
    """Rounded, at least one and at most 120."""
    assert sources.whole_seconds(seconds) == whole


def test_an_uploads_own_length_may_be_repeated() -> None:
    """Another one is refused; a size of the model's may be chosen."""
    request = EditRequest(
        prompt="x", video="", size="720x1280", seconds="3", options=Options(title="Mine")
    )
    video = sources.of_upload(
        (Size(640, 360), 3.2), request, model=MODEL, added=0, project="default", now=1
    )
    assert (video.size, video.seconds, video.title) == (Size(720, 1280), 3, "Mine")

    with pytest.raises(InvalidRequest, match="which is '5'"):
        sources.of_upload(
            (Size(640, 360), 5.2), request, model=MODEL, added=0, project="default", now=1
        )
